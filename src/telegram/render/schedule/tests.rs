use super::super::tests::{TEXT, check};
use super::*;
use crate::model::{Chores, LoginType, Place, Uin};
use crate::service::Origin;

fn view(language: Language, accelerate: bool) -> View {
    let now = "2026-11-23T02:00:00Z".parse().expect("a time");
    View { language, person: PersonId(7), accelerate, now }
}

fn planned(schedule: Schedule) -> Planned {
    Planned {
        schedule,
        zone: schedule.zone.unwrap_or(Tz::Asia__Shanghai),
        next_run: (!schedule.chores.is_empty())
            .then(|| "2026-11-24T00:34:10Z".parse().expect("a time")),
        why_next: WhyNext::Time,
        pause: None,
        own: Vec::new(),
        running: false,
        stopped: false,
    }
}

fn labels(reply: &Reply) -> Vec<String> {
    let rows = reply.buttons.iter().flat_map(|markup| &markup.inline_keyboard);
    rows.flatten().map(|button| button.text.clone()).collect()
}

fn daily() -> Schedule {
    let chores = [Chore::Sign, Chore::Coin].into_iter().collect();
    Schedule { chores, ..Schedule::default() }
}

#[test]
fn a_schedule_shows_what_runs_and_when_really() {
    let reply = schedule(view(Language::Zh, false), &planned(daily()));
    let text = &reply.html.0;
    assert!(text.contains("自动做：签到、金币任务"), "{text}");
    assert!(text.contains("每天 08:30（北京 UTC+8）"), "{text}");
    assert!(text.contains("下次：明天 08:34"), "{text}");
    let labels = labels(&reply);
    assert!(labels.contains(&"✅ 签到".to_owned()) && labels.contains(&"⬜ 登录续期".to_owned()));
    assert!(!labels.iter().any(|label| label.contains("打开常用的")), "{labels:?}");
}

#[test]
fn one_press_is_offered_when_nothing_is_on() {
    let labels = labels(&schedule(view(Language::Zh, false), &planned(Schedule::default())));
    assert!(labels[0].contains("打开常用的"), "{labels:?}");
    assert!(!labels.iter().any(|label| label.contains("现在做一次")), "{labels:?}");
}

#[test]
fn reported_plays_are_shown_where_the_owner_allows_them() {
    let has = |accelerate, schedule: Schedule| {
        let reply = super::schedule(view(Language::Zh, accelerate), &planned(schedule));
        labels(&reply).iter().any(|label| label.contains("时长加速"))
    };
    assert!(!has(false, daily()) && has(true, daily()));
    // What is on can be switched off all the same.
    assert!(has(false, Schedule { chores: Chores::NONE.with(Chore::Accelerate), ..daily() }));
}

#[test]
fn a_dead_login_is_told_with_the_button_that_helps() {
    let paused = Planned { pause: Some(Pause::LoginDead), next_run: None, ..planned(daily()) };
    let reply = schedule(view(Language::Zh, false), &paused);
    assert!(reply.html.0.contains("先停着"), "{}", reply.html.0);
    assert!(labels(&reply)[0].contains("扫码登录"));
}

fn account(number: u64, is_current: bool, dead: bool) -> KeptLogin {
    KeptLogin {
        uin: Uin::new(number).expect("not zero"),
        nick: format!("号{number}"),
        name: None,
        is_current,
        login_type: LoginType::App,
        origin: Origin::Pasted,
        updated_at: DateTime::UNIX_EPOCH,
        refreshed_at: None,
        key_ends_at: None,
        dead,
        refreshable: false,
        holds: vec!["music key"],
    }
}

#[test]
fn accounts_that_rest_or_cannot_be_renewed_are_said_to() {
    let pause = Some(Pause::LoginDead);
    let shown = |own: Vec<KeptLogin>, chores: &[Chore]| {
        let schedule = Schedule { chores: chores.iter().copied().collect(), ..daily() };
        let is_dead = own.iter().any(|own| own.is_current && own.dead);
        let planned = Planned { own, pause: pause.filter(|_| is_dead), ..planned(schedule) };
        super::schedule(view(Language::Zh, false), &planned).html.0
    };
    let (sign, renew) = ([Chore::Sign], [Chore::Sign, Chore::Refresh]);
    let alone = shown(vec![account(1, true, false)], &renew);
    assert!(alone.contains("你这个登录不能自动续期"), "{alone}");
    assert!(!shown(vec![account(1, true, false)], &sign).contains("续期，"));
    let beside = shown(vec![account(1, true, false), account(2, false, true)], &renew);
    assert!(beside.contains("<b>号1</b> 的登录不能自动续期"), "{beside}");
    assert!(beside.contains("<b>号2</b> 的登录失效了"), "{beside}");
    let dead = shown(vec![account(1, true, true), account(2, false, false)], &sign);
    assert!(dead.contains("其他账号照常"), "{dead}");
    for own in [vec![account(1, true, true)], vec![account(1, true, true), account(2, false, true)]]
    {
        let dead = shown(own, &sign);
        assert!(dead.contains("登录已经失效，先停着") && !dead.contains("照常"), "{dead}");
    }
}

#[test]
fn a_report_that_nobody_would_be_told_says_so_beside_its_switch() {
    let shown = |tell| {
        let chores = [Chore::Sign, Chore::WeeklyReport].into_iter().collect();
        let reply = schedule(
            view(Language::Zh, false),
            &planned(Schedule { chores, tell, ..Schedule::default() }),
        );
        (labels(&reply), reply.html.0)
    };
    let (labels, text) = shown(Tell::Nothing);
    assert!(labels.contains(&"✅ 听歌周报 🔕".to_owned()), "{labels:?}");
    assert!(labels.contains(&"⬜ 听歌日报".to_owned()), "{labels:?}");
    assert!(text.contains("听歌报告也不会发"), "{text}");
    let (labels, text) = shown(Tell::Failures);
    assert!(labels.contains(&"✅ 听歌周报".to_owned()), "{labels:?}");
    assert!(text.contains("23:35") && text.contains("照样"), "{text}");
    let text = schedule(view(Language::Zh, false), &planned(daily())).html.0;
    assert!(!text.contains("听歌报告"), "{text}");
}

#[test]
fn every_page_is_sendable() {
    let night = QuietHours { from: Schedule::USUAL, until: chrono::NaiveTime::MIN };
    let group = Place { chat: crate::model::ChatId(-7), topic: Some(3) };
    let full = Schedule {
        chores: Chore::ALL.into_iter().collect(),
        zone: "America/Argentina/ComodRivadavia".parse().ok(),
        quiet: Some(night),
        place: Some(group),
        ..Schedule::default()
    };
    for language in Language::ALL {
        for one in [Schedule::default(), daily(), full] {
            for tell in Tell::ALL {
                let (view, planned) = (view(language, true), planned(Schedule { tell, ..one }));
                for reply in [
                    schedule(view, &planned),
                    schedule(view, &Planned { running: true, ..planned.clone() }),
                    times(view, &planned),
                    zones(view, &planned),
                    telling(view, &planned),
                    group_page(view, &planned, true),
                    group_page(view, &planned, false),
                    agree(view),
                    ask_zone(language),
                    choose_zone(view, &crate::telegram::schedule::USUAL_ZONES),
                ] {
                    check(&reply, TEXT);
                }
            }
        }
        let text = "<b>&\"".repeat(100);
        for one in [
            Bad::Word(text.clone()),
            Bad::Time(text.clone()),
            Bad::Zone(text.clone()),
            Bad::Zone(String::new()),
            Bad::Chore(text.clone()),
            Bad::Tell(text.clone()),
            Bad::Quiet(text.clone()),
            Bad::Zones(vec![Tz::UTC, Tz::Asia__Tokyo]),
        ] {
            check(&bad(view(language, true), &one), TEXT);
        }
    }
}

fn group_page(view: View, planned: &Planned, is_here: bool) -> Reply {
    group(view, planned, is_here, None)
}

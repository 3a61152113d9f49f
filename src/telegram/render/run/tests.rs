use chrono::{Datelike, NaiveDate};

use super::super::tests::{TEXT, check};
use super::*;
use crate::model::{Listened, RunId};
use crate::service::Labels;

const PERSON: PersonId = PersonId(u64::MAX);

fn outcome(chore: Chore, state: StepState) -> Outcome {
    Outcome { state, tries: 1, ..Outcome::todo(chore) }
}

fn run(outcomes: Vec<Outcome>) -> Run {
    let at = "2026-11-23T00:34:00Z".parse().expect("a time");
    Run {
        id: RunId(7),
        uin: None,
        date: "2026-11-23".parse().expect("a date"),
        began_at: at,
        ended_at: at + chrono::TimeDelta::minutes(3),
        by_hand: false,
        outcomes,
        coins_before: Some(100),
        coins_after: Some(136),
        streak: Some(5),
        reports: Vec::new(),
    }
}

fn day() -> NaiveDate {
    "2026-11-23".parse().expect("a date")
}

/// Two days, the newest of which is yesterday.
fn listened() -> Listened {
    let days = [21, 22].map(|number| (day().with_day(number).expect("a date"), 4000));
    Listened { since: Some(days[0].0), total_s: 8000, days: days.to_vec() }
}

fn past<'a>(runs: &'a [Run], labels: &'a Labels) -> Past<'a> {
    Past { runs, labels, listened: &[], running: false, today: day() }
}

#[test]
fn a_history_tells_what_was_sampled_since_one_joined() {
    let shown = |runs: &[Run]| {
        let listened = [(crate::model::Uin::new(1_000_000_077).expect("not zero"), listened())];
        history(
            Language::Zh,
            PERSON,
            Past { listened: &listened, ..past(runs, &Labels::default()) },
        )
    };
    let line = "🎧 加入以来（11月21日起）：听了 2 小时 13 分钟，连续 2 天都在听";
    for runs in [vec![], vec![run(Vec::new())]] {
        assert!(shown(&runs).html.0.contains(line), "{}", shown(&runs).html.0);
    }
}

fn labels(reply: &Reply) -> Vec<String> {
    let rows = reply.buttons.iter().flat_map(|markup| &markup.inline_keyboard);
    rows.flatten().map(|button| button.text.clone()).collect()
}

#[test]
fn a_good_run_tells_what_was_gained_the_streak_and_the_balance() {
    let sign = Outcome { gained: Some(10), ..outcome(Chore::Sign, StepState::Done) };
    let coin = Outcome { gained: Some(26), ..outcome(Chore::Coin, StepState::Done) };
    let reply = told(Language::Zh, PERSON, &run(vec![sign, coin]), &[]);
    assert_eq!(
        reply.html.0,
        "✅ <b>11月23日的事都做好了</b>\n\
         ✅ 签到 · +10 金币 · 连续 5 天\n\
         ✅ 金币任务 · +26 金币\n\
         🪙 金币：100 → 136"
    );
    assert_eq!(labels(&reply), ["🔍 详情", "🖼 卡片"]);
}

#[test]
fn what_failed_is_told_with_what_to_do_and_a_button_each() {
    let sign = outcome(Chore::Sign, StepState::Done);
    let coin = Outcome { note: Some(Note::Unreachable), ..outcome(Chore::Coin, StepState::Failed) };
    let plays = outcome(Chore::Accelerate, StepState::Unsure);
    let reply = told(Language::En, PERSON, &run(vec![sign, coin, plays]), &["More.".to_owned()]);
    let text = reply.html.0.as_str();
    assert!(text.starts_with("⚠️ <b>Nov 23: 2 things did not work</b>"), "{text}");
    assert!(text.contains("⚠️ Coin tasks · QQ Music can't be reached right now"), "{text}");
    assert!(text.ends_with("\nMore."), "{text}");
    // Plays that may have been counted are not offered again.
    assert_eq!(labels(&reply), ["🔁 Try again: Coin tasks", "🔍 Details", "🖼 Card"]);
}

#[test]
fn a_history_offers_again_what_failed_today_and_was_not_done_since() {
    let failed = |date: &str, chore| Run {
        date: date.parse().expect("a date"),
        ..run(vec![outcome(chore, StepState::Failed)])
    };
    let runs = [
        run(vec![outcome(Chore::Sign, StepState::Done)]),
        failed("2026-11-23", Chore::Sign),
        failed("2026-11-23", Chore::Coin),
        failed("2026-11-22", Chore::Refresh),
    ];
    let reply = history(Language::Zh, PERSON, past(&runs, &Labels::default()));
    let labels = labels(&reply);
    assert_eq!(labels, ["1", "2", "3", "4", "🔁 再试：金币任务", "🗓 每天自动做"]);
    assert!(reply.html.0.contains("4. 11月22日\n    ⚠️ 登录续期"), "{}", reply.html.0);
    let none = Labels::default();
    let first = |running| {
        let past = Past { running, ..past(&[], &none) };
        history(Language::Zh, PERSON, past).html.0
    };
    assert!(first(false).contains("还没有记录") && first(true).contains("正在做"));
}

#[test]
fn every_run_is_sendable_and_a_usual_one_fits_a_caption() {
    let states = [
        StepState::Todo,
        StepState::Doing,
        StepState::Done,
        StepState::Skipped,
        StepState::Failed,
        StepState::Unsure,
    ];
    let long = Note::Told("<b>&\"".repeat(200));
    for language in Language::ALL {
        for (state, note) in states.into_iter().flat_map(|state| {
            [None, Some(Note::CounterStill), Some(long.clone())].map(|note| (state, note))
        }) {
            let outcomes: Vec<_> = Chore::ALL
                .into_iter()
                .map(|chore| Outcome {
                    note: note.clone(),
                    gained: Some(u64::MAX),
                    tries: u8::MAX,
                    ..outcome(chore, state)
                })
                .collect();
            let run = Run {
                coins_before: Some(0),
                coins_after: Some(u64::MAX),
                streak: Some(u32::MAX),
                by_hand: true,
                ..run(outcomes)
            };
            let text = check(&told(language, PERSON, &run, &[]), TEXT);
            if note.is_none() {
                assert!(html::units(&text) <= 1024, "{text}");
            }
            check(&details(language, PERSON, &run, Tz::Asia__Kathmandu), TEXT);
            check(&progress(language, &run.outcomes, Some(Chore::Coin)), TEXT);
            let runs = vec![run; 20];
            check(&history(language, PERSON, past(&runs, &Labels::default())), TEXT);
        }
        check(&progress(language, &[], None), TEXT);
    }
}

#[test]
fn what_was_left_out_for_a_reason_is_not_called_done_and_what_shall_rest_is_not_offered_again() {
    for note in [Note::Risk, Note::Verification, Note::NotAllowed] {
        let coin = Outcome { note: Some(note), ..outcome(Chore::Coin, StepState::Skipped) };
        let run = run(vec![outcome(Chore::Sign, StepState::Done), coin]);
        assert!(run.has_failed());
        let reply = told(Language::Zh, PERSON, &run, &[]);
        assert!(reply.html.0.starts_with("⚠️ <b>11月23日有 1 项没做成</b>"), "{:?}", reply.html);
    }
    for note in [Note::Risk, Note::Verification] {
        let coin = Outcome { note: Some(note), ..outcome(Chore::Coin, StepState::Failed) };
        assert_eq!(
            labels(&told(Language::Zh, PERSON, &run(vec![coin]), &[])),
            ["🔍 详情", "🖼 卡片"]
        );
    }
    let begun = run(vec![outcome(Chore::Coin, StepState::Doing)]);
    assert!(begun.has_failed());
    let before =
        Outcome { note: Some(Note::AlreadyDone), ..outcome(Chore::Sign, StepState::Skipped) };
    assert!(!run(vec![before]).has_failed());
}

#[test]
fn accounts_of_which_much_is_to_be_told_are_told_in_several_messages() {
    let run = run(vec![outcome(Chore::Sign, StepState::Done)]);
    let runs = |length: usize| {
        (1..=5).map(|it| (&run, format!("号{it}"), vec!["长".repeat(length)])).collect::<Vec<_>>()
    };
    let extra = ["也许说过一次".to_owned()];
    assert_eq!(told_all(Language::Zh, PERSON, &runs(10), &extra).len(), 1);
    let replies = told_all(Language::Zh, PERSON, &runs(900), &extra);
    assert_eq!(replies.len(), 2);
    assert!(replies.iter().all(|reply| html::units(&reply.html.0) < 4096));
    let all: String = replies.iter().map(|reply| reply.html.0.as_str()).collect();
    assert!((1..=5).all(|it| all.matches(&format!("号{it}")).count() == 1), "{all}");
    assert!(replies[1].html.0.ends_with(&extra[0]) && all.matches(&extra[0]).count() == 1);
}

#[test]
fn a_card_counts_what_the_day_gave_whoever_asked_for_it() {
    let before = Note::AlreadyDone;
    let signed =
        Outcome { note: Some(before), gained: Some(0), ..outcome(Chore::Sign, StepState::Done) };
    let coin = Outcome { gained: Some(0), ..outcome(Chore::Coin, StepState::Done) };
    let gained = |outcomes: &[Outcome], earned| {
        let coins = crate::model::CoinDay { earned, streak: None };
        on_card(Language::Zh, &run(outcomes.to_vec()), &[], coins, None).gained
    };
    assert_eq!(gained(&[signed.clone(), coin.clone()], 12), Some(12));
    assert_eq!(gained(&[signed], 0), None, "nobody knows what it gave elsewhere");
    assert_eq!(gained(std::slice::from_ref(&coin), 0), Some(0));
    assert_eq!(gained(&[Outcome { gained: Some(9), ..coin }], 0), Some(9), "of a version before");
}

#[test]
fn a_card_shows_the_days_as_signed_that_are_within_a_streak() {
    let signed = run(vec![outcome(Chore::Sign, StepState::Done)]);
    let failed = Run {
        date: "2026-11-18".parse().expect("a date"),
        streak: None,
        ..run(vec![outcome(Chore::Sign, StepState::Failed)])
    };
    let week = |streak, here| {
        let run = Run { streak, ..signed.clone() };
        let coins = crate::model::CoinDay { earned: 0, streak: here };
        let day = on_card(Language::Zh, &run, std::slice::from_ref(&failed), coins, None);
        day.days.into_iter().map(|(_, is_signed)| is_signed).collect::<Vec<_>>()
    };
    let (yes, no) = (Some(true), Some(false));
    assert_eq!(week(Some(5), None), [None, no, yes, yes, yes, yes, yes]);
    assert_eq!(week(Some(9), None), [yes; 7], "QQ Music knows better");
    assert_eq!(week(None, Some(2)), [None, no, None, None, None, yes, yes]);
}

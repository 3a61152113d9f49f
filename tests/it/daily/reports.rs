//! Reports: read near the end of QQ Music's day, told with the next message, once.

use qqmusic_bot::model::{
    Chore, Drawing, Language, Period, Reading, ReportKey, ReportSource, Schedule, Tell, Theme,
};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::Listener;
use qqmusic_bot::service::{Caller, News};

use super::world::{ANN, OTHER_UIN, UIN, World, at, date, number, wish};
use crate::wait::ANSWER_HELD;

const PROFILE: &str = "music.recommend.UserProfileSettingSvr/GetProfileReport";
const ALL: [Chore; 3] = [Chore::DailyReport, Chore::WeeklyReport, Chore::MonthlyReport];

async fn listening(chores: &[Chore]) -> World {
    let world = World::with(chores).await;
    world.qqmusic().set_listener(UIN, Listener::Rich);
    world
}

async fn readings(world: &World) -> Vec<Reading> {
    world.service.readings(ANN, None, world.clock.now()).await.expect("read")
}

/// Which reports wait, and whether they are known.
async fn waiting(world: &World) -> Vec<(Period, bool)> {
    let readings = readings(world).await;
    readings.iter().map(|one| (one.report.period, one.report.is_known())).collect()
}

/// The reports that come with the message of the newest run, which is told.
async fn told(world: &World) -> Option<Vec<Period>> {
    let notice = world.notices().await.pop()?;
    let ids: Vec<_> = readings(world).await.iter().map(Reading::id).collect();
    world.service.told_with(&notice, &ids).await.expect("saved");
    match notice.news {
        News::Run(run) => Some(run.reports),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_report_of_a_day_is_read_near_its_end_and_told_the_next_morning_once() {
    let world = listening(&[Chore::Sign, Chore::DailyReport]).await;
    world.comes(at(23, 8, 30)).await;
    assert_eq!(told(&world).await, Some(vec![]), "the day has hardly begun");
    world.comes(at(23, 23, 34)).await;
    assert!(readings(&world).await.is_empty());
    world.comes(at(23, 23, 50)).await;
    let heard = world.qqmusic().heard_today(UIN);
    assert!(heard > 0);
    assert!(world.notices().await.is_empty(), "nobody is told at night");
    let asked = world.qqmusic().stats().calls;
    world.comes(at(24, 8, 29)).await;
    assert_eq!(world.qqmusic().stats().calls, asked, "once");
    world.comes(at(24, 8, 30)).await;
    let read = readings(&world).await;
    assert_eq!(read[0].report.until, date(23), "of yesterday, not of the morning");
    assert_eq!(read[0].report.listened_s, Some(heard));
    assert_eq!(told(&world).await, Some(vec![Period::Today]));
    assert!(readings(&world).await.is_empty(), "what was told is forgotten");
    let again = world.service.run_now(ANN, &world.clock).await.expect("begins");
    drop(again);
    world.service.daily_done().await;
    assert_eq!(told(&world).await, None, "nothing is left to do");
}

#[tokio::test]
async fn a_week_is_read_on_sunday_and_a_month_on_its_last_day() {
    let world = listening(&ALL).await;
    world.comes(at(28, 23, 50)).await;
    assert_eq!(waiting(&world).await, [(Period::Today, true)], "a Saturday");
    world.comes(at(29, 8, 30)).await;
    assert_eq!(told(&world).await, Some(vec![Period::Today]));
    world.comes(at(29, 23, 50)).await;
    world.comes(at(30, 8, 30)).await;
    let [today, week] = readings(&world).await.try_into().expect("two");
    assert_eq!((week.report.since, week.report.until), (Some(date(23)), date(29)));
    assert!(week.report.listened_s >= today.report.listened_s);
    assert_eq!(told(&world).await, Some(vec![Period::Today, Period::Week]));
    world.comes(at(30, 23, 50)).await;
    assert_eq!(waiting(&world).await, [(Period::Today, true), (Period::Month, true)]);
}

#[tokio::test]
async fn who_is_told_late_in_the_evening_gets_the_report_of_the_same_day() {
    let world = listening(&[]).await;
    world.wants(ANN, wish(&[Chore::DailyReport], 23, 52)).await;
    world.comes(at(23, 23, 50)).await;
    world.comes(at(23, 23, 52)).await;
    assert_eq!(readings(&world).await[0].report.until, date(23));
    assert_eq!(told(&world).await, Some(vec![Period::Today]));
}

#[tokio::test]
async fn a_day_that_was_missed_is_said_to_be_and_never_shown_as_the_morning_after() {
    let world = listening(&ALL).await;
    world.comes(at(28, 12, 0)).await;
    told(&world).await;
    // No process from Saturday noon to Tuesday morning, 1 December.
    world.comes(at(30, 9, 0) + chrono::TimeDelta::days(1)).await;
    assert_eq!(
        waiting(&world).await,
        [(Period::Today, false), (Period::Week, false), (Period::Month, false)]
    );
    let until: Vec<_> = readings(&world).await.iter().map(|one| one.report.until).collect();
    assert_eq!(until, [date(30), date(29), date(30)]);
    assert_eq!(told(&world).await.map(|told| told.len()), Some(3));
}

#[tokio::test]
async fn with_a_key_a_day_and_a_week_that_were_missed_are_read_after_all() {
    let world = listening(&ALL).await;
    let caller = Caller::person(ANN, world.clock.now());
    let key = ReportKey::parse(&world.qqmusic().report_key(UIN)).expect("a key");
    world.service.save_report_key(&caller, key).await.expect("accepted");
    world.comes(at(29, 12, 0)).await;
    told(&world).await;
    world.comes(at(30, 9, 0)).await;
    let [today, week] = readings(&world).await.try_into().expect("two");
    for (reading, period) in [(&today, Period::Today), (&week, Period::Week)] {
        assert_eq!(reading.id(), (number(), period, date(29), true));
        assert_eq!(reading.report.sources, [ReportSource::Official]);
    }
    assert!(today.report.listened_s.expect("told") > 0);
}

#[tokio::test]
async fn what_cannot_be_read_is_tried_again_until_the_day_is_over() {
    let world = listening(&[Chore::DailyReport]).await;
    world.comes(at(23, 8, 30)).await;
    world.faults().at("qqmusic:*", Fault::Status(503), None);
    world.comes(at(23, 23, 50)).await;
    world.comes(at(23, 23, 55)).await;
    assert_eq!(waiting(&world).await, [], "it may still be read");
    world.clock.advance_to(at(24, 0, 0));
    assert_eq!(waiting(&world).await, [(Period::Today, false)], "it will not be read any more");
}

#[tokio::test]
async fn what_is_read_at_the_second_try_is_never_told_as_missed() {
    let world = listening(&[]).await;
    world.wants(ANN, wish(&[Chore::DailyReport], 23, 52)).await;
    world.faults().at("qqmusic:*", Fault::Status(503), None);
    world.comes(at(23, 23, 50)).await;
    world.comes(at(23, 23, 52)).await;
    assert_eq!(world.notices().await, [], "there is nothing to tell yet");
    world.faults().clear();
    world.comes(at(23, 23, 55)).await;
    assert_eq!(waiting(&world).await, [(Period::Today, true)]);
}

#[tokio::test]
async fn who_wants_failures_only_gets_the_report_alone_and_who_wants_nothing_none() {
    let world = listening(&[]).await;
    let chores = [Chore::Sign, Chore::DailyReport];
    world.wants(ANN, Schedule { tell: Tell::Failures, ..wish(&chores, 8, 30) }).await;
    world.comes(at(23, 8, 30)).await;
    assert!(world.notices().await.is_empty());
    world.comes(at(23, 23, 50)).await;
    world.comes(at(24, 8, 30)).await;
    let notices = world.notices().await;
    let [News::Run(run)] = &notices.iter().map(|one| one.news.clone()).collect::<Vec<_>>()[..]
    else {
        panic!("{notices:?}")
    };
    assert_eq!((run.outcomes.len(), &run.reports[..]), (0, &[Period::Today][..]));
    assert_eq!(world.runs(ANN).await[0].outcomes.len(), 1, "the history has all");
    told(&world).await;

    world.wants(ANN, Schedule { tell: Tell::Nothing, ..wish(&chores, 8, 30) }).await;
    let asked = || world.qqmusic().stats().count(PROFILE);
    let read = asked();
    world.comes(at(24, 23, 50)).await;
    world.comes(at(25, 8, 30)).await;
    assert!(world.notices().await.is_empty() && readings(&world).await.is_empty());
    assert_eq!(read, asked(), "what nobody is told is not read");
}

#[tokio::test]
async fn a_report_of_another_account_or_after_a_log_out_is_never_told() {
    let world = listening(&[Chore::DailyReport]).await;
    world.comes(at(23, 23, 50)).await;
    assert_eq!(readings(&world).await.len(), 1);
    world.log_in(ANN, OTHER_UIN).await;
    assert!(readings(&world).await.is_empty());
    world.log_in(ANN, UIN).await;
    world.log_out(ANN).await;
    assert!(world.store.readings(ANN).await.expect("read").is_empty(), "it is deleted");
}

#[tokio::test]
async fn what_was_sampled_is_the_total_that_no_source_gives_and_names_its_first_day() {
    let world = listening(&[Chore::History]).await;
    for day in 23..26 {
        world.comes(at(day, 23, 50)).await;
    }
    world.clock.advance_to(at(26, 9, 0));
    let caller = Caller::person(ANN, world.clock.now());
    let total = async || {
        let drawing = Drawing { language: Language::Zh, theme: Theme::Light };
        let reports = world.service.report(&caller, None, drawing).await;
        reports.expect("answered").total
    };
    let theirs = total().await;
    assert!(!theirs.sources.contains(&ReportSource::History), "{theirs:?}");
    world.faults().at("qqmusic:music.individuation.ListenReportSvr/*", Fault::Code(500_003), None);
    let sampled = total().await;
    let ann = Caller::person(ANN, world.clock.now());
    let heard = world.service.listened(&ann).await.expect("read").expect("sampled");
    assert_eq!(sampled.sources, [ReportSource::History]);
    assert_eq!((sampled.since, sampled.listened_s), (Some(date(23)), Some(heard.total_s)));
    assert_eq!(sampled.streak_days, Some(3));
    world.wants(ANN, wish(&[Chore::Sign], 8, 30)).await;
    assert!(!total().await.is_known(), "who switched it off is not told");
}

#[tokio::test]
async fn a_process_that_is_stopped_while_it_reads_leaves_it_to_the_next_at_once() {
    let mut world = listening(&[Chore::DailyReport]).await;
    world.comes(at(23, 8, 30)).await;
    world.fails(&format!("qqmusic:{PROFILE}"), ANSWER_HELD, 1);
    world.clock.advance_to(at(23, 23, 58));
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 1);
    crate::wait::until("it is asked", async || world.faults().list().is_empty()).await;
    world.service.end_daily().await;
    world.restarted();
    world.sweep().await;
    assert_eq!(waiting(&world).await, [(Period::Today, true)]);
}

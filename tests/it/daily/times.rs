//! Everybody's time, by their own clock and over the changes of daylight saving.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::{America, Asia, Australia, Europe, Tz};
use qqmusic_bot::model::{Chore, PersonId, Schedule};
use qqmusic_bot::scheduler;
use qqmusic_bot::service::News;
use tokio_util::sync::CancellationToken;

use super::world::{ANN, SIGN_IN, UIN, World, at, wish};
use crate::wait::ANSWER_HELD;

/// People of the zones in which something changes, with the time they wish.
const PEOPLE: [(u64, Tz, (u32, u32)); 6] = [
    (1, Asia::Shanghai, (8, 30)),
    // 01:30 does not exist on one day of spring and exists twice on one of autumn.
    (2, Europe::London, (1, 30)),
    (3, America::New_York, (2, 30)),
    (4, Asia::Kathmandu, (7, 45)),
    (5, Australia::Lord_Howe, (1, 45)),
    (6, Australia::Lord_Howe, (21, 0)),
];

/// Five weeks, swept every quarter of an hour: when each person's runs began, by their dates.
async fn five_weeks_from(start: DateTime<Utc>) -> BTreeMap<u64, Vec<(NaiveDate, DateTime<Utc>)>> {
    let world = World::start(start).await;
    let all = PEOPLE.map(|(person, zone, time)| {
        let world = &world;
        async move {
            world.log_in(PersonId(person), UIN + person).await;
            let at = NaiveTime::from_hms_opt(time.0, time.1, 0).expect("a time");
            let wish = Schedule { at, zone: Some(zone), ..wish(&[Chore::Sign], 0, 0) };
            world.wants(PersonId(person), wish).await;
        }
    });
    futures::future::join_all(all).await;
    let mut began: BTreeMap<u64, Vec<(NaiveDate, DateTime<Utc>)>> = BTreeMap::new();
    for quarter in 0..35 * 96 {
        world.comes(start + TimeDelta::minutes(15 * quarter)).await;
        for notice in world.service.notices(world.clock.now(), None, 100).await.expect("read") {
            world.service.told(notice.id).await.expect("forgotten");
            let News::Run(run) = notice.news else { panic!("{notice:?}") };
            began.entry(notice.person.0).or_default().push((run.date, run.began_at));
        }
    }
    for (person, ..) in PEOPLE {
        let asked = world.sign_ins_asked(UIN + person);
        assert_eq!(asked, began[&person].len(), "{person}");
    }
    began
}

/// Each date once, none left out, and at the time that was wished where the clocks show it.
fn assert_right(began: &BTreeMap<u64, Vec<(NaiveDate, DateTime<Utc>)>>, allowed_off: usize) {
    for (person, zone, (hour, minute)) in PEOPLE {
        let runs = &began[&person];
        assert!(runs.len() >= 34, "{zone}: {runs:?}");
        for pair in runs.windows(2) {
            assert_eq!(pair[1].0, pair[0].0.succ_opt().expect("a date"), "{zone}: {pair:?}");
        }
        let wished = |at: &DateTime<Utc>| {
            let local = at.with_timezone(&zone).time();
            let wish = NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
            (TimeDelta::zero()..TimeDelta::minutes(15)).contains(&(local - wish))
        };
        // The first is due at once where its time had passed.
        let off: Vec<_> = runs.iter().skip(1).filter(|(_, at)| !wished(at)).collect();
        assert!(off.len() <= allowed_off, "{zone}: {off:?}");
    }
}

fn utc(year: i32, month: u32, day: u32) -> DateTime<Utc> {
    let date = NaiveDate::from_ymd_opt(year, month, day).expect("a date");
    date.and_hms_opt(0, 0, 0).expect("a time").and_utc()
}

#[tokio::test]
async fn each_date_has_one_run_at_everybodys_own_time_over_the_changes_of_autumn() {
    // Lord Howe on 4 October, London on the 25th, New York on 1 November.
    assert_right(&five_weeks_from(utc(2026, 10, 1)).await, 1);
}

#[tokio::test]
async fn each_date_has_one_run_at_everybodys_own_time_over_the_changes_of_spring() {
    // New York on 8 March, London on the 29th, Lord Howe on 5 April.
    assert_right(&five_weeks_from(utc(2026, 3, 5)).await, 1);
}

#[tokio::test]
async fn the_scheduler_is_woken_when_the_clock_is_moved_and_ends_what_it_does() {
    let world = World::with(&[Chore::Sign]).await;
    let stopping = CancellationToken::new();
    let (service, clock) = (Arc::clone(&world.service), world.clock.clone());
    let running = tokio::spawn(scheduler::run(service, clock, stopping.clone()));
    world.clock.advance_to(at(23, 8, 30));
    let news = world.service.news();
    crate::wait::in_time("it is told", news).await;
    assert_eq!(world.sign_ins(UIN, 23), 1);
    assert_eq!(world.runs(ANN).await.len(), 1);
    stopping.cancel();
    let ended = crate::wait::in_time("it ends", running).await;
    ended.expect("no panic").expect("it ends well");
}

#[tokio::test]
async fn a_stop_begins_nobody_elses_run_and_leaves_them_to_the_next_start() {
    let mut world = World::start(at(23, 6, 0)).await;
    // Two more than are attended to at once.
    let people: Vec<u64> = (1..=6).collect();
    for person in &people {
        world.log_in(PersonId(*person), UIN + person).await;
        world.wants(PersonId(*person), wish(&[Chore::Sign], 8, 30)).await;
    }
    world.fails(SIGN_IN, ANSWER_HELD, 6);
    let stopping = CancellationToken::new();
    let (service, clock) = (Arc::clone(&world.service), world.clock.clone());
    let running = tokio::spawn(scheduler::run(service, clock, stopping.clone()));
    world.clock.advance_to(at(23, 8, 30));
    let asked =
        |world: &World| people.iter().map(|it| world.sign_ins_asked(UIN + it)).sum::<usize>();
    crate::wait::until("somebody is signed in", async || asked(&world) > 0).await;
    stopping.cancel();
    world.faults().clear();
    let ended = crate::wait::in_time("it ends", running).await;
    ended.expect("no panic").expect("it ends well");
    assert!(asked(&world) <= 4, "only those that were begun");
    world.restarted();
    world.sweep().await;
    for person in &people {
        assert_eq!(world.sign_ins(UIN + person, 23), 1, "{person}");
    }
}

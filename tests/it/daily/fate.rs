//! What becomes of a result when its person has changed their mind before it is told.

use chrono::NaiveTime;
use qqmusic_bot::model::{ChatId, Chore, Place, QuietHours, Schedule, Tell};
use qqmusic_bot::service::{Fate, Notice};

use super::world::{ANN, World, at, wish};

const GROUP: Place = Place { chat: ChatId(-20_001), topic: None };

fn asked(tell: Tell, place: Option<Place>) -> Schedule {
    let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("a time");
    let quiet = Some(QuietHours { from: time(0), until: time(8) });
    Schedule { tell, place, quiet, ..wish(&[Chore::Sign], 6, 30) }
}

/// A result for the group that waits for the end of the quiet hours.
async fn waiting() -> (World, Notice) {
    let world = World::with(&[]).await;
    world.wants(ANN, asked(Tell::All, Some(GROUP))).await;
    world.comes(at(23, 6, 30)).await;
    let notice = world.notices().await.pop().expect("a result");
    assert_eq!(fate(&world, &notice).await, Fate::Later(at(23, 8, 0)));
    (world, notice)
}

async fn fate(world: &World, notice: &Notice) -> Fate {
    world.service.fate(notice, world.clock.now()).await.expect("read")
}

#[tokio::test]
async fn a_result_goes_where_its_person_wants_it_by_then() {
    let (world, notice) = waiting().await;
    world.clock.advance_to(at(23, 8, 0));
    assert_eq!(fate(&world, &notice).await, Fate::Tell(Some(GROUP)));
    world.wants(ANN, asked(Tell::All, None)).await;
    assert_eq!(fate(&world, &notice).await, Fate::Tell(None));
}

#[tokio::test]
async fn who_wants_to_hear_nothing_any_more_or_has_logged_out_is_told_nothing() {
    let (world, notice) = waiting().await;
    world.clock.advance_to(at(23, 8, 0));
    world.wants(ANN, asked(Tell::Nothing, Some(GROUP))).await;
    assert_eq!(fate(&world, &notice).await, Fate::Drop);
    world.wants(ANN, asked(Tell::All, Some(GROUP))).await;
    world.log_out(ANN).await;
    assert_eq!(fate(&world, &notice).await, Fate::Drop);
}

#[tokio::test]
async fn a_place_that_is_gone_is_forgotten_and_nothing_else_of_the_schedule() {
    let (world, _) = waiting().await;
    let schedule =
        async || world.service.schedule(ANN, world.clock.now()).await.expect("read").schedule;
    let other = Place { topic: Some(7), ..GROUP };
    world.service.forget_place(ANN, other).await.expect("saved");
    assert_eq!(schedule().await, asked(Tell::All, Some(GROUP)));
    world.service.forget_place(ANN, GROUP).await.expect("saved");
    assert_eq!(schedule().await, asked(Tell::All, None));
}

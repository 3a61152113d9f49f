//! Each thing is done once a day, whatever happens to the process.

use std::sync::Arc;

use chrono::TimeDelta;
use qqmusic_bot::model::{Chore, Note, PersonId, Run, StepState};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::Deed;
use qqmusic_bot::service::{Caller, Error, Watch};

use super::world::{ANN, BEN, COIN_TASKS, OTHER_UIN, SIGN_IN, SUMMARY, UIN, World, at, date, wish};
use crate::wait::ANSWER_HELD;

#[tokio::test]
async fn a_day_has_one_sign_in_and_one_message_however_often_it_is_swept() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.comes(at(23, 8, 29)).await;
    assert_eq!(world.sign_ins_asked(UIN), 0, "it is not time yet");
    world.comes(at(23, 8, 30)).await;
    world.sweep().await;
    world.comes(at(23, 12, 0)).await;
    assert_eq!(world.sign_ins(UIN, 23), 1);
    assert_eq!(world.sign_ins_asked(UIN), 1);
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    assert_eq!(run.date, date(23));
    assert!(!run.has_failed() && !run.by_hand, "{run:?}");
    let coins: u64 = run.outcomes.iter().filter_map(|outcome| outcome.gained).sum();
    let (before, after) = run.coins_before.zip(run.coins_after).expect("counted");
    assert!(coins > 0, "{run:?}");
    assert_eq!(after - before, coins, "what is told is what the balance shows");
    assert_eq!(after, world.qqmusic().coins(UIN));
    assert!(run.streak.is_some_and(|days| days > 0));

    world.comes(at(24, 8, 30)).await;
    assert_eq!((world.sign_ins(UIN, 23), world.sign_ins(UIN, 24)), (1, 1));
    assert_eq!(world.told_runs().await.len(), 1);
    assert_eq!(world.runs(ANN).await.len(), 2);
}

#[tokio::test]
async fn two_claimants_of_one_store_do_a_day_once() {
    let world = World::with(&[Chore::Sign]).await;
    world.log_in(BEN, OTHER_UIN).await;
    world.wants(BEN, wish(&[Chore::Sign], 8, 30)).await;
    let other = world.another();
    world.clock.advance_to(at(23, 8, 30));
    let (one, two) = tokio::join!(world.service.sweep(&world.clock), other.sweep(&world.clock));
    assert_eq!(one.expect("sweeps") + two.expect("sweeps"), 2, "each person has one claimant");
    world.service.daily_done().await;
    other.daily_done().await;
    assert_eq!((world.sign_ins_asked(UIN), world.sign_ins_asked(OTHER_UIN)), (1, 1));
    assert_eq!(world.told_runs().await.len(), 2);
}

#[tokio::test]
async fn of_two_people_with_one_account_the_second_is_told_that_it_was_done() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.log_in(BEN, UIN).await;
    world.wants(BEN, wish(&[Chore::Sign, Chore::Coin], 8, 30)).await;
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.sign_ins_asked(UIN), 1);
    let claims = world.qqmusic().ledger(UIN).asked(Deed::TaskClaim).len();
    let done = world.qqmusic().ledger(UIN).done(Deed::TaskClaim).len();
    assert_eq!(claims, done, "nothing was claimed twice");
    let told = world.told_runs().await;
    assert_eq!(told.len(), 2, "each is told");
    let notes = |run: &Run| {
        let already = Some(Note::AlreadyDone);
        run.outcomes.iter().filter(|outcome| outcome.note == already).count()
    };
    let mut already: Vec<_> = told.iter().map(notes).collect();
    already.sort_unstable();
    assert_eq!(already, [0, 2], "{told:?}");
    let gained = told.iter().flat_map(|run| &run.outcomes).filter_map(|it| it.gained);
    let credited = told.iter().filter_map(|run| Some(run.coins_after? - run.coins_before?));
    assert_eq!(gained.sum::<u64>(), credited.sum::<u64>(), "no coin is told twice");
}

/// A process is killed while QQ Music answers a call at `target`, and the next one goes on.
async fn killed_at(target: &str) -> World {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.clock.advance_to(at(23, 8, 30));
    let (service, clock) = (Arc::clone(&world.service), world.clock.clone());
    killed(world, target, async move { service.sweep(&clock).await }).await
}

/// A process is killed that does something, while QQ Music answers a call at `target`.
async fn killed<T: Send + 'static>(
    mut world: World,
    target: &str,
    doing: impl Future<Output = T> + Send + 'static,
) -> World {
    world.fails(target, ANSWER_HELD, 1);
    let mut dying = tokio::runtime::Builder::new_multi_thread();
    let dying = dying.worker_threads(1).enable_all().build().expect("a runtime");
    dying.spawn(doing);
    crate::wait::until("it is asked", async || world.faults().list().is_empty()).await;
    dying.shutdown_background();
    world.restarted();
    world
}

#[tokio::test]
async fn a_process_killed_behind_the_sign_in_reads_back_that_it_was_done() {
    let world = killed_at(SIGN_IN).await;
    world.comes(at(23, 8, 31)).await;
    assert!(world.notices().await.is_empty(), "the claim of the dead process holds");
    world.comes(at(23, 8, 36)).await;
    assert_eq!(world.sign_ins_asked(UIN), 1);
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    assert_eq!(run.began_at, at(23, 8, 30), "it is the run that was begun");
    assert_eq!(run.outcomes[0].state, StepState::Done, "{run:?}");
    assert_eq!(run.outcomes[1].state, StepState::Done, "{run:?}");
    assert_eq!(world.runs(ANN).await.len(), 1);
}

#[tokio::test]
async fn what_is_tried_again_is_gone_on_with_and_told_after_a_crash() {
    let world = World::with(&[Chore::Sign]).await;
    world.faults().at(SUMMARY, Fault::Code(20_001), None);
    world.comes(at(23, 8, 30)).await;
    world.faults().clear();
    assert_eq!(world.told_runs().await.len(), 1);
    world.clock.advance_to(at(23, 18, 0));
    let run = world.runs(ANN).await[0].id;
    let (service, clock) = (Arc::clone(&world.service), world.clock.clone());
    let again = async move { service.try_again(ANN, run, Chore::Sign, &clock).await };
    let world = killed::<Result<Vec<Watch>, Error>>(world, SIGN_IN, again).await;
    world.comes(at(23, 18, 10)).await;
    assert_eq!(world.outcome(Chore::Sign).await.0, StepState::Done);
    let told = world.told_runs().await;
    assert!(matches!(&told[..], [one] if one.id == run && !one.has_failed()), "{told:?}");
    assert_eq!((world.sign_ins_asked(UIN), world.runs(ANN).await.len()), (1, 1));
}

#[tokio::test]
async fn coin_tasks_outlive_the_process_that_began_them_and_are_told_once() {
    let mut world = World::with(&[Chore::Coin]).await;
    world.clock.advance_to(at(23, 8, 30));
    let claim = "qqmusic:music.activeCenter.ActTaskNewSvr/AwardTaskPrize";
    world.fails(claim, ANSWER_HELD, 1);
    let sweeping = world.service.sweep(&world.clock).await.expect("sweeps");
    assert_eq!(sweeping, 1);
    crate::wait::until("it is asked", async || world.faults().list().is_empty()).await;
    // The run waits for its task, whose process is gone.
    world.service.end_daily().await;
    world.restarted();
    world.comes(at(23, 8, 40)).await;
    let ledger = world.qqmusic().ledger(UIN);
    let (asked, done) = (ledger.asked(Deed::TaskClaim).len(), ledger.done(Deed::TaskClaim).len());
    assert!(done > 1);
    assert_eq!(asked, done, "nothing was claimed twice");
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    assert_eq!(run.outcomes[0].state, StepState::Done, "{run:?}");
}

#[tokio::test]
async fn coin_tasks_that_hang_take_nobodys_place_and_are_told_as_going_on() {
    let world = World::start(at(23, 6, 0)).await;
    // More than are attended to at once.
    for person in 1..=6 {
        world.log_in(PersonId(person), UIN + person).await;
        world.wants(PersonId(person), wish(&[Chore::Coin], 8, 30)).await;
    }
    world.log_in(ANN, OTHER_UIN + 10).await;
    world.wants(ANN, wish(&[Chore::Sign], 8, 31)).await;
    world.faults().at(COIN_TASKS, Fault::Hang, None);
    world.clock.advance_to(at(23, 8, 31));
    let swept = world.service.sweep(&world.clock);
    let swept = crate::wait::in_time("nobody waits", swept).await;
    assert_eq!(swept.expect("sweeps"), 7);
    world.until(|| world.sign_ins(OTHER_UIN + 10, 23) == 1).await;
    let waiting = world.service.schedule(PersonId(1), world.clock.now()).await.expect("read");
    assert!(waiting.running);
    // They are looked at now and then, until they have taken too long.
    for (hour, minute) in [(8, 45), (9, 0)] {
        world.clock.advance_to(at(23, hour, minute));
        world.service.sweep(&world.clock).await.expect("sweeps");
    }
    assert!(world.notices().await.iter().all(|notice| notice.person == ANN));
    world.comes(at(23, 9, 32)).await;
    let told = world.notices().await;
    assert_eq!(told.len(), 7);
    let runs = world.runs(PersonId(1)).await;
    let [Run { outcomes, .. }] = runs.as_slice() else { panic!("{runs:?}") };
    assert_eq!((outcomes[0].state, outcomes[0].tries), (StepState::Unsure, 1));
    assert_eq!(outcomes[0].note, Some(Note::StillWorking));
}

#[tokio::test]
async fn a_task_of_a_daily_run_is_told_with_its_run_alone_also_after_a_restart() {
    let mut world = World::with(&[Chore::Coin]).await;
    world.faults().at(COIN_TASKS, Fault::Hang, None);
    world.clock.advance_to(at(23, 8, 30));
    world.service.sweep(&world.clock).await.expect("sweeps");
    crate::wait::until("its task goes on", async || {
        world.runs(ANN).await.first().is_some_and(Run::is_waiting)
    })
    .await;
    world.restarted();
    let unshown = world.service.unshown_tasks().await.expect("read");
    assert!(unshown.is_empty(), "no message of its own: {unshown:?}");
}

#[tokio::test]
async fn what_failed_before_a_task_waits_for_its_own_time_and_uses_up_no_repeats() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.faults().at(SUMMARY, Fault::Status(503), None);
    world.comes(at(23, 8, 30)).await;
    let run = &world.runs(ANN).await[0];
    assert_eq!((run.outcomes[0].state, run.outcomes[0].tries), (StepState::Failed, 1));
    assert_eq!((run.outcomes[1].state, run.outcomes[1].tries), (StepState::Done, 1));
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!((planned.next_run, planned.running), (Some(at(23, 8, 35)), false));
}

#[tokio::test]
async fn what_failed_before_a_task_is_repeated_while_that_goes_on() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.faults().at(SUMMARY, Fault::Status(503), None);
    world.faults().at(COIN_TASKS, Fault::Hang, None);
    world.begins(at(23, 8, 30)).await;
    let run = &world.runs(ANN).await[0];
    let states: Vec<_> = run.outcomes.iter().map(|it| it.state).collect();
    assert_eq!(states, [StepState::Failed, StepState::Doing]);
    world.faults().clear();
    world.faults().at(COIN_TASKS, Fault::Hang, None);
    world.clock.advance_to(at(23, 8, 34));
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 0, "not sooner");
    world.clock.advance_to(at(23, 8, 35));
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 1);
    world.until(|| world.sign_ins(UIN, 23) == 1).await;
    let signed = async || world.outcome(Chore::Sign).await.0 == StepState::Done;
    crate::wait::until("it is signed in", signed).await;
    assert_eq!(world.outcome(Chore::Coin).await.0, StepState::Doing, "it still goes on");
    let again = world.service.sweep(&world.clock).await.expect("sweeps");
    assert_eq!(again, 0, "nothing is looked at without end");
}

#[tokio::test]
async fn a_task_of_the_day_before_that_is_joined_is_followed_by_the_days_own() {
    let world = World::start(at(23, 22, 30)).await;
    world.log_in(ANN, UIN).await;
    world.fails(COIN_TASKS, ANSWER_HELD, 1);
    world.service.coin_task(&Caller::person(ANN, world.clock.now())).await.expect("begun");
    world.until(|| world.faults().list().is_empty()).await;
    world.clock.advance_to(at(24, 0, 1));
    world.wants(ANN, wish(&[Chore::Coin], 0, 5)).await;
    world.begins(at(24, 0, 5)).await;
    assert!(world.runs(ANN).await[0].is_waiting());
    world.faults().clear();
    world.service.daily_done().await;
    world.sweep().await;
    let run = &world.runs(ANN).await[0];
    assert_eq!((run.date, run.outcomes[0].state), (date(24), StepState::Done), "{run:?}");
    assert!(run.outcomes[0].gained.is_some_and(|coins| coins > 0), "{run:?}");
}

#[tokio::test]
async fn what_a_process_did_that_died_before_midnight_is_in_the_history_and_told() {
    let world = killed_at("qqmusic:music.activeCenter.ActTaskNewSvr/AwardTaskPrize").await;
    world.comes(at(24, 8, 30)).await;
    let runs = world.runs(ANN).await;
    let [today, before] = runs.as_slice() else { panic!("{runs:?}") };
    assert_eq!((today.date, before.date), (date(24), date(23)));
    let [sign, coin] = before.outcomes.as_slice() else { panic!("{before:?}") };
    assert_eq!((sign.state, sign.tries), (StepState::Done, 1));
    assert!(sign.gained.is_some_and(|coins| coins > 0));
    assert!(coin.state.is_settled(), "{coin:?}");
    let mut told: Vec<_> = world.told_runs().await.into_iter().map(|run| run.date).collect();
    told.sort_unstable();
    assert_eq!(told, [date(23), date(24)]);
    assert_eq!((world.sign_ins(UIN, 23), world.sign_ins(UIN, 24)), (1, 1));
}

#[tokio::test]
async fn three_days_without_a_process_are_caught_up_once() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.told_runs().await.len(), 1);
    world.comes(at(27, 7, 0)).await;
    assert_eq!(world.sign_ins_asked(UIN), 1, "today's time is still to come");
    world.comes(at(27, 8, 30)).await;
    assert_eq!(world.sign_ins(UIN, 27), 1);
    assert_eq!(world.sign_ins_asked(UIN), 2, "one run, not one a day that was missed");
    assert_eq!(world.told_runs().await.len(), 1);
    world.comes(at(30, 13, 0)).await;
    assert_eq!(world.sign_ins(UIN, 30), 1, "today's is caught up at once");
    assert_eq!(world.told_runs().await.len(), 1);
}

#[tokio::test]
async fn a_claim_that_is_left_behind_ends_with_its_lease() {
    let world = World::with(&[Chore::Sign]).await;
    world.clock.advance_to(at(23, 8, 30));
    let (now, lease) = (world.clock.now(), world.clock.now() + TimeDelta::minutes(5));
    let left = world.store.claim(now, lease, 10).await.expect("claims");
    assert_eq!(left.len(), 1);
    world.sweep().await;
    assert_eq!(world.sign_ins_asked(UIN), 0);
    world.comes(at(23, 8, 35)).await;
    assert_eq!(world.sign_ins_asked(UIN), 1);
}

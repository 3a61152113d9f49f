//! The daily runs of somebody with two accounts.

use qqmusic_bot::model::{Chore, Note, Run, StepState, Uin};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::service::{Agenda, Caller, Error, News, RunEnd, Watch};

use super::world::{ANN, BEN, OTHER_UIN, SIGN_IN, SUMMARY, UIN, World, at, number, wish};
use crate::wait::ANSWER_HELD;

/// Ann uses the second of her two accounts, and wants these at 8:30.
async fn two(chores: &[Chore]) -> World {
    let world = World::with(chores).await;
    world.log_in(ANN, OTHER_UIN).await;
    world
}

fn other() -> Uin {
    Uin::new(OTHER_UIN).expect("not zero")
}

/// The runs that one message tells, by account; there is no other message.
async fn told(world: &World) -> Vec<Run> {
    let notices = world.notices().await;
    assert_eq!(notices.len(), 1, "{notices:#?}");
    match notices.into_iter().next().map(|notice| notice.news) {
        Some(News::Runs(runs)) => runs,
        Some(News::Run(run)) => vec![*run],
        news => panic!("{news:?}"),
    }
}

fn state(runs: &[Run], uin: Uin, chore: Chore) -> (StepState, Option<Note>) {
    let run = runs.iter().find(|run| run.uin == Some(uin)).expect("a run of the account");
    let outcome = run.outcomes.iter().find(|outcome| outcome.chore == chore).expect("wanted");
    (outcome.state, outcome.note.clone())
}

#[tokio::test]
async fn each_account_is_signed_in_once_a_day_and_both_are_told_together() {
    let world = two(&[Chore::Sign]).await;
    for day in [23, 24] {
        world.comes(at(day, 8, 30)).await;
        assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, day)), [1, 1]);
        let runs = told(&world).await;
        assert_eq!(runs.len(), 2);
        for uin in [number(), other()] {
            assert_eq!(state(&runs, uin, Chore::Sign), (StepState::Done, None));
        }
        world.told_runs().await;
        world.comes(at(day, 20, 0)).await;
        assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins_asked(uin)), [day as usize - 22; 2]);
    }
    assert_eq!(world.runs(ANN).await.len(), 4, "each has its runs in the history");
}

#[tokio::test]
async fn what_fails_for_one_is_repeated_and_the_other_is_done_at_its_time() {
    let world = two(&[Chore::Sign]).await;
    world.fails(SIGN_IN, Fault::Status(502), 1);
    world.comes(at(23, 8, 30)).await;
    let done: usize = [UIN, OTHER_UIN].iter().map(|uin| world.sign_ins(*uin, 23)).sum();
    assert_eq!(done, 1, "one is done, the other failed");
    assert_eq!(world.notices().await, [], "it is told with the other");
    world.comes(at(23, 8, 40)).await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, 23)), [1, 1]);
    assert_eq!(told(&world).await.len(), 2);
}

#[tokio::test]
async fn a_dead_login_stops_its_account_only_is_told_by_name_and_caught_up() {
    let world = two(&[Chore::Sign]).await;
    world.qqmusic().revoke_key(UIN);
    world.comes(at(23, 8, 30)).await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, 23)), [0, 1]);
    let news: Vec<_> = world.notices().await.into_iter().map(|notice| notice.news).collect();
    assert!(news.contains(&News::LoginDead(Some(number()))), "{news:?}");
    assert!(news.iter().any(|news| matches!(news, News::Run(run) if run.uin == Some(other()))));
    assert_eq!(news.len(), 2, "each is told once");
    for notice in world.notices().await {
        world.service.told(notice.id).await.expect("forgotten");
    }
    world.comes(at(23, 12, 0)).await;
    assert_eq!(world.notices().await, [], "it is told once");

    world.log_in(ANN, UIN).await;
    world.sweep().await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, 23)), [1, 1]);
    let runs = told(&world).await;
    assert_eq!(state(&runs, number(), Chore::Sign).0, StepState::Done);
    assert_eq!(runs.len(), 1, "the other was told before");
}

#[tokio::test]
async fn an_account_that_is_added_later_has_its_own_run_of_the_day() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.told_runs().await.len(), 1);
    world.clock.advance_to(at(23, 10, 0));
    world.log_in(ANN, OTHER_UIN).await;
    world.sweep().await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, 23)), [1, 1]);
    assert_eq!(told(&world).await[0].uin, Some(other()));
}

#[tokio::test]
async fn an_account_that_is_removed_keeps_no_other_waiting() {
    let world = two(&[Chore::Sign]).await;
    // The one at hand first is the one in use.
    world.fails(SIGN_IN, Fault::Status(502), 1);
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.notices().await, []);
    let failed = if world.sign_ins(UIN, 23) == 0 { number() } else { other() };
    let caller = Caller::person(ANN, world.clock.now());
    world.service.logout(&caller, failed).await.expect("removed");
    world.sweep().await;
    let runs = told(&world).await;
    assert_eq!(runs.len(), 1);
    assert_ne!(runs[0].uin, Some(failed));
    world.told_runs().await;
    world.comes(at(24, 8, 30)).await;
    assert_eq!(world.sign_ins(failed.value(), 24), 0);
    assert_eq!(told(&world).await.len(), 1);
}

#[tokio::test]
async fn switching_while_a_task_goes_on_changes_neither_run() {
    let world = two(&[Chore::Sign, Chore::Coin]).await;
    world.comes(at(23, 8, 30)).await;
    let caller = Caller::person(ANN, world.clock.now());
    world.service.use_account(&caller, number()).await.expect("switched");
    for minute in [41, 52] {
        world.comes(at(23, 8, minute)).await;
    }
    world.until(|| [UIN, OTHER_UIN].iter().all(|uin| world.sign_ins(*uin, 23) == 1)).await;
    let runs = told(&world).await;
    for uin in [number(), other()] {
        assert_eq!(state(&runs, uin, Chore::Coin).0, StepState::Done, "{runs:#?}");
    }
}

#[tokio::test]
async fn what_failed_is_tried_again_for_its_own_account() {
    let world = two(&[Chore::Sign]).await;
    world.wants(ANN, wish(&[Chore::Sign], 8, 30)).await;
    // 1000: a clear no, which is not repeated.
    world.fails(SIGN_IN, Fault::Code(2001), 1);
    world.comes(at(23, 8, 30)).await;
    let runs = told(&world).await;
    let failed = runs.iter().find(|run| run.has_failed()).expect("one failed").clone();
    let uin = failed.uin.expect("is named").value();
    assert_eq!(world.sign_ins(uin, 23), 0);
    let watched = world.service.try_again(ANN, failed.id, Chore::Sign, &world.clock).await;
    assert_eq!(watched.expect("begins").len(), 1);
    world.service.daily_done().await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, 23)), [1, 1]);
}

#[tokio::test]
async fn an_agenda_of_before_is_that_of_the_first_account() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.told_runs().await.len(), 1);
    let agenda = world.store.agenda(ANN).await.expect("read").expect("is there");
    let of_before = Agenda { uin: None, ..agenda };
    assert!(world.store.save_agenda(ANN, &of_before).await.expect("saved"));
    world.log_in(ANN, OTHER_UIN).await;
    world.sweep().await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins_asked(uin)), [1, 1]);
    let runs = world.told_runs().await;
    assert_eq!(runs.iter().map(|run| run.uin).collect::<Vec<_>>(), [Some(other())]);
}

#[tokio::test]
async fn two_people_with_one_account_between_them_sign_it_in_once() {
    let world = two(&[Chore::Sign]).await;
    world.log_in(BEN, UIN).await;
    world.wants(BEN, wish(&[Chore::Sign], 8, 30)).await;
    world.comes(at(23, 8, 30)).await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins_asked(uin)), [1, 1]);
    assert_eq!(world.told_runs().await.len(), 3);
}

#[tokio::test]
async fn each_accounts_report_of_the_day_is_told() {
    let world = two(&[Chore::DailyReport]).await;
    world.comes(at(23, 8, 30)).await;
    world.told_runs().await;
    world.comes(at(23, 23, 50)).await;
    assert_eq!(world.store.readings(ANN).await.expect("read").len(), 2);
    world.comes(at(24, 8, 30)).await;
    let runs = told(&world).await;
    assert!(runs.len() == 2 && runs.iter().all(|run| run.reports.len() == 1), "{runs:#?}");
}

#[tokio::test]
async fn run_now_does_every_account_and_shows_each() {
    let world = two(&[Chore::Sign]).await;
    let begun = world.service.run_now(ANN, &world.clock).await.expect("begins");
    assert_eq!(begun.iter().map(|one| one.uin).collect::<Vec<_>>(), [other(), number()]);
    let pressed_again = world.service.run_now(ANN, &world.clock).await.expect("begins");
    world.service.daily_done().await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins_asked(uin)), [1, 1], "once each");
    for Watch { uin, run } in begun.into_iter().chain(pressed_again) {
        let seen = run.expect("its login lives").borrow().clone().expect("it is shown");
        assert_eq!((seen.run.uin, seen.end), (Some(uin), Some(RunEnd::Finished)));
        let notice = seen.notice.expect("queued");
        world.service.watched(&notice, true, world.clock.now()).await.expect("saved");
    }
    assert_eq!(world.notices().await, [], "all of it was seen");
    world.comes(at(23, 8, 30)).await;
    assert_eq!((world.notices().await.len(), world.runs(ANN).await.len()), (0, 2));
}

#[tokio::test]
async fn run_now_does_the_accounts_that_live_and_names_the_others() {
    let world = two(&[Chore::Sign]).await;
    world.qqmusic().revoke_key(OTHER_UIN);
    let begun = world.service.run_now(ANN, &world.clock).await.expect("begins");
    world.service.daily_done().await;
    let ends: Vec<_> = begun
        .into_iter()
        .map(|one| one.run.expect("was not known to be dead").borrow().clone()?.end)
        .collect();
    assert_eq!(ends, [Some(RunEnd::LoginDead), Some(RunEnd::Finished)]);
    let begun = world.service.run_now(ANN, &world.clock).await.expect("begins");
    let alive: Vec<_> = begun.iter().map(|one| (one.uin, one.run.is_some())).collect();
    assert_eq!(alive, [(number(), true), (other(), false)]);
    world.service.daily_done().await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, 23)), [1, 0]);
    world.qqmusic().revoke_key(UIN);
    world.comes(at(24, 8, 30)).await;
    let dead = world.service.run_now(ANN, &world.clock).await;
    assert!(matches!(dead, Err(Error::LoginEnded)), "{dead:?}");
}

#[tokio::test]
async fn what_is_tried_again_while_another_account_is_at_work_is_its_own() {
    let world = two(&[Chore::Sign]).await;
    world.fails(SIGN_IN, Fault::Code(2001), 1);
    world.comes(at(23, 8, 30)).await;
    let runs = told(&world).await;
    let failed = runs.iter().find(|run| run.has_failed()).expect("one failed").clone();
    let uin = failed.uin.expect("is named");
    let good = if uin == number() { other() } else { number() };
    let caller = Caller::person(ANN, world.clock.now());
    world.service.use_account(&caller, good).await.expect("switched");
    world.told_runs().await;
    world.comes(at(23, 12, 0)).await;
    world.clock.advance_to(at(24, 8, 30));
    // The day's run of the other account takes a while.
    world.fails(SUMMARY, ANSWER_HELD, 1);
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 1);
    let again = world.service.try_again(ANN, failed.id, Chore::Sign, &world.clock).await;
    let again = again.expect("begins");
    assert_eq!(again.iter().map(|one| one.uin).collect::<Vec<_>>(), [uin]);
    world.faults().clear();
    world.service.daily_done().await;
    world.sweep().await;
    assert_eq!([UIN, OTHER_UIN].map(|uin| world.sign_ins(uin, 24)), [1, 1]);
}

#[tokio::test]
async fn what_a_person_calls_an_account_is_read_in_private_only() {
    let world = two(&[Chore::Sign]).await;
    let caller = Caller::person(ANN, world.clock.now());
    let named = world.service.name_account(&caller, other(), "小号").await.expect("saved");
    assert!(named.is_some());
    let mut called = Vec::new();
    for is_private in [true, false] {
        let labels = world.service.labels(ANN, is_private).await.expect("read");
        called.extend(labels.of(Some(other())).map(str::to_owned));
    }
    assert_eq!(called, ["小号".to_owned(), format!("···{:03}", OTHER_UIN % 1000)]);
}

//! What people have done at once, and what is asked beside the run: keys, samples, plays.

use chrono::TimeDelta;
use qqmusic_bot::model::{Chore, Note, Permissions, StepState, TaskKind};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::service::{Error, Progress, RunEnd, Watched};

use super::world::{ANN, BEN, OTHER_UIN, SUMMARY, UIN, World, at, date, wish};

/// How a run that is watched ends, and the chores that were seen being done.
async fn watched(watched: Option<Watched>) -> (Progress, Vec<Chore>) {
    let mut watched = watched.expect("it is known who does it");
    let mut doing = Vec::new();
    loop {
        let seen = watched.borrow_and_update().clone();
        if let Some(progress) = seen {
            if progress.end.is_some() {
                return (progress, doing);
            }
            doing.extend(progress.doing);
        }
        let changed = tokio::time::timeout(std::time::Duration::from_secs(30), watched.changed());
        changed.await.expect("in time").expect("it ends with an end");
    }
}

#[tokio::test]
async fn run_now_is_the_run_of_the_day_and_is_seen_not_told() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    let run = world.service.run_now(ANN, &world.clock).await.expect("begins");
    let (end, doing) = watched(run).await;
    assert_eq!(end.end, Some(RunEnd::Finished));
    assert!(end.run.by_hand && !end.run.has_failed(), "{end:?}");
    assert!(!doing.is_empty());
    world.service.daily_done().await;
    assert!(world.notices().await.is_empty(), "who watched is not told again");
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.sign_ins_asked(UIN), 1);
    assert_eq!(world.runs(ANN).await.len(), 1, "a day has one run");
    let again = world.service.run_now(ANN, &world.clock).await.expect("begins");
    let (end, _) = watched(again).await;
    assert_eq!(end.run.outcomes[0].note, Some(Note::AlreadyDone));
    assert_eq!(world.sign_ins_asked(UIN), 1);
}

#[tokio::test]
async fn nobody_runs_without_a_login_or_a_wish() {
    let world = World::with(&[]).await;
    let nothing = world.service.run_now(ANN, &world.clock).await;
    assert!(matches!(nothing, Err(Error::NotFound)), "{nothing:?}");
    world.wants(BEN, wish(&[Chore::Sign], 8, 30)).await;
    let nobody = world.service.run_now(BEN, &world.clock).await;
    assert!(matches!(nobody, Err(Error::NotLoggedIn)), "{nobody:?}");
}

#[tokio::test]
async fn one_chore_is_tried_again_within_its_run() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.faults().at(SUMMARY, Fault::Code(20_001), None);
    world.comes(at(23, 8, 30)).await;
    world.faults().clear();
    let failed = world.outcome(Chore::Sign).await;
    assert_eq!(failed.0, StepState::Failed, "{failed:?}");
    world.clock.advance_to(at(23, 18, 0));
    let run = world.runs(ANN).await[0].id;
    let again = world.service.try_again(ANN, run, Chore::Sign, &world.clock).await;
    let (end, doing) = watched(again.expect("begins")).await;
    assert_eq!((end.end, end.run.id), (Some(RunEnd::Finished), run));
    assert!(doing.iter().all(|chore| *chore == Chore::Sign));
    world.service.daily_done().await;
    assert_eq!(world.outcome(Chore::Sign).await.0, StepState::Done);
    assert_eq!(world.sign_ins(UIN, 23), 1);
    assert_eq!(world.runs(ANN).await.len(), 1);
    let unknown = world.service.try_again(ANN, run, Chore::Accelerate, &world.clock).await;
    assert!(matches!(unknown, Err(Error::NotFound)), "{unknown:?}");
}

#[tokio::test]
async fn plays_are_begun_only_with_consent_and_not_waited_for() {
    let world = World::with(&[Chore::Accelerate]).await;
    world.comes(at(23, 8, 30)).await;
    let refused = (StepState::Skipped, Some(Note::NotAllowed));
    assert_eq!(world.outcome(Chore::Accelerate).await, refused);
    let allowed = Permissions { accelerate: true, ..Permissions::default() };
    world.service.save_permissions(ANN, allowed).await.expect("saved");
    world.comes(at(24, 8, 30)).await;
    assert_eq!(world.outcome(Chore::Accelerate).await, (StepState::Done, None));
    let uin = qqmusic_bot::model::Uin::new(UIN).expect("not zero");
    let job = world.store.latest_task(uin, TaskKind::Accelerate).await.expect("read");
    assert_eq!(job.expect("it was begun").task.created_at, at(24, 8, 30));
}

#[tokio::test]
async fn the_days_listening_is_sampled_once_near_its_end() {
    let world = World::with(&[Chore::History]).await;
    let uin = qqmusic_bot::model::Uin::new(UIN).expect("not zero");
    for day in 23..26 {
        world.comes(at(day, 22, 0)).await;
        assert_eq!(world.store.listened(uin).await.expect("read").days.len(), day as usize - 23);
        world.comes(at(day, 23, 58)).await;
        world.comes(at(day, 23, 59)).await;
    }
    let heard = world.store.listened(uin).await.expect("read");
    let days: Vec<_> = heard.days.iter().map(|(date, _)| *date).collect();
    assert_eq!(days, [date(23), date(24), date(25)]);
    assert_eq!(heard.since, Some(date(23)));
    assert_eq!(u64::from(heard.days[2].1), world.qqmusic().heard_today(UIN));
    // After a night without a process the day that has begun is not taken for the one that is over.
    world.comes(at(27, 6, 0)).await;
    assert_eq!(world.store.listened(uin).await.expect("read").days.len(), 3);
    world.comes(at(27, 23, 58)).await;
    assert_eq!(world.store.listened(uin).await.expect("read").days.len(), 4);
    assert!(world.notices().await.is_empty(), "nobody is told of it");
}

#[tokio::test]
async fn keys_are_renewed_at_half_of_their_life_without_a_word() {
    const REFRESH: &str = "music.login.LoginServer/Login";
    let world = World::with(&[Chore::Refresh]).await;
    let renewed = || world.qqmusic().stats().count(REFRESH);
    let began = world.clock.now();
    world.comes(began + TimeDelta::hours(35)).await;
    assert_eq!(renewed(), 0);
    world.comes(began + TimeDelta::hours(36)).await;
    world.comes(began + TimeDelta::hours(37)).await;
    assert_eq!(renewed(), 1);
    world.comes(began + TimeDelta::hours(72)).await;
    assert_eq!(renewed(), 2);
    world.fails(&format!("qqmusic:{REFRESH}"), Fault::Status(503), 1);
    world.comes(began + TimeDelta::hours(108)).await;
    assert_eq!(world.faults().list().len(), 0, "it was tried");
    world.comes(began + TimeDelta::hours(110)).await;
    assert_eq!(renewed(), 2, "not again so soon");
    world.comes(began + TimeDelta::hours(112)).await;
    assert_eq!(renewed(), 3);
    assert!(world.notices().await.is_empty());
}

#[tokio::test]
async fn of_two_people_with_one_account_one_renewal_serves_both() {
    let world = World::with(&[Chore::Refresh]).await;
    world.log_in(BEN, UIN).await;
    world.wants(BEN, wish(&[Chore::Refresh], 8, 30)).await;
    let began = world.clock.now();
    world.comes(began + TimeDelta::hours(37)).await;
    assert_eq!(world.qqmusic().stats().count("music.login.LoginServer/Login"), 1);
}

#[tokio::test]
async fn another_account_of_the_same_person_has_its_own_day() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    world.clock.advance_to(at(23, 10, 0));
    world.log_in(ANN, OTHER_UIN).await;
    world.sweep().await;
    assert_eq!((world.sign_ins(UIN, 23), world.sign_ins(OTHER_UIN, 23)), (1, 1));
}

#[tokio::test]
async fn what_a_run_added_to_the_favourites_is_told_with_it() {
    let world = World::with(&[Chore::Coin]).await;
    let allowed = Permissions { library: true, ..Permissions::default() };
    world.service.save_permissions(ANN, allowed).await.expect("saved");
    world.comes(at(23, 8, 30)).await;
    let (state, note) = world.outcome(Chore::Coin).await;
    assert_eq!(state, StepState::Done);
    let told = world.told_runs().await[0].outcomes[0].note.clone();
    assert_eq!(told, note);
    let note = note.expect("a note");
    let names: Vec<_> = note.added().iter().map(|it| (it.what.name.clone(), it.is_sure)).collect();
    assert_eq!(names.len(), 2, "a song and a playlist: {note}");
    assert_eq!(names[1], ("雨天 & <晴天> 🎵".to_owned(), true));
}

//! What becomes of a day on which something does not work.

use qqmusic_bot::model::{Chore, Note, Pause, PersonId, StepState};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::service::{Fate, News, Notice};

use super::world::{ANN, BEN, OTHER_UIN, SIGN_IN, SUMMARY, UIN, World, at, date, number, wish};
use crate::wait::ANSWER_HELD;

const REFRESH: &str = "music.login.LoginServer/Login";

#[tokio::test]
async fn an_expired_key_is_refreshed_and_the_run_goes_on() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.qqmusic().expire_key(UIN);
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.sign_ins(UIN, 23), 1);
    let told = world.told_runs().await;
    assert!(!told[0].has_failed(), "{told:?}");
    assert_eq!(world.qqmusic().stats().count(REFRESH), 1);
}

#[tokio::test]
async fn a_dead_login_is_told_once_and_what_is_left_of_the_day_follows_the_next_login() {
    let world = World::with(&[Chore::Sign]).await;
    world.qqmusic().revoke_key(UIN);
    for day in [23, 24, 25] {
        world.comes(at(day, 8, 30)).await;
    }
    let notices = world.notices().await;
    let [notice] = notices.as_slice() else { panic!("told once: {notices:?}") };
    assert_eq!(
        (notice.person, &notice.news, notice.place),
        (ANN, &News::LoginDead(Some(number())), None)
    );
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!((planned.pause, planned.next_run), (Some(Pause::LoginDead), None));
    assert_eq!(world.sign_ins_asked(UIN), 0);
    let fate = async || world.service.fate(notice, world.clock.now()).await.expect("read");
    assert_eq!(fate().await, Fate::Tell(None));

    world.clock.advance_to(at(25, 20, 0));
    world.log_in(ANN, UIN).await;
    assert_eq!(fate().await, Fate::Drop, "they need not hear it now");
    world.sweep().await;
    assert_eq!(world.sign_ins(UIN, 25), 1, "what is left of the day");
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!((planned.pause, planned.next_run), (None, Some(at(26, 8, 30))));
    let told = world.told_runs().await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(!told[0].has_failed(), "{told:?}");
}

#[tokio::test]
async fn a_login_that_dies_at_half_of_a_run_leaves_the_other_half_for_the_next_login() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    let list = "qqmusic:music.activeCenter.FloorManagerSvr/GetFloors";
    // The keys end between the two: the first call of the coin tasks says so, and so does the refresh.
    world.fails("qqmusic:VipLogin.VipLoginInter/vip_login_base", Fault::Code(104_401), 1);
    world.fails(list, Fault::Code(104_401), 9);
    world.fails(&format!("qqmusic:{REFRESH}"), Fault::Code(104_401), 1);
    world.comes(at(23, 8, 30)).await;
    world.faults().clear();
    assert_eq!(world.sign_ins(UIN, 23), 1);
    let (sign, _) = world.outcome(Chore::Sign).await;
    let (coin, note) = world.outcome(Chore::Coin).await;
    assert_eq!((sign, coin, note), (StepState::Done, StepState::Failed, Some(Note::LoginEnded)));
    let notices = world.notices().await;
    assert!(
        matches!(&notices[..], [one] if one.news == News::LoginDead(Some(number()))),
        "{notices:?}"
    );
    world.told_runs().await;

    world.clock.advance_to(at(23, 19, 0));
    world.log_in(ANN, UIN).await;
    world.sweep().await;
    assert_eq!(world.sign_ins_asked(UIN), 1, "what was done is not done again");
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    assert!(!run.has_failed(), "{run:?}");
    assert_eq!(world.runs(ANN).await.len(), 1, "it is the same run");
}

#[tokio::test]
async fn a_sign_of_risk_ends_the_accounts_day_and_nobody_elses() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.log_in(BEN, OTHER_UIN).await;
    world.wants(BEN, wish(&[Chore::Sign], 8, 30)).await;
    world.qqmusic().set_at_risk(UIN, true);
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.outcome(Chore::Sign).await, (StepState::Failed, Some(Note::Risk)));
    assert_eq!(world.outcome(Chore::Coin).await, (StepState::Skipped, Some(Note::Risk)));
    assert_eq!(world.sign_ins(OTHER_UIN, 23), 1, "one account's failure stops no other");
    let calls = || world.qqmusic().stats().calls.values().sum::<u64>();
    let before = calls();
    world.comes(at(23, 9, 0)).await;
    world.comes(at(23, 23, 0)).await;
    assert_eq!(calls(), before, "nothing more is asked on that day");
    assert_eq!(world.told_runs().await.len(), 2, "it is told, once");
    world.qqmusic().set_at_risk(UIN, false);
    world.comes(at(24, 8, 30)).await;
    assert_eq!(world.sign_ins(UIN, 24), 1);
}

#[tokio::test]
async fn what_fails_for_a_while_is_repeated_and_told_at_the_end_only() {
    let world = World::with(&[Chore::Sign]).await;
    world.fails(SUMMARY, Fault::Status(503), 6);
    world.comes(at(23, 8, 30)).await;
    assert!(world.notices().await.is_empty(), "it is not over yet");
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!(planned.next_run, Some(at(23, 8, 35)));
    world.comes(at(23, 8, 34)).await;
    assert_eq!(world.faults().list().len(), 1, "not before its time");
    world.comes(at(23, 8, 35)).await;
    assert!(world.notices().await.is_empty());
    world.faults().clear();
    world.comes(at(23, 8, 55)).await;
    assert_eq!(world.sign_ins(UIN, 23), 1);
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    assert!(!run.has_failed(), "{run:?}");
    assert_eq!(run.outcomes[0].tries, 3);
    assert_eq!(world.runs(ANN).await.len(), 1);
}

#[tokio::test]
async fn what_fails_to_the_end_is_told_once_and_not_repeated_any_more() {
    let world = World::with(&[Chore::Sign]).await;
    world.faults().at(SUMMARY, Fault::Status(503), None);
    for (hour, minute) in [(8, 30), (8, 35), (8, 55), (9, 55)] {
        assert!(world.notices().await.is_empty());
        world.comes(at(23, hour, minute)).await;
    }
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    assert_eq!((run.outcomes[0].state, run.outcomes[0].tries), (StepState::Failed, 4));
    assert_eq!(run.outcomes[0].note, Some(Note::Unreachable));
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!(planned.next_run, Some(at(24, 8, 30)));
    world.comes(at(23, 23, 59)).await;
    assert!(world.notices().await.is_empty());
}

#[tokio::test]
async fn a_sign_in_whose_answer_is_lost_is_read_back() {
    let world = World::with(&[Chore::Sign]).await;
    world.fails(SIGN_IN, Fault::Lost, 1);
    world.comes(at(23, 8, 30)).await;
    assert_eq!((world.sign_ins(UIN, 23), world.sign_ins_asked(UIN)), (1, 1));
    assert_eq!(world.outcome(Chore::Sign).await.0, StepState::Done);
}

#[tokio::test]
async fn nothing_is_done_or_told_while_the_owner_has_stopped_it() {
    let world = World::with(&[Chore::Sign]).await;
    world.service.stop_automation(true).await.expect("stopped");
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.sign_ins_asked(UIN), 0);
    let seen = world.service.automation(world.clock.now()).await.expect("read");
    assert!(seen.stopped && seen.music);
    assert_eq!((seen.census.load.people, seen.census.load.due), (1, 1));
    world.service.stop_automation(false).await.expect("goes on");
    world.comes(at(23, 20, 0)).await;
    assert_eq!(world.sign_ins(UIN, 23), 1);
    world.service.stop_automation(true).await.expect("stopped");
    let told = world.service.notices(world.clock.now(), None, 10).await.expect("read");
    assert!(told.is_empty(), "{told:?}");
    assert_eq!(world.notices().await.len(), 1, "it waits");
}

#[tokio::test]
async fn who_blocked_the_bot_rests_until_they_write_again() {
    let world = World::with(&[Chore::Sign]).await;
    world.service.blocked(ANN).await.expect("saved");
    world.comes(at(23, 8, 30)).await;
    world.comes(at(24, 8, 30)).await;
    assert_eq!(world.sign_ins_asked(UIN), 0);
    world.clock.advance_to(at(24, 10, 0));
    world.service.unblocked(ANN, world.clock.now()).await.expect("saved");
    world.sweep().await;
    assert_eq!(world.sign_ins(UIN, 24), 1);
}

#[tokio::test]
async fn nothing_is_due_for_who_logged_out_and_their_wish_is_kept() {
    let world = World::with(&[Chore::Sign, Chore::Refresh, Chore::History]).await;
    world.log_out(ANN).await;
    let asked = world.qqmusic().stats().calls;
    for day in 23..27 {
        world.comes(at(day, 23, 50)).await;
    }
    assert_eq!(world.qqmusic().stats().calls, asked);
    assert!(world.notices().await.is_empty());
    world.log_in(ANN, OTHER_UIN).await;
    world.sweep().await;
    assert_eq!(world.sign_ins(OTHER_UIN, 26), 1);
}

#[tokio::test]
async fn a_login_that_is_renewed_and_still_refused_is_told_once_and_not_renewed_without_end() {
    let world = World::with(&[Chore::Sign]).await;
    world.faults().at(SUMMARY, Fault::Code(104_401), None);
    for (hour, minute) in [(8, 30), (8, 31), (8, 35), (8, 36), (8, 55), (9, 55), (10, 30), (23, 0)]
    {
        world.comes(at(23, hour, minute)).await;
    }
    let told = world.notices().await;
    let [Notice { news: News::Run(run), .. }] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(run.outcomes[0].state, StepState::Failed);
    assert_eq!(world.qqmusic().stats().count("music.login.LoginServer/Login"), 4);
}

#[tokio::test]
async fn what_rested_for_a_dead_login_goes_on_when_it_lives_again() {
    let world = World::with(&[Chore::Sign]).await;
    world.log_in(BEN, UIN).await;
    world.wants(BEN, wish(&[Chore::Sign], 8, 30)).await;
    world.qqmusic().revoke_key(UIN);
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.sign_ins_asked(UIN), 0);
    assert_eq!(world.notices().await.len(), 2, "each is told once");
    world.told_runs().await;
    // One of the two logs in anew; the other need not even say something.
    world.clock.advance_to(at(23, 10, 0));
    world.log_in(BEN, UIN).await;
    world.sweep().await;
    assert_eq!(world.sign_ins(UIN, 23), 1);
    for person in [ANN, BEN] {
        let planned = world.service.schedule(person, world.clock.now()).await.expect("read");
        assert_eq!((planned.pause, planned.next_run), (None, Some(at(24, 8, 30))));
    }
    let mut told: Vec<_> = world.notices().await.into_iter().map(|it| it.person).collect();
    told.sort_unstable();
    assert_eq!(told, [ANN, BEN], "what was left of the day, once each");
}

#[tokio::test]
async fn who_blocked_the_bot_is_not_woken_by_somebody_elses_login() {
    let world = World::with(&[Chore::Sign]).await;
    world.service.blocked(ANN).await.expect("saved");
    world.log_in(BEN, UIN).await;
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!(planned.pause, Some(Pause::Blocked));
}

#[tokio::test]
async fn a_stop_while_somebody_waits_for_a_place_begins_nothing_more() {
    let world = World::start(at(23, 6, 0)).await;
    // Two more than are attended to at once.
    for person in 1..=6 {
        world.log_in(PersonId(person), UIN + person).await;
        world.wants(PersonId(person), wish(&[Chore::Sign], 8, 30)).await;
    }
    world.fails(SIGN_IN, ANSWER_HELD, 6);
    world.clock.advance_to(at(23, 8, 30));
    let asked = || (1..=6).map(|it| world.sign_ins_asked(UIN + it)).sum::<usize>();
    let stops = async {
        world.until(|| asked() > 0).await;
        world.service.stop_automation(true).await.expect("stopped");
        world.faults().clear();
    };
    let (begun, ()) = tokio::join!(world.service.sweep(&world.clock), stops);
    assert_eq!(begun.expect("sweeps"), 4, "those for whom there was a place");
    world.sweep().await;
    world.service.daily_done().await;
    assert_eq!(asked(), 4);
    world.service.stop_automation(false).await.expect("goes on");
    world.sweep().await;
    assert_eq!(asked(), 6);
}

#[tokio::test]
async fn what_was_not_begun_for_want_of_a_login_says_so() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.qqmusic().revoke_key(UIN);
    world.comes(at(23, 8, 30)).await;
    let ended = Some(Note::LoginEnded);
    assert_eq!(world.outcome(Chore::Sign).await, (StepState::Failed, ended.clone()));
    assert_eq!(world.outcome(Chore::Coin).await, (StepState::Todo, ended));
    // Nobody logs in before the day is over.
    world.clock.advance_to(at(24, 9, 0));
    world.log_in(ANN, UIN).await;
    world.sweep().await;
    let runs = world.runs(ANN).await;
    let before = runs.iter().find(|run| run.date == date(23)).expect("kept");
    assert!(before.outcomes.iter().all(|it| it.state.is_settled() && it.reason().is_some()));
}

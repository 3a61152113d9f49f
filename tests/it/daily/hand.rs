//! What people have done at once, and what is asked beside the run: keys, samples, plays.

use chrono::TimeDelta;
use qqmusic_bot::model::{Chore, Note, Outcome, Permissions, Run, StepState, TaskKind};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::{Crediting, Habits};
use qqmusic_bot::service::{Caller, Error, News, Progress, RunEnd, Watch, Watched};

use super::world::{
    ANN, BEN, COIN_TASKS, OTHER_UIN, SIGN_IN, SUMMARY, UIN, World, at, date, number, wish,
};
use crate::wait::ANSWER_HELD;

/// How a run that is watched ends, and the chores that were seen being done. The person sees it.
async fn watched(world: &World, run: Result<Vec<Watch>, Error>) -> (Progress, Vec<Chore>) {
    let (end, doing) = followed(run).await;
    if let Some(notice) = &end.notice {
        world.service.watched(notice, true, world.clock.now()).await.expect("saved");
    }
    (end, doing)
}

/// The first of what was begun.
fn first(begun: Vec<Watch>) -> Watched {
    let first = begun.into_iter().next().expect("it is known who does it");
    first.run.expect("its login lives")
}

/// As [`watched`], but nobody says that it was seen.
async fn followed(run: Result<Vec<Watch>, Error>) -> (Progress, Vec<Chore>) {
    let mut watched = first(run.expect("begins"));
    let mut doing = Vec::new();
    loop {
        let seen = watched.borrow_and_update().clone();
        if let Some(progress) = seen {
            if progress.end.is_some() {
                return (progress, doing);
            }
            doing.extend(progress.doing);
        }
        let changed = crate::wait::in_time("it goes on", watched.changed()).await;
        changed.expect("it ends with an end");
    }
}

#[tokio::test]
async fn run_now_is_the_run_of_the_day_and_is_seen_not_told() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    let run = world.service.run_now(ANN, &world.clock).await;
    let (end, doing) = watched(&world, run).await;
    assert_eq!(end.end, Some(RunEnd::Finished));
    assert!(end.run.by_hand && !end.run.has_failed(), "{end:?}");
    assert!(!doing.is_empty());
    world.service.daily_done().await;
    assert!(world.notices().await.is_empty(), "who watched is not told again");
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.sign_ins_asked(UIN), 1);
    assert_eq!(world.runs(ANN).await.len(), 1, "a day has one run");
    let first = end.run;
    let (end, _) = watched(&world, world.service.run_now(ANN, &world.clock).await).await;
    assert_eq!((end.run.id, &end.run.outcomes), (first.id, &first.outcomes));
    assert_eq!(end.end, Some(RunEnd::Already), "it is not shown as if it was done now");
    assert_eq!(world.sign_ins_asked(UIN), 1);
}

#[tokio::test]
async fn who_wishes_again_what_is_done_hears_of_a_login_that_died_meanwhile() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    let told = world.notices().await.len();
    world.qqmusic().revoke_key(UIN);
    let (end, _) = watched(&world, world.service.run_now(ANN, &world.clock).await).await;
    assert_eq!(end.end, Some(RunEnd::LoginDead));
    world.service.daily_done().await;
    assert_eq!(world.notices().await.len(), told, "who saw it is not told again");
    assert!(world.service.run_now(ANN, &world.clock).await.is_err());
}

#[tokio::test]
async fn what_is_done_by_hand_all_day_leaves_the_history_of_the_week() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    world.comes(at(24, 8, 30)).await;
    let before = world.runs(ANN).await;
    for minute in 0..15 {
        world.clock.advance_to(at(24, 9, minute));
        watched(&world, world.service.run_now(ANN, &world.clock).await).await;
        let older = world.service.try_again(ANN, before[1].id, Chore::Sign, &world.clock).await;
        watched(&world, older).await;
    }
    world.service.daily_done().await;
    let ids = |runs: &[Run]| runs.iter().map(|run| run.id).collect::<Vec<_>>();
    assert_eq!(ids(&world.runs(ANN).await), ids(&before));
    assert_eq!(world.sign_ins_asked(UIN), 2);
}

/// Two presses at once, which see the same run; there is one, with one sign-in.
async fn pressed_twice(world: &World) {
    let pressed = || world.service.run_now(ANN, &world.clock);
    let (one, two) = tokio::join!(pressed(), pressed());
    world.until(|| world.sign_ins_asked(UIN) == 1).await;
    world.faults().clear();
    let ((one, _), (two, _)) = tokio::join!(watched(world, one), watched(world, two));
    assert_eq!((one.end, &one.run), (Some(RunEnd::Finished), &two.run));
    world.service.daily_done().await;
    assert_eq!((world.runs(ANN).await.len(), world.sign_ins_asked(UIN)), (1, 1));
}

#[tokio::test]
async fn a_run_that_is_under_way_is_seen_by_everybody_who_presses() {
    let world = World::with(&[Chore::Sign]).await;
    world.fails(SIGN_IN, ANSWER_HELD, 1);
    world.clock.advance_to(at(23, 8, 30));
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 1);
    world.until(|| world.sign_ins_asked(UIN) == 1).await;
    pressed_twice(&world).await;
    assert!(world.notices().await.is_empty(), "both saw it");
}

#[tokio::test]
async fn pressed_twice_it_is_one_run() {
    let world = World::with(&[Chore::Sign]).await;
    world.fails(SIGN_IN, ANSWER_HELD, 1);
    pressed_twice(&world).await;
}

#[tokio::test]
async fn who_presses_while_coin_tasks_go_on_sees_them_end() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.fails(COIN_TASKS, ANSWER_HELD, 1);
    world.clock.advance_to(at(23, 8, 30));
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 1);
    let run = loop {
        // It is in the history when it is left to its task.
        if let Some(run) = world.runs(ANN).await.pop() {
            break run;
        }
        tokio::task::yield_now().await;
    };
    assert!(run.is_waiting(), "{run:?}");
    let pressed = world.service.run_now(ANN, &world.clock).await;
    world.faults().clear();
    let (end, _) = watched(&world, pressed).await;
    assert_eq!((end.end, end.run.id), (Some(RunEnd::Finished), run.id));
    assert!(end.run.outcomes[1].gained.is_some_and(|coins| coins > 0), "{end:?}");
    assert_eq!(end.run.outcomes[1].tries, 1, "a look is no try");
    assert!(!end.run.by_hand, "it began by itself");
    world.sweep().await;
    assert!(world.notices().await.is_empty());
    assert_eq!(world.runs(ANN).await.len(), 1);
}

#[tokio::test]
async fn who_joins_a_run_that_began_by_itself_sees_its_coin_tasks_end_too() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.fails(SIGN_IN, ANSWER_HELD, 1);
    world.clock.advance_to(at(23, 8, 30));
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 1);
    world.until(|| world.sign_ins_asked(UIN) == 1).await;
    let pressed = world.service.run_now(ANN, &world.clock).await;
    world.faults().clear();
    let (end, _) = watched(&world, pressed).await;
    assert_eq!(end.end, Some(RunEnd::Finished));
    assert!(end.run.outcomes[1].gained.is_some_and(|coins| coins > 0), "{end:?}");
    world.service.daily_done().await;
    assert!(world.notices().await.is_empty(), "it was seen");
    assert!(world.runs(ANN).await.iter().all(|run| !run.by_hand), "it began by itself");
}

#[tokio::test]
async fn a_run_of_yesterday_that_waits_is_ended_before_what_is_begun_by_hand() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    world.wants(ANN, wish(&[Chore::Sign, Chore::Coin], 23, 55)).await;
    world.fails(COIN_TASKS, ANSWER_HELD, 1);
    world.clock.advance_to(at(23, 23, 55));
    assert_eq!(world.service.sweep(&world.clock).await.expect("sweeps"), 1);
    while world.runs(ANN).await.is_empty() {
        tokio::task::yield_now().await;
    }
    world.clock.advance_to(at(24, 0, 1));
    world.faults().clear();
    let (end, _) = watched(&world, world.service.run_now(ANN, &world.clock).await).await;
    assert_eq!((end.run.date, end.run.outcomes[0].state), (date(24), StepState::Done));
    world.sweep().await;
    let runs = world.runs(ANN).await;
    let [today, yesterday] = runs.as_slice() else { panic!("{runs:?}") };
    assert_eq!((today.date, yesterday.date), (date(24), date(23)));
    assert!(today.outcomes[1].gained.is_some_and(|coins| coins > 0), "{today:?}");
    assert!(!yesterday.is_waiting(), "{yesterday:?}");
    let told = world.told_runs().await;
    assert_eq!(told.iter().filter(|run| run.date == date(23)).count(), 1);
}

#[tokio::test]
async fn what_nobody_saw_is_told() {
    let world = World::with(&[Chore::Sign]).await;
    world.faults().at(SUMMARY, Fault::Code(20_001), None);
    let (end, _) = followed(world.service.run_now(ANN, &world.clock).await).await;
    let due = || world.service.notices(world.clock.now(), None, 10);
    assert!(due().await.expect("read").is_empty(), "the person may see it");
    let notice = end.notice.expect("queued");
    world.service.watched(&notice, false, world.clock.now()).await.expect("saved");
    assert_eq!(due().await.expect("read").len(), 1, "told at once, for it was not seen");
    world.told_runs().await;
    // Of what was tried again nobody says whether it was seen: the process may have died.
    let again = world.service.try_again(ANN, end.run.id, Chore::Sign, &world.clock).await;
    followed(again).await;
    world.clock.advance_to(at(23, 6, 5));
    assert_eq!(due().await.expect("read").len(), 1);
    let told = world.told_runs().await;
    assert!(matches!(&told[..], [run] if run.has_failed()), "{told:?}");
}

#[tokio::test]
async fn a_login_that_dies_while_something_is_tried_again_is_told_if_it_was_not_seen() {
    let world = World::with(&[Chore::Sign]).await;
    world.faults().at(SUMMARY, Fault::Code(20_001), None);
    world.comes(at(23, 8, 30)).await;
    world.faults().clear();
    world.told_runs().await;
    world.qqmusic().revoke_key(UIN);
    let run = world.runs(ANN).await[0].id;
    let again = world.service.try_again(ANN, run, Chore::Sign, &world.clock).await;
    let (end, _) = followed(again).await;
    assert_eq!(end.end, Some(RunEnd::LoginDead));
    let notices = world.notices().await;
    assert!(
        matches!(&notices[..], [one] if one.news == News::LoginDead(Some(number()))),
        "{notices:?}"
    );
    let notice = end.notice.expect("queued");
    world.service.watched(&notice, true, world.clock.now()).await.expect("saved");
    assert!(world.notices().await.is_empty(), "who saw it is not told again");
}

#[tokio::test]
async fn what_is_switched_on_after_the_days_run_is_done_today_and_told_alone() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.told_runs().await.len(), 1);
    world.clock.advance_to(at(23, 8, 40));
    world.wants(ANN, wish(&[Chore::Sign, Chore::Coin], 8, 30)).await;
    world.sweep().await;
    assert!(world.notices().await.is_empty(), "somebody may press another button");
    world.comes(at(23, 8, 41)).await;
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    let chores: Vec<_> = run.outcomes.iter().map(|it| (it.chore, it.state)).collect();
    assert_eq!(chores, [(Chore::Coin, StepState::Done)]);
    assert_eq!(world.sign_ins_asked(UIN), 1);
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!(planned.next_run, Some(at(24, 8, 30)), "once");
    // Switched off and on again it is as before.
    world.wants(ANN, wish(&[Chore::Sign], 8, 30)).await;
    world.wants(ANN, wish(&[Chore::Sign, Chore::Coin], 8, 30)).await;
    world.comes(at(23, 12, 0)).await;
    assert!(world.notices().await.is_empty());
}

#[tokio::test]
async fn what_is_switched_on_after_a_run_by_hand_is_done_at_the_persons_time() {
    let world = World::with(&[Chore::Sign]).await;
    watched(&world, world.service.run_now(ANN, &world.clock).await).await;
    world.wants(ANN, wish(&[Chore::Sign, Chore::Coin], 8, 30)).await;
    let planned = world.service.schedule(ANN, world.clock.now()).await.expect("read");
    assert_eq!(planned.next_run, Some(at(23, 8, 30)));
    world.comes(at(23, 8, 30)).await;
    assert_eq!(world.outcome(Chore::Coin).await.0, StepState::Done);
    assert_eq!(world.sign_ins_asked(UIN), 1);
}

#[tokio::test]
async fn what_a_task_does_is_followed_when_everything_is_switched_off() {
    let world = World::with(&[Chore::Coin]).await;
    world.fails(COIN_TASKS, ANSWER_HELD, 1);
    world.begins(at(23, 8, 30)).await;
    world.wants(ANN, wish(&[], 8, 30)).await;
    world.faults().clear();
    world.service.daily_done().await;
    world.sweep().await;
    let told = world.told_runs().await;
    let [run] = told.as_slice() else { panic!("one message: {told:?}") };
    assert_eq!(run.outcomes[0].state, StepState::Done, "{run:?}");
    assert_eq!(world.runs(ANN).await[0].outcomes, run.outcomes);
    world.comes(at(24, 8, 30)).await;
    assert_eq!(world.runs(ANN).await.len(), 1, "nothing is on");
}

#[tokio::test]
async fn nothing_stands_in_the_history_behind_an_account_that_is_gone() {
    let world = World::with(&[Chore::Coin]).await;
    world.faults().at(COIN_TASKS, Fault::Hang, None);
    world.begins(at(23, 8, 30)).await;
    world.log_in(ANN, OTHER_UIN).await;
    assert_eq!(world.outcome(Chore::Coin).await, (StepState::Doing, None), "it is hers still");
    let caller = Caller::person(ANN, world.clock.now());
    world.service.logout(&caller, number()).await.expect("logged out");
    assert_eq!(world.runs(ANN).await, [], "with the account its history is forgotten");
}

#[tokio::test]
async fn run_now_does_the_day_of_an_account_that_is_new_today() {
    let world = World::with(&[Chore::Sign]).await;
    world.comes(at(23, 8, 30)).await;
    world.clock.advance_to(at(23, 10, 0));
    world.log_in(ANN, OTHER_UIN).await;
    let (end, _) = watched(&world, world.service.run_now(ANN, &world.clock).await).await;
    assert_eq!(end.run.outcomes[0].state, StepState::Done);
    assert_eq!((world.sign_ins(UIN, 23), world.sign_ins(OTHER_UIN, 23)), (1, 1));
    world.service.daily_done().await;
    assert_eq!(world.runs(ANN).await.len(), 2, "each account has its own");
}

#[tokio::test]
async fn who_watches_coin_tasks_lets_others_with_the_account_do_the_rest() {
    let world = World::with(&[Chore::Coin]).await;
    world.log_in(BEN, UIN).await;
    world.wants(BEN, wish(&[Chore::Sign], 8, 30)).await;
    world.faults().at(COIN_TASKS, Fault::Hang, None);
    let watching = world.service.run_now(ANN, &world.clock).await.expect("begins");
    let mut watching = first(watching);
    watching.wait_for(Option::is_some).await.expect("it is shown");
    let (end, _) = watched(&world, world.service.run_now(BEN, &world.clock).await).await;
    assert_eq!(end.run.outcomes[0].state, StepState::Done);
    assert!(watching.borrow().as_ref().is_some_and(|seen| seen.end.is_none()), "it goes on");
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
    let (end, doing) = watched(&world, again).await;
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
async fn plays_are_begun_only_with_consent_and_told_with_what_was_credited() {
    let world = World::with(&[Chore::Accelerate]).await;
    world.comes(at(23, 8, 30)).await;
    let refused = (StepState::Skipped, Some(Note::NotAllowed));
    assert_eq!(world.outcome(Chore::Accelerate).await, refused);
    let allowed = Permissions { accelerate: true, ..Permissions::default() };
    world.service.save_permissions(ANN, allowed).await.expect("saved");
    world.told_runs().await;
    // What is credited hours later stops the day.
    world.comes(at(24, 8, 30)).await;
    let later = (StepState::Done, Some(Note::CounterStill));
    assert_eq!(world.outcome(Chore::Accelerate).await, later);
    world.qqmusic().set_play_crediting(UIN, Crediting::AtOnce);
    world.qqmusic().set_habits(Habits { repeats_count: true, ..world.qqmusic().habits() });
    world.comes(at(25, 8, 30)).await;
    let told = world.told_runs().await;
    let [_, run] = told.as_slice() else { panic!("{told:?}") };
    let plays = &run.outcomes[0];
    assert!(plays.gained.is_some_and(|seconds| seconds > 1000), "{plays:?}");
    assert_eq!((plays.state, plays.tries), (StepState::Done, 1));
}

#[tokio::test]
async fn plays_that_may_have_been_reported_are_not_reported_again_by_hand() {
    let world = World::with(&[Chore::Accelerate]).await;
    let allowed = Permissions { accelerate: true, ..Permissions::default() };
    world.service.save_permissions(ANN, allowed).await.expect("saved");
    let uin = qqmusic_bot::model::Uin::new(UIN).expect("not zero");
    let (state, note) = (StepState::Unsure, Some(Note::Interrupted));
    let unsure = Outcome { state, note, tries: 1, ..Outcome::todo(Chore::Accelerate) };
    world.store.settle_chore(uin, date(23), &unsure).await.expect("written");
    for _ in 0..2 {
        let (end, _) = watched(&world, world.service.run_now(ANN, &world.clock).await).await;
        assert_eq!(end.run.outcomes, std::slice::from_ref(&unsure));
    }
    let begun = world.store.latest_task(uin, TaskKind::Accelerate).await.expect("read");
    assert!(begun.is_none());
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

#[tokio::test]
async fn a_day_knows_what_it_gave_whoever_asked_for_it() {
    let world = World::with(&[Chore::Sign, Chore::Coin]).await;
    let by_hand = world.service.sign(&Caller::person(ANN, world.clock.now())).await;
    let by_hand = by_hand.expect("signs in");
    assert!(by_hand.credited.is_some_and(|coins| coins > 0), "{by_hand:?}");
    world.comes(at(23, 8, 30)).await;
    let day = world.service.coin_day(number(), date(23)).await.expect("read");
    assert_eq!(day.earned, world.qqmusic().ledger(UIN).coins());
    assert_eq!(day.streak, by_hand.streak);
    let run = world.runs(ANN).await.remove(0);
    assert_eq!(run.outcomes[0].note, Some(Note::AlreadyDone));
    assert!(run.outcomes[1].gained < Some(day.earned), "{run:?}");
    let next = world.service.coin_day(number(), date(24)).await.expect("read");
    assert_eq!(next.earned, 0);
}

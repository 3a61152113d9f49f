//! What every store promises about what is due, who does it, and what is told of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveTime;
use qqmusic_bot::model::{
    ChatId, Chore, Language, Note, Outcome, Pause, Period, PersonId, Place, QuietHours, Run, RunId,
    Schedule, Settings, StepState, Tell,
};
use qqmusic_bot::store::{
    Agenda, KeyRing, Load, News, Notice, NoticeId, Store, open_memory, open_sled,
};

use super::values::{ANN, BEN, at, day};

pub(super) fn run(number: u64) -> Run {
    let outcome = |chore, state, note| Outcome { chore, state, note, gained: Some(30), tries: 2 };
    Run {
        id: RunId(number),
        uin: None,
        date: day(2),
        began_at: at(1),
        ended_at: at(2),
        by_hand: true,
        outcomes: vec![
            outcome(Chore::Sign, StepState::Done, None),
            outcome(Chore::Coin, StepState::Unsure, Some(Note::Told("雨天的歌".into()))),
        ],
        coins_before: Some(100),
        coins_after: Some(130),
        streak: Some(7),
        reports: vec![Period::Today, Period::Month],
    }
}

/// An agenda with every field set, so that none can get lost unseen.
pub(super) fn agenda(run_at: i64) -> Agenda {
    let clock = |hour| NaiveTime::from_hms_opt(hour, 30, 0).expect("a time");
    let schedule = Schedule {
        chores: [Chore::Sign, Chore::History].into_iter().collect(),
        at: clock(7),
        zone: Some(chrono_tz::Australia::Lord_Howe),
        tell: Tell::Failures,
        quiet: Some(QuietHours { from: clock(23), until: clock(6) }),
        place: Some(Place { chat: ChatId(-5), topic: Some(3) }),
    };
    Agenda {
        schedule,
        uin: None,
        run_at: Some(at(run_at)),
        refresh_at: Some(at(1_000_000)),
        sample_at: Some(at(2_000_000)),
        run: Some(run(9)),
        finished: Some(day(1)),
        pause: None,
        others: Vec::new(),
        untold: Vec::new(),
        version: 0,
    }
}

pub(super) fn notice(not_before: i64, number: u64) -> Notice {
    Notice {
        id: NoticeId { broadcast: None, not_before: at(not_before), number },
        person: ANN,
        place: Some(Place { chat: ChatId(-5), topic: Some(3) }),
        news: News::Run(Box::new(run(1))),
        tries: 4,
    }
}

#[tokio::test]
async fn the_store_in_memory_knows_who_is_due() {
    story(&open_memory().expect("opens")).await;
}

#[tokio::test]
async fn the_store_on_disk_knows_who_is_due() {
    let folder = tempfile::tempdir().expect("a folder");
    story(&open_sled(folder.path(), &KeyRing::generate()).await.expect("opens")).await;
}

async fn story(store: &Arc<dyn Store>) {
    an_agenda_is_kept_and_never_overwritten_unseen(store.as_ref()).await;
    who_is_due_is_claimed_once_and_in_order(store.as_ref()).await;
    two_who_claim_at_once_never_get_the_same_person(store).await;
    a_claim_ends_with_its_lease_or_is_settled(store.as_ref()).await;
    a_lost_claim_of_somebody_who_is_not_due_costs_nobody_a_run(store.as_ref()).await;
    the_newest_runs_are_kept(store.as_ref()).await;
    super::daily::the_ledger_is_written_before_and_after(store.as_ref()).await;
    super::daily::notices_wait_for_their_time(store.as_ref()).await;
    super::daily::listening_is_added_up_day_by_day(store.as_ref()).await;
    super::daily::reports_wait_until_they_are_told(store.as_ref()).await;
    a_group_that_moved_is_followed(store.as_ref()).await;
    super::daily::what_everyone_is_told_is_kept_once(store.as_ref()).await;
    everything_can_be_stopped(store.as_ref()).await;
}

async fn save(store: &dyn Store, person: PersonId, agenda: &Agenda) {
    assert!(store.save_agenda(person, agenda).await.expect("saves"));
}

async fn read(store: &dyn Store, person: PersonId) -> Agenda {
    store.agenda(person).await.expect("reads").expect("is there")
}

/// Whom a claim gets, without giving them back.
async fn claimed(store: &dyn Store, now: i64, until: i64, limit: usize) -> Vec<PersonId> {
    let claims = store.claim(at(now), at(until), limit).await.expect("claims");
    claims.into_iter().map(|claim| claim.person).collect()
}

async fn an_agenda_is_kept_and_never_overwritten_unseen(store: &dyn Store) {
    assert_eq!(store.agenda(ANN).await.expect("reads"), None);
    let first = agenda(10);
    save(store, ANN, &first).await;
    assert_eq!(read(store, ANN).await, Agenda { version: 1, ..first.clone() });
    assert!(!store.save_agenda(ANN, &first).await.expect("works"), "there is one already");
    let second = Agenda { pause: Some(Pause::Blocked), run: None, version: 1, ..agenda(20) };
    save(store, ANN, &second).await;
    assert_eq!(read(store, ANN).await, Agenda { version: 2, ..second });
    assert!(claimed(store, 100, 200, 9).await.is_empty(), "who rests is not due");
    let load = store.load(at(100)).await.expect("reads");
    assert_eq!(load, Load { known: 1, people: 1, due: 0, paused: 1, notices: 0 });
    store.remove_agenda(ANN).await.expect("removes");
    store.remove_agenda(ANN).await.expect("twice is once");
    assert_eq!(store.agenda(ANN).await.expect("reads"), None);
    assert_eq!(store.load(at(100)).await.expect("reads"), Load::default());
}

async fn who_is_due_is_claimed_once_and_in_order(store: &dyn Store) {
    for (person, due) in [(1, 30), (2, 10), (3, 20), (4, 40)] {
        save(store, PersonId(person), &agenda(due)).await;
    }
    assert!(claimed(store, 9, 100, 9).await.is_empty());
    assert_eq!(store.load(at(20)).await.expect("reads").due, 2);
    assert_eq!(claimed(store, 30, 100, 2).await, [PersonId(2), PersonId(3)]);
    assert_eq!(claimed(store, 30, 110, 9).await, [PersonId(1)], "the others are taken");
    assert!(claimed(store, 39, 110, 9).await.is_empty());
    assert_eq!(claimed(store, 99, 200, 9).await, [PersonId(4)]);
    let mut ended = claimed(store, 100, 200, 9).await;
    ended.sort();
    assert_eq!(ended, [PersonId(2), PersonId(3)], "their leases ended in the same second");
    for person in 1..=4 {
        store.remove_agenda(PersonId(person)).await.expect("removes");
    }
    assert!(claimed(store, 1000, 2000, 9).await.is_empty(), "no mark is left");
}

async fn two_who_claim_at_once_never_get_the_same_person(store: &Arc<dyn Store>) {
    const PEOPLE: u64 = 60;
    for person in 1..=PEOPLE {
        save(store.as_ref(), PersonId(person), &agenda(person.try_into().expect("small"))).await;
    }
    let claimants: Vec<_> = (0..6)
        .map(|_| {
            let store = Arc::clone(store);
            tokio::spawn(async move {
                let mut got = Vec::new();
                loop {
                    let some = claimed(store.as_ref(), 100, 200, 7).await;
                    if some.is_empty() {
                        return got;
                    }
                    got.extend(some);
                }
            })
        })
        .collect();
    let mut all = Vec::new();
    for claimant in claimants {
        all.extend(claimant.await.expect("ends"));
    }
    let once: BTreeSet<_> = all.iter().copied().collect();
    assert_eq!((all.len(), once.len()), (60, 60));
    for person in 1..=PEOPLE {
        store.remove_agenda(PersonId(person)).await.expect("removes");
    }
}

async fn a_claim_ends_with_its_lease_or_is_settled(store: &dyn Store) {
    save(store, ANN, &agenda(10)).await;
    let mut first = store.claim(at(10), at(50), 9).await.expect("claims");
    let first = first.pop().expect("one is due");
    assert_eq!((first.person, first.agenda.version), (ANN, 1));
    assert!(store.claim_person(ANN, at(49), at(90)).await.expect("works").is_none(), "is taken");
    assert!(store.extend(&first, at(60)).await.expect("extends"));
    assert!(claimed(store, 59, 90, 9).await.is_empty(), "the lease was extended");
    let mut second = store.claim(at(60), at(100), 9).await.expect("claims");
    let second = second.pop().expect("the lease has ended");

    let next = agenda(5_000);
    let settled = Agenda { version: 1, ..next.clone() };
    let told = notice(7, 1);
    let late = store.settle(&first, &settled, Some(&run(1)), Some(&told)).await.expect("works");
    assert!(!late, "somebody else has it");
    assert!(!store.extend(&first, at(200)).await.expect("works"));
    store.release(&first).await.expect("works");
    assert!(claimed(store, 99, 200, 9).await.is_empty(), "the second claim holds");

    let edited = Agenda { version: 1, ..agenda(10) };
    save(store, ANN, &edited).await;
    let stale = store.settle(&second, &settled, Some(&run(1)), Some(&told)).await.expect("works");
    assert!(!stale, "the agenda was changed meanwhile");
    assert_eq!(store.runs(ANN).await.expect("reads"), []);
    assert_eq!(store.notices(at(99), None, 9).await.expect("reads"), []);
    assert_eq!(read(store, ANN).await, Agenda { version: 2, ..edited });

    let settled = Agenda { version: 2, ..next };
    assert!(store.settle(&second, &settled, Some(&run(1)), Some(&told)).await.expect("settles"));
    assert_eq!(store.runs(ANN).await.expect("reads"), [run(1)]);
    assert_eq!(store.notices(at(99), None, 9).await.expect("reads"), std::slice::from_ref(&told));
    assert_eq!(read(store, ANN).await, Agenda { version: 3, ..settled.clone() });
    let again = Agenda { version: 3, ..settled };
    assert!(!store.settle(&second, &again, None, None).await.expect("works"), "it has ended");
    assert!(claimed(store, 4_999, 9_000, 9).await.is_empty());

    let by_hand = store.claim_person(ANN, at(200), at(300)).await.expect("claims");
    let by_hand = by_hand.expect("nobody has it");
    store.release(&by_hand).await.expect("releases");
    assert_eq!(claimed(store, 5_000, 9_000, 9).await, [ANN], "as if it had not been claimed");
    store.drop_notice(told.id).await.expect("drops");
    store.remove_agenda(ANN).await.expect("removes");
    assert_eq!(store.runs(ANN).await.expect("reads"), []);
}

async fn a_lost_claim_of_somebody_who_is_not_due_costs_nobody_a_run(store: &dyn Store) {
    save(store, ANN, &agenda(5_000)).await;
    store.claim_person(ANN, at(10), at(20)).await.expect("claims").expect("nobody has it");
    assert!(claimed(store, 20, 100, 9).await.is_empty(), "nothing is due");
    assert_eq!(store.load(at(20)).await.expect("reads").due, 0, "the mark is where it belongs");
    assert_eq!(claimed(store, 5_000, 6_000, 9).await, [ANN]);
    store.remove_agenda(ANN).await.expect("removes");
}

async fn the_newest_runs_are_kept(store: &dyn Store) {
    save(store, ANN, &agenda(10)).await;
    for number in 0..16 {
        let claim = store.claim_person(ANN, at(10), at(20)).await.expect("claims");
        let claim = claim.expect("nobody has it");
        assert!(
            store.settle(&claim, &claim.agenda, Some(&run(number)), None).await.expect("works")
        );
    }
    let ids = async |person| -> Vec<u64> {
        store.runs(person).await.expect("reads").into_iter().map(|run| run.id.0).collect()
    };
    assert_eq!(ids(ANN).await, (2..16).rev().collect::<Vec<_>>());
    let repeated = Run { streak: Some(8), ..run(5) };
    store.save_run(ANN, &repeated).await.expect("saves");
    store.save_run(ANN, &run(1)).await.expect("has no effect");
    assert_eq!(ids(ANN).await, (2..16).rev().collect::<Vec<_>>());
    assert_eq!(store.run(ANN, RunId(5)).await.expect("reads"), Some(repeated));
    assert_eq!(store.run(ANN, RunId(1)).await.expect("reads"), None);
    assert_eq!(store.run(BEN, RunId(5)).await.expect("reads"), None);
    store.remove_agenda(ANN).await.expect("removes");
}

async fn a_group_that_moved_is_followed(store: &dyn Store) {
    let (from, to) = (ChatId(-5), ChatId(-1_000_005));
    let chosen = Settings { language: Some(Language::En), ..Settings::default() };
    store.save_settings(from, chosen).await.expect("saves");
    save(store, ANN, &agenda(10)).await;
    let mut private = agenda(10);
    private.schedule.place = None;
    save(store, BEN, &private).await;
    store.queue(&[notice(20, 1)]).await.expect("queues");
    store.move_chat(from, to).await.expect("moves");
    store.move_chat(from, to).await.expect("twice is once");
    assert_eq!(store.settings(to).await.expect("reads"), chosen);
    assert_eq!(store.settings(from).await.expect("reads"), Settings::default());
    let moved = Some(Place { chat: to, topic: Some(3) });
    let ann = read(store, ANN).await;
    assert_eq!((ann.schedule.place, ann.version), (moved, 2));
    assert_eq!(read(store, BEN).await.version, 1, "nothing of it concerns Ben");
    let waiting = store.notices(at(20), None, 9).await.expect("reads");
    assert_eq!(waiting, [Notice { place: moved, ..notice(20, 1) }]);
    let mut due = claimed(store, 10, 20, 9).await;
    due.sort();
    assert_eq!(due, [ANN, BEN], "the marks are where they were");
    store.drop_notice(notice(20, 1).id).await.expect("drops");
    store.save_settings(to, Settings::default()).await.expect("saves");
}

async fn everything_can_be_stopped(store: &dyn Store) {
    assert!(!store.is_stopped().await.expect("reads"));
    store.save_stopped(true).await.expect("saves");
    assert!(store.is_stopped().await.expect("reads"));
    store.save_stopped(false).await.expect("saves");
    assert!(!store.is_stopped().await.expect("reads"));
}

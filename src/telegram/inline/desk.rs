//! What inline mode remembers of people: the newest query of each, and how much they asked lately.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;
use tokio_util::sync::CancellationToken;

use crate::model::PersonId;

/// Queries of one person in a minute: one every other second, which nobody types for a whole minute.
const QUERIES: (usize, Duration) = (30, Duration::from_secs(60));
/// Songs that one person has fetched in ten minutes by sending results or pressing below them.
const FETCHES: (usize, Duration) = (20, Duration::from_secs(600));
/// Below so many remembered people nothing is tidied up.
const PRUNE_FROM: usize = 1024;

/// The person asked too much lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Busy;

/// What is remembered. Cheap to clone; all clones are one.
#[derive(Clone, Default)]
pub struct Desk(Arc<Inner>);

#[derive(Default)]
struct Inner {
    newest: Mutex<HashMap<PersonId, (u32, CancellationToken)>>,
    asked: Mutex<HashMap<PersonId, VecDeque<Instant>>>,
    fetched: Mutex<HashMap<PersonId, VecDeque<Instant>>>,
}

impl Desk {
    /// Makes a query the newest of its person, which ends the one before; `None` when a newer one is
    /// there already.
    pub(super) fn newest(&self, person: PersonId, order: u32) -> Option<Turn> {
        let mut newest = lock(&self.0.newest);
        if newest.get(&person).is_some_and(|(other, _)| *other > order) {
            return None;
        }
        let ended = CancellationToken::new();
        if let Some((_, before)) = newest.insert(person, (order, ended.clone())) {
            before.cancel();
        }
        Some(Turn { desk: self.clone(), person, order, ended })
    }

    /// Counts a query.
    pub(super) fn may_ask(&self, person: PersonId) -> Result<(), Busy> {
        count(&self.0.asked, person, QUERIES)
    }

    /// Counts a song that is fetched.
    pub(super) fn may_fetch(&self, person: PersonId) -> Result<(), Busy> {
        count(&self.0.fetched, person, FETCHES)
    }
}

/// A query that is the newest of its person, until there is a newer one.
pub(super) struct Turn {
    desk: Desk,
    person: PersonId,
    order: u32,
    ended: CancellationToken,
}

impl Turn {
    /// Does `work` unless a newer query comes before it is done.
    pub(super) async fn run(&self, work: impl Future<Output = ()>) {
        // A query that is no longer the newest leaves nothing behind.
        let _ = self.ended.run_until_cancelled(work).await;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut newest = lock(&self.desk.0.newest);
        if newest.get(&self.person).is_some_and(|(order, _)| *order == self.order) {
            newest.remove(&self.person);
        }
    }
}

fn count(
    people: &Mutex<HashMap<PersonId, VecDeque<Instant>>>,
    person: PersonId,
    (most, within): (usize, Duration),
) -> Result<(), Busy> {
    let now = Instant::now();
    let mut people = lock(people);
    if people.len() >= PRUNE_FROM {
        people.retain(|_, times| times.back().is_some_and(|last| now - *last < within));
    }
    let times = people.entry(person).or_default();
    while times.front().is_some_and(|first| now - *first >= within) {
        times.pop_front();
    }
    if times.len() >= most {
        return Err(Busy);
    }
    times.push_back(now);
    Ok(())
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: PersonId = PersonId(1);

    #[tokio::test]
    async fn only_the_newest_query_of_a_person_is_answered() {
        let desk = Desk::default();
        let first = desk.newest(PERSON, 1).expect("the first");
        let other = desk.newest(PersonId(2), 2).expect("another person's");
        let third = desk.newest(PERSON, 3).expect("a newer one");
        assert!(desk.newest(PERSON, 2).is_none(), "taken before, begun after");
        let mut done = Vec::new();
        first.run(async { done.push(1) }).await;
        drop(first);
        other.run(async { done.push(2) }).await;
        third.run(async { done.push(3) }).await;
        assert_eq!(done, [2, 3]);
        drop((other, third));
        assert!(lock(&desk.0.newest).is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn a_person_has_so_many_queries_in_any_minute() {
        let desk = Desk::default();
        for _ in 0..QUERIES.0 {
            assert_eq!(desk.may_ask(PERSON), Ok(()));
        }
        assert_eq!(desk.may_ask(PERSON), Err(Busy));
        assert_eq!(desk.may_ask(PersonId(2)), Ok(()));
        assert_eq!(desk.may_fetch(PERSON), Ok(()));
        tokio::time::advance(QUERIES.1).await;
        assert_eq!(desk.may_ask(PERSON), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn people_who_are_quiet_again_are_forgotten() {
        let desk = Desk::default();
        for person in 1..=10 * PRUNE_FROM as u64 {
            assert_eq!(desk.may_ask(PersonId(person)), Ok(()));
            tokio::time::advance(Duration::from_secs(1)).await;
        }
        assert!(lock(&desk.0.asked).len() <= PRUNE_FROM);
    }
}

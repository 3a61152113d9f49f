//! Sending audio takes long: it goes on in the background, a bounded number at once.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;

use crate::model::{PersonId, Quality, SongMid};

/// Audio that is being sent at once. Each holds a connection to QQ Music and one to Telegram.
const AT_ONCE: usize = 4;
/// Audio that is being sent or waits, of all people: more would wait for minutes.
const MOST: usize = 64;
/// Audio that is being sent or waits, of one person.
const MOST_OF_PERSON: usize = 2;

/// Why another song is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Busy {
    /// The person has two under way already.
    Person,
    /// Everybody together has too many.
    Everybody,
}

/// The audio that is being sent. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct AudioJobs(Arc<Inner>);

struct Inner {
    running: Semaphore,
    jobs: Mutex<Jobs>,
    songs: Mutex<HashMap<(SongMid, Quality), Arc<Turn>>>,
}

/// Held by the one whose turn it is to send a song.
type Turn = tokio::sync::Mutex<()>;

#[derive(Default)]
struct Jobs {
    last: u64,
    of: HashMap<PersonId, Vec<(u64, CancellationToken)>>,
    count: usize,
}

impl Default for AudioJobs {
    fn default() -> Self {
        Self(Arc::new(Inner {
            running: Semaphore::new(AT_ONCE),
            jobs: Mutex::default(),
            songs: Mutex::default(),
        }))
    }
}

impl AudioJobs {
    /// Takes a song of a person, unless there are too many.
    pub(crate) fn begin(&self, person: PersonId) -> Result<Job, Busy> {
        let mut jobs = lock(&self.0.jobs);
        if jobs.of.get(&person).is_some_and(|own| own.len() >= MOST_OF_PERSON) {
            return Err(Busy::Person);
        }
        if jobs.count >= MOST {
            return Err(Busy::Everybody);
        }
        jobs.last += 1;
        jobs.count += 1;
        let (id, cancelled) = (jobs.last, CancellationToken::new());
        jobs.of.entry(person).or_default().push((id, cancelled.clone()));
        drop(jobs);
        Ok(Job { jobs: self.clone(), person, id, cancelled })
    }

    /// Ends what is being sent for a person; gives how many that were.
    pub fn cancel(&self, person: PersonId) -> usize {
        let jobs = lock(&self.0.jobs);
        let own = jobs.of.get(&person).map(Vec::as_slice).unwrap_or_default();
        let live = own.iter().filter(|(_, cancelled)| !cancelled.is_cancelled());
        live.inspect(|(_, cancelled)| cancelled.cancel()).count()
    }

    fn end(&self, person: PersonId, id: u64) {
        let mut jobs = lock(&self.0.jobs);
        let Some(own) = jobs.of.get_mut(&person) else { return };
        own.retain(|(other, _)| *other != id);
        if own.is_empty() {
            jobs.of.remove(&person);
        }
        jobs.count -= 1;
    }
}

/// A song that was taken. Ends when it is dropped.
pub(crate) struct Job {
    jobs: AudioJobs,
    person: PersonId,
    id: u64,
    cancelled: CancellationToken,
}

impl Job {
    /// Does `work` when its time comes; `None` when the person cancelled it before it was done.
    /// Of those who ask for the same song in the same quality one goes first, so that the others
    /// find what it sent.
    pub(crate) async fn run<T>(
        &self,
        song: (SongMid, Quality),
        work: impl Future<Output = T>,
    ) -> Option<T> {
        let one = self.jobs.one_of(song);
        let in_turn = async {
            let _first = one.lock().await;
            let _running = self.jobs.0.running.acquire().await;
            work.await
        };
        self.cancelled.run_until_cancelled(in_turn).await
    }
}

impl AudioJobs {
    fn one_of(&self, song: (SongMid, Quality)) -> Arc<Turn> {
        let mut songs = lock(&self.0.songs);
        songs.retain(|_, one| Arc::strong_count(one) > 1);
        Arc::clone(songs.entry(song).or_default())
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.jobs.end(self.person, self.id);
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn song(mid: &str) -> (SongMid, Quality) {
        (SongMid::new(mid).expect("a mid"), Quality::Mp3_128)
    }

    #[test]
    fn a_person_and_everybody_have_a_bound() {
        let jobs = AudioJobs::default();
        let own: Vec<_> = (0..MOST_OF_PERSON).map(|_| jobs.begin(PersonId(1))).collect();
        assert!(own.iter().all(Result::is_ok));
        assert_eq!(jobs.begin(PersonId(1)).err(), Some(Busy::Person));
        let people = 2..=(MOST - MOST_OF_PERSON + 1) as u64;
        let others: Vec<_> = people.map(|person| jobs.begin(PersonId(person))).collect();
        assert!(others.iter().all(Result::is_ok));
        assert_eq!(jobs.begin(PersonId(1000)).err(), Some(Busy::Everybody));
        drop((own, others));
        assert!(jobs.begin(PersonId(1)).is_ok());
        assert!(lock(&jobs.0.jobs).of.is_empty());
    }

    #[tokio::test(start_paused = true)]
    async fn cancel_ends_ones_own() {
        let jobs = AudioJobs::default();
        let (mine, yours) = (jobs.begin(PersonId(1)), jobs.begin(PersonId(2)));
        let (mine, yours) = (mine.expect("room"), yours.expect("room"));
        let slow = || tokio::time::sleep(Duration::from_secs(9));
        let cancel = async { jobs.cancel(PersonId(1)) };
        let ends = (mine.run(song("a"), slow()), yours.run(song("b"), slow()), cancel);
        let (mine, yours, cancelled) = tokio::join!(ends.0, ends.1, ends.2);
        assert_eq!((mine, yours, cancelled), (None, Some(()), 1));
    }

    #[tokio::test(start_paused = true)]
    async fn the_same_song_is_sent_by_one_after_the_other() {
        let jobs = AudioJobs::default();
        let begin = tokio::time::Instant::now();
        let all = (1..=3).map(|person| {
            let job = jobs.begin(PersonId(person)).expect("room");
            async move {
                let work = async { tokio::time::sleep(Duration::from_secs(5)).await };
                job.run(song("a"), work).await;
                begin.elapsed().as_secs()
            }
        });
        assert_eq!(futures::future::join_all(all).await, [5, 10, 15]);
    }
}

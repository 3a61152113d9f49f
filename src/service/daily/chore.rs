//! What is done of a run: sign-in, coin tasks, play reports.

use std::time::Duration;

use rand::Rng;
use rand::seq::IndexedRandom;

use super::attend::{Attendance, Going, Halt};
use crate::model::{
    Chore, DirId, Note, Outcome, Pace, Run, SignDone, SongRef, StepState, Task, TaskKind,
    TaskState, Uin,
};
use crate::service::task::note_of;
use crate::service::{Error, Obstacle};

/// The pause between two chores of an account, in milliseconds: as a person goes from one page to the
/// next.
const PAUSE_MS: std::ops::Range<u64> = 2_000..6_000;
/// How long coin tasks are waited for. Dozens of them at a person's pace take minutes; a task that
/// takes longer is found again by the repeat.
const COINS_WITHIN: Duration = Duration::from_secs(3600);
/// Today's recommendation: songs that somebody would hear.
const SONGS_OF: DirId = DirId::DAILY;
/// Songs of it that are looked at.
const SONGS: u32 = 100;
/// Lengths of songs that somebody would hear again and again, in seconds.
const USUAL_LENGTHS: std::ops::RangeInclusive<u32> = 90..=480;

impl Attendance<'_> {
    /// Does one chore of a run, and writes it into the account's ledger: that it is begun, before
    /// anything is asked, and what became of it, after.
    pub(super) async fn chore(
        &mut self,
        uin: Uin,
        run: &mut Run,
        at: usize,
        is_resumed: bool,
    ) -> Going<Outcome> {
        let store = &self.service.store;
        let Outcome { chore, tries, .. } = run.outcomes[at];
        let before = store.begin_chore(uin, run.date, chore).await?;
        let mut tries = tries.saturating_add(1);
        let mut was_begun = false;
        match before {
            // Written before a crash, by this run; else by somebody else's of the same account, or
            // by an earlier one of the day.
            Some(done) if done.state == StepState::Done && is_resumed => return Ok(done),
            Some(done) if done.state == StepState::Done => {
                return Ok(Outcome { note: Some(Note::AlreadyDone), gained: None, ..done });
            }
            Some(begun) if begun.state == StepState::Doing => {
                was_begun = true;
                tries = tries.max(begun.tries.saturating_add(1));
            }
            _ => {}
        }
        let asked = match chore {
            Chore::Coin => self.coin(uin, run, was_begun).await?,
            Chore::Accelerate => self.accelerate(uin, run, was_begun).await?,
            // A sign-in begins with reading: it needs not know what was begun before.
            _ => self.sign(run).await,
        };
        let outcome = match asked {
            Ok(Told { state, note, gained }) => Outcome { chore, state, note, gained, tries },
            Err(Error::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::info!(chore = chore.name(), %error, "a chore failed");
                let state = match error {
                    Error::Uncertain(_) => StepState::Unsure,
                    Error::NotAllowed(_) => StepState::Skipped,
                    _ => StepState::Failed,
                };
                Outcome { chore, state, note: Some(reason(&error)), gained: None, tries }
            }
        };
        self.service.store.settle_chore(uin, run.date, &outcome).await?;
        Ok(outcome)
    }

    async fn sign(&self, run: &mut Run) -> Result<Told, Error> {
        let done = self.service.sign(&self.caller()).await?;
        let SignDone { already, streak, coins_before, coins_after, credited } = done;
        run.streak = streak.or(run.streak);
        run.coins_before = run.coins_before.or(coins_before);
        run.coins_after = coins_after.or(run.coins_after);
        let note = already.then_some(Note::AlreadyDone);
        Ok(Told { state: StepState::Done, note, gained: credited })
    }

    /// Has the coin tasks done by a stored task, and waits for it.
    async fn coin(&self, uin: Uin, run: &mut Run, was_begun: bool) -> Going<Result<Told, Error>> {
        let left = if was_begun { self.left(uin, run, TaskKind::Coins).await? } else { None };
        let task = match left {
            Some(task) if task.state.is_final() => task,
            _ => match self.service.coin_task(&self.caller()).await {
                Ok(task) => self.ended(task).await?,
                Err(error) => return Ok(Err(error)),
            },
        };
        run.coins_before = run.coins_before.or(task.before);
        run.coins_after = task.after.or(run.coins_after);
        let state = match task.state {
            TaskState::Done => StepState::Done,
            TaskState::Cancelled => StepState::Skipped,
            TaskState::Failed | TaskState::Queued | TaskState::Running => StepState::Failed,
        };
        // One that has not ended is looked for again.
        let why = if task.state.is_final() { &task.note } else { &Some(Note::Unreachable) };
        // Told in the run's message, for nobody looks at a task that began by itself; with what an
        // earlier task of this run added.
        let coin = |outcome: &&Outcome| outcome.chore == Chore::Coin;
        let before = run.outcomes.iter().find(coin).and_then(|outcome| outcome.note.as_ref());
        let mut added = before.map(|note| note.added().to_vec()).unwrap_or_default();
        added.extend(task.added().into_iter().filter(|it| !added.contains(it)).collect::<Vec<_>>());
        let note = Note::with_added(added, why.clone());
        Ok(Ok(Told { state, note, gained: Some(task.earned) }))
    }

    /// A task as it is at its end, or when it was waited for long enough.
    async fn ended(&self, task: Task) -> Going<Task> {
        let (task, shown) = self.service.follow_task(task.id).await?;
        let Some(mut shown) = shown else { return Ok(task) };
        let over = shown.wait_for(|task| task.as_ref().is_some_and(|it| it.state.is_final()));
        let over = async { tokio::time::timeout(COINS_WITHIN, over).await.is_ok() };
        if self.service.daily.stopping.run_until_cancelled(over).await.is_none() {
            return Err(Halt::Stopping);
        }
        Ok(self.service.follow_task(task.id).await?.0)
    }

    /// The account's newest task of a kind, if this run may have begun it before a crash.
    async fn left(&self, uin: Uin, run: &Run, kind: TaskKind) -> Going<Option<Task>> {
        let newest = self.service.store.latest_task(uin, kind).await?;
        Ok(newest.map(|job| job.task).filter(|task| task.created_at >= run.began_at))
    }

    /// Begins play reports, with a song of today's recommendation. They take hours: they are not
    /// waited for.
    async fn accelerate(&self, uin: Uin, run: &Run, was_begun: bool) -> Going<Result<Told, Error>> {
        if was_begun {
            let state = match self.left(uin, run, TaskKind::Accelerate).await? {
                Some(_) => Told { state: StepState::Done, note: None, gained: None },
                None => {
                    Told { state: StepState::Unsure, note: Some(Note::Interrupted), gained: None }
                }
            };
            return Ok(Ok(state));
        }
        Ok(self.begin_plays().await)
    }

    async fn begin_plays(&self) -> Result<Told, Error> {
        if !self.service.allows_accelerate() {
            return Err(Error::NotAllowed(Obstacle::Owner));
        }
        if !self.service.permissions(self.claim.person).await?.accelerate {
            return Err(Error::NotAllowed(Obstacle::Consent));
        }
        let list = self.service.accelerate_list(&self.caller(), SONGS_OF, SONGS).await?;
        let usual: Vec<_> =
            list.songs.iter().filter(|song| USUAL_LENGTHS.contains(&song.interval_s)).collect();
        let Some(song) = usual.choose(&mut rand::rng()) else {
            let (state, note) = (StepState::Skipped, Some(Note::NothingToDo));
            return Ok(Told { state, note, gained: None });
        };
        self.service.accelerate(&self.caller(), &SongRef::Id(song.id)).await?;
        Ok(Told { state: StepState::Done, note: None, gained: None })
    }

    /// Between two chores.
    pub(super) async fn pause(&self) -> Going {
        let pause = match self.service.tasks.pace() {
            Pace::Human => Duration::from_millis(rand::rng().random_range(PAUSE_MS)),
            Pace::Fixed(pause) => pause,
        };
        let paused = self.service.daily.stopping.run_until_cancelled(tokio::time::sleep(pause));
        paused.await.ok_or(Halt::Stopping)
    }
}

/// What came of a chore.
struct Told {
    state: StepState,
    note: Option<Note>,
    gained: Option<u64>,
}

/// Why a chore did not work.
fn reason(error: &Error) -> Note {
    match error {
        Error::NotAllowed(Obstacle::DayUsed) => Note::CapReached,
        Error::NotAllowed(Obstacle::DayStopped) => Note::CounterStill,
        other => note_of(other),
    }
}

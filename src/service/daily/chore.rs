//! What is done of a run: each chore once, with the account's ledger.

use std::time::Duration;

use rand::Rng;

use super::attend::{Attendance, Going, Halt};
use crate::model::{Chore, Note, Outcome, Pace, Run, SignDone, StepState, Uin, Warning};
use crate::service::task::note_of;
use crate::service::{Error, Obstacle};

/// The pause between two chores of an account, in milliseconds: as a person goes from one page to the
/// next.
const PAUSE_MS: std::ops::Range<u64> = 2_000..6_000;

/// What is known of a chore that is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// It was not begun, or it failed.
    Open,
    /// It was begun by a process that died, or by somebody else with the account.
    Begun,
    /// A task does it.
    Task,
}

impl Attendance<'_> {
    /// Does one chore of a run, and writes it into the account's ledger: that it is begun, before
    /// anything is asked, and what became of it, after. One that a task goes on with is given as
    /// [`Doing`](StepState::Doing), in the ledger too; asking again looks what became of it.
    pub(super) async fn chore(
        &mut self,
        uin: Uin,
        run: &mut Run,
        at: usize,
        is_resumed: bool,
    ) -> Going<Outcome> {
        let Outcome { chore, state, mut tries, .. } = run.outcomes[at];
        let ledger = self.service.store.ledger(uin, run.date).await?;
        let written = ledger.into_iter().find(|outcome| outcome.chore == chore);
        let known = match written {
            // Written before a crash, by this run; else by somebody else's of the same account, or
            // by an earlier one of the day.
            Some(done) if done.state == StepState::Done => {
                let is_own = is_resumed && self.began(uin, chore).await?;
                return Ok(if is_own { done } else { others(&done) });
            }
            _ if state == StepState::Doing => Known::Task,
            Some(left) if left.reason() == Some(&Note::StillWorking) => Known::Task,
            // Plays that may have been reported are not reported again.
            Some(unsure) if chore == Chore::Accelerate && unsure.state == StepState::Unsure => {
                return Ok(unsure);
            }
            Some(begun) if begun.state == StepState::Doing => {
                tries = tries.max(begun.tries);
                Known::Begun
            }
            _ => Known::Open,
        };
        if known != Known::Task {
            tries = tries.saturating_add(1);
            self.service.store.begin_chore(uin, run.date, chore).await?;
        }
        let asked = match chore.task() {
            Some(kind) => self.by_task(uin, run, kind, known).await?,
            // A sign-in begins with reading: it needs not know what was begun before.
            None => self.sign(run).await,
        };
        let told = match asked {
            Ok(told) => told,
            Err(Error::Store(error)) => return Err(error.into()),
            Err(error) => {
                tracing::info!(chore = chore.name(), %error, "a chore failed");
                let state = match error {
                    Error::Uncertain(_) => StepState::Unsure,
                    Error::NotAllowed(_) => StepState::Skipped,
                    _ => StepState::Failed,
                };
                Told { note: Some(reason(&error)), ..Told::new(state) }
            }
        };
        self.settle_chore(uin, run, (chore, tries), told).await
    }

    /// Writes what came of a chore into the ledger, unless a task goes on with it, and gives what this
    /// person is told.
    pub(super) async fn settle_chore(
        &self,
        uin: Uin,
        run: &Run,
        (chore, tries): (Chore, u8),
        told: Told,
    ) -> Going<Outcome> {
        let Told { state, note, gained, is_own } = told;
        let outcome = Outcome { chore, state, note, gained, tries };
        if state != StepState::Doing {
            self.service.store.settle_chore(uin, run.date, &outcome).await?;
        }
        Ok(if is_own { outcome } else { others(&outcome) })
    }

    async fn sign(&self, run: &mut Run) -> Result<Told, Error> {
        let done = self.service.sign(&self.caller()).await?;
        let SignDone { already, streak, coins_before, coins_after, credited, warned } = done;
        run.streak = streak.or(run.streak);
        run.coins_before = run.coins_before.or(coins_before);
        run.coins_after = coins_after.or(run.coins_after);
        let note = match warned {
            Some(Warning::TooOften) => Some(Note::Risk),
            Some(Warning::Verification) => Some(Note::Verification),
            None => already.then_some(Note::AlreadyDone),
        };
        Ok(Told { note, gained: credited, ..Told::new(StepState::Done) })
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
pub(super) struct Told {
    pub(super) state: StepState,
    pub(super) note: Option<Note>,
    pub(super) gained: Option<u64>,
    /// Whether this person had it done; else somebody else with the account did.
    pub(super) is_own: bool,
}

impl Told {
    pub(super) fn new(state: StepState) -> Self {
        Self { state, note: None, gained: None, is_own: true }
    }
}

/// What somebody else with the account had done: what they gained is told to them.
pub(super) fn others(outcome: &Outcome) -> Outcome {
    let done = (outcome.state == StepState::Done).then_some(Note::AlreadyDone);
    Outcome { note: done.or(outcome.reason().cloned()), gained: None, ..*outcome }
}

/// Why a chore did not work.
fn reason(error: &Error) -> Note {
    match error {
        Error::NotAllowed(Obstacle::DayUsed) => Note::CapReached,
        Error::NotAllowed(Obstacle::DayStopped) => Note::CounterStill,
        other => note_of(other),
    }
}

//! Runs and outcomes.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::note::{NoteV1, note_of, note_to};
use super::{Record, date, decode, encode, moment, time};
use crate::model::{Chore, Outcome, Period, Run, RunId, StepState, Uin};
use crate::store::Result;

const VERSION: u8 = 1;
/// The version whose runs name their accounts.
const OF_ACCOUNTS: u8 = 2;

/// A person's newest runs, the newest first.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Runs(pub(in crate::store) Vec<Run>);

/// An [`Outcome`], inside other records. Chores and states stand by their names.
#[derive(Serialize, Deserialize)]
pub(super) struct OutcomeV1 {
    chore: String,
    state: String,
    note: Option<NoteV1>,
    gained: Option<u64>,
    tries: u8,
}

/// A [`Run`], inside other records.
#[derive(Serialize, Deserialize)]
pub(super) struct RunV1 {
    id: u64,
    date: i32,
    began_at: i64,
    ended_at: i64,
    by_hand: bool,
    outcomes: Vec<OutcomeV1>,
    coins_before: Option<u64>,
    coins_after: Option<u64>,
    streak: Option<u32>,
    reports: Vec<String>,
}

impl From<&Outcome> for OutcomeV1 {
    fn from(Outcome { chore, state, note, gained, tries }: &Outcome) -> Self {
        Self {
            chore: chore.name().to_owned(),
            state: state.name().to_owned(),
            note: note.as_ref().map(note_to),
            gained: *gained,
            tries: *tries,
        }
    }
}

impl OutcomeV1 {
    /// The outcome, unless its chore no longer exists. One in a state that no longer exists may
    /// have happened.
    pub(super) fn read(self) -> Option<Outcome> {
        let Self { chore, state, note, gained, tries } = self;
        Some(Outcome {
            chore: Chore::from_name(&chore)?,
            state: StepState::from_name(&state).unwrap_or(StepState::Unsure),
            note: note.map(note_of),
            gained,
            tries,
        })
    }
}

impl From<&Run> for RunV1 {
    fn from(run: &Run) -> Self {
        let Run {
            id,
            uin: _,
            date,
            began_at,
            ended_at,
            by_hand,
            outcomes,
            coins_before,
            coins_after,
            streak,
            reports,
        } = run;
        Self {
            id: id.0,
            date: date.to_epoch_days(),
            began_at: moment(*began_at),
            ended_at: moment(*ended_at),
            by_hand: *by_hand,
            outcomes: outcomes.iter().map(OutcomeV1::from).collect(),
            coins_before: *coins_before,
            coins_after: *coins_after,
            streak: *streak,
            reports: reports.iter().map(|period| period.name().to_owned()).collect(),
        }
    }
}

impl RunV1 {
    /// The run; what of it no longer exists is left out.
    pub(super) fn read(self) -> Result<Run> {
        Ok(Run {
            id: RunId(self.id),
            uin: None,
            date: date(self.date)?,
            began_at: time(self.began_at)?,
            ended_at: time(self.ended_at)?,
            by_hand: self.by_hand,
            outcomes: self.outcomes.into_iter().filter_map(OutcomeV1::read).collect(),
            coins_before: self.coins_before,
            coins_after: self.coins_after,
            streak: self.streak,
            reports: self.reports.iter().filter_map(|name| Period::from_name(name)).collect(),
        })
    }
}

/// A [`Run`] with its account.
pub(super) type OwnRunV1 = (RunV1, Option<u64>);

pub(super) fn own_run_to(run: &Run) -> OwnRunV1 {
    (RunV1::from(run), run.uin.map(Uin::value))
}

pub(super) fn own_run_of((run, number): OwnRunV1) -> Result<Run> {
    Ok(Run { uin: number.map(super::account::uin).transpose()?, ..run.read()? })
}

impl Record for Runs {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let runs: Vec<OwnRunV1> = self.0.iter().map(own_run_to).collect();
        encode(OF_ACCOUNTS, &runs)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        if bytes.first() == Some(&VERSION) {
            let runs: Vec<RunV1> = decode(VERSION, bytes)?;
            return Ok(Self(runs.into_iter().map(RunV1::read).collect::<Result<_>>()?));
        }
        let runs: Vec<OwnRunV1> = decode(OF_ACCOUNTS, bytes)?;
        Ok(Self(runs.into_iter().map(own_run_of).collect::<Result<_>>()?))
    }
}

//! Work that goes on in the background: coin tasks and play reports.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Added, InvalidId, Note, Uin};

/// A task's id: 122 random bits, which nobody guesses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskId(Uuid);

impl TaskId {
    /// Wraps a random UUID.
    pub fn new(random: Uuid) -> Self {
        Self(random)
    }

    /// Reads 32 hex digits, with or without hyphens.
    pub fn parse(text: &str) -> Result<Self, InvalidId> {
        Uuid::parse_str(text.trim()).map(Self).map_err(|_| InvalidId { kind: "task id" })
    }

    /// Its sixteen bytes.
    pub fn bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.simple().fmt(f)
    }
}

/// What a task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TaskKind {
    /// Coin tasks: operation `coin_task`.
    Coins,
    /// Play reports: operation `accelerate`.
    Accelerate,
}

impl TaskKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Coins, Self::Accelerate];

    /// Its stable name, used in the store and in logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Coins => "coins",
            Self::Accelerate => "accelerate",
        }
    }

    /// The kind with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskState {
    /// Stored, not begun.
    Queued,
    /// Under way, also while the bot is down.
    Running,
    /// Ended by itself; single steps may have been skipped or have failed.
    Done,
    /// Ended before its time; its note says why.
    Failed,
    /// Ended by the person.
    Cancelled,
}

impl TaskState {
    const ALL: [Self; 5] = [Self::Queued, Self::Running, Self::Done, Self::Failed, Self::Cancelled];

    /// Its stable name, as the HTTP API tells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether nothing comes after it.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::Failed | Self::Cancelled)
    }
}

/// How far one step of a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Not begun.
    Todo,
    /// Written before something is asked of QQ Music, settled after its answer.
    Doing,
    /// It succeeded, as far as the answers prove.
    Done,
    /// Left out; its note says why.
    Skipped,
    /// Refused, or it did not work.
    Failed,
    /// It may have happened: the answer was lost. It counts as done and is not repeated.
    Unsure,
}

impl StepState {
    const ALL: [Self; 6] =
        [Self::Todo, Self::Doing, Self::Done, Self::Skipped, Self::Failed, Self::Unsure];

    /// Its stable name, as the HTTP API tells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Doing => "doing",
            Self::Done => "done",
            Self::Skipped => "skipped",
            Self::Failed => "failed",
            Self::Unsure => "unsure",
        }
    }

    /// The state with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Whether the step is over, however it went.
    pub fn is_settled(self) -> bool {
        !matches!(self, Self::Todo | Self::Doing)
    }
}

/// One step of a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is about: a coin task's name, or a song's.
    pub name: String,
    /// How far it is.
    pub state: StepState,
    /// Why it is so, where that is not plain.
    pub note: Option<Note>,
}

impl Step {
    /// A step that has not begun.
    pub fn todo(name: impl Into<String>) -> Self {
        Self { name: name.into(), state: StepState::Todo, note: None }
    }
}

/// A task as people see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// Its id.
    pub id: TaskId,
    /// What it is about.
    pub kind: TaskKind,
    /// Whose account it works on.
    pub uin: Uin,
    /// How far it is.
    pub state: TaskState,
    /// Why it ended so, where that is not plain.
    pub note: Option<Note>,
    /// Its steps; none before they are known.
    pub steps: Vec<Step>,
    /// The counter before: coins, or seconds listened today. `None` when it could not be read.
    pub before: Option<u64>,
    /// The counter after; `None` before the end and when it could not be read.
    pub after: Option<u64>,
    /// Coins, or seconds, that came by this task as far as answers and counter prove it.
    pub earned: u64,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Task {
    /// How many steps are over.
    pub fn done(&self) -> usize {
        self.steps.iter().filter(|step| step.state.is_settled()).count()
    }

    /// How many steps there are.
    pub fn total(&self) -> usize {
        self.steps.len()
    }

    /// What its steps put among the person's favourites.
    pub fn added(&self) -> Vec<Added> {
        let notes = self.steps.iter().filter_map(|step| step.note.as_ref());
        notes.flat_map(|note| note.added().iter().cloned()).collect()
    }
}

/// How far a task is that another server does as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskReport {
    /// How far it is.
    pub state: TaskState,
    /// Its steps, as far as that server tells them.
    pub steps: Vec<Step>,
    /// What came of it so far, where that server tells it.
    pub earned: Option<u64>,
    /// Why it is so, where that server tells it.
    pub note: Option<Note>,
}

/// How fast tasks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// Pauses as a person makes them: accounts are restricted for hammering.
    Human,
    /// Every pause this long, for doubles of QQ Music.
    Fixed(Duration),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_read_with_and_without_hyphens_and_shown_without() {
        let text = "0f8fad5bd9cb469fa16570867728950e";
        let id = TaskId::parse(text).expect("valid");
        assert_eq!(id.to_string(), text);
        assert_eq!(TaskId::parse("0f8fad5b-d9cb-469f-a165-70867728950e"), Ok(id));
        for bad in ["", "1", "0f8fad5b", "../..", "0f8fad5bd9cb469fa16570867728950g"] {
            assert!(TaskId::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_of_states_are_read_back() {
        for state in TaskState::ALL {
            assert_eq!(TaskState::from_name(state.name()), Some(state));
        }
        for state in StepState::ALL {
            assert_eq!(StepState::from_name(state.name()), Some(state));
        }
    }
}

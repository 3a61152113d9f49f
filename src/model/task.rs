//! Work that goes on in the background: coin tasks and play reports.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{InvalidId, Uin};

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

/// Why a task or a step is in its state. `Display` is a sentence in English, for the HTTP API and
/// the log; the chat has texts of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It was done before the task came to it.
    AlreadyDone,
    /// It would change the person's favourites or follows, which was not allowed.
    ChangesLibrary,
    /// It cannot be claimed yet.
    NotYet,
    /// It was reported, and QQ Music did not count it.
    NotCounted,
    /// The claim was accepted, and no coins were seen to come.
    NotCredited,
    /// The account's number of coins, or today's listening time, could not be read.
    CounterUnknown,
    /// Today's listening time did not move any more.
    CounterStill,
    /// The day's allowance is used up.
    CapReached,
    /// There was nothing to do.
    NothingToDo,
    /// The bot was stopped in the middle; what came of it cannot be read back.
    Interrupted,
    /// The answer was lost on the way.
    AnswerLost,
    /// QQ Music asked to slow down, a sign that it watches.
    Risk,
    /// QQ Music wants a person to prove to be one.
    Verification,
    /// The login ended, or the account was logged out here.
    LoginEnded,
    /// The person took the consent back, or the owner does not allow it any more.
    NotAllowed,
    /// QQ Music could not be reached.
    Unreachable,
    /// QQ Music answered something that makes no sense, or the backend cannot do it.
    Unexpected,
    /// QQ Music refused with this code.
    Refused(i64),
    /// What another server said, which does the task.
    Told(String),
    /// The day of QQ Music ended before the task did; the rest is left.
    DayEnded,
    /// The person stopped it, and another server has it, which cannot be told to stop.
    LeftElsewhere,
    /// Another server has it, and does not tell any more how far it is.
    LostSight,
}

/// What the sentence of a refusal begins with; its code follows.
const REFUSED: &str = "refused by QQ Music with code ";

impl Note {
    /// Those that hold nothing.
    const PLAIN: [Self; 20] = [
        Self::AlreadyDone,
        Self::ChangesLibrary,
        Self::NotYet,
        Self::NotCounted,
        Self::NotCredited,
        Self::CounterUnknown,
        Self::CounterStill,
        Self::CapReached,
        Self::NothingToDo,
        Self::Interrupted,
        Self::AnswerLost,
        Self::Risk,
        Self::Verification,
        Self::LoginEnded,
        Self::NotAllowed,
        Self::Unreachable,
        Self::Unexpected,
        Self::DayEnded,
        Self::LeftElsewhere,
        Self::LostSight,
    ];

    /// What another server said: the note whose sentence it is, so that people read it in their own
    /// language, else its words.
    pub fn told(words: String) -> Self {
        if let Some(Ok(code)) = words.strip_prefix(REFUSED).map(str::parse) {
            return Self::Refused(code);
        }
        let known = Self::PLAIN.into_iter().find(|note| note.to_string() == words);
        known.unwrap_or(Self::Told(words))
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AlreadyDone => "was done already",
            Self::ChangesLibrary => "would change favourites or follows, which is not allowed",
            Self::NotYet => "cannot be claimed yet",
            Self::NotCounted => "reported, but QQ Music did not count it",
            Self::NotCredited => "accepted, but no coins were seen to come",
            Self::CounterUnknown => "the counter could not be read",
            Self::CounterStill => {
                "the listening time did not move; crediting can take hours, so it stops for today"
            }
            Self::CapReached => "the day's allowance is used up",
            Self::NothingToDo => "there was nothing to do",
            Self::Interrupted => "interrupted in the middle; please look whether it was done",
            Self::AnswerLost => "the answer was lost; please look whether it was done",
            Self::Risk => "QQ Music asks to slow down; stopped",
            Self::Verification => "QQ Music wants a verification; stopped",
            Self::LoginEnded => "the login has ended",
            Self::NotAllowed => {
                "left out, as the person or the owner of the bot has not allowed it"
            }
            Self::Unreachable => "QQ Music could not be reached",
            Self::Unexpected => "QQ Music answered something unexpected",
            Self::Refused(code) => return write!(f, "{REFUSED}{code}"),
            Self::Told(words) => words,
            Self::DayEnded => "the day ended; what was left was not done",
            Self::LeftElsewhere => "no longer followed; the other server may go on with it",
            Self::LostSight => "the other server does not tell how far it is; please look",
        })
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
    fn a_sentence_of_ours_that_another_server_says_is_known_again() {
        for note in Note::PLAIN.into_iter().chain([Note::Refused(-7)]) {
            assert_eq!(Note::told(note.to_string()), note);
        }
        assert_eq!(Note::told("so".into()), Note::Told("so".into()));
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

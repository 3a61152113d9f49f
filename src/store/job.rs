//! Tasks as they are kept: what people see of them, and what is needed to go on after a crash.

use chrono::NaiveDate;

use crate::model::{
    Added, ChatId, CoinTaskKind, Credential, Language, PersonId, Task, TaskId, TaskSong,
};

/// A task with what is needed to go on with it.
#[derive(Debug, Clone)]
pub struct Job {
    /// What people see.
    pub task: Task,
    /// On whose behalf it runs.
    pub behalf: Behalf,
    /// What was asked for.
    pub order: Order,
    /// What stands behind each step of a coin task, in their order.
    pub works: Vec<CoinWork>,
    /// The task's id at another server, when that one does it as a whole.
    pub elsewhere: Option<String>,
    /// The day of QQ Music whose work it is, since its steps were planned.
    pub planned_on: Option<NaiveDate>,
}

/// On whose behalf a task runs.
#[derive(Debug, Clone)]
pub enum Behalf {
    /// A person's, with their stored login.
    Person(PersonId),
    /// Of whoever gave these keys with a request.
    Given {
        /// The keys, as long as the task needs them.
        credential: Option<Box<Credential>>,
        /// A SHA-256 of the key, which tells whether somebody shows the same one.
        print: [u8; 32],
    },
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Coin tasks.
    Coins {
        /// Whether those are done that change the favourites.
        library: bool,
    },
    /// Plays of a song.
    Accelerate {
        /// The song.
        song: TaskSong,
    },
}

/// What stands behind a step of a coin task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoinWork {
    /// The activity at QQ Music.
    pub activity: String,
    /// The coin task's id within it.
    pub id: String,
    /// What it wants.
    pub kind: CoinTaskKind,
    /// Coins it promises.
    pub prize: u64,
    /// What is being asked, or was asked last when the process died.
    pub asking: Option<Asking>,
    /// How often it was done at QQ Music when that was asked.
    pub finished: u32,
    /// How often its coins were claimed by this task.
    pub claims: u32,
    /// [`finished`](Self::finished) at the last claim that was answered as given: another claim at
    /// that number would be the same again.
    pub claimed: Option<u32>,
    /// Coins that the answers to the claims gave; `None` when one gave no number.
    pub awarded: Option<u64>,
    /// What was put among the person's favourites for it, the last while it is being asked too.
    pub added: Vec<Added>,
    /// [`finished`](Self::finished) when the last of them was: another at that number would be for
    /// the same.
    pub added_at: Option<u32>,
}

/// A call that must not be made twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// That the task was done.
    Report,
    /// Its coins.
    Claim,
    /// That the last of [`added`](CoinWork::added) becomes a favourite.
    Favour,
}

/// The message of a chat that shows how far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaskMessage {
    /// The task.
    pub task: TaskId,
    /// The chat.
    pub chat: ChatId,
    /// The topic in which it stands, in a group that has topics.
    pub thread: Option<i32>,
    /// The message.
    pub message: i32,
    /// Its language.
    pub language: Language,
}

/// What of a day's allowance of play reports is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Plays {
    /// Seconds reported, or about to be.
    pub seconds: u32,
    /// Reports sent, or about to be.
    pub reports: u32,
    /// Whether nothing more is reported on that day.
    pub stopped: bool,
}

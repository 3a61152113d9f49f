//! The port toward what is remembered, in domain words.
//!
//! Every value about a person is encrypted at rest, and Telegram ids and QQ numbers stand in keys
//! only as keyed hashes, whatever the engine. Times come in as arguments: the store has no clock.
//!
//! # When a write is on the disk
//!
//! - A method that says "durable" returns when its change is on the disk, after a flush that ends
//!   with `fdatasync`. Writers that wait at the same time share one flush. A process killed at any
//!   moment keeps what such a method reported, and nothing is ever half changed: each change is
//!   one batch.
//! - Any other write can be read at once and reaches the disk within half a second by a timed
//!   flush; a killed process may lose that much of views, questions, file ids and counters, which
//!   cost a tap or a count, never a login.
//! - [`Store::flush`] puts everything on the disk; it is called before the process ends.
//!
//! A caller that stops waiting does not stop a write that has begun.
//!
//! # How it is built
//!
//! [`Store`] is implemented once, in `local` (what runs where, flushes) over `kept` (decisions) over
//! a small engine: `memory` or `sled`. `vault` seals values and makes names, `record` says how
//! values look as bytes, `keys` has the master keys, `rewrite` removes what stands in the engine's log. The
//! folder of the data holds `sled/`, `lock` and usually the file of the master key.

mod accounts;
mod agenda;
pub mod backup;
mod board;
mod cipher;
mod conversation;
mod day;
mod draft;
mod engine;
mod error;
mod files;
mod group;
mod job;
mod kept;
mod keys;
mod local;
mod memory;
mod privacy;
mod record;
mod rewrite;
mod rotate;
mod share;
mod sled;
mod vault;
mod worker;

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

use crate::model::{
    ChatId, Group, Language, LoginTicket, Operation, Pause, Permissions, PersonId, ReportKey,
    Settings, TaskId, TaskKind, Uin,
};

pub use accounts::{Account, Accounts, MOST_ACCOUNTS, Origin, OwnAccount};
pub use agenda::{Agenda, Agendas, BroadcastId, Claim, Load, News, Notice, NoticeId};
pub use board::Boards;
pub use conversation::{FileId, FileKey, Listing, Question, View};
pub use day::Day;
pub use draft::{Draft, DraftState};
pub use error::Error;
pub use group::{Fading, FadingId, GroupChange, Groups};
pub use job::{Asking, Behalf, CoinWork, Job, Order, Plays, TaskMessage};
pub use keys::KeyRing;
pub use local::{open_memory, open_sled};
pub use privacy::{Belongings, Forgotten, KeptAccount, KeptLogin, Privacy};
pub use rotate::rotate;
pub use share::Shares;

/// What a store answers.
pub type Result<T> = std::result::Result<T, Error>;

/// A login under way, kept so that it survives a restart. One a person.
#[derive(Debug, Clone)]
pub struct LoginSession {
    /// Who logs in.
    pub person: PersonId,
    /// Tells this login from an older one of the same person.
    pub id: String,
    /// Where the QR picture stands.
    pub chat: ChatId,
    /// The message with the QR picture.
    pub message: i32,
    /// What is needed to go on asking.
    pub ticket: LoginTicket,
    /// Whether the account that the person uses stays the one they use, also when this is a new one.
    pub beside: bool,
    /// When the QR is expected to end.
    pub expires_at: DateTime<Utc>,
    /// The language in which the picture stands; not known of one that was stored before it was kept.
    pub language: Option<Language>,
}

/// What is known when a person speaks in a chat.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recalled {
    /// What the chat chose.
    pub settings: Settings,
    /// In a group: what it decided.
    pub group: Group,
    /// What the person was asked there and has not answered.
    pub question: Option<Question>,
    /// In private: whether something may be done for the person by itself, and told.
    pub has_agenda: bool,
    /// In private: why what is done for them by itself rests.
    pub pause: Option<Pause>,
    /// In private: whether they logged in and have no agenda, as before there were any.
    pub unplanned: bool,
}

/// A person's key for the official report gateway.
#[derive(Debug, Clone)]
pub struct KeptReportKey {
    /// The key.
    pub key: ReportKey,
    /// The account the person had logged in to when they gave it: it tells of that account, so it is
    /// not used beside the login of another.
    pub uin: Option<Uin>,
}

/// How often operations were called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counters {
    /// The day of the first call ever counted.
    pub since: Option<NaiveDate>,
    /// Since the beginning.
    pub total: BTreeMap<Operation, u64>,
    /// On the day that was asked for.
    pub today: BTreeMap<Operation, u64>,
}

/// How many use the bot; for the owner. Who they are is not kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Audience {
    /// People who ever wrote to it in private.
    pub people: u64,
    /// Groups in which it ever was asked something.
    pub groups: u64,
    /// Of the people, those who did on a day that was asked for or later.
    pub recent_people: u64,
    /// Of the groups, the same.
    pub recent_groups: u64,
}

/// How much is stored; for the owner and for `check`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// QQ accounts.
    pub accounts: u64,
    /// Bytes on disk; zero in memory.
    pub bytes: u64,
}

/// The store. Every method may answer [`Error::Engine`] when the disk fails and
/// [`Error::Corrupt`] when a record cannot be read.
#[async_trait]
pub trait Store: Accounts + Agendas + Boards + Groups + Privacy + Shares + Send + Sync {
    /// What a person or a group chose; the default when nothing.
    async fn settings(&self, chat: ChatId) -> Result<Settings>;

    /// Saves what a person or a group chose. Durable.
    async fn save_settings(&self, chat: ChatId, settings: Settings) -> Result<()>;

    /// The other server that a person was told of, by the name they know.
    async fn told_remote(&self, person: PersonId) -> Result<Option<String>>;

    /// Remembers that a person was told of another server. Durable.
    async fn save_told_remote(&self, person: PersonId, name: &str) -> Result<()>;

    /// The person's key for the report gateway.
    async fn report_key(&self, person: PersonId) -> Result<Option<KeptReportKey>>;

    /// Saves, or with `None` removes, the person's key for the report gateway. Durable.
    async fn save_report_key(&self, person: PersonId, key: Option<&KeptReportKey>) -> Result<()>;

    /// Begins a person's login and gives the one it replaces, if any. Durable.
    async fn begin_login(&self, session: &LoginSession) -> Result<Option<LoginSession>>;

    /// The person's login under way.
    async fn login(&self, person: PersonId) -> Result<Option<LoginSession>>;

    /// Ends a person's login if it still is the one with this id; tells whether it was. Durable.
    async fn end_login(&self, person: PersonId, id: &str) -> Result<bool>;

    /// Every login under way, for going on after a restart.
    async fn logins(&self) -> Result<Vec<LoginSession>>;

    /// Remembers what a message's buttons stand for until `expires_at`.
    async fn save_view(&self, id: &str, view: &View, expires_at: DateTime<Utc>) -> Result<()>;

    /// What a message's buttons stand for; `None` when forgotten.
    async fn view(&self, id: &str, now: DateTime<Utc>) -> Result<Option<View>>;

    /// Remembers what a person was asked in a chat until `expires_at`; `None` forgets it.
    async fn save_question(
        &self,
        chat: ChatId,
        person: PersonId,
        question: Option<Question>,
        expires_at: DateTime<Utc>,
    ) -> Result<()>;

    /// What is known when a person speaks in a chat, in one read.
    async fn recall(&self, chat: ChatId, person: PersonId, now: DateTime<Utc>) -> Result<Recalled>;

    /// Saves a comment on its way until `expires_at`. Durable.
    async fn save_draft(&self, draft: &Draft, expires_at: DateTime<Utc>) -> Result<()>;

    /// A comment on its way.
    async fn draft(&self, id: &str, now: DateTime<Utc>) -> Result<Option<Draft>>;

    /// Marks a comment that waits as being sent, shown in `message`, and gives it; `None` when it
    /// does not wait (any more). Of several who ask at once, one gets it. Durable.
    async fn begin_draft(
        &self,
        id: &str,
        message: i32,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<Option<Draft>>;

    /// Saves what became of a comment until `expires_at`; without effect when it was forgotten. Durable.
    async fn end_draft(&self, draft: &Draft, expires_at: DateTime<Utc>) -> Result<()>;

    /// Removes a comment that waits; tells whether it did. Durable.
    async fn drop_draft(&self, id: &str) -> Result<bool>;

    /// Comments that are being sent; at the start, those of which it is not known what became.
    async fn drafts_being_sent(&self) -> Result<Vec<Draft>>;

    /// The file Telegram has for this.
    async fn file_id(&self, key: &FileKey) -> Result<Option<FileId>>;

    /// Remembers, or with `None` forgets, the file Telegram has for this.
    async fn save_file_id(&self, key: &FileKey, file: Option<&FileId>) -> Result<()>;

    /// Begins a task, unless the account has one of its kind under way: then nothing changes, and
    /// that one is given. Durable, all or nothing.
    async fn begin_task(&self, job: &Job, expires_at: DateTime<Utc>) -> Result<Option<Job>>;

    /// Saves how far a task is, and that it is kept until `expires_at`; without effect when it was
    /// forgotten. Durable.
    async fn save_task(&self, job: &Job, expires_at: DateTime<Utc>) -> Result<()>;

    /// A task.
    async fn task(&self, id: TaskId) -> Result<Option<Job>>;

    /// An account's newest task of a kind.
    async fn latest_task(&self, uin: Uin, kind: TaskKind) -> Result<Option<Job>>;

    /// The tasks that have not ended, for going on after a restart.
    async fn unfinished_tasks(&self) -> Result<Vec<TaskId>>;

    /// Remembers which message shows a task, until `expires_at`; gives the one that did before.
    /// Durable.
    async fn save_task_message(
        &self,
        message: &TaskMessage,
        expires_at: DateTime<Utc>,
    ) -> Result<Option<TaskMessage>>;

    /// The message that shows a task.
    async fn task_message(&self, id: TaskId) -> Result<Option<TaskMessage>>;

    /// Every message that shows a task, for going on after a restart.
    async fn task_messages(&self) -> Result<Vec<TaskMessage>>;

    /// Forgets the message of a task, if it still is this one. Durable.
    async fn forget_task_message(&self, id: TaskId, message: i32) -> Result<()>;

    /// What of a day's play reports an account has used.
    async fn plays(&self, uin: Uin, day: NaiveDate) -> Result<Plays>;

    /// Saves what of a day's play reports an account has used, until `expires_at`. Durable.
    async fn save_plays(
        &self,
        uin: Uin,
        day: NaiveDate,
        plays: Plays,
        expires_at: DateTime<Utc>,
    ) -> Result<()>;

    /// What a person allowed; nothing by default.
    async fn permissions(&self, person: PersonId) -> Result<Permissions>;

    /// Saves what a person allows. Durable.
    async fn save_permissions(&self, person: PersonId, permissions: Permissions) -> Result<()>;

    /// Adds to the counters of a day. Durable within the flush interval.
    async fn count(&self, day: NaiveDate, calls: &BTreeMap<Operation, u64>) -> Result<()>;

    /// The counters, with those of one day.
    async fn counters(&self, day: NaiveDate) -> Result<Counters>;

    /// Remembers that the bot was asked something in these chats on a day.
    async fn saw(&self, chats: &[ChatId], day: NaiveDate) -> Result<()>;

    /// How many chats there are of each kind, and in how many of them the bot was asked something
    /// on `since` or later.
    async fn audience(&self, since: NaiveDate) -> Result<Audience>;

    /// Removes what has expired; gives how many records.
    async fn purge(&self, now: DateTime<Utc>) -> Result<u64>;

    /// How much is stored.
    async fn size(&self) -> Result<Size>;

    /// Puts everything on disk.
    async fn flush(&self) -> Result<()>;

    /// Writes everything, encrypted as it is, to one file that appears only when it is complete.
    /// The master key is never in it.
    async fn export(&self, file: &std::path::Path) -> Result<()>;
}

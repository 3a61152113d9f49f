//! What groups decided, and which messages leave them after a while.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::Result;
use crate::model::{ChatId, Group};

/// A message that is to be deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fading {
    /// Its place in the order.
    pub id: FadingId,
    /// The group.
    pub chat: ChatId,
    /// The message.
    pub message: i32,
}

/// A place in the order of deletions: when, and sixteen hex digits against doubles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FadingId {
    /// Not before; whole seconds.
    pub at: DateTime<Utc>,
    /// Random.
    pub number: u64,
}

/// What changes of a group's record; called where nobody else writes.
pub type GroupChange = Box<dyn FnOnce(&mut Group) + Send>;

/// The part of the store that deals with groups. Errors as those of [`Store`](super::Store).
#[async_trait]
pub trait Groups: Send + Sync {
    /// What a group decided; the default when nothing.
    async fn group(&self, chat: ChatId) -> Result<Group>;

    /// Changes what a group decided, and gives what holds now. Durable.
    async fn change_group(&self, chat: ChatId, change: GroupChange) -> Result<Group>;

    /// Which group a chat instance is, the name that Telegram gives with presses; `None` when it is not known.
    async fn group_by_instance(&self, instance: &str) -> Result<Option<ChatId>>;

    /// Remembers which group that is.
    async fn save_instance(&self, instance: &str, chat: ChatId) -> Result<()>;

    /// Remembers that a message is to be deleted; `false`, and nothing is remembered, when there
    /// are too many already. Durable.
    async fn fade(&self, fading: &Fading) -> Result<bool>;

    /// Messages that are to be deleted at `now`, the oldest first.
    async fn fading(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<Fading>>;

    /// Forgets messages that are gone, or never can be deleted. Durable.
    async fn forget_fading(&self, gone: &[FadingId]) -> Result<()>;

    /// Puts messages that could not be deleted later into the order. Durable.
    async fn postpone_fading(&self, later: &[Fading], until: DateTime<Utc>) -> Result<()>;
}

//! Questions that a press answered: who taps twice leaves the answer to the first tap as it is.

use std::fmt;
use std::time::Duration;

use moka::future::Cache;

use crate::model::ChatId;

/// How long an answer is remembered: far longer than a second tap takes. Later the question's buttons
/// are gone, or its answer did not get through and may be asked for again.
const LIVES: Duration = Duration::from_secs(60);
/// How many are remembered; more in a minute would only let a second tap count.
const KEPT: u64 = 1024;

/// The questions that were answered in the last minute.
pub struct Answered(Cache<(ChatId, i32, String), ()>);

impl Default for Answered {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(KEPT).time_to_live(LIVES).build())
    }
}

impl fmt::Debug for Answered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answered")
    }
}

impl Answered {
    /// Whether this is the first answer to a message's question, by what tells it from the message's others.
    pub(super) async fn is_first(&self, chat: ChatId, message: i32, question: &str) -> bool {
        self.0.entry((chat, message, question.to_owned())).or_insert(()).await.is_fresh()
    }

    /// The answer came to nothing: it may be given again.
    pub(super) async fn forget(&self, chat: ChatId, message: i32, question: &str) {
        self.0.invalidate(&(chat, message, question.to_owned())).await;
    }
}

//! In how many chats the bot is asked something.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Days, NaiveDate, Utc};
use tokio::sync::OwnedMutexGuard;

use super::counters::day_of;
use super::{Audience, Result, Service};
use crate::model::ChatId;

/// Chats of the day that are remembered so that each is written once. Beyond, they are forgotten,
/// and written once more when they come again.
const MOST: usize = 65_536;
/// How many days back a chat counts as recent, today included.
const RECENT_DAYS: u64 = 30;

/// The chats of a day. Gathered as the counters are: noticing costs no write.
#[derive(Default)]
pub(super) struct Seen {
    today: Mutex<Today>,
    /// One write at a time, so that a chat that is to be forgotten is in none.
    writing: Arc<tokio::sync::Mutex<()>>,
}

impl Seen {
    fn today(&self) -> MutexGuard<'_, Today> {
        self.today.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Default)]
struct Today {
    day: NaiveDate,
    chats: HashSet<ChatId>,
    unwritten: Vec<ChatId>,
}

impl Service {
    /// Notices that the bot is asked something in a chat. Costs nothing but memory; it is written
    /// with [`save_calls`](Self::save_calls).
    pub fn notice(&self, chat: ChatId, now: DateTime<Utc>) {
        let day = day_of(now);
        let mut today = self.seen.today();
        if today.day != day || today.chats.len() >= MOST {
            today.day = day;
            today.chats.clear();
        }
        if today.chats.insert(chat) && today.unwritten.len() < MOST {
            today.unwritten.push(chat);
        }
    }

    /// Writes the chats noticed since the last time. What could not be written is kept.
    pub(super) async fn save_seen(&self) -> Result<()> {
        let _one = self.seen.writing.lock().await;
        let (day, chats) = {
            let mut today = self.seen.today();
            (today.day, std::mem::take(&mut today.unwritten))
        };
        if chats.is_empty() {
            return Ok(());
        }
        let saved = self.store.saw(&chats, day).await;
        if saved.is_err() {
            self.seen.today().unwritten.extend(chats);
        }
        Ok(saved?)
    }

    /// Has a chat not written that was noticed before; none is written until the answer is dropped. When it
    /// asks again on the same day, it is not noticed again.
    pub(super) async fn unsee(&self, chat: ChatId) -> OwnedMutexGuard<()> {
        let writing = Arc::clone(&self.seen.writing).lock_owned().await;
        self.seen.today().unwritten.retain(|noticed| *noticed != chat);
        writing
    }

    /// How many people and groups use the bot, those of the last thirty days apart.
    pub async fn audience(&self, now: DateTime<Utc>) -> Result<Audience> {
        self.save_seen().await?;
        let since = day_of(now).checked_sub_days(Days::new(RECENT_DAYS - 1));
        Ok(self.store.audience(since.unwrap_or_default()).await?)
    }
}

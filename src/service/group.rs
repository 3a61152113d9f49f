//! What groups decided, and messages that leave them after a while.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use super::{Result, Service};
use crate::model::{ChatId, Group, Standing};
use crate::store::{Fading, FadingId};

/// How long a message waits that could not be deleted.
const LATER: TimeDelta = TimeDelta::minutes(5);

impl Service {
    /// What a group decided.
    pub async fn group(&self, chat: ChatId) -> Result<Group> {
        Ok(self.store.group(chat).await?)
    }

    /// Changes what a group decided; gives what holds now.
    pub async fn change_group(
        &self,
        chat: ChatId,
        change: impl FnOnce(&mut Group) + Send + 'static,
    ) -> Result<Group> {
        Ok(self.store.change_group(chat, Box::new(change)).await?)
    }

    /// Remembers which group a chat instance is: the name of a chat that Telegram gives with every press, also
    /// where it does not tell the chat (`CallbackQuery.chat_instance`).
    pub async fn is_instance(&self, instance: &str, chat: ChatId) -> Result<()> {
        if self.store.group_by_instance(instance).await? != Some(chat) {
            self.store.save_instance(instance, chat).await?;
        }
        Ok(())
    }

    /// The group that a chat instance is, with what it decided; `None` when nothing was pressed there yet.
    pub async fn group_by_instance(&self, instance: &str) -> Result<Option<(ChatId, Group)>> {
        let Some(chat) = self.store.group_by_instance(instance).await? else { return Ok(None) };
        Ok(Some((chat, self.store.group(chat).await?)))
    }

    /// Whether the bot may write in a chat, as far as it was told: nothing is sent unasked where not.
    pub async fn may_write_in(&self, chat: ChatId) -> Result<bool> {
        Ok(chat.is_private() || self.store.group(chat).await?.standing == Standing::Writes)
    }

    /// Remembers that a message is to be deleted at a time.
    pub async fn fade(&self, chat: ChatId, message: i32, at: DateTime<Utc>) -> Result<()> {
        let id = FadingId { at: at.trunc_subsecs(0), number: rand::random() };
        if !self.store.fade(&Fading { id, chat, message }).await? {
            tracing::warn!("too many messages wait to be deleted; one stays");
        }
        Ok(())
    }

    /// Messages that are to be deleted now, the oldest first.
    pub async fn fading(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<Fading>> {
        Ok(self.store.fading(now, limit).await?)
    }

    /// These are gone, or never can be deleted: they are forgotten. Those are tried again later.
    pub async fn faded(
        &self,
        gone: &[FadingId],
        later: &[Fading],
        now: DateTime<Utc>,
    ) -> Result<()> {
        if !gone.is_empty() {
            self.store.forget_fading(gone).await?;
        }
        if !later.is_empty() {
            self.store.postpone_fading(later, (now + LATER).trunc_subsecs(0)).await?;
        }
        Ok(())
    }
}

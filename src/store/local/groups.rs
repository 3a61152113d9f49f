//! [`Groups`] over an engine of this process.

use async_trait::async_trait;
use chrono::{DateTime, Utc};

use super::Local;
use crate::model::{ChatId, Group};
use crate::store::{Fading, FadingId, GroupChange, Groups, Result};

#[async_trait]
impl Groups for Local {
    async fn group(&self, chat: ChatId) -> Result<Group> {
        self.read(move |kept| kept.group(chat)).await
    }

    async fn change_group(&self, chat: ChatId, change: GroupChange) -> Result<Group> {
        self.durable(move |kept| kept.change_group(chat, change)).await
    }

    async fn group_by_instance(&self, instance: &str) -> Result<Option<ChatId>> {
        let instance = instance.to_owned();
        self.read(move |kept| kept.group_by_instance(&instance)).await
    }

    async fn save_instance(&self, instance: &str, chat: ChatId) -> Result<()> {
        let instance = instance.to_owned();
        self.write(move |kept| kept.save_instance(&instance, chat)).await
    }

    async fn fade(&self, fading: &Fading) -> Result<bool> {
        let fading = *fading;
        self.durable(move |kept| kept.fade(&fading)).await
    }

    async fn fading(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<Fading>> {
        self.read(move |kept| kept.fading(now, limit)).await
    }

    async fn forget_fading(&self, gone: &[FadingId]) -> Result<()> {
        let gone = gone.to_vec();
        self.durable(move |kept| kept.forget_fading(&gone)).await
    }

    async fn postpone_fading(&self, later: &[Fading], until: DateTime<Utc>) -> Result<()> {
        let later = later.to_vec();
        self.durable(move |kept| kept.postpone_fading(&later, until)).await
    }
}

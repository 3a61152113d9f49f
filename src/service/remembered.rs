//! What the doors remember between two messages: settings, lists with buttons, questions, files.

use chrono::{DateTime, Duration, Utc};

use super::{Caller, FileId, FileKey, Question, Recalled, Result, Service, View};
use crate::model::{ChatId, PersonId, Settings, Theme};

/// How long the buttons of a list work. Older lists answer with a sentence.
const VIEW_LIVES: Duration = Duration::days(7);
/// How long the bot waits for the answer to a question before a text is a search again.
const QUESTION_LIVES: Duration = Duration::minutes(10);

impl Service {
    /// What a person (by their private chat) or a group chose.
    pub async fn settings(&self, chat: ChatId) -> Result<Settings> {
        Ok(self.store.settings(chat).await?)
    }

    /// Saves what a person or a group chose.
    pub async fn save_settings(&self, chat: ChatId, settings: Settings) -> Result<()> {
        Ok(self.store.save_settings(chat, settings).await?)
    }

    /// How pictures look that are drawn for a person now, wherever they are shown: as chosen in
    /// their private chat, by the clock of their own zone.
    pub async fn theme(&self, person: PersonId, now: DateTime<Utc>) -> Result<Theme> {
        let Some(choice) = self.store.settings(person.chat()).await?.theme else {
            return Ok(Theme::default());
        };
        let agenda = self.store.agenda(person).await?;
        let zone = self.zone(&agenda.map(|agenda| agenda.schedule).unwrap_or_default());
        Ok(choice.at(now.with_timezone(&zone).time()))
    }

    /// Remembers what a message's buttons stand for and gives the id that goes into them.
    pub async fn save_view(&self, caller: &Caller, view: &View) -> Result<String> {
        let id = uuid::Uuid::new_v4().simple().to_string()[..16].to_owned();
        self.store.save_view(&id, view, caller.now + VIEW_LIVES).await?;
        Ok(id)
    }

    /// What a message's buttons stand for; `None` when it was forgotten.
    pub async fn view(&self, id: &str, now: DateTime<Utc>) -> Result<Option<View>> {
        Ok(self.store.view(id, now).await?)
    }

    /// Remembers what a person was asked in a chat; `None` forgets it.
    pub async fn ask(
        &self,
        caller: &Caller,
        chat: ChatId,
        question: Option<Question>,
    ) -> Result<()> {
        let until = caller.now + QUESTION_LIVES;
        Ok(self.store.save_question(chat, caller.stored()?, question, until).await?)
    }

    /// What is known when a person speaks in a chat.
    pub async fn recall(&self, caller: &Caller, chat: ChatId) -> Result<Recalled> {
        Ok(self.store.recall(chat, caller.stored()?, caller.now).await?)
    }

    /// The file Telegram already has for this.
    pub async fn file_id(&self, key: &FileKey) -> Result<Option<FileId>> {
        Ok(self.store.file_id(key).await?)
    }

    /// Remembers, or with `None` forgets, the file Telegram has for this.
    pub async fn save_file_id(&self, key: &FileKey, file: Option<&FileId>) -> Result<()> {
        Ok(self.store.save_file_id(key, file).await?)
    }
}

//! What Telegram shows of the bot itself: its menus of commands, its name, its descriptions.
//!
//! A language is two letters of ISO 639-1, and `None` is for everybody whose language has nothing
//! of its own. Telegram lets these be changed rarely: ask before.

use serde::de::IgnoredAny;
use serde_json::Value;
use teloxide::types::BotCommand;

use super::super::api::Request;
use super::{SendError, Sender, retry};

/// A text about the bot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What it is called, at most 64 characters.
    Name,
    /// What an empty chat with it shows, at most 512 characters.
    Description,
    /// What its profile shows, at most 120 characters.
    ShortDescription,
}

impl About {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Name, Self::Description, Self::ShortDescription];

    /// The method that asks, the method that sets, and the field of both.
    fn methods(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Name => ("getMyName", "setMyName", "name"),
            Self::Description => ("getMyDescription", "setMyDescription", "description"),
            Self::ShortDescription => {
                ("getMyShortDescription", "setMyShortDescription", "short_description")
            }
        }
    }
}

impl Sender {
    /// The command menu for a language and audience; empty when none was set. `scope` is a
    /// `BotCommandScope` as JSON, `{"type": "all_private_chats"}` for example.
    pub async fn commands(
        &self,
        scope: &Value,
        language: Option<&str>,
    ) -> Result<Vec<BotCommand>, SendError> {
        let request =
            || Request::new("getMyCommands").with("scope", scope).maybe("language_code", language);
        retry::repeatable(&self.0.api, request).await
    }

    /// Sets the command menu for a language and audience.
    pub async fn set_commands(
        &self,
        commands: &[BotCommand],
        scope: &Value,
        language: Option<&str>,
    ) -> Result<(), SendError> {
        let request = || {
            Request::new("setMyCommands")
                .with("commands", commands)
                .with("scope", scope)
                .maybe("language_code", language)
        };
        retry::repeatable::<IgnoredAny>(&self.0.api, request).await?;
        Ok(())
    }

    /// Takes away what was set for an audience and every language that has nothing of its own: it sees
    /// the menu of the wider audience again.
    pub async fn delete_commands(&self, scope: &Value) -> Result<(), SendError> {
        let request = || Request::new("deleteMyCommands").with("scope", scope);
        retry::repeatable::<IgnoredAny>(&self.0.api, request).await?;
        Ok(())
    }

    /// A text about the bot as people with this language see it, which may be the one for everybody.
    pub async fn about(&self, about: About, language: Option<&str>) -> Result<String, SendError> {
        let (method, _, field) = about.methods();
        let request = || Request::new(method).maybe("language_code", language);
        let answer: Value = retry::repeatable(&self.0.api, request).await?;
        Ok(answer[field].as_str().unwrap_or_default().to_owned())
    }

    /// Sets a text about the bot for a language.
    pub async fn set_about(
        &self,
        about: About,
        text: &str,
        language: Option<&str>,
    ) -> Result<(), SendError> {
        let (_, method, field) = about.methods();
        let request = || Request::new(method).with(field, text).maybe("language_code", language);
        retry::repeatable::<IgnoredAny>(&self.0.api, request).await?;
        Ok(())
    }
}

//! Everything that goes out to Telegram.
//!
//! Messages and edits keep to Telegram's limits (see [`limits`]) and leave in order within a
//! chat. Answers to button presses, chat actions and deletions never wait for those. A flood wait
//! is honoured by every method and holds up only the chat it was given for. What may have been
//! done already is not repeated: a message that was sent twice is worse than one that is missing.

mod error;
mod inline;
mod limits;
mod media;
mod member;
mod profile;
mod retry;
mod window;

use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::json;
use teloxide::types::{ChatAction, InlineKeyboardMarkup, MessageId};
use tokio::sync::{Semaphore, watch};
use tokio_util::task::TaskTracker;

use super::api::{Api, Failure, Request};
use crate::config;
use crate::model::{ChatId, PersonId};
use crate::service::Metrics;

pub use error::SendError;
pub(super) use limits::{Gate, Occupied};
pub use media::{Media, Sent};
pub use profile::About;

use limits::Limits;

/// A chat action is shown only when an answer takes longer than this.
const ACTION_AFTER: Duration = Duration::from_millis(500);
/// Telegram shows a chat action for five seconds; it is repeated a little earlier.
const ACTION_AGAIN: Duration = Duration::from_millis(4500);
/// Chat actions under way at once. In a rush they would take the place of the answers they promise.
const ACTIONS: usize = 16;
/// How long an answer about who is an admin is believed.
const ADMIN_LIVES: Duration = Duration::from_secs(60);
/// How many such answers are kept.
const ADMINS_KEPT: u64 = 10_000;

/// Where an answer goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The chat.
    pub chat: ChatId,
    /// The topic of a forum group.
    pub thread: Option<i32>,
    /// The message that is answered; when it is gone the answer is sent all the same.
    pub reply_to: Option<i32>,
    /// How long the answer stays; `None`: for good.
    pub lives: Option<Duration>,
}

/// A message that was sent and is to be deleted after a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Faded {
    /// Its chat.
    pub(super) chat: ChatId,
    /// The message.
    pub(super) message: i32,
    /// When it was sent, by Telegram's clock: seconds since 1970.
    pub(super) sent_at: i64,
    /// How long it stays.
    pub(super) lives: Duration,
}

impl Place {
    /// A chat, in no topic and in reply to nothing.
    pub fn chat(chat: ChatId) -> Self {
        Self { chat, thread: None, reply_to: None, lives: None }
    }
}

/// Text in Telegram's HTML. Made by `render` only, the one place that escapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Html(pub String);

/// Sends. Cheap to clone; all clones share the limits.
#[derive(Clone)]
pub struct Sender(Arc<Inner>);

struct Inner {
    api: Arc<Api>,
    limits: Limits,
    admins: moka::future::Cache<(ChatId, PersonId), bool>,
    actions: Arc<Semaphore>,
    /// Answers and chat actions that are on their way.
    background: TaskTracker,
    /// Groups that were found to have become supergroups, until somebody takes note.
    moved: watch::Sender<Vec<(ChatId, ChatId)>>,
    /// Who takes note of messages that are to be deleted.
    fading: OnceLock<Box<dyn Fn(Faded) + Send + Sync>>,
}

#[derive(Deserialize)]
struct SentText {
    message_id: i32,
    #[serde(default)]
    date: i64,
}

impl Sender {
    /// A sender that keeps to the limits of the configuration. `background` counts what it does
    /// without being waited for, `metrics` are told flood waits.
    pub(super) fn new(
        api: Arc<Api>,
        config: &config::Telegram,
        background: TaskTracker,
        metrics: Arc<Metrics>,
    ) -> Self {
        let admins = moka::future::Cache::builder()
            .max_capacity(ADMINS_KEPT)
            .time_to_live(ADMIN_LIVES)
            .build();
        let limits = Limits::new(config.messages_per_second).measured_by(metrics);
        let actions = Arc::new(Semaphore::new(ACTIONS));
        let moved = watch::Sender::default();
        let fading = OnceLock::new();
        Self(Arc::new(Inner { api, limits, admins, actions, background, moved, fading }))
    }

    /// Waits until groups were found to have become supergroups; gives the old and new ids of each.
    pub(super) async fn moved(&self) -> Vec<(ChatId, ChatId)> {
        let mut moved = self.0.moved.subscribe();
        // The sender lives as long as `self`.
        let _ = moved.wait_for(|moved| !moved.is_empty()).await;
        self.0.moved.send_replace(Vec::new())
    }

    /// Has `note` called for each message that was sent and is to be deleted. The first call counts.
    pub(super) fn when_fading(&self, note: impl Fn(Faded) + Send + Sync + 'static) {
        let _ = self.0.fading.set(Box::new(note));
    }

    /// A message was sent there.
    fn sent(&self, to: Place, message: i32, sent_at: i64) {
        if let (Some(lives), Some(note)) = (to.lives, self.0.fading.get()) {
            note(Faded { chat: to.chat, message, sent_at, lives });
        }
    }

    /// Sends a text. Links show no preview.
    pub async fn text(
        &self,
        to: Place,
        text: &Html,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<MessageId, SendError> {
        let request = || {
            placed(Request::new("sendMessage"), to)
                .with("text", text.0.as_str())
                .with("parse_mode", "HTML")
                .with("link_preview_options", json!({ "is_disabled": true }))
                .maybe("reply_markup", markup.as_ref())
        };
        let sent: SentText = self.message(to.chat, retry::Policy::Once, request).await?;
        self.sent(to, sent.message_id, sent.date);
        Ok(MessageId(sent.message_id))
    }

    /// Replaces a message's text and buttons. A text that is the same already is a success.
    pub async fn edit_text(
        &self,
        chat: ChatId,
        message: i32,
        text: &Html,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<(), SendError> {
        self.edit(chat, || {
            edited("editMessageText", chat, message, markup.as_ref())
                .with("text", text.0.as_str())
                .with("parse_mode", "HTML")
                .with("link_preview_options", json!({ "is_disabled": true }))
        })
        .await
    }

    /// Replaces the caption and buttons of a photo or a file.
    pub async fn edit_caption(
        &self,
        chat: ChatId,
        message: i32,
        caption: &Html,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<(), SendError> {
        self.edit(chat, || {
            edited("editMessageCaption", chat, message, markup.as_ref())
                .with("caption", caption.0.as_str())
                .with("parse_mode", "HTML")
        })
        .await
    }

    /// Replaces a message's buttons; `None` takes them away.
    pub async fn edit_markup(
        &self,
        chat: ChatId,
        message: i32,
        markup: Option<InlineKeyboardMarkup>,
    ) -> Result<(), SendError> {
        self.edit(chat, || edited("editMessageReplyMarkup", chat, message, markup.as_ref())).await
    }

    async fn edit(
        &self,
        chat: ChatId,
        request: impl Fn() -> Request + Send + Sync,
    ) -> Result<(), SendError> {
        match self.message::<IgnoredAny>(chat, retry::Policy::Repeatable, request).await {
            Err(SendError::NotModified) | Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Deletes a message. One that is gone already is a success. A group that became a supergroup is
    /// not followed: there, the message has another id.
    pub async fn delete(&self, chat: ChatId, message: i32) -> Result<(), SendError> {
        let request =
            || Request::new("deleteMessage").with("chat_id", chat.0).with("message_id", message);
        match self.unlimited::<IgnoredAny>(chat, request).await {
            Err(SendError::NotFound) | Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The way into a chat's limits, for what is sent outside of this module's methods.
    pub(super) fn gate(&self, chat: ChatId) -> Gate {
        self.0.limits.gate(chat)
    }

    /// Answers a button press, perhaps with a text. Never waits; a failure is only logged.
    pub async fn answer(&self, callback_id: &str, text: Option<&str>, alert: bool) {
        let sender = self.clone();
        let id = callback_id.to_owned();
        let text = text.map(str::to_owned);
        self.0.background.spawn(async move {
            let request = || {
                let answer = Request::new("answerCallbackQuery")
                    .with("callback_query_id", id.as_str())
                    .maybe("text", text.as_deref());
                if alert { answer.with("show_alert", true) } else { answer }
            };
            if let Err(error) = retry::repeatable::<IgnoredAny>(&sender.0.api, request).await {
                tracing::debug!(%error, "a button press could not be answered");
            }
        });
    }

    /// Shows what the bot is doing. Never waits; not sent at all during a flood wait, or when many
    /// are under way.
    pub async fn action(&self, to: Place, action: ChatAction) {
        if self.0.limits.flood_wait(to.chat).is_some() {
            return;
        }
        let Ok(place) = Arc::clone(&self.0.actions).try_acquire_owned() else { return };
        let sender = self.clone();
        self.0.background.spawn(async move {
            let _place = place;
            let request = Request::new("sendChatAction")
                .with("chat_id", to.chat.0)
                .maybe("message_thread_id", to.thread)
                .with("action", action);
            if let Err(error) = sender.0.api.call::<IgnoredAny>(request).await {
                sender.0.limits.note(to.chat, &error);
                tracing::debug!(%error, "a chat action could not be shown");
            }
        });
    }

    /// Shows `action` when `work` takes longer than half a second, again and again until it ends.
    pub async fn while_showing<T>(
        &self,
        to: Place,
        action: ChatAction,
        work: impl Future<Output = T>,
    ) -> T {
        let showing = async {
            tokio::time::sleep(ACTION_AFTER).await;
            loop {
                self.action(to, action).await;
                tokio::time::sleep(ACTION_AGAIN).await;
            }
        };
        tokio::select! {
            result = work => result,
            () = showing => unreachable!("chat actions are shown for ever"),
        }
    }

    /// Fetches a file that was sent to the bot, at most `most` bytes.
    /// Errors: [`SendError::TooLarge`], also for what Telegram gives no bot.
    pub async fn download(&self, file_id: &str, most: u64) -> Result<Bytes, SendError> {
        #[derive(Deserialize)]
        struct File {
            file_path: Option<String>,
            file_size: Option<u64>,
        }
        let request = || Request::new("getFile").with("file_id", file_id);
        let file: File = retry::repeatable(&self.0.api, request).await?;
        if file.file_size.is_some_and(|size| size > most) {
            return Err(SendError::TooLarge);
        }
        let path = file.file_path.ok_or(SendError::WrongFileId)?;
        Ok(self.0.api.fetch(&path, most).await?)
    }
}

fn placed(request: Request, to: Place) -> Request {
    let reply = to
        .reply_to
        .map(|message| json!({ "message_id": message, "allow_sending_without_reply": true }));
    request
        .with("chat_id", to.chat.0)
        .maybe("message_thread_id", to.thread)
        .maybe("reply_parameters", reply)
}

fn edited(
    method: &'static str,
    chat: ChatId,
    message: i32,
    markup: Option<&InlineKeyboardMarkup>,
) -> Request {
    Request::new(method)
        .with("chat_id", chat.0)
        .with("message_id", message)
        .maybe("reply_markup", markup)
}

#[cfg(test)]
mod tests;

//! Inline mode: answers to queries, and edits of messages that people sent by way of the bot.

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::de::IgnoredAny;
use serde_json::{Value, json};
use teloxide::types::InlineKeyboardMarkup;
use tokio::time::timeout;

use super::{ChatId, Duration, Html, Request, SendError, Sender, retry};
use crate::model::Quality;
use crate::telegram::render::Reply;
use crate::telegram::render::inline::{Answer, preview};

/// How long an answer may take with everything that is repeated: after it Telegram takes none.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

impl Sender {
    /// Answers an inline query. Counts as no message, and waits for nothing.
    pub(in crate::telegram) async fn answer_inline(
        &self,
        query_id: &str,
        answer: &Answer,
    ) -> Result<(), SendError> {
        let request = || {
            Request::new("answerInlineQuery")
                .with("inline_query_id", query_id)
                .with("results", answer.results())
                .with("cache_time", answer.holds_s)
                // Language, quality and what a login may hear are the person's own.
                .with("is_personal", true)
                .with("next_offset", answer.next_offset.as_str())
                .maybe("button", answer.button.as_ref())
        };
        let answering = retry::repeatable::<IgnoredAny>(&self.0.api, request);
        let late = |_| SendError::NotSent("the query has ended".to_owned());
        timeout(ANSWER_WITHIN, answering).await.map_err(late)?.map(drop)
    }

    /// Replaces a text that somebody sent by way of the bot, and its buttons, with this picture above.
    pub(in crate::telegram) async fn edit_inline_text(
        &self,
        inline: &str,
        reply: &Reply,
        picture: Option<&str>,
    ) -> Result<(), SendError> {
        let request = || {
            edited("editMessageText", inline, reply.buttons.as_ref())
                .with("text", reply.html.0.as_str())
                .with("parse_mode", "HTML")
                .with("link_preview_options", preview(picture))
        };
        self.edit(chat_of(inline), request).await
    }

    /// Puts audio that Telegram has in the place of a text that somebody sent by way of the bot.
    pub(in crate::telegram) async fn edit_inline_audio(
        &self,
        inline: &str,
        quality: Quality,
        file_id: &str,
        caption: &Html,
        markup: Option<&InlineKeyboardMarkup>,
    ) -> Result<(), SendError> {
        let request = || {
            edited("editMessageMedia", inline, markup)
                .with("media", media(quality, file_id, caption))
        };
        self.edit(chat_of(inline), request).await
    }

    /// Answers a button press by opening an address of the bot's own.
    pub(in crate::telegram) async fn answer_opening(&self, callback_id: &str, address: &str) {
        let sender = self.clone();
        let (id, address) = (callback_id.to_owned(), address.to_owned());
        self.0.background.spawn(async move {
            let request = || {
                Request::new("answerCallbackQuery")
                    .with("callback_query_id", id.as_str())
                    .with("url", address.as_str())
            };
            if let Err(error) = retry::repeatable::<IgnoredAny>(&sender.0.api, request).await {
                tracing::debug!(%error, "a button press could not be answered");
            }
        });
    }
}

fn media(quality: Quality, file_id: &str, caption: &Html) -> Value {
    let kind = match quality {
        Quality::Mp3_128 | Quality::Mp3_320 => "audio",
        Quality::Flac => "document",
    };
    json!({ "type": kind, "media": file_id, "caption": caption.0, "parse_mode": "HTML" })
}

fn edited(method: &'static str, inline: &str, markup: Option<&InlineKeyboardMarkup>) -> Request {
    Request::new(method).with("inline_message_id", inline).maybe("reply_markup", markup)
}

/// What the limits know such a message by: its chat is not told, so it is one of its own, with an
/// id above those of people.
fn chat_of(inline: &str) -> ChatId {
    let mut hasher = DefaultHasher::new();
    inline.hash(&mut hasher);
    ChatId((hasher.finish() >> 2).cast_signed() | (1 << 61))
}

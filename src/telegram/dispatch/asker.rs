//! Who is behind an update.

use teloxide::types::{Message, Update, UpdateKind};

use crate::model::{ChatId, PersonId};
use crate::telegram::Place;

/// Who is behind an update, for telling them something when its handler cannot.
#[derive(Debug, Clone)]
pub struct Asker {
    /// The person, or Telegram's stand-in for an anonymous admin.
    pub person: PersonId,
    /// Where to tell.
    pub place: Place,
    /// The language of the person's Telegram.
    pub language_code: Option<String>,
    /// The button press to answer.
    pub callback: Option<String>,
    /// Whether that button is below a message that somebody sent by way of the bot.
    pub is_inline: bool,
}

impl Asker {
    /// Who is behind an update; `None` for one that nobody sent, or whose sender hears of nothing: who
    /// types behind the bot's name may never have written to it.
    pub(super) fn of(update: &Update) -> Option<Self> {
        if is_inline(update) {
            return None;
        }
        let user = update.from()?;
        let (message, callback) = match &update.kind {
            UpdateKind::Message(message) | UpdateKind::EditedMessage(message) => {
                (Some(message), None)
            }
            UpdateKind::CallbackQuery(query) => (query.regular_message(), Some(query.id.0.clone())),
            _ => (None, None),
        };
        let is_inline = matches!(&update.kind, UpdateKind::CallbackQuery(query) if query.inline_message_id.is_some());
        let own_chat = i64::try_from(user.id.0).unwrap_or(i64::MAX);
        let chat = ChatId(update.chat().map_or(own_chat, |chat| chat.id.0));
        let answers = callback.is_none() && !chat.is_private();
        let place = Place {
            chat,
            thread: message.and_then(topic),
            reply_to: message.filter(|_| answers).map(|message| message.id.0),
            lives: None,
        };
        Some(Self {
            person: PersonId(user.id.0),
            place,
            language_code: user.language_code.clone(),
            callback,
            is_inline,
        })
    }
}

/// Whether an update is a query of inline mode, or tells that a result was sent.
pub(super) fn is_inline(update: &Update) -> bool {
    matches!(update.kind, UpdateKind::InlineQuery(_) | UpdateKind::ChosenInlineResult(_))
}

fn topic(message: &Message) -> Option<i32> {
    if message.is_topic_message { message.thread_id.map(|thread| thread.0.0) } else { None }
}

/// Whose queue an update belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// A person's, wherever they write.
    Person(PersonId),
    /// A chat's that writes as itself: a channel, or a group whose admins are anonymous.
    Chat(ChatId),
}

impl Key {
    /// Whose queue; `None` for an update that nobody sent.
    pub(super) fn of(update: &Update) -> Option<Self> {
        if let UpdateKind::Message(message) | UpdateKind::EditedMessage(message) = &update.kind
            && let Some(chat) = &message.sender_chat
        {
            return Some(Self::Chat(ChatId(chat.id.0)));
        }
        // That a group became a supergroup is said by nobody.
        if let UpdateKind::Message(message) = &update.kind
            && message.migrate_to_chat_id().is_some()
        {
            return Some(Self::Chat(ChatId(message.chat.id.0)));
        }
        update.from().map(|user| Self::Person(PersonId(user.id.0)))
    }
}

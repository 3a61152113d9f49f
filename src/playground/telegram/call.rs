//! One request of a bot while it is carried out: who asks, for which chat, may it.

use std::time::Instant;

use serde_json::{Value, json};

use super::params::Params;
use super::rates::Limits;
use super::refusal::Refusal;
use super::state::{Chat, Kind, Message, Standing, State};

/// What a refusal calls texts.
const TEXTS: &str = "text messages";

/// One request, with the state it works on.
pub(crate) struct Call<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) params: &'a Params,
    /// The id of the bot that asks.
    pub(crate) bot: i64,
    /// Unix time in seconds, by the playground's clock.
    pub(crate) now: i64,
    /// Real time, for flood control.
    pub(crate) at: Instant,
    /// Flood control, when it is on.
    pub(crate) limits: Option<Limits>,
    /// Whether bots are in privacy mode.
    pub(crate) privacy: bool,
}

/// Where a message goes: the chat, and what `message_thread_id` and the reply make of it.
pub(crate) struct Place {
    pub(crate) chat: i64,
    pub(crate) base: Value,
}

impl Call<'_> {
    /// The chat of `chat_id`, when the bot knows it and was not removed from it.
    pub(crate) fn chat(&self) -> Result<&Chat, Refusal> {
        self.chat_named("chat_id")
    }

    /// The chat that a parameter names.
    pub(crate) fn chat_named(&self, name: &str) -> Result<&Chat, Refusal> {
        if self.params.filled(name).is_none() {
            return Err(Refusal::bad(format!("{name} is empty")));
        }
        let not_found = || Refusal::bad("chat not found");
        let id = self.params.number(name).ok_or_else(not_found)?;
        let chat = self.state.chats.get(&id).ok_or_else(not_found)?;
        if let Some(to) = chat.migrated_to {
            return Err(Refusal::migrated(to));
        }
        if chat.standing(self.bot) == Standing::Kicked {
            return Err(Refusal::forbidden(format!(
                "bot was kicked from the {} chat",
                chat.kind_name()
            )));
        }
        Ok(chat)
    }

    /// The chat of `chat_id`, when the bot may write there.
    pub(crate) fn writable(&self) -> Result<&Chat, Refusal> {
        let chat = self.chat()?;
        match chat.standing(self.bot) {
            Standing::Blocked => Err(Refusal::forbidden("bot was blocked by the user")),
            Standing::NeverStarted => {
                Err(Refusal::forbidden("bot can't initiate conversation with a user"))
            }
            Standing::Restricted => Err(Refusal::bad(format!(
                "not enough rights to send {} to the chat",
                self.content_name()
            ))),
            Standing::TextOnly if self.content_name() != TEXTS => Err(Refusal::bad(format!(
                "not enough rights to send {} to the chat",
                self.content_name()
            ))),
            _ => Ok(chat),
        }
    }

    /// What a refusal calls that which is sent.
    fn content_name(&self) -> &'static str {
        let has = |name| self.params.text(name).is_some() || self.params.file(name).is_some();
        match () {
            () if has("photo") || has("media") => "photos",
            () if has("audio") => "audios",
            () if has("document") => "documents",
            () => TEXTS,
        }
    }

    /// Where a new message goes. Checks the chat, the topic and the replied message.
    pub(crate) fn place(&self) -> Result<Place, Refusal> {
        let chat = self.writable()?;
        let mut base = json!({
            "chat": self.state.chat_json(chat),
            "from": self.state.bot_json(self.bot),
            "date": self.now,
        });
        let reply = self.reply(chat)?;
        let mut thread = self.params.number("message_thread_id").filter(|id| *id != 0);
        if let Some(id) = thread
            && !chat.topics.contains_key(&id)
        {
            return Err(Refusal::bad("message thread not found"));
        }
        if thread.is_some_and(|id| chat.closed.contains(&id))
            && chat.standing(self.bot) != Standing::Administrator
        {
            return Err(Refusal::bad("TOPIC_CLOSED"));
        }
        if let Some(reply) = reply {
            thread = thread.or_else(|| reply.json["message_thread_id"].as_i64());
            base["reply_to_message"] = quoted(&reply.json);
        }
        if let Some(id) = thread {
            in_topic(&mut base, chat, id);
        }
        Ok(Place { chat: chat.id, base })
    }

    fn reply<'c>(&self, chat: &'c Chat) -> Result<Option<&'c Message>, Refusal> {
        let given = self.params.json("reply_parameters");
        let (id, optional) = match &given {
            Some(reply) => (
                reply["message_id"].as_i64(),
                reply["allow_sending_without_reply"].as_bool().unwrap_or(false),
            ),
            // The names before Bot API 7.0, which the server still takes.
            None => (
                self.params.number("reply_to_message_id").filter(|id| *id != 0),
                self.params.flag("allow_sending_without_reply"),
            ),
        };
        if given.is_some() && id.is_none() {
            return Err(Refusal::bad(
                "can't parse reply parameters: Can't find field \"message_id\"",
            ));
        }
        let found = id.and_then(|id| chat.messages.get(&id));
        if id.is_some() && found.is_none() && !optional {
            return Err(Refusal::bad("message to be replied not found"));
        }
        Ok(found)
    }

    /// Counts a message or an edit to a chat; refuses with a flood wait.
    pub(crate) fn admit(&mut self, chat: i64) -> Result<(), Refusal> {
        let (limits, at) = (self.limits, self.at);
        match self.state.bots.get_mut(&self.bot) {
            Some(bot) => bot.rates.admit(limits, chat, chat < 0, at).map_err(Refusal::too_many),
            None => Ok(()),
        }
    }

    /// Puts a new message of the bot into its chat and answers it.
    pub(crate) fn post(&mut self, place: Place, content: Value) -> Result<Value, Refusal> {
        self.admit(place.chat)?;
        let mut json = place.base;
        merge(&mut json, content);
        let (bot, now) = (self.bot, self.now);
        Ok(self.state.post(place.chat, bot, now, json))
    }
}

impl State {
    /// Puts a message into a chat: gives it its id, tells the page, answers it.
    pub(crate) fn post(&mut self, chat: i64, from: i64, date: i64, mut json: Value) -> Value {
        let Some(room) = self.chats.get_mut(&chat) else {
            return json;
        };
        let id = room.next_message;
        room.next_message += 1;
        json["message_id"] = json!(id);
        let message = Message { from, date, json: json.clone() };
        room.messages.insert(id, message);
        self.tell(json!({"type": "message", "chat": chat, "message": json}));
        json
    }

    /// Notes something for the pages that watch.
    pub(crate) fn tell(&mut self, event: Value) {
        self.events.push(event);
    }
}

/// Puts the fields of one object into another.
pub(crate) fn merge(into: &mut Value, from: Value) {
    if let (Value::Object(into), Value::Object(from)) = (into, from) {
        into.extend(from);
    }
}

/// A message as another one shows it: without the message that it replies to itself.
pub(crate) fn quoted(message: &Value) -> Value {
    let mut quoted = message.clone();
    if let Value::Object(fields) = &mut quoted {
        fields.remove("reply_to_message");
    }
    quoted
}

/// Marks a message as one of a topic. Telegram lets each message there reply to the one that
/// made the topic, unless it replies to another.
pub(crate) fn in_topic(message: &mut Value, chat: &Chat, thread: i64) {
    if !matches!(chat.kind, Kind::Supergroup { forum: true }) {
        return;
    }
    message["message_thread_id"] = json!(thread);
    message["is_topic_message"] = json!(true);
    if message.get("reply_to_message").is_none()
        && let Some(first) = chat.messages.get(&thread)
    {
        message["reply_to_message"] = quoted(&first.json);
    }
}

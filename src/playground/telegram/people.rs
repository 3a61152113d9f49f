//! What people do: speak, press, send photos, edit, block, join, leave.
//!
//! People and chats come to exist when they are first named.

use bytes::Bytes;
use serde_json::{Value, json};

use super::Telegram;
use super::delivery::{ANONYMOUS, SUPERGROUPS};
use super::methods::store_photo;
use super::state::{Callback, Chat, Kind, Role, Standing};
use super::text;

/// A refused wish of a person: one sentence.
pub(crate) type Wish<T> = Result<T, String>;

/// What a person says, and where.
#[derive(Debug, Clone, Default)]
pub(crate) struct Say {
    pub(crate) chat: i64,
    pub(crate) user: i64,
    /// The message it replies to.
    pub(crate) reply_to: Option<i64>,
    /// The topic.
    pub(crate) thread: Option<i64>,
    /// Said as the group, by an administrator that hides.
    pub(crate) anonymous: bool,
    /// Forwarded from someone else.
    pub(crate) forwarded: bool,
    /// Sent by the inline mode of the bot.
    pub(crate) via_bot: bool,
    /// The album a photo belongs to.
    pub(crate) album: Option<String>,
}

/// A press of a button.
#[derive(Debug, Clone)]
pub(crate) struct Press {
    pub(crate) chat: i64,
    pub(crate) user: i64,
    pub(crate) message: i64,
    pub(crate) data: String,
}

impl Telegram {
    pub(super) fn now(&self) -> i64 {
        self.shared.clock.seconds()
    }

    /// A person says something. Answers the message.
    pub(crate) fn say(&self, say: &Say, words: &str) -> Wish<Value> {
        let words = words.trim();
        if words.is_empty() || text::units(words) > 4096 {
            return Err("a text has 1 to 4096 characters".to_owned());
        }
        let entities = text::detected(words);
        let mut content = json!({"text": words});
        if let Some(entities) = entities {
            content["entities"] = entities;
        }
        let (now, privacy) = (self.now(), self.shared.options.privacy);
        self.with(|state| state.speak(say, now, privacy, content))
    }

    /// A person sends a photo. Answers the message.
    pub(crate) fn send_photo(&self, say: &Say, photo: &Bytes, caption: &str) -> Wish<Value> {
        let (now, privacy) = (self.now(), self.shared.options.privacy);
        self.with(|state| {
            let photo = store_photo(state, photo).map_err(|refusal| refusal.text)?;
            let mut content = json!({"photo": photo});
            if let Some(album) = &say.album {
                content["media_group_id"] = json!(album);
            }
            if !caption.is_empty() {
                content["caption"] = json!(caption);
                if let Some(entities) = text::detected(caption) {
                    content["caption_entities"] = entities;
                }
            }
            state.speak(say, now, privacy, content)
        })
    }

    /// A person sends something else, as the Bot API shows it: `{"sticker": {…}}`, `{"dice": {…}}`. Answers the
    /// message.
    pub(crate) fn send_other(&self, say: &Say, content: Value) -> Wish<Value> {
        if content.as_object().is_none_or(serde_json::Map::is_empty) {
            return Err("`content` is what the message has, by its names in the Bot API".to_owned());
        }
        let (now, privacy) = (self.now(), self.shared.options.privacy);
        self.with(|state| state.speak(say, now, privacy, content))
    }

    /// A person changes what was said, or stands below a photo.
    pub(crate) fn edit(&self, say: &Say, id: i64, words: &str) -> Wish<Value> {
        let (now, privacy) = (self.now(), self.shared.options.privacy);
        self.with(|state| {
            let room = state.chats.get_mut(&say.chat).ok_or("no such chat")?;
            let message = room
                .messages
                .get_mut(&id)
                .filter(|message| message.from == say.user)
                .ok_or("no such message of this person")?;
            let (body, entities) = match &message.json {
                json if json["text"].is_string() => ("text", "entities"),
                json if json["photo"].is_array() => ("caption", "caption_entities"),
                _ => return Err("nothing in it can be changed".to_owned()),
            };
            message.json[body] = json!(words);
            message.json[entities] = text::detected(words).unwrap_or_else(|| json!([]));
            message.json["edit_date"] = json!(now);
            let json = message.json.clone();
            state.tell(json!({"type": "edited", "chat": say.chat, "message": json}));
            state.deliver("edited_message", say.chat, &json, privacy);
            Ok(json)
        })
    }

    /// A person deletes a message; bots are not told.
    pub(crate) fn delete(&self, chat: i64, id: i64) -> Wish<Value> {
        self.with(|state| {
            let room = state.chats.get_mut(&chat).ok_or("no such chat")?;
            room.messages.remove(&id).ok_or("no such message")?;
            state.tell(json!({"type": "deleted", "chat": chat, "message_id": id}));
            Ok(json!(true))
        })
    }

    /// A person presses a button of a bot's message. Answers the id of the query.
    pub(crate) fn press(&self, press: &Press) -> Wish<String> {
        let now = self.now();
        self.with(|state| {
            state.enter(press.chat, press.user)?;
            let message = state.message(press.chat, press.message).ok_or("no such message")?;
            let has = message.json["reply_markup"]["inline_keyboard"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_array)
                .flatten()
                .any(|button| button["callback_data"] == press.data.as_str());
            if !has {
                return Err("the message has no button with this data".to_owned());
            }
            // Who sent a message by way of a bot is a person; the bot is told no message.
            let via = message.json["via_bot"]["id"].as_i64();
            let (bot, shown) = (via.unwrap_or(message.from), message.json.clone());
            let id = format!("{}{:012}", press.user, state.next_serial());
            let mut query = json!({
                "id": id,
                "from": state.person(press.user).json(),
                "chat_instance": format!("{}", press.chat.unsigned_abs() * 7919),
                "data": press.data,
            });
            match state.inline_id(press.chat, press.message) {
                Some(inline) => query["inline_message_id"] = json!(inline),
                None => query["message"] = shown,
            }
            state.callbacks.insert(
                id.clone(),
                Callback {
                    bot,
                    person: press.user,
                    chat: press.chat,
                    message: press.message,
                    data: press.data.clone(),
                    at: now,
                    answer: None,
                },
            );
            state.publish("callback_query", &query, |other| other.id == bot);
            Ok(id)
        })
    }

    /// The presses of a person, or of all, with their answers, oldest first.
    pub(crate) fn presses(&self, user: Option<i64>) -> Vec<Value> {
        self.look(|state| {
            let of_person = |press: &&Callback| user.is_none_or(|user| user == press.person);
            let mut found: Vec<(u64, Value)> = state
                .callbacks
                .iter()
                .filter(|(_, press)| of_person(press))
                .map(|(id, press)| {
                    let serial = id.get(id.len() - 12..).and_then(|end| end.parse().ok());
                    let shown = json!({
                        "callback_query_id": id, "chat": press.chat, "user": press.person,
                        "message_id": press.message, "data": press.data, "answer": press.answer,
                    });
                    (serial.unwrap_or(0), shown)
                })
                .collect();
            found.sort_by_key(|(serial, _)| *serial);
            found.into_iter().map(|(_, shown)| shown).collect()
        })
    }

    /// A person blocks the bots, or lets them write again; a group removes or adds them.
    pub(crate) fn stand(&self, chat: i64, user: i64, standing: Standing) -> Wish<()> {
        let now = self.now();
        self.with(|state| {
            state.enter(chat, user)?;
            let bots: Vec<i64> = state.bots.keys().copied().collect();
            let from = state.person(user).json();
            for bot in bots {
                let Some(room) = state.chats.get_mut(&chat) else { continue };
                let old = room.standing(bot);
                room.bots.insert(bot, standing);
                let Some(room) = state.chats.get(&chat) else { continue };
                let shown = state.chat_json(room);
                let member = |standing| bot_member(&state.bot_json(bot), standing);
                let update = json!({
                    "chat": shown, "from": from, "date": now,
                    "old_chat_member": member(old), "new_chat_member": member(standing),
                });
                state.publish("my_chat_member", &update, |other| other.id == bot);
            }
            state.tell(json!({"type": "chat", "chat": chat}));
            Ok(())
        })
    }

    /// Gives a person a role in a group.
    pub(crate) fn set_role(&self, chat: i64, user: i64, role: Role) -> Wish<()> {
        let now = self.now();
        self.with(|state| {
            state.enter(chat, user)?;
            let room = state.chats.get_mut(&chat).ok_or("no such chat")?;
            let old = room.members.insert(user, role).unwrap_or(Role::Left);
            let person = state.person(user).json();
            let admins: Vec<i64> = state.bots.keys().copied().collect();
            let Some(room) = state.chats.get(&chat) else { return Ok(()) };
            // Bots are told of others' standing only where they are administrators.
            let is_admin = |bot: &i64| room.standing(*bot) == Standing::Administrator;
            let admins: Vec<i64> = admins.into_iter().filter(is_admin).collect();
            let update = json!({
                "chat": state.chat_json(room), "from": person, "date": now,
                "old_chat_member": super::methods::member_json(&person, old),
                "new_chat_member": super::methods::member_json(&person, role),
            });
            state.publish("chat_member", &update, |other| admins.contains(&other.id));
            state.tell(json!({"type": "chat", "chat": chat}));
            Ok(())
        })
    }

    /// Names a person, or changes the language of the person's app.
    pub(crate) fn set_person(&self, id: i64, name: Option<&str>, language: Option<&str>) {
        self.with(|state| {
            let mut person = state.person(id);
            if let Some(name) = name {
                person.first_name = name.to_owned();
            }
            if let Some(language) = language {
                person.language = Some(language.to_owned()).filter(|code| !code.is_empty());
            }
            state.people.insert(id, person);
            state.tell(json!({"type": "chat", "user": id}));
        });
    }

    /// A group becomes a supergroup. Answers its new id.
    pub(crate) fn migrate(&self, chat: i64) -> Wish<i64> {
        let now = self.now();
        self.with(|state| {
            let room = state.chats.get_mut(&chat).ok_or("no such chat")?;
            if room.kind != Kind::Group || room.migrated_to.is_some() {
                return Err("only a basic group can become a supergroup".to_owned());
            }
            let to = SUPERGROUPS - chat.abs();
            room.migrated_to = Some(to);
            let mut new = Chat::new(to, Kind::Supergroup { forum: false }, room.title.clone());
            new.members = room.members.clone();
            new.bots = room.bots.clone();
            state.chats.insert(to, new);
            for (from, field, other) in
                [(chat, "migrate_to_chat_id", to), (to, "migrate_from_chat_id", chat)]
            {
                let Some(room) = state.chats.get(&from) else { continue };
                let mut message = json!({"chat": state.chat_json(room), "date": now});
                message[field] = json!(other);
                let message = state.post(from, ANONYMOUS, now, message);
                // Service messages pass privacy mode.
                state.deliver("message", from, &message, false);
            }
            Ok(to)
        })
    }
}

/// A bot that may not do everything that members may.
fn restricted(user: &Value, standing: Standing) -> Value {
    let mut shown = json!({
        "user": user, "status": "restricted", "is_member": true, "until_date": 0,
        "can_send_messages": standing == Standing::TextOnly,
    });
    for right in [
        "can_send_audios",
        "can_send_documents",
        "can_send_photos",
        "can_send_videos",
        "can_send_video_notes",
        "can_send_voice_notes",
        "can_send_polls",
        "can_send_other_messages",
        "can_add_web_page_previews",
        "can_change_info",
        "can_invite_users",
        "can_pin_messages",
        "can_manage_topics",
    ] {
        shown[right] = json!(false);
    }
    shown
}

/// A bot as a member of a chat.
pub(super) fn bot_member(user: &Value, standing: Standing) -> Value {
    match standing {
        Standing::Administrator => super::methods::member_json(user, Role::Administrator),
        Standing::Member => super::methods::member_json(user, Role::Member),
        Standing::NeverStarted => super::methods::member_json(user, Role::Left),
        Standing::Blocked | Standing::Kicked => {
            json!({"user": user, "status": "kicked", "until_date": 0})
        }
        Standing::Restricted | Standing::TextOnly => restricted(user, standing),
    }
}

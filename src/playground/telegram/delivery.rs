//! How people come to exist, and how what they write reaches the bots.
//!
//! A positive chat id is its person's private chat, a negative one a group (a supergroup from
//! -1000000000000 down). Privacy mode is decided here.

use serde_json::{Value, json};

use super::call::{in_topic, merge, quoted};
use super::people::{Say, Wish};
use super::state::{Bot, Chat, Kind, Person, Role, Standing, State};

/// Ids from here down are supergroups.
pub(super) const SUPERGROUPS: i64 = -1_000_000_000_000;
/// How far back a bot that comes to exist looks: to its people it was there all along, its program
/// was only slower to start.
const LATELY_S: i64 = 30;
/// The most messages that are kept for it.
const LATELY: usize = 1000;
/// Who writes for an administrator that hides.
pub(super) const ANONYMOUS: i64 = 1_087_968_824;

impl State {
    /// The person of an id, who comes to exist.
    pub(super) fn person(&mut self, id: i64) -> Person {
        let unknown =
            || Person { id, first_name: format!("Person {id}"), username: None, language: None };
        self.people.entry(id).or_insert_with(unknown).clone()
    }

    /// The chat of an id, which comes to exist with this person in it.
    pub(super) fn enter(&mut self, chat: i64, user: i64) -> Wish<()> {
        if chat == 0 || user <= 0 {
            return Err("a chat is not 0, a user is above 0".to_owned());
        }
        if chat > 0 && chat != user {
            return Err("a private chat has the id of its person".to_owned());
        }
        self.person(user);
        let room = self.chats.entry(chat).or_insert_with(|| {
            let kind = match chat {
                1.. => Kind::Private,
                SUPERGROUPS..=0 => Kind::Group,
                _ => Kind::Supergroup { forum: false },
            };
            Chat::new(chat, kind, format!("Group {}", chat.unsigned_abs()))
        });
        if let Some(to) = room.migrated_to {
            return Err(format!("the group has become {to}"));
        }
        if !room.is_private() {
            let role = if room.members.is_empty() { Role::Creator } else { Role::Member };
            room.members.entry(user).or_insert(role);
        }
        Ok(())
    }

    /// The private chat is open: bots may write there from now on.
    fn open(&mut self, chat: i64) -> Wish<()> {
        let bots: Vec<i64> = self.bots.keys().copied().collect();
        if let Some(room) = self.chats.get_mut(&chat).filter(|room| room.is_private()) {
            for bot in bots {
                match room.standing(bot) {
                    Standing::NeverStarted => {
                        room.bots.insert(bot, Standing::Member);
                    }
                    Standing::Blocked => return Err("this person blocked the bot".to_owned()),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// A message of a person without its content.
    fn spoken(&mut self, say: &Say, now: i64) -> Wish<Value> {
        self.enter(say.chat, say.user)?;
        self.open(say.chat)?;
        let person = self.person(say.user);
        let chat = self.chats.get(&say.chat).ok_or("no such chat")?;
        let shown = self.chat_json(chat);
        let mut message = json!({"chat": shown, "from": person.json(), "date": now});
        if say.anonymous {
            message["from"] = json!({
                "id": ANONYMOUS, "is_bot": true, "first_name": "Group",
                "username": "GroupAnonymousBot",
            });
            message["sender_chat"] = shown;
        }
        if say.via_bot {
            let bot = self.bots.keys().next().copied().ok_or("there is no bot yet")?;
            message["via_bot"] = self.bot_json(bot);
        }
        if say.forwarded {
            message["forward_origin"] =
                json!({"type": "hidden_user", "date": now, "sender_user_name": "Someone"});
        }
        let mut thread = say.thread;
        if let Some(id) = say.reply_to {
            let reply = chat.messages.get(&id).ok_or("no such message to reply to")?;
            thread = thread.or_else(|| reply.json["message_thread_id"].as_i64());
            message["reply_to_message"] = quoted(&reply.json);
        }
        if let Some(id) = thread {
            if !chat.topics.contains_key(&id) {
                return Err("no such topic".to_owned());
            }
            in_topic(&mut message, chat, id);
        }
        Ok(message)
    }

    /// Posts a person's message and queues it for the bots that see it.
    pub(super) fn speak(
        &mut self,
        say: &Say,
        now: i64,
        privacy: bool,
        content: Value,
    ) -> Wish<Value> {
        let mut message = self.spoken(say, now)?;
        merge(&mut message, content);
        let from = if say.anonymous { ANONYMOUS } else { say.user };
        let message = self.post(say.chat, from, now, message);
        if self.recent.len() == LATELY {
            self.recent.pop_front();
        }
        self.recent.push_back((now, message.clone()));
        self.deliver("message", say.chat, &message, privacy);
        Ok(message)
    }

    /// Gives a bot that has just come to exist what was said lately.
    pub(super) fn catch_up(&mut self, bot: i64, now: i64, privacy: bool) {
        let recent: Vec<Value> = self
            .recent
            .iter()
            .filter(|(at, _)| now - at < LATELY_S)
            .map(|(_, message)| message.clone())
            .collect();
        for message in recent {
            let chat = message["chat"]["id"].as_i64().unwrap_or_default();
            let private = chat > 0;
            if private && let Some(room) = self.chats.get_mut(&chat) {
                room.bots.entry(bot).or_insert(Standing::Member);
            }
            if let Some(bot) = self.bots.get_mut(&bot)
                && (private || !privacy || meant_for(bot, &message))
            {
                bot.push("message", &message);
            }
        }
    }

    pub(super) fn deliver(
        &mut self,
        kind: &'static str,
        chat: i64,
        message: &Value,
        privacy: bool,
    ) {
        let Some(room) = self.chats.get(&chat) else { return };
        let private = room.is_private();
        let standings: Vec<(i64, Standing)> =
            self.bots.keys().map(|bot| (*bot, room.standing(*bot))).collect();
        self.publish(kind, message, |bot| {
            let standing =
                standings.iter().find(|(id, _)| *id == bot.id).map(|(_, standing)| *standing);
            match standing {
                Some(Standing::Administrator) => true,
                Some(Standing::Member | Standing::Restricted | Standing::TextOnly) => {
                    private || !privacy || meant_for(bot, message)
                }
                _ => false,
            }
        });
    }
}

/// Whether privacy mode lets a bot see a message of a group.
fn meant_for(bot: &Bot, message: &Value) -> bool {
    if message["via_bot"]["id"].as_i64() == Some(bot.id) {
        return true;
    }
    if message["reply_to_message"]["from"]["id"].as_i64() == Some(bot.id) {
        return true;
    }
    let (body, entities) = if message["text"].is_string() {
        (&message["text"], &message["entities"])
    } else {
        (&message["caption"], &message["caption_entities"])
    };
    let (Some(body), Some(entities)) = (body.as_str(), entities.as_array()) else {
        return false;
    };
    let Some(first) = entities
        .iter()
        .find(|entity| entity["type"] == "bot_command" && entity["offset"].as_u64() == Some(0))
    else {
        return false;
    };
    let length = first["length"].as_u64().unwrap_or_default();
    let command: String = body.chars().take(usize::try_from(length).unwrap_or_default()).collect();
    match command.split_once('@') {
        Some((_, name)) => name.eq_ignore_ascii_case(&bot.username),
        None => true,
    }
}

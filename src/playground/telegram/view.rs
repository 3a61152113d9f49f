//! What the page shows of this Telegram beside messages: people, chats, menus.

use serde_json::{Value, json};

use super::Telegram;
use super::people::Wish;
use super::presets;
use super::state::{Bot, Chat, Person, Role, Standing, State};

impl Telegram {
    /// Bots, people and chats.
    pub(crate) fn overview(&self) -> Value {
        self.look(|state| {
            let bots: Vec<Value> = state
                .bots
                .values()
                .map(|bot| {
                    let mut shown = state.bot_json(bot.id);
                    shown["pending_updates"] = json!(bot.updates.len());
                    shown
                })
                .collect();
            let people: Vec<Value> = state.people.values().map(Person::json).collect();
            let chats: Vec<Value> = state.chats.values().map(|chat| room(state, chat)).collect();
            json!({"bots": bots, "people": people, "chats": chats})
        })
    }

    /// The commands that a person's app offers in a chat, by Telegram's order of scopes.
    pub(crate) fn menu(&self, chat: i64, user: i64, bot: Option<i64>) -> Value {
        self.look(|state| {
            let found = match bot {
                Some(id) => state.bots.get(&id),
                None => state.bots.values().find(|bot| !bot.menus.is_empty()),
            };
            found.map_or_else(|| json!([]), |bot| commands(state, bot, chat, user))
        })
    }

    /// How bots stand in a chat, by a word.
    pub(crate) fn set_bot(&self, chat: i64, user: i64, status: &str) -> Wish<()> {
        let standing = match (status, chat > 0) {
            ("member", _) => Standing::Member,
            ("blocked", true) => Standing::Blocked,
            ("administrator", false) => Standing::Administrator,
            ("restricted", false) => Standing::Restricted,
            ("text_only", false) => Standing::TextOnly,
            ("kicked" | "left", false) => Standing::Kicked,
            _ => return Err("`status` is none that a bot can have there".to_owned()),
        };
        self.stand(chat, user, standing)
    }

    /// The role of a person in a group, by its word.
    pub(crate) fn set_member(&self, chat: i64, user: i64, role: &str) -> Wish<()> {
        let role = Role::of(role).ok_or("`role` is creator, administrator, member or left")?;
        self.set_role(chat, user, role)
    }

    /// Makes a topic in a forum.
    pub(crate) fn add_topic(&self, chat: i64, name: &str) -> Wish<i64> {
        let now = self.shared.clock.seconds();
        self.with(|state| {
            let id = presets::topic_in(state, chat, name, now);
            state.tell(json!({"type": "chat", "chat": chat}));
            id.ok_or_else(|| "no such group".to_owned())
        })
    }

    /// Closes a topic, opens it again or deletes it with its messages, by a word.
    pub(crate) fn change_topic(&self, chat: i64, topic: i64, change: &str) -> Wish<()> {
        self.with(|state| {
            let room = state.chats.get_mut(&chat).ok_or("no such group")?;
            if !room.topics.contains_key(&topic) {
                return Err("no such topic".to_owned());
            }
            match change {
                "open" => _ = room.closed.remove(&topic),
                "closed" => _ = room.closed.insert(topic),
                "deleted" => {
                    room.topics.remove(&topic);
                    room.messages.retain(|_, message| message.json["message_thread_id"] != topic);
                }
                _ => return Err("`state` is open, closed or deleted".to_owned()),
            }
            state.tell(json!({"type": "chat", "chat": chat}));
            Ok(())
        })
    }
}

fn room(state: &State, chat: &Chat) -> Value {
    let mut shown = state.chat_json(chat);
    shown["members"] =
        chat.members.iter().map(|(id, role)| json!({"user": id, "role": role.status()})).collect();
    shown["topics"] =
        chat.topics.iter().map(|(id, name)| json!({"thread": id, "name": name})).collect();
    shown["migrated_to"] = json!(chat.migrated_to);
    shown["bots"] = chat
        .bots
        .iter()
        .map(|(id, standing)| json!({"bot": id, "standing": format!("{standing:?}")}))
        .collect();
    shown
}

fn commands(state: &State, bot: &Bot, chat: i64, user: i64) -> Value {
    let language = state.people.get(&user).and_then(|person| person.language.clone());
    let two_letters = language.unwrap_or_default().chars().take(2).collect::<String>();
    let role = state.chats.get(&chat).and_then(|room| room.members.get(&user).copied());
    let admin = matches!(role, Some(Role::Creator | Role::Administrator));
    for scope in scopes(chat, user, admin) {
        for language in [two_letters.as_str(), ""] {
            let menu =
                bot.menus.iter().find(|menu| menu.scope == scope && menu.language == language);
            if let Some(menu) = menu {
                return menu.commands.clone();
            }
        }
    }
    json!([])
}

fn scopes(chat: i64, user: i64, admin: bool) -> Vec<Value> {
    let in_chat = json!({"type": "chat", "chat_id": chat});
    let default = json!({"type": "default"});
    if chat > 0 {
        return vec![in_chat, json!({"type": "all_private_chats"}), default];
    }
    let mut scopes = vec![json!({"type": "chat_member", "chat_id": chat, "user_id": user})];
    if admin {
        scopes.push(json!({"type": "chat_administrators", "chat_id": chat}));
    }
    scopes.push(in_chat);
    if admin {
        scopes.push(json!({"type": "all_chat_administrators"}));
    }
    scopes.extend([json!({"type": "all_group_chats"}), default]);
    scopes
}

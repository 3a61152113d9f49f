//! What the double holds: bots, people, chats, messages, files, callback queries.
//!
//! Messages are kept as the Bot API shows them, so what a bot gets and what a page draws is one
//! thing. Everything here is plain data behind one lock; nothing waits.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;

use bytes::Bytes;
use serde_json::{Value, json};

use super::rates::Rates;
use super::webhook::Hook;

/// A person.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: i64,
    pub(crate) first_name: String,
    pub(crate) username: Option<String>,
    pub(crate) language: Option<String>,
}

impl Person {
    /// As the Bot API shows a user.
    pub(crate) fn json(&self) -> Value {
        let mut user = json!({"id": self.id, "is_bot": false, "first_name": self.first_name});
        if let Some(name) = &self.username {
            user["username"] = json!(name);
        }
        if let Some(language) = &self.language {
            user["language_code"] = json!(language);
        }
        user
    }
}

/// How a bot stands in a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// A private chat that its person never opened.
    NeverStarted,
    /// It may write.
    Member,
    /// It may write and delete what others wrote.
    Administrator,
    /// It is in the group and may not write.
    Restricted,
    /// It is in the group and may send texts, but no files.
    TextOnly,
    /// The person blocked it.
    Blocked,
    /// It was removed from the group.
    Kicked,
}

/// How a person stands in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Made the group.
    Creator,
    /// May manage it.
    Administrator,
    /// May write.
    Member,
    /// Is gone.
    Left,
}

impl Role {
    /// The Bot API's `status`.
    pub(crate) fn status(self) -> &'static str {
        match self {
            Role::Creator => "creator",
            Role::Administrator => "administrator",
            Role::Member => "member",
            Role::Left => "left",
        }
    }

    /// The role of a `status`.
    pub(crate) fn of(status: &str) -> Option<Self> {
        [Role::Creator, Role::Administrator, Role::Member, Role::Left]
            .into_iter()
            .find(|role| role.status() == status)
    }
}

/// The kind of a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// With one person; has the person's id.
    Private,
    /// A basic group.
    Group,
    /// A supergroup; with topics when `forum`.
    Supergroup { forum: bool },
}

/// One message.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    /// The id of the person or bot who wrote it.
    pub(crate) from: i64,
    /// Unix time in seconds.
    pub(crate) date: i64,
    /// As the Bot API shows it.
    pub(crate) json: Value,
}

/// A chat.
#[derive(Debug)]
pub(crate) struct Chat {
    pub(crate) id: i64,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) members: BTreeMap<i64, Role>,
    pub(crate) topics: BTreeMap<i64, String>,
    /// The topics in which only administrators may write.
    pub(crate) closed: BTreeSet<i64>,
    pub(crate) messages: BTreeMap<i64, Message>,
    pub(crate) next_message: i64,
    pub(crate) bots: HashMap<i64, Standing>,
    pub(crate) migrated_to: Option<i64>,
}

impl Chat {
    /// An empty chat.
    pub(crate) fn new(id: i64, kind: Kind, title: String) -> Self {
        Self {
            id,
            kind,
            title,
            members: BTreeMap::new(),
            topics: BTreeMap::new(),
            closed: BTreeSet::new(),
            messages: BTreeMap::new(),
            next_message: 1,
            bots: HashMap::new(),
            migrated_to: None,
        }
    }

    /// Whether it is with one person.
    pub(crate) fn is_private(&self) -> bool {
        self.kind == Kind::Private
    }

    /// The Bot API's `type`.
    pub(crate) fn kind_name(&self) -> &'static str {
        match self.kind {
            Kind::Private => "private",
            Kind::Group => "group",
            Kind::Supergroup { .. } => "supergroup",
        }
    }

    /// How this bot stands here. Groups have every bot until it is removed.
    pub(crate) fn standing(&self, bot: i64) -> Standing {
        let otherwise = if self.is_private() { Standing::NeverStarted } else { Standing::Member };
        self.bots.get(&bot).copied().unwrap_or(otherwise)
    }
}

/// What a file is used as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileKind {
    Photo,
    Audio,
    Document,
}

impl FileKind {
    /// The field of a message that holds it.
    pub(crate) fn field(self) -> &'static str {
        match self {
            FileKind::Photo => "photo",
            FileKind::Audio => "audio",
            FileKind::Document => "document",
        }
    }
}

/// A stored file.
#[derive(Debug, Clone)]
pub(crate) struct File {
    pub(crate) kind: FileKind,
    /// As a message shows it: an array of sizes for a photo, an object otherwise.
    pub(crate) shown: Value,
    pub(crate) bytes: Bytes,
    pub(crate) mime: String,
    /// The path under `/telegram/file/bot<TOKEN>/`.
    pub(crate) path: String,
}

/// An update that waits to be fetched, or to be taken by a webhook.
#[derive(Debug, Clone)]
pub(crate) struct Update {
    pub(crate) id: i64,
    pub(crate) json: Arc<Value>,
    /// Whether it is on its way to a webhook.
    pub(crate) under_way: bool,
    /// How often a webhook did not take it, and when it is brought again.
    pub(crate) refused: Option<(u32, tokio::time::Instant)>,
}

impl Update {
    /// One that nobody was given yet.
    pub(crate) fn new(id: i64, json: Value) -> Self {
        Self { id, json: Arc::new(json), under_way: false, refused: None }
    }
}

/// A menu of commands: for which scope, for which language, the commands.
#[derive(Debug, Clone)]
pub(crate) struct Menu {
    pub(crate) scope: Value,
    pub(crate) language: String,
    pub(crate) commands: Value,
}

/// A bot: whoever calls with a well-formed token.
#[derive(Debug)]
pub(crate) struct Bot {
    pub(crate) id: i64,
    pub(crate) token: String,
    pub(crate) username: String,
    pub(crate) menus: Vec<Menu>,
    /// Name and descriptions: by (method word, language).
    pub(crate) profile: HashMap<(&'static str, String), String>,
    pub(crate) updates: VecDeque<Update>,
    pub(crate) next_update: i64,
    /// `None`: the default set.
    pub(crate) allowed: Option<Vec<String>>,
    pub(crate) webhook: Option<Hook>,
    /// Counts webhooks that were set.
    pub(crate) webhooks: u64,
    /// Counts polls; an older one that still waits is told so.
    pub(crate) poll: u64,
    pub(crate) rates: Rates,
    /// What its owner chose at @BotFather with `/setinline`: whether it has an inline mode.
    pub(crate) inline: bool,
    /// What its owner chose there with `/setinlinefeedback`: whether it is told which result was chosen.
    pub(crate) feedback: bool,
}

/// A press of a button that waits for its answer, or has it.
#[derive(Debug, Clone)]
pub(crate) struct Callback {
    pub(crate) bot: i64,
    pub(crate) person: i64,
    pub(crate) chat: i64,
    pub(crate) message: i64,
    pub(crate) data: String,
    /// Unix time in seconds.
    pub(crate) at: i64,
    /// What the bot answered: `{text, show_alert, url}`.
    pub(crate) answer: Option<Value>,
}

/// An inline query, and its results.
#[derive(Debug, Clone)]
pub(crate) struct InlineQuery {
    pub(crate) bot: i64,
    pub(crate) person: i64,
    pub(crate) query: String,
    pub(crate) offset: String,
    pub(crate) at: i64,
    pub(crate) answer: Option<Value>,
}

/// A message that a person sent by way of a bot, which the bot may edit: where it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct InlineMessage {
    pub(crate) bot: i64,
    pub(crate) chat: i64,
    pub(crate) message: i64,
    /// Which of all it is: it has its own place in flood control.
    pub(crate) serial: u64,
}

/// What answers to inline queries are kept under: the bot, the person if it is personal, the words, the offset.
pub(crate) type CacheKey = (i64, Option<i64>, String, String);

/// Everything.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) bots: BTreeMap<i64, Bot>,
    pub(crate) people: BTreeMap<i64, Person>,
    pub(crate) chats: BTreeMap<i64, Chat>,
    pub(crate) files: HashMap<String, File>,
    pub(crate) callbacks: BTreeMap<String, Callback>,
    pub(crate) inline: BTreeMap<String, InlineQuery>,
    /// Answers that are given again until this second, without asking the bot.
    pub(crate) inline_cache: HashMap<CacheKey, (i64, Value)>,
    pub(crate) inline_messages: HashMap<String, InlineMessage>,
    /// For ids of files, callbacks and inline queries.
    pub(crate) serial: u64,
    /// What people said lately, with when: a bot that comes to exist finds it in its queue.
    pub(crate) recent: VecDeque<(i64, Value)>,
    /// What pages were not told yet.
    pub(crate) events: Vec<Value>,
}

impl State {
    /// The next number for an id.
    pub(crate) fn next_serial(&mut self) -> u64 {
        self.serial += 1;
        self.serial
    }

    /// A chat as messages show it.
    pub(crate) fn chat_json(&self, chat: &Chat) -> Value {
        let mut shown = json!({"id": chat.id, "type": chat.kind_name()});
        match chat.kind {
            Kind::Private => {
                if let Some(person) = self.people.get(&chat.id) {
                    shown["first_name"] = json!(person.first_name);
                    if let Some(name) = &person.username {
                        shown["username"] = json!(name);
                    }
                }
            }
            Kind::Group => shown["title"] = json!(chat.title),
            Kind::Supergroup { forum } => {
                shown["title"] = json!(chat.title);
                if forum {
                    shown["is_forum"] = json!(true);
                }
            }
        }
        shown
    }

    /// A bot as messages show it.
    pub(crate) fn bot_json(&self, bot: i64) -> Value {
        let (name, username) = self.bots.get(&bot).map_or_else(
            || (String::new(), String::new()),
            |bot| (bot.name(""), bot.username.clone()),
        );
        json!({"id": bot, "is_bot": true, "first_name": name, "username": username})
    }

    /// The message of a chat.
    pub(crate) fn message(&self, chat: i64, id: i64) -> Option<&Message> {
        self.chats.get(&chat)?.messages.get(&id)
    }
}

impl Bot {
    /// The name in a language, or the one without a language.
    pub(crate) fn name(&self, language: &str) -> String {
        let named = |language: &str| self.profile.get(&("name", language.to_owned()));
        named(language).or_else(|| named("")).cloned().unwrap_or_else(|| self.username.clone())
    }
}

//! A Telegram: the Bot API over a state of people, chats, messages and files.
//!
//! Refusals follow from that state and from the Bot API's table (`rules`), with the codes and
//! texts of the real server. Every bot whose token is well formed exists from its first call, with
//! an update queue of its own; a bot's id has one token, another one for it is unauthorized.
//! What is not played: payments, stickers, channels, business accounts, webhooks on other machines.

mod bring;
mod call;
mod delivery;
mod inline;
mod markup;
mod methods;
mod params;
mod people;
mod presets;
mod rates;
mod refusal;
mod rules;
mod serve;
mod state;
mod text;
mod updates;
mod view;
mod webhook;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::{broadcast, watch};

use super::faults::Faults;
use crate::model::Clock;
use rates::Rates;
use refusal::Refusal;
use state::{Bot, State};

pub(crate) use inline::{Choice, Typed};
pub(crate) use people::{Press, Say};
pub use rates::{Limits, Sent};
pub(crate) use serve::router;

/// How this Telegram behaves.
#[derive(Debug, Clone)]
pub struct Options {
    /// Flood control; `None`: off, for benchmarks.
    pub limits: Option<Limits>,
    /// In groups a bot sees only commands, replies to it and service messages.
    pub privacy: bool,
    /// The largest upload, in bytes.
    pub max_upload: usize,
    /// The only token that is a bot's; `None`: any well-formed one.
    pub token: Option<String>,
}

impl Default for Options {
    /// As the real Telegram.
    fn default() -> Self {
        Self { limits: Some(Limits::default()), privacy: true, max_upload: 50 << 20, token: None }
    }
}

/// A request of a bot that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The method.
    pub method: String,
    /// The HTTP status.
    pub code: u16,
    /// The `description`.
    pub description: String,
}

/// The Telegram of a playground; clones share it.
#[derive(Debug, Clone)]
pub struct Telegram {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    refused: Mutex<Vec<Refused>>,
    options: Options,
    clock: Clock,
    faults: Faults,
    changed: watch::Sender<u64>,
    events: broadcast::Sender<Arc<Value>>,
}

/// How many events a slow page may fall behind.
const EVENTS: usize = 4096;

impl Telegram {
    /// A Telegram with a few people and groups in it.
    pub(crate) fn new(options: Options, clock: Clock, faults: Faults) -> Self {
        let mut state = State::default();
        presets::fill(&mut state, clock.seconds());
        state.events.clear();
        let shared = Shared {
            state: Mutex::new(state),
            refused: Mutex::default(),
            options,
            clock,
            faults,
            changed: watch::Sender::new(0),
            events: broadcast::Sender::new(EVENTS),
        };
        Self { shared: Arc::new(shared) }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.shared.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Works on the state, then wakes who waits and tells who watches.
    fn with<T>(&self, work: impl FnOnce(&mut State) -> T) -> T {
        let mut state = self.lock();
        let result = work(&mut state);
        let events = std::mem::take(&mut state.events);
        drop(state);
        for event in events {
            // No page is watching: nothing to tell.
            let _ = self.shared.events.send(Arc::new(event));
        }
        self.shared.changed.send_modify(|revision| *revision += 1);
        result
    }

    /// Only looks at the state; wakes nobody.
    fn look<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        look(&self.lock())
    }

    /// Changes whenever anything here does.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.shared.changed.subscribe()
    }

    /// What happens, as the page is told.
    pub fn events(&self) -> broadcast::Receiver<Arc<Value>> {
        self.shared.events.subscribe()
    }

    /// The messages of a chat as the Bot API shows them, oldest first; empty for an unknown chat.
    pub fn messages(&self, chat: i64) -> Vec<Value> {
        self.look(|state| {
            let chat = state.chats.get(&chat);
            chat.map(|chat| chat.messages.values().map(|message| message.json.clone()).collect())
                .unwrap_or_default()
        })
    }

    /// What the bots were refused so far, oldest first.
    pub fn refused(&self) -> Vec<Refused> {
        self.shared.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The messages and edits that were let through, oldest first, all bots together.
    pub fn sent(&self) -> Vec<Sent> {
        self.look(|state| {
            let mut sent: Vec<Sent> =
                state.bots.values().flat_map(|bot| bot.rates.sent()).copied().collect();
            sent.sort_by_key(|sent| sent.at);
            sent
        })
    }

    /// No file id is known any more, as with a bot that was made anew.
    pub fn forget_files(&self) {
        self.with(|state| state.files.clear());
    }

    /// How many updates no bot has confirmed yet.
    pub fn pending_updates(&self) -> usize {
        self.look(|state| state.bots.values().map(|bot| bot.updates.len()).sum())
    }

    fn note_refusal(&self, method: &str, refusal: &Refusal) {
        let refused = Refused {
            method: method.to_owned(),
            code: refusal.code,
            description: refusal.text.clone(),
        };
        tracing::debug!(method, code = refusal.code, description = refusal.text, "refused");
        self.shared.refused.lock().unwrap_or_else(PoisonError::into_inner).push(refused);
    }

    /// The bot of a token, which comes to exist when its token is well formed.
    fn bot(&self, token: &str) -> Result<i64, Refusal> {
        let (id, secret) = token.split_once(':').ok_or_else(Refusal::unauthorized)?;
        let id: i64 = id.parse().map_err(|_| Refusal::unauthorized())?;
        let good = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
        let wanted = self.shared.options.token.as_deref();
        if id <= 0
            || secret.is_empty()
            || !secret.bytes().all(good)
            || wanted.is_some_and(|wanted| wanted != token)
        {
            return Err(Refusal::unauthorized());
        }
        let mut state = self.lock();
        match state.bots.get(&id) {
            Some(bot) if bot.token != token => return Err(Refusal::unauthorized()),
            Some(_) => {}
            None => {
                state.bots.insert(id, new_bot(id, token));
                state.catch_up(id, self.shared.clock.seconds(), self.shared.options.privacy);
            }
        }
        Ok(id)
    }
}

fn new_bot(id: i64, token: &str) -> Bot {
    Bot {
        id,
        token: token.to_owned(),
        username: format!("playground_{id}_bot"),
        menus: Vec::new(),
        profile: [(("name", String::new()), "Playground".to_owned())].into(),
        updates: std::collections::VecDeque::new(),
        next_update: 100_000_001,
        allowed: None,
        webhook: None,
        webhooks: 0,
        poll: 0,
        rates: Rates::default(),
        inline: true,
        feedback: true,
    }
}

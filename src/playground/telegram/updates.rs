//! The update queue of each bot: who gets what, how it is fetched and confirmed.

use std::sync::Arc;

use serde_json::{Value, json};

use super::params::Params;
use super::refusal::Refusal;
use super::state::{Bot, State, Update};

/// Kinds that a bot gets only when it asks for them.
const ONLY_WHEN_ASKED: &[&str] = &["chat_member", "message_reaction", "message_reaction_count"];

/// The most updates of one answer.
const MOST: i64 = 100;

impl Bot {
    fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(kinds) if !kinds.is_empty() => kinds.iter().any(|allowed| allowed == kind),
            _ => !ONLY_WHEN_ASKED.contains(&kind),
        }
    }

    /// Queues an update.
    pub(crate) fn push(&mut self, kind: &'static str, content: &Value) {
        if !self.wants(kind) {
            return;
        }
        let id = self.next_update;
        self.next_update += 1;
        let mut json = json!({"update_id": id});
        json[kind] = content.clone();
        self.updates.push_back(Update::new(id, json));
    }

    /// Remembers which kinds are asked for; who does not say leaves them as they are.
    pub(crate) fn ask_for(&mut self, params: &Params) {
        if let Some(Value::Array(kinds)) = params.json("allowed_updates") {
            let kinds = kinds.iter().filter_map(Value::as_str).map(str::to_owned);
            self.allowed = Some(kinds.collect());
        }
    }

    /// Forgets what `offset` confirms; negative: all but the last so many.
    fn confirm(&mut self, offset: i64) {
        if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            while self.updates.len() > keep {
                self.updates.pop_front();
            }
        } else if offset > 0 {
            while self.updates.front().is_some_and(|u| u.id < offset) {
                self.updates.pop_front();
            }
        }
    }
}

/// What a poll asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Poll {
    offset: i64,
    limit: usize,
    /// How long it may wait.
    pub(crate) timeout_s: u64,
    /// Which poll of the bot it is.
    pub(crate) number: u64,
}

/// The longest that a poll may wait, as the real server has it.
const LONGEST_S: i64 = 50;

impl Poll {
    /// Begins a poll: remembers `allowed_updates`, confirms, and ends an older poll.
    pub(crate) fn begin(bot: &mut Bot, params: &Params) -> Result<Self, Refusal> {
        if bot.webhook.is_some() {
            return Err(Refusal::conflict(
                "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            ));
        }
        bot.ask_for(params);
        let limit = match params.number("limit").unwrap_or(MOST) {
            limit if (1..=MOST).contains(&limit) => limit,
            _ => MOST,
        };
        let timeout = params.number("timeout").unwrap_or(0).clamp(0, LONGEST_S);
        let offset = params.number("offset").unwrap_or(0);
        bot.confirm(offset);
        bot.poll += 1;
        Ok(Self {
            offset,
            limit: usize::try_from(limit).unwrap_or(1),
            timeout_s: timeout.unsigned_abs(),
            number: bot.poll,
        })
    }

    /// What there is now; `None`: nothing yet. Refuses when a newer poll has taken over.
    pub(crate) fn look(&self, bot: &Bot) -> Result<Option<Vec<Arc<Value>>>, Refusal> {
        if bot.poll != self.number {
            return Err(Refusal::conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running",
            ));
        }
        if bot.webhook.is_some() {
            return Err(Refusal::conflict("terminated by setWebhook request"));
        }
        let from = self.offset.max(0);
        let found: Vec<_> = bot
            .updates
            .iter()
            .filter(|update| update.id >= from)
            .take(self.limit)
            .map(|update| Arc::clone(&update.json))
            .collect();
        Ok((!found.is_empty()).then_some(found))
    }
}

impl State {
    /// Queues an update for every bot for which `who` says yes.
    pub(crate) fn publish(
        &mut self,
        kind: &'static str,
        content: &Value,
        who: impl Fn(&Bot) -> bool,
    ) {
        for bot in self.bots.values_mut() {
            if who(bot) {
                bot.push(kind, content);
            }
        }
    }
}

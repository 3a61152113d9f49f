//! Inline mode: a person types a bot's name and words in any chat, sees results, sends one.

use serde_json::{Value, json};

use super::Telegram;
use super::methods::inline;
use super::people::{Say, Wish};
use super::state::{Chat, InlineMessage, InlineQuery, State};

/// What a person types after the name of a bot, and where.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed {
    pub(crate) user: i64,
    /// The chat in which it is typed; 0: the private chat with the bot.
    pub(crate) chat: i64,
    /// The bot; `None`: the first that there is.
    pub(crate) bot: Option<i64>,
    pub(crate) query: String,
    /// Where an answer before said that more follows.
    pub(crate) offset: String,
}

/// A result that a person sends.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) say: Say,
    /// The inline query whose answer holds it.
    pub(crate) query: String,
    /// The result's id.
    pub(crate) result: String,
}

/// The longest query that an app sends, in characters.
const QUERY: usize = 256;

impl Telegram {
    /// A person types after the name of a bot. Answers the id of the query. What the bot answered to the same words lately
    /// is shown again without asking it.
    pub(crate) fn inline(&self, typed: &Typed) -> Wish<String> {
        let now = self.now();
        let query: String = typed.query.trim_start().chars().take(QUERY).collect();
        self.with(|state| {
            let first = || state.bots.keys().next().copied();
            let bot = typed.bot.or_else(first).ok_or("there is no bot yet")?;
            if !state.bots.get(&bot).is_some_and(|bot| bot.inline) {
                return Err("the bot has no inline mode: its owner sent no /setinline".to_owned());
            }
            let user = typed.user;
            let id = format!("{user}{:012}", state.next_serial());
            let answer = state.cached(bot, user, (&query, &typed.offset), now);
            let asked = InlineQuery {
                bot,
                person: user,
                query: query.clone(),
                offset: typed.offset.clone(),
                at: now,
                answer: answer.clone(),
            };
            state.inline.insert(id.clone(), asked);
            if let Some(answer) = answer {
                state.tell(json!({"type": "inline", "inline_query_id": id, "answer": answer}));
                return Ok(id);
            }
            let place = state.chats.get(&typed.chat).filter(|chat| !chat.is_private());
            let kind = place.map_or("sender", Chat::kind_name);
            let shown = json!({
                "id": id, "from": state.person(user).json(), "query": query,
                "offset": typed.offset, "chat_type": kind,
            });
            state.publish("inline_query", &shown, |other| other.id == bot);
            Ok(id)
        })
    }

    /// What a bot answered to an inline query.
    pub(crate) fn inline_answer(&self, id: &str) -> Option<Value> {
        self.look(|state| state.inline.get(id)?.answer.clone())
    }

    /// A person sends a result of an inline query. Answers the message.
    pub(crate) fn choose(&self, choice: &Choice) -> Wish<Value> {
        let (now, privacy) = (self.now(), self.shared.options.privacy);
        self.with(|state| {
            let asked = state.inline.get(&choice.query).ok_or("no such inline query")?.clone();
            let results = asked.answer.as_ref().and_then(|answer| answer["results"].as_array());
            let is_it = |result: &&Value| result["id"] == choice.result.as_str();
            let found = results.into_iter().flatten().find(is_it);
            let result = found.ok_or("the answer has no such result")?;
            let mut content = inline::message(state, result).map_err(|refusal| refusal.text)?;
            content["via_bot"] = state.bot_json(asked.bot);
            let message = state.speak(&choice.say, now, privacy, content)?;
            let number = message["message_id"].as_i64().unwrap_or_default();
            let inline_id = message
                .get("reply_markup")
                .map(|_| state.remember_inline(asked.bot, choice.say.chat, number));
            if state.bots.get(&asked.bot).is_some_and(|bot| bot.feedback) {
                let mut chosen = json!({
                    "result_id": choice.result, "query": asked.query,
                    "from": state.person(choice.say.user).json(),
                });
                if let Some(id) = inline_id {
                    chosen["inline_message_id"] = json!(id);
                }
                state.publish("chosen_inline_result", &chosen, |other| other.id == asked.bot);
            }
            Ok(message)
        })
    }

    /// What a bot's owner chooses at @BotFather: the inline mode and its feedback.
    pub(crate) fn set_inline(&self, mode: Option<bool>, feedback: Option<bool>) {
        self.with(|state| {
            for bot in state.bots.values_mut() {
                bot.inline = mode.unwrap_or(bot.inline);
                bot.feedback = feedback.unwrap_or(bot.feedback);
            }
        });
    }
}

impl State {
    fn cached(&self, bot: i64, user: i64, asked: (&str, &str), now: i64) -> Option<Value> {
        let key = |person| (bot, person, asked.0.to_owned(), asked.1.to_owned());
        let found = [Some(user), None].into_iter().find_map(|person| {
            self.inline_cache.get(&key(person)).filter(|(until, _)| now < *until)
        });
        found.map(|(_, answer)| answer.clone())
    }

    fn remember_inline(&mut self, bot: i64, chat: i64, message: i64) -> String {
        let serial = self.next_serial();
        let id = format!("AgAAAK{serial:08}inline");
        self.inline_messages.insert(id.clone(), InlineMessage { bot, chat, message, serial });
        id
    }

    /// The id under which its bot may edit a message that a person sent by way of it.
    pub(super) fn inline_id(&self, chat: i64, message: i64) -> Option<&str> {
        let is_it = |known: &InlineMessage| known.chat == chat && known.message == message;
        self.inline_messages.iter().find(|(_, known)| is_it(known)).map(|(id, _)| id.as_str())
    }
}

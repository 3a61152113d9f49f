//! Inline mode: songs in any chat, for anybody, also for people who never wrote to the bot.
//!
//! A query is answered at once from a search; a result that was sent is filled with its audio
//! afterwards (`fill`), because Telegram takes no upload there. Searching uses the person's own login or none:
//! who only types must not use up others' accounts. Playing uses the bot's account too, and what is lent to a
//! group once somebody presses below the message there: Telegram tells the chat neither of a query nor of a
//! result that was sent, but each press comes with the chat's instance, which is known from earlier ones.

mod answer;
mod check;
mod desk;
mod fill;
mod find;

use std::sync::Arc;
use std::time::Duration;

use teloxide::types::{CallbackQuery, ChosenInlineResult, InlineQuery, User};

use super::callback::Callback;
use super::handlers::{choose_language, log};
use super::render::inline::Pick;
use super::{Ctx, render};
use crate::i18n::t;
use crate::model::{ChatId, Group, Language, PersonId, Purpose, Quality, Settings};
use crate::service::Caller;

pub use check::{mode, storage};
pub use desk::Desk;

use desk::Busy;
use fill::Occasion;

/// How long a query waits for the next letters: an app sends one for each pause of a finger.
const PAUSE: Duration = Duration::from_millis(200);

/// Who asks in inline mode.
#[derive(Debug, Clone)]
pub(crate) struct Guest {
    /// Who it is.
    pub(crate) person: PersonId,
    /// With whose login, and when.
    pub(crate) caller: Caller,
    /// In which language.
    pub(crate) language: Language,
    /// What the person chose in private.
    pub(crate) settings: Settings,
}

impl Guest {
    /// The chat that the person has with the bot, or would have.
    fn own_chat(&self) -> ChatId {
        ChatId(i64::try_from(self.person.0).unwrap_or(i64::MAX))
    }

    /// With whose login is searched: the person's own, or none.
    fn reader(&self) -> Caller {
        self.caller.clone().alone()
    }

    /// The same, in the group where a message was pressed, if that is known and lets its members play this:
    /// then what is lent to it plays there.
    async fn within(self, ctx: &Ctx, instance: &str, quality: Quality) -> Self {
        let known = ctx.service.group_by_instance(instance).await.unwrap_or_else(|error| {
            log(&error);
            None
        });
        let may = |(chat, group): &(ChatId, Group)| {
            let is_open = group.open.allows(Purpose::Music) && quality <= group.cap.0;
            is_open && ctx.service.access().allows(*chat, self.person)
        };
        match known.filter(may) {
            Some((chat, _)) => Self { caller: self.caller.within(chat), ..self },
            None => self,
        }
    }

    /// `None` for who may not use the bot.
    async fn of(ctx: &Ctx, user: &User) -> Option<Self> {
        let person = PersonId(user.id.0);
        if !ctx.service.access().allows_person(person) {
            return None;
        }
        let own = ChatId(i64::try_from(user.id.0).unwrap_or(i64::MAX));
        let settings = ctx.service.settings(own).await.unwrap_or_else(|error| {
            log(&error);
            Settings::default()
        });
        let language = choose_language(ctx, &settings, user.language_code.as_deref());
        let caller = Caller::person(person, ctx.clock.now()).called(&user.full_name());
        Some(Self { person, caller, language, settings })
    }
}

/// Answers what a person types behind the bot's name. Of a person's queries only the newest is
/// answered: nobody looks at the others any more. `order` grows with each update.
pub(super) async fn query(ctx: &Arc<Ctx>, order: u32, query: &InlineQuery) {
    let Some(turn) = ctx.inline.newest(PersonId(query.from.id.0), order) else { return };
    let work = async {
        let answer = match Guest::of(ctx, &query.from).await {
            None => {
                let code = query.from.language_code.as_deref();
                render::inline::stranger(choose_language(ctx, &Settings::default(), code))
            }
            Some(guest) => {
                // Letters that others follow at once cost nothing and are not counted.
                tokio::time::sleep(PAUSE).await;
                match ctx.inline.may_ask(guest.person) {
                    Ok(()) => answer::to(ctx, &guest, query).await,
                    Err(Busy) => render::inline::too_fast(guest.language),
                }
            }
        };
        answer::send(ctx, query, answer).await;
    };
    Box::pin(turn.run(work)).await;
}

/// Fills a result that was sent with its audio, when it has none yet.
pub(super) async fn chosen(ctx: &Arc<Ctx>, chosen: &ChosenInlineResult) {
    let Some(id) = &chosen.inline_message_id else { return };
    let Some(Pick { song, quality, in_group }) = Pick::decode(&chosen.result_id) else { return };
    if !fill::can(ctx, &song, quality).await {
        return;
    }
    let Some(guest) = Guest::of(ctx, &chosen.from).await else { return };
    fill::fill(ctx, &guest, (id, Occasion::Sent { in_group }), &song, quality).await;
}

/// Handles a press on a button of a message that somebody sent by way of the bot.
pub(super) async fn pressed(ctx: &Arc<Ctx>, query: &CallbackQuery, message: &str) {
    let id = query.id.0.as_str();
    let Some(guest) = Guest::of(ctx, &query.from).await else {
        return ctx.sender.answer(id, None, false).await;
    };
    let data = query.data.as_deref().unwrap_or_default();
    // No other button was ever put there.
    let Some(Callback::Audio { song, quality }) = Callback::decode(data) else {
        let hint = t!(guest.language, "press-outdated");
        return ctx.sender.answer(id, Some(&hint), false).await;
    };
    if !fill::can(ctx, &song, quality).await {
        let address = render::inline::door(&ctx.me.username, &song);
        return ctx.sender.answer_opening(id, &address).await;
    }
    let line = t!(guest.language, "inline-coming");
    ctx.sender.answer(id, Some(&line), false).await;
    let guest = guest.within(ctx, &query.chat_instance, quality).await;
    fill::fill(ctx, &guest, (message, Occasion::Pressed), &song, quality).await;
}

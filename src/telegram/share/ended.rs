//! A login is lent no more: the message that said it was says so, and the lender gets the list of who
//! used it once more, for it is not kept.
//!
//! Nothing is tried twice: where it cannot be told, the lending has ended all the same.

use crate::model::{Answers, ChatId, Language, Lending, LentTo, Settings, Uses};
use crate::telegram::render::{Reply, share as render};
use crate::telegram::{Ctx, Html, Place, SendError};

/// Tells the group. `shown` is the message there that is told otherwise: where the lender pressed.
pub(super) async fn tell_group(ctx: &Ctx, lending: &Lending, shown: Option<i32>) {
    let LentTo::Group(chat) = lending.to else { return };
    if shown.is_some() && lending.said == shown {
        return;
    }
    let Reply { html, buttons } = render::taken_back(language(ctx, chat, lending).await, lending);
    if let Some(message) = lending.said {
        match ctx.sender.edit_text(chat, message, &html, buttons.clone()).await {
            Ok(()) => return,
            Err(error @ (SendError::NotFound | SendError::BadRequest(_))) => {
                tracing::debug!(%error, "what said that a login is lent is not there any more");
            }
            Err(error) => return tracing::debug!(%error, "a group is not told what ended"),
        }
    }
    if shown.is_none()
        && let Err(error) = say(ctx, chat, &html).await
    {
        tracing::debug!(error = format!("{error:#}"), "a group is not told what ended");
    }
}

/// In which language a group reads of a lent login. Where everybody is answered in their own it is the lender's;
/// who was forgotten lent in the one that the group was left.
pub(super) async fn language(ctx: &Ctx, chat: ChatId, lending: &Lending) -> Language {
    let (group, own) = (settings(ctx, chat).await, settings(ctx, lending.lender.chat()).await);
    let known = group.language.or(own.language).or(own.app_language).or(group.app_language);
    known.unwrap_or(ctx.config.telegram.language)
}

/// A line of its own, where nothing can be edited.
async fn say(ctx: &Ctx, chat: ChatId, html: &Html) -> anyhow::Result<()> {
    if !ctx.service.may_write_in(chat).await? {
        return Ok(());
    }
    let group = ctx.service.group(chat).await?;
    let thread = match group.answers {
        Answers::Topic(topic) => topic,
        Answers::WhereAsked => None,
    };
    let place = Place { thread, lives: group.quiet.after(), ..Place::chat(chat) };
    ctx.sender.text(place, html, None).await?;
    Ok(())
}

/// Tells the lender, in private.
pub(super) async fn tell_lender(ctx: &Ctx, lending: &Lending, uses: &Uses) {
    let told = async {
        let own = lending.lender.chat();
        let Settings { language, app_language, .. } = settings(ctx, own).await;
        let language = language.or(app_language).unwrap_or(ctx.config.telegram.language);
        let now = ctx.clock.now();
        let zone = ctx.service.schedule(lending.lender, now).await?.zone;
        let reply = render::ended(language, lending, uses, zone);
        ctx.sender.text(Place::chat(own), &reply.html, reply.buttons).await?;
        anyhow::Ok(())
    };
    if let Err(error) = told.await {
        tracing::debug!(error = format!("{error:#}"), "a lender is not told who used their login");
    }
}

/// What a person or a group chose, as far as it can be read.
async fn settings(ctx: &Ctx, chat: ChatId) -> Settings {
    let settings = ctx.service.settings(chat).await;
    settings.inspect_err(crate::telegram::handlers::warn).unwrap_or_default()
}

//! A login is lent no more: the message that said it was says so, and the lender gets the list of who
//! used it once more, for it is not kept.
//!
//! Nothing is tried twice: where it cannot be told, the lending has ended all the same.

use crate::model::{Answers, ChatId, Language, Lending, LentTo, Uses};
use crate::telegram::render::{Reply, share as render};
use crate::telegram::{Ctx, Html, Place, SendError};

/// Tells the group. `shown` is the message there that is told otherwise: where the lender pressed.
pub(super) async fn tell_group(ctx: &Ctx, lending: &Lending, shown: Option<i32>) {
    let LentTo::Group(chat) = lending.to else { return };
    if shown.is_some() && lending.said == shown {
        return;
    }
    // Where everybody is answered in their own language it is the lender's.
    let own = lending.lender.chat();
    let language = language(ctx, [chat, own]).await;
    let Reply { html, buttons } = render::taken_back(language, lending);
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
        let language = language(ctx, [own]).await;
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

/// The first language that is known of these chats, else the configured one.
async fn language(ctx: &Ctx, chats: impl IntoIterator<Item = ChatId>) -> Language {
    for chat in chats {
        let known = match ctx.service.settings(chat).await {
            Ok(settings) => settings.language.or(settings.app_language),
            Err(error) => {
                crate::telegram::handlers::warn(&error);
                None
            }
        };
        if let Some(language) = known {
            return language;
        }
    }
    ctx.config.telegram.language
}

//! `/privacy`, `/export` and `/forget`: what is stored about a person. In private only.

use std::sync::Arc;

use anyhow::Context;
use teloxide::types::ChatAction;

use super::Conversation;
use crate::i18n::t;
use crate::service::ForgetDone;
use crate::telegram::render::{Reply, export as document, privacy as render};
use crate::telegram::{Ctx, Media, SendError, login};

/// `/privacy`.
pub(super) async fn told(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    to.reply(ctx, render::told(to.language, ctx.service.remote())).await?;
    Ok(())
}

/// `/export`: everything, as a file.
pub(super) async fn export(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let work = async {
        let kept = ctx.service.belongings(&to.caller).await?;
        let zone = ctx.service.schedule(to.person, to.caller.now).await?.zone;
        let now = to.caller.now;
        let all = document::document(to.language, to.person, &kept, zone, now);
        let text = serde_json::to_vec_pretty(&all).context("JSON of plain values")?;
        let day = now.with_timezone(&zone).format("%Y-%m-%d");
        let name = format!("{}-{day}.json", t!(to.language, "export-file"));
        let file = Media::Bytes { name, bytes: text.into() };
        let Reply { html, buttons } = render::exported(to.language);
        ctx.sender.document(to.place, file, &html, buttons).await?;
        Ok(())
    };
    ctx.sender.while_showing(to.place, ChatAction::UploadDocument, work).await
}

/// `/forget`: says what goes, and asks.
pub(super) async fn forget(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let work = ctx.service.offer_forget(&to.caller);
    let offer = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    to.reply(ctx, render::question(to.language, &offer)).await?;
    Ok(())
}

/// The answer "yes": forgets in a task of its own, which `/cancel` does not break off.
pub(super) async fn confirmed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    id: &str,
    ends_pasted: bool,
) -> anyhow::Result<()> {
    if !ctx.service.answer_forget(&to.caller, id)? {
        return put(ctx, to, t!(to.language, "forget-over")).await;
    }
    let (ctx, to) = (Arc::clone(ctx), to.clone());
    ctx.tasks.clone().spawn(async move {
        let reply = match Box::pin(forgotten(&ctx, &to, ends_pasted)).await {
            Ok(done) => render::done(to.language, done),
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "a person could not be forgotten");
                Reply::text(t!(to.language, "forget-failed"))
            }
        };
        let Reply { html, buttons } = reply;
        let put = ctx.sender.edit_text(to.chat(), to.message, &html, buttons.clone()).await;
        let told = match put {
            Err(SendError::NotFound) => to.reply(&ctx, Reply { html, buttons }).await.map(drop),
            put => put,
        };
        if let Err(error) = told {
            tracing::warn!(%error, "a person could not be told that they were forgotten");
        }
    });
    Ok(())
}

async fn forgotten(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    ends_pasted: bool,
) -> anyhow::Result<ForgetDone> {
    // Who presses twice sees that it was heard.
    if let Err(error) = put(ctx, to, t!(to.language, "forget-doing")).await {
        tracing::debug!(%error, "it is done all the same");
    }
    login::cancel(ctx, to).await?;
    ctx.queue.cancel(to.person);
    Ok(ctx.service.forget(&to.caller, ends_pasted).await?)
}

/// The answer "no".
pub(super) async fn declined(ctx: &Arc<Ctx>, to: &Conversation, id: &str) -> anyhow::Result<()> {
    let text = match ctx.service.answer_forget(&to.caller, id)? {
        true => t!(to.language, "forget-kept"),
        false => t!(to.language, "forget-over"),
    };
    put(ctx, to, text).await
}

/// In place of the question.
async fn put(ctx: &Ctx, to: &Conversation, text: String) -> anyhow::Result<()> {
    let reply = Reply::text(text);
    Ok(ctx.sender.edit_text(to.chat(), to.message, &reply.html, None).await?)
}

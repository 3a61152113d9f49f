//! `/accelerate <song>`: the warning once, then a task.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{Conversation, find};
use crate::i18n::t;
use crate::model::{SongId, SongRef};
use crate::service::{Error, Obstacle, SECONDS_A_DAY};
use crate::telegram::render::{Reply, task as render};
use crate::telegram::{Ctx, task};

/// `/accelerate <id, mid, link or words>`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    // What is not allowed here at all is told before anything is asked for.
    if !ctx.service.allows_accelerate() {
        return Err(Error::NotAllowed(Obstacle::Owner).into());
    }
    if args.is_empty() {
        to.reply(ctx, Reply::text(t!(to.language, "accelerate-ask"))).await?;
        return Ok(());
    }
    if !ctx.service.has_login(&to.caller).await? {
        return Err(Error::NotLoggedIn.into());
    }
    let to = &to.alone();
    let Some(song) = find::song(ctx, to, args).await? else { return Ok(()) };
    if !ctx.service.permissions(to.person).await?.accelerate {
        to.reply(ctx, render::warning(to.language, to.person, &song, SECONDS_A_DAY)).await?;
        return Ok(());
    }
    let song = SongRef::Id(song.id);
    let work = ctx.service.accelerate(&to.caller, &song);
    let begun = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    task::begun(ctx, to, begun).await
}

/// The answer "yes" to the warning: it is remembered, and the task begins in its place.
pub(super) async fn agreed(ctx: &Arc<Ctx>, to: &Conversation, song: SongId) -> anyhow::Result<()> {
    let mut permissions = ctx.service.permissions(to.person).await?;
    permissions.accelerate = true;
    ctx.service.save_permissions(to.person, permissions).await?;
    let begun = match ctx.service.accelerate(&to.caller, &SongRef::Id(song)).await {
        Ok(task) => task,
        Err(error) => {
            tracing::debug!(%error, "a task could not be begun");
            return answer(ctx, to, to.failure(ctx, &error)).await;
        }
    };
    task::show(ctx, to, &begun, to.message).await
}

/// The answer "no".
pub(super) async fn declined(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    answer(ctx, to, Reply::text(t!(to.language, "accelerate-declined"))).await
}

/// In place of the warning.
async fn answer(ctx: &Ctx, to: &Conversation, reply: Reply) -> anyhow::Result<()> {
    let Reply { html, buttons } = reply;
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

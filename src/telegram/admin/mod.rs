//! `/admin`, for the bot's owners in private: how it goes, stopping everything, telling everyone,
//! and why somebody's run failed. To others there is no such command.

mod broadcast;

use std::sync::Arc;

use super::Ctx;
use super::handlers::Conversation;
use super::render::{Reply, admin as render};
use crate::i18n::t;
use crate::model::PersonId;

pub use broadcast::Broadcasts;

pub(super) use broadcast::{dropped, send};

/// Whether a person owns the bot.
pub(super) fn is_owner(ctx: &Ctx, person: PersonId) -> bool {
    ctx.config.telegram.admins.contains(&person)
}

/// `/admin [broadcast …|why …]`. Only for owners.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    let (word, rest) = args.split_once(char::is_whitespace).unwrap_or((args, ""));
    let reply = match word.to_lowercase().as_str() {
        "broadcast" | "群发" => return broadcast::ask(ctx, to, rest.trim()).await,
        "why" | "为什么" => why(ctx, to, rest.trim()).await?,
        _ => shown(ctx, to).await?,
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

async fn shown(ctx: &Ctx, to: &Conversation) -> anyhow::Result<Reply> {
    let automation = ctx.service.automation(to.caller.now).await?;
    Ok(render::overview(to.language, &automation, ctx.clock.now()))
}

/// The button that looks again.
pub(super) async fn look(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let Reply { html, buttons } = shown(ctx, to).await?;
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

/// The button that stops everything, or lets it go on.
pub(super) async fn stop(ctx: &Arc<Ctx>, to: &Conversation, stop: bool) -> anyhow::Result<()> {
    ctx.service.stop_automation(stop).await?;
    look(ctx, to).await
}

/// Why a person's runs went as they did: notes, never keys.
async fn why(ctx: &Ctx, to: &Conversation, person: &str) -> anyhow::Result<Reply> {
    let Ok(person) = person.parse().map(PersonId) else {
        return Ok(Reply::text(t!(to.language, "admin-why-bad")));
    };
    let planned = ctx.service.schedule(person, to.caller.now).await?;
    let runs = ctx.service.runs(person).await?;
    Ok(render::why(to.language, person, &runs, &planned, to.caller.now))
}

//! `/history`: what was done by itself lately, in private only, and trying again what failed.

use std::sync::Arc;

use super::Ctx;
use super::handlers::Conversation;
use super::render::{Reply, run as render};
use super::schedule;
use crate::i18n::t;
use crate::model::{Chore, RunId};
use crate::service::day_of;

/// `/history`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let runs = ctx.service.runs(to.person).await?;
    let listened = ctx.service.listened(&to.caller).await?;
    let today = day_of(to.caller.now);
    let labels = ctx.service.labels(to.person).await?;
    let shown = render::history(to.language, to.person, &runs, &labels, listened.as_ref(), today);
    to.reply(ctx, shown).await?;
    Ok(())
}

/// The button of a run: everything about it.
pub(super) async fn details(ctx: &Arc<Ctx>, to: &Conversation, id: RunId) -> anyhow::Result<()> {
    let runs = ctx.service.runs(to.person).await?;
    let reply = match runs.iter().find(|run| run.id == id) {
        Some(run) => {
            let zone = ctx.service.schedule(to.person, to.caller.now).await?.zone;
            let labels = ctx.service.labels(to.person).await?;
            let details = render::details(to.language, to.person, run, zone);
            render::named(details, labels.of(run.uin))
        }
        None => Reply::text(t!(to.language, "run-gone")),
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// The button of something that did not work.
pub(super) async fn again(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    run: RunId,
    chore: Chore,
) -> anyhow::Result<()> {
    schedule::again(ctx, to, run, chore).await
}

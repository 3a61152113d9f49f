//! `/stats`.

use std::sync::Arc;

use super::Conversation;
use crate::telegram::Ctx;
use crate::telegram::render::stats;

/// `/stats`: how often each operation was called; to an owner also how many use the bot.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let counters = ctx.service.stats(to.caller.now).await?;
    let audience = if ctx.config.telegram.admins.contains(&to.person) {
        Some(ctx.service.audience(to.caller.now).await?)
    } else {
        None
    };
    to.reply(ctx, stats::stats(to.language, &counters, audience)).await?;
    Ok(())
}

//! `/sign`.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::Conversation;
use crate::telegram::Ctx;
use crate::telegram::render::sign;

/// `/sign`: the daily sign-in.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let work = ctx.service.sign(&to.caller);
    let done = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    to.reply(ctx, sign::sign(to.language, &done)).await?;
    Ok(())
}

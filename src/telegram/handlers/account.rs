//! `/user` and `/userinfo`.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::Conversation;
use crate::telegram::Ctx;
use crate::telegram::render::account;

/// `/user`: nickname, membership, coins, sign-in state.
pub(super) async fn user(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let work = ctx.service.user(&to.caller);
    let user = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    to.reply(ctx, account::user(to.language, &user, to.is_private())).await?;
    Ok(())
}

/// `/userinfo`: listening power.
pub(super) async fn userinfo(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let work = ctx.service.userinfo(&to.caller);
    let info = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    to.reply(ctx, account::userinfo(to.language, &info, to.is_private())).await?;
    Ok(())
}

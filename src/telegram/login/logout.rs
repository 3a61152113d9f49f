//! `/logout`: asked first, then done. Who has several accounts logs out of the one they use.

use std::sync::Arc;

use crate::i18n::t;
use crate::model::Uin;
use crate::service::Error;
use crate::telegram::Ctx;
use crate::telegram::handlers::Conversation;
use crate::telegram::render::{Reply, accounts as render};

/// `/logout`: asks whether that is meant.
pub(in crate::telegram) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let own = ctx.service.accounts(&to.caller).await?;
    let current = own.iter().find(|own| own.is_current).ok_or(Error::NotLoggedIn)?;
    let lent = ctx.service.lent_by(&to.caller).await?;
    to.reply(ctx, render::logout_question(to.language, current, own.len(), &lent)).await?;
    Ok(())
}

/// The answer "yes": forgets the login that was asked about, and tells whether it lives on at QQ Music.
pub(in crate::telegram) async fn confirmed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    uin: Uin,
) -> anyhow::Result<()> {
    super::cancel(ctx, to).await?;
    let reply = match ctx.service.logout(&to.caller, uin).await {
        Ok(done) => render::logged_out(to.language, &done),
        // Done elsewhere: there is nothing left to end.
        Err(Error::NotLoggedIn) => Reply::text(t!(to.language, "logout-already")),
        Err(error) => return Err(error.into()),
    };
    answer(ctx, to, reply).await
}

/// The answer "no".
pub(in crate::telegram) async fn declined(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    answer(ctx, to, render::stayed(to.language)).await
}

/// In place of the question.
async fn answer(ctx: &Ctx, to: &Conversation, reply: Reply) -> anyhow::Result<()> {
    let Reply { html, buttons } = reply;
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

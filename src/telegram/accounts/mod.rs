//! `/accounts`: the QQ accounts of a person, of which they use one. In private only.

mod words;

use std::sync::Arc;

use super::Ctx;
use super::callback::Own;
use super::handlers::Conversation;
use super::render::{Reply, accounts as render};
use crate::model::Uin;
use crate::service::{Error, KeptLogin, MOST_ACCOUNTS, Question};
use crate::telegram::login;
use words::Wish;

/// `/accounts` alone, or with words: `2`, `add`, `name 2 小号`, `remove 2`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    let own = ctx.service.accounts(&to.caller).await?;
    let found = |word: &str| words::pick(&own, word).map(|own| own.uin);
    let wish = words::read(args);
    let reply = match &wish {
        Wish::List => render::list(to.language, &own, None),
        Wish::Add => return add(ctx, to).await,
        Wish::Use(word) => match found(word) {
            Some(uin) => used(ctx, to, uin).await?,
            None => render::unknown(to.language, word, &own),
        },
        Wish::Name(word, name) => match found(word) {
            Some(uin) if name.is_empty() => ask_name(ctx, to, uin).await?,
            Some(uin) => renamed(ctx, to, uin, name).await?,
            None => render::unknown(to.language, word, &own),
        },
        Wish::Remove(word) => match found(word) {
            Some(uin) => ask_remove(ctx, to, uin).await?,
            None => render::unknown(to.language, word, &own),
        },
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// A press below the list or one of the accounts: what comes of it stands in the same message, unless
/// something is asked for.
pub(super) async fn pressed(ctx: &Arc<Ctx>, to: &Conversation, own: Own) -> anyhow::Result<()> {
    let outcome = match own {
        Own::Add => return add(ctx, to).await,
        Own::Name(uin) => match ask_name(ctx, to, uin).await {
            Ok(question) => {
                to.reply(ctx, question).await?;
                return Ok(());
            }
            Err(error) => Err(error),
        },
        Own::List => list(ctx, to, None).await,
        Own::Look(uin) => look(ctx, to, uin).await,
        Own::Use(uin) => used(ctx, to, uin).await,
        Own::Remove(uin) => ask_remove(ctx, to, uin).await,
        Own::RemoveYes(uin) => removed(ctx, to, uin).await,
    };
    let Reply { html, buttons } = match outcome {
        // It was removed since.
        Err(Error::NotFound | Error::NotLoggedIn) => {
            list(ctx, to, Some(render::gone(to.language))).await?
        }
        outcome => outcome?,
    };
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

/// The answer to the question what an account shall be called.
pub(super) async fn named(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    uin: Uin,
    name: &str,
) -> anyhow::Result<()> {
    let reply = match renamed(ctx, to, uin, name).await {
        Err(Error::NotFound) => list(ctx, to, Some(render::gone(to.language))).await?,
        outcome => outcome?,
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// A login that adds an account, or renews one. A list that is full only takes known ones: these are
/// renewed where they are listed.
async fn add(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let own = ctx.service.accounts(&to.caller).await?;
    if own.len() >= MOST_ACCOUNTS && own.iter().all(|own| !own.dead) {
        to.reply(ctx, render::full(to.language, &own)).await?;
        return Ok(());
    }
    login::beside(ctx, to).await
}

async fn list(ctx: &Ctx, to: &Conversation, news: Option<String>) -> Result<Reply, Error> {
    let own = ctx.service.accounts(&to.caller).await?;
    Ok(render::list(to.language, &own, news))
}

async fn own_account(ctx: &Ctx, to: &Conversation, uin: Uin) -> Result<KeptLogin, Error> {
    ctx.service.own_account(&to.caller, uin).await
}

async fn look(ctx: &Ctx, to: &Conversation, uin: Uin) -> Result<Reply, Error> {
    Ok(render::one(to.language, &own_account(ctx, to, uin).await?))
}

async fn used(ctx: &Ctx, to: &Conversation, uin: Uin) -> Result<Reply, Error> {
    let used = ctx.service.use_account(&to.caller, uin).await?;
    list(ctx, to, Some(render::used(to.language, &used))).await
}

async fn ask_name(ctx: &Ctx, to: &Conversation, uin: Uin) -> Result<Reply, Error> {
    let own = own_account(ctx, to, uin).await?;
    ctx.service.ask(&to.caller, to.chat(), Some(Question::AccountName(uin))).await?;
    Ok(render::name_question(to.language, &own))
}

async fn renamed(ctx: &Ctx, to: &Conversation, uin: Uin, name: &str) -> Result<Reply, Error> {
    let name = if words::is_none(name) { "" } else { name };
    let Some(own) = ctx.service.name_account(&to.caller, uin, name).await? else {
        ctx.service.ask(&to.caller, to.chat(), Some(Question::AccountName(uin))).await?;
        return Ok(render::name_taken(to.language, name));
    };
    list(ctx, to, Some(render::named(to.language, &own))).await
}

async fn ask_remove(ctx: &Ctx, to: &Conversation, uin: Uin) -> Result<Reply, Error> {
    let own = own_account(ctx, to, uin).await?;
    let lent = ctx.service.lent_by(&to.caller).await?;
    Ok(render::remove_question(to.language, &own, &lent))
}

async fn removed(ctx: &Ctx, to: &Conversation, uin: Uin) -> Result<Reply, Error> {
    let own = own_account(ctx, to, uin).await?;
    let done = ctx.service.logout(&to.caller, uin).await?;
    list(ctx, to, Some(render::removed(to.language, &own, done.ended))).await
}

//! `/start`, `/help`, and the ways into the private chat.

use std::sync::Arc;

use super::{Conversation, run, song};
use crate::i18n::t;
use crate::model::{Purpose, SongRef};
use crate::telegram::command::{Audience, Command};
use crate::telegram::render::{Reply, buttons, help, inline};
use crate::telegram::{Ctx, admin, menus};

/// `/start`, perhaps with the payload of a link: the command that goes on here.
pub(super) async fn start(ctx: &Arc<Ctx>, to: &Conversation, payload: &str) -> anyhow::Result<()> {
    if !to.is_private() {
        to.reply(ctx, help::group_greeting(to.language, &ctx.me.username)).await?;
        return Ok(());
    }
    if let Some(song) = inline::started(payload) {
        return song::of(ctx, to, &SongRef::Mid(song), None).await;
    }
    match Command::from_word(payload).filter(|command| *command != Command::Start) {
        Some(command) => Box::pin(run(ctx, to, command, "")).await,
        None => {
            to.reply(ctx, help::greeting(to.language)).await?;
            let (own, chat, language) = (Arc::clone(ctx), to.chat(), to.language);
            ctx.tasks.spawn(async move { menus::set_hidden(&own, chat, language).await });
            Ok(())
        }
    }
}

/// `/help`: in private everything, in a group what its members may use there.
pub(super) async fn help(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let inline = ctx.me.supports_inline_queries.then_some(ctx.me.username.as_str());
    let reply = if to.is_private() {
        let is_owner = admin::is_owner(ctx, to.person);
        let may = |command: Command| {
            ctx.offers(command) && (is_owner || command.audience() != Audience::Owner)
        };
        help::help(to.language, inline, may)
    } else {
        let open = to.group.open;
        let is_free = open.allows(Purpose::Other) || to.is_admin(ctx).await;
        let may =
            |command: Command| ctx.offers(command) && (is_free || open.allows(command.used_for()));
        let door = to.door(ctx, &t!(to.language, "button-private"), Command::Help);
        help::group_help(to.language, inline, may, door)
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// In a group, for a command that deals with keys: a button into the private chat.
pub(in crate::telegram) async fn private_only(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    command: Command,
) -> anyhow::Result<()> {
    let door = to.door(ctx, &t!(to.language, "button-private"), command);
    let reply = Reply {
        buttons: buttons::rows([Vec::from_iter(door)]),
        ..Reply::text(t!(to.language, "group-private-only"))
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// For who may not use the bot: one polite sentence in private, silence in groups.
pub(super) async fn stranger(ctx: &Ctx, to: &Conversation) -> anyhow::Result<()> {
    if to.is_private() {
        let id = to.person.to_string();
        to.reply(ctx, Reply::text(t!(to.language, "access-denied", id = id))).await?;
    }
    Ok(())
}

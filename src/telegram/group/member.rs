//! How the bot stands in a group: added, removed, muted, allowed to write again.

use std::sync::Arc;

use teloxide::types::{ChatMember, ChatMemberKind, ChatMemberUpdated};

use super::super::handlers::{language, warn};
use crate::model::{ChatId, Group, PersonId, Standing};
use crate::telegram::render::help;
use crate::telegram::{Ctx, Place, SendError};

/// Takes note of how the bot stands in a group now, and says a few words where it was added.
pub(in crate::telegram) async fn changed(
    ctx: &Arc<Ctx>,
    update: &ChatMemberUpdated,
) -> anyhow::Result<()> {
    let chat = ChatId(update.chat.id.0);
    // Who blocks the bot in private is noticed when they are told something.
    if chat.is_private() || !(update.chat.is_group() || update.chat.is_supergroup()) {
        return Ok(());
    }
    let standing = standing_of(&update.new_chat_member);
    ctx.service.change_group(chat, move |group: &mut Group| group.standing = standing).await?;
    // Whether it is an admin is asked anew.
    ctx.sender.forget_admin(chat, PersonId(ctx.me.id)).await;
    let person = PersonId(update.from.id.0);
    let is_new = standing_of(&update.old_chat_member) == Standing::Gone;
    if !is_new || standing != Standing::Writes || !ctx.service.access().allows(chat, person) {
        return Ok(());
    }
    let language = language(ctx, chat, update.from.language_code.as_deref()).await;
    let reply = help::group_greeting(language, &ctx.me.username);
    match ctx.sender.text(Place::chat(chat), &reply.html, reply.buttons).await {
        Ok(_) => {}
        Err(error @ (SendError::Blocked(_) | SendError::NotSent(_) | SendError::Unsure(_))) => {
            tracing::debug!(%error, "a group could not be greeted");
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// A group from which the bot is thought to be removed was heard from: it is there.
pub(in crate::telegram) async fn is_heard_from(ctx: &Ctx, chat: ChatId, group: &Group) {
    if group.standing != Standing::Gone {
        return;
    }
    let back = ctx.service.change_group(chat, |group| group.standing = Standing::Writes);
    if let Err(error) = back.await {
        warn(&error);
    }
}

fn standing_of(member: &ChatMember) -> Standing {
    match &member.kind {
        ChatMemberKind::Owner(_) | ChatMemberKind::Administrator(_) | ChatMemberKind::Member(_) => {
            Standing::Writes
        }
        ChatMemberKind::Restricted(restricted) if !restricted.is_member => Standing::Gone,
        ChatMemberKind::Restricted(restricted) if !restricted.can_send_messages => Standing::Muted,
        ChatMemberKind::Restricted(_) => Standing::Writes,
        ChatMemberKind::Left | ChatMemberKind::Banned(_) => Standing::Gone,
    }
}

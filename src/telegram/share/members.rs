//! Who is in a group, for what they lend to it.

use std::sync::Weak;

use async_trait::async_trait;
use teloxide::types::{ChatMemberUpdated, Message};

use super::ended;
use crate::model::{ChatId, Lending, PersonId, Uses};
use crate::service::Members;
use crate::telegram::Ctx;

/// Asks Telegram who is in a group, and tells what ended. Weak, for the service knows it.
pub(in crate::telegram) struct Groups(pub(in crate::telegram) Weak<Ctx>);

#[async_trait]
impl Members for Groups {
    async fn is_in(&self, group: ChatId, person: PersonId) -> Option<bool> {
        match self.0.upgrade()?.sender.member(group, person).await {
            Ok(member) => member.map(|member| member.is_in),
            Err(error) => {
                tracing::debug!(%error, "whether a lender is in a group could not be asked");
                None
            }
        }
    }

    async fn ended(&self, lending: &Lending, uses: Option<&Uses>) {
        let Some(ctx) = self.0.upgrade() else { return };
        // Beside what ends it: a log-out or another's song does not wait for Telegram.
        let (lending, uses, tasks) = (lending.clone(), uses.cloned(), ctx.tasks.clone());
        tasks.spawn(async move {
            ended::tell_group(&ctx, &lending, None).await;
            if let Some(uses) = uses {
                ended::tell_lender(&ctx, &lending, &uses).await;
            }
        });
    }
}

/// A message may say that somebody left the group: what they lend to it ends.
pub(in crate::telegram) async fn left(ctx: &Ctx, message: &Message) -> anyhow::Result<()> {
    if let Some(gone) = message.left_chat_member() {
        ctx.service.left(ChatId(message.chat.id.0), PersonId(gone.id.0)).await?;
    }
    Ok(())
}

/// Somebody's standing in a group changed: who is not there any more lends nothing to it, and where
/// the bot is not, nothing is lent.
pub(in crate::telegram) async fn changed(
    ctx: &Ctx,
    change: &ChatMemberUpdated,
) -> anyhow::Result<()> {
    let (chat, user) = (ChatId(change.chat.id.0), &change.new_chat_member.user);
    if chat.is_private() || change.new_chat_member.is_present() {
        return Ok(());
    }
    if user.id.0 == ctx.me.id {
        ctx.service.left_by_bot(chat).await?;
    } else {
        ctx.service.left(chat, PersonId(user.id.0)).await?;
    }
    Ok(())
}

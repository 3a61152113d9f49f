//! `/board`: the weekly board of a group, for those who joined it.

mod post;

use std::sync::Arc;

use super::Ctx;
use super::callback::BoardAct;
use super::handlers::Conversation;
use super::render::{Reply, board as render};
use crate::model::PersonId;
use crate::service;

pub(super) use post::run;

/// `/board`: in a group shows its board; in private, which ones the person joined.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let reply = shown(ctx, to).await?;
    to.reply(ctx, reply).await?;
    Ok(())
}

async fn shown(ctx: &Ctx, to: &Conversation) -> service::Result<Reply> {
    if to.is_private() {
        let joined = ctx.service.boards_of(to.person).await?;
        return Ok(render::joined(to.language, &joined));
    }
    Ok(render::board(to.language, &ctx.service.board(to.chat()).await?))
}

/// A press below it.
pub(super) async fn pressed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    act: BoardAct,
) -> anyhow::Result<()> {
    let (chat, now) = (to.chat(), to.caller.now);
    let mut offer = None;
    match act {
        BoardAct::Join => {
            ctx.service.join_board(&to.caller, chat, &to.title).await?;
            if !ctx.service.is_sampled(to.person, now).await? {
                offer = Some(render::offer_sampling(to.language, to.person, &to.caller.name));
            }
        }
        BoardAct::Leave => {
            ctx.service.leave_board(chat, to.person).await?;
        }
        BoardAct::LeaveFrom(group) => {
            ctx.service.leave_board(group, to.person).await?;
        }
        BoardAct::Post(is_on) => {
            let on = is_on.then_some(to.place.thread);
            ctx.service.switch_board(chat, &to.title, on, now).await?;
        }
        BoardAct::Sample(person) => return sample(ctx, to, person).await,
    }
    let Reply { html, buttons } = shown(ctx, to).await?;
    ctx.sender.edit_text(chat, to.message, &html, buttons).await?;
    if let Some(offer) = offer {
        to.reply(ctx, offer).await?;
    }
    Ok(())
}

async fn sample(ctx: &Ctx, to: &Conversation, person: PersonId) -> anyhow::Result<()> {
    ctx.service.sample_daily(person, to.caller.now).await?;
    let Reply { html, buttons } = render::sampled(to.language, &to.caller.name);
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

//! `/board`: the weekly board of a group, for those who joined it.

mod post;

use std::sync::Arc;

use super::Ctx;
use super::callback::{BoardAct, BoardView};
use super::handlers::Conversation;
use super::render::{Reply, board as render, moment};
use crate::i18n::t;
use crate::service;

pub(super) use post::run;

/// `/board`: in a group shows its board; in private, which ones the person joined.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let is_admin = !to.is_private() && to.is_admin(ctx).await;
    let view = if is_admin { BoardView::Admin } else { BoardView::Member };
    let reply = shown(ctx, to, view).await?;
    to.reply(ctx, reply).await?;
    Ok(())
}

async fn shown(ctx: &Ctx, to: &Conversation, view: BoardView) -> service::Result<Reply> {
    if to.is_private() {
        let joined = ctx.service.boards_of(to.person).await?;
        return Ok(render::joined(to.language, &joined));
    }
    let board = ctx.service.board(to.chat()).await?;
    let zone = moment::zone(to.language, ctx.service.board_zone(), to.caller.now);
    Ok(render::board(to.language, &board, view, &zone))
}

/// A press below it, with its id: who pressed is told what it did, and the message shows what holds.
pub(super) async fn pressed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    id: &str,
    act: BoardAct,
) -> anyhow::Result<()> {
    let done = done(ctx, to, act).await;
    let hint = done.as_ref().ok().and_then(|(hint, _)| hint.as_deref());
    ctx.sender.answer(id, hint, false).await;
    let (_, Some(view)) = done? else { return Ok(()) };
    let Reply { html, buttons } = shown(ctx, to, view).await?;
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

/// What a press did, and how the board is shown then; as it was where nothing changed.
async fn done(
    ctx: &Ctx,
    to: &Conversation,
    act: BoardAct,
) -> service::Result<(Option<String>, Option<BoardView>)> {
    let (chat, now, language) = (to.chat(), to.caller.now, to.language);
    let is_on_it = || async {
        let board = ctx.service.board(chat).await?;
        service::Result::Ok(board.members.iter().any(|member| member.person == to.person))
    };
    Ok(match act {
        BoardAct::Join(view) => match ctx.service.join_board(&to.caller, chat, &to.title).await? {
            true => (Some(t!(language, "board-joined-now")), Some(view)),
            false => (Some(t!(language, "board-joined-already")), None),
        },
        BoardAct::Leave(_) if !is_on_it().await? => {
            (Some(t!(language, "board-left-already")), None)
        }
        BoardAct::Leave(view) => {
            ctx.service.leave_board(chat, to.person).await?;
            (Some(t!(language, "board-left")), Some(view))
        }
        BoardAct::LeaveFrom(group) => {
            ctx.service.leave_board(group, to.person).await?;
            (Some(t!(language, "board-left")), Some(BoardView::Member))
        }
        BoardAct::Post(is_on) => {
            let on = is_on.then_some(to.place.thread);
            ctx.service.switch_board(chat, &to.title, on, now).await?;
            (None, Some(BoardView::Admin))
        }
    })
}

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
    let reply = shown(ctx, to, BoardView { is_admin, language: None }).await?;
    to.reply(ctx, reply).await?;
    Ok(())
}

/// It stays in the language in which it was asked for, whoever presses, unless the group chose one.
async fn shown(ctx: &Ctx, to: &Conversation, view: BoardView) -> service::Result<Reply> {
    let asked = view.language.filter(|_| to.settings.language.is_none());
    let language = asked.unwrap_or(to.language);
    if to.is_private() {
        let joined = ctx.service.boards_of(to.person).await?;
        return Ok(render::joined(to.language, &joined));
    }
    let board = ctx.service.board(to.chat()).await?;
    let zone = moment::zone(language, ctx.service.board_zone(), to.caller.now);
    Ok(render::board(language, &board, view.is_admin, &zone))
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
    let (chat, now, own) = (to.chat(), to.caller.now, to.language);
    let is_on_it = || async {
        let board = ctx.service.board(chat).await?;
        service::Result::Ok(board.members.iter().any(|member| member.person == to.person))
    };
    Ok(match act {
        BoardAct::Join(view) => match ctx.service.join_board(&to.caller, chat, &to.title).await? {
            true => (Some(t!(own, "board-joined-now")), Some(view)),
            false => (Some(t!(own, "board-joined-already")), None),
        },
        BoardAct::Leave(_) if !is_on_it().await? => (Some(t!(own, "board-left-already")), None),
        BoardAct::Leave(view) => {
            ctx.service.leave_board(chat, to.person).await?;
            (Some(t!(own, "board-left")), Some(view))
        }
        BoardAct::LeaveFrom(group) => {
            ctx.service.leave_board(group, to.person).await?;
            (Some(t!(own, "board-left")), Some(BoardView { is_admin: false, language: None }))
        }
        BoardAct::Post(is_on, language) => {
            let on = is_on.then_some(to.place.thread);
            ctx.service.switch_board(chat, &to.title, on, now).await?;
            (None, Some(BoardView { is_admin: true, language }))
        }
    })
}

//! The comments on a song that people like, and answering one.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::show_page;
use crate::model::{
    CommentTarget, HotComment, PlaylistPage, ReplyTo, SongMid, SongRef, SubjectRef,
};
use crate::service::Error;
use crate::telegram::Ctx;
use crate::telegram::handlers::{Conversation, answer_comment};
use crate::telegram::render::hot as render;

/// Comments of a page: what fits a phone's screen.
const ROWS: u32 = 5;

/// A page of comments.
pub(super) async fn show(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    song: SongMid,
    page: u32,
) -> anyhow::Result<()> {
    let reference = SongRef::Mid(song);
    let number = page.max(1);
    let work = async {
        let song = ctx.service.song(&to.caller, &reference).await?;
        let wanted = rows(number);
        let found = match ctx.service.hot_comments(CommentTarget::Song(song.id), wanted).await {
            Err(Error::Refused { .. }) => return Ok(render::comments_closed(to.language, &song)),
            found => found?,
        };
        let at = render::CommentsAt { number, rows: ROWS, can_answer: to.is_private() };
        Ok::<_, Error>(render::comments(to.language, &song, &found, at))
    };
    let reply = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    show_page(ctx, to, page, reply).await
}

/// An answer to one of them: its words are asked for. The page is read once more, for a button has
/// no room for a comment; what has moved away meanwhile is not guessed.
pub(super) async fn answer(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    song: SongMid,
    page: u32,
    mark: u32,
) -> anyhow::Result<()> {
    let subject = SubjectRef::Song(SongRef::Mid(song));
    let work = async {
        let subject = ctx.service.subject(&to.caller, &subject).await?;
        let found = ctx.service.hot_comments(subject.target, rows(page)).await?;
        Ok::<_, Error>((subject, found))
    };
    let (subject, found) = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    let Some(comment) = found.rows.into_iter().find(|row| render::mark(&row.id) == mark) else {
        to.reply(ctx, render::comment_moved(to.language)).await?;
        return Ok(());
    };
    let HotComment { id, nick, .. } = comment;
    answer_comment(ctx, to, subject, ReplyTo { id, nick }).await
}

fn rows(page: u32) -> PlaylistPage {
    PlaylistPage { begin: page.saturating_sub(1).saturating_mul(ROWS), num: ROWS }
}

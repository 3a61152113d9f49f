//! The daily sign-in, and comments.

use super::State;
use super::api::{Answer, Asked, answer};
use super::catalog::odd;
use super::failure::Failure;
use crate::model::{
    AlbumRef, CommentTarget, CommentText, NewComment, PlaylistId, SongRef, SubjectRef,
};
use crate::wire;

pub(super) async fn sign(state: &State, asked: &Asked) -> Answer {
    answer(wire::Sign::from(state.ctx.service.sign(&asked.caller).await?))
}

pub(super) async fn comment(state: &State, asked: &Asked) -> Answer {
    let input = &asked.input;
    let text = CommentText::new(input.text("content"))
        .map_err(|_| odd("content", "a text of 1 to 300 characters that is not blank"))?;
    let comment = NewComment {
        target: target(state, asked).await?,
        text,
        reply_to: input.optional("repliedcmid").map(str::to_owned),
    };
    answer(wire::Comment::from(state.ctx.service.comment(&asked.caller, &comment).await?))
}

/// A number is taken as it is; a mid is looked up.
async fn target(state: &State, asked: &Asked) -> Result<CommentTarget, Failure> {
    let (kind, id) = (asked.input.number("biztype"), asked.input.text("bizid"));
    let kind = u8::try_from(kind).unwrap_or_default();
    if let Some(target) = id.parse().ok().and_then(|id| CommentTarget::from_biz(kind, id)) {
        return Ok(target);
    }
    let subject = match kind {
        1 => SongRef::parse(id).map(SubjectRef::Song),
        2 => AlbumRef::parse(id).map(SubjectRef::Album),
        _ => PlaylistId::parse(id).ok().map(SubjectRef::Playlist),
    };
    let subject =
        subject.ok_or_else(|| odd("bizid", "the id of a song, an album or a playlist"))?;
    Ok(state.ctx.service.subject(&asked.caller, &subject).await?.target)
}

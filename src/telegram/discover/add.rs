//! Putting a song into one of the person's own playlists: which, sure?, done.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{put, show_page};
use crate::model::{Favoured, PlaylistId, Song, SongMid, SongRef};
use crate::service::{self, Error};
use crate::telegram::Ctx;
use crate::telegram::handlers::{Conversation, settle};
use crate::telegram::render::{Reply, discover as render};

/// Which playlist?
pub(super) async fn choose(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    song: SongMid,
    page: u32,
) -> anyhow::Result<()> {
    let reference = SongRef::Mid(song);
    let work = async {
        let own = ctx.service.own_playlists(&to.caller).await?;
        let song = ctx.service.song(&to.caller, &reference).await?;
        Ok::<_, Error>(render::add_choose(to.language, &song, &own, page.max(1)))
    };
    let reply = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    show_page(ctx, to, page, reply).await
}

/// Into this one?
pub(super) async fn ask(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    song: SongMid,
    playlist: PlaylistId,
) -> anyhow::Result<()> {
    let reference = SongRef::Mid(song);
    let work = async {
        let playlist = ctx.service.own_playlist(&to.caller, playlist).await?;
        let song = ctx.service.song(&to.caller, &reference).await?;
        Ok::<_, Error>(render::add_ask(to.language, &song, &playlist))
    };
    let reply = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    put(ctx, to, reply).await
}

/// Yes. Done by a task of its own: what has left must be told, whatever its asker does meanwhile.
pub(super) fn agreed(ctx: &Arc<Ctx>, to: &Conversation, song: SongMid, playlist: PlaylistId) {
    let (ctx, to, tasks) = (Arc::clone(ctx), to.clone(), ctx.tasks.clone());
    tasks.spawn(async move {
        let outcome = Box::pin(adding(&ctx, &to, song, playlist)).await;
        if let Err(failure) = settle(&ctx, &to, outcome).await {
            let error = format!("{failure:#}");
            tracing::error!(error, "what became of a song for a playlist could not be told");
        }
    });
}

async fn adding(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    song: SongMid,
    playlist: PlaylistId,
) -> anyhow::Result<()> {
    let reference = SongRef::Mid(song);
    let song = ctx.service.song(&to.caller, &reference).await?;
    let work = ctx.service.add_to_playlist(&to.caller, song.id, playlist);
    let done = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await;
    put(ctx, to, told(ctx, to, &song, done)).await
}

fn told(
    ctx: &Ctx,
    to: &Conversation,
    song: &Song,
    done: service::Result<(crate::model::OwnPlaylist, Favoured)>,
) -> Reply {
    match done {
        Ok((playlist, done)) => render::added(to.language, song, &playlist, done),
        Err(Error::Uncertain(_)) => render::add_unsure(to.language, song),
        Err(Error::Refused { code, .. }) => render::add_refused(to.language, song, code),
        Err(error) => to.failure(ctx, &error),
    }
}

/// No.
pub(super) async fn declined(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    put(ctx, to, render::add_declined(to.language)).await
}

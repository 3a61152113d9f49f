//! Finding what a text means: a song by id, mid, link or words.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{Conversation, card, catalog, listing};
use crate::i18n::t;
use crate::model::{SearchQuery, Song};
use crate::service::{Listing, Question, Target};
use crate::telegram::Ctx;
use crate::telegram::render::{Reply, html};

/// How much of what was not found is repeated.
const SHOWN: usize = 60;

/// Explains a command that came without words. In private the next plain text is the answer.
pub(super) async fn ask(
    ctx: &Ctx,
    to: &Conversation,
    question: Question,
    private: String,
    group: String,
) -> anyhow::Result<()> {
    let text = if to.is_private() {
        ctx.service.ask(&to.caller, to.chat(), Some(question)).await?;
        private
    } else {
        group
    };
    to.reply(ctx, Reply::text(text)).await?;
    Ok(())
}

/// The song that a text names: by id, mid or link, or the first that is found for its words.
/// `None` when the person has been told that there is none.
pub(super) async fn song(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    text: &str,
) -> anyhow::Result<Option<Song>> {
    let work = async {
        match ctx.service.resolve(text).await? {
            Target::Song(song) => Ok(Found::Song(ctx.service.song(&to.caller, &song).await?)),
            Target::Playlist(_) => Ok(Found::Playlist),
            Target::Album(_) => Ok(Found::Album),
            Target::Words(words) if catalog::is_address(&words) => Ok(Found::Elsewhere),
            Target::Words(words) => first(ctx, to, words).await,
        }
    };
    let language = to.language;
    let hint = match ctx.sender.while_showing(to.place, ChatAction::Typing, work).await {
        Ok(Found::Song(song)) => return Ok(Some(song)),
        Ok(Found::Playlist) => t!(language, "song-playlist-link"),
        Ok(Found::Album) => t!(language, "song-album-link"),
        Ok(Found::Elsewhere) => t!(language, "song-bad-link"),
        Ok(Found::Nothing) => t!(language, "search-empty", query = html::name(text, SHOWN)),
        Err(error) => return Err(crate::service::Error::into(error)),
    };
    to.reply(ctx, Reply::text(hint)).await?;
    Ok(None)
}

enum Found {
    Song(Song),
    Playlist,
    Album,
    Elsewhere,
    Nothing,
}

async fn first(ctx: &Ctx, to: &Conversation, text: String) -> crate::service::Result<Found> {
    let query = SearchQuery::songs(text, 1, 1);
    let found = ctx.service.search(&to.caller, &query).await?;
    Ok(found.found.into_songs().into_iter().next().map_or(Found::Nothing, Found::Song))
}

/// Opens a link that was pasted: a song's card, a playlist's songs.
pub(super) async fn open_link(ctx: &Arc<Ctx>, to: &Conversation, text: &str) -> anyhow::Result<()> {
    match ctx.service.resolve(text).await? {
        Target::Song(song) => card::show(ctx, to, &song).await,
        Target::Playlist(id) => {
            listing::show(ctx, to, Listing::Playlist { id, num: catalog::MOST_SONGS }).await
        }
        Target::Album(mid) => listing::show(ctx, to, Listing::Album { mid }).await,
        Target::Words(_) => hint(ctx, to, t!(to.language, "song-bad-link")).await,
    }
}

async fn hint(ctx: &Ctx, to: &Conversation, text: String) -> anyhow::Result<()> {
    to.reply(ctx, Reply::text(text)).await?;
    Ok(())
}

//! The songs that a query means.

use teloxide::types::InlineQuery;

use super::Guest;
use crate::model::{DirId, Link, PlaylistPage, SearchQuery, Song};
use crate::service::{Error, Result, Target};
use crate::telegram::Ctx;

/// Songs of a page. Telegram takes fifty; a phone shows six.
pub(super) const PAGE: u32 = 20;
/// The last page that is offered.
const LAST_PAGE: u32 = 25;
/// The longest words that are searched for, in characters: longer ones find nothing.
const QUERY: usize = 100;

/// What a query means.
pub(super) enum Found {
    /// A page of what was found for words or a link, and the next page.
    Songs(Vec<Song>, Option<u32>),
    /// No words yet: today's recommendation for the person.
    Daily(Vec<Song>),
    /// No words yet, and no recommendation.
    Nothing,
}

/// Looks for a query's songs.
pub(super) async fn find(ctx: &Ctx, guest: &Guest, query: &InlineQuery) -> Result<Found> {
    let words = query.query.split_whitespace().collect::<Vec<_>>().join(" ");
    let page = query.offset.parse().ok().filter(|page| (1..=LAST_PAGE).contains(page)).unwrap_or(1);
    if words.is_empty() {
        return daily(ctx, guest).await;
    }
    if Link::find(&words).is_some() {
        return linked(ctx, guest, &words, page).await;
    }
    let text: String = words.chars().take(QUERY).collect();
    let search = SearchQuery::songs(text, page, PAGE);
    let found = ctx.service.search(&guest.reader(), &search).await?;
    Ok(Found::Songs(found.found.into_songs(), next(page, found.has_more)))
}

fn next(page: u32, has_more: bool) -> Option<u32> {
    (has_more && page < LAST_PAGE).then_some(page + 1)
}

async fn daily(ctx: &Ctx, guest: &Guest) -> Result<Found> {
    let list = ctx.service.accelerate_list(&guest.caller, DirId::DAILY, PAGE).await;
    match list {
        Ok(list) if !list.songs.is_empty() => Ok(Found::Daily(list.songs)),
        Ok(_) | Err(Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable) => {
            Ok(Found::Nothing)
        }
        Err(error) => Err(error),
    }
}

async fn linked(ctx: &Ctx, guest: &Guest, text: &str, page: u32) -> Result<Found> {
    let begin = (page - 1) * PAGE;
    let part = PlaylistPage { begin, num: PAGE };
    let (songs, total) = match ctx.service.resolve(text).await? {
        Target::Song(song) => (vec![ctx.service.song(&guest.reader(), &song).await?], 1),
        Target::Playlist(id) => {
            let list = ctx.service.playlist(&guest.reader(), id, part).await?;
            (list.songs, list.total)
        }
        Target::Album(mid) => {
            let album = ctx.service.album_songs(&guest.reader(), &mid, part).await?;
            (album.songs, album.total)
        }
        Target::Words(_) => (Vec::new(), 0),
    };
    Ok(Found::Songs(songs, next(page, total > u64::from(begin + PAGE))))
}

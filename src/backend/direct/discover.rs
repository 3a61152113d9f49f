//! Playlists for everybody, comments that people like, and songs put into own playlists.

use super::super::{Error, Result};
use super::favourite::meant;
use crate::model::{
    Category, CommentTarget, Credential, DirId, Favoured, FoundPlaylist, HotComment, HotComments,
    OwnPlaylist, PlaylistId, PlaylistPage, PlaylistRows, SongId,
};
use crate::qqmusic::{self, Client, CommentPage, CommentRow, Feed, OfCategory, Shelved};

/// What the feed is read by: `From` counts rows, as far as is known. Should it count anything else,
/// pages overlap, and nothing worse.
pub(super) async fn recommended(
    client: &Client,
    page: PlaylistPage,
    credential: Option<&Credential>,
) -> Result<PlaylistRows> {
    let PlaylistPage { begin, num } = page;
    let Feed { rows, has_more } = client.recommend_feed((begin, num), credential).await?;
    let has_more = has_more.unwrap_or(rows.len() >= num as usize) && !rows.is_empty();
    let rows = rows.into_iter().take(num as usize).filter_map(playlist).collect();
    Ok(PlaylistRows { rows, has_more })
}

pub(super) async fn categories(client: &Client) -> Result<Vec<Category>> {
    let rows = client.playlist_categories().await?;
    let usable = rows.into_iter().filter(|row| row.usable != Some(false));
    let named = usable.filter(|row| row.id > 0 && !row.name.trim().is_empty());
    Ok(named.map(|row| Category { id: row.id, name: row.name }).collect())
}

pub(super) async fn of_category(
    client: &Client,
    category: u64,
    page: PlaylistPage,
) -> Result<PlaylistRows> {
    let PlaylistPage { begin, num } = page;
    let OfCategory { rows, sum } = client.category_playlists(category, (begin, num)).await?;
    let end = u64::from(begin) + u64::from(num);
    let has_more = !rows.is_empty() && if sum > 0 { end < sum } else { rows.len() >= num as usize };
    let rows = rows.into_iter().take(num as usize).filter_map(playlist).collect();
    Ok(PlaylistRows { rows, has_more })
}

fn playlist(row: Shelved) -> Option<FoundPlaylist> {
    let Shelved { id, title, creator, songs } = row;
    Some(FoundPlaylist { id: PlaylistId::new(id).ok()?, title, creator, songs })
}

/// A code beside the list is a refusal: which codes there are is not documented.
pub(super) async fn hot_comments(
    client: &Client,
    target: CommentTarget,
    page: PlaylistPage,
    credential: Option<&Credential>,
) -> Result<HotComments> {
    let PlaylistPage { begin, num } = page;
    let size = num.max(1);
    let CommentPage { list, sub_code } =
        client.hot_comments(target, (begin / size, size), credential).await?;
    if sub_code != 0 {
        let message = "the comments are not shown".to_owned();
        return Err(Error::Refused { code: sub_code, message });
    }
    let has_more = list.has_more.unwrap_or(list.rows.len() >= size as usize);
    let has_more = has_more && !list.rows.is_empty();
    let comment = |row: CommentRow| {
        let CommentRow { id, nick, content, praises, at } = row;
        let is_one = !id.is_empty() && !content.trim().is_empty();
        let at = Some(at).filter(|at| *at > 0);
        is_one.then_some(HotComment { id, nick, text: content, likes: praises, at })
    };
    let rows = list.rows.into_iter().take(size as usize).filter_map(comment).collect();
    Ok(HotComments { rows, total: list.total, has_more })
}

/// Puts a song into one of the account's own playlists. Sent once.
pub(super) async fn add_song(
    client: &Client,
    song: SongId,
    playlist: &OwnPlaylist,
    credential: &Credential,
) -> Result<Favoured> {
    // The favourites are written with their directory alone, as the app does.
    let tid = if playlist.dirid == DirId::FAVOURITES { 0 } else { playlist.id.value() };
    let answer = client.add_song(credential, (playlist.dirid, tid), song).await;
    meant(qqmusic::ADD_SONG, answer)
}

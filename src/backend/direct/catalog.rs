//! Operations `playlist` and `accelerate_list`.

use super::super::{Error, Result};
use super::track;
use crate::model::{
    Credential, DirId, OwnPlaylist, Playlist, PlaylistId, PlaylistPage, Song, SongList,
};
use crate::qqmusic::{self, Client, DirInfo, Diss, Own, Which};

/// Songs of a playlist asked for at once: QQ Music takes more, but 500 are about 2 MB already.
const SONGS_A_CALL: u32 = 500;
/// Calls for one playlist: the end, should QQ Music give a few rows a call without end.
const MAX_CALLS: u32 = 60;

pub(super) async fn playlist(
    client: &Client,
    id: PlaylistId,
    page: PlaylistPage,
    credential: Option<&Credential>,
) -> Result<Playlist> {
    let Part { head, total, songs } = part(client, Which::Public(id), page, credential).await?;
    let DirInfo { id: _, title, songnum: _, host_nick, creator } = head;
    let creator = if creator.nick.is_empty() { host_nick } else { creator.nick };
    Ok(Playlist { id, title, creator, total, songs })
}

pub(super) async fn accelerate_list(
    client: &Client,
    dirid: DirId,
    num: u32,
    credential: &Credential,
) -> Result<SongList> {
    let page = PlaylistPage { begin: 0, num };
    let Part { head, total: _, songs } =
        part(client, Which::Own(dirid), page, Some(credential)).await?;
    Ok(SongList { dirid, title: head.title, songs })
}

pub(super) async fn own_playlists(
    client: &Client,
    credential: &Credential,
) -> Result<Vec<OwnPlaylist>> {
    let own = client.own_playlists(credential).await?;
    let playlist = |Own { tid, dirid, name, songs }| {
        let dirid = DirId(u32::try_from(dirid).unwrap_or_default());
        Some(OwnPlaylist { id: PlaylistId::new(tid).ok()?, dirid, title: name, total: songs })
    };
    Ok(own.into_iter().filter_map(playlist).collect())
}

/// A playlist's head and some of its songs.
struct Part {
    head: DirInfo,
    total: u64,
    songs: Vec<Song>,
}

/// Reads a page in as many calls as it takes. The offset moves by the rows that came, since QQ Music
/// may give fewer than asked for.
async fn part(
    client: &Client,
    which: Which,
    page: PlaylistPage,
    credential: Option<&Credential>,
) -> Result<Part> {
    let PlaylistPage { begin, num } = page;
    let end = begin.saturating_add(num);
    let mut at = begin;
    let mut part: Option<Part> = None;
    for _ in 0..MAX_CALLS {
        let wanted = (end - at).clamp(1, SONGS_A_CALL);
        let Diss { code, dirinfo, songlist, total_song_num, hasmore } =
            client.diss(which, at, wanted, credential).await?;
        let rows = u32::try_from(songlist.len()).unwrap_or(wanted).min(wanted);
        let total = total_song_num.max(dirinfo.songnum);
        let part = match &mut part {
            Some(part) => part,
            none => {
                exists(code, &dirinfo, rows)?;
                none.insert(Part { head: dirinfo, total, songs: Vec::new() })
            }
        };
        let room = num as usize - part.songs.len().min(num as usize);
        part.songs.extend(track::all(songlist).into_iter().take(room));
        at += rows;
        let more = if total > 0 { u64::from(at) < total } else { hasmore != Some(false) };
        if rows == 0 || at >= end || !more {
            break;
        }
    }
    part.ok_or(Error::NotFound)
}

/// A deleted or private playlist answers a code of its own, or an empty head.
fn exists(code: i64, head: &DirInfo, rows: u32) -> Result<()> {
    if code != 0 {
        let refused: Error =
            qqmusic::Error::Code { api: "music.srfDissInfo.DissInfo/CgiGetDiss", code, url: None }
                .into();
        return Err(match refused {
            Error::Refused { .. } | Error::Unexpected(_) => Error::NotFound,
            known => known,
        });
    }
    let empty = head.id == 0 && head.title.is_empty() && head.songnum == 0 && rows == 0;
    if empty { Err(Error::NotFound) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_playlist_that_is_gone_is_not_found_but_a_dead_login_is_told() {
        let head = DirInfo { title: "T".into(), ..DirInfo::default() };
        assert!(exists(0, &head, 0).is_ok());
        assert!(matches!(exists(0, &DirInfo::default(), 0), Err(Error::NotFound)));
        assert!(matches!(exists(4711, &head, 0), Err(Error::NotFound)));
        assert!(matches!(exists(10004, &head, 0), Err(Error::NotFound)));
        assert!(matches!(exists(1000, &head, 0), Err(Error::LoginRequired)));
        assert!(matches!(exists(2001, &head, 0), Err(Error::RateLimited { .. })));
    }
}

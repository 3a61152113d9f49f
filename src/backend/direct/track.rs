//! Songs: operation `convert`, and every list of songs.

use std::collections::HashMap;

use super::super::{Error, Result};
use crate::model::{
    Album, AlbumMid, Credential, Singer, SingerMid, Song, SongFiles, SongId, SongMid, SongRef,
};
use crate::qqmusic::{Client, File, Named, Pay, Track};

pub(super) async fn songs(
    client: &Client,
    wanted: &[SongRef],
    credential: Option<&Credential>,
) -> Result<Vec<Option<Song>>> {
    let (mut ids, mut mids) = (Vec::new(), Vec::new());
    for song in wanted {
        match song {
            SongRef::Id(id) => ids.push(*id),
            SongRef::Mid(mid) => mids.push(mid.clone()),
        }
    }
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let found: Vec<Song> =
        client.tracks(&ids, &mids, credential).await?.into_iter().filter_map(of).collect();
    if let ([_], [only]) = (wanted, found.as_slice()) {
        // a song that moved answers under its new ids
        return Ok(vec![Some(only.clone())]);
    }
    let by_id: HashMap<_, _> = found.iter().map(|song| (song.id, song)).collect();
    let by_mid: HashMap<_, _> = found.iter().map(|song| (&song.mid, song)).collect();
    let find = |song: &SongRef| match song {
        SongRef::Id(id) => by_id.get(id).copied().cloned(),
        SongRef::Mid(mid) => by_mid.get(mid).copied().cloned(),
    };
    Ok(wanted.iter().map(find).collect())
}

pub(super) async fn convert(
    client: &Client,
    song: &SongRef,
    credential: Option<&Credential>,
) -> Result<Song> {
    let found = songs(client, std::slice::from_ref(song), credential).await?;
    found.into_iter().flatten().next().ok_or(Error::NotFound)
}

/// A song from a track; `None` for a track without an id or a mid, which stands for no song.
pub(super) fn of(track: Track) -> Option<Song> {
    let Track { id, mid, name, title, interval, singer, album, file, pay } = track;
    let Pay { pay_play } = pay;
    let Named { mid: album_mid, name: album_name, title: album_title } = album;
    Some(Song {
        id: SongId::new(id).ok()?,
        mid: SongMid::new(mid).ok()?,
        name: first(name, title),
        singers: singers(singer),
        album: Album { mid: AlbumMid::new(album_mid).ok(), name: first(album_name, album_title) },
        interval_s: interval.try_into().unwrap_or_default(),
        vip: pay_play == 1,
        files: files(file),
    })
}

/// Singers that have a name.
pub(super) fn singers(rows: Vec<Named>) -> Vec<Singer> {
    let singer = |Named { mid, name, title }| {
        let name = first(name, title);
        (!name.is_empty()).then(|| Singer { mid: SingerMid::new(mid).ok(), name })
    };
    rows.into_iter().filter_map(singer).collect()
}

/// The songs of a list, without the rows that stand for none.
pub(super) fn all(tracks: Vec<Track>) -> Vec<Song> {
    tracks.into_iter().filter_map(of).collect()
}

fn files(file: File) -> SongFiles {
    let File { media_mid, size_128mp3, size_320mp3, size_flac } = file;
    SongFiles {
        media_mid: SongMid::new(media_mid).ok(),
        size_128: size_128mp3,
        size_320: size_320mp3,
        size_flac,
    }
}

/// The name, else the title, without the marks of a search.
pub(super) fn first(name: String, title: String) -> String {
    let text = if name.trim().is_empty() { title } else { name };
    text.replace("<em>", "").replace("</em>", "").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn track(json: &str) -> Track {
        serde_json::from_str(json).expect("a track")
    }

    #[test]
    fn a_whole_row_is_read() {
        let song = of(track(
            r#"{"id":97773,"mid":"0039MnYb0qxYhV","name":"<em>晴天</em>","title":"x","interval":"269",
            "singer":[{"mid":"0025NhlN2yWrP4","name":"周<em>杰</em>伦"},{"mid":"","title":"Guest"}],
            "album":{"mid":"000MkMni19ClKG","name":"An album"},
            "file":{"media_mid":"002202B43Cq4V4","size_128mp3":4317786,"size_320mp3":"10793267","size_flac":0},
            "pay":{"pay_play":1}}"#,
        ))
        .expect("a song");
        assert_eq!(song.name, "晴天");
        assert_eq!(song.singer_names(), "周杰伦 / Guest");
        assert!(song.singers[1].mid.is_none());
        assert_eq!(song.interval_s, 269);
        assert!(song.vip);
        assert_eq!((song.files.size_320, song.files.size_flac), (10_793_267, 0));
        assert_eq!(song.files.media_mid.expect("there").as_str(), "002202B43Cq4V4");
    }

    #[test]
    fn a_row_of_nulls_with_ids_is_still_a_song() {
        let song = of(track(
            r#"{"id":"7","mid":"000000000000Aa","name":null,"title":"T","singer":null,"album":null,
            "file":null,"pay":null,"interval":null}"#,
        ))
        .expect("a song");
        assert_eq!(song.name, "T");
        assert!(song.singers.is_empty() && song.album.mid.is_none() && !song.vip);
    }

    #[test]
    fn id_zero_or_an_empty_mid_is_no_song() {
        assert!(of(track(r#"{"id":0,"mid":"0039MnYb0qxYhV"}"#)).is_none());
        assert!(of(track(r#"{"id":97773,"mid":""}"#)).is_none());
        assert!(of(track("{}")).is_none());
    }
}

//! Rows of a search, of every kind.

use crate::model::*;

/// As many rows of each kind as there are songs, all with this name.
pub(super) fn found_of(name: &str, songs: &[Song], number: u64) -> [Found; 4] {
    let singer = |song: &Song| FoundSinger {
        mid: SingerMid::new(song.mid.as_str()).expect("valid"),
        name: name.to_owned(),
        songs: Some(number),
        albums: Some(number),
    };
    let album = |song: &Song| FoundAlbum {
        id: None,
        mid: AlbumMid::new(song.mid.as_str()).expect("valid"),
        name: name.to_owned(),
        singers: song.singers.clone(),
        songs: Some(number),
        published: name.to_owned(),
    };
    let playlist = |song: &Song| FoundPlaylist {
        id: PlaylistId::new(song.id.value()).expect("not zero"),
        title: name.to_owned(),
        creator: name.to_owned(),
        songs: Some(number),
    };
    [
        Found::Songs(songs.to_vec()),
        Found::Singers(songs.iter().map(singer).collect()),
        Found::Albums(songs.iter().map(album).collect()),
        Found::Playlists(songs.iter().map(playlist).collect()),
    ]
}

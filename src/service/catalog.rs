//! Search, playlists, ids and links.

use super::reader::Errand;
use super::{Caller, Error, Result, Service};
use crate::model::{
    AlbumMid, AlbumSongs, DirId, Link, Operation, OwnPlaylist, Playlist, PlaylistId, PlaylistPage,
    SearchPage, SearchQuery, Song, SongList, SongRef,
};

/// What a text that a person typed or pasted means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A song, by id, mid or link.
    Song(SongRef),
    /// A playlist, by link.
    Playlist(PlaylistId),
    /// An album, by link.
    Album(AlbumMid),
    /// None of these: words to search for.
    Words(String),
}

impl Service {
    /// Operation `search`: songs, singers, albums or playlists by words.
    pub async fn search(&self, caller: &Caller, query: &SearchQuery) -> Result<SearchPage> {
        let work = self.with_any(caller, Errand(Operation::Search, ""), |credential| async move {
            self.backend.search(query, credential.as_ref()).await
        });
        self.measured(Operation::Search, caller.now, work).await
    }

    /// An album with some of its songs. Counted as a search, whose rows lead here.
    pub async fn album_songs(
        &self,
        caller: &Caller,
        mid: &AlbumMid,
        page: PlaylistPage,
    ) -> Result<AlbumSongs> {
        let work = self.with_any(caller, Errand(Operation::Search, ""), |credential| async move {
            self.backend.album_songs(mid, page, credential.as_ref()).await
        });
        self.measured(Operation::Search, caller.now, work).await
    }

    /// Operation `playlist`: a playlist with some of its songs.
    pub async fn playlist(
        &self,
        caller: &Caller,
        id: PlaylistId,
        page: PlaylistPage,
    ) -> Result<Playlist> {
        let work =
            self.with_any(caller, Errand(Operation::Playlist, ""), |credential| async move {
                self.backend.playlist(id, page, credential.as_ref()).await
            });
        self.measured(Operation::Playlist, caller.now, work).await
    }

    /// The person's own playlists.
    pub async fn own_playlists(&self, caller: &Caller) -> Result<Vec<OwnPlaylist>> {
        let work = self.with_login(caller, |credential| async move {
            self.backend.own_playlists(&credential).await
        });
        self.measured(Operation::Playlist, caller.now, work).await
    }

    /// Operation `accelerate_list`: one of the person's own directories.
    pub async fn accelerate_list(
        &self,
        caller: &Caller,
        dirid: DirId,
        num: u32,
    ) -> Result<SongList> {
        let work = self.with_login(caller, |credential| async move {
            self.backend.accelerate_list(dirid, num, &credential).await
        });
        self.measured(Operation::AccelerateList, caller.now, work).await
    }

    /// Operation `convert`: both ids of a song, and what else is known of it.
    pub async fn convert(&self, caller: &Caller, song: &SongRef) -> Result<Song> {
        self.measured(Operation::Convert, caller.now, self.song(caller, song)).await
    }

    /// A song by either id, as a part of another operation.
    pub async fn song(&self, caller: &Caller, song: &SongRef) -> Result<Song> {
        self.with_any(caller, Errand(Operation::Convert, ""), |credential| async move {
            self.backend.convert(song, credential.as_ref()).await
        })
        .await
    }

    /// What a typed or pasted text means. Short links are followed.
    pub async fn resolve(&self, text: &str) -> Result<Target> {
        if let Some(song) = SongRef::parse(text) {
            return Ok(Target::Song(song));
        }
        match Link::find(text) {
            None => Ok(Target::Words(text.trim().to_owned())),
            Some(link) => self.follow(link).await,
        }
    }

    /// What a link leads to; a short one is followed, to QQ Music's own hosts only.
    /// Errors: [`Error::NotFound`] for a short link that leads to nothing known.
    pub async fn follow(&self, link: Link) -> Result<Target> {
        let link = match link {
            Link::Short(url) => self.backend.follow(&url).await?,
            link => link,
        };
        match link {
            Link::Song(song) => Ok(Target::Song(song)),
            Link::Playlist(id) => Ok(Target::Playlist(id)),
            Link::Album(mid) => Ok(Target::Album(mid)),
            Link::Short(_) => Err(Error::NotFound),
        }
    }
}

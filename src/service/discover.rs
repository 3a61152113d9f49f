//! Looking around: playlists for everybody, comments that people like, and putting songs into own
//! playlists.

use super::reader::Errand;
use super::{Caller, Error, Result, Service};
use crate::model::{
    Category, CommentTarget, Favoured, HotComments, Operation, OwnPlaylist, PlaylistId,
    PlaylistPage, PlaylistRows, SongId,
};

impl Service {
    /// Playlists that QQ Music recommends to the person, or to everybody where they have no login:
    /// what it recommends to a lender tells of the lender. Counted as a playlist, to which they lead.
    pub async fn recommended_playlists(
        &self,
        caller: &Caller,
        page: PlaylistPage,
    ) -> Result<PlaylistRows> {
        let caller = &caller.clone().alone();
        let what = Errand(Operation::Playlist, "");
        let work = self.with_any(caller, what, |credential| async move {
            self.backend.recommended_playlists(page, credential.as_ref()).await
        });
        self.measured(Operation::Playlist, caller.now, work).await
    }

    /// The categories of playlists. Nobody's login is used.
    pub async fn playlist_categories(&self) -> Result<Vec<Category>> {
        Ok(self.backend.playlist_categories().await?)
    }

    /// Playlists of a category. Nobody's login is used.
    pub async fn category_playlists(
        &self,
        caller: &Caller,
        category: u64,
        page: PlaylistPage,
    ) -> Result<PlaylistRows> {
        let work = async { Ok(self.backend.category_playlists(category, page).await?) };
        self.measured(Operation::Playlist, caller.now, work).await
    }

    /// The comments that people like most, without a login: they are the same for everybody.
    /// Errors: [`Error::Refused`] where comments are closed.
    pub async fn hot_comments(
        &self,
        target: CommentTarget,
        page: PlaylistPage,
    ) -> Result<HotComments> {
        Ok(self.backend.hot_comments(target, page, None).await?)
    }

    /// One of the person's own playlists.
    /// Errors: [`Error::NotFound`] for any other.
    pub async fn own_playlist(&self, caller: &Caller, id: PlaylistId) -> Result<OwnPlaylist> {
        let own = self.own_playlists(caller).await?;
        own.into_iter().find(|playlist| playlist.id == id).ok_or(Error::NotFound)
    }

    /// Puts a song into one of the person's own playlists. Sent once.
    /// Errors: [`Error::NotFound`] for a playlist that is not theirs, [`Error::Uncertain`] when it may
    /// be there now; every other error means that it is not.
    pub async fn add_to_playlist(
        &self,
        caller: &Caller,
        song: SongId,
        id: PlaylistId,
    ) -> Result<(OwnPlaylist, Favoured)> {
        let playlist = self.own_playlist(caller, id).await?;
        let done = self
            .with_login(caller, |credential| {
                let playlist = &playlist;
                async move { self.backend.add_song(song, playlist, &credential).await }
            })
            .await?;
        Ok((playlist, done))
    }
}

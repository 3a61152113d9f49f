//! Comments on songs, albums and playlists.

use super::reader::Errand;
use super::{Caller, Result, Service};
use crate::model::{
    AlbumInfo, AlbumRef, CommentDone, CommentTarget, NewComment, Operation, PlaylistId,
    PlaylistPage, Song, SongRef, Subject, SubjectRef,
};

impl Service {
    /// Operation `comment`: writes a comment. Sent once.
    /// Errors: [`Error::Uncertain`](super::Error::Uncertain) when it may have been written; every
    /// other error means that it was not.
    pub async fn comment(&self, caller: &Caller, comment: &NewComment) -> Result<CommentDone> {
        // A key that is answered as expired is a clear no, so asking again with a new one sends the
        // comment once.
        let work = self.with_login(caller, |credential| async move {
            self.backend.comment(comment, &credential).await
        });
        self.measured(Operation::Comment, caller.now, work).await
    }

    /// What can be commented on under this name.
    /// Errors: [`Error::NotFound`](super::Error::NotFound) when there is none.
    pub async fn subject(&self, caller: &Caller, wanted: &SubjectRef) -> Result<Subject> {
        let caller = &caller.clone().alone();
        match wanted {
            SubjectRef::Song(song) => self.song_subject(caller, song).await,
            SubjectRef::Album(album) => self.album_subject(caller, album).await,
            SubjectRef::Playlist(id) => self.playlist_subject(caller, *id).await,
        }
    }

    async fn song_subject(&self, caller: &Caller, song: &SongRef) -> Result<Subject> {
        let song: Song = self.song(caller, song).await?;
        let target = CommentTarget::Song(song.id);
        Ok(Subject {
            target,
            title: titled(&song.name, &song.singer_names()),
            url: song.page_url(),
        })
    }

    async fn album_subject(&self, caller: &Caller, album: &AlbumRef) -> Result<Subject> {
        let AlbumInfo { id, mid, name, singers } = self
            .with_any(caller, Errand(Operation::Comment, ""), |credential| async move {
                self.backend.album(album, credential.as_ref()).await
            })
            .await?;
        let shown = mid.map_or_else(|| id.to_string(), |mid| mid.to_string());
        Ok(Subject {
            target: CommentTarget::Album(id),
            title: titled(&name, &singers.join(" / ")),
            url: format!("https://y.qq.com/n/ryqq/albumDetail/{shown}"),
        })
    }

    async fn playlist_subject(&self, caller: &Caller, id: PlaylistId) -> Result<Subject> {
        // Its head is what is wanted; a page has one song at least.
        let page = PlaylistPage { begin: 0, num: 1 };
        let found = self
            .with_any(caller, Errand(Operation::Comment, ""), |credential| async move {
                self.backend.playlist(id, page, credential.as_ref()).await
            })
            .await?;
        Ok(Subject {
            target: CommentTarget::Playlist(id),
            title: found.title,
            url: format!("https://y.qq.com/n/ryqq/playlist/{id}"),
        })
    }
}

fn titled(name: &str, makers: &str) -> String {
    if makers.is_empty() { name.to_owned() } else { format!("{name} — {makers}") }
}

//! Play addresses, audio, covers and lyrics.

use bytes::Bytes;

use super::{AudioStream, Caller, Result, Service};
use crate::model::{AlbumMid, Lyric, Operation, PlayAnswer, PlayUrl, Quality, Song};

impl Service {
    /// Operation `song_url`: the play address in a quality, or why there is none.
    pub async fn song_url(
        &self,
        caller: &Caller,
        song: &Song,
        quality: Quality,
    ) -> Result<PlayAnswer> {
        let work = self.with_any(caller, |credential| async move {
            self.backend.song_url(song, quality, credential.as_ref()).await
        });
        self.measured(Operation::SongUrl, caller.now, work).await
    }

    /// Opens the audio behind a play address.
    pub async fn audio(&self, url: &PlayUrl) -> Result<AudioStream> {
        Ok(self.backend.audio(url).await?)
    }

    /// An album's cover as JPEG, `size` (150, 300, 500 or 800) pixels wide.
    pub async fn cover(&self, album: &AlbumMid, size: u32) -> Result<Option<Bytes>> {
        Ok(self.backend.cover(album, size).await?)
    }

    /// Operation `lyric`: lyrics with translation.
    pub async fn lyric(&self, caller: &Caller, song: &Song) -> Result<Lyric> {
        let work = self.with_any(caller, |credential| async move {
            self.backend.lyric(song, credential.as_ref()).await
        });
        self.measured(Operation::Lyric, caller.now, work).await
    }
}

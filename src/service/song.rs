//! Play addresses, audio, covers and lyrics.

use bytes::Bytes;

use super::reader::{Errand, Worth};
use super::{AudioStream, Caller, Result, Service};
use crate::model::{
    AlbumMid, Artwork, Credential, Denied, Lyric, Operation, PlayAnswer, PlayUrl, Quality, Song,
    Whose,
};

impl Service {
    /// Operation `song_url`: the play address in a quality, or why there is none. What the person's own
    /// account may not play, one that is lent to them may.
    pub async fn song_url(
        &self,
        caller: &Caller,
        song: &Song,
        quality: Quality,
    ) -> Result<PlayAnswer> {
        let ask = |credential: Option<Credential>| async move {
            self.backend.song_url(song, quality, credential.as_ref()).await
        };
        let what = Errand(Operation::SongUrl, &song.name);
        let work = self.with_best(caller, what, ask, worth);
        let answer = self.measured(Operation::SongUrl, caller.now, work).await?;
        Ok(match answer {
            // A lent login has no membership; the person's own may, and they have not logged in.
            PlayAnswer::Denied(Denied::VipNeeded) if caller.whose() == Some(Whose::Nobody) => {
                PlayAnswer::Denied(Denied::LoginNeeded)
            }
            answer => answer,
        })
    }

    /// Opens the audio behind a play address.
    pub async fn audio(&self, url: &PlayUrl) -> Result<AudioStream> {
        Ok(self.backend.audio(url).await?)
    }

    /// An album's cover as JPEG, `size` (150, 300, 500 or 800) pixels wide.
    pub async fn cover(&self, album: &AlbumMid, size: u32) -> Result<Option<Bytes>> {
        Ok(self.backend.picture(&Artwork::Album(album.clone()), size).await?)
    }

    /// Operation `lyric`: lyrics with translation.
    pub async fn lyric(&self, caller: &Caller, song: &Song) -> Result<Lyric> {
        let work =
            self.with_any(caller, Errand(Operation::Lyric, &song.name), |credential| async move {
                self.backend.lyric(song, credential.as_ref()).await
            });
        self.measured(Operation::Lyric, caller.now, work).await
    }
}

/// Whether it is the song, or who may be answered otherwise: an account with another membership.
fn worth(answer: &PlayAnswer) -> Worth {
    match answer {
        PlayAnswer::Url(_) => Worth::Got,
        PlayAnswer::Denied(Denied::NoSuchQuality) => Worth::Final,
        PlayAnswer::Denied(Denied::LoginNeeded | Denied::VipNeeded | Denied::NoRight) => {
            Worth::OfSong
        }
        PlayAnswer::Denied(Denied::DeviceLimit) => Worth::OfLogin,
    }
}

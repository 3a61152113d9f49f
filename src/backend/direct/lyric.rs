//! Operation `lyric`.

use super::super::{Error, Result};
use crate::model::{Credential, Lyric, Song};
use crate::qqmusic::{Client, Lyrics};

pub(super) async fn lyric(
    client: &Client,
    song: &Song,
    credential: Option<&Credential>,
) -> Result<Lyric> {
    let Lyrics { song: known, lrc, trans } = client.lyrics(song.id, credential).await?;
    if known == Some(0) && lrc.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(Lyric { mid: song.mid.clone(), lrc, trans })
}

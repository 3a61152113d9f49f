//! Operations `song_url` and `lyric`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use super::super::{Error, Result};
use super::call::{Ask, Server, unexpected};
use super::read;
use crate::model::{Credential, Denied, Lyric, PlayAnswer, PlayUrl, Quality, Song};

/// How long a play address lives when that is not told, in seconds.
const USUAL_LIFE: u64 = 7200;
/// Our own servers' codes for what may not be played.
const VIP_NEEDED: i64 = 40_303;
const NO_RIGHT: i64 = 40_304;

pub(super) async fn url(
    server: &Server,
    song: &Song,
    quality: Quality,
    credential: Option<&Credential>,
) -> Result<PlayAnswer> {
    let asked = vec![("songmid", song.mid.to_string()), ("fileType", quality.name().to_owned())];
    let denied = |why| Ok(PlayAnswer::Denied(why));
    let unexplained = match credential {
        None => Denied::LoginNeeded,
        Some(_) if song.vip => Denied::VipNeeded,
        Some(_) => Denied::NoRight,
    };
    let data = match server.ask(Ask::get("api/musicurl", asked).with(credential)).await {
        Ok(data) => data,
        Err(Error::LoginRequired) if credential.is_none() => return denied(Denied::LoginNeeded),
        Err(Error::Refused { code: VIP_NEEDED, .. }) => return denied(Denied::VipNeeded),
        Err(Error::Refused { code: NO_RIGHT, .. }) => return denied(Denied::NoRight),
        Err(Error::Refused { .. }) => return denied(unexplained),
        Err(Error::NotFound) => return denied(Denied::NoSuchQuality),
        Err(error) => return Err(error),
    };
    let address = match &data {
        Value::String(address) => address.clone(),
        Value::Null => String::new(),
        object => match read::field(object, &["url", "musicurl", "musicUrl", "playUrl", "purl"]) {
            Some(Value::String(address)) => address.clone(),
            Some(_) => String::new(),
            // some answer with the mid as the name
            None => read::text(object, &[song.mid.as_str()]),
        },
    };
    if address.is_empty() {
        return denied(unexplained);
    }
    if !address.starts_with("https://") && !address.starts_with("http://") {
        return Err(unexpected("the other server's play address is none"));
    }
    let life = read::number(&data, &["expires_in_s", "expiration", "expires"]);
    Ok(PlayAnswer::Url(PlayUrl {
        mid: song.mid.clone(),
        quality,
        url: address.into(),
        expires_in_s: life.unwrap_or(USUAL_LIFE).try_into().unwrap_or(u32::MAX),
    }))
}

pub(super) async fn lyric(
    server: &Server,
    song: &Song,
    credential: Option<&Credential>,
) -> Result<Lyric> {
    let asked = vec![("mid", song.mid.to_string())];
    let data = server.ask(Ask::get("api/lyric", asked).with(credential)).await?;
    let (lrc, trans) = match &data {
        Value::String(lrc) => (lrc.clone(), String::new()),
        object if object.is_object() => (
            read::text(object, &["lyric", "lrc", "lyrics"]),
            read::text(object, &["trans", "translation", "tlyric"]),
        ),
        _ => return Err(unexpected("the other server's lyrics cannot be read")),
    };
    Ok(Lyric { mid: song.mid.clone(), lrc: decoded(lrc), trans: decoded(trans) })
}

/// Older servers pass on QQ Music's base64.
fn decoded(text: String) -> String {
    let trimmed = text.trim();
    if trimmed.contains('[') || trimmed.len() < 16 {
        return text;
    }
    let bytes = STANDARD.decode(trimmed).ok();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_decoded_and_lyrics_are_left_alone() {
        assert_eq!(decoded(STANDARD.encode("[00:01.00]第一句")), "[00:01.00]第一句");
        for plain in ["[00:01.00]abc", "纯音乐，请欣赏", "", "Instrumental"] {
            assert_eq!(decoded(plain.to_owned()), plain);
        }
    }
}

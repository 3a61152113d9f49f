//! Operation `song_url`, audio and covers.

use bytes::Bytes;
use secrecy::ExposeSecret;
use url::Url;

use super::super::{AudioStream, Error, Result};
use crate::model::{
    Artwork, Credential, Denied, ImageUrl, PlayAnswer, PlayUrl, Quality, Song, SongFiles,
};
use crate::qqmusic::{self, Audio, Client, Vkey, VkeyRow};

const API: &str = "music.vkey.GetVkey/UrlGetVkey";
/// Where files are when the answer names no host.
const DEFAULT_HOST: &str = "https://isure.stream.qqmusic.qq.com/";
/// Seconds that an address lives when the answer does not tell.
const DEFAULT_LIFE_S: u32 = 7200;
/// Widths of covers that exist.
const COVERS: [u32; 4] = [150, 300, 500, 800];

/// Not permitted: VIP, bought albums, no login, region. Which of them, the code does not tell.
const NO_RIGHT: i64 = 104_003;
const DEVICE_LIMIT: i64 = 104_013;

pub(super) async fn url(
    client: &Client,
    song: &Song,
    quality: Quality,
    credential: Option<&Credential>,
) -> Result<PlayAnswer> {
    // files of which nothing at all is known are asked for
    if song.files.size(quality) == 0 && song.files != SongFiles::default() {
        return Ok(PlayAnswer::Denied(Denied::NoSuchQuality));
    }
    let filename = filename(song, quality);
    let answer = match client.vkey(&song.mid, &filename, credential).await.map_err(Error::from) {
        Err(Error::LoginRequired) if credential.is_none() => {
            return Ok(PlayAnswer::Denied(Denied::LoginNeeded));
        }
        answer => answer?,
    };
    match permitted(client, answer, &filename)? {
        Permitted::Url { url, expires_in_s } => {
            Ok(PlayAnswer::Url(PlayUrl { mid: song.mid.clone(), quality, url, expires_in_s }))
        }
        Permitted::Not(denied) => Ok(PlayAnswer::Denied(denied)),
        Permitted::No => Ok(PlayAnswer::Denied(why_not(client, song, credential).await?)),
    }
}

/// `<prefix><media mid><ending>`; the song's mid twice where the media mid is not known.
fn filename(song: &Song, quality: Quality) -> String {
    let prefix = prefix(quality);
    let ending = quality.extension();
    match &song.files.media_mid {
        Some(media) => format!("{prefix}{media}.{ending}"),
        None => format!("{prefix}{mid}{mid}.{ending}", mid = song.mid),
    }
}

fn prefix(quality: Quality) -> &'static str {
    match quality {
        Quality::Mp3_128 => "M500",
        Quality::Mp3_320 => "M800",
        Quality::Flac => "F000",
    }
}

enum Permitted {
    Url {
        url: secrecy::SecretString,
        expires_in_s: u32,
    },
    Not(Denied),
    /// Not, for a reason the answer does not tell.
    No,
}

fn permitted(client: &Client, answer: Vkey, filename: &str) -> Result<Permitted> {
    let Vkey { sip, midurlinfo, expiration } = answer;
    let Some(VkeyRow { purl, result }) = midurlinfo.into_iter().next() else {
        return Err(qqmusic::Error::Garbage("play addresses without a row").into());
    };
    match result {
        // another file than the one asked for is a trial clip, never the song
        0 if is_file(&purl, filename) => {
            let expires_in_s = u32::try_from(expiration).ok().filter(|life| *life > 0);
            let url = format!("{}{purl}", host(client, &sip)).into();
            Ok(Permitted::Url { url, expires_in_s: expires_in_s.unwrap_or(DEFAULT_LIFE_S) })
        }
        0 | NO_RIGHT => Ok(Permitted::No),
        DEVICE_LIMIT => Ok(Permitted::Not(Denied::DeviceLimit)),
        code => Err(qqmusic::Error::Code { api: API, code, url: None }.into()),
    }
}

/// Whether a `purl` leads to a file of the kind that was asked for.
fn is_file(purl: &str, filename: &str) -> bool {
    let path = purl.split('?').next().unwrap_or_default();
    let file = path.rsplit('/').next().unwrap_or_default();
    let kind = &filename[..filename.len().min(4)];
    file.starts_with(kind)
}

/// The first host that is QQ's own (or the gateway's), those with TLS first.
fn host(client: &Client, sip: &[String]) -> String {
    let allowed = |sip: &&String| {
        Url::parse(sip).is_ok_and(|url| {
            let host = url.host_str().unwrap_or_default();
            host.ends_with(".qq.com") || client.is_gateway(&url)
        })
    };
    let secure = sip.iter().filter(allowed).find(|sip| sip.starts_with("https:"));
    let host = secure.or_else(|| sip.iter().find(allowed)).map_or(DEFAULT_HOST, String::as_str);
    format!("{}/", host.trim_end_matches('/'))
}

/// Why a song that exists may not be played. A dead key is answered like a missing right, so the
/// key is tried before a right is said to be missing.
async fn why_not(client: &Client, song: &Song, credential: Option<&Credential>) -> Result<Denied> {
    let Some(credential) = credential else { return Ok(Denied::LoginNeeded) };
    if let Err(Error::LoginRequired) = client.login_user(credential).await.map_err(Error::from) {
        return Err(Error::LoginRequired);
    }
    Ok(if song.vip { Denied::VipNeeded } else { Denied::NoRight })
}

pub(super) async fn audio(client: &Client, url: &PlayUrl) -> Result<AudioStream> {
    let address = Url::parse(url.url.expose_secret())
        .map_err(|_| qqmusic::Error::Garbage("a play address that is none"))?;
    match client.audio(&address).await {
        Ok(Audio { size, bytes }) => Ok(AudioStream { size, bytes }),
        Err(qqmusic::Error::Status { status: 403 | 404 | 410, .. }) => Err(Error::NotFound),
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn picture(client: &Client, of: &Artwork, size: u32) -> Result<Option<Bytes>> {
    let size = COVERS.into_iter().find(|width| *width >= size).unwrap_or(COVERS[3]);
    let address = |kind: &str, mid: &str| {
        let text = format!("https://y.gtimg.cn/music/photo_new/{kind}R{size}x{size}M000{mid}.jpg");
        ImageUrl::parse(&text).ok_or(Error::NotFound)
    };
    let address = match of {
        Artwork::Album(mid) => address("T002", mid.as_str())?,
        Artwork::Singer(mid) => address("T001", mid.as_str())?,
        Artwork::At(address) => address.clone(),
    };
    Ok(client.picture(&address).await?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::model::{Album, SongId, SongMid};
    use crate::qqmusic::{Activities, Settings};

    fn client(gateway: Option<&str>) -> Client {
        Client::new(Settings {
            gateway: gateway.map(|gateway| Url::parse(gateway).expect("valid")),
            proxy: None,
            requests_per_second: 0,
            timeout: Duration::from_secs(1),
            activities: Activities::default(),
        })
        .expect("builds")
    }

    fn song(media_mid: Option<&str>) -> Song {
        Song {
            id: SongId::new(97773).expect("not zero"),
            mid: SongMid::new("0039MnYb0qxYhV").expect("valid"),
            name: "晴天".into(),
            singers: Vec::new(),
            album: Album { mid: None, name: String::new() },
            interval_s: 269,
            vip: true,
            files: SongFiles {
                media_mid: media_mid.map(|mid| SongMid::new(mid).expect("valid")),
                size_128: 1,
                ..SongFiles::default()
            },
        }
    }

    fn row(purl: &str, result: i64, sip: &[&str]) -> Vkey {
        Vkey {
            sip: sip.iter().map(|sip| (*sip).to_owned()).collect(),
            midurlinfo: vec![VkeyRow { purl: purl.into(), result }],
            expiration: 0,
        }
    }

    #[test]
    fn files_are_named_by_media_mid_or_twice_by_mid() {
        let media = song(Some("002202B43Cq4V4"));
        assert_eq!(filename(&media, Quality::Mp3_128), "M500002202B43Cq4V4.mp3");
        assert_eq!(filename(&media, Quality::Mp3_320), "M800002202B43Cq4V4.mp3");
        assert_eq!(filename(&media, Quality::Flac), "F000002202B43Cq4V4.flac");
        let without = filename(&song(None), Quality::Mp3_128);
        assert_eq!(without, "M5000039MnYb0qxYhV0039MnYb0qxYhV.mp3");
    }

    #[test]
    fn an_address_needs_no_host_in_the_answer_and_strangers_hosts_are_not_used() {
        let hosts = |sip: &[&str]| {
            let answer = row("M500x.mp3?vkey=V", 0, sip);
            match permitted(&client(Some("http://127.0.0.1:9/g")), answer, "M500x.mp3") {
                Ok(Permitted::Url { url, expires_in_s: 7200 }) => url.expose_secret().to_owned(),
                _ => panic!("no address"),
            }
        };
        let default = "https://isure.stream.qqmusic.qq.com/M500x.mp3?vkey=V";
        assert_eq!(hosts(&[]), default);
        assert_eq!(hosts(&["", "https://evil.example/"]), default);
        let both = ["http://ws.stream.qqmusic.qq.com/", "https://dl.stream.qqmusic.qq.com"];
        assert_eq!(hosts(&both), "https://dl.stream.qqmusic.qq.com/M500x.mp3?vkey=V");
        assert_eq!(hosts(&both[..1]), "http://ws.stream.qqmusic.qq.com/M500x.mp3?vkey=V");
        assert_eq!(hosts(&["http://127.0.0.1:9/s/"]), "http://127.0.0.1:9/s/M500x.mp3?vkey=V");
    }

    #[test]
    fn codes_and_clips_are_told_apart() {
        let judged = |purl, result| permitted(&client(None), row(purl, result, &[]), "F000x.flac");
        assert!(matches!(judged("a/F000x.flac?vkey=V", 0), Ok(Permitted::Url { .. })));
        assert!(matches!(judged("RS02clip.mp3?vkey=V", 0), Ok(Permitted::No)));
        assert!(matches!(judged("", 0), Ok(Permitted::No)));
        assert!(matches!(judged("", NO_RIGHT), Ok(Permitted::No)));
        assert!(matches!(judged("", DEVICE_LIMIT), Ok(Permitted::Not(Denied::DeviceLimit))));
        assert!(matches!(judged("", 101_404), Err(Error::Refused { code: 101_404, .. })));
        let empty = permitted(&client(None), Vkey::default(), "F000x.flac");
        assert!(matches!(empty, Err(Error::Unexpected(_))));
    }
}

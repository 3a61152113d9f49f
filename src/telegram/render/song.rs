//! Why a song does not come as audio, with what helps, and what its file is called.

use teloxide::types::InlineKeyboardButton;

use secrecy::ExposeSecret;

use super::buttons::{open, press, rows};
use super::{Reply, card, html, list};
use crate::i18n::t;
use crate::model::{Denied, Language, PlayUrl, Quality, Song};
use crate::telegram::callback::Callback;

/// The longest part of a file's name, in UTF-16 units: two of them and the rest stay below the
/// 255 bytes that file systems take, in any script.
const FILE_NAME: usize = 36;

/// Why a song cannot be had in a quality, and what to do instead. `door` opens the login.
pub(crate) fn denied(
    language: Language,
    song: &Song,
    quality: Quality,
    denied: Denied,
    door: Option<InlineKeyboardButton>,
) -> Reply {
    let title = list::song_title(language, song);
    let wanted = card::quality(language, quality);
    let text = match denied {
        Denied::NoSuchQuality => {
            t!(language, "song-no-such-quality", title = title, quality = wanted)
        }
        // Not every login is enough.
        Denied::LoginNeeded if song.vip => {
            t!(language, "song-vip-login-needed", title = title, quality = wanted)
        }
        Denied::LoginNeeded => t!(language, "song-login-needed", title = title, quality = wanted),
        Denied::VipNeeded => t!(language, "song-vip-needed", title = title, quality = wanted),
        Denied::NoRight => t!(language, "song-no-right", title = title),
        Denied::DeviceLimit => t!(language, "song-device-limit"),
    };
    let helps = match denied {
        Denied::NoSuchQuality => others(language, song, |other| other != quality),
        // Of a VIP song no quality is free.
        Denied::LoginNeeded | Denied::VipNeeded if !song.vip => {
            others(language, song, |other| other < quality)
        }
        _ => Vec::new(),
    };
    let link = match denied {
        Denied::VipNeeded | Denied::NoRight => open(t!(language, "button-link"), &song.page_url()),
        _ => None,
    };
    let buttons = rows([Vec::from_iter(door), helps, Vec::from_iter(link)]);
    Reply { buttons, ..Reply::text(text) }
}

/// That a song is too large for an upload, with the qualities that fit and, where it may be shown,
/// the address.
pub(crate) fn too_large(
    language: Language,
    song: &Song,
    quality: Quality,
    most: u64,
    address: Option<&PlayUrl>,
) -> Reply {
    let title = list::song_title(language, song);
    let wanted = card::quality(language, quality);
    let most_shown = html::megabytes(most);
    let smaller = others(language, song, |other| other < quality && song.files.size(other) <= most);
    let address =
        address.and_then(|url| open(t!(language, "song-address-button"), url.url.expose_secret()));
    let text = if smaller.is_empty() && address.is_none() {
        t!(language, "song-too-large", title = title, quality = wanted, most = most_shown)
    } else {
        t!(language, "song-too-large-instead", title = title, quality = wanted, most = most_shown)
    };
    Reply { buttons: rows([smaller, Vec::from_iter(address)]), ..Reply::text(text) }
}

fn others(
    language: Language,
    song: &Song,
    is_wanted: impl Fn(Quality) -> bool,
) -> Vec<InlineKeyboardButton> {
    let there_is = |quality: &Quality| song.files.size(*quality) > 0 && is_wanted(*quality);
    let button = |quality| {
        let label = t!(language, "card-audio-button", quality = card::short(quality));
        press(label, &Callback::Audio { song: song.mid.clone(), quality })
    };
    Quality::ALL.into_iter().filter(there_is).map(button).collect()
}

/// What the audio file is called: `Singer - Title.flac`, without what file systems refuse.
pub(crate) fn file_name(song: &Song, quality: Quality) -> String {
    let parts: Vec<_> = [song.singer_names().replace(" / ", ", "), song.name.clone()]
        .iter()
        .map(|part| for_file(part))
        .filter(|part| !part.is_empty())
        .collect();
    let name = if parts.is_empty() { song.mid.to_string() } else { parts.join(" - ") };
    format!("{name}.{}", quality.extension())
}

fn for_file(part: &str) -> String {
    let refused = |character: char| {
        character.is_control()
            || matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
    };
    let kept: String = part.chars().map(|c| if refused(c) { ' ' } else { c }).collect();
    let line = kept.split_whitespace().collect::<Vec<_>>().join(" ");
    html::clip(line.trim_matches('.'), FILE_NAME).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Album, Singer, SongFiles, SongId, SongMid};

    fn song(name: &str, singers: &[&str]) -> Song {
        let singer = |name: &&str| Singer { mid: None, name: (*name).to_owned() };
        Song {
            id: SongId::new(7).expect("an id"),
            mid: SongMid::new("000AbCdEfGhIjK").expect("a mid"),
            name: name.to_owned(),
            singers: singers.iter().map(singer).collect(),
            album: Album { mid: None, name: String::new() },
            interval_s: 200,
            vip: false,
            files: SongFiles { media_mid: None, size_128: 1, size_320: 9, size_flac: 70 },
        }
    }

    #[test]
    fn a_file_is_named_after_singer_and_title() {
        let named = |name: &str, singers: &[&str]| file_name(&song(name, singers), Quality::Flac);
        assert_eq!(named("纸船", &["林间"]), "林间 - 纸船.flac");
        assert_eq!(named("AC/DC: \"live\"?", &["A", "B/C"]), "A, B C - AC DC live.flac");
        assert_eq!(named("./.", &[]), "000AbCdEfGhIjK.flac");
        let long = named(&"船".repeat(300), &[&"林".repeat(300)]);
        assert!(long.len() <= 255, "{}", long.len());
    }

    #[test]
    fn too_large_offers_what_fits() {
        let reply = too_large(Language::En, &song("纸船", &["林间"]), Quality::Flac, 5, None);
        let buttons = reply.buttons.expect("a button").inline_keyboard.concat();
        assert_eq!(buttons.len(), 1);
    }
}

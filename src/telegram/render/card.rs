//! The card of a song: what it is, and buttons for what one can do with it.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::buttons::{open, press, rows};
use super::{Reply, html, list};
use crate::i18n::t;
use crate::model::{Language, Quality, Song, SongMid, Whose};
use crate::telegram::callback::{Callback, Discover};

/// The longest name in a card. Three such names and the rest stay below a caption's limit.
const NAME: usize = 150;

/// Who sings a song, on which album, for how long; with names of at most `most` UTF-16 units.
pub(super) fn facts(language: Language, song: &Song, most: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let singers = html::name(&song.singer_names(), most);
    if !singers.is_empty() {
        lines.push(t!(language, "card-singers", singers = singers));
    }
    let album = html::name(&song.album.name, most);
    if !album.is_empty() {
        lines.push(t!(language, "card-album", album = album));
    }
    if song.interval_s > 0 {
        lines.push(t!(language, "card-length", length = html::clock(song.interval_s)));
    }
    lines
}

/// The card of a song, short enough to stand under its cover. Audio is offered up to `best`; `borrowed` is the
/// lent login that is tried for a VIP song.
pub(crate) fn card(
    language: Language,
    song: &Song,
    best: Quality,
    borrowed: Option<&Whose>,
) -> Reply {
    let name = html::name(&song.name, NAME);
    let name = if name.is_empty() { t!(language, "list-untitled") } else { name };
    let mut lines = vec![format!("<b>{name}</b>")];
    lines.extend(facts(language, song, NAME));
    lines.push(files(language, song));
    if existing(song).any(|quality| quality > best) {
        lines.push(capped(language, best));
    }
    if song.vip {
        lines.push(match borrowed {
            Some(whose) => {
                t!(language, "card-vip-lent", whose = super::share::login_of(language, whose))
            }
            None => t!(language, "card-vip"),
        });
    }
    Reply { buttons: buttons(language, song, best), ..Reply::text(lines.join("\n")) }
}

/// What stands under a song's card that was drawn: the picture says the rest.
pub(crate) fn under_picture(language: Language, song: &Song) -> Reply {
    let audio = existing(song).map(|kind| {
        let label = t!(language, "card-audio-button", quality = short(kind));
        press(label, &Callback::Audio { song: song.mid.clone(), quality: kind })
    });
    let lyric = press(t!(language, "button-lyric"), &Callback::Lyric { song: song.mid.clone() });
    let mut more = vec![lyric];
    more.extend(open(t!(language, "button-link"), &song.page_url()));
    Reply {
        buttons: rows([audio.collect(), more]),
        ..Reply::text(list::song_title(language, song))
    }
}

/// That a group allows nothing better.
pub(crate) fn capped(language: Language, best: Quality) -> String {
    t!(language, "card-capped", best = quality(language, best))
}

/// Operation `convert`: both ids of a song, ready to copy.
pub(crate) fn ids(language: Language, song: &Song) -> Reply {
    Reply::text(t!(
        language,
        "convert-answer",
        title = list::song_title(language, song),
        id = song.id.to_string(),
        mid = song.mid.to_string()
    ))
}

/// The name of a quality.
pub(crate) fn quality(language: Language, quality: Quality) -> String {
    match quality {
        Quality::Mp3_128 => t!(language, "quality-128"),
        Quality::Mp3_320 => t!(language, "quality-320"),
        Quality::Flac => t!(language, "quality-flac"),
    }
}

/// The same, for a button: three of them share a row of a phone.
pub(crate) fn short(quality: Quality) -> &'static str {
    match quality {
        Quality::Mp3_128 => "128k",
        Quality::Mp3_320 => "320k",
        Quality::Flac => "FLAC",
    }
}

fn existing(song: &Song) -> impl Iterator<Item = Quality> + '_ {
    Quality::ALL.into_iter().filter(|quality| song.files.size(*quality) > 0)
}

fn files(language: Language, song: &Song) -> String {
    let files: Vec<_> = existing(song)
        .map(|kind| {
            let size = html::megabytes(song.files.size(kind));
            format!("{} ({size})", quality(language, kind))
        })
        .collect();
    if files.is_empty() {
        t!(language, "card-no-files")
    } else {
        t!(language, "card-qualities", qualities = files.join(" · "))
    }
}

/// The first buttons of a card: to listen, to read, to keep, and where the song comes from.
pub(crate) fn buttons(
    language: Language,
    song: &Song,
    best: Quality,
) -> Option<InlineKeyboardMarkup> {
    let audio = existing(song)
        .filter(|quality| *quality <= best)
        .map(|kind| {
            let label = t!(language, "card-audio-button", quality = short(kind));
            press(label, &Callback::Audio { song: song.mid.clone(), quality: kind })
        })
        .collect();
    let mid = || song.mid.clone();
    let lyric = press(t!(language, "button-lyric"), &Callback::Lyric { song: mid() });
    let add = go(t!(language, "button-add"), Discover::Add { song: mid(), page: 0 });
    let album = song.album.mid.clone().map(|album| Discover::Album { album });
    let mut last = Vec::from_iter(album.map(|album| go(t!(language, "button-album"), album)));
    if !song.singer_names().trim().is_empty() {
        let singer = Discover::Singer { song: mid(), which: None };
        last.push(go(t!(language, "button-singer"), singer));
    }
    last.push(go(t!(language, "button-more"), Discover::More { song: mid() }));
    rows([audio, vec![lyric, add], last])
}

/// The rest of them: what others say about it, and what it can be sent on as.
pub(crate) fn more(language: Language, song: &SongMid) -> Option<InlineKeyboardMarkup> {
    let mid = || song.clone();
    let hot = go(t!(language, "button-hot"), Discover::Comments { song: mid(), page: 0 });
    let comment = press(t!(language, "button-comment"), &Callback::Comment { song: mid() });
    let picture = press(t!(language, "button-card"), &Callback::SongCard { song: mid() });
    let mut share = vec![picture];
    share.extend(open(t!(language, "button-link"), &song.page_url()));
    let back = go(t!(language, "button-up"), Discover::Less { song: mid() });
    rows([vec![hot, comment], share, vec![back]])
}

fn go(label: String, wanted: Discover) -> InlineKeyboardButton {
    press(label, &Callback::Discover(wanted))
}

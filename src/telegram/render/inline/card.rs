//! The card that is sent for a result, and what becomes of it: on its way, the audio, or why not.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::NAME;
use crate::i18n::t;
use crate::model::{Denied, Language, Quality, Song, SongMid};
use crate::service::Error;
use crate::telegram::Html;
use crate::telegram::callback::Callback;
use crate::telegram::render::buttons::{open, press, rows};
use crate::telegram::render::card::facts;
use crate::telegram::render::{Remedy, Reply, error, html, list, song};

/// The song's name, with a mark when it is paid for. Not escaped.
pub(super) fn title(language: Language, song: &Song) -> String {
    let name = html::plain(&song.name, NAME);
    let name = if name.is_empty() { t!(language, "list-untitled") } else { name };
    if song.vip { format!("{name} 🔒") } else { name }
}

/// The caption below a song: a file says what it is, a player shows it itself.
pub(crate) fn caption(language: Language, song: &Song, quality: Quality) -> Html {
    match quality {
        Quality::Mp3_128 | Quality::Mp3_320 => Html(String::new()),
        Quality::Flac => Html(list::song_title(language, song)),
    }
}

/// The address of the private chat, where the song is sent at once.
pub(crate) fn door(bot: &str, song: &SongMid) -> String {
    format!("https://t.me/{bot}?start={START}{song}")
}

/// What `/start` is given before a song's mid.
const START: &str = "song_";

/// The song that `/start` was given.
pub(crate) fn started(payload: &str) -> Option<SongMid> {
    SongMid::new(payload.strip_prefix(START)?).ok()
}

pub(super) fn card(language: Language, song: &Song) -> Reply {
    let mut lines = vec![format!("<b>{}</b>", html::escape(&title(language, song)))];
    lines.extend(facts(language, song, NAME));
    Reply::text(lines.join("\n"))
}

/// A card whose audio comes, by itself or at a press.
pub(crate) fn waiting(language: Language, bot: &str, song: &Song, quality: Quality) -> Reply {
    let listen = press(t!(language, "inline-listen"), &again(song, quality));
    let mut others = Vec::from_iter(private(language, bot, &song.mid));
    others.extend(link(language, song));
    Reply { buttons: rows([vec![listen], others]), ..card(language, song) }
}

fn again(song: &Song, quality: Quality) -> Callback {
    Callback::Audio { song: song.mid.clone(), quality }
}

pub(super) fn elsewhere(
    language: Language,
    bot: &str,
    song: &Song,
) -> Option<InlineKeyboardMarkup> {
    rows([Vec::from_iter(private(language, bot, &song.mid)), Vec::from_iter(link(language, song))])
}

fn private(language: Language, bot: &str, song: &SongMid) -> Option<InlineKeyboardButton> {
    open(t!(language, "inline-listen-private"), &door(bot, song))
}

fn link(language: Language, song: &Song) -> Option<InlineKeyboardButton> {
    open(t!(language, "button-link"), &song.page_url())
}

/// A card whose audio is being fetched, or waits for its turn at this place. The buttons stay: Telegram
/// edits only what has some, and after a restart of the bot a press goes on.
pub(crate) fn coming(
    language: Language,
    bot: &str,
    song: &Song,
    quality: Quality,
    place: Option<usize>,
) -> Reply {
    let line = match place {
        Some(place) => t!(language, "inline-queued", place = place),
        None => t!(language, "inline-fetching"),
    };
    let mut reply = waiting(language, bot, song, quality);
    reply.html.0 = format!("{}\n\n{line}", reply.html.0);
    reply
}

/// The buttons below the audio.
pub(crate) fn filled(language: Language, song: &Song) -> Option<InlineKeyboardMarkup> {
    rows([Vec::from_iter(link(language, song))])
}

/// Why the song does not come in this quality, and what helps: also, where it was just sent to a group and nobody
/// knows to which, a press, which tells whether a login is lent there.
pub(crate) fn denied(
    language: Language,
    bot: &str,
    (song, quality): (&Song, Quality),
    denied: Denied,
    may_be_lent: bool,
) -> Reply {
    let login = || open(t!(language, "button-login"), &start(bot, "login"));
    let door = (denied == Denied::LoginNeeded).then(login).flatten();
    let mut reply = song::denied(language, song, quality, denied, door);
    if may_be_lent && matches!(denied, Denied::LoginNeeded | Denied::VipNeeded) {
        reply.html.0 = format!("{}\n{}", reply.html.0, t!(language, "inline-lent-here"));
    }
    let helps_later = !matches!(denied, Denied::NoSuchQuality | Denied::NoRight);
    not_now(language, bot, song, quality, reply, helps_later)
}

/// That the song is too large, with the qualities that fit.
pub(crate) fn too_large(
    language: Language,
    bot: &str,
    song: &Song,
    quality: Quality,
    most: u64,
) -> Reply {
    let reply = song::too_large(language, song, quality, most, None);
    not_now(language, bot, song, quality, reply, false)
}

/// A failure, with the button that helps.
pub(crate) fn failure(
    language: Language,
    bot: &str,
    song: &Song,
    quality: Quality,
    failure: &Error,
) -> Reply {
    not_now(language, bot, song, quality, sentence(language, bot, failure), true)
}

/// As [`failure`], of a song that cannot be read.
pub(crate) fn lost(
    language: Language,
    bot: &str,
    song: &SongMid,
    quality: Quality,
    failure: &Error,
) -> Reply {
    let mut reply = sentence(language, bot, failure);
    let retry = Callback::Audio { song: song.clone(), quality };
    let retry = press(t!(language, "inline-again"), &retry);
    add(&mut reply, vec![retry]);
    reply
}

/// A sentence in the place of a card, below what song it is about.
pub(crate) fn not_now(
    language: Language,
    bot: &str,
    song: &Song,
    quality: Quality,
    mut reply: Reply,
    again_helps: bool,
) -> Reply {
    let title = list::song_title(language, song);
    if !reply.html.0.contains(&title) {
        reply.html.0 = format!("<b>{title}</b>\n{}", reply.html.0);
    }
    let retry = || press(t!(language, "inline-again"), &again(song, quality));
    let mut last = Vec::from_iter(again_helps.then(retry));
    last.extend(private(language, bot, &song.mid));
    add(&mut reply, last);
    reply
}

fn sentence(language: Language, bot: &str, failure: &Error) -> Reply {
    let (html, remedy) = error(language, failure);
    let button = match remedy {
        Some(Remedy::Login) => open(t!(language, "button-login"), &start(bot, "login")),
        Some(Remedy::Agree) => open(t!(language, "button-private"), &start(bot, "check")),
        Some(Remedy::Verify(address)) => open(t!(language, "button-verify"), &address),
        None => None,
    };
    Reply { html, buttons: rows([Vec::from_iter(button)]) }
}

fn start(bot: &str, payload: &str) -> String {
    format!("https://t.me/{bot}?start={payload}")
}

fn add(reply: &mut Reply, row: Vec<InlineKeyboardButton>) {
    let before = reply.buttons.take().map(|markup| markup.inline_keyboard).unwrap_or_default();
    reply.buttons = rows(before.into_iter().chain([row]));
}

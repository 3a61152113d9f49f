//! Lists of songs and playlists: numbered rows, numbered buttons, page buttons.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::buttons::{press, rows};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::{DirId, Language, OwnPlaylist, Playlist, Song, SongList};
use crate::telegram::callback::{Anchor, Callback, Discover};

/// Rows of a page: two rows of five buttons, and a text that fits a phone's screen.
pub(crate) const PAGE_ROWS: u32 = 10;
/// The most songs of one list that can be asked for.
pub(crate) const MOST_SONGS: u32 = 1000;
/// The most songs of a list that are sent at once: a daily recommendation, or a long album.
pub(crate) const MOST_SENT: u32 = 30;
/// Numbered buttons in one row.
const ROW_BUTTONS: usize = 5;
/// The longest name of a song in a row, in UTF-16 units, so that ten rows stay far below the
/// limit of a message.
const SONG: usize = 60;
/// The longest names of a song's singers in a row.
pub(super) const SINGERS: usize = 40;
/// The longest title of a list, or words of a search.
pub(super) const TITLE: usize = 100;

/// A page of a list: what its buttons hold on to, and where it is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page<'a> {
    /// The list.
    pub(crate) anchor: &'a Anchor,
    /// From 1.
    pub(crate) number: u32,
    /// Whether another page follows.
    pub(crate) has_more: bool,
}

impl Page<'_> {
    /// How many rows stand before this page.
    pub(crate) fn begin(&self) -> u32 {
        begin(self.number)
    }
}

/// How many rows stand before a page, counted from 1.
pub(crate) fn begin(page: u32) -> u32 {
    page.saturating_sub(1).saturating_mul(PAGE_ROWS)
}

/// How many pages so many rows fill.
pub(crate) fn pages(rows: u64) -> u64 {
    rows.div_ceil(u64::from(PAGE_ROWS)).max(1)
}

/// A page of a playlist of which at most `num` songs are shown.
pub(crate) fn playlist(language: Language, list: &Playlist, num: u32, page: Page<'_>) -> Reply {
    let head = t!(language, "playlist-title", title = title(language, &list.title));
    if list.songs.is_empty() {
        return nothing(language, page, format!("{head}\n{}", t!(language, "playlist-empty")));
    }
    let mut facts = Vec::new();
    if !list.creator.trim().is_empty() {
        let creator = html::name(&list.creator, SINGERS);
        facts.push(t!(language, "playlist-creator", creator = creator));
    }
    facts.push(t!(language, "playlist-songs", total = list.total));
    let shown = list.total.min(u64::from(num));
    if shown < list.total {
        facts.push(t!(language, "playlist-shown", num = shown));
    }
    let mut lines = vec![head, facts.join(" · ")];
    let most = list.total.min(u64::from(MOST_SONGS));
    if shown < most {
        let (id, most) = (list.id.to_string(), most.to_string());
        lines.push(t!(language, "playlist-more", id = id, num = most));
    }
    lines.push(place(language, page.number, shown));
    let reply = songs(language, &lines, &list.songs, page);
    with_send_all(language, reply, page, (shown, list.total))
}

/// What one of the account's own directories is called: the two that everybody has, in the person's words.
fn directory(language: Language, list: &SongList) -> String {
    match list.dirid {
        DirId::FAVOURITES => t!(language, "songlist-favourites"),
        DirId::DAILY => t!(language, "songlist-daily"),
        _ => title(language, &list.title),
    }
}

/// A page of one of the account's own directories, read until its page ends or it is known whether
/// it is short; `num` of its songs were asked for, `on_page` are those of the page. How many there are
/// is known where it `is_whole`.
pub(crate) fn songlist(
    language: Language,
    (list, is_whole): (&SongList, bool),
    num: u32,
    on_page: &[Song],
    page: Page<'_>,
) -> Reply {
    let head = t!(language, "playlist-title", title = directory(language, list));
    if on_page.is_empty() {
        return nothing(language, page, format!("{head}\n{}", t!(language, "songlist-empty")));
    }
    let total = list.songs.len() as u64;
    let shown = total.min(u64::from(num));
    let mut lines = vec![head];
    if is_whole {
        lines.push(t!(language, "playlist-songs", total = total));
    }
    lines.push(if is_whole || total > u64::from(num) {
        place(language, page.number, shown)
    } else {
        t!(language, "list-page-alone", page = page.number)
    });
    let reply = songs(language, &lines, on_page, page);
    with_send_all(language, reply, page, (shown, total))
}

/// A page of the person's own playlists.
pub(crate) fn own_playlists(language: Language, all: &[OwnPlaylist], page: Page<'_>) -> Reply {
    if all.is_empty() {
        return Reply::text(t!(language, "playlist-own-empty"));
    }
    let begin = page.begin() as usize;
    let shown = all.iter().enumerate().skip(begin).take(PAGE_ROWS as usize);
    let mut lines = vec![t!(language, "playlist-own-title")];
    if all.len() > PAGE_ROWS as usize {
        lines.push(place(language, page.number, all.len() as u64));
    }
    lines.push(String::new());
    let mut picks = Vec::new();
    for (index, list) in shown {
        let row = t!(
            language,
            "playlist-own-row",
            title = title(language, &list.title),
            total = list.total
        );
        lines.push(format!("{}. {row}", index + 1));
        picks.push(press((index + 1).to_string(), &page.anchor.playlist(list.id)));
    }
    Reply { buttons: keyboard(language, &picks, page), ..Reply::text(lines.join("\n")) }
}

/// One song on one line: `Title — Singers 〔VIP〕 · 4:29`.
pub(crate) fn song_line(language: Language, song: &Song) -> String {
    let mut line = song_title(language, song);
    if song.vip {
        line.push_str(" 〔VIP〕");
    }
    if song.interval_s > 0 {
        line.push_str(" · ");
        line.push_str(&html::clock(song.interval_s));
    }
    line
}

/// A song's name with its singers, escaped and short: `Title — Singers`.
pub(crate) fn song_title(language: Language, song: &Song) -> String {
    let name = html::name(&song.name, SONG);
    let name = if name.is_empty() { t!(language, "list-untitled") } else { name };
    let singers = html::name(&song.singer_names(), SINGERS);
    if singers.is_empty() { name } else { format!("{name} — {singers}") }
}

/// With a button that has the songs that are shown sent, or the first of them where they are many, when
/// the list can be found again. It says “all” only where no song of all is left out.
pub(super) fn with_send_all(
    language: Language,
    mut reply: Reply,
    page: Page<'_>,
    (shown, all): (u64, u64),
) -> Reply {
    let Anchor::Stored(view) = page.anchor else { return reply };
    let label = match shown.min(u64::from(MOST_SENT)) {
        0..2 => return reply,
        sent if sent == all => t!(language, "send-all-button"),
        sent => t!(language, "send-all-first-button", most = sent),
    };
    let all = Callback::Discover(Discover::SendAll { view: view.clone() });
    let button = press(label, &all);
    let mut lines = reply.buttons.map(|markup| markup.inline_keyboard).unwrap_or_default();
    lines.push(vec![button]);
    reply.buttons = rows(lines);
    reply
}

/// Songs with a number and a button each, below the lines of `head`.
pub(super) fn songs(language: Language, head: &[String], songs: &[Song], page: Page<'_>) -> Reply {
    let mut lines = head.to_vec();
    lines.push(String::new());
    let mut picks = Vec::new();
    for (number, song) in (page.begin() + 1..).zip(songs.iter().take(PAGE_ROWS as usize)) {
        lines.push(format!("{number}. {}", song_line(language, song)));
        picks.push(press(number.to_string(), &page.anchor.song(song.mid.clone())));
    }
    if songs.iter().any(|song| song.vip) {
        lines.push(String::new());
        lines.push(t!(language, "list-vip-note"));
    }
    Reply { buttons: keyboard(language, &picks, page), ..Reply::text(lines.join("\n")) }
}

/// A page without rows: the whole list is empty, or it ends before this page.
pub(super) fn nothing(language: Language, page: Page<'_>, empty: impl Into<String>) -> Reply {
    if page.number == 1 {
        return Reply::text(empty);
    }
    let back = Page { has_more: false, ..page };
    Reply { buttons: rows([turns(language, back)]), ..Reply::text(t!(language, "list-no-more")) }
}

/// The numbered buttons, and those that turn the page.
pub(super) fn keyboard(
    language: Language,
    picks: &[InlineKeyboardButton],
    page: Page<'_>,
) -> Option<InlineKeyboardMarkup> {
    let mut lines: Vec<_> = picks.chunks(ROW_BUTTONS).map(<[_]>::to_vec).collect();
    lines.push(turns(language, page));
    rows(lines)
}

fn turns(language: Language, page: Page<'_>) -> Vec<InlineKeyboardButton> {
    let turn = |number| page.anchor.page(number);
    let mut buttons = Vec::new();
    if page.number > 1 {
        buttons.push(press(t!(language, "button-previous"), &turn(page.number - 1)));
    }
    if page.has_more {
        buttons.push(press(t!(language, "button-next"), &turn(page.number.saturating_add(1))));
    }
    buttons
}

/// Which page of how many.
pub(super) fn place(language: Language, page: u32, rows: u64) -> String {
    t!(language, "list-page", page = page, pages = pages(rows))
}

/// A list's title; a sentence of its own where there is none.
pub(super) fn title(language: Language, text: &str) -> String {
    let name = html::name(text, TITLE);
    if name.is_empty() { t!(language, "list-untitled") } else { name }
}

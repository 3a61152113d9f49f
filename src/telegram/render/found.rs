//! What a search found, of any kind, with buttons to look among the other kinds; and an album.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};

use super::buttons::{press, rows};
use super::list::{self, PAGE_ROWS, Page, SINGERS, TITLE};
use super::{Reply, html, moment};
use crate::i18n::t;
use crate::model::{
    AlbumSongs, Found, FoundAlbum, FoundPlaylist, FoundSinger, Language, SearchKind, SearchPage,
    Singer,
};
use crate::telegram::callback::Callback;

/// A page of what was found, with buttons for the other kinds.
pub(crate) fn search(language: Language, query: &str, found: &SearchPage, page: Page<'_>) -> Reply {
    let head = t!(language, "search-title", query = html::name(query, TITLE));
    among(language, (query, head), found, page, &SearchKind::ALL)
}

/// A page of a singer's songs or albums, found by the name.
pub(crate) fn singer(language: Language, name: &str, found: &SearchPage, page: Page<'_>) -> Reply {
    const KINDS: [SearchKind; 2] = [SearchKind::Song, SearchKind::Album];
    let head = t!(language, "discover-singer-title", name = html::name(name, TITLE));
    among(language, (name, head), found, page, &KINDS)
}

/// The same for choosing what to comment on, among what can be.
pub(crate) fn to_comment(
    language: Language,
    query: &str,
    found: &SearchPage,
    page: Page<'_>,
) -> Reply {
    const KINDS: [SearchKind; 3] = [SearchKind::Song, SearchKind::Album, SearchKind::Playlist];
    let head = t!(language, "search-title", query = html::name(query, TITLE));
    let mut reply = among(language, (query, head), found, page, &KINDS);
    if !found.found.is_empty() {
        reply.html.0 = format!("{}\n{}", t!(language, "comment-pick"), reply.html.0);
    }
    reply
}

fn among(
    language: Language,
    (query, head): (&str, String),
    found: &SearchPage,
    page: Page<'_>,
    kinds: &[SearchKind],
) -> Reply {
    let shown = html::name(query, TITLE);
    let kind = kind_of(&found.found);
    let mut reply = if found.found.is_empty() {
        let empty = match kind {
            SearchKind::Song => t!(language, "search-empty", query = shown),
            other => t!(language, "search-empty-kind", kind = name(language, other), query = shown),
        };
        list::nothing(language, page, empty)
    } else {
        let total = found.total.max(found.found.len() as u64);
        let number = page.number;
        let place = match kind {
            SearchKind::Song => t!(language, "search-page", page = number, total = total),
            SearchKind::Singer => t!(language, "search-page-singer", page = number, total = total),
            SearchKind::Album => t!(language, "search-page-album", page = number, total = total),
            SearchKind::Playlist => {
                t!(language, "search-page-playlist", page = number, total = total)
            }
        };
        rows_of(language, &[head, place], &found.found, page)
    };
    reply.buttons = with_kinds(language, reply.buttons, page, kind, kinds);
    reply
}

/// A page of an album.
pub(crate) fn album(language: Language, album: &AlbumSongs, page: Page<'_>) -> Reply {
    let name = html::name(&album.name, TITLE);
    let name = if name.is_empty() { t!(language, "list-untitled") } else { name };
    let head = t!(language, "album-title", title = name);
    if album.songs.is_empty() {
        return list::nothing(language, page, format!("{head}\n{}", t!(language, "album-empty")));
    }
    let mut facts = Vec::new();
    facts.extend(names(&album.singers));
    facts.extend(published(language, &album.published));
    facts.push(t!(language, "playlist-songs", total = album.total));
    let place = list::place(language, page.number, album.total);
    let lines = [head, facts.join(" · "), place];
    let reply = list::songs(language, &lines, &album.songs, page);
    list::with_send_all(language, reply, page, (album.total, album.total))
}

/// What a kind is called, as on its button.
fn name(language: Language, kind: SearchKind) -> String {
    match kind {
        SearchKind::Song => t!(language, "search-kind-song"),
        SearchKind::Singer => t!(language, "search-kind-singer"),
        SearchKind::Album => t!(language, "search-kind-album"),
        SearchKind::Playlist => t!(language, "search-kind-playlist"),
    }
}

fn kind_of(found: &Found) -> SearchKind {
    match found {
        Found::Songs(_) => SearchKind::Song,
        Found::Singers(_) => SearchKind::Singer,
        Found::Albums(_) => SearchKind::Album,
        Found::Playlists(_) => SearchKind::Playlist,
    }
}

fn rows_of(language: Language, head: &[String], found: &Found, page: Page<'_>) -> Reply {
    let anchor = page.anchor;
    match found {
        Found::Songs(songs) => list::songs(language, head, songs, page),
        Found::Singers(rows) => numbered(language, head, page, rows, |row| {
            (singer_line(language, row), anchor.singer(page.number, row.mid.clone()))
        }),
        Found::Albums(rows) => numbered(language, head, page, rows, |row| {
            (album_line(language, row), anchor.album(row.mid.clone()))
        }),
        Found::Playlists(rows) => numbered(language, head, page, rows, |row| {
            (playlist_line(language, row), anchor.playlist(row.id))
        }),
    }
}

fn numbered<T>(
    language: Language,
    head: &[String],
    page: Page<'_>,
    rows: &[T],
    row: impl Fn(&T) -> (String, Callback),
) -> Reply {
    let mut lines = head.to_vec();
    lines.push(String::new());
    let mut picks = Vec::new();
    for (number, item) in (page.begin() + 1..).zip(rows.iter().take(PAGE_ROWS as usize)) {
        let (line, callback) = row(item);
        lines.push(format!("{number}. {line}"));
        picks.push(press(number.to_string(), &callback));
    }
    Reply { buttons: list::keyboard(language, &picks, page), ..Reply::text(lines.join("\n")) }
}

fn singer_line(language: Language, row: &FoundSinger) -> String {
    let mut facts = vec![list::title(language, &row.name)];
    facts.extend(row.songs.map(|songs| t!(language, "search-songs", total = songs)));
    facts.extend(row.albums.map(|albums| t!(language, "search-albums", total = albums)));
    facts.join(" · ")
}

fn album_line(language: Language, row: &FoundAlbum) -> String {
    let title = list::title(language, &row.name);
    let mut facts = vec![match names(&row.singers) {
        Some(singers) => format!("{title} — {singers}"),
        None => title,
    }];
    facts.extend(published(language, &row.published));
    facts.extend(row.songs.map(|songs| t!(language, "search-songs", total = songs)));
    facts.join(" · ")
}

/// A playlist on one line.
pub(super) fn playlist_line(language: Language, row: &FoundPlaylist) -> String {
    let mut facts = vec![list::title(language, &row.title)];
    facts.extend(row.songs.map(|songs| t!(language, "search-songs", total = songs)));
    let creator = html::name(&row.creator, SINGERS);
    if !creator.is_empty() {
        facts.push(t!(language, "playlist-creator", creator = creator));
    }
    facts.join(" · ")
}

fn names(singers: &[Singer]) -> Option<String> {
    let names: Vec<_> = singers.iter().map(|singer| singer.name.as_str()).collect();
    some(&names.join(" / "))
}

/// When something came out; QQ Music may know the year only.
fn published(language: Language, date: &str) -> Option<String> {
    match date.parse() {
        Ok(day) => Some(moment::full(language, day)),
        Err(_) => some(date),
    }
}

fn some(text: &str) -> Option<String> {
    let shown = html::name(text, SINGERS);
    (!shown.is_empty()).then_some(shown)
}

/// The kinds in a row of their own; the one that is shown is marked.
fn with_kinds(
    language: Language,
    buttons: Option<InlineKeyboardMarkup>,
    page: Page<'_>,
    shown: SearchKind,
    kinds: &[SearchKind],
) -> Option<InlineKeyboardMarkup> {
    let kind = |kind: SearchKind| -> InlineKeyboardButton {
        let label = name(language, kind);
        let label =
            if kind == shown { t!(language, "search-kind-shown", kind = label) } else { label };
        press(label, &page.anchor.kind(kind))
    };
    let mut lines = buttons.map(|markup| markup.inline_keyboard).unwrap_or_default();
    lines.push(kinds.iter().copied().map(kind).collect());
    rows(lines)
}

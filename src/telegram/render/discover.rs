//! Looking around: shelves of playlists, and a song for an own playlist.

use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::list::{self, PAGE_ROWS};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::{
    Category, Favoured, Language, OwnPlaylist, PersonId, PlaylistId, PlaylistRows, Singer, Song,
};
use crate::telegram::callback::{Callback, Discover, Shelf};

/// Categories of a page: three in a row.
const CATEGORIES: usize = 24;
/// The longest name of a category on its button.
const CATEGORY: usize = 12;
/// The most singers of a song among whom one chooses.
const SINGERS: usize = 10;
/// Numbered buttons in one row.
const ROW_BUTTONS: usize = 5;

/// Where one begins.
pub(crate) fn home(language: Language, owner: PersonId) -> Reply {
    let recommended = to(owner, t!(language, "discover-recommended"), Shelf::Recommended(1));
    let categories = to(owner, t!(language, "discover-categories"), Shelf::Categories(1));
    let own = to(owner, t!(language, "button-own-playlists"), Shelf::Own(1));
    let daily = to(owner, t!(language, "discover-daily"), Shelf::Daily);
    let buttons = rows([vec![recommended, categories], vec![own, daily]]);
    Reply { buttons, ..Reply::text(t!(language, "discover-home")) }
}

fn to(owner: PersonId, label: String, shelf: Shelf) -> InlineKeyboardButton {
    press(label, &Callback::Discover(Discover::Shelf { owner, shelf }))
}

/// A page of recommended playlists.
pub(crate) fn recommended(
    language: Language,
    owner: PersonId,
    found: &PlaylistRows,
    page: u32,
) -> Reply {
    let head = t!(language, "discover-recommended-title");
    let turns = (Shelf::Recommended as fn(u32) -> Shelf, Shelf::Home);
    playlists(language, owner, head, found, page, turns)
}

/// A page of the playlists of a category.
pub(crate) fn category(
    language: Language,
    owner: PersonId,
    (id, name): (u64, &str),
    found: &PlaylistRows,
    page: u32,
) -> Reply {
    let head = t!(language, "discover-category-title", name = list::title(language, name));
    let turn = move |page| Shelf::Category { id, page };
    playlists(language, owner, head, found, page, (turn, Shelf::Categories(1)))
}

fn playlists(
    language: Language,
    owner: PersonId,
    head: String,
    found: &PlaylistRows,
    page: u32,
    (turn, back): (impl Fn(u32) -> Shelf, Shelf),
) -> Reply {
    let mut lines = vec![head];
    let mut picks = Vec::new();
    if found.rows.is_empty() {
        lines.push(if page > 1 {
            t!(language, "list-no-more")
        } else {
            t!(language, "discover-nothing")
        });
    } else {
        lines.push(t!(language, "discover-page", page = page));
        lines.push(String::new());
    }
    for (number, row) in (list::begin(page) + 1..).zip(found.rows.iter().take(PAGE_ROWS as usize)) {
        lines.push(format!("{number}. {}", super::found::playlist_line(language, row)));
        picks.push(open(number, owner, turn(page), row.id));
    }
    let has_more = found.has_more;
    shelf(language, owner, &lines, &picks, (page, has_more), (turn, back))
}

/// A playlist of a shelf, to which its songs lead back.
fn open(number: u32, owner: PersonId, from: Shelf, playlist: PlaylistId) -> InlineKeyboardButton {
    let wanted = Discover::Open { owner, from, playlist };
    press(number.to_string(), &Callback::Discover(wanted))
}

/// A list that was opened from a shelf, with the way back there.
pub(crate) fn with_back(language: Language, owner: PersonId, shelf: Shelf, reply: Reply) -> Reply {
    let mut lines = reply.buttons.map(|markup| markup.inline_keyboard).unwrap_or_default();
    lines.push(vec![to(owner, t!(language, "button-up"), shelf)]);
    Reply { buttons: rows(lines), ..reply }
}

fn shelf(
    language: Language,
    owner: PersonId,
    lines: &[String],
    picks: &[InlineKeyboardButton],
    (page, has_more): (u32, bool),
    (turn, back): (impl Fn(u32) -> Shelf, Shelf),
) -> Reply {
    let mut buttons: Vec<_> = picks.chunks(ROW_BUTTONS).map(<[_]>::to_vec).collect();
    let mut turns = Vec::new();
    if page > 1 {
        turns.push(to(owner, t!(language, "button-previous"), turn(page - 1)));
    }
    if has_more {
        turns.push(to(owner, t!(language, "button-next"), turn(page.saturating_add(1))));
    }
    buttons.push(turns);
    buttons.push(vec![to(owner, t!(language, "button-up"), back)]);
    Reply { buttons: rows(buttons), ..Reply::text(lines.join("\n")) }
}

/// A page of the categories.
pub(crate) fn categories(
    language: Language,
    owner: PersonId,
    all: &[Category],
    page: u32,
) -> Reply {
    let begin = (page.saturating_sub(1) as usize).saturating_mul(CATEGORIES);
    let shown: Vec<_> = all.iter().skip(begin).take(CATEGORIES).collect();
    let head = if shown.is_empty() {
        t!(language, "discover-nothing")
    } else {
        t!(language, "discover-categories-title")
    };
    let button = |category: &&Category| {
        let name = html::plain(&category.name, CATEGORY);
        to(owner, name, Shelf::Category { id: category.id, page: 1 })
    };
    let picks: Vec<_> = shown.iter().map(button).collect();
    let mut lines: Vec<_> = picks.chunks(3).map(<[_]>::to_vec).collect();
    let mut turns = Vec::new();
    if page > 1 {
        turns.push(to(owner, t!(language, "button-previous"), Shelf::Categories(page - 1)));
    }
    if begin.saturating_add(CATEGORIES) < all.len() {
        turns.push(to(owner, t!(language, "button-next"), Shelf::Categories(page + 1)));
    }
    lines.push(turns);
    lines.push(vec![to(owner, t!(language, "button-up"), Shelf::Home)]);
    Reply { buttons: rows(lines), ..Reply::text(head) }
}

/// A page of the person's own playlists.
pub(crate) fn own(language: Language, owner: PersonId, all: &[OwnPlaylist], page: u32) -> Reply {
    let (mut lines, picked) = own_page(language, t!(language, "playlist-own-title"), all, page);
    if all.is_empty() {
        lines = vec![t!(language, "playlist-own-empty")];
    }
    let open = |(number, list): (_, &OwnPlaylist)| open(number, owner, Shelf::Own(page), list.id);
    let picks: Vec<_> = picked.into_iter().map(open).collect();
    let has_more = has_more(all, page);
    shelf(language, owner, &lines, &picks, (page, has_more), (Shelf::Own, Shelf::Home))
}

fn has_more(all: &[OwnPlaylist], page: u32) -> bool {
    u64::from(page) < list::pages(all.len() as u64)
}

fn own_page(
    language: Language,
    head: String,
    all: &[OwnPlaylist],
    page: u32,
) -> (Vec<String>, Vec<(u32, &OwnPlaylist)>) {
    let mut lines = vec![head];
    if all.len() > PAGE_ROWS as usize {
        lines.push(list::place(language, page, all.len() as u64));
    }
    lines.push(String::new());
    let begin = list::begin(page);
    let shown = all.iter().skip(begin as usize).take(PAGE_ROWS as usize);
    let picked: Vec<_> = (begin + 1..).zip(shown).collect();
    for (number, playlist) in &picked {
        let title = list::title(language, &playlist.title);
        let row = t!(language, "playlist-own-row", title = title, total = playlist.total);
        lines.push(format!("{number}. {row}"));
    }
    (lines, picked)
}

/// Which of a song's singers?
pub(crate) fn singers(language: Language, song: &Song) -> Reply {
    let named = song.singers.iter().filter(|singer| !singer.name.trim().is_empty());
    let button = |(which, singer): (usize, &Singer)| {
        let wanted = Discover::Singer { song: song.mid.clone(), which: Some(which) };
        press(&singer.name, &Callback::Discover(wanted))
    };
    let picks: Vec<_> = named.enumerate().take(SINGERS).map(button).collect();
    let buttons = rows(picks.chunks(2).map(<[_]>::to_vec));
    Reply { buttons, ..Reply::text(t!(language, "discover-which-singer")) }
}

/// Into which of the own playlists shall a song go?
pub(crate) fn add_choose(language: Language, song: &Song, all: &[OwnPlaylist], page: u32) -> Reply {
    if all.is_empty() {
        return Reply::text(t!(language, "discover-add-none"));
    }
    let head = t!(language, "discover-add-choose", title = list::song_title(language, song));
    let (lines, picked) = own_page(language, head, all, page);
    let pick = |(number, playlist): (u32, &OwnPlaylist)| {
        let wanted = Discover::AddAsk { song: song.mid.clone(), playlist: playlist.id };
        press(number.to_string(), &Callback::Discover(wanted))
    };
    let picks: Vec<_> = picked.into_iter().map(pick).collect();
    let mut buttons: Vec<_> = picks.chunks(ROW_BUTTONS).map(<[_]>::to_vec).collect();
    let turn = |page| Callback::Discover(Discover::Add { song: song.mid.clone(), page });
    let mut turns = Vec::new();
    if page > 1 {
        turns.push(press(t!(language, "button-previous"), &turn(page - 1)));
    }
    if has_more(all, page) {
        turns.push(press(t!(language, "button-next"), &turn(page + 1)));
    }
    buttons.push(turns);
    buttons.push(vec![press(t!(language, "discover-add-no"), &no())]);
    Reply { buttons: rows(buttons), ..Reply::text(lines.join("\n")) }
}

fn no() -> Callback {
    Callback::Discover(Discover::AddNo)
}

/// Into this one?
pub(crate) fn add_ask(language: Language, song: &Song, playlist: &OwnPlaylist) -> Reply {
    let yes = Discover::AddYes { song: song.mid.clone(), playlist: playlist.id };
    let back = Discover::Add { song: song.mid.clone(), page: 1 };
    let text = t!(
        language,
        "discover-add-ask",
        title = list::song_title(language, song),
        playlist = list::title(language, &playlist.title)
    );
    let answers = vec![
        press(t!(language, "discover-add-yes"), &Callback::Discover(yes)),
        press(t!(language, "discover-add-no"), &no()),
    ];
    let back = vec![press(t!(language, "discover-add-other"), &Callback::Discover(back))];
    Reply { buttons: rows([answers, back]), ..Reply::text(text) }
}

/// What became of it.
pub(crate) fn added(
    language: Language,
    song: &Song,
    playlist: &OwnPlaylist,
    done: Favoured,
) -> Reply {
    let title = list::song_title(language, song);
    let name = list::title(language, &playlist.title);
    match done {
        Favoured::Added => {
            Reply::text(t!(language, "discover-added", title = title, playlist = name))
        }
        Favoured::Existed => {
            Reply::text(t!(language, "discover-add-existed", title = title, playlist = name))
        }
        Favoured::Busy => {
            let again = Discover::AddYes { song: song.mid.clone(), playlist: playlist.id };
            let button = press(t!(language, "discover-add-again"), &Callback::Discover(again));
            let text = t!(language, "discover-add-busy", title = title, playlist = name);
            Reply { buttons: rows([vec![button]]), ..Reply::text(text) }
        }
    }
}

/// It may be there now.
pub(crate) fn add_unsure(language: Language, song: &Song) -> Reply {
    Reply::text(t!(language, "discover-add-unsure", title = list::song_title(language, song)))
}

/// QQ Music did not take it.
pub(crate) fn add_refused(language: Language, song: &Song, code: i64) -> Reply {
    let title = list::song_title(language, song);
    Reply::text(t!(language, "discover-add-refused", title = title, code = code.to_string()))
}

/// It is left.
pub(crate) fn add_declined(language: Language) -> Reply {
    Reply::text(t!(language, "discover-add-declined"))
}

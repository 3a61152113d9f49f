//! How the buttons of a list find it again: it is stored, or it is a search whose few words stand
//! in the buttons themselves, so that nothing needs to be stored.
//!
//! A program can send any data in the name of a button. So who presses is asked for with their own
//! login, whomever the data names as the owner; the owner only says who else may not press.

use super::Callback;
use super::fields::{is_view, page_of};
use crate::model::{AlbumMid, PersonId, PlaylistId, SearchKind, SingerMid, SongMid};

/// What the buttons of a list hold on to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The list's stored view.
    Stored(String),
    /// A search of few words.
    Search {
        /// Who searched; others may not press in a group.
        owner: PersonId,
        /// What is looked for.
        kind: SearchKind,
        /// The words.
        words: Words,
    },
}

impl Anchor {
    /// The anchor of a search; `None` where its buttons have no room for the words. A singer's
    /// button never has: the singer stands there.
    pub(crate) fn search(owner: PersonId, kind: SearchKind, words: &str) -> Option<Self> {
        let words = Words::new(words).filter(|_| kind != SearchKind::Singer)?;
        Some(Self::Search { owner, kind, words })
    }

    /// Another page, from 1.
    pub(crate) fn page(&self, page: u32) -> Callback {
        match self.clone() {
            Self::Stored(view) => Callback::Page { view, page },
            Self::Search { owner, kind, words } => Callback::Search { owner, kind, page, words },
        }
    }

    /// The same words, looked for among something else.
    pub(crate) fn kind(&self, kind: SearchKind) -> Callback {
        match self.clone() {
            Self::Stored(view) => Callback::Kind { view, kind },
            Self::Search { owner, words, .. } => Callback::Search { owner, kind, page: 1, words },
        }
    }

    /// A singer on a page of it.
    pub(crate) fn singer(&self, page: u32, singer: SingerMid) -> Callback {
        match self.clone() {
            Self::Stored(view) => Callback::Singer { view, page, singer },
            // Not for singers.
            Self::Search { .. } => self.page(page),
        }
    }

    /// A song of it.
    pub(crate) fn song(&self, song: SongMid) -> Callback {
        Callback::Pick { list: self.list(), song }
    }

    /// A playlist of it.
    pub(crate) fn playlist(&self, playlist: PlaylistId) -> Callback {
        Callback::Open { list: self.list(), playlist }
    }

    /// An album of it.
    pub(crate) fn album(&self, album: AlbumMid) -> Callback {
        Callback::Album { list: self.list(), album }
    }

    fn list(&self) -> List {
        match self {
            Self::Stored(view) => List::Stored(view.clone()),
            Self::Search { owner, .. } => List::Search(*owner),
        }
    }
}

/// The list in which something was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum List {
    /// One with a stored view.
    Stored(String),
    /// A search of this person.
    Search(PersonId),
}

impl List {
    pub(super) fn encode(&self) -> String {
        match self {
            Self::Stored(view) => view.clone(),
            Self::Search(owner) => format!("@{}", base36(owner.0)),
        }
    }

    pub(super) fn decode(text: &str) -> Option<Self> {
        match text.strip_prefix('@') {
            Some(owner) => Some(Self::Search(owner_of(owner)?)),
            None => is_view(text).then(|| Self::Stored(text.to_owned())),
        }
    }
}

/// Words that are short enough for a button.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words(String);

impl Words {
    /// In bytes: what the prefix, the longest owner, a kind and the longest page leave.
    const MAX_BYTES: usize = 64 - "q:".len() - 13 - ":s:".len() - 10 - ":".len();

    /// `None` when there are none, or too many.
    pub(crate) fn new(words: &str) -> Option<Self> {
        let fits = !words.trim().is_empty() && words.len() <= Self::MAX_BYTES;
        fits.then(|| Self(words.to_owned()))
    }

    /// The words.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The fields of [`Callback::Search`]. The words come last: they may hold any sign.
pub(super) fn encode_search(owner: PersonId, kind: SearchKind, page: u32, words: &Words) -> String {
    format!("{}:{}:{page}:{}", base36(owner.0), letter(kind), words.as_str())
}

/// Reads them.
pub(super) fn decode_search(fields: &str) -> Option<Callback> {
    let mut fields = fields.splitn(4, ':');
    let owner = owner_of(fields.next()?)?;
    let kind = fields.next()?;
    let kind =
        SearchKind::ALL.into_iter().find(|it| letter(*it).encode_utf8(&mut [0; 4]) == kind)?;
    let page = page_of(fields.next()?)?;
    let words = Words::new(fields.next()?)?;
    Some(Callback::Search { owner, kind, page, words })
}

fn letter(kind: SearchKind) -> char {
    match kind {
        SearchKind::Song => 's',
        SearchKind::Singer => 'a',
        SearchKind::Album => 'b',
        SearchKind::Playlist => 'p',
    }
}

/// A number with the fewest signs.
pub(super) fn base36(mut number: u64) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).unwrap_or_default());
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

pub(super) fn owner_of(text: &str) -> Option<PersonId> {
    from_base36(text).map(PersonId)
}

/// Reads what [`base36`] wrote.
pub(super) fn from_base36(text: &str) -> Option<u64> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
    is_number.then(|| u64::from_str_radix(text, 36).ok())?
}

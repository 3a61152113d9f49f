//! What belongs to a conversation: settings, views, questions, files Telegram has.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::draft::{ReplyToV1, SubjectV1};
use super::{Record, decode, encode, moment, time};
use crate::model::{
    AlbumMid, DirId, Language, LoginKind, PersonId, PlaylistId, Quality, SearchKind, Settings,
    ThemeChoice,
};
use crate::store::{Error, FileId, Listing, Question, Result, View};

const VERSION: u8 = 1;
/// The version of settings that tells the language of a person's Telegram.
const SPOKEN: u8 = 2;
/// The version of a view that tells where its reader came from.
const CAME: u8 = 2;
/// The version of settings that tells how pictures look.
const SETTINGS: u8 = 3;

/// Settings as they were written before the language of a person's Telegram was kept.
#[derive(Serialize, Deserialize)]
struct SettingsV1<'a> {
    #[serde(borrow)]
    language: Option<&'a str>,
    quality: Option<&'a str>,
    login_kind: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct SettingsV2<'a> {
    #[serde(borrow)]
    before: SettingsV1<'a>,
    app_language: Option<&'a str>,
}

#[derive(Serialize, Deserialize)]
struct SettingsV3<'a> {
    #[serde(borrow)]
    before: SettingsV2<'a>,
    theme: Option<&'a str>,
}

impl Record for Settings {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { language, quality, login_kind, app_language, theme } = self;
        let before = SettingsV1 {
            language: language.map(Language::code),
            quality: quality.map(Quality::name),
            login_kind: login_kind.map(LoginKind::name),
        };
        let app_language = app_language.map(Language::code);
        let before = SettingsV2 { before, app_language };
        encode(SETTINGS, &SettingsV3 { before, theme: theme.map(ThemeChoice::name) })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let SettingsV3 { before, theme } = match bytes.first() {
            Some(&VERSION) => {
                let before = SettingsV2 { before: decode(VERSION, bytes)?, app_language: None };
                SettingsV3 { before, theme: None }
            }
            Some(&SPOKEN) => SettingsV3 { before: decode(SPOKEN, bytes)?, theme: None },
            _ => decode(SETTINGS, bytes)?,
        };
        let SettingsV2 { before, app_language } = before;
        // A choice that no longer exists counts as not chosen.
        Ok(Self {
            language: before.language.and_then(Language::from_code),
            quality: before.quality.and_then(Quality::from_name),
            login_kind: before.login_kind.and_then(LoginKind::from_name),
            app_language: app_language.and_then(Language::from_code),
            theme: theme.and_then(ThemeChoice::from_name),
        })
    }
}

/// The order of the variants is part of the format: new ones go to the end.
#[derive(Serialize, Deserialize)]
enum ListingV1 {
    Search {
        query: String,
    },
    Playlist {
        id: u64,
        num: u32,
    },
    SongList {
        dirid: u32,
        num: u32,
    },
    OwnPlaylists,
    /// A search for something other than songs.
    SearchOf {
        kind: String,
        query: String,
    },
    Album {
        mid: String,
    },
    CommentOn {
        kind: String,
        query: String,
    },
    Singer {
        kind: String,
        name: String,
    },
}

#[derive(Serialize, Deserialize)]
struct ViewV1 {
    owner: u64,
    listing: ListingV1,
}

#[derive(Serialize, Deserialize)]
struct ViewV2 {
    before: ViewV1,
    back: Option<String>,
}

impl Record for View {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { owner, listing, back } = self;
        let listing = match listing {
            Listing::Search { kind: SearchKind::Song, query } => {
                ListingV1::Search { query: query.clone() }
            }
            Listing::Search { kind, query } => {
                ListingV1::SearchOf { kind: kind.name().to_owned(), query: query.clone() }
            }
            Listing::Singer { kind, name } => {
                ListingV1::Singer { kind: kind.name().to_owned(), name: name.clone() }
            }
            Listing::Album { mid } => ListingV1::Album { mid: mid.to_string() },
            Listing::Playlist { id, num } => ListingV1::Playlist { id: id.value(), num: *num },
            Listing::SongList { dirid, num } => ListingV1::SongList { dirid: dirid.0, num: *num },
            Listing::OwnPlaylists => ListingV1::OwnPlaylists,
            Listing::CommentOn { kind, query } => {
                ListingV1::CommentOn { kind: kind.name().to_owned(), query: query.clone() }
            }
        };
        let before = ViewV1 { owner: owner.0, listing };
        encode(CAME, &ViewV2 { before, back: back.clone() })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let ViewV2 { before: ViewV1 { owner, listing }, back } = match bytes.first() {
            Some(&VERSION) => ViewV2 { before: decode(VERSION, bytes)?, back: None },
            _ => decode(CAME, bytes)?,
        };
        let listing = match listing {
            ListingV1::Search { query } => Listing::Search { kind: SearchKind::Song, query },
            ListingV1::SearchOf { kind, query } => {
                Listing::Search { kind: search_kind(&kind)?, query }
            }
            ListingV1::Singer { kind, name } => Listing::Singer { kind: search_kind(&kind)?, name },
            ListingV1::Album { mid } => {
                let mid = AlbumMid::new(mid).map_err(|_| Error::Corrupt("no album mid"))?;
                Listing::Album { mid }
            }
            ListingV1::Playlist { id, num } => {
                let id = PlaylistId::new(id);
                Listing::Playlist { id: id.map_err(|_| Error::Corrupt("no playlist id"))?, num }
            }
            ListingV1::SongList { dirid, num } => Listing::SongList { dirid: DirId(dirid), num },
            ListingV1::OwnPlaylists => Listing::OwnPlaylists,
            ListingV1::CommentOn { kind, query } => {
                Listing::CommentOn { kind: search_kind(&kind)?, query }
            }
        };
        Ok(Self { owner: PersonId(owner), listing, back })
    }
}

fn search_kind(name: &str) -> Result<SearchKind> {
    SearchKind::from_name(name).ok_or(Error::Corrupt("no such search"))
}

/// The order of the variants is part of the format: new ones go to the end.
#[derive(Serialize, Deserialize)]
enum QuestionV1 {
    Cookie,
    Search,
    Song,
    Lyric,
    Convert,
    Playlist,
    Authorize,
    Commented,
    Comment(SubjectV1),
    Zone,
    AccountName(u64),
    Answer(SubjectV1, ReplyToV1),
}

impl Record for Question {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let record = match self {
            Self::Cookie => QuestionV1::Cookie,
            Self::Search => QuestionV1::Search,
            Self::Song => QuestionV1::Song,
            Self::Lyric => QuestionV1::Lyric,
            Self::Convert => QuestionV1::Convert,
            Self::Playlist => QuestionV1::Playlist,
            Self::Authorize => QuestionV1::Authorize,
            Self::Commented => QuestionV1::Commented,
            Self::Comment(subject) => QuestionV1::Comment(subject.into()),
            Self::Zone => QuestionV1::Zone,
            Self::AccountName(uin) => QuestionV1::AccountName(uin.value()),
            Self::Answer(subject, reply_to) => QuestionV1::Answer(subject.into(), reply_to.into()),
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Ok(match decode(VERSION, bytes)? {
            QuestionV1::Cookie => Self::Cookie,
            QuestionV1::Search => Self::Search,
            QuestionV1::Song => Self::Song,
            QuestionV1::Lyric => Self::Lyric,
            QuestionV1::Convert => Self::Convert,
            QuestionV1::Playlist => Self::Playlist,
            QuestionV1::Authorize => Self::Authorize,
            QuestionV1::Commented => Self::Commented,
            QuestionV1::Comment(subject) => Self::Comment(subject.read()?),
            QuestionV1::Zone => Self::Zone,
            QuestionV1::AccountName(number) => Self::AccountName(super::account::uin(number)?),
            QuestionV1::Answer(subject, reply_to) => Self::Answer(subject.read()?, reply_to.into()),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct FileV1<'a> {
    id: &'a str,
    restricted: bool,
}

impl Record for FileId {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { id, restricted } = self;
        encode(VERSION, &FileV1 { id, restricted: *restricted })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let FileV1 { id, restricted } = decode(VERSION, bytes)?;
        Ok(Self { id: id.into(), restricted })
    }
}

/// A value that is forgotten at a time.
pub(in crate::store) struct Expiring<R> {
    /// The value.
    pub(in crate::store) value: R,
    /// When it counts as forgotten.
    pub(in crate::store) expires_at: DateTime<Utc>,
}

impl<R: Record> Record for Expiring<R> {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(moment(self.expires_at).to_be_bytes().to_vec());
        bytes.extend_from_slice(&self.value.to_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (at, value) = bytes.split_first_chunk().ok_or(Error::Corrupt("too short"))?;
        let expires_at = time(i64::from_be_bytes(*at))?;
        Ok(Self { value: R::from_bytes(value)?, expires_at })
    }
}

/// When the bytes of an [`Expiring`] value count as forgotten, whatever the value is.
pub(in crate::store) fn expiry_of(bytes: &[u8]) -> Result<DateTime<Utc>> {
    let at = bytes.first_chunk().ok_or(Error::Corrupt("too short"))?;
    time(i64::from_be_bytes(*at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_that_does_not_tell_where_its_reader_came_from_is_read() {
        let before = ViewV1 { owner: 7, listing: ListingV1::OwnPlaylists };
        let view = View::from_bytes(&encode(VERSION, &before)).expect("read");
        let expected = View { owner: PersonId(7), listing: Listing::OwnPlaylists, back: None };
        assert_eq!(view, expected);
    }

    #[test]
    fn settings_of_every_older_version_are_read_and_what_no_longer_exists_is_not_chosen() {
        let first = || SettingsV1 {
            language: Some("zh"),
            quality: Some("flac"),
            login_kind: Some("by-fax"),
        };
        let second = || SettingsV2 { before: first(), app_language: Some("ja") };
        let settings = Settings {
            language: Some(Language::Zh),
            quality: Some(Quality::Flac),
            ..Settings::default()
        };
        let read = |bytes: &[u8]| Settings::from_bytes(bytes).expect("read");
        assert_eq!(read(&encode(VERSION, &first())), settings);
        let settings = Settings { app_language: Some(Language::Ja), ..settings };
        assert_eq!(read(&encode(SPOKEN, &second())), settings);
        let third = |theme| SettingsV3 { before: second(), theme: Some(theme) };
        assert_eq!(read(&encode(SETTINGS, &third("pink"))), settings);
        let dark = Settings { theme: Some(ThemeChoice::Dark), ..settings };
        assert_eq!(read(&encode(SETTINGS, &third("dark"))), dark);
        assert_eq!(read(&dark.to_bytes()), dark);
    }
}

//! The names by which fields of the report's page are recognised.

use serde_json::{Map, Value};

use super::super::counted;
use crate::qqmusic::lenient::integer_of;

/// The fields of an object.
pub(super) type Fields = Map<String, Value>;

/// More seconds than that are no time anybody listened: forty years.
const MOST_SECONDS: u64 = 40 * 366 * 86_400;

/// Seconds of everything: of the period of the answer, and of all time where it has none.
pub(super) const TOTAL_TIME: &[&str] = &[
    "totallistentime",
    "totallistenduration",
    "totaltime",
    "totalplaytime",
    "totalduration",
    "totallt",
    "alllistentime",
    "alltime",
    "totalsec",
    "totalseconds",
];
/// Seconds of the period of the answer.
pub(super) const TIME: &[&str] = &[
    "listentime",
    "listenduration",
    "listeningtime",
    "playtime",
    "playduration",
    "sumtime",
    "duration",
    "listensec",
    "listenseconds",
    "lt",
];
pub(super) const AVERAGE: &[&str] = &[
    "averagetime",
    "averagelistentime",
    "avglistentime",
    "avgtime",
    "dailyaverage",
    "dayaverage",
    "averageduration",
    "avgduration",
    "dailyavg",
    "average",
    "avg",
];
/// Plays of everything, as [`TOTAL_TIME`].
pub(super) const TOTAL_PLAYS: &[&str] =
    &["totalplaycount", "totalplaycnt", "totallistencount", "totallistencnt"];
/// Plays, of the period or of what a row is about.
pub(super) const PLAYS: &[&str] =
    &["listencount", "listencnt", "listennum", "playcount", "playcnt", "playnum", "plays"];
pub(super) const STREAK: &[&str] = &[
    "condays",
    "consdays",
    "continuedays",
    "continuousdays",
    "consecutivedays",
    "streak",
    "streakdays",
    "condaynum",
];
pub(super) const HOUR: &[&str] =
    &["activehour", "preferhour", "favhour", "favouritehour", "tophour"];
pub(super) const NEW_SONGS: &[&str] = &["newsongcount", "newsongnum", "newsongs"];
pub(super) const SONG: &[&str] = &["songname", "songtitle", "trackname"];
pub(super) const SINGER: &[&str] = &["singername", "artistname", "singer", "artist"];
pub(super) const GENRE: &[&str] = &["genrename", "genre", "stylename", "style", "tagname"];
pub(super) const NAME: &[&str] = &["name", "title"];
/// What stands below a bar.
pub(super) const LABEL: &[&str] =
    &["date", "datatime", "day", "month", "hour", "label", "x", "key", "time"];
/// Seconds that one listened to what a row is about; never how long a song is.
pub(super) const HEARD: &[&str] = &[
    "listentime",
    "listenduration",
    "listeningtime",
    "listensec",
    "listenseconds",
    "playduration",
    "totallistentime",
];
/// Seconds of a bar, or of what has no length of its own.
pub(super) const LONG: &[&str] = &["duration", "totalduration", "totaltime", "playtime", "seconds"];
/// An amount of which its own name does not say what it counts.
pub(super) const VALUE: &[&str] = &["sum", "value", "count", "cnt", "num", "y"];
/// What only a song, a singer or the like has.
const MARKS: &[&str] = &[
    "id",
    "mid",
    "songid",
    "songmid",
    "singerid",
    "singermid",
    "albumid",
    "albummid",
    "trackid",
    "album",
    "interval",
    "song",
    "songinfo",
    "track",
    "trackinfo",
    "singerinfo",
];
/// Words in the names of objects that are about a song, a singer or the like.
const THINGS: &[&str] = &["song", "track", "singer", "artist", "album", "genre", "style", "friend"];
/// Words in the names of what is about another stretch of time or somebody else.
const ELSEWHERE: &[&str] = &["last", "prev", "compare", "friend"];
/// Words in the names of what is about a part of the time.
const PARTS: &[&str] = &["day", "daily", "week", "month", "year", "recent", "season", "quarter"];

/// Whether these are the fields of a song, a singer or the like: their numbers are its own.
pub(super) fn is_thing(fields: &Fields) -> bool {
    [MARKS, SONG, SINGER, GENRE].iter().any(|names| has(fields, names))
}

/// Whether these fields have a name: those of a thing, or of a section with rows.
pub(super) fn is_named(fields: &Fields) -> bool {
    has(fields, NAME)
}

fn has(fields: &Fields, names: &[&str]) -> bool {
    fields.iter().any(|(name, value)| {
        !value.is_array() && !value.is_null() && names.contains(&plain(name).as_str())
    })
}

/// Whether what has this (plain) name is about a song, a singer or the like.
pub(super) fn names_thing(name: &str) -> bool {
    THINGS.iter().any(|word| name.contains(word))
}

/// Whether what has this name is about another time than the answer.
pub(super) fn is_elsewhere(name: &str) -> bool {
    ELSEWHERE.iter().any(|word| name.contains(word))
}

/// Whether what has this name is about a part of all time.
pub(super) fn is_part(name: &str) -> bool {
    PARTS.iter().any(|word| name.contains(word))
}

/// The first of the fields with one of these names, in their order.
pub(super) fn find<'a>(fields: &'a Fields, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        let found = fields.iter().find(|(field, value)| plain(field) == *name && !value.is_null());
        found.map(|(_, value)| value)
    })
}

/// `listen_time`, `ListenTime` and `listenTime` are one name.
pub(super) fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

pub(super) fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Bool(_) => None,
        other => counted(integer_of(other)?),
    }
}

/// A number that can be a time somebody listened, in seconds: no moment since 1970 is.
pub(super) fn seconds(value: &Value) -> Option<u64> {
    number(value).filter(|seconds| *seconds <= MOST_SECONDS)
}

pub(super) fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

//! Lists of the report's page: rankings, and bars over time.

use serde_json::Value;

use super::super::{Bar, Heard, Row};
use super::Place;
use super::names::{
    Fields, GENRE, HEARD, LABEL, LONG, NAME, PLAYS, SINGER, SONG, VALUE, find, is_named, is_thing,
    number, seconds, text,
};
use crate::model::{Amount, Unit};

/// What rows wrap: `{"song": {"name": …}, "listenTime": …}`.
const WRAPPED: [&str; 6] = ["song", "songInfo", "track", "trackInfo", "singer", "singerInfo"];

/// Adds the list of this (plain) name: a ranking, or bars where they are about the whole.
pub(super) fn read(heard: &mut Heard, name: &str, list: &[Value], place: Place) {
    if place == Place::Thing {
        return;
    }
    let mut bars = |found| {
        if place == Place::Open {
            bars(heard, name, found);
        }
    };
    let objects: Vec<&Fields> = list.iter().filter_map(Value::as_object).collect();
    if objects.is_empty() {
        // Texts of digits are dates and numbers of songs, not heights.
        let plain: Vec<u64> =
            list.iter().filter(|row| row.is_number()).filter_map(seconds).collect();
        if plain.len() == list.len() {
            let bar = |value| (Bar { label: String::new(), value }, None);
            bars(plain.into_iter().map(bar).collect());
        }
        return;
    }
    let is = |names: &[&str]| objects.iter().any(|row| find(row, names).and_then(text).is_some());
    let nested = |what: &[&str]| {
        objects.iter().any(|row| what.iter().any(|it| row.get(*it).is_some_and(Value::is_object)))
    };
    let is_song = is(SONG) || is(NAME) && is(SINGER);
    let (slot, own) = if is_song || nested(&WRAPPED[..4]) || name.contains("song") {
        (&mut heard.songs, SONG)
    } else if is(GENRE) || name.contains("genre") || name.contains("style") {
        (&mut heard.genres, GENRE)
    } else if is(SINGER)
        || nested(&WRAPPED[4..])
        || name.contains("singer")
        || name.contains("artist")
    {
        (&mut heard.singers, SINGER)
    } else {
        // Whatever has a name or an id is no bar: its numbers are its own.
        if !objects.iter().any(|row| is_thing(row) || is_named(row)) {
            bars(objects.iter().filter_map(|row| bar(row)).collect());
        }
        return;
    };
    if slot.is_empty() {
        slot.extend(objects.into_iter().filter_map(|fields| row(fields, own)));
    }
}

fn row(fields: &Fields, own: &[&str]) -> Option<Row> {
    let inner = WRAPPED.iter().find_map(|name| fields.get(*name)?.as_object());
    let of = |names: &[&str]| {
        let outer = find(fields, names).and_then(text);
        outer.or_else(|| inner.and_then(|inner| find(inner, names)).and_then(text))
    };
    let is_song = own == SONG;
    let singer = if is_song { of(SINGER).or_else(|| singers(inner)) } else { None };
    let mid = of(if is_song { &["songmid", "mid"] } else { &["singermid", "mid"] });
    Some(Row {
        name: of(own).or_else(|| of(NAME))?,
        singer: singer.unwrap_or_default(),
        mid: mid.unwrap_or_default(),
        amount: amount(fields, is_song),
    })
}

/// How much of it was heard, where the field's name says what it counts. A song's `duration` is
/// its length, and what is wrapped is not about listening at all.
fn amount(fields: &Fields, is_song: bool) -> Option<Amount> {
    let plays = || Some(Amount { value: find(fields, PLAYS).and_then(number)?, unit: Unit::Plays });
    let seconds = || {
        let long = || if is_song { None } else { find(fields, LONG) };
        let value = find(fields, HEARD).or_else(long).and_then(seconds)?;
        Some(Amount { value, unit: Unit::Seconds })
    };
    if is_song { plays().or_else(seconds) } else { seconds().or_else(plays) }
}

/// The names of a track's `singer[]`.
fn singers(track: Option<&Fields>) -> Option<String> {
    let list = track?.get("singer")?.as_array()?;
    let names = list.iter().filter_map(|singer| text(singer.get("name")?));
    Some(names.collect::<Vec<_>>().join(" / "))
}

/// A bar, and what its height counts where the field's name says it.
fn bar(fields: &Fields) -> Option<(Bar, Option<Unit>)> {
    let label = find(fields, LABEL)?;
    let long = || find(fields, HEARD).or_else(|| find(fields, LONG));
    // `time` may name the bar or be its height: what is the label is not the height too.
    let time = || find(fields, &["time"]).filter(|time| *time != label);
    let (value, unit) = if let Some(value) = long().or_else(time) {
        (seconds(value)?, Some(Unit::Seconds))
    } else if let Some(value) = find(fields, PLAYS) {
        (number(value)?, Some(Unit::Plays))
    } else {
        (number(find(fields, VALUE)?)?, None)
    };
    Some((Bar { label: text(label)?, value }, unit))
}

/// Keeps bars of which a name says what they count: that of their heights, or of the list.
fn bars(heard: &mut Heard, name: &str, found: Vec<(Bar, Option<Unit>)>) {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let told = found.first().and_then(|(_, unit)| *unit);
    let unit = told.or_else(|| match () {
        () if has(&["time", "duration", "second"]) => Some(Unit::Seconds),
        () if has(&["count", "cnt", "num", "play"]) => Some(Unit::Plays),
        () => None,
    });
    let Some(unit) = unit else { return };
    if found.iter().any(|(_, own)| *own != told) {
        return;
    }
    let found: Vec<Bar> = found.into_iter().map(|(bar, _)| bar).collect();
    if found.len() == 24 && found.iter().all(|bar| is_hour(&bar.label)) {
        if heard.hours.is_empty() && unit == Unit::Seconds {
            heard.hours = found.into_iter().map(|bar| bar.value).collect();
        }
    } else if found.len() > 1 {
        let slot = match unit {
            Unit::Seconds => &mut heard.bars,
            Unit::Plays => &mut heard.play_bars,
        };
        if slot.is_empty() {
            *slot = found;
        }
    }
}

/// Whether a label can be an hour's: nothing, `7`, `07:00`, but no date.
fn is_hour(label: &str) -> bool {
    let groups: Vec<&str> = label
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    match groups.as_slice() {
        [] => true,
        [hour] | [hour, "00"] => hour.len() <= 2,
        _ => false,
    }
}

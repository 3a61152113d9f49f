//! Time zones: the usual ones, and finding one by what a person types. No I/O.

use chrono_tz::{TZ_VARIANTS, Tz};

use super::cities::CITIES;
use crate::i18n::folded;

/// The zones that are offered, most asked for first.
pub(crate) const USUAL: [Tz; 16] = [
    Tz::Asia__Shanghai,
    Tz::Asia__Hong_Kong,
    Tz::Asia__Taipei,
    Tz::Asia__Singapore,
    Tz::Asia__Tokyo,
    Tz::Asia__Seoul,
    Tz::Asia__Bangkok,
    Tz::Asia__Dubai,
    Tz::Europe__London,
    Tz::Europe__Paris,
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::America__Toronto,
    Tz::America__Los_Angeles,
    Tz::Australia__Sydney,
    Tz::Pacific__Auckland,
];

/// The most zones among which a person is asked to choose.
const MOST: usize = 8;
/// Fewer letters fit too many zones. A Chinese character says more than a Latin letter.
const LEAST: usize = 3;

/// The zones that a person may mean, the likeliest first, at most eight: by the name of a zone
/// (`Europe/London`, `london`), by a city or country in Chinese, English or Japanese, or by the difference to
/// Greenwich (`UTC+8`). One if there is no doubt, none if nothing fits.
pub(crate) fn find(text: &str) -> Vec<Tz> {
    if let Some(zone) = by_offset(text) {
        return vec![zone];
    }
    let wanted = normalised(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    if let Some(zone) = by_city(|name| name == wanted).next() {
        return vec![zone];
    }
    let mut found: Vec<Tz> = places().filter(|zone| city(*zone) == wanted).collect();
    if found.is_empty() {
        let named = TZ_VARIANTS.iter().find(|zone| normalised(zone.name()) == wanted);
        found.extend(named);
    }
    if found.is_empty() && is_long_enough(&wanted) {
        found = by_city(|name| name.starts_with(&wanted))
            .chain(places().filter(|zone| city(*zone).starts_with(&wanted)))
            .chain(by_city(|name| name.contains(&wanted)))
            .chain(places().filter(|zone| normalised(zone.name()).contains(&wanted)))
            .collect();
    }
    let mut seen = Vec::new();
    found.retain(|zone| {
        let is_new = !seen.contains(zone);
        seen.push(*zone);
        is_new
    });
    found.truncate(MOST);
    found
}

fn by_city(fits: impl Fn(&str) -> bool) -> impl Iterator<Item = Tz> {
    CITIES
        .iter()
        .filter(move |(_, names)| names.split_whitespace().any(&fits))
        .map(|(zone, _)| *zone)
}

/// Zones that are called after a place.
fn places() -> impl Iterator<Item = Tz> {
    TZ_VARIANTS
        .into_iter()
        .filter(|zone| zone.name().contains('/') && !zone.name().starts_with("Etc/"))
}

/// The last part of a zone's name.
fn city(zone: Tz) -> String {
    normalised(zone.name().rsplit('/').next().unwrap_or_default())
}

/// A folded name without spaces and hyphens; what people add to a city's name is left out.
fn normalised(text: &str) -> String {
    let text = folded(text.trim());
    let text = text.strip_suffix("时间").unwrap_or(&text);
    let text = text.strip_suffix("time").filter(|rest| rest.ends_with(' ')).unwrap_or(text);
    let text = text.strip_suffix('市').filter(|rest| *rest != "胡志明").unwrap_or(text);
    text.chars().filter(|letter| !letter.is_whitespace() && !"_-".contains(*letter)).collect()
}

/// `UTC+8`, `gmt -5`, `+8`, `UTC`: whole hours, which have zones of their own.
fn by_offset(text: &str) -> Option<Tz> {
    let text: String = text.to_lowercase().chars().filter(|letter| *letter != ' ').collect();
    let rest = text.strip_prefix("utc").or_else(|| text.strip_prefix("gmt")).unwrap_or(&text);
    if rest.is_empty() && !text.is_empty() {
        return Some(Tz::UTC);
    }
    // The zones' own names count the other way: `Etc/GMT-8` is eight hours before Greenwich.
    let (sign, hours) = match (rest.strip_prefix('+'), rest.strip_prefix(['-', '−'])) {
        (Some(hours), _) => ('-', hours),
        (_, Some(hours)) => ('+', hours),
        _ => return None,
    };
    match hours.strip_suffix(":00").unwrap_or(hours).parse::<u8>().ok()? {
        0 => Some(Tz::UTC),
        hours => format!("Etc/GMT{sign}{hours}").parse().ok(),
    }
}

/// Whether a part of a name is enough to look for.
fn is_long_enough(text: &str) -> bool {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum::<usize>() >= LEAST
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(text: &str) -> Tz {
        match find(text).as_slice() {
            [zone] => *zone,
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn cities_are_found_in_chinese_english_and_japanese() {
        for (text, zone) in [
            ("北京", Tz::Asia__Shanghai),
            ("北京时间", Tz::Asia__Shanghai),
            ("上海市", Tz::Asia__Shanghai),
            ("香港", Tz::Asia__Hong_Kong),
            ("台北", Tz::Asia__Taipei),
            ("东京", Tz::Asia__Tokyo),
            ("伦敦", Tz::Europe__London),
            (" LONDON ", Tz::Europe__London),
            ("纽约", Tz::America__New_York),
            ("new york", Tz::America__New_York),
            ("Los_Angeles", Tz::America__Los_Angeles),
            ("洛杉矶", Tz::America__Los_Angeles),
            ("悉尼", Tz::Australia__Sydney),
            ("加德满都", Tz::Asia__Kathmandu),
            ("Kathmandu", Tz::Asia__Kathmandu),
            ("europe/london", Tz::Europe__London),
            ("Australia/Lord_Howe", Tz::Australia__Lord_Howe),
            ("lord howe", Tz::Australia__Lord_Howe),
            ("胡志明市", Tz::Asia__Ho_Chi_Minh),
            ("Tokyo time", Tz::Asia__Tokyo),
            ("倫敦", Tz::Europe__London),
            ("紐約時間", Tz::America__New_York),
            ("臺北市", Tz::Asia__Taipei),
            ("ロンドン", Tz::Europe__London),
            ("パリ", Tz::Europe__Paris),
        ] {
            assert_eq!(only(text), zone, "{text}");
        }
    }

    #[test]
    fn differences_to_greenwich_are_read() {
        assert_eq!(only("UTC+8"), Tz::Etc__GMTMinus8);
        assert_eq!(only("+9"), Tz::Etc__GMTMinus9);
        assert_eq!(only("utc"), Tz::UTC);
        assert_eq!(only("gmt-5"), Tz::Etc__GMTPlus5);
        assert!(find("utc+99").is_empty());
    }

    #[test]
    fn what_may_be_several_gives_a_choice_and_what_is_none_gives_nothing() {
        let several = find("argentina");
        assert!((2..=MOST).contains(&several.len()), "{several:?}");
        assert_eq!(find("shang"), [Tz::Asia__Shanghai]);
        for nothing in ["", "  ", "ab", "atlantis", "😀", "火星"] {
            assert!(find(nothing).is_empty(), "{nothing}: {:?}", find(nothing));
        }
    }

    #[test]
    fn every_city_of_the_table_leads_to_its_zone() {
        for (zone, names) in CITIES {
            for name in names.split_whitespace() {
                assert_eq!(find(name).first(), Some(&zone), "{name}");
            }
        }
    }
}

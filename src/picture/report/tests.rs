//! Cards of invented reports: rich, sparse, empty and with the longest of everything.
//!
//! With `QQMUSIC_CARDS=<folder>` every card is written there, to be looked at.

use super::*;
use crate::model::{Amount, Bars, KeyUse, Ranked, ReportSource, Unit};

const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");
const STYLE: Style = Style { language: Language::Zh, theme: Theme::Light, today: TODAY };

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn row(name: &str, singer: &str, value: u64, unit: Unit) -> Ranked {
    let amount = (value > 0).then_some(Amount { value, unit });
    Ranked { name: name.into(), singer: singer.into(), mid: Some(name.into()), amount }
}

fn unknown(period: Period) -> Report {
    Report::unknown(period, period.since(TODAY), TODAY)
}

fn rich(period: Period) -> Report {
    let (bars, many) = match period {
        Period::Total => (Bars::Months { year: 2026 }, 12),
        Period::Today => (Bars::Hours, 24),
        Period::Week => (Bars::Weekdays, 7),
        Period::Month => (Bars::Days { first: date("2026-11-01") }, 30),
    };
    let values = (0..many).map(|at| 600 + at * 7919 % 3000).collect();
    Report {
        sources: vec![ReportSource::Official, ReportSource::Page],
        listened_s: Some(190_980),
        daily_average_s: Some(5410),
        plays: Some(1382),
        new_songs: Some(31),
        favourite_hour: Some(22),
        streak_days: Some(15),
        charts: vec![Chart { bars, unit: Unit::Seconds, values }],
        songs: vec![
            row("雨声来的时候", "阿棠", 27, Unit::Plays),
            row("Lantern in the Rain", "Paper Boats / 小鹿", 21, Unit::Plays),
            row("海辺のカーニバル", "夜のとばり", 18, Unit::Plays),
            row("비 오는 골목 🌧️", "하늘정원", 12, Unit::Plays),
            row("愛情釀的酒與無盡的風", "顧城電台", 9, Unit::Plays),
        ],
        singers: vec![
            row("阿棠", "", 54_000, Unit::Seconds),
            row("Paper Boats", "", 3000, Unit::Seconds),
            row("夜のとばり", "", 2000, Unit::Seconds),
            row("하늘정원", "", 900, Unit::Seconds),
        ],
        genres: vec![row("流行", "", 45, Unit::Plays), row("R&B", "", 9, Unit::Plays)],
        ..unknown(period)
    }
}

fn sparse(period: Period) -> Report {
    Report { sources: vec![ReportSource::Profile], listened_s: Some(0), ..unknown(period) }
}

fn longest(period: Period) -> Report {
    let long = "很长很长的歌名没有尽头 Supercalifragilistic 🎵".repeat(6);
    let rows = |unit| vec![row(&long, &long, u64::MAX / 32, unit); 20];
    Report {
        listened_s: Some(u64::MAX),
        daily_average_s: Some(86_399),
        plays: Some(u64::MAX),
        streak_days: Some(u32::MAX),
        new_songs: Some(u64::MAX),
        charts: vec![Chart {
            bars: Bars::Hours,
            unit: Unit::Seconds,
            values: vec![u64::MAX / 32; 24],
        }],
        songs: rows(Unit::Plays),
        singers: rows(Unit::Seconds),
        genres: rows(Unit::Plays),
        ..rich(period)
    }
}

/// Names in scripts that no font has, and emoji of several parts.
fn foreign(period: Period) -> Report {
    let names = ["เพลงรัก", "شكراً (مباشر)", "שלום Shalom", "👨‍👩‍👧‍👦 Family 🇨🇳❤️‍🔥", "हिन्दी"];
    let rows = |unit| names.map(|name| row(name, "นักร้อง", 9, unit)).to_vec();
    Report {
        songs: rows(Unit::Plays),
        singers: rows(Unit::Seconds),
        genres: rows(Unit::Plays),
        ..rich(period)
    }
}

/// An invented picture in the colours of a number.
fn invented(number: u8) -> bytes::Bytes {
    let picture = image::RgbImage::from_fn(150, 120, |x, y| {
        let (x, y) = (x as u8, y as u8);
        let ring = (u32::from(x.abs_diff(75)).pow(2) + u32::from(y.abs_diff(60)).pow(2)).isqrt();
        let light = if ring / 12 % 2 == 0 { 40 } else { 0 };
        image::Rgb([
            number.wrapping_mul(67) / 2 + light,
            60 + x / 2,
            number.wrapping_mul(151) / 2 + y,
        ])
    });
    let mut out = std::io::Cursor::new(Vec::new());
    let picture = image::DynamicImage::from(picture);
    picture.write_to(&mut out, image::ImageFormat::Jpeg).expect("in memory");
    out.into_inner().into()
}

/// Pictures of most of a rich report's songs and singers; one of them is none.
fn covers(report: &Report) -> Covers {
    let mut covers = Covers { avatar: Some(invented(9)), ..Covers::default() };
    for (at, row) in (1..).zip(report.songs.iter().chain(&report.singers)) {
        let picture = if at % 4 == 0 { "not a picture".into() } else { invented(at) };
        covers.by_mid.insert(row.name.clone(), picture);
    }
    covers
}

fn drawn(report: &Report, nick: &str, style: Style) -> image::RgbImage {
    // Emptier ones stand for what could not be had.
    let covers = if report.plays.is_some() { covers(report) } else { Covers::default() };
    let png = report_card(report, nick, &covers, style).expect("drawn");
    if let Ok(folder) = std::env::var("QQMUSIC_CARDS") {
        let Style { language, theme, today } = style;
        let kind = format!("{}-{}-{:?}", report.songs.len(), report.genres.len(), report.sources);
        let name =
            format!("{}-{}-{theme:?}-{today}-{kind}.png", report.period.name(), language.code());
        std::fs::write(std::path::Path::new(&folder).join(name), &png).expect("writes");
    }
    image::load_from_memory(&png).expect("a PNG").to_rgb8()
}

#[test]
fn every_card_is_1080_wide_and_fits_a_telegram_photo() {
    let nick = "永远永远永远听不够音乐的一个名字特别长的人👨‍👩‍👧‍👦";
    for (at, period) in Period::ALL.into_iter().enumerate() {
        // Each period in one language and one theme; drawing all of them with all is slow in tests.
        let language = Language::ALL[at % Language::ALL.len()];
        let theme = if at < 2 { Theme::Light } else { Theme::Dark };
        let style = Style { language, theme, today: TODAY };
        let all = [rich, sparse, unknown, longest, foreign];
        for report in all.map(|report| report(period)) {
            let card = drawn(&report, nick, style);
            assert_eq!(card.width(), WIDTH);
            assert!((500..=2500).contains(&card.height()), "{period:?}: {}", card.height());
        }
    }
}

#[test]
fn a_period_that_nobody_tells_says_so_and_shows_no_zero() {
    let nothing = drawn(&unknown(Period::Week), "", STYLE);
    let zero = drawn(&sparse(Period::Week), "", STYLE);
    assert_ne!(nothing.dimensions(), zero.dimensions());
    assert!(head::height(&unknown(Period::Week)) < head::height(&sparse(Period::Week)));
}

#[test]
fn a_name_that_no_font_has_is_said_to_be_so_and_a_nickname_is_left_out() {
    let named = |name: &str| Report {
        songs: vec![row(name, "", 9, Unit::Plays)],
        singers: vec![row(name, "", 9, Unit::Seconds)],
        ..unknown(Period::Week)
    };
    let named = |name| Report { sources: vec![ReportSource::Page], ..named(name) };
    let png = |report: &Report, nick| {
        report_card(report, nick, &Covers::default(), STYLE).expect("drawn")
    };
    assert_eq!(png(&named("เพลงรัก"), "اسم"), png(&named("مباشر"), ""));
    assert_ne!(png(&named("เพลงรัก"), ""), png(&named(""), "x"));
    assert_eq!(png(&named("Love ไทย"), "n"), png(&named("Love"), "n"));
}

#[test]
fn themes_and_periods_differ_and_the_same_report_is_the_same_picture() {
    let report = sparse(Period::Today);
    let light = report_card(&report, "n", &Covers::default(), STYLE).expect("drawn");
    assert_eq!(light, report_card(&report, "n", &Covers::default(), STYLE).expect("drawn"));
    let dark = Style { theme: Theme::Dark, ..STYLE };
    assert_ne!(light, report_card(&report, "n", &Covers::default(), dark).expect("drawn"));
    assert_ne!(
        light,
        report_card(&sparse(Period::Week), "n", &Covers::default(), STYLE).expect("drawn")
    );
    assert_ne!(light, report_card(&report, "other", &Covers::default(), STYLE).expect("drawn"));
}

#[test]
fn a_report_that_is_shown_later_says_of_when_it_is() {
    let report = rich(Period::Week);
    let on = |today, theme| drawn(&report, "小林", Style { today: date(today), theme, ..STYLE });
    let current = on("2026-11-22", Theme::Light);
    let last = on("2026-11-23", Theme::Light);
    assert_ne!(current, last, "it is called last week");
    assert_eq!(last, on("2026-11-29", Theme::Light));
    assert_ne!(last, on("2026-11-30", Theme::Light));
    let yesterday = |theme| Style { today: date("2026-11-23"), theme, ..STYLE };
    let [light, dark] = [Theme::Light, Theme::Dark]
        .map(|theme| drawn(&rich(Period::Today), "小林", yesterday(theme)));
    assert_ne!(light, dark);
}

#[test]
fn what_the_bot_sampled_is_told_as_since_one_joined() {
    let sampled = Report {
        since: Some(date("2026-11-03")),
        sources: vec![ReportSource::History],
        listened_s: Some(93_600),
        streak_days: Some(12),
        ..unknown(Period::Total)
    };
    assert_eq!(words::period(Language::Zh, &sampled, TODAY), "加入以来");
    assert_eq!(words::listened(Language::Zh, &sampled, TODAY), "加入以来听了");
    assert_eq!(words::range(Language::Zh, &sampled), "2026年11月3日起");
    assert!(words::source(Language::Zh, &sampled).contains("加入以来的记录（从2026年11月3日起）"));
    let told = Report { sources: vec![ReportSource::Page], since: None, ..sampled.clone() };
    for theme in [Theme::Light, Theme::Dark] {
        let style = Style { theme, ..STYLE };
        assert_ne!(drawn(&sampled, "小林", style), drawn(&told, "小林", style));
    }
}

#[tokio::test]
async fn a_picture_that_came_with_a_report_is_passed_on() {
    let reports = Reports {
        nick: String::new(),
        avatar: None,
        key: KeyUse::Absent,
        total: Report { picture: Some(vec![1, 2, 3]), ..unknown(Period::Total) },
        today: unknown(Period::Today),
        week: unknown(Period::Week),
        month: unknown(Period::Month),
    };
    let cards = report_cards(Arc::new(reports), &[Period::Total], Covers::default(), STYLE)
        .await
        .expect("drawn");
    assert_eq!(cards, [(Period::Total, vec![1, 2, 3])]);
}

//! Cards of invented days. With `QQMUSIC_CARDS=<folder>` every card is written there, to be looked at.

use super::*;
use crate::model::Theme;

const DATE: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a date");

fn row(name: &str, mark: Mark, gain: &str, why: &str) -> DayRow {
    DayRow { name: name.into(), mark, gain: gain.into(), why: why.into() }
}

fn days(known: [Option<bool>; 7]) -> Vec<(NaiveDate, Option<bool>)> {
    let first = DATE - chrono::Days::new(6);
    first.iter_days().zip(known).collect()
}

fn nothing() -> Day {
    Day {
        date: DATE,
        gained: None,
        before: None,
        after: None,
        streak: None,
        listened_s: None,
        rows: Vec::new(),
        days: Vec::new(),
    }
}

fn rich() -> Day {
    Day {
        gained: Some(43),
        before: Some(1_260),
        after: Some(1_303),
        streak: Some(15),
        listened_s: Some(5_400),
        rows: vec![
            row("签到", Mark::Done, "+5 金币", ""),
            row("金币任务", Mark::Done, "+38 金币", ""),
            row("听歌日报", Mark::Done, "", ""),
            row("登录续期", Mark::Open, "", "今天没有能做的"),
        ],
        days: days([None, Some(true), Some(true), Some(true), Some(true), Some(true), Some(true)]),
        ..nothing()
    }
}

fn failed() -> Day {
    let long =
        "QQ 音乐提醒操作太频繁，为了账号安全今天不再做，明天照常。QQ Music asks for patience 🙏 ";
    Day {
        rows: vec![
            row("签到", Mark::Failed, "", long),
            row(&long.repeat(3), Mark::Failed, "+999,999,999,999 金币", &long.repeat(9)),
        ],
        streak: Some(u32::MAX),
        before: Some(99_999_999),
        after: Some(101_234_566),
        gained: Some(1_234_567),
        days: days([Some(false), None, Some(true), Some(false), None, Some(true), Some(false)]),
        ..rich()
    }
}

#[test]
fn every_day_fits_its_card() {
    let all = [("rich", rich()), ("failed", failed()), ("nothing", nothing())];
    for (at, (name, day)) in all.iter().enumerate() {
        for (theme, language) in
            [(Theme::Light, Language::ALL[at % 4]), (Theme::Dark, Language::ALL[(at + 2) % 4])]
        {
            let png = day_card(day, Drawing { language, theme }).expect("drawn");
            if let Ok(folder) = std::env::var("QQMUSIC_CARDS") {
                let name = format!("day-{name}-{}-{theme:?}.png", language.code());
                std::fs::write(std::path::Path::new(&folder).join(name), &png).expect("writes");
            }
            let card = image::load_from_memory(&png).expect("a PNG");
            assert_eq!(card.width(), 1080);
            assert!((400..=2500).contains(&card.height()), "{name}: {}", card.height());
        }
    }
}

#[test]
fn what_failed_is_seen_on_the_card() {
    let drawing = Drawing { language: Language::Zh, theme: Theme::Light };
    let mut day = rich();
    let good = day_card(&day, drawing).expect("drawn");
    day.rows[0].mark = Mark::Failed;
    assert_ne!(day_card(&day, drawing).expect("drawn"), good);
}

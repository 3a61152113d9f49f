//! The words behind `/schedule`. No I/O.

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::zones;
use crate::i18n::folded;
use crate::model::{Chore, Chores, QuietHours, Tell};

/// What a person wants of their schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wish {
    /// To see it.
    Show,
    /// To have it run at a time, perhaps of another zone.
    At(NaiveTime, Option<Tz>),
    /// Another zone.
    Zone(Tz),
    /// To switch these on; `None`: the usual ones.
    On(Option<Chores>),
    /// To switch these off; `None`: all.
    Off(Option<Chores>),
    /// To have it run now.
    Now,
    /// What is told.
    Tell(Tell),
    /// When nothing is told; `None`: never.
    Quiet(Option<QuietHours>),
    /// To be told in this chat, or with `false` in private.
    Here(bool),
}

/// Words that make no sense, by what was expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bad {
    /// No word of `/schedule`.
    Word(String),
    /// No time of a day.
    Time(String),
    /// No zone.
    Zone(String),
    /// Several zones fit.
    Zones(Vec<Tz>),
    /// Nothing that can be done daily.
    Chore(String),
    /// Neither all, failures nor none.
    Tell(String),
    /// No two times.
    Quiet(String),
}

/// Reads the words.
pub(crate) fn read(args: &str) -> Result<Wish, Bad> {
    let (word, rest) = args.split_once(char::is_whitespace).unwrap_or((args, ""));
    let rest = rest.trim();
    match folded(word).as_str() {
        "" => Ok(Wish::Show),
        "now" | "run" | "现在" | "立即" | "马上" | "今すぐ" => Ok(Wish::Now),
        "on" | "开" | "打开" | "开启" | "オン" => chores(rest).map(Wish::On),
        "off" | "关" | "关闭" | "关掉" | "オフ" => chores(rest).map(Wish::Off),
        "notify" | "tell" | "通知" => tell(rest).map(Wish::Tell),
        "quiet" | "免打扰" | "勿扰" => quiet(rest).map(Wish::Quiet),
        "zone" | "timezone" | "tz" | "时区" => zone(rest).map(Wish::Zone),
        "here" | "这里" | "在这里" => Ok(Wish::Here(true)),
        "private" | "私聊" | "私讯" => Ok(Wish::Here(false)),
        _ => match time(word) {
            Some(at) if rest.is_empty() => Ok(Wish::At(at, None)),
            Some(at) => zone(rest).map(|zone| Wish::At(at, Some(zone))),
            None if word.starts_with(|first: char| first.is_ascii_digit()) => {
                Err(Bad::Time(word.to_owned()))
            }
            None => Err(Bad::Word(args.to_owned())),
        },
    }
}

/// A time of a day: `08:30`, `8：30`, `8点`, `8点半`, `8点05`, `8時`.
pub(crate) fn time(text: &str) -> Option<NaiveTime> {
    let text = text.strip_suffix('分').unwrap_or(text);
    let (hour, minute) = text.split_once([':', '：', '点', '點', '时', '時', '.'])?;
    let minute = match minute {
        "" if text.ends_with(['点', '點', '时', '時']) => 0,
        "半" => 30,
        minute if (1..=2).contains(&minute.len()) => number(minute)?,
        _ => return None,
    };
    NaiveTime::from_hms_opt(number(hour)?, minute, 0)
}

fn number(text: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { text.parse().ok() } else { None }
}

fn zone(text: &str) -> Result<Tz, Bad> {
    match zones::find(text).as_slice() {
        [] => Err(Bad::Zone(text.to_owned())),
        [one] => Ok(*one),
        several => Err(Bad::Zones(several.to_vec())),
    }
}

fn chores(text: &str) -> Result<Option<Chores>, Bad> {
    let words = text.split([' ', ',', '，', '、', '\n']).filter(|word| !word.is_empty());
    let known = words.map(|word| chore(word).ok_or_else(|| Bad::Chore(word.to_owned())));
    let chores: Chores = known.collect::<Result<_, _>>()?;
    Ok((!chores.is_empty()).then_some(chores))
}

fn chore(word: &str) -> Option<Chore> {
    Chore::from_name(word).or(match folded(word).as_str() {
        "签到" | "checkin" => Some(Chore::Sign),
        "金币" | "金币任务" | "coins" => Some(Chore::Coin),
        "续期" | "刷新" | "延长" | "延长登入" => Some(Chore::Refresh),
        "报告" | "日报" | "听歌报告" | "daily" => Some(Chore::DailyReport),
        "周报" => Some(Chore::WeeklyReport),
        "月报" => Some(Chore::MonthlyReport),
        "加速" => Some(Chore::Accelerate),
        "记录" | "纪录" | "时长" | "听歌时长" | "听歌时间" => Some(Chore::History),
        _ => None,
    })
}

fn tell(word: &str) -> Result<Tell, Bad> {
    Tell::from_name(word)
        .or(match folded(word).as_str() {
            "全部" | "每次" => Some(Tell::All),
            "失败" | "只说失败" | "failure" | "errors" => Some(Tell::Failures),
            "不要" | "关" | "无" | "nothing" | "off" => Some(Tell::Nothing),
            _ => None,
        })
        .ok_or_else(|| Bad::Tell(word.to_owned()))
}

fn quiet(text: &str) -> Result<Option<QuietHours>, Bad> {
    if matches!(folded(text).as_str(), "off" | "none" | "关" | "关闭" | "不要") {
        return Ok(None);
    }
    let (from, until) = text
        .split_once(['-', '–', '~', '～', '到', '至'])
        .or_else(|| text.split_once(' '))
        .ok_or_else(|| Bad::Quiet(text.to_owned()))?;
    match (time(from.trim()), time(until.trim())) {
        (Some(from), Some(until)) if from != until => Ok(Some(QuietHours { from, until })),
        _ => Err(Bad::Quiet(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(hour: u32, minute: u32) -> NaiveTime {
        NaiveTime::from_hms_opt(hour, minute, 0).expect("a time")
    }

    #[test]
    fn the_words_of_the_product_are_read() {
        assert_eq!(read(""), Ok(Wish::Show));
        assert_eq!(read("08:30"), Ok(Wish::At(at(8, 30), None)));
        assert_eq!(read("08:30 Europe/London"), Ok(Wish::At(at(8, 30), Some(Tz::Europe__London))));
        let chores = [Chore::Sign, Chore::Coin, Chore::DailyReport].into_iter().collect();
        assert_eq!(read("on sign coin report"), Ok(Wish::On(Some(chores))));
        assert_eq!(read("off coin"), Ok(Wish::Off(Some(Chores::NONE.with(Chore::Coin)))));
        assert_eq!(read("now"), Ok(Wish::Now));
        for tell in Tell::ALL {
            assert_eq!(read(&format!("notify {}", tell.name())), Ok(Wish::Tell(tell)));
        }
    }

    #[test]
    fn chinese_words_and_times_are_read_too() {
        assert_eq!(read("8点半 伦敦"), Ok(Wish::At(at(8, 30), Some(Tz::Europe__London))));
        assert_eq!(read("23：05"), Ok(Wish::At(at(23, 5), None)));
        assert_eq!(read("7点"), Ok(Wish::At(at(7, 0), None)));
        let chores = [Chore::Sign, Chore::WeeklyReport].into_iter().collect();
        assert_eq!(read("打开 签到、周报"), Ok(Wish::On(Some(chores))));
        assert_eq!(read("on"), Ok(Wish::On(None)));
        let night = QuietHours { from: at(23, 0), until: at(7, 30) };
        assert_eq!(read("quiet 23:00-7:30"), Ok(Wish::Quiet(Some(night))));
        assert_eq!(read("免打扰 23点 到 7点半"), Ok(Wish::Quiet(Some(night))));
        assert_eq!(read("quiet off"), Ok(Wish::Quiet(None)));
        assert_eq!(read("时区 东京"), Ok(Wish::Zone(Tz::Asia__Tokyo)));
        assert_eq!(read("8點半 倫敦"), read("8点半 伦敦"));
        assert_eq!(read("打開 簽到、週報"), read("打开 签到、周报"));
        assert_eq!(read("8時 ロンドン"), Ok(Wish::At(at(8, 0), Some(Tz::Europe__London))));
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        assert_eq!(read("25:00"), Err(Bad::Time("25:00".to_owned())));
        assert_eq!(read("8:99"), Err(Bad::Time("8:99".to_owned())));
        assert_eq!(read("8"), Err(Bad::Time("8".to_owned())));
        assert_eq!(read("08:30 Atlantis"), Err(Bad::Zone("Atlantis".to_owned())));
        assert_eq!(read("on sing"), Err(Bad::Chore("sing".to_owned())));
        assert_eq!(read("notify never"), Err(Bad::Tell("never".to_owned())));
        assert_eq!(read("quiet 8:00"), Err(Bad::Quiet("8:00".to_owned())));
        assert_eq!(read("quiet 8:00-8:00"), Err(Bad::Quiet("8:00-8:00".to_owned())));
        assert_eq!(read("tomorrow morning"), Err(Bad::Word("tomorrow morning".to_owned())));
        assert!(matches!(read("8:30 argentina"), Err(Bad::Zones(_))));
    }

    proptest! {
        #[test]
        fn any_words_are_read(text in ".{0,100}") {
            let _ = read(&text);
        }
    }
}

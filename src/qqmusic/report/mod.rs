//! Listening reports: the official gateway, the report's page inside the app, the profile.
//!
//! All of them are read into one shape, [`Heard`]; which period it is about, and what days its bars
//! are, is the caller's to know.

mod official;
mod page;

use reqwest::header;
use serde_json::{Value, json};
use url::Url;

use super::account::LoginUserData;
use super::call::{As, Call, refusal};
use super::comm::Comm;
use super::lenient::integer_of;
use super::request::{Repeat, Request};
use super::{Client, Error, LoginUser, Result};
use crate::model::{Amount, Credential, Period, ReportKey};

use page::Scope;

const OFFICIAL: &str = "https://a.y.qq.com/me/report";
const OFFICIAL_API: &str = "me/report";
/// The version of the official tool whose requests these are.
const SKILL: &str = "0.0.3";
const BAR: &str = "music.individuation.ListenReportSvr/GetBar";
const RANK: &str = "music.individuation.ListenReportSvr/GetRank";
const DETAIL: &str = "music.individuation.ListenReportSvr/GetDetail";

/// A row of a ranking.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) name: String,
    pub(crate) singer: String,
    pub(crate) mid: String,
    /// How much it was heard, where it is told what the number counts.
    pub(crate) amount: Option<Amount>,
}

/// A bar of a chart, with whatever stands below it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) value: u64,
}

/// What one answer tells. What it does not tell is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Heard {
    /// Seconds listened.
    pub(crate) listened_s: Option<u64>,
    /// Seconds listened a day, on average.
    pub(crate) average_s: Option<u64>,
    /// Songs played.
    pub(crate) plays: Option<u64>,
    /// Songs heard for the first time.
    pub(crate) new_songs: Option<u64>,
    /// The hour with the most listening.
    pub(crate) hour: Option<u64>,
    /// Days without a gap.
    pub(crate) streak: Option<u64>,
    /// Seconds in each of 24 hours.
    pub(crate) hours: Vec<u64>,
    /// Seconds over time.
    pub(crate) bars: Vec<Bar>,
    /// Plays over time.
    pub(crate) play_bars: Vec<Bar>,
    /// Songs.
    pub(crate) songs: Vec<Row>,
    /// Singers.
    pub(crate) singers: Vec<Row>,
    /// Genres.
    pub(crate) genres: Vec<Row>,
}

/// The period of an official report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TimeKey {
    Day,
    Week,
    Month,
}

/// The period of the report's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageType {
    Day = 1,
    Week = 2,
    Month = 3,
    Year = 4,
}

/// What profile and listening power tell besides.
#[derive(Debug, Default)]
pub(crate) struct ProfileReport {
    pub(crate) user: LoginUser,
    /// `todayLT`, else `my_play_time`: seconds today.
    pub(crate) today_s: Option<u64>,
    /// `ListeningReport` of the profile: seconds of the periods that its rows name.
    pub(crate) named: Vec<(Period, u64)>,
}

impl Client {
    /// The official report, `a.y.qq.com/me/report`, with a person's own key. `start` is when the
    /// day or the week began, in seconds since 1970.
    /// Errors: [`Error::Status`] 401 or 403, or [`Error::Code`], when the key is not accepted.
    pub(crate) async fn official_report(
        &self,
        key: &ReportKey,
        time: TimeKey,
        start: i64,
    ) -> Result<Heard> {
        let (time_key, block) = match time {
            TimeKey::Day => ("d", "dayData"),
            TimeKey::Week => ("w", "weekData"),
            TimeKey::Month => ("m", "monthData"),
        };
        let body = json!({
            "params": {"timeKey": time_key, "startTime": start},
            "comm": {"skill_version": SKILL},
        });
        let url = Url::parse(OFFICIAL).expect("a constant address is valid");
        let request = Request::post(url, "application/json", body.to_string())
            .header(header::AUTHORIZATION, &format!("Bearer {}", key.expose()))
            .repeat(Repeat::Safe);
        let answer = self.send(request).await?.ok()?;
        let answer: Value = serde_json::from_slice(&answer.body)
            .map_err(|_| Error::Garbage("the report is not JSON"))?;
        // A success may have no `ret` at all.
        let codes = ["ret", "sub_ret", "code"].map(|name| answer.get(name).and_then(integer_of));
        if let Some(code) = codes.into_iter().flatten().find(|code| *code != 0) {
            return Err(refusal(OFFICIAL_API, code, &Value::Null));
        }
        // Some gateways of this kind put everything below `data`.
        let data = answer.get(block).or_else(|| answer.get("data")?.get(block));
        let data = data.unwrap_or(&Value::Null);
        Ok(match time {
            TimeKey::Day => official::day(data),
            TimeKey::Week => official::week(data),
            TimeKey::Month => official::month(data),
        })
    }

    /// The bars and rankings of the report's page:
    /// `music.individuation.ListenReportSvr/GetBar` and `GetRank`, signed.
    pub(crate) async fn report_page(
        &self,
        credential: &Credential,
        kind: PageType,
    ) -> Result<Heard> {
        let number = kind as u8;
        let bar = json!({"type": number, "optionType": 1, "uin": "", "version": "v2", "token": ""});
        let rank = json!({"type": number, "uin": "", "version": "v2", "token": ""});
        let calls = [Call::new(BAR, bar), Call::new(RANK, rank)];
        self.report_items(credential, &calls, Scope::Period).await
    }

    /// What the report's page calls a total, without a period:
    /// `music.individuation.ListenReportSvr/GetDetail`, signed.
    pub(crate) async fn report_detail(&self, credential: &Credential) -> Result<Heard> {
        let param = json!({"optionType": 1, "uin": "", "version": "v2", "token": ""});
        self.report_items(credential, &[Call::new(DETAIL, param)], Scope::AllTime).await
    }

    /// One call that is answered is enough; the first refusal counts when none is.
    async fn report_items(
        &self,
        credential: &Credential,
        calls: &[Call],
        scope: Scope,
    ) -> Result<Heard> {
        let items = self.signed(As::new(Comm::H5, Some(credential)), calls).await?;
        let (mut heard, mut refused) = (None, None);
        for item in items {
            match item.data() {
                Ok(data) => page::read_into(heard.get_or_insert_default(), &data, scope),
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        heard.ok_or_else(|| refused.unwrap_or(Error::Garbage("a call was not answered")))
    }

    /// Who it is, and what profile and listening power tell of listening, in one request:
    /// `music.UserInfo.userInfoServer/GetLoginUserInfo`,
    /// `music.soundPower.SoundPowerSvr/QueryLevelDetailPage`,
    /// `music.activeCenter.FriendRankSvr/GetRank`,
    /// `music.recommend.UserProfileSettingSvr/GetProfileReport`.
    /// Errors: [`Error::Code`] 1000, 104400 or 104401 when the key is dead.
    pub(crate) async fn profile_report(&self, credential: &Credential) -> Result<ProfileReport> {
        let rank = json!({"rank_type": 1, "offset": 0, "limit": 1, "last_uin": "", "rankno": 0});
        let calls = [
            Call::new(super::account::LOGIN_USER, json!({})),
            Call::new("music.soundPower.SoundPowerSvr/QueryLevelDetailPage", json!({})),
            Call::new("music.activeCenter.FriendRankSvr/GetRank", rank),
            Call::new("music.recommend.UserProfileSettingSvr/GetProfileReport", json!({})),
        ];
        let items = self.batch(As::new(Comm::Android, Some(credential)), &calls).await?;
        let mut items = items.into_iter();
        let user = items.next().ok_or(Error::Garbage("a call was not answered"))?;
        let user: LoginUserData = user.data()?;
        let mut next = || items.next().and_then(|item| part(item.data())).unwrap_or_default();
        let (level, rank, profile) = (next(), next(), next());
        let seconds = |value: Option<&Value>| value.and_then(integer_of)?.try_into().ok();
        Ok(ProfileReport {
            user: user.info,
            today_s: seconds(level.get("todayLT")).or_else(|| seconds(rank.get("my_play_time"))),
            named: named(&profile["ListeningReport"]["Report"]),
        })
    }
}

/// The rows of a profile's report that say what they are and have seconds. Their fields are not
/// documented.
fn named(rows: &Value) -> Vec<(Period, u64)> {
    const NAMES: [(&str, Period); 6] = [
        ("今日", Period::Today),
        ("今天", Period::Today),
        ("本周", Period::Week),
        ("这周", Period::Week),
        ("本月", Period::Month),
        ("这个月", Period::Month),
    ];
    const TOTAL: [&str; 4] = ["累计", "总", "一共", "全部"];
    // 年度总时长, 上周总时长 and 近7日累计 are totals of a part.
    const PART: [char; 8] = ['年', '季', '月', '周', '日', '天', '近', '上'];
    let period = |title: &str| {
        let (_, period) =
            NAMES.into_iter().find(|(name, _)| title.contains(name)).or_else(|| {
                let is_total =
                    TOTAL.iter().any(|name| title.contains(name)) && !title.contains(PART);
                is_total.then_some(("", Period::Total))
            })?;
        Some(period)
    };
    let rows = rows.as_array().map(Vec::as_slice).unwrap_or_default();
    let read = |row: &Value| {
        let title = row.get("Title").or(row.get("Name"))?.as_str()?;
        let seconds = row.get("ListenTime").and_then(integer_of)?.try_into().ok()?;
        Some((period(title)?, seconds))
    };
    rows.iter().filter_map(read).collect()
}

/// A count as it can be meant: not negative, and small enough that a year of them can be added up.
fn counted(number: i64) -> Option<u64> {
    u64::try_from(number).ok().filter(|number| *number < 1 << 48)
}

/// A part that may be missing.
fn part(asked: Result<Value>) -> Option<Value> {
    asked.inspect_err(|error| tracing::debug!(%error, "a part of a report is missing")).ok()
}

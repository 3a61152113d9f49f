//! Listening reports: the official one for an account's key, and those of pages inside the app.

use axum::Json;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};

use super::Inner;
use super::call::{Answer, Call, Http, number, text};
use super::day::{begins, day};
use super::digest::Listening;
use super::gateway::Module;
use super::hash::token;
use super::ledger::Deed;
use super::refusal::Code;
use super::user::avatar;

/// Refusals of the official endpoint: which `ret` the real one gives is not documented.
const NO_KEY: i64 = 1000;
const BAD_REQUEST: i64 = 10_001;
const TOO_OFTEN: i64 = 2001;

/// `POST a.y.qq.com/me/report`. A success has no `ret`, and null for the blocks that were not asked.
pub(super) fn official(world: &Inner, http: &Http) -> Response {
    if http.method != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let now = world.clock.seconds();
    let traceid = token(16).to_lowercase();
    let refused = |ret: i64, message: &str| {
        let body = json!({"traceid": traceid, "ts": now, "ret": ret, "sub_ret": 0, "msg": message});
        Json(body).into_response()
    };
    let shown = http.header(header::AUTHORIZATION);
    let key = shown.strip_prefix("Bearer ").unwrap_or_default().trim();
    let mut state = world.state();
    let Some(uin) = state.accounts.holder_of_report_key(key) else {
        if state.habits.bad_report_key_is_401 {
            return (StatusCode::UNAUTHORIZED, Json(json!({"message": "unauthorized"})))
                .into_response();
        }
        return refused(NO_KEY, "invalid api key");
    };
    if state.traffic.count(Some(uin), now) > state.limits.requests_per_10_s {
        return refused(TOO_OFTEN, "too many requests");
    }
    let Ok(body) = serde_json::from_slice::<Value>(&http.body) else {
        return refused(BAD_REQUEST, "invalid body");
    };
    let params = &body["params"];
    let period = text(&params["timeKey"]);
    let start = number(&params["startTime"]).filter(|&start| start > 0).unwrap_or(now);
    let account = state.accounts.named(uin);
    let (taste, today) = (account.taste(), day(now));
    let seconds = |date: NaiveDate| account.heard(date, now);
    let listening = Listening { catalog: &world.catalog, taste, seconds: &seconds };
    let date = day(start);
    let (block, data) = match period.as_str() {
        "d" => ("dayData", listening.day(date)),
        "w" => {
            let into_week = u64::from(date.weekday().num_days_from_monday());
            let monday = date.checked_sub_days(Days::new(into_week)).unwrap_or(date);
            let passed = (today - monday).num_days().clamp(0, 6).unsigned_abs() + 1;
            ("weekData", listening.week(monday, passed))
        }
        "m" | "" => ("monthData", listening.month(today)),
        _ => return refused(BAD_REQUEST, "invalid timeKey"),
    };
    let what = if period.is_empty() { "m" } else { &period };
    account.ledger.note(now, Deed::ReportRead, what, 0, 0);
    let mut answer = json!({"traceid": traceid, "ts": now, "dayData": null, "weekData": null, "monthData": null});
    answer[block] = data;
    Json(answer).into_response()
}

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.individuation.ListenReportSvr" => |call, method| match method {
            "GetBar" => Some(bar(call)),
            "GetRank" => Some(rank(call)),
            "GetDetail" => Some(detail(call)),
            _ => None,
        },
        "music.recommend.UserProfileSettingSvr" => |call, method| match method {
            "GetProfileReport" => Some(profile(call)),
            _ => None,
        },
        _ => return None,
    })
}

/// What a page of reports shows of the caller; only through the signed gateway.
///
/// Only `availableDates`, `token` and `userInfo.uin` are known of these answers. The rest is
/// invented, in the style of the others.
fn page(call: &Call<'_>, show: impl FnOnce(&Listening<'_>, NaiveDate, &str) -> Value) -> Answer {
    if !call.signed {
        return Err(Code::SIGNED_ONLY.into());
    }
    let key = call.login()?;
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let account = state.accounts.named(key.uin);
    let seconds = |date: NaiveDate| account.heard(date, now);
    let listening =
        Listening { catalog: &call.world.catalog, taste: account.taste(), seconds: &seconds };
    let mut answer = show(&listening, day(now), &account.euin);
    answer["token"] = token(24).into();
    Ok(answer)
}

/// The days of a period until today: a day, a week, a month or a year of them.
fn days_of(kind: i64, today: NaiveDate) -> Vec<NaiveDate> {
    let count = match kind {
        1 => 1,
        2 => u64::from(today.weekday().num_days_from_monday()) + 1,
        3 => u64::from(today.day()),
        _ => u64::from(today.ordinal()),
    };
    let back = (0..count).rev().filter_map(|ago| today.checked_sub_days(Days::new(ago)));
    back.collect()
}

fn bar(call: &Call<'_>) -> Answer {
    let kind = call.int("type", 1);
    page(call, |listening, today, _| {
        let days = days_of(kind, today);
        let bars: Vec<_> = days
            .iter()
            .map(|date| json!({"date": date.to_string(), "duration": (listening.seconds)(*date), "ts": begins(*date)}))
            .collect();
        let sum: u64 = days.iter().map(|date| (listening.seconds)(*date)).sum();
        let dates: Vec<_> =
            days.iter().rev().map(|date| date.format("%Y%m%d").to_string()).collect();
        json!({"code": 0, "type": kind, "availableDates": dates, "bars": bars, "totalDuration": sum})
    })
}

fn rank(call: &Call<'_>) -> Answer {
    let kind = call.int("type", 1);
    page(call, |listening, today, _| {
        let sum = days_of(kind, today).into_iter().map(listening.seconds).sum();
        let (songs, singers) = listening.ranks(kind.unsigned_abs(), sum);
        let named = |rows: Vec<Value>, name: &str| -> Vec<Value> {
            let row = |mut row: Value| {
                row[name] = row["sum"].take();
                row
            };
            rows.into_iter().map(row).collect()
        };
        json!({"code": 0, "type": kind, "songRank": named(songs, "listenCnt"),
               "singerRank": named(singers, "listenTime")})
    })
}

fn detail(call: &Call<'_>) -> Answer {
    page(call, |listening, today, euin| {
        let days = days_of(4, today);
        let sum: u64 = days.iter().map(|date| (listening.seconds)(*date)).sum();
        json!({"code": 0, "userInfo": {"uin": euin}, "totalDuration": sum, "listenDays": days.len()})
    })
}

/// `GetProfileReport`: the caller's, or that of the account named by its encrypted number.
fn profile(call: &Call<'_>) -> Answer {
    let visited = call.text("VisitAccount");
    let own = call.login().map(|key| key.uin);
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let uin = match state.accounts.find_euin(&visited) {
        Some(account) => account.uin,
        None if visited.is_empty() => own.clone()?,
        None => return Err(Code::ILLEGAL_UIN.into()),
    };
    let account = state.accounts.named(uin);
    let today = day(now);
    let week: u64 = days_of(2, today).into_iter().map(|date| account.heard(date, now)).sum();
    let rows = [("今日听歌", account.heard(today, now)), ("本周听歌", week)];
    let reports: Vec<_> = rows
        .into_iter()
        .enumerate()
        .filter(|(_, (_, seconds))| *seconds > 0)
        .map(|(at, (title, seconds))| json!({"Type": at + 1, "Title": title, "Content": format!("{}分钟", seconds / 60), "ListenTime": seconds}))
        .collect();
    Ok(json!({
        "UserInfoCard": {"HeadUrl": avatar(uin), "NickName": account.nick, "Signature": "", "EncryptionAccount": account.euin,
                         "Preferences": {}},
        "ListeningReport": {"Report": reports}, "SortArray": [1, 2], "IsVisitAccount": own.ok() != Some(uin),
    }))
}

//! Tasks that the other server does as a whole, and its listening report.

use chrono::{DateTime, Datelike, Days, Utc};
use chrono_tz::Asia::Shanghai;
use serde_json::{Value, json};

use super::super::{Error, Result};
use super::call::{Ask, Server, unexpected};
use super::read;
use crate::model::{
    Amount, Credential, KeyUse, Note, Period, Ranked, Report, ReportSource, Reports, Step,
    StepState, TaskReport, TaskSong, TaskState, Unit,
};

/// The longest sentence of another server that is kept.
const NOTE: usize = 120;
/// Rows of a ranking that are kept.
const RANKED: usize = 20;

pub(super) async fn begin(
    server: &Server,
    song: Option<&TaskSong>,
    credential: &Credential,
) -> Result<String> {
    let ask = match song {
        None => Ask::post("api/coin/task", json!({})),
        Some(song) => {
            let mut info = json!({"songName": song.name, "songId": song.id.value(),
                "songMid": song.mid.as_str()});
            // What is not known is left out: an empty word is no singer's.
            for (name, value) in [("singer", &song.singer), ("singerId", &song.singer_mid)] {
                if !value.is_empty() {
                    info[name] = value.as_str().into();
                }
            }
            Ask::post("api/accelerate/song", json!({"songInfo": info}))
        }
    };
    let data = server.ask(ask.with(Some(credential))).await?;
    let id = match &data {
        Value::String(id) => id.clone(),
        object => read::text(object, &["taskId", "task_id", "taskid", "id"]),
    };
    if id.is_empty() { Err(unexpected("the other server's task has no id")) } else { Ok(id) }
}

pub(super) async fn check(
    server: &Server,
    id: &str,
    credential: &Credential,
) -> Result<TaskReport> {
    let asked = vec![("taskId", id.to_owned())];
    let data = server.ask(Ask::get("api/coin/task/check", asked).with(Some(credential))).await?;
    let state = state(&read::text(&data, &["state", "status"]));
    let steps = read::list(&data, &["steps", "tasks"]).map(|rows| rows.iter().map(step).collect());
    Ok(TaskReport {
        state: state.ok_or_else(|| unexpected("the other server's task has no known state"))?,
        steps: steps.unwrap_or_default(),
        earned: read::number(&data, &["earned", "coins", "coin", "total_earned"]),
        note: note(&data),
    })
}

fn state(word: &str) -> Option<TaskState> {
    Some(match word.to_lowercase().as_str() {
        "queued" | "pending" | "waiting" | "created" => TaskState::Queued,
        "running" | "processing" | "doing" | "in_progress" => TaskState::Running,
        "done" | "completed" | "complete" | "success" | "finished" => TaskState::Done,
        "failed" | "error" | "fail" => TaskState::Failed,
        "cancelled" | "canceled" | "stopped" => TaskState::Cancelled,
        _ => return None,
    })
}

fn step(row: &Value) -> Step {
    let word = read::text(row, &["state", "status"]);
    let known = StepState::from_name(&word);
    let known = known.or_else(|| {
        Some(match state(&word)? {
            TaskState::Queued => StepState::Todo,
            TaskState::Running => StepState::Doing,
            TaskState::Done => StepState::Done,
            TaskState::Failed => StepState::Failed,
            TaskState::Cancelled => StepState::Skipped,
        })
    });
    Step {
        name: read::text(row, &["name", "title", "taskName"]),
        state: known.unwrap_or(StepState::Unsure),
        note: note(row),
    }
}

fn note(told: &Value) -> Option<Note> {
    let words = read::text(told, &["note", "message", "msg"]);
    let words: String = words.chars().take(NOTE).collect();
    Some(words).filter(|words| !words.is_empty()).map(Note::told)
}

pub(super) async fn report(
    server: &Server,
    credential: &Credential,
    now: DateTime<Utc>,
) -> Result<Reports> {
    let data = server.ask(Ask::get("api/listenreport", Vec::new()).with(Some(credential))).await?;
    let reports = |period| one(&data, period, now);
    let all = Reports {
        nick: read::text(&data, &["nick", "nickname"]),
        key: KeyUse::Absent,
        total: reports(Period::Total),
        today: reports(Period::Today),
        week: reports(Period::Week),
        month: reports(Period::Month),
    };
    if !data.is_object() {
        return Err(Error::Unexpected("the other server's report cannot be read".into()));
    }
    Ok(all)
}

/// A period: an object with a picture and numbers, or the picture itself. What is not there is
/// unknown.
fn one(data: &Value, period: Period, now: DateTime<Utc>) -> Report {
    let today = now.with_timezone(&Shanghai).date_naive();
    let since = match period {
        Period::Total => None,
        Period::Today => Some(today),
        Period::Week => {
            today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()))
        }
        Period::Month => today.with_day(1),
    };
    let mut report = Report::unknown(period, since, today);
    let names: &[&str] = match period {
        Period::Total => &["total", "all"],
        Period::Today => &["today", "day"],
        Period::Week => &["week", "thisWeek"],
        Period::Month => &["month", "thisMonth"],
    };
    let Some(told) = read::field(data, names) else { return report };
    let image = match told {
        Value::String(image) => image.clone(),
        object => read::text(object, &["image", "base64", "picture", "img"]),
    };
    report.picture = read::picture(&image);
    report.listened_s = read::number(told, &["listened_s", "listenTime"]);
    report.daily_average_s = read::number(told, &["daily_average_s"]);
    report.plays = read::number(told, &["plays", "listenCount"]);
    report.new_songs = read::number(told, &["new_songs"]);
    let small = |names| read::number(told, names).and_then(|number| u32::try_from(number).ok());
    report.streak_days = small(&["streak_days"]);
    let hour = small(&["favourite_hour"]).filter(|hour| *hour < 24);
    report.favourite_hour = hour.and_then(|hour| hour.try_into().ok());
    let ranked = |name: &str| -> Vec<Ranked> {
        let rows = told.get(name).and_then(Value::as_array).into_iter().flatten();
        rows.filter_map(ranked).take(RANKED).collect()
    };
    report.songs = ranked("songs");
    report.singers = ranked("singers");
    report.genres = ranked("genres");
    if report.picture.is_some() || report.listened_s.is_some() || !report.songs.is_empty() {
        report.sources = vec![ReportSource::Remote];
    }
    report
}

fn ranked(row: &Value) -> Option<Ranked> {
    let name = match row {
        Value::String(name) => name.clone(),
        object => read::text(object, &["name", "title"]),
    };
    let mid = read::text(row, &["mid"]);
    Some(Ranked {
        name: Some(name).filter(|name| !name.is_empty())?,
        singer: read::text(row, &["singer"]),
        mid: Some(mid).filter(|mid| !mid.is_empty()),
        amount: amount(row),
    })
}

fn amount(row: &Value) -> Option<Amount> {
    let unit = match read::text(row, &["unit"]).as_str() {
        "seconds" => Unit::Seconds,
        "plays" => Unit::Plays,
        _ => return None,
    };
    Some(Amount { value: read::number(row, &["value"])?, unit })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_of_other_servers_are_understood() {
        for (word, expected) in [
            ("queued", TaskState::Queued),
            ("PROCESSING", TaskState::Running),
            ("completed", TaskState::Done),
            ("error", TaskState::Failed),
            ("canceled", TaskState::Cancelled),
        ] {
            assert_eq!(state(word), Some(expected), "{word}");
        }
        assert_eq!(state("confused"), None);
        let told = step(&json!({"title": "T", "status": "success", "msg": "x".repeat(500)}));
        assert_eq!((told.name.as_str(), told.state), ("T", StepState::Done));
        assert_eq!(told.note, Some(Note::Told("x".repeat(NOTE))));
    }
}

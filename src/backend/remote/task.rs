//! Tasks that the other server does as a whole.

use serde_json::{Value, json};

use super::super::Result;
use super::call::{Ask, Server, unexpected};
use super::read;
use crate::model::{Credential, Note, Step, StepState, TaskReport, TaskSong, TaskState};

/// The longest sentence of another server that is kept.
const NOTE: usize = 120;

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

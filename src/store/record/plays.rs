//! What belongs to tasks: the pointer to one, its message, the day's play reports, and what a person
//! allowed.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::task::task_id;
use super::{Record, decode, encode};
use crate::model::{ChatId, Language, Permissions, TaskId};
use crate::store::{Plays, Result, TaskMessage};

const VERSION: u8 = 1;

/// A pointer to a task.
impl Record for TaskId {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.to_string())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        task_id(decode(VERSION, bytes)?)
    }
}

/// A task's message as it was written before its topic was kept.
#[derive(Serialize, Deserialize)]
struct TaskMessageV1<'a> {
    task: &'a str,
    chat: i64,
    message: i32,
    language: &'a str,
}

/// The version of a task's message that tells its topic.
const IN_TOPIC: u8 = 2;

#[derive(Serialize, Deserialize)]
struct TaskMessageV2<'a> {
    #[serde(borrow)]
    before: TaskMessageV1<'a>,
    thread: Option<i32>,
}

impl Record for TaskMessage {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { task, chat, thread, message, language } = self;
        let task = task.to_string();
        let before = TaskMessageV1 {
            task: &task,
            chat: chat.0,
            message: *message,
            language: language.code(),
        };
        encode(IN_TOPIC, &TaskMessageV2 { before, thread: *thread })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let TaskMessageV2 { before: record, thread } = match bytes.first() {
            Some(&VERSION) => TaskMessageV2 { before: decode(VERSION, bytes)?, thread: None },
            _ => decode(IN_TOPIC, bytes)?,
        };
        Ok(Self {
            task: task_id(record.task)?,
            chat: ChatId(record.chat),
            thread,
            message: record.message,
            language: Language::from_code(record.language).unwrap_or(Language::En),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct PlaysV1 {
    seconds: u32,
    reports: u32,
    stopped: bool,
}

impl Record for Plays {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { seconds, reports, stopped } = *self;
        encode(VERSION, &PlaysV1 { seconds, reports, stopped })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let PlaysV1 { seconds, reports, stopped } = decode(VERSION, bytes)?;
        Ok(Self { seconds, reports, stopped })
    }
}

#[derive(Serialize, Deserialize)]
struct PermissionsV1 {
    library: bool,
    accelerate: bool,
}

impl Record for Permissions {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { library, accelerate } = *self;
        encode(VERSION, &PermissionsV1 { library, accelerate })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let PermissionsV1 { library, accelerate } = decode(VERSION, bytes)?;
        Ok(Self { library, accelerate })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tasks_message_of_before_topics_were_kept_is_read() {
        let before = TaskMessageV1 {
            task: "00000000-0000-4000-8000-000000000001",
            chat: -5,
            message: 7,
            language: "zh",
        };
        let older = TaskMessage::from_bytes(&encode(VERSION, &before)).expect("reads");
        assert_eq!((older.chat, older.message, older.thread), (ChatId(-5), 7, None));
        let newer = TaskMessage { thread: Some(3), ..older };
        assert_eq!(TaskMessage::from_bytes(&newer.to_bytes()).expect("reads"), newer);
    }
}

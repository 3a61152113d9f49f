//! What a group decided, and messages that are to be deleted there.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode};
use crate::model::{Answers, Cap, ChatId, Group, Open, Quality, Quiet, Standing};
use crate::store::Result;

const VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
struct GroupV1<'a> {
    links: bool,
    #[serde(borrow)]
    open: &'a str,
    cap: &'a str,
    /// The topic of answers; within, `None` is the general one.
    topic: Option<Option<i32>>,
    quiet: &'a str,
    standing: &'a str,
}

impl Record for Group {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { links, open, cap, answers, quiet, standing } = self;
        let record = GroupV1 {
            links: *links,
            open: open.name(),
            cap: cap.0.name(),
            topic: match answers {
                Answers::WhereAsked => None,
                Answers::Topic(topic) => Some(*topic),
            },
            quiet: quiet.name(),
            standing: standing.name(),
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let GroupV1 { links, open, cap, topic, quiet, standing } = decode(VERSION, bytes)?;
        // A choice that no longer exists counts as not chosen.
        Ok(Self {
            links,
            open: Open::from_name(open).unwrap_or_default(),
            cap: Quality::from_name(cap).map(Cap).unwrap_or_default(),
            answers: topic.map_or(Answers::WhereAsked, Answers::Topic),
            quiet: Quiet::from_name(quiet).unwrap_or_default(),
            standing: Standing::from_name(standing).unwrap_or_default(),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct FadingV1 {
    chat: i64,
    message: i32,
}

/// Which message is to be deleted; when stands in its name.
pub(in crate::store) struct Faded {
    /// The group.
    pub(in crate::store) chat: ChatId,
    /// The message.
    pub(in crate::store) message: i32,
}

impl Record for Faded {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { chat, message } = self;
        encode(VERSION, &FadingV1 { chat: chat.0, message: *message })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let FadingV1 { chat, message } = decode(VERSION, bytes)?;
        Ok(Self { chat: ChatId(chat), message })
    }
}

/// How many messages are to be deleted.
pub(in crate::store) struct FadingCount(pub(in crate::store) u64);

impl Record for FadingCount {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.0)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        decode(VERSION, bytes).map(Self)
    }
}

/// The group that a chat instance is.
pub(in crate::store) struct InstanceOf(pub(in crate::store) ChatId);

impl Record for InstanceOf {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.0.0)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        decode(VERSION, bytes).map(|chat| Self(ChatId(chat)))
    }
}

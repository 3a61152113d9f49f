//! The boards of groups.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, date, decode, encode};
use crate::model::{Board, BoardMember, ChatId, PersonId};
use crate::store::Result;

const VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
struct BoardV1 {
    chat: i64,
    is_on: bool,
    topic: Option<i32>,
    title: String,
    posted: Option<i32>,
    members: Vec<(u64, String)>,
}

/// A board with its group, for those who look at all of them.
#[derive(Debug)]
pub(in crate::store) struct BoardOf(pub(in crate::store) ChatId, pub(in crate::store) Board);

impl Record for BoardOf {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self(chat, Board { is_on, topic, title, posted, members }) = self;
        let member = |BoardMember { person, name }: &BoardMember| (person.0, name.clone());
        let record = BoardV1 {
            chat: chat.0,
            is_on: *is_on,
            topic: *topic,
            title: title.clone(),
            posted: posted.map(|day| day.to_epoch_days()),
            members: members.iter().map(member).collect(),
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let BoardV1 { chat, is_on, topic, title, posted, members } = decode(VERSION, bytes)?;
        let member = |(person, name)| BoardMember { person: PersonId(person), name };
        let members = members.into_iter().map(member).collect();
        let posted = posted.map(date).transpose()?;
        Ok(Self(ChatId(chat), Board { is_on, topic, title, posted, members }))
    }
}

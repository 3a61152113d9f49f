//! Comments on their way.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode};
use crate::model::{ChatId, CommentTarget, CommentText, Language, PersonId, Subject, Uin};
use crate::store::{Draft, DraftState, Error, Result};

const VERSION: u8 = 1;

/// A [`Subject`], inside other records.
#[derive(Serialize, Deserialize)]
pub(super) struct SubjectV1 {
    biz_type: u8,
    biz_id: u64,
    title: String,
    url: String,
}

impl From<&Subject> for SubjectV1 {
    fn from(Subject { target, title, url }: &Subject) -> Self {
        Self {
            biz_type: target.biz_type(),
            biz_id: target.biz_id(),
            title: title.clone(),
            url: url.clone(),
        }
    }
}

impl SubjectV1 {
    /// The subject; [`Error::Corrupt`] when it is none.
    pub(super) fn read(self) -> Result<Subject> {
        let Self { biz_type, biz_id, title, url } = self;
        let target = CommentTarget::from_biz(biz_type, biz_id);
        Ok(Subject { target: target.ok_or(Error::Corrupt("nothing to comment on"))?, title, url })
    }
}

/// The order of the variants is part of the format: new ones go to the end.
#[derive(Serialize, Deserialize)]
enum StateV1 {
    Waiting,
    Sending,
    Sent,
    Unsure,
}

#[derive(Serialize, Deserialize)]
struct DraftV1 {
    id: String,
    owner: u64,
    uin: u64,
    language: String,
    chat: i64,
    message: i32,
    subject: SubjectV1,
    text: String,
    state: StateV1,
}

impl Record for Draft {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { id, owner, uin, language, chat, message, subject, text, state } = self;
        let record = DraftV1 {
            id: id.clone(),
            owner: owner.0,
            uin: uin.value(),
            language: language.code().to_owned(),
            chat: chat.0,
            message: *message,
            subject: subject.into(),
            text: text.as_str().to_owned(),
            state: match state {
                DraftState::Waiting => StateV1::Waiting,
                DraftState::Sending => StateV1::Sending,
                DraftState::Sent => StateV1::Sent,
                DraftState::Unsure => StateV1::Unsure,
            },
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let DraftV1 { id, owner, uin, language, chat, message, subject, text, state } =
            decode(VERSION, bytes)?;
        Ok(Self {
            id,
            owner: PersonId(owner),
            uin: Uin::new(uin).map_err(|_| Error::Corrupt("a comment without an account"))?,
            language: Language::negotiate(&language),
            chat: ChatId(chat),
            message,
            subject: subject.read()?,
            text: CommentText::new(&text).map_err(|_| Error::Corrupt("a comment without text"))?,
            state: match state {
                StateV1::Waiting => DraftState::Waiting,
                StateV1::Sending => DraftState::Sending,
                StateV1::Sent => DraftState::Sent,
                StateV1::Unsure => DraftState::Unsure,
            },
        })
    }
}

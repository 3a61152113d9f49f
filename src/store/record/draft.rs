//! Comments on their way.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode};
use crate::model::{ChatId, CommentTarget, CommentText, Language, PersonId, ReplyTo, Subject, Uin};
use crate::store::{Draft, DraftState, Error, Result};

/// Drafts as they were written before comments could answer others.
const WITHOUT_REPLY: u8 = 1;
const VERSION: u8 = 2;

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

/// A [`ReplyTo`], inside other records.
#[derive(Serialize, Deserialize)]
pub(super) struct ReplyToV1 {
    id: String,
    nick: String,
}

impl From<&ReplyTo> for ReplyToV1 {
    fn from(ReplyTo { id, nick }: &ReplyTo) -> Self {
        Self { id: id.clone(), nick: nick.clone() }
    }
}

impl From<ReplyToV1> for ReplyTo {
    fn from(ReplyToV1 { id, nick }: ReplyToV1) -> Self {
        Self { id, nick }
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

#[derive(Serialize, Deserialize)]
struct DraftV2 {
    before: DraftV1,
    reply_to: Option<ReplyToV1>,
}

impl Record for Draft {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { id, owner, uin, language, chat, message, subject, reply_to, text, state } = self;
        let before = DraftV1 {
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
        let reply_to = reply_to.as_ref().map(ReplyToV1::from);
        encode(VERSION, &DraftV2 { before, reply_to })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let DraftV2 { before, reply_to } = match bytes.first() {
            Some(&WITHOUT_REPLY) => {
                DraftV2 { before: decode(WITHOUT_REPLY, bytes)?, reply_to: None }
            }
            _ => decode(VERSION, bytes)?,
        };
        let DraftV1 { id, owner, uin, language, chat, message, subject, text, state } = before;
        Ok(Self {
            id,
            owner: PersonId(owner),
            uin: Uin::new(uin).map_err(|_| Error::Corrupt("a comment without an account"))?,
            language: Language::negotiate(&language),
            chat: ChatId(chat),
            message,
            subject: subject.read()?,
            reply_to: reply_to.map(ReplyTo::from),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_of_before_is_read_and_a_new_one_keeps_what_it_answers() {
        let before = DraftV1 {
            id: "one".into(),
            owner: 1,
            uin: 2,
            language: "zh".into(),
            chat: 1,
            message: 5,
            subject: SubjectV1 { biz_type: 1, biz_id: 3, title: "T".into(), url: "u".into() },
            text: "好听".into(),
            state: StateV1::Waiting,
        };
        let old = Draft::from_bytes(&encode(WITHOUT_REPLY, &before)).expect("reads");
        assert_eq!((old.id.as_str(), &old.reply_to), ("one", &None));
        let reply_to = Some(ReplyTo { id: "1!x".into(), nick: "N".into() });
        let new = Draft { reply_to, ..old };
        assert_eq!(Draft::from_bytes(&new.to_bytes()).expect("reads"), new);
    }
}

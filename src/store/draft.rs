//! Comments on their way, as they are kept.

use crate::model::{ChatId, CommentText, Language, PersonId, ReplyTo, Subject, Uin};

/// A comment whose writer saw it and has not said yes, or that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Tells it from other drafts; stands in its buttons.
    pub id: String,
    /// Who wrote it. Nobody else may send it.
    pub owner: PersonId,
    /// The account that it was shown to be sent by.
    pub uin: Uin,
    /// The language it was shown in.
    pub language: Language,
    /// Where it was shown.
    pub chat: ChatId,
    /// The message that shows it; known when one of its buttons was pressed, until then 0.
    pub message: i32,
    /// On what.
    pub subject: Subject,
    /// The comment that it answers, if any.
    pub reply_to: Option<ReplyTo>,
    /// What it says.
    pub text: CommentText,
    /// How far it is.
    pub state: DraftState,
}

/// How far a comment is. From `Sending` on it is never sent again, unless QQ Music clearly said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftState {
    /// It waits for its writer's yes.
    Waiting,
    /// It is being sent, or was when the process ended.
    Sending,
    /// It is written.
    Sent,
    /// It may be written: no clear answer came.
    Unsure,
}

//! What a sign-in and a comment came to.

use serde::Serialize;

use crate::model;

/// `data` of `sign`; what could not be read is null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Sign {
    /// Always true: another end is a failure.
    pub signed: bool,
    /// Whether it was signed in before.
    pub already: bool,
    /// Days signed in without a gap, today included.
    pub streak: Option<u32>,
    /// Music coins before.
    pub coins_before: Option<u64>,
    /// Music coins after.
    pub coins_after: Option<u64>,
    /// Coins that were really credited, by the two counters.
    pub credited: Option<u64>,
}

impl From<model::SignDone> for Sign {
    fn from(done: model::SignDone) -> Self {
        let model::SignDone { already, streak, coins_before, coins_after, credited, warned: _ } =
            done;
        Self { signed: true, already, streak, coins_before, coins_after, credited }
    }
}

/// `data` of `comment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comment {
    /// The comment's id; null when QQ Music did not tell it.
    pub comment_id: Option<String>,
}

impl From<model::CommentDone> for Comment {
    fn from(done: model::CommentDone) -> Self {
        let model::CommentDone { id } = done;
        Self { comment_id: id }
    }
}

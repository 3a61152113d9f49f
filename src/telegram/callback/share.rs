//! What the buttons below `/share` and `/board` carry.

use crate::model::{ChatId, LentTo, PersonId};

/// A press below what a person lends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShareAct {
    /// Yes, to the group of the button.
    Lend,
    /// No.
    Decline,
    /// Takes it back.
    TakeBack(LentTo),
    /// The next of the daily caps.
    Cap(LentTo),
    /// Shows what is lent.
    Overview,
    /// Asks whether it is to be lent to everyone.
    AskDefault,
    /// Yes, to everyone.
    LendToAll,
}

impl ShareAct {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        match self {
            Self::Lend => "y".to_owned(),
            Self::Decline => "n".to_owned(),
            Self::TakeBack(to) => format!("b{}", place(to)),
            Self::Cap(to) => format!("c{}", place(to)),
            Self::Overview => "v".to_owned(),
            Self::AskDefault => "d".to_owned(),
            Self::LendToAll => "e".to_owned(),
        }
    }

    /// Reads its fields.
    pub(super) fn decode(text: &str) -> Option<Self> {
        let first = text.chars().next()?;
        Some(match (first, &text[first.len_utf8()..]) {
            ('y', "") => Self::Lend,
            ('n', "") => Self::Decline,
            ('v', "") => Self::Overview,
            ('d', "") => Self::AskDefault,
            ('e', "") => Self::LendToAll,
            ('b', to) => Self::TakeBack(lent_to(to)?),
            ('c', to) => Self::Cap(lent_to(to)?),
            _ => return None,
        })
    }
}

/// A group's id, or zero for everyone.
fn place(to: LentTo) -> i64 {
    match to {
        LentTo::Group(group) => group.0,
        LentTo::Everyone => 0,
    }
}

fn lent_to(text: &str) -> Option<LentTo> {
    match text.parse().ok()? {
        0 => Some(LentTo::Everyone),
        group if group < 0 => Some(LentTo::Group(ChatId(group))),
        _ => None,
    }
}

/// A press below a group's board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardAct {
    /// The presser joins.
    Join,
    /// The presser leaves.
    Leave,
    /// The presser leaves the board of this group, in private.
    LeaveFrom(ChatId),
    /// It is posted every week, or not.
    Post(bool),
    /// This person's listening is sampled from now on.
    Sample(PersonId),
}

impl BoardAct {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        match self {
            Self::Join => "j".to_owned(),
            Self::Leave => "l".to_owned(),
            Self::LeaveFrom(group) => format!("l{group}"),
            Self::Post(true) => "+".to_owned(),
            Self::Post(false) => "-".to_owned(),
            Self::Sample(person) => format!("s{person}"),
        }
    }

    /// Reads its fields.
    pub(super) fn decode(text: &str) -> Option<Self> {
        let first = text.chars().next()?;
        Some(match (first, &text[first.len_utf8()..]) {
            ('j', "") => Self::Join,
            ('l', "") => Self::Leave,
            ('l', group) => {
                let group = group.parse().ok().filter(|group| *group < 0);
                Self::LeaveFrom(ChatId(group?))
            }
            ('+', "") => Self::Post(true),
            ('-', "") => Self::Post(false),
            ('s', person) => Self::Sample(PersonId(person.parse().ok()?)),
            _ => return None,
        })
    }
}

//! What the buttons below `/share` and `/board` carry.

use crate::model::{ChatId, DailyCap, LentTo};

/// A press below what a person lends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShareAct {
    /// Yes, to the group of the button.
    Lend,
    /// No.
    Decline,
    /// Takes it back.
    TakeBack(LentTo),
    /// Shows what the daily caps can be.
    Caps(LentTo),
    /// Chooses one.
    Cap(LentTo, DailyCap),
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
            Self::Caps(to) => format!("c{}", place(to)),
            Self::Cap(to, DailyCap::Member(times)) => format!("m{times}/{}", place(to)),
            Self::Cap(to, DailyCap::Total(times)) => format!("t{times}/{}", place(to)),
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
            ('c', to) => Self::Caps(lent_to(to)?),
            ('m', rest) => cap(rest, DailyCap::Member)?,
            ('t', rest) => cap(rest, DailyCap::Total)?,
            _ => return None,
        })
    }
}

fn cap(rest: &str, of: fn(u32) -> DailyCap) -> Option<ShareAct> {
    let (times, to) = rest.split_once('/')?;
    let cap = of(times.parse().ok()?);
    let to = lent_to(to)?;
    cap.is_offered(to).then_some(ShareAct::Cap(to, cap))
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

/// For whom a group's board is shown: everybody may press below it, and it stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardView {
    /// For a member.
    Member,
    /// For an admin, who may have it posted.
    Admin,
}

/// A press below a group's board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoardAct {
    /// The presser joins.
    Join(BoardView),
    /// The presser leaves.
    Leave(BoardView),
    /// The presser leaves the board of this group, in private.
    LeaveFrom(ChatId),
    /// It is posted every week, or not.
    Post(bool),
}

impl BoardAct {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        match self {
            Self::Join(BoardView::Member) => "j".to_owned(),
            Self::Join(BoardView::Admin) => "J".to_owned(),
            Self::Leave(BoardView::Member) => "l".to_owned(),
            Self::Leave(BoardView::Admin) => "L".to_owned(),
            Self::LeaveFrom(group) => format!("l{group}"),
            Self::Post(true) => "+".to_owned(),
            Self::Post(false) => "-".to_owned(),
        }
    }

    /// Reads its fields.
    pub(super) fn decode(text: &str) -> Option<Self> {
        let first = text.chars().next()?;
        Some(match (first, &text[first.len_utf8()..]) {
            ('j', "") => Self::Join(BoardView::Member),
            ('J', "") => Self::Join(BoardView::Admin),
            ('l', "") => Self::Leave(BoardView::Member),
            ('L', "") => Self::Leave(BoardView::Admin),
            ('l', group) => {
                let group = group.parse().ok().filter(|group| *group < 0);
                Self::LeaveFrom(ChatId(group?))
            }
            ('+', "") => Self::Post(true),
            ('-', "") => Self::Post(false),
            _ => return None,
        })
    }
}

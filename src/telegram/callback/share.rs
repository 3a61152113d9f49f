//! What the buttons below `/share` and `/board` carry.

use crate::model::{ChatId, DailyCap, Language, LentTo};

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

/// How a group's board is shown: everybody may press below it, and it stays as who asked for it sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BoardView {
    /// Whether it is for an admin, who may have it posted.
    pub(crate) is_admin: bool,
    /// In which language; `None` below messages of before: that of who presses.
    pub(crate) language: Option<Language>,
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
    /// It is posted every week, or not; shown in this language as [`BoardView::language`].
    Post(bool, Option<Language>),
}

impl BoardAct {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        let (letter, language) = match self {
            Self::LeaveFrom(group) => return format!("l{group}"),
            Self::Join(BoardView { is_admin: false, language }) => ('j', language),
            Self::Join(BoardView { is_admin: true, language }) => ('J', language),
            Self::Leave(BoardView { is_admin: false, language }) => ('l', language),
            Self::Leave(BoardView { is_admin: true, language }) => ('L', language),
            Self::Post(true, language) => ('+', language),
            Self::Post(false, language) => ('-', language),
        };
        format!("{letter}{}", language.map_or("", Language::code))
    }

    /// Reads its fields.
    pub(super) fn decode(text: &str) -> Option<Self> {
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        if first == 'l' && rest.starts_with('-') {
            let group = rest.parse().ok().filter(|group| *group < 0);
            return Some(Self::LeaveFrom(ChatId(group?)));
        }
        let language = match rest {
            "" => None,
            code => Some(Language::from_code(code)?),
        };
        let view = |is_admin| BoardView { is_admin, language };
        Some(match first {
            'j' => Self::Join(view(false)),
            'J' => Self::Join(view(true)),
            'l' => Self::Leave(view(false)),
            'L' => Self::Leave(view(true)),
            '+' => Self::Post(true, language),
            '-' => Self::Post(false, language),
            _ => return None,
        })
    }
}

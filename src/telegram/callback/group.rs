//! What the buttons of a group's settings carry.

use super::fields::truth;
use crate::model::{Open, Quality, Quiet};

/// A row of a group's settings: each has a page of its own with its choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Row {
    /// The language.
    Language,
    /// What is sent when nobody names a quality, and the best that is sent.
    Quality,
    /// Whether pasted links are answered.
    Links,
    /// What members may use.
    Open,
    /// Where answers go; only in groups with topics.
    Answers,
    /// How long answers stay.
    Quiet,
}

impl Row {
    /// Every row, in the order it is shown.
    pub(crate) const ALL: [Self; 6] =
        [Self::Language, Self::Quality, Self::Links, Self::Open, Self::Answers, Self::Quiet];

    fn name(self) -> &'static str {
        match self {
            Self::Language => "lang",
            Self::Quality => "quality",
            Self::Links => "links",
            Self::Open => "open",
            Self::Answers => "answers",
            Self::Quiet => "quiet",
        }
    }

    /// The page in a button's data: a row, or the first page.
    pub(super) fn encode(page: Option<Self>) -> &'static str {
        page.map_or("", Self::name)
    }

    /// The page of a button's data.
    pub(super) fn decode(text: &str) -> Option<Option<Self>> {
        if text.is_empty() {
            return Some(None);
        }
        Self::ALL.into_iter().find(|row| row.name() == text).map(Some)
    }
}

/// A choice for a group. A language and the usual quality have buttons that are the same in private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Whether pasted links are answered.
    Links(bool),
    /// What members may use.
    Open(Open),
    /// The best quality that is sent.
    Cap(Quality),
    /// Answers go into the topic of the button, or with `false` where the bot is asked.
    Here(bool),
    /// How long answers stay.
    Quiet(Quiet),
}

impl Choice {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        match self {
            Self::Links(on) => format!("links:{}", u8::from(on)),
            Self::Open(open) => format!("open:{}", open.name()),
            Self::Cap(quality) => format!("cap:{}", quality.name()),
            Self::Here(here) => format!("here:{}", u8::from(here)),
            Self::Quiet(quiet) => format!("quiet:{}", quiet.name()),
        }
    }

    /// The choice of a button's data.
    pub(super) fn decode(text: &str) -> Option<Self> {
        let (what, value) = text.split_once(':')?;
        match what {
            "links" => truth(value).map(Self::Links),
            "open" => Open::from_name(value).map(Self::Open),
            "cap" => Quality::from_name(value).map(Self::Cap),
            "here" => truth(value).map(Self::Here),
            "quiet" => Quiet::from_name(value).map(Self::Quiet),
            _ => None,
        }
    }
}

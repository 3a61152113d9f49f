//! Messages from values: texts in Telegram's HTML and the buttons under them.
//!
//! Pure, and the only place that escapes. Whatever QQ Music or a person puts into a name, the
//! result is markup that Telegram accepts and stays within its limits (4,096 units of a text,
//! 1,024 of a caption, 64 bytes of a button's data); the property tests hold every renderer to it.

pub(crate) mod account;
pub(crate) mod accounts;
pub(crate) mod admin;
pub(crate) mod authorize;
pub(crate) mod board;
pub(crate) mod buttons;
pub(crate) mod card;
pub(crate) mod check;
pub(crate) mod comment;
pub(crate) mod discover;
mod error;
pub(crate) mod export;
pub(crate) mod found;
pub(crate) mod group;
pub(crate) mod help;
pub(crate) mod hot;
pub(crate) mod html;
pub(crate) mod inline;
pub(crate) mod list;
pub(crate) mod login;
pub(crate) mod lyric;
pub(crate) mod moment;
pub(crate) mod privacy;
pub(crate) mod queue;
pub(crate) mod report;
pub(crate) mod report_key;
pub(crate) mod run;
pub(crate) mod schedule;
pub(crate) mod send_all;
pub(crate) mod settings;
pub(crate) mod share;
pub(crate) mod sign;
pub(crate) mod song;
pub(crate) mod stats;
pub(crate) mod task;

use teloxide::types::InlineKeyboardMarkup;

use super::sender::Html;

pub(crate) use error::{Remedy, error};

/// A message to send or to put in place of another.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reply {
    /// Its text, or the caption of its picture.
    pub(crate) html: Html,
    /// What stands under it.
    pub(crate) buttons: Option<InlineKeyboardMarkup>,
}

impl Reply {
    /// Without buttons.
    pub(crate) fn text(html: impl Into<String>) -> Self {
        Self { html: Html(html.into()), buttons: None }
    }
}

#[cfg(test)]
mod tests;

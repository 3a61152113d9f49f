//! Buttons and their rows.

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};
use url::Url;

use crate::telegram::callback::Callback;

/// The longest label, in UTF-16 units: a phone shows about so many on a whole row.
const LABEL: usize = 40;

/// A button that presses.
pub(crate) fn press(label: impl AsRef<str>, callback: &Callback) -> InlineKeyboardButton {
    let label = super::html::plain(label.as_ref(), LABEL);
    InlineKeyboardButton::callback(label, callback.encode())
}

/// A button that opens an address; `None` for what is no web address.
pub(crate) fn open(label: impl AsRef<str>, address: &str) -> Option<InlineKeyboardButton> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.host_str()?;
    Some(InlineKeyboardButton::url(super::html::plain(label.as_ref(), LABEL), url))
}

/// Rows of buttons; empty rows are left out, no buttons at all are none.
pub(crate) fn rows(
    rows: impl IntoIterator<Item = Vec<InlineKeyboardButton>>,
) -> Option<InlineKeyboardMarkup> {
    let rows: Vec<_> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    (!rows.is_empty()).then(|| InlineKeyboardMarkup::new(rows))
}

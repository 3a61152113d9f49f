//! Fields of a button's data, each read back to what it was.

use crate::model::{PersonId, RunId};

/// Digits.
pub(super) fn person(text: &str) -> Option<PersonId> {
    text.parse().ok().map(PersonId)
}

/// From 1.
pub(super) fn page_of(text: &str) -> Option<u32> {
    text.parse().ok().filter(|page| *page > 0)
}

/// Sixteen hex digits.
pub(super) fn run(text: &str) -> Option<RunId> {
    let is_id = text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    u64::from_str_radix(text, 16).ok().filter(|_| is_id).map(RunId)
}

/// What is made of whose it is and the fields behind.
pub(super) fn of_person<T>(
    fields: &str,
    make: impl FnOnce(PersonId, &str) -> Option<T>,
) -> Option<T> {
    let (who, rest) = fields.split_once(':')?;
    make(person(who)?, rest)
}

/// What is made of a run and whose it is.
pub(super) fn run_of<T>(fields: &str, make: impl FnOnce(PersonId, RunId) -> T) -> Option<T> {
    of_person(fields, |person, id| Some(make(person, run(id)?)))
}

/// `1` or `0`.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// Ids of views and comments are as [`Service::save_view`](crate::service::Service::save_view) and
/// [`Service::draft`](crate::service::Service::draft) make them.
pub(super) fn is_view(text: &str) -> bool {
    (1..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

//! What is said about a person's key for the official report. The key itself is never in it.

use super::buttons::{press, rows};
use super::{Reply, error};
use crate::i18n::t;
use crate::model::Language;
use crate::service::Error;
use crate::telegram::callback::Callback;
use crate::telegram::command::Command;

/// What the key is for and where it comes from.
pub(crate) fn how(language: Language) -> Reply {
    Reply::text(t!(language, "report-key-how"))
}

/// What became of a key that was sent.
pub(crate) fn taken(language: Language, failure: Option<&Error>, is_deleted: bool) -> Reply {
    let outcome = match failure {
        None => t!(language, "report-key-saved"),
        Some(failure @ Error::ReportKeyRefused) => error(language, failure).0.0,
        // Nothing is known of the key: it is to be sent again.
        Some(failure) => {
            let why = error(language, failure).0.0;
            format!("{why}\n{}", t!(language, "report-key-unchecked"))
        }
    };
    let held = if is_deleted {
        t!(language, "report-key-deleted")
    } else {
        t!(language, "report-key-stays")
    };
    let show = press(t!(language, "report-button"), &Callback::Do(Command::Report));
    let buttons = failure.is_none().then(|| rows([vec![show]])).flatten();
    Reply { buttons, ..Reply::text(format!("{outcome}\n{held}")) }
}

/// For a key that was posted in a group.
pub(crate) fn leaked(language: Language, is_deleted: bool) -> Reply {
    Reply::text(if is_deleted {
        t!(language, "report-key-leaked-deleted")
    } else {
        t!(language, "report-key-leaked-stays")
    })
}

/// That there is no key any more.
pub(crate) fn removed(language: Language, had: bool) -> Reply {
    Reply::text(if had {
        t!(language, "report-key-removed")
    } else {
        t!(language, "report-key-none")
    })
}

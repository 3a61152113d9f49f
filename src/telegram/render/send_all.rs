//! A list that is sent whole: how far it is, and what became of it.

use super::{Reply, list};
use crate::i18n::t;
use crate::model::{Language, Song};

/// Why a song of a list was not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missed {
    /// It needs a login; of a VIP song, see [`Member`](Self::Member).
    Login,
    /// It needs a membership.
    Member,
    /// It is not to be had.
    Right,
    /// The group allows no quality in which it exists.
    AboveCap,
    /// It is too large for Telegram.
    TooLarge,
    /// It broke off, or could not be asked for.
    Failed,
}

fn reason(language: Language, missed: Missed) -> String {
    match missed {
        Missed::Login => t!(language, "send-all-login"),
        Missed::Member => t!(language, "send-all-member"),
        Missed::Right => t!(language, "send-all-right"),
        Missed::AboveCap => t!(language, "send-all-above-cap"),
        Missed::TooLarge => t!(language, "send-all-too-large"),
        Missed::Failed => t!(language, "send-all-failed"),
    }
}

/// The line of a list that is being sent; with the place in the queue while it waits there.
pub(crate) fn sending(
    language: Language,
    title: &str,
    (done, total): (usize, usize),
    place: Option<usize>,
) -> Reply {
    let title = list::title(language, title);
    let mut text = t!(language, "send-all-progress", title = title, done = done, total = total);
    if let Some(place) = place {
        text = format!("{text}\n{}", t!(language, "send-all-place", place = place));
    }
    Reply::text(text)
}

/// How the sending of a list ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ended {
    /// Everything was tried.
    Through,
    /// The person cancelled it.
    Cancelled,
    /// The bot stops.
    Stopped,
}

/// What became of a list: how many came, which did not and why.
pub(crate) fn sent_all(
    language: Language,
    title: &str,
    (sent, total): (usize, usize),
    missed: &[(Song, Missed)],
    ended: Ended,
) -> Reply {
    let title = list::title(language, title);
    let mut lines = vec![match ended {
        Ended::Through => t!(language, "send-all-done", title = title, sent = sent, total = total),
        Ended::Cancelled => {
            t!(language, "send-all-cancelled", title = title, sent = sent, total = total)
        }
        Ended::Stopped => {
            t!(language, "send-all-stopped", title = title, sent = sent, total = total)
        }
    }];
    if !missed.is_empty() {
        lines.push(String::new());
        lines.push(t!(language, "send-all-missed"));
    }
    for (song, why) in missed {
        let title = list::song_title(language, song);
        let reason = reason(language, *why);
        lines.push(t!(language, "send-all-row", title = title, reason = reason));
    }
    Reply::text(lines.join("\n"))
}

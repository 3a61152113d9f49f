//! What people are told about the queue: their place, that it is full, what was dropped.

use super::Reply;
use crate::i18n::t;
use crate::model::Language;
use crate::telegram::Html;
use crate::telegram::queue::{Cancelled, Cost, Full, Standing};

/// Where a person's things stand while they wait.
pub(crate) fn place(language: Language, cost: Cost, at: Standing) -> Html {
    let Standing { place, own } = at;
    Html(match cost {
        Cost::Song => t!(language, "queue-songs", own = own, place = place),
        Cost::Picture => t!(language, "queue-pictures", own = own, place = place),
    })
}

/// What waited was dropped, because the bot stops.
pub(crate) fn stopped(language: Language, cost: Cost, count: usize) -> Html {
    Html(match cost {
        Cost::Song => t!(language, "queue-stopped-songs", count = count),
        Cost::Picture => t!(language, "queue-stopped-pictures", count = count),
    })
}

/// Nothing more is taken, and what to do.
pub(crate) fn full(language: Language, full: Full) -> Reply {
    Reply::text(match full {
        Full::List => t!(language, "queue-full-list"),
        Full::Person => t!(language, "queue-full-person", most = full.most()),
        Full::Chat => t!(language, "queue-full-chat", most = full.most()),
        Full::Everybody => t!(language, "queue-full"),
    })
}

/// What `/cancel` took out, a line for each kind.
pub(crate) fn cancelled(language: Language, cancelled: Cancelled) -> Vec<String> {
    let Cancelled { songs, pictures } = cancelled;
    let mut lines = Vec::new();
    if songs > 0 {
        lines.push(t!(language, "cancel-songs", count = songs));
    }
    if pictures > 0 {
        lines.push(t!(language, "cancel-pictures", count = pictures));
    }
    lines
}

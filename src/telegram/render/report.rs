//! What stands below the pictures of a listening report.

use super::buttons::{press, rows};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::{KeyUse, Language, Period, Reports};
use crate::telegram::callback::Callback;

/// How much of what was not understood is repeated.
const SHOWN: usize = 60;
/// The longest nickname.
const NAME: usize = 60;

/// The caption of the cards; what is told of the key is for its owner only.
pub(crate) fn caption(
    language: Language,
    reports: &Reports,
    periods: &[Period],
    is_private: bool,
) -> Reply {
    let nick = html::name(&reports.nick, NAME);
    let title = match (periods, nick.is_empty()) {
        ([one], true) => t!(language, "report-one-nameless", period = name(language, *one)),
        ([one], false) => t!(language, "report-one", nick = nick, period = name(language, *one)),
        (_, true) => t!(language, "report-all-nameless"),
        (_, false) => t!(language, "report-all", nick = nick),
    };
    let mut lines = vec![title];
    if is_private {
        // The official report, which a key opens, has no total.
        let opened = [Period::Today, Period::Week, Period::Month];
        let is_whole = opened.iter().all(|period| reports.of(*period).is_known());
        lines.extend(match reports.key {
            KeyUse::Refused => Some(t!(language, "report-key-refused")),
            KeyUse::Unreachable => Some(t!(language, "report-key-unreachable")),
            KeyUse::Absent if !is_whole => Some(t!(language, "report-key-hint")),
            KeyUse::Absent | KeyUse::Used => None,
        });
    }
    let others = Period::ALL.into_iter().filter(|period| !periods.contains(period));
    let others = others.map(|period| button(language, period)).collect::<Vec<_>>();
    Reply { buttons: rows([others]).filter(|_| is_private), ..Reply::text(lines.join("\n")) }
}

/// In a group: which period may be shown to everybody?
pub(crate) fn choose(language: Language) -> Reply {
    let [total, today, week, month] = Period::ALL.map(|period| button(language, period));
    Reply {
        buttons: rows([vec![today, week], vec![month, total]]),
        ..Reply::text(t!(language, "report-choose"))
    }
}

/// For words that name no period.
pub(crate) fn bad(language: Language, args: &str) -> Reply {
    Reply::text(t!(language, "report-bad", text = html::name(args, SHOWN)))
}

fn button(language: Language, period: Period) -> teloxide::types::InlineKeyboardButton {
    press(name(language, period), &Callback::Report(period))
}

fn name(language: Language, period: Period) -> String {
    match period {
        Period::Total => t!(language, "report-card-total"),
        Period::Today => t!(language, "report-card-today"),
        Period::Week => t!(language, "report-card-week"),
        Period::Month => t!(language, "report-card-month"),
    }
}

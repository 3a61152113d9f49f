//! What stands below the pictures of a listening report.

use chrono::NaiveDate;

use super::buttons::{press, rows};
use super::{Reply, html, moment};
use crate::i18n::t;
use crate::model::{Age, Chore, KeyUse, Language, Period, Reading, Report, Reports};
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

/// What was read near the end of a day and is told later: a line a report, and how to miss fewer where
/// that may be said.
pub(crate) fn readings(
    language: Language,
    readings: &[Reading],
    today: NaiveDate,
    offers_key: bool,
) -> Vec<String> {
    let line = |Reading { report, .. }: &Reading| {
        let (name, of) = (report_name(language, report.period), when(language, report, today));
        match report.listened_s {
            Some(seconds) => {
                let time = super::account::listened(language, seconds);
                t!(language, "notice-report-heard", report = name, of = of, time = time)
            }
            None if report.is_known() => t!(language, "notice-report", report = name, of = of),
            None => t!(language, "notice-report-missed", report = name, of = of),
        }
    };
    let mut lines: Vec<_> = readings.iter().map(line).collect();
    let is_missed = |reading: &Reading| {
        // The official report tells of the month that is under way only.
        !reading.report.is_known() && reading.report.period != Period::Month
    };
    if offers_key && readings.iter().any(is_missed) {
        lines.push(t!(language, "notice-report-key"));
    }
    lines
}

/// Which report one is.
fn report_name(language: Language, period: Period) -> String {
    let chore = match period {
        Period::Total | Period::Today => Chore::DailyReport,
        Period::Week => Chore::WeeklyReport,
        Period::Month => Chore::MonthlyReport,
    };
    super::run::chore(language, chore)
}

/// Of when a report is, with its dates.
fn when(language: Language, report: &Report, today: NaiveDate) -> String {
    let date = |day| moment::date(language, day);
    let dates = match report.since {
        Some(since) if since != report.until => format!("{}–{}", date(since), date(report.until)),
        _ => date(report.until),
    };
    match (report.period, Age::of(report, today)) {
        (Period::Today, Age::Last) => t!(language, "report-of-yesterday", dates = dates),
        (Period::Week, Age::Last) => t!(language, "report-of-last-week", dates = dates),
        (Period::Month, Age::Last) => t!(language, "report-of-last-month", dates = dates),
        (Period::Today, Age::Current) => t!(language, "report-of-today", dates = dates),
        (Period::Week, Age::Current) => t!(language, "report-of-this-week", dates = dates),
        (Period::Month, Age::Current) => t!(language, "report-of-this-month", dates = dates),
        (Period::Total, _) | (_, Age::Earlier) => dates,
    }
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

//! The last runs.

use chrono::NaiveDate;

use super::super::buttons::{press, rows};
use super::super::{Reply, account, html, moment};
use super::{NAME, chore, gain, may_repeat, try_again};
use crate::i18n::t;
use crate::model::{Language, Listened, PersonId, Run, StepState, Uin};
use crate::service::Labels;
use crate::telegram::callback::Callback;
use crate::telegram::command::Command;

/// Runs that a history shows: a week, and still short on a phone.
const RUNS: usize = 8;
/// What failed in a run of a history, at most; the details have all of it.
const FAILED: usize = 3;

/// What a history is made of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Past<'a> {
    /// The runs, the newest first.
    pub(crate) runs: &'a [Run],
    /// What the accounts are called.
    pub(crate) labels: &'a Labels,
    /// What was sampled of each account's listening.
    pub(crate) listened: &'a [(Uin, Listened)],
    /// Whether something is being done.
    pub(crate) running: bool,
    /// QQ Music's date.
    pub(crate) today: NaiveDate,
}

/// The last runs, and what was sampled of the person's listening. What failed in the runs of today can be
/// tried again.
pub(crate) fn history(language: Language, person: PersonId, past: Past<'_>) -> Reply {
    let Past { runs, labels, running, today, .. } = past;
    let schedule = press(t!(language, "button-schedule"), &Callback::Do(Command::Schedule));
    let listened = past.listened.iter();
    let listened: Vec<_> = listened.filter_map(|one| sampled(language, one, past)).collect();
    if runs.is_empty() {
        let first =
            if running { t!(language, "history-running") } else { t!(language, "history-empty") };
        let lines: Vec<_> = std::iter::once(first).chain(listened).collect();
        return Reply { buttons: rows([vec![schedule]]), ..Reply::text(lines.join("\n\n")) };
    }
    let shown = &runs[..runs.len().min(RUNS)];
    let mut lines = vec![t!(language, "history-title")];
    if running && !runs.iter().any(Run::is_waiting) {
        lines.push(t!(language, "history-running"));
    }
    lines.extend(shown.iter().zip(1..).map(|(run, number)| short(language, run, labels, number)));
    lines.push(String::new());
    lines.extend(listened);
    lines.push(t!(language, "history-hint"));
    if shown.iter().any(|run| run.by_hand) {
        lines.push(t!(language, "history-by-hand"));
    }
    let details = shown.iter().zip(1..).map(|(run, number): (&Run, u32)| {
        press(number.to_string(), &Callback::RunDetails { person, run: run.id })
    });
    let details: Vec<_> = details.collect();
    let fresh = shown.iter().filter(|run| run.date == today);
    // The newest word about each chore counts: what a later run did is not offered again.
    let mut seen = Vec::new();
    let mut again_rows = Vec::new();
    for run in fresh {
        for outcome in &run.outcomes {
            if !seen.contains(&(run.uin, outcome.chore)) && may_repeat(outcome) {
                let label = labels.of(run.uin);
                again_rows.push(vec![try_again(language, person, run, label, outcome.chore)]);
            }
            seen.push((run.uin, outcome.chore));
        }
    }
    let buttons = details.chunks(5).map(<[_]>::to_vec).chain(again_rows).chain([vec![schedule]]);
    Reply { buttons: rows(buttons), ..Reply::text(lines.join("\n")) }
}

/// How long was listened with an account since the first sample.
fn sampled(
    language: Language,
    (uin, listened): &(Uin, Listened),
    Past { labels, today, .. }: Past<'_>,
) -> Option<String> {
    let date = moment::date(language, listened.since?);
    let time = account::listened(language, listened.total_s);
    let mut line = t!(language, "history-listened", date = date, time = time);
    match listened.streak(today) {
        0 | 1 => {}
        days => line.push_str(&t!(language, "history-listened-streak", days = days)),
    }
    Some(match labels.of(Some(*uin)) {
        Some(label) => format!("👤 {} {line}", html::name(label, NAME)),
        None => line,
    })
}

/// A run on a line, what failed on lines below it.
fn short(language: Language, run: &Run, labels: &Labels, number: u32) -> String {
    let date = moment::date(language, run.date);
    let good: Vec<String> = run
        .outcomes
        .iter()
        .filter(|outcome| outcome.state == StepState::Done)
        .map(|outcome| {
            let gained = gain(language, outcome).map(|gained| format!(" {gained}"));
            chore(language, outcome.chore) + &gained.unwrap_or_default()
        })
        .collect();
    let mut line = format!("{number}. {date}");
    if let Some(label) = labels.of(run.uin) {
        line.push_str(&format!(" · {}", html::name(label, NAME)));
    }
    if run.by_hand {
        line.push_str(" 👆");
    }
    if !good.is_empty() {
        line.push_str(" ✅ ");
        line.push_str(&good.join(&t!(language, "list-and")));
    }
    for outcome in run.outcomes.iter().filter(|outcome| outcome.has_failed()).take(FAILED) {
        line.push_str("\n    ");
        line.push_str(&super::line(language, run, outcome));
    }
    if good.is_empty() && !run.has_failed() {
        line.push_str(" ⏭ ");
        line.push_str(&t!(language, "history-nothing"));
    }
    line
}

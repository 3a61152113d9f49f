//! A daily run: under way, as it is told when it is over, and in the history.

mod day;
mod history;
mod several;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::task::{mark, sentence};
use super::{Reply, html, moment};
use crate::i18n::t;
use crate::model::{Chore, Language, Note, Outcome, PersonId, Run, StepState};
use crate::telegram::callback::Callback;
use crate::telegram::command::Command;

pub(crate) use day::on_card;
pub(crate) use history::{Past, history};
pub(crate) use several::{named, together, told_all, told_of};

/// The longest reason in a history and in a message.
const WHY: usize = 90;

/// The longest name of an account.
const NAME: usize = 40;

/// What a chore is called.
pub(crate) fn chore(language: Language, chore: Chore) -> String {
    match chore {
        Chore::Sign => t!(language, "chore-sign"),
        Chore::Coin => t!(language, "chore-coin"),
        Chore::Refresh => t!(language, "chore-refresh"),
        Chore::DailyReport => t!(language, "chore-report"),
        Chore::WeeklyReport => t!(language, "chore-weekly"),
        Chore::MonthlyReport => t!(language, "chore-monthly"),
        Chore::Accelerate => t!(language, "chore-accelerate"),
        Chore::History => t!(language, "chore-history"),
    }
}

/// How a run went, to be told once: what was gained, the streak, the balance, what failed and what
/// to do about it. `extra` are lines that stand behind it.
pub(crate) fn told(language: Language, person: PersonId, run: &Run, extra: &[String]) -> Reply {
    let mut lines = vec![title(language, run)];
    lines.extend(run.outcomes.iter().map(|outcome| line(language, run, outcome)));
    lines.extend(balance(language, run));
    lines.extend(extra.iter().cloned());
    let rows = rows(with_buttons(language, person, run, None));
    Reply { buttons: rows, ..Reply::text(lines.join("\n")) }
}

/// That nothing of a day's run is left to do, and when it was done; of who has several accounts, with the
/// account on its button.
pub(crate) fn already(
    language: Language,
    person: PersonId,
    run: &Run,
    at: &str,
    account: Option<&str>,
) -> Reply {
    let date = moment::date(language, run.date);
    let mut lines = vec![t!(language, "run-already", date = date, at = at)];
    if run.outcomes.iter().any(|outcome| outcome.chore == Chore::Coin) {
        lines.push(t!(language, "run-already-coin"));
    }
    let history = press(t!(language, "button-history"), &Callback::Do(Command::History));
    let history = account.is_none().then_some(history);
    let buttons = std::iter::once(details_button(language, person, run, account)).chain(history);
    Reply { buttons: rows([buttons.collect()]), ..Reply::text(lines.join("\n")) }
}

/// The button to everything about a run.
fn details_button(
    language: Language,
    person: PersonId,
    run: &Run,
    account: Option<&str>,
) -> InlineKeyboardButton {
    let label = t!(language, "run-details");
    let label = account.map_or_else(|| label.clone(), |of| format!("{label} · {of}"));
    press(label, &Callback::RunDetails { person, run: run.id })
}

/// The buttons of a run that is told: what can be tried again, and all about it. `account` is on them
/// where several stand below one message.
fn with_buttons(
    language: Language,
    person: PersonId,
    run: &Run,
    account: Option<&str>,
) -> Vec<Vec<InlineKeyboardButton>> {
    let mut buttons: Vec<_> = again(language, person, run, account).collect();
    let details = details_button(language, person, run, account);
    buttons.push(vec![details, card(language, person, run)]);
    buttons
}

/// The button that gives a run as a picture.
fn card(language: Language, person: PersonId, run: &Run) -> InlineKeyboardButton {
    press(t!(language, "button-card"), &Callback::RunCard { person, run: run.id })
}

/// A button for each thing of a run that can be tried again.
fn again(
    language: Language,
    person: PersonId,
    run: &Run,
    account: Option<&str>,
) -> impl Iterator<Item = Vec<InlineKeyboardButton>> {
    let failed = run.outcomes.iter().filter(|outcome| may_repeat(outcome));
    failed.map(move |outcome| vec![try_again(language, person, run, account, outcome.chore)])
}

fn try_again(
    language: Language,
    person: PersonId,
    run: &Run,
    account: Option<&str>,
    chore: Chore,
) -> InlineKeyboardButton {
    let name = self::chore(language, chore);
    let name = account.map_or_else(|| name.clone(), |account| format!("{name} · {account}"));
    let label = t!(language, "run-again", chore = name);
    press(label, &Callback::TryAgain { person, run: run.id, chore })
}

/// What may have worked is not repeated, but for the sign-in, which looks first; nor what QQ Music
/// wants to rest.
fn may_repeat(outcome: &Outcome) -> bool {
    match outcome.state {
        _ if matches!(outcome.reason(), Some(Note::Risk | Note::Verification)) => false,
        StepState::Failed => true,
        StepState::Unsure => outcome.chore != Chore::Accelerate,
        _ => false,
    }
}

/// How it went, and for which date.
pub(crate) fn title(language: Language, run: &Run) -> String {
    let date = moment::date(language, run.date);
    let failed = run.outcomes.iter().filter(|outcome| outcome.has_failed()).count();
    if run.is_waiting() {
        t!(language, "run-under-way")
    } else if failed > 0 {
        t!(language, "run-failed", count = failed, date = date)
    } else {
        t!(language, "run-done", date = date)
    }
}

/// One chore of a run.
fn line(language: Language, run: &Run, outcome: &Outcome) -> String {
    let mut line = format!("{} {}", mark(outcome.state), chore(language, outcome.chore));
    let said = [gain(language, outcome), streak(language, run, outcome), why(language, outcome)];
    for part in said.into_iter().flatten() {
        line.push_str(" · ");
        line.push_str(&part);
    }
    line
}

fn gain(language: Language, outcome: &Outcome) -> Option<String> {
    let gained = outcome.gained.filter(|gained| *gained > 0)?;
    Some(match outcome.chore {
        Chore::Sign | Chore::Coin => t!(language, "run-coins", coins = gained),
        _ => {
            let minutes = gained / 60;
            t!(language, "run-minutes", minutes = minutes)
        }
    })
}

fn streak(language: Language, run: &Run, outcome: &Outcome) -> Option<String> {
    let days = run.streak.filter(|_| outcome.chore == Chore::Sign)?;
    (outcome.state == StepState::Done).then(|| t!(language, "run-streak", days = days))
}

fn why(language: Language, outcome: &Outcome) -> Option<String> {
    let note = outcome.note.as_ref()?;
    Some(match (outcome.chore, note) {
        (Chore::Sign, Note::AlreadyDone) => t!(language, "run-signed-before"),
        (Chore::Accelerate, Note::CounterStill | Note::CounterUnknown)
            if outcome.state == StepState::Done =>
        {
            t!(language, "run-plays-later")
        }
        // Nobody sent a command, and the next day is done by itself.
        (_, Note::DayEnded) => t!(language, "run-day-ended"),
        (_, Note::NothingToDo) => t!(language, "run-nothing-to-do"),
        (_, Note::LoginEnded) => t!(language, "run-login-ended"),
        (_, Note::Risk) => t!(language, "run-risk"),
        (_, Note::Verification) => t!(language, "run-verification"),
        // Another server may have said it, at any length; `sentence` has escaped that.
        (_, Note::Told(words)) => html::name(words, WHY),
        _ => sentence(language, note),
    })
}

fn balance(language: Language, run: &Run) -> Option<String> {
    match (run.coins_before, run.coins_after) {
        (Some(before), Some(after)) if before != after => {
            Some(t!(language, "run-balance", before = before, after = after))
        }
        (_, Some(after)) => Some(t!(language, "run-balance-now", coins = after)),
        _ => None,
    }
}

/// How far a run is that somebody watches; `doing` is what is being done.
pub(crate) fn progress(language: Language, outcomes: &[Outcome], doing: Option<Chore>) -> Reply {
    let mut lines = vec![t!(language, "run-under-way")];
    lines.extend(outcomes.iter().map(|outcome| {
        let is_doing = doing == Some(outcome.chore);
        let state = if is_doing { StepState::Doing } else { outcome.state };
        let name = chore(language, outcome.chore);
        let said = gain(language, outcome).or_else(|| why(language, outcome));
        let said = said.filter(|_| !is_doing).map(|said| format!(" · {said}")).unwrap_or_default();
        format!("{} {name}{said}", mark(state))
    }));
    Reply::text(lines.join("\n"))
}

/// Everything about a run, with its times in a zone.
pub(crate) fn details(language: Language, person: PersonId, run: &Run, zone: Tz) -> Reply {
    let at = |time: DateTime<Utc>| moment::time(time.with_timezone(&zone).time());
    let mut lines = vec![
        title(language, run),
        t!(language, "run-times", from = at(run.began_at), until = at(run.ended_at)),
    ];
    if run.by_hand {
        lines.push(t!(language, "run-by-hand"));
    }
    for outcome in &run.outcomes {
        let mut line = line(language, run, outcome);
        if outcome.tries > 1 {
            line.push_str(&t!(language, "run-tries", count = outcome.tries));
        }
        lines.push(line);
    }
    lines.extend(balance(language, run));
    let history = press(t!(language, "button-history"), &Callback::Do(Command::History));
    let again = again(language, person, run, None);
    let rows = rows(again.chain([vec![card(language, person, run), history]]));
    Reply { buttons: rows, ..Reply::text(lines.join("\n")) }
}

#[cfg(test)]
mod tests;

//! What the bot's owner sees: how it goes, a broadcast before it goes out, a person's runs.

use chrono::{DateTime, Utc};

use super::buttons::{press, rows};
use super::run::{chore, title};
use super::task::mark;
use super::{Reply, html, moment};
use crate::i18n::t;
use crate::model::{Language, Pause, PersonId, Run};
use crate::service::{Automation, Census, Exports, Planned};
use crate::telegram::callback::Callback;

/// Runs of a person that are shown.
const RUNS: usize = 5;
/// The longest note.
const NOTE: usize = 200;

/// How it goes, with the buttons that stop everything and look again.
pub(crate) fn overview(language: Language, automation: &Automation, now: DateTime<Utc>) -> Reply {
    let Automation {
        census: Census { load, size },
        running,
        well,
        failed,
        stopped,
        music,
        exports,
    } = automation;
    let mut lines = vec![
        t!(language, "admin-title"),
        if *stopped { t!(language, "admin-stopped") } else { t!(language, "admin-going") },
        t!(
            language,
            "admin-accounts",
            accounts = size.accounts.to_string(),
            people = load.people.to_string(),
            paused = load.paused.to_string()
        ),
        t!(language, "admin-known", known = load.known.to_string()),
        t!(language, "admin-runs", due = load.due.to_string(), running = running.to_string()),
        t!(language, "admin-ended", well = well.to_string(), failed = failed.to_string()),
        t!(language, "admin-notices", notices = load.notices.to_string()),
        if *music {
            t!(language, "admin-music-answers")
        } else {
            t!(language, "admin-music-silent")
        },
    ];
    lines.extend(exports.map(|exports| exported(language, exports, now)));
    lines.extend([String::new(), t!(language, "admin-help")]);
    let label = if *stopped { t!(language, "admin-resume") } else { t!(language, "admin-pause") };
    let stop = press(label, &Callback::AdminStop(!stopped));
    let look = press(t!(language, "admin-refresh"), &Callback::AdminLook);
    Reply { buttons: rows([vec![stop, look]]), ..Reply::text(lines.join("\n")) }
}

/// How old the newest hourly export is, and whether the next fails.
fn exported(language: Language, exports: Exports, now: DateTime<Utc>) -> String {
    let minutes = exports.newest.map(|at| (now - at).num_minutes().max(0));
    match (exports.failing, minutes) {
        (false, Some(minutes)) => t!(language, "admin-export", minutes = minutes),
        (true, Some(minutes)) => t!(language, "admin-export-fails", minutes = minutes),
        (_, None) => t!(language, "admin-export-none"),
    }
}

/// A broadcast as everyone will see it.
pub(crate) fn broadcast(text: &str) -> Reply {
    Reply::text(html::escape(text))
}

/// Shall it go out?
pub(crate) fn broadcast_question(
    language: Language,
    id: &str,
    people: u64,
    is_stopped: bool,
) -> Reply {
    let send = Callback::BroadcastSend { id: id.to_owned() };
    let send = press(t!(language, "admin-broadcast-yes", people = people), &send);
    let drop = Callback::BroadcastDrop { id: id.to_owned() };
    let drop = press(t!(language, "admin-broadcast-no"), &drop);
    let mut text = t!(language, "admin-broadcast-ask", people = people);
    if is_stopped {
        text = format!("{text}\n{}", t!(language, "admin-broadcast-waits"));
    }
    Reply { buttons: rows([vec![send], vec![drop]]), ..Reply::text(text) }
}

/// It goes out, or will.
pub(crate) fn broadcast_queued(language: Language, people: u64, is_stopped: bool) -> String {
    let queued = t!(language, "admin-broadcast-queued", people = people);
    if is_stopped {
        return format!("{queued}\n{}", t!(language, "admin-broadcast-waits"));
    }
    queued
}

/// A person's last runs with the notes as the log would have them; never keys, nor what was
/// put among the favourites.
pub(crate) fn why(
    language: Language,
    person: PersonId,
    runs: &[Run],
    planned: &Planned,
    now: DateTime<Utc>,
) -> Reply {
    let shown = person.to_string();
    let pause = planned.pause.map(|pause| {
        let reason = match pause {
            Pause::LoginDead => t!(language, "admin-why-login-dead"),
            Pause::Blocked => t!(language, "admin-why-blocked"),
            Pause::NotAllowed => t!(language, "admin-why-not-allowed"),
        };
        t!(language, "admin-why-paused", reason = reason)
    });
    let mut lines = vec![match runs {
        [] => match planned.next_run {
            Some(at) => {
                let at = moment::when(language, at, planned.zone, now);
                t!(language, "admin-why-not-yet", person = shown, at = at)
            }
            None => t!(language, "admin-why-none", person = shown),
        },
        _ => t!(language, "admin-why-title", person = shown),
    }];
    lines.extend(pause);
    for run in runs.iter().take(RUNS) {
        lines.push(String::new());
        lines.push(title(language, run));
        lines.extend(run.outcomes.iter().map(|outcome| {
            let mut line = format!("{} {}", mark(outcome.state), chore(language, outcome.chore));
            if outcome.tries > 1 {
                line.push_str(&t!(language, "run-tries", count = outcome.tries));
            }
            if let Some(note) = outcome.reason() {
                line.push_str(" · ");
                line.push_str(&html::name(&note.to_string(), NOTE));
            }
            line
        }));
    }
    Reply::text(lines.join("\n"))
}

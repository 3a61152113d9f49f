//! A person's schedule: what runs, when, and what is told, with the buttons that change it.

mod pages;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::{Reply, html, moment, run};
use crate::i18n::t;
use crate::model::{Chore, Chores, Language, Pause, PersonId, QuietHours, Schedule, Tell};
use crate::service::{KeptLogin, Planned, WhyNext};
use crate::telegram::callback::{Callback, Plan};
use crate::telegram::command::Command;
use crate::telegram::schedule::Bad;

pub(crate) use pages::{agree, choose_zone, group, telling, times, zones};

/// How much of what was not understood is repeated.
const SHOWN: usize = 60;

/// For whom a schedule is shown, and how.
#[derive(Debug, Clone, Copy)]
pub(crate) struct View {
    /// The language.
    pub(crate) language: Language,
    /// Whose it is.
    pub(crate) person: PersonId,
    /// Whether the bot's owner allows reported plays.
    pub(crate) accelerate: bool,
    /// The time it is.
    pub(crate) now: DateTime<Utc>,
}

impl View {
    /// A button of this person's.
    fn press(self, label: impl AsRef<str>, plan: Plan) -> InlineKeyboardButton {
        press(label, &Callback::Plan { person: self.person, plan })
    }

    /// The button back to the schedule.
    fn back(self) -> Vec<InlineKeyboardButton> {
        vec![self.press(t!(self.language, "schedule-back"), Plan::Overview)]
    }
}

/// The schedule with all that can be changed.
pub(crate) fn schedule(view: View, planned: &Planned) -> Reply {
    let language = view.language;
    let Planned { schedule, .. } = planned;
    let mut buttons = Vec::new();
    if planned.pause == Some(Pause::LoginDead) {
        buttons.push(vec![press(t!(language, "button-login"), &Callback::Do(Command::Login))]);
    }
    if schedule.chores.is_empty() {
        buttons.push(vec![view.press(t!(language, "schedule-usual"), Plan::Usual)]);
    }
    let offered = Chore::ALL.into_iter().filter(|chore| is_offered(view, planned, *chore));
    let switches: Vec<_> = offered.map(|chore| switch(view, schedule, chore)).collect();
    buttons.extend(switches.chunks(2).map(<[_]>::to_vec));
    buttons.push(vec![
        view.press(format!("⏰ {}", moment::time(schedule.at)), Plan::Times),
        view.press(t!(language, "schedule-zone-button"), Plan::Zones),
    ]);
    buttons.push(vec![view.press(t!(language, "schedule-telling-button"), Plan::Telling)]);
    if !schedule.chores.is_empty() {
        // What is being done is shown by a message of its own.
        let run =
            (!planned.running).then(|| view.press(t!(language, "schedule-run-button"), Plan::Run));
        let history = press(t!(language, "button-history"), &Callback::Do(Command::History));
        buttons.push(run.into_iter().chain([history]).collect());
    }
    Reply { buttons: rows(buttons), ..Reply::text(lines(view, planned, true).join("\n")) }
}

/// What the owner does not allow is shown only where it is on already, so that it can be switched
/// off.
fn is_offered(view: View, planned: &Planned, chore: Chore) -> bool {
    chore != Chore::Accelerate || view.accelerate || planned.schedule.chores.has(chore)
}

fn switch(view: View, schedule: &Schedule, chore: Chore) -> InlineKeyboardButton {
    let is_on = schedule.chores.has(chore);
    let mark = if is_on { "✅" } else { "⬜" };
    let is_silent = is_on && chore.is_report() && schedule.tell == Tell::Nothing;
    let silent = if is_silent { " 🔕" } else { "" };
    let label = format!("{mark} {}{silent}", run::chore(view.language, chore));
    view.press(label, Plan::Switch(chore, !is_on))
}

/// `is_private` is whether only the person reads it: what they call their accounts is nobody else's.
fn lines(view: View, planned: &Planned, is_private: bool) -> Vec<String> {
    let language = view.language;
    let Planned { schedule, zone, next_run, pause, running, stopped, .. } = planned;
    let mut lines = vec![t!(language, "schedule-title")];
    let has_other_alive = planned.own.iter().any(|own| !own.is_current && !own.dead);
    if schedule.chores.is_empty() {
        lines.push(t!(language, "schedule-empty"));
    } else {
        let names = schedule.chores.iter().map(|chore| run::chore(language, chore));
        let names = names.collect::<Vec<_>>().join(&t!(language, "list-and"));
        lines.push(t!(language, "schedule-chores", chores = names));
    }
    lines.push(t!(
        language,
        "schedule-at",
        time = moment::time(schedule.at),
        zone = html::escape(&moment::zone(language, *zone, view.now))
    ));
    match (pause, next_run) {
        // It is that of the account in use.
        (Some(Pause::LoginDead), _) if has_other_alive => {
            lines.push(t!(language, "schedule-paused-one"));
            lines.extend(next_line(view, planned));
        }
        (Some(Pause::LoginDead), _) => lines.push(t!(language, "schedule-paused")),
        (Some(Pause::Blocked), _) => lines.push(t!(language, "schedule-paused-blocked")),
        // Who may not use the bot is not shown anything.
        (Some(Pause::NotAllowed), _) => {}
        _ if *running => lines.push(t!(language, "schedule-running")),
        (_, Some(_)) if *stopped => lines.push(t!(language, "schedule-stopped")),
        _ => lines.extend(next_line(view, planned)),
    }
    if is_private && !schedule.chores.is_empty() {
        lines.extend(account_lines(language, planned));
    }
    lines.push(telling_line(language, schedule));
    lines.extend(schedule.quiet.map(|quiet| quiet_line(language, quiet)));
    if schedule.chores.iter().any(Chore::is_report) {
        lines.extend(report_lines(language, schedule.tell));
    }
    lines
}

/// What is not done of the person's accounts: of those that died beside the one in use, and renewals of
/// keys that cannot be renewed.
fn account_lines(language: Language, planned: &Planned) -> Vec<String> {
    let Planned { own, schedule, .. } = planned;
    let is_alone = own.len() == 1;
    let line = |own: &KeptLogin| {
        let who = html::name(&own.label(), SHOWN);
        let cannot_renew = schedule.chores.has(Chore::Refresh) && !own.refreshable;
        match own {
            own if own.dead && own.is_current => None,
            own if own.dead => Some(t!(language, "schedule-other-dead", who = who)),
            _ if cannot_renew && is_alone => Some(t!(language, "schedule-cannot-renew")),
            _ => cannot_renew.then(|| t!(language, "schedule-cannot-renew-of", who = who)),
        }
    };
    own.iter().filter_map(line).collect()
}

/// When the next run is, and why then.
fn next_line(view: View, planned: &Planned) -> Option<String> {
    let language = view.language;
    let next = moment::when(language, planned.next_run?, planned.zone, view.now);
    Some(match planned.why_next {
        WhyNext::Time => t!(language, "schedule-next", next = next),
        WhyNext::Missed => t!(language, "schedule-next-missed", next = next),
        WhyNext::Repeat => t!(language, "schedule-next-repeat", next = next),
    })
}

/// What of these is not done by "run now", because it has a time of its own.
pub(crate) fn own_times(language: Language, chores: Chores) -> Option<String> {
    let own = chores.iter().filter(|chore| !chore.is_of_run());
    let names: Vec<_> = own.map(|chore| run::chore(language, chore)).collect();
    let and = t!(language, "list-and");
    (!names.is_empty()).then(|| t!(language, "run-own-times", chores = names.join(&and)))
}

/// Whether and when reports come.
fn report_lines(language: Language, tell: Tell) -> Vec<String> {
    match tell {
        Tell::All => vec![t!(language, "schedule-reports")],
        Tell::Failures => {
            vec![t!(language, "schedule-reports"), t!(language, "schedule-reports-alone")]
        }
        Tell::Nothing => vec![t!(language, "schedule-reports-off")],
    }
}

fn telling_line(language: Language, schedule: &Schedule) -> String {
    let tell = tell(language, schedule.tell);
    let place = if schedule.place.is_some() {
        t!(language, "schedule-place-group")
    } else {
        t!(language, "schedule-place-private")
    };
    match schedule.tell {
        Tell::Nothing => t!(language, "schedule-tells-nothing"),
        Tell::All | Tell::Failures => format!("🔔 {tell} · {place}"),
    }
}

fn tell(language: Language, tell: Tell) -> String {
    match tell {
        Tell::All => t!(language, "schedule-tell-all"),
        Tell::Failures => t!(language, "schedule-tell-failures"),
        Tell::Nothing => t!(language, "schedule-tell-nothing"),
    }
}

fn quiet_line(language: Language, quiet: QuietHours) -> String {
    t!(language, "schedule-quiet", hours = hours(quiet))
}

fn hours(quiet: QuietHours) -> String {
    format!("{}–{}", moment::time(quiet.from), moment::time(quiet.until))
}

/// For words that make no sense; several zones are offered as buttons.
pub(crate) fn bad(view: View, bad: &Bad) -> Reply {
    let language = view.language;
    let shown = |text: &str| html::name(text, SHOWN);
    Reply::text(match bad {
        Bad::Word(text) => t!(language, "schedule-bad", text = shown(text)),
        Bad::Time(text) => t!(language, "schedule-bad-time", text = shown(text)),
        Bad::Zone(text) if text.is_empty() => t!(language, "schedule-ask-zone"),
        Bad::Zone(text) => t!(language, "schedule-bad-zone", text = shown(text)),
        Bad::Zones(zones) => return choose_zone(view, zones),
        Bad::Chore(text) => t!(language, "schedule-bad-chore", text = shown(text)),
        Bad::Tell(text) => t!(language, "schedule-bad-tell", text = shown(text)),
        Bad::Quiet(text) => t!(language, "schedule-bad-quiet", text = shown(text)),
    })
}

/// The question for a city or a zone.
pub(crate) fn ask_zone(language: Language) -> Reply {
    Reply::text(t!(language, "schedule-ask-zone"))
}

/// A zone to choose; the one that is chosen is marked.
fn zone_button(view: View, zone: Tz, chosen: Option<Tz>) -> InlineKeyboardButton {
    let name = moment::zone(view.language, zone, view.now);
    let label = if chosen == Some(zone) { format!("✓ {name}") } else { name };
    view.press(label, Plan::Zone(zone))
}

#[cfg(test)]
mod tests;

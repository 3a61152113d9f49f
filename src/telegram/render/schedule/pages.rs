//! The pages of a schedule: time, zone, what is told; and what a group sees.

use chrono::{NaiveTime, Timelike};
use chrono_tz::Tz;

use super::super::buttons::rows;
use super::super::{Reply, moment};
use super::{View, hours, lines, tell, telling_line, zone_button};
use crate::i18n::t;
use crate::model::{QuietHours, Tell};
use crate::service::{Planned, SECONDS_A_DAY};
use crate::telegram::callback::Plan;
use crate::telegram::schedule::USUAL_ZONES;

/// The quiet hours that are offered; others can be written.
const NIGHTS: [(u32, u32); 4] = [(22, 7), (23, 7), (23, 8), (0, 8)];
/// Between the minutes that are offered; others can be written.
const MINUTES: usize = 5;

/// The hours and minutes.
pub(crate) fn times(view: View, planned: &Planned) -> Reply {
    let language = view.language;
    let at = planned.schedule.at;
    // Six of them stand in a row of a phone: no space.
    let marked = |label: String, is_chosen| if is_chosen { format!("✓{label}") } else { label };
    let hours: Vec<_> = (0..24)
        .map(|hour| view.press(marked(hour.to_string(), hour == at.hour()), Plan::Hour(hour)))
        .collect();
    let minutes: Vec<_> = (0..60)
        .step_by(MINUTES)
        .map(|minute| {
            let label = marked(format!(":{minute:02}"), minute == at.minute());
            view.press(label, Plan::Minute(minute))
        })
        .collect();
    let buttons = hours.chunks(6).chain(minutes.chunks(6)).map(<[_]>::to_vec);
    let text = t!(
        language,
        "schedule-times",
        time = moment::time(at),
        zone = super::html::escape(&moment::zone(language, planned.zone, view.now))
    );
    let next = super::next_line(view, planned).filter(|_| !planned.stopped);
    let text = [Some(text), next].into_iter().flatten().collect::<Vec<_>>().join("\n");
    Reply { buttons: rows(buttons.chain([view.back()])), ..Reply::text(text) }
}

/// The usual zones, and the way to others.
pub(crate) fn zones(view: View, planned: &Planned) -> Reply {
    let language = view.language;
    let zones: Vec<_> =
        USUAL_ZONES.map(|zone| zone_button(view, zone, Some(planned.zone))).into_iter().collect();
    let ask = vec![view.press(t!(language, "schedule-zone-search"), Plan::AskZone)];
    let name = super::html::escape(&moment::zone(language, planned.zone, view.now));
    Reply {
        buttons: rows(zones.chunks(2).map(<[_]>::to_vec).chain([ask, view.back()])),
        ..Reply::text(t!(language, "schedule-zones", zone = name))
    }
}

/// Several zones fit what was typed.
pub(crate) fn choose_zone(view: View, zones: &[Tz]) -> Reply {
    let buttons = zones.iter().map(|zone| vec![zone_button(view, *zone, None)]);
    Reply {
        buttons: rows(buttons.chain([view.back()])),
        ..Reply::text(t!(view.language, "schedule-which-zone"))
    }
}

/// What is told, when not, and where.
pub(crate) fn telling(view: View, planned: &Planned) -> Reply {
    let language = view.language;
    let schedule = &planned.schedule;
    let marked = |label: String, is_chosen| if is_chosen { format!("✓ {label}") } else { label };
    let mut buttons: Vec<Vec<_>> = Tell::ALL
        .into_iter()
        .map(|one| {
            let label = marked(tell(language, one), schedule.tell == one);
            vec![view.press(label, Plan::Tell(one))]
        })
        .collect();
    let nights: Vec<_> = NIGHTS
        .iter()
        .filter_map(|(from, until)| {
            let at = |hour| NaiveTime::from_hms_opt(hour, 0, 0);
            let night = QuietHours { from: at(*from)?, until: at(*until)? };
            let label = marked(format!("🌙 {}", hours(night)), schedule.quiet == Some(night));
            Some(view.press(label, Plan::Quiet(Some(night))))
        })
        .collect();
    buttons.extend(nights.chunks(2).map(<[_]>::to_vec));
    let label = marked(t!(language, "schedule-quiet-none"), schedule.quiet.is_none());
    buttons.push(vec![view.press(label, Plan::Quiet(None))]);
    if schedule.place.is_some() {
        buttons.push(vec![view.press(t!(language, "schedule-tell-private"), Plan::Here(false))]);
    }
    buttons.push(view.back());
    let mut text = vec![t!(language, "schedule-telling"), telling_line(language, schedule)];
    text.extend(schedule.quiet.map(|quiet| super::quiet_line(language, quiet)));
    text.push(String::new());
    text.push(t!(language, "schedule-telling-hint"));
    Reply { buttons: rows(buttons), ..Reply::text(text.join("\n")) }
}

/// In a group: when it runs, and the offer to tell it here. `is_here` tells whether that is so
/// already; `door` leads into the private chat.
pub(crate) fn group(
    view: View,
    planned: &Planned,
    is_here: bool,
    door: Option<super::InlineKeyboardButton>,
) -> Reply {
    let language = view.language;
    let mut text = lines(view, planned, false);
    let offer = if is_here {
        text.push(t!(language, "schedule-told-here"));
        view.press(t!(language, "schedule-tell-private"), Plan::Here(false))
    } else {
        text.push(t!(language, "schedule-offer-here"));
        view.press(t!(language, "schedule-tell-here"), Plan::Here(true))
    };
    let buttons = rows([vec![offer], Vec::from_iter(door)]);
    Reply { buttons, ..Reply::text(text.join("\n")) }
}

/// The warning before plays are reported every day.
pub(crate) fn agree(view: View) -> Reply {
    let language = view.language;
    let hours = (SECONDS_A_DAY / 3600).to_string();
    let yes = view.press(t!(language, "schedule-accelerate-yes"), Plan::Agree);
    let no = view.press(t!(language, "accelerate-no"), Plan::Overview);
    let text = t!(language, "schedule-accelerate-warning", hours = hours);
    Reply { buttons: rows([vec![yes], vec![no]]), ..Reply::text(text) }
}

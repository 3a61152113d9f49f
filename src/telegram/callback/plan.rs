//! What the buttons below a schedule carry.

use chrono::{NaiveTime, Timelike};
use chrono_tz::Tz;

use crate::model::{Chore, QuietHours, Tell};

/// A press below a schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Plan {
    /// Shows the schedule.
    Overview,
    /// Shows the hours and minutes to choose from.
    Times,
    /// Shows the zones to choose from.
    Zones,
    /// Asks for a city or a zone.
    AskZone,
    /// Shows what can be told, where, and when not.
    Telling,
    /// Switches a chore on or off.
    Switch(Chore, bool),
    /// Switches the usual chores on.
    Usual,
    /// Agrees to the warning about reported plays, and switches that on.
    Agree,
    /// Another hour, the minute stays.
    Hour(u32),
    /// Another minute, the hour stays.
    Minute(u32),
    /// Another zone.
    Zone(Tz),
    /// What is told.
    Tell(Tell),
    /// When nothing is told.
    Quiet(Option<QuietHours>),
    /// Told in the chat and topic of the button, or with `false` in private.
    Here(bool),
    /// Has everything run now.
    Run,
}

impl Plan {
    /// Its fields in a button's data.
    pub(super) fn encode(self) -> String {
        match self {
            Self::Overview => "v".to_owned(),
            Self::Times => "t".to_owned(),
            Self::Zones => "z".to_owned(),
            Self::AskZone => "a".to_owned(),
            Self::Telling => "n".to_owned(),
            Self::Switch(chore, true) => format!("+{}", chore.name()),
            Self::Switch(chore, false) => format!("-{}", chore.name()),
            Self::Usual => "u".to_owned(),
            Self::Agree => "y".to_owned(),
            Self::Hour(hour) => format!("h{hour}"),
            Self::Minute(minute) => format!("m{minute}"),
            Self::Zone(zone) => format!("={}", zone.name()),
            Self::Tell(tell) => format!("~{}", tell.name()),
            Self::Quiet(None) => "q".to_owned(),
            Self::Quiet(Some(QuietHours { from, until })) => {
                format!("q{}-{}", minutes(from), minutes(until))
            }
            Self::Here(true) => "w1".to_owned(),
            Self::Here(false) => "w0".to_owned(),
            Self::Run => "r".to_owned(),
        }
    }

    /// Reads its fields.
    pub(super) fn decode(text: &str) -> Option<Self> {
        let first = text.chars().next()?;
        let rest = &text[first.len_utf8()..];
        Some(match (first, rest) {
            ('v', "") => Self::Overview,
            ('t', "") => Self::Times,
            ('z', "") => Self::Zones,
            ('a', "") => Self::AskZone,
            ('n', "") => Self::Telling,
            ('u', "") => Self::Usual,
            ('y', "") => Self::Agree,
            ('r', "") => Self::Run,
            ('q', "") => Self::Quiet(None),
            ('w', "1") => Self::Here(true),
            ('w', "0") => Self::Here(false),
            ('+', name) => Self::Switch(Chore::from_name(name)?, true),
            ('-', name) => Self::Switch(Chore::from_name(name)?, false),
            ('~', name) => Self::Tell(Tell::from_name(name)?),
            ('=', name) => Self::Zone(name.parse().ok()?),
            ('h', hour) => Self::Hour(hour.parse().ok().filter(|hour| *hour < 24)?),
            ('m', minute) => Self::Minute(minute.parse().ok().filter(|minute| *minute < 60)?),
            ('q', hours) => {
                let (from, until) = hours.split_once('-')?;
                Self::Quiet(Some(QuietHours { from: time(from)?, until: time(until)? }))
            }
            _ => return None,
        })
    }
}

/// Minutes since midnight.
fn minutes(time: NaiveTime) -> u32 {
    time.num_seconds_from_midnight() / 60
}

fn time(minutes: &str) -> Option<NaiveTime> {
    let minutes: u32 = minutes.parse().ok()?;
    NaiveTime::from_num_seconds_from_midnight_opt(minutes.checked_mul(60)?, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::TZ_VARIANTS;

    #[test]
    fn what_is_written_is_read_back_and_short() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0).expect("a time");
        let night = QuietHours { from: at(23, 30), until: at(0, 0) };
        let mut all = vec![
            Plan::Overview,
            Plan::Times,
            Plan::Zones,
            Plan::AskZone,
            Plan::Telling,
            Plan::Usual,
            Plan::Agree,
            Plan::Hour(0),
            Plan::Hour(23),
            Plan::Minute(55),
            Plan::Quiet(None),
            Plan::Quiet(Some(night)),
            Plan::Here(true),
            Plan::Here(false),
            Plan::Run,
        ];
        all.extend(
            Chore::ALL
                .into_iter()
                .flat_map(|chore| [true, false].map(|is_on| Plan::Switch(chore, is_on))),
        );
        all.extend(Tell::ALL.map(Plan::Tell));
        all.extend(TZ_VARIANTS.map(Plan::Zone));
        for plan in all {
            let text = plan.encode();
            assert_eq!(Plan::decode(&text), Some(plan), "{text}");
            // `d:`, a person's id and a colon stand before it.
            assert!(2 + 20 + 1 + text.len() <= 64, "{text}");
        }
    }

    #[test]
    fn what_nobody_wrote_is_not_read() {
        for text in ["", "x", "h24", "m60", "+", "+cook", "=Mars", "q1", "q1-9999", "é", "~", "w2"]
        {
            assert_eq!(Plan::decode(text), None, "{text}");
        }
    }
}

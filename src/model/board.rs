//! A group's board: who of its members listened how long in a week.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Utc, Weekday};
use chrono_tz::Tz;

use super::PersonId;

/// When last week's board is posted on a Monday.
pub const BOARD_AT: NaiveTime = NaiveTime::from_hms_opt(10, 0, 0).expect("a time of the day");

/// A group's board.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// Whether it is posted every week.
    pub is_on: bool,
    /// The topic it is posted in.
    pub topic: Option<i32>,
    /// The group's title.
    pub title: String,
    /// The Monday of the last week that need not be posted any more.
    pub posted: Option<NaiveDate>,
    /// Who joined, the first first.
    pub members: Vec<BoardMember>,
}

/// Somebody who joined a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardMember {
    /// Who.
    pub person: PersonId,
    /// Their name as Telegram showed it when they joined.
    pub name: String,
}

/// A change of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoardChange {
    /// Somebody joins; again: under another name.
    Join(BoardMember),
    /// Somebody leaves.
    Leave(PersonId),
    /// It is posted every week from now on.
    On {
        /// In this topic.
        topic: Option<i32>,
        /// The Monday of the last week that is not posted any more.
        posted: NaiveDate,
    },
    /// It is not posted any more.
    Off,
    /// The board of a week was posted, or has nobody on it; its Monday.
    Posted(NaiveDate),
}

impl Board {
    /// It after a change.
    pub fn changed(mut self, change: &BoardChange) -> Self {
        match change {
            BoardChange::Join(member) => {
                match self.members.iter_mut().find(|older| older.person == member.person) {
                    Some(older) => older.name.clone_from(&member.name),
                    None => self.members.push(member.clone()),
                }
            }
            BoardChange::Leave(person) => self.members.retain(|other| other.person != *person),
            BoardChange::On { topic, posted } => {
                self.topic = *topic;
                if !self.is_on {
                    self.posted = Some(*posted);
                }
                self.is_on = true;
            }
            BoardChange::Off => self.is_on = false,
            BoardChange::Posted(week) => self.posted = self.posted.max(Some(*week)),
        }
        self
    }

    /// Whether there is nothing to be kept of it.
    pub fn is_empty(&self) -> bool {
        !self.is_on && self.members.is_empty()
    }
}

/// A place on a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardRow {
    /// The place, from 1; who listened as long shares it.
    pub place: u32,
    /// Whose.
    pub name: String,
    /// How long they listened.
    pub seconds: u64,
}

/// The rows of a board: the longest first, those who listened to nothing left out. Who joined earlier
/// stands before who shares their place.
pub fn ranked(heard: impl IntoIterator<Item = (String, u64)>) -> Vec<BoardRow> {
    let mut heard: Vec<_> = heard.into_iter().filter(|(_, seconds)| *seconds > 0).collect();
    heard.sort_by_key(|(_, seconds)| std::cmp::Reverse(*seconds));
    let mut rows: Vec<BoardRow> = Vec::with_capacity(heard.len());
    for ((name, seconds), next) in heard.into_iter().zip(1..) {
        let shared = rows.last().filter(|row| row.seconds == seconds).map(|row| row.place);
        rows.push(BoardRow { place: shared.unwrap_or(next), name, seconds });
    }
    rows
}

/// The Monday of the week whose board is due at a time by the clock of a zone: the last week that has
/// ended, from Monday morning on.
pub fn board_week(now: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let local = now.with_timezone(&zone).naive_local();
    let today = local.date();
    let monday = today.week(Weekday::Mon).first_day();
    let is_early = today.weekday() == Weekday::Mon && local.time() < BOARD_AT;
    let weeks = if is_early { 2 } else { 1 };
    monday.checked_sub_days(Days::new(7 * weeks)).unwrap_or(monday)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_listened_as_long_shares_a_place_and_who_did_not_has_none() {
        let heard = [("甲", 60), ("乙", 0), ("丙", 90), ("丁", 60), ("戊", 7)];
        let rows = ranked(heard.map(|(name, seconds)| (name.to_owned(), seconds)));
        let rows: Vec<_> = rows.iter().map(|row| (row.place, row.name.as_str())).collect();
        assert_eq!(rows, [(1, "丙"), (2, "甲"), (2, "丁"), (4, "戊")]);
    }

    #[test]
    fn a_week_is_due_on_the_morning_after_it() {
        let week = |text: &str| {
            let at = DateTime::parse_from_rfc3339(text).expect("a time").to_utc();
            board_week(at, chrono_tz::Asia::Shanghai).to_string()
        };
        assert_eq!(week("2026-11-23T09:59:59+08:00"), "2026-11-09");
        assert_eq!(week("2026-11-23T10:00:00+08:00"), "2026-11-16");
        assert_eq!(week("2026-11-29T23:59:59+08:00"), "2026-11-16");
        assert_eq!(week("2026-11-30T10:00:00+08:00"), "2026-11-23");
    }

    #[test]
    fn a_board_that_is_switched_on_begins_with_the_week_under_way() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
        let on = |posted| BoardChange::On { topic: Some(4), posted };
        let board = Board::default().changed(&on(day(9)));
        assert_eq!((board.is_on, board.posted), (true, Some(day(9))));
        let again = board.changed(&BoardChange::Posted(day(16))).changed(&on(day(9)));
        assert_eq!(again.posted, Some(day(16)), "what was posted is not posted again");
    }
}

//! What runs by itself for a person, when, and whom it is told.

use std::fmt;

use chrono::NaiveTime;
use chrono_tz::Tz;

use super::{ChatId, TaskKind};

/// One of the things that can be done every day without being asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Chore {
    /// The daily sign-in: operation `sign`.
    Sign,
    /// Coin tasks: operation `coin_task`.
    Coin,
    /// New keys at about half of their life: operation `refresh`.
    Refresh,
    /// The report of the day, read near its end and told with the next message.
    DailyReport,
    /// The report of the week, read on Sunday as that of the day.
    WeeklyReport,
    /// The report of the month, read on its last day as that of the day.
    MonthlyReport,
    /// Play reports: operation `accelerate`. Only with the person's consent.
    Accelerate,
    /// The day's listening time, sampled near the end of QQ Music's day.
    History,
}

impl Chore {
    /// Every chore, in the order it is shown.
    pub const ALL: [Self; 8] = [
        Self::Sign,
        Self::Coin,
        Self::Refresh,
        Self::DailyReport,
        Self::WeeklyReport,
        Self::MonthlyReport,
        Self::Accelerate,
        Self::History,
    ];

    /// The kind of the task that does it; `None` for one that is done at once.
    pub fn task(self) -> Option<TaskKind> {
        match self {
            Self::Coin => Some(TaskKind::Coins),
            Self::Accelerate => Some(TaskKind::Accelerate),
            _ => None,
        }
    }

    /// Its stable name: a word of `/schedule on`, and a label in the store and in metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sign => "sign",
            Self::Coin => "coin",
            Self::Refresh => "refresh",
            Self::DailyReport => "report",
            Self::WeeklyReport => "weekly",
            Self::MonthlyReport => "monthly",
            Self::Accelerate => "accelerate",
            Self::History => "history",
        }
    }

    /// The chore with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chore| chore.name().eq_ignore_ascii_case(name))
    }

    /// Whether it is done at the person's time, as a part of the daily run. The others have times
    /// of their own: keys are renewed when they are half as old as they get, listening is sampled
    /// at the end of QQ Music's day.
    pub fn is_daily(self) -> bool {
        !matches!(self, Self::Refresh | Self::History)
    }

    /// Whether the daily run itself does it; the others have times of their own.
    pub fn is_of_run(self) -> bool {
        matches!(self, Self::Sign | Self::Coin | Self::Accelerate)
    }

    /// Whether it is a report: read near the end of QQ Music's day and told with the next message.
    pub fn is_report(self) -> bool {
        matches!(self, Self::DailyReport | Self::WeeklyReport | Self::MonthlyReport)
    }

    fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of chores.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Chores(u16);

impl Chores {
    /// None of them.
    pub const NONE: Self = Self(0);

    /// Whether a chore is in it.
    pub fn has(self, chore: Chore) -> bool {
        self.0 & chore.bit() != 0
    }

    /// With a chore in it.
    pub fn with(self, chore: Chore) -> Self {
        Self(self.0 | chore.bit())
    }

    /// Without a chore.
    pub fn without(self, chore: Chore) -> Self {
        Self(self.0 & !chore.bit())
    }

    /// Whether there is none in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Those in it, in the order they are shown.
    pub fn iter(self) -> impl Iterator<Item = Chore> {
        Chore::ALL.into_iter().filter(move |chore| self.has(*chore))
    }
}

impl FromIterator<Chore> for Chores {
    fn from_iter<I: IntoIterator<Item = Chore>>(chores: I) -> Self {
        chores.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Chores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// What of the daily runs is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Tell {
    /// Every run.
    #[default]
    All,
    /// Runs in which something failed.
    Failures,
    /// Nothing. That the login died is told all the same: without that nothing runs any more.
    Nothing,
}

impl Tell {
    /// Every choice, in the order it is offered.
    pub const ALL: [Self; 3] = [Self::All, Self::Failures, Self::Nothing];

    /// Its word in `/schedule notify`.
    pub fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Failures => "failures",
            Self::Nothing => "none",
        }
    }

    /// The choice with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tell| tell.name().eq_ignore_ascii_case(name))
    }
}

/// Hours in which nothing is told, by the clock of the person's zone; may pass midnight. What
/// happens meanwhile is told at their end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    /// From this minute on.
    pub from: NaiveTime,
    /// Until before this minute.
    pub until: NaiveTime,
}

/// Where a person is told how a run went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The person's private chat, or a group.
    pub chat: ChatId,
    /// The topic within a group that has topics.
    pub topic: Option<i32>,
}

/// What a person wants done by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// What is done; nothing until the person switches it on.
    pub chores: Chores,
    /// When, by the clock of the zone; whole minutes.
    pub at: NaiveTime,
    /// The zone; `None` is the bot's (`schedule.timezone`).
    pub zone: Option<Tz>,
    /// What is told.
    pub tell: Tell,
    /// When nothing is told.
    pub quiet: Option<QuietHours>,
    /// Where it is told; `None` is the private chat.
    pub place: Option<Place>,
}

impl Schedule {
    /// When it runs for people who chose no time.
    pub const USUAL: NaiveTime = NaiveTime::from_hms_opt(8, 30, 0).expect("half past eight");
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            chores: Chores::NONE,
            at: Self::USUAL,
            zone: None,
            tell: Tell::default(),
            quiet: None,
            place: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_into_it() {
        let set: Chores = [Chore::History, Chore::Sign].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [Chore::Sign, Chore::History]);
        assert!(set.without(Chore::Sign).has(Chore::History));
        assert!(set.without(Chore::Sign).without(Chore::History).is_empty());
    }

    #[test]
    fn names_are_read_back() {
        for chore in Chore::ALL {
            assert_eq!(Chore::from_name(chore.name()), Some(chore));
        }
        for tell in Tell::ALL {
            assert_eq!(Tell::from_name(tell.name()), Some(tell));
        }
        assert_eq!(Chore::from_name("cook"), None);
    }
}

//! What became of the things that are done by themselves.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Added, Chore, Note, Period, StepState, Uin};

/// What became of a chore on one of QQ Music's days. In the ledger it is written as
/// [`Doing`](StepState::Doing) before anything is asked, and settled after; in a run
/// that stands for a task that goes on by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The chore.
    pub chore: Chore,
    /// How far it is.
    pub state: StepState,
    /// Why it is so, where that is not plain.
    pub note: Option<Note>,
    /// What was gained: coins of `Sign` and `Coin`; seconds of listening of `Accelerate` and
    /// `History`; `None` where that is unknown or makes no sense.
    pub gained: Option<u64>,
    /// How often it was tried on this day.
    pub tries: u8,
}

impl Outcome {
    /// A chore that was not begun.
    pub fn todo(chore: Chore) -> Self {
        Self { chore, state: StepState::Todo, note: None, gained: None, tries: 0 }
    }

    /// Whether it did not work, may not have worked, was not ended, or was left out because of
    /// something that the person should know.
    pub fn has_failed(&self) -> bool {
        match self.state {
            StepState::Done => false,
            StepState::Skipped => {
                matches!(self.reason(), Some(Note::Risk | Note::Verification | Note::NotAllowed))
            }
            StepState::Failed | StepState::Unsure | StepState::Todo | StepState::Doing => true,
        }
    }

    /// Why it is so, apart from what was put among the favourites.
    pub fn reason(&self) -> Option<&Note> {
        self.note.as_ref().and_then(Note::reason)
    }

    /// What was put among the favourites.
    pub fn added(&self) -> &[Added] {
        self.note.as_ref().map(Note::added).unwrap_or_default()
    }

    /// Its note with another reason.
    pub fn note_with(&self, reason: Option<Note>) -> Option<Note> {
        Note::with_added(self.added().to_vec(), reason)
    }
}

/// A run's id: eight random bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RunId(pub u64);

impl fmt::Display for RunId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// A daily run, from its first attempt to the last repeat of what failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its id.
    pub id: RunId,
    /// The account it is of; `None` for runs of before, when a person had one.
    pub uin: Option<Uin>,
    /// The date of QQ Music's day (Asia/Shanghai) for which it was done.
    pub date: NaiveDate,
    /// When it began.
    pub began_at: DateTime<Utc>,
    /// When the last of it was done.
    pub ended_at: DateTime<Utc>,
    /// Whether the person asked for it with "run now" or "try again".
    pub by_hand: bool,
    /// What became of each chore, in the order it was done.
    pub outcomes: Vec<Outcome>,
    /// Music coins before; `None` where they could not be read.
    pub coins_before: Option<u64>,
    /// Music coins after.
    pub coins_after: Option<u64>,
    /// Days signed in without a gap.
    pub streak: Option<u32>,
    /// Reports that were read and waited for its message when it ended.
    pub reports: Vec<Period>,
}

impl Run {
    /// It without what was done, so that the reports that come with it are told alone.
    pub fn reports_alone(&self) -> Self {
        Self { outcomes: Vec::new(), coins_before: None, coins_after: None, ..self.clone() }
    }

    /// Whether something of it is being done by a task that goes on by itself.
    pub fn is_waiting(&self) -> bool {
        self.outcomes.iter().any(|outcome| outcome.state == StepState::Doing)
    }

    /// Whether something [did not work](Outcome::has_failed).
    pub fn has_failed(&self) -> bool {
        self.outcomes.iter().any(Outcome::has_failed)
    }
}

/// Why a person's chores rest, until something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pause {
    /// The login is dead; a new one ends the pause.
    LoginDead,
    /// The person blocked the bot; a word of theirs ends the pause.
    Blocked,
    /// The person may not use the bot any more; a word of theirs ends the pause when they may.
    NotAllowed,
}

impl Pause {
    /// Its stable name, for the store and for the owner.
    pub fn name(self) -> &'static str {
        match self {
            Self::LoginDead => "login-dead",
            Self::Blocked => "blocked",
            Self::NotAllowed => "not-allowed",
        }
    }

    /// The pause with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        let all = [Self::LoginDead, Self::Blocked, Self::NotAllowed];
        all.into_iter().find(|pause| pause.name() == name)
    }
}

/// The listening time of an account, sampled by the bot day by day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listened {
    /// The first day ever sampled.
    pub since: Option<NaiveDate>,
    /// Seconds of all days ever sampled.
    pub total_s: u64,
    /// The newest days with their seconds, the oldest first; days that were not sampled are missing.
    pub days: Vec<(NaiveDate, u32)>,
}

impl Listened {
    /// Days without a gap on which something was heard, until today or yesterday. A day that was not
    /// sampled is a gap.
    pub fn streak(&self, today: NaiveDate) -> u32 {
        let heard = |day: NaiveDate| {
            let at = self.days.binary_search_by_key(&day, |(day, _)| *day);
            at.is_ok_and(|at| self.days[at].1 > 0)
        };
        let newest = [Some(today), today.pred_opt()].into_iter().flatten().find(|day| heard(*day));
        let back = std::iter::successors(newest, NaiveDate::pred_opt);
        back.take_while(|day| heard(*day)).map(|_| 1).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streak_ends_at_a_day_without_listening_or_without_a_sample() {
        let day = |number| NaiveDate::from_ymd_opt(2026, 11, number).expect("a date");
        let of = |days: &[(u32, u32)]| Listened {
            days: days.iter().map(|(number, seconds)| (day(*number), *seconds)).collect(),
            ..Listened::default()
        };
        let heard = of(&[(18, 5), (20, 60), (21, 60), (22, 60)]);
        let streaks = [22, 23, 24].map(|today| heard.streak(day(today)));
        assert_eq!(streaks, [3, 3, 0], "today's sample may be still to come");
        assert_eq!(of(&[(20, 60), (21, 0), (22, 60)]).streak(day(22)), 1);
        assert_eq!(Listened::default().streak(day(22)), 0);
    }
}

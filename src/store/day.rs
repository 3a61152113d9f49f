//! The days of a person's accounts within their agenda.

use chrono::{DateTime, NaiveDate, Utc};

use super::Agenda;
use crate::model::{Pause, Run, Uin};

/// What is due, and under way, for one account of a person; as in [`Agenda`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The account.
    pub uin: Uin,
    /// See [`Agenda::run_at`].
    pub run_at: Option<DateTime<Utc>>,
    /// See [`Agenda::refresh_at`].
    pub refresh_at: Option<DateTime<Utc>>,
    /// See [`Agenda::sample_at`].
    pub sample_at: Option<DateTime<Utc>>,
    /// See [`Agenda::run`].
    pub run: Option<Run>,
    /// See [`Agenda::finished`].
    pub finished: Option<NaiveDate>,
    /// Whether it rests because its login is dead.
    pub is_dead: bool,
}

impl Agenda {
    /// The earliest time at which something is due; `None` when nothing is, or while it rests.
    pub fn due_at(&self) -> Option<DateTime<Utc>> {
        if matches!(self.pause, Some(Pause::Blocked | Pause::NotAllowed)) {
            return None;
        }
        let front = [self.run_at, self.refresh_at, self.sample_at];
        let front = front.into_iter().flatten().filter(|_| self.pause.is_none());
        let others = self.others.iter().filter_map(Day::due_at);
        let untold = self.may_tell().then_some(DateTime::UNIX_EPOCH);
        front.chain(others).chain(untold).min()
    }

    /// Puts an account to the front. One that had no day has an empty one; that of an agenda of before,
    /// which names no account, is its.
    pub fn front(&mut self, uin: Uin) {
        if self.uin == Some(uin) {
            return;
        }
        if let Some(before) = self.uin {
            let is_dead = self.pause == Some(Pause::LoginDead);
            self.others.push(Day {
                uin: before,
                run_at: self.run_at.take(),
                refresh_at: self.refresh_at.take(),
                sample_at: self.sample_at.take(),
                run: self.run.take(),
                finished: self.finished.take(),
                is_dead,
            });
            self.pause = self.pause.filter(|_| !is_dead);
        }
        self.uin = Some(uin);
        let Some(at) = self.others.iter().position(|day| day.uin == uin) else { return };
        let Day { run_at, refresh_at, sample_at, run, finished, is_dead, .. } =
            self.others.remove(at);
        (self.run_at, self.refresh_at, self.sample_at) = (run_at, refresh_at, sample_at);
        (self.run, self.finished) = (run, finished);
        self.pause = self.pause.or(is_dead.then_some(Pause::LoginDead));
    }

    /// Forgets the days of all accounts but these; gives the runs that were under way.
    pub fn keep_only(&mut self, own: &[Uin]) -> Vec<Run> {
        let mut lost = Vec::new();
        if self.uin.is_some_and(|uin| !own.contains(&uin)) || own.is_empty() {
            lost.extend(self.run.take());
            (self.uin, self.run_at, self.refresh_at) = (None, None, None);
            (self.sample_at, self.finished) = (None, None);
            self.pause = self.pause.filter(|pause| *pause != Pause::LoginDead);
        }
        self.others.retain_mut(|day| {
            let is_own = own.contains(&day.uin);
            lost.extend(day.run.take_if(|_| !is_own));
            is_own
        });
        self.untold.retain(|run| run.uin.is_some_and(|uin| own.contains(&uin)));
        lost
    }

    /// The run of an account that is under way.
    pub fn run_of(&self, uin: Uin) -> Option<&Run> {
        self.runs_under_way().find(|(of, _)| of.is_none_or(|of| of == uin)).map(|(_, run)| run)
    }

    /// Every run under way, with its account.
    pub fn runs_under_way(&self) -> impl Iterator<Item = (Option<Uin>, &Run)> {
        let front = self.run.as_ref().map(|run| (self.uin, run));
        let of_day = |day: &'_ Day| Some(day.uin);
        front
            .into_iter()
            .chain(self.others.iter().filter_map(move |day| Some((of_day(day), day.run.as_ref()?))))
    }

    /// The earliest run of any account that does not rest or wait for a task, and whether it is a repeat of
    /// what failed. `is_dead` says of an account whether its login died, which may not have been noticed here.
    pub fn next_run(&self, is_dead: impl Fn(Uin) -> bool) -> Option<(DateTime<Utc>, bool)> {
        if matches!(self.pause, Some(Pause::Blocked | Pause::NotAllowed)) {
            return None;
        }
        let rests = self.pause.is_some() || self.uin.is_some_and(&is_dead);
        let front = (!rests).then_some((self.run_at, &self.run));
        let others = self.others.iter().filter(|day| !day.is_dead && !is_dead(day.uin));
        let all = front.into_iter().chain(others.map(|day| (day.run_at, &day.run)));
        let open = all.filter(|(_, run)| !run.as_ref().is_some_and(Run::is_waiting));
        open.filter_map(|(at, run)| Some((at?, run.is_some()))).min()
    }

    /// Whether an account has a day in it.
    pub fn has(&self, uin: Uin) -> bool {
        self.uin == Some(uin) || self.others.iter().any(|day| day.uin == uin)
    }

    /// Whether an account rests because its login is dead.
    pub fn is_dead(&self, uin: Uin) -> bool {
        match self.others.iter().find(|day| day.uin == uin) {
            Some(day) => day.is_dead,
            None => self.pause == Some(Pause::LoginDead),
        }
    }

    /// The account for which something is due.
    pub fn due_account(&self, now: DateTime<Utc>) -> Option<Uin> {
        let is_due = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at <= now);
        let front = [self.run_at, self.refresh_at, self.sample_at].into_iter().any(is_due);
        let front = self.uin.filter(|_| front && self.pause.is_none());
        front.or_else(|| self.others.iter().find(|day| is_due(day.due_at())).map(|day| day.uin))
    }

    /// Whether another account than the one at the front still has its run of a date to do.
    pub fn waits_for_others(&self, date: NaiveDate) -> bool {
        self.others.iter().any(|day| day.is_open_on(date))
    }

    /// Whether there is something untold, and nothing to wait for.
    pub fn may_tell(&self) -> bool {
        self.untold.first().is_some_and(|run| {
            let front = self.uin.map(|uin| Day {
                uin,
                run_at: self.run_at,
                refresh_at: None,
                sample_at: None,
                run: self.run.clone(),
                finished: self.finished,
                is_dead: self.pause.is_some(),
            });
            !self.waits_for_others(run.date) && !front.is_some_and(|day| day.is_open_on(run.date))
        })
    }
}

impl Day {
    fn due_at(&self) -> Option<DateTime<Utc>> {
        let times = [self.run_at, self.refresh_at, self.sample_at];
        times.into_iter().flatten().min().filter(|_| !self.is_dead)
    }

    /// Whether its run of a date is under way, or to come on that date by QQ Music's clock.
    fn is_open_on(&self, date: NaiveDate) -> bool {
        let is_to_come = || {
            let comes = self.run_at.is_some_and(|at| day_of(at) <= date);
            comes && self.finished.is_none_or(|finished| finished < date)
        };
        match &self.run {
            _ if self.is_dead => false,
            // One of a date before is ended first.
            Some(run) => run.date <= date,
            None => is_to_come(),
        }
    }
}

/// QQ Music's date.
fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&chrono_tz::Asia::Shanghai).date_naive()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;
    use crate::model::{Chore, Outcome, RunId, Schedule, StepState};

    fn date(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
    }

    fn uin(number: u64) -> Uin {
        Uin::new(number).expect("not zero")
    }

    fn run(day: u32, state: StepState) -> Run {
        let at = DateTime::UNIX_EPOCH;
        Run {
            id: RunId(1),
            uin: Some(uin(2)),
            date: date(day),
            began_at: at,
            ended_at: at,
            by_hand: false,
            outcomes: vec![Outcome { state, ..Outcome::todo(Chore::Sign) }],
            coins_before: None,
            coins_after: None,
            streak: None,
            reports: Vec::new(),
        }
    }

    /// Two accounts, the other of which has a run of the 23rd under way.
    fn agenda(state: StepState) -> Agenda {
        let at = DateTime::UNIX_EPOCH;
        let other = Day {
            uin: uin(2),
            run_at: Some(at),
            refresh_at: None,
            sample_at: None,
            run: Some(run(23, state)),
            finished: None,
            is_dead: false,
        };
        Agenda {
            schedule: Schedule::default(),
            uin: Some(uin(1)),
            run_at: Some(at + TimeDelta::days(1)),
            refresh_at: None,
            sample_at: None,
            run: None,
            finished: None,
            pause: None,
            others: vec![other],
            untold: Vec::new(),
            version: 1,
        }
    }

    #[test]
    fn a_run_of_the_day_before_keeps_the_message_of_the_date_waiting_and_a_later_one_does_not() {
        let agenda = agenda(StepState::Failed);
        let waits = [22, 23, 24].map(|day| agenda.waits_for_others(date(day)));
        assert_eq!(waits, [false, true, true]);
    }

    #[test]
    fn the_next_run_is_that_of_the_account_whose_turn_is_first_unless_a_task_has_it() {
        let first = agenda(StepState::Failed).next_run(|_| false);
        assert_eq!(first, Some((DateTime::UNIX_EPOCH, true)));
        let next = agenda(StepState::Doing).next_run(|_| false);
        assert_eq!(next, Some((DateTime::UNIX_EPOCH + TimeDelta::days(1), false)));
    }
}

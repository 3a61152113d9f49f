//! What a person sees of their schedule and changes of it, and what a login and its end mean for it.

use chrono::{DateTime, NaiveDate, SubsecRound, TimeDelta, Utc};
use chrono_tz::Tz;

use super::plan;
use super::run::CHORES;
use crate::model::{Chore, Chores, Note, Pause, PersonId, Run, Schedule, StepState, Uin};
use crate::service::counters::day_of;
use crate::service::{KeptLogin, Result, Service};
use crate::store::{Account, Agenda, OwnAccount};

/// How long a change of the schedule waits for another: people press one button after the other.
const CHOSEN_FOR: TimeDelta = TimeDelta::minutes(1);

/// A person's schedule, and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// What the person wants.
    pub schedule: Schedule,
    /// The zone of their clock: the one they chose, or the bot's.
    pub zone: Tz,
    /// When the next daily run of any of their accounts is due, with the person's jitter; or the next
    /// repeat of what failed. `None` when nothing is done daily, without a login, while it rests, and while
    /// a task goes on.
    pub next_run: Option<DateTime<Utc>>,
    /// Why then.
    pub why_next: WhyNext,
    /// Why nothing runs at present.
    pub pause: Option<Pause>,
    /// The person's accounts, the order in which they came.
    pub own: Vec<KeptLogin>,
    /// Whether something is being done now, perhaps by a task.
    pub running: bool,
    /// Whether the owner has stopped everything that runs by itself.
    pub stopped: bool,
}

/// Why a run is due when it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WhyNext {
    /// The person's time comes.
    #[default]
    Time,
    /// Something of today is still to be done, and its time has passed.
    Missed,
    /// Something of today did not work, and is done once more.
    Repeat,
}

impl Service {
    /// A person's schedule; the default, with nothing switched on, when they have none.
    pub async fn schedule(&self, person: PersonId, now: DateTime<Utc>) -> Result<Planned> {
        let mut agenda = self.store.agenda(person).await?.unwrap_or_else(none);
        if agenda.pause == Some(Pause::LoginDead) {
            // Somebody else with the same account may have logged in anew.
            let before = agenda.clone();
            self.replan(person, &mut agenda, now).await?;
            if agenda != before && self.store.save_agenda(person, &agenda).await? {
                self.daily.woken.notify_one();
            }
        }
        self.planned(person, &agenda, now).await
    }

    /// Saves a person's schedule and plans anew: what is wanted today, was not done, and its time has
    /// passed is due soon.
    pub async fn save_schedule(
        &self,
        person: PersonId,
        schedule: Schedule,
        now: DateTime<Utc>,
    ) -> Result<Planned> {
        loop {
            let mut agenda = self.store.agenda(person).await?.unwrap_or_else(none);
            agenda.schedule = schedule;
            self.replan(person, &mut agenda, now).await?;
            // Who switches one thing on after the other gets one run.
            agenda.run_at = agenda.run_at.map(|at| at.max(now + CHOSEN_FOR));
            for day in &mut agenda.others {
                day.run_at = day.run_at.map(|at| at.max(now + CHOSEN_FOR));
            }
            if self.store.save_agenda(person, &agenda).await? {
                return self.planned(person, &agenda, now).await;
            }
        }
    }

    /// A person's newest runs, the newest first; one under way is among them after its first attempt.
    pub async fn runs(&self, person: PersonId) -> Result<Vec<Run>> {
        Ok(self.store.runs(person).await?)
    }

    /// A person logged in to an account: what was waiting for that is done, and they are known from now
    /// on.
    pub(in crate::service) async fn after_login(
        &self,
        person: PersonId,
        uin: Uin,
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.resume(person, now).await?;
        self.after_revival(uin, now).await
    }

    /// Writes into the history that nobody knows what became of what a task was doing in a run.
    async fn tell_left(&self, person: PersonId, mut run: Run) -> Result<()> {
        if run.is_waiting() {
            leave(&mut run);
            self.store.save_run(person, &run).await?;
        }
        Ok(())
    }

    /// The login of an account lives again: what rested for want of it goes on, whoever has it.
    pub(in crate::service) async fn after_revival(
        &self,
        uin: Uin,
        now: DateTime<Utc>,
    ) -> Result<()> {
        for person in self.store.people_of(uin).await? {
            let agenda = self.store.agenda(person).await?;
            if agenda.is_some_and(|agenda| agenda.is_dead(uin)) {
                self.resume(person, now).await?;
            }
        }
        Ok(())
    }

    /// A person logged out of an account: nothing is due for it any more. What they want is kept.
    pub async fn after_logout(&self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        if self.store.agenda(person).await?.is_some() {
            self.resume(person, now).await?;
        }
        Ok(())
    }

    /// Ends a person's pause, plans anew, and has what is due done soon.
    pub(in crate::service) async fn resume(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<()> {
        // Whether a login lives again, its account says.
        self.plan(person, now, |pause| pause == Pause::LoginDead).await
    }

    /// Plans anew, and has what is due done soon; a pause stays.
    pub(in crate::service) async fn plan_anew(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.plan(person, now, |_| true).await
    }

    async fn plan(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
        stays: impl Fn(Pause) -> bool + Send,
    ) -> Result<()> {
        loop {
            let mut agenda = self.store.agenda(person).await?.unwrap_or_else(none);
            agenda.pause = agenda.pause.filter(|pause| stays(*pause));
            let lost = self.replan(person, &mut agenda, now).await?;
            if self.store.save_agenda(person, &agenda).await? {
                for run in lost {
                    self.tell_left(person, run).await?;
                }
                self.daily.woken.notify_one();
                return Ok(());
            }
        }
    }

    /// Changes an agenda that is there, as long as `change` says that it does.
    pub(super) async fn change(
        &self,
        person: PersonId,
        change: impl Fn(&mut Agenda) -> bool + Send,
    ) -> Result<()> {
        while let Some(mut agenda) = self.store.agenda(person).await? {
            if !change(&mut agenda) || self.store.save_agenda(person, &agenda).await? {
                break;
            }
        }
        Ok(())
    }

    /// A person's login was found dead by somebody else: it is looked at now, and they are told as always.
    pub(in crate::service) async fn look_at_login(
        &self,
        person: PersonId,
        uin: Uin,
        now: DateTime<Utc>,
    ) -> Result<()> {
        self.change(person, |agenda| {
            agenda.front(uin);
            agenda.refresh_at = Some(now);
            agenda.pause.is_none()
        })
        .await?;
        self.daily.woken.notify_one();
        Ok(())
    }

    /// Puts the times into an agenda at which something is due, for each of the person's accounts, and the
    /// one they use to the front. Gives the runs that were under way for accounts they do not have any more.
    pub(super) async fn replan(
        &self,
        person: PersonId,
        agenda: &mut Agenda,
        now: DateTime<Utc>,
    ) -> Result<Vec<Run>> {
        let own = self.store.accounts(person).await?;
        let numbers: Vec<_> = own.iter().map(|own| own.account.credential.uin).collect();
        let lost = agenda.keep_only(&numbers);
        for OwnAccount { account, .. } in &own {
            agenda.front(account.credential.uin);
            self.replan_front(person, account, agenda, now).await?;
        }
        if let Some(current) = own.iter().find(|own| own.is_current) {
            agenda.front(current.account.credential.uin);
        }
        Ok(lost)
    }

    /// The same for the account at the front.
    async fn replan_front(
        &self,
        person: PersonId,
        account: &Account,
        agenda: &mut Agenda,
        now: DateTime<Utc>,
    ) -> Result<()> {
        // A date that is not yet was written by a clock that was wrong.
        agenda.finished = agenda.finished.filter(|date| *date <= day_of(now));
        if !account.dead {
            agenda.pause = agenda.pause.filter(|pause| *pause != Pause::LoginDead);
        }
        self.plan_run(person, account.credential.uin, agenda, now).await?;
        let uin = account.credential.uin;
        let is_lent = self.store.lent_by(person).await?.iter().any(|lending| lending.uin == uin);
        plan_refresh(account, is_lent, agenda, now);
        if !plan::has_evening(&agenda.schedule) {
            agenda.sample_at = None;
        } else if agenda.sample_at.is_none() {
            let days = self.store.listened(account.credential.uin).await?.days;
            let sampled = days.last().map(|(date, _)| *date);
            agenda.sample_at = Some(plan::sample_at(person, sampled, now));
        }
        Ok(())
    }

    async fn plan_run(
        &self,
        person: PersonId,
        uin: Uin,
        agenda: &mut Agenda,
        now: DateTime<Utc>,
    ) -> Result<()> {
        if !agenda.schedule.chores.iter().any(Chore::is_daily) {
            // What a task goes on with is followed to its end.
            agenda.run = agenda.run.take().filter(Run::is_waiting);
            agenda.run_at = agenda.run.as_ref().map(|_| agenda.run_at.unwrap_or(now));
            return Ok(());
        }
        let is_under_way = agenda.run.as_ref().is_some_and(|run| run.date == day_of(now));
        if !is_under_way || agenda.run_at.is_none() {
            agenda.run_at = Some(self.next_run(person, uin, agenda, now).await?);
        }
        Ok(())
    }

    /// When the next daily run is due. What was switched on after today's has one today, too.
    pub(super) async fn next_run(
        &self,
        person: PersonId,
        uin: Uin,
        agenda: &Agenda,
        now: DateTime<Utc>,
    ) -> Result<DateTime<Utc>> {
        let Schedule { at, chores, .. } = agenda.schedule;
        let mut finished = agenda.finished;
        if let Some(today) = finished.filter(|date| *date == day_of(now))
            && !self.left_of(uin, chores, today).await?.is_empty()
        {
            finished = None;
        }
        let zone = self.zone(&agenda.schedule);
        let jitter = plan::jitter(person, self.daily.policy.jitter_s);
        // The store's marks are whole seconds, rounded up: what is due now is due in this one, so that
        // the sweep that is woken for it finds it.
        Ok(plan::next_run(at, zone, jitter, finished, now).trunc_subsecs(0))
    }

    /// The chores that nobody has begun for an account on a date.
    pub(super) async fn left_of(
        &self,
        uin: Uin,
        wanted: Chores,
        date: NaiveDate,
    ) -> Result<Vec<Chore>> {
        let ledger = self.store.ledger(uin, date).await?;
        let is_left = |chore: &Chore| ledger.iter().all(|outcome| outcome.chore != *chore);
        Ok(CHORES.into_iter().filter(|chore| wanted.has(*chore)).filter(is_left).collect())
    }

    /// The zone of a person's clock.
    pub(in crate::service) fn zone(&self, schedule: &Schedule) -> Tz {
        schedule.zone.unwrap_or(self.daily.policy.zone)
    }

    async fn planned(
        &self,
        person: PersonId,
        agenda: &Agenda,
        now: DateTime<Utc>,
    ) -> Result<Planned> {
        let is_waiting = agenda.runs_under_way().any(|(_, run)| run.is_waiting());
        let schedule = agenda.schedule;
        let own = self.store.accounts(person).await?;
        let own: Vec<_> = own.iter().map(KeptLogin::from).collect();
        let is_dead = |uin| own.iter().any(|own| own.uin == uin && own.dead);
        let next = agenda.next_run(is_dead).map(|(at, is_repeat)| {
            let jitter = plan::jitter(person, self.daily.policy.jitter_s);
            let (zone, midnight) = (self.zone(&schedule), plan::start_of_day(day_of(now)));
            let usual = plan::next_run(schedule.at, zone, jitter, None, midnight);
            let has_passed = usual < now && day_of(at) == day_of(now);
            match (is_repeat, has_passed) {
                (true, _) => (at, WhyNext::Repeat),
                (false, true) => (at, WhyNext::Missed),
                (false, false) => (at, WhyNext::Time),
            }
        });
        Ok(Planned {
            stopped: self.store.is_stopped().await?,
            schedule,
            zone: self.zone(&schedule),
            next_run: next.map(|(at, _)| at),
            why_next: next.map(|(_, why)| why).unwrap_or_default(),
            // A death that was noticed elsewhere rests it in a moment.
            pause: agenda
                .pause
                .or(own.iter().any(|own| own.is_current && own.dead).then_some(Pause::LoginDead)),
            own,
            running: self.daily.live.is_any(person) || is_waiting,
        })
    }
}

/// The agenda of somebody who has none yet.
pub(super) fn none() -> Agenda {
    Agenda {
        schedule: Schedule::default(),
        uin: None,
        run_at: None,
        refresh_at: None,
        sample_at: None,
        run: None,
        finished: None,
        pause: None,
        others: Vec::new(),
        untold: Vec::new(),
        version: 0,
    }
}

/// Of a run that is not followed any more because its login is gone, nobody knows what became of what
/// a task was doing.
pub(super) fn leave(run: &mut Run) {
    for it in run.outcomes.iter_mut().filter(|it| it.state == StepState::Doing) {
        let note = it.note_with(Some(Note::LoginEnded));
        (it.state, it.note) = (StepState::Unsure, note);
    }
}

/// A login on which others rely is looked at when its keys end at the latest: its person is told if it died.
fn plan_refresh(account: &Account, is_lent: bool, agenda: &mut Agenda, now: DateTime<Utc>) {
    let wanted = agenda.schedule.chores.has(Chore::Refresh);
    let planned = if wanted { plan::refresh_at(account, now) } else { None };
    let planned = planned.or_else(|| is_lent.then(|| plan::ends_at(account)).flatten());
    // What was tried and did not even begin is not tried again at once.
    let later = agenda.refresh_at.filter(|at| *at > now);
    agenda.refresh_at = planned.map(|at| if at <= now { later.unwrap_or(at) } else { at });
}

//! A daily run: its chores one after the other, what is repeated, and its end.

use chrono::NaiveDate;

use super::attend::{Attendance, Going, Halt, Wish};
use super::live::RunEnd;
use super::plan;
use super::sweep::lease_from;
use super::tell::run_notice;
use crate::model::{Chore, Note, Outcome, Run, RunId, StepState, Uin};
use crate::service::counters::day_of;

/// The chores of a run, in the order they are done.
const CHORES: [Chore; 3] = [Chore::Sign, Chore::Coin, Chore::Accelerate];

impl Attendance<'_> {
    /// Does the run of QQ Music's date, or goes on with it. One at a time for an account, so that of
    /// two people with the same account the second finds what the first did.
    pub(super) async fn daily_run(&mut self, uin: Uin) -> Going {
        let daily = &self.service.daily;
        self.live.get_or_insert_with(|| daily.live.begin(self.claim.person));
        let turn = daily.stopping.run_until_cancelled(daily.turns.turn(uin)).await;
        let Some(_one_at_a_time) = turn else { return Err(Halt::Stopping) };
        // The turn may have taken long, or the clock was moved: a run is begun with a claim that holds.
        if !self.service.store.extend(self.claim, lease_from(self.now())).await? {
            return Err(Halt::Lost);
        }
        if let Wish::TryAgain(id, chore) = self.wish {
            return Box::pin(self.try_again(uin, id, chore)).await;
        }
        let date = day_of(self.now());
        self.end_older(date).await?;
        if matches!(self.wish, Wish::Due) && self.run_is_later() {
            return Ok(());
        }
        let is_resumed = self.agenda.run.is_some();
        let mut run = self.agenda.run.take().unwrap_or_else(|| self.new_run(date));
        run.by_hand |= matches!(self.wish, Wish::RunNow);
        self.want(&mut run);
        self.agenda.run = Some(run.clone());
        self.agenda.run_at = Some(self.now());
        // So that a crash is gone on with, and told, as this run.
        self.save().await?;
        let halted = Box::pin(self.work(uin, &mut run, is_resumed)).await;
        match halted {
            Ok(()) => self.end(run).await,
            Err(Halt::LoginDead) => {
                self.show(&run, None, Some(RunEnd::LoginDead));
                self.run = Some(run.clone());
                self.agenda.run = Some(run);
                Err(Halt::LoginDead)
            }
            Err(Halt::Stopping) => {
                self.agenda.run = Some(run);
                self.save().await?;
                Err(Halt::Stopping)
            }
            Err(halt) => Err(halt),
        }
    }

    fn new_run(&self, date: NaiveDate) -> Run {
        let now = self.now();
        Run {
            id: RunId(rand::random()),
            date,
            began_at: now,
            ended_at: now,
            by_hand: false,
            outcomes: Vec::new(),
            coins_before: None,
            coins_after: None,
            streak: None,
            reports: Vec::new(),
        }
    }

    /// Puts the chores into a run that are wanted now and were not yet, and takes out those that are
    /// not wanted any more and were not begun.
    fn want(&self, run: &mut Run) {
        let wanted = self.agenda.schedule.chores;
        run.outcomes.retain(|it| wanted.has(it.chore) || it.state != StepState::Todo);
        for chore in CHORES.into_iter().filter(|chore| wanted.has(*chore)) {
            if run.outcomes.iter().all(|it| it.chore != chore) {
                run.outcomes.push(Outcome::todo(chore));
            }
        }
    }

    /// Ends a run of a date that is over. It is in the history as far as it came; what was not told
    /// of it yet is told.
    async fn end_older(&mut self, today: NaiveDate) -> Going {
        let Some(mut run) = self.agenda.run.take_if(|run| run.date != today) else { return Ok(()) };
        self.agenda.finished = self.agenda.finished.max(Some(run.date));
        self.agenda.run_at = None;
        let dead = |it: &Outcome| it.reason() == Some(&Note::LoginEnded);
        if !run.outcomes.iter().any(dead) && run.outcomes.iter().any(|it| it.tries > 0) {
            run.reports = self.waiting_reports().await?;
            let told = self.told_of(&run, false);
            self.service.store.queue(told.as_slice()).await?;
        }
        self.service.metrics.daily.run_ended(!run.has_failed());
        Ok(())
    }

    /// Whether the next run is not due yet, because an older one was missed or has ended now.
    fn run_is_later(&mut self) -> bool {
        if self.agenda.run.is_none() {
            let next = self.service.next_run(self.claim.person, &self.agenda, self.now());
            self.agenda.run_at = Some(next);
        }
        self.agenda.run_at.is_some_and(|at| at > self.now())
    }

    /// Does what is open.
    async fn work(&mut self, uin: Uin, run: &mut Run, is_resumed: bool) -> Going {
        let mut is_first = true;
        for at in 0..run.outcomes.len() {
            if !is_open(&run.outcomes[at]) {
                continue;
            }
            if let Some(note) = self.risk_on(uin, run.date).await? {
                let skipped = StepState::Skipped;
                run.outcomes[at] =
                    Outcome { state: skipped, note: Some(note), ..run.outcomes[at].clone() };
                continue;
            }
            if !std::mem::take(&mut is_first) {
                self.pause().await?;
            }
            if day_of(self.now()) != run.date {
                // What is done now counts for the next date, whose run does it.
                break;
            }
            self.do_chore(uin, run, at, is_resumed).await?;
        }
        Ok(())
    }

    /// One chore of the run, in the ledger and for those who watch.
    async fn do_chore(&mut self, uin: Uin, run: &mut Run, at: usize, is_resumed: bool) -> Going {
        self.show(run, Some(run.outcomes[at].chore), None);
        let outcome = Box::pin(self.chore(uin, run, at, is_resumed)).await?;
        let is_dead = outcome.reason() == Some(&Note::LoginEnded) && self.is_dead().await?;
        self.service.metrics.daily.chore_ended(outcome.chore, outcome.state == StepState::Done);
        run.outcomes[at] = outcome;
        run.ended_at = self.now();
        if is_dead { Err(Halt::LoginDead) } else { Ok(()) }
    }

    /// What comes after the chores: a repeat of what failed for a while, or the end.
    async fn end(&mut self, mut run: Run) -> Going {
        let now = self.now();
        let open = run.outcomes.iter().filter(|outcome| is_open(outcome));
        let repeats = open.map(|outcome| usize::from(outcome.tries).saturating_sub(1)).max();
        let again = repeats.and_then(|repeats| plan::repeat_at(repeats, run.date, now));
        if let Some(again) = again {
            self.show(&run, None, Some(RunEnd::Repeats(again)));
            self.agenda.run_at = Some(again);
            self.agenda.run = Some(run.clone());
        } else {
            run.reports = self.waiting_reports().await?;
            self.show(&run, None, Some(RunEnd::Finished));
            self.agenda.run_at = None;
            self.agenda.run = None;
            self.agenda.finished = self.agenda.finished.max(Some(run.date));
            self.notice = self.told_of(&run, run.by_hand && self.is_watched());
            self.service.metrics.daily.run_ended(!run.has_failed());
            let failed = run.outcomes.iter().filter(|it| it.state == StepState::Failed).count();
            tracing::info!(chores = run.outcomes.len(), failed, "a daily run ended");
        }
        let is_empty = run.outcomes.is_empty() && run.reports.is_empty();
        self.run = Some(run).filter(|_| !is_empty);
        Ok(())
    }

    fn told_of(&self, run: &Run, is_seen: bool) -> Option<crate::store::Notice> {
        let schedule = &self.agenda.schedule;
        let quiet_end = self.service.quiet_end(schedule, self.now());
        run_notice(self.claim.person, schedule, run, is_seen, (self.now(), quiet_end))
    }

    /// Does one chore again that the person points at: of today's run within it, of an older run as
    /// a run of its own.
    async fn try_again(&mut self, uin: Uin, id: RunId, chore: Chore) -> Going {
        let Some(known) = self.service.store.run(self.claim.person, id).await? else {
            return Ok(());
        };
        let date = day_of(self.now());
        let mut run = if known.date == date {
            known
        } else {
            let outcomes = vec![Outcome::todo(chore)];
            Run { by_hand: true, outcomes, reports: Vec::new(), ..self.new_run(date) }
        };
        let Some(at) = run.outcomes.iter().position(|it| it.chore == chore) else { return Ok(()) };
        let halted = Box::pin(self.do_chore(uin, &mut run, at, true)).await;
        let end = match &halted {
            Ok(()) => RunEnd::Finished,
            Err(Halt::LoginDead) => RunEnd::LoginDead,
            Err(Halt::Stopping | Halt::Gone | Halt::Lost | Halt::Failed(_)) => return halted,
        };
        self.show(&run, None, Some(end));
        if let Some(under_way) = &mut self.agenda.run
            && under_way.id == run.id
        {
            under_way.clone_from(&run);
        }
        self.run = Some(run);
        halted
    }
}

/// Whether a chore is still to be done: it was not begun, or failed for a while, or for want of a
/// living login.
fn is_open(outcome: &Outcome) -> bool {
    match (outcome.state, outcome.reason()) {
        (StepState::Todo | StepState::Doing, _) => true,
        (StepState::Failed, note) => matches!(
            note,
            Some(Note::Unreachable | Note::Unexpected | Note::AnswerLost | Note::LoginEnded)
        ),
        // A sign-in reads back what became of the one before.
        (StepState::Unsure, _) => outcome.chore == Chore::Sign,
        (StepState::Done | StepState::Skipped, _) => false,
    }
}

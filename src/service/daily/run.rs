//! A daily run: its chores one after the other, what is repeated, and its end.

use chrono::{DateTime, NaiveDate, Utc};

use super::attend::{Attendance, Going, Halt, Wish};
use super::live::RunEnd;
use super::plan;
use super::sweep::lease_from;
use super::tell::{run_notice, runs_notice};
use crate::model::{Chore, Note, Outcome, Run, RunId, StepState, Uin};
use crate::service::counters::day_of;

/// The chores of a run, in the order they are done.
pub(super) const CHORES: [Chore; 3] = [Chore::Sign, Chore::Coin, Chore::Accelerate];

impl Attendance<'_> {
    /// Does the run of QQ Music's date, or goes on with it. One at a time for an account, so that of
    /// two people with the same account the second finds what the first did.
    pub(super) async fn daily_run(&mut self, uin: Uin) -> Going {
        let daily = &self.service.daily;
        self.live.get_or_insert_with(|| daily.live.begin(self.claim.person, uin));
        self.take_turn(uin).await?;
        // The turn may have taken long, or the clock was moved: a run is begun with a claim that holds.
        if !self.service.store.extend(self.claim, lease_from(self.now())).await? {
            return Err(Halt::Lost);
        }
        let date = day_of(self.now());
        if let Some(older) = self.agenda.run.take_if(|run| run.date != date) {
            return Box::pin(self.end_older(uin, older)).await;
        }
        if let Wish::TryAgain(id, chore) = self.wish {
            return Box::pin(self.try_again(uin, id, chore)).await;
        }
        if matches!(self.wish, Wish::Due) && self.run_is_later(uin).await? {
            return Ok(());
        }
        let is_resumed = self.agenda.run.is_some();
        let mut run = match self.agenda.run.take() {
            Some(run) => run,
            // One of another account is not added to: with the account this is forgotten.
            None if matches!(self.wish, Wish::RunNow(_)) && self.agenda.finished == Some(date) => {
                self.run_of(date).await?
            }
            None => self.new_run(date),
        };
        if matches!(self.wish, Wish::RunNow(_)) {
            run.outcomes.iter_mut().for_each(reopen);
        }
        self.want(uin, &mut run).await?;
        if self.is_done(&run) {
            return Box::pin(self.already(run)).await;
        }
        self.agenda.run = Some(run.clone());
        self.agenda.run_at = Some(self.now());
        // So that a crash is gone on with, and told, as this run.
        self.save().await?;
        let halted = Box::pin(self.work(uin, &mut run, is_resumed)).await;
        match halted {
            Ok(()) => self.end(run).await,
            Err(Halt::LoginDead) => {
                // What is left waits for the next login.
                leave_todo(&mut run, &Note::LoginEnded);
                self.end = Some((run.clone(), RunEnd::LoginDead));
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

    /// Waits for the account's turn, which is held until the end, or until a task is watched.
    pub(super) async fn take_turn(&mut self, uin: Uin) -> Going {
        let daily = &self.service.daily;
        let turn = daily.stopping.run_until_cancelled(daily.turns.turn(uin)).await;
        self.turn = Some(turn.ok_or(Halt::Stopping)?);
        Ok(())
    }

    fn new_run(&self, date: NaiveDate) -> Run {
        let now = self.now();
        Run {
            id: RunId(rand::random()),
            uin: self.uin,
            date,
            began_at: now,
            ended_at: now,
            by_hand: matches!(self.wish, Wish::RunNow(_)),
            outcomes: Vec::new(),
            coins_before: None,
            coins_after: None,
            streak: None,
            reports: Vec::new(),
        }
    }

    /// The date's run that is over, to be added to, so that a date has one in the history however often
    /// something is done by hand; else a new one.
    async fn run_of(&self, date: NaiveDate) -> Going<Run> {
        let runs = self.service.store.runs(self.claim.person).await?;
        let is_own = |run: &Run| run.uin.is_none() || run.uin == self.uin;
        let known = runs.into_iter().find(|run| run.date == date && is_own(run));
        Ok(known.unwrap_or_else(|| self.new_run(date)))
    }

    /// Puts the chores into a run that are wanted now and were not yet, and takes out those that are
    /// not wanted any more and were not begun.
    async fn want(&self, uin: Uin, run: &mut Run) -> Going {
        let wanted = self.agenda.schedule.chores;
        run.outcomes.retain(|it| wanted.has(it.chore) || it.state != StepState::Todo);
        // A second run of a date is for what was switched on since the first.
        let is_asked = run.by_hand || matches!(self.wish, Wish::RunNow(_));
        let is_second = self.agenda.finished == Some(run.date) && !is_asked;
        let chores = if is_second {
            self.service.left_of(uin, wanted, run.date).await?
        } else {
            CHORES.into_iter().filter(|chore| wanted.has(*chore)).collect()
        };
        for chore in chores {
            if run.outcomes.iter().all(|it| it.chore != chore) {
                run.outcomes.push(Outcome::todo(chore));
            }
        }
        Ok(())
    }

    /// Ends a run of a date that is over, as far as it came; what was not told of it yet is told. The
    /// next run is begun with a claim of its own, so that this one is over in one batch.
    async fn end_older(&mut self, uin: Uin, mut run: Run) -> Going {
        for at in 0..run.outcomes.len() {
            if !run.outcomes[at].state.is_settled() {
                run.outcomes[at] = self.last_word(uin, &run, &run.outcomes[at]).await?;
            }
        }
        fail_todo(&mut run);
        self.agenda.finished = self.agenda.finished.max(Some(run.date));
        self.agenda.run_at = None;
        let dead = |it: &Outcome| it.reason() == Some(&Note::LoginEnded);
        if !run.outcomes.iter().any(dead) && run.outcomes.iter().any(|it| it.tries > 0) {
            run.reports = self.waiting_reports().await?;
            self.tell(&run, false);
        }
        self.service.metrics.daily.run_ended(!run.has_failed());
        self.run = Some(run);
        Ok(())
    }

    /// Whether the next run is not due yet, because an older one was missed.
    async fn run_is_later(&mut self, uin: Uin) -> Going<bool> {
        let now = self.now();
        if self.agenda.run.is_none() {
            let next = self.service.next_run(self.claim.person, uin, &self.agenda, now).await?;
            self.agenda.run_at = Some(next);
        }
        Ok(self.agenda.run_at.is_some_and(|at| at > now))
    }

    /// Does what is open. When a task has a chore, nothing else is begun before that has ended; what
    /// failed before is repeated at its own time, also while the task goes on.
    async fn work(&mut self, uin: Uin, run: &mut Run, is_resumed: bool) -> Going {
        let mut is_first = true;
        let is_look = run.is_waiting() && matches!(self.wish, Wish::Due);
        for at in 0..run.outcomes.len() {
            let state = run.outcomes[at].state;
            let is_behind = run.outcomes[..at].iter().any(|it| it.state == StepState::Doing);
            let waits = match state {
                StepState::Doing => false,
                StepState::Todo => is_behind,
                _ if is_behind || is_look => {
                    let again = self.repeat_beside(run, &run.outcomes[at]);
                    again.is_none_or(|again| again > self.now())
                }
                _ => false,
            };
            if waits || !self.is_wanted(&run.outcomes[at]) {
                continue;
            }
            if state != StepState::Doing
                && let Some(note) = self.risk_on(uin, run.date).await?
            {
                let skipped = StepState::Skipped;
                let note = run.outcomes[at].note_with(Some(note));
                let outcome = Outcome { state: skipped, note, ..run.outcomes[at].clone() };
                self.service.store.settle_chore(uin, run.date, &outcome).await?;
                run.outcomes[at] = outcome;
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

    /// Whether a chore is still to be done. What was switched off is not repeated.
    fn is_wanted(&self, outcome: &Outcome) -> bool {
        let is_on = self.agenda.schedule.chores.has(outcome.chore);
        is_open(outcome) && (is_on || !outcome.state.is_settled())
    }

    /// When a chore that failed is repeated while a task goes on; `None` when it is not.
    fn repeat_beside(&self, run: &Run, failed: &Outcome) -> Option<DateTime<Utc>> {
        let is_repeated = failed.state.is_settled() && self.is_wanted(failed);
        let again = plan::repeat_at(repeats_of(failed), run.date, run.ended_at);
        again.filter(|_| is_repeated)
    }

    /// One chore of the run, in the ledger and for those who watch.
    async fn do_chore(&mut self, uin: Uin, run: &mut Run, at: usize, is_resumed: bool) -> Going {
        self.show(run, run.outcomes[at].chore);
        let outcome = Box::pin(self.chore(uin, run, at, is_resumed)).await?;
        let is_dead = outcome.reason() == Some(&Note::LoginEnded) && self.is_dead().await?;
        if outcome.state != StepState::Doing {
            self.service.metrics.daily.chore_ended(outcome.chore, outcome.state == StepState::Done);
        }
        if outcome.state != StepState::Doing {
            // From here on the time of a repeat is counted: a task that goes on does not put it off.
            run.ended_at = self.now();
        }
        run.outcomes[at] = outcome;
        if is_dead { Err(Halt::LoginDead) } else { Ok(()) }
    }

    /// What comes after the chores: a look at the task that goes on, a repeat of what failed for a
    /// while, or the end.
    async fn end(&mut self, mut run: Run) -> Going {
        let now = self.now();
        let open = run.outcomes.iter().filter(|outcome| self.is_wanted(outcome));
        let repeats = open.map(repeats_of).max();
        let repeat = repeats.and_then(|repeats| plan::repeat_at(repeats, run.date, now));
        let goes_on = if run.is_waiting() {
            let again = run.outcomes.iter().filter_map(|it| self.repeat_beside(&run, it)).min();
            let look = self.next_look();
            Some((again.map_or(look, |again| again.min(look)), RunEnd::Waits))
        } else {
            repeat.map(|again| (again, RunEnd::Repeats(again)))
        };
        let end = if let Some((at, end)) = goes_on {
            self.agenda.run_at = Some(at);
            self.agenda.run = Some(run.clone());
            end
        } else {
            fail_todo(&mut run);
            run.reports = self.waiting_reports().await?;
            self.agenda.run_at = None;
            self.agenda.run = None;
            self.agenda.finished = self.agenda.finished.max(Some(run.date));
            self.tell(&run, self.is_watched());
            self.service.metrics.daily.run_ended(!run.has_failed());
            let failed = run.outcomes.iter().filter(|it| it.state == StepState::Failed).count();
            tracing::info!(chores = run.outcomes.len(), failed, "a daily run ended");
            RunEnd::Finished
        };
        self.end = Some((run.clone(), end));
        let is_empty = run.outcomes.is_empty() && run.reports.is_empty();
        self.run = Some(run).filter(|_| !is_empty);
        Ok(())
    }

    /// Tells a run that is over: at once, or with those of the person's other accounts, which go on.
    fn tell(&mut self, run: &Run, is_watched: bool) {
        if is_watched || run.by_hand || self.agenda.others.is_empty() {
            self.notice = self.told_of(run, is_watched);
            return;
        }
        self.agenda.untold.push(run.clone());
        if !self.agenda.waits_for_others(run.date) {
            self.tell_untold();
        }
    }

    /// Tells the runs that waited for each other.
    pub(super) fn tell_untold(&mut self) {
        let (schedule, now) = (&self.agenda.schedule, self.now());
        let times = (now, self.service.quiet_end(schedule, now));
        let runs = std::mem::take(&mut self.agenda.untold);
        self.notice = runs_notice(self.claim.person, &self.agenda.schedule, &runs, times);
    }

    /// What is told of a run. Who watches has asked for it, too.
    fn told_of(&self, run: &Run, is_watched: bool) -> Option<crate::store::Notice> {
        let schedule = &self.agenda.schedule;
        let quiet_end = self.service.quiet_end(schedule, self.now());
        let run = Run { by_hand: run.by_hand || is_watched, ..run.clone() };
        run_notice(self.claim.person, schedule, &run, is_watched, (self.now(), quiet_end))
    }

    /// Does one chore again that the person points at: of today's run within it, of an older run
    /// within today's, too.
    async fn try_again(&mut self, uin: Uin, id: RunId, chore: Chore) -> Going {
        let Some(known) = self.service.store.run(self.claim.person, id).await? else {
            return Ok(());
        };
        let date = day_of(self.now());
        let mut run = if known.date == date {
            known
        } else {
            Run { by_hand: true, ..self.run_of(date).await? }
        };
        let found = run.outcomes.iter().position(|it| it.chore == chore);
        let at = found.unwrap_or_else(|| {
            run.outcomes.push(Outcome::todo(chore));
            run.outcomes.len() - 1
        });
        let is_alone = self.agenda.run.is_none();
        let run_at = self.agenda.run_at;
        if is_alone {
            // So that a stop or a crash is gone on with, and told, as this run.
            let mut begun = Run { by_hand: true, ..run.clone() };
            reopen(&mut begun.outcomes[at]);
            self.agenda.run = Some(begun);
            self.agenda.run_at = Some(self.now());
            self.save().await?;
        }
        let halted = Box::pin(self.do_chore(uin, &mut run, at, true)).await;
        let end = match &halted {
            Ok(()) => RunEnd::Finished,
            Err(Halt::LoginDead) => RunEnd::LoginDead,
            Err(Halt::Stopping | Halt::Gone | Halt::Lost | Halt::Failed(_)) => return halted,
        };
        if end == RunEnd::Finished {
            // It was asked for. What came with the run's own message is not told again.
            let told = Run { by_hand: true, reports: Vec::new(), ..run.clone() };
            self.notice = self.told_of(&told, self.is_watched());
        }
        self.end = Some((run.clone(), end));
        if is_alone {
            (self.agenda.run, self.agenda.run_at) = (None, run_at);
        } else if let Some(under_way) = &mut self.agenda.run
            && under_way.id == run.id
        {
            under_way.clone_from(&run);
        }
        self.run = Some(run);
        halted
    }
}

/// What was not begun says why.
fn leave_todo(run: &mut Run, why: &Note) {
    for it in run.outcomes.iter_mut().filter(|it| it.state == StepState::Todo) {
        it.note = it.note_with(Some(it.reason().unwrap_or(why).clone()));
    }
}

/// What was not begun when a run ends is not done any more: its day ended, or it wanted a login.
fn fail_todo(run: &mut Run) {
    leave_todo(run, &Note::DayEnded);
    let left = run.outcomes.iter_mut().filter(|it| it.state == StepState::Todo);
    left.for_each(|it| it.state = StepState::Failed);
}

/// What did not work is to be done once more; what may have been reported is not.
fn reopen(outcome: &mut Outcome) {
    let is_over = matches!(outcome.state, StepState::Done | StepState::Doing)
        || outcome.chore == Chore::Accelerate && outcome.state == StepState::Unsure;
    if !is_over {
        (outcome.state, outcome.note) = (StepState::Todo, outcome.note_with(None));
    }
}

/// How often a chore was repeated.
fn repeats_of(outcome: &Outcome) -> usize {
    usize::from(outcome.tries).saturating_sub(1)
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

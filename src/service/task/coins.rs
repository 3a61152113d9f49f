//! Coin tasks: list, report what can be reported, claim what can be claimed.
//!
//! What was done is read from QQ Music's list, before a step and after each report. When the
//! process dies, or an answer is lost, after something was asked, the list tells whether it
//! happened. If it does not, the step is unsure and left alone, for the list may lag; a new task
//! begins with a new list and finds what is still open. A claim that was answered as given is never
//! asked again at the same count, whatever the list says: it may still show what was before.
//!
//! Those that want a favourite are done in `favourite`, if the person allows it.
//!
//! The tasks are those of one day of QQ Music. When it ends the lists begin anew and prove nothing
//! about the day before: the task ends, and who wants more begins another.

use super::run::{Going, Halt, Run, note_of};
use super::step::ends_all;
use crate::model::{
    CoinClaim, CoinTask, CoinTaskKind, CoinTaskState, Note, Step, StepState, TaskState, Vip,
};
use crate::service::Error;
use crate::service::counters::day_of;
use crate::store::{Asking, CoinWork};

/// How often the list is read for what a report or a claim did; it may lag a little.
const LOOKS: usize = 2;
/// Reports and claims for one coin task: more than any was seen to want in a day.
const MOST_ROUNDS: u32 = 10;
/// How often the coins are read at the end until they have moved.
const COUNTS: usize = 3;
/// What the names of coin tasks for members hold; their list says it nowhere else.
const MEMBERS: [&str; 3] = ["会员", "绿钻", "vip"];
/// The name of a coin task that came without one.
const NAMELESS: &str = "…";

impl Run<'_> {
    /// Does the coin tasks, or the rest of them.
    pub(super) async fn coins(&mut self, library: bool) -> Going {
        if self.job.task.steps.is_empty() {
            self.plan_coins().await?;
        }
        if self.job.works.len() != self.job.task.steps.len() {
            // Planned by another server, which is not asked any more.
            return Err(Halt::Ended(TaskState::Failed, Some(Note::Interrupted)));
        }
        let halted = Box::pin(self.coin_steps(library)).await;
        match &halted {
            Err(Halt::Stopping | Halt::Store(_)) => {}
            // It went as far as it could; the balance knows no days.
            Err(Halt::Ended(_, Some(Note::DayEnded))) | Ok(()) => {
                let awaits = self.job.works.iter().any(|work| work.claims > 0);
                let after = Box::pin(self.count_coins(awaits)).await?;
                self.sum_up(after);
            }
            // Who ends it should not wait for a last count, nor a login that ended be asked.
            Err(Halt::Cancelled | Halt::Ended(..)) => self.sum_up(None),
        }
        halted
    }

    async fn coin_steps(&mut self, library: bool) -> Going {
        self.same_day()?;
        for at in 0..self.job.task.steps.len() {
            if !self.job.task.steps[at].state.is_settled() {
                Box::pin(self.coin_step(at, library)).await?;
            }
        }
        Ok(())
    }

    async fn plan_coins(&mut self) -> Going {
        self.job.planned_on = Some(day_of(self.now()));
        let before = self.coins_now().await?;
        let found = self.list().await?;
        if found.is_empty() {
            return Err(Halt::Ended(TaskState::Done, Some(Note::NothingToDo)));
        }
        self.job.task.before = before;
        self.job.works = found.iter().map(work_of).collect();
        self.job.task.steps = found.iter().map(step_of).collect();
        self.save().await
    }

    /// Does one coin task, as often as it can be done.
    async fn coin_step(&mut self, at: usize, library: bool) -> Going {
        match self.job.works[at].asking {
            Some(Asking::Favour) => self.look_for_favourite(at, Note::Interrupted).await?,
            Some(asked) => self.read_back(at, asked, Note::Interrupted).await?,
            None => {}
        }
        let mut looks = 0;
        for _ in 0..2 * MOST_ROUNDS {
            if self.job.task.steps[at].state.is_settled() {
                return Ok(());
            }
            let Some(task) = self.find(at).await? else {
                return self.settle(at, StepState::Failed, Some(Note::Unexpected)).await;
            };
            match (task.state, task.kind) {
                (CoinTaskState::Claimed, _) => return self.done(at, Note::AlreadyDone).await,
                (CoinTaskState::Claimable, _) if self.is_claimed(at, &task) => {
                    // The list shows what was before the claim.
                    looks += 1;
                    if looks > LOOKS {
                        return self.done(at, Note::AlreadyDone).await;
                    }
                    self.pause().await?;
                }
                (CoinTaskState::Claimable, _) => {
                    looks = 0;
                    self.claim(at, &task).await?;
                }
                (CoinTaskState::Todo, CoinTaskKind::Timer) => {
                    return self.done(at, Note::NotYet).await;
                }
                (CoinTaskState::Todo, CoinTaskKind::InApp) => {
                    return self.done(at, Note::OnlyInApp).await;
                }
                (CoinTaskState::Todo, CoinTaskKind::Favourite(_)) if !library => {
                    return self.done(at, Note::ChangesLibrary).await;
                }
                (CoinTaskState::Todo, CoinTaskKind::Favourite(kind))
                    if !self.is_favoured(at, &task) =>
                {
                    looks = 0;
                    Box::pin(self.favour(at, &task, kind)).await?;
                }
                (CoinTaskState::Todo, CoinTaskKind::Favourite(_)) if looks < LOOKS => {
                    // The list shows what was before; it counts without a report, mostly.
                    looks += 1;
                    self.pause().await?;
                }
                (CoinTaskState::Todo, _) => self.report(at, &task).await?,
            }
        }
        self.done(at, Note::NotCounted).await
    }

    /// Whether this task claimed the coins that the list offers.
    fn is_claimed(&self, at: usize, task: &CoinTask) -> bool {
        self.job.works[at].claimed.is_some_and(|claimed| task.finished <= claimed)
    }

    /// Settles a step at which nothing is left to do: it is done when this task claimed something.
    pub(super) async fn done(&mut self, at: usize, otherwise: Note) -> Going {
        if self.job.works[at].claims > 0 {
            return self.settle(at, StepState::Done, None).await;
        }
        self.settle(at, StepState::Skipped, Some(otherwise)).await
    }

    /// Reports a coin task as done; settles the step when that did not count.
    async fn report(&mut self, at: usize, task: &CoinTask) -> Going {
        self.pause().await?;
        self.about_to(at, Asking::Report, task.finished).await?;
        let backend = &self.service.backend;
        let asked =
            self.ask(|credential| async move { backend.coin_report(task, &credential).await });
        match Box::pin(asked).await? {
            Ok(()) => self.read_back(at, Asking::Report, Note::NotCounted).await,
            Err(Error::Uncertain(_)) => self.read_back(at, Asking::Report, Note::AnswerLost).await,
            Err(error) => self.refused(at, &error).await,
        }
    }

    /// Claims the coins of a coin task.
    async fn claim(&mut self, at: usize, task: &CoinTask) -> Going {
        self.pause().await?;
        self.about_to(at, Asking::Claim, task.finished).await?;
        let backend = &self.service.backend;
        let asked =
            self.ask(|credential| async move { backend.coin_claim(task, &credential).await });
        match Box::pin(asked).await? {
            // Prizes that are no coins are answered with a number too.
            Ok(CoinClaim::Given(award)) => {
                let award = if task.prize == 0 { Some(0) } else { award };
                self.given(at, award).await
            }
            Ok(CoinClaim::Already) => self.done(at, Note::AlreadyDone).await,
            Ok(CoinClaim::NotYet) => self.done(at, Note::NotYet).await,
            Err(Error::Uncertain(_)) => self.read_back(at, Asking::Claim, Note::AnswerLost).await,
            Err(error) => self.refused(at, &error).await,
        }
    }

    /// Notes that coins were given, and how many, when that is known.
    async fn given(&mut self, at: usize, award: Option<u64>) -> Going {
        let work = &mut self.job.works[at];
        work.asking = None;
        work.claimed = Some(work.finished);
        let known = if work.claims == 0 { Some(0) } else { work.awarded };
        work.awarded = known.zip(award).map(|(sum, award): (u64, u64)| sum.saturating_add(award));
        work.claims += 1;
        let task = &mut self.job.task;
        task.earned = task.earned.saturating_add(award.unwrap_or_default());
        self.save().await
    }

    /// Writes what is asked next, before it is.
    async fn about_to(&mut self, at: usize, asking: Asking, finished: u32) -> Going {
        self.own_caller().await?;
        self.same_day()?;
        self.job.task.steps[at].state = StepState::Doing;
        let work = &mut self.job.works[at];
        work.asking = Some(asking);
        work.finished = finished;
        self.save().await
    }

    /// Looks in the list whether what was asked has happened. If that is not seen, the step is
    /// settled with `otherwise`.
    pub(super) async fn read_back(&mut self, at: usize, asked: Asking, otherwise: Note) -> Going {
        for _ in 0..LOOKS {
            self.pause().await?;
            let Some(task) = self.find(at).await? else { break };
            // One that can be done again goes from claimable to the next round.
            let moved = task.finished > self.job.works[at].finished;
            match asked {
                Asking::Claim if moved || task.state != CoinTaskState::Claimable => {
                    return self.given(at, None).await;
                }
                Asking::Report | Asking::Favour if moved || task.state != CoinTaskState::Todo => {
                    self.job.works[at].asking = None;
                    return self.save().await;
                }
                Asking::Claim | Asking::Report | Asking::Favour => {}
            }
        }
        let state = match otherwise {
            Note::NotCounted => StepState::Failed,
            _ => StepState::Unsure,
        };
        self.settle(at, state, Some(otherwise)).await
    }

    /// Settles a step that was refused, and ends the task where the next would be refused too.
    pub(super) async fn refused(&mut self, at: usize, error: &Error) -> Going {
        let note = note_of(error);
        // With which code members' tasks are refused is not known: who it is tells why.
        let is_refused = matches!(note, Note::Refused(_));
        if is_refused
            && is_for_members(&self.job.task.steps[at].name)
            && self.is_no_member().await?
        {
            return self.done(at, Note::MembersOnly).await;
        }
        self.settle(at, StepState::Failed, Some(note.clone())).await?;
        if ends_all(&note) {
            return Err(Halt::Ended(TaskState::Failed, Some(note)));
        }
        Ok(())
    }

    /// Whether the account is known to be no member.
    async fn is_no_member(&self) -> Going<bool> {
        let backend = &self.service.backend;
        let asked = self.ask(|credential| async move { backend.user(&credential).await }).await?;
        Ok(self.part(asked.map(|user| user.vip))? == Some(Vip::No))
    }

    async fn list(&self) -> Going<Vec<CoinTask>> {
        let backend = &self.service.backend;
        self.read(|credential| async move { backend.coin_tasks(&credential).await }).await
    }

    /// A step's task as it is listed now. Halts when the list is another day's.
    async fn find(&self, at: usize) -> Going<Option<CoinTask>> {
        let work = &self.job.works[at];
        let found = self.list().await?;
        self.same_day()?;
        Ok(found.into_iter().find(|task| task.id == work.id && task.activity == work.activity))
    }

    /// The coins at the end; read again while coins that were given are not in them yet.
    pub(super) async fn count_coins(&self, awaits: bool) -> Going<Option<u64>> {
        let mut counted = self.coins_now().await?;
        for _ in 1..COUNTS {
            if !awaits || counted > self.job.task.before {
                break;
            }
            self.pause().await?;
            counted = self.coins_now().await?;
        }
        Ok(counted)
    }

    /// What came of it: by the counter where it was read, else by the answers to the claims.
    fn sum_up(&mut self, after: Option<u64>) {
        let task = &mut self.job.task;
        task.after = after;
        let claimed = || self.job.works.iter().filter(|work| work.claims > 0);
        let any = claimed().next().is_some();
        let Some((before, after)) = task.before.zip(after) else {
            if any {
                task.note = Some(Note::CounterUnknown);
            }
            return;
        };
        let told = claimed().try_fold(0_u64, |sum, work| Some(sum.saturating_add(work.awarded?)));
        let credited = after.saturating_sub(before);
        // Coins from elsewhere may have come meanwhile: no more is ours than the answers gave.
        task.earned = told.map_or(credited, |told| credited.min(told));
        if !any && task.added().is_empty() {
            task.note = Some(Note::NothingToDo);
        } else if any && task.earned < told.unwrap_or(1) {
            task.note = Some(Note::NotCredited);
        }
    }
}

fn is_for_members(name: &str) -> bool {
    let name = name.to_lowercase();
    MEMBERS.iter().any(|word| name.contains(word))
}

fn work_of(task: &CoinTask) -> CoinWork {
    CoinWork {
        activity: task.activity.clone(),
        id: task.id.clone(),
        kind: task.kind,
        prize: task.prize,
        asking: None,
        finished: task.finished,
        claims: 0,
        claimed: None,
        awarded: None,
        added: Vec::new(),
        added_at: None,
    }
}

/// What was given before the task began is settled at once.
fn step_of(task: &CoinTask) -> Step {
    let name = if task.name.is_empty() { NAMELESS } else { task.name.as_str() };
    let step = Step::todo(name);
    match task.state {
        CoinTaskState::Claimed => {
            Step { state: StepState::Skipped, note: Some(Note::AlreadyDone), ..step }
        }
        CoinTaskState::Todo | CoinTaskState::Claimable => step,
    }
}

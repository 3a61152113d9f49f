//! The chores that stored tasks do: coin tasks and play reports. They take minutes and hours, and
//! nobody's place is taken while they go on: the run stays under way, and is gone on with when its
//! task has ended.

use std::time::Duration;

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use rand::seq::IndexedRandom;

use super::attend::{Attendance, Going, Halt, Wish};
use super::chore::{Known, Told, others};
use super::plan;
use crate::model::{
    Chore, Clock, DirId, Note, Outcome, PersonId, Run, SongRef, StepState, Task, TaskId, TaskKind,
    TaskState, Uin,
};
use crate::service::counters::day_of;
use crate::service::{Error, Obstacle, Service};
use crate::store::{Behalf, Job};

/// How long coin tasks are waited for. Dozens of them at a person's pace take minutes.
const COINS_WITHIN: TimeDelta = TimeDelta::hours(1);
/// How long play reports are waited for: a day's two hours of them, and their pauses.
const PLAYS_WITHIN: TimeDelta = TimeDelta::hours(3);
/// A run whose task goes on is looked at so often, should nobody have seen the task's end: it is the
/// process that began it that waits for that.
const LOOK_EVERY: TimeDelta = TimeDelta::minutes(10);
/// How long somebody watches coin tasks go on in a run that they wished or joined; later they are told.
const WATCHED_FOR: Duration = Duration::from_secs(600);
/// Today's recommendation: songs that somebody would hear.
const SONGS_OF: DirId = DirId::DAILY;
/// Songs of it that are looked at.
const SONGS: u32 = 100;
/// Lengths of songs that somebody would hear again and again, in seconds.
const USUAL_LENGTHS: std::ops::RangeInclusive<u32> = 90..=480;

impl Attendance<'_> {
    /// Has a task do a chore, or looks what became of the one that does.
    pub(super) async fn by_task(
        &mut self,
        uin: Uin,
        run: &mut Run,
        kind: TaskKind,
        known: Known,
    ) -> Going<Result<Told, Error>> {
        let found = match known {
            Known::Open => None,
            // One that was there before this run goes on for somebody else with the account.
            Known::Begun => {
                let newest = self.newest(uin, kind, plan::start_of_day(run.date)).await?;
                let goes_on = |job: &Job| !job.task.state.is_final();
                newest.filter(|job| job.task.created_at >= run.began_at || goes_on(job))
            }
            Known::Task => self.newest(uin, kind, plan::start_of_day(run.date)).await?,
        };
        // One that died with the login is begun anew with the next.
        let has_died = |job: &Job| job.task.note == Some(Note::LoginEnded);
        let id = match (found, kind, known) {
            (Some(job), ..) if !has_died(&job) => job.task.id,
            // What was reported cannot be read back.
            (None, TaskKind::Accelerate, Known::Begun) => {
                let note = Some(Note::Interrupted);
                return Ok(Ok(Told { note, ..Told::new(StepState::Unsure) }));
            }
            (_, TaskKind::Coins, _) => match self.service.coin_task(&self.caller()).await {
                Ok(task) => task.id,
                Err(error) => return Ok(Err(error)),
            },
            (_, TaskKind::Accelerate, _) => match self.begin_plays().await {
                Ok(Some(task)) => task.id,
                Ok(None) => {
                    let note = Some(Note::NothingToDo);
                    return Ok(Ok(Told { note, ..Told::new(StepState::Skipped) }));
                }
                Err(error) => return Ok(Err(error)),
            },
        };
        if kind == TaskKind::Coins && (self.is_watched() || !matches!(self.wish, Wish::Due)) {
            // Somebody else with the account need not wait as long.
            self.turn = None;
            self.watch(id).await?;
            self.take_turn(uin).await?;
        }
        let job = self.service.store.task(id).await?.ok_or(Error::NotFound)?;
        let is_own = self.is_own(&job);
        let task = job.task;
        if is_own && kind == TaskKind::Coins {
            run.coins_before = run.coins_before.or(task.before);
            run.coins_after = task.after.or(run.coins_after);
        }
        // One of the day before ends with its day, and then the day's own is begun.
        let is_todays = task.created_at >= plan::start_of_day(run.date);
        let is_over = task.state.is_final() && is_todays;
        let told = if is_over { ended(&task) } else { self.unfinished(&task, is_todays) };
        // Told in the run's message, for nobody looks at a task that began by itself; with what an
        // earlier task of this run added.
        let before = run.outcomes.iter().find(|outcome| outcome.chore.task() == Some(kind));
        let mut added = before.map(|before| before.added().to_vec()).unwrap_or_default();
        added.extend(task.added().into_iter().filter(|it| !added.contains(it)).collect::<Vec<_>>());
        let note = Note::with_added(added, told.note);
        Ok(Ok(Told { is_own, note, ..told }))
    }

    /// What is told of a task that goes on: it is waited for, unless that has taken too long, or only
    /// this one chore was to be tried. One of the day before has its own end.
    fn unfinished(&mut self, task: &Task, is_todays: bool) -> Told {
        let within = match task.kind {
            TaskKind::Coins => COINS_WITHIN,
            TaskKind::Accelerate => PLAYS_WITHIN,
        };
        let is_over = is_todays && self.now() - task.created_at >= within;
        if is_over || matches!(self.wish, Wish::TryAgain(..)) {
            return Told { note: Some(Note::StillWorking), ..Told::new(StepState::Unsure) };
        }
        self.awaits = Some(task.id);
        Told::new(StepState::Doing)
    }

    /// Waits for the end of a task, for those who watch.
    async fn watch(&self, id: TaskId) -> Going {
        let ended = tokio::time::timeout(WATCHED_FOR, self.service.task_ended(id));
        match self.service.daily.stopping.run_until_cancelled(ended).await {
            Some(Ok(ended)) => Ok(ended?),
            Some(Err(_late)) => Ok(()),
            None => Err(Halt::Stopping),
        }
    }

    /// Whether this person began the task that did a chore, if one does it.
    pub(super) async fn began(&self, uin: Uin, chore: Chore) -> Going<bool> {
        let Some(kind) = chore.task() else { return Ok(true) };
        let newest = self.service.store.latest_task(uin, kind).await?;
        Ok(newest.is_some_and(|job| self.is_own(&job)))
    }

    fn is_own(&self, job: &Job) -> bool {
        matches!(&job.behalf, Behalf::Person(person) if *person == self.claim.person)
    }

    /// The account's newest task of a kind, if it was begun at this time or later.
    async fn newest(&self, uin: Uin, kind: TaskKind, since: DateTime<Utc>) -> Going<Option<Job>> {
        let newest = self.service.store.latest_task(uin, kind).await?;
        Ok(newest.filter(|job| job.task.created_at >= since))
    }

    /// Begins play reports, with a song of today's recommendation; `None` when there is none.
    async fn begin_plays(&self) -> Result<Option<Task>, Error> {
        if !self.service.allows_accelerate() {
            return Err(Error::NotAllowed(Obstacle::Owner));
        }
        if !self.service.permissions(self.claim.person).await?.accelerate {
            return Err(Error::NotAllowed(Obstacle::Consent));
        }
        let list = self.service.accelerate_list(&self.caller(), SONGS_OF, SONGS).await?;
        let usual: Vec<_> =
            list.songs.iter().filter(|song| USUAL_LENGTHS.contains(&song.interval_s)).collect();
        let Some(song) = usual.choose(&mut rand::rng()) else { return Ok(None) };
        Ok(Some(self.service.accelerate(&self.caller(), &SongRef::Id(song.id)).await?))
    }

    /// What became of a chore of a date that is over and whose run says nothing: what the ledger has,
    /// and what the task came to that was doing it.
    pub(super) async fn last_word(&self, uin: Uin, run: &Run, open: &Outcome) -> Going<Outcome> {
        let chore = open.chore;
        let ledger = self.service.store.ledger(uin, run.date).await?;
        let written = match ledger.into_iter().find(|written| written.chore == chore) {
            None => return Ok(open.clone()),
            Some(settled) if settled.state != StepState::Doing => {
                let is_own = self.began(uin, chore).await?;
                return Ok(if is_own { settled } else { others(&settled) });
            }
            Some(begun) => begun,
        };
        let newest = match chore.task() {
            Some(kind) => self.newest(uin, kind, plan::start_of_day(run.date)).await?,
            None => None,
        };
        let of_date = newest.filter(|job| day_of(job.task.created_at) == run.date);
        let unsure = |note| Told { note: Some(note), ..Told::new(StepState::Unsure) };
        let told = match of_date {
            Some(job) if job.task.state.is_final() => {
                let told = ended(&job.task);
                let note = Note::with_added(job.task.added(), told.note);
                Told { is_own: self.is_own(&job), note, ..told }
            }
            Some(_) => unsure(Note::StillWorking),
            None => unsure(Note::Interrupted),
        };
        self.settle_chore(uin, run, (chore, written.tries), told).await
    }

    /// When a run is looked at whose task goes on.
    pub(super) fn next_look(&self) -> DateTime<Utc> {
        self.now() + LOOK_EVERY
    }
}

impl Service {
    /// Has a run that waits for a task gone on with as soon as that has ended. In the end the run is
    /// looked at by itself: also when the process dies meanwhile.
    pub(super) async fn go_on_after(&self, person: PersonId, task: TaskId, clock: &Clock) {
        let looked_at = clock.reached(clock.now() + LOOK_EVERY);
        let ended = async {
            tokio::select! {
                ended = self.task_ended(task) => ended,
                () = looked_at => Ok(()),
            }
        };
        let Some(ended) = self.daily.stopping.run_until_cancelled(ended).await else { return };
        let now = clock.now().trunc_subsecs(0);
        let hurried = self.change(person, |agenda| {
            let is_waiting = |run: &Option<Run>| run.as_ref().is_some_and(Run::is_waiting);
            let front = Some(&mut agenda.run_at).filter(|_| is_waiting(&agenda.run));
            let others = agenda.others.iter_mut().filter(|day| is_waiting(&day.run));
            let all = front.into_iter().chain(others.map(|day| &mut day.run_at));
            let later: Vec<_> = all.filter(|at| at.is_some_and(|at| at > now)).collect();
            let is_any = !later.is_empty();
            later.into_iter().for_each(|at| *at = Some(now));
            is_any
        });
        if let Err(error) = ended.and(hurried.await) {
            tracing::error!(%error, "a run whose task has ended is gone on with later");
        }
        self.daily.woken.notify_one();
    }
}

/// What came of a task that has ended.
fn ended(task: &Task) -> Told {
    let state = match task.state {
        TaskState::Done => StepState::Done,
        TaskState::Cancelled => StepState::Skipped,
        // What may have been reported is not reported again.
        _ if task.kind == TaskKind::Accelerate && is_unsure(task) => StepState::Unsure,
        TaskState::Failed | TaskState::Queued | TaskState::Running => StepState::Failed,
    };
    let note = match task.state {
        TaskState::Cancelled => Some(Note::Stopped),
        _ => task.note.clone(),
    };
    Told { note, gained: Some(task.earned), ..Told::new(state) }
}

fn is_unsure(task: &Task) -> bool {
    matches!(task.note, Some(Note::AnswerLost | Note::Interrupted | Note::LostSight))
}

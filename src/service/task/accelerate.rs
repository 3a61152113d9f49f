//! Plays of a song, reported one after the other with the song's length between them.
//!
//! Nobody outside knows whether and when QQ Music credits a report: it accepts what it never
//! counts, crediting was seen to take hours, and one song again and again may count once. So
//! little is reported, and only while the counter of today's listening time is seen to move.
//! That stops an account whose time is only credited later, too; the other error would be to go
//! on reporting into nothing, which is what accounts are restricted for.
//!
//! A task belongs to one day of QQ Music. At its end the counter and the allowance begin anew, and
//! with them all that they prove: the task ends, and who wants more begins another.
//!
//! A report cannot be read back. What of the day it uses is written first, then that it is being
//! sent; one whose answer never came is unsure, counts as sent, and is not sent again.

use std::time::Duration;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::run::{Going, Halt, Run, note_of};
use super::step::ends_all;
use crate::model::{Note, Play, Song, Step, StepState, TaskSong, TaskState};
use crate::service::Error;
use crate::service::counters::day_of;
use crate::store::Plays;

/// Seconds that are reported for an account in a day of QQ Music: two hours, as somebody hears
/// who has music on while they work.
pub const SECONDS_A_DAY: u32 = 2 * 3600;
/// Reports for an account in a day: two hours of songs of four minutes.
const REPORTS_A_DAY: u32 = 30;
/// The longest play that QQ Music takes in one report, in seconds.
const LONGEST_PLAY: u32 = 2999;
/// The length of a song whose length is not known, in seconds.
const USUAL_LENGTH: u32 = 200;
/// After so many reports it is looked whether the counter moved.
const LOOK_AFTER: usize = 2;
/// How long a day's use is kept: past its end wherever a clock is a little off.
const KEPT_DAYS: Days = Days::new(3);

/// How many more plays of this length the day has room for.
pub(super) fn rounds_left(plays: Plays, length_s: u32) -> u32 {
    if plays.stopped {
        return 0;
    }
    let seconds = SECONDS_A_DAY.saturating_sub(plays.seconds) / length_s.max(1);
    seconds.min(REPORTS_A_DAY.saturating_sub(plays.reports))
}

/// What a task needs to know of a song.
pub(super) fn song_of(song: Song) -> TaskSong {
    let Song { id, mid, name, singers, interval_s, .. } = song;
    let length_s = match interval_s {
        0 => USUAL_LENGTH,
        seconds => seconds.min(LONGEST_PLAY),
    };
    let (singer, singer_mid) = singers.into_iter().next().map_or_else(Default::default, |first| {
        (first.name, first.mid.map(|mid| mid.to_string()).unwrap_or_default())
    });
    TaskSong { id, mid, name, singer, singer_mid, length_s }
}

impl Run<'_> {
    /// Reports the plays, or the rest of them.
    pub(super) async fn accelerate(&mut self, song: &TaskSong) -> Going {
        if self.job.task.steps.is_empty() {
            self.plan_plays(song).await?;
        }
        let day = self.day();
        let mut halted = Ok(());
        for at in 0..self.job.task.steps.len() {
            let state = self.job.task.steps[at].state;
            if state == StepState::Doing {
                self.settle(at, StepState::Unsure, Some(Note::Interrupted)).await?;
            } else if state == StepState::Todo {
                halted = Box::pin(self.play(at, song, day)).await;
                if halted.is_err() {
                    break;
                }
            }
        }
        if !matches!(halted, Err(Halt::Stopping | Halt::Store(_))) {
            let moved = self.job.task.before.zip(self.job.task.after);
            self.job.task.earned = moved.map_or(0, |(before, after)| after.saturating_sub(before));
        }
        halted
    }

    async fn plan_plays(&mut self, song: &TaskSong) -> Going {
        let day = day_of(self.now());
        self.job.planned_on = Some(day);
        let Some(before) = self.listened().await? else {
            // Without the counter nothing would tell when to stop.
            return Err(Halt::Ended(TaskState::Failed, Some(Note::CounterUnknown)));
        };
        self.same_day()?;
        let plays = self.service.store.plays(self.job.task.uin, day).await?;
        let rounds = rounds_left(plays, song.length_s);
        if rounds == 0 {
            return Err(Halt::Ended(TaskState::Done, Some(Note::CapReached)));
        }
        self.job.task.before = Some(before);
        self.job.task.after = Some(before);
        self.job.task.steps = (0..rounds).map(|_| Step::todo(song.name.clone())).collect();
        self.save().await
    }

    /// Hears the song, reports it, and looks now and then whether it counts.
    async fn play(&mut self, at: usize, song: &TaskSong, day: NaiveDate) -> Going {
        self.same_day()?;
        self.listen(Duration::from_secs(song.length_s.into())).await?;
        self.still_allowed().await?;
        self.own_caller().await?;
        self.same_day()?;
        let now = self.now();
        self.use_up(song, day).await?;
        self.job.task.steps[at].state = StepState::Doing;
        self.save().await?;
        self.send(at, Play { song: song.id, seconds: song.length_s, ended_at: now }, day).await?;
        let sent = self.job.task.steps.iter().filter(|step| is_sent(step)).count();
        let is_last = at + 1 == self.job.task.steps.len();
        if sent % LOOK_AFTER == 0 || is_last {
            self.look(day, is_last).await?;
        }
        Ok(())
    }

    async fn send(&mut self, at: usize, play: Play, day: NaiveDate) -> Going {
        let (backend, play) = (&self.service.backend, &play);
        let asked =
            self.ask(|credential| async move { backend.report_play(play, &credential).await });
        let error = match Box::pin(asked).await? {
            Ok(()) => return self.settle(at, StepState::Done, None).await,
            Err(error) => error,
        };
        let note = note_of(&error);
        if matches!(error, Error::Uncertain(_)) {
            return self.settle(at, StepState::Unsure, Some(note)).await;
        }
        self.settle(at, StepState::Failed, Some(note.clone())).await?;
        // A refusal of any kind is a sign of risk; that QQ Music cannot be reached is none.
        let is_risk = matches!(note, Note::Risk | Note::Verification | Note::Refused(_));
        if is_risk {
            self.stop_day(day).await?;
        }
        if is_risk || ends_all(&note) {
            return Err(Halt::Ended(TaskState::Failed, Some(note)));
        }
        Ok(())
    }

    /// Takes one play out of the day's allowance, before it is sent.
    async fn use_up(&self, song: &TaskSong, day: NaiveDate) -> Going {
        let uin = self.job.task.uin;
        let mut plays = self.service.store.plays(uin, day).await?;
        if rounds_left(plays, song.length_s) == 0 {
            return Err(Halt::Ended(TaskState::Done, Some(Note::CapReached)));
        }
        plays.seconds = plays.seconds.saturating_add(song.length_s);
        plays.reports += 1;
        self.save_used(plays).await
    }

    /// Looks whether the counter moved since the last look. If it did not, or cannot be read, the
    /// day ends here.
    async fn look(&mut self, day: NaiveDate, is_last: bool) -> Going {
        let last = self.job.task.after;
        let now = self.listened().await?;
        self.same_day()?;
        if now.is_some() {
            self.job.task.after = now;
        }
        self.save().await?;
        if now > last {
            return Ok(());
        }
        self.stop_day(day).await?;
        let note = if now.is_none() { Note::CounterUnknown } else { Note::CounterStill };
        if is_last {
            self.job.task.note = Some(note);
            return Ok(());
        }
        Err(Halt::Ended(TaskState::Done, Some(note)))
    }

    /// What of the day is used; halts when nothing is left of it.
    pub(super) async fn used_today(&self) -> Going<Plays> {
        let used = self.service.store.plays(self.job.task.uin, self.day()).await?;
        if rounds_left(used, 1) == 0 {
            return Err(Halt::Ended(TaskState::Done, Some(Note::CapReached)));
        }
        Ok(used)
    }

    /// Takes all that is left of the day, before another server reports plays: how many it does not
    /// say.
    pub(super) async fn use_all_up(&self, used: Plays) -> Going {
        let all = Plays { seconds: SECONDS_A_DAY, reports: REPORTS_A_DAY, ..used };
        self.save_used(all).await
    }

    /// Saves what of the day is used.
    pub(super) async fn save_used(&self, plays: Plays) -> Going {
        let (uin, day) = (self.job.task.uin, self.day());
        Ok(self.service.store.save_plays(uin, day, plays, kept_day(day, self.now())).await?)
    }

    /// Nothing more is reported for the account on this day.
    async fn stop_day(&self, day: NaiveDate) -> Going {
        let uin = self.job.task.uin;
        let plays = self.service.store.plays(uin, day).await?;
        self.save_used(Plays { stopped: true, ..plays }).await
    }

    /// Whether owner and person still allow it.
    pub(super) async fn still_allowed(&self) -> Going {
        let by_owner = self.service.tasks.policy.allow_accelerate;
        let by_person = match self.caller()?.person_stored() {
            Some(person) => self.service.store.permissions(person).await?.accelerate,
            None => true,
        };
        if by_owner && by_person {
            return Ok(());
        }
        Err(Halt::Ended(TaskState::Failed, Some(Note::NotAllowed)))
    }
}

fn is_sent(step: &Step) -> bool {
    matches!(step.state, StepState::Done | StepState::Unsure)
}

fn kept_day(day: NaiveDate, now: DateTime<Utc>) -> DateTime<Utc> {
    let end = day.checked_add_days(KEPT_DAYS).and_then(|day| day.and_hms_opt(0, 0, 0));
    end.map_or(now, |end| end.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_room_for_two_hours_and_thirty_plays() {
        let used = |seconds, reports| Plays { seconds, reports, stopped: false };
        assert_eq!(rounds_left(used(0, 0), 240), 30);
        assert_eq!(rounds_left(used(0, 0), 10), 30, "short songs do not make more of it");
        assert_eq!(rounds_left(used(0, 0), 2999), 2);
        assert_eq!(rounds_left(used(7199, 1), 240), 0);
        assert_eq!(rounds_left(used(6960, 1), 240), 1);
        assert_eq!(rounds_left(used(0, 30), 240), 0);
        assert_eq!(rounds_left(Plays { stopped: true, ..used(0, 0) }, 240), 0);
    }
}

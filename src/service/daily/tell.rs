//! What waits to be told: whether, when and where, and what became of it.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};

use super::plan;
use crate::model::{
    ChatId, Pause, PersonId, Place, Reading, ReadingId, Report, Run, Schedule, Tell, Uin,
};
use crate::service::counters::day_of;
use crate::service::{Result, Service};
use crate::store::{News, Notice, NoticeId};

/// How long what somebody watches waits to be told: an edit of their message waits no longer.
pub(super) const UNSEEN_FOR: TimeDelta = TimeDelta::minutes(5);

impl Service {
    /// Notices that may be told now, the oldest first, those behind `after`; none while the owner has
    /// stopped it. They stay until they are [told](Self::told).
    pub async fn notices(
        &self,
        now: DateTime<Utc>,
        after: Option<NoticeId>,
        limit: usize,
    ) -> Result<Vec<Notice>> {
        if self.store.is_stopped().await? {
            return Ok(Vec::new());
        }
        self.spread(now).await;
        Ok(self.store.notices(now, after, limit).await?)
    }

    /// Waits until a notice was queued.
    pub async fn news(&self) {
        self.daily.news.notified().await;
    }

    /// A notice was told: it is forgotten.
    pub async fn told(&self, id: NoticeId) -> Result<()> {
        self.store.drop_notice(id).await?;
        self.metrics.daily.notice_ended(true);
        Ok(())
    }

    /// A notice was told, with these reports: all of it is forgotten.
    pub async fn told_with(&self, notice: &Notice, reports: &[ReadingId]) -> Result<()> {
        self.store.drop_told(notice, reports).await?;
        self.metrics.daily.notice_ended(true);
        Ok(())
    }

    /// The reports that were read of one of a person's accounts and not told yet; `None` is the one they
    /// use. What could not be
    /// read of today may still be, and is not among them.
    pub async fn readings(
        &self,
        person: PersonId,
        uin: Option<Uin>,
        now: DateTime<Utc>,
    ) -> Result<Vec<Reading>> {
        let account = match uin {
            Some(uin) => self.store.account_among(person, uin).await?,
            None => self.store.account(person).await?,
        };
        let Some(account) = account else { return Ok(Vec::new()) };
        let mut readings = self.store.readings(person).await?;
        let is_final = |Report { until, .. }: &Report| *until < day_of(now);
        readings.retain(|Reading { uin, report, .. }| {
            *uin == account.credential.uin && (report.is_known() || is_final(report))
        });
        Ok(readings)
    }

    /// A notice cannot be told to anybody: it is forgotten.
    pub async fn untellable(&self, id: NoticeId) -> Result<()> {
        self.store.drop_notice(id).await?;
        self.metrics.daily.notice_ended(false);
        Ok(())
    }

    /// A notice need not be told any more: it is forgotten.
    pub async fn needless(&self, id: NoticeId) -> Result<()> {
        Ok(self.store.drop_notice(id).await?)
    }

    /// A notice could not be told now: it is told later, at another place, or with another number of
    /// tries, if these are changed.
    pub async fn postpone(&self, notice: &Notice, until: DateTime<Utc>) -> Result<()> {
        let id = NoticeId { not_before: until.trunc_subsecs(0), ..notice.id };
        let later = Notice { id, ..notice.clone() };
        Ok(self.store.postpone_notice(notice.id, &later).await?)
    }

    /// A person blocked the bot: nothing is done for them until they write to it again.
    pub async fn blocked(&self, person: PersonId) -> Result<()> {
        self.change(person, |agenda| {
            let is_new = agenda.pause != Some(Pause::Blocked);
            agenda.pause = Some(Pause::Blocked);
            is_new
        })
        .await
    }

    /// A person wrote to the bot or pressed a button in private: they have not blocked it, and may use
    /// it. Also goes on with what rested for want of a login that lives again, by `/refresh` or by
    /// somebody else with the same account. Who logged in before there were agendas gets one. Cheap for
    /// those who do not rest.
    pub async fn unblocked(&self, person: PersonId, now: DateTime<Utc>) -> Result<()> {
        let agenda = self.store.agenda(person).await?;
        let goes_on = match agenda.map(|agenda| agenda.pause) {
            None => self.store.account(person).await?.is_some(),
            Some(None) => false,
            Some(Some(Pause::Blocked | Pause::NotAllowed)) => true,
            Some(Some(Pause::LoginDead)) => {
                self.store.account(person).await?.is_some_and(|account| !account.dead)
            }
        };
        if goes_on { self.resume(person, now).await } else { Ok(()) }
    }

    /// A place cannot be told in any more: who wanted it there is told in private from now on.
    pub async fn forget_place(&self, person: PersonId, gone: Place) -> Result<()> {
        self.change(person, |agenda| {
            agenda.schedule.place.take_if(|place| *place == gone).is_some()
        })
        .await
    }

    /// A group became a supergroup with another id.
    pub async fn chat_moved(&self, from: ChatId, to: ChatId) -> Result<()> {
        Ok(self.store.move_chat(from, to).await?)
    }

    /// The end of a person's quiet hours, or now.
    pub(super) fn quiet_end(&self, schedule: &Schedule, now: DateTime<Utc>) -> DateTime<Utc> {
        let zone = self.zone(schedule);
        let end = schedule.quiet.and_then(|quiet| plan::quiet_until(quiet, zone, now));
        end.unwrap_or(now)
    }
}

/// Something to be told, not before a time.
pub(super) fn notice(
    person: PersonId,
    place: Option<Place>,
    not_before: DateTime<Utc>,
    news: News,
) -> Notice {
    let not_before = not_before.trunc_subsecs(0);
    let id = NoticeId { broadcast: None, not_before, number: rand::random() };
    Notice { id, person, place, news, tries: 0 }
}

/// What is told of the runs of several accounts, if anything is. Nobody asked for them or watched.
pub(super) fn runs_notice(
    person: PersonId,
    schedule: &Schedule,
    runs: &[Run],
    times: (DateTime<Utc>, DateTime<Utc>),
) -> Option<Notice> {
    if let [run] = runs {
        return run_notice(person, schedule, run, false, times);
    }
    let told = runs.iter().filter_map(|run| {
        let notice = run_notice(person, schedule, run, false, times)?;
        match notice.news {
            News::Run(run) => Some(*run),
            _ => None,
        }
    });
    let told: Vec<_> = told.collect();
    match &told[..] {
        [] => None,
        [run] => run_notice(person, schedule, run, false, times),
        _ => Some(notice(person, schedule.place, times.1, News::Runs(told))),
    }
}

/// What is told of a run that is over, if anything is. What the person watches waits, as they may see
/// it; what they asked for themselves is told also in quiet hours. `times`: now, and the end of the
/// quiet hours. Who wants failures only is told the reports alone of a run without.
pub(super) fn run_notice(
    person: PersonId,
    schedule: &Schedule,
    run: &Run,
    is_watched: bool,
    times: (DateTime<Utc>, DateTime<Utc>),
) -> Option<Notice> {
    let has_report = !run.reports.is_empty();
    let is_told = match schedule.tell {
        _ if run.outcomes.is_empty() => has_report,
        _ if run.by_hand => true,
        Tell::All => true,
        Tell::Failures => run.has_failed() || has_report,
        Tell::Nothing => false,
    };
    let is_alone = schedule.tell == Tell::Failures && !run.by_hand && !run.has_failed();
    let run = if is_alone { run.reports_alone() } else { run.clone() };
    let (now, quiet_end) = times;
    let not_before = match (is_watched, run.by_hand) {
        (true, _) => now + UNSEEN_FOR,
        (false, true) => now,
        (false, false) => quiet_end,
    };
    is_told.then(|| notice(person, schedule.place, not_before, News::Run(Box::new(run))))
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, TimeDelta};

    use super::*;
    use crate::model::{Chore, Outcome, Period, RunId, StepState};

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).expect("a time") + TimeDelta::minutes(minutes)
    }

    fn run(state: StepState) -> Run {
        Run {
            id: RunId(1),
            uin: None,
            date: NaiveDate::from_ymd_opt(2026, 11, 23).expect("a date"),
            began_at: at(0),
            ended_at: at(1),
            by_hand: false,
            outcomes: vec![Outcome { state, ..Outcome::todo(Chore::Sign) }],
            coins_before: None,
            coins_after: None,
            streak: None,
            reports: Vec::new(),
        }
    }

    fn told(tell: Tell, run: &Run, is_watched: bool) -> Option<DateTime<Utc>> {
        let schedule = Schedule { tell, ..Schedule::default() };
        let notice = run_notice(PersonId(1), &schedule, run, is_watched, (at(0), at(60)));
        notice.map(|notice| notice.id.not_before)
    }

    #[test]
    fn what_is_told_follows_the_choice_and_waits_for_the_end_of_the_quiet_hours() {
        let (good, bad) = (run(StepState::Done), run(StepState::Failed));
        assert_eq!(told(Tell::All, &good, false), Some(at(60)));
        assert_eq!(told(Tell::Failures, &good, false), None);
        assert_eq!(told(Tell::Failures, &bad, false), Some(at(60)));
        assert_eq!(told(Tell::Nothing, &bad, false), None);
    }

    #[test]
    fn a_report_is_told_alone_to_who_wants_failures_only() {
        let run = Run { reports: vec![Period::Week], ..run(StepState::Done) };
        let schedule = Schedule { tell: Tell::Failures, ..Schedule::default() };
        let told = run_notice(PersonId(1), &schedule, &run, false, (at(0), at(60)));
        let Some(Notice { news: News::Run(told), .. }) = told else { panic!("{told:?}") };
        assert_eq!((told.id, told.outcomes.len(), &told.reports), (run.id, 0, &run.reports));
    }

    #[test]
    fn what_was_asked_for_is_told_at_once_unless_it_is_watched() {
        let by_hand = Run { by_hand: true, ..run(StepState::Done) };
        assert_eq!(told(Tell::Nothing, &by_hand, false), Some(at(0)));
        assert_eq!(told(Tell::All, &by_hand, true), Some(at(5)));
    }

    #[test]
    fn a_run_in_which_nothing_was_to_be_done_is_not_told() {
        let empty = Run { outcomes: Vec::new(), ..run(StepState::Done) };
        assert_eq!(told(Tell::All, &empty, false), None);
    }
}

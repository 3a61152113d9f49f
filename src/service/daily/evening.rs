//! What is read near the end of QQ Music's day: how long was listened, and the reports that end with
//! it. QQ Music tells of a day, a week and a month while they last, and hardly of those before; so
//! the numbers are read then, kept, and told with the next message.

use chrono::{NaiveDate, TimeDelta};

use super::attend::{Attendance, Going, Halt};
use super::plan;
use crate::model::{Chore, Drawing, Language, Period, Reading, Report, Tell, Uin};
use crate::service::counters::day_of;
use crate::store::Account;

/// How soon what could not be read is tried again.
const AGAIN: TimeDelta = TimeDelta::minutes(5);
/// The largest picture of another server that is kept until it is told, in bytes. A larger one is left
/// out, and a card is drawn of the numbers beside it.
const MOST_PICTURE: usize = 1024 * 1024;

impl Attendance<'_> {
    /// Reads what is due. After a downtime over midnight the end of the day that has begun is waited
    /// for, and what ended meanwhile was missed.
    pub(super) async fn evening_in_time(&mut self, account: &Account) -> Going {
        let now = self.now();
        let today = day_of(now);
        if let Some(missed) = self.agenda.sample_at.map(day_of).filter(|date| *date < today) {
            self.miss(account, missed, today.pred_opt().unwrap_or(today)).await?;
        }
        let planned = plan::sample_at(self.claim.person, None, now);
        self.agenda.sample_at = Some(planned);
        if planned > now {
            return Ok(());
        }
        // The next process reads at once, for the day may be over before a lease is.
        let service = self.service;
        let stopping = &service.daily.stopping;
        let read = stopping.run_until_cancelled(Box::pin(self.evening(account, today))).await;
        read.unwrap_or(Err(Halt::Stopping))
    }

    /// The end of a day. Neither is in the ledger: reading again changes nothing.
    async fn evening(&mut self, account: &Account, date: NaiveDate) -> Going {
        let uin = account.credential.uin;
        let is_over = if self.risk_on(uin, date).await?.is_some() {
            self.miss(account, date, date).await?;
            true
        } else {
            let wants_history = self.agenda.schedule.chores.has(Chore::History);
            let is_sampled = !wants_history || self.sample(uin, date).await?;
            let is_read = self.read(account, date).await?;
            is_sampled && is_read
        };
        let now = self.now();
        let again = now + AGAIN;
        let next = if is_over || again >= plan::end_of_day(date) {
            plan::sample_at(self.claim.person, Some(date), now)
        } else {
            again
        };
        self.agenda.sample_at = Some(next);
        Ok(())
    }

    /// The day's listening; tells whether it could be read.
    async fn sample(&self, uin: Uin, date: NaiveDate) -> Going<bool> {
        let heard = match self.service.userinfo(&self.caller()).await {
            Ok(info) => info.today_listened_s,
            Err(error) => {
                self.failed(uin, Chore::History, error).await?;
                None
            }
        };
        self.service.metrics.daily.chore_ended(Chore::History, heard.is_some());
        // Behind midnight it would be the next day's.
        if let Some(seconds) = heard.filter(|_| day_of(self.now()) == date) {
            let seconds = u32::try_from(seconds).unwrap_or(u32::MAX);
            self.service.store.sample(uin, date, seconds).await?;
        }
        Ok(heard.is_some())
    }

    /// The reports that end with a day; tells whether any of them could be read. What could not is
    /// kept as missed, stays so unless it is read the next time, and is told when the day is over.
    async fn read(&self, account: &Account, date: NaiveDate) -> Going<bool> {
        let (uin, person) = (account.credential.uin, self.claim.person);
        let store = &self.service.store;
        let mut due = plan::reports_due(plan::told_chores(&self.agenda.schedule), date);
        for kept in store.readings(person).await? {
            due.retain(|period| kept.id() != (uin, *period, date, true));
        }
        if due.is_empty() {
            return Ok(true);
        }
        let told = if self.risk_on(uin, date).await?.is_some() {
            None
        } else {
            let drawing = Drawing {
                language: self.language().await?,
                theme: self.service.theme(self.claim.person, self.now()).await?,
            };
            match self.service.report(&self.caller(), None, drawing).await {
                // Behind midnight it may be the next day's.
                Ok(told) => Some(told).filter(|_| day_of(self.now()) == date),
                Err(error) => {
                    self.failed(uin, Chore::DailyReport, error).await?;
                    None
                }
            }
        };
        let reading = |period: &Period| {
            let told = told.as_ref();
            Reading {
                uin,
                nick: told.map_or(&account.nick, |told| &told.nick).clone(),
                avatar: told.and_then(|told| told.avatar.clone()),
                report: told.map_or_else(|| missed(*period, date), |told| kept(told.of(*period))),
            }
        };
        let readings: Vec<_> = due.iter().map(reading).collect();
        let is_read = readings.iter().any(|reading| reading.report.is_known());
        self.service.metrics.daily.chore_ended(Chore::DailyReport, is_read);
        store.save_readings(person, &readings).await?;
        Ok(is_read)
    }

    /// Keeps the reports as missed that ended on these days and were not read.
    async fn miss(&self, account: &Account, from: NaiveDate, until: NaiveDate) -> Going {
        let chores = plan::told_chores(&self.agenda.schedule);
        let all = plan::reports_ended(chores, from, until);
        let (uin, nick) = (account.credential.uin, &account.nick);
        let reading = |(period, until)| {
            let report = missed(period, until);
            Reading { uin, nick: nick.clone(), avatar: None, report }
        };
        let missed: Vec<_> = all.into_iter().map(reading).collect();
        Ok(self.service.store.save_readings(self.claim.person, &missed).await?)
    }

    /// The reports that go with the message of a run which ends now. What was missed of them is read
    /// here where the person's key for the official report still opens it.
    pub(super) async fn waiting_reports(&self) -> Going<Vec<Period>> {
        if self.agenda.schedule.tell == Tell::Nothing {
            return Ok(Vec::new());
        }
        let waiting = self.service.readings(self.claim.person, self.uin, self.now()).await?;
        for missed in waiting.iter().filter(|reading| !reading.report.is_known()) {
            self.read_late(missed).await?;
        }
        Ok(waiting.iter().map(|reading| reading.report.period).collect())
    }

    async fn read_late(&self, missed: &Reading) -> Going {
        let (uin, period, until, _) = missed.id();
        if self.risk_on(uin, day_of(self.now())).await?.is_some() {
            return Ok(());
        }
        let person = self.claim.person;
        match self.service.past_report(&self.caller(), period, until).await {
            Ok(Some(report)) => {
                let late = Reading { report, ..missed.clone() };
                Ok(self.service.store.save_readings(person, &[late]).await?)
            }
            Ok(None) => Ok(()),
            Err(error) => self.failed(uin, Chore::DailyReport, error).await,
        }
    }

    /// That of the chat in which the person is told.
    async fn language(&self) -> Going<Language> {
        let chat = self.agenda.schedule.place.map(|place| place.chat);
        let chat = chat.unwrap_or_else(|| self.claim.person.chat());
        let settings = self.service.store.settings(chat).await?;
        let usual = self.service.daily.policy.language;
        let spoken = settings.app_language.filter(|_| chat.is_private());
        Ok(settings.language.or(spoken).unwrap_or(usual))
    }
}

/// A report of which nothing was read.
fn missed(period: Period, until: NaiveDate) -> Report {
    Report::unknown(period, period.since(until), until)
}

/// A report as it is kept: without a picture that is too large.
fn kept(report: &Report) -> Report {
    let mut report = report.clone();
    if report.picture.take_if(|picture| picture.len() > MOST_PICTURE).is_some() {
        tracing::info!("a picture of another server is too large to be kept");
        let bare = Report::unknown(report.period, report.since, report.until);
        if (Report { sources: Vec::new(), ..report.clone() }) == bare {
            return bare;
        }
    }
    report
}

//! The listening report, and the key for its official source.

use chrono::NaiveDate;

use super::counters::day_of;
use super::{Caller, Error, Result, Service};
use crate::backend;
use crate::model::{
    Chore, Drawing, Listened, Operation, Period, Report, ReportKey, ReportSource, Reports,
};
use crate::store::KeptReportKey;

impl Service {
    /// Operation `report`: total, today, this week and this month. A `key` that came with the
    /// request goes before the person's stored one; with a key a login is not needed. Pictures that
    /// another server draws are asked of it like this.
    /// Errors: [`Error::NotLoggedIn`] without either.
    pub async fn report(
        &self,
        caller: &Caller,
        key: Option<ReportKey>,
        drawing: Drawing,
    ) -> Result<Reports> {
        let work = Box::pin(self.report_by(caller, key, drawing));
        self.measured(Operation::Report, caller.now, work).await
    }

    async fn report_by(
        &self,
        caller: &Caller,
        key: Option<ReportKey>,
        drawing: Drawing,
    ) -> Result<Reports> {
        let key = match key {
            Some(key) => Some(key),
            None => self.usable_report_key(caller).await?,
        };
        let mut reports = Box::pin(self.report_told(caller, key.as_ref(), drawing)).await?;
        self.add_history(caller, &mut reports.total).await?;
        Ok(reports)
    }

    async fn report_told(
        &self,
        caller: &Caller,
        key: Option<&ReportKey>,
        drawing: Drawing,
    ) -> Result<Reports> {
        let asked = self.with_login(caller, |credential| async move {
            self.backend.report(Some(&credential), key, caller.now, drawing).await
        });
        match Box::pin(asked).await {
            Err(no_login @ (Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable))
                if key.is_some() =>
            {
                let by_key = self.backend.report(None, key, caller.now, drawing).await;
                by_key.map_err(|error| match (no_login, error) {
                    // Who has no login has only the key, and hears what became of it.
                    (Error::NotLoggedIn, error)
                        if !matches!(error, backend::Error::LoginRequired) =>
                    {
                        error.into()
                    }
                    (no_login, _) => no_login,
                })
            }
            answer => answer,
        }
    }

    /// Puts what the bot itself sampled where no source tells how long was listened in all, for people
    /// who switched that on. It begins on a day that it names, and is nobody else's word.
    async fn add_history(&self, caller: &Caller, total: &mut Report) -> Result<()> {
        if caller.person_stored().is_none() || total.listened_s.is_some() || total.picture.is_some()
        {
            return Ok(());
        }
        if let Some(listened) = self.listened(caller).await? {
            total.since = listened.since;
            total.listened_s = Some(listened.total_s);
            let streak = listened.streak(day_of(caller.now));
            total.streak_days = total.streak_days.or(Some(streak).filter(|days| *days > 0));
            total.sources.push(ReportSource::History);
        }
        Ok(())
    }

    /// What was sampled of a person's listening day by day; `None` for who did not switch it on, and
    /// before the end of the first day.
    pub async fn listened(&self, caller: &Caller) -> Result<Option<Listened>> {
        let person = caller.stored()?;
        let agenda = self.store.agenda(person).await?;
        if !agenda.is_some_and(|agenda| agenda.schedule.chores.has(Chore::History)) {
            return Ok(None);
        }
        let Some(account) = self.stored_account(caller).await? else { return Ok(None) };
        let listened = self.store.listened(account.credential.uin).await?;
        Ok(Some(listened).filter(|listened| listened.since.is_some()))
    }

    /// The report of a day or a week that is over, by its last day, with the person's own key;
    /// `None` without one, and where the gateway does not tell.
    pub(super) async fn past_report(
        &self,
        caller: &Caller,
        period: Period,
        until: NaiveDate,
    ) -> Result<Option<Report>> {
        let Some(key) = self.usable_report_key(caller).await? else { return Ok(None) };
        match self.backend.past_report(&key, period, until).await {
            Ok(report) => Ok(Some(report).filter(Report::is_known)),
            Err(backend::Error::LoginRequired | backend::Error::Unsupported(_)) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Takes the person's own key for the official report gateway, after the gateway has accepted
    /// it. It replaces the one before.
    /// Errors: [`Error::ReportKeyRefused`].
    pub async fn save_report_key(&self, caller: &Caller, key: ReportKey) -> Result<()> {
        let person = caller.stored()?;
        self.backend.check_report_key(&key, caller.now).await.map_err(|error| match error {
            backend::Error::LoginRequired => Error::ReportKeyRefused,
            other => other.into(),
        })?;
        let account = self.store.account(person).await?;
        let kept = KeptReportKey { key, uin: account.map(|account| account.credential.uin) };
        Ok(self.store.save_report_key(person, Some(&kept)).await?)
    }

    /// Removes the person's key for the report gateway; tells whether there was one.
    pub async fn remove_report_key(&self, caller: &Caller) -> Result<bool> {
        let had = self.has_report_key(caller).await?;
        if had {
            self.store.save_report_key(caller.stored()?, None).await?;
        }
        Ok(had)
    }

    /// Whether the person has given a key for the report gateway.
    pub async fn has_report_key(&self, caller: &Caller) -> Result<bool> {
        Ok(self.store.report_key(caller.stored()?).await?.is_some())
    }

    /// The stored key, unless it tells of another account than the one logged in to now.
    async fn usable_report_key(&self, caller: &Caller) -> Result<Option<ReportKey>> {
        let Some(person) = caller.person_stored() else { return Ok(None) };
        let Some(kept) = self.store.report_key(person).await? else { return Ok(None) };
        let now = self.stored_account(caller).await?.map(|account| account.credential.uin);
        let is_another = matches!((kept.uin, now), (Some(then), Some(now)) if then != now);
        Ok((!is_another).then_some(kept.key))
    }
}

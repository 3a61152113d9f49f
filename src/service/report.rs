//! The listening report, and the key for its official source.

use super::{Caller, Error, Login, Result, Service};
use crate::backend;
use crate::model::{Language, Operation, ReportKey, Reports};
use crate::store::KeptReportKey;

impl Service {
    /// Operation `report`: total, today, this week and this month. A `key` that came with the
    /// request goes before the person's stored one; with a key a login is not needed. Pictures that
    /// another server draws are in this language.
    /// Errors: [`Error::NotLoggedIn`] without either.
    pub async fn report(
        &self,
        caller: &Caller,
        key: Option<ReportKey>,
        language: Language,
    ) -> Result<Reports> {
        let work = Box::pin(self.report_by(caller, key, language));
        self.measured(Operation::Report, caller.now, work).await
    }

    async fn report_by(
        &self,
        caller: &Caller,
        key: Option<ReportKey>,
        language: Language,
    ) -> Result<Reports> {
        let key = match key {
            Some(key) => Some(key),
            None => self.usable_report_key(caller).await?,
        };
        let key = key.as_ref();
        let asked = self.with_login(caller, |credential| async move {
            self.backend.report(Some(&credential), key, caller.now, language).await
        });
        match Box::pin(asked).await {
            Err(no_login @ (Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable))
                if key.is_some() =>
            {
                let by_key = self.backend.report(None, key, caller.now, language).await;
                by_key.map_err(|error| match error {
                    backend::Error::LoginRequired => no_login,
                    other => other.into(),
                })
            }
            answer => answer,
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
        let Login::Of(person) = caller.login else { return Ok(None) };
        let Some(kept) = self.store.report_key(person).await? else { return Ok(None) };
        let now = self.store.account(person).await?.map(|account| account.credential.uin);
        let is_another = matches!((kept.uin, now), (Some(then), Some(now)) if then != now);
        Ok((!is_another).then_some(kept.key))
    }
}

//! Whose keys are used for a call, and their refresh when QQ Music says that they expired.

use std::future::Future;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use tokio::sync::OwnedMutexGuard;
use tokio_util::task::TaskTracker;

use super::turns::Turns;
use super::{Caller, Error, Login, Result, Service};
use crate::backend::{self, MusicBackend};
use crate::model::{Credential, Uin};
use crate::store::{Account, Store};

/// One refresh at a time for an account, whoever asks; and the refreshes under way.
#[derive(Default)]
pub(super) struct Refreshing {
    turns: Turns,
    under_way: TaskTracker,
}

/// QQ Music's codes for a refresh that never will be accepted: a refresh key that is none, and a
/// banned account.
const REFUSED_FOR_GOOD: [i64; 2] = [20261, 20450];

impl Service {
    /// The account whose stored login the caller uses.
    /// Errors: [`Error::NotLoggedIn`] when the request came with its own keys or without any.
    pub(super) async fn stored_account(&self, caller: &Caller) -> Result<Option<Account>> {
        Ok(match caller.login {
            Login::Of(person) => self.store.account(person).await?,
            Login::Account(person, uin) => self.store.account_among(person, uin).await?,
            Login::Given(_) | Login::Without => return Err(Error::NotLoggedIn),
        })
    }

    /// The person's account, if there is a login that is not known to be dead.
    pub(super) async fn live_account(&self, caller: &Caller) -> Result<Account> {
        match self.stored_account(caller).await? {
            None => Err(Error::NotLoggedIn),
            Some(account) if account.dead => Err(Error::LoginEnded),
            Some(account) => Ok(account),
        }
    }

    /// The account that is asked for.
    /// Errors: [`Error::NotLoggedIn`] and [`Error::LoginEnded`] when there is none.
    pub(super) async fn uin(&self, caller: &Caller) -> Result<Uin> {
        match &caller.login {
            Login::Given(credential) => Ok(credential.uin),
            _ => Ok(self.live_account(caller).await?.credential.uin),
        }
    }

    /// Asks with the person's keys. When QQ Music says that they expired they are refreshed once,
    /// stored, and the question is asked again.
    pub(super) async fn with_login<T, F, Fut>(&self, caller: &Caller, ask: F) -> Result<T>
    where
        F: Fn(Credential) -> Fut + Send,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        if let Login::Given(credential) = &caller.login {
            return ask(credential.as_ref().clone()).await.map_err(ended);
        }
        let account = self.live_account(caller).await?;
        self.may_ask(caller).await?;
        self.with_account(account, caller.now, ask).await
    }

    /// Asks with an account's keys, as [`with_login`](Self::with_login).
    pub(super) async fn with_account<T, F, Fut>(
        &self,
        account: Account,
        now: DateTime<Utc>,
        ask: F,
    ) -> Result<T>
    where
        F: Fn(Credential) -> Fut + Send,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        match ask(account.credential.clone()).await {
            Err(backend::Error::LoginRequired) => {
                let refreshed = self.refreshed_after(account, now).await?;
                match ask(refreshed.clone()).await {
                    Err(backend::Error::LoginRequired) => {
                        Err(self.not_accepted_anew(&refreshed).await)
                    }
                    answer => Ok(answer?),
                }
            }
            answer => Ok(answer?),
        }
    }

    /// What is answered where keys that were just made are not accepted. When they are dead too, so is
    /// the login: asking and renewing again would go on for ever.
    async fn not_accepted_anew(&self, fresh: &Credential) -> Error {
        let alive = self.backend.is_alive(fresh).await;
        if matches!(alive, Err(backend::Error::LoginRequired))
            && let Err(error) = self.bury(fresh).await
        {
            return error.into();
        }
        Error::LoginEnded
    }

    /// Marks the account of these keys as dead, unless it has newer ones.
    async fn bury(&self, keys: &Credential) -> crate::store::Result<()> {
        let Some(mut account) = self.store.account_of(keys.uin).await? else { return Ok(()) };
        account.dead = true;
        self.store.update_account(&account, &keys.musickey).await.map(|_| ())
    }

    /// New keys for an account whose keys were answered as expired. If somebody else refreshed
    /// them in the meantime, those are given without asking again.
    /// Errors: [`Error::NotLoggedIn`] when the account is gone: nobody is there to keep new keys.
    pub(super) async fn refreshed_after(
        &self,
        expired: Account,
        now: DateTime<Utc>,
    ) -> Result<Credential> {
        let uin = expired.credential.uin;
        let turn = self.refreshing.turns.turn(uin).await;
        let account = self.store.account_of(uin).await?.ok_or(Error::NotLoggedIn)?;
        if !same_key(&account.credential, &expired.credential) {
            return Ok(account.credential);
        }
        if account.dead {
            return Err(Error::LoginEnded);
        }
        self.refresh_now(account, now, turn).await
    }

    /// Asks QQ Music for new keys and stores them, in a task of its own: with its answer QQ Music
    /// ends the old keys, so a caller that stops waiting (by `/cancel`) must not lose the new.
    async fn refresh_now(
        &self,
        account: Account,
        now: DateTime<Utc>,
        turn: OwnedMutexGuard<()>,
    ) -> Result<Credential> {
        let (backend, store) = (Arc::clone(&self.backend), Arc::clone(&self.store));
        let refreshing = self.refreshing.under_way.spawn(async move {
            let _one_at_a_time = turn;
            refresh(backend.as_ref(), store.as_ref(), account, now).await
        });
        refreshing.await.unwrap_or_else(|_| Err(Error::Unexpected("a refresh broke off".into())))
    }

    /// Operation `refresh`: new keys because the person asks for them.
    /// Errors: [`Error::NotRefreshable`] when the login holds nothing to refresh with.
    pub async fn refresh(&self, caller: &Caller) -> Result<Credential> {
        let work = self.refresh_for(caller);
        self.measured(crate::model::Operation::Refresh, caller.now, work).await
    }

    async fn refresh_for(&self, caller: &Caller) -> Result<Credential> {
        if let Login::Given(credential) = &caller.login {
            return self.refresh_given(credential).await;
        }
        let account = self.stored_account(caller).await?.ok_or(Error::NotLoggedIn)?;
        self.may_ask(caller).await?;
        if !account.credential.is_refreshable() {
            return Err(Error::NotRefreshable);
        }
        let turn = self.refreshing.turns.turn(account.credential.uin).await;
        let newest = self.store.account_of(account.credential.uin).await?;
        let newest = newest.ok_or(Error::NotLoggedIn)?;
        let (uin, was_dead) = (newest.credential.uin, newest.dead);
        let fresh = self.refresh_now(newest, caller.now, turn).await?;
        if was_dead && let Err(error) = self.after_revival(uin, caller.now).await {
            tracing::error!(%error, "what rested for want of a login goes on later");
        }
        Ok(fresh)
    }

    /// New keys for those that came with a request; the caller is told them, nothing is stored.
    async fn refresh_given(&self, credential: &Credential) -> Result<Credential> {
        if !credential.is_refreshable() {
            return Err(Error::NotRefreshable);
        }
        let fresh = self.backend.refresh(credential).await.map_err(|error| match error {
            backend::Error::Unsupported(_) => Error::NotRefreshable,
            other => ended(other),
        })?;
        Ok(credential.clone().merged(fresh))
    }

    /// Waits until no refresh of an account is under way; none begins until the answer is dropped.
    pub(super) async fn refresh_turn(&self, uin: Uin) -> OwnedMutexGuard<()> {
        self.refreshing.turns.turn(uin).await
    }

    /// Returns when no refresh is under way any more; for the end of the process, after the doors
    /// are closed.
    pub async fn settle(&self) {
        self.refreshing.under_way.close();
        self.refreshing.under_way.wait().await;
    }
}

async fn refresh(
    backend: &dyn MusicBackend,
    store: &dyn Store,
    mut account: Account,
    now: DateTime<Utc>,
) -> Result<Credential> {
    let expired = account.credential.musickey.clone();
    account.refreshed_at = Some(now);
    match backend.refresh(&account.credential).await {
        Ok(fresh) => {
            tracing::info!("a login was refreshed");
            account.credential = account.credential.merged(fresh);
            account.updated_at = now;
            account.dead = false;
            update(store, account, &expired).await.map(|newest| newest.credential)
        }
        // Asking again would be refused again, and is what accounts are restricted for.
        Err(error) if is_for_good(&error) => {
            tracing::info!(%error, "a login cannot be refreshed any more");
            account.dead = true;
            match update(store, account, &expired).await? {
                newest if newest.dead => Err(Error::LoginEnded),
                newest => Ok(newest.credential),
            }
        }
        Err(other) => {
            store.update_account(&account, &expired).await?;
            Err(match other {
                // What the keys were wanted for was not even begun.
                backend::Error::Uncertain(source) => Error::Unavailable(source),
                other => other.into(),
            })
        }
    }
}

/// Whether a refresh that failed so will never succeed.
fn is_for_good(error: &backend::Error) -> bool {
    match error {
        backend::Error::LoginRequired | backend::Error::Unsupported(_) => true,
        backend::Error::Refused { code, .. } => REFUSED_FOR_GOOD.contains(code),
        _ => false,
    }
}

/// Saves what became of the keys `expired`, and gives the account as it is then: a login that was
/// made in the meantime is newer and stays.
async fn update(store: &dyn Store, account: Account, expired: &SecretString) -> Result<Account> {
    if store.update_account(&account, expired).await? {
        return Ok(account);
    }
    Ok(store.account_of(account.credential.uin).await?.unwrap_or(account))
}

/// The keys were shown and not accepted: there is a login, and it has ended.
pub(super) fn ended(error: backend::Error) -> Error {
    match error {
        backend::Error::LoginRequired => Error::LoginEnded,
        other => other.into(),
    }
}

fn same_key(one: &Credential, other: &Credential) -> bool {
    one.musickey.expose_secret() == other.musickey.expose_secret()
}

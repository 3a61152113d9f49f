//! What a person's account has, how healthy its login is, and logging out.

use super::privacy::LoginEnd;
use super::{Caller, Error, Result, Service};
use crate::model::{LoginType, Operation, Uin, User, UserInfo};
use crate::store::Origin;

/// How healthy a person's login is.
#[derive(Debug, Clone)]
pub struct Health {
    /// The account.
    pub uin: Uin,
    /// Its nickname; may be empty.
    pub nick: String,
    /// How it logged in.
    pub login_type: LoginType,
    /// Whether QQ Music accepts the keys now, after a refresh if that was needed.
    pub alive: bool,
    /// When the key ends, seconds since 1970, as far as QQ Music said.
    pub key_ends_at: Option<i64>,
    /// Whether the bot can refresh it by itself.
    pub refreshable: bool,
}

/// What became of a log-out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogoutDone {
    /// Forgotten here, and ended at QQ Music.
    Ended,
    /// Forgotten here. The keys live on at QQ Music: they were pasted, somebody else here uses
    /// the same account, or QQ Music could not be reached.
    Forgotten,
}

impl Service {
    /// Operation `user`: nickname, membership, coins, sign-in state.
    pub async fn user(&self, caller: &Caller) -> Result<User> {
        let work = self
            .with_login(caller, |credential| async move { self.backend.user(&credential).await });
        self.measured(Operation::User, caller.now, work).await
    }

    /// Operation `userinfo`: listening power.
    pub async fn userinfo(&self, caller: &Caller) -> Result<UserInfo> {
        let work = self.with_login(caller, |credential| async move {
            self.backend.userinfo(&credential).await
        });
        self.measured(Operation::Userinfo, caller.now, work).await
    }

    /// How healthy the stored login is. A dead one is an answer here, not an error.
    /// Errors: [`Error::NotLoggedIn`] when there is none.
    pub async fn health(&self, caller: &Caller) -> Result<Health> {
        self.count(Operation::LoginCheck, caller.now);
        let before = self.store.account(caller.stored()?).await?.ok_or(Error::NotLoggedIn)?;
        let asked =
            self.with_login(caller, |credential| async move {
                self.backend.is_alive(&credential).await
            })
            .await;
        let alive = match asked {
            Ok(()) => true,
            Err(Error::LoginEnded) => false,
            Err(other) => return Err(other),
        };
        let account = self.store.account(caller.stored()?).await?.unwrap_or(before);
        Ok(Health {
            uin: account.credential.uin,
            nick: account.nick,
            login_type: account.credential.login_type,
            alive,
            key_ends_at: account.credential.key_ends_at(),
            refreshable: account.credential.is_refreshable(),
        })
    }

    /// Whether the person has a login stored, alive or dead.
    pub async fn has_login(&self, caller: &Caller) -> Result<bool> {
        Ok(self.store.account(caller.stored()?).await?.is_some())
    }

    /// Forgets the person's login, their key for reports, and reports that wait to be told. When nobody else here uses the account and the login was made
    /// by this bot, it is ended at QQ Music too.
    /// Errors: [`Error::NotLoggedIn`] when there is none.
    pub async fn logout(&self, caller: &Caller) -> Result<LogoutDone> {
        let person = caller.stored()?;
        let (account, orphan) = self.store.unlink(person).await?.ok_or(Error::NotLoggedIn)?;
        self.store.take_back(person, None, Some(account.credential.uin)).await?;
        self.store.save_report_key(person, None).await?;
        self.store.forget_readings(person).await?;
        self.after_logout(person, caller.now).await?;
        if !orphan || account.origin == Origin::Pasted {
            return Ok(LogoutDone::Forgotten);
        }
        Ok(match self.end_at_music(&account).await {
            LoginEnd::Ended => LogoutDone::Ended,
            _ => LogoutDone::Forgotten,
        })
    }
}

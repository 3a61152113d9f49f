//! What a person's account has, and how healthy its login is.

use super::{Caller, Error, Result, Service};
use crate::model::{Credential, LoginType, Operation, Uin, User, UserInfo};
use crate::store::Origin;

/// How healthy a person's login is.
#[derive(Debug, Clone)]
pub struct Health {
    /// The account.
    pub uin: Uin,
    /// Its nickname; may be empty.
    pub nick: String,
    /// How its keys came here.
    pub origin: Origin,
    /// How QQ Music calls the way it logged in.
    pub login_type: LoginType,
    /// Whether QQ Music accepts the keys now, after a refresh if that was needed.
    pub alive: bool,
    /// When the key ends, seconds since 1970, as far as QQ Music said.
    pub key_ends_at: Option<i64>,
    /// Whether the bot can refresh it by itself.
    pub refreshable: bool,
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
        let before = self.stored_account(caller).await?.ok_or(Error::NotLoggedIn)?;
        let alive = self.is_alive(caller).await?;
        let account = self.stored_account(caller).await?.unwrap_or(before);
        Ok(Health {
            uin: account.credential.uin,
            nick: account.nick,
            origin: account.origin,
            login_type: account.credential.login_type,
            alive,
            key_ends_at: account.credential.key_ends_at(),
            refreshable: account.credential.is_refreshable(),
        })
    }

    /// Whether QQ Music accepts the keys of a login now, after a refresh if that was needed.
    /// Errors: [`Error::NotLoggedIn`] when there is none.
    pub(super) async fn is_alive(&self, caller: &Caller) -> Result<bool> {
        let ask = |credential: Credential| async move { self.backend.is_alive(&credential).await };
        match self.with_login(caller, ask).await {
            Ok(()) => Ok(true),
            Err(Error::LoginEnded) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

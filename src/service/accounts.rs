//! The accounts of a person: several may log in, one of them is used.

use super::privacy::LoginEnd;
use super::{Caller, Error, KeptLogin, Result, Service};
use crate::model::{PersonId, Uin};
use crate::store::{Account, Origin};

/// The longest name of an account, in characters: it stands on a button.
pub const LONGEST_NAME: usize = 20;

/// What became of a log-out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogoutDone {
    /// Whether it was ended at QQ Music too. Where it was not, it was pasted, somebody else here has the
    /// same account, or QQ Music could not be reached.
    pub ended: bool,
    /// What the person uses now, if they have other accounts.
    pub now_used: Option<KeptLogin>,
}

/// What the accounts of a person are called who has several; of who has one there is nothing to tell apart.
#[derive(Debug, Clone, Default)]
pub struct Labels(Vec<(Uin, String)>);

impl Labels {
    /// What an account is called.
    pub fn of(&self, uin: Option<Uin>) -> Option<&str> {
        let known = self.0.iter().find(|(of, _)| Some(*of) == uin);
        known.map(|(_, label)| label.as_str())
    }
}

impl Service {
    /// What a person's accounts are called, to be told apart; where others read it, not by names, which
    /// are the person's own.
    pub async fn labels(&self, person: PersonId, is_private: bool) -> Result<Labels> {
        let own = self.store.accounts(person).await?;
        let label = |own: &KeptLogin| if is_private { own.label() } else { own.uin.end() };
        let all = own.iter().map(KeptLogin::from).map(|own| (own.uin, label(&own)));
        Ok(Labels(if own.len() > 1 { all.collect() } else { Vec::new() }))
    }

    /// Whether the person has a login stored, alive or dead.
    pub async fn has_login(&self, caller: &Caller) -> Result<bool> {
        Ok(self.store.account(caller.stored()?).await?.is_some())
    }

    /// The person's accounts, in the order in which they came.
    pub async fn accounts(&self, caller: &Caller) -> Result<Vec<KeptLogin>> {
        let own = self.store.accounts(caller.stored()?).await?;
        Ok(own.iter().map(KeptLogin::from).collect())
    }

    /// One of the person's accounts.
    /// Errors: [`Error::NotFound`] when it is none of theirs (any more).
    pub async fn own_account(&self, caller: &Caller, uin: Uin) -> Result<KeptLogin> {
        let own = self.accounts(caller).await?;
        own.into_iter().find(|own| own.uin == uin).ok_or(Error::NotFound)
    }

    /// Has the person use another of their accounts.
    /// Errors: as [`own_account`](Self::own_account).
    pub async fn use_account(&self, caller: &Caller, uin: Uin) -> Result<KeptLogin> {
        if !self.store.use_account(caller.stored()?, uin).await? {
            return Err(Error::NotFound);
        }
        self.own_account(caller, uin).await
    }

    /// Gives one of the person's accounts a name of their own, cut where it is too long; an empty one
    /// takes the name away. `None`, and nothing is changed, when another one of theirs is called so: it is
    /// by their names that they are told apart.
    /// Errors: as [`own_account`](Self::own_account).
    pub async fn name_account(
        &self,
        caller: &Caller,
        uin: Uin,
        name: &str,
    ) -> Result<Option<KeptLogin>> {
        let words: Vec<_> = name.split_whitespace().collect();
        let name: String = words.join(" ").chars().take(LONGEST_NAME).collect();
        let name = Some(name.trim()).filter(|name| !name.is_empty());
        let own = self.accounts(caller).await?;
        let is_so_called = |own: &KeptLogin| {
            name.is_some_and(|name| own.label().to_lowercase() == name.to_lowercase())
        };
        if own.iter().any(|own| own.uin != uin && is_so_called(own)) {
            return Ok(None);
        }
        if !self.store.name_account(caller.stored()?, uin, name).await? {
            return Err(Error::NotFound);
        }
        self.own_account(caller, uin).await.map(Some)
    }

    /// Forgets one of the person's logins, the key for its reports, and its reports that wait to be
    /// told. When nobody else here has the account and the login was made by this bot, it is ended at QQ
    /// Music too.
    /// Errors: [`Error::NotLoggedIn`] when it is none of theirs (any more).
    pub async fn logout(&self, caller: &Caller, uin: Uin) -> Result<LogoutDone> {
        let person = caller.stored()?;
        // New keys that are on their way are waited for: they are what is ended at QQ Music.
        let renewal = self.refresh_turn(uin).await;
        let gone = self.store.unlink_account(person, uin).await?;
        drop(renewal);
        let (account, orphan) = gone.ok_or(Error::NotLoggedIn)?;
        self.end_lendings(person, None, Some(uin)).await?;
        let key = self.store.report_key(person).await?;
        if key.is_some_and(|key| key.uin.is_none_or(|of| of == uin)) {
            self.store.save_report_key(person, None).await?;
        }
        self.store.forget_past(person, uin).await?;
        let own = self.accounts(caller).await?;
        let now_used = own.into_iter().find(|own| own.is_current);
        self.after_logout(person, caller.now).await?;
        let ended = orphan && self.is_ended(&account).await;
        Ok(LogoutDone { ended, now_used })
    }

    async fn is_ended(&self, account: &Account) -> bool {
        matches!(account.origin, Origin::Scanned(_))
            && self.end_at_music(account).await == LoginEnd::Ended
    }
}

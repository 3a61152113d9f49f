//! Logging in: by QR, and by a pasted cookie.

use futures::stream::{BoxStream, StreamExt};
use std::sync::Arc;

use super::credential::ended;
use super::{Caller, Error, Joins, Result, Service, cookie};
use crate::backend;
use crate::model::{
    Clock, Credential, LoginKind, LoginQr, LoginState, LoginTicket, Operation, Uin,
};
use crate::store::{Account, KeptLogin, LoginSession, MOST_ACCOUNTS, Origin};

/// Who has logged in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoginDone {
    /// The account.
    pub uin: Uin,
    /// Its nickname; empty when QQ Music did not tell.
    pub nick: String,
    /// The account that the person used until now, where that is another one.
    pub other: Option<KeptLogin>,
    /// Whether the account that logged in is the one they use from now on.
    pub is_used: bool,
    /// Whether the bot can refresh it by itself.
    pub refreshable: bool,
    /// What is done of the account daily from now on.
    pub joins: Option<Joins>,
}

/// How far a login is, as a door shows it.
#[derive(Debug)]
pub enum LoginProgress {
    /// Nobody scanned the QR yet.
    Waiting,
    /// Scanned, not yet confirmed.
    Scanned,
    /// Confirmed; the keys are stored, on disk.
    Confirmed(LoginDone),
    /// Refused on the phone.
    Refused,
    /// The QR lived too long.
    Expired,
    /// A newer login of the same person took its place, or it was cancelled.
    Superseded,
    /// It cannot go on.
    Failed(Error),
}

impl Service {
    /// Operation `login_qrcode`: a QR to show. The door shows it and then calls
    /// [`begin_login`](Self::begin_login).
    pub async fn login_qrcode(&self, caller: &Caller, kind: LoginKind) -> Result<LoginQr> {
        self.may_ask(caller).await?;
        let work = async { Ok(self.backend.login_qrcode(kind).await?) };
        self.measured(Operation::LoginQrcode, caller.now, work).await
    }

    /// Follows a login that belongs to nobody here: its keys go to whoever asked for it, and
    /// nothing is stored or counted. The stream ends after a state that is final, or an error.
    pub fn follow_login(&self, ticket: LoginTicket) -> BoxStream<'static, Result<LoginState>> {
        self.backend.login_check(ticket).map(|state| Ok(state?)).boxed()
    }

    /// Remembers a login that is shown now and gives the one of the same person it replaces.
    pub async fn begin_login(&self, session: &LoginSession) -> Result<Option<LoginSession>> {
        Ok(self.store.begin_login(session).await?)
    }

    /// The login that a person has under way.
    pub async fn login(&self, caller: &Caller) -> Result<Option<LoginSession>> {
        Ok(self.store.login(caller.stored()?).await?)
    }

    /// Every login under way, for going on after a restart.
    pub async fn logins(&self) -> Result<Vec<LoginSession>> {
        Ok(self.store.logins().await?)
    }

    /// Ends a login; tells whether it still was the person's newest.
    pub async fn end_login(&self, session: &LoginSession) -> Result<bool> {
        Ok(self.store.end_login(session.person, &session.id).await?)
    }

    /// Operation `login_check`: follows a login to its end and stores the keys when it is
    /// confirmed. The stream ends after the first state that is final. `clock` gives the time at
    /// which something is stored.
    pub fn login_check(
        self: &Arc<Self>,
        session: LoginSession,
        clock: Clock,
    ) -> BoxStream<'static, LoginProgress> {
        self.count(Operation::LoginCheck, clock.now());
        let service = Arc::clone(self);
        let session = Arc::new(session);
        self.backend
            .login_check(session.ticket.clone())
            .then(move |state| {
                let service = Arc::clone(&service);
                let session = Arc::clone(&session);
                let clock = clock.clone();
                async move { service.progress(&session, state, clock.now()).await }
            })
            .boxed()
    }

    async fn progress(
        &self,
        session: &LoginSession,
        state: backend::Result<LoginState>,
        now: chrono::DateTime<chrono::Utc>,
    ) -> LoginProgress {
        let progress = match state {
            Ok(LoginState::Waiting) => return LoginProgress::Waiting,
            Ok(LoginState::Scanned) => return LoginProgress::Scanned,
            Ok(LoginState::Confirmed(credential)) => {
                let caller = Caller::person(session.person, now);
                match self.confirmed(&caller, session, *credential).await {
                    Ok(progress) => return progress,
                    // The exchange cannot be repeated: there is nothing left to follow.
                    Err(error) => LoginProgress::Failed(error),
                }
            }
            Ok(LoginState::Refused) => LoginProgress::Refused,
            Ok(LoginState::Expired) => LoginProgress::Expired,
            Err(error) => LoginProgress::Failed(error.into()),
        };
        match self.end_login(session).await {
            Ok(true) => progress,
            Ok(false) => LoginProgress::Superseded,
            Err(error) => LoginProgress::Failed(error),
        }
    }

    /// The keys are stored before the login is ended, so that a crash in between loses nothing:
    /// following it again finds it confirmed or expired, and the account is there.
    async fn confirmed(
        &self,
        caller: &Caller,
        session: &LoginSession,
        credential: Credential,
    ) -> Result<LoginProgress> {
        let current = self.store.login(session.person).await?;
        if current.is_none_or(|current| current.id != session.id) {
            return Ok(LoginProgress::Superseded);
        }
        // Saved before anything else is asked: the exchange cannot be repeated.
        let origin = Origin::Scanned(Some(session.ticket.kind));
        let saved = self.save(caller, credential, String::new(), origin, session.beside);
        let Saved { mut account, other, is_used, joins } = saved.await?;
        self.end_login(session).await?;
        let nick = self.nick(&account.credential).await.unwrap_or_default();
        let uin = account.credential.uin;
        if !nick.is_empty() {
            account.nick.clone_from(&nick);
            let key = account.credential.musickey.clone();
            // A log-out or newer keys in the meantime stand.
            self.store.update_account(&account, &key).await?;
        }
        let refreshable = account.credential.is_refreshable();
        let done = LoginDone { uin, nick, other, is_used, refreshable, joins };
        Ok(LoginProgress::Confirmed(done))
    }

    async fn nick(&self, credential: &Credential) -> Option<String> {
        let asked = self.backend.userinfo(credential).await;
        let told = asked.inspect_err(|error| {
            tracing::info!(%error, "the nickname could not be read after a login");
        });
        told.ok().map(|info| info.nick)
    }

    /// Logs in by a pasted cookie, after QQ Music accepted it.
    /// Errors: [`Error::BadCookie`] when a part is missing, [`Error::TooManyAccounts`] when there is no
    /// room for it, [`Error::LoginEnded`] when QQ Music does not accept the key and it cannot be refreshed.
    pub async fn login_by_cookie(&self, caller: &Caller, text: &str) -> Result<LoginDone> {
        let mut credential = cookie::parse(text)?;
        // First, for a refresh ends the keys that other programs may use.
        if !self.has_room(caller, credential.uin).await? {
            return Err(Error::TooManyAccounts);
        }
        self.may_ask(caller).await?;
        let nick = match self.backend.userinfo(&credential).await {
            Err(backend::Error::LoginRequired) if credential.is_refreshable() => {
                let fresh = self.backend.refresh(&credential).await.map_err(ended)?;
                // New keys are given once: they are kept, whatever the greeting's name does.
                credential = credential.merged(fresh);
                self.nick(&credential).await.unwrap_or_default()
            }
            answer => answer.map_err(ended)?.nick,
        };
        let uin = credential.uin;
        let saved = self.save(caller, credential, nick.clone(), Origin::Pasted, false).await?;
        let Saved { account, other, is_used, joins } = saved;
        let refreshable = account.credential.is_refreshable();
        Ok(LoginDone { uin, nick, other, is_used, refreshable, joins })
    }

    /// Whether an account is one of the person's, or can become one.
    async fn has_room(&self, caller: &Caller, uin: Uin) -> Result<bool> {
        let own = self.accounts(caller).await?;
        Ok(own.len() < MOST_ACCOUNTS || own.iter().any(|own| own.uin == uin))
    }

    /// Stores an account that logged in, new or known, among the person's. It is used from now on,
    /// unless it came `beside` one that lives.
    async fn save(
        &self,
        caller: &Caller,
        credential: Credential,
        nick: String,
        origin: Origin,
        beside: bool,
    ) -> Result<Saved> {
        let (person, uin) = (caller.stored()?, credential.uin);
        let before = self.store.account_of(uin).await?;
        let is_anybodys = before.is_some();
        let known_nick = before.as_ref().map(|before| before.nick.clone());
        let account = Account {
            // What a scan gives belongs together: an older key for renewing would not renew it.
            credential: match origin {
                Origin::Pasted => over(before, credential),
                Origin::Scanned(_) => credential,
            },
            nick: Some(nick).filter(|nick| !nick.is_empty()).or(known_nick).unwrap_or_default(),
            origin,
            updated_at: caller.now,
            refreshed_at: None,
            dead: false,
        };
        let own = self.store.accounts(person).await?;
        let current = own.into_iter().find(|own| own.is_current);
        let other = current.filter(|current| current.account.credential.uin != uin);
        let is_used = !beside || other.as_ref().is_none_or(|other| other.account.dead);
        let is_linked = if is_used {
            self.store.link(person, &account).await?
        } else {
            self.store.link_beside(person, &account).await?
        };
        if !is_linked {
            if origin != Origin::Pasted && !is_anybodys {
                self.end_at_music(&account).await;
            }
            return Err(Error::TooManyAccounts);
        }
        let joins = self.joins(person, &account, caller.now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "what a login means for the daily runs could not be read");
            None
        });
        if let Err(error) = self.after_login(person, uin, caller.now).await {
            tracing::error!(%error, "what a login means for the daily runs could not be saved");
        }
        Ok(Saved { account, other: other.as_ref().map(KeptLogin::from), is_used, joins })
    }
}

/// An account that logged in; the rest as in [`LoginDone`].
struct Saved {
    account: Account,
    other: Option<KeptLogin>,
    is_used: bool,
    joins: Option<Joins>,
}

/// The keys of a new login over those that are known. Others may use the account too: a cookie
/// that lacks the refresh key must not take it from them.
fn over(before: Option<Account>, newer: Credential) -> Credential {
    match before {
        Some(account) if !account.dead && account.credential.login_type == newer.login_type => {
            // How long a key lives is said of that key only.
            let (created_at, key_expires_in) = (newer.created_at, newer.key_expires_in);
            Credential { created_at, key_expires_in, ..account.credential.merged(newer) }
        }
        _ => newer,
    }
}

//! Logins that were begun over HTTP.
//!
//! They live in memory only, on purpose: a login lasts minutes, its keys belong to whoever has the
//! session's key and are given away once, so writing them anywhere would only make one more place
//! to steal them from. After a restart a client begins again.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures::StreamExt;
use tokio::time::Instant;
use tokio_util::sync::{CancellationToken, DropGuard};

use super::failure::{Code, Failure};
use crate::model::{Credential, LoginState, LoginTicket};
use crate::service::{self, Service};
use crate::wire::{Cookies, LoginCheck};

/// Logins at once; each costs QQ Music a request every two seconds.
const MOST: usize = 64;
/// Logins at once from one address.
const MOST_EACH: usize = 16;
/// How long a login that ended, and its keys, are kept for a client that asks late.
const KEPT: Duration = Duration::from_secs(120);

/// The logins under way.
#[derive(Default)]
pub(super) struct Logins {
    sessions: Mutex<HashMap<String, Session>>,
}

struct Session {
    client: IpAddr,
    state: State,
    /// When it is forgotten, whatever its state.
    until: Instant,
    /// Ends the following when the session is dropped.
    _following: DropGuard,
}

enum State {
    Waiting,
    Scanned,
    Confirmed(Box<Credential>),
    Refused,
    Expired,
    Failed(service::Error),
}

impl Logins {
    /// Whether a client may begin another login.
    pub(super) fn admit(&self, client: IpAddr) -> Result<(), Failure> {
        let mut sessions = self.sessions();
        sessions.retain(|_, session| session.until > Instant::now());
        let theirs = sessions.values().filter(|session| session.client == client).count();
        let code = match (theirs >= MOST_EACH, sessions.len() >= MOST) {
            (true, _) => Code::TooMany,
            (false, true) => Code::Busy,
            (false, false) => return Ok(()),
        };
        let message = "too many logins are under way: try again in a minute";
        Err(Failure::new(code, message).after(Duration::from_secs(60)))
    }

    /// Begins to follow a login and gives its key, 122 random bits.
    pub(super) fn begin(
        self: &Arc<Self>,
        service: &Service,
        ticket: LoginTicket,
        client: IpAddr,
        lives: Duration,
    ) -> String {
        let key = uuid::Uuid::new_v4().simple().to_string();
        let stopped = CancellationToken::new();
        let states = service.follow_login(ticket);
        let session = Session {
            client,
            state: State::Waiting,
            until: Instant::now() + lives + 2 * KEPT,
            _following: stopped.clone().drop_guard(),
        };
        self.sessions().insert(key.clone(), session);
        let (logins, followed) = (Arc::downgrade(self), key.clone());
        let following = async move {
            futures::pin_mut!(states);
            // The picture's life is an estimate; QQ Music's own word comes first.
            let deadline = Instant::now() + lives + KEPT;
            loop {
                let state = tokio::time::timeout_at(deadline, states.next()).await;
                let Some(logins) = logins.upgrade() else { return };
                match state.unwrap_or(Some(Ok(LoginState::Expired))) {
                    Some(state) => logins.note(&followed, state),
                    None => break,
                }
                if Instant::now() >= deadline {
                    break;
                }
            }
            tokio::time::sleep(KEPT).await;
            // Keys that nobody fetched are forgotten.
            if let Some(logins) = logins.upgrade() {
                logins.sessions().remove(&followed);
            }
        };
        tokio::spawn(stopped.run_until_cancelled_owned(following));
        key
    }

    /// How far a login is. One that is confirmed or has failed is told once, and then unknown.
    pub(super) fn check(&self, key: &str) -> Result<LoginCheck, Failure> {
        let unknown = || {
            let message = "there is no such login: its key is wrong, it is over, or its cookies \
                           were given already; begin a new one at /api/login/qrcode";
            Failure::new(Code::NoSession, message)
        };
        let mut sessions = self.sessions();
        sessions.retain(|_, session| session.until > Instant::now());
        let state = match &sessions.get(key).ok_or_else(unknown)?.state {
            State::Waiting => "waiting",
            State::Scanned => "scanned",
            State::Refused => "refused",
            State::Expired => "expired",
            State::Confirmed(_) | State::Failed(_) => {
                return match sessions.remove(key).ok_or_else(unknown)?.state {
                    State::Confirmed(credential) => Ok(LoginCheck {
                        state: "confirmed",
                        cookies: Some(Cookies(credential.cookies())),
                    }),
                    State::Failed(error) => Err(error.into()),
                    _ => Err(unknown()),
                };
            }
        };
        Ok(LoginCheck { state, cookies: None })
    }

    fn note(&self, key: &str, state: service::Result<LoginState>) {
        let mut sessions = self.sessions();
        let Some(session) = sessions.get_mut(key) else { return };
        session.state = match state {
            Ok(LoginState::Waiting) => State::Waiting,
            Ok(LoginState::Scanned) => State::Scanned,
            Ok(LoginState::Confirmed(credential)) => State::Confirmed(credential),
            Ok(LoginState::Refused) => State::Refused,
            Ok(LoginState::Expired) => State::Expired,
            Err(error) => State::Failed(error),
        };
        if !matches!(session.state, State::Waiting | State::Scanned) {
            session.until = Instant::now() + KEPT;
        }
    }

    fn sessions(&self) -> MutexGuard<'_, HashMap<String, Session>> {
        self.sessions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

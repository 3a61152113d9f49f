//! Logins by QR picture while they are under way, and the tickets that they leave behind.

use std::cell::Cell;
use std::collections::HashMap;
use std::io::Cursor;
use std::time::Duration;

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use qrcode::{EcLevel, QrCode};
use tokio::sync::watch;
use tokio::time::Instant;

use super::hash::{hex_token, token};
use super::{Inner, ScanState};

/// Seconds that a picture lives.
const QQ_SECONDS: i64 = 150;
const WECHAT_SECONDS: i64 = 300;
const APP_SECONDS: i64 = 180;
/// Seconds that a one-time ticket lives.
const TICKET_SECONDS: i64 = 300;

/// A login of which nobody asked for so long was given up by who showed its picture.
const SILENCE: Duration = Duration::from_secs(10);

/// Why a phone cannot act on a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// No login has this key, and no picture this text.
    #[error("no login has this key")]
    Unknown,
    /// The login was confirmed or refused, or its time is over.
    #[error("this login is over")]
    Over,
    /// Zero is no account.
    #[error("an account's number is not zero")]
    Uin,
}

/// How one logs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Qq,
    Wechat,
    App,
}

/// How far a login is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Waiting,
    Scanned,
    Confirmed(u64),
    Refused,
    Expired,
}

impl Phase {
    pub(super) fn is_final(self) -> bool {
        matches!(self, Self::Confirmed(_) | Self::Refused | Self::Expired)
    }
}

/// A login under way.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) kind: Kind,
    /// What its picture says.
    pub(super) text: String,
    ends_at: i64,
    phase: watch::Sender<Phase>,
    asked_at: Cell<Instant>,
    /// What a confirmed login hands out: the signature, code or token.
    pub(super) proof: String,
}

impl Session {
    /// How far it is at a time.
    pub(super) fn phase(&self, now: i64) -> Phase {
        let phase = *self.phase.borrow();
        if !phase.is_final() && now >= self.ends_at { Phase::Expired } else { phase }
    }

    pub(super) fn watch(&self) -> watch::Receiver<Phase> {
        self.phase.subscribe()
    }
}

/// What a one-time ticket is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ticket {
    /// `ptsigx`, for `check_sig`.
    Signature,
    /// `p_skey`, for `authorize`.
    SharedKey,
    /// `code` of QQ.
    QqCode,
    /// `code` of WeChat.
    WechatCode,
}

/// All logins under way.
#[derive(Debug, Default)]
pub(super) struct Sessions {
    by_key: HashMap<String, Session>,
    tickets: HashMap<(Ticket, String), (u64, i64)>,
}

impl Sessions {
    /// Starts a login and gives its key.
    pub(super) fn start(&mut self, kind: Kind, now: i64) -> String {
        self.by_key.retain(|_, session| now - session.ends_at < 600);
        let (key, text, seconds) = match kind {
            Kind::Qq => {
                let text = format!("http://txz.qq.com/p?k={}&f=716027609", token(32));
                (token(64), text, QQ_SECONDS)
            }
            Kind::Wechat => {
                let uuid = token(16);
                let text = format!("https://open.weixin.qq.com/connect/confirm?uuid={uuid}");
                (uuid, text, WECHAT_SECONDS)
            }
            Kind::App => {
                let id = token(91);
                let text = format!("https://y.qq.com/m/login/qrcode.html?id={id}");
                (id, text, APP_SECONDS)
            }
        };
        let session = Session {
            kind,
            text,
            ends_at: now + seconds,
            phase: watch::Sender::new(Phase::Waiting),
            asked_at: Cell::new(Instant::now()),
            proof: String::new(),
        };
        self.by_key.insert(key.clone(), session);
        key
    }

    /// The login that a client asks about.
    pub(super) fn find(&self, kind: Kind, key: &str) -> Option<&Session> {
        let session = self.by_key.get(key).filter(|session| session.kind == kind)?;
        session.asked_at.set(Instant::now());
        Some(session)
    }

    /// Whether a picture with this text leads to a login that goes on and that somebody follows.
    pub(super) fn is_open(&self, text: &str, now: i64) -> bool {
        let found = self.by_key.values().find(|session| session.text == text);
        found.is_some_and(|session| {
            !session.phase(now).is_final() && session.asked_at.get().elapsed() < SILENCE
        })
    }

    /// What names or proves a login: keys, proofs, and tickets that were not used.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &String> {
        let sessions = self.by_key.iter().flat_map(|(key, session)| [key, &session.proof]);
        sessions.chain(self.tickets.keys().map(|(_, text)| text)).filter(|text| !text.is_empty())
    }

    /// Gives out a ticket for an account.
    pub(super) fn grant(&mut self, ticket: Ticket, text: String, uin: u64, now: i64) {
        self.tickets.retain(|_, (_, ends_at)| *ends_at > now);
        self.tickets.insert((ticket, text), (uin, now + TICKET_SECONDS));
    }

    /// Whose a ticket is; it stays good.
    pub(super) fn holder(&self, ticket: Ticket, text: &str, now: i64) -> Option<u64> {
        let found = self.tickets.get(&(ticket, text.to_owned()));
        found.filter(|(_, ends_at)| *ends_at > now).map(|(uin, _)| *uin)
    }

    /// Whose a ticket was; it is used up.
    pub(super) fn redeem(&mut self, ticket: Ticket, text: &str, now: i64) -> Option<u64> {
        let found = self.tickets.remove(&(ticket, text.to_owned()));
        found.filter(|(_, ends_at)| *ends_at > now).map(|(uin, _)| uin)
    }

    /// Uses up the token that an app login got by its id.
    pub(super) fn redeem_app(&mut self, id: &str, proof: &str, now: i64) -> Option<u64> {
        let session = self.by_key.get_mut(id).filter(|session| session.kind == Kind::App)?;
        let Phase::Confirmed(uin) = session.phase(now) else { return None };
        let right = !proof.is_empty() && session.proof == proof;
        right.then(|| session.proof.clear());
        right.then_some(uin)
    }
}

/// A phone acts on a picture.
pub(super) fn scan(world: &Inner, key: &str, uin: u64, state: ScanState) -> Result<(), ScanError> {
    if uin == 0 && matches!(state, ScanState::Scanned | ScanState::Confirmed) {
        return Err(ScanError::Uin);
    }
    let now = world.clock.seconds();
    let mut guard = world.state();
    let guard = &mut *guard;
    let sessions = &mut guard.sessions;
    let found = sessions.by_key.iter().find(|(id, session)| *id == key || session.text == key);
    let id = found.map(|(id, _)| id.clone()).ok_or(ScanError::Unknown)?;
    let session = sessions.by_key.get_mut(&id).ok_or(ScanError::Unknown)?;
    if session.phase(now).is_final() {
        return Err(ScanError::Over);
    }
    let phase = match state {
        ScanState::Scanned => Phase::Scanned,
        ScanState::Confirmed => Phase::Confirmed(uin),
        ScanState::Refused => Phase::Refused,
        ScanState::Expired => Phase::Expired,
    };
    if uin != 0 {
        guard.accounts.named(uin);
    }
    if phase == Phase::Confirmed(uin) {
        let (proof, ticket) = match session.kind {
            Kind::Qq => (hex_token(96).to_lowercase(), Some(Ticket::Signature)),
            Kind::Wechat => (format!("0{}", token(31)), Some(Ticket::WechatCode)),
            Kind::App => (format!("Q_H_T_{}", token(40)), None),
        };
        session.proof.clone_from(&proof);
        session.phase.send_replace(phase);
        if let Some(ticket) = ticket {
            sessions.grant(ticket, proof, uin, now);
        }
    } else {
        session.phase.send_replace(phase);
    }
    Ok(())
}

/// A QR picture, `module` pixels to a square, without the white border it should have.
pub(super) fn picture(text: &str, module: u32) -> Option<GrayImage> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    let quiet = false;
    Some(code.render::<Luma<u8>>().quiet_zone(quiet).module_dimensions(module, module).build())
}

/// An image as a file.
pub(super) fn encode(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    match image.into().write_to(&mut out, format) {
        Ok(()) => out.into_inner(),
        Err(_) => Vec::new(),
    }
}

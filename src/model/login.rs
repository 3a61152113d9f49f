//! A QR login while it is under way.

use std::fmt;

use secrecy::SecretString;

use super::Credential;

/// Who shows the QR and which app confirms it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LoginKind {
    /// Confirmed in QQ.
    Qq,
    /// Confirmed in WeChat.
    Wechat,
    /// Confirmed in the QQ Music app.
    App,
}

impl LoginKind {
    /// All kinds, in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Qq, Self::Wechat, Self::App];

    /// The word used in commands, callback data and the HTTP API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Qq => "qq",
            Self::Wechat => "wechat",
            Self::App => "app",
        }
    }

    /// The kind with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What is needed to go on asking about a login: QQ's `qrsig`, WeChat's `uuid` or the app's
/// `qrcodeID`. Whoever holds it can finish the login, so it is a secret.
#[derive(Clone)]
pub struct LoginTicket {
    /// Which login it belongs to.
    pub kind: LoginKind,
    /// The session's id at the service that shows the QR.
    pub key: SecretString,
}

impl fmt::Debug for LoginTicket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LoginTicket({}, [REDACTED])", self.kind.name())
    }
}

/// A QR to show.
#[derive(Debug, Clone)]
pub struct LoginQr {
    /// For [`MusicBackend::login_check`](crate::backend::MusicBackend::login_check).
    pub ticket: LoginTicket,
    /// The picture as the service drew it, PNG or JPEG.
    pub image: Vec<u8>,
    /// How long the QR is expected to live, in seconds. Undocumented upstream: a display value
    /// only, the state that is reported decides.
    pub expires_in_s: u32,
}

/// How far a login is. The last three end it.
#[derive(Debug, Clone)]
pub enum LoginState {
    /// Nobody scanned the QR yet.
    Waiting,
    /// Scanned, not yet confirmed on the phone.
    Scanned,
    /// Confirmed; here are the keys.
    Confirmed(Box<Credential>),
    /// The person refused on the phone.
    Refused,
    /// The QR lived too long.
    Expired,
}

impl LoginState {
    /// Whether nothing follows this state.
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Confirmed(_) | Self::Refused | Self::Expired)
    }
}

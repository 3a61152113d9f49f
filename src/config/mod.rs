//! The configuration: `bot.toml`, each key also as an environment variable.
//!
//! Values here are already checked; a door never sees an impossible combination. What is refused
//! is refused with one sentence that names the key and repeats no value. Nothing here formats a
//! secret: addresses of proxies may hold a password, so they are left out of `Debug` too.

mod error;
mod load;
mod reader;
#[cfg(test)]
mod tests;
mod webhook;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;
use url::Url;

use crate::model::{ChatId, Language, Pace, PersonId};

pub use error::Error;
pub use load::{keys, load, load_api, parse, parse_api};

/// Everything that can be configured.
#[derive(Debug, Clone)]
pub struct Config {
    /// `[telegram]`
    pub telegram: Telegram,
    /// `[access]`
    pub access: Access,
    /// `[music]`
    pub music: Music,
    /// `[store]`
    pub store: Store,
    /// `[api]`
    pub api: Api,
    /// `[schedule]`
    pub schedule: Schedule,
    /// `[log]`
    pub log: Log,
}

impl Config {
    /// What the owner should know at the start: keys that are accepted and without effect yet.
    pub fn notices(&self) -> Vec<&'static str> {
        let all = [
            (
                self.music.backend == BackendKind::Remote,
                "music.backend is \"remote\": people's keys go to the server at music.remote_url, \
                 each person is told its name first",
            ),
            (
                self.music.allow_accelerate,
                "music.allow_accelerate is set: QQ Music watches reported plays and may restrict \
                 accounts for them",
            ),
            (
                self.store.kind == StoreKind::Memory,
                "store.kind is \"memory\": everything is forgotten when the bot stops",
            ),
            (
                self.telegram.mode.is_open(),
                "telegram.webhook.listen can be reached from other machines and is plain HTTP: let \
                 only the proxy before it reach it, or set telegram.webhook.certificate",
            ),
        ];
        all.into_iter().filter_map(|(set, notice)| set.then_some(notice)).collect()
    }
}

/// How updates come from Telegram: `telegram.mode`.
#[derive(Debug, Clone)]
pub enum Mode {
    /// The bot asks for them.
    Polling,
    /// Telegram brings them.
    Webhook(Webhook),
}

impl Mode {
    /// Whether updates are taken without TLS at an address that other machines may reach.
    fn is_open(&self) -> bool {
        let Self::Webhook(webhook) = self else { return false };
        webhook.certificate.is_none() && !webhook.listen.ip().is_loopback()
    }
}

/// `[telegram.webhook]`
#[derive(Clone)]
pub struct Webhook {
    /// Where Telegram brings updates: https, or http on this machine.
    pub url: Url,
    /// Where the bot takes them.
    pub listen: SocketAddr,
    /// What the bot serves TLS with; absent: it serves plain HTTP, for a proxy before it.
    pub certificate: Option<Certificate>,
}

impl fmt::Debug for Webhook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Webhook").field("listen", &self.listen).finish_non_exhaustive()
    }
}

/// A certificate and its key, in files.
#[derive(Debug, Clone)]
pub struct Certificate {
    /// The certificate in PEM; several, where others vouch for it.
    pub certificate: PathBuf,
    /// Its private key in PEM.
    pub private_key: PathBuf,
}

/// `[telegram]`
#[derive(Clone)]
pub struct Telegram {
    /// The bot's token.
    pub token: SecretString,
    /// How updates come.
    pub mode: Mode,
    /// Where the Bot API is, perhaps with a path. No slash at the end of a path (an address
    /// without one prints a single slash).
    pub api_url: Url,
    /// People who own the bot.
    pub admins: Vec<PersonId>,
    /// Messages and edits a second for all chats together.
    pub messages_per_second: u32,
    /// A proxy toward Telegram.
    pub proxy: Option<Url>,
    /// Where files are parked for inline results.
    pub storage_chat: Option<ChatId>,
    /// The largest upload that the Bot API server takes, in MiB.
    pub max_upload_mb: u32,
    /// For people whose language is not known.
    pub language: Language,
    /// Whether the bot writes its own name and descriptions.
    pub profile: bool,
}

impl fmt::Debug for Telegram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Telegram")
            .field("mode", &self.mode)
            .field("api_url", &self.api_url.as_str())
            .finish_non_exhaustive()
    }
}

/// `[access]`: who may use the bot; empty lists mean everyone.
#[derive(Debug, Clone, Default)]
pub struct Access {
    /// People.
    pub people: Vec<PersonId>,
    /// Groups.
    pub groups: Vec<ChatId>,
}

/// Who is asked first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BackendKind {
    /// QQ Music, by its own protocol; [`Music::remote_url`] for what that cannot do.
    Direct,
    /// The server at [`Music::remote_url`]; QQ Music for what has no endpoint there.
    Remote,
}

/// `[music]`
#[derive(Clone)]
pub struct Music {
    /// Who is asked first.
    pub backend: BackendKind,
    /// Another server for what QQ Music's own protocol cannot do: https, or on this machine.
    pub remote_url: Option<Url>,
    /// A reverse proxy: `https://HOST/PATH` is asked as `<gateway>/HOST/PATH`.
    pub gateway: Option<Url>,
    /// A standard proxy toward QQ Music.
    pub proxy: Option<Url>,
    /// Requests a second toward QQ Music, the whole process.
    pub requests_per_second: u32,
    /// The longest wait for an answer of QQ Music.
    pub timeout: Duration,
    /// The owner's switch of reporting plays.
    pub allow_accelerate: bool,
    /// Ids of campaigns.
    pub activities: Activities,
    /// How fast background tasks go. Not a key of the file: nobody should hurry them at QQ Music.
    pub pace: Pace,
}

impl fmt::Debug for Music {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gateway = self.gateway.as_ref().map(Url::as_str);
        f.debug_struct("Music").field("gateway", &gateway).finish_non_exhaustive()
    }
}

/// `[music.activities]`: ids of campaigns at QQ Music, which change from time to time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activities {
    /// The daily sign-in of the coin centre.
    pub sign: String,
    /// The page that lists the coin tasks.
    pub coin_page: String,
    /// The page's floor on which they are.
    pub coin_floor: String,
    /// The coin tasks that count listening time.
    pub coin_timer: String,
    /// Their module.
    pub coin_module: String,
}

/// Which store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StoreKind {
    /// On disk.
    Sled,
    /// Gone with the process.
    Memory,
}

/// `[store]`
#[derive(Debug, Clone)]
pub struct Store {
    /// Which.
    pub kind: StoreKind,
    /// The folder of the data.
    pub path: PathBuf,
    /// Where the master key is, or is made.
    pub key_file: PathBuf,
    /// The master key itself (only from the environment): the newest first, older ones, which
    /// only decrypt, behind commas.
    pub key: Option<SecretString>,
    /// Where the hourly exports go.
    pub backup_dir: PathBuf,
}

/// `[api]`
#[derive(Debug, Clone)]
pub struct Api {
    /// The address of the HTTP API; absent: none.
    pub listen: Option<SocketAddr>,
    /// Requests a minute and client; 0: no limit.
    pub requests_per_minute: u32,
}

/// `[schedule]`
#[derive(Debug, Clone)]
pub struct Schedule {
    /// For people who set none.
    pub timezone: chrono_tz::Tz,
    /// A person's time is moved by a stable amount within this.
    pub jitter_seconds: u32,
}

/// `[log]`
#[derive(Debug, Clone)]
pub struct Log {
    /// One JSON object a line instead of text.
    pub json: bool,
    /// What is logged, in the syntax of `RUST_LOG`.
    pub filter: String,
}

impl Default for Log {
    fn default() -> Self {
        Self { json: false, filter: "info".to_owned() }
    }
}

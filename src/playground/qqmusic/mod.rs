//! A QQ Music that lives in this process: `https://HOST/PATH` is answered at `/HOST/PATH`.
//!
//! It is state, not a script: accounts, keys that age by the [`Clock`], QR sessions, play addresses
//! that end. Every refusal follows from that state; only broken networks are made by [`Faults`].
//! All songs, names and lyrics are invented; the audio is a tone. It deliberately shares nothing
//! with the bot's own client, so that the one can prove the other.

mod accelerate;
mod account;
mod album;
mod board;
mod broker;
mod call;
mod catalog;
mod cipher;
mod coin;
mod comment;
mod credit;
mod day;
mod digest;
mod errands;
mod gateway;
mod habits;
mod hash;
mod keeps;
mod knobs;
mod ledger;
mod listener;
mod lists;
mod login;
mod lyric;
mod md5;
mod media;
mod mqtt;
mod playlist;
mod profile;
mod ptlogin;
mod refusal;
mod report;
mod rows;
mod search;
mod session;
mod sign;
mod song;
mod square;
mod state;
mod tone;
mod track;
mod user;
mod web;
mod wechat;
mod xml;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::{Path, Request, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde::{Deserialize, Serialize};

use super::faults::{Fault, Faults, Strike};
use crate::model::Clock;
use call::Http;
use catalog::Catalog;
use state::{Gauge, State};

pub use account::Limits;
pub use credit::Crediting;
pub use habits::Habits;
pub use ledger::{Count, Deed, Entry, Ledger};
pub use listener::Listener;
pub use profile::Standing;
pub use session::ScanError;

/// The largest body that is read.
const MAX_BODY: usize = 1 << 20;

/// What a phone does with a login's QR picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanState {
    /// Reads it; the phone now asks whether to log in.
    Scanned,
    /// Says yes.
    Confirmed,
    /// Says no.
    Refused,
    /// Nothing: the picture's time is over.
    Expired,
}

/// What happened so far, for tests.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Stats {
    /// How often each `module/method` and each `host/path` was asked.
    pub calls: BTreeMap<String, u64>,
    /// Requests being answered now.
    pub in_flight: u64,
    /// The most that were being answered at once.
    pub peak_in_flight: u64,
    /// Audio files being sent now.
    pub audio_open: u64,
    /// The most that were being sent at once.
    pub peak_audio_open: u64,
    /// WebSocket connections open now.
    pub sockets_open: u64,
}

impl Stats {
    /// How often a `module/method` or `host/path` was asked.
    pub fn count(&self, name: &str) -> u64 {
        self.calls.get(name).copied().unwrap_or(0)
    }
}

/// The whole service; clones are the same one.
#[derive(Clone)]
pub struct QqMusic {
    inner: Arc<Inner>,
}

struct Inner {
    clock: Clock,
    faults: Faults,
    catalog: Catalog,
    state: Mutex<State>,
    calls: Mutex<BTreeMap<String, u64>>,
    requests: Gauge,
    audio: Gauge,
    sockets: Gauge,
    /// Signs play addresses.
    secret: String,
}

impl Inner {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn limits(&self) -> Limits {
        self.state().limits
    }

    fn count(&self, name: String) {
        let mut calls = self.calls.lock().unwrap_or_else(PoisonError::into_inner);
        *calls.entry(name).or_default() += 1;
    }

    /// The token without which a file is not given out, good until `ends_at`.
    fn vkey(&self, filename: &str, ends_at: i64) -> String {
        use sha1::{Digest, Sha1};
        let signed = format!("{}|{filename}|{ends_at}", self.secret);
        format!("{ends_at:012X}{}", hex::encode_upper(Sha1::digest(signed)))
    }

    /// Whether a token is one that was given out for this file and has not ended.
    fn is_vkey(&self, vkey: &str, filename: &str) -> bool {
        let ends_at = vkey.get(..12).and_then(|text| i64::from_str_radix(text, 16).ok());
        ends_at.is_some_and(|ends_at| {
            ends_at > self.clock.seconds() && vkey == self.vkey(filename, ends_at)
        })
    }
}

impl fmt::Debug for QqMusic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("QqMusic")
    }
}

impl QqMusic {
    /// A service with its catalogue and no accounts.
    pub fn new(clock: Clock, faults: Faults) -> Self {
        let inner = Inner {
            clock,
            faults,
            catalog: Catalog::new(),
            state: Mutex::default(),
            calls: Mutex::default(),
            requests: Gauge::default(),
            audio: Gauge::default(),
            sockets: Gauge::default(),
            secret: hash::token(32),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Answers `/{host}/{path}`; to be nested under a path of the playground's choice.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/{host}", any(bare_host))
            .route("/{host}/", any(bare_host))
            .route("/{host}/{*path}", any(answer))
            .with_state(self.clone())
    }

    /// A phone acts on a login's QR picture.
    ///
    /// `key` is the `qrsig`, WeChat `uuid` or app `qrcodeID` of the login, or the text read from its
    /// picture. The account with that `uin` comes to exist when it is first named.
    ///
    /// # Errors
    /// When there is no such login, when it is over, or when the number is zero.
    pub fn scan(&self, key: &str, uin: u64, state: ScanState) -> Result<(), ScanError> {
        session::scan(&self.inner, key, uin, state)
    }

    /// Every secret it gave out so far and still knows: keys, tokens, what names a login. For
    /// tests that search for them where they must not be.
    pub fn secrets(&self) -> BTreeSet<String> {
        let state = self.inner.state();
        state.accounts.secrets().chain(state.sessions.secrets()).cloned().collect()
    }

    /// What happened so far.
    pub fn stats(&self) -> Stats {
        let calls = self.inner.calls.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Stats {
            calls,
            in_flight: self.inner.requests.now(),
            peak_in_flight: self.inner.requests.peak(),
            audio_open: self.inner.audio.now(),
            peak_audio_open: self.inner.audio.peak(),
            sockets_open: self.inner.sockets.now(),
        }
    }
}

async fn bare_host() -> Response {
    "<!DOCTYPE html><title>QQ音乐</title>".into_response()
}

async fn answer(
    Extract(qq): Extract<QqMusic>,
    Path((host, path)): Path<(String, String)>,
    request: Request,
) -> Response {
    let world = &qq.inner;
    let _counted = world.requests.enter();
    let path = format!("/{path}");
    world.count(format!("{host}{path}"));
    let mut strike = world.faults.take(&format!("qqmusic:{host}{path}"));
    if let Some(strike) = &mut strike {
        if let Fault::Code(code) = strike.fault {
            return axum::Json(serde_json::json!({"code": code})).into_response();
        }
        if let Some(broken) = strike.happen().await {
            return broken;
        }
    }
    let (mut parts, body) = request.into_parts();
    if host == "mu.y.qq.com" {
        return broker::upgrade(&qq.inner, &mut parts, &path).await;
    }
    let Ok(body) = axum::body::to_bytes(body, MAX_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let pairs = url::form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes());
    let query = pairs.into_owned().collect();
    let (method, headers) = (parts.method, parts.headers);
    let http = Http { method, host, path, query, headers, body };
    Strike::after(strike, dispatch(world, &http).await).await
}

async fn dispatch(world: &Arc<Inner>, http: &Http) -> Response {
    match (http.host.as_str(), http.path.as_str()) {
        ("u.y.qq.com" | "u6.y.qq.com" | "szu.y.qq.com" | "shu.y.qq.com", path) => match path {
            "/cgi-bin/musicu.fcg" => gateway::answer(world, http, false).await,
            "/cgi-bin/musics.fcg" => gateway::answer(world, http, true).await,
            _ => StatusCode::NOT_FOUND.into_response(),
        },
        ("ssl.ptlogin2.qq.com", "/ptqrshow") => ptlogin::show(world, http),
        ("ssl.ptlogin2.qq.com", "/ptqrlogin") => ptlogin::poll(world, http),
        ("ssl.ptlogin2.graph.qq.com", "/check_sig") => ptlogin::check_sig(world, http),
        ("graph.qq.com", "/oauth2.0/authorize") => ptlogin::authorize(world, http),
        ("open.weixin.qq.com", "/connect/qrconnect") => wechat::page(world, http),
        ("open.weixin.qq.com", path) if path.starts_with("/connect/qrcode/") => {
            wechat::picture(world, http)
        }
        ("lp.open.weixin.qq.com" | "long.open.weixin.qq.com", "/connect/l/qrconnect") => {
            wechat::poll(world, http).await
        }
        ("y.gtimg.cn" | "y.qq.com", path) if path.starts_with("/music/photo_new/") => {
            media::cover(world, http)
        }
        ("stat6.y.qq.com" | "stat.y.qq.com", "/android/fcgi-bin/imusic_tj") => {
            accelerate::xml(world, http)
        }
        ("a.y.qq.com", "/me/report") => report::official(world, http),
        (host, _) if media::HOSTS.contains(&host) => media::audio(world, http),
        _ => web::answer(world, http),
    }
}

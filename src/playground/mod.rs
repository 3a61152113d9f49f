//! A Telegram and a QQ Music that live in this process, and a page that looks like a chat.
//!
//! It is how a newcomer meets the bot, how a developer sees a change, and the world of the
//! conversation tests. Both doubles hold state and refuse what the real services refuse; they share
//! no code with the clients that are tested against them. There is no password: listen on loopback
//! only; pages of other sites are kept away (see `guard`).
//!
//! | path | what |
//! |---|---|
//! | `/` | the chat page |
//! | `/telegram/bot<TOKEN>/<method>`, `/telegram/file/bot<TOKEN>/<path>` | the Bot API |
//! | `/qqmusic/<host>/<path>` | QQ Music |
//! | `/control/…` | what people do; faults and clock |
//! | `/api`, `/api/…` | whatever [`Playground::mount`] was given |

mod control;
pub mod faults;
mod guard;
mod page;
pub mod qqmusic;
pub mod telegram;

use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};

use axum::Router;
use axum::extract::Request;
use axum::middleware;
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;
use url::Url;

use crate::model::Clock;
use faults::Faults;
use qqmusic::{QqMusic, ScanState};
use telegram::Telegram;

/// How the doubles behave.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The Telegram.
    pub telegram: telegram::Options,
    /// What time it is in both.
    pub clock: Clock,
}

/// What the parts of a playground share.
#[derive(Debug, Clone)]
struct World {
    telegram: Telegram,
    qqmusic: QqMusic,
    clock: Clock,
    faults: Faults,
    stopping: CancellationToken,
    mounted: Arc<OnceLock<Router>>,
}

impl World {
    /// A phone scans a login code.
    fn scan(&self, key: &str, uin: &str, state: &str) -> Result<(), String> {
        let uin = uin.parse().map_err(|_| "uin is not a number".to_owned())?;
        let state = match state {
            "scanned" => ScanState::Scanned,
            "confirmed" => ScanState::Confirmed,
            "refused" => ScanState::Refused,
            "expired" => ScanState::Expired,
            _ => return Err("state is scanned, confirmed, refused or expired".to_owned()),
        };
        self.qqmusic.scan(key, uin, state).map_err(|error| error.to_string())
    }
}

/// A running playground. Dropping it stops it.
#[derive(Debug)]
pub struct Playground {
    address: SocketAddr,
    world: World,
    server: JoinHandle<()>,
}

impl Playground {
    /// Serves on this listener until [`stop`](Self::stop), or until it is dropped.
    ///
    /// # Errors
    /// When the listener's address cannot be read.
    pub fn start(listener: TcpListener, options: Options) -> std::io::Result<Self> {
        let address = listener.local_addr()?;
        let Options { telegram, clock } = options;
        let faults = Faults::new();
        let world = World {
            telegram: Telegram::new(telegram, clock.clone(), faults.clone()),
            qqmusic: QqMusic::new(clock.clone(), faults.clone()),
            clock,
            faults,
            stopping: CancellationToken::new(),
            mounted: Arc::default(),
        };
        let app = router(world.clone());
        let stopping = world.stopping.clone();
        let server = tokio::spawn(async move {
            let app = app.into_make_service_with_connect_info::<SocketAddr>();
            let serve = axum::serve(listener, app);
            tokio::select! {
                result = serve => if let Err(error) = result {
                    tracing::error!(%error, "the playground stopped");
                },
                // Open polls are cut off: their clients see a lost connection, as after a crash.
                () = stopping.cancelled() => {}
            }
        });
        Ok(Self { address, world, server })
    }

    /// Where the page is, without a slash at the end.
    pub fn base(&self) -> String {
        format!("http://{}", self.address)
    }

    /// For `telegram.api_url`.
    pub fn telegram_url(&self) -> Url {
        Url::parse(&format!("{}/telegram", self.base())).expect("an address makes a URL")
    }

    /// For `music.gateway`.
    pub fn gateway_url(&self) -> Url {
        Url::parse(&format!("{}/qqmusic", self.base())).expect("an address makes a URL")
    }

    /// The Telegram inside.
    pub fn telegram(&self) -> &Telegram {
        &self.world.telegram
    }

    /// The QQ Music inside.
    pub fn qqmusic(&self) -> &QqMusic {
        &self.world.qqmusic
    }

    /// The clock of both doubles, and of a bot that is given it.
    pub fn clock(&self) -> &Clock {
        &self.world.clock
    }

    /// The faults of both doubles.
    pub fn faults(&self) -> &Faults {
        &self.world.faults
    }

    /// Serves `api` at `/api` and below it, from now on. Only the first time counts.
    pub fn mount(&self, api: Router) {
        // A second one would be a second bot: it is not served.
        let _ = self.world.mounted.set(api);
    }

    /// Stops serving when it is cancelled.
    pub fn shutdown(&self) -> CancellationToken {
        self.world.stopping.clone()
    }

    /// Waits until it has stopped.
    pub async fn stopped(&mut self) {
        // A cancelled task is a stopped one.
        let _ = (&mut self.server).await;
    }

    /// Stops serving.
    pub async fn stop(mut self) {
        self.world.stopping.cancel();
        self.stopped().await;
    }
}

impl Drop for Playground {
    fn drop(&mut self) {
        self.world.stopping.cancel();
        self.server.abort();
    }
}

fn router(world: World) -> Router {
    let local = page::router()
        .merge(control::router(world.clone()))
        .layer(middleware::from_fn(guard::local_only));
    let qqmusic = world.qqmusic.router();
    let (mounted, telegram) = (Arc::clone(&world.mounted), telegram::router(world.telegram));
    Router::new()
        .merge(local)
        .nest("/qqmusic", qqmusic)
        .fallback(move |request: Request| elsewhere(mounted, telegram, request))
}

/// Hands on what is for the API; the rest is Telegram's, which is also found at the root.
async fn elsewhere(mounted: Arc<OnceLock<Router>>, telegram: Router, request: Request) -> Response {
    let path = request.uri().path();
    let is_api = path == "/api" || path.starts_with("/api/");
    let router = mounted.get().filter(|_| is_api).cloned().unwrap_or(telegram);
    router.oneshot(request).await.into_response()
}

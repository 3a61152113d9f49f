//! The HTTP door: the operations as endpoints, a page for people, and what a watchman asks for.
//!
//! `endpoint` is the table of all endpoints; `api` is the way of a request; the topic files turn
//! values into calls of the [`Service`] and answers into [`wire`](crate::wire) types. Every answer of
//! the API, failures too, is JSON in the same envelope. Nothing here decides what the product does.
//!
//! | path | what |
//! |---|---|
//! | `/api/…` | the endpoints |
//! | `/` (`/api` where another page is at `/`), `/api/page/…` | the page |
//! | `/openapi.json`, also `/api/openapi.json` | the API's description |
//! | `/healthz`, `/readyz`, `/metrics` | the process |

mod account;
mod api;
mod catalog;
mod client;
mod coin;
pub mod endpoint;
mod failure;
mod health;
mod input;
mod keys;
mod limit;
mod login;
mod logins;
mod metrics;
mod openapi;
mod page;
mod report;
mod seen;
mod serve;
mod sign;
mod song;
mod stats;
mod unread;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::routing::{any, get};
use tokio::sync::Semaphore;

use crate::config;
use crate::model::{Clock, Operation};
use crate::service::Service;

pub use failure::Code;
pub use openapi::document;
pub use serve::serve;

use api::{Answer, Asked};
use limit::Limit;
use logins::Logins;

/// What the API needs.
#[derive(Clone)]
pub struct Ctx {
    /// The decisions of the product.
    pub service: Arc<Service>,
    /// `[api]` of the configuration.
    pub config: config::Api,
    /// What time it is.
    pub clock: Clock,
    /// How long requests may take.
    pub patience: Patience,
}

/// How long requests may take.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From a request's head to its answer. Above the longest an operation takes: a report asks
    /// QQ Music several times, ten seconds each at most.
    pub answer: Duration,
    /// For the body, within that.
    pub body: Duration,
    /// For the head, and between two requests of a connection.
    pub head: Duration,
    /// For a client that reads nothing of its answer.
    pub write: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { answer: seconds(30), body: seconds(10), head: seconds(15), write: seconds(30) }
    }
}

/// Requests that are being answered at once; more are told to come back. Each waits for QQ Music,
/// which answers ten a second by default.
const UNDER_WAY: usize = 256;

/// What the handlers share.
struct State {
    ctx: Ctx,
    limit: Limit,
    under_way: Semaphore,
    logins: Arc<Logins>,
    ready: health::Ready,
}

/// The whole door over a service. Requests come with
/// [`ConnectInfo`](axum::extract::ConnectInfo) of their peer; without it all are one client.
pub fn router(ctx: Ctx) -> Router {
    let state = Arc::new(State {
        limit: Limit::new(ctx.config.requests_per_minute),
        under_way: Semaphore::new(UNDER_WAY),
        logins: Arc::default(),
        ready: health::Ready::default(),
        ctx,
    });
    let mut router = Router::new();
    let mut paths: Vec<_> = endpoint::ALL.iter().map(|endpoint| endpoint.path).collect();
    paths.sort_unstable();
    paths.dedup();
    for path in paths {
        router = router.route(path, any(api::endpoint(path)));
    }
    let router = router
        .route("/healthz", get(health::alive).fallback(api::get_only))
        .route("/readyz", get(health::ready).fallback(api::get_only))
        .route("/metrics", get(metrics::text).fallback(api::get_only))
        .merge(page::router())
        .fallback(api::unknown);
    let router = router.layer(axum::middleware::from_fn(unread::discarded));
    router.layer(axum::middleware::from_fn(seen::seen)).with_state(state)
}

/// Calls an operation with what was asked.
async fn call(state: Arc<State>, operation: Operation, asked: Asked) -> Answer {
    match operation {
        Operation::LoginQrcode => login::qrcode(&state, &asked).await,
        Operation::LoginCheck => login::check(&state, &asked).await,
        Operation::Search => catalog::search(&state, &asked).await,
        Operation::Playlist => catalog::playlist(&state, &asked).await,
        Operation::User => account::user(&state, &asked).await,
        Operation::SongUrl => song::song_url(&state, &asked).await,
        Operation::Lyric => song::lyric(&state, &asked).await,
        Operation::Convert => catalog::convert(&state, &asked).await,
        Operation::AccelerateList => catalog::accelerate_list(&state, &asked).await,
        Operation::Refresh => account::refresh(&state, &asked).await,
        Operation::Userinfo => account::userinfo(&state, &asked).await,
        Operation::Stats => stats::stats(&state, &asked).await,
        Operation::Sign => sign::sign(&state, &asked).await,
        Operation::Comment => sign::comment(&state, &asked).await,
        Operation::CoinTask => coin::coin_task(&state, &asked).await,
        Operation::CoinCheck => coin::coin_check(&state, &asked).await,
        Operation::Accelerate => coin::accelerate(&state, &asked).await,
        Operation::Authorize => login::authorize(&state, &asked).await,
        Operation::Report => report::report(&state, &asked).await,
    }
}

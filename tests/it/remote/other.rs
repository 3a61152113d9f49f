//! A server of our own kind on a socket, over a playground's QQ Music: for those who ask another
//! server.

use std::sync::Arc;
use std::time::Duration;

use qqmusic_bot::config;
use qqmusic_bot::http;
use qqmusic_bot::model::{Clock, Pace};
use qqmusic_bot::playground::Playground;
use qqmusic_bot::service::{Service, TaskPolicy};
use qqmusic_bot::store::open_memory;
use tokio::net::TcpListener;
use tokio_util::sync::{CancellationToken, DropGuard};
use url::Url;

use crate::direct::upstream::direct;

/// The server; dropping it ends it.
pub(crate) struct OtherServer {
    pub(crate) url: Url,
    _serving: DropGuard,
}

impl OtherServer {
    /// Serves, and does tasks at this pace.
    pub(crate) async fn start(playground: &Playground, pace: Pace) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let backend = direct(Some(playground.gateway_url()), Duration::from_secs(20), 0);
        let policy = TaskPolicy { pace, allow_accelerate: true };
        let service = Service::new(Arc::new(backend), open_memory().expect("a store"));
        let service = Arc::new(service.with_tasks(policy));
        let shutdown = CancellationToken::new();
        tokio::spawn(Arc::clone(&service).run_tasks(Clock::new(), shutdown.clone()));
        let ctx = http::Ctx {
            service,
            config: config::Api { listen: None, requests_per_minute: 0 },
            clock: Clock::new(),
            patience: http::Patience::default(),
        };
        tokio::spawn(http::serve(listener, ctx, shutdown.clone()));
        let url = Url::parse(&format!("http://{address}")).expect("an address");
        Self { url, _serving: shutdown.drop_guard() }
    }
}

//! A QQ Music that says what a test tells it to, behind a gateway address.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use qqmusic_bot::backend::direct::Direct;
use qqmusic_bot::qqmusic::{Activities, Client, Settings};
use serde_json::{Value, json};
use url::Url;

/// One request as it arrived.
#[derive(Clone)]
pub(super) struct Seen {
    /// Host, path and query as QQ Music would have been asked: `u.y.qq.com/cgi-bin/…`.
    pub(super) address: String,
    pub(super) headers: axum::http::HeaderMap,
    pub(super) body: Bytes,
}

impl Seen {
    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("calls are JSON")
    }

    /// The methods that are called, in order.
    pub(super) fn methods(&self) -> Vec<String> {
        let body = self.json();
        let request = |at| body.get(format!("req_{at}"));
        let found = (0..20).map_while(request);
        found.map(|request| request["method"].as_str().expect("a text").to_owned()).collect()
    }

    /// What the first call asks.
    pub(super) fn param(&self) -> Value {
        self.json()["req_0"]["param"].clone()
    }
}

type Handler = dyn Fn(&Seen, usize) -> Response + Send + Sync;

/// The double and the backend that asks it.
pub(super) struct Upstream {
    pub(super) direct: Direct,
    seen: Arc<Mutex<Vec<Seen>>>,
    peak: Arc<AtomicUsize>,
}

/// How the backend under test is set.
pub(super) struct With {
    pub(super) timeout: Duration,
    pub(super) requests_per_second: u32,
    /// How long each answer takes.
    pub(super) delay: Duration,
}

impl Default for With {
    fn default() -> Self {
        let timeout = Duration::from_secs(5);
        Self { timeout, requests_per_second: 0, delay: Duration::ZERO }
    }
}

impl Upstream {
    /// Answers every request by `handler`, which also gets how many came before.
    pub(super) async fn new(
        handler: impl Fn(&Seen, usize) -> Response + Send + Sync + 'static,
    ) -> Self {
        Self::with(With::default(), handler).await
    }

    pub(super) async fn with(
        with: With,
        handler: impl Fn(&Seen, usize) -> Response + Send + Sync + 'static,
    ) -> Self {
        let With { timeout, requests_per_second, delay } = with;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let (seen, peak) = (Arc::<Mutex<Vec<Seen>>>::default(), Arc::<AtomicUsize>::default());
        let service = Router::new().fallback({
            let (seen, peak) = (Arc::clone(&seen), Arc::clone(&peak));
            let (now, handler) = (
                Arc::<AtomicUsize>::default(),
                Arc::<Handler>::from(Box::new(handler) as Box<Handler>),
            );
            move |request: Request| {
                let (seen, peak) = (Arc::clone(&seen), Arc::clone(&peak));
                let (now, handler) = (Arc::clone(&now), Arc::clone(&handler));
                async move {
                    peak.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    let request = read(request).await;
                    let before = {
                        let mut seen = seen.lock().expect("no panic");
                        seen.push(request.clone());
                        seen.len() - 1
                    };
                    tokio::time::sleep(delay).await;
                    now.fetch_sub(1, Ordering::SeqCst);
                    handler(&request, before)
                }
            }
        });
        tokio::spawn(async move { axum::serve(listener, service).await });
        let gateway = Url::parse(&format!("http://{address}/gw/")).expect("valid");
        let direct = direct(Some(gateway), timeout, requests_per_second);
        Self { direct, seen, peak }
    }

    pub(super) fn seen(&self) -> Vec<Seen> {
        self.seen.lock().expect("no panic").clone()
    }

    /// The most requests that were under way at once.
    pub(super) fn peak(&self) -> usize {
        self.peak.load(Ordering::SeqCst)
    }
}

pub(crate) fn direct(gateway: Option<Url>, timeout: Duration, requests_per_second: u32) -> Direct {
    let activities = Activities::default();
    let settings = Settings { gateway, proxy: None, requests_per_second, timeout, activities };
    Direct::new(Client::new(settings).expect("builds"))
}

async fn read(request: Request) -> Seen {
    let (parts, body) = request.into_parts();
    let target = parts.uri.path_and_query().expect("a path").as_str();
    let address = target.strip_prefix("/gw/").expect("the gateway's path is kept").to_owned();
    let body = axum::body::to_bytes(body, 1 << 20).await.expect("small");
    Seen { address, headers: parts.headers, body }
}

/// The answers to the calls of one request, each a code and data.
pub(super) fn answers(items: &[(i64, Value)]) -> Response {
    let mut answer = json!({"code": 0, "ts": 1, "traceid": "t"});
    for (at, (code, data)) in items.iter().enumerate() {
        answer[format!("req_{at}")] = json!({"code": code, "data": data});
    }
    axum::Json(answer).into_response()
}

/// The answer to a single call.
pub(super) fn data(data: Value) -> Response {
    answers(&[(0, data)])
}

pub(super) fn status(status: u16) -> Response {
    let builder = Response::builder().status(status);
    builder.body(Body::from("planted-in-body")).expect("a valid status")
}

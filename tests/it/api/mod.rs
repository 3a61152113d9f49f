//! The HTTP API over the direct backend and the playground's QQ Music: the router by itself, and
//! the server on a socket.

mod answers;
mod document;
mod limits;
mod logins;
mod panics;
mod refusals;
mod serve;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use qqmusic_bot::config::Api;
use qqmusic_bot::http::{Ctx, Patience, router};
use qqmusic_bot::model::Clock;
use qqmusic_bot::playground::qqmusic::{Limits, ScanState};
use qqmusic_bot::playground::{Options, Playground};
use qqmusic_bot::service::Service;
use qqmusic_bot::store::open_memory;
use serde_json::Value;
use tokio::net::TcpListener;
use tower::ServiceExt;

use crate::direct::upstream::direct;

const UIN: u64 = 1_000_000_077;

/// The playground, and the API over it.
pub(crate) struct World {
    pub(crate) playground: Playground,
    ctx: Ctx,
    router: Router,
}

/// An answer, read to its end.
#[derive(Debug)]
struct Answer {
    status: StatusCode,
    headers: axum::http::HeaderMap,
    body: Value,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The `data` of a success.
    fn data(self) -> Value {
        assert_eq!(
            (self.status, &self.body["code"]),
            (StatusCode::OK, &Value::from(0)),
            "{self:?}"
        );
        self.body["data"].clone()
    }

    /// The status and the code of a failure, after a look at its shape.
    fn failure(&self) -> (u16, u64) {
        let (status, code) = (self.status.as_u16(), self.body["code"].as_u64().expect("a code"));
        assert_eq!(u64::from(status), code / 100, "{self:?}");
        assert!(self.body["message"].as_str().is_some_and(|it| it.len() > 5), "{self:?}");
        (status, code)
    }
}

impl World {
    pub(crate) async fn start() -> Self {
        Self::with(0, Patience::default()).await
    }

    async fn with(requests_per_minute: u32, patience: Patience) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let playground = Playground::start(listener, Options::default()).expect("serves");
        let limits = Limits { poll_hold_ms: 300, ..playground.qqmusic().limits() };
        playground.qqmusic().set_limits(limits);
        let backend = direct(Some(playground.gateway_url()), Duration::from_secs(20), 0);
        let store = open_memory().expect("a store");
        let service = Arc::new(Service::new(Arc::new(backend), store));
        let config = Api { listen: None, requests_per_minute };
        let ctx = Ctx { service, config, clock: Clock::new(), patience };
        let router = router(ctx.clone());
        Self { playground, ctx, router }
    }

    /// Lets the playground serve the API.
    pub(crate) fn mount(&self) {
        self.playground.mount(self.router.clone());
    }

    /// Sends a request of which everything is given.
    async fn send(&self, request: Request<Body>) -> Answer {
        let answer = self.router.clone().oneshot(request).await.expect("infallible");
        let (parts, body) = answer.into_parts();
        let bytes = axum::body::to_bytes(body, 64 << 20).await.expect("a body");
        let json = parts.headers["content-type"].to_str().expect("text").to_owned();
        assert!(json.starts_with("application/json"), "{json}");
        let body = match bytes.is_empty() {
            true => Value::Null,
            false => serde_json::from_slice(&bytes).expect("JSON"),
        };
        Answer { status: parts.status, headers: parts.headers, body }
    }

    async fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[]).await
    }

    async fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    async fn post(&self, address: &str, headers: &[(&str, &str)], body: &Value) -> Answer {
        let mut request = Request::post(address).header("content-type", "application/json");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body.to_string())).expect("a request")).await
    }

    /// Logs in as a client does, and gives the cookies.
    async fn log_in(&self, kind: &str) -> Value {
        let begun = self.get(&format!("/api/login/qrcode?type={kind}")).await.data();
        self.scan(&begun, ScanState::Confirmed);
        let key = begun["key"].as_str().expect("a key");
        self.state(key, "confirmed").await["cookies"].clone()
    }

    /// A phone acts on the code of a picture.
    fn scan(&self, begun: &Value, state: ScanState) {
        let image = begun["image"].as_str().expect("a picture");
        let image = image.strip_prefix("data:image/png;base64,").expect("a PNG");
        let bytes = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, image);
        let read = qqmusic_bot::picture::read_qr(&bytes.expect("base64")).expect("a PNG");
        self.playground.qqmusic().scan(&read[0], UIN, state).expect("under way");
    }

    /// Waits until a login is in a state.
    async fn state(&self, key: &str, wanted: &str) -> Value {
        let looking = async {
            loop {
                let data = self.get(&format!("/api/login/check?key={key}")).await.data();
                if data["state"] == wanted {
                    return data;
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        crate::wait::in_time("it comes to be", looking).await
    }
}

/// Cookies as a browser sends them.
fn cookie(cookies: &Value) -> String {
    let all = cookies.as_object().expect("an object").iter();
    let pairs: Vec<_> =
        all.map(|(name, value)| format!("{name}={}", value.as_str().expect("text"))).collect();
    pairs.join("; ")
}

/// The two headers of an account.
fn headers(cookies: &Value) -> [(&'static str, String); 2] {
    let text = |name: &str| cookies[name].as_str().expect("text").to_owned();
    [("uin", text("uin")), ("qm-keyst", text("qm_keyst"))]
}

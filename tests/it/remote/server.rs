//! A server of another kind, written by hand: what it answers is given, what it is asked is kept.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use qqmusic_bot::backend::remote::Remote;
use serde_json::Value;
use tokio::net::TcpListener;
use url::Url;

/// What was asked.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    pub(super) path: String,
    pub(super) query: String,
    pub(super) headers: HeaderMap,
    pub(super) body: Value,
}

impl Asked {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

#[derive(Default)]
struct Kept {
    /// Answers by method and path; of several the last one stays.
    answers: HashMap<String, Vec<(u16, String)>>,
    asked: Vec<Asked>,
}

/// The server.
#[derive(Clone, Default)]
pub(super) struct Server(Arc<Mutex<Kept>>);

impl Server {
    /// Serves, and gives the backend that asks it.
    pub(super) async fn start() -> (Self, Remote) {
        let server = Self::default();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("bound");
        let answering = server.clone();
        let router = axum::Router::new().fallback(
            move |method: Method, uri: Uri, headers: HeaderMap, body: Bytes| {
                let answer = answering.answer(&method, &uri, headers, &body);
                async move { answer }
            },
        );
        tokio::spawn(async move { axum::serve(listener, router).await });
        let base = Url::parse(&format!("http://{address}")).expect("an address");
        (server, Remote::new(base, Duration::from_secs(10)).expect("a client"))
    }

    /// `"GET /api/search"` is answered with this.
    pub(super) fn on(&self, request: &str, answer: impl ToString) -> &Self {
        self.on_status(request, 200, answer)
    }

    /// As [`on`](Self::on), with a status. A second answer to a request comes after the first.
    #[expect(clippy::needless_pass_by_value, reason = "tests give what they make on the spot")]
    pub(super) fn on_status(&self, request: &str, status: u16, answer: impl ToString) -> &Self {
        let mut kept = self.0.lock().expect("not poisoned");
        kept.answers.entry(request.to_owned()).or_default().push((status, answer.to_string()));
        self
    }

    /// Everything asked so far.
    pub(super) fn asked(&self) -> Vec<Asked> {
        self.0.lock().expect("not poisoned").asked.clone()
    }

    fn answer(&self, method: &Method, uri: &Uri, headers: HeaderMap, body: &Bytes) -> Response {
        let mut kept = self.0.lock().expect("not poisoned");
        kept.asked.push(Asked {
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            headers,
            body: serde_json::from_slice(body).unwrap_or_default(),
        });
        let Some(answers) = kept.answers.get_mut(&format!("{method} {}", uri.path())) else {
            return StatusCode::NOT_FOUND.into_response();
        };
        let (status, text) = if answers.len() > 1 { answers.remove(0) } else { answers[0].clone() };
        let status = StatusCode::from_u16(status).expect("a status");
        let location = [(header::LOCATION, "http://127.0.0.1:9/elsewhere")];
        match status.is_redirection() {
            true => (status, location, text).into_response(),
            false => (status, text).into_response(),
        }
    }
}

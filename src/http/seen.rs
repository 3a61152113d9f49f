//! What is done for every request: its id, its line in the log, and headers of safety.
//!
//! The line names the method, the route's template, the status and the time; never the address,
//! the query or a header, which may hold keys. Watchmen ask all day: good answers to them have none.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures::FutureExt;

use super::failure::{Code, Failure};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// The longest id of a client that is repeated.
const LONGEST_ID: usize = 64;
/// The routes that watchmen ask.
const WATCHED: [&str; 3] = ["/healthz", "/readyz", "/metrics"];

/// Around everything. A panic inside costs one answer.
pub(super) async fn seen(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = id(request.headers());
    let method = known(request.method());
    let route = request.extensions().get::<MatchedPath>().cloned();
    let answered = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let mut response = answered.unwrap_or_else(|_| {
        let sentence = "this server made a mistake; its log says more under the request's id";
        Failure::new(Code::Panic, sentence).into_response()
    });
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&id) {
        headers.insert(REQUEST_ID, value);
    }
    let route = route.as_ref().map_or("unknown", MatchedPath::as_str);
    if is_news(route, response.status()) {
        tracing::info!(
            request_id = %id,
            method,
            route,
            status = response.status().as_u16(),
            ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
            "answered"
        );
    }
    response
}

/// Whether an answer is worth a line in the log.
fn is_news(route: &str, status: StatusCode) -> bool {
    !(WATCHED.contains(&route) && status.is_success())
}

/// The client's id when it is one, else a new one.
fn id(headers: &HeaderMap) -> String {
    let given = headers.get(REQUEST_ID).and_then(|value| value.to_str().ok());
    let sane = |text: &&str| {
        (1..=LONGEST_ID).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
    };
    let made = || uuid::Uuid::new_v4().simple().to_string();
    given.filter(sane).map_or_else(made, str::to_owned)
}

/// A method's name when it is one of HTTP's own: others are the client's words.
fn known(method: &axum::http::Method) -> &'static str {
    const ALL: [&str; 9] =
        ["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT"];
    ALL.into_iter().find(|name| *name == method.as_str()).unwrap_or("other")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_watchman_leaves_a_line_only_when_something_is_wrong() {
        assert!(!is_news("/healthz", StatusCode::OK));
        assert!(is_news("/readyz", StatusCode::SERVICE_UNAVAILABLE));
        assert!(is_news("/api/search", StatusCode::OK));
    }

    #[test]
    fn only_a_sane_id_is_repeated() {
        let of = |text: &'static str| {
            let headers = HeaderMap::from_iter([(REQUEST_ID, HeaderValue::from_static(text))]);
            id(&headers)
        };
        assert_eq!(of("abc-1.2_3"), "abc-1.2_3");
        for odd in ["", "two words", "new\tline", "a;b"] {
            assert_ne!(of(odd), odd);
        }
        let long: &'static str = Box::leak("x".repeat(65).into_boxed_str());
        assert_eq!(of(long).len(), 32);
        assert_ne!(id(&HeaderMap::new()), id(&HeaderMap::new()));
    }
}

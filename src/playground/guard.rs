//! Keeps other sites away from the playground: what the page does has no password, so a request
//! must name a local host and, when a browser sends it, come from a local page.

use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Refuses requests whose `Host` or `Origin` is not of this machine.
pub(super) async fn local_only(request: Request, next: Next) -> Response {
    if is_local(request.headers(), request.uri().host()) {
        return next.run(request).await;
    }
    let body = json!({"ok": false, "description": "only for pages of this machine"});
    (StatusCode::FORBIDDEN, axum::Json(body)).into_response()
}

fn is_local(headers: &HeaderMap, authority: Option<&str>) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text(header::HOST).or(authority);
    let origin = text(header::ORIGIN)
        .is_none_or(|origin| origin.split_once("://").is_some_and(|(_, host)| local_host(host)));
    let same_site = text(header::HeaderName::from_static("sec-fetch-site"))
        .is_none_or(|site| site != "cross-site");
    host.is_some_and(local_host) && origin && same_site
}

/// Whether `host` or `host:port` is this machine.
fn local_host(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers: HeaderMap = pairs
            .iter()
            .map(|(name, value)| {
                (header::HeaderName::from_static(name), header::HeaderValue::from_static(value))
            })
            .collect();
        is_local(&headers, None)
    }

    #[test]
    fn only_pages_of_this_machine_are_let_in() {
        assert!(local(&[("host", "127.0.0.1:8080")]));
        assert!(local(&[("host", "[::1]:8080"), ("origin", "http://localhost:8080")]));
        assert!(!local(&[("host", "evil.example:8080")]));
        assert!(!local(&[("host", "127.0.0.1.evil.example")]));
        assert!(!local(&[("host", "localhost"), ("origin", "https://evil.example")]));
        assert!(!local(&[("host", "localhost"), ("origin", "null")]));
        assert!(!local(&[("host", "localhost"), ("sec-fetch-site", "cross-site")]));
        assert!(!local(&[]));
    }
}

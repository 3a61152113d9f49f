//! The page for people: every endpoint, its parameters, an example, its live count, a way to try it.
//!
//! Plain files inside the binary, no build step, no address outside, and a policy that lets the
//! page speak to its own server only. It is made from `openapi.json`; its texts come from
//! `locales/`. Keys that are typed there stay in the tab.

mod texts;

use std::sync::Arc;

use axum::Router;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State as Shared};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::failure::{Code, Failure};
use super::{State, api, openapi, stats};
use crate::model::Language;
use crate::wire::Envelope;

const JS: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const FILES: [(&str, &str, &str); 5] = [
    ("style.css", CSS, include_str!("style.css")),
    ("main.js", JS, include_str!("main.js")),
    ("form.js", JS, include_str!("form.js")),
    ("keys.js", JS, include_str!("keys.js")),
    ("texts.js", JS, include_str!("texts.js")),
];
/// Only what this server gives, pictures of an answer besides; no frame around it, no form to elsewhere.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The page, its files and the document it is made from.
pub(super) fn router() -> Router<Arc<State>> {
    let page = || get(index).fallback(api::get_only);
    let description = || get(document).fallback(api::get_only);
    Router::new()
        .route("/", page())
        .route("/api", page())
        .route("/openapi.json", description())
        .route("/api/openapi.json", description())
        .route("/api/page/counts", get(counts).fallback(api::get_only))
        .route("/api/page/{file}", get(file).fallback(api::get_only))
}

async fn index() -> Response {
    let mut response = axum::response::Html(include_str!("index.html")).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

async fn document() -> Response {
    axum::Json(openapi::document()).into_response()
}

/// The counters for the page, so that looking at the page counts nothing.
async fn counts(Shared(state): Shared<Arc<State>>) -> Result<Response, Failure> {
    let counted = state.ctx.service.counters(state.ctx.clock.now()).await?;
    Ok(axum::Json(Envelope::ok(stats::of(&counted))).into_response())
}

async fn file(wanted: Result<Path<String>, PathRejection>) -> Response {
    let Path(wanted) = wanted.unwrap_or(Path(String::new()));
    // The browser's language, or the one that was chosen: the server knows what fits it.
    if let Some(code) = wanted.strip_suffix(".json") {
        return axum::Json(texts::of(Language::negotiate(code))).into_response();
    }
    match FILES.iter().find(|(name, ..)| *name == wanted) {
        Some((_, mime, content)) => ([(header::CONTENT_TYPE, *mime)], *content).into_response(),
        None => Failure::new(Code::NoEndpoint, "the page has no such file").into_response(),
    }
}

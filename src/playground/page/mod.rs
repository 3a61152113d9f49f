//! The chat page: plain files inside the binary, no build step and no address outside.
//!
//! It speaks to `/control` only. Its texts are in its own two languages, in `texts.js`.

use axum::Router;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;

const JS: &str = "text/javascript; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const FILES: [(&str, &str, &str); 7] = [
    ("style.css", CSS, include_str!("style.css")),
    ("main.js", JS, include_str!("main.js")),
    ("api.js", JS, include_str!("api.js")),
    ("inline.js", JS, include_str!("inline.js")),
    ("phone.js", JS, include_str!("phone.js")),
    ("render.js", JS, include_str!("render.js")),
    ("texts.js", JS, include_str!("texts.js")),
];

/// `/` and the files below `/page`.
pub(super) fn router() -> Router {
    Router::new()
        .route("/", get(|| async { Html(include_str!("index.html")) }))
        .route("/page/{file}", get(file))
}

async fn file(Path(wanted): Path<String>) -> Response {
    match FILES.iter().find(|(name, ..)| *name == wanted) {
        Some((_, mime, content)) => ([(header::CONTENT_TYPE, *mime)], *content).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

//! Whether the process lives, and whether it is of use.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State as Shared;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::State;
use super::failure::{Code, Failure};
use crate::wire::Envelope;

/// How long an answer of `/readyz` is good: a watchman who asks every second asks QQ Music four
/// times a minute.
const GOOD_FOR: Duration = Duration::from_secs(15);

/// What was found last, and when. Its lock lets one ask at a time.
#[derive(Default)]
pub(super) struct Ready(Mutex<Option<(Instant, bool, bool)>>);

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> Response {
    axum::Json(Envelope::ok(json!({"alive": true}))).into_response()
}

/// `GET /readyz`: the store can be written and QQ Music answered a moment ago.
pub(super) async fn ready(Shared(state): Shared<Arc<State>>) -> Response {
    let mut last = state.ready.0.lock().await;
    let (store, music) = match *last {
        Some((when, store, music)) if when.elapsed() < GOOD_FOR => (store, music),
        _ => {
            let asking = state.ctx.service.ready();
            let asked = tokio::time::timeout(state.ctx.patience.answer, asking).await;
            let (store, music) = asked.unwrap_or_default();
            *last = Some((Instant::now(), store, music));
            (store, music)
        }
    };
    let found = json!({"store": store, "music": music});
    if store && music {
        return axum::Json(Envelope::ok(found)).into_response();
    }
    let failure = Failure::new(Code::NotReady, "the store or QQ Music cannot be used now");
    failure.with(found).after(GOOD_FOR).into_response()
}

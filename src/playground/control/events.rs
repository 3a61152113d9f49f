//! The stream of events for the page.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Sse;
use axum::response::sse::{Event, KeepAlive};
use futures::stream::{self, Stream};
use serde_json::Value;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use crate::playground::World;

/// `GET /control/events`: each event is a JSON object with a `type`. A page that fell behind gets
/// `{"type":"reload"}`. The stream ends when the playground stops.
pub(super) async fn stream(
    State(world): State<World>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let events = world.telegram.events();
    let stopping = world.stopping.clone();
    let stream = stream::unfold((events, stopping), |(mut events, stopping)| async move {
        let next = tokio::select! {
            () = stopping.cancelled() => None,
            next = next(&mut events) => next,
        }?;
        Some((Ok(Event::default().data(next)), (events, stopping)))
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

async fn next(events: &mut Receiver<Arc<Value>>) -> Option<String> {
    match events.recv().await {
        Ok(event) => Some(event.to_string()),
        Err(RecvError::Lagged(_)) => Some(r#"{"type":"reload"}"#.to_owned()),
        Err(RecvError::Closed) => None,
    }
}

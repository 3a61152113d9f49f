//! What a client still sends when it has its answer already: a body that is too large, or one that nobody
//! asked for. A connection that is closed over unread bytes is reset, and the answer may be lost
//! with it, so the rest is read and forgotten first, as long as it is not much.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use hyper::body::{Frame, SizeHint};
use tokio::sync::oneshot;

/// The most that is read and forgotten, in bytes: somewhat above the largest body that is accepted.
const MOST: u64 = 16 << 20;
/// How long that may take.
const WITHIN: Duration = Duration::from_secs(5);

/// Around the router: an answer leaves when the request's body has been read to its end or given up.
pub(super) async fn discarded(request: Request, next: Next) -> Response {
    // Who waits for a "100 Continue" sends no body after a refusal.
    let is_waiting = request.headers().contains_key(header::EXPECT);
    if is_waiting || request.body().is_end_stream() {
        return next.run(request).await;
    }
    let (back, given_back) = oneshot::channel();
    let lent = |body| Body::new(Lent { body, back: Some(back) });
    let response = next.run(request.map(lent)).await;
    if let Ok(rest) = given_back.await
        && response.status() != StatusCode::REQUEST_TIMEOUT
    {
        // A client that is too slow or sends too much is cut off.
        let _ = tokio::time::timeout(WITHIN, discard(rest)).await;
    }
    response
}

async fn discard(mut rest: Body) {
    let mut left = MOST;
    while rest.size_hint().lower() <= left {
        let frame = std::future::poll_fn(|context| Pin::new(&mut rest).poll_frame(context)).await;
        let Some(Ok(frame)) = frame else { return };
        left = left.saturating_sub(frame.data_ref().map_or(0, |data| data.len() as u64));
        if left == 0 {
            return;
        }
    }
}

/// A body that is given back when whoever reads it has done so.
struct Lent {
    body: Body,
    back: Option<oneshot::Sender<Body>>,
}

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(back) = self.back.take() {
            // Nobody waits for it when the connection has ended.
            let _ = back.send(std::mem::take(&mut self.body));
        }
    }
}

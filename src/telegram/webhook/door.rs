//! The address at which Telegram calls: requests in, a status and nothing else out.
//!
//! Every path is taken: a proxy may strip a part of the address, and it is the secret that tells
//! who calls.

use std::convert::Infallible;
use std::future::poll_fn;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use bytes::BytesMut;
use hyper::body::{Body, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_rustls::TlsAcceptor;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::intake::Intake;

/// Where Telegram puts the secret.
const SECRET: &str = "x-telegram-bot-api-secret-token";
/// Connections at once; more wait in the system's queue. Telegram opens forty.
const CONNECTIONS: usize = 256;
/// The largest update. The longest message, with one that it answers and its buttons, is a tenth.
const BODY: usize = 1 << 20;
/// Bytes of a request's head.
const HEAD: usize = 16 << 10;
/// For the greeting of TLS.
const GREETING_WITHIN: Duration = Duration::from_secs(10);
/// For a request's head, and between two requests of a connection.
const HEAD_WITHIN: Duration = Duration::from_secs(60);
/// For a request's body.
const BODY_WITHIN: Duration = Duration::from_secs(10);
/// After an accept that failed, most often for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `closing`, then lets answers that are being given be written.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    intake: Arc<Intake>,
    closing: CancellationToken,
) {
    let (room, open) = (Arc::new(Semaphore::new(CONNECTIONS)), TaskTracker::new());
    let accepting = async {
        loop {
            let permit = Arc::clone(&room).acquire_owned().await;
            match listener.accept().await {
                Ok((stream, _)) => {
                    let (tls, intake) = (tls.clone(), Arc::clone(&intake));
                    let closing = closing.clone();
                    open.spawn(async move {
                        greet(stream, tls, intake, closing).await;
                        drop(permit);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a call of Telegram could not be accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    };
    tokio::select! {
        () = accepting => {}
        () = closing.cancelled() => {}
    }
    drop(listener);
    open.close();
    open.wait().await;
}

/// A connection that breaks is the caller's affair: Telegram repeats.
async fn greet(
    stream: TcpStream,
    tls: Option<TlsAcceptor>,
    intake: Arc<Intake>,
    closing: CancellationToken,
) {
    // Answers are written whole; waiting for more only delays them.
    let _ = stream.set_nodelay(true);
    let Some(tls) = tls else { return converse(stream, intake, closing).await };
    let greeting = tokio::time::timeout(GREETING_WITHIN, tls.accept(stream));
    if let Some(Ok(Ok(stream))) = closing.run_until_cancelled(greeting).await {
        converse(stream, intake, closing).await;
    }
}

async fn converse(
    stream: impl AsyncRead + AsyncWrite + Send + Unpin + 'static,
    intake: Arc<Intake>,
    closing: CancellationToken,
) {
    let service = service_fn(|request| {
        let intake = Arc::clone(&intake);
        async move {
            let mut response = Response::new(String::new());
            *response.status_mut() = answer(request, &intake).await;
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = closing.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::trace!(%error, "a call of Telegram broke off");
    }
}

async fn answer(request: Request<Incoming>, intake: &Intake) -> StatusCode {
    if request.method() != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED;
    }
    if !intake.is_known(request.headers().get(SECRET)) {
        tracing::debug!("a call without Telegram's secret is refused");
        return StatusCode::UNAUTHORIZED;
    }
    match tokio::time::timeout(BODY_WITHIN, read(request.into_body())).await {
        Ok(Ok(body)) => intake.take(&body),
        Ok(Err(status)) => status,
        Err(_) => StatusCode::REQUEST_TIMEOUT,
    }
}

async fn read(mut body: Incoming) -> Result<BytesMut, StatusCode> {
    let mut bytes = BytesMut::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| StatusCode::BAD_REQUEST)?;
        let Ok(data) = frame.into_data() else { continue };
        if bytes.len() + data.len() > BODY {
            return Err(StatusCode::PAYLOAD_TOO_LARGE);
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes)
}

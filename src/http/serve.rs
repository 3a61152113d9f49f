//! Serving the router on a listener: connections have a bound, slow clients are let go, and the
//! end waits for answers that are being given.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::client::Client;
use super::{Ctx, Patience, router};

/// Connections at once; more wait in the system's queue.
const CONNECTIONS: usize = 1024;
/// Bytes of a request's head.
const HEAD: usize = 64 << 10;
/// How long answers may still be given at the end: below the ten seconds after which containers
/// are killed.
const FINISH_WITHIN: Duration = Duration::from_secs(5);
/// After an accept that failed, most often for want of file descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves the whole door until `shutdown`, then lets answers that are being given finish.
/// Errors: a listener whose address cannot be read.
pub async fn serve(listener: TcpListener, ctx: Ctx, shutdown: CancellationToken) -> io::Result<()> {
    tracing::info!(address = %listener.local_addr()?, "the HTTP API is served");
    let (patience, app) = (ctx.patience, router(ctx));
    let (room, open) = (Arc::new(Semaphore::new(CONNECTIONS)), GracefulShutdown::new());
    let accepting = async {
        loop {
            let permit = Arc::clone(&room).acquire_owned().await;
            match listener.accept().await {
                Ok((stream, peer)) => {
                    let connection = open.watch(connection(stream, peer, app.clone(), patience));
                    tokio::spawn(async move {
                        // A connection that breaks is the client's affair.
                        let _ = connection.await;
                        drop(permit);
                    });
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(PAUSE).await;
                }
            }
        }
    };
    tokio::select! {
        () = accepting => {}
        () = shutdown.cancelled() => {}
    }
    drop(listener);
    if tokio::time::timeout(FINISH_WITHIN, open.shutdown()).await.is_err() {
        tracing::warn!("an answer was still being given and is given up");
    }
    Ok(())
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
    patience: Patience,
) -> http1::Connection<
    TokioIo<Client>,
    impl hyper::service::Service<
        hyper::Request<Incoming>,
        Response = axum::response::Response,
        Error = Infallible,
        Future: Send,
    > + Send,
> {
    // Answers are written whole; waiting for more only delays them.
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().oneshot(request.map(axum::body::Body::new))
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(Client::new(stream, patience.write)), service)
}

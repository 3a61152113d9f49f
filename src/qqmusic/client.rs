//! The one call path: address, proxy, pace, bounds, timeouts, retries.

use std::num::NonZeroU32;
use std::sync::Arc;
use std::time::{Duration, Instant};

use backon::{ExponentialBuilder, Retryable};
use bytes::{Bytes, BytesMut};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use tokio::sync::{Mutex, OwnedSemaphorePermit, Semaphore};
use url::Url;

use super::request::{Answer, Lane, Repeat, Request};
use super::{Error, Result, gateway};

/// Requests that may leave at once after a pause, before the pace of the settings holds.
const BURST: u32 = 5;
/// A timer waits for a millisecond at least, so a pace above a thousand a second could not be kept
/// by waiting: at high paces what belongs to a twentieth of a second may leave at once.
const TIMER_STEPS: u32 = 20;
/// Short calls under way at once. Enough for the default pace of 10 a second with answers of
/// three seconds; a thousand waiting requests still open no more connections than this.
const CALLS: usize = 32;
/// Logins that wait for a phone: each holds a connection for up to half a minute and does nothing,
/// so they have a bound of their own and cannot use up the one for calls.
const WAITS: usize = 256;
/// Logins by the app that are followed at once: each holds a WebSocket for up to five minutes, so
/// they have a bound of their own too.
const SOCKETS: usize = 256;
/// Songs received at once. Each moves 3 to 40 MB; more would share the same line, not finish sooner.
const STREAMS: usize = 16;
/// Pictures received at once: those of one card, and the file server is asked for no more.
const FILES: usize = 8;
/// Further tries of a request that may be repeated.
const RETRIES: usize = 2;
/// The pause before the first further try; it doubles, with jitter.
const RETRY_PAUSE: Duration = Duration::from_millis(200);
/// All tries of one request together take at most this many times the timeout of one.
const TOTAL_TIMEOUTS: u32 = 2;
/// The longest wait for a connection, whatever the timeout of the answer.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// An unused connection is closed after this. Servers do so too; a call that may not be repeated must
/// not meet one that is just being closed.
const IDLE: Duration = Duration::from_secs(15);
/// The longest silence in the middle of a song.
const STREAM_SILENCE: Duration = Duration::from_secs(20);

/// How QQ Music is reached.
#[derive(Clone)]
pub struct Settings {
    /// A reverse proxy, perhaps with a path: `https://HOST/PATH` is asked as `<gateway>/HOST/PATH`.
    pub gateway: Option<Url>,
    /// A standard proxy: `http`, `https` or `socks5`.
    pub proxy: Option<Url>,
    /// Requests a second of the whole process; 0 is no limit.
    pub requests_per_second: u32,
    /// The longest wait for one answer.
    pub timeout: Duration,
    /// Ids of QQ Music's current campaigns.
    pub activities: Activities,
}

/// Ids of QQ Music's campaigns. They rotate, so they are settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activities {
    /// `ActID` of the coin centre's daily sign-in.
    pub sign_in: String,
    /// `PageID` of the page that lists coin tasks.
    pub coin_page: String,
    /// The page's floor on which they are.
    pub coin_floor: String,
    /// `actID` of the coin tasks that count listening time.
    pub coin_timer: String,
    /// Their module within it.
    pub coin_module: String,
}

impl Default for Activities {
    fn default() -> Self {
        Self {
            sign_in: "Z25hHGi".to_owned(),
            coin_page: "18NtBy".to_owned(),
            coin_floor: "193".to_owned(),
            coin_timer: "Z1NRf2o".to_owned(),
            coin_module: "ZGp4ja".to_owned(),
        }
    }
}

/// A client of QQ Music. Cheap to clone; one a process, so that its bounds hold for all.
#[derive(Clone)]
pub struct Client {
    inner: Arc<Inner>,
    retry_pause: Duration,
}

struct Inner {
    gateway: Option<Url>,
    timeout: Duration,
    activities: Activities,
    http: reqwest::Client,
    /// HTTP/1.1 only: a WebSocket cannot be opened over a connection that speaks HTTP/2.
    sockets: reqwest::Client,
    /// Without a limit on the whole answer, with one on silence.
    streams: reqwest::Client,
    /// Behind a lock that queues fairly, so that whoever came first leaves first.
    pace: Option<Mutex<DefaultDirectRateLimiter>>,
    call_slots: Arc<Semaphore>,
    wait_slots: Arc<Semaphore>,
    socket_slots: Arc<Semaphore>,
    stream_slots: Arc<Semaphore>,
    file_slots: Arc<Semaphore>,
}

/// A body that is still arriving, and the place it takes.
pub(crate) struct Open {
    pub(crate) response: reqwest::Response,
    pub(crate) slot: OwnedSemaphorePermit,
}

impl Client {
    /// Builds the client; nothing is sent.
    /// Errors: [`Error::Build`] when the proxy's address cannot be used.
    pub fn new(settings: Settings) -> Result<Self> {
        let Settings { gateway, proxy, requests_per_second, timeout, activities } = settings;
        let proxy = proxy.as_ref();
        let pace = NonZeroU32::new(requests_per_second).map(|rate| {
            let burst = BURST.max(rate.get() / TIMER_STEPS).min(rate.get());
            let burst = NonZeroU32::new(burst).unwrap_or(rate);
            Mutex::new(RateLimiter::direct(Quota::per_second(rate).allow_burst(burst)))
        });
        let inner = Inner {
            gateway,
            timeout,
            activities,
            http: build(proxy, |builder| builder)?,
            sockets: build(proxy, reqwest::ClientBuilder::http1_only)?,
            streams: build(proxy, |builder| builder.read_timeout(STREAM_SILENCE))?,
            pace,
            call_slots: Arc::new(Semaphore::new(CALLS)),
            wait_slots: Arc::new(Semaphore::new(WAITS)),
            socket_slots: Arc::new(Semaphore::new(SOCKETS)),
            stream_slots: Arc::new(Semaphore::new(STREAMS)),
            file_slots: Arc::new(Semaphore::new(FILES)),
        };
        Ok(Self { inner: Arc::new(inner), retry_pause: RETRY_PAUSE })
    }

    /// Ids of the current campaigns.
    pub(crate) fn activities(&self) -> &Activities {
        &self.inner.activities
    }

    /// Sends a request and reads the whole answer.
    ///
    /// A request that may be repeated is tried up to three times on a broken connection, a timeout
    /// or a 5xx, with a short growing pause, within twice its timeout. Errors: 429 and 5xx are
    /// [`Error::Status`]; other statuses are the caller's to judge.
    pub(crate) async fn send(&self, request: Request) -> Result<Answer> {
        let _slot = self.slot(request.lane).await;
        self.await_turn_in(request.lane).await;
        let timeout = request.timeout.unwrap_or(self.inner.timeout);
        let retries = if request.repeat == Repeat::Safe { RETRIES } else { 0 };
        let first = std::sync::atomic::AtomicBool::new(true);
        let tries = (|| async {
            if !first.swap(false, std::sync::atomic::Ordering::Relaxed) {
                self.await_turn_in(request.lane).await;
            }
            self.attempt(&request, timeout).await
        })
        .retry(self.pauses(retries))
        .when(Error::is_transient);
        let total = timeout.saturating_mul(TOTAL_TIMEOUTS);
        let host = || host_of(&request.url);
        let answered = tokio::time::timeout(total, tries).await;
        answered.unwrap_or_else(|_| Err(Error::Timeout { host: host() }))
    }

    fn pauses(&self, retries: usize) -> ExponentialBuilder {
        let pauses = ExponentialBuilder::default().with_min_delay(self.retry_pause);
        pauses.with_max_times(retries).with_jitter()
    }

    /// With another pause before the first further try, for doubles of QQ Music: a simulated year of
    /// faults would mostly wait.
    pub fn with_retry_pause(self, retry_pause: Duration) -> Self {
        Self { retry_pause, ..self }
    }

    /// Opens a body that is received bit by bit; silence, not length, ends it. Only the head of
    /// the answer has the timeout of the settings. It may be repeated until the head is there.
    pub(crate) async fn open(&self, url: &Url) -> Result<Open> {
        let slot = self.slot_of(&self.inner.stream_slots).await;
        let host = host_of(url);
        let head = || async {
            self.await_turn().await;
            let request = self
                .inner
                .streams
                .get(self.route(url))
                // a compressed body would hide its size
                .header(reqwest::header::ACCEPT_ENCODING, "identity");
            let sent = tokio::time::timeout(self.inner.timeout, request.send()).await;
            let response = sent
                .map_err(|_| Error::Timeout { host: host.clone() })?
                .map_err(|error| Error::of_http(&host, error))?;
            match response.status() {
                status if status.is_success() => Ok(response),
                status => Err(status_error(&host, status, response.headers())),
            }
        };
        let response = head.retry(self.pauses(RETRIES)).when(Error::is_transient).await?;
        Ok(Open { response, slot })
    }

    /// A request for a WebSocket, through gateway and proxy; the caller upgrades it and gives it
    /// its timeout.
    pub(crate) fn socket(&self, url: &Url) -> reqwest::RequestBuilder {
        self.inner.sockets.get(self.route(url))
    }

    /// Waits for a place among the WebSockets, to be held as long as one is open.
    pub(crate) async fn socket_slot(&self) -> OwnedSemaphorePermit {
        self.slot_of(&self.inner.socket_slots).await
    }

    /// The address that is really asked: QQ Music's own, or the gateway's for it.
    pub(crate) fn route(&self, url: &Url) -> Url {
        self.inner
            .gateway
            .as_ref()
            .map_or_else(|| url.clone(), |gateway| gateway::through(gateway, url))
    }

    /// Whether an address belongs to the gateway itself.
    pub(crate) fn is_gateway(&self, url: &Url) -> bool {
        self.inner.gateway.as_ref().is_some_and(|gateway| gateway.origin() == url.origin())
    }

    async fn attempt(&self, request: &Request, timeout: Duration) -> Result<Answer> {
        let host = host_of(&request.url);
        let started = Instant::now();
        let answered = tokio::time::timeout(timeout, self.exchange(request, &host)).await;
        let result = answered.unwrap_or_else(|_| Err(Error::Timeout { host: host.clone() }));
        let elapsed_ms = started.elapsed().as_millis();
        let path = if request.hides_path { "…" } else { request.url.path() };
        match &result {
            Ok(answer) => {
                let status = answer.status.as_u16();
                tracing::debug!(host, path, status, elapsed_ms, "asked QQ Music");
            }
            Err(error) => tracing::debug!(host, path, %error, elapsed_ms, "asked QQ Music"),
        }
        result
    }

    async fn exchange(&self, request: &Request, host: &str) -> Result<Answer> {
        let mut sending = self
            .inner
            .http
            .request(request.method.clone(), self.route(&request.url))
            .headers(request.headers.clone());
        if let Some(body) = &request.body {
            sending = sending.body(body.clone());
        }
        let response = sending.send().await.map_err(|error| Error::of_http(host, error))?;
        let (status, headers) = (response.status(), response.headers().clone());
        if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
            return Err(status_error(host, status, &headers));
        }
        let body = read_bounded(response, host, request.most).await?;
        Ok(Answer { status, headers, body, host: host.to_owned() })
    }

    async fn slot(&self, lane: Lane) -> OwnedSemaphorePermit {
        match lane {
            Lane::Call => self.slot_of(&self.inner.call_slots).await,
            Lane::Wait => self.slot_of(&self.inner.wait_slots).await,
            Lane::File => self.slot_of(&self.inner.file_slots).await,
        }
    }

    async fn slot_of(&self, slots: &Arc<Semaphore>) -> OwnedSemaphorePermit {
        Arc::clone(slots).acquire_owned().await.expect("the semaphores are never closed")
    }

    async fn await_turn_in(&self, lane: Lane) {
        match lane {
            Lane::Call | Lane::Wait => self.await_turn().await,
            Lane::File => {}
        }
    }

    async fn await_turn(&self) {
        if let Some(pace) = &self.inner.pace {
            pace.lock().await.until_ready().await;
        }
    }
}

fn build(
    proxy: Option<&Url>,
    adjust: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
) -> Result<reqwest::Client> {
    // `no_proxy` first: only the configured proxy counts, never the environment's.
    let mut builder = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .pool_max_idle_per_host(CALLS)
        .pool_idle_timeout(IDLE);
    if let Some(proxy) = proxy {
        let proxy = reqwest::Proxy::all(proxy.clone()).map_err(Error::Build)?;
        builder = builder.proxy(proxy);
    }
    adjust(builder).build().map_err(Error::Build)
}

async fn read_bounded(mut response: reqwest::Response, host: &str, most: usize) -> Result<Bytes> {
    let mut body = BytesMut::new();
    while let Some(part) = response.chunk().await.map_err(|error| Error::of_http(host, error))? {
        if body.len() + part.len() > most {
            return Err(Error::TooLarge { host: host.to_owned(), limit: most });
        }
        body.extend_from_slice(&part);
    }
    Ok(body.freeze())
}

fn status_error(host: &str, status: StatusCode, headers: &HeaderMap) -> Error {
    let seconds = headers.get(reqwest::header::RETRY_AFTER).and_then(|value| value.to_str().ok());
    let retry_after = seconds.and_then(|text| text.parse().ok()).map(Duration::from_secs);
    Error::Status { host: host.to_owned(), status: status.as_u16(), retry_after }
}

fn host_of(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use futures::FutureExt;
    use futures::future::join_all;

    use super::*;

    fn client(requests_per_second: u32) -> Client {
        let (timeout, activities) = (Duration::from_secs(1), Activities::default());
        let settings =
            Settings { gateway: None, proxy: None, requests_per_second, timeout, activities };
        Client::new(settings).expect("builds")
    }

    #[tokio::test]
    async fn under_the_pace_whoever_came_first_leaves_first() {
        // Ten leave at once, the others are let go one by one.
        let client = client(200);
        let left = std::sync::Mutex::new(Vec::new());
        let turns = (0..60).map(|number| {
            let (client, left) = (&client, &left);
            async move {
                client.await_turn().await;
                left.lock().expect("no panic").push(number);
            }
        });
        join_all(turns).await;
        assert_eq!(left.into_inner().expect("no panic"), (0..60).collect::<Vec<_>>());
    }

    #[tokio::test]
    async fn websockets_beyond_the_bound_wait_for_a_place() {
        let client = client(0);
        let mut open = join_all((0..SOCKETS).map(|_| client.socket_slot())).await;
        let mut waiting = Box::pin(client.socket_slot());
        // The runtime lets a task do so much only before it must give way.
        tokio::task::yield_now().await;
        assert!((&mut waiting).now_or_never().is_none());
        open.pop();
        tokio::task::yield_now().await;
        assert!(waiting.now_or_never().is_some());
    }
}

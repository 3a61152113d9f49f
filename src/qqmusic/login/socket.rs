//! MQTT 5 over a WebSocket to `mu.y.qq.com`, as far as a login needs it: connect, follow the
//! servers that are named, subscribe, ping, receive.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use chrono::Utc;
use futures::{SinkExt, StreamExt};
use rand::Rng;
use reqwest_websocket::{HandshakeError, Message, RequestBuilderExt, WebSocket};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep_until, timeout};

use super::address;
use super::packet::{self, Event, Incoming};
use crate::qqmusic::client::Client;
use crate::qqmusic::{Error, Result};

const NAME: &str = "mu.y.qq.com";
const PATH: &str = "/ws/handshake";
const ORIGIN: &str = "https://y.qq.com";
/// Servers that may name another one before that is called a loop.
const MAX_REDIRECTS: usize = 3;
/// For each of: a place among the process's WebSockets, the upgrade, the answer to CONNECT, the answer to SUBSCRIBE, sending a packet.
const STEP: Duration = Duration::from_secs(15);
/// Well within the keep-alive of 45 s that is announced.
const PING_EVERY: Duration = Duration::from_secs(30);
/// Silence after which a connection is given up: two pings without an answer.
const SILENCE: Duration = Duration::from_secs(75);

/// A connection that is subscribed to the events of one login.
pub(crate) struct Socket {
    socket: WebSocket,
    received: BytesMut,
    /// Events that came before the subscription was acknowledged.
    early: VecDeque<Event>,
    next_ping: Instant,
    heard: Instant,
    /// Its place among the process's WebSockets.
    _slot: OwnedSemaphorePermit,
}

impl Socket {
    /// Connects and subscribes.
    pub(crate) async fn open(client: &Client, qrcode_id: &str) -> Result<Self> {
        let mut path = PATH.to_owned();
        for _ in 0..=MAX_REDIRECTS {
            let mut socket = Self::connect(client, &path).await?;
            let client_id = format!(
                "{}{:04}",
                Utc::now().timestamp_millis(),
                rand::rng().random_range(0..10_000)
            );
            socket.send(packet::connect(client_id, qrcode_id).map_err(malformed)?).await?;
            match socket.answer().await? {
                Incoming::Connected => {
                    socket.send(packet::subscribe(qrcode_id).map_err(malformed)?).await?;
                    return match socket.answer().await? {
                        Incoming::Subscribed => Ok(socket),
                        _ => Err(Error::Garbage("the subscription was refused")),
                    };
                }
                Incoming::Moved(reference) => {
                    path = packet::moved(&path, &reference)
                        .ok_or(Error::Garbage("a server reference"))?;
                }
                _ => return Err(Error::Garbage("the connection was refused")),
            }
        }
        Err(Error::Garbage("servers that point to each other"))
    }

    async fn connect(client: &Client, path: &str) -> Result<Self> {
        let slot = timeout(STEP, client.socket_slot()).await.map_err(|_| gone())?;
        let upgrade = async {
            let answer = client
                .socket(&address(&format!("https://{NAME}{path}"), &[]))
                .header(reqwest::header::ORIGIN, ORIGIN)
                .header(reqwest::header::REFERER, ORIGIN)
                .upgrade()
                .protocols(["mqtt"])
                .send()
                .await?;
            answer.into_websocket().await
        };
        let socket = timeout(STEP, upgrade).await.map_err(|_| gone())?.map_err(broken)?;
        let now = Instant::now();
        Ok(Self {
            socket,
            received: BytesMut::new(),
            early: VecDeque::new(),
            next_ping: now + PING_EVERY,
            heard: now,
            _slot: slot,
        })
    }

    async fn send(&mut self, packet: Bytes) -> Result<()> {
        let sent = timeout(STEP, self.socket.send(Message::Binary(packet))).await;
        sent.map_err(|_| gone())?.map_err(broken)
    }

    /// The answer to what was just sent. An event that comes before it is kept for later.
    async fn answer(&mut self) -> Result<Incoming> {
        timeout(STEP, async {
            loop {
                match self.packet().await? {
                    Incoming::Other => {}
                    Incoming::Event(event) => self.early.push_back(event),
                    answer => return Ok(answer),
                }
            }
        })
        .await
        .map_err(|_| gone())?
    }

    /// Waits for the next event, however long that takes, and keeps the connection open.
    pub(crate) async fn event(&mut self) -> Result<Event> {
        if let Some(event) = self.early.pop_front() {
            return Ok(event);
        }
        loop {
            let next_ping = self.next_ping;
            tokio::select! {
                packet = self.packet() => match packet? {
                    Incoming::Event(event) => return Ok(event),
                    Incoming::Closed => return Err(gone()),
                    _ => {}
                },
                () = sleep_until(next_ping) => {
                    if self.heard.elapsed() > SILENCE {
                        return Err(gone());
                    }
                    self.next_ping = Instant::now() + PING_EVERY;
                    self.send(packet::ping()).await?;
                }
            }
        }
    }

    /// The next packet. Can be given up at any point without losing what was received.
    async fn packet(&mut self) -> Result<Incoming> {
        loop {
            if let Some(incoming) = packet::read(&mut self.received).map_err(malformed)? {
                return Ok(incoming);
            }
            match self.socket.next().await.ok_or_else(gone)?.map_err(broken)? {
                Message::Binary(bytes) => {
                    self.heard = Instant::now();
                    self.received.extend_from_slice(&bytes);
                }
                Message::Close { .. } => return Err(gone()),
                _ => {}
            }
        }
    }
}

/// The connection ended, or was silent for too long: worth another one.
fn gone() -> Error {
    Error::Timeout { host: NAME.to_owned() }
}

fn broken(error: reqwest_websocket::Error) -> Error {
    match error {
        reqwest_websocket::Error::Reqwest(error) => Error::of_http(NAME, error),
        reqwest_websocket::Error::Handshake(HandshakeError::UnexpectedStatusCode(status)) => {
            let status = status.as_u16();
            Error::Status { host: NAME.to_owned(), status, retry_after: None }
        }
        reqwest_websocket::Error::Handshake(_) => Error::Garbage("the WebSocket's handshake"),
        _ => gone(),
    }
}

fn malformed(_: rumqttc::v5::mqttbytes::Error) -> Error {
    Error::Garbage("an MQTT packet")
}

//! The broker that tells a QQ Music app login's progress: MQTT 5 over WebSocket.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::FromRequestParts;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use tokio::sync::watch;

use super::Inner;
use super::mqtt::{self, Connect, Packet, Read, Subscribe};
use super::session::{Kind, Phase};

const DOOR: &str = "/ws/handshake";
const ORIGIN: &str = "https://y.qq.com";
/// The server to which the first connection is sent on.
const REFERENCE: &str = "management-01:8443";
/// Reason codes of MQTT 5.
const USE_ANOTHER_SERVER: u8 = 0x9d;
const UNSUPPORTED_VERSION: u8 = 0x84;
const NOT_AUTHORIZED: u8 = 0x87;
const BAD_METHOD: u8 = 0x8c;
const BAD_CLIENT_ID: u8 = 0x85;
const TOPIC_INVALID: u8 = 0x8f;
const PROTOCOL_ERROR: u8 = 0x82;
const MALFORMED: u8 = 0x81;
const KEEP_ALIVE_TIMEOUT: u8 = 0x8d;
/// How often the clock is looked at while nothing happens.
const TICK: Duration = Duration::from_millis(100);

/// Takes a WebSocket with the sub-protocol `mqtt` from QQ Music's own page; others get 400.
pub(super) async fn upgrade(world: &Arc<Inner>, parts: &mut Parts, path: &str) -> Response {
    let reference = match path.strip_prefix(DOOR) {
        Some("" | "/") => None,
        Some(rest) => Some(rest.trim_start_matches('/').to_owned()),
        None => return StatusCode::NOT_FOUND.into_response(),
    };
    let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let asked = header(header::SEC_WEBSOCKET_PROTOCOL).unwrap_or_default();
    let speaks_mqtt = asked.split(',').any(|name| name.trim() == "mqtt");
    let from_page = header(header::ORIGIN) == Some(ORIGIN);
    let known = reference.as_deref().is_none_or(|reference| reference == REFERENCE);
    if !(speaks_mqtt && from_page && known) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    let Ok(upgrade) = WebSocketUpgrade::from_request_parts(parts, &()).await else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    let world = Arc::clone(world);
    upgrade.protocols(["mqtt"]).on_upgrade(async move |socket| {
        let counted = world.sockets.enter();
        let mut line = Line { world: Arc::clone(&world), socket, received: Vec::new() };
        if let Some(reason) = line.serve(reference.is_some()).await {
            line.send(mqtt::disconnect(reason)).await;
        }
        drop(line.socket.send(Message::Close(None)).await);
        drop(counted);
    })
}

struct Line {
    world: Arc<Inner>,
    socket: WebSocket,
    received: Vec<u8>,
}

/// What ended the wait for a packet.
enum Event {
    Packet(Packet),
    Malformed,
    Gone,
}

impl Line {
    async fn send(&mut self, packet: Vec<u8>) -> bool {
        self.socket.send(Message::Binary(packet.into())).await.is_ok()
    }

    /// The next packet. Dropping the future in the middle loses nothing.
    async fn next(&mut self) -> Event {
        loop {
            if !self.received.is_empty() {
                match mqtt::read(&self.received) {
                    Read::Packet(packet, used) => {
                        self.received.drain(..used);
                        return Event::Packet(packet);
                    }
                    Read::Malformed => return Event::Malformed,
                    Read::More => {}
                }
            }
            match self.socket.recv().await {
                Some(Ok(Message::Binary(bytes))) => self.received.extend_from_slice(&bytes),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                // MQTT travels in binary messages only.
                Some(Ok(Message::Text(_))) => return Event::Malformed,
                Some(Ok(Message::Close(_)) | Err(_)) | None => return Event::Gone,
            }
        }
    }

    /// Serves a connection; gives the reason with which to end it, if one is to be told.
    async fn serve(&mut self, redirected: bool) -> Option<u8> {
        let Event::Packet(Packet::Connect(connect)) = self.next().await else {
            return None;
        };
        let reason = refuse(&self.world, &connect);
        if reason != 0 {
            self.send(mqtt::connack(reason, None)).await;
            return None;
        }
        if !redirected {
            self.send(mqtt::connack(USE_ANOTHER_SERVER, Some(REFERENCE))).await;
            return None;
        }
        if !self.send(mqtt::connack(0, None)).await {
            return None;
        }
        self.listen(&connect).await
    }

    async fn listen(&mut self, connect: &Connect) -> Option<u8> {
        let id = connect.properties.user("hashTag").to_owned();
        let mut told: Option<watch::Receiver<Phase>> = None;
        let mut last = Phase::Waiting;
        let patience = Duration::from_millis(u64::from(connect.keep_alive_s) * 1500);
        let mut heard = tokio::time::Instant::now();
        loop {
            if told.is_some() {
                last = self.tell(&id, last).await?;
            }
            let event = tokio::select! {
                event = self.next() => Some(event),
                () = tokio::time::sleep(TICK) => None,
                () = changed(&mut told) => None,
            };
            let now = tokio::time::Instant::now();
            match event {
                None if !patience.is_zero() && now - heard > patience => {
                    return Some(KEEP_ALIVE_TIMEOUT);
                }
                None => continue,
                Some(Event::Gone) => return None,
                Some(Event::Malformed) => return Some(MALFORMED),
                Some(Event::Packet(packet)) => match packet {
                    Packet::Ping => drop(self.send(mqtt::pong()).await),
                    Packet::Subscribe(subscribe) => {
                        told = self.subscribe(&id, &subscribe).await.or(told);
                    }
                    Packet::Disconnect => return None,
                    Packet::Connect(_) => return Some(PROTOCOL_ERROR),
                    Packet::Other => {}
                },
            }
            heard = now;
        }
    }

    async fn subscribe(&mut self, id: &str, ask: &Subscribe) -> Option<watch::Receiver<Phase>> {
        let right = ask.properties.user("authorization") == "tmelogin"
            && ask.properties.user("pubsub") == "unicast";
        let reasons: Vec<u8> = ask
            .topics
            .iter()
            .map(|(topic, _)| match topic == &topic_of(id) {
                true if right => 0,
                true => NOT_AUTHORIZED,
                false => TOPIC_INVALID,
            })
            .collect();
        let accepted = reasons.contains(&0);
        self.send(mqtt::suback(ask.id, &reasons)).await;
        let state = self.world.state();
        let session = state.sessions.find(Kind::App, id).filter(|_| accepted)?;
        Some(session.watch())
    }

    /// Publishes how far the login is, if that changed; `None` when the client is gone.
    async fn tell(&mut self, id: &str, last: Phase) -> Option<Phase> {
        let now = self.world.clock.seconds();
        let (phase, proof) = {
            let state = self.world.state();
            let session = state.sessions.find(Kind::App, id)?;
            (session.phase(now), session.proof.clone())
        };
        if phase == last {
            return Some(last);
        }
        let (kind, payload) = match phase {
            Phase::Waiting => return Some(phase),
            Phase::Scanned => ("scanned", json!({"qrcode_id": id})),
            Phase::Confirmed(uin) => ("cookies", cookies(id, uin, &proof)),
            Phase::Refused => ("canceled", json!({"qrcode_id": id})),
            Phase::Expired => ("timeout", json!({"qrcode_id": id})),
        };
        let packet = mqtt::publish(&topic_of(id), kind, &payload.to_string());
        self.send(packet).await.then_some(phase)
    }
}

/// The temporary token, as cookies.
fn cookies(id: &str, uin: u64, proof: &str) -> serde_json::Value {
    json!({"cookies": {
        "qqmusic_uin": {"value": uin.to_string()}, "qqmusic_key": {"value": proof},
        "qrcode_id": {"value": id}, "tmeLoginType": {"value": "2"},
    }, "qrcode_id": id})
}

async fn changed(told: &mut Option<watch::Receiver<Phase>>) {
    if let Some(told) = told
        && told.changed().await.is_ok()
    {
        return;
    }
    std::future::pending().await
}

fn topic_of(id: &str) -> String {
    format!("management.qrcode_login/{id}")
}

/// Why a CONNECT is refused; zero when it is not.
fn refuse(world: &Inner, connect: &Connect) -> u8 {
    let user = |name| connect.properties.user(name);
    let id = user("hashTag");
    let known = world.state().sessions.find(Kind::App, id).is_some();
    match connect {
        connect if connect.version != 5 => UNSUPPORTED_VERSION,
        connect if connect.properties.authentication_method != "pass" => BAD_METHOD,
        connect if connect.client_id.is_empty() || !connect.clean_start => BAD_CLIENT_ID,
        _ if !known || user("userID") != id || user("tmeAppID") != "qqmusic" => NOT_AUTHORIZED,
        _ if user("business") != "management" || user("clientTag") != "management.user" => {
            NOT_AUTHORIZED
        }
        _ => 0,
    }
}

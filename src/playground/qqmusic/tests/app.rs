//! The broker of the QQ Music app's login, over a socket.

use futures::{SinkExt, StreamExt};
use reqwest_websocket::{Message, RequestBuilderExt, WebSocket};

use super::super::session::Kind;
use super::*;

const DOOR: &str = "/mu.y.qq.com/ws/handshake";
const NEXT: &str = "/mu.y.qq.com/ws/handshake/management-01:8443";

async fn serve(client: &Client) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let router = client.qq.router();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

fn asked(url: &str, origin: &str) -> reqwest::RequestBuilder {
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    client.get(url).header("Origin", origin)
}

async fn open(base: &str, path: &str) -> WebSocket {
    let url = format!("{}{path}", base.replace("http:", "ws:"));
    let request = asked(&url, "https://y.qq.com").upgrade().protocols(vec!["mqtt"]);
    let response = request.send().await.expect("an answer");
    response.into_websocket().await.expect("a WebSocket")
}

async fn send(socket: &mut WebSocket, packet: Vec<u8>) {
    socket.send(Message::Binary(packet.into())).await.expect("open");
}

async fn receive(socket: &mut WebSocket) -> Vec<u8> {
    match socket.next().await {
        Some(Ok(Message::Binary(bytes))) => bytes.to_vec(),
        other => panic!("not a packet: {other:?}"),
    }
}

fn put(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u16).to_be_bytes());
    out.extend(text.as_bytes());
}

/// Properties with their length, which takes two bytes from 128 on.
fn properties(first: &[u8], pairs: &[(&str, &str)]) -> Vec<u8> {
    let mut inner = first.to_vec();
    for (name, value) in pairs {
        inner.push(0x26);
        put(&mut inner, name);
        put(&mut inner, value);
    }
    with_length(inner)
}

fn with_length(body: Vec<u8>) -> Vec<u8> {
    let mut out = match body.len() {
        length @ 0..128 => vec![length as u8],
        length => vec![(length & 0x7f) as u8 | 0x80, (length >> 7) as u8],
    };
    out.extend(body);
    out
}

fn packet(kind: u8, body: Vec<u8>) -> Vec<u8> {
    let mut out = vec![kind];
    out.extend(with_length(body));
    out
}

fn connect(id: &str, method: &str) -> Vec<u8> {
    let mut body = b"\x00\x04MQTT\x05\x02\x00\x2d".to_vec();
    let mut authentication = vec![0x15];
    put(&mut authentication, method);
    let pairs = [
        ("tmeAppID", "qqmusic"),
        ("business", "management"),
        ("hashTag", id),
        ("clientTag", "management.user"),
        ("userID", id),
    ];
    body.extend(properties(&authentication, &pairs));
    put(&mut body, "17000000000001234");
    packet(0x10, body)
}

fn subscribe(topic: &str) -> Vec<u8> {
    let mut body = vec![0, 1];
    body.extend(properties(&[], &[("authorization", "tmelogin"), ("pubsub", "unicast")]));
    put(&mut body, topic);
    body.push(0);
    packet(0x82, body)
}

async fn new_code(client: &Client) -> String {
    let now = client.clock.seconds();
    client.qq.inner.state().sessions.start(Kind::App, now)
}

#[tokio::test]
async fn the_broker_sends_on_then_tells_every_event() {
    let client = Client::new();
    let base = serve(&client).await;
    let id = new_code(&client).await;
    let mut first = open(&base, DOOR).await;
    send(&mut first, connect(&id, "pass")).await;
    let answer = receive(&mut first).await;
    assert_eq!((answer[0], answer[3]), (0x20, 0x9d));
    assert!(String::from_utf8_lossy(&answer).ends_with("management-01:8443"));

    let mut socket = open(&base, NEXT).await;
    let bytes = connect(&id, "pass");
    let (head, tail) = bytes.split_at(20);
    send(&mut socket, head.to_vec()).await;
    send(&mut socket, tail.to_vec()).await;
    assert_eq!(receive(&mut socket).await, b"\x20\x03\x00\x00\x00");
    send(&mut socket, subscribe("management.qrcode_login/other")).await;
    assert_eq!(receive(&mut socket).await, b"\x90\x04\x00\x01\x00\x8f");
    send(&mut socket, subscribe(&format!("management.qrcode_login/{id}"))).await;
    assert_eq!(receive(&mut socket).await, b"\x90\x04\x00\x01\x00\x00");
    send(&mut socket, vec![0xc0, 0]).await;
    assert_eq!(receive(&mut socket).await, [0xd0, 0]);
    client.qq.scan(&id, UIN, ScanState::Scanned).expect("under way");
    let told = receive(&mut socket).await;
    assert!(String::from_utf8_lossy(&told).contains("\0\x04type\0\x07scanned"));
    client.qq.scan(&id, UIN, ScanState::Confirmed).expect("under way");
    let told = String::from_utf8_lossy(&receive(&mut socket).await).into_owned();
    assert!(told.contains("\0\x04type\0\x07cookies"), "{told}");
    assert!(told.contains(&format!(r#""qqmusic_uin":{{"value":"{UIN}"}}"#)), "{told}");
}

#[tokio::test]
async fn a_picture_whose_time_is_over_is_told_as_timeout() {
    let client = Client::new();
    let base = serve(&client).await;
    let id = new_code(&client).await;
    let mut socket = open(&base, NEXT).await;
    send(&mut socket, connect(&id, "pass")).await;
    receive(&mut socket).await;
    send(&mut socket, subscribe(&format!("management.qrcode_login/{id}"))).await;
    receive(&mut socket).await;
    client.clock.advance(181);
    let told = receive(&mut socket).await;
    assert!(String::from_utf8_lossy(&told).contains("\0\x04type\0\x07timeout"));
}

#[tokio::test]
async fn the_broker_refuses_what_is_not_the_page_or_not_the_login() {
    let client = Client::new();
    let base = serve(&client).await;
    let plain =
        asked(&format!("{base}{DOOR}"), "https://y.qq.com").send().await.expect("an answer");
    assert_eq!(plain.status().as_u16(), 400);
    let url = format!("{}{DOOR}", base.replace("http:", "ws:"));
    let foreign = asked(&url, "https://elsewhere.invalid").upgrade().protocols(vec!["mqtt"]);
    let foreign = foreign.send().await.expect("an answer").into_websocket().await;
    assert!(foreign.is_err());
    let id = new_code(&client).await;
    for (connect, reason) in [(connect(&id, "word"), 0x8c), (connect("unknown", "pass"), 0x87)] {
        let mut socket = open(&base, NEXT).await;
        send(&mut socket, connect).await;
        assert_eq!(receive(&mut socket).await[3], reason);
    }
}

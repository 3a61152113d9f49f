//! The server on a socket: connections, shutdown, health, metrics, and what is mounted elsewhere.

use std::time::Duration;

use qqmusic_bot::http::{self, Patience};
use qqmusic_bot::playground::faults::Fault;
use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::World;
use crate::wait::HELD;

struct Served {
    world: World,
    address: std::net::SocketAddr,
    stop: CancellationToken,
    task: JoinHandle<std::io::Result<()>>,
}

async fn served(patience: Patience) -> Served {
    let world = World::with(0, patience).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let stop = CancellationToken::new();
    let task = tokio::spawn(http::serve(listener, world.ctx.clone(), stop.clone()));
    Served { world, address, stop, task }
}

impl Served {
    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    async fn raw(&self, request: &str) -> String {
        let mut stream = TcpStream::connect(self.address).await.expect("connects");
        stream.write_all(request.as_bytes()).await.expect("sends");
        let mut answer = Vec::new();
        let reading = stream.read_to_end(&mut answer);
        // A connection that is reset has been closed all the same.
        let _ = crate::wait::in_time("it is closed", reading).await;
        String::from_utf8_lossy(&answer).into_owned()
    }
}

#[tokio::test]
async fn an_answer_that_is_being_given_is_finished_at_the_end() {
    let served = served(Patience::default()).await;
    served.world.playground.faults().at("qqmusic:*", HELD, Some(1));
    let url = served.url("/api/search?query=a");
    let asking = tokio::spawn(async move { reqwest::get(url).await?.json::<Value>().await });
    crate::wait::until("it is asked", async || served.world.playground.faults().list().is_empty())
        .await;
    served.stop.cancel();
    served.world.playground.faults().clear();
    let answer = asking.await.expect("no panic").expect("answered");
    assert_eq!(answer["code"], 0, "{answer}");
    served.task.await.expect("no panic").expect("served");
    assert!(TcpStream::connect(served.address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn a_client_that_sends_nothing_is_let_go() {
    let head = Duration::from_millis(200);
    let served = served(Patience { head, ..Patience::default() }).await;
    served.raw("GET /api/stats HTTP/1.1\r\nHost: x\r\n").await;
    served.raw("").await;
}

#[tokio::test]
async fn a_client_that_sends_all_of_a_body_that_is_too_large_still_reads_why() {
    let served = served(Patience::default()).await;
    let large = 8 << 20;
    for path in ["/api/sign", "/api/search", "/nowhere"] {
        let mut stream = TcpStream::connect(served.address).await.expect("connects");
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {large}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.expect("sends");
        stream.write_all(&vec![b'x'; large]).await.expect("the whole body is taken");
        let mut answer = String::new();
        let reading = stream.read_to_string(&mut answer);
        crate::wait::in_time("in time", reading).await.expect("not reset");
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head");
        let body: Value = serde_json::from_str(body).expect("JSON");
        let status = body["code"].as_u64().expect("a code") / 100;
        assert!(head.starts_with(&format!("HTTP/1.1 {status} ")), "{answer}");
        let wanted = if path == "/api/sign" {
            413
        } else if path == "/nowhere" {
            404
        } else {
            405
        };
        assert_eq!(status, wanted, "{path}");
    }
}

#[tokio::test]
async fn a_body_that_is_only_announced_is_not_waited_for() {
    let served = served(Patience::default()).await;
    // A client that asks first is told at once and not asked to go on.
    let head = "POST /api/sign HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n\
                Content-Length: 8000000\r\n\r\n";
    let answer = served.raw(head).await;
    assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("41301"), "{answer}");
    // More than is ever read and forgotten.
    let head = "POST /api/sign HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 99999999999\r\n\r\n";
    let answer = served.raw(head).await;
    assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("41301"), "{answer}");
}

#[tokio::test]
async fn a_client_that_reads_nothing_is_let_go() {
    let write = Duration::from_millis(300);
    let served = served(Patience { write, ..Patience::default() }).await;
    let mut stream = TcpStream::connect(served.address).await.expect("connects");
    // Answers of together far more than the system's buffers hold.
    let asked = "GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n".repeat(2000);
    let cut_off = async {
        stream.write_all(asked.as_bytes()).await?;
        loop {
            tokio::time::sleep(Duration::from_millis(20)).await;
            stream.write_all(b" ").await?;
        }
    };
    let ended: std::io::Result<()> = crate::wait::in_time("it is cut off", cut_off).await;
    ended.expect_err("by the server");
}

/// What is no HTTP request never reaches the API: hyper answers it itself, without a body.
#[tokio::test]
async fn what_is_no_http_is_answered_without_a_body_and_the_connection_ends() {
    let served = served(Patience::default()).await;
    let many = "X: y\r\n".repeat(200);
    for (request, status) in [
        ("nonsense\r\n\r\n".to_owned(), 400),
        ("GET /api/stats HTTP/1.1\r\nno colon\r\n\r\n".to_owned(), 400),
        (format!("GET /api/stats HTTP/1.1\r\nHost: x\r\n{many}\r\n"), 431),
    ] {
        let answer = served.raw(&request).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{status}: {answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{status}: {answer}");
    }
    // What is within hyper's bounds the API answers.
    let long = "x".repeat(60_000);
    let head = "HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    let answer = served.raw(&format!("GET /api/search?query={long} {head}")).await;
    assert!(answer.starts_with("HTTP/1.1 422 ") && answer.contains("42201"), "{answer}");
}

#[tokio::test]
async fn health_readiness_and_metrics_are_told() {
    let served = served(Patience::default()).await;
    let get = async |path: &str| {
        let answer = reqwest::get(served.url(path)).await.expect("answered");
        (answer.status().as_u16(), answer.text().await.expect("text"))
    };
    assert_eq!(get("/healthz").await.0, 200);
    assert_eq!(get("/readyz").await.0, 200);
    // Cached: QQ Music is not asked again at once.
    served.world.playground.faults().at("qqmusic:*", Fault::Status(500), None);
    assert_eq!(get("/readyz").await.0, 200);
    assert_eq!(get("/api/search?query=planted-words").await.0, 503);
    served.world.playground.faults().clear();
    assert_eq!(get("/api/search?query=planted-words").await.0, 200);
    let (status, text) = get("/metrics").await;
    assert_eq!(status, 200);
    for line in [
        "qqmusic_bot_operation_seconds_count{operation=\"search\"} 2",
        "qqmusic_bot_operation_seconds_bucket{operation=\"search\",le=\"+Inf\"} 2",
        "qqmusic_bot_operation_failures_total{operation=\"search\",kind=\"unavailable\"} 1",
        "qqmusic_bot_operation_seconds_count{operation=\"stats\"} 0",
        "qqmusic_bot_telegram_updates_total 0",
        "qqmusic_bot_store_accounts 0",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} is not in\n{text}");
    }
    assert!(!text.contains("planted-words"));
}

#[tokio::test]
async fn a_world_that_is_down_is_not_ready() {
    let served = served(Patience::default()).await;
    served.world.playground.faults().at("qqmusic:*", Fault::Status(500), None);
    let answer = reqwest::get(served.url("/readyz")).await.expect("answered");
    assert_eq!(answer.status(), 503);
    let body: Value = answer.json().await.expect("JSON");
    assert_eq!((&body["data"]["store"], &body["data"]["music"]), (&true.into(), &false.into()));
}

#[tokio::test]
async fn the_playground_serves_the_api_and_its_page() {
    let world = World::start().await;
    let at = |path: &str| format!("{}{path}", world.playground.base());
    assert_eq!(reqwest::get(at("/api")).await.expect("answered").status(), 404);
    world.mount();
    let found: Value = reqwest::get(at("/api/search?query=a"))
        .await
        .expect("answered")
        .json()
        .await
        .expect("JSON");
    assert_eq!(found["code"], 0);
    let page = reqwest::get(at("/api")).await.expect("answered");
    assert!(page.headers()["content-security-policy"].to_str().expect("text").contains("'none'"));
    let page = page.text().await.expect("text");
    for file in page.split("\"api/page/").skip(1).filter_map(|rest| rest.split('"').next()) {
        let file = reqwest::get(at(&format!("/api/page/{file}"))).await.expect("answered");
        assert_eq!(file.status(), 200, "{file:?}");
    }
    assert!(!page.contains("=\"http") && !page.contains("=\"//"), "nothing from elsewhere");
}

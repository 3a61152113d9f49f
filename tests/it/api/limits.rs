//! Limits of requests, bodies, time and logins.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use qqmusic_bot::http::Patience;
use qqmusic_bot::playground::faults::Fault;
use serde_json::json;

use super::World;

#[tokio::test]
async fn a_client_over_its_limit_is_told_to_wait_and_the_page_stays_free() {
    let world = World::with(3, Patience::default()).await;
    for _ in 0..3 {
        world.get("/api/stats").await.data();
    }
    for address in ["/api/stats", "/api/search?query=a", "/nowhere"] {
        let answer = world.get(address).await;
        assert_eq!(answer.failure(), (429, 42_901));
        let wait: u64 = answer.header("retry-after").expect("a wait").parse().expect("seconds");
        assert!((1..=120).contains(&wait), "{wait}");
    }
    world.get("/healthz").await.data();
    world.get("/api/page/counts").await.data();
}

#[tokio::test]
async fn a_large_body_is_refused_before_it_is_read() {
    let world = World::start().await;
    let keys = json!({"musicid": 1, "musickey": "k", "more": "x".repeat(70_000)});
    assert_eq!(world.post("/api/sign", &[], &keys).await.failure(), (413, 41_301));
    // Without an announced length it is read up to the limit.
    let pieces = futures::stream::iter((0..2000).map(|_| Ok::<_, std::io::Error>("x".repeat(100))));
    let request = Request::post("/api/sign").header("content-type", "application/json");
    let answer = world.send(request.body(Body::from_stream(pieces)).expect("a request")).await;
    assert_eq!(answer.failure(), (413, 41_301));
    // A photo may be larger.
    let photo = json!({"musicid": 1, "musickey": "k", "base64": "A".repeat(200_000)});
    assert_ne!(world.post("/api/login/qrcode", &[], &photo).await.status, 413);
}

#[tokio::test]
async fn what_takes_too_long_is_given_up() {
    let short = Duration::from_millis(200);
    let world = World::with(0, Patience { answer: short, ..Patience::default() }).await;
    world.playground.faults().at("qqmusic:*", Fault::Hang, None);
    assert_eq!(world.get("/api/search?query=a").await.failure(), (504, 50_401));
    let world = World::with(0, Patience { body: short, ..Patience::default() }).await;
    let request = Request::post("/api/sign").header("content-type", "application/json");
    let never = futures::stream::pending::<Result<String, std::io::Error>>();
    let answer = world.send(request.body(Body::from_stream(never)).expect("a request")).await;
    assert_eq!(answer.failure(), (408, 40_801));
}

#[tokio::test]
async fn one_client_has_a_bounded_number_of_logins() {
    let world = World::start().await;
    for _ in 0..16 {
        world.get("/api/login/qrcode").await.data();
    }
    let answer = world.get("/api/login/qrcode").await;
    assert_eq!(answer.failure(), (429, 42_901));
    assert!(answer.header("retry-after").is_some());
}

#[tokio::test]
async fn a_request_has_an_id_and_a_sane_one_is_repeated() {
    let world = World::start().await;
    let answer = world.get_with("/api/stats", &[("x-request-id", "mine-1")]).await;
    assert_eq!(answer.header("x-request-id"), Some("mine-1"));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
    let made = world.get_with("/nowhere", &[("x-request-id", "a b")]).await;
    assert_eq!(made.header("x-request-id").map(str::len), Some(32));
}

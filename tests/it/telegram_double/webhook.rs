//! Updates that are brought: order, secrets, repeats, and what is refused.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use axum::{Json, Router};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::sync::watch;

use super::{Double, GROUP, XIAOLIN};

/// A bot's host, which notes what it is brought.
struct Host {
    url: String,
    brought: UnboundedReceiver<(Option<String>, Value)>,
}

impl Host {
    /// One that answers with this status, by what it is brought.
    async fn start(status: impl Fn(&Value) -> StatusCode + Send + Sync + 'static) -> Self {
        let (tell, brought) = unbounded_channel();
        let status = Arc::new(status);
        let app = Router::new().fallback(async move |headers: HeaderMap, update: Json<Value>| {
            let answer = status(&update);
            let secret = headers.get("x-telegram-bot-api-secret-token");
            let secret = secret.and_then(|secret| secret.to_str().ok()).map(str::to_owned);
            tell.send((secret, update.0)).expect("the test listens");
            answer
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let url = format!("http://{}/hook", listener.local_addr().expect("an address"));
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, brought }
    }

    /// The secret and the text of what is brought next.
    async fn next(&mut self) -> (Option<String>, String) {
        let next = crate::wait::in_time("it is brought", self.brought.recv()).await;
        let (secret, update) = next.expect("it is served");
        (secret, update["message"]["text"].as_str().unwrap_or_default().to_owned())
    }
}

/// Waits until the webhook is so.
async fn until(double: &Double, is_so: impl Fn(&Value) -> bool) -> Value {
    let found = async {
        loop {
            let info = double.ok("getWebhookInfo", json!({})).await;
            if is_so(&info) {
                return info;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    crate::wait::in_time("it becomes so", found).await
}

#[tokio::test]
async fn updates_are_brought_in_order_with_the_secret_until_they_are_taken() {
    let double = Double::start().await;
    double.updates().await;
    let (well, told) = watch::channel(false);
    let status = move |_: &Value| match *told.borrow() {
        true => StatusCode::NO_CONTENT,
        false => StatusCode::SERVICE_UNAVAILABLE,
    };
    let mut host = Host::start(status).await;
    let hook = json!({
        "url": host.url, "secret_token": "s-1_A", "max_connections": 7,
        "allowed_updates": ["message"],
    });
    double.ok("setWebhook", hook).await;
    double.say(XIAOLIN, XIAOLIN, "one").await;
    double.say(XIAOLIN, XIAOLIN, "two").await;
    let secret = Some("s-1_A".to_owned());
    assert_eq!(host.next().await, (secret.clone(), "one".to_owned()));
    let info = until(&double, |info| info["last_error_date"].is_number()).await;
    let words = "Wrong response from the webhook: 503 Service Unavailable";
    assert_eq!(info["last_error_message"], words);
    assert_eq!(info["pending_update_count"], 2);
    assert_eq!((&info["max_connections"], &info["url"]), (&json!(7), &json!(host.url)));
    assert_eq!(info["allowed_updates"], json!(["message"]));
    well.send_replace(true);
    // Between the look and the change it may have been refused once more.
    while host.next().await != (secret.clone(), "two".to_owned()) {}
    until(&double, |info| info["pending_update_count"] == 0).await;
    assert!(host.brought.is_empty(), "each once, when it was taken");
}

#[tokio::test]
async fn a_chat_whose_update_is_not_taken_holds_up_no_other() {
    let double = Double::start().await;
    double.updates().await;
    let status = |update: &Value| match update["message"]["text"] == "/stuck" {
        true => StatusCode::BAD_GATEWAY,
        false => StatusCode::OK,
    };
    let mut host = Host::start(status).await;
    double.ok("setWebhook", json!({"url": host.url})).await;
    for text in ["/stuck", "/after"] {
        double.say(GROUP, XIAOLIN, text).await;
    }
    double.say(XIAOLIN, XIAOLIN, "hello").await;
    until(&double, |info| info["pending_update_count"] == 2).await;
    // It is brought again, and what comes after it in its chat waits.
    let mut brought = Vec::new();
    while brought.iter().filter(|text| *text == "/stuck").count() < 2 {
        let (secret, text) = host.next().await;
        assert_eq!(secret, None);
        brought.push(text);
    }
    assert!(brought.contains(&"hello".to_owned()) && brought.len() == 3, "{brought:?}");
}

#[tokio::test]
async fn what_waits_is_given_to_a_poller_when_the_webhook_is_removed() {
    let double = Double::start().await;
    double.updates().await;
    // On another machine, which is never called.
    double.ok("setWebhook", json!({"url": "https://bot.example:8443/hook"})).await;
    double.say(XIAOLIN, XIAOLIN, "kept").await;
    let info = until(&double, |info| info["last_error_message"].is_string()).await;
    assert_eq!(info["last_error_message"], "Failed to resolve host: Name or service not known");
    double.ok("setWebhook", json!({"url": ""})).await;
    assert_eq!(double.ok("getWebhookInfo", json!({})).await["url"], "");
    let updates = double.updates().await;
    assert_eq!(updates.len(), 1);
    assert_eq!(updates[0]["message"]["text"], "kept");
}

#[tokio::test]
async fn a_webhook_that_cannot_be_is_refused_and_the_old_one_stays() {
    let double = Double::start().await;
    let url = "https://x.example/hook";
    double.ok("setWebhook", json!({"url": url})).await;
    let long = "a".repeat(257);
    for (params, words) in [
        (json!({"url": "x"}), "bad webhook: invalid webhook URL specified"),
        (
            json!({"url": "http://10.0.0.1/"}),
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        (
            json!({"url": "https://x.example:9000/"}),
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (json!({"url": url, "secret_token": "a b"}), "secret token contains unallowed characters"),
        (json!({"url": url, "secret_token": long}), "secret token is too long"),
    ] {
        double.bad("setWebhook", params, words).await;
    }
    assert_eq!(double.ok("getWebhookInfo", json!({})).await["url"], url);
}

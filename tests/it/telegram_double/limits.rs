//! Flood control and injected faults.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::telegram::Limits;
use serde_json::json;

use super::{Double, GROUP, XIAOLIN};

#[tokio::test]
async fn more_than_a_burst_in_one_chat_waits_and_other_chats_do_not() {
    let double = Double::with(Some(Limits::default())).await;
    // A slow machine may take longer than the window for the first few.
    let mut let_through = 0;
    let (status, body) = loop {
        let params = json!({"chat_id": XIAOLIN, "text": "x"});
        match double.call("sendMessage", params).await {
            (200, _) if let_through < 100 => let_through += 1,
            refused => break refused,
        }
    };
    assert!((3..100).contains(&let_through) && status == 429, "{let_through} {body}");
    let wait = body["parameters"]["retry_after"].as_u64().expect("seconds");
    assert!((1..=3).contains(&wait));
    assert_eq!(body["description"], format!("Too Many Requests: retry after {wait}"));
    double.send(GROUP, "x").await;
    double.ok("sendChatAction", json!({"chat_id": XIAOLIN, "action": "typing"})).await;
    assert_eq!(double.playground.telegram().sent().len(), let_through + 1);
}

#[tokio::test]
async fn edits_count_and_a_group_has_its_own_minute() {
    let limits = Limits { all_per_second: 1000, chat_burst: 1000, group_per_minute: 20 };
    let double = Double::with(Some(limits)).await;
    let id = double.send(GROUP, "0").await;
    for n in 1..20 {
        let params = json!({"chat_id": GROUP, "message_id": id, "text": n.to_string()});
        double.ok("editMessageText", params).await;
    }
    assert_eq!(double.refused("sendMessage", json!({"chat_id": GROUP, "text": "x"})).await.0, 429);
    double.send(XIAOLIN, "x").await;
}

#[tokio::test]
async fn all_chats_together_have_their_second() {
    let limits = Limits { all_per_second: 5, chat_burst: 1000, group_per_minute: 1000 };
    let double = Double::with(Some(limits)).await;
    let params = || json!({"chat_id": XIAOLIN, "text": "x"});
    let calls = (0..30).map(|_| double.call("sendMessage", params()));
    let answers = futures::future::join_all(calls).await;
    assert!(answers.iter().any(|(status, _)| *status == 429));
    let sent = double.playground.telegram().sent();
    for window in sent.windows(6) {
        assert!((window[5].at - window[0].at).as_millis() >= 1000);
    }
}

#[tokio::test]
async fn faults_strike_the_method_that_was_named() {
    let double = Double::start().await;
    double.playground.faults().at("telegram:sendMessage", Fault::Code(429), Some(1));
    let params = || json!({"chat_id": XIAOLIN, "text": "x"});
    assert_eq!(double.refused("sendMessage", params()).await.0, 429);
    double.ok("sendMessage", params()).await;
    double.playground.faults().at("telegram:sendMessage", Fault::Status(502), Some(1));
    let answer = double.http.post(double.url("sendMessage")).json(&params()).send().await;
    assert_eq!(answer.expect("an answer").status(), 502);
    let noted = double.playground.telegram().refused();
    assert_eq!(noted.iter().map(|refused| refused.code).collect::<Vec<_>>(), [429]);
}

#[tokio::test]
async fn what_is_done_may_be_lost_on_its_way_back() {
    let double = Double::start().await;
    let before = double.playground.telegram().messages(XIAOLIN).len();
    double.playground.faults().at("telegram:sendMessage", Fault::Lost, Some(1));
    let params = json!({"chat_id": XIAOLIN, "text": "x"});
    let answer = double.http.post(double.url("sendMessage")).json(&params).send().await;
    let broken = match answer {
        Ok(answer) => answer.bytes().await.is_err(),
        Err(_) => true,
    };
    assert!(broken);
    assert_eq!(double.playground.telegram().messages(XIAOLIN).len(), before + 1);
}

//! What people do, and which of it a bot gets to see.

use serde_json::{Value, json};

use super::{Double, FORUM, GROUP, XIAOLIN, png};

fn texts(updates: &[Value]) -> Vec<&str> {
    updates.iter().filter_map(|update| update["message"]["text"].as_str()).collect()
}

#[tokio::test]
async fn in_groups_privacy_mode_shows_commands_and_replies_to_the_bot_only() {
    let double = Double::start().await;
    double.updates().await;
    let name = double.ok("getMe", json!({})).await["username"].as_str().expect("a name").to_owned();
    double.say(GROUP, XIAOLIN, "just talking").await;
    double.say(GROUP, XIAOLIN, "/search@another_bot x").await;
    double.say(GROUP, XIAOLIN, "/search x").await;
    let mine = format!("/help@{name}");
    double.say(GROUP, XIAOLIN, &mine).await;
    let asked = double.send(GROUP, "which one?").await;
    let reply = json!({"chat": GROUP, "user": XIAOLIN, "text": "the first", "reply_to": asked});
    double.control_ok("say", reply).await;
    let updates = double.updates().await;
    assert_eq!(texts(&updates), ["/search x", mine.as_str(), "the first"]);
    assert_eq!(
        updates[1]["message"]["entities"],
        json!([{"type": "bot_command", "offset": 0, "length": mine.len()}])
    );
    let admin = json!({"chat": GROUP, "user": XIAOLIN, "status": "administrator"});
    double.control_ok("bot", admin).await;
    double.updates().await;
    double.say(GROUP, XIAOLIN, "just talking").await;
    assert_eq!(texts(&double.updates().await), ["just talking"]);
}

#[tokio::test]
async fn an_anonymous_administrator_writes_as_the_group() {
    let double = Double::start().await;
    double.updates().await;
    let said = json!({"chat": FORUM, "user": XIAOLIN, "text": "/help", "anonymous": true});
    double.control_ok("say", said).await;
    let message = double.updates().await[0]["message"].take();
    assert_eq!(message["from"]["id"], 1_087_968_824_i64);
    assert_eq!(message["sender_chat"]["id"], FORUM);
}

#[tokio::test]
async fn people_and_chats_come_to_exist_when_they_are_named() {
    let double = Double::start().await;
    double.updates().await;
    double.say(777, 777, "hello").await;
    double.say(-500, 777, "/start").await;
    assert_eq!(texts(&double.updates().await), ["hello", "/start"]);
    double.send(777, "welcome").await;
    let seen = double.look("chat/777").await;
    let texts: Vec<_> = seen.as_array().expect("a list").iter().map(|m| &m["text"]).collect();
    assert_eq!(texts, ["hello", "welcome"]);
    let wrong = json!({"chat": 777, "user": 778, "text": "x"});
    assert_eq!(double.control("say", wrong).await.0, 400);
}

#[tokio::test]
async fn photos_edits_and_blocks_reach_the_bot() {
    use base64::Engine as _;
    let double = Double::start().await;
    double.updates().await;
    let code = base64::engine::general_purpose::STANDARD.encode(png(8, 8));
    for base64 in [code.clone(), format!("data:image/png;base64,{code}")] {
        let photo =
            json!({"chat": XIAOLIN, "user": XIAOLIN, "base64": base64, "caption": "/authorize"});
        double.control_ok("photo", photo).await;
    }
    let id = double.say(XIAOLIN, XIAOLIN, "frist").await;
    let edit = json!({"chat": XIAOLIN, "user": XIAOLIN, "message_id": id, "text": "first"});
    double.control_ok("edit", edit).await;
    let edit = json!({"chat": XIAOLIN, "user": XIAOLIN, "message_id": id - 1, "text": "below"});
    double.control_ok("edit", edit).await;
    double.control_ok("block", json!({"user": XIAOLIN})).await;
    let updates = double.updates().await;
    assert_eq!(updates[0]["message"]["photo"][1]["width"], 8);
    assert_eq!(updates[0]["message"]["caption_entities"][0]["type"], "bot_command");
    assert_eq!(updates[3]["edited_message"]["text"], "first");
    assert_eq!(updates[4]["edited_message"]["caption"], "below");
    assert_eq!(updates[5]["my_chat_member"]["new_chat_member"]["status"], "kicked");
}

#[tokio::test]
async fn each_bot_has_its_own_queue_and_only_its_own_messages() {
    let double = Double::start().await;
    let other = |method: &str| format!("{}/bot77:other/{method}", double.playground.telegram_url());
    double.say(GROUP, XIAOLIN, "not for bots").await;
    double.answer(double.http.get(other("getMe"))).await;
    double.updates().await;
    double.say(XIAOLIN, XIAOLIN, "to both").await;
    assert_eq!(texts(&double.updates().await), ["to both"]);
    // It was there all along: it finds what was said a moment before its first call.
    let (_, body) = double.answer(double.http.get(other("getUpdates"))).await;
    assert_eq!(texts(body["result"].as_array().expect("a list")), ["/start", "to both"]);
    let id = double.send(XIAOLIN, "mine").await;
    let edit = json!({"chat_id": XIAOLIN, "message_id": id, "text": "yours"});
    let (_, body) = double.answer(double.http.post(other("editMessageText")).json(&edit)).await;
    assert_eq!(body["description"], "Bad Request: message can't be edited");
}

#[tokio::test]
async fn pages_of_other_sites_are_kept_away_from_control() {
    let double = Double::start().await;
    let url = format!("{}/control/state", double.playground.base());
    let asked =
        |name: &'static str, value: &'static str| double.http.get(&url).header(name, value).send();
    for (name, value) in [("origin", "https://evil.example"), ("host", "evil.example")] {
        assert_eq!(asked(name, value).await.expect("an answer").status(), 403, "{name}");
    }
    let own = asked("accept", "*/*").await.expect("an answer");
    assert_eq!(own.status(), 200);
}

#[tokio::test]
async fn watchers_are_told_of_messages() {
    let double = Double::start().await;
    let mut events = double.playground.telegram().events();
    double.send(XIAOLIN, "look").await;
    let event = events.recv().await.expect("an event");
    assert_eq!((&event["type"], &event["message"]["text"]), (&json!("message"), &json!("look")));
}

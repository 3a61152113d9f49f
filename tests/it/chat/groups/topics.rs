//! Groups with topics.

use serde_json::json;

use super::super::notify::FORUM;
use crate::world::{ALICE, Message, World, XIAOLIN};

async fn topic(world: &World, name: &str) -> i64 {
    let made = world.change("topic", json!({"chat": FORUM, "name": name})).await;
    made["thread"].as_i64().expect("an id")
}

async fn answered(world: &World, user: i64, thread: i64, words: &str) -> Message {
    let said = json!({"chat": FORUM, "user": user, "text": words, "thread": thread});
    let said = world.change("say", said).await["message_id"].as_i64().expect("an id");
    world.expect(FORUM, |message| message.id() > said).await
}

fn thread(message: &Message) -> Option<i64> {
    message.json()["message_thread_id"].as_i64()
}

#[tokio::test]
async fn answers_go_where_they_are_asked_or_into_the_chosen_topic() {
    let world = World::start().await;
    let (music, talk) = (topic(&world, "点歌").await, topic(&world, "闲聊").await);
    let there = answered(&world, ALICE, talk, "/convert 97773").await;
    assert_eq!(thread(&there), Some(talk));
    let shown = answered(&world, XIAOLIN, music, "/settings").await;
    world.press(XIAOLIN, &shown, "答在哪里").await;
    let page = world.expect_text(FORUM, "就到那个话题").await;
    world.press(XIAOLIN, &page, "都答在这个话题").await;
    world.expect_text(FORUM, "答在哪里：都答在这个话题").await;
    let said = json!({"chat": FORUM, "user": ALICE, "text": "/convert 97773", "thread": talk});
    let said = world.change("say", said).await["message_id"].as_i64().expect("an id");
    let moved = world.expect(FORUM, |message| message.id() > said).await;
    assert_eq!(thread(&moved), Some(music));
    assert_eq!(moved.json()["reply_to_message"]["message_id"], said, "its asker finds it");
    // Settings stay where they are asked for: "this topic" is that one.
    let shown = answered(&world, XIAOLIN, talk, "/settings").await;
    assert_eq!(thread(&shown), Some(talk));
    assert!(shown.text().contains("都答在选好的话题"), "{}", shown.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_chosen_topic_that_is_closed_or_gone_is_given_up() {
    for state in ["closed", "deleted"] {
        let world = World::start().await;
        let (music, talk) = (topic(&world, "点歌").await, topic(&world, "闲聊").await);
        let saved = answered(&world, XIAOLIN, music, "/settings topic here").await;
        assert!(saved.text().contains("都答在这个话题"), "{}", saved.text());
        world.change("topic", json!({"chat": FORUM, "thread": music, "state": state})).await;
        let told = answered(&world, ALICE, talk, "/convert 97773").await;
        assert!(told.text().contains("is closed or deleted"), "{state}: {}", told.text());
        assert_eq!(thread(&told), Some(talk));
        let again = answered(&world, ALICE, talk, "/convert 97773").await;
        assert!(again.text().contains("0039MnYb0qxYhV"), "{}", again.text());
        world.assert_no_rule_broken(&["TOPIC_CLOSED", "message thread not found"]);
    }
}

#[tokio::test]
async fn who_asks_in_a_closed_topic_is_told_in_private() {
    let world = World::start().await;
    let closed = topic(&world, "公告").await;
    world.say(ALICE, "/start").await;
    let greeted = world.expect(ALICE, |_| true).await;
    world.change("topic", json!({"chat": FORUM, "thread": closed, "state": "closed"})).await;
    let said = json!({"chat": FORUM, "user": ALICE, "text": "/convert 97773", "thread": closed});
    world.change("say", said).await;
    let told = world.expect(ALICE, |message| message.id() > greeted.id()).await;
    assert!(told.text().contains("I can't post in “音乐同好会”"), "{}", told.text());
    world.assert_no_rule_broken(&["TOPIC_CLOSED"]);
}

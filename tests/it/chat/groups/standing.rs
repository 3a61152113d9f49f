//! Added, removed, muted, allowed texts only.

use serde_json::json;

use super::super::notify::{DONE, told_in};
use super::super::schedule::early;
use super::{answered, has_button};
use crate::world::{ALICE, GROUP, World, XIAOLIN};

async fn stand(world: &World, status: &str) {
    world.change("bot", json!({"chat": GROUP, "user": XIAOLIN, "status": status})).await;
}

#[tokio::test]
async fn who_adds_the_bot_reads_what_it_can_do() {
    let world = World::start().await;
    answered(&world, GROUP, ALICE, "/convert 97773").await;
    stand(&world, "kicked").await;
    stand(&world, "member").await;
    let greeting = world.expect_text(GROUP, "大家好").await;
    assert!(has_button(&greeting, "去私聊"), "{}", greeting.json());
    // Neither more rights nor fewer are a reason to greet again.
    for status in ["administrator", "member", "restricted", "member"] {
        stand(&world, status).await;
    }
    answered(&world, GROUP, ALICE, "/convert 97773").await;
    let messages = world.messages(GROUP);
    assert_eq!(messages.iter().filter(|it| it.text().contains("大家好")).count(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn who_asks_where_the_bot_is_muted_is_told_in_private_once() {
    let world = World::start().await;
    world.say(ALICE, "/start").await;
    world.expect_text(ALICE, "QQ Music").await;
    stand(&world, "restricted").await;
    for _ in 0..2 {
        world.say_in(GROUP, ALICE, "/convert 97773").await;
    }
    world.expect_text(ALICE, "I can't post in “下班听歌”").await;
    // Her messages are handled one after the other.
    world.say(ALICE, "/convert 97773").await;
    world.expect_text(ALICE, "0039MnYb0qxYhV").await;
    let told = world.messages(ALICE).into_iter().filter(|it| it.text().contains("下班听歌"));
    assert_eq!(told.count(), 1);
    let refused = world.playground().telegram().refused();
    assert_eq!(refused.len(), 2, "each answer is tried once: {refused:?}");
    stand(&world, "member").await;
    let answer = answered(&world, GROUP, ALICE, "/convert 97773").await;
    assert!(answer.text().contains("0039MnYb0qxYhV"), "{}", answer.text());
    world.assert_no_rule_broken(&["not enough rights"]);
}

#[tokio::test]
async fn where_only_texts_are_allowed_cards_are_texts_and_audio_is_explained() {
    let world = World::start().await;
    answered(&world, GROUP, ALICE, "/convert 97773").await;
    stand(&world, "text_only").await;
    let card =
        answered(&world, GROUP, ALICE, "/search https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV")
            .await;
    assert!(card.text().contains("晴天") && !card.has("photo"), "{}", card.json());
    let told = answered(&world, GROUP, ALICE, "/song 97773").await;
    assert!(told.text().contains("not allowed to send audio"), "{}", told.text());
    world.assert_no_rule_broken(&["not enough rights"]);
}

#[tokio::test]
async fn nothing_is_tried_in_a_group_that_removed_the_bot() {
    let world = early().await;
    told_in(&world, GROUP, None).await;
    stand(&world, "kicked").await;
    world.say(ALICE, "/start").await;
    world.expect_text(ALICE, "QQ Music").await;
    world.advance_to_hour(9);
    let told = world.expect_text(XIAOLIN, DONE).await;
    assert!(told.text().contains("以后都在这里告诉你"), "{}", told.text());
    world.assert_no_rule_broken(&[]);
}

//! Links of QQ Music that are pasted without a command.

use serde_json::json;

use super::{answered, decided};
use crate::world::{ALICE, GROUP, World, XIAOLIN};

const SHARED: &str = "周杰伦《晴天》 https://c6.y.qq.com/base/fcgi-bin/u?__=s97773 @QQ音乐";

async fn promote(world: &World) {
    // The bot comes to exist with its first call.
    answered(world, GROUP, ALICE, "/convert 97773").await;
    let admin = json!({"chat": GROUP, "user": XIAOLIN, "status": "administrator"});
    world.change("bot", admin).await;
}

/// Somebody asks for something else; gives how many messages the bot sent between.
async fn answers_before_the_next(world: &World, before: i64) -> usize {
    let next = answered(world, GROUP, ALICE, "/convert 97773").await;
    let between = world.messages(GROUP).into_iter();
    between.filter(|it| it.is_by_bot() && (before..next.id()).contains(&it.id())).count()
}

#[tokio::test]
async fn a_link_is_opened_in_a_group_that_wants_it() {
    let world = World::start().await;
    promote(&world).await;
    let said = world.say_in(GROUP, ALICE, SHARED).await;
    assert_eq!(answers_before_the_next(&world, said).await, 0, "nobody wanted it yet");
    decided(&world, GROUP, "links on").await;
    let card = answered(&world, GROUP, ALICE, SHARED).await;
    assert!(card.text().contains("晴天"), "{}", card.text());
    let list = answered(&world, GROUP, ALICE, "https://y.qq.com/n/ryqq/playlist/7000000002").await;
    assert!(list.text().contains("1. "), "{}", list.text());
    let glued = "(see https://y.qq.com/n/ryqq/playlist/7000000002).";
    let list = answered(&world, GROUP, ALICE, glued).await;
    assert!(list.text().contains("1. "), "{}", list.text());
    let gone = "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhZ";
    let told = answered(&world, GROUP, ALICE, gone).await;
    assert!(told.text().contains("find what this link leads to"), "{}", told.text());
    // What leads elsewhere is not worth a word.
    let said = world.say_in(GROUP, ALICE, "https://c6.y.qq.com/base/fcgi-bin/u?__=x1").await;
    world.say_in(GROUP, ALICE, "晴天 https://example.com/n/ryqq/songDetail/0039MnYb0qxYhV").await;
    assert_eq!(answers_before_the_next(&world, said).await, 0);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn programs_and_who_may_not_use_the_bot_there_are_not_answered() {
    let world = World::start().await;
    promote(&world).await;
    decided(&world, GROUP, "links on").await;
    let via = json!({"chat": GROUP, "user": ALICE, "text": SHARED, "via_bot": true});
    let said = world.change("say", via).await["message_id"].as_i64().expect("an id");
    assert_eq!(answers_before_the_next(&world, said).await, 0);
    decided(&world, GROUP, "open admins").await;
    let said = world.say_in(GROUP, ALICE, SHARED).await;
    let refused = answered(&world, GROUP, ALICE, "/convert 97773").await;
    assert!(refused.text().contains("only admins"), "{}", refused.text());
    let between = world.messages(GROUP).into_iter();
    assert_eq!(between.filter(|it| it.is_by_bot() && it.id() > said).count(), 1);
    let card = answered(&world, GROUP, XIAOLIN, SHARED).await;
    assert!(card.text().contains("晴天"), "{}", card.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_settings_say_whether_pasted_links_are_seen() {
    let world = World::start().await;
    let shown = decided(&world, GROUP, "links on").await;
    assert!(shown.text().contains("/setprivacy"), "{}", shown.text());
    promote(&world).await;
    let shown = decided(&world, GROUP, "links on").await;
    assert!(!shown.text().contains("/setprivacy"), "{}", shown.text());
    world.press(XIAOLIN, &shown, "🔗 链接").await;
    world.expect_text(GROUP, "这个群里的消息我看得到").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn in_private_a_link_is_opened_and_what_came_through_a_bot_is_not() {
    let world = World::start().await;
    world.say(ALICE, SHARED).await;
    let card = world.expect(ALICE, |message| message.text().contains("晴天")).await;
    let via = json!({"chat": ALICE, "user": ALICE, "text": SHARED, "via_bot": true});
    world.change("say", via).await;
    world.say(ALICE, "/convert 97773").await;
    world.expect_text(ALICE, "0039MnYb0qxYhV").await;
    let cards = world.messages(ALICE).into_iter().filter(|it| it.text() == card.text());
    assert_eq!(cards.count(), 1);
    world.assert_no_rule_broken(&[]);
}

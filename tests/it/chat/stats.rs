//! How often the bot is used, and for its owner by how many.

use qqmusic_bot::model::PersonId;

use crate::world::{ALICE, GROUP, World, XIAOLIN};

#[tokio::test]
async fn everybody_sees_the_calls_and_only_the_owner_how_many_people() {
    let owner = PersonId(XIAOLIN.unsigned_abs());
    let world = World::configured(move |config| config.telegram.admins = vec![owner]).await;
    world.say_in(GROUP, ALICE, "/convert 97773").await;
    world.expect_text(GROUP, "0039MnYb0qxYhV").await;
    world.say(ALICE, "晴天").await;
    world.expect_text(ALICE, "晴天 — 周杰伦").await;
    world.say(ALICE, "/stats").await;
    let seen = world.expect_text(ALICE, "How often I was asked").await;
    for row in ["Searches: 1 today · 1", "Ids converted: 1 today · 1", "3 today · 3 in all"] {
        assert!(seen.text().contains(row), "{row} in {}", seen.text());
    }
    assert!(!seen.text().contains("People") && !seen.text().contains("Lyrics"), "{}", seen.text());
    world.say(XIAOLIN, "/stats").await;
    let owned = world.expect_text(XIAOLIN, "使用次数").await;
    assert!(owned.text().contains("搜索：今天 1 · 共 1"), "{}", owned.text());
    assert!(owned.text().contains("用过的人：2（近 30 天 2）"), "{}", owned.text());
    assert!(owned.text().contains("用过的群：1（近 30 天 1）"), "{}", owned.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_counters_outlive_a_restart() {
    let mut world = World::start().await;
    world.say(ALICE, "晴天").await;
    world.expect_text(ALICE, "晴天 — 周杰伦").await;
    world.restart_bot().await;
    world.say(ALICE, "/stats").await;
    world.expect_text(ALICE, "Searches: 1 today · 1").await;
    world.assert_no_rule_broken(&["retry after"]);
}

//! What is done every day, when somebody has it done or looks at it beside its time.

use super::accounts::add;
use super::coin::{REPORT, UIN};
use super::schedule::{early, usual};
use super::{has_button, labels};
use crate::wait::HELD;
use crate::world::{Message, World, XIAOLIN};

/// Says words and waits for an answer that holds others.
async fn answered(world: &World, said: &str, words: &str) -> Message {
    let id = world.say(XIAOLIN, said).await;
    world.expect(XIAOLIN, |message| message.id() > id && message.text().contains(words)).await
}

/// 小林, for whom the usual things were done in the morning.
async fn done() -> World {
    let world = early().await;
    usual(&world).await;
    world.advance_to_hour(9);
    world.expect_text(XIAOLIN, "的事都做好了").await;
    world
}

#[tokio::test]
async fn what_was_done_before_is_said_to_be_with_its_time_and_the_way_to_the_details() {
    let world = done().await;
    answered(&world, "/schedule 08:30 Asia/Tokyo", "东京").await;
    let again = answered(&world, "/schedule now", "已经都做好了").await;
    assert!(again.text().contains("（今天 10:0"), "the person's clock: {}", again.text());
    assert!(!again.text().contains("✅ 签到"), "{}", again.text());
    assert!(has_button(&again, "最近记录"), "{:?}", labels(&again));
    world.press(XIAOLIN, &again, "详情").await;
    let details =
        world.expect(XIAOLIN, |it| it.id() > again.id() && it.text().contains("🕗")).await;
    assert!(details.text().contains("✅ 签到"), "{}", details.text());
    assert!(!details.text().contains("👆"), "it began by itself: {}", details.text());
    world.playground().qqmusic().revoke_key(UIN);
    let dead = answered(&world, "/schedule now", "登录").await;
    assert!(has_button(&dead, "登录"), "{}", dead.json());
    assert!(!dead.text().contains("已经都做好了"), "{}", dead.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_greeting_says_what_is_done_of_an_account_for_who_has_it_done_daily() {
    let world = early().await;
    let first = world.expect_text(XIAOLIN, "登录成功").await;
    assert!(first.text().contains("发 /schedule"), "{}", first.text());
    usual(&world).await;
    let later = add(&world, 1_000_000_074).await;
    assert!(later.text().contains("自动做：签到、金币任务"), "{}", later.text());
    assert!(later.text().contains("每天 08:30 左右"), "{}", later.text());
    assert!(!later.text().contains("发 /schedule"), "{}", later.text());
    assert!(has_button(&later, "每天自动做"), "{:?}", labels(&later));
    world.advance_to_hour(9);
    world.expect_text(XIAOLIN, "的事都做好了").await;
    let now = add(&world, 1_000_000_075).await;
    assert!(now.text().contains("今天还没做的马上就做"), "{}", now.text());
    world.expect(XIAOLIN, |it| it.id() > now.id() && it.text().contains("✅ 签到")).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn coin_tasks_that_the_person_stops_are_said_to_be_stopped() {
    let world = early().await;
    usual(&world).await;
    world.faults().at(REPORT, HELD, Some(1));
    answered(&world, "/schedule now", "⏳ 金币任务").await;
    crate::wait::until("it is reported", async || world.faults().list().is_empty()).await;
    answered(&world, "/cancel", "后台任务停下了").await;
    world.faults().clear();
    let ended = world.expect_text(XIAOLIN, "⏭ 金币任务").await;
    assert!(ended.text().contains("你让它停了"), "{}", ended.text());
    let history = answered(&world, "/history", "✅ 签到").await;
    world.press(XIAOLIN, &history, "1").await;
    let is_shown = |it: &Message| it.id() >= history.id() && it.text().contains("你让它停了");
    world.expect(XIAOLIN, is_shown).await;
    world.assert_no_rule_broken(&[]);
}

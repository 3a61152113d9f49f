//! Telling people what happened by itself, whatever became of their chats.

use std::time::Duration;

use qqmusic_bot::playground::faults::{Fault, Rule};
use qqmusic_bot::playground::qqmusic::Deed;
use serde_json::json;

use super::coin::{RESTARTED, UIN, ledger, until_asked};
use super::schedule::{MORNING, early, usual};
use super::{has_button, log_in};
use crate::wait::HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// A supergroup with topics.
pub(super) const FORUM: i64 = -1_001_000_020_002;
pub(super) const DONE: &str = "的事都做好了";

pub(super) fn told(world: &World, chat: i64) -> Vec<Message> {
    let messages = world.messages(chat);
    messages.into_iter().filter(|message| message.text().contains(DONE)).collect()
}

/// 小林 wants to be told in a group's chat or topic.
pub(super) async fn told_in(world: &World, chat: i64, thread: Option<i64>) {
    usual(world).await;
    let words = json!({"chat": chat, "user": XIAOLIN, "text": "/schedule", "thread": thread});
    world.change("say", words).await;
    let offer = world.expect_text(chat, "想把每天的结果发在这里吗").await;
    world.press(XIAOLIN, &offer, "以后在这里告诉我").await;
    world.expect_text(chat, "每天的结果会发在这里").await;
}

#[tokio::test]
async fn who_blocked_the_bot_rests_until_they_press_a_button_again() {
    let world = early().await;
    let schedule = usual(&world).await;
    world.change("block", json!({"user": XIAOLIN})).await;
    world.advance_to_hour(9);
    until_resting(&world).await;
    world.advance_clock(Duration::from_secs(2 * 86_400));
    log_in(&world, ALICE, 1_000_000_077).await;
    world.change("unblock", json!({"user": XIAOLIN})).await;
    world.press(XIAOLIN, &schedule, "时区").await;
    world.expect_text(XIAOLIN, DONE).await;
    world.assert_no_rule_broken(&["blocked by the user"]);
}

#[tokio::test]
async fn who_blocked_the_bot_rests_until_they_write_again() {
    let world = early().await;
    usual(&world).await;
    world.change("block", json!({"user": XIAOLIN})).await;
    world.advance_to_hour(9);
    until_asked(&world, Deed::SignIn, 1).await;
    until_resting(&world).await;
    // Two days on, nothing is done and nothing is tried.
    world.advance_clock(Duration::from_secs(2 * 86_400));
    log_in(&world, ALICE, 1_000_000_077).await;
    assert_eq!(ledger(&world).asked(Deed::SignIn).len(), 1);
    let refused = world.playground().telegram().refused();
    assert_eq!(refused.iter().filter(|one| one.description.contains("blocked")).count(), 1);
    world.change("unblock", json!({"user": XIAOLIN})).await;
    world.say(XIAOLIN, "/schedule").await;
    let shown = world.expect_text(XIAOLIN, "下次：").await;
    assert!(!shown.text().contains("先停着"), "{}", shown.text());
    until_asked(&world, Deed::SignIn, 2).await;
    world.expect_text(XIAOLIN, DONE).await;
    world.assert_no_rule_broken(&["blocked by the user"]);
}

/// Waits until the owner sees that 小林's things rest for this reason.
pub(super) async fn until_paused(world: &World, reason: &str) {
    let found = async {
        loop {
            let said = world.say(ALICE, &format!("/admin why {XIAOLIN}")).await;
            let shown = world.expect(ALICE, |message| message.id() > said).await;
            if shown.text().contains(&format!("Paused: {reason}")) {
                return;
            }
        }
    };
    crate::wait::in_time("it rests in time", found).await;
}

/// Waits until it is stored that somebody's things rest.
async fn until_resting(world: &World) {
    until_refused(world, "bot was blocked by the user").await;
    until_paused(world, "blocked the bot").await;
}

/// Waits until something was refused for this reason.
async fn until_refused(world: &World, reason: &str) {
    let mut changes = world.playground().telegram().changes();
    let found = async {
        loop {
            changes.borrow_and_update();
            let refused = world.playground().telegram().refused();
            if refused.iter().any(|one| one.description.contains(reason)) {
                return;
            }
            // Refusals change nothing that would wake a waiting test.
            let _ = tokio::time::timeout(Duration::from_millis(20), changes.changed()).await;
        }
    };
    crate::wait::in_time("it is refused in time", found).await;
}

#[tokio::test]
async fn a_group_that_became_a_supergroup_is_followed() {
    let world = early().await;
    told_in(&world, GROUP, None).await;
    let moved = world.change("migrate", json!({"chat": GROUP})).await;
    let to = moved["chat"].as_i64().expect("an id");
    world.advance_to_hour(9);
    let first = world.expect_text(to, DONE).await;
    assert!(first.text().starts_with("👤 小林 的结果\n"), "whose it is: {}", first.text());
    world.advance_to_hour(MORNING);
    world.advance_to_hour(9);
    world.expect(to, |message| message.text().contains(DONE) && message.id() > first.id()).await;
    assert!(told(&world, XIAOLIN).is_empty());
    world.assert_no_rule_broken(&["upgraded to a supergroup"]);
}

#[tokio::test]
async fn where_the_bot_may_not_write_any_more_the_person_is_told_in_private() {
    let kicked = json!({"chat": GROUP, "user": XIAOLIN, "status": "kicked"});
    let muted = json!({"chat": GROUP, "user": XIAOLIN, "status": "restricted"});
    for (change, words) in [(kicked, "kicked"), (muted, "not enough rights")] {
        let world = early().await;
        told_in(&world, GROUP, None).await;
        world.change("bot", change).await;
        world.advance_to_hour(9);
        let told = world.expect_text(XIAOLIN, DONE).await;
        assert!(told.text().contains("以后都在这里告诉你"), "{}", told.text());
        world.say(XIAOLIN, "/schedule").await;
        world.expect_text(XIAOLIN, "每次都告诉我 · 在私聊").await;
        world.assert_no_rule_broken(&[words]);
    }
}

#[tokio::test]
async fn a_topic_is_told_in_until_it_is_deleted() {
    let world = early().await;
    let made = world.change("topic", json!({"chat": FORUM, "name": "日推"})).await;
    let topic = made["thread"].as_i64().expect("an id");
    told_in(&world, FORUM, Some(topic)).await;
    world.advance_to_hour(9);
    let told = world.expect_text(FORUM, DONE).await;
    assert_eq!(told.json()["message_thread_id"], topic);
    let gone = json!({"chat": FORUM, "thread": topic, "state": "deleted"});
    world.change("topic", gone).await;
    world.advance_to_hour(MORNING);
    world.advance_to_hour(9);
    let told = world.expect_text(XIAOLIN, DONE).await;
    assert!(told.text().contains("以后都在这里告诉你"), "{}", told.text());
    world.assert_no_rule_broken(&["message thread not found"]);
}

#[tokio::test]
async fn what_was_not_told_when_the_bot_was_killed_is_told_after() {
    let mut world = early().await;
    usual(&world).await;
    let slow = Rule {
        target: "telegram:sendMessage".to_owned(),
        kind: Fault::Hang,
        times: Some(1),
        chat: Some(XIAOLIN),
    };
    world.faults().add(slow);
    world.advance_to_hour(9);
    crate::wait::until("it is being told", async || world.faults().list().is_empty()).await;
    assert!(told(&world, XIAOLIN).is_empty());
    world.kill_and_restart_bot().await;
    world.expect_text(XIAOLIN, DONE).await;
    assert_eq!(told(&world, XIAOLIN).len(), 1);
    assert_eq!(ledger(&world).asked(Deed::SignIn).len(), 1);
    world.assert_no_rule_broken(&RESTARTED);
}

#[tokio::test]
async fn a_message_whose_answer_was_lost_is_told_again_and_says_so() {
    let world = early().await;
    usual(&world).await;
    let lost = Rule {
        target: "telegram:sendMessage".to_owned(),
        kind: Fault::Lost,
        times: Some(1),
        chat: Some(XIAOLIN),
    };
    world.faults().add(lost);
    world.advance_to_hour(9);
    world.expect_text(XIAOLIN, DONE).await;
    // It waits some minutes from the moment at which the bot missed the answer.
    let again = async {
        while !world.messages(XIAOLIN).iter().any(|one| one.text().contains("可能已经发过")) {
            world.advance_clock(Duration::from_secs(60));
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    crate::wait::in_time("it is told again", again).await;
    assert_eq!(told(&world, XIAOLIN).len(), 2);
}

/// Who is in a group cannot be asked: a result that is due is put off.
async fn put_off(world: &World) {
    told_in(world, GROUP, None).await;
    // As often as one question is asked.
    world.faults().at("telegram:getChatMember", Fault::Code(502), Some(3));
    world.advance_to_hour(9);
    crate::wait::until("it is asked in time", async || world.faults().list().is_empty()).await;
}

/// Moves the clock until the result is told somewhere.
async fn until_told(world: &World, chat: i64) -> Message {
    let found = async {
        loop {
            world.advance_clock(Duration::from_secs(60));
            tokio::time::sleep(Duration::from_millis(20)).await;
            if let Some(message) = told(world, chat).pop() {
                return message;
            }
        }
    };
    crate::wait::in_time("it is told in time", found).await
}

#[tokio::test]
async fn a_lost_question_who_is_in_a_group_is_no_result_that_may_have_come() {
    let world = early().await;
    put_off(&world).await;
    let told = until_told(&world, GROUP).await;
    assert!(!told.text().contains("可能已经发过"), "{}", told.text());
}

#[tokio::test]
async fn a_result_that_waits_goes_where_its_person_wants_it_by_then() {
    let world = early().await;
    put_off(&world).await;
    world.say(XIAOLIN, "/schedule").await;
    let shown = world.expect_text(XIAOLIN, "每次都告诉我 · 在群里").await;
    world.press(XIAOLIN, &shown, "🔔 通知").await;
    let offer = world.expect(XIAOLIN, |message| has_button(message, "改回私聊告诉我")).await;
    world.press(XIAOLIN, &offer, "改回私聊告诉我").await;
    world
        .expect(XIAOLIN, |message| {
            !has_button(message, "改回私聊告诉我") && message.id() == offer.id()
        })
        .await;
    until_told(&world, XIAOLIN).await;
    assert!(told(&world, GROUP).is_empty(), "not where they did not want it any more");
}

#[tokio::test]
async fn a_flood_wait_is_waited_for_and_the_message_is_told_once() {
    let world = early().await;
    usual(&world).await;
    let flood = Rule {
        target: "telegram:sendMessage".to_owned(),
        kind: Fault::Code(429),
        times: Some(2),
        chat: Some(XIAOLIN),
    };
    world.faults().add(flood);
    world.advance_to_hour(9);
    world.expect_text(XIAOLIN, DONE).await;
    assert_eq!(told(&world, XIAOLIN).len(), 1);
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn an_expired_key_is_renewed_and_nobody_notices() {
    let world = early().await;
    usual(&world).await;
    world.playground().qqmusic().expire_key(UIN);
    world.advance_to_hour(9);
    let told = world.expect_text(XIAOLIN, DONE).await;
    assert!(told.text().contains("✅ 签到 · +"), "{}", told.text());
    assert!(!world.messages(XIAOLIN).iter().any(|message| message.text().contains("失效")));
    assert_eq!(ledger(&world).asked(Deed::SignIn).len(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_login_that_dies_halfway_is_told_once_and_the_rest_follows_the_next_one() {
    let world = early().await;
    world.say(XIAOLIN, "/schedule on sign coin").await;
    world.expect_text(XIAOLIN, "自动做：签到、金币任务").await;
    // The first call of the coin tasks is held up, until after the key is dead.
    let coins = "qqmusic:music.activeCenter*";
    world.faults().at(coins, HELD, Some(1));
    world.advance_to_hour(9);
    crate::wait::until("the coins are asked for", async || world.faults().list().is_empty()).await;
    world.playground().qqmusic().revoke_key(UIN);
    world.faults().clear();
    let dead = world.expect_text(XIAOLIN, "登录失效了").await;
    assert!(has_button(&dead, "扫码登录"), "{}", dead.json());
    world.say(XIAOLIN, "/history").await;
    let history = world.expect_text(XIAOLIN, "最近自动做的").await;
    assert!(history.text().contains("✅ 签到"), "{}", history.text());
    assert!(history.text().contains("⚠️ 金币任务 · 登录失效，没做成"), "{}", history.text());
    assert!(told(&world, XIAOLIN).is_empty(), "what is not over is not told");
    world.press(XIAOLIN, &dead, "扫码登录").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    let done = world.expect_text(XIAOLIN, DONE).await;
    assert!(
        done.text().contains("✅ 签到") && done.text().contains("✅ 金币任务"),
        "{}",
        done.text()
    );
    assert_eq!(ledger(&world).asked(Deed::SignIn).len(), 1);
    let messages = world.messages(XIAOLIN);
    let deaths = messages.iter().filter(|message| message.text().contains("登录失效了"));
    assert_eq!(deaths.count(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_dead_login_is_told_once_and_a_new_one_catches_up() {
    let world = early().await;
    usual(&world).await;
    world.playground().qqmusic().revoke_key(UIN);
    world.advance_to_hour(9);
    let dead = world.expect_text(XIAOLIN, "登录失效了").await;
    assert!(has_button(&dead, "扫码登录"), "{}", dead.json());
    assert!(ledger(&world).asked(Deed::SignIn).is_empty());
    world.advance_clock(Duration::from_secs(86_400));
    world.press(XIAOLIN, &dead, "扫码登录").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world.expect_text(XIAOLIN, DONE).await;
    assert_eq!(ledger(&world).asked(Deed::SignIn).len(), 1);
    let dead = world.messages(XIAOLIN);
    assert_eq!(dead.iter().filter(|message| message.text().contains("登录失效了")).count(), 1);
    world.assert_no_rule_broken(&[]);
}

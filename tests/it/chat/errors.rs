//! A QQ Music that fails: one clear sentence, and the next request works.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;

use crate::world::{World, XIAOLIN};

const SEARCH: &str = "qqmusic:music.search.SearchCgiService/*";

/// Searches while QQ Music has this fault, then again when it is well.
async fn told_of(fault: Fault, sentence: &str) {
    let world = World::start().await;
    world.faults().at(SEARCH, fault, None);
    world.say(XIAOLIN, "晴天").await;
    let answer = world.expect_text(XIAOLIN, sentence).await;
    assert_eq!(answer.text().lines().count(), 1, "{}", answer.text());
    world.faults().clear();
    world.say(XIAOLIN, "晴天").await;
    world.expect_text(XIAOLIN, "1. 晴天 — 周杰伦").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_broken_server_is_told() {
    told_of(Fault::Status(500), "暂时连不上 QQ 音乐").await;
}

#[tokio::test]
async fn a_garbled_answer_is_told() {
    told_of(Fault::Garbage, "QQ 音乐的回答我没看懂").await;
}

#[tokio::test]
async fn a_lost_connection_is_told() {
    told_of(Fault::Drop, "暂时连不上 QQ 音乐").await;
}

#[tokio::test]
async fn risk_control_is_told() {
    told_of(Fault::Code(2001), "QQ 音乐").await;
}

#[tokio::test]
async fn a_qq_music_that_does_not_answer_is_told_in_time() {
    let world = World::configured(|config| config.music.timeout = Duration::from_secs(3)).await;
    world.faults().at(SEARCH, Fault::Hang, None);
    world.say(XIAOLIN, "晴天").await;
    let answer = world.expect(XIAOLIN, |message| !message.text().is_empty()).await;
    assert_eq!(answer.text(), "暂时连不上 QQ 音乐，过一会儿再试。");
    world.faults().clear();
    world.say(XIAOLIN, "晴天").await;
    world.expect_text(XIAOLIN, "1. 晴天 — 周杰伦").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_slow_request_is_cancelled_and_said_to_be() {
    let world = World::start().await;
    world.faults().at(SEARCH, Fault::Hang, None);
    world.say(XIAOLIN, "晴天").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "好，已停下").await;
    world.assert_no_rule_broken(&[]);
}

//! A bot that asks another server of our own kind: what people are told of it, and its tasks.

use std::time::Duration;

use qqmusic_bot::config::BackendKind;
use qqmusic_bot::model::{Pace, PersonId};
use qqmusic_bot::playground::telegram;

use super::{has_button, labels};
use crate::remote::other::OtherServer;
use crate::world::{ALICE, World, XIAOLIN};

const UIN: u64 = 314_159_265;

/// 小林, who was told where the keys go, agreed, and logged in to a bot that asks another server.
async fn asking_elsewhere(pace: Pace) -> (World, OtherServer) {
    let mut world = World::without_bot(telegram::Options::default()).await;
    let other = OtherServer::start(world.playground(), pace).await;
    let url = other.url.clone();
    world.start_bot_with(move |config| {
        config.music.backend = BackendKind::Remote;
        config.music.remote_url = Some(url.clone());
        config.music.pace = Pace::Fixed(Duration::from_millis(20));
        config.music.requests_per_second = 10_000;
        config.telegram.admins = vec![PersonId(ALICE.unsigned_abs())];
    });
    world.say(XIAOLIN, "/login").await;
    let told = world.expect(XIAOLIN, |message| has_button(message, "我知道了")).await;
    let name = format!("127.0.0.1:{}", other.url.port().expect("a port"));
    assert!(told.text().contains(&name), "{}", told.text());
    world.press(XIAOLIN, &told, "我知道了").await;
    let agreed = world.expect_text(XIAOLIN, "好，记下了").await;
    assert_eq!(agreed.id(), told.id());
    assert!(labels(&agreed).is_empty(), "it is asked once");
    world.say(XIAOLIN, "/login").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "🎉").await;
    (world, other)
}

#[tokio::test]
async fn keys_go_to_another_server_after_a_press_which_is_asked_for_once() {
    let (world, _other) = asking_elsewhere(Pace::Fixed(Duration::ZERO)).await;
    let before = world.playground().qqmusic().coins(UIN);
    world.say(XIAOLIN, "/coin").await;
    let end = world.expect_text(XIAOLIN, "做完了").await;
    let told = format!("{before} → {}（到账 26）", before + 26);
    assert!(end.text().contains(&told), "{}", end.text());
    assert!(end.text().contains("⏭ 宝箱 · 还没到能领的时候"), "{}", end.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn who_stops_a_task_of_another_server_is_told_that_it_may_go_on() {
    let (world, _other) = asking_elsewhere(Pace::Fixed(Duration::from_secs(600))).await;
    world.say(XIAOLIN, "/coin").await;
    let card = world.expect_text(XIAOLIN, "0/").await;
    world.press(XIAOLIN, &card, "停下").await;
    let end = world.expect_text(XIAOLIN, "它可能还会继续").await;
    assert_eq!(end.id(), card.id());
    assert!(!end.text().contains("没做的不会再做"), "{}", end.text());
    world.say(XIAOLIN, "/coin").await;
    world.expect(XIAOLIN, |message| message.id() > end.id() && message.text().contains("0/")).await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "后台任务我不再看进度了").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_report_that_another_server_drew_is_kept_overnight_and_passed_on() {
    let (world, _other) = asking_elsewhere(Pace::Fixed(Duration::ZERO)).await;
    world.advance_to_hour(6);
    world.say(XIAOLIN, "/schedule on report").await;
    world.expect_text(XIAOLIN, "自动做：听歌日报").await;
    // Today's run is over, so that the report comes with tomorrow's.
    world.say(XIAOLIN, "/schedule now").await;
    world.expect_text(XIAOLIN, "现在没有要做的").await;
    super::reports::evening(&world).await;
    world.advance_to_hour(9);
    let told = world.expect_text(XIAOLIN, "听歌日报 · 昨天（").await;
    assert!(told.has("photo"), "{}", told.json());
    world.assert_no_rule_broken(&[]);
}

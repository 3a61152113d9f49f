//! The fair queue of what is costly: turns, places, bounds, `/cancel`, and the end of the bot.

use qqmusic_bot::playground::faults::Fault;

use crate::wait::HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

const AUDIO: &str = "qqmusic:isure.stream.qqmusic.qq.com/*";
/// Songs that anybody may hear.
const FREE: [u64; 5] = [97_773, 700_000_004, 700_000_005, 700_000_006, 700_000_007];

fn has_audio(message: &Message) -> bool {
    message.has("audio")
}

/// Asks for songs in a chat.
async fn want(world: &World, chat: i64, user: i64, songs: &[u64]) {
    for song in songs {
        world.say_in(chat, user, &format!("/song {song} 128")).await;
    }
}

#[tokio::test]
async fn who_asks_for_one_song_does_not_wait_for_anothers_many() {
    let world = World::start().await;
    // Two of the first one's songs do not come, so the others of theirs wait.
    world.faults().at(AUDIO, Fault::Hang, Some(2));
    want(&world, XIAOLIN, XIAOLIN, &FREE[..4]).await;
    let line = world.expect_text(XIAOLIN, "你有 2 首歌在排队，排到第 1 位了").await;
    want(&world, ALICE, ALICE, &FREE[4..]).await;
    world.expect(ALICE, has_audio).await;
    assert!(!world.messages(XIAOLIN).iter().any(has_audio));

    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "好，4 首歌不发了").await;
    world.expect_gone(XIAOLIN, line.id()).await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "现在没有正在做的事").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_line_goes_when_it_is_ones_turn() {
    let world = World::start().await;
    world.faults().at(AUDIO, HELD, Some(2));
    want(&world, XIAOLIN, XIAOLIN, &FREE[..3]).await;
    let line = world.expect_text(XIAOLIN, "你有 1 首歌在排队").await;
    world.faults().clear();
    world.expect_gone(XIAOLIN, line.id()).await;
    for name in ["晴天", "晴天之前", "晴天以后"] {
        world.expect(XIAOLIN, |message| message.json()["audio"]["title"] == name).await;
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn who_has_too_much_waiting_is_told_what_to_do() {
    let world = World::start().await;
    world.faults().at(AUDIO, Fault::Hang, None);
    // One more than may wait, each a song of its own.
    let songs: Vec<_> = (710_000_002..).filter(|id| id % 10 != 1).take(41).collect();
    want(&world, XIAOLIN, XIAOLIN, &songs).await;
    world.expect_text(XIAOLIN, "一个人最多排 40 项").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "好，40 首歌不发了").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn reports_are_drawn_in_the_queue_and_cancelled() {
    let world = World::start().await;
    crate::login::asked(&world, "qq").await;
    world.scan_latest_qr(XIAOLIN, 314_159_265, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world.faults().at("qqmusic:music.soundPower.SoundPowerSvr/*", Fault::Hang, None);
    for _ in 0..3 {
        world.say_in(GROUP, XIAOLIN, "/report today").await;
    }
    let line = world.expect_text(GROUP, "你有 1 张图在排队").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "好，3 张图不画了").await;
    world.expect_gone(GROUP, line.id()).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_waits_when_the_bot_stops_is_dropped_with_a_sentence() {
    let mut world = World::start().await;
    world.faults().at(AUDIO, Fault::Delay(2500), Some(2));
    want(&world, XIAOLIN, XIAOLIN, &FREE[..3]).await;
    world.expect_text(XIAOLIN, "你有 1 首歌在排队").await;
    world.take_bot().stop().await.expect("the bot ends well");
    let messages = world.messages(XIAOLIN);
    assert!(messages.iter().any(|message| message.text().contains("排队的 1 首歌没发成")));
    let songs = messages.iter().filter(|message| has_audio(message)).count();
    assert_eq!(songs, 2, "what has its turn is finished");
    world.start_bot();
    world.say(XIAOLIN, &format!("/song {} 128", FREE[2])).await;
    world.expect(XIAOLIN, |it| it.json()["audio"]["title"] == "晴天以后").await;
    world.assert_no_rule_broken(&[]);
}

//! Songs as audio: sent, sent again, refused, too large, broken off, cancelled.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;

use super::{has_button, labels, with_more};
use crate::login::asked;
use crate::world::{ALICE, Message, World, XIAOLIN};

const UIN: u64 = 314_159_265;
const AUDIO: &str = "qqmusic:isure.stream.qqmusic.qq.com/*";

/// How often a file of audio was asked for.
pub(super) fn fetched(world: &World) -> u64 {
    let calls = world.playground().qqmusic().stats().calls;
    calls.iter().filter(|(name, _)| name.contains(".stream.")).map(|(_, times)| times).sum()
}

async fn log_in(world: &World) {
    asked(world, "qq").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
}

async fn audio(world: &World, user: i64) -> Message {
    world.expect(user, |message| message.has("audio")).await
}

#[tokio::test]
async fn a_song_comes_as_audio_once_fetched_and_for_others_by_its_file_id() {
    let world = World::start().await;
    world.say(XIAOLIN, "/song 0039MnYb0qxYhV 128").await;
    let sent = audio(&world, XIAOLIN).await;
    let first = &sent.json()["audio"];
    assert_eq!((&first["title"], &first["performer"]), (&"晴天".into(), &"周杰伦".into()));
    assert_eq!(first["duration"], 269);
    assert_eq!(first["mime_type"], "audio/mpeg");
    assert!(first["thumbnail"].is_object(), "{first}");

    world.say(ALICE, "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV").await;
    let card = world.expect(ALICE, |message| message.has("photo")).await;
    world.press(ALICE, &card, "128k").await;
    let again = audio(&world, ALICE).await;
    assert_eq!(again.json()["audio"]["file_unique_id"], first["file_unique_id"]);
    assert_eq!(fetched(&world), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_songs_card_is_drawn_once_for_each_look_and_language() {
    const SONG: &str = "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV";
    let world = World::start().await;
    let drawn = |user, many: usize| {
        let world = &world;
        async move {
            let is_card = |message: &Message| {
                message.json()["photo"][0].is_object() && !has_button(message, "🖼")
            };
            let cards = || world.messages(user).into_iter().filter(is_card).collect::<Vec<_>>();
            world.expect(user, |_| cards().len() == many).await;
            let card = cards().pop().expect("a card");
            let sizes = card.json()["photo"].as_array().expect("sizes").clone();
            (card, sizes.last().expect("a size")["file_unique_id"].clone())
        }
    };
    world.say(XIAOLIN, SONG).await;
    let card = world.expect(XIAOLIN, |message| message.has("photo")).await;
    let card = with_more(&world, XIAOLIN, &card).await;
    world.faults().at("qqmusic:y.gtimg.cn/*", Fault::Drop, None);
    world.press(XIAOLIN, &card, "🖼 卡片").await;
    let (_, bare) = drawn(XIAOLIN, 1).await;
    world.faults().clear();
    world.press(XIAOLIN, &card, "🖼 卡片").await;
    let (shown, whole) = drawn(XIAOLIN, 2).await;
    assert_ne!(bare, whole, "one without its cover is not kept");
    assert!(shown.text().contains("晴天") && has_button(&shown, "歌词"), "{}", shown.json());
    world.press(XIAOLIN, &card, "🖼 卡片").await;
    assert_eq!(drawn(XIAOLIN, 3).await.1, whole, "the file that Telegram has");

    world.say(ALICE, SONG).await;
    let card = world.expect(ALICE, |message| message.has("photo")).await;
    let card = with_more(&world, ALICE, &card).await;
    world.press(ALICE, &card, "🖼 Card").await;
    let (_, english) = drawn(ALICE, 1).await;
    world.say(ALICE, "/settings theme dark").await;
    world.expect_text(ALICE, "Pictures: 🌙 Dark").await;
    world.press(ALICE, &card, "🖼 Card").await;
    let (_, dark) = drawn(ALICE, 2).await;
    assert!(english != whole && dark != english);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_vip_song_needs_a_login_and_a_membership() {
    let world = World::start().await;
    world.say(XIAOLIN, "/song 会员的月亮").await;
    let list = world.expect_text(XIAOLIN, "1. 会员的月亮").await;
    world.press(XIAOLIN, &list, "1").await;
    let card = world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.press(XIAOLIN, &card, "128k").await;
    let denied = world.expect_text(XIAOLIN, "要登录有会员").await;
    assert!(has_button(&denied, "扫码登录"), "{:?}", labels(&denied));
    log_in(&world).await;
    world.press(XIAOLIN, &card, "128k").await;
    world.expect_text(XIAOLIN, "要开通会员或购买专辑才能听").await;
    world.playground().qqmusic().set_vip(UIN, true);
    world.press(XIAOLIN, &card, "128k").await;
    audio(&world, XIAOLIN).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_song_too_large_for_telegram_is_offered_smaller_or_by_its_address() {
    let world = World::start().await;
    log_in(&world).await;
    world.say(XIAOLIN, "/song 长长的海岸线").await;
    let list = world.expect_text(XIAOLIN, "1. 长长的海岸线").await;
    world.press(XIAOLIN, &list, "1").await;
    let card = world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.press(XIAOLIN, &card, "320k").await;
    let told = world.expect_text(XIAOLIN, "Telegram 发不了").await;
    assert_eq!(labels(&told), ["🎧 128k", "⬇️ 直接下载（两小时内有效）"]);
    assert_eq!(fetched(&world), 0);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_song_whose_address_has_ended_is_told() {
    let world = World::start().await;
    world.faults().at(AUDIO, Fault::Status(403), None);
    world.say(XIAOLIN, "/song 0039MnYb0qxYhV 128").await;
    world.expect_text(XIAOLIN, "歌传到一半断了").await;
    world.faults().clear();
    world.say(XIAOLIN, "/song 0039MnYb0qxYhV 128").await;
    audio(&world, XIAOLIN).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_song_that_does_not_come_is_said_to_be_on_its_way_and_is_cancelled() {
    let world = World::configured(|config| config.music.timeout = Duration::from_secs(600)).await;
    world.faults().at(AUDIO, Fault::Hang, None);
    world.say(XIAOLIN, "/song 0039MnYb0qxYhV 128").await;
    let line = world.expect_text(XIAOLIN, "正在取《晴天").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "好，1 首歌不发了").await;
    world.expect_gone(XIAOLIN, line.id()).await;
    assert!(world.messages(XIAOLIN).iter().all(|message| !message.has("audio")));
    world.assert_no_rule_broken(&[]);
}

//! The listening report as pictures, and the key for its official source.

use qqmusic_bot::playground::faults::Fault;

use crate::chat::labels;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// A listener of every day.
const RICH: u64 = 1_000_000_077;

async fn logged_in(user: i64, uin: u64) -> World {
    let world = World::start().await;
    world.say(user, "/login qq").await;
    world.scan_latest_qr(user, uin, "confirmed").await;
    let greeting = if user == ALICE { "you are logged in" } else { "登录成功" };
    world.expect_text(user, greeting).await;
    world
}

/// The pictures of reports in a chat, oldest first: those that are no login codes.
fn cards(world: &World, chat: i64) -> Vec<Message> {
    let is_card = |message: &Message| {
        let photo = message.json()["photo"].as_array().and_then(|sizes| sizes.last());
        photo.is_some_and(|photo| photo["width"] == 1080)
    };
    world.messages(chat).into_iter().filter(is_card).collect()
}

#[tokio::test]
async fn the_report_is_an_album_of_four_cards_in_private() {
    let world = logged_in(XIAOLIN, RICH).await;
    world.say(XIAOLIN, "/report").await;
    let first = world.expect_text(XIAOLIN, "的听歌报告").await;
    let cards = cards(&world, XIAOLIN);
    assert_eq!(cards.len(), 4);
    let album = &first.json()["media_group_id"];
    assert!(album.is_string(), "{}", first.json());
    assert!(cards.iter().all(|card| card.json()["media_group_id"] == *album));
    world.assert_no_rule_broken(&[]);
}

/// Whether a picture has a dark ground, by a pixel of its edge near the end.
async fn is_dark(world: &World, card: &Message) -> bool {
    let sizes = card.json()["photo"].as_array().expect("a photo");
    let file = world.file(&sizes.last().expect("a size")["file_id"]).await;
    let picture = image::load_from_memory(&file).expect("a picture").to_luma8();
    picture.get_pixel(4, picture.height() - 4).0[0] < 128
}

/// What the double was asked for on its host for pictures.
fn pictures_fetched(world: &World) -> u64 {
    let calls = world.playground().qqmusic().stats().calls;
    calls.iter().filter(|(name, _)| name.contains("y.gtimg.cn")).map(|(_, times)| times).sum()
}

/// The picture of the newest card.
async fn newest(world: &World, many: usize) -> image::RgbImage {
    world.expect(XIAOLIN, |_| cards(world, XIAOLIN).len() == many).await;
    let card = cards(world, XIAOLIN).pop().expect("a card");
    let sizes = card.json()["photo"].as_array().expect("a photo");
    let file = world.file(&sizes.last().expect("a size")["file_id"]).await;
    image::load_from_memory(&file).expect("a picture").to_rgb8()
}

#[tokio::test]
async fn cards_have_covers_and_avatar_once_fetched_and_are_drawn_without_what_cannot_be_had() {
    let world = logged_in(XIAOLIN, RICH).await;
    world.faults().at("qqmusic:y.gtimg.cn/*", Fault::Hang, None);
    world.say(XIAOLIN, "/report month").await;
    let without = newest(&world, 1).await;
    world.faults().clear();
    world.faults().at("qqmusic:y.gtimg.cn/*", Fault::Garbage, Some(1));
    world.say(XIAOLIN, "/report month").await;
    let with = newest(&world, 2).await;
    assert_eq!(with.dimensions(), without.dimensions());
    let differ = with.pixels().zip(without.pixels()).filter(|(one, other)| one != other).count();
    assert!(differ > 10_000, "covers and photos are there: {differ}");
    let fetched = pictures_fetched(&world);
    world.say(XIAOLIN, "/report month").await;
    let again = newest(&world, 3).await;
    assert_eq!(pictures_fetched(&world), fetched, "they are remembered for a while");
    assert_eq!(again.dimensions(), with.dimensions());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn pictures_look_as_the_person_chose_in_private_also_in_a_group() {
    let world = logged_in(XIAOLIN, RICH).await;
    world.say_in(GROUP, XIAOLIN, "/report today").await;
    let card = world.expect_text(GROUP, "的听歌报告").await;
    assert!(!is_dark(&world, &card).await, "light is the usual");
    world.say_in(GROUP, XIAOLIN, "/settings theme dark").await;
    world.expect_text(GROUP, "由你自己定").await;
    world.say(XIAOLIN, "/settings").await;
    let settings = world.expect_text(XIAOLIN, "图片：☀️ 浅色").await;
    world.press(XIAOLIN, &settings, "🌙 深色").await;
    world.expect_text(XIAOLIN, "图片：🌙 深色").await;
    world.say_in(GROUP, XIAOLIN, "/report week").await;
    world.expect(GROUP, |message| message.has("photo") && message.text().contains("本周")).await;
    let shown = cards(&world, GROUP);
    assert!(is_dark(&world, &shown[1]).await);
    world.say(XIAOLIN, "/report today light").await;
    let card = world.expect_text(XIAOLIN, "的听歌报告").await;
    assert!(!is_dark(&world, &card).await, "what is said now goes first");
    world.say(XIAOLIN, "/settings theme auto").await;
    world.expect_text(XIAOLIN, "图片：🌗").await;
    for (hour, dark) in [(22, true), (12, false)] {
        world.advance_to_hour(hour);
        let before = cards(&world, XIAOLIN).len();
        world.say(XIAOLIN, "/report today").await;
        let is_new = |_: &Message| cards(&world, XIAOLIN).len() > before;
        world.expect(XIAOLIN, is_new).await;
        let card = cards(&world, XIAOLIN).pop().expect("a card");
        assert_eq!(is_dark(&world, &card).await, dark, "at {hour} o'clock");
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_group_sees_only_the_period_that_somebody_asked_to_show() {
    let world = logged_in(XIAOLIN, RICH).await;
    world.say_in(GROUP, XIAOLIN, "/report").await;
    let choice = world.expect_text(GROUP, "想在这里看哪段时间").await;
    assert_eq!(labels(&choice).len(), 4);
    assert!(cards(&world, GROUP).is_empty());
    world.press(XIAOLIN, &choice, "本周").await;
    let card = world.expect_text(GROUP, "本周").await;
    assert!(card.has("photo") && card.buttons().is_empty(), "{}", card.json());
    assert_eq!(cards(&world, GROUP).len(), 1);
    world.say_in(GROUP, ALICE, "/report today").await;
    world.expect_text(GROUP, "You are not logged in yet").await;
    assert_eq!(cards(&world, GROUP).len(), 1, "nobody's report but one's own");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_key_is_checked_kept_used_and_taken_away_and_its_message_is_deleted() {
    let world = logged_in(ALICE, RICH).await;
    let said = world.say(ALICE, "/settings key qmk-made-up-by-somebody").await;
    world.expect_text(ALICE, "QQ Music doesn't accept this key").await;
    world.expect_gone(ALICE, said).await;

    let key = world.playground().qqmusic().report_key(RICH);
    let said = world.say(ALICE, &format!("/settings key {key}")).await;
    world.expect_text(ALICE, "The report key was checked").await;
    world.expect_gone(ALICE, said).await;
    world.say(ALICE, "/report month").await;
    let card = world.expect_text(ALICE, "This month").await;
    assert!(card.has("photo") && labels(&card).contains(&"Today"), "{}", card.json());
    world.say(ALICE, "/settings").await;
    let settings = world.expect_text(ALICE, "Report key: stored").await;
    world.press(ALICE, &settings, "Delete the report key").await;
    world.expect_text(ALICE, "The report key is deleted").await;
    let shown = world.messages(ALICE).iter().any(|message| message.text().contains(&key));
    assert!(!shown, "the key is never shown and does not stay");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_key_that_cannot_be_checked_is_not_stored_and_asked_for_again() {
    const OFFICIAL: &str = "qqmusic:a.y.qq.com/me/report";
    let world = logged_in(ALICE, RICH).await;
    let key = world.playground().qqmusic().report_key(RICH);
    for (fault, told) in [
        (Fault::Drop, "QQ Music can't be reached right now"),
        (Fault::Status(503), "QQ Music can't be reached right now"),
        (Fault::Status(429), "asking too fast"),
    ] {
        world.faults().at(OFFICIAL, fault, None);
        let said = world.say(ALICE, &format!("/settings key {key}")).await;
        let answer = world.expect(ALICE, |it| it.id() > said && it.text().contains(told)).await;
        for words in ["couldn't be checked, so it isn't stored", "deleted the message with the key"]
        {
            assert!(answer.text().contains(words), "{}", answer.text());
        }
        assert!(labels(&answer).is_empty() && !answer.text().contains(&key), "{}", answer.text());
        world.expect_gone(ALICE, said).await;
        world.faults().clear();
    }
    world.say(ALICE, "/settings").await;
    world.expect_text(ALICE, "Report key: none").await;
    world.say(ALICE, &format!("/settings key {key}")).await;
    world.expect_text(ALICE, "The report key was checked").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn who_has_only_a_key_hears_that_its_report_cannot_be_reached() {
    let world = World::start().await;
    let key = world.playground().qqmusic().report_key(RICH);
    world.say(ALICE, &format!("/settings key {key}")).await;
    world.expect_text(ALICE, "The report key was checked").await;
    world.faults().at("qqmusic:a.y.qq.com/me/report", Fault::Drop, None);
    let said = world.say(ALICE, "/report today").await;
    let answer = world.expect(ALICE, |it| it.id() > said && it.is_by_bot()).await;
    assert!(answer.text().contains("QQ Music can't be reached right now"), "{}", answer.text());
    world.faults().clear();
    world.say(ALICE, "/report today").await;
    world.expect(ALICE, |it| it.id() > answer.id() && it.has("photo")).await;
}

#[tokio::test]
async fn a_key_in_a_group_is_deleted_and_not_used() {
    let world = logged_in(ALICE, RICH).await;
    let key = world.playground().qqmusic().report_key(RICH);
    world.say_in(GROUP, XIAOLIN, &format!("/settings key {key}")).await;
    let told = world.expect_text(GROUP, "报告密钥别发在群里").await;
    assert!(!told.text().contains(&key));
    world.say(XIAOLIN, "/settings").await;
    world.expect_text(XIAOLIN, "报告密钥：没有").await;
    world.assert_no_rule_broken(&["message can't be deleted"]);
}

#[tokio::test]
async fn words_that_name_no_period_and_people_without_a_login_are_told_what_to_do() {
    let world = World::start().await;
    world.say(XIAOLIN, "/report yesterday").await;
    world.expect_text(XIAOLIN, "没看懂“yesterday”").await;
    world.say(XIAOLIN, "/report").await;
    world.expect_text(XIAOLIN, "还没登录").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_key_or_a_cookie_is_never_taken_for_words_however_it_is_written() {
    let world = World::start().await;
    for text in [
        "/settings key：qmk-made-up-by-somebody",
        "密钥：“qmk-made-up-by-somebody”",
        "/search qmk-made-up-by-somebody",
        "/search uin=1000000077; qm_keyst=Q_H_L_made_up",
    ] {
        let said = world.say(XIAOLIN, text).await;
        world.expect_gone(XIAOLIN, said).await;
    }
    world.say(XIAOLIN, "/lyric").await;
    world.expect_text(XIAOLIN, "歌词").await;
    let said = world.say(XIAOLIN, "uin=1000000077; qm_keyst=Q_H_L_made_up").await;
    world.expect_gone(XIAOLIN, said).await;
    world.say(XIAOLIN, "/help").await;
    world.expect_text(XIAOLIN, "/search").await;
    let repeats = |message: &Message| message.text().contains("made");
    assert!(!world.messages(XIAOLIN).iter().any(repeats), "neither stays, neither is repeated");
}

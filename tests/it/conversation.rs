//! A person meets the bot: the main way through it, on the playground.

use qqmusic_bot::playground::faults::Fault;

use crate::world::{ALICE, GROUP, World, XIAOLIN};

#[tokio::test]
pub(crate) async fn a_person_is_greeted_in_the_language_of_their_app() {
    let world = World::start().await;
    world.say(XIAOLIN, "/start").await;
    world.say(ALICE, "/start").await;
    let chinese = world.expect(XIAOLIN, |message| !message.text().is_empty()).await;
    let english = world.expect(ALICE, |message| !message.text().is_empty()).await;
    assert!(chinese.text().contains("你好"), "{}", chinese.text());
    assert!(english.text().is_ascii() || english.text().contains("Hi"), "{}", english.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn a_search_is_picked_and_the_song_is_read() {
    let world = World::start().await;
    world.say(XIAOLIN, "晴天").await;
    let list = world.expect_text(XIAOLIN, "晴天").await;
    assert!(list.text().contains("周杰伦"), "{}", list.text());
    let press = world.press(XIAOLIN, &list, "1").await;
    world.answer_to(&press).await;
    let card = world.expect(XIAOLIN, |message| message.has("photo")).await;
    assert!(card.text().contains("晴天"), "{}", card.text());
    world.press(XIAOLIN, &card, "歌词").await;
    world.expect(XIAOLIN, |message| message.id() > card.id()).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn a_login_by_qr_is_followed_until_the_account_is_greeted() {
    let mut world = World::start().await;
    world.say(XIAOLIN, "/login").await;
    let picture = world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.scan_latest_qr(XIAOLIN, 314_159_265, "scanned").await;
    world.expect_text(XIAOLIN, "已扫码").await;
    world.scan_latest_qr(XIAOLIN, 314_159_265, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world.expect_gone(XIAOLIN, picture.id()).await;
    world.restart_bot().await;
    world.say(XIAOLIN, "/user").await;
    world.expect_text(XIAOLIN, "314159265").await;
    // A bot that starts again does not know what it sent a second ago; it waits and repeats.
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn a_login_in_a_group_is_led_to_the_private_chat() {
    let world = World::start().await;
    world.say_in(GROUP, ALICE, "/login").await;
    let answer = world.expect(GROUP, |message| !message.buttons().is_empty()).await;
    let url = answer.buttons()[0]["url"].as_str().unwrap_or_default();
    assert!(url.starts_with("https://t.me/"), "{}", answer.json());
    assert!(world.messages(GROUP).iter().all(|message| !message.has("photo")));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_broken_qq_music_costs_one_clear_sentence() {
    let world = World::start().await;
    world.faults().at("qqmusic:*", Fault::Garbage, None);
    world.say(ALICE, "/search sunny").await;
    let sorry = world.expect(ALICE, |message| !message.text().is_empty()).await;
    assert!(sorry.text().len() < 300 && !sorry.text().contains("http"), "{}", sorry.text());
    world.faults().clear();
    world.say(ALICE, "/search 晴天").await;
    world.expect_text(ALICE, "晴天").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_flood_wait_is_honoured_and_the_answer_comes_after_it() {
    let world = World::start().await;
    world.faults().at("telegram:sendMessage", Fault::Code(429), Some(1));
    world.say(XIAOLIN, "/help").await;
    world.expect_text(XIAOLIN, "/search").await;
    world.assert_no_rule_broken(&["Too Many Requests: retry after 1"]);
    assert_eq!(world.playground().telegram().refused().len(), 1);
}

#[tokio::test]
async fn a_login_outlives_the_death_of_the_bot() {
    let mut world = World::start().await;
    world.say(ALICE, "/login").await;
    world.expect(ALICE, |message| message.has("photo")).await;
    world.kill_and_restart_bot().await;
    world.scan_latest_qr(ALICE, 271_828_182, "confirmed").await;
    world.expect_text(ALICE, "🎉").await;
    world.say(ALICE, "/userinfo").await;
    world.expect_text(ALICE, "271828182").await;
    world.assert_no_rule_broken(&["retry after"]);
}

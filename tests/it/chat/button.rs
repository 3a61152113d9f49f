//! Buttons that carry what they stand for, and what becomes of data that somebody else wrote.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;
use serde_json::{Value, json};

use super::{labels, log_in};
use crate::world::{ALICE, Message, World, XIAOLIN};

const UIN: u64 = 314_159_265;
const SEARCH: &str = "qqmusic:music.search.SearchCgiService/*";
const REFRESH: &str = "music.login.LoginServer/Login";

fn data_of(message: &Message, label: &str) -> String {
    let labelled =
        |button: &&&Value| button["text"].as_str().is_some_and(|text| text.contains(label));
    let buttons = message.buttons();
    let button = buttons.iter().find(labelled).expect("a button");
    button["callback_data"].as_str().expect("data").to_owned()
}

/// A message of the bot with buttons that the bot did not make, as a program can press them.
async fn made_up(world: &World, chat: i64, data: &[&str]) -> Message {
    // Telegram takes a message a second in a chat.
    world.advance_clock(Duration::from_secs(2));
    let telegram = world.playground().telegram_url().to_string();
    let url = format!("{}/bot424242:playground/sendMessage", telegram.trim_end_matches('/'));
    let row: Vec<_> = data.iter().map(|it| json!({"text": it, "callback_data": it})).collect();
    let body = json!({
        "chat_id": chat, "text": "made up", "reply_markup": {"inline_keyboard": [row]},
    });
    let answer = reqwest::Client::new().post(url).json(&body).send().await.expect("an answer");
    assert!(answer.status().is_success(), "{}", answer.text().await.expect("a text"));
    world.expect_text(chat, "made up").await
}

#[tokio::test]
async fn data_in_the_name_of_another_is_asked_for_with_the_pressers_own_login() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    let refreshes = || world.playground().qqmusic().stats().count(REFRESH);
    world.say(XIAOLIN, "夜").await;
    let own = world.expect_text(XIAOLIN, "第 1 页").await;
    let next = data_of(&own, "下一页");
    assert!(next.ends_with(":s:2:夜"), "{next}");
    let singers = next.replace(":s:2:", ":a:1:");
    world.say(ALICE, "/start").await;
    world.expect(ALICE, |message| message.is_by_bot()).await;
    let others = made_up(&world, ALICE, &[&next, &singers]).await;
    let before = refreshes();
    // The first search of each press is refused for its key; with a login it would be renewed.
    for data in [&next, &singers] {
        world.faults().at(SEARCH, Fault::Code(104_400), Some(1));
        world.press(ALICE, &others, data).await;
        world.expect(ALICE, |message| message.id() > others.id()).await;
        assert_eq!(refreshes(), before, "{data}");
    }
    world.faults().at(SEARCH, Fault::Code(104_400), Some(1));
    world.press(XIAOLIN, &own, "下一页").await;
    // Refused, for the login is new; but it was asked for.
    world.expect(XIAOLIN, |message| message.id() > own.id()).await;
    assert_eq!(refreshes(), before + 1, "the owner's own press");
}

#[tokio::test]
async fn data_that_the_bot_never_wrote_is_told_and_does_nothing() {
    let world = World::start().await;
    world.say(ALICE, "/start").await;
    world.expect(ALICE, |message| message.is_by_bot()).await;
    let data = ["q:1:s:0:x", "q:1:s:1:", "q:zzzzzzzzzzzzzzz:s:1:x", "k:@:0039MnYb0qxYhV", "q"];
    let message = made_up(&world, ALICE, &data).await;
    for label in data {
        let press = world.press(ALICE, &message, label).await;
        let answer = world.answer_to(&press).await;
        assert!(answer["text"].as_str().is_some_and(|text| !text.is_empty()), "{label}: {answer}");
    }
    world.expect_text(ALICE, "made up").await;
}

#[tokio::test]
async fn words_that_do_not_fit_into_a_button_are_remembered_across_a_restart() {
    let mut world = World::start().await;
    let words = "一首名字很长很长而且谁也没有听说过的歌";
    world.say(XIAOLIN, words).await;
    let list = world.expect_text(XIAOLIN, "没有找到").await;
    assert_eq!(labels(&list), ["● 歌曲", "歌手", "专辑", "歌单"]);
    assert!(!data_of(&list, "歌手").contains("一首"));
    world.restart_bot().await;
    world.press(XIAOLIN, &list, "歌手").await;
    let singers = world.expect_text(XIAOLIN, "歌手里没有找到").await;
    assert_eq!(singers.id(), list.id());
    assert!(singers.text().contains(words), "{}", singers.text());
}

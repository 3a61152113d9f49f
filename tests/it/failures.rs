//! What a person is told when a login or a song fails them, and that nobody waits for others.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;

use crate::world::{ALICE, Message, World, XIAOLIN};

const UIN: u64 = 314_159_265;
const SEARCH: &str = "qqmusic:music.search.SearchCgiService/*";

async fn logged_in() -> World {
    let world = World::start().await;
    world.say(XIAOLIN, "/login qq").await;
    let picture = world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_gone(XIAOLIN, picture.id()).await;
    world
        .expect(XIAOLIN, |message| message.id() > picture.id() && !message.text().is_empty())
        .await;
    world
}

async fn asked(world: &World, text: &str) -> Message {
    let said = world.say(XIAOLIN, text).await;
    world.expect(XIAOLIN, |message| message.id() > said && !message.text().is_empty()).await
}

#[tokio::test]
async fn an_expired_key_is_not_noticed() {
    let world = logged_in().await;
    world.playground().qqmusic().expire_key(UIN);
    let answer = asked(&world, "/user").await;
    assert!(answer.text().contains(&UIN.to_string()), "{}", answer.text());
    assert_eq!(world.playground().qqmusic().stats().count("music.login.LoginServer/Login"), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_revoked_key_is_one_sentence_with_a_button_to_log_in() {
    let world = logged_in().await;
    world.playground().qqmusic().revoke_key(UIN);
    let answer = asked(&world, "/user").await;
    assert_eq!(answer.text(), "登录已经失效了，点下面的按钮重新扫一次就好。");
    world.press(XIAOLIN, &answer, "扫码登录").await;
    world.expect(XIAOLIN, |message| message.has("photo")).await;
    let told = |message: &Message| message.text() == answer.text();
    let times = world.messages(XIAOLIN).iter().filter(|message| told(message)).count();
    assert_eq!(times, 1, "told once");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_unknown_song_is_one_sentence() {
    let world = World::start().await;
    for text in ["/lyric 00000000000000", "/song 99999999", "/convert 99999999"] {
        let answer = asked(&world, text).await;
        assert!(answer.text().contains("没有找到"), "{text}: {}", answer.text());
        assert_eq!(answer.text().lines().count(), 1, "{text}: {}", answer.text());
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn a_hundred_slow_searches_of_one_person_delay_nobody_else() {
    // Long beyond the time in which Alice is waited for.
    let world = World::configured(|config| config.music.timeout = Duration::from_secs(600)).await;
    world.faults().at(SEARCH, Fault::Hang, Some(1));
    for number in 0..100 {
        world.say(XIAOLIN, &format!("/search {number}")).await;
    }
    world.say(ALICE, "/help").await;
    world.expect_text(ALICE, "/search").await;
    world.say(ALICE, "/search 晴天").await;
    world.expect_text(ALICE, "1. 晴天").await;
    // One person's searches take turns: while the first hangs, none of the others has been asked.
    assert!(world.messages(XIAOLIN).iter().all(|message| !message.is_by_bot()));
    assert!(world.playground().qqmusic().stats().peak_in_flight < 10);
}

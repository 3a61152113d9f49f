//! Reports of the day, the week and the month, told with the next message.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;

use super::coin::UIN;
use super::has_button;
use super::notify::{DONE, told};
use super::schedule::{MORNING, early};
use crate::world::{ALICE, Message, World, XIAOLIN};

/// What is asked when a report is read.
const PROFILE: &str = "music.recommend.UserProfileSettingSvr/GetProfileReport";

/// Says words and waits for an answer that holds others.
async fn answered(world: &World, said: &str, words: &str) -> Message {
    let id = world.say(XIAOLIN, said).await;
    world.expect(XIAOLIN, |message| message.id() > id && message.text().contains(words)).await
}

/// The next morning's message.
async fn morning(world: &World) -> Message {
    let newest = world.messages(XIAOLIN).last().map_or(0, Message::id);
    // By way of the early morning: it may be nine already.
    world.advance_to_hour(MORNING);
    world.advance_to_hour(9);
    world.expect(XIAOLIN, |message| message.id() > newest).await
}

/// The end of QQ Music's day comes, at which reports are read.
pub(super) async fn evening(world: &World) {
    let count = || world.playground().qqmusic().stats().count(PROFILE);
    let before = count();
    // In one step, so that nothing is begun on the way.
    let into_day = (world.playground().clock().seconds() + 8 * 3600).rem_euclid(86_400);
    let left = (23 * 3600 + 51 * 60 - into_day).rem_euclid(86_400);
    world.advance_clock(Duration::from_secs(left.unsigned_abs()));
    let read = async {
        while count() == before {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        loop {
            let said = world.say(ALICE, "/admin").await;
            let shown = world.expect(ALICE, |message| message.id() > said).await;
            if shown.text().contains("running: 0") {
                break;
            }
        }
    };
    crate::wait::in_time("it is read in time", read).await;
}

#[tokio::test]
async fn the_morning_message_brings_yesterdays_report_with_its_number() {
    let world = early().await;
    let switched = answered(&world, "/schedule on sign report", "听歌日报").await;
    assert!(switched.text().contains("23:35"), "when: {}", switched.text());
    let first = morning(&world).await;
    assert!(!first.has("photo") && first.text().contains(DONE), "{}", first.json());
    evening(&world).await;
    assert_eq!(told(&world, XIAOLIN).len(), 1, "nobody is told at night");
    let second = morning(&world).await;
    assert!(second.has("photo") && has_button(&second, "详情"), "{}", second.json());
    let text = second.text();
    assert!(text.contains(DONE) && text.contains("听歌日报 · 昨天（"), "{text}");
    assert!(text.contains("：听了 "), "{text}");
    let third = morning(&world).await;
    assert!(!third.has("photo"), "{}", third.json());
    assert!(third.text().contains("没有读到"), "the bot was not there at night: {}", third.text());
    assert!(third.text().contains("/settings key"), "{}", third.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn without_its_picture_a_report_is_told_in_words() {
    let world = early().await;
    answered(&world, "/schedule on sign report", "听歌日报").await;
    morning(&world).await;
    evening(&world).await;
    world.faults().at("telegram:sendPhoto", Fault::Code(400), None);
    let told = morning(&world).await;
    let text = told.text();
    assert!(!told.has("photo") && text.contains(DONE), "{}", told.json());
    assert!(text.contains("图片没画出来") && text.contains("：听了 "), "{text}");
    world.assert_no_rule_broken(&["injected"]);
}

#[tokio::test]
async fn pictures_that_did_not_go_behind_their_message_follow_later_without_it() {
    let world = early().await;
    answered(&world, "/schedule on sign report weekly", "听歌周报").await;
    let newest = morning(&world).await.id();
    // To a Saturday, and to the Sunday after it: two reports. 1 January 1970 was a Thursday.
    let day = (world.playground().clock().seconds() + 8 * 3600).div_euclid(86_400);
    let left = (2 - day).rem_euclid(7).unsigned_abs();
    if left > 0 {
        world.advance_clock(Duration::from_secs(left * 86_400));
        world.expect(XIAOLIN, |message| message.id() > newest).await;
    }
    morning(&world).await;
    evening(&world).await;
    // What failed brings a button, which an album has not: the pictures go behind the message.
    world.playground().qqmusic().set_at_risk(UIN, true);
    world.faults().at("telegram:sendMediaGroup", Fault::Code(404), Some(1));
    let failed = morning(&world).await;
    assert!(failed.text().contains("签到") && !failed.has("photo"), "{}", failed.json());
    let album = async {
        loop {
            world.advance_clock(Duration::from_secs(60));
            tokio::time::sleep(Duration::from_millis(20)).await;
            let messages = world.messages(XIAOLIN);
            if let Some(first) = messages.into_iter().find(|message| message.has("photo")) {
                return first;
            }
        }
    };
    let album = crate::wait::in_time("it comes", album).await;
    let text = album.text();
    assert!(text.contains("听歌日报 · 昨天（") && !text.contains("签到"), "{text}");
    let messages = world.messages(XIAOLIN);
    let results = messages.iter().filter(|message| message.text().contains("项没做成"));
    assert_eq!(results.count(), 1, "the result is not repeated");
}

#[tokio::test]
async fn who_wants_failures_only_is_sent_the_report_alone() {
    let world = early().await;
    answered(&world, "/schedule on sign report", "听歌日报").await;
    answered(&world, "/schedule notify failures", "照样").await;
    evening(&world).await;
    // The run of the morning that was slept over is done at night too, and takes the report along.
    let told = world.expect_text(XIAOLIN, "听歌日报 · 今天（").await;
    assert!(told.has("photo") && !told.text().contains("签到"), "{}", told.json());
    answered(&world, "/schedule notify none", "听歌报告也不会发").await;
    world.assert_no_rule_broken(&[]);
}

//! The bot in groups: what admins decide, links, topics, quiet mode, and how the bot stands there.

mod links;
mod quiet;
mod standing;
mod topics;

use serde_json::json;

use super::{has_button, labels};
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// An admin decides something by words and sees that it holds.
pub(super) async fn decided(world: &World, chat: i64, words: &str) -> Message {
    let said = world.say_in(chat, XIAOLIN, &format!("/settings {words}")).await;
    let shown = world.expect(chat, |message| message.id() > said).await;
    assert!(shown.text().starts_with("已保存"), "{words}: {}", shown.text());
    shown
}

/// Somebody says something in a group; gives the bot's next message there.
async fn answered(world: &World, chat: i64, user: i64, words: &str) -> Message {
    let said = world.say_in(chat, user, words).await;
    world.expect(chat, |message| message.id() > said).await
}

#[tokio::test]
async fn an_anonymous_admin_decides_by_command_and_by_button() {
    let world = World::start().await;
    let words = json!({"chat": GROUP, "user": XIAOLIN, "text": "/settings", "anonymous": true});
    world.change("say", words).await;
    // Nobody knows their language: the bot's own one is used.
    let shown = world.expect_text(GROUP, "本群的设置").await;
    // A press comes from their real id.
    world.press(XIAOLIN, &shown, "谁能用").await;
    let page = world.expect_text(GROUP, "管理员什么都能用").await;
    world.press(XIAOLIN, &page, "只有管理员").await;
    world.expect_text(GROUP, "谁能用：只有管理员").await;
    let refused = answered(&world, GROUP, ALICE, "/convert 97773").await;
    assert!(refused.text().contains("only admins can use me"), "{}", refused.text());
    assert!(has_button(&refused, "Open private chat"), "{:?}", labels(&refused));
    let words =
        json!({"chat": GROUP, "user": XIAOLIN, "text": "/convert 97773", "anonymous": true});
    world.change("say", words).await;
    world.expect_text(GROUP, "0039MnYb0qxYhV").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn every_row_opens_a_page_and_leads_back() {
    let world = World::start().await;
    let mut shown = answered(&world, GROUP, XIAOLIN, "/settings").await;
    assert_eq!(
        labels(&shown),
        ["🌐 语言", "🎧 音质", "🔗 链接", "👥 谁能用", "🤫 安静模式"],
        "a group without topics has no row for them"
    );
    for row in ["语言", "音质", "链接", "谁能用", "安静模式"] {
        world.press(XIAOLIN, &shown, row).await;
        let page = world.expect(GROUP, |message| has_button(message, "返回")).await;
        world.press(XIAOLIN, &page, "返回").await;
        shown = world.expect(GROUP, |message| has_button(message, "🔗 链接")).await;
    }
    let bad = answered(&world, GROUP, XIAOLIN, "/settings colour red").await;
    assert!(bad.text().contains("没看懂“colour red”"), "{}", bad.text());
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn members_use_what_the_group_opened_to_them() {
    let world = World::start().await;
    let report = answered(&world, GROUP, ALICE, "/report").await;
    decided(&world, GROUP, "open music").await;
    let refused = answered(&world, GROUP, ALICE, "/sign").await;
    assert!(refused.text().contains("members can use me to search"), "{}", refused.text());
    let press = world.press(ALICE, &report, "week").await;
    let hint = world.answer_to(&press).await;
    assert!(hint["text"].as_str().is_some_and(|text| text.contains("search")), "{hint}");
    let found = answered(&world, GROUP, ALICE, "/search 夜").await;
    assert!(found.text().contains("Page 1"), "{}", found.text());
    // What leads into the private chat does so for everybody.
    let door = answered(&world, GROUP, ALICE, "/login").await;
    assert!(door.text().contains("in private"), "{}", door.text());
    decided(&world, GROUP, "open admins").await;
    let press = world.press(ALICE, &found, "1").await;
    let hint = world.answer_to(&press).await;
    assert!(hint["text"].as_str().is_some_and(|text| text.contains("only admins")), "{hint}");
    world.say(ALICE, "/convert 97773").await;
    world.expect_text(ALICE, "0039MnYb0qxYhV").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn no_song_comes_in_a_better_quality_than_the_group_allows() {
    let world = World::start().await;
    decided(&world, GROUP, "cap 128").await;
    let card =
        answered(&world, GROUP, ALICE, "/search https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV")
            .await;
    assert!(has_button(&card, "128k") && !has_button(&card, "FLAC"), "{:?}", labels(&card));
    let why = "This group allows Basic 128k at most";
    assert!(card.text().ends_with(why), "{}", card.text());
    let sent = answered(&world, GROUP, ALICE, "/song 97773 flac").await;
    assert!(sent.has("audio") && !sent.has("document"), "{}", sent.json());
    assert_eq!(sent.text(), why);
    let sent = answered(&world, GROUP, ALICE, "/song 97773").await;
    assert_eq!((sent.has("audio"), sent.text()), (true, ""), "nothing better was asked for");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_a_group_decided_goes_along_when_it_becomes_a_supergroup() {
    let mut world = World::start().await;
    decided(&world, GROUP, "open admins").await;
    let moved = world.change("migrate", json!({"chat": GROUP})).await;
    let to = moved["chat"].as_i64().expect("an id");
    // Nobody sent what says that the group moved, so it goes beside what she asks.
    let mut refused = answered(&world, to, ALICE, "/convert 97773").await;
    for _ in 0..5 {
        if refused.text().contains("only admins can use me") {
            break;
        }
        refused = answered(&world, to, ALICE, "/convert 97773").await;
    }
    assert!(refused.text().contains("only admins can use me"), "{}", refused.text());
    world.restart_bot().await;
    let refused = answered(&world, to, ALICE, "/convert 97773").await;
    assert!(refused.text().contains("only admins can use me"), "{}", refused.text());
    world.assert_no_rule_broken(&[]);
}

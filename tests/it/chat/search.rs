//! Searching: words, pages, picks, and who may press.

use super::has_button;
use crate::world::{ALICE, GROUP, World, XIAOLIN};

/// 佐藤, a member of the group who is neither its admin nor the asker.
const SATO: i64 = 10_003;

#[tokio::test]
async fn pages_turn_in_the_same_message_and_back() {
    let world = World::start().await;
    world.say(XIAOLIN, "夜").await;
    let first = world.expect_text(XIAOLIN, "第 1 页").await;
    assert!(first.text().contains("\n1. ") && first.text().contains("\n10. "), "{}", first.text());
    assert!(!has_button(&first, "上一页"));
    world.press(XIAOLIN, &first, "下一页").await;
    let second = world.expect_text(XIAOLIN, "第 2 页").await;
    assert_eq!(second.id(), first.id());
    assert!(second.text().contains("\n11. ") && !second.text().contains("\n1. "));
    world.press(XIAOLIN, &second, "上一页").await;
    let again = world.expect_text(XIAOLIN, "第 1 页").await;
    assert_eq!(again.text(), first.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn in_a_group_only_the_asker_or_an_admin_turns_a_page() {
    let world = World::start().await;
    world.say_in(GROUP, ALICE, "/search 夜").await;
    let list = world.expect_text(GROUP, "Page 1").await;
    let press = world.press(SATO, &list, "Next").await;
    let answer = world.answer_to(&press).await;
    assert!(answer["text"].as_str().is_some_and(|text| text.contains("Someone else")), "{answer}");
    assert!(world.messages(GROUP).iter().any(|message| message.text() == list.text()));
    world.press(XIAOLIN, &list, "Next").await;
    let second = world.expect(GROUP, |message| message.text().contains("\n11. ")).await;
    assert_eq!(second.id(), list.id());
    world.press(ALICE, &second, "上一页").await;
    world.expect_text(GROUP, "Page 1").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_buttons_of_a_list_work_after_a_restart() {
    let mut world = World::start().await;
    world.say(XIAOLIN, "夜").await;
    let list = world.expect_text(XIAOLIN, "第 1 页").await;
    world.restart_bot().await;
    world.press(XIAOLIN, &list, "下一页").await;
    let second = world.expect_text(XIAOLIN, "第 2 页").await;
    assert_eq!(second.id(), list.id());
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn a_search_without_words_asks_and_the_next_text_is_the_answer() {
    let world = World::start().await;
    world.say(XIAOLIN, "/search").await;
    world.expect_text(XIAOLIN, "想听什么").await;
    world.say(XIAOLIN, "晴天").await;
    world.expect_text(XIAOLIN, "1. 晴天 — 周杰伦 · 4:29").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn names_with_markup_are_shown_as_they_are() {
    let world = World::start().await;
    world.say(XIAOLIN, "转义乐团").await;
    let list = world.expect_text(XIAOLIN, "转义乐团").await;
    for name in
        ["<b>粗体</b> & 其他标签", "a_b *c* [d] `e` ~f~ |g| (h)!", "Tom & Jerry's \"Quotes\" <3"]
    {
        assert!(list.text().contains(name), "{name} in {}", list.text());
    }
    world.press(XIAOLIN, &list, "1").await;
    let card = world.expect(XIAOLIN, |message| message.text().contains("专辑：")).await;
    assert!(card.text().contains("Symbols & <Signs>"), "{}", card.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn words_that_find_nothing_get_one_sentence() {
    let world = World::start().await;
    world.say(XIAOLIN, "<没有> & 这首").await;
    let answer = world.expect_text(XIAOLIN, "没有找到").await;
    assert!(answer.text().contains("“<没有> & 这首”") && answer.buttons().is_empty());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_pasted_link_opens_the_card_and_a_short_link_is_followed() {
    let world = World::start().await;
    world.say(XIAOLIN, "周杰伦《晴天》https://c6.y.qq.com/base/fcgi-bin/u?__=s97773 @QQ音乐").await;
    let card = world.expect(XIAOLIN, |message| message.has("photo")).await;
    assert!(card.text().starts_with("晴天\n歌手：周杰伦"), "{}", card.text());
    for label in ["标准 128k", "高品 320k", "无损 FLAC", "歌词"] {
        assert!(has_button(&card, label), "{label}");
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_cover_is_uploaded_once() {
    let world = World::start().await;
    for _ in 0..2 {
        world.say(XIAOLIN, "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV").await;
    }
    let both =
        |_: &_| world.messages(XIAOLIN).iter().filter(|message| message.has("photo")).count() == 2;
    world.expect(XIAOLIN, both).await;
    let ids: Vec<_> = world
        .messages(XIAOLIN)
        .iter()
        .filter_map(|message| {
            message.json()["photo"][0]["file_unique_id"].as_str().map(str::to_owned)
        })
        .collect();
    assert_eq!(ids[0], ids[1]);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn talk_in_a_group_and_other_bots_commands_are_left_alone() {
    let world = World::start().await;
    world.say_in(GROUP, ALICE, "晴天").await;
    world.say_in(GROUP, ALICE, "/help@other_bot").await;
    world.say_in(GROUP, ALICE, "/nosuchcommand").await;
    world.say_in(GROUP, ALICE, "/convert 97773").await;
    world.expect_text(GROUP, "0039MnYb0qxYhV").await;
    let answers = world.messages(GROUP).into_iter().filter(|message| message.is_by_bot()).count();
    assert_eq!(answers, 1);
    world.assert_no_rule_broken(&[]);
}

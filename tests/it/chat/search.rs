//! Searching: words, pages, picks, and who may press.

use super::has_button;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// 佐藤, a member of the group who is neither its admin nor the asker.
const SATO: i64 = 10_003;

#[tokio::test]
pub(crate) async fn pages_turn_in_the_same_message_and_back() {
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
pub(crate) async fn in_a_group_only_the_asker_or_an_admin_turns_a_page() {
    let world = World::start().await;
    world.say_in(GROUP, ALICE, "/search 夜").await;
    let list = world.expect_text(GROUP, "Page 1").await;
    let press = world.press(SATO, &list, "Next").await;
    let answer = world.answer_to(&press).await;
    assert!(answer["text"].as_str().is_some_and(|text| text.contains("ほかの人")), "{answer}");
    assert!(world.messages(GROUP).iter().any(|message| message.text() == list.text()));
    world.press(XIAOLIN, &list, "Next").await;
    let second = world.expect(GROUP, |message| message.text().contains("\n11. ")).await;
    assert_eq!(second.id(), list.id());
    world.press(ALICE, &second, "上一页").await;
    world.expect_text(GROUP, "Page 1").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn the_buttons_of_a_list_work_after_a_restart() {
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
    assert!(answer.text().contains("“<没有> & 这首”"), "{}", answer.text());
    assert_eq!(super::labels(&answer), ["● 歌曲", "歌手", "专辑", "歌单"]);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_pasted_link_opens_the_card_and_a_short_link_is_followed() {
    let world = World::start().await;
    world.say(XIAOLIN, "周杰伦《晴天》https://c6.y.qq.com/base/fcgi-bin/u?__=s97773 @QQ音乐").await;
    let card = world.expect(XIAOLIN, |message| message.has("photo")).await;
    assert!(card.text().starts_with("晴天\n歌手：周杰伦"), "{}", card.text());
    for label in ["🎧 128k", "🎧 320k", "🎧 FLAC", "歌词"] {
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
pub(crate) async fn talk_in_a_group_and_other_bots_commands_are_left_alone() {
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

#[tokio::test]
async fn the_same_message_shows_singers_albums_and_playlists_and_their_rows_open() {
    let world = World::start().await;
    world.say(XIAOLIN, "周杰伦").await;
    let songs = world.expect_text(XIAOLIN, "第 1 页").await;
    assert!(has_button(&songs, "● 歌曲") && has_button(&songs, "歌单"));
    world.press(XIAOLIN, &songs, "歌手").await;
    let singers = world.expect_text(XIAOLIN, "位歌手").await;
    assert_eq!(singers.id(), songs.id());
    assert!(singers.text().contains("\n1. 周杰伦 · "), "{}", singers.text());
    world.press(XIAOLIN, &singers, "1").await;
    let of_singer = world.expect(XIAOLIN, |message| message.id() > singers.id()).await;
    assert!(of_singer.text().contains("晴天 — 周杰伦"), "{}", of_singer.text());
    world.say(XIAOLIN, "Symbols").await;
    let found = world.expect(XIAOLIN, |message| message.text().starts_with("🔍 Symbols")).await;
    world.press(XIAOLIN, &found, "专辑").await;
    let edited =
        |message: &Message| message.id() == found.id() && message.text().contains("张专辑");
    let albums = world.expect(XIAOLIN, edited).await;
    assert!(albums.text().contains("\n1. Symbols & <Signs> — "), "{}", albums.text());
    world.press(XIAOLIN, &albums, "1").await;
    let album = world.expect_text(XIAOLIN, "💿 Symbols & <Signs>").await;
    assert!(album.text().contains("Tom & Jerry's"), "{}", album.text());
    world.press(XIAOLIN, &albums, "歌单").await;
    world.expect_text(XIAOLIN, "歌单里没有找到“Symbols”").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_playlist_that_was_found_opens_after_a_restart() {
    let mut world = World::start().await;
    world.say(XIAOLIN, "夜").await;
    let songs = world.expect_text(XIAOLIN, "第 1 页").await;
    world.press(XIAOLIN, &songs, "歌单").await;
    let lists = world.expect_text(XIAOLIN, "个歌单").await;
    world.restart_bot().await;
    world.press(XIAOLIN, &lists, "1").await;
    world.expect(XIAOLIN, |message| message.text().starts_with("📂")).await;
    world.assert_no_rule_broken(&["retry after"]);
}

/// The mid of an album of the playground.
async fn album_called(world: &World, name: &str) -> String {
    let url = format!("{}/u.y.qq.com/cgi-bin/musicu.fcg", world.playground().gateway_url());
    let body = serde_json::json!({"comm": {"ct": 24}, "req_0": {
        "module": "music.search.SearchCgiService", "method": "DoSearchForQQMusicDesktop",
        "param": {"query": name, "search_type": 2, "num_per_page": 1, "page_num": 1},
    }});
    let answer = reqwest::Client::new().post(url).json(&body).send().await.expect("an answer");
    let answer: serde_json::Value = answer.json().await.expect("JSON");
    let mid = &answer["req_0"]["data"]["body"]["album"]["list"][0]["mid"];
    mid.as_str().expect("an album").to_owned()
}

#[tokio::test]
async fn an_album_link_opens_its_songs() {
    let world = World::start().await;
    world.say(XIAOLIN, "https://y.qq.com/n/ryqq/albumDetail/00000000000000").await;
    world.expect_text(XIAOLIN, "没有找到").await;
    let mid = album_called(&world, "Symbols").await;
    world.say(ALICE, &format!("https://y.qq.com/n/ryqq/albumDetail/{mid}")).await;
    let album = world.expect_text(ALICE, "💿").await;
    assert!(
        album.text().contains("1. ") && album.text().contains("May 1, 2024"),
        "{}",
        album.text()
    );
    world.assert_no_rule_broken(&[]);
}

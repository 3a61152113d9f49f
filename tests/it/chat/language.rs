//! The languages of answers, and what the bot says of itself in each of them.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::telegram::Options;
use serde_json::{Value, json};

use super::{has_button, labels};
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// More often than anything is asked in a test.
const OFTEN: u32 = 10_000;

/// What Telegram answers to the bot.
async fn asked(world: &World, method: &str, params: Value) -> Value {
    let url = format!("{}/bot424242:playground/{method}", world.playground().telegram_url());
    let answer = reqwest::Client::new().post(url).json(&params).send().await.expect("an answer");
    let answer: Value = answer.json().await.expect("JSON");
    answer["result"].clone()
}

/// The first line about `/search` in the menu of a person's private chat.
async fn menu(world: &World, user: i64) -> String {
    menu_in(world, user, user).await
}

/// The same in a chat.
async fn menu_in(world: &World, chat: i64, user: i64) -> String {
    let base = world.playground().base();
    let url = format!("{base}/control/menu?chat={chat}&user={user}");
    let answer = reqwest::get(url).await.expect("an answer");
    let menu: Value = answer.json().await.expect("JSON");
    let of_search = |line: &&Value| line["command"] == "search";
    let line = menu.as_array().and_then(|lines| lines.iter().find(of_search));
    line.and_then(|line| line["description"].as_str()).unwrap_or_default().to_owned()
}

/// Waits until this is so.
async fn until<F: Future<Output = bool>>(world: &World, what: &str, is_so: impl Fn() -> F) {
    let mut changes = world.playground().telegram().changes();
    let waiting = async {
        loop {
            changes.borrow_and_update();
            if is_so().await {
                return;
            }
            changes.changed().await.expect("the playground lives");
        }
    };
    crate::wait::in_time(what, waiting).await;
}

/// Counts the calls of methods, which a fault that changes nothing does.
fn count(world: &World, method: &str) {
    world.faults().at(&format!("telegram:{method}"), Fault::Delay(0), Some(OFTEN));
}

fn counted(world: &World, method: &str) -> u32 {
    let target = format!("telegram:{method}");
    let rules = world.faults().list();
    let left = rules.iter().find(|rule| rule.target == target).and_then(|rule| rule.times);
    OFTEN - left.expect("it is counted")
}

#[tokio::test]
async fn everybody_is_answered_in_the_language_of_their_telegram() {
    let world = World::start().await;
    for (code, words) in [
        ("ja", "できること"),
        ("zh-hant", "我會做這些"),
        ("zh-hans", "我能做这些"),
        ("zh-HK", "我會做這些"),
        ("pt-br", "What I can do"),
    ] {
        world.change("person", json!({"user": ALICE, "language": code})).await;
        let said = world.say(ALICE, "/help").await;
        let is_it = |message: &Message| message.id() > said;
        let help = world.expect(ALICE, is_it).await;
        assert!(help.text().contains(words), "{code}: {}", help.text());
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn every_language_can_be_chosen_and_is_called_by_its_own_name() {
    let world = World::start().await;
    world.say(XIAOLIN, "/settings").await;
    let shown = world.expect_text(XIAOLIN, "语言：").await;
    assert_eq!(labels(&shown)[1..5], ["简体中文", "繁體中文", "English", "日本語"]);
    for (name, title, search) in [
        ("繁體中文", "語言：繁體中文", "搜尋歌曲、歌手、專輯、歌單"),
        ("日本語", "言語：日本語", "曲、アーティスト、アルバム、プレイリストを検索"),
        ("English", "Language: English", "Search songs, singers, albums, playlists"),
        ("简体中文", "语言：简体中文", "搜歌曲、歌手、专辑、歌单"),
    ] {
        world.press(XIAOLIN, &shown, name).await;
        let changed = world.expect_text(XIAOLIN, title).await;
        assert_eq!(changed.id(), shown.id());
        until(&world, search, || async { menu(&world, XIAOLIN).await == search }).await;
    }
    world.say(XIAOLIN, "/settings lang zh-hant").await;
    world.expect_text(XIAOLIN, "語言：繁體中文").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_persons_language_goes_back_to_that_of_their_telegram_and_so_does_their_menu() {
    let world = World::start().await;
    world.change("person", json!({"user": ALICE, "language": "zh-hant"})).await;
    let (traditional, japanese) =
        ("搜尋歌曲、歌手、專輯、歌單", "曲、アーティスト、アルバム、プレイリストを検索");
    world.say(ALICE, "/settings").await;
    let shown = world.expect_text(ALICE, "語言：跟著 Telegram（繁體中文）").await;
    assert!(has_button(&shown, "✓ 📱 跟著 Telegram"), "{shown:?}");
    world.press(ALICE, &shown, "日本語").await;
    let japan = world.expect_text(ALICE, "言語：日本語").await;
    assert!(!has_button(&japan, "✓ 📱"), "{japan:?}");
    until(&world, japanese, || async { menu(&world, ALICE).await == japanese }).await;
    world.press(ALICE, &japan, "Telegram に合わせる").await;
    world.expect_text(ALICE, "語言：跟著 Telegram（繁體中文）").await;
    until(&world, traditional, || async { menu(&world, ALICE).await == traditional }).await;

    world.say(ALICE, "/settings lang en").await;
    world.expect_text(ALICE, "Language: English").await;
    world.say(ALICE, "/settings lang auto").await;
    world.expect(ALICE, |it| it.text().starts_with("已儲存") && it.text().contains("跟著")).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_groups_language_goes_back_to_that_of_whoever_asks_and_so_does_its_menu() {
    let world = World::start().await;
    let japanese = "曲、アーティスト、アルバム、プレイリストを検索";
    let english = "Search songs, singers, albums, playlists";
    until(&world, english, || async { menu_in(&world, GROUP, ALICE).await == english }).await;
    world.say_in(GROUP, XIAOLIN, "/settings lang ja").await;
    let shown = world.expect_text(GROUP, "保存しました").await;
    until(&world, japanese, || async { menu_in(&world, GROUP, ALICE).await == japanese }).await;
    world.press(XIAOLIN, &shown, "🌐").await;
    let page = world.expect(GROUP, |it| has_button(it, "聞いた人の言語")).await;
    world.press(XIAOLIN, &page, "聞いた人の言語").await;
    // Now it is the admin's own.
    world.expect(GROUP, |it| it.id() == page.id() && it.text().contains("谁问就用谁的语言")).await;
    until(&world, english, || async { menu_in(&world, GROUP, ALICE).await == english }).await;
    world.say_in(GROUP, ALICE, "/search").await;
    world.expect_text(GROUP, "to the command").await;
    // What somebody chose for themselves holds there too.
    world.say(ALICE, "/settings lang ja").await;
    world.expect_text(ALICE, "保存しました").await;
    world.say_in(GROUP, ALICE, "/board").await;
    world.expect_text(GROUP, "ランキング").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_traditional_reader_gets_a_menu_that_telegram_has_no_letters_for() {
    let world = World::start().await;
    world.change("person", json!({"user": ALICE, "language": "zh-hant"})).await;
    world.say(ALICE, "/start").await;
    world.expect_text(ALICE, "QQ 音樂小幫手").await;
    let traditional = "搜尋歌曲、歌手、專輯、歌單";
    until(&world, traditional, || async { menu(&world, ALICE).await == traditional }).await;
    // What the greeting says to try is found in these letters too.
    world.say(ALICE, "晴天 周杰倫").await;
    world.expect_text(ALICE, "1. 晴天 — 周杰伦").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_bot_introduces_itself_in_each_language_and_changes_nothing_twice() {
    let mut world = World::without_bot(Options::default()).await;
    count(&world, "setMy*");
    count(&world, "getMyShortDescription");
    world.start_bot();
    // Eight menus; three texts for everybody, for English and for Japanese: Chinese has the first.
    until(&world, "all is set", || async { counted(&world, "setMy*") == 8 + 9 }).await;
    for (code, name, first) in [
        ("", "QQ 音乐小助手", "我把 QQ 音乐带到 Telegram"),
        ("zh", "QQ 音乐小助手", "我把 QQ 音乐带到 Telegram"),
        ("en", "QQ Music helper", "I bring QQ Music to Telegram"),
        ("ja", "QQ Music アシスタント", "QQ Music を Telegram で使えます"),
        ("pt", "QQ 音乐小助手", "我把 QQ 音乐带到 Telegram"),
    ] {
        let params = json!({"language_code": code});
        assert_eq!(asked(&world, "getMyName", params.clone()).await["name"], name);
        let description = asked(&world, "getMyDescription", params).await;
        let text = description["description"].as_str().expect("a text");
        assert!(text.starts_with(first), "{code}: {text}");
    }
    world.restart_bot().await;
    let asked_again = || async { counted(&world, "getMyShortDescription") == 4 + 4 };
    until(&world, "all is asked again", asked_again).await;
    assert_eq!(counted(&world, "setMy*"), 8 + 9, "nothing is set again");
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn an_owner_keeps_the_name_that_the_bot_was_given() {
    let mut world = World::without_bot(Options::default()).await;
    count(&world, "setMy*");
    world.start_bot_with(|config| config.telegram.profile = false);
    until(&world, "the menus are set", || async { counted(&world, "setMy*") == 8 }).await;
    world.say(ALICE, "/help").await;
    world.expect_text(ALICE, "What I can do").await;
    assert_eq!(asked(&world, "getMyName", json!({})).await["name"], "Playground");
    world.assert_no_rule_broken(&[]);
}

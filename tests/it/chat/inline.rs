//! Inline mode: found, chosen, filled, refused; for people who never wrote to the bot.

use std::time::Duration;

use qqmusic_bot::model::{Caps, ChatId, Lending, LentTo, PersonId, Uin};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::telegram::Refused;
use serde_json::{Value, json};

use super::song::fetched;
use crate::wait::HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// 佐藤, who wakes the bot up. The others have never written to it.
const SATO: i64 = 10_003;
const UIN: u64 = 314_159_265;
/// Where the playground's bot parks files.
const STORAGE: i64 = -1_001_000_020_003;
const AUDIO: &str = "qqmusic:isure.stream.qqmusic.qq.com/*";
const SEARCH: &str = "qqmusic:music.search.SearchCgiService/*";
const TOO_OLD: &str = "query is too old";

/// A world whose bot is there.
async fn awake(world: World) -> World {
    world.say(SATO, "/start").await;
    world.expect(SATO, Message::is_by_bot).await;
    world
}

async fn world() -> World {
    awake(World::start().await).await
}

/// Without a place to park files.
async fn without_storage() -> World {
    awake(World::configured(|config| config.telegram.storage_chat = None).await).await
}

/// Somebody types behind the bot's name in the group; the query's id.
async fn types(world: &World, user: i64, query: &str, offset: &str) -> String {
    types_in(world, GROUP, user, query, offset).await
}

/// The same in another chat.
async fn types_in(world: &World, chat: i64, user: i64, query: &str, offset: &str) -> String {
    let body = json!({"user": user, "chat": chat, "query": query, "offset": offset});
    let asked = world.change("inline", body).await;
    asked["inline_query_id"].as_str().expect("an id").to_owned()
}

/// What the bot answered, if it has.
async fn seen(world: &World, query: &str) -> Value {
    let url = format!("{}/control/inline/{query}", world.playground().base());
    let answer = reqwest::get(url).await.expect("an answer");
    answer.json().await.expect("JSON")
}

/// Waits for the bot's answer.
async fn answered(world: &World, query: &str) -> Value {
    let mut changes = world.playground().telegram().changes();
    let found = async {
        loop {
            changes.borrow_and_update();
            match seen(world, query).await {
                Value::Null => changes.changed().await.expect("the playground lives"),
                answer => return answer,
            }
        }
    };
    crate::wait::in_time("the query is answered", found).await
}

async fn ask(world: &World, user: i64, query: &str) -> (String, Value) {
    let id = types(world, user, query, "").await;
    let answer = answered(world, &id).await;
    (id, answer)
}

fn results(answer: &Value) -> &Vec<Value> {
    answer["results"].as_array().expect("results")
}

/// Somebody sends a result in the group; the message's id.
async fn choose(world: &World, user: i64, query: &str, result: &Value) -> i64 {
    let body = json!({
        "chat": GROUP, "user": user, "inline_query_id": query, "result_id": result["id"],
    });
    world.change("choose", body).await["message_id"].as_i64().expect("an id")
}

/// Searches for words and sends the first song.
async fn send_first(world: &World, user: i64, words: &str) -> i64 {
    let (id, answer) = ask(world, user, words).await;
    choose(world, user, &id, &results(&answer)[0]).await
}

/// Waits until a message of the group is as wanted.
async fn becomes(world: &World, id: i64, is_so: impl Fn(&Message) -> bool) -> Message {
    becomes_in(world, GROUP, id, is_so).await
}

/// The same in another chat.
async fn becomes_in(
    world: &World,
    chat: i64,
    id: i64,
    is_so: impl Fn(&Message) -> bool,
) -> Message {
    let mut changes = world.playground().telegram().changes();
    let found = async {
        loop {
            changes.borrow_and_update();
            let all = world.messages(chat);
            match all.into_iter().find(|message| message.id() == id && is_so(message)) {
                Some(message) => return message,
                None => changes.changed().await.expect("the playground lives"),
            }
        }
    };
    let found = tokio::time::timeout(crate::wait::PATIENCE, found).await;
    found.unwrap_or_else(|_| panic!("it did not become so: {:#?}", world.messages(chat)))
}

fn addresses(message: &Message) -> Vec<&str> {
    message.buttons().into_iter().filter_map(|button| button["url"].as_str()).collect()
}

#[tokio::test]
pub(crate) async fn a_stranger_finds_songs_with_covers_in_their_own_language_and_pages_on() {
    let world = world().await;
    let (_, answer) = ask(&world, XIAOLIN, "夜").await;
    let first = &results(&answer)[0];
    assert_eq!(results(&answer).len(), 20);
    let cover = first["thumbnail_url"].as_str().expect("a cover");
    assert!(cover.starts_with("https://y.gtimg.cn/music/photo_new/T002R150x150M000"), "{cover}");
    let facts = first["description"].as_str().expect("singer and album");
    assert_eq!(facts.split(" · ").count(), 3, "{facts}");
    let card = first["input_message_content"]["message_text"].as_str().expect("a text");
    assert!(card.contains("歌手：") && card.contains("专辑："), "{card}");
    assert_eq!((&answer["is_personal"], &answer["cache_time"]), (&json!(true), &json!(300)));
    let next = answer["next_offset"].as_str().expect("more follows");
    let id = types(&world, XIAOLIN, "夜", next).await;
    let second = answered(&world, &id).await;
    let ids = |answer: &Value| results(answer).iter().map(|one| one["id"].clone()).collect();
    let (one, two): (Vec<Value>, Vec<Value>) = (ids(&answer), ids(&second));
    assert!(!two.is_empty() && two.iter().all(|id| !one.contains(id)));
    let (_, english) = ask(&world, ALICE, "夜").await;
    let card = results(&english)[0]["input_message_content"]["message_text"].as_str();
    assert!(card.is_some_and(|card| card.contains("Singer")), "{card:?}");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
pub(crate) async fn a_chosen_song_is_fetched_parked_and_put_into_the_message() {
    let world = world().await;
    let id = send_first(&world, ALICE, "晴天 周杰伦").await;
    let filled = becomes(&world, id, |message| message.has("audio")).await;
    assert_eq!(filled.json()["audio"]["title"], "晴天");
    assert_eq!(filled.json()["via_bot"]["is_bot"], true);
    assert!(world.messages(STORAGE).iter().any(|message| message.has("audio")));
    assert_eq!(fetched(&world), 1);
    // Known now: the next one gets the audio itself.
    let (query, answer) = ask(&world, XIAOLIN, "晴天 周杰伦").await;
    let result = results(&answer).iter().find(|one| one["type"] == "audio").expect("a file");
    let again = choose(&world, XIAOLIN, &query, result).await;
    let again = becomes(&world, again, |message| message.has("audio")).await;
    assert_eq!(again.json()["audio"]["file_id"], filled.json()["audio"]["file_id"]);
    assert_eq!(fetched(&world), 1);
    // Nobody was written to in private, and what was sent by way of the bot was no word to it.
    assert!(world.messages(ALICE).is_empty() && world.messages(XIAOLIN).is_empty());
    assert!(!world.messages(GROUP).iter().any(Message::is_by_bot));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn without_a_place_to_park_the_card_leads_into_the_private_chat() {
    let world = without_storage().await;
    let id = send_first(&world, ALICE, "晴天 周杰伦").await;
    let card = becomes(&world, id, |message| message.text().contains("晴天")).await;
    let door = addresses(&card)[0].to_owned();
    let (_, start) = door.split_once("?start=").expect("a deep link");
    assert!(card.buttons().iter().all(|button| button.get("callback_data").is_none()));
    world.say(ALICE, &format!("/start {start}")).await;
    world.expect(ALICE, |message| message.has("audio")).await;
    assert!(becomes(&world, id, |_| true).await.has("text"));
    // What Telegram has can come into a message all the same.
    let (query, answer) = ask(&world, XIAOLIN, "晴天 周杰伦").await;
    let known = choose(&world, XIAOLIN, &query, &results(&answer)[0]).await;
    becomes(&world, known, |message| message.has("audio")).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_press_fetches_the_song_where_telegram_tells_no_choice() {
    let world = world().await;
    world.change("botfather", json!({"feedback": false})).await;
    let id = send_first(&world, ALICE, "晴天 周杰伦").await;
    let card = becomes(&world, id, |_| true).await;
    let press = world.press(XIAOLIN, &card, "Listen here").await;
    assert_eq!(world.answer_to(&press).await["text"], "马上就来……");
    becomes(&world, id, |message| message.has("audio")).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_vip_song_goes_only_to_who_may_play_it_and_the_card_says_what_to_do() {
    let world = world().await;
    world.playground().qqmusic().set_vip(UIN, true);
    let id = send_first(&world, XIAOLIN, "会员的月亮").await;
    let denied = becomes(&world, id, |message| message.text().contains("要登录有会员")).await;
    assert!(addresses(&denied)[0].ends_with("?start=login"), "{:?}", addresses(&denied));
    super::log_in(&world, XIAOLIN, UIN).await;
    world.press(XIAOLIN, &denied, "再试一次").await;
    becomes(&world, id, |message| message.has("audio")).await;
    // Telegram has it now. It is no way around the membership.
    let (query, answer) = ask(&world, ALICE, "会员的月亮").await;
    let result = &results(&answer)[0];
    assert_eq!(result["type"], "article");
    assert!(result["title"].as_str().is_some_and(|title| title.ends_with('🔒')), "{result}");
    let hers = choose(&world, ALICE, &query, result).await;
    becomes(&world, hers, |message| message.text().contains("needs a login")).await;
    let his = send_first(&world, XIAOLIN, "会员的月亮 ").await;
    becomes(&world, his, |message| message.has("audio")).await;
    assert_eq!(fetched(&world), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_does_not_come_is_said_in_the_card() {
    let world = world().await;
    world.faults().at(AUDIO, Fault::Status(403), None);
    let id = send_first(&world, XIAOLIN, "晴天 周杰伦").await;
    let broken = becomes(&world, id, |message| message.text().contains("歌传到一半断了")).await;
    assert!(broken.text().contains("晴天"), "{}", broken.text());
    world.faults().clear();
    world.press(XIAOLIN, &broken, "再试一次").await;
    becomes(&world, id, |message| message.has("audio")).await;

    world.change("bot", json!({"chat": STORAGE, "user": SATO, "status": "kicked"})).await;
    let id = send_first(&world, XIAOLIN, "夜航").await;
    let told = becomes(&world, id, |message| message.text().contains("没能放到这里")).await;
    assert!(addresses(&told).iter().any(|address| address.contains("?start=song_")));
    world.assert_no_rule_broken(&["bot was kicked"]);
}

#[tokio::test]
async fn a_song_that_takes_long_is_said_to_come() {
    let world = World::configured(|config| config.music.timeout = Duration::from_secs(600)).await;
    let world = awake(world).await;
    world.faults().at(AUDIO, Fault::Hang, None);
    let id = send_first(&world, XIAOLIN, "晴天 周杰伦").await;
    becomes(&world, id, |message| message.text().contains("正在取这首歌")).await;
    world.say(XIAOLIN, "/cancel").await;
    becomes(&world, id, |message| super::has_button(message, "在这里听")).await;
    world.assert_no_rule_broken(&[]);
}

/// Somebody types, and QQ Music never answers: what is asked for after it is answered again.
async fn hangs(world: &World, user: i64, query: &str) {
    world.faults().at(SEARCH, Fault::Hang, Some(1));
    types(world, user, query, "").await;
    crate::wait::until("it is asked for", async || world.faults().list().is_empty()).await;
}

#[tokio::test]
async fn a_query_that_hangs_holds_up_neither_the_next_one_nor_anybody() {
    let world = world().await;
    hangs(&world, XIAOLIN, "夜").await;
    let (_, answer) = ask(&world, XIAOLIN, "夜航").await;
    assert!(!results(&answer).is_empty());

    // A query that hangs holds up neither others nor what its person writes.
    hangs(&world, XIAOLIN, "星").await;
    let (_, answer) = ask(&world, ALICE, "夜航").await;
    assert!(!results(&answer).is_empty());
    world.say(XIAOLIN, "/convert 97773").await;
    world.expect_text(XIAOLIN, "0039MnYb0qxYhV").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_empty_query_says_what_to_type_and_recommends_to_who_logged_in() {
    let world = world().await;
    let (query, answer) = ask(&world, XIAOLIN, "").await;
    let hint = &results(&answer)[0];
    assert_eq!(hint["title"], "想听什么？");
    let sent = choose(&world, XIAOLIN, &query, hint).await;
    let sent = becomes(&world, sent, |_| true).await;
    assert!(sent.text().contains("@playground_424242_bot 晴天"), "{}", sent.text());
    super::log_in(&world, XIAOLIN, UIN).await;
    world.advance_clock(Duration::from_secs(31));
    let (_, answer) = ask(&world, XIAOLIN, "").await;
    assert!(results(&answer).len() > 5);
    assert_eq!(answer["button"]["text"], "✨ 下面是今天为你推荐的歌");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn links_and_what_is_not_found_are_understood() {
    let world = world().await;
    let link = "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV";
    let (_, answer) = ask(&world, XIAOLIN, link).await;
    let titles: Vec<_> = results(&answer).iter().map(|one| &one["title"]).collect();
    assert_eq!(titles, ["晴天"]);
    let (_, answer) = ask(&world, XIAOLIN, "绝对没有这首歌的名字").await;
    assert!(results(&answer).is_empty());
    let line = answer["button"]["text"].as_str().expect("a line");
    assert!(line.contains("没有找到"), "{line}");
    world.faults().at(SEARCH, Fault::Status(500), None);
    let (_, answer) = ask(&world, XIAOLIN, "夜").await;
    assert_eq!(answer["button"]["text"], "暂时搜不了，过一会儿再试");
    assert!(answer["cache_time"].as_i64().is_some_and(|seconds| seconds < 10), "{answer}");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn who_asks_too_much_is_asked_to_wait() {
    let world = world().await;
    let mut last = Value::Null;
    for nth in 0..40 {
        last = ask(&world, XIAOLIN, &format!("夜{nth}")).await.1;
        if last["button"].is_object() && last["button"]["text"] == "搜得太快了，过一分钟再试"
        {
            break;
        }
    }
    assert_eq!(last["button"]["text"], "搜得太快了，过一分钟再试");
    assert!(!results(&ask(&world, ALICE, "夜").await.1).is_empty());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn who_may_not_use_the_bot_may_not_here_either() {
    let world = World::configured(|config| {
        config.access.people = vec![PersonId(SATO.unsigned_abs())];
        config.access.groups = vec![ChatId(GROUP)];
    });
    let world = awake(world.await).await;
    let (_, answer) = ask(&world, ALICE, "夜").await;
    assert!(results(&answer).is_empty());
    assert_eq!(answer["button"]["text"], "This bot is for invited people only");
    world.change("botfather", json!({"feedback": false})).await;
    let id = send_first(&world, SATO, "晴天 周杰伦").await;
    let card = becomes(&world, id, |_| true).await;
    let press = world.press(ALICE, &card, "ここで聴く").await;
    assert_eq!(world.answer_to(&press).await["text"], Value::Null);
    assert_eq!(fetched(&world), 0);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn files_that_telegram_does_not_take_any_more_are_answered_as_cards() {
    let mut world = world().await;
    let id = send_first(&world, ALICE, "晴天 周杰伦").await;
    becomes(&world, id, |message| message.has("audio")).await;
    // Files are a bot's own: another token makes all that is remembered worthless.
    world.take_bot().stop().await.expect("the bot ends well");
    world.playground().telegram().forget_files();
    world.start_bot();
    let (query, answer) = ask(&world, XIAOLIN, "晴天 周杰伦").await;
    let result = &results(&answer)[0];
    assert_eq!(result["type"], "article");
    let id = choose(&world, XIAOLIN, &query, result).await;
    becomes(&world, id, |message| message.has("audio")).await;
    assert_eq!(fetched(&world), 2);
    world.assert_no_rule_broken(&["wrong file identifier", TOO_OLD]);
}

#[tokio::test]
async fn a_stranger_hears_with_the_bots_account_and_is_told_so() {
    let mut world = world().await;
    world.playground().qqmusic().set_vip(UIN, true);
    super::log_in(&world, XIAOLIN, UIN).await;
    let lending = Lending {
        to: LentTo::Everyone,
        lender: PersonId(XIAOLIN.unsigned_abs()),
        uin: Uin::new(UIN).expect("a number"),
        name: "小林".to_owned(),
        title: String::new(),
        since: world.playground().clock().now(),
        caps: Caps { member: 1, total: 9 },
        said: None,
    };
    let store = world.store().await;
    assert!(store.lend(&lending).await.expect("lends"));
    drop(store);
    world.start_bot();
    // Typing uses up nothing of it.
    ask(&world, ALICE, "月亮").await;
    let id = send_first(&world, ALICE, "会员的月亮").await;
    let filled = becomes(&world, id, |message| message.has("audio")).await;
    assert_eq!(filled.text(), "🔑 Using the bot's shared account.");
    // Parked without a word of whose login it was.
    let parked = world.messages(STORAGE);
    assert!(parked.iter().any(|message| message.has("audio") && message.text().is_empty()));
    let spent = send_first(&world, ALICE, "会员的月亮 ").await;
    let told = becomes(&world, spent, |message| message.text().contains("needs a login")).await;
    assert!(told.text().contains("shared account"), "{}", told.text());
    world.assert_no_rule_broken(&["terminated by other"]);
}

#[tokio::test]
async fn what_is_lent_to_a_group_plays_below_a_message_there_and_nowhere_else() {
    let mut world = world().await;
    super::share::member(&world, XIAOLIN, UIN).await;
    let (query, answer) = ask(&world, ALICE, "会员的月亮").await;
    let hers = choose(&world, ALICE, &query, &results(&answer)[0]).await;
    let sent = becomes(&world, hers, |it| it.text().contains("needs a login")).await;
    assert!(
        sent.text().contains("lends their login"),
        "where it is, nobody knows: {}",
        sent.text()
    );

    let lent = super::share::lend(&world, XIAOLIN).await;
    world.restart_bot().await;
    super::groups::decided(&world, GROUP, "open admins").await;
    world.press(ALICE, &sent, "Try again").await;
    becomes(&world, hers, |it| it.text().contains("login") && !it.text().contains("lends")).await;
    super::groups::decided(&world, GROUP, "open all").await;
    world.press(ALICE, &sent, "Try again").await;
    let filled = becomes(&world, hers, |it| it.has("audio")).await;
    assert!(filled.text().contains("小林"), "{}", filled.text());
    let body = json!({
        "chat": ALICE, "user": ALICE, "inline_query_id": query, "result_id": results(&answer)[0]["id"],
    });
    let alone = world.change("choose", body).await["message_id"].as_i64().expect("an id");
    let sent = becomes_in(&world, ALICE, alone, |it| it.text().contains("lends their login")).await;
    world.press(ALICE, &sent, "Try again").await;
    let refused = |it: &Message| it.has("audio") || !it.text().contains("lends their login");
    assert!(!becomes_in(&world, ALICE, alone, refused).await.has("audio"));

    // Where it was not asked for in a group, no group is talked of.
    let query = types_in(&world, ALICE, ALICE, "会员的月亮  ", "").await;
    let answer = answered(&world, &query).await;
    let body = json!({
        "chat": ALICE, "user": ALICE, "inline_query_id": query, "result_id": results(&answer)[0]["id"],
    });
    let alone = world.change("choose", body).await["message_id"].as_i64().expect("an id");
    let denied = |it: &Message| it.text().contains("needs a login");
    let sent = becomes_in(&world, ALICE, alone, denied).await;
    assert!(!sent.text().contains("lends"), "{}", sent.text());

    world.press(XIAOLIN, &lent, "收回").await;
    world.expect_text(GROUP, "收回了").await;
    let (query, answer) = ask(&world, ALICE, "会员的月亮 ").await;
    let later = choose(&world, ALICE, &query, &results(&answer)[0]).await;
    let sent = becomes(&world, later, |it| it.text().contains("needs a login")).await;
    world.press(ALICE, &sent, "Try again").await;
    becomes(&world, later, |it| {
        it.text().contains("needs a login") && !it.text().contains("lends")
    })
    .await;
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn a_lossless_song_comes_as_a_file_that_says_what_it_is() {
    let world = world().await;
    world.playground().qqmusic().set_vip(UIN, true);
    super::log_in(&world, XIAOLIN, UIN).await;
    world.say(XIAOLIN, "/settings quality flac").await;
    world.expect_text(XIAOLIN, "FLAC").await;
    let id = send_first(&world, XIAOLIN, "晴天 周杰伦").await;
    let filled = becomes(&world, id, |message| message.has("document")).await;
    assert!(filled.text().contains("晴天"), "{}", filled.text());
    let name = filled.json()["document"]["file_name"].as_str().expect("a name");
    assert_eq!(name, "周杰伦 - 晴天.flac");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_answer_that_comes_too_late_harms_nobody() {
    let world = world().await;
    world.faults().at(SEARCH, HELD, Some(1));
    types(&world, XIAOLIN, "夜", "").await;
    world.advance_clock(Duration::from_secs(60));
    crate::wait::until("it is asked for", async || world.faults().list().is_empty()).await;
    world.faults().clear();
    let is_late = |refused: &Refused| refused.description.contains(TOO_OLD);
    let refused = async || world.playground().telegram().refused().iter().any(is_late);
    crate::wait::until("it is refused", refused).await;
    let (_, answer) = ask(&world, XIAOLIN, "夜航").await;
    assert!(!results(&answer).is_empty());
    world.assert_no_rule_broken(&[TOO_OLD]);
}

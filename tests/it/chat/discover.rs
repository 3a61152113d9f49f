//! Looking around: shelves of playlists, albums and singers from a card, a song for an own playlist,
//! the comments that people like, and a list that is sent whole.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;

use super::{has_button, labels, with_more};
use crate::login::asked;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

const UIN: u64 = 314_159_265;
/// 晴天.
const SONG: u64 = 97_773;
/// 晴天之前.
const COMMENTED: u64 = 700_000_004;
const AUDIO: &str = "qqmusic:isure.stream.qqmusic.qq.com/*";
/// Longer than QQ Music's lock of an account's lists.
const SECONDS: Duration = Duration::from_secs(5);
const WRITE: &str = "qqmusic:music.musicasset.PlaylistDetailWrite/AddSonglist";

async fn log_in(world: &World) {
    asked(world, "qq").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
}

/// The card of 晴天.
async fn card(world: &World, chat: i64, user: i64) -> Message {
    world.say_in(chat, user, "/search https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV").await;
    world.expect(chat, |message| message.has("photo")).await
}

/// The text that a message gets.
async fn becomes(world: &World, message: &Message, words: &str) -> Message {
    let (id, chat) = (message.id(), message.json()["chat"]["id"].as_i64().expect("a chat"));
    world.expect(chat, |it| it.id() == id && it.text().contains(words)).await
}

#[tokio::test]
async fn shelves_turn_in_one_message_and_lead_to_songs() {
    let world = World::start().await;
    world.say(XIAOLIN, "/discover").await;
    let home = world.expect_text(XIAOLIN, "想从哪里开始逛").await;
    assert_eq!(labels(&home), ["🌟 推荐歌单", "🗂 分类歌单", "📂 我的歌单", "📅 每日推荐"]);
    world.press(XIAOLIN, &home, "推荐歌单").await;
    let first = becomes(&world, &home, "1. 听海的一千夜").await;
    assert!(!has_button(&first, "上一页"), "{:?}", labels(&first));
    world.press(XIAOLIN, &first, "下一页").await;
    let second = becomes(&world, &home, "第 2 页").await;
    assert!(second.text().contains("14. 回家路上"), "{}", second.text());
    assert!(!has_button(&second, "下一页"), "{:?}", labels(&second));
    world.press(XIAOLIN, &second, "返回").await;
    let home = becomes(&world, &home, "想从哪里开始逛").await;

    world.press(XIAOLIN, &home, "分类歌单").await;
    let kinds = becomes(&world, &home, "想听哪一类").await;
    assert_eq!(labels(&kinds), ["全部", "国语", "英语", "↩️ 返回"]);
    world.press(XIAOLIN, &kinds, "国语").await;
    let chinese = becomes(&world, &home, "分类 · 国语").await;
    world.press(XIAOLIN, &chinese, "2").await;
    let songs = becomes(&world, &home, "📂 雨天 & <晴天>").await;
    world.press(XIAOLIN, &songs, "1").await;
    world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.press(XIAOLIN, &songs, "返回").await;
    let chinese = becomes(&world, &home, "分类 · 国语").await;
    world.press(XIAOLIN, &chinese, "返回").await;
    becomes(&world, &home, "想听哪一类").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn own_playlists_need_a_login_and_only_their_owner_turns_the_shelf_in_a_group() {
    let world = World::start().await;
    world.say(XIAOLIN, "/discover").await;
    let home = world.expect_text(XIAOLIN, "想从哪里开始逛").await;
    world.press(XIAOLIN, &home, "我的歌单").await;
    let told = world.expect(XIAOLIN, |message| has_button(message, "扫码登录")).await;
    assert_ne!(told.id(), home.id());
    log_in(&world).await;
    world.press(XIAOLIN, &home, "我的歌单").await;
    let own = becomes(&world, &home, "2. 开车听 · 15 首").await;
    world.press(XIAOLIN, &own, "2").await;
    // The way back stays on every page.
    let songs = becomes(&world, &home, "📂 开车听").await;
    world.press(XIAOLIN, &songs, "下一页").await;
    let songs = becomes(&world, &home, "第 2/2 页").await;
    world.press(XIAOLIN, &songs, "返回").await;
    let own = becomes(&world, &home, "我的歌单").await;
    world.press(XIAOLIN, &own, "返回").await;
    let home = becomes(&world, &home, "想从哪里开始逛").await;
    world.press(XIAOLIN, &home, "每日推荐").await;
    let daily = becomes(&world, &home, "1. ").await;
    assert!(has_button(&daily, "全部发给我"), "{:?}", labels(&daily));
    let head: Vec<_> = daily.text().lines().take(3).collect();
    assert_eq!(head, ["📂 每日推荐", "共 30 首", "第 1/3 页"]);
    world.press(XIAOLIN, &daily, "返回").await;
    becomes(&world, &home, "想从哪里开始逛").await;

    world.say_in(GROUP, XIAOLIN, "/discover").await;
    let shared = world.expect_text(GROUP, "想从哪里开始逛").await;
    let press = world.press(ALICE, &shared, "推荐歌单").await;
    assert!(world.answer_to(&press).await["text"].is_string());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_card_leads_to_its_album_and_its_singers() {
    let world = World::start().await;
    let song = card(&world, XIAOLIN, XIAOLIN).await;
    world.press(XIAOLIN, &song, "专辑").await;
    let album = world.expect_text(XIAOLIN, "玩具天气集").await;
    assert!(has_button(&album, "全部发给我") || album.has("photo"), "{:?}", labels(&album));
    world.press(XIAOLIN, &song, "歌手").await;
    let singer = world.expect_text(XIAOLIN, "🎤 周杰伦").await;
    assert!(has_button(&singer, "● 歌曲") && !has_button(&singer, "歌单"), "{:?}", labels(&singer));
    world.press(XIAOLIN, &singer, "专辑").await;
    let albums = becomes(&world, &singer, "1. 玩具天气集").await;
    assert!(albums.text().contains("🎤 周杰伦"), "{}", albums.text());
    world.press(XIAOLIN, &albums, "歌曲").await;
    becomes(&world, &singer, "1. 晴天").await;

    // Of several it is asked which.
    world.say(XIAOLIN, "下一站下车").await;
    let list = world.expect_text(XIAOLIN, "1. 下一站下车").await;
    world.press(XIAOLIN, &list, "1").await;
    let duet = world
        .expect(XIAOLIN, |message| message.has("photo") && message.text().contains("下一站下车"))
        .await;
    world.press(XIAOLIN, &duet, "歌手").await;
    let which = world.expect_text(XIAOLIN, "想看哪位歌手").await;
    assert_eq!(labels(&which), ["巷口乐队", "小满与风铃"]);
    world.press(XIAOLIN, &which, "小满与风铃").await;
    world.expect_text(XIAOLIN, "🎤 小满与风铃").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_card_has_its_rarer_buttons_behind_one() {
    let world = World::start().await;
    let song = card(&world, XIAOLIN, XIAOLIN).await;
    let first =
        ["🎧 128k", "🎧 320k", "🎧 FLAC", "📝 歌词", "➕ 加到歌单", "💿 专辑", "🎤 歌手", "⋯ 更多"];
    assert_eq!(labels(&song), first);
    let more = with_more(&world, XIAOLIN, &song).await;
    assert_eq!(labels(&more), ["🔥 热评", "💬 评论", "🖼 卡片", "🔗 在 QQ 音乐打开", "↩️ 返回"]);
    assert_eq!(more.text(), song.text());
    world.press(XIAOLIN, &more, "返回").await;
    let again = world.expect(XIAOLIN, |it| it.id() == song.id() && has_button(it, "更多")).await;
    assert_eq!(labels(&again), first);
    world.assert_no_rule_broken(&[]);
}

/// The question whether a card's song shall go into the second playlist, some seconds later.
async fn asked_again(world: &World, song: &Message) -> Message {
    world.advance_clock(SECONDS);
    world.press(XIAOLIN, song, "加到歌单").await;
    let which = world.expect_text(XIAOLIN, "加到哪个歌单").await;
    world.press(XIAOLIN, &which, "2").await;
    becomes(world, &which, "加进歌单“开车听”吗").await
}

#[tokio::test]
async fn a_song_goes_into_an_own_playlist_after_a_yes_and_only_once() {
    let world = World::start().await;
    let song = card(&world, XIAOLIN, XIAOLIN).await;
    world.press(XIAOLIN, &song, "加到歌单").await;
    world.expect(XIAOLIN, |message| has_button(message, "扫码登录")).await;
    log_in(&world).await;
    world.press(XIAOLIN, &song, "加到歌单").await;
    let which = world.expect_text(XIAOLIN, "加到哪个歌单").await;
    world.press(XIAOLIN, &which, "2").await;
    let sure = becomes(&world, &which, "加进歌单“开车听”吗").await;
    let music = world.playground().qqmusic();
    assert!(!music.own_list(UIN, 11).contains(&SONG), "nothing before the yes");
    world.press(XIAOLIN, &sure, "换个歌单").await;
    let again = becomes(&world, &which, "加到哪个歌单").await;
    world.press(XIAOLIN, &again, "2").await;
    let sure = becomes(&world, &which, "加进歌单“开车听”吗").await;
    world.press(XIAOLIN, &sure, "加进去").await;
    becomes(&world, &which, "加进“开车听”了").await;
    assert_eq!(music.own_list(UIN, 11).iter().filter(|id| **id == SONG).count(), 1);

    // Once more: it was there.
    let sure = asked_again(&world, &song).await;
    world.press(XIAOLIN, &sure, "加进去").await;
    becomes(&world, &sure, "早就在“开车听”里了").await;
    assert_eq!(music.own_list(UIN, 11).iter().filter(|id| **id == SONG).count(), 1);

    // A lost answer is told as such.
    world.faults().at(WRITE, Fault::Lost, Some(1));
    let sure = asked_again(&world, &song).await;
    world.press(XIAOLIN, &sure, "加进去").await;
    becomes(&world, &sure, "不确定《晴天").await;

    // Another write of the account is under way.
    world.faults().at(WRITE, Fault::Code(10_006), Some(1));
    let sure = asked_again(&world, &song).await;
    world.press(XIAOLIN, &sure, "加进去").await;
    let busy = becomes(&world, &sure, "等几秒再点一次").await;
    world.advance_clock(SECONDS);
    world.press(XIAOLIN, &busy, "再试一次").await;
    becomes(&world, &sure, "早就在“开车听”里了").await;

    let sure = asked_again(&world, &song).await;
    world.press(XIAOLIN, &sure, "不加了").await;
    becomes(&world, &sure, "好，不加了").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_song_is_put_into_a_playlist_in_private_only() {
    let world = World::start().await;
    log_in(&world).await;
    let song = card(&world, GROUP, XIAOLIN).await;
    let press = world.press(XIAOLIN, &song, "加到歌单").await;
    let hint = world.answer_to(&press).await;
    assert!(hint["text"].as_str().is_some_and(|text| text.contains("私聊")), "{hint}");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn comments_that_people_like_are_paged_and_one_is_answered_once() {
    let world = World::start().await;
    // One with fifteen comments.
    world.say(XIAOLIN, "晴天之前").await;
    let list = world.expect_text(XIAOLIN, "1. 晴天之前").await;
    world.press(XIAOLIN, &list, "1").await;
    let song = world.expect(XIAOLIN, |message| message.has("photo")).await;
    let song = with_more(&world, XIAOLIN, &song).await;
    world.press(XIAOLIN, &song, "热评").await;
    let page = world.expect_text(XIAOLIN, "的热评").await;
    assert!(page.text().contains("👍"), "{}", page.text());
    world.press(XIAOLIN, &page, "下一页").await;
    let page = becomes(&world, &page, "第 2 页").await;
    assert!(page.text().contains("6. "), "{}", page.text());
    world.press(XIAOLIN, &page, "回复 6").await;
    world.expect(XIAOLIN, |message| has_button(message, "扫码登录")).await;
    log_in(&world).await;
    world.press(XIAOLIN, &page, "回复 6").await;
    world.expect_text(XIAOLIN, "想说什么？直接发给我").await;
    world.say(XIAOLIN, "我也是这样想的").await;
    let preview = world.expect_text(XIAOLIN, "要发表这条评论吗").await;
    assert!(preview.text().contains("↪️ 回复"), "{}", preview.text());
    let music = world.playground().qqmusic();
    assert!(music.comments(UIN).is_empty(), "nothing before the yes");
    world.press(XIAOLIN, &preview, "发表").await;
    let done = becomes(&world, &preview, "评论发表了").await;
    assert!(done.text().contains("↪️ 回复"), "{}", done.text());
    assert_eq!(music.comments(UIN), [(1, COMMENTED, "我也是这样想的".to_owned())]);
    assert!(music.is_answer(UIN, "我也是这样想的"));

    music.close_comments(1, COMMENTED, true);
    world.press(XIAOLIN, &song, "热评").await;
    world.expect_text(XIAOLIN, "评论现在看不到").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_short_list_is_sent_whole_with_one_line_and_what_failed_is_named() {
    let world = World::start().await;
    world.say(XIAOLIN, "/playlist 7000000021").await;
    let list = world.expect_text(XIAOLIN, "凌晨便利店").await;
    world.press(XIAOLIN, &list, "全部发给我").await;
    let done = world.expect_text(XIAOLIN, "“凌晨便利店”发完了：12 首里发了 11 首").await;
    assert!(done.text().contains("• 灯塔日志 第 10 夜"), "{}", done.text());
    assert!(done.text().contains("要会员"), "{}", done.text());
    let messages = world.messages(XIAOLIN);
    let titles: Vec<_> =
        messages.iter().filter_map(|message| message.json()["audio"]["title"].as_str()).collect();
    assert_eq!(titles.len(), 11);
    assert_eq!(titles[..2], ["灯塔日志 第 1 夜", "灯塔日志 第 2 夜"], "in the list's order");
    // Of a long list the first ones are offered, and those that were asked for.
    world.say(XIAOLIN, "/playlist 7000000001 5").await;
    world.expect(XIAOLIN, |message| has_button(message, "把前 5 首发给我")).await;
    world.say(XIAOLIN, "/playlist 7000000001 1000").await;
    let long = world.expect(XIAOLIN, |message| has_button(message, "把前 30 首发给我")).await;
    assert!(!has_button(&long, "全部发给我"), "{:?}", labels(&long));
    world.press(XIAOLIN, &long, "前 30 首").await;
    world.expect_text(XIAOLIN, "/30 首").await;
    world.say(XIAOLIN, "/cancel").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_list_that_is_being_sent_is_cancelled() {
    let world = World::start().await;
    world.faults().at(AUDIO, Fault::Hang, None);
    world.say(XIAOLIN, "/playlist 7000000022").await;
    let list = world.expect_text(XIAOLIN, "周一的地铁").await;
    world.press(XIAOLIN, &list, "全部发给我").await;
    let line = world.expect_text(XIAOLIN, "正在发“周一的地铁”：0/12 首").await;
    // A second press sends nothing twice.
    world.press(XIAOLIN, &list, "全部发给我").await;
    world.expect_text(XIAOLIN, "还有一个列表正在发给你").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "好，12 首歌不发了").await;
    becomes(&world, &line, "不再发了：12 首里发了 0 首").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn looking_around_is_in_english_too() {
    let world = World::start().await;
    world.say(ALICE, "/discover").await;
    let home = world.expect_text(ALICE, "Where would you like to look around?").await;
    world.press(ALICE, &home, "Categories").await;
    let kinds = becomes(&world, &home, "Playlists by category").await;
    world.press(ALICE, &kinds, "Back").await;
    becomes(&world, &home, "Where would you like").await;
    world.assert_no_rule_broken(&[]);
}

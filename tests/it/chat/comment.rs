//! Comments: at once or step by step, shown before they go, and never sent twice.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::Deed;

use super::{has_button, log_in, with_more};
use crate::wait::{ANSWER_HELD, HELD};
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

const UIN: u64 = 314_159_265;
const ADD: &str = "qqmusic:music.globalComment.CommentWriteServer/AddComment";

async fn logged_in() -> World {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    world
}

/// The preview of a comment on 晴天.
async fn preview(world: &World, words: &str) -> Message {
    world.say(XIAOLIN, &format!("/comment song 97773 {words}")).await;
    world.expect(XIAOLIN, |message| is_preview(message) && message.text().contains(words)).await
}

fn is_preview(message: &Message) -> bool {
    message.text().contains("要发表这条评论吗")
}

/// How often the account was to write, in vain or not.
fn asked(world: &World) -> usize {
    world.playground().qqmusic().ledger(UIN).asked(Deed::Comment).len()
}

fn written(world: &World) -> Vec<(i64, u64, String)> {
    world.playground().qqmusic().comments(UIN)
}

/// Returns when QQ Music has written a comment.
async fn until_written(world: &World) {
    crate::wait::until("it is written", async || !(written(world).is_empty())).await;
}

/// The message with this id, once it says this.
async fn says(world: &World, id: i64, words: &str) -> Message {
    world.expect(XIAOLIN, |message| message.id() == id && message.text().contains(words)).await
}

#[tokio::test]
async fn a_comment_is_shown_and_written_after_the_yes() {
    let world = logged_in().await;
    let shown = preview(&world, "好听 <b> & 两遍").await;
    assert!(shown.text().contains("歌曲：晴天 — 周杰伦"), "{}", shown.text());
    assert!(shown.text().contains(&UIN.to_string()), "{}", shown.text());
    assert_eq!(asked(&world), 0, "nothing is sent before the yes");
    world.press(XIAOLIN, &shown, "发表").await;
    let done = says(&world, shown.id(), "评论发表了").await;
    assert_eq!(written(&world), [(1, 97773, "好听 <b> & 两遍".to_owned())]);
    assert!(!has_button(&done, "发表") && has_button(&done, "去看看"));
    let link = done.buttons()[0]["url"].as_str().unwrap_or_default();
    assert_eq!(link, "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn step_by_step_a_song_is_picked_and_the_words_follow() {
    let world = logged_in().await;
    world.say(XIAOLIN, "/comment").await;
    world.expect_text(XIAOLIN, "想评论什么").await;
    world.say(XIAOLIN, "晴天").await;
    let list = world.expect_text(XIAOLIN, "想评论哪一首").await;
    world.press(XIAOLIN, &list, "1").await;
    world.expect_text(XIAOLIN, "想说什么").await;
    world.say(XIAOLIN, &"长".repeat(301)).await;
    let long = world.expect_text(XIAOLIN, "评论有 301 个字，最多 300 个").await;
    assert!(long.buttons().is_empty());
    world.say(XIAOLIN, &"短".repeat(300)).await;
    let shown = world.expect(XIAOLIN, is_preview).await;
    world.press(XIAOLIN, &shown, "发表").await;
    says(&world, shown.id(), "评论发表了").await;
    assert_eq!(written(&world), [(1, 97773, "短".repeat(300))]);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_cards_button_asks_for_the_words_and_cancel_ends_the_question() {
    let world = logged_in().await;
    world.say(XIAOLIN, "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV").await;
    let card = world.expect(XIAOLIN, |message| message.has("photo")).await;
    let card = with_more(&world, XIAOLIN, &card).await;
    world.press(XIAOLIN, &card, "评论").await;
    world.expect_text(XIAOLIN, "想说什么").await;
    world.say(XIAOLIN, "/cancel").await;
    let ended = world.expect_text(XIAOLIN, "好，不问了").await;
    world.press(XIAOLIN, &card, "评论").await;
    let asks = |message: &Message| message.id() > ended.id() && message.text().contains("想说什么");
    world.expect(XIAOLIN, asks).await;
    world.say(XIAOLIN, "从卡片来").await;
    let shown = world.expect(XIAOLIN, is_preview).await;
    world.press(XIAOLIN, &shown, "不发了").await;
    says(&world, shown.id(), "这条评论不发了").await;
    assert_eq!(asked(&world), 0);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn albums_and_playlists_are_commented_on_by_link_and_from_a_search() {
    let world = logged_in().await;
    world.say(XIAOLIN, "/comment playlist 7000000001 好歌单").await;
    let shown = world.expect(XIAOLIN, is_preview).await;
    assert!(shown.text().contains("歌单：听海的一千夜"), "{}", shown.text());
    world.press(XIAOLIN, &shown, "发表").await;
    says(&world, shown.id(), "评论发表了").await;
    world.say(XIAOLIN, "/comment 灯塔日志").await;
    let list = world.expect_text(XIAOLIN, "想评论哪一首").await;
    assert!(!has_button(&list, "歌手"), "{}", list.json());
    world.press(XIAOLIN, &list, "专辑").await;
    let albums = says(&world, list.id(), "1. 灯塔日志").await;
    world.press(XIAOLIN, &albums, "1").await;
    world.expect_text(XIAOLIN, "专辑：灯塔日志").await;
    world.say(XIAOLIN, "好专辑").await;
    let shown = world.expect(XIAOLIN, |message| message.text().ends_with("好专辑")).await;
    world.press(XIAOLIN, &shown, "发表").await;
    says(&world, shown.id(), "评论发表了").await;
    let written = written(&world);
    assert!(written.contains(&(3, 7_000_000_001, "好歌单".to_owned())), "{written:?}");
    assert!(written.iter().any(|(kind, _, text)| *kind == 2 && text == "好专辑"), "{written:?}");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_not_understood_and_what_there_is_not_is_said() {
    let world = logged_in().await;
    world.say(XIAOLIN, "/comment album 晴天 好听").await;
    world.expect_text(XIAOLIN, "没看懂“album 晴天 好听”").await;
    world.say(XIAOLIN, "/comment song 999999999 好听").await;
    world.expect_text(XIAOLIN, "没有找到").await;
    world.say(ALICE, "/comment song 97773 nice").await;
    let answer = world.expect(ALICE, |message| !message.buttons().is_empty()).await;
    assert!(has_button(&answer, "Log in"), "{}", answer.json());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_preview_outlives_a_restart() {
    let mut world = logged_in().await;
    let shown = preview(&world, "重启之后").await;
    world.kill_and_restart_bot().await;
    world.press(XIAOLIN, &shown, "发表").await;
    says(&world, shown.id(), "评论发表了").await;
    assert_eq!((written(&world).len(), asked(&world)), (1, 1));
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn a_yes_that_is_said_many_times_at_once_writes_once() {
    let world = logged_in().await;
    let shown = preview(&world, "只有一次").await;
    world.faults().at(ADD, HELD, Some(1));
    let presses = (0..4).map(|_| world.press(XIAOLIN, &shown, "发表"));
    futures::future::join_all(presses).await;
    crate::wait::until("it is sent", async || world.faults().list().is_empty()).await;
    world.faults().clear();
    says(&world, shown.id(), "评论发表了").await;
    assert_eq!((written(&world).len(), asked(&world)), (1, 1));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_answer_that_is_lost_is_told_as_unsure_and_not_sent_again() {
    let world = logged_in().await;
    for (fault, words, sent) in [(Fault::Lost, "答案丢了", 1), (Fault::Status(502), "坏了", 1)]
    {
        world.faults().at(ADD, fault, Some(1));
        let shown = preview(&world, words).await;
        world.press(XIAOLIN, &shown, "发表").await;
        let told = says(&world, shown.id(), "不确定发出去没有").await;
        assert!(has_button(&told, "去看看") && !has_button(&told, "发表"), "{}", told.json());
        assert!(told.text().contains(words), "{}", told.text());
        assert_eq!(asked(&world), sent);
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_bot_that_is_killed_while_it_sends_does_not_send_again_and_says_so() {
    let mut world = logged_in().await;
    let shown = preview(&world, "断电了").await;
    world.faults().at(ADD, ANSWER_HELD, Some(1));
    world.press(XIAOLIN, &shown, "发表").await;
    until_written(&world).await;
    world.kill_and_restart_bot().await;
    let told = says(&world, shown.id(), "正在发的时候我重启了").await;
    assert!(has_button(&told, "去看看") && !has_button(&told, "发表"), "{}", told.json());
    world.restart_bot().await;
    world.say(XIAOLIN, "/help").await;
    world.expect_text(XIAOLIN, "/comment").await;
    assert_eq!((written(&world).len(), asked(&world)), (1, 1));
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test]
async fn cancel_does_not_break_off_a_comment_on_its_way() {
    let world = logged_in().await;
    let shown = preview(&world, "已经走了").await;
    world.faults().at(ADD, HELD, Some(1));
    world.press(XIAOLIN, &shown, "发表").await;
    crate::wait::until("it is sent", async || world.faults().list().is_empty()).await;
    let said = world.say(XIAOLIN, "/cancel").await;
    world.expect(XIAOLIN, |message| message.id() > said).await;
    world.faults().clear();
    says(&world, shown.id(), "评论发表了").await;
    assert_eq!((written(&world).len(), asked(&world)), (1, 1));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_captcha_is_linked_and_the_comment_waits_for_it() {
    let world = logged_in().await;
    world.playground().qqmusic().suspect(UIN);
    let shown = preview(&world, "我是人").await;
    world.press(XIAOLIN, &shown, "发表").await;
    let told = says(&world, shown.id(), "人机验证").await;
    let buttons = told.buttons();
    let address = buttons.iter().find_map(|button| button["url"].as_str()).expect("a link");
    let path = address.strip_prefix("https://").expect("a web address");
    let page =
        format!("{}/{path}", world.playground().gateway_url().as_str().trim_end_matches('/'));
    let opened = reqwest::get(page).await.expect("an answer");
    assert!(opened.status().is_success(), "{address}");
    world.press(XIAOLIN, &told, "发表").await;
    says(&world, shown.id(), "评论发表了").await;
    assert_eq!(written(&world).len(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_comment_that_is_not_taken_says_so() {
    let world = logged_in().await;
    world.playground().qqmusic().set_muted(UIN, true);
    let shown = preview(&world, "嘘").await;
    world.press(XIAOLIN, &shown, "发表").await;
    says(&world, shown.id(), "QQ 音乐没有收下这条评论").await;
    assert!(written(&world).is_empty());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_expired_key_is_refreshed_and_the_comment_is_written_once() {
    let world = logged_in().await;
    let shown = preview(&world, "过期了").await;
    world.playground().qqmusic().expire_key(UIN);
    world.press(XIAOLIN, &shown, "发表").await;
    says(&world, shown.id(), "评论发表了").await;
    assert_eq!(written(&world).len(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_comment_shown_for_one_account_is_not_written_by_another() {
    let world = logged_in().await;
    let shown = preview(&world, "是谁").await;
    world.say(XIAOLIN, "/login").await;
    world.scan_latest_qr(XIAOLIN, 271_828_182, "confirmed").await;
    world
        .expect(XIAOLIN, |message| message.id() > shown.id() && message.text().contains("🎉"))
        .await;
    world.press(XIAOLIN, &shown, "发表").await;
    says(&world, shown.id(), "换了一个账号").await;
    assert!(written(&world).is_empty());
    assert!(world.playground().qqmusic().comments(271_828_182).is_empty());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn in_a_group_only_the_writer_says_yes() {
    let world = World::start().await;
    log_in(&world, ALICE, UIN).await;
    world.say_in(GROUP, ALICE, "/comment song 97773").await;
    world.expect_text(GROUP, "/comment song 97773 Lovely!").await;
    world.say_in(GROUP, ALICE, "/comment song 97773 from a group").await;
    let shown = world.expect_text(GROUP, "Post this comment?").await;
    assert!(!shown.text().contains(&UIN.to_string()), "{}", shown.text());
    // 小林 is an admin of the group, which gives no right to another's words.
    let press = world.press(XIAOLIN, &shown, "Post").await;
    let answer = world.answer_to(&press).await;
    assert!(answer["text"].as_str().is_some_and(|text| text.contains("别人写的")), "{answer}");
    assert!(written(&world).is_empty());
    world.press(ALICE, &shown, "Post").await;
    world.expect_text(GROUP, "Your comment is posted").await;
    assert_eq!(written(&world), [(1, 97773, "from a group".to_owned())]);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_cookie_is_never_a_comment() {
    let world = logged_in().await;
    world.say(XIAOLIN, "/comment song 97773").await;
    world.expect_text(XIAOLIN, "想说什么").await;
    world.say(XIAOLIN, "uin=o271828182; qm_keyst=Q_H_L_invented").await;
    world.expect_text(XIAOLIN, "Cookie").await;
    assert!(world.messages(XIAOLIN).iter().all(|message| !is_preview(message)));
    world.assert_no_rule_broken(&[]);
}

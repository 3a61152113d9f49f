//! Lending a login to a group: who may use it for what, how often, and when it ends.

use std::time::Duration;

use qqmusic_bot::model::PersonId;
use qqmusic_bot::playground::faults::Fault;
use serde_json::json;

use super::{has_button, labels, log_in};
use crate::wait::ANSWER_HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// 佐藤, whose app is Japanese.
const SATO: i64 = 10_003;
const UIN: u64 = 314_159_265;
const OTHER: u64 = 271_828_182;
const VIP_SONG: &str = "会员的月亮";
const PLAY: &str = "music.vkey.GetVkey/UrlGetVkey";
const SEARCH: &str = "music.search.SearchCgiService/DoSearchForQQMusicMobile";

/// Somebody who may play VIP songs.
pub(super) async fn member(world: &World, person: i64, uin: u64) {
    log_in(world, person, uin).await;
    world.playground().qqmusic().set_vip(uin, true);
}

/// Lends in the group; gives the message that says so.
pub(super) async fn lend(world: &World, person: i64) -> Message {
    let said = world.say_in(GROUP, person, "/share").await;
    let asked = world.expect(GROUP, |it| answers(it, said)).await;
    assert_eq!(labels(&asked).len(), 2, "{}", asked.text());
    let yes = labels(&asked)[0].to_owned();
    world.press(person, &asked, &yes).await;
    world.expect(GROUP, |it| it.id() == asked.id() && it.text().contains('✅')).await
}

fn answers(message: &Message, said: i64) -> bool {
    message.json()["reply_to_message"]["message_id"] == said
}

/// The card of the VIP song, in a chat.
async fn card(world: &World, chat: i64, person: i64) -> Message {
    world.say_in(chat, person, &format!("/song {VIP_SONG}")).await;
    let list = world.expect_text(chat, &format!("1. {VIP_SONG}")).await;
    let before = world.messages(chat).last().map_or(0, Message::id);
    world.press(person, &list, "1").await;
    world.expect(chat, |it| it.has("photo") && it.id() > before).await
}

/// What comes of pressing for the song.
async fn played(world: &World, chat: i64, person: i64, card: &Message) -> Message {
    let before = world.messages(chat).last().map_or(0, Message::id);
    world.press(person, card, "128k").await;
    world.expect(chat, |it| it.id() > before).await
}

#[tokio::test]
async fn a_lent_login_plays_in_the_group_and_nowhere_else_until_it_is_taken_back() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    let card_in_group = card(&world, GROUP, ALICE).await;
    let denied = played(&world, GROUP, ALICE, &card_in_group).await;
    assert!(denied.text().contains("needs a login"), "{}", denied.text());
    let lent = lend(&world, XIAOLIN).await;
    let song = played(&world, GROUP, ALICE, &card_in_group).await;
    assert!(song.has("audio"), "{}", song.text());
    assert_eq!(song.text(), "🔑 Using the login 小林 lends to this group.");

    let own_card = card(&world, ALICE, ALICE).await;
    let own = played(&world, ALICE, ALICE, &own_card).await;
    assert!(own.text().contains("needs a login"), "the file is there, the right is not");

    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    assert!(list.text().contains("Alice 听《会员的月亮》"), "{}", list.text());
    assert!(list.text().contains("今天用了 1 次"), "{}", list.text());

    world.press(XIAOLIN, &lent, "收回").await;
    world.expect_text(GROUP, "小林 收回了借给本群的登录").await;
    // How it was used is not kept: the lender is told it once more.
    let told = world.expect_text(XIAOLIN, "的登录不再借了").await;
    assert!(told.text().contains("Alice 听《会员的月亮》"), "{}", told.text());
    let denied = played(&world, GROUP, ALICE, &card_in_group).await;
    assert!(denied.text().contains("needs a login"), "{}", denied.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_taken_back_in_private_or_by_logging_out_is_told_in_the_group() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    let lent = lend(&world, XIAOLIN).await;
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    world.press(XIAOLIN, &list, "收回").await;
    let over = |it: &Message| it.text().contains("小林 收回了借给本群的登录");
    world.expect(GROUP, |it| it.id() == lent.id() && over(it)).await;
    let told = world.expect_text(XIAOLIN, "的登录不再借了").await;
    assert!(told.text().contains("最近没有人用过"), "{}", told.text());

    // What said so may be gone: a line of its own says that it ended.
    let lent = lend(&world, XIAOLIN).await;
    world.change("delete", json!({"chat": GROUP, "message_id": lent.id()})).await;
    world.say(XIAOLIN, "/logout").await;
    let question = world.expect_text(XIAOLIN, "要退出登录吗").await;
    world.press(XIAOLIN, &question, "退出登录").await;
    world.expect(GROUP, |it| it.id() > lent.id() && over(it)).await;
    world.assert_no_rule_broken(&["message to edit not found"]);
}

#[tokio::test]
async fn a_lent_login_does_nothing_but_read_and_play() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    for command in [
        "/sign",
        "/coin",
        "/user",
        "/userinfo",
        "/report week",
        "/songlist",
        "/schedule",
        "/playlist",
    ] {
        let said = world.say_in(GROUP, ALICE, command).await;
        let answer = world.expect(GROUP, |it| answers(it, said)).await;
        assert!(answer.text().contains("not logged in"), "{command}: {}", answer.text());
    }
    let said = world.say_in(GROUP, ALICE, "/search 晴天").await;
    let list = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(!list.text().contains("🔑"), "searching needs no login: {}", list.text());
    world.faults().at(&format!("qqmusic:{SEARCH}"), Fault::Code(1000), Some(1));
    let said = world.say_in(GROUP, ALICE, "/search 晴天").await;
    let list = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(list.text().ends_with("🔑 Using the login 小林 lends to this group."));
    let said = world.say_in(GROUP, XIAOLIN, "/search 晴天").await;
    let own = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(!own.text().contains("🔑"), "{}", own.text());
    // What QQ Music recommends to the lender is no business of others.
    let said = world.say_in(GROUP, ALICE, "/discover").await;
    let home = world.expect(GROUP, |it| answers(it, said)).await;
    world.press(ALICE, &home, "Recommended").await;
    let shelf = world.expect(GROUP, |it| it.id() == home.id() && it.text().contains("1. ")).await;
    assert!(!shelf.text().contains("🔑"), "{}", shelf.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn only_the_lender_decides_and_whoever_has_no_login_is_told_to_log_in() {
    let world = World::start().await;
    let said = world.say_in(GROUP, ALICE, "/share").await;
    let answer = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(answer.text().contains("need to log in first") && has_button(&answer, "Log in"));
    assert!(answer.text().contains("Nobody is lending to this group"), "{}", answer.text());
    member(&world, XIAOLIN, UIN).await;
    let said = world.say_in(GROUP, XIAOLIN, "/share").await;
    let asked = world.expect(GROUP, |it| answers(it, said)).await;
    let press = world.press(ALICE, &asked, "不借").await;
    let hint = world.answer_to(&press).await;
    assert!(hint["text"].as_str().is_some_and(|it| it.starts_with("This asks 小林.")), "{hint}");
    let lent = lend(&world, XIAOLIN).await;
    let press = world.press(ALICE, &lent, "收回").await;
    let hint = world.answer_to(&press).await;
    assert!(hint["text"].as_str().is_some_and(|it| it.contains("小林's login")), "{hint}");
    let said = world.say_in(GROUP, ALICE, "/share").await;
    let answer = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(answer.text().contains("Lending to this group now: 小林"), "{}", answer.text());
    let said = world.say_in(GROUP, XIAOLIN, "/share").await;
    let again = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(again.text().contains("你的登录正借给本群"), "{}", again.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_login_that_is_taken_back_answers_nobody_who_waits() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    let lent = lend(&world, XIAOLIN).await;
    let card = card(&world, GROUP, ALICE).await;
    world.faults().at(&format!("qqmusic:{PLAY}"), ANSWER_HELD, Some(1));
    let asked = || world.playground().qqmusic().stats().count(PLAY);
    let before = asked();
    world.press(ALICE, &card, "128k").await;
    crate::wait::until("it is asked for", async || asked() > before).await;
    world.press(XIAOLIN, &lent, "收回").await;
    world.expect_text(GROUP, "小林 收回了借给本群的登录").await;
    world.faults().clear();
    let answer = world.expect_text(GROUP, "needs a login").await;
    assert!(!answer.text().contains("🔑"), "{}", answer.text());
    assert!(world.messages(GROUP).iter().all(|it| !it.has("audio")));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn of_two_lenders_the_second_is_used_when_the_first_has_died_who_is_told() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    member(&world, SATO, OTHER).await;
    lend(&world, XIAOLIN).await;
    lend(&world, SATO).await;
    let card = card(&world, GROUP, ALICE).await;
    let song = played(&world, GROUP, ALICE, &card).await;
    assert!(song.text().contains("小林"), "who lent first is used first: {}", song.text());
    world.change(&format!("qqmusic/{UIN}"), json!({"revoke": true})).await;
    let song = played(&world, GROUP, ALICE, &card).await;
    assert!(song.has("audio") && song.text().contains("佐藤"), "{}", song.text());
    // Found out by another, told by the next look at what is due.
    world.advance_clock(Duration::from_secs(120));
    world.expect_text(XIAOLIN, "QQ 音乐的登录失效了").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn no_use_is_taken_of_a_lent_login_whose_key_ended_and_cannot_be_renewed() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    let card = card(&world, GROUP, ALICE).await;
    world.change(&format!("qqmusic/{UIN}"), json!({"revoke": true})).await;
    // Its key lived three days.
    world.advance_clock(Duration::from_secs(4 * 86_400));
    let refused = played(&world, GROUP, ALICE, &card).await;
    assert!(!refused.has("audio"), "{}", refused.text());
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    assert!(!list.text().contains("Alice"), "{}", list.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_the_lent_login_could_not_play_either_is_not_counted_or_listed() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    let card = card(&world, GROUP, ALICE).await;
    assert!(card.text().contains("The login 小林 lends to this group is used"), "{}", card.text());
    let refused = played(&world, GROUP, ALICE, &card).await;
    assert!(refused.text().contains("needs a login with a VIP membership"), "{}", refused.text());
    let either = "🔑 The login 小林 lends to this group can't play it either.";
    assert!(refused.text().ends_with(either), "{}", refused.text());
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    assert!(list.text().contains("今天用了 0 次"), "{}", list.text());
    assert!(!list.text().contains("Alice"), "{}", list.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_lent_login_that_died_is_said_to_be_dead_wherever_it_is_asked_for_and_goes_on_when_it_lives()
 {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    let card = card(&world, GROUP, ALICE).await;
    world.change(&format!("qqmusic/{UIN}"), json!({"revoke": true})).await;
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "登录失效了，现在谁也用不了").await;
    assert!(has_button(&list, "扫码登录") && has_button(&list, "收回"), "{}", list.text());
    let refused = played(&world, GROUP, ALICE, &card).await;
    assert!(refused.text().contains("works again once 小林 logs in"), "{}", refused.text());
    let said = world.say_in(GROUP, ALICE, "/share").await;
    let lenders = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(lenders.text().contains("小林 (login has ended)"), "{}", lenders.text());
    let said = world.say_in(GROUP, XIAOLIN, "/share").await;
    let own = world.expect(GROUP, |it| answers(it, said)).await;
    assert!(own.text().contains("你借给本群的登录失效了"), "{}", own.text());
    assert!(has_button(&own, "扫码登录") && has_button(&own, "收回"), "{}", own.text());

    world.say(XIAOLIN, "/login").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect(XIAOLIN, |it| it.id() > list.id() && it.text().contains("🎉")).await;
    let song = played(&world, GROUP, ALICE, &card).await;
    assert!(song.has("audio") && song.text().contains("小林"), "{}", song.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_lender_hears_that_the_login_died_when_nobody_used_it() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    world.change(&format!("qqmusic/{UIN}"), json!({"revoke": true})).await;
    // Its key lived three days.
    world.advance_clock(Duration::from_secs(4 * 86_400));
    let told = world.expect_text(XIAOLIN, "QQ 音乐的登录失效了").await;
    assert!(told.text().contains("它借给了："), "{}", told.text());
    assert!(!told.text().contains("每天自动"), "nothing is done daily: {}", told.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn one_person_may_not_more_than_all_together_and_the_other_cap_follows() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    let lent = lend(&world, XIAOLIN).await;
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    world.press(XIAOLIN, &list, "每天的次数").await;
    let choices = world.expect_text(XIAOLIN, "现在：每人每天最多 50 次").await;
    world.press(XIAOLIN, &choices, "一共 50").await;
    let choices = world.expect(XIAOLIN, |it| has_button(it, "✓ 一共 50")).await;
    assert!(!choices.text().contains("所以"), "{}", choices.text());
    world.press(XIAOLIN, &choices, "每人 200").await;
    let choices = world.expect(XIAOLIN, |it| has_button(it, "✓ 每人 200")).await;
    assert!(has_button(&choices, "✓ 一共 200"), "{:?}", labels(&choices));
    assert!(choices.text().contains("一共的也提到了 200 次"), "{}", choices.text());
    world.press(XIAOLIN, &choices, "一共 100").await;
    let choices = world.expect(XIAOLIN, |it| has_button(it, "✓ 一共 100")).await;
    assert!(choices.text().contains("每人的也降到了 100 次"), "{}", choices.text());
    let group = |it: &Message| {
        it.id() == lent.id() && it.text().contains("每人每天 100 次，全群每天 100 次")
    };
    world.expect(GROUP, group).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_login_that_is_spent_for_today_says_so_and_is_there_again_tomorrow() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    world.press(XIAOLIN, &list, "每天的次数").await;
    let choices = world.expect_text(XIAOLIN, "现在：每人每天最多 50 次").await;
    world.press(XIAOLIN, &choices, "每人 10").await;
    let choices = world.expect(XIAOLIN, |it| has_button(it, "✓ 每人 10")).await;
    assert!(choices.text().contains("大家一共每天最多 300 次"), "{}", choices.text());
    world.press(XIAOLIN, &choices, "一共 600").await;
    world.expect(XIAOLIN, |it| has_button(it, "✓ 一共 600")).await;
    let card = card(&world, GROUP, ALICE).await;
    for _ in 0..10 {
        let song = played(&world, GROUP, ALICE, &card).await;
        assert!(song.text().contains("lends to this group"), "{}", song.text());
    }
    let spent = played(&world, GROUP, ALICE, &card).await;
    assert!(spent.text().contains("You've used 小林's login 10 times today"));
    let other = played(&world, GROUP, SATO, &card).await;
    assert!(other.text().contains("このグループに貸しているログイン"), "{}", other.text());
    world.advance_clock(Duration::from_secs(86_400));
    let fresh = played(&world, GROUP, ALICE, &card).await;
    assert!(fresh.text().contains("lends to this group"), "{}", fresh.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_anonymous_admin_who_used_it_is_called_that() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    world.faults().at(&format!("qqmusic:{SEARCH}"), Fault::Code(1000), Some(1));
    let words = json!({"chat": GROUP, "user": SATO, "text": "/search 晴天", "anonymous": true});
    world.change("say", words).await;
    world.expect_text(GROUP, "用的是 小林 借给本群的登录").await;
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    assert!(list.text().contains("匿名管理员 搜索"), "{}", list.text());
    world.assert_no_rule_broken(&[]);
}

/// Whether the login of `XIAOLIN` still answers in the group.
async fn is_lent(world: &World, card: &Message) -> bool {
    played(world, GROUP, ALICE, card).await.has("audio")
}

#[tokio::test]
async fn lending_ends_when_the_lender_logs_out_leaves_or_the_bot_is_removed() {
    let world = World::start().await;
    member(&world, XIAOLIN, UIN).await;
    lend(&world, XIAOLIN).await;
    let card = card(&world, GROUP, ALICE).await;
    assert!(is_lent(&world, &card).await);
    world.say(XIAOLIN, "/logout").await;
    let question = world.expect_text(XIAOLIN, "要退出登录吗").await;
    world.press(XIAOLIN, &question, "退出登录").await;
    world.expect_text(XIAOLIN, "已退出").await;
    assert!(!is_lent(&world, &card).await);

    world.say(XIAOLIN, "/login").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect(XIAOLIN, |it| it.id() > question.id() && it.text().contains("🎉")).await;
    assert!(!is_lent(&world, &card).await, "a new login is not lent by itself");
    lend(&world, XIAOLIN).await;
    assert!(is_lent(&world, &card).await);
    world.change("role", json!({"chat": GROUP, "user": XIAOLIN, "role": "left"})).await;
    world.advance_clock(Duration::from_secs(11 * 60));
    assert!(!is_lent(&world, &card).await);

    world.change("role", json!({"chat": GROUP, "user": XIAOLIN, "role": "member"})).await;
    lend(&world, XIAOLIN).await;
    assert!(is_lent(&world, &card).await);
    world.change("bot", json!({"chat": GROUP, "user": XIAOLIN, "status": "kicked"})).await;
    world.change("bot", json!({"chat": GROUP, "user": XIAOLIN, "status": "member"})).await;
    // The removal is heard before what is said after it by the same person.
    world.say(XIAOLIN, "/share").await;
    world.expect_text(XIAOLIN, "你现在没有借出登录").await;
    assert!(!is_lent(&world, &card).await);
}

#[tokio::test]
async fn the_owner_lends_to_everyone_and_takes_it_back() {
    let owner = PersonId(XIAOLIN.unsigned_abs());
    let world = World::configured(move |config| config.telegram.admins = vec![owner]).await;
    member(&world, XIAOLIN, UIN).await;
    let card = card(&world, ALICE, ALICE).await;
    let denied = played(&world, ALICE, ALICE, &card).await;
    assert!(denied.text().contains("needs a login"), "{}", denied.text());
    world.say(XIAOLIN, "/share").await;
    let list = world.expect_text(XIAOLIN, "借出的登录").await;
    world.press(XIAOLIN, &list, "设为公用账号").await;
    let asked = world.expect_text(XIAOLIN, "要把你的 QQ 音乐登录设为机器人的公用账号吗").await;
    world.press(XIAOLIN, &asked, "设为公用账号").await;
    let list = world.expect_text(XIAOLIN, "机器人的公用账号：").await;
    let song = played(&world, ALICE, ALICE, &card).await;
    assert!(song.has("audio"), "{}", song.text());
    assert_eq!(song.text(), "🔑 Using the bot's shared account.");
    world.press(XIAOLIN, &list, "收回").await;
    world.expect(XIAOLIN, |it| has_button(it, "设为公用账号")).await;
    let denied = played(&world, ALICE, ALICE, &card).await;
    assert!(denied.text().contains("needs a login"), "{}", denied.text());

    world.say(ALICE, "/share").await;
    let others = world.expect_text(ALICE, "You aren't lending your login").await;
    assert_eq!(labels(&others), Vec::<&str>::new(), "only the owner is offered that");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn after_a_lender_was_forgotten_the_group_is_told_in_its_language_and_by_no_name() {
    let world = World::start().await;
    member(&world, ALICE, UIN).await;
    let lent = lend(&world, ALICE).await;
    world.say(ALICE, "/forget").await;
    let asked = world.expect(ALICE, |it| has_button(it, "Delete everything")).await;
    assert!(!asked.text().contains("0 past runs"), "{}", asked.text());
    world.press(ALICE, &asked, "Delete everything").await;
    let told = world.expect_text(GROUP, "Someone has taken back the login").await;
    assert_eq!(told.id(), lent.id());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn where_the_bot_is_an_admin_it_hears_at_once_that_a_lender_left() {
    let world = World::start().await;
    // Now the bot is there.
    member(&world, XIAOLIN, UIN).await;
    let admin = json!({"chat": GROUP, "user": XIAOLIN, "status": "administrator"});
    world.change("bot", admin).await;
    lend(&world, XIAOLIN).await;
    let card = card(&world, GROUP, ALICE).await;
    world.change("role", json!({"chat": GROUP, "user": XIAOLIN, "role": "left"})).await;
    // The lender's own words are heard after what they did.
    world.say(XIAOLIN, "/share").await;
    world.expect_text(XIAOLIN, "你现在没有借出登录").await;
    assert!(!is_lent(&world, &card).await);
}

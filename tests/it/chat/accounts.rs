//! `/accounts`, and logging in and out of one of several.

use qqmusic_bot::backend::MusicBackend;
use secrecy::ExposeSecret;

use super::{has_button, labels, log_in};
use crate::wait::HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

const FIRST: u64 = 1_000_000_071;
const SECOND: u64 = 1_000_000_072;
const THIRD: u64 = 1_000_000_073;

/// What the bot says next with these words.
async fn told(world: &World, said: i64, words: &str) -> Message {
    world.expect(XIAOLIN, |it| it.id() > said && it.text().contains(words)).await
}

async fn ask(world: &World, text: &str, words: &str) -> Message {
    let said = world.say(XIAOLIN, text).await;
    told(world, said, words).await
}

/// The same message, when it says something else.
async fn changed(world: &World, message: &Message, words: &str) -> Message {
    world.expect(XIAOLIN, |it| it.id() == message.id() && it.text().contains(words)).await
}

/// Adds an account beside the one in use.
pub(super) async fn add(world: &World, uin: u64) -> Message {
    let said = world.say(XIAOLIN, "/accounts add").await;
    let picture = world.expect(XIAOLIN, |it| it.id() > said && it.has("photo")).await;
    assert!(picture.text().contains("要添加的那个号"), "{}", picture.text());
    world.scan_latest_qr(XIAOLIN, uin, "confirmed").await;
    told(world, picture.id(), "🎉").await
}

/// Which account is used.
async fn used(world: &World) -> String {
    let said = world.say(XIAOLIN, "/user").await;
    let user = told(world, said, "QQ 音乐号：").await;
    let number = user.text().lines().find_map(|line| line.strip_prefix("QQ 音乐号："));
    number.expect("a number").to_owned()
}

/// Two accounts, of which the first is used.
async fn two() -> World {
    let world = World::start().await;
    log_in(&world, XIAOLIN, FIRST).await;
    add(&world, SECOND).await;
    world
}

#[tokio::test]
async fn another_login_is_used_from_then_on_and_the_first_stays() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, FIRST).await;
    let greeting = world.expect_text(XIAOLIN, "登录成功").await;
    assert_eq!(labels(&greeting), ["🗓 每天自动做"], "there is nothing to switch");
    let list = ask(&world, "/accounts", "你的 QQ 音乐账号").await;
    assert!(list.text().contains("正在用") && !list.text().contains("2. "), "{}", list.text());

    let said = world.say(XIAOLIN, "/login").await;
    world.expect(XIAOLIN, |it| it.id() > said && it.has("photo")).await;
    world.scan_latest_qr(XIAOLIN, SECOND, "confirmed").await;
    let greeting = told(&world, said, "现在用的就是这个账号").await;
    assert!(greeting.text().contains("也还在"), "{}", greeting.text());
    assert_eq!(used(&world).await, SECOND.to_string());

    world.press(XIAOLIN, &greeting, "换回").await;
    let list = changed(&world, &greeting, "你的 QQ 音乐账号").await;
    assert!(list.text().starts_with("👉 现在用的是"), "{}", list.text());
    assert_eq!(used(&world).await, FIRST.to_string());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_account_is_added_beside_the_one_in_use_and_renewed_by_scanning_it_again() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, FIRST).await;
    for uin in [SECOND, SECOND] {
        let greeting = add(&world, uin).await;
        assert!(greeting.text().contains("现在用的还是"), "{}", greeting.text());
        assert!(has_button(&greeting, "换成"), "{:?}", labels(&greeting));
        assert_eq!(used(&world).await, FIRST.to_string());
    }
    let list = ask(&world, "/accounts", "你的 QQ 音乐账号").await;
    assert!(list.text().contains("2. ") && !list.text().contains("3. "), "{}", list.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn whatever_is_pressed_below_the_picture_the_account_in_use_stays() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, FIRST).await;
    let said = world.say(XIAOLIN, "/accounts 添加").await;
    let picture = world.expect(XIAOLIN, |it| it.id() > said && it.has("photo")).await;
    world.press(XIAOLIN, &picture, "微信").await;
    let picture = changed(&world, &picture, "扫码登录 · 微信").await;
    assert!(picture.text().contains("要添加的那个号"), "{}", picture.text());
    world.scan_latest_qr(XIAOLIN, SECOND, "refused").await;
    let refused = changed(&world, &picture, "手机上取消了").await;
    world.press(XIAOLIN, &refused, "换个二维码").await;
    changed(&world, &refused, "等你扫码").await;
    world.scan_latest_qr(XIAOLIN, SECOND, "confirmed").await;
    told(&world, said, "现在用的还是").await;
    assert_eq!(used(&world).await, FIRST.to_string());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn accounts_are_named_switched_and_removed_by_buttons() {
    let world = two().await;
    let list = ask(&world, "/accounts", "你的 QQ 音乐账号").await;
    let second = labels(&list)[1].to_owned();
    world.press(XIAOLIN, &list, &second).await;
    let one = changed(&world, &list, &SECOND.to_string()).await;
    world.press(XIAOLIN, &one, "改名").await;
    told(&world, list.id(), "直接把名字发给我").await;
    let list = ask(&world, "小号 <b>", "它现在叫 小号 <b>。").await;
    assert!(has_button(&list, "小号 <b>"), "{:?}", labels(&list));

    world.press(XIAOLIN, &list, "小号").await;
    let one = changed(&world, &list, "昵称：").await;
    world.press(XIAOLIN, &one, "用这个账号").await;
    changed(&world, &list, "现在用的是 小号 <b>").await;
    assert_eq!(used(&world).await, SECOND.to_string());

    world.press(XIAOLIN, &list, "小号").await;
    let one = changed(&world, &list, "昵称：").await;
    assert!(!has_button(&one, "用这个账号"), "it is in use");
    world.press(XIAOLIN, &one, "移除").await;
    let question = changed(&world, &list, "要移除").await;
    world.press(XIAOLIN, &question, "先不移除").await;
    let list = changed(&world, &list, "你的 QQ 音乐账号").await;
    world.press(XIAOLIN, &list, "小号").await;
    let one = changed(&world, &list, "昵称：").await;
    world.press(XIAOLIN, &one, "移除").await;
    let question = changed(&world, &list, "要移除").await;
    world.press(XIAOLIN, &question, "移除").await;
    let list = changed(&world, &list, "已移除 小号").await;
    assert!(list.text().contains("在 QQ 音乐那边也已下线"), "{}", list.text());
    assert!(!list.text().contains("2. "), "{}", list.text());
    assert_eq!(used(&world).await, FIRST.to_string(), "what is left is used");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn accounts_are_named_switched_and_removed_by_words() {
    let world = two().await;
    ask(&world, "/accounts name 2 小号", "它现在叫 小号").await;
    ask(&world, "/accounts 小号", "现在用的是 小号").await;
    assert_eq!(used(&world).await, SECOND.to_string());
    ask(&world, "/accounts 1", "现在用的是").await;
    assert_eq!(used(&world).await, FIRST.to_string());
    ask(&world, "/accounts 改名 2", "直接把名字发给我").await;
    ask(&world, "-", "它又叫").await;
    ask(&world, "/accounts 7", "没有叫“7”的账号").await;
    let question = ask(&world, "/accounts remove 2", "要移除").await;
    let another = ask(&world, "/accounts 移除 2", "要移除").await;
    world.press(XIAOLIN, &question, "移除").await;
    changed(&world, &question, "已移除").await;
    world.press(XIAOLIN, &another, "移除").await;
    changed(&world, &another, "已经不在了").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn of_several_the_one_that_was_asked_about_is_logged_out() {
    let world = two().await;
    ask(&world, "/accounts name 1 大号", "大号").await;
    let question = ask(&world, "/logout", "要退出 大号 吗").await;
    ask(&world, "/accounts 2", "现在用的是").await;
    world.press(XIAOLIN, &question, "退出登录").await;
    let done = changed(&world, &question, "已退出").await;
    assert!(done.text().contains("现在用的是"), "{}", done.text());
    assert_eq!(used(&world).await, SECOND.to_string(), "the other one stays");
    let question = ask(&world, "/logout", "要退出登录吗").await;
    world.press(XIAOLIN, &question, "退出登录").await;
    changed(&world, &question, "已退出").await;
    ask(&world, "/accounts", "你还没有登录").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_sixth_account_is_not_kept_and_the_way_out_is_told() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, FIRST).await;
    for uin in FIRST + 1..FIRST + 5 {
        add(&world, uin).await;
    }
    ask(&world, "/accounts add", "最多存 5 个").await;
    let said = world.say(XIAOLIN, "/login").await;
    let picture = world.expect(XIAOLIN, |it| it.id() > said && it.has("photo")).await;
    world.scan_latest_qr(XIAOLIN, FIRST + 5, "confirmed").await;
    let failed = changed(&world, &picture, "最多存 5 个").await;
    assert!(has_button(&failed, "全部账号"), "{:?}", labels(&failed));
    ask(&world, "/cancel", "现在没有正在做的事").await;
    let list = ask(&world, "/accounts", "你的 QQ 音乐账号").await;
    assert!(list.text().contains("5. ") && !list.text().contains("6. "), "{}", list.text());
    assert!(!has_button(&list, "添加账号"), "{:?}", labels(&list));
    assert_eq!(used(&world).await, FIRST.to_string());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn where_there_is_no_room_a_pasted_cookie_is_left_as_it_is() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, FIRST).await;
    for uin in FIRST + 1..FIRST + 5 {
        add(&world, uin).await;
    }
    let (browser, credential) = crate::login::browser(&world, FIRST + 5).await;
    let pairs = credential.cookies();
    let pairs: Vec<_> =
        pairs.iter().map(|(name, value)| format!("{name}={}", value.expose_secret())).collect();
    world.playground().qqmusic().expire_key(FIRST + 5);
    let pasted = world.say(XIAOLIN, &pairs.join("; ")).await;
    let answer = told(&world, pasted, "最多存 5 个").await;
    assert!(has_button(&answer, "全部账号"), "{:?}", labels(&answer));
    world.expect_gone(XIAOLIN, pasted).await;
    browser.refresh(&credential).await.expect("nobody has renewed it");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn no_two_accounts_are_called_alike() {
    let world = two().await;
    ask(&world, "/accounts name 2 Work", "它现在叫 Work").await;
    ask(&world, "/accounts name 1 work", "已经有一个账号叫 work 了").await;
    ask(&world, "家", "它现在叫 家").await;
    let checked = ask(&world, "/check", "账号：家").await;
    assert!(checked.text().contains("Work"), "{}", checked.text());
    ask(&world, "/accounts name 2 Work", "它现在叫 Work").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn who_removes_an_account_is_told_to_whom_it_is_lent() {
    let world = two().await;
    let said = world.say_in(GROUP, XIAOLIN, "/share").await;
    let question = world.expect(GROUP, |it| it.id() > said && has_button(it, "借给本群")).await;
    world.press(XIAOLIN, &question, "借给本群").await;
    world.expect_text(GROUP, "借给了本群").await;
    for command in ["/logout", "/accounts remove 1"] {
        let question = ask(&world, command, "一起收回").await;
        assert!(question.text().contains("下班听歌"), "{}", question.text());
    }
    let other = ask(&world, "/accounts remove 2", "要移除").await;
    assert!(!other.text().contains("下班听歌"), "{}", other.text());
    let goes = ask(&world, "/forget", "忘得干干净净").await;
    assert!(goes.text().contains("借出去的登录（1 处）"), "{}", goes.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_run_of_who_logs_out_meanwhile_promises_nothing() {
    let world = super::schedule::early().await;
    super::schedule::usual(&world).await;
    world.faults().at(super::coin::REPORT, HELD, Some(1));
    let run = ask(&world, "/schedule now", "⏳ 金币任务").await;
    let question = ask(&world, "/logout", "要退出登录吗").await;
    world.press(XIAOLIN, &question, "退出登录").await;
    changed(&world, &question, "已退出").await;
    world.faults().clear();
    let ended =
        world.expect(XIAOLIN, |it| it.id() == run.id() && !it.text().contains("正在做")).await;
    assert!(ended.text().contains("✅ 签到"), "{}", ended.text());
    assert!(!ended.text().contains("再试"), "{}", ended.text());
    assert!(!ended.text().contains("✅ 金币任务"), "{}", ended.text());
    ask(&world, "/accounts", "你还没有登录").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_dead_account_gives_its_place_to_the_next_login() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, FIRST).await;
    world.playground().qqmusic().revoke_key(FIRST);
    ask(&world, "/check", "登录已经失效").await;
    let list = ask(&world, "/accounts", "登录失效").await;
    let first = labels(&list)[0].to_owned();
    world.press(XIAOLIN, &list, &first).await;
    let one = changed(&world, &list, "正在用这个账号").await;
    assert!(has_button(&one, "重新扫码登录"), "{:?}", labels(&one));
    let greeting = add(&world, SECOND).await;
    assert!(greeting.text().contains("现在用的就是这个账号"), "{}", greeting.text());
    assert!(greeting.text().contains("登录已经失效") && !greeting.text().contains("也还在"));
    assert!(!has_button(&greeting, "换回"), "{:?}", labels(&greeting));
    let checked = ask(&world, "/check", "登录正常").await;
    assert!(checked.text().contains("其他账号：") && checked.text().contains("失效"));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_task_goes_on_with_the_account_it_was_begun_for() {
    let world = super::coin::hurried().await;
    world.faults().at(super::coin::REPORT, HELD, Some(1));
    ask(&world, "/coin", "🪙 金币任务").await;
    add(&world, THIRD).await;
    ask(&world, "/accounts 2", "现在用的是").await;
    world.faults().clear();
    world.expect_text(XIAOLIN, "做完了").await;
    let qqmusic = world.playground().qqmusic();
    assert!(qqmusic.ledger(super::coin::UIN).entries().count() > 0);
    assert_eq!(qqmusic.ledger(THIRD).entries().count(), 0, "nothing was done for the other");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn all_accounts_are_exported_and_forgotten() {
    let world = two().await;
    log_in(&world, ALICE, SECOND).await;
    ask(&world, "/accounts name 2 小号", "它现在叫 小号").await;
    let question = ask(&world, "/forget", "忘得干干净净").await;
    let lines = question.text();
    assert!(lines.contains("登录：小号") && lines.matches("· 登录：").count() == 2, "{lines}");
    assert!(lines.contains("会在 QQ 音乐那边一起下线"), "{lines}");
    assert!(lines.contains("小号：还有人在我这里登录了同一个账号"), "{lines}");
    world.press(XIAOLIN, &question, "全部删掉").await;
    let done = changed(&world, &question, "✅ 删好了").await;
    assert!(done.text().contains("：已在 QQ 音乐那边下线"), "{}", done.text());
    assert!(done.text().contains("小号：还有人在用"), "{}", done.text());
    ask(&world, "/accounts", "你还没有登录").await;
    world.say(ALICE, "/check").await;
    world.expect_text(ALICE, "The login works").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_group_gets_the_way_into_the_private_chat() {
    let world = World::start().await;
    let said = world.say_in(GROUP, XIAOLIN, "/accounts").await;
    let answer = world.expect(GROUP, |message| message.id() > said).await;
    assert!(has_button(&answer, "去私聊"), "{}", answer.json());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn both_accounts_are_done_each_day_and_told_in_one_message_below_their_names() {
    let world = super::schedule::early().await;
    super::schedule::usual(&world).await;
    add(&world, THIRD).await;
    ask(&world, "/accounts name 2 小号", "它现在叫 小号").await;
    world.advance_to_hour(9);
    let told = world.expect_text(XIAOLIN, "👤 小号").await;
    assert_eq!(told.text().matches("✅ 签到").count(), 2, "{}", told.text());
    assert_eq!(told.text().matches("👤 ").count(), 2, "{}", told.text());
    assert!(has_button(&told, "详情 · 小号"), "{:?}", labels(&told));
    let said = world.say(XIAOLIN, "/history").await;
    let history = world.expect(XIAOLIN, |it| it.id() > said && it.text().contains(" · 小号")).await;
    world.press(XIAOLIN, &told, "详情 · 小号").await;
    let details = world.expect(XIAOLIN, |it| it.id() > history.id()).await;
    assert!(details.text().starts_with("👤 小号\n"), "{}", details.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_dead_account_is_told_by_its_name_with_the_way_to_renew_it() {
    let world = super::schedule::early().await;
    super::schedule::usual(&world).await;
    add(&world, THIRD).await;
    ask(&world, "/accounts name 2 小号", "它现在叫 小号").await;
    world.playground().qqmusic().revoke_key(THIRD);
    world.advance_to_hour(9);
    let told = world.expect_text(XIAOLIN, "小号 的登录失效了").await;
    world.expect_text(XIAOLIN, super::notify::DONE).await;
    world.press(XIAOLIN, &told, "扫码登录").await;
    world.expect(XIAOLIN, |it| it.id() > told.id() && it.has("photo")).await;
    world.scan_latest_qr(XIAOLIN, THIRD, "confirmed").await;
    world.expect_text(XIAOLIN, "现在用的还是").await;
    world
        .expect(XIAOLIN, |it| it.text().starts_with("👤 小号") && it.text().contains("✅ 签到"))
        .await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn run_now_does_both_accounts_in_one_message_and_each_has_its_card() {
    let world = super::schedule::early().await;
    super::schedule::usual(&world).await;
    add(&world, THIRD).await;
    ask(&world, "/accounts name 2 小号", "它现在叫 小号").await;
    let said = world.say(XIAOLIN, "/schedule now").await;
    let shown = world.expect(XIAOLIN, |it| it.id() > said).await;
    let done = |it: &Message| it.id() == shown.id() && it.text().matches("✅ 签到").count() == 2;
    let told = world.expect(XIAOLIN, |it| done(it) && has_button(it, "详情 · 小号")).await;
    assert!(told.text().contains("👤 小号\n"), "{}", told.text());
    assert_eq!(told.text().matches("🗓 登录续期").count(), 1, "{}", told.text());
    let history = ask(&world, "/history", "最近自动做的").await;
    assert!(history.id() > told.id() && history.text().contains("👆 是你自己点"));
    assert_eq!(world.messages(XIAOLIN).iter().filter(|it| done(it)).count(), 1);
    world.press(XIAOLIN, &told, "详情 · 小号").await;
    let details = self::told(&world, history.id(), "🕗").await;
    world.press(XIAOLIN, &details, "卡片").await;
    let card = world.expect(XIAOLIN, |it| it.id() > details.id() && it.has("photo")).await;
    assert!(card.text().starts_with("👤 小号\n"), "{}", card.json());
    world.assert_no_rule_broken(&[]);
}

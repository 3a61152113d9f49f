//! Coin tasks in the background: done once whatever happens, and told as they went.

use std::time::Duration;

use qqmusic_bot::model::{Pace, PersonId};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::{Crediting, Deed, Ledger};

use super::{has_button, labels};
use crate::login::asked;
use crate::wait::{ANSWER_HELD, HELD};
use crate::world::{ALICE, Message, World, XIAOLIN};

pub(super) const UIN: u64 = 314_159_265;
pub(super) const REPORT: &str = "qqmusic:music.activeCenter.ActTaskNewSvr/TaskActDataReport";
const CLAIM: &str = "qqmusic:music.activeCenter.ActTaskNewSvr/AwardTaskPrize";
/// What the day's tasks give to who is no VIP and changes nothing in their library.
const COINS: u64 = 6 + 3 * 4 + 8;

/// What a bot may be refused that starts again: it does not know what it sent a second ago.
pub(super) const RESTARTED: [&str; 2] = ["retry after", "message is not modified"];

/// A bot in no hurry to wait, whose owner allows everything, and 小林 logged in to it.
pub(super) async fn hurried() -> World {
    let world = World::configured(|config| {
        config.music.pace = Pace::Fixed(Duration::ZERO);
        config.music.requests_per_second = 10_000;
        config.music.allow_accelerate = true;
        // Somebody who can see how many rest.
        config.telegram.admins = vec![PersonId(ALICE.unsigned_abs())];
    })
    .await;
    asked(&world, "qq").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world
}

pub(super) fn ledger(world: &World) -> Ledger {
    world.playground().qqmusic().ledger(UIN)
}

/// Waits until the account has asked for something so often.
pub(super) async fn until_asked(world: &World, deed: Deed, times: usize) {
    crate::wait::until("it is asked for", async || ledger(world).asked(deed).len() >= times).await;
}

/// Nothing was asked for that had been done already.
fn assert_nothing_twice(world: &World) {
    let ledger = ledger(world);
    for deed in [Deed::TaskReport, Deed::TaskClaim] {
        for what in ledger.asked(deed).into_iter().map(|entry| &entry.what) {
            let times = ledger.asked(deed).iter().filter(|entry| entry.what == *what).count();
            let most = if what == "Zt2Tre" { 3 } else { 1 };
            assert!(times <= most, "{what} {times} times: {:#?}", ledger.asked(deed));
        }
    }
    assert!(ledger.asked(Deed::TaskClaim).iter().all(|entry| entry.code == 0), "{ledger:#?}");
}

async fn ended(world: &World) -> Message {
    world.expect_text(XIAOLIN, "做完了").await
}

#[tokio::test]
async fn coin_tasks_are_done_once_and_the_counter_says_what_came() {
    let world = hurried().await;
    let before = world.playground().qqmusic().coins(UIN);
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    let after = before + COINS;
    let told = format!("{before} → {after}（到账 {COINS}）");
    assert!(end.text().contains(&told), "{}", end.text());
    assert!(end.text().contains("✅ 浏览福利页"), "{}", end.text());
    assert!(end.text().contains("⏭ 收藏一首歌 · 会改动你的收藏"), "{}", end.text());
    assert!(end.text().contains("⏭ 宝箱 · 还没到能领的时候"), "{}", end.text());
    assert!(end.text().contains("⏭ 会员专享金币 · 要会员才能领"), "{}", end.text());
    assert!(labels(&end).is_empty(), "an end has nothing to stop");
    assert_eq!(world.playground().qqmusic().coins(UIN), after);
    assert_nothing_twice(&world);

    let deeds = ledger(&world).entries().count();
    world.say(XIAOLIN, "/coin").await;
    let again = world.expect_text(XIAOLIN, "今天没有能做的了").await;
    assert!(again.id() > end.id());
    let more: Vec<_> = ledger(&world).entries().skip(deeds).cloned().collect();
    assert!(more.iter().all(|entry| entry.code != 0), "only the refused is tried again: {more:?}");
    world.say(XIAOLIN, "/coincheck").await;
    let checked = world.expect(XIAOLIN, |message| message.id() > again.id()).await;
    assert_eq!(checked.text(), again.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_bot_that_is_killed_while_it_claims_claims_nothing_twice_and_ends_the_task() {
    let mut world = hurried().await;
    let before = world.playground().qqmusic().coins(UIN);
    world.faults().at(CLAIM, ANSWER_HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    until_asked(&world, Deed::TaskClaim, 1).await;
    // Its progress is shown, so the message is known to be the task's.
    let card = world.expect_text(XIAOLIN, "░").await;
    world.kill_and_restart_bot().await;
    let end = ended(&world).await;
    assert_eq!(end.id(), card.id(), "the same message is edited");
    let told = format!("{before} → {}（到账 {COINS}）", before + COINS);
    assert!(end.text().contains(&told), "{}", end.text());
    assert_nothing_twice(&world);
    assert_eq!(ledger(&world).coins(), COINS);
    world.assert_no_rule_broken(&RESTARTED);
}

#[tokio::test]
async fn a_bot_that_is_killed_while_it_reports_reports_nothing_twice_and_ends_the_task() {
    let mut world = hurried().await;
    world.faults().at(REPORT, ANSWER_HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    until_asked(&world, Deed::TaskReport, 1).await;
    world.kill_and_restart_bot().await;
    world.say(XIAOLIN, "/coincheck").await;
    let end = ended(&world).await;
    assert!(end.text().contains(&format!("到账 {COINS}")), "{}", end.text());
    assert_nothing_twice(&world);
    world.assert_no_rule_broken(&RESTARTED);
}

#[tokio::test]
async fn a_report_of_which_nothing_is_known_is_unsure_and_not_repeated() {
    let mut world = hurried().await;
    world.faults().at(REPORT, Fault::Hang, Some(1));
    world.say(XIAOLIN, "/coin").await;
    crate::wait::until("it is reported", async || world.faults().list().is_empty()).await;
    world.kill_and_restart_bot().await;
    let end = ended(&world).await;
    assert!(end.text().contains("❓ 浏览福利页 · 做到一半我被打断了"), "{}", end.text());
    let reported = ledger(&world).asked(Deed::TaskReport).iter().any(|it| it.what == "Zt1Vis");
    assert!(!reported, "it never came through, and is not sent again");
    assert_nothing_twice(&world);
    world.assert_no_rule_broken(&RESTARTED);
}

#[tokio::test]
async fn an_answer_that_is_lost_is_read_back_from_the_list() {
    let world = hurried().await;
    world.faults().at(CLAIM, Fault::Lost, Some(1));
    world.faults().at(REPORT, Fault::Lost, Some(1));
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    assert!(end.text().contains(&format!("到账 {COINS}")), "{}", end.text());
    assert!(!end.text().contains("❓"), "{}", end.text());
    assert_nothing_twice(&world);
}

#[tokio::test]
async fn who_asks_again_gets_the_task_under_way_and_can_stop_it() {
    let world = hurried().await;
    world.faults().at(REPORT, HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    let first = world.expect_text(XIAOLIN, "🪙 金币任务").await;
    world.say(XIAOLIN, "/coin").await;
    let second = world.expect_text(XIAOLIN, "已经有一个任务在进行").await;
    assert!(!second.text().contains("编号"), "the newest is found without: {}", second.text());
    let press = world.press(XIAOLIN, &second, "停下").await;
    world.answer_to(&press).await;
    world.faults().clear();
    let end = world.expect_text(XIAOLIN, "已停下").await;
    assert!(end.id() == second.id() && labels(&end).is_empty());
    let older = world.expect_text(XIAOLIN, "进度显示在下面").await;
    assert_eq!(older.id(), first.id());
    assert!(ledger(&world).asked(Deed::TaskReport).len() <= 1);
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "现在没有正在做的事").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn cancel_stops_the_task_and_a_sign_of_risk_does_too() {
    let world = hurried().await;
    world.faults().at(REPORT, HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    world.expect_text(XIAOLIN, "🪙 金币任务").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_text(XIAOLIN, "后台任务停下了").await;
    world.faults().clear();
    world.expect_text(XIAOLIN, "已停下").await;
    world.faults().at(CLAIM, Fault::Code(2001), None);
    world.say(XIAOLIN, "/coin").await;
    let end = world.expect_text(XIAOLIN, "没能做完").await;
    assert!(end.text().contains("操作太频繁"), "{}", end.text());
    assert!(ledger(&world).asked(Deed::TaskClaim).is_empty());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn coins_that_never_reach_the_balance_are_not_told_as_earned() {
    let world = hurried().await;
    world.playground().qqmusic().set_coin_crediting(UIN, Crediting::Never);
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    assert!(end.text().contains("余额却没有全部到账"), "{}", end.text());
    assert!(
        !end.text().contains("到账 26") && end.text().contains("金币没有变化，还是"),
        "{}",
        end.text()
    );
}

#[tokio::test]
async fn without_a_login_coins_ask_for_one_and_a_foreign_task_stays_unseen() {
    let world = hurried().await;
    world.say(ALICE, "/coin").await;
    let answer = world.expect(ALICE, |message| has_button(message, "Log in")).await;
    assert!(!answer.text().contains("Id:"), "{}", answer.text());
    world.say(XIAOLIN, "/coin").await;
    let end = ended(&world).await;
    let id = end.text().rsplit("编号：").next().expect("an id").to_owned();
    world.say(ALICE, &format!("/coincheck {id}")).await;
    world.expect_text(ALICE, "I can't find this task").await;
    world.say(ALICE, "/coincheck nonsense").await;
    world.expect_text(ALICE, "I can't read this id").await;
    world.say(XIAOLIN, &format!("/coincheck {id}")).await;
    world.expect(XIAOLIN, |message| message.id() > end.id() && message.text() == end.text()).await;
    world.assert_no_rule_broken(&[]);
}

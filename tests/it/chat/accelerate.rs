//! Reported plays: off by default, warned about once, little, and never twice.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::{Crediting, Deed, Habits};

use super::coin::{RESTARTED, UIN, hurried, ledger, until_asked};
use crate::wait::ANSWER_HELD;
use crate::world::{World, XIAOLIN};

const REPORT: &str = "qqmusic:stat6.y.qq.com/android/fcgi-bin/imusic_tj";
/// 《晴天》, 269 seconds: a day has room for 26 plays of it.
const PLAYS: usize = 7200 / 269;

fn sent(world: &World) -> usize {
    ledger(world).asked(Deed::PlayReport).len()
}

/// Plays are credited at once, and a song that is repeated counts again.
fn repeats_count(world: &World) {
    let qqmusic = world.playground().qqmusic();
    qqmusic.set_play_crediting(UIN, Crediting::AtOnce);
    qqmusic.set_habits(Habits { repeats_count: true, ..qqmusic.habits() });
}

/// Reads the warning and agrees to it.
async fn agree(world: &World) {
    world.say(XIAOLIN, "/accelerate 97773").await;
    let warning = world.expect_text(XIAOLIN, "先看清楚再决定").await;
    assert!(warning.text().contains("每天最多 2 小时"), "{}", warning.text());
    world.press(XIAOLIN, &warning, "我知道风险").await;
}

#[tokio::test]
async fn the_owner_forbids_it_by_default() {
    let world = World::start().await;
    world.say(XIAOLIN, "/accelerate 晴天").await;
    world.expect_text(XIAOLIN, "没有开放加速").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn nothing_is_sent_before_one_agrees_and_the_consent_can_be_taken_back() {
    let world = hurried().await;
    repeats_count(&world);
    world.say(XIAOLIN, "/accelerate").await;
    world.expect_text(XIAOLIN, "告诉我用哪首歌").await;
    world.say(XIAOLIN, "/accelerate 97773").await;
    let warning = world.expect_text(XIAOLIN, "先看清楚再决定").await;
    world.press(XIAOLIN, &warning, "算了").await;
    world.expect_text(XIAOLIN, "好，不做了").await;
    assert_eq!(sent(&world), 0);

    agree(&world).await;
    let end = world.expect_text(XIAOLIN, "做完了").await;
    assert_eq!(sent(&world), PLAYS);
    assert!(end.text().contains("到账可能要几个小时"), "{}", end.text());
    assert!(end.text().contains("当天的听歌时长："), "{}", end.text());
    world.say(XIAOLIN, "/accelerate 97773").await;
    world.expect_text(XIAOLIN, "额度用完了").await;
    assert_eq!(sent(&world), PLAYS, "no more on this day");

    world.say(XIAOLIN, "/settings").await;
    let settings = world.expect_text(XIAOLIN, "听歌时长加速：已同意").await;
    world.press(XIAOLIN, &settings, "撤回").await;
    world
        .expect(XIAOLIN, |message| {
            message.id() == settings.id() && !message.text().contains("已同意")
        })
        .await;
    world.say(XIAOLIN, "/accelerate 97773").await;
    world
        .expect(XIAOLIN, |message| {
            message.id() > settings.id() && message.text().contains("先看清楚再决定")
        })
        .await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn it_stops_for_the_day_when_the_counter_no_longer_moves() {
    let world = hurried().await;
    world.playground().qqmusic().set_play_crediting(UIN, Crediting::Never);
    agree(&world).await;
    let end = world.expect_text(XIAOLIN, "做完了").await;
    assert!(end.text().contains("今天的计数不再变化"), "{}", end.text());
    assert_eq!(sent(&world), 2, "nothing is reported into the void for long");
    world.playground().qqmusic().set_play_crediting(UIN, Crediting::AtOnce);
    world.say(XIAOLIN, "/accelerate 97773").await;
    world.expect_text(XIAOLIN, "今天的加速已经停了").await;
    assert_eq!(sent(&world), 2);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn it_stops_for_the_day_at_the_first_sign_of_risk() {
    let world = hurried().await;
    repeats_count(&world);
    world.faults().at(REPORT, Fault::Delay(1), Some(1));
    world.faults().at(REPORT, Fault::Code(2001), Some(1));
    agree(&world).await;
    let end = world.expect_text(XIAOLIN, "没能做完").await;
    assert!(end.text().contains("操作太频繁"), "{}", end.text());
    let before = sent(&world);
    world.say(XIAOLIN, "/accelerate 97773").await;
    world.expect_text(XIAOLIN, "今天的加速已经停了").await;
    assert!(before <= 2 && sent(&world) == before);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_bot_that_is_killed_while_it_reports_a_play_does_not_report_it_again() {
    let mut world = hurried().await;
    repeats_count(&world);
    world.faults().at(REPORT, ANSWER_HELD, Some(1));
    agree(&world).await;
    until_asked(&world, Deed::PlayReport, 1).await;
    world.kill_and_restart_bot().await;
    let end = world.expect_text(XIAOLIN, "做完了").await;
    assert!(end.text().contains("1 次不确定"), "{}", end.text());
    assert_eq!(sent(&world), PLAYS, "the unsure one counts as sent");
    world.assert_no_rule_broken(&RESTARTED);
}

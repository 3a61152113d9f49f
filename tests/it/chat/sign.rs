//! The daily sign-in: once a day, and only what the counter shows is told.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::{Crediting, Deed};

use super::{has_button, log_in};
use crate::wait::HELD;
use crate::world::{ALICE, World, XIAOLIN};

const UIN: u64 = 314_159_265;
const SIGN_IN: &str = "qqmusic:music.actCenter.ActCenterSignNewSvr/SignIn";

/// How often the account asked for it, in vain or not.
fn asked(world: &World, deed: Deed) -> usize {
    world.playground().qqmusic().ledger(UIN).asked(deed).len()
}

#[tokio::test]
async fn a_sign_in_is_done_once_and_its_coins_are_told() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    let before = world.playground().qqmusic().coins(UIN);
    world.say(XIAOLIN, "/sign").await;
    let told = world.expect_text(XIAOLIN, "签到成功").await;
    let after = world.playground().qqmusic().coins(UIN);
    assert!(after > before);
    let coins = format!("金币到账 +{}，现在有 {after}", after - before);
    assert!(told.text().contains(&coins), "{}", told.text());
    assert!(told.text().contains("连续签到"), "{}", told.text());
    world.say(XIAOLIN, "/签到").await;
    let again = world.expect_text(XIAOLIN, "今天已经签过到了").await;
    assert!(again.text().contains(&format!("金币：{after}")), "{}", again.text());
    assert_eq!((asked(&world, Deed::SignIn), asked(&world, Deed::SignAward)), (1, 1));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_sign_in_without_a_login_offers_the_login() {
    let world = World::start().await;
    world.say(XIAOLIN, "/sign").await;
    let answer = world.expect_text(XIAOLIN, "还没登录").await;
    assert!(has_button(&answer, "登录"));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn coins_that_do_not_arrive_are_not_told_as_gained() {
    let world = World::start().await;
    log_in(&world, ALICE, UIN).await;
    world.playground().qqmusic().set_coin_crediting(UIN, Crediting::Never);
    world.say(ALICE, "/sign").await;
    let told = world.expect_text(ALICE, "Checked in for today").await;
    assert!(told.text().contains("nothing was credited yet"), "{}", told.text());
    assert!(!told.text().contains('+'), "{}", told.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn coins_that_cannot_be_read_are_said_to_be_unknown() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    world.faults().at("qqmusic:i2.y.qq.com/*", Fault::Garbage, None);
    world.say(XIAOLIN, "/sign").await;
    let told = world.expect_text(XIAOLIN, "签到成功").await;
    assert!(told.text().contains("金币数没读到"), "{}", told.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_sign_in_whose_answer_is_lost_is_read_back_and_not_sent_again() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    world.faults().at(SIGN_IN, Fault::Lost, Some(1));
    world.say(XIAOLIN, "/sign").await;
    let told = world.expect_text(XIAOLIN, "签到成功").await;
    assert!(told.text().contains('+'), "{}", told.text());
    assert_eq!(asked(&world, Deed::SignIn), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_sign_in_that_was_not_done_is_told_and_can_be_tried_again() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    world.faults().at(SIGN_IN, Fault::Drop, Some(1));
    world.say(XIAOLIN, "/sign").await;
    world.expect_text(XIAOLIN, "暂时连不上 QQ 音乐").await;
    assert_eq!(asked(&world, Deed::SignIn), 0);
    world.say(XIAOLIN, "/sign").await;
    world.expect_text(XIAOLIN, "签到成功").await;
    assert_eq!(asked(&world, Deed::SignIn), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn two_people_who_share_an_account_sign_it_in_once() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    log_in(&world, ALICE, UIN).await;
    world.faults().at(SIGN_IN, HELD, Some(1));
    let (_, _) = tokio::join!(world.say(XIAOLIN, "/sign"), world.say(ALICE, "/sign"));
    crate::wait::until("it is asked for", async || world.faults().list().is_empty()).await;
    world.faults().clear();
    let chinese = world.expect_text(XIAOLIN, "🪙").await;
    let english = world.expect_text(ALICE, "🪙").await;
    assert_eq!((asked(&world, Deed::SignIn), asked(&world, Deed::SignAward)), (1, 1));
    let gained = [chinese, english].iter().filter(|told| told.text().contains('+')).count();
    assert_eq!(gained, 1, "the coins are told to one of them");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_expired_key_is_refreshed_for_a_sign_in_and_a_dead_login_is_told() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    world.playground().qqmusic().expire_key(UIN);
    world.say(XIAOLIN, "/sign").await;
    world.expect_text(XIAOLIN, "签到成功").await;
    world.playground().qqmusic().revoke_key(UIN);
    world.say(XIAOLIN, "/sign").await;
    let ended = world.expect_text(XIAOLIN, "登录已经失效").await;
    assert!(has_button(&ended, "登录"));
    assert_eq!(asked(&world, Deed::SignIn), 1);
    world.assert_no_rule_broken(&[]);
}

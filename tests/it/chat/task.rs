//! The end of a task is told, whatever becomes of its message.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::Deed;

use super::coin::{RESTARTED, hurried, ledger, until_asked};
use super::labels;
use crate::wait::{ANSWER_HELD, HELD};
use crate::world::{World, XIAOLIN};

const CLAIM: &str = "qqmusic:music.activeCenter.ActTaskNewSvr/AwardTaskPrize";
const EDIT: &str = "telegram:editMessageText";
const COINS_PAGE: &str = "qqmusic:i2.y.qq.com/n3/coin_center/pages/client_v1/sign.html";

/// A task whose first claim is held up; the message that shows its progress.
async fn under_way(world: &World) -> i64 {
    world.faults().at(CLAIM, HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    world.expect_text(XIAOLIN, "░").await.id()
}

#[tokio::test]
async fn an_end_that_cannot_be_shown_for_a_while_is_shown_later() {
    let world = hurried().await;
    let card = under_way(&world).await;
    world.faults().clear();
    // As often as the sender itself tries one edit, and once more.
    world.faults().at(EDIT, Fault::Status(500), Some(4));
    let end = world.expect_text(XIAOLIN, "做完了").await;
    assert_eq!(end.id(), card, "the same message is edited");
    assert!(world.faults().list().is_empty());
}

#[tokio::test]
async fn an_end_that_cannot_be_shown_at_all_comes_in_a_new_message() {
    let world = hurried().await;
    let card = under_way(&world).await;
    world.faults().clear();
    world.faults().at(EDIT, Fault::Code(400), None);
    let end = world.expect_text(XIAOLIN, "做完了").await;
    assert!(end.id() > card && labels(&end).is_empty());
}

#[tokio::test]
async fn an_end_that_was_not_shown_before_the_bot_stopped_is_shown_by_the_next() {
    let mut world = hurried().await;
    world.faults().at(CLAIM, ANSWER_HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    until_asked(&world, Deed::TaskClaim, 1).await;
    let card = world.expect_text(XIAOLIN, "░").await.id();
    world.faults().at(EDIT, Fault::Status(500), None);
    world.kill_and_restart_bot().await;
    // It has ended, and its message does not say so.
    crate::wait::until("it ends", async || ledger(&world).coins() >= 26).await;
    world.kill_and_restart_bot().await;
    world.faults().clear();
    let end = world.expect_text(XIAOLIN, "做完了").await;
    assert_eq!(end.id(), card);
    world.assert_no_rule_broken(&[&RESTARTED[..], &["Internal"]].concat());
}

#[tokio::test]
async fn coins_whose_number_is_unknown_are_not_told_as_none() {
    let world = hurried().await;
    world.faults().at(COINS_PAGE, Fault::Status(404), None);
    // The only number there is would be in the answer that is lost.
    world.faults().at(CLAIM, Fault::Lost, None);
    world.say(XIAOLIN, "/coin").await;
    let end = world.expect_text(XIAOLIN, "做完了").await;
    assert!(end.text().contains("领到了多少金币我没有读到"), "{}", end.text());
    assert!(!end.text().contains("没有领到金币"), "{}", end.text());
    assert!(ledger(&world).coins() > 0);
}

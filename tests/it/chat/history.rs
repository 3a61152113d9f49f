//! `/history`: the last runs, what failed in them, and trying it again.

use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::Deed;

use super::coin::{hurried, ledger};
use super::has_button;
use super::schedule::{early, usual};
use crate::world::{GROUP, XIAOLIN};

#[tokio::test]
async fn what_failed_can_be_tried_again_and_the_details_tell_all() {
    let world = early().await;
    usual(&world).await;
    world.say(XIAOLIN, "/history").await;
    world.expect_text(XIAOLIN, "还没有记录").await;
    world.faults().at("qqmusic:*", Fault::Code(500_001), None);
    world.say(XIAOLIN, "/schedule now").await;
    let told = world.expect_text(XIAOLIN, "没做成").await;
    world.faults().clear();
    assert!(has_button(&told, "再试：签到"), "{}", told.json());
    world.say(XIAOLIN, "/history").await;
    let history = world.expect_text(XIAOLIN, "最近自动做的").await;
    assert!(history.text().contains("⚠️ 签到"), "{}", history.text());
    world.press(XIAOLIN, &history, "再试：签到").await;
    let again = world.expect_text(XIAOLIN, "✅ 签到").await;
    assert!(again.id() > history.id());
    assert_eq!(
        ledger(&world).asked(Deed::SignIn).iter().filter(|entry| entry.code == 0).count(),
        1
    );
    world.press(XIAOLIN, &history, "1").await;
    let details = world.expect_text(XIAOLIN, "🕗").await;
    assert!(has_button(&details, "最近记录"), "{}", details.json());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn a_group_gets_the_way_into_the_private_chat() {
    let world = hurried().await;
    world.say_in(GROUP, XIAOLIN, "/history").await;
    let answer = world.expect_text(GROUP, "这个要在私聊里做").await;
    assert!(has_button(&answer, "去私聊"), "{}", answer.json());
    world.assert_no_rule_broken(&[]);
}

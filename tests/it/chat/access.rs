//! Who may not use the bot any more, or left the group they are told in.

use qqmusic_bot::model::{ChatId, Pace, PersonId};
use qqmusic_bot::playground::qqmusic::Deed;
use serde_json::json;

use super::coin::{RESTARTED, ledger, until_asked};
use super::notify::{DONE, told_in, until_paused};
use super::schedule::{MORNING, early, usual};
use crate::world::{ALICE, GROUP, World, XIAOLIN};

/// Starts the bot anew, with these people and groups on its lists.
pub(super) async fn only(world: &mut World, people: &'static [i64], groups: &'static [i64]) {
    world.take_bot().stop().await.expect("the bot ends well");
    world.start_bot_with(move |config| {
        config.music.pace = Pace::Fixed(std::time::Duration::ZERO);
        config.telegram.admins = vec![PersonId(ALICE.unsigned_abs())];
        config.access.people = people.iter().map(|id| PersonId(id.unsigned_abs())).collect();
        config.access.groups = groups.iter().copied().map(ChatId).collect();
    });
}

#[tokio::test]
async fn who_is_taken_off_the_list_has_no_runs_until_they_are_on_it_again() {
    let mut world = early().await;
    usual(&world).await;
    only(&mut world, &[ALICE], &[]).await;
    world.advance_to_hour(9);
    until_paused(&world, "not on the list").await;
    assert!(ledger(&world).asked(Deed::SignIn).is_empty());
    only(&mut world, &[], &[]).await;
    world.say(XIAOLIN, "/help").await;
    until_asked(&world, Deed::SignIn, 1).await;
    world.expect_text(XIAOLIN, DONE).await;
    world.assert_no_rule_broken(&RESTARTED);
}

#[tokio::test]
async fn who_left_the_group_is_told_in_private() {
    let world = early().await;
    told_in(&world, GROUP, None).await;
    world.change("role", json!({"chat": GROUP, "user": XIAOLIN, "role": "left"})).await;
    world.advance_to_hour(9);
    let told = world.expect_text(XIAOLIN, DONE).await;
    assert!(told.text().contains("原来的群你已经不在了"), "{}", told.text());
    world.advance_to_hour(MORNING);
    world.advance_to_hour(9);
    world.expect(XIAOLIN, |one| one.id() > told.id() && one.text().contains(DONE)).await;
    assert!(!world.messages(GROUP).iter().any(|message| message.text().contains(DONE)));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn in_a_group_that_is_off_the_list_nobody_is_told() {
    let mut world = early().await;
    told_in(&world, GROUP, None).await;
    only(&mut world, &[], &[-7]).await;
    world.advance_to_hour(9);
    world.expect_text(XIAOLIN, DONE).await;
    assert!(!world.messages(GROUP).iter().any(|message| message.text().contains(DONE)));
    world.assert_no_rule_broken(&RESTARTED);
}

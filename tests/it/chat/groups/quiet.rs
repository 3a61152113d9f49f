//! Answers that leave after a while.

use std::time::Duration;

use chrono::{DateTime, TimeDelta};

use super::{answered, decided};
use crate::world::{ALICE, GROUP, World};

const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn answers_are_deleted_after_a_while_also_over_a_restart() {
    let mut world = World::start().await;
    let before = decided(&world, GROUP, "quiet 10m").await;
    assert!(before.text().contains("10 分钟后删掉"), "{}", before.text());
    let answer = answered(&world, GROUP, ALICE, "/convert 97773").await;
    world.advance_clock(9 * MINUTE);
    world.restart_bot().await;
    let later = answered(&world, GROUP, ALICE, "/convert 97773").await;
    world.advance_clock(2 * MINUTE);
    world.expect_gone(GROUP, answer.id()).await;
    let left = world.messages(GROUP);
    assert!(left.iter().any(|message| message.id() == before.id()), "it was said before");
    assert!(left.iter().any(|message| message.id() == later.id()), "it is too early");
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_never_can_be_deleted_is_forgotten() {
    let mut world = World::start().await;
    decided(&world, GROUP, "quiet 1h").await;
    let first = answered(&world, GROUP, ALICE, "/convert 97773").await;
    answered(&world, GROUP, ALICE, "/convert 97773").await;
    let late = |now: i64| DateTime::from_timestamp(now, 0).expect("a time") + TimeDelta::days(9);
    let now = late(world.playground().clock().seconds());
    let store = world.store().await;
    assert_eq!(store.fading(now, 9).await.expect("reads").len(), 2);
    drop(store);
    // Somebody deletes one; of the other it is found out after two days.
    let gone = serde_json::json!({"chat": GROUP, "message_id": first.id()});
    world.change("delete", gone).await;
    world.advance_clock(49 * 60 * MINUTE);
    world.start_bot();
    until_forgotten(&mut world).await;
    world.assert_no_rule_broken(&["message to delete not found", "can't be deleted"]);
}

/// Waits until no message waits to be deleted any more.
async fn until_forgotten(world: &mut World) {
    let forgotten = async {
        loop {
            // The bot answers when it has begun; it may look a moment later.
            world.say(ALICE, "/convert 97773").await;
            world.expect_text(ALICE, "0039MnYb0qxYhV").await;
            let now = world.playground().clock().seconds();
            let now = DateTime::from_timestamp(now, 0).expect("a time");
            let store = world.store().await;
            let left = store.fading(now + TimeDelta::days(9), 9).await.expect("reads");
            drop(store);
            if left.is_empty() {
                return;
            }
            world.start_bot();
        }
    };
    crate::wait::in_time("in time", forgotten).await;
}

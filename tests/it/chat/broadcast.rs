//! `/admin broadcast`: to everyone, in their time, and never in the way of what concerns them.

use qqmusic_bot::model::PersonId;

use super::admin::owned;
use super::has_button;
use crate::world::{ALICE, Message, World, XIAOLIN};

const WORDS: &str = "今晚 11 点重启";

/// 小林, who owns the bot, tells everyone something.
async fn tell(world: &World, people: u64) -> Message {
    world.say(XIAOLIN, &format!("/admin broadcast {WORDS}")).await;
    let question = world.expect_text(XIAOLIN, &format!("要发给 {people} 个人吗")).await;
    world.press(XIAOLIN, &question, "发给").await;
    world.expect_text(XIAOLIN, "排好了").await
}

fn told(world: &World) -> Vec<Message> {
    let messages = world.messages(ALICE);
    messages.into_iter().filter(|message| message.text() == WORDS).collect()
}

#[tokio::test]
async fn while_everything_is_stopped_it_waits_and_says_so() {
    let world = owned().await;
    world.say(XIAOLIN, "/admin").await;
    let shown = world.expect_text(XIAOLIN, "运行情况").await;
    world.press(XIAOLIN, &shown, "全部停下").await;
    let stopped = world.expect(XIAOLIN, |message| has_button(message, "全部继续")).await;
    let queued = tell(&world, 2).await;
    assert!(queued.text().contains("要等你在 /admin 里点"), "{}", queued.text());
    world.say(ALICE, "/schedule on sign").await;
    let shown = world.expect_text(ALICE, "Runs by itself").await;
    assert!(shown.text().contains("owner has paused"), "{}", shown.text());
    world.press(XIAOLIN, &stopped, "全部继续").await;
    world.expect_text(ALICE, WORDS).await;
    assert_eq!(told(&world).len(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn in_quiet_hours_it_waits_for_their_end() {
    let world = owned().await;
    world.say(ALICE, "/schedule quiet 5:00-10:00").await;
    world.expect_text(ALICE, "Quiet 05:00–10:00").await;
    tell(&world, 2).await;
    world.expect(XIAOLIN, |message| message.text() == WORDS && message.is_by_bot()).await;
    world.advance_to_hour(10);
    let message = world.expect_text(ALICE, WORDS).await;
    let at = message.json()["date"].as_i64().expect("a time");
    assert_eq!((at + 8 * 3600) % 86_400 / 3600, 10, "not before");
    assert_eq!(told(&world).len(), 1);
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_was_not_told_when_the_bot_was_killed_is_told_after() {
    let mut world = owned().await;
    world.say(XIAOLIN, "/admin").await;
    let shown = world.expect_text(XIAOLIN, "运行情况").await;
    world.press(XIAOLIN, &shown, "全部停下").await;
    world.expect(XIAOLIN, |message| has_button(message, "全部继续")).await;
    tell(&world, 2).await;
    world.kill_and_restart_bot().await;
    world.say(XIAOLIN, "/admin").await;
    let last = world.messages(XIAOLIN).last().expect("was said").id();
    let shown = world.expect(XIAOLIN, |one| one.id() > last && has_button(one, "全部继续")).await;
    world.press(XIAOLIN, &shown, "全部继续").await;
    world.expect_text(ALICE, WORDS).await;
    assert_eq!(told(&world).len(), 1);
    world.assert_no_rule_broken(&super::coin::RESTARTED);
}

#[tokio::test]
async fn who_logged_in_before_there_were_agendas_is_reached_after_their_next_word() {
    let mut world = owned().await;
    let person = PersonId(ALICE.unsigned_abs());
    world.store().await.remove_agenda(person).await.expect("removes");
    world.start_bot();
    world.say(XIAOLIN, "/admin").await;
    world.expect_text(XIAOLIN, "群发能送到：1").await;
    world.say(ALICE, "/help").await;
    world.expect_text(ALICE, "/search").await;
    world.advance_clock(std::time::Duration::from_secs(61));
    tell(&world, 2).await;
    world.expect_text(ALICE, WORDS).await;
    world.assert_no_rule_broken(&super::coin::RESTARTED);
}

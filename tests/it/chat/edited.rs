//! What people change of what they said: only a secret in it is read.

use serde_json::json;

use crate::login::{UIN, cookie};
use crate::world::{ALICE, GROUP, World, XIAOLIN};

async fn edit(world: &World, chat: i64, user: i64, message: i64, text: &str) {
    let body = json!({"chat": chat, "user": user, "message_id": message, "text": text});
    world.change("edit", body).await;
}

#[tokio::test(flavor = "multi_thread")]
pub(crate) async fn a_cookie_that_is_edited_into_a_groups_message_is_deleted_and_its_owner_warned()
{
    let world = World::start().await;
    world.say(ALICE, "/stats").await;
    world.expect_text(ALICE, "today").await;
    // Now the bot is there.
    let admin = json!({"chat": GROUP, "user": XIAOLIN, "status": "administrator"});
    world.change("bot", admin).await;
    let cookie = cookie(&world).await;
    let said = world.say_in(GROUP, ALICE, "wait a moment").await;
    edit(&world, GROUP, ALICE, said, &cookie).await;
    world.expect_gone(GROUP, said).await;
    world.expect_text(GROUP, "log out all devices").await;
    let said = world.say_in(GROUP, XIAOLIN, "密钥在哪里").await;
    edit(&world, GROUP, XIAOLIN, said, "/song qmk-made-up-by-somebody").await;
    world.expect_gone(GROUP, said).await;
    world.expect_text(GROUP, "报告密钥别发在群里").await;
    world.say(ALICE, "/check").await;
    world.expect_text(ALICE, "not logged in").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_that_is_edited_in_private_is_taken_and_deleted() {
    let world = World::start().await;
    let cookie = cookie(&world).await;
    let said = world.say(XIAOLIN, "/stats").await;
    world.expect_text(XIAOLIN, "今天").await;
    edit(&world, XIAOLIN, XIAOLIN, said, &cookie).await;
    world.expect_gone(XIAOLIN, said).await;
    let done = world.expect_text(XIAOLIN, "登录成功").await;
    assert!(done.text().contains("已经删掉"), "{}", done.text());
    world.say(XIAOLIN, "/check").await;
    world.expect_text(XIAOLIN, &UIN.to_string()).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_else_is_edited_is_not_done_again() {
    let world = World::start().await;
    let said = world.say(XIAOLIN, "/lyirc").await;
    world.expect_text(XIAOLIN, "/lyric").await;
    for text in ["/convert 97773", "晴天", "/cancel"] {
        edit(&world, XIAOLIN, XIAOLIN, said, text).await;
    }
    // The edits wait in the same line, before this.
    world.say(XIAOLIN, "/stats").await;
    let last = world.expect_text(XIAOLIN, "今天").await;
    let messages = world.messages(XIAOLIN);
    let answers: Vec<_> = messages.iter().filter(|message| message.is_by_bot()).collect();
    assert_eq!(answers.len(), 2, "{answers:?}");
    assert_eq!(answers[1].id(), last.id());
}

//! `/privacy`, `/export` and `/forget`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::Value;

use super::coin::{REPORT, RESTARTED, UIN, hurried};
use super::notify::DONE;
use super::schedule::{early, usual};
use super::{has_button, labels, log_in};
use crate::login;
use crate::wait::HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

/// The newest question whether everything is to be deleted.
async fn question(world: &World) -> Message {
    let said = world.say(XIAOLIN, "/forget").await;
    world.expect(XIAOLIN, |it| it.id() > said && it.text().contains("忘得干干净净")).await
}

/// What the newest export says.
async fn exported(world: &World) -> Value {
    let said = world.say(XIAOLIN, "/export").await;
    let file = world.expect(XIAOLIN, |it| it.id() > said && it.has("document")).await;
    let document = &file.json()["document"];
    assert!(document["file_name"].as_str().is_some_and(|name| name.ends_with(".json")));
    let bytes = world.file(&document["file_id"]).await;
    serde_json::from_slice(&bytes).expect("JSON")
}

#[tokio::test]
async fn a_group_gets_the_way_into_the_private_chat() {
    let world = World::start().await;
    for command in ["/privacy", "/export", "/forget"] {
        let said = world.say_in(GROUP, XIAOLIN, command).await;
        let answer = world.expect(GROUP, |message| message.id() > said).await;
        assert!(answer.text().contains("这个要在私聊里做"), "{}", answer.text());
        assert!(has_button(&answer, "去私聊"), "{}", answer.json());
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_stored_is_told_with_the_ways_to_get_and_delete_it() {
    let world = World::start().await;
    world.say(XIAOLIN, "/privacy").await;
    let told = world.expect_text(XIAOLIN, "我记着你什么").await;
    for words in ["存了什么", "为什么存", "存多久", "谁看得到", "/export", "/forget"]
    {
        assert!(told.text().contains(words), "{words}: {}", told.text());
    }
    world.press(XIAOLIN, &told, "发给我一份").await;
    world.expect(XIAOLIN, |message| message.has("document")).await;
    world.press(XIAOLIN, &told, "全部删掉").await;
    world.expect_text(XIAOLIN, "忘得干干净净").await;
    world.say(ALICE, "/privacy").await;
    world.expect_text(ALICE, "What I remember about you").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_file_has_everything_but_keys() {
    let world = early().await;
    usual(&world).await;
    world.say(XIAOLIN, "/schedule now").await;
    world.expect_text(XIAOLIN, DONE).await;
    world.say(XIAOLIN, "/settings lang zh").await;
    let all = exported(&world).await;
    let number = UIN.to_string();
    assert_eq!(all["telegram"]["id"], XIAOLIN);
    assert_eq!(all["logins"][0]["qq_music_number"], number);
    assert_eq!(all["accounts"][0]["qq_music_number"], number);
    assert_eq!(all["report_key"]["stored"], false);
    assert!(all["made_at"].as_str().is_some_and(|at| at.ends_with("+08:00")), "{all}");
    assert!(
        all["schedule"]["chores"].as_array().is_some_and(|chores| chores.contains(&"sign".into()))
    );
    assert_eq!(all["history"][0]["chores"][0]["chore"], "sign");
    let text = all.to_string();
    for secret in world.playground().qqmusic().secrets() {
        assert!(!text.contains(&secret), "a key is in the file");
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn everything_is_forgotten_after_a_yes_and_the_login_ends() {
    let world = early().await;
    usual(&world).await;
    world.say(XIAOLIN, "/schedule now").await;
    world.expect_text(XIAOLIN, DONE).await;
    let asked = question(&world).await;
    assert!(asked.text().contains("一起下线"), "{}", asked.text());
    assert!(!has_button(&asked, "登录也失效"), "{:?}", labels(&asked));
    world.press(XIAOLIN, &asked, "先不删").await;
    world.expect_text(XIAOLIN, "好，都留着").await;

    let older = question(&world).await;
    let newer = question(&world).await;
    world.press(XIAOLIN, &older, "全部删掉").await;
    world.expect_text(XIAOLIN, "已经用过或过期了").await;
    world.press(XIAOLIN, &newer, "全部删掉").await;
    let done = world.expect_text(XIAOLIN, "✅ 删好了").await;
    assert_eq!(done.id(), newer.id());
    assert!(done.text().contains("登录已在 QQ 音乐那边下线"), "{}", done.text());

    let all = exported(&world).await;
    for gone in ["schedule", "login_under_way"] {
        assert_eq!(all[gone], Value::Null, "{gone}");
    }
    for gone in ["logins", "accounts", "history", "tasks", "messages_waiting", "reports_waiting"] {
        assert_eq!(all[gone], Value::Array(Vec::new()), "{gone}");
    }
    world.advance_to_hour(5);
    world.say(XIAOLIN, "/check").await;
    world.expect_text(XIAOLIN, "还没登录").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_login_lives_on_unless_the_person_wants_it_ended() {
    let world = World::start().await;
    let cookie = login::cookie(&world).await;
    for (button, told, then) in [
        ("🧹 全部删掉", "照旧有效", "登录成功"),
        ("登录也失效", "登录已在 QQ 音乐那边下线", "不认这个 Cookie"),
    ] {
        let said = world.say(XIAOLIN, &format!("/cookie {cookie}")).await;
        world.expect(XIAOLIN, |it| it.id() > said && it.text().contains("登录成功")).await;
        let asked = question(&world).await;
        assert!(asked.text().contains("粘贴 Cookie 来的"), "{}", asked.text());
        world.press(XIAOLIN, &asked, button).await;
        let done =
            world.expect(XIAOLIN, |it| it.id() == asked.id() && it.text().contains("✅")).await;
        assert!(done.text().contains(told), "{}", done.text());
        let said = world.say(XIAOLIN, &format!("/cookie {cookie}")).await;
        world.expect(XIAOLIN, |it| it.id() > said && it.text().contains(then)).await;
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn an_account_that_somebody_else_uses_stays_with_them() {
    let world = hurried().await;
    log_in(&world, ALICE, UIN).await;
    let asked = question(&world).await;
    assert!(asked.text().contains("还有人在我这里登录了同一个"), "{}", asked.text());
    world.press(XIAOLIN, &asked, "全部删掉").await;
    let done = world.expect_text(XIAOLIN, "✅ 删好了").await;
    assert!(done.text().contains("那份登录留给了他"), "{}", done.text());
    world.say(ALICE, "/userinfo").await;
    world.expect_text(ALICE, "Listening").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_under_way_ends_first() {
    let world = hurried().await;
    world.faults().at(REPORT, HELD, Some(1));
    world.say(XIAOLIN, "/coin").await;
    world.expect_text(XIAOLIN, "🪙 金币任务").await;
    world.say(XIAOLIN, "/login").await;
    let picture = world.expect(XIAOLIN, |message| message.has("photo")).await;
    let asked = question(&world).await;
    assert!(asked.text().contains("1 个后台任务"), "{}", asked.text());
    world.press(XIAOLIN, &asked, "全部删掉").await;
    world.expect_gone(XIAOLIN, picture.id()).await;
    world.faults().clear();
    world.expect_text(XIAOLIN, "✅ 删好了").await;
    world.expect_text(XIAOLIN, "已停下").await;
    let all = exported(&world).await;
    assert_eq!(all["tasks"], Value::Array(Vec::new()));
    assert_eq!(all["task_messages"], Value::Array(Vec::new()));
}

#[tokio::test]
async fn who_may_not_use_the_bot_any_more_is_forgotten_all_the_same() {
    let mut world = hurried().await;
    super::access::only(&mut world, &[ALICE], &[]).await;
    world.say(XIAOLIN, "/check").await;
    world.expect_text(XIAOLIN, "只给指定的人用").await;
    assert_eq!(exported(&world).await["telegram"]["id"], XIAOLIN);
    let asked = question(&world).await;
    world.press(XIAOLIN, &asked, "全部删掉").await;
    world.expect_text(XIAOLIN, "✅ 删好了").await;
    assert_eq!(exported(&world).await["logins"], Value::Array(Vec::new()));
    world.assert_no_rule_broken(&RESTARTED);
}

fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What is there may be written anew meanwhile.
    let Ok(entries) = fs::read_dir(folder) else { return bytes };
    for entry in entries.flatten() {
        let path = entry.path();
        bytes.extend(if path.is_dir() {
            all_bytes(&path)
        } else {
            fs::read(path).unwrap_or_default()
        });
    }
    bytes
}

/// The sealed records about people that the store holds now.
async fn sealed(world: &mut World) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let store = world.store().await;
    let mut all = crate::store::records(store.as_ref(), folder.path()).await;
    drop(store);
    all.retain(|name, value| {
        let kinds: [&[u8]; 5] =
            [b"v1/account/", b"v1/person/", b"v1/owned/", b"v1/agenda/", b"v1/runs/"];
        kinds.iter().any(|kind| name.starts_with(kind)) && !value.is_empty()
    });
    all
}

#[tokio::test]
async fn within_a_day_no_byte_of_it_is_on_the_disk_or_in_an_export() {
    let mut world = early().await;
    usual(&world).await;
    world.say(XIAOLIN, "/schedule now").await;
    world.expect_text(XIAOLIN, DONE).await;
    let sealed = sealed(&mut world).await;
    assert_eq!(sealed.len(), 5);
    world.start_bot();
    world.say(XIAOLIN, "/help").await;
    world.expect_text(XIAOLIN, "我能做这些").await;
    let asked = question(&world).await;
    world.press(XIAOLIN, &asked, "全部删掉").await;
    world.expect_text(XIAOLIN, "✅ 删好了").await;
    let left = || {
        let bytes = all_bytes(world.data());
        let there = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        sealed
            .iter()
            .filter(|(name, value)| there(&name[name.len() - 16..]) || there(value))
            .count()
    };
    assert!(left() > 0, "the search finds what is there");
    for _ in 0..26 {
        world.advance_clock(Duration::from_secs(3600));
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    crate::wait::until("nothing is left", async || left() == 0).await;
    world.assert_no_rule_broken(&RESTARTED);
}

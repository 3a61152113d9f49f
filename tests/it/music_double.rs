//! The playground's QQ Music from outside the process: what `/control` tells and changes.

use std::time::Duration;

use qqmusic_bot::playground::telegram;
use serde_json::{Value, json};

use crate::world::World;

const UIN: u64 = 1_000_000_077;

fn url(world: &World, path: &str) -> String {
    format!("{}/control/{path}", world.playground().base())
}

#[tokio::test]
async fn an_account_is_told_and_changed_from_outside() {
    let world = World::without_bot(telegram::Options::default()).await;
    let http = reqwest::Client::new();
    let path = url(&world, &format!("qqmusic/{UIN}"));
    let nobody = http.get(&path).send().await.expect("an answer");
    assert_eq!(nobody.status(), 404);
    let change = json!({"vip": true, "coin_crediting": {"after": 60}});
    let changed = http.post(&path).json(&change).send().await.expect("an answer");
    assert_eq!(changed.status(), 200);
    let told: Value = http.get(&path).send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(
        (&told["uin"], &told["vip"], &told["days"]),
        (&json!(UIN), &json!(true), &json!({}))
    );
    assert_eq!(told["coins"], world.playground().qqmusic().coins(UIN));
    let typo = http.post(&path).json(&json!({"vipp": true})).send().await.expect("an answer");
    assert_eq!(typo.status(), 400);
}

#[tokio::test]
async fn habits_are_told_and_changed_one_by_one() {
    let world = World::without_bot(telegram::Options::default()).await;
    let http = reqwest::Client::new();
    let path = url(&world, "habits");
    let change = |body: Value| http.post(&path).json(&body).send();
    let changed = change(json!({"repeats_count": true})).await.expect("an answer");
    assert_eq!(changed.status(), 200);
    let told: Value = http.get(&path).send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!((&told["repeats_count"], &told["main_floor"]), (&json!(true), &json!(true)));
    assert!(world.playground().qqmusic().habits().repeats_count);
    assert_eq!(change(json!({"repeats": true})).await.expect("an answer").status(), 400);
}

#[tokio::test]
async fn the_clock_of_the_world_is_moved() {
    let world = World::without_bot(telegram::Options::default()).await;
    let before = world.playground().clock().seconds();
    world.advance_clock(Duration::from_secs(86_400));
    assert!(world.playground().clock().seconds() >= before + 86_400);
}

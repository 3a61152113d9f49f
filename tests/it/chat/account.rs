//! What an account has, its login's renewal, and activities that rotate.

use qqmusic_bot::playground::faults::Fault;

use super::{has_button, log_in};
use crate::world::{Message, World, XIAOLIN};

const UIN: u64 = 314_159_265;
const COINS_PAGE: &str = "qqmusic:i2.y.qq.com/n3/coin_center/pages/client_v1/sign.html";

async fn answer(world: &World, text: &str) -> Message {
    let said = world.say(XIAOLIN, text).await;
    world.expect(XIAOLIN, |message| message.id() > said && message.is_by_bot()).await
}

#[tokio::test]
async fn a_login_is_renewed_when_asked_and_a_dead_one_leads_to_a_new_one() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    let fresh = answer(&world, "/refresh").await;
    assert!(fresh.text().contains("登录还很新、不用续期"), "{}", fresh.text());
    world.playground().qqmusic().expire_key(UIN);
    let renewed = answer(&world, "/refresh").await;
    assert!(renewed.text().contains("续期好了"), "{}", renewed.text());
    let checked = answer(&world, "/check").await;
    assert!(checked.text().contains("登录正常"), "{}", checked.text());
    world.playground().qqmusic().revoke_key(UIN);
    let dead = answer(&world, "/refresh").await;
    assert!(has_button(&dead, "扫码登录"), "{}", dead.json());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_cannot_be_read_of_an_account_is_unknown_and_the_rest_is_told() {
    let world = World::start().await;
    log_in(&world, XIAOLIN, UIN).await;
    let coins = world.playground().qqmusic().coins(UIN);
    let whole = answer(&world, "/user").await;
    assert!(whole.text().contains(&format!("金币：{coins}")), "{}", whole.text());
    assert!(whole.text().contains("今日签到：还没签到"), "{}", whole.text());
    world.faults().at(COINS_PAGE, Fault::Status(404), None);
    let part = answer(&world, "/user").await;
    assert!(part.text().contains("金币：未知"), "{}", part.text());
    assert!(part.text().contains("今日签到：还没签到"), "{}", part.text());
    let level = answer(&world, "/userinfo").await;
    assert!(level.text().contains("音响力：Lv."), "{}", level.text());
}

#[tokio::test]
async fn the_activities_that_are_asked_for_are_those_of_the_configuration() {
    let world = World::configured(|config| {
        "Zgone".clone_into(&mut config.music.activities.sign);
        "nowhere".clone_into(&mut config.music.activities.coin_page);
    })
    .await;
    log_in(&world, XIAOLIN, UIN).await;
    let signed = answer(&world, "/sign").await;
    assert!(!signed.text().contains("签到成功"), "{}", signed.text());
    let qqmusic = world.playground().qqmusic();
    assert!(qqmusic.ledger(UIN).entries().all(|entry| entry.code != 0), "nothing of it is known");
}

//! SIGTERM in the middle of a login: nothing that a phone has confirmed is lost, and what nobody has
//! scanned goes on after the restart.

use std::time::Duration;

use qqmusic_bot::playground::faults::Fault;

use crate::login::{UIN, asked};
use crate::world::{World, XIAOLIN};

/// Returns when the only fault, which strikes once, has begun to.
async fn fault_struck(world: &World) {
    let striking = async {
        while !world.faults().list().is_empty() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), striking).await.expect("it is asked for");
}

async fn is_logged_in(world: &World) {
    world.say(XIAOLIN, "/check").await;
    let health = world.expect_text(XIAOLIN, "登录正常").await;
    assert!(health.text().contains(&UIN.to_string()), "{}", health.text());
    world.assert_no_rule_broken(&["retry after"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scanned_login_that_is_confirmed_while_the_bot_stops_is_stored_and_greeted() {
    for kind in ["wechat", "app"] {
        let mut world = World::start().await;
        let picture = asked(&world, kind).await;
        world.scan_latest_qr(XIAOLIN, UIN, "scanned").await;
        world.expect_text(XIAOLIN, "已扫码").await;

        let bot = world.take_bot();
        // The first is begun first: the bot stops when the phone confirms.
        let (stopped, ()) =
            tokio::join!(bot.stop(), world.scan_latest_qr(XIAOLIN, UIN, "confirmed"));
        stopped.expect("the bot ends well");
        let messages = world.messages(XIAOLIN);
        assert!(messages.iter().any(|message| message.text().contains("登录成功")), "{kind}");
        assert!(messages.iter().all(|message| message.id() != picture.id()), "{kind}");

        world.start_bot();
        is_logged_in(&world).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_exchange_that_is_under_way_is_finished_although_no_scan_was_told() {
    let mut world = World::start().await;
    asked(&world, "qq").await;
    let exchange = "qqmusic:QQConnectLogin.LoginServer/QQLogin";
    world.faults().at(exchange, Fault::Delay(1000), Some(1));
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    fault_struck(&world).await;
    world.restart_bot().await;
    is_logged_in(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_that_nobody_scanned_goes_on_after_a_stop() {
    for kind in ["qq", "wechat", "app"] {
        let mut world = World::start().await;
        let picture = asked(&world, kind).await;
        world.restart_bot().await;
        if kind == "app" {
            let closed = world.expect_text(XIAOLIN, "重启").await;
            assert_eq!((closed.id(), closed.buttons().len()), (picture.id(), 1));
        } else {
            world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
            world.expect_text(XIAOLIN, "登录成功").await;
            is_logged_in(&world).await;
        }
    }
}

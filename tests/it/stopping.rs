//! SIGTERM in the middle of a login: nothing that a phone has confirmed is lost, and what nobody has
//! scanned goes on after the restart.

use std::time::{Duration, Instant};

use qqmusic_bot::app::Bot;
use qqmusic_bot::playground::faults::Fault;

use crate::login::{UIN, asked};
use crate::world::{World, XIAOLIN};

/// How long the bot follows a scanned login while it stops.
const GRACE: Duration = Duration::from_secs(5);

/// The first try that was not too slow, of several.
async fn eventually<T>(attempt: impl AsyncFn() -> Option<T>) -> T {
    for _ in 0..6 {
        if let Some(done) = attempt().await {
            return done;
        }
    }
    panic!("it took the whole grace each time");
}

/// Returns when the only fault, which strikes once, has begun to.
async fn fault_struck(world: &World) {
    crate::wait::until("it is asked for", async || world.faults().list().is_empty()).await;
}

/// Ends the bot and tells whether a login was certainly not given up: on a slow machine it may take
/// the whole grace and is.
async fn in_time(bot: Bot) -> bool {
    let begun = Instant::now();
    bot.stop().await.expect("the bot ends well");
    begun.elapsed() < GRACE
}

async fn is_logged_in(world: &World) {
    world.say(XIAOLIN, "/check").await;
    let health = world.expect_text(XIAOLIN, "登录正常").await;
    assert!(health.text().contains(&UIN.to_string()), "{}", health.text());
    world.assert_no_rule_broken(&["retry after"]);
}

/// What the bot leaves when a scanned login is confirmed while it stops; `None` when it was too slow.
async fn confirmed_while_stopping(kind: &str) -> Option<World> {
    let mut world = World::start().await;
    let picture = asked(&world, kind).await;
    world.scan_latest_qr(XIAOLIN, UIN, "scanned").await;
    world.expect_text(XIAOLIN, "已扫码").await;
    let bot = world.take_bot();
    // The first is begun first: the bot stops when the phone confirms.
    let (in_time, ()) = tokio::join!(in_time(bot), world.scan_latest_qr(XIAOLIN, UIN, "confirmed"));
    if !in_time {
        return None;
    }
    let messages = world.messages(XIAOLIN);
    assert!(messages.iter().any(|message| message.text().contains("登录成功")), "{kind}");
    assert!(messages.iter().all(|message| message.id() != picture.id()), "{kind}");
    Some(world)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scanned_login_that_is_confirmed_while_the_bot_stops_is_stored_and_greeted() {
    for kind in ["wechat", "app"] {
        let mut world = eventually(async || confirmed_while_stopping(kind).await).await;
        world.start_bot();
        is_logged_in(&world).await;
    }
}

/// The same when no scan was told and the exchange is under way.
async fn exchanged_while_stopping() -> Option<World> {
    let mut world = World::start().await;
    asked(&world, "qq").await;
    let exchange = "qqmusic:QQConnectLogin.LoginServer/QQLogin";
    world.faults().at(exchange, Fault::Delay(1000), Some(1));
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    fault_struck(&world).await;
    in_time(world.take_bot()).await.then_some(world)
}

#[tokio::test(flavor = "multi_thread")]
pub(crate) async fn an_exchange_that_is_under_way_is_finished_although_no_scan_was_told() {
    let mut world = eventually(exchanged_while_stopping).await;
    world.start_bot();
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

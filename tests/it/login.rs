//! Logging in, by every way, as a person meets it.

use std::time::Duration;

use futures::StreamExt;
use qqmusic_bot::backend::MusicBackend;
use qqmusic_bot::backend::direct::Direct;
use qqmusic_bot::model::{Credential, LoginKind, LoginState};
use qqmusic_bot::picture;
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::ScanState;
use qqmusic_bot::qqmusic::{Activities, Client, Settings};
use secrecy::ExposeSecret;

use crate::wait::HELD;
use crate::world::{ALICE, GROUP, Message, World, XIAOLIN};

pub(crate) const UIN: u64 = 1_000_000_077;
/// What the bot says first below each picture, by the word that asks for it.
const KINDS: [(&str, &str); 3] = [("qq", "手机 QQ"), ("wechat", "微信"), ("app", "QQ 音乐 App")];

/// Asks for a picture and waits until it is followed: until then nothing is known of what a
/// phone does, and the app's events are told to nobody.
pub(crate) async fn asked(world: &World, kind: &str) -> Message {
    let looks = looks(world);
    world.say(XIAOLIN, &format!("/login {kind}")).await;
    let picture = world.expect_text(XIAOLIN, "等你扫码").await;
    followed(world, looks).await;
    picture
}

/// How often any login was looked at.
fn looks(world: &World) -> u64 {
    let stats = world.playground().qqmusic().stats();
    let looks = ["ssl.ptlogin2.qq.com/ptqrlogin", "lp.open.weixin.qq.com/connect/l/qrconnect"];
    looks.iter().map(|path| stats.count(path)).sum::<u64>() + stats.sockets_open
}

async fn followed(world: &World, before: u64) {
    crate::wait::until("it is followed", async || looks(world) > before).await;
}

/// What a phone reads from a picture.
async fn code(world: &World, picture: &Message) -> String {
    let sizes = picture.json()["photo"].as_array().expect("a photo");
    let bytes = world.file(&sizes.last().expect("a size")["file_id"]).await;
    let mut read = picture::read_qr(&bytes).expect("a picture");
    read.pop().expect("a phone can read it")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scan_is_shown_and_a_confirmation_greets_by_name() {
    for (kind, name) in KINDS {
        let world = World::start().await;
        let picture = asked(&world, kind).await;
        assert!(picture.text().contains(name), "{}", picture.text());

        world.scan_latest_qr(XIAOLIN, UIN, "scanned").await;
        let scanned = world.expect_text(XIAOLIN, "已扫码").await;
        assert_eq!(scanned.id(), picture.id(), "the same message is edited");

        world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
        world.expect_text(XIAOLIN, "登录成功").await;
        world.expect_gone(XIAOLIN, picture.id()).await;
        world.say(XIAOLIN, "/check").await;
        world.expect_text(XIAOLIN, "登录正常").await;
        world.assert_no_rule_broken(&[]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_and_an_expiry_leave_one_button_that_brings_a_new_picture() {
    for (kind, _) in KINDS {
        for (state, told) in [("refused", "手机上取消了"), ("expired", "过期了")] {
            let world = World::start().await;
            let picture = asked(&world, kind).await;
            let before = code(&world, &picture).await;
            world.scan_latest_qr(XIAOLIN, UIN, state).await;
            let ended = world.expect_text(XIAOLIN, told).await;
            assert_eq!(ended.id(), picture.id(), "{kind} {state}");
            assert_eq!(ended.buttons().len(), 1, "{kind} {state}");

            world.press(XIAOLIN, &ended, "换个二维码").await;
            let again = world.expect_text(XIAOLIN, "等你扫码").await;
            assert_eq!(again.id(), picture.id(), "the same message shows the new picture");
            assert_ne!(code(&world, &again).await, before);
            world.assert_no_rule_broken(&[]);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_other_ways_are_one_press_away_and_the_last_one_is_offered_first() {
    let world = World::start().await;
    let picture = asked(&world, "").await;
    assert!(picture.text().contains("手机 QQ"), "QQ is the default: {}", picture.text());
    world.press(XIAOLIN, &picture, "微信").await;
    let wechat = world.expect_text(XIAOLIN, "扫码登录 · 微信").await;
    assert_eq!(wechat.id(), picture.id());
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;

    world.say(XIAOLIN, "/login").await;
    world.expect_text(XIAOLIN, "扫码登录 · 微信").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_by_the_app_says_that_it_ends_and_leads_to_one_that_renews_itself() {
    let world = World::start().await;
    // One by QQ before, which renews itself: its keys are no help to those of the app.
    asked(&world, "qq").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    let picture = asked(&world, "app").await;
    assert!(picture.text().contains("通常不能自动续期"), "{}", picture.text());
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    let is_done = |it: &Message| it.id() > picture.id() && it.text().contains("登录成功");
    let done = world.expect(XIAOLIN, is_done).await;
    assert!(done.text().contains("这个登录不能自动续期"), "{}", done.text());

    world.say(XIAOLIN, "/check").await;
    let health = world.expect_text(XIAOLIN, "登录正常").await;
    assert!(health.text().contains("登录方式：QQ 音乐 App"), "{}", health.text());
    assert!(health.text().contains("这个登录不能自动续期"), "{}", health.text());
    world.say(XIAOLIN, "/refresh").await;
    let refused = world.expect_text(XIAOLIN, "没有续期要用的信息").await;
    for (message, label) in [(&refused, "扫码登录"), (&health, "能自动续期"), (&done, "能自动续期")]
    {
        world.press(XIAOLIN, message, label).await;
        let picture = world.expect_text(XIAOLIN, "等你扫码").await;
        assert!(picture.text().contains("扫码登录 · 手机 QQ"), "{}", picture.text());
        assert!(!picture.text().contains("续期"), "{}", picture.text());
        world.say(XIAOLIN, "/cancel").await;
        world.expect_gone(XIAOLIN, picture.id()).await;
    }

    let looks = looks(&world);
    world.press(XIAOLIN, &done, "能自动续期").await;
    world.expect_text(XIAOLIN, "扫码登录 · 手机 QQ").await;
    followed(&world, looks).await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect(XIAOLIN, |it| it.id() > refused.id() && it.text().contains("登录成功")).await;
    world.say(XIAOLIN, "/check").await;
    let health = world.expect_text(XIAOLIN, "登录方式：手机 QQ").await;
    assert!(health.text().contains("我会自动续期"), "{}", health.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_logins_at_once_the_older_is_closed_and_means_nothing() {
    let world = World::start().await;
    let older = asked(&world, "qq").await;
    let older_code = code(&world, &older).await;
    world.say(XIAOLIN, "/login wechat").await;
    let newer = world.expect_text(XIAOLIN, "扫码登录 · 微信").await;
    assert_ne!(newer.id(), older.id());
    world.expect_gone(XIAOLIN, older.id()).await;
    let late = world.playground().qqmusic().scan(&older_code, 1_000_000_099, ScanState::Confirmed);
    late.expect("QQ Music knows nothing of newer pictures");
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world.say(XIAOLIN, "/check").await;
    let health = world.expect_text(XIAOLIN, "登录正常").await;
    assert!(health.text().contains(&UIN.to_string()), "{}", health.text());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_survives_a_kill_and_the_apps_is_closed_with_a_new_one_offered() {
    for (kind, _) in KINDS {
        let mut world = World::start().await;
        let picture = asked(&world, kind).await;
        world.kill_and_restart_bot().await;
        if kind == "app" {
            let closed = world.expect_text(XIAOLIN, "重启").await;
            assert_eq!((closed.id(), closed.buttons().len()), (picture.id(), 1));
        } else {
            world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
            world.expect_text(XIAOLIN, "登录成功").await;
            world.expect_gone(XIAOLIN, picture.id()).await;
        }
        // A bot that starts again does not know what it sent a second ago; it waits and repeats.
        world.assert_no_rule_broken(&["retry after"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_survives_a_kill_in_the_moment_its_picture_appears() {
    let mut world = World::start().await;
    world.say(XIAOLIN, "/login qq").await;
    world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.kill_and_restart_bot().await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_new_is_greeted_in_the_language_of_the_picture_after_a_restart() {
    let mut world = World::start().await;
    world.say(ALICE, "/login qq").await;
    world.expect_text(ALICE, "Waiting for your scan").await;
    world.restart_bot().await;
    world.scan_latest_qr(ALICE, UIN, "confirmed").await;
    world.expect_text(ALICE, "you are logged in").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_takes_the_picture_out_of_use() {
    let world = World::start().await;
    let picture = asked(&world, "qq").await;
    world.press(XIAOLIN, &picture, "取消").await;
    let cancelled = world.expect_text(XIAOLIN, "取消了").await;
    assert_eq!((cancelled.id(), cancelled.buttons().len()), (picture.id(), 1));

    world.press(XIAOLIN, &cancelled, "换个二维码").await;
    let again = world.expect_text(XIAOLIN, "等你扫码").await;
    world.say(XIAOLIN, "/cancel").await;
    world.expect_gone(XIAOLIN, again.id()).await;
    world.expect_text(XIAOLIN, "二维码已作废").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_gets_a_door_and_never_a_picture() {
    let world = World::start().await;
    world.say_in(GROUP, XIAOLIN, "/login").await;
    let answer = world.expect(GROUP, |message| !message.buttons().is_empty()).await;
    let url = answer.buttons()[0]["url"].as_str().unwrap_or_default();
    assert!(url.ends_with("?start=login"), "{url}");
    assert!(world.messages(GROUP).iter().all(|message| !message.has("photo")));

    world.say(XIAOLIN, "/start login").await;
    world.expect(XIAOLIN, |message| message.has("photo")).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_qq_music_that_fails_is_told_in_one_sentence_and_can_be_tried_again() {
    for fault in [Fault::Status(500), Fault::Garbage] {
        let world = World::start().await;
        let faults = world.playground().faults();
        faults.at("qqmusic:ssl.ptlogin2.qq.com/ptqrshow", fault, None);
        world.say(XIAOLIN, "/login qq").await;
        let failed = world.expect_text(XIAOLIN, "没有成功").await;
        faults.clear();
        world.press(XIAOLIN, &failed, "再试一次").await;
        world.expect_text(XIAOLIN, "等你扫码").await;
        world.assert_no_rule_broken(&[]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stumble_while_waiting_is_not_noticed_and_a_failed_exchange_is_told() {
    let world = World::start().await;
    let picture = asked(&world, "qq").await;
    let faults = world.playground().faults();
    faults.at("qqmusic:ssl.ptlogin2.qq.com/ptqrlogin", Fault::Status(502), Some(2));
    faults.at("qqmusic:QQConnectLogin.LoginServer/QQLogin", Fault::Code(104_400), Some(1));
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    let failed = world.expect_text(XIAOLIN, "没有接受这次登录").await;
    assert_eq!(failed.id(), picture.id());
    world.say(XIAOLIN, "/check").await;
    world.expect_text(XIAOLIN, "还没登录").await;
    world.assert_no_rule_broken(&[]);
}

/// A browser, and the login to QQ Music that it has.
pub(crate) async fn browser(world: &World, uin: u64) -> (Direct, Credential) {
    let settings = Settings {
        gateway: Some(world.playground().gateway_url()),
        proxy: None,
        requests_per_second: 0,
        timeout: Duration::from_secs(5),
        activities: Activities::default(),
    };
    let browser = Direct::new(Client::new(settings).expect("a client"));
    let qr = browser.login_qrcode(LoginKind::Qq).await.expect("a picture");
    let key = qr.ticket.key.expose_secret();
    world.playground().qqmusic().scan(key, uin, ScanState::Confirmed).expect("scanned");
    let mut states = browser.login_check(qr.ticket);
    while let Some(state) = states.next().await {
        if let LoginState::Confirmed(credential) = state.expect("no fault") {
            return (browser, *credential);
        }
    }
    panic!("the login ended without a credential");
}

/// The cookie of a browser that is logged in to QQ Music.
pub(crate) async fn cookie(world: &World) -> String {
    let (_, credential) = browser(world, UIN).await;
    format!("uin=o{UIN}; qm_keyst={}; other=1", credential.musickey.expose_secret())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_cookie_is_deleted_checked_and_used() {
    let world = World::start().await;
    let cookie = cookie(&world).await;
    world.say(XIAOLIN, "/cookie").await;
    world.expect_text(XIAOLIN, "y.qq.com").await;
    let pasted = world.say(XIAOLIN, &cookie).await;
    world.expect_gone(XIAOLIN, pasted).await;
    let done = world.expect_text(XIAOLIN, "登录成功").await;
    assert!(done.text().contains("已经删掉"), "{}", done.text());

    let wrong = world.say(XIAOLIN, "/cookie uin=o1000000077; qm_keyst=Q_H_L_invented").await;
    world.expect_gone(XIAOLIN, wrong).await;
    world.expect_text(XIAOLIN, "不认这个 Cookie").await;
    world.say(XIAOLIN, "/cookie uin=o1000000077").await;
    world.expect_text(XIAOLIN, "缺少 qm_keyst").await;
    let unasked = world.say(XIAOLIN, &cookie).await;
    world.expect_gone(XIAOLIN, unasked).await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cookie_in_a_group_is_not_used_and_its_owner_is_warned() {
    let world = World::start().await;
    let cookie = cookie(&world).await;
    world.say_in(GROUP, ALICE, &format!("/cookie {cookie}")).await;
    let warned = world.expect_text(GROUP, "log out all devices").await;
    // The bot is no admin here: it may not delete what others say.
    assert!(warned.text().contains("couldn't delete"), "{}", warned.text());
    world.say(ALICE, "/check").await;
    world.expect_text(ALICE, "not logged in").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn logging_out_is_asked_first_and_forgets() {
    let world = World::start().await;
    let _ = asked(&world, "qq").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world.playground().clock().advance(2 * 86_400);
    world.say(XIAOLIN, "/refresh").await;
    world.expect_text(XIAOLIN, "续期好了").await;
    world.say(XIAOLIN, "/logout").await;
    let question = world.expect_text(XIAOLIN, "要退出登录吗").await;
    world.press(XIAOLIN, &question, "先不退").await;
    world.expect_text(XIAOLIN, "继续保持登录").await;
    world.say(XIAOLIN, "/logout").await;
    let question = world.expect_text(XIAOLIN, "要退出登录吗").await;
    world.press(XIAOLIN, &question, "退出登录").await;
    world.expect_text(XIAOLIN, "已下线").await;
    world.say(XIAOLIN, "/check").await;
    world.expect_text(XIAOLIN, "还没登录").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_taps_log_out_twice_reads_what_the_first_tap_did() {
    let world = World::start().await;
    let _ = asked(&world, "qq").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
    world.say(XIAOLIN, "/logout").await;
    let older = world.expect_text(XIAOLIN, "要退出登录吗").await;
    world.say(XIAOLIN, "/logout").await;
    let question =
        world.expect(XIAOLIN, |it| it.id() > older.id() && it.buttons().len() == 2).await;
    world.faults().at("qqmusic:music.login.LoginServer/Logout", HELD, Some(1));
    world.press(XIAOLIN, &question, "退出登录").await;
    let struck = async || world.faults().list().is_empty();
    crate::wait::until("the log-out is under way", struck).await;
    for label in ["退出登录", "先不退"] {
        let press = world.press(XIAOLIN, &question, label).await;
        world.answer_to(&press).await;
    }
    world.press(XIAOLIN, &older, "退出登录").await;
    let already = world.expect_text(XIAOLIN, "之前已经退出了").await;
    assert_eq!(already.id(), older.id());
    let messages = world.messages(XIAOLIN);
    let question = messages.iter().find(|it| it.id() == question.id()).expect("it stands");
    assert!(question.text().contains("要退出登录吗"), "{}", question.text());
    world.faults().clear();
    let end = world.expect_text(XIAOLIN, "已下线").await;
    assert_eq!(end.id(), question.id());
    world.assert_no_rule_broken(&[]);
}

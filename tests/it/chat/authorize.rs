//! Confirming another device's login: what is refused, what is asked, what can be pressed once.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::{DynamicImage, GrayImage, ImageFormat, Luma, imageops};
use serde_json::{Value, json};

use super::{has_button, labels};
use crate::world::{GROUP, Message, World, XIAOLIN};

const UIN: u64 = 1_000_000_077;
const APP: &str = "https://y.qq.com/m/login/qrcode.html?id=invented";

fn code(text: &str) -> GrayImage {
    let code = qrcode::QrCode::new(text).expect("short text");
    code.render::<Luma<u8>>().module_dimensions(4, 4).build()
}

fn png(picture: GrayImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut out, ImageFormat::Png).expect("in memory");
    out.into_inner()
}

/// 小林 sends a photo; `more` are further fields of `/control/photo`. Answers the message's id.
async fn send(world: &World, picture: &[u8], more: Value) -> i64 {
    let url = format!("{}/control/photo", world.playground().base());
    let mut body = json!({"chat": XIAOLIN, "user": XIAOLIN, "base64": STANDARD.encode(picture)});
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    let answer = reqwest::Client::new().post(url).json(&body).send().await.expect("an answer");
    let answer: Value = answer.json().await.expect("JSON");
    answer["message_id"].as_i64().unwrap_or_else(|| panic!("{answer}"))
}

async fn log_in(world: &World) {
    world.say(XIAOLIN, "/login").await;
    world.scan_latest_qr(XIAOLIN, UIN, "confirmed").await;
    world.expect_text(XIAOLIN, "登录成功").await;
}

/// What the bot says after this message.
async fn answer_after(world: &World, id: i64) -> Message {
    world.expect(XIAOLIN, |message| message.id() > id).await
}

#[tokio::test]
async fn a_code_is_shown_for_what_it_is_and_asked_about_before_anything_happens() {
    let world = World::start().await;
    log_in(&world).await;
    let sent = send(&world, &png(code(APP)), json!({"caption": "/authorize"})).await;
    let question = answer_after(&world, sent).await;
    assert!(question.text().contains("QQ 音乐 App 的登录码"), "{}", question.text());
    assert!(question.text().contains("只确认你面前那台设备上的码"));
    assert_eq!(labels(&question), ["✖️ 不是我", "确认登录"]);
    world.press(XIAOLIN, &question, "不是我").await;
    world.expect_text(XIAOLIN, "没有确认").await;
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn without_a_server_that_can_the_answer_says_what_to_set_up() {
    let world = World::start().await;
    log_in(&world).await;
    let sent = send(&world, &png(code(APP)), json!({"caption": "/authorize"})).await;
    let question = answer_after(&world, sent).await;
    world.press(XIAOLIN, &question, "确认登录").await;
    let answer = world.expect_text(XIAOLIN, "music.remote_url").await;
    assert_eq!(answer.id(), question.id());
    assert!(answer.buttons().is_empty());
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn the_photo_may_come_before_after_or_with_the_command() {
    let world = World::start().await;
    log_in(&world).await;
    world.say(XIAOLIN, "/authorize").await;
    world.expect_text(XIAOLIN, "拍一张发给我").await;
    let sent = send(&world, &png(code(APP)), json!({})).await;
    let asked = answer_after(&world, sent).await;
    assert!(has_button(&asked, "确认登录"), "{}", asked.text());
    let photo = send(&world, &png(code("http://txz.qq.com/p?k=a&f=1")), json!({})).await;
    let hint = answer_after(&world, photo).await;
    assert!(!has_button(&hint, "确认登录"), "a photo that nobody asked for");
    let url = format!("{}/control/say", world.playground().base());
    let body = json!({"chat": XIAOLIN, "user": XIAOLIN, "text": "/authorize", "reply_to": photo});
    reqwest::Client::new().post(url).json(&body).send().await.expect("an answer");
    let asked = world.expect_text(XIAOLIN, "手机 QQ 的登录码").await;
    assert!(has_button(&asked, "确认登录"));
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn what_is_no_single_login_code_gets_a_sentence_that_says_so() {
    let world = World::start().await;
    log_in(&world).await;
    let mut two = GrayImage::from_pixel(420, 210, Luma([255]));
    imageops::replace(&mut two, &code("http://txz.qq.com/p?k=1"), 10, 20);
    imageops::replace(&mut two, &code("http://txz.qq.com/p?k=2"), 220, 20);
    let cases = [
        (png(code("https://example.com/pay")), "不是 QQ 音乐、QQ 或微信的登录码"),
        (png(two), "2 个二维码"),
        (png(GrayImage::from_pixel(200, 150, Luma([180]))), "没看到二维码"),
    ];
    for (picture, words) in cases {
        let sent = send(&world, &picture, json!({"caption": "/authorize"})).await;
        let answer = answer_after(&world, sent).await;
        assert!(answer.text().contains(words), "{words}: {}", answer.text());
        assert!(answer.buttons().is_empty());
        // The next photo is the answer, without the command.
        let sent = send(&world, &picture, json!({})).await;
        let again = answer_after(&world, sent).await;
        assert!(again.text().contains(words), "{words}: {}", again.text());
    }
    world.assert_no_rule_broken(&[]);
}

#[tokio::test]
async fn forwarded_photos_and_groups_are_refused_and_a_login_is_needed() {
    let world = World::start().await;
    let photo = png(code(APP));
    let sent = send(&world, &photo, json!({"caption": "/authorize", "forwarded": true})).await;
    let answer = answer_after(&world, sent).await;
    assert!(answer.text().contains("转发来的图片我不处理"), "{}", answer.text());
    let sent = send(&world, &photo, json!({"caption": "/authorize"})).await;
    let answer = answer_after(&world, sent).await;
    assert!(has_button(&answer, "扫码登录"), "{}", answer.text());
    let photo_of_nothing = png(GrayImage::from_pixel(200, 150, Luma([180])));
    let sent = send(&world, &photo_of_nothing, json!({"caption": "/authorize"})).await;
    let answer = answer_after(&world, sent).await;
    assert!(has_button(&answer, "扫码登录"), "asked before the photo is read: {}", answer.text());
    world.say(XIAOLIN, "/authorize").await;
    let answer = answer_after(&world, answer.id()).await;
    assert!(has_button(&answer, "扫码登录"), "asked before a photo is: {}", answer.text());
    send(&world, &photo, json!({"chat": GROUP, "caption": "/authorize"})).await;
    let answer = world.expect_text(GROUP, "私聊").await;
    assert!(!has_button(&answer, "确认登录"));
    world.assert_no_rule_broken(&[]);
}

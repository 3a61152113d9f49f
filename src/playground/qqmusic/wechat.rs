//! Logging in by WeChat: the page, the picture and the long poll.

use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use image::{GrayImage, ImageFormat, Luma, imageops};

use super::Inner;
use super::call::Http;
use super::session::{Kind, Phase, encode, picture as qr};

pub(super) const APP: &str = "wx48db31d50e334801";
/// Width and height of the picture.
const SIDE: u32 = 470;
/// How often a held poll looks at the clock.
const TICK: Duration = Duration::from_millis(100);

/// `qrconnect`: a page that names the login's `uuid`.
pub(super) fn page(world: &Inner, http: &Http) -> Response {
    let right = http.query("appid") == APP
        && http.query("response_type") == "code"
        && http.query("scope") == "snsapi_login";
    if !right {
        return Html("<html><body><h3>Scope 参数错误或没有 Scope 权限</h3></body></html>")
            .into_response();
    }
    if !http.query("redirect_uri").starts_with("https://y.qq.com/") {
        return Html("<html><body><h3>redirect_uri 参数错误</h3></body></html>").into_response();
    }
    let now = world.clock.seconds();
    let uuid = world.state().sessions.start(Kind::Wechat, now);
    Html(format!(
        "<!DOCTYPE html>\n<html><head><title>微信登录</title></head><body>\n\
         <img class=\"js_qrcode_img web_qrcode_img\" src=\"/connect/qrcode/{uuid}\"/>\n\
         <script>var fordevtool = \"https://long.open.weixin.qq.com/connect/l/qrconnect?uuid={uuid}\";</script>\n\
         </body></html>\n"
    ))
    .into_response()
}

/// `qrcode/<uuid>`: a JPEG.
pub(super) fn picture(world: &Inner, http: &Http) -> Response {
    let uuid = http.path.rsplit('/').next().unwrap_or_default();
    let text = {
        let state = world.state();
        state.sessions.find(Kind::Wechat, uuid).map(|session| session.text.clone())
    };
    let Some(code) = text.and_then(|text| qr(&text, 11)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut page = GrayImage::from_pixel(SIDE, SIDE, Luma([255]));
    let edge = i64::from(SIDE.saturating_sub(code.width()) / 2);
    imageops::overlay(&mut page, &code, edge, edge);
    ([(header::CONTENT_TYPE, "image/jpeg")], encode(page, ImageFormat::Jpeg)).into_response()
}

/// `l/qrconnect`: held while nothing changes; `last` names the state that the caller knows.
pub(super) async fn poll(world: &Inner, http: &Http) -> Response {
    let uuid = http.query("uuid");
    let held = Duration::from_millis(world.limits().poll_hold_ms);
    let changes = {
        let state = world.state();
        state.sessions.find(Kind::Wechat, uuid).map(super::session::Session::watch)
    };
    let Some(mut changes) = changes else {
        return says(402, "");
    };
    let until = tokio::time::Instant::now() + held;
    loop {
        let now = world.clock.seconds();
        let (phase, proof) = {
            let state = world.state();
            let session = state.sessions.find(Kind::Wechat, uuid);
            session.map_or((Phase::Expired, String::new()), |session| {
                (session.phase(now), session.proof.clone())
            })
        };
        match phase {
            Phase::Confirmed(_) => return says(405, &proof),
            Phase::Refused => return says(403, ""),
            Phase::Expired => return says(402, ""),
            Phase::Scanned if http.query("last") != "404" => return says(404, ""),
            Phase::Waiting | Phase::Scanned => {}
        }
        if tokio::time::Instant::now() >= until {
            return says(408, "");
        }
        let tick = TICK.min(until - tokio::time::Instant::now());
        drop(tokio::time::timeout(tick, changes.changed()).await);
    }
}

fn says(code: u32, wx_code: &str) -> Response {
    let text = format!("window.wx_errcode={code};window.wx_code='{wx_code}';");
    ([(header::CONTENT_TYPE, "text/javascript")], text).into_response()
}

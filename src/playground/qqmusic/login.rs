//! The music service's side of a login: codes and tokens for keys, refreshing, logging out.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use image::ImageFormat;
use serde_json::json;

use super::account::{Asked, Way};
use super::call::{Answer, Call, uin};
use super::hash::token;
use super::refusal::Code;
use super::session::{Kind, Ticket, encode, picture};
use super::wechat;

/// Seconds between two text messages to one number.
const SMS_SECONDS: i64 = 60;
/// Length of a telephone number in China; others are asked for a captcha first.
const PHONE_DIGITS: usize = 11;

/// `QQConnectLogin.LoginServer/QQLogin`: a code of QQ for a key; without a code, the older refresh.
pub(super) fn qq_login(call: &Call<'_>) -> Answer {
    let code = call.text("code");
    if code.is_empty() {
        return if call.text("musickey").is_empty() {
            Err(Code::PARAMETER.into())
        } else {
            refresh(call)
        };
    }
    if call.login_type() != Some(2) {
        return Err(Code::KEY_EXPIRED.into());
    }
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let uin = state.sessions.redeem(Ticket::QqCode, &code, now).ok_or(Code::WRONG_CODE)?;
    let limits = state.limits;
    state.accounts.log_in(uin, Way::Qq, now, limits)
}

/// `music.login.LoginServer/Login`, which is four things by its parameters.
pub(super) fn login(call: &Call<'_>) -> Answer {
    match (call.int("loginMode", 0), call.login_type()) {
        (2, _) => refresh(call),
        (_, Some(6)) => app(call),
        (1, Some(0)) => phone(call),
        (_, Some(1)) if call.text("strAppid") == wechat::APP => wechat(call),
        // Also what a code of QQ meets here.
        _ => Err(Code::KEY_EXPIRED.into()),
    }
}

fn wechat(call: &Call<'_>) -> Answer {
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let found = state.sessions.redeem(Ticket::WechatCode, &call.text("code"), now);
    let uin = found.ok_or(Code::NO_LOGIN)?;
    let limits = state.limits;
    state.accounts.log_in(uin, Way::Wechat, now, limits)
}

fn app(call: &Call<'_>) -> Answer {
    let id = call.text("qrCodeID");
    if id.is_empty() || call.text("token").is_empty() {
        return Err(Code::PARAMETER.into());
    }
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let redeemed = state.sessions.redeem_app(&id, &call.text("token"), now);
    let uin = redeemed.ok_or(Code::NO_LOGIN)?;
    if uin.to_string() != call.text("musicid") {
        return Err(Code::KEY_EXPIRED.into());
    }
    let limits = state.limits;
    state.accounts.log_in(uin, Way::App, now, limits)
}

fn phone(call: &Call<'_>) -> Answer {
    let (number, code) = (call.text("phoneNo"), call.text("code"));
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let sent = state.phones.get(&number).is_some_and(|(_, sent)| *sent == code);
    if !sent {
        return Err(Code::WRONG_CODE.into());
    }
    state.phones.remove(&number);
    let uin = uin(&number).ok_or(Code::PARAMETER)?;
    let limits = state.limits;
    state.accounts.log_in(uin, Way::Phone, now, limits)
}

fn refresh(call: &Call<'_>) -> Answer {
    let [musickey, refresh_key, refresh_token] =
        ["musickey", "refresh_key", "refresh_token"].map(|name| call.text(name));
    let named = ["musicid", "str_musicid"].into_iter().find_map(|name| uin(&call.text(name)));
    let asked = Asked {
        uin: named.unwrap_or(0),
        musickey: &musickey,
        refresh_key: &refresh_key,
        refresh_token: &refresh_token,
        login_type: call.login_type(),
    };
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let limits = state.limits;
    state.accounts.refresh(&asked, now, limits)
}

/// `CreateQRCode`: a picture for the QQ Music app.
pub(super) fn create_qr_code(call: &Call<'_>) -> Answer {
    if call.text("tmeAppID") != "qqmusic" {
        return Err(Code::PARAMETER.into());
    }
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let id = state.sessions.start(Kind::App, now);
    let text = state.sessions.find(Kind::App, &id).map(|session| session.text.clone());
    let image = text.and_then(|text| picture(&text, 5)).ok_or(Code::PARAMETER)?;
    let png = STANDARD.encode(encode(image, ImageFormat::Png));
    Ok(json!({"qrcode": format!("data:image/png;base64,{png}"), "qrcodeID": id}))
}

/// `SendPhoneAuthCode`.
pub(super) fn send_phone_code(call: &Call<'_>) -> Answer {
    let number = call.text("phoneNo");
    if number.len() != PHONE_DIGITS || uin(&number).is_none() {
        return Err(Code::CAPTCHA.into());
    }
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    if state.phones.get(&number).is_some_and(|(at, _)| now - at < SMS_SECONDS) {
        return Err(Code::SMS_TOO_OFTEN.into());
    }
    let code = rand::random_range(100_000..1_000_000_u32).to_string();
    state.phones.insert(number, (now, code));
    Ok(json!({}))
}

/// `Logout`: the key dies.
pub(super) fn logout(call: &Call<'_>) -> Answer {
    call.login()?;
    call.world.state().accounts.end(&call.musickey());
    Ok(json!({}))
}

/// `music.getSession.session/GetSession`.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every method")]
pub(super) fn session(call: &Call<'_>) -> Answer {
    let now = call.world.clock.seconds();
    let old = call.text("uid");
    let uid = if old.is_empty() { (now.unsigned_abs() * 1000).to_string() } else { old };
    let sid = format!("{now}{}", token(12));
    Ok(
        json!({"retcode": 0, "session": {"uid": uid, "sid": sid, "vkey": token(16), "userip": "127.0.0.1"}}),
    )
}

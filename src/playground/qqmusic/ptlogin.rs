//! Logging in by QQ: show, poll, check the signature, authorize.

use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use image::ImageFormat;

use super::Inner;
use super::call::Http;
use super::hash::{hash33, hex_token, token};
use super::session::{Kind, Phase, Ticket, encode, picture};

const APP: &str = "716027609";
const DAID: &str = "383";
const CLIENT: &str = "100497308";
const REFERER: &str = "https://xui.ptlogin2.qq.com/";
const JUMP: &str = "https://graph.qq.com/oauth2.0/login_jump";
const REDIRECT: &str = "https://y.qq.com/portal/wx_redirect.html";

fn forbidden() -> Response {
    StatusCode::FORBIDDEN.into_response()
}

fn is_ours(http: &Http) -> bool {
    let app = [http.query("appid"), http.query("aid")];
    http.method == Method::GET
        && app.contains(&APP)
        && http.query("daid") == DAID
        && http.query("pt_3rd_aid") == CLIENT
        && http.header(header::REFERER).starts_with(REFERER)
}

/// `ptqrshow`: a small PNG and the cookie `qrsig`.
pub(super) fn show(world: &Inner, http: &Http) -> Response {
    if !is_ours(http) {
        return forbidden();
    }
    let now = world.clock.seconds();
    let mut state = world.state();
    let qrsig = state.sessions.start(Kind::Qq, now);
    let text = state.sessions.find(Kind::Qq, &qrsig).map(|session| session.text.clone());
    let Some(image) = text.and_then(|text| picture(&text, 3)) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let headers = [
        (header::CONTENT_TYPE, "image/png".to_owned()),
        (header::CACHE_CONTROL, "no-cache, no-store".to_owned()),
        (header::SET_COOKIE, format!("qrsig={qrsig}; Path=/; Secure; SameSite=None")),
    ];
    (headers, encode(image, ImageFormat::Png)).into_response()
}

/// `ptqrlogin`: how far the login is; 403 unless cookie, token and referer are right.
pub(super) fn poll(world: &Inner, http: &Http) -> Response {
    let qrsig = http.cookie("qrsig");
    let token = hash33(&qrsig, 0).to_string();
    if qrsig.is_empty() || !is_ours(http) || http.query("ptqrtoken") != token {
        return forbidden();
    }
    let now = world.clock.seconds();
    let mut state = world.state();
    let Some(session) = state.sessions.find(Kind::Qq, &qrsig) else {
        return forbidden();
    };
    let proof = session.proof.clone();
    let (code, url, message, nick) = match session.phase(now) {
        Phase::Waiting => (66, String::new(), "二维码未失效。", String::new()),
        Phase::Scanned => (67, String::new(), "二维码认证中。", String::new()),
        Phase::Expired => (65, String::new(), "二维码已失效。", String::new()),
        Phase::Refused => (68, String::new(), "本次登录已被拒绝", String::new()),
        Phase::Confirmed(uin) => {
            (0, next(uin, &proof), "登录成功！", state.accounts.named(uin).nick.clone())
        }
    };
    let text = format!("ptuiCB('{code}','0','{url}','0','{message}', '{nick}')");
    ([(header::CONTENT_TYPE, "application/javascript; charset=utf-8")], text).into_response()
}

fn next(uin: u64, ptsigx: &str) -> String {
    let service = "service=ptqrlogin&nodirect=0";
    let rest = format!("ptlang=2052&ptredirect=100&aid={APP}&daid={DAID}&j_later=0");
    let end = format!(
        "low_login_hour=0&regmaster=0&pt_login_type=3&pt_aid=0&pt_aaid=16&pt_light=0&pt_3rd_aid={CLIENT}"
    );
    let s_url = url::form_urlencoded::byte_serialize(JUMP.as_bytes()).collect::<String>();
    format!(
        "https://ssl.ptlogin2.graph.qq.com/check_sig?pttype=1&uin={uin}&{service}&ptsigx={ptsigx}&s_url={s_url}&{rest}&{end}"
    )
}

/// `check_sig`: the cookie `p_skey` for a right signature of that account, once.
pub(super) fn check_sig(world: &Inner, http: &Http) -> Response {
    let now = world.clock.seconds();
    let fixed = http.method == Method::GET
        && http.query("pttype") == "1"
        && http.query("service") == "ptqrlogin"
        && http.query("s_url") == JUMP
        && http.query("aid") == APP
        && http.query("daid") == DAID
        && http.query("pt_3rd_aid") == CLIENT;
    let mut state = world.state();
    let ptsigx = http.query("ptsigx");
    let holder = state.sessions.holder(Ticket::Signature, ptsigx, now);
    let Some(uin) = holder.filter(|uin| fixed && http.query("uin") == uin.to_string()) else {
        return forbidden();
    };
    state.sessions.redeem(Ticket::Signature, ptsigx, now);
    let p_skey = format!("{}_", token(43));
    state.sessions.grant(Ticket::SharedKey, p_skey.clone(), uin, now);
    let cookie = |name: &str, value: &str| (header::SET_COOKIE, format!("{name}={value}; Path=/"));
    let padded = format!("o{uin:010}");
    let cookies = AppendHeaders([
        cookie("uin", &padded),
        cookie("skey", &format!("@{}", token(9))),
        cookie("p_uin", &padded),
        cookie("pt4_token", &token(44)),
        cookie("p_skey", &p_skey),
        (header::LOCATION, JUMP.to_owned()),
    ]);
    (StatusCode::FOUND, cookies, Body::empty()).into_response()
}

/// `authorize`: a code for the music site, for the holder of `p_skey`.
pub(super) fn authorize(world: &Inner, http: &Http) -> Response {
    if http.method != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let form = http.form();
    let field = |name: &str| form.get(name).map_or("", String::as_str);
    let p_skey = http.cookie("p_skey");
    let now = world.clock.seconds();
    let mut state = world.state();
    let holder = state.sessions.holder(Ticket::SharedKey, &p_skey, now);
    let token_right = field("g_tk") == hash33(&p_skey, 5381).to_string();
    let location = match holder {
        _ if field("response_type") != "code" => wrong(100_001),
        _ if field("client_id") != CLIENT => wrong(100_008),
        _ if !field("redirect_uri").starts_with(REDIRECT) => wrong(100_010),
        Some(uin) if token_right && field("from_ptlogin") == "1" => {
            let code = hex_token(32);
            state.sessions.grant(Ticket::QqCode, code.clone(), uin, now);
            let join = if field("redirect_uri").contains('?') { '&' } else { '?' };
            format!("{}{join}code={code}&state={}", field("redirect_uri"), field("state"))
        }
        _ => wrong(100_044),
    };
    (StatusCode::FOUND, [(header::LOCATION, location)]).into_response()
}

/// Where a refused authorization is sent: a page without a code.
fn wrong(error: u32) -> String {
    format!("https://graph.qq.com/oauth2.0/show?which=error&display=pc&error={error}")
}

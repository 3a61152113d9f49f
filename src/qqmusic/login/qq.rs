//! Login by QQ: `ptqrshow`, `ptqrlogin`, `check_sig`, `authorize`, then
//! `QQConnectLogin.LoginServer/QQLogin`.
//!
//! The connect code of this way is answered 104400 by `music.login.LoginServer/Login`, and walking
//! the jump pages instead of posting `authorize` ends without a cookie: both are not done here.

use chrono::Utc;
use reqwest::StatusCode;
use reqwest::header::{COOKIE, LOCATION, REFERER};
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::cookies::Cookies;
use super::ptui::{self, Signature};
use super::{Look, Shown, address, form};
use crate::model::{Credential, LoginType};
use crate::qqmusic::client::Client;
use crate::qqmusic::hash::hash33;
use crate::qqmusic::request::{Repeat, Request};
use crate::qqmusic::{Error, Result};

/// QQ Music's number at QQ's login.
const APP_ID: &str = "716027609";
const DA_ID: &str = "383";
/// QQ Music's client id at QQ connect.
const CLIENT_ID: &str = "100497308";
const XUI: &str = "https://xui.ptlogin2.qq.com/";
const LOGIN_JUMP: &str = "https://graph.qq.com/oauth2.0/login_jump";
const REDIRECT: &str =
    "https://y.qq.com/portal/wx_redirect.html?login_type=1&surl=https://y.qq.com/";

/// Asks for a picture; its key is the cookie `qrsig`.
pub(crate) async fn show(client: &Client) -> Result<Shown> {
    let draw = rand::random::<f64>().to_string();
    let url = address(
        "https://ssl.ptlogin2.qq.com/ptqrshow",
        &[
            ("appid", APP_ID),
            ("e", "2"),
            ("l", "M"),
            ("s", "3"),
            ("d", "72"),
            ("v", "4"),
            ("t", &draw),
            ("daid", DA_ID),
            ("pt_3rd_aid", CLIENT_ID),
        ],
    );
    let answer = client.send(Request::get(url).header(REFERER, XUI)).await?.ok()?;
    let cookies = Cookies::of(&answer.headers);
    let key = cookies.find("qrsig").ok_or(Error::Garbage("ptqrshow sets no qrsig"))?;
    Shown::new(key.into(), &answer.body)
}

/// Looks at a login once.
pub(crate) async fn look(client: &Client, qrsig: &SecretString) -> Result<Look<Signature>> {
    let token = hash33(qrsig.expose_secret(), 0).to_string();
    let action = format!("0-0-{}", Utc::now().timestamp_millis());
    let url = address(
        "https://ssl.ptlogin2.qq.com/ptqrlogin",
        &[
            ("u1", LOGIN_JUMP),
            ("ptqrtoken", &token),
            ("ptredirect", "0"),
            ("h", "1"),
            ("t", "1"),
            ("g", "1"),
            ("from_ui", "1"),
            ("ptlang", "2052"),
            ("action", &action),
            ("js_ver", "20102616"),
            ("js_type", "1"),
            ("pt_uistyle", "40"),
            ("aid", APP_ID),
            ("daid", DA_ID),
            ("pt_3rd_aid", CLIENT_ID),
            ("has_onekey", "1"),
        ],
    );
    let cookie = format!("qrsig={}", qrsig.expose_secret());
    let request = Request::get(url).header(REFERER, XUI).header(COOKIE, &cookie);
    // Not repeated: the answer that confirms is given once. The one who follows looks again.
    let answer = client.send(request.repeat(Repeat::Never)).await?;
    if answer.status == StatusCode::FORBIDDEN {
        return Ok(Look::Expired); // the qrsig is not known, or not any more
    }
    let answer = answer.ok()?;
    ptui::parse(&String::from_utf8_lossy(&answer.body)).ok_or(Error::Garbage("ptqrlogin"))
}

/// Turns the proof of a confirmation into the credential. Each step can be done once only.
pub(crate) async fn exchange(client: &Client, signature: &Signature) -> Result<Credential> {
    let cookies = check_sig(client, signature).await?;
    let code = authorize(client, &cookies).await?;
    drop(cookies);
    client
        .exchange_login(
            "QQConnectLogin.LoginServer/QQLogin",
            json!({ "code": code }),
            LoginType::Qq,
        )
        .await
}

async fn check_sig(client: &Client, signature: &Signature) -> Result<Cookies> {
    let url = address(
        "https://ssl.ptlogin2.graph.qq.com/check_sig",
        &[
            ("uin", signature.uin.as_str()),
            ("pttype", "1"),
            ("service", "ptqrlogin"),
            ("nodirect", "0"),
            ("ptsigx", &signature.ptsigx),
            ("s_url", LOGIN_JUMP),
            ("ptlang", "2052"),
            ("ptredirect", "100"),
            ("aid", APP_ID),
            ("daid", DA_ID),
            ("j_later", "0"),
            ("low_login_hour", "0"),
            ("regmaster", "0"),
            ("pt_login_type", "3"),
            ("pt_aid", "0"),
            ("pt_aaid", "16"),
            ("pt_light", "0"),
            ("pt_3rd_aid", CLIENT_ID),
        ],
    );
    let request = Request::get(url).header(REFERER, XUI).repeat(Repeat::Never);
    Ok(Cookies::of(&client.send(request).await?.headers))
}

async fn authorize(client: &Client, cookies: &Cookies) -> Result<String> {
    let p_skey = cookies.find("p_skey").ok_or(Error::Garbage("check_sig sets no p_skey"))?;
    let g_tk = hash33(p_skey, 5381).to_string();
    let auth_time = Utc::now().timestamp_millis().to_string();
    let ui = uuid::Uuid::new_v4().to_string();
    let form = form(&[
        ("response_type", "code"),
        ("client_id", CLIENT_ID),
        ("redirect_uri", REDIRECT),
        ("scope", "get_user_info,get_app_friends"),
        ("state", "state"),
        ("switch", ""),
        ("from_ptlogin", "1"),
        ("src", "1"),
        ("update_auth", "1"),
        ("openapi", "1010_1030"),
        ("g_tk", &g_tk),
        ("auth_time", &auth_time),
        ("ui", &ui),
    ]);
    let url = address("https://graph.qq.com/oauth2.0/authorize", &[]);
    let request = Request::post(url, "application/x-www-form-urlencoded", form)
        .header(REFERER, "https://graph.qq.com/")
        .header(COOKIE, cookies.header().expose_secret());
    let answer = client.send(request).await?;
    let location = answer.headers.get(LOCATION).and_then(|value| value.to_str().ok());
    location
        .and_then(|location| ptui::parameter(location, "code"))
        .ok_or(Error::Garbage("authorize gives no code"))
}

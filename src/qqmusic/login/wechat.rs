//! Login by WeChat: `qrconnect`, the long poll, then `music.login.LoginServer/Login`.

use std::time::Duration;

use chrono::Utc;
use reqwest::header::REFERER;
use secrecy::{ExposeSecret, SecretString};
use serde_json::json;

use super::{Look, Shown, address, wx};
use crate::model::{Credential, LoginType};
use crate::qqmusic::client::Client;
use crate::qqmusic::request::{Lane, Repeat, Request};
use crate::qqmusic::{Error, Result};

/// QQ Music's id at WeChat.
const APP_ID: &str = "wx48db31d50e334801";
const PAGE: &str = "https://open.weixin.qq.com/connect/qrconnect";
/// The server holds a poll for about 15 s, at times for longer.
const LONG_POLL: Duration = Duration::from_secs(40);

/// Asks for a picture; its key is the `uuid` in the page.
pub(crate) async fn show(client: &Client) -> Result<Shown> {
    let url = address(
        PAGE,
        &[
            ("appid", APP_ID),
            (
                "redirect_uri",
                "https://y.qq.com/portal/wx_redirect.html?login_type=2&surl=https://y.qq.com/",
            ),
            ("response_type", "code"),
            ("scope", "snsapi_login"),
            ("state", "STATE"),
            (
                "href",
                "https://y.qq.com/mediastyle/music_v17/src/css/popup_wechat.css#wechat_redirect",
            ),
        ],
    );
    let page = client.send(Request::get(url)).await?.ok()?;
    let page = String::from_utf8_lossy(&page.body);
    let uuid = wx::uuid(&page).ok_or(Error::Garbage("qrconnect shows no uuid"))?;
    let url = address(&format!("https://open.weixin.qq.com/connect/qrcode/{uuid}"), &[]);
    let picture = client.send(Request::get(url).header(REFERER, PAGE).hide_path()).await?.ok()?;
    Shown::new(uuid.into(), &picture.body)
}

/// Looks at a login once; the server answers when something changes or after its own time. Once
/// `scanned`, it is told so, else it would answer the same at once, over and over.
pub(crate) async fn look(
    client: &Client,
    uuid: &SecretString,
    scanned: bool,
) -> Result<Look<SecretString>> {
    let now = Utc::now().timestamp_millis().to_string();
    let mut query = vec![("uuid", uuid.expose_secret()), ("_", now.as_str())];
    if scanned {
        query.push(("last", "404"));
    }
    let url = address("https://lp.open.weixin.qq.com/connect/l/qrconnect", &query);
    let request = Request::get(url).timeout(LONG_POLL).lane(Lane::Wait).repeat(Repeat::Never);
    let answer = match client.send(request).await {
        // Nothing happened for so long: that is what waiting looks like, too.
        Err(Error::Timeout { .. }) => {
            return Ok(if scanned { Look::Scanned } else { Look::Waiting });
        }
        answer => answer?.ok()?,
    };
    wx::parse(&String::from_utf8_lossy(&answer.body)).ok_or(Error::Garbage("the long poll"))
}

/// Turns the code of a confirmation into the credential. It can be done once only.
pub(crate) async fn exchange(client: &Client, code: &SecretString) -> Result<Credential> {
    let param = json!({ "code": code.expose_secret(), "strAppid": APP_ID });
    client.exchange_login("music.login.LoginServer/Login", param, LoginType::Wechat).await
}

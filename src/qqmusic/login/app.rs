//! Login by the QQ Music app: `music.login.LoginServer/CreateQRCode`, events over MQTT, then
//! `music.login.LoginServer/Login`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};

use super::packet::Event;
use super::socket::Socket;
use super::{Look, Shown};
use crate::model::{Credential, LoginType, Uin};
use crate::qqmusic::call::{As, Call};
use crate::qqmusic::comm::{ANDROID, Comm, VERSION};
use crate::qqmusic::{Client, Error, Result};

/// What proves a confirmation: the number, and a token that is not the key yet.
pub(crate) struct Token {
    id: SecretString,
    uin: Uin,
    token: SecretString,
}

/// Asks for a picture; its key is the `qrcodeID`.
pub(crate) async fn show(client: &Client) -> Result<Shown> {
    let param = json!({ "tmeAppID": "qqmusic", "ct": ANDROID, "cv": VERSION });
    let call = Call::new("music.login.LoginServer/CreateQRCode", param);
    let data: Value = client.call(As::new(Comm::H5, None), call).await?;
    let id = data["qrcodeID"].as_str().filter(|id| is_id(id));
    let id = id.ok_or(Error::Garbage("CreateQRCode gives no id"))?;
    let picture = data["qrcode"].as_str().unwrap_or_default();
    let picture = picture.split_once("base64,").map_or(picture, |(_, picture)| picture);
    let picture =
        STANDARD.decode(picture.trim()).map_err(|_| Error::Garbage("CreateQRCode's picture"))?;
    Shown::new(id.into(), &picture)
}

/// An id becomes a part of a topic, where `#`, `+` and `/` mean something.
fn is_id(id: &str) -> bool {
    (1..=512).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_graphic() && !b"#+/".contains(&byte))
}

/// The events of one login. The connection is opened when it is first looked at, and again after
/// it broke.
pub(crate) struct Events {
    id: SecretString,
    socket: Option<Socket>,
}

impl Events {
    /// For the login with this id.
    pub(crate) fn of(id: SecretString) -> Self {
        Self { id, socket: None }
    }

    /// Waits for the next change. The first look answers as soon as the events are subscribed.
    pub(crate) async fn look(&mut self, client: &Client) -> Result<Look<Token>> {
        let Some(socket) = &mut self.socket else {
            self.socket = Some(Socket::open(client, self.id.expose_secret()).await?);
            return Ok(Look::Waiting);
        };
        match socket.event().await {
            Ok(Event::Scanned) => Ok(Look::Scanned),
            Ok(Event::Cookies(uin, token)) => {
                Ok(Look::Confirmed(Token { id: self.id.clone(), uin, token }))
            }
            Ok(Event::Canceled) => Ok(Look::Refused),
            Ok(Event::Timeout) => Ok(Look::Expired),
            Ok(Event::Failed) => Err(Error::Garbage("the app's login failed")),
            Err(error) => {
                self.socket = None;
                Err(error)
            }
        }
    }
}

/// Turns the token of a confirmation into the credential. The token itself is never kept: when
/// QQ Music refuses it (1000, 104400), the login has failed.
pub(crate) async fn exchange(client: &Client, proof: &Token) -> Result<Credential> {
    let param = json!({
        "musicid": proof.uin.value(),
        "qrCodeID": proof.id.expose_secret(),
        "token": proof.token.expose_secret(),
    });
    client.exchange_login("music.login.LoginServer/Login", param, LoginType::App).await
}

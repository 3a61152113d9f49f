//! Operations `login_qrcode`, `login_check` and `authorize`.

use std::io::Cursor;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use futures::StreamExt;
use futures::stream::{self, BoxStream};
use image::{DynamicImage, ImageFormat, Luma};
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::super::{Error, Result};
use super::call::{Ask, Server, unexpected};
use super::read;
use crate::model::{Credential, LoginCode, LoginKind, LoginQr, LoginState, LoginTicket};

/// How often a login is looked at.
const EVERY: Duration = Duration::from_secs(2);
/// Faults in a row after which following is given up.
const MAX_FAULTS: u32 = 5;
/// Looks at one login: fifteen minutes, longer than any code lives.
const MAX_LOOKS: u32 = 450;
/// How long a code lives when that is not told, in seconds.
const USUAL_LIFE: u64 = 120;
/// Pixels of a module in a picture that is drawn for the other server: plenty for any reader.
const MODULE: u32 = 8;

pub(super) async fn qrcode(server: &Server, kind: LoginKind) -> Result<LoginQr> {
    let asked = vec![("type", kind.name().to_owned())];
    let data = server.ask(Ask::get("api/login/qrcode", asked)).await?;
    let key = read::text(&data, &["key", "sessionKey", "session_key", "qrsig", "session", "id"]);
    let image = read::text(&data, &["image", "qrcode", "base64", "img", "qrimg", "qr"]);
    let image = read::picture(&image)
        .ok_or_else(|| unexpected("the other server's login has no picture"))?;
    if key.is_empty() {
        return Err(unexpected("the other server's login has no key"));
    }
    let life = read::number(&data, &["expires_in_s", "expires_in", "expire"]);
    Ok(LoginQr {
        ticket: LoginTicket { kind, key: key.into() },
        image,
        expires_in_s: life.unwrap_or(USUAL_LIFE).try_into().unwrap_or(u32::MAX),
    })
}

/// What is remembered between two looks.
struct Following {
    server: Server,
    ticket: LoginTicket,
    told: Option<&'static str>,
    looks: u32,
    faults: u32,
    over: bool,
}

pub(super) fn check(
    server: &Server,
    ticket: LoginTicket,
) -> BoxStream<'static, Result<LoginState>> {
    let server = server.clone();
    let start = Following { server, ticket, told: None, looks: 0, faults: 0, over: false };
    stream::unfold(start, |mut following| async move {
        let next = following.next().await?;
        Some((next, following))
    })
    .boxed()
}

impl Following {
    /// The next change.
    async fn next(&mut self) -> Option<Result<LoginState>> {
        while !self.over {
            if self.looks > 0 {
                tokio::time::sleep(EVERY).await;
            }
            self.looks += 1;
            let answer =
                if self.looks > MAX_LOOKS { Ok(LoginState::Expired) } else { self.look().await };
            match answer {
                Ok(state) => {
                    self.faults = 0;
                    self.over = state.is_final();
                    let name = name(&state);
                    if self.told.replace(name) != Some(name) {
                        return Some(Ok(state));
                    }
                }
                Err(Error::Unavailable(_) | Error::RateLimited { .. })
                    if self.faults < MAX_FAULTS =>
                {
                    self.faults += 1;
                }
                // a login that the other server has forgotten
                Err(Error::NotFound) => {
                    self.over = true;
                    return Some(Ok(LoginState::Expired));
                }
                Err(error) => {
                    self.over = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }

    async fn look(&self) -> Result<LoginState> {
        let asked = vec![("key", self.ticket.key.expose_secret().to_owned())];
        let data = self.server.ask(Ask::get("api/login/check", asked)).await?;
        state(&data)
    }
}

fn name(state: &LoginState) -> &'static str {
    match state {
        LoginState::Waiting => "waiting",
        LoginState::Scanned => "scanned",
        LoginState::Confirmed(_) => "confirmed",
        LoginState::Refused => "refused",
        LoginState::Expired => "expired",
    }
}

fn state(data: &Value) -> Result<LoginState> {
    let cookies = read::field(data, &["cookies", "cookie", "credential"]);
    if let Some(cookies) = cookies.filter(|cookies| {
        cookies.is_object() || cookies.as_str().is_some_and(|text| text.contains('='))
    }) {
        return Ok(LoginState::Confirmed(Box::new(read::credential(cookies)?)));
    }
    let word = match data {
        Value::String(word) => word.clone(),
        object => read::text(object, &["state", "status"]),
    };
    match word.to_lowercase().as_str() {
        "waiting" | "wait" | "pending" | "66" | "408" => Ok(LoginState::Waiting),
        "scanned" | "scan" | "67" | "404" => Ok(LoginState::Scanned),
        "refused" | "refuse" | "canceled" | "cancelled" | "68" | "403" => Ok(LoginState::Refused),
        "expired" | "timeout" | "65" | "402" => Ok(LoginState::Expired),
        "confirmed" | "success" | "done" | "0" | "405" => {
            Ok(LoginState::Confirmed(Box::new(read::credential(data)?)))
        }
        _ => Err(unexpected("the other server's login has no known state")),
    }
}

pub(super) async fn authorize(
    server: &Server,
    credential: &Credential,
    code: &LoginCode,
) -> Result<()> {
    let picture = drawn(code).ok_or_else(|| unexpected("the code cannot be drawn"))?;
    let image = format!("data:image/png;base64,{}", STANDARD.encode(picture));
    let ask = Ask::post("api/login/qrcode", json!({"base64": image})).with(Some(credential));
    let data = server.ask(ask).await?;
    match read::text(&data, &["state", "status"]).to_lowercase().as_str() {
        "expired" | "timeout" => Err(Error::NotFound),
        "refused" | "failed" | "error" => {
            let message = "the other server did not confirm".to_owned();
            Err(Error::Refused { code: -1, message })
        }
        "" | "authorized" | "confirmed" | "success" | "done" | "ok" => Ok(()),
        _ => Err(Error::Uncertain("the other server does not say whether it confirmed".into())),
    }
}

/// The code as a clean picture: the photo it was read from may be poor.
fn drawn(code: &LoginCode) -> Option<Vec<u8>> {
    let drawn = qrcode::QrCode::new(code.expose()).ok()?;
    let picture = drawn.render::<Luma<u8>>().module_dimensions(MODULE, MODULE).build();
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut out, ImageFormat::Png).ok()?;
    Some(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn states_of_other_servers_are_understood() {
        let name_of = |data: Value| name(&state(&data).expect("known"));
        assert_eq!(name_of(json!({"state": "waiting"})), "waiting");
        assert_eq!(name_of(json!({"status": 67})), "scanned");
        assert_eq!(name_of(json!("expired")), "expired");
        assert_eq!(name_of(json!({"status": "canceled"})), "refused");
        let keys = json!({"uin": 1_000_000_077, "qm_keyst": "Q_H_L_x"});
        assert_eq!(name_of(json!({"state": "confirmed", "cookies": keys})), "confirmed");
        assert_eq!(name_of(json!({"cookie": "uin=o1000000077; qm_keyst=Q_H_L_x"})), "confirmed");
        assert!(state(&json!({"state": "confirmed"})).is_err(), "confirmed without keys");
        assert!(state(&json!({"state": "odd"})).is_err());
    }
}

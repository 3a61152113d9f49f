//! QR logins: a picture and a session's key, and how far it is.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::State;
use super::api::{Answer, Asked, answer};
use super::catalog;
use super::failure::{Code, Failure};
use crate::model::{LoginKind, LoginQr, Operation};
use crate::{picture, wire};

pub(super) async fn qrcode(state: &Arc<State>, asked: &Asked) -> Answer {
    let kind = LoginKind::from_name(asked.input.text("type"))
        .ok_or_else(|| catalog::odd("type", "qq, wechat or app"))?;
    state.logins.admit(asked.client)?;
    let service = &state.ctx.service;
    let LoginQr { ticket, image, expires_in_s } = service.login_qrcode(&asked.caller, kind).await?;
    let drawing = tokio::task::spawn_blocking(move || picture::qr_card(&image));
    let unreadable = || Failure::new(Code::Unexpected, "QQ Music's picture cannot be read");
    let card = drawing.await.map_err(|_| unreadable())?.map_err(|_| unreadable())?;
    let lives = Duration::from_secs(expires_in_s.into());
    let key = state.logins.begin(service, ticket, asked.client, lives);
    let image = format!("data:image/png;base64,{}", STANDARD.encode(card));
    answer(wire::LoginQrcode { key, image, expires_in_s, r#type: kind.name() })
}

pub(super) async fn check(state: &State, asked: &Asked) -> Answer {
    let service = &state.ctx.service;
    let looked = async { Ok(state.logins.check(asked.input.text("key"))) };
    answer(service.measured(Operation::LoginCheck, asked.caller.now, looked).await??)
}

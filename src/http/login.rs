//! QR logins: a picture and a session's key, and how far it is.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};

use super::State;
use super::api::{Answer, Asked, answer};
use super::catalog;
use super::failure::{Code, Failure};
use crate::model::{LoginCode, LoginKind, LoginQr, Operation};
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

/// Base64 as programs write it: with or without the padding at its end.
const TOLERANT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

pub(super) async fn authorize(state: &State, asked: &Asked) -> Answer {
    let text = asked.input.text("base64");
    let text = match text.strip_prefix("data:") {
        Some(rest) => rest.split_once(";base64,").map_or("", |(_, data)| data),
        None => text,
    };
    let packed: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let no_picture = || catalog::odd("base64", "a PNG or JPEG picture in base64");
    let picture = TOLERANT.decode(packed).map_err(|_| no_picture())?;
    let texts = picture::read_photo(picture).await.map_err(|_| no_picture())?;
    let code = match texts.as_slice() {
        [] => return Err(catalog::odd("base64", "a picture in which a QR code can be read")),
        [text] => LoginCode::read(text),
        _ => return Err(catalog::odd("base64", "a picture of one QR code, not of several")),
    };
    let code = code.ok_or_else(|| catalog::odd("base64", "a picture of a login code"))?;
    state.ctx.service.authorize(&asked.caller, &code).await?;
    answer(wire::Authorize { state: "authorized" })
}

//! Accounts of QQ Music: what they have and did, and what changes of them from outside.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Body, Reply};
use crate::playground::World;
use crate::playground::qqmusic::{Crediting, Habits, Listener};

/// `GET /control/qqmusic/<uin>`
pub(super) async fn account(State(world): State<World>, Path(uin): Path<u64>) -> Response {
    match world.qqmusic.overview(uin) {
        Some(shown) => Json(shown).into_response(),
        None => {
            let body = json!({"ok": false, "description": "no such account"});
            (StatusCode::NOT_FOUND, Json(body)).into_response()
        }
    }
}

/// What changes of an account; what is left out stays as it is.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Change {
    vip: Option<bool>,
    /// When coins that it earns are credited.
    coin_crediting: Option<Crediting>,
    /// When its play reports count.
    play_crediting: Option<Crediting>,
    /// What kind of listener it is.
    listener: Option<Listener>,
    /// Risk control looks at it.
    at_risk: Option<bool>,
    /// It may write no comments.
    muted: Option<bool>,
    /// It must solve a captcha before its next comment.
    #[serde(default)]
    suspect: bool,
    /// All its keys expire now.
    #[serde(default)]
    expire: bool,
    /// All its keys end now.
    #[serde(default)]
    revoke: bool,
}

/// `POST /control/qqmusic/<uin>`: the account comes to exist.
pub(super) async fn change(
    State(world): State<World>,
    Path(uin): Path<u64>,
    Body(change): Body<Change>,
) -> Reply {
    let Change {
        vip,
        coin_crediting,
        play_crediting,
        listener,
        at_risk,
        muted,
        suspect,
        expire,
        revoke,
    } = change;
    let qq = &world.qqmusic;
    if let Some(vip) = vip {
        qq.set_vip(uin, vip);
    }
    if let Some(crediting) = coin_crediting {
        qq.set_coin_crediting(uin, crediting);
    }
    if let Some(crediting) = play_crediting {
        qq.set_play_crediting(uin, crediting);
    }
    if let Some(listener) = listener {
        qq.set_listener(uin, listener);
    }
    if let Some(at_risk) = at_risk {
        qq.set_at_risk(uin, at_risk);
    }
    if let Some(muted) = muted {
        qq.set_muted(uin, muted);
    }
    if suspect {
        qq.suspect(uin);
    }
    if expire {
        qq.expire_key(uin);
    }
    if revoke {
        qq.revoke_key(uin);
    }
    // The coins name the account, so that it exists from now on.
    qq.coins(uin);
    Reply::done(qq.overview(uin).unwrap_or_default())
}

/// `GET /control/habits`
pub(super) async fn habits(State(world): State<World>) -> Json<Habits> {
    Json(world.qqmusic.habits())
}

/// `POST /control/habits`: what is left out stays as it is.
pub(super) async fn set_habits(
    State(world): State<World>,
    Body(changes): Body<Map<String, Value>>,
) -> Reply {
    let mut all = json!(world.qqmusic.habits());
    if let Value::Object(all) = &mut all {
        all.extend(changes);
    }
    match serde_json::from_value::<Habits>(all) {
        Ok(habits) => {
            world.qqmusic.set_habits(habits);
            Reply::done(json!(habits))
        }
        Err(error) => Reply(Err(error.to_string())),
    }
}

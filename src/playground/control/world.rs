//! Who there is, what goes wrong and what time it is.

use axum::Json;
use axum::extract::{Query, State};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Body, Reply};
use crate::playground::World;
use crate::playground::faults::Rule;

#[derive(Deserialize)]
pub(super) struct Somebody {
    user: i64,
    name: Option<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Viewer {
    chat: i64,
    user: i64,
    bot: Option<i64>,
}

/// `GET /control/menu`
pub(super) async fn menu(State(world): State<World>, Query(who): Query<Viewer>) -> Json<Value> {
    Json(world.telegram.menu(who.chat, who.user, who.bot))
}

/// `GET /control/state`
pub(super) async fn state(State(world): State<World>) -> Json<Value> {
    let mut shown = world.telegram.overview();
    shown["now"] = json!(world.clock.seconds());
    Json(shown)
}

/// `GET /control/refused`
pub(super) async fn refused(State(world): State<World>) -> Json<Value> {
    let refused = world.telegram.refused();
    let shown = refused.iter().map(|refused| {
        json!({
            "method": refused.method, "code": refused.code, "description": refused.description,
        })
    });
    Json(shown.collect())
}

/// `GET /control/sent`
pub(super) async fn sent(State(world): State<World>) -> Json<Value> {
    let sent = world.telegram.sent();
    let shown = sent.iter().map(|sent| {
        let age = u64::try_from(sent.at.elapsed().as_millis()).unwrap_or(u64::MAX);
        json!({"chat": sent.chat, "age_ms": age})
    });
    Json(shown.collect())
}

/// `POST /control/person`
pub(super) async fn person(State(world): State<World>, Body(body): Body<Somebody>) -> Reply {
    world.telegram.set_person(body.user, body.name.as_deref(), body.language.as_deref());
    Reply::done(json!({}))
}

/// `POST /control/block`
pub(super) async fn block(State(world): State<World>, Body(body): Body<Somebody>) -> Reply {
    world.telegram.set_bot(body.user, body.user, "blocked").map(|()| json!({})).into()
}

/// `POST /control/unblock`
pub(super) async fn unblock(State(world): State<World>, Body(body): Body<Somebody>) -> Reply {
    world.telegram.set_bot(body.user, body.user, "member").map(|()| json!({})).into()
}

#[derive(Deserialize)]
pub(super) struct Standing {
    chat: i64,
    user: i64,
    status: String,
}

/// `POST /control/bot`
pub(super) async fn bot(State(world): State<World>, Body(body): Body<Standing>) -> Reply {
    world.telegram.set_bot(body.chat, body.user, &body.status).map(|()| json!({})).into()
}

#[derive(Deserialize)]
pub(super) struct Membership {
    chat: i64,
    user: i64,
    role: String,
}

/// `POST /control/role`
pub(super) async fn role(State(world): State<World>, Body(body): Body<Membership>) -> Reply {
    world.telegram.set_member(body.chat, body.user, &body.role).map(|()| json!({})).into()
}

#[derive(Deserialize)]
pub(super) struct Room {
    chat: i64,
    #[serde(default)]
    name: String,
    /// A topic that there is, to be changed.
    thread: Option<i64>,
    #[serde(default)]
    state: String,
}

#[derive(Deserialize)]
pub(super) struct Father {
    inline: Option<bool>,
    feedback: Option<bool>,
}

/// `POST /control/botfather`
pub(super) async fn botfather(State(world): State<World>, Body(body): Body<Father>) -> Reply {
    world.telegram.set_inline(body.inline, body.feedback);
    Reply::done(json!({}))
}

/// `POST /control/migrate`
pub(super) async fn migrate(State(world): State<World>, Body(body): Body<Room>) -> Reply {
    world.telegram.migrate(body.chat).map(|chat| json!({"chat": chat})).into()
}

/// `POST /control/topic`
pub(super) async fn topic(State(world): State<World>, Body(body): Body<Room>) -> Reply {
    let id = match body.thread {
        Some(id) => world.telegram.change_topic(body.chat, id, &body.state).map(|()| id),
        None => world.telegram.add_topic(body.chat, &body.name),
    };
    id.map(|id| json!({"thread": id})).into()
}

/// `GET /control/faults`
pub(super) async fn faults(State(world): State<World>) -> Json<Vec<Rule>> {
    Json(world.faults.list())
}

/// `POST /control/faults`
pub(super) async fn add_fault(
    State(world): State<World>,
    Body(rule): Body<Rule>,
) -> Json<Vec<Rule>> {
    world.faults.add(rule);
    Json(world.faults.list())
}

/// `DELETE /control/faults`
pub(super) async fn clear_faults(State(world): State<World>) -> Json<Vec<Rule>> {
    world.faults.clear();
    Json(world.faults.list())
}

#[derive(Deserialize)]
pub(super) struct Move {
    #[serde(default)]
    advance: i64,
    #[serde(default)]
    reset: bool,
}

/// `GET /control/clock`
pub(super) async fn clock(State(world): State<World>) -> Json<Value> {
    Json(json!({"now": world.clock.seconds(), "offset_ms": world.clock.offset_ms()}))
}

/// `POST /control/clock`
pub(super) async fn set_clock(State(world): State<World>, Body(to): Body<Move>) -> Json<Value> {
    if to.reset {
        world.clock.reset();
    }
    world.clock.advance(to.advance);
    clock(State(world)).await
}

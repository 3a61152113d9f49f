//! What the page and the tests use: people speak, press, send photos, scan; chats, faults, clock.
//!
//! All bodies are JSON; a refused wish is 400 `{"ok":false,"description"}`.
//!
//! | path | body or query | answer |
//! |---|---|---|
//! | `POST say` | `chat,user,text`, optional `reply_to,thread,anonymous,forwarded,via_bot` | `{ok,message_id,message}` |
//! | `POST photo` | `chat,user,base64`, optional `caption` and as above | `{ok,message_id,message}` |
//! | `POST send` | `chat,user,content`: what else a message can have, as the Bot API shows it | `{ok,message_id,message}` |
//! | `POST press` | `chat,user,message_id,data` | `{ok,callback_query_id}` |
//! | `POST scan` | `key` or `chat,message_id`; `uin,state` | `{ok}` |
//! | `GET chat/<id>` | | messages as the Bot API shows them, oldest first |
//! | `GET code?chat=` | | the newest photo with the QR code of a login that goes on: `{message_id,file_id}`, or null |
//! | `POST edit` | `chat,user,message_id,text` | `{ok,message}` |
//! | `POST delete` | `chat,message_id` | `{ok}` |
//! | `POST inline` | `user,query`, optional `chat,offset,bot` | `{ok,inline_query_id}` |
//! | `GET inline/<id>` | | the answer, or null |
//! | `POST choose` | `chat,user,inline_query_id,result_id`, optional `thread` | `{ok,message_id,message}` |
//! | `POST botfather` | `inline` and `feedback`, both optional: `/setinline` and `/setinlinefeedback` | `{ok}` |
//! | `GET answers?user=` | | presses with the bot's answers, oldest first |
//! | `GET menu?chat=&user=` | | the commands of the menu that this person sees there |
//! | `GET state` | | `{bots,people,chats,now}` |
//! | `GET refused` | | what bots were refused: `[{method,code,description}]` |
//! | `GET sent` | | messages and edits let through: `[{chat,age_ms}]`, oldest first |
//! | `GET events` | | server-sent events: `message`, `edited`, `deleted`, `action`, `answer`, `inline`, `keyboard`, `chat` (who is there), … |
//! | `GET file/<file_id>` | | the content |
//! | `POST person` | `user`, optional `name,language` | `{ok}` |
//! | `POST topic` | `chat,name`; or of one that there is `chat,thread,state` (`open`, `closed`, `deleted`) | `{ok,thread}` |
//! | `POST block`, `unblock` | `user` | `{ok}` |
//! | `POST bot` | `chat,user,status` (`member`, `administrator`, `restricted`, `text_only`, `kicked`) | `{ok}` |
//! | `POST role` | `chat,user,role` (`creator`, `administrator`, `member`, `left`) | `{ok}` |
//! | `POST migrate` | `chat` | `{ok,chat}` |
//! | `GET, POST, DELETE faults` | a rule, see [`Rule`](super::faults::Rule) | the rules in force |
//! | `GET qqmusic/<uin>` | | an account of QQ Music, and all that it did: see [`QqMusic::overview`](super::qqmusic::QqMusic::overview) |
//! | `POST qqmusic/<uin>` | what changes of it: see [`Change`](music::Change) | as above |
//! | `GET, POST habits` | what changes of [`Habits`](super::qqmusic::Habits) | all habits |
//! | `GET, POST clock` | `advance` in seconds, or `reset` | `{now}` |

mod chat;
mod events;
mod music;
mod world;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};

use super::World;

/// The paths below `/control`.
pub(super) fn router(world: World) -> Router {
    let paths = Router::new()
        .route("/say", post(chat::say))
        .route("/photo", post(chat::photo))
        .route("/send", post(chat::send))
        .route("/press", post(chat::press))
        .route("/scan", post(chat::scan))
        .route("/edit", post(chat::edit))
        .route("/delete", post(chat::delete))
        .route("/inline", post(chat::inline))
        .route("/inline/{id}", get(chat::inline_answer))
        .route("/choose", post(chat::choose))
        .route("/botfather", post(world::botfather))
        .route("/chat/{id}", get(chat::messages))
        .route("/code", get(chat::code))
        .route("/answers", get(chat::answers))
        .route("/file/{id}", get(chat::file))
        .route("/events", get(events::stream))
        .route("/menu", get(world::menu))
        .route("/state", get(world::state))
        .route("/refused", get(world::refused))
        .route("/sent", get(world::sent))
        .route("/person", post(world::person))
        .route("/topic", post(world::topic))
        .route("/block", post(world::block))
        .route("/unblock", post(world::unblock))
        .route("/bot", post(world::bot))
        .route("/role", post(world::role))
        .route("/migrate", post(world::migrate))
        .route("/qqmusic/{uin}", get(music::account).post(music::change))
        .route("/habits", get(music::habits).post(music::set_habits))
        .route("/faults", get(world::faults).post(world::add_fault).delete(world::clear_faults))
        .route("/clock", get(world::clock).post(world::set_clock))
        .with_state(world);
    Router::new().nest("/control", paths)
}

/// An answer: an object with `ok`, or one sentence of what is wrong.
struct Reply(Result<Value, String>);

impl Reply {
    fn done(fields: Value) -> Self {
        Self(Ok(fields))
    }
}

impl<E: std::fmt::Display> From<Result<Value, E>> for Reply {
    fn from(result: Result<Value, E>) -> Self {
        Self(result.map_err(|error| error.to_string()))
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        match self.0 {
            Ok(mut fields) => {
                fields["ok"] = json!(true);
                axum::Json(fields).into_response()
            }
            Err(description) => {
                let body = json!({"ok": false, "description": description});
                (StatusCode::BAD_REQUEST, axum::Json(body)).into_response()
            }
        }
    }
}

/// A JSON body of any type; what cannot be read is one sentence.
struct Body<T>(T);

impl<T, S> axum::extract::FromRequest<S> for Body<T>
where
    T: serde::de::DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = Reply;

    async fn from_request(request: axum::extract::Request, _: &S) -> Result<Self, Reply> {
        /// A photo in base64, and more.
        const MOST_BYTES: usize = 32 << 20;
        let bytes = axum::body::to_bytes(request.into_body(), MOST_BYTES)
            .await
            .map_err(|_| Reply(Err("the body is too large".to_owned())))?;
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|error| Reply(Err(format!("the body cannot be read: {error}"))))
    }
}

/// Text, or a number that stands for text.
fn loose_text<'de, D: serde::Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    use serde::Deserialize;
    match Value::deserialize(from)? {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(serde::de::Error::custom("expected a text")),
    }
}

/// A number, or a text that is one.
fn loose_number<'de, D: serde::Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    use serde::Deserialize;
    match Value::deserialize(from)? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
    .ok_or_else(|| serde::de::Error::custom("expected a whole number"))
}

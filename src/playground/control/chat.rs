//! What people do in chats.

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Body, Reply, loose_number, loose_text};
use crate::playground::World;
use crate::playground::telegram::{Choice, Press, Say, Typed};

#[derive(Deserialize)]
pub(super) struct Spoken {
    #[serde(deserialize_with = "loose_number")]
    chat: i64,
    #[serde(deserialize_with = "loose_number")]
    user: i64,
    #[serde(default)]
    text: String,
    #[serde(default)]
    base64: String,
    #[serde(default)]
    caption: Option<String>,
    reply_to: Option<i64>,
    thread: Option<i64>,
    #[serde(default)]
    anonymous: bool,
    #[serde(default)]
    forwarded: bool,
    #[serde(default)]
    via_bot: bool,
    /// For photos: those that are sent together name the same.
    album: Option<String>,
    /// For what is neither words nor a photo.
    #[serde(default)]
    content: Value,
    message_id: Option<i64>,
}

impl Spoken {
    fn say(&self) -> Say {
        Say {
            chat: self.chat,
            user: self.user,
            reply_to: self.reply_to,
            thread: self.thread,
            anonymous: self.anonymous,
            forwarded: self.forwarded,
            via_bot: self.via_bot,
            album: self.album.clone(),
        }
    }
}

fn with_message(message: Result<Value, String>) -> Reply {
    Reply(message.map(|message| json!({"message_id": message["message_id"], "message": message})))
}

/// `POST /control/say`
pub(super) async fn say(State(world): State<World>, Body(body): Body<Spoken>) -> Reply {
    with_message(world.telegram.say(&body.say(), &body.text))
}

/// `POST /control/photo`
pub(super) async fn photo(State(world): State<World>, Body(body): Body<Spoken>) -> Reply {
    let data = body.base64.split_once(";base64,").map_or(body.base64.as_str(), |(_, data)| data);
    let Ok(bytes) = STANDARD.decode(data.trim()) else {
        return Reply(Err("`base64` cannot be read".to_owned()));
    };
    let caption = body.caption.clone().unwrap_or_default();
    with_message(world.telegram.send_photo(&body.say(), &Bytes::from(bytes), &caption))
}

/// `POST /control/send`
pub(super) async fn send(State(world): State<World>, Body(body): Body<Spoken>) -> Reply {
    with_message(world.telegram.send_other(&body.say(), body.content))
}

/// `POST /control/edit`
pub(super) async fn edit(State(world): State<World>, Body(body): Body<Spoken>) -> Reply {
    let Some(id) = body.message_id else {
        return Reply(Err("`message_id` is missing".to_owned()));
    };
    with_message(world.telegram.edit(&body.say(), id, &body.text))
}

#[derive(Deserialize)]
pub(super) struct Deleted {
    chat: i64,
    message_id: i64,
}

/// `POST /control/delete`
pub(super) async fn delete(State(world): State<World>, Body(body): Body<Deleted>) -> Reply {
    Reply(world.telegram.delete(body.chat, body.message_id).map(|_| json!({})))
}

#[derive(Deserialize)]
pub(super) struct Pressed {
    #[serde(deserialize_with = "loose_number")]
    chat: i64,
    #[serde(deserialize_with = "loose_number")]
    user: i64,
    #[serde(deserialize_with = "loose_number")]
    message_id: i64,
    data: String,
}

/// `POST /control/press`
pub(super) async fn press(State(world): State<World>, Body(body): Body<Pressed>) -> Reply {
    let press =
        Press { chat: body.chat, user: body.user, message: body.message_id, data: body.data };
    Reply(world.telegram.press(&press).map(|id| json!({"callback_query_id": id})))
}

#[derive(Deserialize)]
pub(super) struct Scanned {
    key: Option<String>,
    chat: Option<i64>,
    message_id: Option<i64>,
    #[serde(deserialize_with = "loose_text")]
    uin: String,
    state: String,
}

/// `POST /control/scan`
pub(super) async fn scan(State(world): State<World>, Body(body): Body<Scanned>) -> Reply {
    let key = match (body.key, body.chat, body.message_id) {
        (Some(key), ..) => key,
        (None, Some(chat), Some(message)) => match read_code(&world, chat, message) {
            Ok(key) => key,
            Err(error) => return Reply(Err(error)),
        },
        _ => return Reply(Err("`key`, or `chat` and `message_id`, is missing".to_owned())),
    };
    let scanned = world.scan(&key, &body.uin, &body.state);
    Reply(scanned.map(|()| json!({"key": key})))
}

/// The text of the QR code in a photo of a chat.
fn read_code(world: &World, chat: i64, message: i64) -> Result<String, String> {
    let messages = world.telegram.messages(chat);
    let message = messages.iter().find(|found| found["message_id"] == message);
    let photo = message.and_then(photo_of).ok_or("no such photo")?;
    code_in(world, photo)
}

/// The file id of a message's photo, in its largest size.
fn photo_of(message: &Value) -> Option<&str> {
    message["photo"].as_array()?.last()?["file_id"].as_str()
}

fn code_in(world: &World, photo: &str) -> Result<String, String> {
    let (_, bytes) = world.telegram.file(photo).ok_or("no such file")?;
    let picture = image::load_from_memory(&bytes).map_err(|_| "no picture")?.to_luma8();
    let mut picture = rqrr::PreparedImage::prepare(picture);
    let codes = picture.detect_grids();
    let code = codes.first().ok_or("the picture has no QR code")?;
    let (_, text) = code.decode().map_err(|_| "the QR code cannot be read")?;
    Ok(text)
}

#[derive(Deserialize)]
pub(super) struct Where {
    chat: i64,
}

/// `GET /control/code`
pub(super) async fn code(
    State(world): State<World>,
    Query(place): Query<Where>,
) -> axum::Json<Option<Value>> {
    /// Photos looked at, from the newest.
    const PHOTOS: usize = 3;
    let messages = world.telegram.messages(place.chat);
    let photos = messages.iter().rev().filter(|message| photo_of(message).is_some()).take(PHOTOS);
    let mut found = photos.filter_map(|message| {
        let photo = photo_of(message)?;
        let text = code_in(&world, photo).ok()?;
        if !world.qqmusic.is_open_login(&text) {
            return None;
        }
        Some(json!({"message_id": message["message_id"], "file_id": photo}))
    });
    axum::Json(found.next())
}

#[derive(Deserialize)]
pub(super) struct Asked {
    user: i64,
    query: String,
    #[serde(default)]
    chat: i64,
    #[serde(default)]
    offset: String,
    bot: Option<i64>,
}

/// `POST /control/inline`
pub(super) async fn inline(State(world): State<World>, Body(body): Body<Asked>) -> Reply {
    let Asked { user, query, chat, offset, bot } = body;
    let id = world.telegram.inline(&Typed { user, chat, bot, query, offset });
    Reply(id.map(|id| json!({"inline_query_id": id})))
}

#[derive(Deserialize)]
pub(super) struct Chosen {
    #[serde(deserialize_with = "loose_number")]
    chat: i64,
    #[serde(deserialize_with = "loose_number")]
    user: i64,
    inline_query_id: String,
    result_id: String,
    thread: Option<i64>,
}

/// `POST /control/choose`
pub(super) async fn choose(State(world): State<World>, Body(body): Body<Chosen>) -> Reply {
    let say = Say { chat: body.chat, user: body.user, thread: body.thread, ..Say::default() };
    let choice = Choice { say, query: body.inline_query_id, result: body.result_id };
    with_message(world.telegram.choose(&choice))
}

/// `GET /control/inline/<id>`
pub(super) async fn inline_answer(
    State(world): State<World>,
    Path(id): Path<String>,
) -> axum::Json<Option<Value>> {
    axum::Json(world.telegram.inline_answer(&id))
}

/// `GET /control/chat/<id>`
pub(super) async fn messages(
    State(world): State<World>,
    Path(id): Path<i64>,
) -> axum::Json<Vec<Value>> {
    axum::Json(world.telegram.messages(id))
}

#[derive(Deserialize)]
pub(super) struct Whose {
    user: Option<i64>,
}

/// `GET /control/answers`
pub(super) async fn answers(
    State(world): State<World>,
    Query(whose): Query<Whose>,
) -> axum::Json<Vec<Value>> {
    axum::Json(world.telegram.presses(whose.user))
}

/// `GET /control/file/<file_id>`
pub(super) async fn file(State(world): State<World>, Path(id): Path<String>) -> Response {
    match world.telegram.file(&id) {
        Some((mime, bytes)) => ([(header::CONTENT_TYPE, mime)], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

//! New messages of a bot.

use serde_json::{Value, json};

use super::super::call::{Call, Place, merge};
use super::super::markup::{self, Markup};
use super::super::refusal::{Answer, Refusal};
use super::super::state::FileKind;
use super::super::text::{self, Formatted};
use super::files;

/// The most UTF-16 units of a text.
const TEXT: usize = 4096;
/// The most UTF-16 units of a caption.
const CAPTION: usize = 1024;

/// `sendMessage`
pub(super) fn text(call: &mut Call<'_>) -> Answer {
    let body = checked_text(call)?;
    let markup = markup::read(call.params)?;
    let place = call.place()?;
    limit(&body, TEXT, "message is too long")?;
    let content = text_content(&body);
    post(call, place, content, markup.as_ref())
}

/// The formatted `text`; empty is refused.
pub(super) fn checked_text(call: &Call<'_>) -> Result<Formatted, Refusal> {
    let source = call.params.text("text").unwrap_or_default();
    let body = text::read(source, call.params, "entities")?;
    if body.text.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    Ok(body)
}

/// Refuses a text above its limit.
pub(super) fn limit(body: &Formatted, most: usize, refusal: &str) -> Result<(), Refusal> {
    if text::units(&body.text) > most {
        return Err(Refusal::bad(refusal));
    }
    Ok(())
}

/// As [`limit`], for texts.
pub(super) fn limit_text(body: &Formatted) -> Result<(), Refusal> {
    limit(body, TEXT, "message is too long")
}

/// The formatted caption, within its limit.
pub(super) fn checked_caption(
    caption: &str,
    mode: Option<&str>,
    entities: Option<&Value>,
) -> Result<Formatted, Refusal> {
    let body = text::read_with(caption, mode, entities)?;
    limit(&body, CAPTION, "message caption is too long")?;
    Ok(body)
}

/// The fields of a text.
pub(super) fn text_content(body: &Formatted) -> Value {
    let mut content = json!({"text": body.text});
    if let Some(entities) = body.entities_json() {
        content["entities"] = entities;
    }
    content
}

/// The fields of a caption; none when it is empty.
pub(super) fn caption_content(body: &Formatted) -> Value {
    if body.text.is_empty() {
        return json!({});
    }
    let mut content = json!({"caption": body.text});
    if let Some(entities) = body.entities_json() {
        content["caption_entities"] = entities;
    }
    content
}

fn post(call: &mut Call<'_>, place: Place, mut content: Value, markup: Option<&Markup>) -> Answer {
    if let Some(shown) = markup.and_then(Markup::shown) {
        content["reply_markup"] = shown.clone();
    }
    for (name, field) in [
        ("protect_content", "has_protected_content"),
        ("show_caption_above_media", "show_caption_above_media"),
        ("has_spoiler", "has_media_spoiler"),
    ] {
        if call.params.flag(name) {
            content[field] = json!(true);
        }
    }
    let chat = place.chat;
    let message = call.post(place, content)?;
    if let Some(Markup::Other(keyboard)) = markup {
        call.state.tell(json!({"type": "keyboard", "chat": chat, "keyboard": keyboard}));
    }
    Ok(message)
}

fn media(call: &mut Call<'_>, kind: FileKind) -> Answer {
    let caption = checked_caption(
        call.params.text("caption").unwrap_or_default(),
        call.params.filled("parse_mode"),
        call.params.json("caption_entities").as_ref(),
    );
    let markup = markup::read(call.params)?;
    let place = call.place()?;
    let caption = caption?;
    let value = call.params.text(kind.field()).unwrap_or_default().to_owned();
    let extra = files::Extra::of_params(call.params);
    let file = files::resolve(call, kind, kind.field(), &value, &extra)?;
    let mut content = caption_content(&caption);
    content[kind.field()] = file;
    post(call, place, content, markup.as_ref())
}

/// `sendPhoto`
pub(super) fn photo(call: &mut Call<'_>) -> Answer {
    media(call, FileKind::Photo)
}

/// `sendAudio`
pub(super) fn audio(call: &mut Call<'_>) -> Answer {
    media(call, FileKind::Audio)
}

/// `sendDocument`
pub(super) fn document(call: &mut Call<'_>) -> Answer {
    media(call, FileKind::Document)
}

/// What a copy takes along.
const CONTENT: &[&str] =
    &["text", "entities", "caption", "caption_entities", "photo", "audio", "document"];

fn source(call: &Call<'_>, refusal: &str) -> Result<Value, Refusal> {
    let from = call.chat_named("from_chat_id")?.id;
    let id = call.params.number("message_id").unwrap_or_default();
    let message = call.state.message(from, id);
    message.map(|message| message.json.clone()).ok_or_else(|| Refusal::bad(refusal))
}

fn content_of(message: &Value) -> Value {
    let mut content = json!({});
    for name in CONTENT {
        if let Some(value) = message.get(name) {
            content[*name] = value.clone();
        }
    }
    content
}

/// `forwardMessage`
pub(super) fn forward(call: &mut Call<'_>) -> Answer {
    let message = source(call, "message to forward not found")?;
    let place = call.place()?;
    let mut content = content_of(&message);
    content["forward_origin"] = json!({
        "type": "user",
        "date": message["date"],
        "sender_user": message["from"],
    });
    call.post(place, content)
}

/// `copyMessage`
pub(super) fn copy(call: &mut Call<'_>) -> Answer {
    let message = source(call, "message to copy not found")?;
    let markup = markup::read(call.params)?;
    let place = call.place()?;
    let mut content = content_of(&message);
    if let Some(caption) = call.params.text("caption")
        && message.get("text").is_none()
    {
        let caption = checked_caption(
            caption,
            call.params.filled("parse_mode"),
            call.params.json("caption_entities").as_ref(),
        )?;
        merge(&mut content, caption_content(&caption));
    }
    let copy = post(call, place, content, markup.as_ref())?;
    Ok(json!({"message_id": copy["message_id"]}))
}

const ACTIONS: &[&str] = &[
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
    // Names of before, which the server still takes.
    "upload_audio",
    "record_audio",
];

/// `sendChatAction`
pub(super) fn action(call: &mut Call<'_>) -> Answer {
    let action = call.params.text("action").unwrap_or_default().to_owned();
    if !ACTIONS.contains(&action.as_str()) {
        return Err(Refusal::bad("wrong parameter action in request"));
    }
    let chat = call.writable()?;
    let thread = call.params.number("message_thread_id").filter(|id| *id != 0);
    if thread.is_some_and(|id| !chat.topics.contains_key(&id)) {
        return Err(Refusal::bad("message thread not found"));
    }
    let chat = chat.id;
    let bot = call.bot;
    call.state.tell(
        json!({"type": "action", "chat": chat, "bot": bot, "action": action, "thread": thread}),
    );
    Ok(json!(true))
}

//! Changes of a bot's own messages.

use serde_json::{Value, json};

use super::super::call::{Call, merge};
use super::super::markup;
use super::super::refusal::{Answer, Refusal};
use super::super::state::FileKind;
use super::{files, send};

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/// What an edit may replace.
const CONTENT: &[&str] = &[
    "text",
    "entities",
    "caption",
    "caption_entities",
    "photo",
    "audio",
    "document",
    "link_preview_options",
    "reply_markup",
];

/// The message to edit.
struct Target {
    chat: i64,
    id: i64,
    /// How it looks.
    message: Value,
    /// What flood control counts it under: its chat, or itself when a person sent it by way of the bot.
    counted: i64,
}

/// What messages that people sent by way of a bot are counted under: no chat has such an id.
const INLINE: i64 = 1 << 52;

/// The message to edit: where it is and how it looks.
fn target(call: &Call<'_>) -> Result<Target, Refusal> {
    if let Some(inline) = call.params.filled("inline_message_id") {
        let found = call.state.inline_messages.get(inline).filter(|known| known.bot == call.bot);
        let invalid = || Refusal::bad("MESSAGE_ID_INVALID");
        let known = found.ok_or_else(invalid)?;
        let message = call.state.message(known.chat, known.message).ok_or_else(invalid)?;
        return Ok(Target {
            chat: known.chat,
            id: known.message,
            message: message.json.clone(),
            counted: INLINE + known.serial.cast_signed(),
        });
    }
    let Some(id) = call.params.number("message_id").filter(|id| *id != 0) else {
        return Err(Refusal::bad("message identifier is not specified"));
    };
    let chat = call.chat()?;
    let message =
        chat.messages.get(&id).ok_or_else(|| Refusal::bad("message to edit not found"))?;
    if message.from != call.bot {
        return Err(Refusal::bad("message can't be edited"));
    }
    Ok(Target { chat: chat.id, id, message: message.json.clone(), counted: chat.id })
}

/// Replaces the content and keyboard of a message.
fn replace(
    call: &mut Call<'_>,
    target: Target,
    mut content: Value,
    markup: Option<Value>,
) -> Answer {
    let Target { chat, id, message: old, counted } = target;
    if let Some(markup) = markup {
        content["reply_markup"] = markup;
    }
    let same = CONTENT.iter().all(|name| old.get(name) == content.get(name));
    if same {
        return Err(Refusal::bad(NOT_MODIFIED));
    }
    call.admit(counted)?;
    let mut new = old;
    if let Value::Object(fields) = &mut new {
        for name in CONTENT {
            fields.remove(*name);
        }
    }
    merge(&mut new, content);
    new["edit_date"] = json!(call.now);
    if let Some(message) =
        call.state.chats.get_mut(&chat).and_then(|chat| chat.messages.get_mut(&id))
    {
        message.json = new.clone();
    }
    call.state.tell(json!({"type": "edited", "chat": chat, "message": new}));
    Ok(if counted == chat { new } else { json!(true) })
}

fn kept(message: &Value, names: &[&str]) -> Value {
    let mut kept = json!({});
    for name in names {
        if let Some(value) = message.get(name) {
            kept[*name] = value.clone();
        }
    }
    kept
}

fn has_media(message: &Value) -> bool {
    ["photo", "audio", "document"].iter().any(|name| message.get(name).is_some())
}

/// `editMessageText`
pub(super) fn text(call: &mut Call<'_>) -> Answer {
    let body = send::checked_text(call)?;
    let markup = markup::read_inline(call.params)?;
    let target = target(call)?;
    if target.message.get("text").is_none() {
        return Err(Refusal::bad("there is no text in the message to edit"));
    }
    send::limit_text(&body)?;
    let mut content = send::text_content(&body);
    if let Some(options) = call.params.json("link_preview_options").filter(|o| o["url"].is_string())
    {
        content["link_preview_options"] = options;
    }
    replace(call, target, content, markup)
}

/// `editMessageCaption`
pub(super) fn caption(call: &mut Call<'_>) -> Answer {
    let body = send::checked_caption(
        call.params.text("caption").unwrap_or_default(),
        call.params.filled("parse_mode"),
        call.params.json("caption_entities").as_ref(),
    )?;
    let markup = markup::read_inline(call.params)?;
    let target = target(call)?;
    if !has_media(&target.message) {
        return Err(Refusal::bad("there is no caption in the message to edit"));
    }
    let mut content = kept(&target.message, &["photo", "audio", "document"]);
    merge(&mut content, send::caption_content(&body));
    replace(call, target, content, markup)
}

/// `editMessageMedia`
pub(super) fn media(call: &mut Call<'_>) -> Answer {
    let media = call.params.json("media").unwrap_or(Value::Null);
    let kind = match media["type"].as_str() {
        Some("photo") => FileKind::Photo,
        Some("audio") => FileKind::Audio,
        Some("document") => FileKind::Document,
        _ => {
            return Err(Refusal::bad("can't parse InputMedia: Unsupported type of the InputMedia"));
        }
    };
    let Some(value) = media["media"].as_str() else {
        return Err(Refusal::bad("can't parse InputMedia: media not found"));
    };
    let body = send::checked_caption(
        media["caption"].as_str().unwrap_or_default(),
        media["parse_mode"].as_str().filter(|mode| !mode.is_empty()),
        media.get("caption_entities"),
    )?;
    let markup = markup::read_inline(call.params)?;
    let target = target(call)?;
    // A message that a person sent takes what Telegram has already.
    if target.counted != target.chat && !call.state.files.contains_key(value) {
        let is_address = value.starts_with("http://") || value.starts_with("https://");
        return Err(match value.starts_with("attach://") {
            true => Refusal::bad("invalid message content specified"),
            false if is_address => Refusal::bad("failed to get HTTP URL content"),
            false => Refusal::bad("wrong file identifier/HTTP URL specified"),
        });
    }
    let extra = files::Extra::of_media(&media);
    let file = files::resolve(call, kind, "", value, &extra)?;
    let mut content = send::caption_content(&body);
    content[kind.field()] = file;
    replace(call, target, content, markup)
}

/// `editMessageReplyMarkup`
pub(super) fn markup(call: &mut Call<'_>) -> Answer {
    let markup = markup::read_inline(call.params)?;
    let target = target(call)?;
    let content = kept(&target.message, &CONTENT[..CONTENT.len() - 1]);
    replace(call, target, content, markup)
}

//! Several photos or files as one: an album.

use serde_json::{Value, json};

use super::super::call::Call;
use super::super::refusal::{Answer, Refusal};
use super::super::state::FileKind;
use super::{files, send};

/// Items of an album.
const ITEMS: std::ops::RangeInclusive<usize> = 2..=10;

/// `sendMediaGroup`. Everything is checked before the first item is posted.
pub(super) fn send(call: &mut Call<'_>) -> Answer {
    let items = call.params.json("media");
    let items = items.as_ref().and_then(Value::as_array).cloned().unwrap_or_default();
    if !ITEMS.contains(&items.len()) {
        return Err(Refusal::bad("wrong number of messages in the group; must be 2-10"));
    }
    let first = call.place()?;
    let mut contents = Vec::with_capacity(items.len());
    let mut kinds = Vec::with_capacity(items.len());
    for item in &items {
        let kind = match item["type"].as_str() {
            Some("photo") => FileKind::Photo,
            Some("audio") => FileKind::Audio,
            Some("document") => FileKind::Document,
            _ => return Err(Refusal::bad("can't parse InputMedia: unsupported type")),
        };
        let Some(value) = item["media"].as_str() else {
            return Err(Refusal::bad("can't parse InputMedia: media not found"));
        };
        let caption = send::checked_caption(
            item["caption"].as_str().unwrap_or_default(),
            item["parse_mode"].as_str().filter(|mode| !mode.is_empty()),
            item.get("caption_entities"),
        )?;
        let file = files::resolve(call, kind, "", value, &files::Extra::of_media(item))?;
        let mut content = send::caption_content(&caption);
        content[kind.field()] = file;
        kinds.push(kind);
        contents.push(content);
    }
    // Files and audio stand by themselves; only photos mix with others (videos are not played).
    if kinds.iter().any(|kind| *kind != kinds[0]) {
        return Err(Refusal::bad("document and audio can't be mixed with other media types"));
    }
    // An album counts once, as it is asked for once.
    call.admit(first.chat)?;
    let group = format!("{}{}", call.now, first.chat.unsigned_abs());
    let mut sent = Vec::with_capacity(contents.len());
    for content in contents {
        let mut message = first.base.clone();
        super::super::call::merge(&mut message, content);
        message["media_group_id"] = json!(group);
        sent.push(call.state.post(first.chat, call.bot, call.now, message));
    }
    Ok(Value::Array(sent))
}

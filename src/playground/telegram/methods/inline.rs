//! Answers to inline queries: what a result must have, and the message that it becomes.

use std::collections::HashSet;

use serde_json::{Value, json};

use super::super::call::{Call, merge};
use super::super::markup;
use super::super::refusal::{Answer, Refusal};
use super::super::state::{FileKind, State};
use super::super::text;
use super::callback::TOO_OLD;
use super::send;

/// How long Telegram waits for the answer of an inline query.
const WAITS_S: i64 = 30;
/// The most results of an inline query.
const RESULTS: usize = 50;
/// The most bytes of a result's id, of an offset and of a start parameter.
const WORD: usize = 64;
/// How long an answer is kept when the bot does not say.
const CACHED_S: i64 = 300;

fn unreadable(why: &str) -> Refusal {
    Refusal::bad(format!("can't parse inline query result: {why}"))
}

/// `answerInlineQuery`
pub(super) fn answer(call: &mut Call<'_>) -> Answer {
    let id = call.params.text("inline_query_id").unwrap_or_default();
    let results = match call.params.json("results") {
        Some(Value::Array(results)) => results,
        _ => return Err(Refusal::bad("can't parse inline query results JSON object")),
    };
    if results.len() > RESULTS {
        return Err(Refusal::bad("RESULTS_TOO_MUCH"));
    }
    let mut seen = HashSet::new();
    for result in &results {
        let id = result["id"].as_str().unwrap_or_default();
        message(call.state, result)?;
        if id.is_empty() || id.len() > WORD {
            return Err(Refusal::bad("RESULT_ID_INVALID"));
        }
        if !seen.insert(id) {
            return Err(Refusal::bad("RESULT_ID_DUPLICATE"));
        }
    }
    let results: Vec<Value> =
        results.into_iter().map(|result| with_title(call.state, result)).collect();
    let next = call.params.text("next_offset").unwrap_or_default();
    if next.len() > WORD {
        return Err(Refusal::bad("NEXT_OFFSET_INVALID"));
    }
    let button = call.params.json("button");
    button.as_ref().map_or(Ok(()), check_button)?;
    let kept_s = call.params.number("cache_time").unwrap_or(CACHED_S);
    let personal = call.params.flag("is_personal");
    let answer = json!({
        "results": results, "next_offset": next, "button": button,
        "cache_time": kept_s, "is_personal": personal,
    });
    let (bot, now) = (call.bot, call.now);
    let in_time = |at: i64| now - at <= WAITS_S;
    let found = call.state.inline.get_mut(id);
    let Some(query) = found.filter(|query| query.bot == bot && in_time(query.at)) else {
        return Err(Refusal::bad(TOO_OLD));
    };
    query.answer = Some(answer.clone());
    let key = (bot, personal.then_some(query.person), query.query.clone(), query.offset.clone());
    if kept_s > 0 {
        call.state.inline_cache.insert(key, (now + kept_s, answer.clone()));
    }
    let event = json!({"type": "inline", "inline_query_id": id, "answer": answer});
    call.state.tell(event);
    Ok(json!(true))
}

/// A file as apps show it among results: with its own title.
fn with_title(state: &State, mut result: Value) -> Value {
    let file = result["audio_file_id"].as_str().and_then(|id| state.files.get(id));
    if let Some(file) = file {
        result["title"] = file.shown["title"].clone();
        result["description"] = file.shown["performer"].clone();
    }
    result
}

fn check_button(button: &Value) -> Result<(), Refusal> {
    let unreadable =
        |why: &str| Refusal::bad(format!("can't parse inline query results button: {why}"));
    if button["text"].as_str().is_none_or(|text| text.trim().is_empty()) {
        return Err(unreadable("Can't find field \"text\""));
    }
    let Some(start) = button["start_parameter"].as_str() else {
        let has_app = button["web_app"].is_object();
        return if has_app { Ok(()) } else { Err(unreadable("Button must have a type")) };
    };
    let fits = |b: u8| b.is_ascii_alphanumeric() || b == b'_' || b == b'-';
    if start.is_empty() || start.len() > WORD || !start.bytes().all(fits) {
        return Err(Refusal::bad("START_PARAM_INVALID"));
    }
    Ok(())
}

/// The message that a result becomes: content and keyboard. Refuses what the Bot API refuses.
pub(crate) fn message(state: &State, result: &Value) -> Answer {
    let field = |name: &str| {
        let text = result[name].as_str().filter(|text| !text.is_empty());
        text.ok_or_else(|| unreadable(&format!("Can't find field \"{name}\"")))
    };
    let kind = field("type")?;
    if !result["id"].is_string() {
        return Err(unreadable("Can't find field \"id\""));
    }
    if let Some(address) = result["thumbnail_url"].as_str()
        && markup::valid_url(address).is_err()
    {
        return Err(Refusal::bad("WEBDOCUMENT_URL_INVALID"));
    }
    let given = result.get("input_message_content").filter(|content| !content.is_null());
    let mut content = match (kind, given) {
        ("article", Some(content)) => {
            field("title")?;
            words(content)?
        }
        ("article", None) => {
            return Err(unreadable("Input message content is not specified"));
        }
        ("audio", given) => {
            let file = file(state, FileKind::Audio, field("audio_file_id")?)?;
            given.map_or_else(|| captioned(result, "audio", file), words)?
        }
        ("document", given) => {
            field("title")?;
            let file = file(state, FileKind::Document, field("document_file_id")?)?;
            given.map_or_else(|| captioned(result, "document", file), words)?
        }
        (other, _) => {
            let why = format!("Not Implemented: the playground plays no inline result {other}");
            return Err(Refusal::raw(501, why));
        }
    };
    if let Some(keyboard) = markup::of_result(result)? {
        content["reply_markup"] = keyboard;
    }
    Ok(content)
}

/// The text that is sent for a result.
fn words(content: &Value) -> Answer {
    let source = content["message_text"].as_str().unwrap_or_default();
    let mode = content["parse_mode"].as_str().filter(|mode| !mode.is_empty());
    let body = text::read_with(source, mode, content.get("entities"))?;
    if body.text.is_empty() {
        return Err(Refusal::bad("message text is empty"));
    }
    send::limit_text(&body)?;
    let mut shown = send::text_content(&body);
    if let Some(options) = content.get("link_preview_options") {
        shown["link_preview_options"] = options.clone();
    }
    Ok(shown)
}

fn captioned(result: &Value, field: &str, file: Value) -> Answer {
    let body = send::checked_caption(
        result["caption"].as_str().unwrap_or_default(),
        result["parse_mode"].as_str().filter(|mode| !mode.is_empty()),
        result.get("caption_entities"),
    )?;
    let mut shown = json!({});
    shown[field] = file;
    merge(&mut shown, send::caption_content(&body));
    Ok(shown)
}

fn file(state: &State, kind: FileKind, id: &str) -> Answer {
    let known = state.files.get(id).filter(|file| file.kind == kind);
    let wrong = || Refusal::bad("wrong file identifier/HTTP URL specified");
    known.map(|file| file.shown.clone()).ok_or_else(wrong)
}

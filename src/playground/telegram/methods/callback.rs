//! Answers to button presses.

use serde_json::json;

use super::super::call::Call;
use super::super::refusal::{Answer, Refusal};
use super::super::text::units;

/// For a query that is answered too late, or that never was.
pub(crate) const TOO_OLD: &str =
    "query is too old and response timeout expired or query ID is invalid";

/// How long Telegram waits for the answer of a press.
const PRESS_S: i64 = 30;
/// The most characters of a press's answer.
const TEXT: usize = 200;

/// `answerCallbackQuery`
pub(super) fn answer(call: &mut Call<'_>) -> Answer {
    let id = call.params.text("callback_query_id").unwrap_or_default();
    let text = call.params.filled("text");
    if text.is_some_and(|text| units(text) > TEXT) {
        return Err(Refusal::bad("MESSAGE_TOO_LONG"));
    }
    let url = call.params.filled("url");
    if url.is_some_and(|url| !url.starts_with("https://t.me/") && !url.starts_with("tg://")) {
        return Err(Refusal::bad("URL_INVALID"));
    }
    let answer = json!({
        "text": text,
        "show_alert": call.params.flag("show_alert"),
        "url": url,
    });
    let (bot, now) = (call.bot, call.now);
    let Some(press) = call
        .state
        .callbacks
        .get_mut(id)
        .filter(|press| press.bot == bot && now - press.at <= PRESS_S)
    else {
        return Err(Refusal::bad(TOO_OLD));
    };
    press.answer.get_or_insert_with(|| answer.clone());
    let event = json!({
        "type": "answer", "chat": press.chat, "user": press.person, "message_id": press.message,
        "data": press.data, "callback_query_id": id,
        "answer": answer,
    });
    call.state.tell(event);
    Ok(json!(true))
}

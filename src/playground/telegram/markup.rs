//! Keyboards: what a `reply_markup` may be, with Telegram's words for what it may not.

use serde_json::{Value, json};
use url::Url;

use super::params::Params;
use super::refusal::Refusal;

/// The most bytes of `callback_data`.
const CALLBACK_DATA_BYTES: usize = 64;
/// The most buttons of a keyboard.
const BUTTONS: usize = 100;

/// A checked keyboard.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Markup {
    /// Inline buttons, as messages show them; `None`: the empty keyboard, which removes it.
    Inline(Option<Value>),
    /// A reply keyboard, its removal or a forced reply; messages do not show it.
    Other(Value),
}

impl Markup {
    /// The `reply_markup` of a message.
    pub(crate) fn shown(&self) -> Option<&Value> {
        match self {
            Markup::Inline(markup) => markup.as_ref(),
            Markup::Other(_) => None,
        }
    }
}

/// Reads and checks `reply_markup`.
pub(crate) fn read(params: &Params) -> Result<Option<Markup>, Refusal> {
    let Some(text) = params.filled("reply_markup") else {
        return Ok(None);
    };
    let value: Value = serde_json::from_str(text)
        .map_err(|_| Refusal::bad("can't parse reply keyboard markup JSON object"))?;
    let Value::Object(fields) = &value else {
        return Err(Refusal::bad("object expected as reply markup"));
    };
    if let Some(rows) = fields.get("inline_keyboard") {
        return inline(rows).map(|keyboard| Some(Markup::Inline(keyboard)));
    }
    if let Some(rows) = fields.get("keyboard") {
        reply_keyboard(rows)?;
    }
    Ok(Some(Markup::Other(value)))
}

/// `reply_markup` of an edit, where only inline keyboards may stand.
pub(crate) fn read_inline(params: &Params) -> Result<Option<Value>, Refusal> {
    match read(params)? {
        None => Ok(None),
        Some(Markup::Inline(keyboard)) => Ok(keyboard),
        Some(Markup::Other(_)) => Err(Refusal::bad("inline keyboard expected")),
    }
}

/// The keyboard of an inline result, where it stands as it is.
pub(crate) fn of_result(result: &Value) -> Result<Option<Value>, Refusal> {
    match result.get("reply_markup") {
        None | Some(Value::Null) => Ok(None),
        Some(markup) => match markup.get("inline_keyboard") {
            Some(rows) => inline(rows),
            None => Err(Refusal::bad("inline keyboard expected")),
        },
    }
}

fn rows_of<'a>(rows: &'a Value, field: &str, kind: &str) -> Result<Vec<&'a Vec<Value>>, Refusal> {
    let rows = rows
        .as_array()
        .ok_or_else(|| Refusal::bad(format!("field \"{field}\" of the {kind} must be an Array")))?;
    rows.iter()
        .map(|row| {
            row.as_array().ok_or_else(|| {
                Refusal::bad(format!("field \"{field}\" of the {kind} must be an Array of Arrays"))
            })
        })
        .collect()
}

fn reply_keyboard(rows: &Value) -> Result<(), Refusal> {
    for button in rows_of(rows, "keyboard", "ReplyKeyboardMarkup")?.into_iter().flatten() {
        let text = button.as_str().or_else(|| button["text"].as_str());
        if text.is_none_or(|text| text.trim().is_empty()) {
            return Err(Refusal::bad("can't parse keyboard button: Can't find field \"text\""));
        }
    }
    Ok(())
}

fn inline(rows: &Value) -> Result<Option<Value>, Refusal> {
    let mut shown = Vec::new();
    let mut count = 0;
    for row in rows_of(rows, "inline_keyboard", "InlineKeyboardMarkup")? {
        let row = row.iter().map(button).collect::<Result<Vec<_>, _>>()?;
        count += row.len();
        if !row.is_empty() {
            shown.push(Value::Array(row));
        }
    }
    if count > BUTTONS {
        return Err(Refusal::bad("REPLY_MARKUP_TOO_LONG"));
    }
    Ok((!shown.is_empty()).then(|| json!({"inline_keyboard": shown})))
}

fn button(button: &Value) -> Result<Value, Refusal> {
    let unreadable =
        |text: &str| Refusal::bad(format!("can't parse inline keyboard button: {text}"));
    let Value::Object(fields) = button else {
        return Err(unreadable("InlineKeyboardButton must be an Object"));
    };
    match fields.get("text") {
        None => return Err(unreadable("Can't find field \"text\"")),
        Some(Value::String(text)) if text.trim().is_empty() => {
            return Err(Refusal::bad("inline keyboard button text is empty"));
        }
        Some(Value::String(_)) => {}
        Some(_) => return Err(unreadable("Field \"text\" must be of type String")),
    }
    let mut shown = button.clone();
    if let Some(url) = fields.get("url").and_then(Value::as_str).filter(|u| !u.is_empty()) {
        shown["url"] = json!(button_url(url)?);
        return Ok(shown);
    }
    if let Some(data) = fields.get("callback_data").and_then(Value::as_str)
        && !data.is_empty()
    {
        if data.len() > CALLBACK_DATA_BYTES {
            return Err(Refusal::bad("BUTTON_DATA_INVALID"));
        }
        return Ok(shown);
    }
    if let Some(text) = fields.get("copy_text") {
        let length = text["text"].as_str().map_or(0, super::text::units);
        if !(1..=256).contains(&length) {
            return Err(Refusal::bad("BUTTON_COPY_TEXT_INVALID"));
        }
        return Ok(shown);
    }
    let other = [
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "callback_game",
        "login_url",
        "web_app",
        "pay",
    ];
    if other.iter().any(|name| fields.contains_key(*name)) {
        return Ok(shown);
    }
    Err(unreadable("Text buttons are unallowed in the inline keyboard"))
}

fn button_url(url: &str) -> Result<String, Refusal> {
    valid_url(url).map_err(|why| {
        Refusal::bad(format!("inline keyboard button URL '{url}' is invalid: {why}"))
    })
}

/// What Telegram takes as a link: http, https, tg and ton addresses, `http` being understood when
/// no scheme stands there. The other side is Telegram's word for what is wrong.
pub(crate) fn valid_url(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None if text.starts_with("tg:") || text.starts_with("ton:") => {
            return Ok(text.to_owned());
        }
        None => ("http".to_owned(), text),
    };
    match scheme.as_str() {
        "http" | "https" => {}
        "tg" | "ton" => return Ok(text.to_owned()),
        _ => return Err("Unsupported URL protocol"),
    }
    if rest.is_empty() || rest.starts_with('/') {
        return Err("URL host is empty");
    }
    let url = Url::parse(&format!("{scheme}://{rest}")).map_err(|_| "Wrong HTTP URL")?;
    let host = url.host_str().unwrap_or_default();
    let top = host.rsplit('.').next().unwrap_or_default();
    let named = host.contains('.') && !top.is_empty();
    if !named || rest.contains(char::is_whitespace) {
        return Err("Wrong HTTP URL");
    }
    Ok(url.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(markup: &str) -> String {
        let params = Params::of(&[("reply_markup", markup)]);
        read(&params).expect_err("refused").text
    }

    #[test]
    fn keyboards_are_refused_with_telegrams_words() {
        assert_eq!(refused("{"), "Bad Request: can't parse reply keyboard markup JSON object");
        assert_eq!(refused("[]"), "Bad Request: object expected as reply markup");
        assert_eq!(
            refused(r#"{"inline_keyboard":[[{"text":"a"}]]}"#),
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        );
        let long = "晴".repeat(22);
        assert_eq!(
            refused(&format!(
                r#"{{"inline_keyboard":[[{{"text":"a","callback_data":"{long}"}}]]}}"#
            )),
            "Bad Request: BUTTON_DATA_INVALID"
        );
        assert_eq!(
            refused(r#"{"inline_keyboard":[[{"text":" ","callback_data":"x"}]]}"#),
            "Bad Request: inline keyboard button text is empty"
        );
        assert_eq!(
            refused(r#"{"inline_keyboard":[[{"text":"a","url":"ftp://x.y"}]]}"#),
            "Bad Request: inline keyboard button URL 'ftp://x.y' is invalid: Unsupported URL protocol"
        );
        assert_eq!(
            refused(r#"{"inline_keyboard":[[{"text":"a","url":"not-a-url"}]]}"#),
            "Bad Request: inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL"
        );
    }

    #[test]
    fn sixty_four_bytes_of_data_pass_and_an_empty_keyboard_is_none() {
        let data = "x".repeat(64);
        let markup =
            format!(r#"{{"inline_keyboard":[[{{"text":"a","callback_data":"{data}"}}]]}}"#);
        assert!(read(&Params::of(&[("reply_markup", &markup)])).is_ok());
        let empty = Params::of(&[("reply_markup", r#"{"inline_keyboard":[]}"#)]);
        assert_eq!(read(&empty), Ok(Some(Markup::Inline(None))));
    }
}

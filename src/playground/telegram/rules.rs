//! The table of the Bot API: which methods there are, what each takes, what it must have.
//!
//! The table (`methods.txt`) covers every method of the release, also those that this double does
//! not act on, so that a misspelt method is told apart from one that is only not played here.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde_json::Value;

use super::params::Params;
use super::refusal::Refusal;

struct Parameter {
    name: &'static str,
    required: bool,
    types: Vec<&'static str>,
}

struct Method {
    name: &'static str,
    parameters: Vec<Parameter>,
}

static METHODS: LazyLock<HashMap<String, Method>> = LazyLock::new(|| {
    include_str!("methods.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(method)
        .map(|method| (method.name.to_ascii_lowercase(), method))
        .collect()
});

fn method(line: &'static str) -> Option<Method> {
    let mut words = line.split_whitespace();
    let name = words.next()?;
    let parameters = words
        .filter_map(|word| word.split_once(':'))
        .map(|(name, types)| Parameter {
            name: name.trim_end_matches('!'),
            required: name.ends_with('!'),
            types: types.split('|').collect(),
        })
        .collect();
    Some(Method { name, parameters })
}

/// The proper spelling of a method written in any case; `None`: there is no such method.
pub(crate) fn spelled(method: &str) -> Option<&'static str> {
    METHODS.get(&method.to_ascii_lowercase()).map(|method| method.name)
}

/// Checks a request against the table: what is required is there, what is there is of its type.
pub(crate) fn check(method: &str, params: &Params) -> Result<(), Refusal> {
    let Some(method) = METHODS.get(&method.to_ascii_lowercase()) else {
        return Err(Refusal::not_found());
    };
    for parameter in &method.parameters {
        check_one(method.name, parameter, params)?;
    }
    Ok(())
}

fn check_one(method: &str, parameter: &Parameter, params: &Params) -> Result<(), Refusal> {
    let uploaded = params.file(parameter.name).is_some();
    match params.text(parameter.name) {
        None | Some("") if uploaded => Ok(()),
        None | Some("") if parameter.required => Err(Refusal::bad(missing(method, parameter.name))),
        None | Some("") => Ok(()),
        Some(text) if parameter.types.iter().any(|kind| fits(kind, text)) => Ok(()),
        Some(_) => Err(Refusal::bad(wrong(parameter.name))),
    }
}

fn fits(kind: &str, text: &str) -> bool {
    match kind {
        "String" | "InputFile" => true,
        "Integer" => text.trim().parse::<i64>().is_ok(),
        "Float" => text.trim().parse::<f64>().is_ok(),
        "Boolean" => matches!(
            text.to_ascii_lowercase().as_str(),
            "true" | "false" | "yes" | "no" | "0" | "1"
        ),
        kind if kind.starts_with('[') => {
            matches!(serde_json::from_str(text), Ok(Value::Array(items)) if items_fit(kind, &items))
        }
        // A wrong markup has texts of its own, see `markup`.
        "InlineKeyboardMarkup" | "ReplyKeyboardMarkup" | "ReplyKeyboardRemove" | "ForceReply" => {
            true
        }
        _ => matches!(serde_json::from_str(text), Ok(Value::Object(_))),
    }
}

fn items_fit(kind: &str, items: &[Value]) -> bool {
    items.iter().all(|item| match kind {
        "[String]" => item.is_string(),
        "[Integer]" => item.is_i64() || item.as_str().is_some_and(|s| s.parse::<i64>().is_ok()),
        kind if kind.starts_with("[[") => item.is_array(),
        _ => item.is_object(),
    })
}

/// The text for a required parameter that is missing.
fn missing(method: &str, parameter: &str) -> String {
    match (method, parameter) {
        (_, "chat_id") => "chat_id is empty".to_owned(),
        (_, "text") => "message text is empty".to_owned(),
        (_, "from_chat_id") => "from_chat_id is empty".to_owned(),
        (_, "user_id") => "invalid user_id specified".to_owned(),
        (_, "message_id") => "message identifier is not specified".to_owned(),
        (_, "message_ids") => "message identifiers are not specified".to_owned(),
        ("sendPhoto" | "sendAudio" | "sendDocument" | "sendVoice" | "sendVideo", media) => {
            format!("there is no {media} in the request")
        }
        ("getFile", "file_id") => "invalid file_id: file_id is not specified".to_owned(),
        ("answerCallbackQuery" | "answerInlineQuery", _) if parameter.ends_with("query_id") => {
            super::methods::callback::TOO_OLD.to_owned()
        }
        ("sendChatAction", "action") => "wrong parameter action in request".to_owned(),
        ("editMessageMedia", "media") => "input media is not specified".to_owned(),
        (_, other) => format!("parameter \"{other}\" is required"),
    }
}

/// The text for a parameter that is there and of another type.
fn wrong(parameter: &str) -> String {
    match parameter {
        "entities" | "caption_entities" => "can't parse entities JSON object".to_owned(),
        "reply_parameters" => "can't parse reply parameters JSON object".to_owned(),
        "link_preview_options" => "can't parse link preview options JSON object".to_owned(),
        "media" => "can't parse input media JSON object".to_owned(),
        "commands" => "can't parse commands JSON object".to_owned(),
        "scope" => "can't parse BotCommandScope JSON object".to_owned(),
        "allowed_updates" => "can't parse allowed updates JSON object".to_owned(),
        "message_ids" => "can't parse message identifiers JSON object".to_owned(),
        other => format!("invalid {other} specified"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(method: &str, pairs: &[(&str, &str)]) -> String {
        match check(method, &Params::of(pairs)) {
            Ok(()) => String::new(),
            Err(refusal) => refusal.text,
        }
    }

    #[test]
    fn the_table_knows_methods_in_any_case() {
        assert_eq!(METHODS.len(), 158);
        assert_eq!(spelled("SENDMESSAGE"), Some("sendMessage"));
        assert_eq!(spelled("sendMesage"), None);
    }

    #[test]
    fn what_is_missing_or_of_another_type_is_named() {
        assert_eq!(text("sendMessage", &[("chat_id", "1"), ("text", "a")]), "");
        assert_eq!(text("sendMessage", &[("chat_id", "1")]), "Bad Request: message text is empty");
        assert_eq!(text("sendMessage", &[("text", "a")]), "Bad Request: chat_id is empty");
        assert_eq!(
            text("sendPhoto", &[("chat_id", "1")]),
            "Bad Request: there is no photo in the request"
        );
        assert_eq!(
            text("getUpdates", &[("limit", "many")]),
            "Bad Request: invalid limit specified"
        );
        assert_eq!(
            text("getUpdates", &[("allowed_updates", "[1]")]),
            "Bad Request: can't parse allowed updates JSON object"
        );
    }
}

//! What the Bot API answers when it refuses: a code, a text, sometimes parameters.

use serde_json::{Value, json};

/// A refused request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Refusal {
    /// The HTTP status and `error_code`.
    pub(crate) code: u16,
    /// `description`.
    pub(crate) text: String,
    /// `parameters`, when the Bot API gives some.
    pub(crate) parameters: Option<Value>,
}

impl Refusal {
    fn new(code: u16, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), parameters: None }
    }

    /// 400 with `Bad Request: ` before the text.
    pub(crate) fn bad(text: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", text.as_ref()))
    }

    /// 403 with `Forbidden: ` before the text.
    pub(crate) fn forbidden(text: impl AsRef<str>) -> Self {
        Self::new(403, format!("Forbidden: {}", text.as_ref()))
    }

    /// 409 with `Conflict: ` before the text.
    pub(crate) fn conflict(text: impl AsRef<str>) -> Self {
        Self::new(409, format!("Conflict: {}", text.as_ref()))
    }

    /// The token is no bot's.
    pub(crate) fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    /// No such method, or file.
    pub(crate) fn not_found() -> Self {
        Self::new(404, "Not Found")
    }

    /// The upload is larger than the server takes.
    pub(crate) fn too_large() -> Self {
        Self::new(413, "Request Entity Too Large")
    }

    /// A flood wait of so many seconds.
    pub(crate) fn too_many(seconds: u64) -> Self {
        Self {
            parameters: Some(json!({"retry_after": seconds})),
            ..Self::new(429, format!("Too Many Requests: retry after {seconds}"))
        }
    }

    /// The group has become the supergroup with this id.
    pub(crate) fn migrated(to: i64) -> Self {
        Self {
            parameters: Some(json!({"migrate_to_chat_id": to})),
            ..Self::bad("group chat was upgraded to a supergroup chat")
        }
    }

    /// Any other code, for injected faults.
    pub(crate) fn raw(code: u16, text: impl Into<String>) -> Self {
        Self::new(code, text)
    }

    /// The body of the answer.
    pub(crate) fn body(&self) -> Value {
        let mut body = json!({"ok": false, "error_code": self.code, "description": self.text});
        if let Some(parameters) = &self.parameters {
            body["parameters"] = parameters.clone();
        }
        body
    }
}

/// What a method answers.
pub(crate) type Answer = Result<Value, Refusal>;

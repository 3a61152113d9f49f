//! The parameters of one request, whatever way they came: query, form, JSON or multipart.
//!
//! The Bot API treats all four alike: every value is a text, objects and arrays are JSON in a
//! text. So does this module. Uploaded files are kept apart.

use std::collections::HashMap;

use axum::body::Body;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header::CONTENT_TYPE;
use bytes::Bytes;
use serde_json::Value;

use super::refusal::Refusal;

/// One uploaded file.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    /// The name that the client gave.
    pub(crate) name: String,
    /// The type that the client gave.
    pub(crate) mime: Option<String>,
    /// The content.
    pub(crate) bytes: Bytes,
}

/// The parameters of one request.
#[derive(Debug, Default)]
pub(crate) struct Params {
    texts: HashMap<String, String>,
    files: HashMap<String, Upload>,
}

/// Room for the other fields of an upload beside the file itself.
const ENVELOPE_BYTES: usize = 1 << 20;

impl Params {
    /// Reads a request; bodies above `max_upload` bytes are refused with 413.
    pub(crate) async fn read(request: Request, max_upload: usize) -> Result<Self, Refusal> {
        let mut params = Self::default();
        if let Some(query) = request.uri().query() {
            params.add_form(query.as_bytes());
        }
        let kind = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        let limit = max_upload + ENVELOPE_BYTES;
        if kind.starts_with("multipart/form-data") {
            params.add_multipart(request, max_upload).await?;
        } else {
            let body = read_body(request.into_body(), limit).await?;
            if kind.starts_with("application/json") {
                params.add_json(&body)?;
            } else if kind.starts_with("application/x-www-form-urlencoded") || kind.is_empty() {
                params.add_form(&body);
            }
        }
        Ok(params)
    }

    fn add_form(&mut self, form: &[u8]) {
        for (name, value) in url::form_urlencoded::parse(form) {
            self.texts.insert(name.into_owned(), value.into_owned());
        }
    }

    fn add_json(&mut self, body: &[u8]) -> Result<(), Refusal> {
        if body.iter().all(u8::is_ascii_whitespace) {
            return Ok(());
        }
        let Ok(Value::Object(fields)) = serde_json::from_slice(body) else {
            return Err(Refusal::bad("can't parse JSON object in the request"));
        };
        for (name, value) in fields {
            let text = match value {
                Value::String(text) => text,
                other => other.to_string(),
            };
            self.texts.insert(name, text);
        }
        Ok(())
    }

    async fn add_multipart(&mut self, request: Request, max_upload: usize) -> Result<(), Refusal> {
        let unreadable = |_| Refusal::bad("can't parse multipart request");
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|_| Refusal::bad("boundary expected in multipart request"))?;
        while let Some(mut field) = form.next_field().await.map_err(unreadable)? {
            let name = field.name().unwrap_or_default().to_owned();
            let file = field.file_name().map(str::to_owned);
            let mime = field.content_type().map(str::to_owned);
            let mut bytes = Vec::new();
            while let Some(chunk) = field.chunk().await.map_err(unreadable)? {
                if bytes.len() + chunk.len() > max_upload {
                    return Err(Refusal::too_large());
                }
                bytes.extend_from_slice(&chunk);
            }
            match file {
                Some(file) => {
                    let upload = Upload { name: file, mime, bytes: bytes.into() };
                    self.files.insert(name, upload);
                }
                None => {
                    let text = String::from_utf8(bytes)
                        .map_err(|_| Refusal::bad("strings must be encoded in UTF-8"))?;
                    self.texts.insert(name, text);
                }
            }
        }
        Ok(())
    }

    /// A text, as it came.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(String::as_str)
    }

    /// A text that is not empty.
    pub(crate) fn filled(&self, name: &str) -> Option<&str> {
        self.text(name).filter(|text| !text.is_empty())
    }

    /// A whole number; [`super::rules`] has checked that it is one.
    pub(crate) fn number(&self, name: &str) -> Option<i64> {
        self.text(name)?.trim().parse().ok()
    }

    /// A truth value; absent is false.
    pub(crate) fn flag(&self, name: &str) -> bool {
        self.text(name).is_some_and(is_true)
    }

    /// A JSON value; [`super::rules`] has checked that it is of the right kind.
    pub(crate) fn json(&self, name: &str) -> Option<Value> {
        serde_json::from_str(self.filled(name)?).ok()
    }

    /// An uploaded file.
    pub(crate) fn file(&self, name: &str) -> Option<&Upload> {
        self.files.get(name)
    }
}

/// How the Bot API spells yes.
pub(crate) fn is_true(text: &str) -> bool {
    matches!(text.to_ascii_lowercase().as_str(), "true" | "yes" | "1")
}

async fn read_body(body: Body, limit: usize) -> Result<Bytes, Refusal> {
    axum::body::to_bytes(body, limit).await.map_err(|_| Refusal::too_large())
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Params {
        /// From pairs.
        pub(crate) fn of(pairs: &[(&str, &str)]) -> Self {
            let own = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
            Self { texts: pairs.iter().map(own).collect(), files: HashMap::new() }
        }
    }
}

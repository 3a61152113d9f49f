//! Texts with formatting: the three parse modes, given entities, what Telegram detects itself.
//!
//! Offsets and lengths are in UTF-16 units, as the Bot API has them. The texts of the refusals
//! are Telegram's own.

mod detect;
mod html;
mod markdown;
mod markdown_v2;

use serde_json::{Value, json};

use super::params::Params;
use super::refusal::Refusal;

use detect::detect;

/// A piece of formatting: its place in UTF-16 units and what else its kind holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Entity {
    pub(crate) kind: String,
    pub(crate) offset: usize,
    pub(crate) length: usize,
    pub(crate) extra: Option<(&'static str, Value)>,
}

impl Entity {
    fn json(&self) -> Value {
        let mut shown = json!({"type": self.kind, "offset": self.offset, "length": self.length});
        if let Some((name, value)) = &self.extra {
            shown[*name] = value.clone();
        }
        shown
    }
}

/// A text and its formatting.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Formatted {
    pub(crate) text: String,
    pub(crate) entities: Vec<Entity>,
}

/// Collects text and entities while a parser walks.
#[derive(Debug, Default)]
struct Output {
    text: String,
    units: usize,
    entities: Vec<Entity>,
}

impl Output {
    fn push(&mut self, c: char) {
        self.text.push(c);
        self.units += c.len_utf16();
    }

    fn close(&mut self, kind: &str, start: usize, extra: Option<(&'static str, Value)>) {
        if self.units > start {
            self.entities.push(Entity {
                kind: kind.to_owned(),
                offset: start,
                length: self.units - start,
                extra,
            });
        }
    }

    fn finish(self) -> Formatted {
        Formatted { text: self.text, entities: self.entities }
    }
}

/// What Telegram marks in a text that a person types; `None` when nothing.
pub(crate) fn detected(text: &str) -> Option<Value> {
    Formatted { text: text.to_owned(), entities: detect(text) }.entities_json()
}

/// The length that the limits count.
pub(crate) fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Reads a text with its `parse_mode` or entities.
pub(crate) fn read(text: &str, params: &Params, entities_name: &str) -> Result<Formatted, Refusal> {
    read_with(text, params.filled("parse_mode"), params.json(entities_name).as_ref())
}

/// Reads a text with a parse mode, or with given entities.
pub(crate) fn read_with(
    text: &str,
    mode: Option<&str>,
    entities: Option<&Value>,
) -> Result<Formatted, Refusal> {
    let parsed = match mode.map(str::to_ascii_lowercase).as_deref() {
        None => Ok(Formatted { text: text.to_owned(), entities: given(entities)? }),
        Some("html") => html::parse(text),
        Some("markdownv2") => markdown_v2::parse(text),
        Some("markdown") => markdown::parse(text),
        Some(_) => return Err(Refusal::bad("unsupported parse_mode")),
    };
    let parsed = parsed.map_err(|error| Refusal::bad(format!("can't parse entities: {error}")))?;
    Ok(tidy(parsed))
}

fn given(entities: Option<&Value>) -> Result<Vec<Entity>, Refusal> {
    let Some(Value::Array(items)) = entities else {
        return Ok(Vec::new());
    };
    items.iter().map(given_one).collect()
}

fn given_one(item: &Value) -> Result<Entity, Refusal> {
    let bad = |text: &str| Refusal::bad(format!("can't parse MessageEntity: {text}"));
    let number = |name: &str| {
        item[name]
            .as_u64()
            .and_then(|n| usize::try_from(n).ok())
            .ok_or_else(|| bad(&format!("Can't find field \"{name}\"")))
    };
    let kind = item["type"].as_str().ok_or_else(|| bad("Can't find field \"type\""))?;
    let extra = match kind {
        "text_link" => Some(("url", item["url"].clone())),
        "pre" if item["language"].is_string() => Some(("language", item["language"].clone())),
        "text_mention" => Some(("user", item["user"].clone())),
        "custom_emoji" => Some(("custom_emoji_id", item["custom_emoji_id"].clone())),
        _ => None,
    };
    Ok(Entity {
        kind: kind.to_owned(),
        offset: number("offset")?,
        length: number("length")?,
        extra,
    })
}

/// Cuts white space off both ends, moves entities along, orders them and adds detected ones.
fn tidy(parsed: Formatted) -> Formatted {
    let Formatted { text, entities } = parsed;
    let trimmed_start = text.trim_start();
    let cut = units(&text[..text.len() - trimmed_start.len()]);
    let text = trimmed_start.trim_end().to_owned();
    let end = units(&text);
    let mut kept: Vec<Entity> =
        entities.into_iter().filter_map(|entity| shifted(entity, cut, end)).collect();
    for found in detect(&text) {
        let touches = |other: &Entity| {
            found.offset < other.offset + other.length && other.offset < found.offset + found.length
        };
        let hidden = |other: &&Entity| {
            matches!(
                other.kind.as_str(),
                "code" | "pre" | "text_link" | "text_mention" | "custom_emoji"
            ) || other.kind == found.kind
        };
        if !kept.iter().filter(hidden).any(touches) {
            kept.push(found);
        }
    }
    kept.sort_by(|a, b| a.offset.cmp(&b.offset).then(b.length.cmp(&a.length)));
    Formatted { text, entities: kept }
}

fn shifted(mut entity: Entity, cut: usize, end: usize) -> Option<Entity> {
    let stop = (entity.offset + entity.length).saturating_sub(cut).min(end);
    entity.offset = entity.offset.saturating_sub(cut);
    entity.length = stop.checked_sub(entity.offset).filter(|n| *n > 0)?;
    Some(entity)
}

impl Formatted {
    /// The entities as the Bot API shows them; `None` when there are none.
    pub(crate) fn entities_json(&self) -> Option<Value> {
        (!self.entities.is_empty())
            .then(|| Value::Array(self.entities.iter().map(Entity::json).collect()))
    }
}

#[cfg(test)]
mod tests;

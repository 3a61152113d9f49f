//! The HTML parse mode.

use serde_json::{Value, json};

use super::{Formatted, Output};

/// An open tag.
struct Open {
    name: String,
    /// The kind of entity; `None`: a link without a usable address.
    kind: Option<&'static str>,
    start: usize,
    extra: Option<(&'static str, Value)>,
}

const TAGS: &[(&str, &str)] = &[
    ("a", "text_link"),
    ("b", "bold"),
    ("strong", "bold"),
    ("i", "italic"),
    ("em", "italic"),
    ("s", "strikethrough"),
    ("strike", "strikethrough"),
    ("del", "strikethrough"),
    ("u", "underline"),
    ("ins", "underline"),
    ("tg-spoiler", "spoiler"),
    ("tg-emoji", "custom_emoji"),
    ("span", "spoiler"),
    ("pre", "pre"),
    ("code", "code"),
    ("blockquote", "blockquote"),
];

pub(super) fn parse(source: &str) -> Result<Formatted, String> {
    let mut output = Output::default();
    let mut open: Vec<Open> = Vec::new();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        if c == '&'
            && let Some((decoded, length)) = entity(rest)
        {
            output.push(decoded);
            at += length;
        } else if rest.starts_with("</") {
            at += close_tag(source, at, &mut open, &mut output)?;
        } else if c == '<' {
            at += open_tag(source, at, &mut open, &output)?;
        } else {
            output.push(c);
            at += c.len_utf8();
        }
    }
    match open.last() {
        Some(left) => {
            Err(format!("Can't find end tag corresponding to start tag \"{}\"", left.name))
        }
        None => Ok(output.finish()),
    }
}

/// A named or numeric character entity: what it stands for, how long it is.
fn entity(rest: &str) -> Option<(char, usize)> {
    let body = &rest[1..];
    if let Some(number) = body.strip_prefix('#') {
        let (digits, radix, prefix) = match number.strip_prefix(['x', 'X']) {
            Some(hex) => (hex, 16, 3),
            None => (number, 10, 2),
        };
        let count = digits.chars().take_while(|c| c.is_digit(radix)).count();
        let value = u32::from_str_radix(&digits[..count], radix).ok()?;
        let end = usize::from(digits[count..].starts_with(';'));
        return Some((char::from_u32(value).filter(|c| *c != '\0')?, prefix + count + end));
    }
    [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"')]
        .into_iter()
        .find(|(name, _)| body.starts_with(name))
        .map(|(name, c)| {
            let end = usize::from(body[name.len()..].starts_with(';'));
            (c, 1 + name.len() + end)
        })
}

fn close_tag(
    source: &str,
    at: usize,
    open: &mut Vec<Open>,
    output: &mut Output,
) -> Result<usize, String> {
    let rest = &source[at + 2..];
    let Some(end) = rest.find('>') else {
        return Err(format!("Unclosed end tag at byte offset {at}"));
    };
    let name = rest[..end].trim_end().to_ascii_lowercase();
    let Some(tag) = open.pop() else {
        return Err(format!("Unexpected end tag at byte offset {at}"));
    };
    if !name.is_empty() && name != tag.name {
        return Err(format!(
            "Unmatched end tag at byte offset {at}, expected \"</{}>\", found \"</{name}>\"",
            tag.name
        ));
    }
    finish(&tag, output);
    Ok(2 + end + 1)
}

fn finish(tag: &Open, output: &mut Output) {
    let Some(kind) = tag.kind else {
        return;
    };
    // <pre><code class="language-…"> is one entity.
    if kind == "pre"
        && let Some(inner) = output.entities.last_mut()
        && inner.kind == "code"
        && inner.offset == tag.start
        && inner.offset + inner.length == output.units
    {
        inner.kind = "pre".to_owned();
        return;
    }
    let extra = match kind {
        "code" => None,
        "text_link" if tag.extra.is_none() => link_of_text(tag.start, output),
        _ => tag.extra.clone(),
    };
    if kind == "text_link" && extra.is_none() {
        return;
    }
    output.close(kind, tag.start, extra.clone());
    if kind == "code"
        && let Some(code) = output.entities.last_mut()
    {
        code.extra = tag.extra.clone();
    }
}

/// A link without an address links to its own text, when that is one.
fn link_of_text(start: usize, output: &Output) -> Option<(&'static str, Value)> {
    let tail: Vec<u16> = output.text.encode_utf16().skip(start).collect();
    let text = String::from_utf16(&tail).ok()?;
    link(&text).map(|url| ("url", json!(url)))
}

/// What Telegram takes as the address of a link.
fn link(text: &str) -> Option<String> {
    super::super::markup::valid_url(text).ok()
}

fn open_tag(
    source: &str,
    at: usize,
    open: &mut Vec<Open>,
    output: &Output,
) -> Result<usize, String> {
    let unclosed = || format!("Unclosed start tag at byte offset {at}");
    let bytes = source.as_bytes();
    let mut cursor = at + 1;
    while cursor < bytes.len() && !bytes[cursor].is_ascii_whitespace() && bytes[cursor] != b'>' {
        cursor += 1;
    }
    if cursor >= bytes.len() {
        return Err(unclosed());
    }
    let name = source[at + 1..cursor].to_ascii_lowercase();
    let Some((_, kind)) = TAGS.iter().find(|(tag, _)| *tag == name) else {
        return Err(format!("Unsupported start tag \"{name}\" at byte offset {at}"));
    };
    let (attributes, end) = attributes(source, cursor, at, &name)?;
    let attribute = |wanted: &str| {
        attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str())
    };
    if name == "span" && attribute("class") != Some("tg-spoiler") {
        return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {at}"));
    }
    let (kind, extra) = match name.as_str() {
        "a" => {
            let address = attribute("href").filter(|href| !href.is_empty());
            let good = address.and_then(link).map(|url| ("url", json!(url)));
            let kind = (address.is_none() || good.is_some()).then_some(*kind);
            (kind, good)
        }
        "code" => {
            let language = attribute("class").and_then(|class| class.strip_prefix("language-"));
            (Some(*kind), language.map(|l| ("language", json!(l))))
        }
        "tg-emoji" => {
            let id = attribute("emoji-id").filter(|id| id.parse::<u64>().is_ok());
            let Some(id) = id else {
                return Err("Invalid custom emoji identifier specified".to_owned());
            };
            (Some(*kind), Some(("custom_emoji_id", json!(id))))
        }
        "blockquote" if attribute("expandable").is_some() => (Some("expandable_blockquote"), None),
        _ => (Some(*kind), None),
    };
    open.push(Open { name, kind, start: output.units, extra });
    Ok(end - at)
}

/// The attributes of a tag, and where the tag ends.
fn attributes(
    source: &str,
    mut cursor: usize,
    at: usize,
    tag: &str,
) -> Result<(Vec<(String, String)>, usize), String> {
    let bytes = source.as_bytes();
    let unclosed = || format!("Unclosed start tag at byte offset {at}");
    let mut found = Vec::new();
    loop {
        while bytes.get(cursor).is_some_and(u8::is_ascii_whitespace) {
            cursor += 1;
        }
        match bytes.get(cursor) {
            None => return Err(unclosed()),
            Some(b'>') => return Ok((found, cursor + 1)),
            Some(_) => {}
        }
        let start = cursor;
        while bytes
            .get(cursor)
            .is_some_and(|b| !b.is_ascii_whitespace() && *b != b'=' && *b != b'>')
        {
            cursor += 1;
        }
        let name = source[start..cursor].to_ascii_lowercase();
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {at}"));
        }
        if bytes.get(cursor) != Some(&b'=') {
            found.push((name, String::new()));
            continue;
        }
        let (value, next) = attribute_value(source, cursor + 1).ok_or_else(unclosed)?;
        found.push((name, value));
        cursor = next;
    }
}

/// The value after `=`, decoded, and where it ends.
fn attribute_value(source: &str, start: usize) -> Option<(String, usize)> {
    let quote = source[start..].chars().next()?;
    let (raw, next) = if quote == '"' || quote == '\'' {
        let length = source[start + 1..].find(quote)?;
        (&source[start + 1..start + 1 + length], start + length + 2)
    } else {
        let length = source[start..].find(|c: char| c.is_ascii_whitespace() || c == '>')?;
        (&source[start..start + length], start + length)
    };
    let mut value = String::new();
    let mut at = 0;
    while let Some(c) = raw[at..].chars().next() {
        match entity(&raw[at..]).filter(|_| c == '&') {
            Some((decoded, length)) => {
                value.push(decoded);
                at += length;
            }
            None => {
                value.push(c);
                at += c.len_utf8();
            }
        }
    }
    Some((value, next))
}

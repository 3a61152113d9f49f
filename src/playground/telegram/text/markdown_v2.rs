//! The MarkdownV2 parse mode: nested entities, every reserved character escaped.

use serde_json::json;

use super::{Formatted, Output};

const RESERVED: &str = "_*[]()~`>#+-=|{}.!";

/// An entity that has begun.
struct Open {
    kind: &'static str,
    /// Telegram's name of it in refusals.
    name: &'static str,
    start: usize,
    byte: usize,
}

const MARKS: &[(&str, &str, &str)] = &[
    ("||", "spoiler", "Spoiler"),
    ("__", "underline", "Underline"),
    ("_", "italic", "Italic"),
    ("*", "bold", "Bold"),
    ("~", "strikethrough", "Strikethrough"),
];

pub(super) fn parse(source: &str) -> Result<Formatted, String> {
    let mut walk = Walk { source, at: 0, open: Vec::new(), output: Output::default() };
    while walk.at < source.len() {
        walk.step()?;
    }
    walk.close_quote();
    match walk.open.last() {
        Some(left) => {
            Err(format!("Can't find end of {} entity at byte offset {}", left.name, left.byte))
        }
        None => Ok(walk.output.finish()),
    }
}

struct Walk<'a> {
    source: &'a str,
    at: usize,
    open: Vec<Open>,
    output: Output,
}

impl Walk<'_> {
    fn step(&mut self) -> Result<(), String> {
        let rest = &self.source[self.at..];
        let Some(c) = rest.chars().next() else {
            return Ok(());
        };
        let next = rest[c.len_utf8()..].chars().next();
        if c == '\\' && next.is_some_and(|n| n.is_ascii() && n > '\0') {
            self.output.push(next.unwrap_or(c));
            self.at += 2;
            return Ok(());
        }
        if self.starts_line() && (c == '>' || rest.starts_with("**>")) {
            self.open_quote(c);
            return Ok(());
        }
        if c == '\n' {
            self.output.push(c);
            self.at += 1;
            if !self.source[self.at..].starts_with('>') {
                self.close_quote();
            }
            return Ok(());
        }
        if c == '`' {
            return self.code();
        }
        if c == ']' {
            return self.close_link();
        }
        if c == '[' || rest.starts_with("![") {
            let length = if c == '[' { 1 } else { 2 };
            self.begin("text_link", "TextUrl", length);
            return Ok(());
        }
        if let Some((mark, kind, name)) = MARKS.iter().find(|(mark, ..)| rest.starts_with(mark)) {
            match self.open.last() {
                Some(open) if open.kind == *kind => {
                    self.at += mark.len();
                    self.end(None);
                }
                _ => self.begin(kind, name, mark.len()),
            }
            return Ok(());
        }
        if RESERVED.contains(c) {
            return Err(format!(
                "Character '{c}' is reserved and must be escaped with the preceding '\\'"
            ));
        }
        self.output.push(c);
        self.at += c.len_utf8();
        Ok(())
    }

    fn starts_line(&self) -> bool {
        self.at == 0 || self.source[..self.at].ends_with('\n')
    }

    fn begin(&mut self, kind: &'static str, name: &'static str, length: usize) {
        self.open.push(Open { kind, name, start: self.output.units, byte: self.at });
        self.at += length;
    }

    fn end(&mut self, extra: Option<(&'static str, serde_json::Value)>) {
        if let Some(open) = self.open.pop() {
            self.output.close(open.kind, open.start, extra);
        }
    }

    fn open_quote(&mut self, c: char) {
        let quoted = self.open.iter().any(|open| open.kind.ends_with("blockquote"));
        if quoted {
            self.at += 1;
        } else if c == '>' {
            self.begin("blockquote", "BlockQuote", 1);
        } else {
            self.begin("expandable_blockquote", "ExpandableBlockQuote", 3);
        }
    }

    fn close_quote(&mut self) {
        if self.open.last().is_some_and(|open| open.kind.ends_with("blockquote")) {
            self.end(None);
        }
    }

    fn code(&mut self) -> Result<(), String> {
        let rest = &self.source[self.at..];
        let fence = rest.starts_with("```");
        let (kind, name, mark) = if fence { ("pre", "Pre", "```") } else { ("code", "Code", "`") };
        let body = &rest[mark.len()..];
        let Some(length) = unescaped(body, mark) else {
            return Err(format!("Can't find end of {name} entity at byte offset {}", self.at));
        };
        let mut body = &body[..length];
        let mut extra = None;
        if fence && let Some((first, code)) = body.split_once('\n') {
            if !first.is_empty() && !first.contains(char::is_whitespace) {
                extra = Some(("language", json!(first)));
            }
            if extra.is_some() || first.is_empty() {
                body = code;
            }
        }
        let start = self.output.units;
        let mut chars = body.chars().peekable();
        while let Some(c) = chars.next() {
            let escaped = c == '\\' && chars.peek().is_some_and(char::is_ascii);
            self.output.push(if escaped { chars.next().unwrap_or(c) } else { c });
        }
        self.output.close(kind, start, extra);
        self.at += 2 * mark.len() + length;
        Ok(())
    }

    fn close_link(&mut self) -> Result<(), String> {
        if self.open.last().is_none_or(|open| open.kind != "text_link") {
            return Err(
                "Character ']' is reserved and must be escaped with the preceding '\\'".to_owned()
            );
        }
        self.at += 1;
        let mut extra = None;
        if let Some(after) = self.source[self.at..].strip_prefix('(') {
            let Some(length) = unescaped(after, ")") else {
                return Err(format!("Can't find end of a URL at byte offset {}", self.at));
            };
            let address = after[..length].replace('\\', "");
            self.at += length + 2;
            extra = super::super::markup::valid_url(&address).ok().map(|url| ("url", json!(url)));
        }
        match extra {
            Some(extra) => self.end(Some(extra)),
            None => {
                self.open.pop();
            }
        }
        Ok(())
    }
}

/// Where `mark` is that no backslash stands before.
fn unescaped(text: &str, mark: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if text[at..].starts_with(mark) {
            return Some(at);
        }
        at += c.len_utf8();
        if c == '\\' {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
    }
    None
}

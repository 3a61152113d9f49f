//! The old Markdown parse mode: no nesting, no escapes inside entities.

use serde_json::json;

use super::{Formatted, Output};

pub(super) fn parse(source: &str) -> Result<Formatted, String> {
    let mut output = Output::default();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        let escaped = rest[c.len_utf8()..].chars().next();
        match c {
            '\\' if matches!(escaped, Some('_' | '*' | '`' | '[')) => {
                output.push(escaped.unwrap_or(c));
                at += 2;
            }
            '_' | '*' | '`' | '[' => at += entity(source, at, c, &mut output)?,
            _ => {
                output.push(c);
                at += c.len_utf8();
            }
        }
    }
    Ok(output.finish())
}

fn entity(source: &str, at: usize, mark: char, output: &mut Output) -> Result<usize, String> {
    let rest = &source[at..];
    let fence = rest.starts_with("```");
    let (kind, closing) = match mark {
        '_' => ("italic", "_"),
        '*' => ("bold", "*"),
        '[' => ("text_link", "]"),
        _ if fence => ("pre", "```"),
        _ => ("code", "`"),
    };
    let opening = if fence { 3 } else { 1 };
    let Some(length) = rest[opening..].find(closing) else {
        return Err(format!("Can't find end of the entity starting at byte offset {at}"));
    };
    let mut body = &rest[opening..opening + length];
    let mut used = opening + length + closing.len();
    let mut extra = None;
    if kind == "pre"
        && let Some((first, code)) = body.split_once('\n')
    {
        if !first.is_empty() && !first.contains(char::is_whitespace) {
            extra = Some(("language", json!(first)));
        }
        if extra.is_some() || first.is_empty() {
            body = code;
        }
    }
    if kind == "text_link" {
        let address = rest[used..]
            .strip_prefix('(')
            .and_then(|after| after.find(')').map(|end| &after[..end]));
        if let Some(address) = address {
            used += address.len() + 2;
            extra = super::super::markup::valid_url(address).ok().map(|url| ("url", json!(url)));
        }
    }
    let start = output.units;
    body.chars().for_each(|c| output.push(c));
    if kind != "text_link" || extra.is_some() {
        output.close(kind, start, extra);
    }
    Ok(used)
}

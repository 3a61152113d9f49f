//! As much XML as play reports have: elements with attributes and text, in one go.

use std::collections::HashMap;

/// An element, whatever it is in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// What stands before its first child or its end.
    pub(super) text: String,
    attributes: HashMap<String, String>,
}

impl Element {
    /// An attribute's value; empty when there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.attributes.get(name).map_or("", String::as_str)
    }
}

/// All elements in the order in which they begin; none when the text is not XML.
pub(super) fn elements(text: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    if !rest.starts_with('<') {
        return found;
    }
    while let Some((_, after)) = rest.split_once('<') {
        let Some(end) = end_of_tag(after) else { return Vec::new() };
        let (tag, behind) = (&after[..end], &after[end + 1..]);
        rest = behind;
        if !tag.starts_with(['?', '!', '/']) {
            let tag = tag.strip_suffix('/').unwrap_or(tag);
            let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
            let text = behind.split('<').next().unwrap_or_default();
            found.push(Element {
                name: name.to_owned(),
                text: unescaped(text.trim()),
                attributes: attributes_of(attributes),
            });
        }
    }
    found
}

/// Where a tag's `>` is; those within quotes do not count.
fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn attributes_of(mut text: &str) -> HashMap<String, String> {
    let mut found = HashMap::new();
    while let Some((name, rest)) = text.split_once('=') {
        let rest = rest.trim_start();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { break };
        let Some((value, after)) = rest[1..].split_once(quote) else { break };
        found.insert(name.trim().to_owned(), unescaped(value));
        text = after;
    }
    found
}

fn unescaped(text: &str) -> String {
    let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    plain.replace("&apos;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_read_with_their_text_and_attributes() {
        let text = "<?xml version=\"1.0\"?>\n<root><ct>11</ct><item cmd=\"1\" name='a &gt; \"b\"' note=\"x > y\"/></root>";
        let found = elements(text);
        let names: Vec<_> = found.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["root", "ct", "item"]);
        assert_eq!(found[1].text, "11");
        assert_eq!((found[2].get("cmd"), found[2].get("name")), ("1", "a > \"b\""));
        assert_eq!((found[2].get("note"), found[2].get("other")), ("x > y", ""));
        assert!(elements("no XML").is_empty() && elements("<cut off").is_empty());
    }
}

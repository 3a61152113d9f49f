//! What Telegram marks by itself: commands, mentions, hashtags and links.

use super::Entity;

/// The entities that a plain text has.
pub(crate) fn detect(text: &str) -> Vec<Entity> {
    let mut found = Vec::new();
    let mut units = 0;
    let mut before = ' ';
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let rest = &text[at..];
        let boundary = !(before.is_alphanumeric() || matches!(before, '_' | '/' | '@' | '#'));
        let hit = boundary.then(|| entity(c, rest)).flatten();
        if let Some((kind, length)) = hit {
            let hit = &rest[..length];
            found.push(Entity {
                kind: kind.to_owned(),
                offset: units,
                length: super::units(hit),
                extra: None,
            });
            units += super::units(hit);
            before = hit.chars().last().unwrap_or(' ');
            at += length;
            continue;
        }
        units += c.len_utf16();
        before = c;
        at += c.len_utf8();
    }
    found
}

fn entity(c: char, rest: &str) -> Option<(&'static str, usize)> {
    match c {
        '/' => command(rest).map(|length| ("bot_command", length)),
        '@' => {
            let length = word(&rest[1..]);
            (4..=32).contains(&length).then_some(("mention", length + 1))
        }
        '#' => {
            let body = &rest[1..];
            let length =
                body.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(body.len());
            let number = body[..length].chars().all(|c| c.is_ascii_digit());
            (length > 0 && !number).then_some(("hashtag", length + 1))
        }
        'h' | 'H' => link(rest).map(|length| ("url", length)),
        _ => None,
    }
}

/// How many bytes of letters, digits and underscores there are.
fn word(text: &str) -> usize {
    text.bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'_').count()
}

fn command(rest: &str) -> Option<usize> {
    let name = word(&rest[1..]);
    if !(1..=64).contains(&name) {
        return None;
    }
    let mut length = 1 + name;
    if let Some(at) = rest[length..].strip_prefix('@') {
        let bot = word(at);
        if bot >= 3 {
            length += 1 + bot;
        }
    }
    let after = rest[length..].chars().next();
    let joined = after.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '<' | '>'));
    (!joined).then_some(length)
}

fn link(rest: &str) -> Option<usize> {
    let lower = rest.get(..8).unwrap_or(rest).to_ascii_lowercase();
    if !lower.starts_with("http://") && !lower.starts_with("https://") {
        return None;
    }
    let end = rest
        .find(|c: char| c.is_whitespace() || "<>\"，。；！？）》」".contains(c))
        .unwrap_or(rest.len());
    let link = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
    (link.len() > "https://".len()).then_some(link.len())
}

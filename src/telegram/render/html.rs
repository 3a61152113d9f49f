//! Names made fit for a message: one line, not too long, escaped.

/// What stands for the rest of a shortened text.
const ELLIPSIS: char = '…';

/// Escapes what Telegram's HTML gives a meaning. Quotes too, so that it fits attributes.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}

/// A text as it is read: without tags, and unescaped. For pictures.
pub(crate) fn without_marks(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut is_tag = false;
    for character in html.chars() {
        match character {
            '<' => is_tag = true,
            '>' => is_tag = false,
            _ if !is_tag => text.push(character),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    text.replace("&#39;", "'").replace("&amp;", "&")
}

/// A name for a line of a message, escaped: see [`plain`].
pub(crate) fn name(text: &str, most: usize) -> String {
    escape(&plain(text, most))
}

/// A name on one line, at most `most` UTF-16 units long (Telegram counts in these), without
/// control characters and marks that turn the direction of what follows. Not escaped: for buttons
/// and for fields that are not HTML.
pub(crate) fn plain(text: &str, most: usize) -> String {
    let words: String = text
        .chars()
        .filter(|character| !turns_direction(*character))
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = clip(&line, most);
    // Isolated, so that numbers and lengths beside an Arabic or Hebrew title keep their places.
    if line.chars().any(is_right_to_left) { format!("\u{2068}{line}\u{2069}") } else { line }
}

/// The beginning of a text, at most `most` UTF-16 units with the ellipsis.
pub(crate) fn clip(text: &str, most: usize) -> String {
    if units(text) <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let mut clipped = String::new();
    for character in text.chars() {
        let Some(rest) = left.checked_sub(character.len_utf16()) else { break };
        left = rest;
        clipped.push(character);
    }
    let mut clipped = clipped.trim_end().to_owned();
    clipped.push(ELLIPSIS);
    clipped
}

/// How long Telegram takes a text to be.
pub(crate) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn turns_direction(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// Seconds as `4:29` or `1:02:03`.
pub(crate) fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// Bytes as `3.9 MB`, as QQ Music and phones count them.
pub(crate) fn megabytes(bytes: u64) -> String {
    let tenths = bytes.saturating_add(52_429) / 104_858;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_not_followed() {
        assert_eq!(name("<b>&\"x\"", 60), "&lt;b&gt;&amp;&quot;x&quot;");
        assert_eq!(name("_a_ *b* [c](d) `e` \\", 60), "_a_ *b* [c](d) `e` \\");
    }

    #[test]
    fn long_names_are_shortened_as_telegram_counts() {
        assert_eq!(plain("晴天晴天", 4), "晴天晴天");
        assert_eq!(plain("晴天晴天晴", 4), "晴天晴…");
        assert_eq!(plain("🎵🎵🎵", 5), "🎵🎵…");
        assert!(units(&plain(&"👩‍👩‍👧".repeat(50), 60)) <= 60);
    }

    #[test]
    fn a_name_stays_on_its_line_and_in_its_direction() {
        assert_eq!(plain(" a\n\tb\u{202E}c ", 60), "a bc");
        assert_eq!(plain("שיר", 60), "\u{2068}שיר\u{2069}");
    }

    #[test]
    fn lengths_and_sizes_read_as_on_a_player() {
        assert_eq!(clock(269), "4:29");
        assert_eq!(clock(5), "0:05");
        assert_eq!(clock(3723), "1:02:03");
        assert_eq!(megabytes(4_089_446), "3.9 MB");
        assert!(megabytes(u64::MAX).ends_with(" MB"));
    }
}

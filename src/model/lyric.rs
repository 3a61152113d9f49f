//! Lyrics in the LRC form.

use super::SongMid;

/// Lyrics of a song.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lyric {
    /// The song.
    pub mid: SongMid,
    /// The lyrics as LRC: `[mm:ss.xx]text` lines. Empty for a song without lyrics.
    pub lrc: String,
    /// The translation as LRC with the same time stamps; empty when there is none.
    pub trans: String,
}

impl Lyric {
    /// Each lyric line followed by its translation, both with their time stamp.
    pub fn interleaved(&self) -> String {
        let translations = timed_lines(&self.trans);
        let mut lines = Vec::new();
        for line in self.lrc.lines().map(str::trim_end).filter(|line| !line.is_empty()) {
            lines.push(line.to_owned());
            let Some((stamp, _)) = split_stamp(line) else { continue };
            let found = translations.iter().find(|(other, _)| *other == stamp);
            if let Some((_, text)) = found.filter(|(_, text)| !text.is_empty() && *text != "//") {
                lines.push(format!("{stamp}{text}"));
            }
        }
        lines.join("\n")
    }

    /// The words alone, without time stamps and head lines, translation below each line.
    pub fn words(&self) -> String {
        let both = self.interleaved();
        let words = timed_lines(&both).into_iter().map(|(_, text)| text);
        words.collect::<Vec<_>>().join("\n").trim().to_owned()
    }
}

/// `[00:01.00]text` as stamp and text; `None` for head lines such as `[ti:…]` and plain text.
fn split_stamp(line: &str) -> Option<(&str, &str)> {
    let end = line.strip_prefix('[')?.find(']')? + 2;
    let (stamp, text) = line.split_at(end);
    let inner = &stamp[1..stamp.len() - 1];
    let timed = inner.contains(':')
        && inner.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'.'));
    timed.then(|| (stamp, text.trim()))
}

fn timed_lines(lrc: &str) -> Vec<(&str, &str)> {
    lrc.lines().filter_map(split_stamp).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lyric(lrc: &str, trans: &str) -> Lyric {
        let mid = SongMid::new("0039MnYb0qxYhV").expect("valid");
        Lyric { mid, lrc: lrc.into(), trans: trans.into() }
    }

    #[test]
    fn translation_stands_below_its_line() {
        let lyric = lyric(
            "[ti:x]\n[00:01.00]第一句\n[00:02.00]第二句\n[00:03.00]第三句",
            "[00:01.00]first\n[00:02.00]//\n[00:03.00]third",
        );
        let expected = "[ti:x]\n[00:01.00]第一句\n[00:01.00]first\n[00:02.00]第二句\n[00:03.00]第三句\n[00:03.00]third";
        assert_eq!(lyric.interleaved(), expected);
        assert_eq!(lyric.words(), "第一句\nfirst\n第二句\n第三句\nthird");
    }

    #[test]
    fn text_without_stamps_and_odd_brackets_do_not_panic() {
        for odd in ["", "[", "[]", "]", "[00:01.00", "纯音乐", "[ÄÖ:]x"] {
            let _ = lyric(odd, odd).words();
        }
    }
}

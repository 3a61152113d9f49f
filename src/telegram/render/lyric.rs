//! Lyrics, as a message when they are short and as a file when they are long.

use super::{Reply, html, list};
use crate::i18n::t;
use crate::model::{Language, Lyric, Song};

/// The longest lyrics sent as text, in UTF-16 units: with the title they stay below a message's
/// 4,096, and longer ones are no pleasure to scroll.
const TEXT: usize = 3500;
/// The longest name of a file, in UTF-16 units, without its ending.
const FILE: usize = 60;

/// How lyrics are sent.
#[derive(Debug, Clone)]
pub(crate) enum Lyrics {
    /// As a message; also the sentence for a song without any.
    Text(Reply),
    /// As a file.
    File {
        /// Its name, ending in `.lrc`.
        name: String,
        /// The LRC with translation lines interleaved.
        lrc: String,
        /// What stands under it.
        caption: Reply,
    },
}

/// The lyrics of a song, translation below each line.
pub(crate) fn lyric(language: Language, song: &Song, lyric: &Lyric) -> Lyrics {
    let title = list::song_title(language, song);
    let words = lyric.words();
    let words = if words.is_empty() { lyric.lrc.trim() } else { words.as_str() };
    if words.is_empty() {
        return Lyrics::Text(Reply::text(t!(language, "lyric-none", title = title)));
    }
    let head = t!(language, "lyric-title", title = title);
    if html::units(words) <= TEXT {
        return Lyrics::Text(Reply::text(format!("{head}\n\n{}", html::escape(words))));
    }
    Lyrics::File {
        name: file_name(song),
        lrc: lyric.interleaved(),
        caption: Reply::text(format!("{head}\n{}", t!(language, "lyric-file"))),
    }
}

/// `Singers - Title.lrc`, without what file systems do not like.
fn file_name(song: &Song) -> String {
    let whole = format!("{} - {}", song.singer_names(), song.name);
    let safe: String = html::plain(&whole, FILE)
        .chars()
        .map(|c| {
            if matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') { '_' } else { c }
        })
        .collect();
    let safe = safe.trim_matches(['.', ' ', '-']);
    let stem = if safe.is_empty() { song.mid.as_str() } else { safe };
    format!("{stem}.lrc")
}

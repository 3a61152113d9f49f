//! Lyrics: asking for them, and reading every form they come in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::json;

use super::call::{As, Call};
use super::comm::{ANDROID, Comm, VERSION};
use super::{Client, Error, Result, lenient, qrc};
use crate::model::{Credential, SongId};

/// Lyrics and translation as LRC, readable; empty where there are none.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Lyrics {
    /// The song they are of, when the answer tells; 0 for a song that is not known.
    pub(crate) song: Option<u64>,
    pub(crate) lrc: String,
    pub(crate) trans: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Data {
    #[serde(rename = "songID", deserialize_with = "lenient::maybe_number")]
    song: Option<u64>,
    #[serde(deserialize_with = "lenient::text")]
    lyric: String,
    #[serde(deserialize_with = "lenient::text")]
    trans: String,
}

impl Client {
    /// A song's lyrics: `music.musichallSong.PlayLyricInfo/GetPlayLyricInfo`.
    /// Errors: [`Error::Garbage`] for lyrics that do not decrypt.
    pub(crate) async fn lyrics(
        &self,
        song: SongId,
        credential: Option<&Credential>,
    ) -> Result<Lyrics> {
        let param = json!({
            "songId": song.value(), "crypt": 1, "lrc_t": 0, "qrc": 0, "qrc_t": 0, "roma": 0,
            "roma_t": 0, "trans": 1, "trans_t": 0, "type": 1, "ct": ANDROID, "cv": VERSION,
            "needSingingAnnotations": false,
        });
        let call = Call::new("music.musichallSong.PlayLyricInfo/GetPlayLyricInfo", param);
        let Data { song, lyric, trans } =
            self.call(As::new(Comm::Android, credential), call).await?;
        Ok(Lyrics { song, lrc: readable(&lyric)?, trans: readable(&trans)? })
    }
}

/// A field of the answer as LRC: hex is decrypted, base64 decoded, the rest is taken as it is.
fn readable(field: &str) -> Result<String> {
    let field = field.trim();
    let text = match hex_of(field) {
        Some(cipher) => qrc::decrypt(&cipher).ok_or(Error::Garbage("lyrics do not decrypt"))?,
        None => base64_of(field).unwrap_or_else(|| field.to_owned()),
    };
    let text = text.trim_start_matches('\u{feff}');
    Ok(word_by_word(text).unwrap_or_else(|| text.to_owned()))
}

/// Whole blocks in hex, at least two: shorter ones hold no zlib stream, but may be words.
fn hex_of(field: &str) -> Option<Vec<u8>> {
    const TWO_BLOCKS: usize = 32;
    let whole = field.len() >= TWO_BLOCKS && field.len().is_multiple_of(16);
    if whole { hex::decode(field).ok() } else { None }
}

fn base64_of(field: &str) -> Option<String> {
    if field.is_empty() {
        return None;
    }
    String::from_utf8(STANDARD.decode(field).ok()?).ok()
}

/// `<QrcInfos>` as LRC: its lines are `[start,length]word(start,length)…` in milliseconds.
fn word_by_word(xml: &str) -> Option<String> {
    const ATTRIBUTE: &str = "LyricContent=\"";
    if !xml.contains("<QrcInfos") {
        return None;
    }
    let start = xml.find(ATTRIBUTE)? + ATTRIBUTE.len();
    let length = xml[start..].find('"')?;
    let content = unescaped(&xml[start..start + length]);
    let lines = content.lines().map(|line| timed(line).unwrap_or_else(|| line.to_owned()));
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// `[1000,2000]Hello (1000,500)world(1500,500)` as `[00:01.00]Hello world`.
fn timed(line: &str) -> Option<String> {
    let (head, mut words) = line.trim().strip_prefix('[')?.split_once(']')?;
    let (start, _) = head.split_once(',')?;
    let start: u64 = start.trim().parse().ok()?;
    let mut text =
        format!("[{:02}:{:02}.{:02}]", start / 60_000, start / 1000 % 60, start / 10 % 100);
    while let Some(open) = words.find('(') {
        let (word, rest) = words.split_at(open);
        text.push_str(word);
        match rest[1..].split_once(')').filter(|(inner, _)| is_timing(inner)) {
            Some((_, after)) => words = after,
            // a bracket of the lyrics themselves
            None => {
                text.push('(');
                words = &rest[1..];
            }
        }
    }
    text.push_str(words);
    Some(text)
}

fn is_timing(inner: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    inner.split_once(',').is_some_and(|(start, length)| digits(start) && digits(length))
}

fn unescaped(text: &str) -> String {
    let named = [
        ("&#10;", "\n"),
        ("&#13;", ""),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        // last, so that nothing is unescaped twice
        ("&amp;", "&"),
    ];
    named.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_form_is_read() {
        let hex = "32DABB4C5E9846FA5BC0F8029167505A8AFF353107E1A0BE89B12FAB7A4054FB";
        assert_eq!(readable(hex).expect("decrypts"), "[00:01.00]测试 test\n");
        let base64 = STANDARD.encode("[00:01.00]一句");
        assert_eq!(readable(&base64).expect("decodes"), "[00:01.00]一句");
        assert_eq!(readable("[00:01.00]plain").expect("plain"), "[00:01.00]plain");
        assert_eq!(readable("").expect("none"), "");
    }

    #[test]
    fn cipher_that_does_not_decrypt_is_never_shown() {
        let broken = "00".repeat(32);
        assert!(matches!(readable(&broken), Err(Error::Garbage(_))));
    }

    #[test]
    fn word_by_word_lyrics_become_lines() {
        let xml = "<?xml version=\"1.0\"?><QrcInfos><LyricInfo LyricCount=\"1\"><Lyric_1 \
                   LyricType=\"1\" LyricContent=\"[ti:A &amp; B]&#10;[61230,2000]Hello \
                   (61230,500)world (live)(61730,500)\n[0,1](x(0,1)\"/></LyricInfo></QrcInfos>";
        let expected = "[ti:A & B]\n[01:01.23]Hello world (live)\n[00:00.00](x";
        assert_eq!(readable(xml).expect("readable"), expected);
    }

    #[test]
    fn an_escaped_escape_is_unescaped_once() {
        assert_eq!(unescaped("&amp;lt;"), "&lt;");
    }

    proptest! {
        #[test]
        fn any_field_is_taken_without_a_panic(field in ".{0,80}", line in r"\[?[0-9,()\[\]a-z]{0,30}") {
            let _ = readable(&field);
            let _ = timed(&line);
            let _ = readable(&format!("<QrcInfos LyricContent=\"{line}\""));
        }
    }
}

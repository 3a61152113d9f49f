//! The fonts inside the binary, and text as outlines.
//!
//! Four subsets of open fonts (see `fonts/ORIGIN.md`): Noto Sans CJK in regular with Simplified and
//! Traditional Chinese, Japanese, Korean and plain Latin; its bold with the more frequent part;
//! Noto Sans with the rest of Latin, Greek and Cyrillic; Noto Emoji, one colour. They are unpacked when something is drawn for the first
//! time, which takes 40 ms, and stay: 7 MB, less than unpacking them for each picture is worth.
//!
//! A character that no font has is left out, so that no empty box is ever drawn. Letters stand side
//! by side as they come: no ligatures, no kerning, no joining of emoji into one.

use std::io::Read;
use std::sync::LazyLock;

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::Error;

const SANS: &[u8] = include_bytes!("fonts/sans.otf.gz");
const BOLD: &[u8] = include_bytes!("fonts/bold.otf.gz");
const LATIN: &[u8] = include_bytes!("fonts/latin.ttf.gz");
const EMOJI: &[u8] = include_bytes!("fonts/emoji.ttf.gz");

/// Stands for the rest of a text that was too long.
const ELLIPSIS: char = '…';
/// How much of the size an emoji is moved down, to stand in the middle of its line.
const EMOJI_DROP: f32 = 0.01;
/// How wide the line around letters is that the bold font lacks, as a part of their size.
const THICKER: f32 = 0.034;
/// Emoji are wider than their neighbours are high; this makes them even.
const EMOJI_SCALE: f32 = 0.86;

static FONTS: LazyLock<Fonts> = LazyLock::new(Fonts::unpack);

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    /// For running text and names.
    Regular,
    /// For titles and numbers.
    Bold,
}

/// Letters of one size and weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Font {
    /// The size in pixels.
    pub(super) size: f32,
    /// How heavy.
    pub(super) weight: Weight,
}

struct Fonts {
    sans: Face<'static>,
    bold: Face<'static>,
    latin: Face<'static>,
    emoji: Face<'static>,
}

/// Whether the fonts inside the binary are whole. Cheap: nothing stays in memory.
/// Errors: [`Error::Font`].
pub fn check_fonts() -> Result<(), Error> {
    for (name, packed) in [("sans", SANS), ("bold", BOLD), ("latin", LATIN), ("emoji", EMOJI)] {
        let mut head = [0; 4];
        let read = flate2::read::GzDecoder::new(packed).read_exact(&mut head);
        if read.is_err() || !matches!(&head, b"OTTO" | [0, 1, 0, 0]) {
            return Err(Error::Font(name));
        }
    }
    Ok(())
}

impl Fonts {
    fn unpack() -> Self {
        Self { sans: face(SANS), bold: face(BOLD), latin: face(LATIN), emoji: face(EMOJI) }
    }

    /// The glyph of a character; `is_emoji` when a selector behind it asks for its picture.
    fn find(&'static self, character: char, weight: Weight, is_emoji: bool) -> Option<Glyph> {
        let faces = match (is_emoji, weight) {
            (true, _) => [&self.emoji, &self.sans, &self.bold, &self.latin],
            (false, Weight::Bold) => [&self.bold, &self.sans, &self.latin, &self.emoji],
            (false, Weight::Regular) => [&self.sans, &self.bold, &self.latin, &self.emoji],
        };
        faces.into_iter().find_map(|face| {
            let id = face.glyph_index(character).filter(|id| id.0 != 0)?;
            Some(Glyph { face, id, is_emoji: std::ptr::eq(face, &self.emoji) })
        })
    }
}

fn face(packed: &'static [u8]) -> Face<'static> {
    let mut bytes = Vec::new();
    let unpacked = flate2::read::GzDecoder::new(packed).read_to_end(&mut bytes);
    unpacked.expect("invariant: the fonts in the binary are whole, a test unpacks them");
    // Kept as long as the process lives, once.
    let bytes: &'static [u8] = Vec::leak(bytes);
    Face::parse(bytes, 0).expect("invariant: the fonts in the binary are fonts, a test reads them")
}

/// The outlines of a text. Either is `None` when nothing of it is to be seen.
pub(super) struct Outline {
    /// Letters as they are.
    pub(super) full: Option<Path>,
    /// Letters that the bold font lacks: regular ones, to be drawn with a line around them.
    pub(super) thin: Option<Path>,
    /// The width of that line.
    pub(super) thicker: f32,
}

/// A character as it is drawn.
#[derive(Clone, Copy)]
struct Glyph {
    face: &'static Face<'static>,
    id: GlyphId,
    is_emoji: bool,
}

impl Glyph {
    /// Pixels for each unit of the font.
    fn scale(&self, size: f32) -> f32 {
        let size = if self.is_emoji { size * EMOJI_SCALE } else { size };
        size / f32::from(self.face.units_per_em())
    }

    fn advance(&self, size: f32) -> f32 {
        f32::from(self.face.glyph_hor_advance(self.id).unwrap_or_default()) * self.scale(size)
    }
}

impl Font {
    /// Regular letters.
    pub(super) fn regular(size: f32) -> Self {
        Self { size, weight: Weight::Regular }
    }

    /// Bold letters.
    pub(super) fn bold(size: f32) -> Self {
        Self { size, weight: Weight::Bold }
    }

    /// How wide a text is, in pixels.
    pub(super) fn width(self, text: &str) -> f32 {
        self.glyphs(text).map(|glyph| glyph.advance(self.size)).sum()
    }

    /// What of the text can be drawn, on one line at most so many pixels wide: the rest is an
    /// ellipsis.
    pub(super) fn fit(self, text: &str, most: f32) -> String {
        let line = drawable(text);
        if self.width(&line) <= most {
            return line;
        }
        let dots = self.width(&ELLIPSIS.to_string());
        let mut wide = 0.0;
        let mut end = 0;
        for (at, character) in line.char_indices() {
            wide += self.width(character.encode_utf8(&mut [0; 4]));
            if wide + dots > most {
                break;
            }
            end = at + character.len_utf8();
        }
        let mut fitting = line[..end].trim_end().to_owned();
        fitting.push(ELLIPSIS);
        fitting
    }

    /// The outlines of a text whose line begins at this point.
    pub(super) fn outline(self, text: &str, x: f32, y: f32) -> Outline {
        let mut pen = Pen { path: PathBuilder::new(), x, y, scale: 1.0 };
        let mut thin = PathBuilder::new();
        for glyph in self.glyphs(text) {
            let is_thin = self.weight == Weight::Bold
                && !glyph.is_emoji
                && !std::ptr::eq(glyph.face, &FONTS.bold);
            pen.scale = glyph.scale(self.size);
            pen.y = if glyph.is_emoji { y + self.size * EMOJI_DROP } else { y };
            if is_thin {
                std::mem::swap(&mut pen.path, &mut thin);
            }
            glyph.face.outline_glyph(glyph.id, &mut pen);
            if is_thin {
                std::mem::swap(&mut pen.path, &mut thin);
            }
            pen.x += glyph.advance(self.size);
        }
        Outline { full: pen.path.finish(), thin: thin.finish(), thicker: self.size * THICKER }
    }

    fn glyphs(self, text: &str) -> impl Iterator<Item = Glyph> {
        let fonts: &'static Fonts = &FONTS;
        let mut characters = text.chars().peekable();
        std::iter::from_fn(move || {
            loop {
                let mut character = characters.next()?;
                // In these fonts it is as wide as a Chinese character.
                if character == '’' && characters.peek().is_some_and(char::is_ascii_alphanumeric)
                {
                    character = '\'';
                }
                let is_emoji = characters.peek() == Some(&EMOJI_SELECTOR);
                let found = (!is_invisible(character))
                    .then(|| fonts.find(character, self.weight, is_emoji))
                    .flatten();
                if found.is_some() {
                    return found;
                }
            }
        })
    }
}

/// What of a text can be drawn, on one line. Empty when no letter of it can: its punctuation alone
/// says nothing.
pub(super) fn drawable(text: &str) -> String {
    let has = |character: char| {
        character.is_whitespace()
            || is_invisible(character)
            || FONTS.find(character, Weight::Regular, false).is_some()
    };
    let is_whole = text.chars().all(has);
    let kept: String = text.chars().filter(|character| has(*character)).collect();
    let says = |character: char| match is_whole {
        true => !character.is_whitespace() && !is_invisible(character),
        false => character.is_alphanumeric(),
    };
    if !kept.chars().any(says) {
        return String::new();
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Behind a character: draw it as a picture.
const EMOJI_SELECTOR: char = '\u{FE0F}';

/// Marks that join, select or turn others, and the skin tones behind an emoji.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
        || matches!(character, '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{20E3}' | '\u{FEFF}')
        || matches!(character, '\u{E0000}'..='\u{E01EF}')
}

/// Puts a glyph's outline where it belongs; the font's y grows upwards, the picture's downwards.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let ((x1, y1), (x, y)) = (self.at(x1, y1), self.at(x, y));
        self.path.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let ((x1, y1), (x2, y2), (x, y)) = (self.at(x1, y1), self.at(x2, y2), self.at(x, y));
        self.path.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    /// Names in every script that is promised, and emoji.
    const SAMPLES: [&str; 9] = [
        "简体中文：雨声来的时候、《晴天》！",
        "繁體中文：愛情釀的酒與無盡的風，臺灣鳳凰龜",
        "粵語：佢哋嘅歌喺邊度呀",
        "日本語：海辺のカーニバル ヴァイオリン 々〆ヵ",
        "한국어: 비 오는 골목 꿻뷁",
        "Latin: Ångström Čeština Việt Łódź “quotes” – €5 №1 ½ ×",
        "Ελληνικά Русский",
        "♪♫★☆♥①②→ ﾊﾝｶｸ ＦＵＬＬ",
        "🎵🎧😀❤🔥🌧🎉👍🏻🇨🇳👨‍👩‍👧☀️",
    ];

    #[test]
    fn the_fonts_are_whole() {
        check_fonts().expect("whole");
        assert_eq!(FONTS.sans.units_per_em(), 1000);
    }

    #[test]
    fn every_promised_script_has_glyphs_that_are_not_the_empty_box() {
        let missing = |face: &Face<'static>| {
            let mut pen = Pen { path: PathBuilder::new(), x: 0.0, y: 0.0, scale: 1.0 };
            face.outline_glyph(GlyphId(0), &mut pen);
            pen.path.finish()
        };
        for sample in SAMPLES {
            for character in
                sample.chars().filter(|one| !one.is_whitespace() && !is_invisible(*one))
            {
                for weight in [Weight::Regular, Weight::Bold] {
                    let glyph = FONTS.find(character, weight, false);
                    let glyph = glyph.unwrap_or_else(|| panic!("no glyph for {character}"));
                    let mut pen = Pen { path: PathBuilder::new(), x: 0.0, y: 0.0, scale: 1.0 };
                    glyph.face.outline_glyph(glyph.id, &mut pen);
                    let outline = pen.path.finish();
                    assert!(outline.is_some(), "{character} is empty");
                    assert_ne!(outline, missing(glyph.face), "{character} is the empty box");
                }
            }
        }
    }

    #[test]
    fn every_word_of_the_cards_has_bold_letters() {
        let texts = ["en", "zh"].map(|language| {
            let file = format!("{}/locales/{language}/qqmusic_bot.ftl", env!("CARGO_MANIFEST_DIR"));
            std::fs::read_to_string(file).expect("reads")
        });
        let words = texts
            .iter()
            .flat_map(|text| text.lines())
            .filter(|line| line.starts_with("report-card"));
        for character in words.flat_map(str::chars).filter(|one| !one.is_whitespace()) {
            assert!(FONTS.bold.glyph_index(character).is_some(), "{character}");
        }
        assert_eq!(Language::ALL.len(), 2, "a new language needs a look at its cards");
    }

    #[test]
    fn what_no_font_has_is_left_out() {
        let font = Font::regular(40.0);
        assert_eq!(font.width("\u{10FFFF}\u{200D}\u{FE0F}"), 0.0);
        assert_eq!(font.width("a\u{10FFFF}b"), font.width("ab"));
        assert!(font.outline("\u{E000}", 0.0, 0.0).full.is_none());
    }

    #[test]
    fn scripts_without_glyphs_leave_no_trace_and_no_bare_punctuation() {
        for text in ["شكراً (مباشر)", "שלום - עולם", "เพลงรัก…", "हिन्दी!", " \u{200D}\n", ""]
        {
            assert_eq!(drawable(text), "", "{text}");
            assert_eq!(Font::regular(40.0).fit(text, 500.0), "", "{text}");
        }
        for (text, kept) in [
            ("Love ไทย  Song", "Love Song"),
            ("雨声 מוזיקה 2", "雨声 2"),
            ("!!!", "!!!"),
            ("🎵", "🎵"),
        ] {
            assert_eq!(drawable(text), kept);
        }
    }

    #[test]
    fn a_long_text_ends_with_an_ellipsis_within_its_width() {
        let font = Font::bold(40.0);
        assert_eq!(font.fit("  short \n text ", 1000.0), "short text");
        for text in ["很长的歌名".repeat(20), "W".repeat(100), "🎵".repeat(50)] {
            let fitting = font.fit(&text, 300.0);
            assert!(fitting.ends_with(ELLIPSIS) && font.width(&fitting) <= 300.0, "{fitting}");
            assert!(font.width(&fitting) > 200.0, "{fitting}");
        }
        assert_eq!(font.fit("anything", 1.0), "…");
    }
}

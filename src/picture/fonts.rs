//! The fonts inside the binary, and text as outlines.
//!
//! Subsets of open fonts (see `fonts/ORIGIN.md`): Noto Sans CJK in regular with Simplified and
//! Traditional Chinese, Japanese, Korean and plain Latin; its bold with the more frequent part;
//! Noto Sans with the rest of Latin, Greek and Cyrillic; Noto Emoji, one colour. They are unpacked when something is drawn for the first
//! time, which takes 40 ms, and stay: 7 MB, less than unpacking them for each picture is worth.
//! Chinese characters have the shapes of Simplified Chinese; the words of the cards have those of
//! their own language, from small fonts for the few letters that differ.
//!
//! A character that no font has is left out, so that no empty box is ever drawn. Letters stand side
//! by side as they come: no ligatures, no kerning, no joining of emoji into one.

use std::io::Read;
use std::sync::LazyLock;

use tiny_skia::{Path, PathBuilder};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use super::Error;
use crate::model::Language;

const SANS: &[u8] = include_bytes!("fonts/sans.otf.gz");
const BOLD: &[u8] = include_bytes!("fonts/bold.otf.gz");
const LATIN: &[u8] = include_bytes!("fonts/latin.ttf.gz");
const EMOJI: &[u8] = include_bytes!("fonts/emoji.ttf.gz");
/// The regular and bold letters that a language draws otherwise.
const FORMS: [(Language, &[u8], &[u8]); 2] = [
    (Language::Ja, include_bytes!("fonts/sans-ja.otf.gz"), include_bytes!("fonts/bold-ja.otf.gz")),
    (
        Language::ZhHant,
        include_bytes!("fonts/sans-zh-hant.otf.gz"),
        include_bytes!("fonts/bold-zh-hant.otf.gz"),
    ),
];

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
    forms: [Forms; FORMS.len()],
}

/// The letters that a language draws otherwise.
struct Forms {
    language: Language,
    sans: Face<'static>,
    bold: Face<'static>,
}

/// Whether the fonts inside the binary are whole. Cheap: nothing stays in memory.
/// Errors: [`Error::Font`].
pub fn check_fonts() -> Result<(), Error> {
    let fonts = [("sans", SANS), ("bold", BOLD), ("latin", LATIN), ("emoji", EMOJI)];
    let forms = FORMS.into_iter().flat_map(|(_, sans, bold)| [("forms", sans), ("forms", bold)]);
    for (name, packed) in fonts.into_iter().chain(forms) {
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
        let forms = FORMS.map(|(language, sans, bold)| Forms {
            language,
            sans: face(sans),
            bold: face(bold),
        });
        Self { sans: face(SANS), bold: face(BOLD), latin: face(LATIN), emoji: face(EMOJI), forms }
    }

    /// The glyph of a character, in the shape that a language gives it; `is_emoji` when a selector
    /// behind it asks for its picture.
    fn find(
        &'static self,
        character: char,
        weight: Weight,
        is_emoji: bool,
        language: Option<Language>,
    ) -> Option<Glyph> {
        let forms = self.forms.iter().find(|forms| Some(forms.language) == language);
        let own = forms.map(|forms| match weight {
            Weight::Bold => &forms.bold,
            Weight::Regular => &forms.sans,
        });
        let faces = match (is_emoji, weight) {
            (true, _) => [&self.emoji, &self.sans, &self.bold, &self.latin],
            (false, Weight::Bold) => [&self.bold, &self.sans, &self.latin, &self.emoji],
            (false, Weight::Regular) => [&self.sans, &self.bold, &self.latin, &self.emoji],
        };
        own.into_iter().chain(faces).find_map(|face| {
            let id = face.glyph_index(character).filter(|id| id.0 != 0)?;
            let is_emoji = std::ptr::eq(face, &self.emoji);
            let is_bold =
                own.is_some_and(|own| std::ptr::eq(face, own)) || std::ptr::eq(face, &self.bold);
            Some(Glyph { face, id, is_emoji, is_bold })
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
    /// Whether bold letters, where those were asked for, are bold by themselves.
    is_bold: bool,
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
        // Every shape of a character is as wide.
        self.glyphs(text, None).map(|glyph| glyph.advance(self.size)).sum()
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

    /// What of the text can be drawn, on so many lines at most, each at most so many pixels wide;
    /// broken at spaces where there are some near the end of a line.
    pub(super) fn wrap(self, text: &str, most: f32, lines: usize) -> Vec<String> {
        let mut rest = drawable(text);
        let mut wrapped = Vec::new();
        while !rest.is_empty() && wrapped.len() + 1 < lines && self.width(&rest) > most {
            let mut wide = 0.0;
            let fits = |&(_, letter): &(usize, char)| {
                wide += self.width(letter.encode_utf8(&mut [0; 4]));
                wide <= most
            };
            let end = rest.char_indices().take_while(fits).last();
            let end = end.map_or(0, |(at, letter)| at + letter.len_utf8());
            let space = rest[..end].rfind(' ').filter(|space| space * 2 > end);
            let end = if rest[end..].starts_with(' ') { end } else { space.unwrap_or(end) };
            let next = rest.split_off(end);
            wrapped.push(std::mem::replace(&mut rest, next.trim_start().to_owned()));
        }
        if !rest.is_empty() {
            wrapped.push(self.fit(&rest, most));
        }
        wrapped
    }

    /// The outlines of a text in a language, whose line begins at this point.
    pub(super) fn outline(self, text: &str, (x, y): (f32, f32), language: Language) -> Outline {
        let mut pen = Pen { path: PathBuilder::new(), x, y, scale: 1.0 };
        let mut thin = PathBuilder::new();
        for glyph in self.glyphs(text, Some(language)) {
            let is_thin = self.weight == Weight::Bold && !glyph.is_emoji && !glyph.is_bold;
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

    fn glyphs(self, text: &str, language: Option<Language>) -> impl Iterator<Item = Glyph> {
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
                    .then(|| fonts.find(character, self.weight, is_emoji, language))
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
            || FONTS.find(character, Weight::Regular, false, None).is_some()
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
mod tests;

use super::*;
use crate::i18n::t;

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
        for character in sample.chars().filter(|one| !one.is_whitespace() && !is_invisible(*one)) {
            for weight in [Weight::Regular, Weight::Bold] {
                let glyph = FONTS.find(character, weight, false, None);
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
    let texts = Language::CODES.map(|language| {
        let file = format!("{}/locales/{language}/qqmusic_bot.ftl", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(file).expect("reads")
    });
    let words =
        texts.iter().flat_map(|text| text.lines()).filter(|line| line.starts_with("report-card"));
    for character in words.flat_map(str::chars).filter(|one| !one.is_whitespace()) {
        assert!(FONTS.bold.glyph_index(character).is_some(), "{character}");
    }
}

#[test]
fn what_no_font_has_is_left_out() {
    let font = Font::regular(40.0);
    assert_eq!(font.width("\u{10FFFF}\u{200D}\u{FE0F}"), 0.0);
    assert_eq!(font.width("a\u{10FFFF}b"), font.width("ab"));
    assert!(font.outline("\u{E000}", (0.0, 0.0), Language::Zh).full.is_none());
}

#[test]
fn scripts_without_glyphs_leave_no_trace_and_no_bare_punctuation() {
    for text in ["شكراً (مباشر)", "שלום - עולם", "เพลงรัก…", "हिन्दी!", " \u{200D}\n", ""]
    {
        assert_eq!(drawable(text), "", "{text}");
        assert_eq!(Font::regular(40.0).fit(text, 500.0), "", "{text}");
    }
    for (text, kept) in
        [("Love ไทย  Song", "Love Song"), ("雨声 מוזיקה 2", "雨声 2"), ("!!!", "!!!"), ("🎵", "🎵")]
    {
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

#[test]
fn words_have_the_shapes_of_their_language() {
    let drawn = |text: &str, language| {
        let Outline { full, thin, .. } = Font::bold(40.0).outline(text, (0.0, 0.0), language);
        assert!(thin.is_none(), "{text} has bold letters");
        full
    };
    let japanese = t!(Language::Ja, "report-card-week");
    assert_ne!(drawn(&japanese, Language::Ja), drawn(&japanese, Language::Zh));
    let traditional = t!(Language::ZhHant, "report-card-unknown-today");
    assert_ne!(drawn(&traditional, Language::ZhHant), drawn(&traditional, Language::Zh));
    assert_eq!(drawn("一二三", Language::Ja), drawn("一二三", Language::Zh));
}

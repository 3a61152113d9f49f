//! Language and quality, with buttons to change them.

use super::buttons::{press, rows};
use super::{Reply, card};
use crate::i18n::t;
use crate::model::{Language, Quality, Settings};
use crate::telegram::callback::Callback;

/// The quality of audio when nobody named one: the one that every song has.
pub(crate) const DEFAULT_QUALITY: Quality = Quality::Mp3_128;

/// What is chosen in a private chat or a group, with a button for each choice.
pub(crate) fn settings(language: Language, chosen: Settings, is_private: bool) -> Reply {
    let title = if is_private {
        t!(language, "settings-title")
    } else {
        t!(language, "settings-title-group")
    };
    let spoken = match chosen.language {
        Some(language) => name(language),
        None => t!(language, "settings-language-auto", language = name(language)),
    };
    let quality = match chosen.quality {
        Some(quality) => card::quality(language, quality),
        None => {
            let quality = card::quality(language, DEFAULT_QUALITY);
            t!(language, "settings-quality-auto", quality = quality)
        }
    };
    let text = [
        title,
        t!(language, "settings-language", language = spoken),
        t!(language, "settings-quality", quality = quality),
        t!(language, "settings-hint"),
    ];
    let languages = Language::ALL.map(|one| {
        press(marked(name(one), chosen.language == Some(one)), &Callback::Language(one))
    });
    let qualities = Quality::ALL.map(|one| {
        let label = marked(card::quality(language, one), chosen.quality == Some(one));
        press(label, &Callback::Quality(one))
    });
    Reply {
        buttons: rows([languages.to_vec(), qualities.to_vec()]),
        ..Reply::text(text.join("\n"))
    }
}

/// A language's name in itself.
fn name(language: Language) -> String {
    t!(language, "settings-language-name")
}

fn marked(label: String, is_chosen: bool) -> String {
    if is_chosen { format!("✓ {label}") } else { label }
}

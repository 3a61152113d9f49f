//! Language, quality and the look of pictures of a person, and what they allow, with buttons to
//! change it. A group's settings are in [`group`](super::group).

use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::{Reply, card};
use crate::i18n::t;
use crate::model::{Language, Permissions, Quality, Settings, ThemeChoice};
use crate::telegram::callback::Callback;

/// The quality of audio when nobody named one: the one that every song has.
pub(crate) const DEFAULT_QUALITY: Quality = Quality::Mp3_128;

/// Languages beside each other.
const LANGUAGES: usize = 2;

/// What a person decided beside their settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Own {
    /// What they allow.
    pub(crate) permissions: Permissions,
    /// Whether they gave a key for reports.
    pub(crate) has_report_key: bool,
}

/// What a person chose and allows, with a button for each choice.
pub(crate) fn settings(language: Language, chosen: Settings, own: Own) -> Reply {
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
    let mut text = vec![
        t!(language, "settings-title"),
        t!(language, "settings-language", language = spoken),
        t!(language, "settings-quality", quality = quality),
    ];
    let mut choices = Vec::new();
    let theme = chosen.theme.unwrap_or(ThemeChoice::Light);
    text.push(t!(language, "settings-theme", theme = self::theme(language, theme)));
    let themes = ThemeChoice::ALL.map(|one| {
        let label = marked(self::theme(language, one), theme == one);
        press(label, &Callback::Theme(one))
    });
    choices.push(themes.to_vec());
    let Own { permissions: Permissions { library, accelerate }, has_report_key } = own;
    let (line, label) = if library {
        (t!(language, "settings-library-on"), t!(language, "settings-library-forbid"))
    } else {
        (t!(language, "settings-library-off"), t!(language, "settings-library-allow"))
    };
    text.push(line);
    choices.push(vec![press(label, &Callback::AllowLibrary(!library))]);
    if accelerate {
        text.push(t!(language, "settings-accelerate-on"));
        let label = t!(language, "settings-accelerate-revoke");
        choices.push(vec![press(label, &Callback::AllowAccelerate(false))]);
    }
    text.push(if has_report_key {
        let label = t!(language, "settings-key-remove");
        choices.push(vec![press(label, &Callback::ReportKeyOff)]);
        t!(language, "settings-key-given")
    } else {
        t!(language, "settings-key-absent")
    });
    text.push(t!(language, "settings-hint"));
    let qualities = Quality::ALL.map(|one| {
        let is_chosen = chosen.quality.unwrap_or(DEFAULT_QUALITY) == one;
        let label = marked(card::quality(language, one), is_chosen);
        press(label, &Callback::Quality(one))
    });
    let own = marked(t!(language, "settings-language-app"), chosen.language.is_none());
    let own = vec![press(own, &Callback::Language(None))];
    let languages = [own].into_iter().chain(languages(chosen.language));
    Reply {
        buttons: rows(languages.chain([qualities.to_vec()]).chain(choices)),
        ..Reply::text(text.join("\n"))
    }
}

/// A button for each language, in itself.
pub(super) fn languages(chosen: Option<Language>) -> Vec<Vec<InlineKeyboardButton>> {
    let languages = Language::ALL
        .map(|one| press(marked(name(one), chosen == Some(one)), &Callback::Language(Some(one))));
    languages.chunks(LANGUAGES).map(<[_]>::to_vec).collect()
}

/// A language's name in itself.
pub(super) fn name(language: Language) -> String {
    t!(language, "settings-language-name")
}

/// How pictures look, in words.
fn theme(language: Language, theme: ThemeChoice) -> String {
    match theme {
        ThemeChoice::Light => t!(language, "settings-theme-light"),
        ThemeChoice::Dark => t!(language, "settings-theme-dark"),
        ThemeChoice::ByTime => t!(language, "settings-theme-auto"),
    }
}

/// A label, marked when it is what was chosen.
pub(super) fn marked(label: String, is_chosen: bool) -> String {
    if is_chosen { format!("✓ {label}") } else { label }
}

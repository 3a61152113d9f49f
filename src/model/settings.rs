//! What a person or a group chose.

use super::{LoginKind, Quality, ThemeChoice};

/// The languages of the chat. A new one is this enum, [`ALL`](Self::ALL), its
/// [`code`](Self::code) and a folder in `locales/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// Traditional Chinese, as written in Taiwan.
    ZhHant,
    /// English, the fallback.
    En,
    /// Japanese.
    Ja,
}

impl Language {
    /// Every language, in the order it is offered.
    pub const ALL: [Self; 4] = [Self::Zh, Self::ZhHant, Self::En, Self::Ja];

    /// The [`code`](Self::code) of each, in the same order.
    pub const CODES: [&'static str; Self::ALL.len()] = {
        let mut codes = [""; Self::ALL.len()];
        let mut at = 0;
        while at < codes.len() {
            codes[at] = Self::ALL[at].code();
            at += 1;
        }
        codes
    };

    /// The code used in settings, in the store, in the HTTP API and in `locales/`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::ZhHant => "zh-Hant",
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// The two letters before any script or region, by which Telegram keeps menus and names. Both
    /// kinds of Chinese have the same.
    pub fn primary(self) -> &'static str {
        self.code().split('-').next().unwrap_or_default()
    }

    /// The language with exactly this [`code`](Self::code), in either case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// What fits a code as Telegram and browsers send it (`zh-hans`, `zh-TW`, `pt-br`): Chinese by
    /// its script, else by where it is read. Unknown ones fall to English.
    pub fn negotiate(code: &str) -> Self {
        let code = code.to_ascii_lowercase();
        let mut parts = code.split(['-', '_']);
        let primary = parts.next().unwrap_or_default();
        let has = |names: &[&str]| parts.clone().any(|part| names.contains(&part));
        // Who chooses Cantonese reads traditional letters.
        let is_traditional = primary == "yue" || has(&["hant", "tw", "hk", "mo"]);
        match primary {
            "zh" | "yue" if is_traditional && !has(&["hans"]) => Self::ZhHant,
            "zh" | "yue" => Self::Zh,
            _ => Self::from_code(primary).unwrap_or(Self::En),
        }
    }
}

/// The choices of a person, or of a group. `None` means not chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of answers.
    pub language: Option<Language>,
    /// The quality of audio when none is named.
    pub quality: Option<Quality>,
    /// How the person logged in last with a login that renews itself, offered first the next time.
    pub login_kind: Option<LoginKind>,
    /// The language of the person's Telegram when they last wrote in private: for what is told
    /// without being asked, where none was chosen. Of a group: in which a login was lent there last.
    pub app_language: Option<Language>,
    /// How pictures look that are drawn for the person; light when not chosen. Of a person only.
    pub theme: Option<ThemeChoice>,
}

/// What a person allowed beyond what was asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Permissions {
    /// Coin tasks may change favourites and follows.
    pub library: bool,
    /// Plays may be reported, after the warning.
    pub accelerate: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_found_by_its_code() {
        for (language, code) in Language::ALL.into_iter().zip(Language::CODES) {
            assert_eq!(language.code(), code);
            assert_eq!(Language::from_code(&code.to_lowercase()), Some(language));
            assert_eq!(Language::negotiate(code), language);
            assert_eq!(language.primary().len(), 2, "as Telegram wants it");
        }
    }

    #[test]
    fn telegram_codes_are_negotiated() {
        assert_eq!(Language::negotiate("zh-hans"), Language::Zh);
        assert_eq!(Language::negotiate("zh"), Language::Zh);
        for code in ["zh-hant", "zh-TW", "zh_HK", "zh-MO", "zh-Hant-HK", "yue"] {
            assert_eq!(Language::negotiate(code), Language::ZhHant, "{code}");
        }
        for code in ["zh-Hans-HK", "zh-CN", "zh-SG", "yue-Hans"] {
            assert_eq!(Language::negotiate(code), Language::Zh, "{code}");
        }
        assert_eq!(Language::negotiate("ja-JP"), Language::Ja);
        assert_eq!(Language::negotiate("pt-br"), Language::En);
        assert_eq!(Language::negotiate(""), Language::En);
    }
}

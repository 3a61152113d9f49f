//! What a person or a group chose.

use super::{LoginKind, Quality};

/// The languages of the chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese.
    Zh,
    /// English, the fallback.
    En,
}

impl Language {
    /// Every language, in the order it is offered.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The code used in settings, in `locales/` and toward Telegram's menus.
    pub fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language with exactly this [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// What fits a code as Telegram sends it (`zh-hans`, `zh-TW`, `pt-br`); unknown ones fall to English.
    pub fn negotiate(code: &str) -> Self {
        let primary = code.split(['-', '_']).next().unwrap_or_default();
        Self::from_code(primary).unwrap_or(Self::En)
    }
}

/// The choices of a person, or of a group. `None` means not chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of answers.
    pub language: Option<Language>,
    /// The quality of audio when none is named.
    pub quality: Option<Quality>,
    /// How the person logged in last, offered first the next time.
    pub login_kind: Option<LoginKind>,
    /// The language of the person's Telegram when they last wrote in private: for what is told
    /// without being asked, where none was chosen.
    pub app_language: Option<Language>,
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
    fn telegram_codes_are_negotiated() {
        assert_eq!(Language::negotiate("zh-hans"), Language::Zh);
        assert_eq!(Language::negotiate("zh"), Language::Zh);
        assert_eq!(Language::negotiate("pt-br"), Language::En);
        assert_eq!(Language::negotiate(""), Language::En);
    }
}

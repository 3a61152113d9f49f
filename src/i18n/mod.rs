//! The texts that people read, from `locales/`.
//!
//! One loader per [`Language`], built on first use from files inside the binary. Texts are asked
//! for by `t!`, which the compiler checks against English: an unknown key or argument does not build.
//! A test keeps the other languages level with it, so none needs another one behind it. Arguments that are numbers get
//! their thousands apart: what is no amount (an id, a year, a code) is given as text.

mod letters;
mod number;

use std::sync::OnceLock;

use i18n_embed::LanguageLoader;
use i18n_embed::fluent::FluentLanguageLoader;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::model::Language;

pub(crate) use letters::folded;
pub(crate) use number::grouped;

/// The name of the files in `locales/`, as in `i18n.toml`.
const DOMAIN: &str = "qqmusic_bot";

#[derive(RustEmbed)]
#[folder = "locales/"]
struct Locales;

/// By the place of the variant in [`Language`].
static LOADERS: [OnceLock<FluentLanguageLoader>; Language::ALL.len()] =
    [const { OnceLock::new() }; Language::ALL.len()];

/// The texts of a language, for `t!`.
pub fn loader(language: Language) -> &'static FluentLanguageLoader {
    LOADERS[language as usize].get_or_init(|| load(language))
}

fn load(language: Language) -> FluentLanguageLoader {
    // Its own fallback: English behind each language would be held once a language.
    let loader = FluentLanguageLoader::new(DOMAIN, identifier(language));
    loader
        .load_languages(&Locales, &[identifier(language)])
        .expect("the locales are inside the binary and are parsed by a test");
    // Isolation marks around arguments are invisible, but Telegram counts and copies them.
    loader.set_use_isolating(false);
    loader.with_bundles_mut(|bundle| bundle.set_formatter(Some(number::formatted)));
    loader
}

fn identifier(language: Language) -> LanguageIdentifier {
    language.code().parse().expect("language codes are valid identifiers")
}

/// The text with a key in a language: `t!(language, "search-title", query = query)`.
///
/// Arguments are put in as they are. Where the text becomes HTML, escape them first
/// (`telegram::render` does).
macro_rules! t {
    ($language:expr, $($rest:tt)*) => {
        i18n_embed_fl::fl!($crate::i18n::loader($language), $($rest)*)
    };
}
pub(crate) use t;

#[cfg(test)]
mod tests;

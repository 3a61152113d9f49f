//! What the bot is called and how it describes itself, in each language.

use super::sender::{About, SendError};
use super::{Ctx, menus};
use crate::i18n::t;
use crate::model::Language;

/// Sets what is not so yet, unless the owner keeps the profile as it is. A failure costs the rest
/// of it until the next start, and is logged: Telegram lets a name be changed a few times a day.
pub(super) async fn set(ctx: &Ctx) {
    if !ctx.config.telegram.profile {
        return;
    }
    if let Err(error) = set_all(ctx).await {
        tracing::warn!(%error, "the bot's name and descriptions could not be set");
    }
}

async fn set_all(ctx: &Ctx) -> Result<(), SendError> {
    for (code, language) in menus::readers(ctx.config.telegram.language) {
        for about in About::ALL {
            let text = text(language, about);
            // Telegram gives what people see: the text for everybody is enough where it fits.
            if ctx.sender.about(about, code).await.is_ok_and(|present| present == text) {
                continue;
            }
            ctx.sender.set_about(about, &text, code).await?;
        }
    }
    Ok(())
}

fn text(language: Language, about: About) -> String {
    match about {
        About::Name => t!(language, "bot-name"),
        About::Description => t!(language, "bot-description"),
        About::ShortDescription => t!(language, "bot-about"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_as_short_as_telegram_wants_it() {
        for language in Language::ALL {
            for (about, most) in
                [(About::Name, 64), (About::Description, 512), (About::ShortDescription, 120)]
            {
                let length = text(language, about).encode_utf16().count();
                assert!((1..=most).contains(&length), "{about:?} in {}: {length}", language.code());
            }
        }
    }
}

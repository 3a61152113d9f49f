//! `/settings` in private: language and quality, how pictures look, what the person allows, their key
//! for reports. Those of a group are in [`group::settings`].

use std::sync::Arc;

use super::{Conversation, report_key};
use crate::i18n::{folded, t};
use crate::model::{Language, Permissions, Quality, Settings, ThemeChoice};
use crate::telegram::render::{Reply, html, settings};
use crate::telegram::{Ctx, group, menus};

/// How much of what was not understood is repeated.
const SHOWN: usize = 60;

/// `/settings`, `/settings lang zh`, `/settings quality 320`, `/settings theme dark`,
/// `/settings key qmk-…`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    if let Some(value) = key_words(args) {
        return report_key::command(ctx, to, value).await;
    }
    if !to.is_private() && matches!(Choice::read(args), Some(Choice::Theme(_))) {
        to.reply(ctx, Reply::text(t!(to.language, "settings-theme-own"))).await?;
        return Ok(());
    }
    if !to.is_private() {
        return group::settings::command(ctx, to, args).await;
    }
    if args.is_empty() {
        let reply = shown(ctx, to, to.language, to.settings).await?;
        to.reply(ctx, reply).await?;
        return Ok(());
    }
    let Some(choice) = Choice::read(args) else {
        let text = t!(to.language, "settings-bad", text = html::name(args, SHOWN));
        to.reply(ctx, Reply::text(text)).await?;
        return Ok(());
    };
    let (language, chosen) = save(ctx, to, choice).await?;
    let mut reply = shown(ctx, to, language, chosen).await?;
    reply.html.0 = format!("{}\n\n{}", t!(language, "settings-saved"), reply.html.0);
    to.reply(ctx, reply).await?;
    Ok(())
}

/// The button of a language, or of that of whoever asks.
pub(super) async fn choose_language(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    language: Option<Language>,
) -> anyhow::Result<()> {
    if !to.is_private() {
        return group::settings::choose_language(ctx, to, language).await;
    }
    choose(ctx, to, Choice::Language(language)).await
}

/// The quality button.
pub(super) async fn choose_quality(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    quality: Quality,
) -> anyhow::Result<()> {
    if !to.is_private() {
        return group::settings::choose_quality(ctx, to, quality).await;
    }
    choose(ctx, to, Choice::Quality(quality)).await
}

/// The button of how pictures look.
pub(super) async fn choose_theme(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    theme: ThemeChoice,
) -> anyhow::Result<()> {
    choose(ctx, to, Choice::Theme(theme)).await
}

async fn choose(ctx: &Arc<Ctx>, to: &Conversation, choice: Choice) -> anyhow::Result<()> {
    let (language, chosen) = save(ctx, to, choice).await?;
    let reply = shown(ctx, to, language, chosen).await?;
    ctx.sender.edit_text(to.chat(), to.message, &reply.html, reply.buttons).await?;
    Ok(())
}

/// The button that allows, or forbids again, that coin tasks change favourites and follows.
pub(super) async fn allow_library(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    allowed: bool,
) -> anyhow::Result<()> {
    allow(ctx, to, |permissions| permissions.library = allowed).await
}

/// The button that takes the consent to reported plays back.
pub(super) async fn allow_accelerate(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    allowed: bool,
) -> anyhow::Result<()> {
    allow(ctx, to, |permissions| permissions.accelerate = allowed).await
}

async fn allow(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    change: impl FnOnce(&mut Permissions),
) -> anyhow::Result<()> {
    let mut permissions = ctx.service.permissions(to.person).await?;
    change(&mut permissions);
    ctx.service.save_permissions(to.person, permissions).await?;
    let reply = shown(ctx, to, to.language, to.settings).await?;
    ctx.sender.edit_text(to.chat(), to.message, &reply.html, reply.buttons).await?;
    Ok(())
}

/// What the person chose and allows.
async fn shown(
    ctx: &Ctx,
    to: &Conversation,
    language: Language,
    chosen: Settings,
) -> anyhow::Result<Reply> {
    let own = settings::Own {
        permissions: ctx.service.permissions(to.person).await?,
        has_report_key: ctx.service.has_report_key(&to.caller).await?,
    };
    Ok(settings::settings(language, chosen, own))
}

/// The words behind `key`, perhaps none; a key without that word is one too.
fn key_words(args: &str) -> Option<&str> {
    let (what, value) = args.split_once(char::is_whitespace).unwrap_or((args, ""));
    if matches!(folded(what).as_str(), "key" | "密钥" | "金钥" | "キー") {
        return Some(value.trim());
    }
    report_key::holds_key(args).then_some(args)
}

/// Saves a choice; gives the language to answer in and all that is chosen now.
async fn save(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    choice: Choice,
) -> anyhow::Result<(Language, Settings)> {
    let chosen = match choice {
        Choice::Language(language) => Settings { language, ..to.settings },
        Choice::Quality(quality) => Settings { quality: Some(quality), ..to.settings },
        Choice::Theme(theme) => Settings { theme: Some(theme), ..to.settings },
    };
    ctx.service.save_settings(to.chat(), chosen).await?;
    let language = chosen.language.unwrap_or(to.app_language);
    if chosen.language != to.settings.language {
        let (ctx, chat) = (Arc::clone(ctx), to.chat());
        let tasks = ctx.tasks.clone();
        tasks.spawn(async move {
            match chosen.language {
                Some(language) => menus::set_chat(&ctx, chat, language).await,
                None => menus::unset_own(&ctx, chat, language).await,
            }
        });
    }
    Ok((language, chosen))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Language(Option<Language>),
    Quality(Quality),
    Theme(ThemeChoice),
}

impl Choice {
    fn read(args: &str) -> Option<Self> {
        let (what, value) = args.split_once(char::is_whitespace)?;
        let value = value.trim();
        match folded(what).as_str() {
            "lang" | "language" | "语言" | "言语" => language(value).map(Self::Language),
            "quality" | "音质" => Quality::from_name(value).map(Self::Quality),
            "theme" | "look" | "外观" | "外觀" | "テーマ" => theme(value).map(Self::Theme),
            _ => None,
        }
    }
}

/// The language that a word names; within, `None` is that of whoever asks.
pub(in crate::telegram) fn language(word: &str) -> Option<Option<Language>> {
    match folded(word).as_str() {
        "auto" | "each" | "telegram" | "自动" | "跟随" => Some(None),
        _ => Language::from_code(word).map(Some),
    }
}

fn theme(word: &str) -> Option<ThemeChoice> {
    let word = folded(word);
    ThemeChoice::from_name(&word).or(match word.as_str() {
        "浅色" | "淺色" | "ライト" => Some(ThemeChoice::Light),
        "深色" | "ダーク" => Some(ThemeChoice::Dark),
        "自动" | "自動" => Some(ThemeChoice::ByTime),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_read_from_words() {
        assert_eq!(Choice::read("lang zh"), Some(Choice::Language(Some(Language::Zh))));
        assert_eq!(Choice::read("lang zh-hant"), Some(Choice::Language(Some(Language::ZhHant))));
        assert_eq!(Choice::read("言語 JA"), Some(Choice::Language(Some(Language::Ja))));
        assert_eq!(Choice::read("語言 自動"), Some(Choice::Language(None)));
        assert_eq!(Choice::read("QUALITY  FLAC"), Some(Choice::Quality(Quality::Flac)));
        assert_eq!(Choice::read("theme Dark"), Some(Choice::Theme(ThemeChoice::Dark)));
        assert_eq!(Choice::read("外观 自动"), Some(Choice::Theme(ThemeChoice::ByTime)));
        for bad in ["theme", "theme pink", "lang", "lang fr", "quality 999", "zh", "colour red"] {
            assert_eq!(Choice::read(bad), None, "{bad}");
        }
    }
}

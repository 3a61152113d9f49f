//! The command menus: one per language and audience, all from the table of commands.

use serde_json::{Value, json};
use teloxide::types::BotCommand;

use super::Ctx;
use super::command::{Audience, Command};
use crate::model::{ChatId, Language};

/// Sets every menu that is not so yet. A failure costs the menu only, and is logged.
pub(super) async fn set(ctx: &Ctx) {
    let offers = |command| ctx.offers(command);
    for (code, language) in readers(ctx.config.telegram.language) {
        let private = json!({ "type": "all_private_chats" });
        set_one(ctx, &commands(language, true, offers), &private, code).await;
        let groups = json!({ "type": "all_group_chats" });
        set_one(ctx, &commands(language, false, offers), &groups, code).await;
    }
}

/// Sets the menu of one chat to the language that was chosen there.
pub(super) async fn set_chat(ctx: &Ctx, chat: ChatId, language: Language) {
    let offers = |command| ctx.offers(command);
    let scope = json!({ "type": "chat", "chat_id": chat.0 });
    set_one(ctx, &commands(language, chat.is_private(), offers), &scope, None).await;
}

/// One chat has no menu of its own any more: everybody sees it in their own language.
pub(super) async fn unset_chat(ctx: &Ctx, chat: ChatId) {
    let scope = json!({ "type": "chat", "chat_id": chat.0 });
    if let Err(error) = ctx.sender.delete_commands(&scope).await {
        tracing::warn!(%error, "a command menu could not be taken away");
    }
}

/// A person's private chat has no menu of its own any more, but for a `language` of their Telegram that
/// it does not show by itself.
pub(super) async fn unset_own(ctx: &Ctx, chat: ChatId, language: Language) {
    unset_chat(ctx, chat).await;
    set_hidden(ctx, chat, language).await;
}

/// Sets the menu of one chat whose language is none that Telegram shows by itself.
pub(super) async fn set_hidden(ctx: &Ctx, chat: ChatId, language: Language) {
    if !readers(ctx.config.telegram.language).iter().any(|(_, shown)| *shown == language) {
        set_chat(ctx, chat, language).await;
    }
}

/// Which language Telegram shows to whom: `None` is everybody whose code is none of the others.
/// Telegram knows two letters only, so of languages that share them the configured one is shown,
/// else the first.
pub(super) fn readers(configured: Language) -> Vec<(Option<&'static str>, Language)> {
    let mut readers = vec![(None, configured)];
    for language in Language::ALL {
        let code = Some(language.primary());
        if readers.iter().all(|(other, _)| *other != code) {
            let is_configured = configured.primary() == language.primary();
            readers.push((code, if is_configured { configured } else { language }));
        }
    }
    readers
}

/// Telegram is asked first: menus change rarely, and setting them is limited. One that cannot be
/// read is set.
async fn set_one(ctx: &Ctx, commands: &[BotCommand], scope: &Value, code: Option<&str>) {
    if ctx.sender.commands(scope, code).await.is_ok_and(|present| present == commands) {
        return;
    }
    if let Err(error) = ctx.sender.set_commands(commands, scope, code).await {
        tracing::warn!(%error, "a command menu could not be set");
    }
}

/// A group's menu lists only what works there.
fn commands(
    language: Language,
    is_private: bool,
    offers: impl Fn(Command) -> bool,
) -> Vec<BotCommand> {
    Command::offered()
        .filter(|command| is_private || command.audience() == Audience::Everywhere)
        .filter(|command| offers(*command))
        .map(|command| BotCommand::new(command.name(), command.summary(language)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_groups_menu_has_nothing_that_deals_with_keys() {
        let names = |is_private| {
            let menu = commands(Language::En, is_private, |command| command != Command::Convert);
            menu.into_iter().map(|command| command.command).collect::<Vec<_>>()
        };
        assert_eq!(names(true).len(), Command::ALL.len() - 2);
        assert!(!names(true).contains(&"convert".to_owned()), "it is not offered");
        assert!(!names(true).contains(&"admin".to_owned()));
        assert!(!names(false).contains(&"login".to_owned()));
        assert!(names(false).contains(&"search".to_owned()));
    }

    #[test]
    fn of_both_kinds_of_chinese_the_configured_one_is_shown() {
        let shown = |configured| {
            readers(configured)
                .into_iter()
                .map(|(code, language)| (code, language.code()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            shown(Language::En),
            [(None, "en"), (Some("zh"), "zh"), (Some("en"), "en"), (Some("ja"), "ja")]
        );
        assert_eq!(
            shown(Language::ZhHant),
            [(None, "zh-Hant"), (Some("zh"), "zh-Hant"), (Some("en"), "en"), (Some("ja"), "ja")]
        );
    }
}

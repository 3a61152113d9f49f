//! The command menus: one per language and audience, all from the table of commands.

use serde_json::{Value, json};
use teloxide::types::BotCommand;

use super::Ctx;
use super::command::{Audience, Command};
use crate::model::{ChatId, Language};

/// Sets every menu. A failure costs the menu only, and is logged.
pub(crate) async fn set(ctx: &Ctx) {
    // `None` is for every language that has no menu of its own.
    let mut menus = vec![(None, ctx.config.telegram.language)];
    menus.extend(Language::ALL.map(|language| (Some(language.code()), language)));
    for (code, language) in menus {
        let private = json!({ "type": "all_private_chats" });
        set_one(ctx, &commands(language, true), &private, code).await;
        let groups = json!({ "type": "all_group_chats" });
        set_one(ctx, &commands(language, false), &groups, code).await;
    }
}

/// Sets the menu of one chat to the language that was chosen there.
pub(crate) async fn set_chat(ctx: &Ctx, chat: ChatId, language: Language) {
    let scope = json!({ "type": "chat", "chat_id": chat.0 });
    set_one(ctx, &commands(language, chat.is_private()), &scope, None).await;
}

async fn set_one(ctx: &Ctx, commands: &[BotCommand], scope: &Value, code: Option<&str>) {
    if let Err(error) = ctx.sender.set_commands(commands, scope, code).await {
        tracing::warn!(%error, "a command menu could not be set");
    }
}

/// A group's menu lists only what works there.
fn commands(language: Language, is_private: bool) -> Vec<BotCommand> {
    Command::offered()
        .filter(|command| is_private || command.audience() == Audience::Everywhere)
        .map(|command| BotCommand::new(command.name(), command.summary(language)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_groups_menu_has_nothing_that_deals_with_keys() {
        let names = |is_private| {
            let menu = commands(Language::En, is_private);
            menu.into_iter().map(|command| command.command).collect::<Vec<_>>()
        };
        assert_eq!(names(true).len(), Command::ALL.len() - 1);
        assert!(!names(true).contains(&"admin".to_owned()));
        assert!(!names(false).contains(&"login".to_owned()));
        assert!(names(false).contains(&"search".to_owned()));
    }
}

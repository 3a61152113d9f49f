//! `/settings key`: a person's own key for the official report, taken in private only and never
//! shown. A message that holds one is deleted before anything else is done.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{Conversation, start};
use crate::i18n::t;
use crate::model::ReportKey;
use crate::service::Error;
use crate::telegram::Ctx;
use crate::telegram::command::Command;
use crate::telegram::render::{buttons, report_key as render};

/// Words that take the key away.
const REMOVE: [&str; 7] = ["off", "remove", "delete", "none", "删除", "清除", "取消"];

/// `/settings key [qmk-…|off]`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, value: &str) -> anyhow::Result<()> {
    if holds_key(value) {
        return given(ctx, to, value).await;
    }
    if !to.is_private() {
        return start::private_only(ctx, to, Command::Settings).await;
    }
    if REMOVE.contains(&value.to_lowercase().as_str()) {
        return remove(ctx, to).await;
    }
    to.reply(ctx, render::how(to.language)).await?;
    Ok(())
}

/// A message with a key, with or without the command: taken in private, only deleted in a group.
pub(super) async fn given(ctx: &Arc<Ctx>, to: &Conversation, text: &str) -> anyhow::Result<()> {
    let is_deleted = match ctx.sender.delete(to.chat(), to.message).await {
        Ok(()) => true,
        Err(error) => {
            tracing::info!(%error, "a message that holds a key could not be deleted");
            false
        }
    };
    if !to.is_private() {
        let mut reply = render::leaked(to.language, is_deleted);
        let door = to.door(ctx, &t!(to.language, "button-private"), Command::Settings);
        reply.buttons = buttons::rows([Vec::from_iter(door)]);
        to.reply(ctx, reply).await?;
        return Ok(());
    }
    let saved = match key_in(text).and_then(|key| ReportKey::parse(key).ok()) {
        Some(key) => {
            let work = ctx.service.save_report_key(&to.caller, key);
            ctx.sender.while_showing(to.place, ChatAction::Typing, work).await
        }
        None => Err(Error::ReportKeyRefused),
    };
    if let Err(error) = &saved {
        tracing::info!(%error, "a report key could not be used");
    }
    to.reply(ctx, render::taken(to.language, saved.as_ref().err(), is_deleted)).await?;
    Ok(())
}

/// The button and the word that take the key away.
pub(super) async fn remove(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let had = ctx.service.remove_report_key(&to.caller).await?;
    to.reply(ctx, render::removed(to.language, had)).await?;
    Ok(())
}

/// Whether words hold what may be a key: it must neither be searched for nor stay in a chat.
pub(super) fn holds_key(words: &str) -> bool {
    key_in(words).is_some()
}

/// What follows the prefix of a key, wherever it stands: behind a colon, in quotes.
fn key_in(words: &str) -> Option<&str> {
    let key = &words[words.find(ReportKey::PREFIX)?..];
    let is_of_key = |letter: char| letter.is_ascii_alphanumeric() || "-_.=~".contains(letter);
    let end = key.find(|letter| !is_of_key(letter)).unwrap_or(key.len());
    (end >= ReportKey::PREFIX.len() + 4).then_some(&key[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_told_from_a_song() {
        assert!(holds_key("qmk-invented01") && holds_key("my key: qmk-invented!"));
        for text in ["key=qmk-invented01", "密钥：qmk-invented01", "“qmk-invented01”。"] {
            assert_eq!(key_in(text), Some("qmk-invented01"), "{text}");
        }
        assert!(!holds_key("晴天 周杰伦") && !holds_key("qmk-") && !holds_key("off"));
    }
}

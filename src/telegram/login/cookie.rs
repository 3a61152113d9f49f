//! `/cookie`: logging in by a pasted cookie.

use std::sync::Arc;

use teloxide::types::ChatAction;

use crate::i18n::t;
use crate::service::{Error, Question};
use crate::telegram::Ctx;
use crate::telegram::command::Command;
use crate::telegram::handlers::Conversation;
use crate::telegram::render::buttons;
use crate::telegram::render::login::{self as render, Held};

/// `/cookie [cookie]` in private: asks for the cookie, or takes it.
pub(in crate::telegram) async fn command(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    text: &str,
) -> anyhow::Result<()> {
    if text.is_empty() {
        ctx.service.ask(&to.caller, to.chat(), Some(Question::Cookie)).await?;
        to.reply(ctx, render::cookie_question(to.language)).await?;
        return Ok(());
    }
    let held = delete(ctx, to).await;
    let work = ctx.service.login_by_cookie(&to.caller, text);
    let reply = match ctx.sender.while_showing(to.place, ChatAction::Typing, work).await {
        Ok(done) => {
            // A picture that still can be scanned would log in over this one.
            super::cancel(ctx, to).await?;
            render::cookie_done(to.language, &done, held)
        }
        Err(error) => {
            tracing::info!(%error, "a pasted cookie could not be used");
            if matches!(error, Error::BadCookie { .. }) && text.contains('=') {
                ctx.service.ask(&to.caller, to.chat(), Some(Question::Cookie)).await?;
            }
            render::cookie_failed(to.language, &error, held)
        }
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// A cookie that was posted in a group: it is not used, and its owner is told what to do.
pub(in crate::telegram) async fn leaked(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let held = delete(ctx, to).await;
    let mut reply = render::cookie_leaked(to.language, held);
    let door = to.door(ctx, &t!(to.language, "button-private"), Command::Login);
    reply.buttons = buttons::rows([Vec::from_iter(door)]);
    to.reply(ctx, reply).await?;
    Ok(())
}

/// Whether words that were sent without a command are a cookie; they must not be searched for.
pub(in crate::telegram) fn is_cookie(words: &str) -> bool {
    ["qm_keyst=", "qqmusic_key="].iter().any(|name| words.contains(name))
}

/// Deletes the message that holds a cookie, before anything else is done with it.
async fn delete(ctx: &Ctx, to: &Conversation) -> Held {
    match ctx.sender.delete(to.chat(), to.message).await {
        Ok(()) => Held::Deleted,
        Err(error) => {
            tracing::info!(%error, "a message that holds a cookie could not be deleted");
            Held::Stays
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_told_from_a_song() {
        assert!(is_cookie("uin=o1000000077; qm_keyst=invented"));
        assert!(is_cookie("qqmusic_key=invented"));
        assert!(!is_cookie("晴天 周杰伦"));
    }
}

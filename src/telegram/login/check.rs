//! `/check` and `/refresh`: how the stored login is doing.

use std::sync::Arc;

use teloxide::types::ChatAction;

use crate::i18n::t;
use crate::service::{Error, LoginSession};
use crate::telegram::Ctx;
use crate::telegram::command::Command;
use crate::telegram::handlers::Conversation;
use crate::telegram::render::check as render;
use crate::telegram::render::{Reply, buttons};

/// `/check`: the health of the stored login, and a login under way.
pub(in crate::telegram) async fn check(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let session = ctx.service.login(&to.caller).await?;
    let under_way = session.map(|session| under_way(ctx, to, &session));
    let work = ctx.service.health(&to.caller);
    let mut health = match ctx.sender.while_showing(to.place, ChatAction::Typing, work).await {
        Ok(health) => health,
        Err(Error::NotLoggedIn) if under_way.is_some() => {
            to.reply(ctx, Reply::text(under_way.unwrap_or_default())).await?;
            return Ok(());
        }
        Err(error) => return Err(error.into()),
    };
    let own = ctx.service.accounts(&to.caller).await?;
    // What they call it is nobody else's to read.
    let current = own.iter().find(|own| own.uin == health.uin && to.is_private());
    if let Some(name) = current.and_then(|own| own.name.clone()) {
        health.nick = name;
    }
    let mut reply = render::health(to.language, &health, to.caller.now, to.is_private());
    if to.is_private() {
        let others = render::others(to.language, &own);
        reply.html.0.extend(others.map(|others| format!("\n\n{others}")));
    }
    if let Some(under_way) = under_way {
        reply.html.0.push_str("\n\n");
        reply.html.0.push_str(&under_way);
    }
    let helps = match (health.alive, health.refreshable) {
        (true, true) => None,
        (true, false) => Some(t!(to.language, "login-button-renewing")),
        (false, _) => Some(t!(to.language, "button-login")),
    };
    let door = helps.and_then(|label| to.door(ctx, &label, Command::Login));
    reply.buttons = buttons::rows([Vec::from_iter(door)]);
    to.reply(ctx, reply).await?;
    Ok(())
}

fn under_way(ctx: &Ctx, to: &Conversation, session: &LoginSession) -> String {
    let left_s = (session.expires_at - ctx.clock.now()).num_seconds();
    render::under_way(to.language, ctx.logins.stage(session.person), left_s)
}

/// `/refresh`: new keys, now. Tells until when they work, never the keys.
pub(in crate::telegram) async fn refresh(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let work = ctx.service.refresh(&to.caller);
    let fresh = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    let reply = render::refreshed(to.language, fresh.key_ends_at(), to.caller.now);
    to.reply(ctx, reply).await?;
    Ok(())
}

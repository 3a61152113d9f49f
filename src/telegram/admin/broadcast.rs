//! What an owner tells everyone, after a look at it and a yes.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use moka::future::Cache;

use crate::i18n::t;
use crate::telegram::Ctx;
use crate::telegram::handlers::Conversation;
use crate::telegram::render::{Reply, admin as render, html};

/// The longest text, in UTF-16 units: what Telegram takes.
const LONGEST: usize = 4096;
/// How long a text waits for its yes.
const LIVES: Duration = Duration::from_secs(600);
/// How many wait.
const KEPT: u64 = 16;

/// Texts that wait for their yes, by the ids in their buttons. Forgotten with the process.
pub struct Broadcasts(Cache<String, Arc<str>>);

impl Default for Broadcasts {
    fn default() -> Self {
        Self(Cache::builder().max_capacity(KEPT).time_to_live(LIVES).build())
    }
}

impl fmt::Debug for Broadcasts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Broadcasts")
    }
}

/// `/admin broadcast <text>`: shows it with the number of people, and asks.
pub(super) async fn ask(ctx: &Arc<Ctx>, to: &Conversation, text: &str) -> anyhow::Result<()> {
    let length = html::units(text);
    if text.is_empty() || length > LONGEST {
        let reply = match text.is_empty() {
            true => t!(to.language, "admin-broadcast-empty"),
            false => t!(to.language, "admin-broadcast-long", length = length, most = LONGEST),
        };
        to.reply(ctx, Reply::text(reply)).await?;
        return Ok(());
    }
    let people = people(ctx, to).await?;
    let is_stopped = ctx.service.is_stopped().await?;
    let id = uuid::Uuid::new_v4().simple().to_string()[..16].to_owned();
    ctx.broadcasts.0.insert(id.clone(), text.into()).await;
    // As everyone will see it, then the question.
    to.reply(ctx, render::broadcast(text)).await?;
    to.reply(ctx, render::broadcast_question(to.language, &id, people, is_stopped)).await?;
    Ok(())
}

/// The answer "yes", once.
pub(in crate::telegram) async fn send(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    id: &str,
) -> anyhow::Result<()> {
    let (people, is_stopped) = (people(ctx, to).await?, ctx.service.is_stopped().await?);
    let reply = match ctx.broadcasts.0.remove(id).await {
        None => t!(to.language, "admin-broadcast-gone"),
        Some(text) => {
            if let Err(error) = ctx.service.broadcast(&text, to.caller.now).await {
                // The button can be pressed again.
                ctx.broadcasts.0.insert(id.to_owned(), text).await;
                return Err(error.into());
            }
            render::broadcast_queued(to.language, people, is_stopped)
        }
    };
    answer(ctx, to, reply).await
}

/// How many people have an agenda.
async fn people(ctx: &Ctx, to: &Conversation) -> anyhow::Result<u64> {
    Ok(ctx.service.census(to.caller.now).await?.load.known)
}

/// The answer "no".
pub(in crate::telegram) async fn dropped(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    id: &str,
) -> anyhow::Result<()> {
    ctx.broadcasts.0.invalidate(id).await;
    answer(ctx, to, t!(to.language, "admin-broadcast-dropped")).await
}

/// In place of the question.
async fn answer(ctx: &Ctx, to: &Conversation, text: String) -> anyhow::Result<()> {
    let Reply { html, buttons } = Reply::text(text);
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

//! The line that tells a person their place while they really wait: one a chat, however many
//! things they have waiting there, edited as they move up, gone when none waits any more.

use std::sync::Arc;
use std::time::Duration;

use teloxide::types::MessageId;
use tokio::time::Instant;

use super::book::Line;
use crate::telegram::handlers::Conversation;
use crate::telegram::render::queue as render;
use crate::telegram::{Ctx, Html};

/// A wait that is shorter is not told.
pub(super) const SHOWN_AFTER: Duration = Duration::from_millis(1500);
/// How often a line is edited at most: a chat takes a message a second, and songs come there too.
const EDIT_EVERY: Duration = Duration::from_secs(5);

/// Keeps the line until nothing waits in it. When the bot stops, what waits is dropped and its
/// person told what to do.
pub(super) async fn keep(ctx: Arc<Ctx>, to: Conversation, line: Line) {
    let mut shown = Shown { ctx: &ctx, to: &to, message: None };
    let mut changes = ctx.queue.changes();
    let mut next = Instant::now() + SHOWN_AFTER;
    loop {
        changes.borrow_and_update();
        if ctx.stopping.is_cancelled() {
            let dropped = ctx.queue.give_up(line);
            if dropped > 0 {
                shown.put(render::stopped(to.language, line.cost, dropped)).await;
                return;
            }
        }
        let Some(standing) = ctx.queue.standing(line) else { break };
        if Instant::now() >= next {
            shown.put(render::place(to.language, line.cost, standing)).await;
            next = Instant::now() + EDIT_EVERY;
            continue;
        }
        tokio::select! {
            _ = changes.changed() => {}
            () = tokio::time::sleep_until(next) => {}
            () = ctx.stopping.cancelled() => {}
        }
    }
    shown.take_away().await;
}

/// A message that is sent when there is something to show, and edited then.
struct Shown<'a> {
    ctx: &'a Ctx,
    to: &'a Conversation,
    message: Option<(MessageId, Html)>,
}

impl Shown<'_> {
    async fn put(&mut self, text: Html) {
        let (ctx, to) = (self.ctx, self.to);
        let put = match &self.message {
            Some((_, before)) if *before == text => return,
            Some((id, _)) => ctx.sender.edit_text(to.chat(), id.0, &text, None).await.map(|()| *id),
            None => ctx.sender.text(to.place, &text, None).await,
        };
        match put {
            Ok(id) => self.message = Some((id, text)),
            Err(error) => tracing::debug!(%error, "a place in the queue could not be told"),
        }
    }

    async fn take_away(self) {
        let Some((id, _)) = self.message else { return };
        if let Err(error) = self.ctx.sender.delete(self.to.chat(), id.0).await {
            tracing::debug!(%error, "a place in the queue could not be taken away");
        }
    }
}

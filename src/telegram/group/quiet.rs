//! Answers that leave a quiet group after a while.
//!
//! What is to be deleted stands in the store, so a restart changes nothing. What Telegram refuses
//! for good (the message is gone or too old, the bot was removed) is forgotten; what could not be
//! asked is tried again.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta};
use futures::future::join_all;

use crate::service::Fading;
use crate::telegram::sender::Faded;
use crate::telegram::{Ctx, SendError};

/// How often it is looked what is due: how late an answer may leave.
const LOOK_EVERY: Duration = Duration::from_secs(15);
/// Messages that are deleted at once.
const AT_ONCE: usize = 8;

/// Remembers answers as they are sent, in tasks of their own: `/cancel` does not undo it, and the
/// bot's end waits for them.
pub(in crate::telegram) fn remember(ctx: &Arc<Ctx>) {
    // Weak, for the service knows the sender: it asks it who is in a group.
    let (service, tasks) = (Arc::downgrade(&ctx.service), ctx.tasks.clone());
    ctx.sender.when_fading(move |Faded { chat, message, sent_at, lives }| {
        let Some(service) = service.upgrade() else { return };
        let sent_at = DateTime::from_timestamp(sent_at, 0);
        let at = sent_at.and_then(|at| at.checked_add_signed(TimeDelta::from_std(lives).ok()?));
        let Some(at) = at else { return };
        tasks.spawn(async move {
            if let Err(error) = service.fade(chat, message, at).await {
                tracing::error!(%error, "an answer of a quiet group stays, it could not be noted");
            }
        });
    });
}

/// Deletes what is due, until the bot stops.
pub(in crate::telegram) async fn work(ctx: Arc<Ctx>) {
    let mut moves = ctx.clock.moves();
    loop {
        while let Some(true) = ctx.stopping.run_until_cancelled(some(&ctx)).await {}
        tokio::select! {
            () = ctx.stopping.cancelled() => return,
            () = moves.next() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
}

/// Deletes some of what is due; tells whether there may be more.
async fn some(ctx: &Ctx) -> bool {
    let now = ctx.clock.now();
    let due = match ctx.service.fading(now, AT_ONCE).await {
        Ok(due) => due,
        Err(error) => {
            tracing::error!(%error, "what is to be deleted could not be read");
            return false;
        }
    };
    let ended = join_all(due.iter().map(|fading| is_over(ctx, fading))).await;
    let (mut gone, mut later) = (Vec::new(), Vec::new());
    for (fading, is_over) in due.iter().zip(ended) {
        if is_over { gone.push(fading.id) } else { later.push(*fading) }
    }
    if let Err(error) = ctx.service.faded(&gone, &later, now).await {
        tracing::error!(%error, "what was deleted could not be noted");
        return false;
    }
    due.len() == AT_ONCE
}

/// Deletes one; tells whether it need not be tried again.
async fn is_over(ctx: &Ctx, fading: &Fading) -> bool {
    match ctx.sender.delete(fading.chat, fading.message).await {
        Ok(()) => true,
        Err(error @ (SendError::NotSent(_) | SendError::Unsure(_))) => {
            tracing::debug!(%error, "an answer is deleted later");
            false
        }
        Err(error) => {
            tracing::debug!(%error, "an answer cannot be deleted any more");
            true
        }
    }
}

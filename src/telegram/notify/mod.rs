//! Tells people what happened by itself: a worker that takes due notices from the store's queue and
//! sends them within Telegram's limits.
//!
//! A notice leaves the queue after it was told, so that none is lost when the process dies; one that
//! was sent just before that is told twice. When Telegram's answer was lost, it may have been told
//! or not: it is told again, and says so.

mod content;
mod deliver;
mod queue;
mod reports;
mod shown;

use std::sync::Arc;

use super::Ctx;
use super::sender::Sender;

pub use shown::ShownRuns;

/// Tells what is due until the bot stops; what is on its way then is finished.
pub(super) async fn run(ctx: Arc<Ctx>) {
    tokio::join!(queue::work(&ctx), follow_groups(&ctx));
}

/// Takes note of groups that became supergroups, where sending to them told so.
async fn follow_groups(ctx: &Ctx) {
    let sender: &Sender = &ctx.sender;
    while let Some(moved) = ctx.stopping.run_until_cancelled(sender.moved()).await {
        for (from, to) in moved {
            if let Err(error) = ctx.service.chat_moved(from, to).await {
                tracing::error!(%error, "a group's new id could not be saved");
            }
        }
    }
}

//! Following a task: its message tells how far it is, until it has told the end.

use std::sync::Arc;

use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use crate::service::{Error, TaskMessage};
use crate::telegram::render::{Reply, task as render};
use crate::telegram::{Ctx, Html, SendError};

/// Goes on with the messages that had not told the end when the bot stopped.
pub(in crate::telegram) async fn resume(ctx: &Arc<Ctx>) {
    match ctx.service.task_messages().await {
        Ok(messages) => messages.into_iter().for_each(|message| spawn(ctx, message)),
        Err(error) => tracing::error!(%error, "the messages of tasks could not be read"),
    }
}

/// Follows a task in the background until its end, another message, or the bot's end.
pub(super) fn spawn(ctx: &Arc<Ctx>, message: TaskMessage) {
    let left = ctx.task_views.begin(message.task, message.message);
    let ctx = Arc::clone(ctx);
    ctx.tasks.clone().spawn(async move {
        if let Err(error) = Box::pin(follow(&ctx, &message, &left)).await {
            tracing::error!(%error, "a task cannot be followed");
        }
        ctx.task_views.end(message.task, message.message);
    });
}

async fn follow(
    ctx: &Ctx,
    message: &TaskMessage,
    left: &CancellationToken,
) -> crate::service::Result<()> {
    let (mut task, mut shown) = match ctx.service.follow_task(message.task).await {
        Ok(found) => found,
        Err(Error::NotFound) => return ctx.service.forget_task_message(message).await,
        Err(error) => return Err(error),
    };
    let mut last: Option<Html> = None;
    loop {
        let reply = render::card(message.language, &task);
        if last.as_ref() != Some(&reply.html) {
            last = Some(reply.html.clone());
            if left.is_cancelled() || !edit(ctx, message, reply).await {
                return match task.state.is_final() {
                    true => ctx.service.forget_task_message(message).await,
                    false => Ok(()),
                };
            }
        }
        if task.state.is_final() {
            return ctx.service.forget_task_message(message).await;
        }
        let next = Instant::now() + ctx.task_views.pause();
        let Some(watched) = &mut shown else { return Ok(()) };
        tokio::select! {
            () = left.cancelled() => return Ok(()),
            () = ctx.stopping.cancelled() => return Ok(()),
            changed = watched.changed() => {
                let newest = watched.borrow_and_update().clone();
                let has_ended = newest.as_ref().is_some_and(|task| task.state.is_final());
                if let Some(newest) = newest {
                    task = newest;
                }
                if changed.is_err() && !has_ended {
                    // Whoever ran it is gone; the store knows how it stands.
                    (task, shown) = ctx.service.follow_task(message.task).await?;
                }
                if has_ended {
                    continue;
                }
            }
        }
        tokio::select! {
            () = left.cancelled() => return Ok(()),
            () = ctx.stopping.cancelled() => return Ok(()),
            () = sleep_until(next) => {}
            () = ended(shown.as_mut()) => {}
        }
        let newest = shown.as_mut().and_then(|shown| shown.borrow_and_update().clone());
        task = newest.unwrap_or(task);
    }
}

/// Returns when the task that is watched has ended: that is told without a pause.
async fn ended(shown: Option<&mut tokio::sync::watch::Receiver<Option<crate::model::Task>>>) {
    match shown {
        Some(shown) => {
            let is_over = |task: &Option<crate::model::Task>| {
                task.as_ref().is_some_and(|task| task.state.is_final())
            };
            let _ = shown.wait_for(is_over).await;
        }
        None => std::future::pending().await,
    }
}

/// Shows it; tells whether the message is still there to be edited.
async fn edit(ctx: &Ctx, message: &TaskMessage, reply: Reply) -> bool {
    let Reply { html, buttons } = reply;
    match ctx.sender.edit_text(message.chat, message.message, &html, buttons).await {
        Ok(()) => true,
        Err(error @ (SendError::Blocked(_) | SendError::NotFound)) => {
            tracing::debug!(%error, "nobody is there to be told about a task");
            false
        }
        Err(error) => {
            tracing::warn!(%error, "the progress of a task could not be shown");
            true
        }
    }
}

//! Following a task: its message tells how far it is, until it has told the end.

use std::sync::Arc;

use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use crate::model::{ChatId, PersonId, Task};
use crate::service::{Error, TaskMessage};
use crate::telegram::render::{Reply, task as render};
use crate::telegram::{Ctx, Html, Place, SendError};

/// Goes on with the messages that had not told the end when the bot stopped. A task that had no
/// message yet is shown to its person in private: what comes of it is told at least once.
pub(in crate::telegram) async fn resume(ctx: &Arc<Ctx>) {
    match ctx.service.task_messages().await {
        Ok(messages) => messages.into_iter().for_each(|message| spawn(ctx, message, None)),
        Err(error) => tracing::error!(%error, "the messages of tasks could not be read"),
    }
    let unshown = ctx.service.unshown_tasks();
    match ctx.stopping.run_until_cancelled(unshown).await {
        None => {}
        Some(Ok(unshown)) => {
            for (person, task) in unshown {
                if let Err(error) = show(ctx, person, &task).await {
                    tracing::debug!(%error, "a task could not be shown to its person");
                }
            }
        }
        Some(Err(error)) => tracing::error!(%error, "the tasks without a message are not known"),
    }
}

async fn show(ctx: &Arc<Ctx>, person: PersonId, task: &Task) -> anyhow::Result<()> {
    let chat = ChatId(person.0.try_into()?);
    let settings = ctx.service.settings(chat).await?;
    let language = settings.language.unwrap_or(ctx.config.telegram.language);
    let Reply { html, buttons } = render::card(language, task);
    let message = ctx.sender.text(Place::chat(chat), &html, buttons).await?.0;
    let shown = TaskMessage { task: task.id, chat, message, language };
    ctx.service.show_task_in(&shown, ctx.clock.now()).await?;
    spawn(ctx, shown, Some(html));
    Ok(())
}

/// Follows a task in the background until its end, another message, or the bot's end. `shown` is what
/// the message says already, when that is known.
pub(super) fn spawn(ctx: &Arc<Ctx>, message: TaskMessage, shown: Option<Html>) {
    let left = ctx.task_views.begin(message.task, message.message);
    let ctx = Arc::clone(ctx);
    ctx.tasks.clone().spawn(async move {
        if let Err(error) = Box::pin(follow(&ctx, &message, &left, shown)).await {
            tracing::error!(%error, "a task cannot be followed");
        }
        ctx.task_views.end(message.task, message.message);
    });
}

async fn follow(
    ctx: &Ctx,
    message: &TaskMessage,
    left: &CancellationToken,
    mut last: Option<Html>,
) -> crate::service::Result<()> {
    let (mut task, mut shown) = match ctx.service.follow_task(message.task).await {
        Ok(found) => found,
        Err(Error::NotFound) => return ctx.service.forget_task_message(message).await,
        Err(error) => return Err(error),
    };
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
async fn ended(shown: Option<&mut tokio::sync::watch::Receiver<Option<Task>>>) {
    match shown {
        Some(shown) => {
            let is_over =
                |task: &Option<Task>| task.as_ref().is_some_and(|task| task.state.is_final());
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

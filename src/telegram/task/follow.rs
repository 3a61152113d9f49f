//! Following a task: its message tells how far it is, until it has told the end.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::{Instant, sleep_until};
use tokio_util::sync::CancellationToken;

use crate::model::{ChatId, PersonId, Task};
use crate::service::{Error, TaskMessage};
use crate::telegram::render::{Reply, task as render};
use crate::telegram::{Ctx, Html, Place, SendError};

/// How often the end of a task is tried to be told, over about a quarter of an hour.
const TRIES: u32 = 10;
/// The pause after the first try; each is twice as long as the one before.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// After so many edits that failed the end is sent in a new message.
const NEW_AFTER: u32 = 3;

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
    let shown = TaskMessage { task: task.id, chat, thread: None, message, language };
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
    let mut is_gone = false;
    loop {
        let reply = render::card(message.language, &task);
        if task.state.is_final() {
            if last.as_ref() == Some(&reply.html) || tell_end(ctx, message, left, &reply).await {
                ctx.service.forget_task_message(message).await?;
            }
            return Ok(());
        }
        if last.as_ref() != Some(&reply.html) && !is_gone && !left.is_cancelled() {
            let Reply { html, buttons } = reply;
            match ctx.sender.edit_text(message.chat, message.message, &html, buttons).await {
                Ok(()) => last = Some(html),
                Err(SendError::Blocked(_)) => return Ok(()),
                Err(SendError::NotFound) => is_gone = true,
                // The end is told all the same.
                Err(error) => tracing::debug!(%error, "the progress of a task is not shown"),
            }
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

/// Tells the end: in the message, or, when that is gone or cannot be edited, in a new one. Tells
/// whether nothing is left to tell; else the next start tries again.
async fn tell_end(
    ctx: &Ctx,
    message: &TaskMessage,
    left: &CancellationToken,
    reply: &Reply,
) -> bool {
    // A message that may have arrived is not sent again.
    let mut may_send = true;
    for tried in 0..TRIES {
        if tried > 0 {
            let pause = FIRST_PAUSE * 2_u32.pow(tried - 1);
            tokio::select! {
                () = left.cancelled() => return false,
                () = ctx.stopping.cancelled() => return false,
                () = tokio::time::sleep(pause) => {}
            }
        }
        let buttons = reply.buttons.clone();
        let edited = ctx.sender.edit_text(message.chat, message.message, &reply.html, buttons);
        let is_gone = match edited.await {
            Ok(()) => return true,
            Err(SendError::Blocked(reason)) => {
                tracing::debug!(reason, "nobody is there to be told about a task");
                return true;
            }
            Err(SendError::NotFound) => true,
            Err(error) => {
                tracing::warn!(%error, "the end of a task could not be shown");
                tried + 1 >= NEW_AFTER
            }
        };
        if left.is_cancelled() {
            return false;
        }
        if is_gone && may_send {
            let buttons = reply.buttons.clone();
            let place = Place { thread: message.thread, ..Place::chat(message.chat) };
            match ctx.sender.text(place, &reply.html, buttons).await {
                Ok(_) | Err(SendError::Blocked(_)) => return true,
                Err(error) => {
                    tracing::warn!(%error, "the end of a task could not be sent");
                    may_send = !matches!(error, SendError::Unsure(_));
                }
            }
        }
    }
    false
}

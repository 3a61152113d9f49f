//! Background tasks in the chat: `/coin`, `/coincheck`, and the message that shows the progress.
//!
//! One message shows a task; it is edited in place, and remembered, so that it goes on after a
//! restart. Whoever asks again gets a new one, and the older says where to look.

mod follow;
mod views;

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::Ctx;
use super::handlers::Conversation;
use super::render::{Reply, task as render};
use crate::i18n::t;
use crate::model::{Note, Task, TaskId};
use crate::service::{Error, TaskMessage};

pub(super) use follow::resume;
pub use views::TaskViews;

/// `/coin`: begins the coin tasks, or shows those under way.
pub(super) async fn coin(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let work = ctx.service.coin_task(&to.caller);
    let task = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    begun(ctx, to, task).await
}

/// Shows a task that was just begun, or was under way already. It is not cut off by a `/cancel` that
/// comes meanwhile: its message would be followed by nobody.
pub(super) async fn begun(ctx: &Arc<Ctx>, to: &Conversation, task: Task) -> anyhow::Result<()> {
    let (own, to) = (Arc::clone(ctx), to.clone());
    ctx.tasks.spawn(async move { Box::pin(announce(&own, &to, &task)).await }).await?
}

async fn announce(ctx: &Arc<Ctx>, to: &Conversation, task: &Task) -> anyhow::Result<()> {
    let is_new = task.created_at == to.caller.now;
    let reply =
        if is_new { render::card(to.language, task) } else { render::already(to.language, task) };
    let message = to.reply(ctx, reply).await?;
    show_in(ctx, to, task, message.0, true).await
}

/// Makes a message that says something else the one that shows the task.
pub(super) async fn show(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    task: &Task,
    message: i32,
) -> anyhow::Result<()> {
    show_in(ctx, to, task, message, false).await
}

/// Makes a message the one that shows the task, and follows it. `is_card` tells whether the message
/// says already what there is to say.
async fn show_in(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    task: &Task,
    message: i32,
    is_card: bool,
) -> anyhow::Result<()> {
    let (chat, thread) = (to.place.chat, to.place.thread);
    let shown = TaskMessage { task: task.id, chat, thread, message, language: to.language };
    let before = ctx.service.show_task_in(&shown, to.caller.now).await?;
    follow::spawn(ctx, shown, is_card.then(|| render::card(to.language, task).html));
    let older = before.filter(|older| (older.chat, older.message) != (shown.chat, message));
    if let Some(older) = older {
        let Reply { html, buttons } = render::moved(older.language);
        // It may be gone; then nobody wonders where the progress is.
        let _ = ctx.sender.edit_text(older.chat, older.message, &html, buttons).await;
    }
    Ok(())
}

/// `/coincheck [taskId]`: how far the newest task is, or one by its id.
pub(super) async fn check(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    let hint = match found(ctx, to, args).await? {
        Ok(task) if task.state.is_final() => {
            to.reply(ctx, render::card(to.language, &task)).await?;
            return Ok(());
        }
        Ok(task) => {
            let message = to.reply(ctx, render::card(to.language, &task)).await?;
            return show_in(ctx, to, &task, message.0, true).await;
        }
        Err(hint) => hint,
    };
    to.reply(ctx, Reply::text(hint)).await?;
    Ok(())
}

/// The task that is asked for, or a sentence why there is none.
async fn found(ctx: &Ctx, to: &Conversation, args: &str) -> anyhow::Result<Result<Task, String>> {
    let language = to.language;
    let id = if args.is_empty() {
        match ctx.service.latest_task(&to.caller).await? {
            Some(task) => task.id,
            None => return Ok(Err(t!(language, "task-none"))),
        }
    } else {
        match TaskId::parse(args) {
            Ok(id) => id,
            Err(_) => return Ok(Err(t!(language, "task-bad-id"))),
        }
    };
    match ctx.service.coin_check(&to.caller, id).await {
        Ok(task) => Ok(Ok(task)),
        Err(Error::NotFound) => Ok(Err(t!(language, "task-not-found"))),
        Err(error) => Err(error.into()),
    }
}

/// What became of tasks that a person stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stopped {
    /// There was none.
    Nothing,
    /// All of them ended.
    Ended,
    /// Another server may go on with one.
    Left,
}

/// Ends what the person's account has under way.
pub(super) async fn cancel(ctx: &Ctx, to: &Conversation) -> anyhow::Result<Stopped> {
    let mut stopped = Stopped::Nothing;
    loop {
        let task = match ctx.service.latest_task(&to.caller).await {
            Ok(Some(task)) if !task.state.is_final() => task,
            Ok(_) | Err(Error::NotLoggedIn) => return Ok(stopped),
            Err(error) => return Err(error.into()),
        };
        let ended = ctx.service.cancel_task(&to.caller, task.id).await?;
        let left = ended.note == Some(Note::LeftElsewhere);
        stopped = stopped.max(if left { Stopped::Left } else { Stopped::Ended });
        if !ended.state.is_final() {
            // A call is still under way; it ends when that is through.
            return Ok(stopped);
        }
    }
}

/// The button below a progress.
pub(super) async fn cancel_pressed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    id: TaskId,
) -> anyhow::Result<()> {
    let is_here = |shown: TaskMessage| (shown.chat, shown.message) == (to.chat(), to.message);
    let was_followed = ctx.service.task_message(id).await?.is_some_and(is_here);
    let task = ctx.service.cancel_task(&to.caller, id).await?;
    // Who presses at once may be ahead of the note that the message shows the task; who follows it
    // takes that away when it shows the end.
    let is_followed = was_followed || ctx.service.task_message(id).await?.is_some_and(is_here);
    if task.state.is_final() && !is_followed {
        let Reply { html, buttons } = render::card(to.language, &task);
        ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?;
    }
    Ok(())
}

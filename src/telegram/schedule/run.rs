//! "Run now" and "try again": a message that tells how far it is, and at the end how it went.

use std::sync::Arc;
use std::time::Duration;

use chrono_tz::Tz;
use tokio::time::{Instant, sleep_until};

use crate::i18n::t;
use crate::model::{Chore, Run, RunId};
use crate::service::{Error, Labels, Progress, RunEnd, Watched};
use crate::telegram::handlers::Conversation;
use crate::telegram::render::{Reply, moment, run as render};
use crate::telegram::{Ctx, Html};

/// The progress is edited at most so often, as that of tasks: a group has 20 messages a minute.
const EDIT_EVERY: Duration = Duration::from_secs(4);

/// Runs everything that is switched on.
pub(crate) async fn now(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    match ctx.service.run_now(to.person, &ctx.clock).await {
        Ok(watched) => follow(ctx, to, watched).await,
        // Nothing is switched on that is done daily.
        Err(Error::NotFound) => {
            to.reply(ctx, super::nothing_on(to)).await?;
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// Does again what did not work in a run.
pub(crate) async fn again(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    run: RunId,
    chore: Chore,
) -> anyhow::Result<()> {
    match ctx.service.try_again(to.person, run, chore, &ctx.clock).await {
        Ok(watched) => follow(ctx, to, watched).await,
        Err(Error::NotFound) => {
            to.reply(ctx, Reply::text(t!(to.language, "run-gone"))).await?;
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// Shows how far a run is, in the background: the person may ask for something else meanwhile, and
/// a `/cancel` does not leave its end untold.
async fn follow(ctx: &Arc<Ctx>, to: &Conversation, watched: Option<Watched>) -> anyhow::Result<()> {
    let Some(watched) = watched else {
        to.reply(ctx, Reply::text(t!(to.language, "run-later"))).await?;
        return Ok(());
    };
    let (own, to) = (Arc::clone(ctx), to.clone());
    ctx.tasks.spawn(async move { Box::pin(show(&own, &to, watched)).await }).await?
}

async fn show(ctx: &Arc<Ctx>, to: &Conversation, mut watched: Watched) -> anyhow::Result<()> {
    let begun = watched.borrow_and_update().clone();
    let zone = ctx.service.schedule(to.person, to.caller.now).await?.zone;
    let by = By { zone, labels: ctx.service.labels(to.person).await? };
    let shown = page(ctx, to, &by, begun.as_ref());
    let html = shown.html.clone();
    let message = to.reply(ctx, shown).await?.0;
    let (ctx, to) = (Arc::clone(ctx), to.clone());
    ctx.tasks.clone().spawn(async move {
        let last = watched.clone();
        let watching = Box::pin(follow_to_end(&ctx, &to, &by, message, watched, html));
        let seen = watching.await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the progress of a run could not be shown");
            None
        });
        let last = last.borrow().clone();
        let Some(Progress { run, notice, .. }) = last else { return };
        if seen != Some(RunEnd::Finished) {
            ctx.shown_runs.forget(run.id).await;
        }
        if let Some(notice) = notice
            && let Err(error) = ctx.service.watched(&notice, seen.is_some(), ctx.clock.now()).await
        {
            tracing::error!(%error, "that somebody saw how a run ended could not be saved");
        }
    });
    Ok(())
}

/// Edits the message while the run goes on, and once more at its end; gives the end that it shows.
async fn follow_to_end(
    ctx: &Ctx,
    to: &Conversation,
    by: &By,
    message: i32,
    mut watched: Watched,
    mut shown: Html,
) -> anyhow::Result<Option<RunEnd>> {
    loop {
        let next = Instant::now() + EDIT_EVERY;
        let progress = watched.borrow_and_update().clone();
        if let Some(progress) = &progress {
            ctx.shown_runs.note(progress.run.id).await;
        }
        let Reply { html, buttons } = page(ctx, to, by, progress.as_ref());
        if shown != html {
            ctx.sender.edit_text(to.chat(), message, &html, buttons).await?;
            shown = html;
        }
        if let Some(end) = progress.and_then(|progress| progress.end) {
            return Ok(Some(end));
        }
        tokio::select! {
            () = ctx.stopping.cancelled() => return Ok(None),
            changed = watched.changed() => if changed.is_err() {
                // What ran it is gone without an end: by a logout, or it is gone on with later.
                let Reply { html, buttons } = if ctx.service.has_login(&to.caller).await? {
                    Reply::text(t!(to.language, "run-later"))
                } else {
                    to.failure(ctx, &Error::NotLoggedIn)
                };
                ctx.sender.edit_text(to.chat(), message, &html, buttons).await?;
                return Ok(None);
            },
        }
        tokio::select! {
            () = ctx.stopping.cancelled() => return Ok(None),
            // An end is told without a pause.
            _ = watched.wait_for(has_ended) => {}
            () = sleep_until(next) => {}
        }
    }
}

fn has_ended(progress: &Option<Progress>) -> bool {
    progress.as_ref().is_some_and(|progress| progress.end.is_some())
}

/// What a person's runs are shown by.
struct By {
    zone: Tz,
    labels: Labels,
}

/// How far it is, or how it ended.
fn page(ctx: &Ctx, to: &Conversation, by: &By, progress: Option<&Progress>) -> Reply {
    let Some(Progress { run, doing, end, notice: _ }) = progress else {
        return render::progress(to.language, &[], None);
    };
    let reply = match end {
        None => render::progress(to.language, &run.outcomes, *doing),
        Some(RunEnd::Finished) => render::told(to.language, to.person, run, &[]),
        Some(RunEnd::Repeats(at)) => {
            let at = moment::when(to.language, *at, by.zone, ctx.clock.now());
            let waits = t!(to.language, "run-repeats", at = at);
            more(to, run, &waits)
        }
        Some(RunEnd::Waits) => more(to, run, &t!(to.language, "run-waits")),
        Some(RunEnd::LoginDead) => to.failure(ctx, &Error::LoginEnded),
    };
    render::named(reply, by.labels.of(run.uin))
}

/// How far it came, and what comes later.
fn more(to: &Conversation, run: &Run, later: &str) -> Reply {
    let mut reply = render::progress(to.language, &run.outcomes, None);
    reply.html.0 = format!("{}\n{later}", reply.html.0);
    reply
}

//! Costly work of a handler, done in the background when its turn comes.

use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use tokio_util::sync::CancellationToken;

use super::book::Cost;
use super::{Job, line};
use crate::i18n::t;
use crate::service::FileKey;
use crate::telegram::Ctx;
use crate::telegram::handlers::{Conversation, settle};
use crate::telegram::render::{Reply, queue as render};

/// Has `work` done in the background when it is the person's turn; who has too much waiting is told
/// so.
/// `/cancel` breaks the work off.
/// Errors: the refusal could not be told. Those of the work are told to the person.
pub(crate) async fn begin(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    cost: Cost,
    work: impl Future<Output = anyhow::Result<()>> + Send + 'static,
) -> anyhow::Result<()> {
    let work = Box::pin(work);
    let until = |cancelled: CancellationToken| async move {
        cancelled.run_until_cancelled(work).await.unwrap_or(Ok(()))
    };
    begin_until(ctx, to, cost, None, until).await
}

/// As [`begin`], for work that ends by itself when it is cancelled, having tidied up. What makes the
/// same file as another (`same`) waits for that one.
pub(crate) async fn begin_until<W>(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    cost: Cost,
    same: Option<FileKey>,
    work: impl FnOnce(CancellationToken) -> W,
) -> anyhow::Result<()>
where
    W: Future<Output = anyhow::Result<()>> + Send + 'static,
{
    let job = match ctx.queue.take(cost, to.person, to.chat(), 1) {
        Ok(job) => job,
        Err(full) => {
            to.reply(ctx, render::full(to.language, full)).await?;
            return Ok(());
        }
    };
    let (ctx, to, tasks) = (Arc::clone(ctx), to.clone(), ctx.tasks.clone());
    let work = Box::pin(work(job.cancelled.clone()));
    tasks.spawn(async move {
        let done = AssertUnwindSafe(in_turn(&ctx, &to, &job, same, work)).catch_unwind().await;
        let failure = match done {
            Ok(None) => return,
            Ok(Some(outcome)) => settle(&ctx, &to, outcome).await.err(),
            Err(_) => Some(anyhow::anyhow!("it panicked")),
        };
        let Some(failure) = failure else { return };
        tracing::error!(error = format!("{failure:#}"), "something costly failed");
        let sorry = Reply::text(t!(to.language, "error-sorry"));
        if let Err(error) = to.reply(&ctx, sorry).await {
            tracing::debug!(%error, "an excuse could not be sent");
        }
    });
    Ok(())
}

/// `None` when the person cancelled it.
async fn in_turn<T>(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    job: &Job,
    same: Option<FileKey>,
    work: impl Future<Output = T>,
) -> Option<T> {
    let mut turn = std::pin::pin!(job.turn(same));
    // The first look takes a place, if there is one.
    let _turn = match turn.as_mut().now_or_never() {
        Some(turn) => turn?,
        None => {
            if let Some(own) = job.watch() {
                ctx.tasks.spawn(line::keep(Arc::clone(ctx), to.clone(), own));
            }
            turn.await?
        }
    };
    Some(work.await)
}

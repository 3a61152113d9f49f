//! "Run now" and "try again": what is begun, in one message that follows it to its end.

use std::sync::Arc;

use super::views::RunView;
use super::watch::Following;
use crate::i18n::t;
use crate::model::{Chore, RunId};
use crate::service::{Error, Watch};
use crate::telegram::handlers::Conversation;
use crate::telegram::render::{Reply, schedule as render};
use crate::telegram::{Ctx, Place};

/// Runs everything that is switched on, for each account.
pub(crate) async fn now(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let view = match ctx.run_views.begin(to.person, to.chat()) {
        Ok(view) => view,
        Err(shown) => return point_at(ctx, to, shown).await,
    };
    let chores = ctx.service.schedule(to.person, to.caller.now).await?.schedule.chores;
    match ctx.service.run_now(to.person, &ctx.clock).await {
        Ok(begun) => {
            let besides = render::own_times(to.language, chores);
            follow(ctx, to, view, begun, besides).await
        }
        // Nothing is switched on that is done daily.
        Err(Error::NotFound) if chores.is_empty() => {
            to.reply(ctx, super::nothing_on(to)).await?;
            Ok(())
        }
        Err(Error::NotFound) => {
            let besides = render::own_times(to.language, chores);
            to.reply(ctx, Reply::text(besides.unwrap_or_default())).await?;
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
    let view = match ctx.run_views.begin(to.person, to.chat()) {
        Ok(view) => view,
        Err(shown) => return point_at(ctx, to, shown).await,
    };
    match ctx.service.try_again(to.person, run, chore, &ctx.clock).await {
        Ok(begun) => follow(ctx, to, view, begun, None).await,
        Err(Error::NotFound) => {
            to.reply(ctx, Reply::text(t!(to.language, "run-gone"))).await?;
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// Leads to the message that shows already what is being done.
async fn point_at(ctx: &Ctx, to: &Conversation, shown: Option<i32>) -> anyhow::Result<()> {
    let there = Place { reply_to: shown.or(to.place.reply_to), ..to.place };
    let Reply { html, .. } = Reply::text(t!(to.language, "run-shown"));
    ctx.sender.text(there, &html, None).await?;
    Ok(())
}

/// Shows how far it is, in the background: the person may ask for something else meanwhile, and
/// a `/cancel` does not leave its end untold.
async fn follow(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    view: RunView,
    begun: Vec<Watch>,
    besides: Option<String>,
) -> anyhow::Result<()> {
    if begun.is_empty() {
        to.reply(ctx, Reply::text(t!(to.language, "run-later"))).await?;
        return Ok(());
    }
    let (own, to) = (Arc::clone(ctx), to.clone());
    let showing = async move {
        let mut following = Following::new(&own, &to, begun, besides).await?;
        let message = following.begin().await?;
        view.is_in(message);
        own.tasks.spawn(async move {
            Box::pin(following.finish(message)).await;
            drop(view);
        });
        anyhow::Ok(())
    };
    ctx.tasks.spawn(showing).await?
}

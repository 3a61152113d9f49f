//! `/history`: what was done by itself lately, in private only, and trying again what failed.

use std::sync::Arc;

use anyhow::Context;
use bytes::Bytes;
use teloxide::types::ChatAction;

use super::handlers::Conversation;
use super::queue::{self, Cost};
use super::render::Reply;
use super::render::run::{self as render, Past};
use super::schedule;
use super::{Ctx, Media};
use crate::i18n::t;
use crate::model::{Chore, CoinDay, Drawing, RunId};
use crate::picture;
use crate::service::{Caller, day_of};

/// `/history`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let (person, now) = (to.person, to.caller.now);
    let runs = ctx.service.runs(person).await?;
    let labels = ctx.service.labels(person, to.is_private()).await?;
    let mut listened = Vec::new();
    for account in ctx.service.accounts(&to.caller).await? {
        let of = ctx.service.listened(&Caller::account(person, account.uin, now)).await?;
        listened.extend(of.map(|of| (account.uin, of)));
    }
    let running = ctx.service.schedule(person, now).await?.running;
    let past =
        Past { runs: &runs, labels: &labels, listened: &listened, running, today: day_of(now) };
    to.reply(ctx, render::history(to.language, person, past)).await?;
    Ok(())
}

/// The button of a run: everything about it.
pub(super) async fn details(ctx: &Arc<Ctx>, to: &Conversation, id: RunId) -> anyhow::Result<()> {
    let runs = ctx.service.runs(to.person).await?;
    let reply = match runs.iter().find(|run| run.id == id) {
        Some(run) => {
            let zone = ctx.service.schedule(to.person, to.caller.now).await?.zone;
            let labels = ctx.service.labels(to.person, to.is_private()).await?;
            let details = render::details(to.language, to.person, run, zone);
            render::named(details, labels.of(run.uin))
        }
        None => Reply::text(t!(to.language, "run-gone")),
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// The button of a run: the same as a picture.
pub(super) async fn card(ctx: &Arc<Ctx>, to: &Conversation, id: RunId) -> anyhow::Result<()> {
    let (own, here) = (Arc::clone(ctx), to.clone());
    let work = async move { draw(&own, &here, id).await };
    queue::begin(ctx, to, Cost::Picture, work).await
}

async fn draw(ctx: &Ctx, to: &Conversation, id: RunId) -> anyhow::Result<()> {
    let runs = ctx.service.runs(to.person).await?;
    let Some(run) = runs.iter().find(|run| run.id == id) else {
        to.reply(ctx, Reply::text(t!(to.language, "run-gone"))).await?;
        return Ok(());
    };
    // How long somebody listened is nobody else's, and a message in a group does not tell it.
    let (person, now) = (to.person, to.caller.now);
    let of = run.uin.map_or(to.caller.clone(), |uin| Caller::account(person, uin, now));
    let listened = if to.is_private() { ctx.service.listened(&of).await? } else { None };
    let theme = ctx.service.theme(to.person, to.caller.now).await?;
    let coins = match run.uin {
        Some(uin) => ctx.service.coin_day(uin, run.date).await?,
        None => CoinDay::default(),
    };
    let day = render::on_card(to.language, run, &runs, coins, listened.as_ref());
    let drawing = Drawing { language: to.language, theme };
    let work = picture::drawn_day_card(day, drawing);
    let png = ctx.sender.while_showing(to.place, ChatAction::UploadPhoto, work).await;
    let photo = Media::Bytes {
        name: format!("day-{}.png", run.date),
        bytes: Bytes::from(png.context("a day's card could not be drawn")?),
    };
    let labels = ctx.service.labels(person, to.is_private()).await?;
    let caption = Reply::text(render::title(to.language, run));
    let caption = render::named(caption, labels.of(run.uin)).html;
    ctx.sender.photo(to.place, photo, &caption, None).await?;
    Ok(())
}

/// The button of something that did not work.
pub(super) async fn again(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    run: RunId,
    chore: Chore,
) -> anyhow::Result<()> {
    schedule::again(ctx, to, run, chore).await
}

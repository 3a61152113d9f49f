//! One notice: where it goes, and what comes of it.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::content::{self, Besides, Moved, Sent};
use crate::model::{ChatId, Place};
use crate::service::{self, Fate, News, Notice};
use crate::telegram::{self, Ctx, SendError};

/// How long a notice waits that could not be sent.
const LATER: TimeDelta = TimeDelta::minutes(5);
/// How long it takes until what became of a notice is saved again, when it could not be.
const SAVE_AGAIN: Duration = Duration::from_secs(60);
/// A notice of which Telegram never says what became of it is sent so often.
const MOST_UNSURE: u8 = 3;

/// The chat in which a notice is told.
pub(super) fn chat_of(notice: &Notice) -> ChatId {
    notice.place.map_or_else(|| notice.person.chat(), |place| place.chat)
}

/// Tells a notice, and takes it out of the queue or puts it later into it. As long as that cannot be
/// saved, it is under way, for otherwise it would be told again.
pub(super) async fn deliver(ctx: &Ctx, notice: Notice) {
    let fate = ctx.service.fate(&notice, ctx.clock.now()).await.unwrap_or_else(|error| {
        tracing::error!(%error, "whether a notice is still to be told could not be read");
        Fate::Tell(notice.place)
    });
    let became = match fate {
        Fate::Tell(place) => {
            let wished = Notice { place, ..notice.clone() };
            Became::Told(Box::pin(tell(ctx, &wished)).await)
        }
        Fate::Later(until) => Became::Later(until),
        Fate::Drop => Became::Needless,
    };
    save(ctx, &notice, &became).await;
}

/// A bug of ours stopped the telling of a notice, which may have been told: it is told later.
pub(super) async fn after_panic(ctx: &Ctx, notice: &Notice) {
    let unsure = SendError::Unsure("telling it panicked".to_owned());
    save(ctx, notice, &Became::Told(Err(unsure))).await;
}

/// Saves what became of a notice, as often as it takes.
async fn save(ctx: &Ctx, notice: &Notice, became: &Became) {
    let mut moves = ctx.clock.moves();
    while let Err(error) = settle(ctx, notice, became).await {
        tracing::error!(%error, "what became of a notice could not be saved");
        tokio::select! {
            () = ctx.stopping.cancelled() => return,
            () = moves.next() => {}
            () = tokio::time::sleep(SAVE_AGAIN) => {}
        }
    }
}

/// What became of a notice.
enum Became {
    /// With these reports.
    Told(Result<Sent, SendError>),
    Later(DateTime<Utc>),
    Needless,
}

/// Saves what became of a notice.
async fn settle(ctx: &Ctx, notice: &Notice, became: &Became) -> service::Result<()> {
    match became {
        Became::Needless => ctx.service.needless(notice.id).await,
        Became::Later(until) => ctx.service.postpone(notice, *until).await,
        Became::Told(Ok(Sent::With(reports))) => ctx.service.told_with(notice, reports).await,
        Became::Told(Ok(Sent::WithoutPictures(rest))) => {
            let rest = Notice { news: News::Run(rest.clone()), ..notice.clone() };
            later(ctx, &rest, notice.tries).await
        }
        Became::Told(Err(error)) => failed(ctx, notice, error).await,
    }
}

async fn failed(ctx: &Ctx, notice: &Notice, error: &SendError) -> service::Result<()> {
    match error {
        SendError::Blocked(_) => {
            tracing::debug!(%error, "a person cannot be told, their daily things rest");
            ctx.service.blocked(notice.person).await?;
            ctx.service.untellable(notice.id).await
        }
        SendError::NotSent(_) => {
            tracing::warn!(%error, "a notice is told later");
            later(ctx, notice, notice.tries).await
        }
        SendError::Unsure(_) if notice.tries < MOST_UNSURE => {
            tracing::warn!(%error, "a notice may have been told, and is told again later");
            later(ctx, notice, notice.tries + 1).await
        }
        _ => {
            // Trying again would come to the same; the history has it.
            tracing::error!(%error, "a notice cannot be told and is given up");
            ctx.service.untellable(notice.id).await
        }
    }
}

async fn later(ctx: &Ctx, notice: &Notice, tries: u8) -> service::Result<()> {
    let later = Notice { tries, ..notice.clone() };
    ctx.service.postpone(&later, ctx.clock.now() + LATER).await
}

/// Tells it where the person wants it; in private, when that is not possible any more, or they are
/// not there any more.
async fn tell(ctx: &Ctx, notice: &Notice) -> Result<Sent, SendError> {
    let Some(place) = notice.place else {
        let own = here(notice.person.chat(), None);
        return content::send(ctx, notice, own, Besides::default()).await;
    };
    if !ctx.service.may_write_in(place.chat).await.unwrap_or(true) {
        tracing::info!("the bot may not write in a group, its person is told in private");
        return in_private(ctx, notice, place, Moved::Gone).await;
    }
    let member =
        ctx.sender.member(place.chat, notice.person).await.map_err(|error| match error {
            // Only the question was lost.
            SendError::Unsure(why) => SendError::NotSent(why),
            other => other,
        })?;
    let is_in = member.as_ref().is_none_or(|member| member.is_in);
    if !is_in || !ctx.service.access().allows(place.chat, notice.person) {
        tracing::info!("a person has left a group or may not use the bot there any more");
        return in_private(ctx, notice, place, Moved::Left).await;
    }
    let whose = member.map(|member| member.name).filter(|name| !name.is_empty());
    let besides = Besides { whose, moved: None };
    match content::send(ctx, notice, here(place.chat, place.topic), besides).await {
        Err(SendError::Blocked(why)) => {
            tracing::info!(why, "a group cannot be written to, its person is told in private");
            in_private(ctx, notice, place, Moved::Gone).await
        }
        other => other,
    }
}

/// Tells it in private from now on.
async fn in_private(
    ctx: &Ctx,
    notice: &Notice,
    place: Place,
    why: Moved,
) -> Result<Sent, SendError> {
    if let Err(error) = ctx.service.forget_place(notice.person, place).await {
        tracing::error!(%error, "a place that is gone could not be forgotten");
    }
    let besides = Besides { whose: None, moved: Some(why) };
    content::send(ctx, notice, here(notice.person.chat(), None), besides).await
}

fn here(chat: ChatId, thread: Option<i32>) -> telegram::Place {
    telegram::Place { thread, ..telegram::Place::chat(chat) }
}

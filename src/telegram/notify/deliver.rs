//! One notice: where it goes, and what comes of it.

use std::time::Duration;

use chrono::TimeDelta;

use super::content;
use crate::model::{ChatId, PersonId, Place};
use crate::service::{self, News, Notice};
use crate::telegram::{self, Ctx, SendError};

/// How long a notice waits that could not be sent.
const LATER: TimeDelta = TimeDelta::minutes(5);
/// How long it takes until what became of a notice is saved again, when it could not be.
const SAVE_AGAIN: Duration = Duration::from_secs(60);
/// A notice of which Telegram never says what became of it is sent so often.
const MOST_UNSURE: u8 = 3;

/// The chat in which a notice is told.
pub(super) fn chat_of(notice: &Notice) -> ChatId {
    notice.place.map_or_else(|| private(notice.person), |place| place.chat)
}

/// A person's private chat has the person's id.
pub(super) fn private(person: PersonId) -> ChatId {
    ChatId(i64::try_from(person.0).unwrap_or(i64::MAX))
}

/// Tells a notice, and takes it out of the queue or puts it later into it. As long as that cannot be
/// saved, it is under way, for otherwise it would be told again.
pub(super) async fn deliver(ctx: &Ctx, notice: Notice) {
    let is_outdated = ctx.service.is_outdated(&notice).await.unwrap_or_else(|error| {
        tracing::error!(%error, "whether a notice is still true could not be read");
        false
    });
    let told = if is_outdated { None } else { Some(Box::pin(tell(ctx, &notice)).await) };
    let mut moves = ctx.clock.moves();
    while let Err(error) = settle(ctx, &notice, told.as_ref()).await {
        tracing::error!(%error, "what became of a notice could not be saved");
        tokio::select! {
            () = ctx.stopping.cancelled() => return,
            () = moves.next() => {}
            () = tokio::time::sleep(SAVE_AGAIN) => {}
        }
    }
}

/// Saves what became of a notice; `None` is one that was not to be told any more.
async fn settle(
    ctx: &Ctx,
    notice: &Notice,
    told: Option<&Result<(), SendError>>,
) -> service::Result<()> {
    match told {
        None => ctx.service.needless(notice.id).await,
        Some(Ok(())) => ctx.service.told(notice.id).await,
        Some(Err(error)) => failed(ctx, notice, error).await,
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

/// Tells it where the person wants it; in private, when that is not possible any more.
async fn tell(ctx: &Ctx, notice: &Notice) -> Result<(), SendError> {
    let Some(place) = notice.place else {
        return content::send(ctx, notice, here(private(notice.person), None), false).await;
    };
    match content::send(ctx, notice, here(place.chat, place.topic), false).await {
        Err(SendError::Blocked(why)) => {
            tracing::info!(why, "a group cannot be written to, its person is told in private");
            if let Err(error) = forget_place(ctx, notice.person, place).await {
                tracing::error!(%error, "a place that is gone could not be forgotten");
            }
            let own = here(private(notice.person), None);
            content::send(ctx, notice, own, matches!(notice.news, News::Run(_))).await
        }
        other => other,
    }
}

fn here(chat: ChatId, thread: Option<i32>) -> telegram::Place {
    telegram::Place { chat, thread, reply_to: None }
}

/// From now on the person is told in private.
async fn forget_place(ctx: &Ctx, person: PersonId, gone: Place) -> service::Result<()> {
    let now = ctx.clock.now();
    let mut schedule = ctx.service.schedule(person, now).await?.schedule;
    if schedule.place == Some(gone) {
        schedule.place = None;
        ctx.service.save_schedule(person, schedule, now).await?;
    }
    Ok(())
}

//! One notice: where it goes, and what comes of it.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};

use super::content::{self, Besides, Moved};
use crate::model::{ChatId, PersonId, Place, ReadingId};
use crate::service::{self, Fate, Notice};
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
        Fate::Tell
    });
    let became = match fate {
        Fate::Tell => Became::Told(Box::pin(tell(ctx, &notice)).await),
        Fate::Later(until) => Became::Later(until),
        Fate::Drop => Became::Needless,
    };
    let mut moves = ctx.clock.moves();
    while let Err(error) = settle(ctx, &notice, &became).await {
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
    Told(Result<Vec<ReadingId>, SendError>),
    Later(DateTime<Utc>),
    Needless,
}

/// Saves what became of a notice.
async fn settle(ctx: &Ctx, notice: &Notice, became: &Became) -> service::Result<()> {
    match became {
        Became::Needless => ctx.service.needless(notice.id).await,
        Became::Later(until) => ctx.service.postpone(notice, *until).await,
        Became::Told(Ok(reports)) => ctx.service.told_with(notice, reports).await,
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
/// not there any more. Gives the reports that were told with it.
async fn tell(ctx: &Ctx, notice: &Notice) -> Result<Vec<ReadingId>, SendError> {
    let Some(place) = notice.place else {
        let own = here(notice.person.chat(), None);
        return content::send(ctx, notice, own, Besides::default()).await;
    };
    let member = ctx.sender.member(place.chat, notice.person).await?;
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
) -> Result<Vec<ReadingId>, SendError> {
    if let Err(error) = forget_place(ctx, notice.person, place).await {
        tracing::error!(%error, "a place that is gone could not be forgotten");
    }
    let besides = Besides { whose: None, moved: Some(why) };
    content::send(ctx, notice, here(notice.person.chat(), None), besides).await
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

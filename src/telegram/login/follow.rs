//! Following a login: the message with its picture tells how far it is.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use tokio::time::{Instant, sleep_until, timeout};

use super::qr::{NOT_SENT, way_of};
use crate::model::{Language, LoginKind, Settings};
use crate::service::{LoginDone, LoginProgress, LoginSession};
use crate::telegram::render::Reply;
use crate::telegram::render::login::{self as render, Stage};
use crate::telegram::{Ctx, Html, Place, SendError};

/// An edit that shows the time or the state is given up after this: the next one tells more.
const EDIT: Duration = Duration::from_secs(5);
/// How long after a scan its picture says so, unless it ends before: a phone that confirms at once
/// is greeted without that.
const SCAN_SHOWN_AFTER: Duration = Duration::from_millis(300);
/// How long a login that was scanned is followed while the bot stops: its exchange may be under
/// way, and can be done once only. Within the time that a stopping bot has.
const GRACE: Duration = Duration::from_secs(5);

/// Goes on with the logins that were under way when the bot stopped. Those by the app cannot be
/// gone on with: their picture is closed and a new one offered.
pub(in crate::telegram) async fn resume(ctx: &Arc<Ctx>) {
    let sessions = match ctx.service.logins().await {
        Ok(sessions) => sessions,
        Err(error) => {
            tracing::error!(%error, "the logins under way could not be read");
            return;
        }
    };
    for session in sessions {
        let settings = ctx.service.settings(session.chat).await.unwrap_or_default();
        let language = settings.language.or(session.language);
        let language = language.unwrap_or(ctx.config.telegram.language);
        if session.ticket.kind == LoginKind::App {
            interrupt(ctx, &session, language).await;
        } else {
            spawn(ctx, session, language);
        }
    }
}

async fn interrupt(ctx: &Ctx, session: &LoginSession, language: Language) {
    match ctx.service.end_login(session).await {
        Ok(true) => {
            let reply = render::interrupted(language, way_of(session));
            edit(ctx, session, reply).await;
        }
        Ok(false) => {}
        Err(error) => tracing::error!(%error, "a login could not be ended"),
    }
}

/// Follows a login in the background until it ends, is stopped, or the bot stops.
pub(super) fn spawn(ctx: &Arc<Ctx>, session: LoginSession, language: Language) {
    let stop = ctx.logins.begin(session.person, &session.id);
    let ctx = Arc::clone(ctx);
    ctx.tasks.clone().spawn(async move {
        let (person, id) = (session.person, session.id.clone());
        let stopping = async {
            ctx.stopping.cancelled().await;
            if ctx.logins.stage(person) == Stage::Scanned {
                tokio::time::sleep(GRACE).await;
            }
        };
        tokio::select! {
            () = stop.cancelled() => {}
            () = stopping => {}
            () = Box::pin(follow(&ctx, &session, language)) => {}
        }
        ctx.logins.end(person, &id);
    });
}

async fn follow(ctx: &Arc<Ctx>, session: &LoginSession, language: Language) {
    let mut progress = ctx.service.login_check(session.clone(), ctx.clock.clone());
    let mut shown: Option<Html> = None;
    let mut stage = Stage::Waiting;
    let mut clock = Instant::now() + ctx.logins.clock();
    let mut early = None;
    loop {
        let next = match early.take() {
            Some(next) => Some(next),
            None => tokio::select! {
                next = progress.next() => Some(next),
                () = sleep_until(clock) => None,
            },
        };
        match next {
            Some(None) => return,
            Some(Some(LoginProgress::Waiting)) => continue,
            Some(Some(LoginProgress::Scanned)) => {
                stage = Stage::Scanned;
                ctx.logins.scanned(session.person, &session.id);
                clock = Instant::now() + SCAN_SHOWN_AFTER;
                continue;
            }
            Some(Some(end)) => return ended(ctx, session, language, end).await,
            None => {}
        }
        clock = Instant::now() + ctx.logins.clock();
        let left_s = (session.expires_at - ctx.clock.now()).num_seconds();
        let reply = render::picture(language, way_of(session), stage, left_s);
        if shown.as_ref() != Some(&reply.html) {
            shown = Some(reply.html.clone());
            early = meanwhile(timeout(EDIT, edit(ctx, session, reply)), progress.next()).await;
        }
    }
}

/// Edits while the login goes on, for its exchange must not wait for a message; gives what came of
/// the login meanwhile. The edit is never cut off: it could arrive behind one that follows.
async fn meanwhile<T>(edit: impl Future, login: impl Future<Output = T>) -> Option<T> {
    let mut edit = std::pin::pin!(edit);
    tokio::select! {
        _ = &mut edit => None,
        next = login => {
            edit.await;
            Some(next)
        }
    }
}

async fn ended(ctx: &Ctx, session: &LoginSession, language: Language, end: LoginProgress) {
    let way = way_of(session);
    let reply = match end {
        LoginProgress::Confirmed(done) => return greet(ctx, session, language, &done).await,
        LoginProgress::Expired => render::expired(language, way),
        LoginProgress::Refused => render::refused(language, way),
        LoginProgress::Failed(error) => {
            tracing::warn!(%error, kind = way.kind.name(), "a login failed");
            render::failed(language, way, &error)
        }
        // Whoever took its place closed its message.
        LoginProgress::Superseded | LoginProgress::Waiting | LoginProgress::Scanned => return,
    };
    edit(ctx, session, reply).await;
}

/// Remembers how the person logs in, takes the picture away and greets; in this order, so that who
/// answers the greeting finds everything as it will be.
async fn greet(ctx: &Ctx, session: &LoginSession, language: Language, done: &LoginDone) {
    if let Err(error) = remember(ctx, session, done.refreshable).await {
        tracing::error!(%error, "the kind of login could not be saved");
    }
    let reply = render::welcome(language, done);
    if session.message == NOT_SENT || ctx.sender.delete(session.chat, session.message).await.is_ok()
    {
        let sent = ctx.sender.text(Place::chat(session.chat), &reply.html, reply.buttons).await;
        tell(sent.map(drop));
    } else {
        edit(ctx, session, reply).await;
    }
}

/// A kind whose login does not renew itself is not offered first.
async fn remember(
    ctx: &Ctx,
    session: &LoginSession,
    refreshable: bool,
) -> crate::service::Result<()> {
    let settings = ctx.service.settings(session.chat).await?;
    let kind = session.ticket.kind;
    let login_kind =
        if refreshable { Some(kind) } else { settings.login_kind.filter(|usual| *usual != kind) };
    if settings.login_kind == login_kind {
        return Ok(());
    }
    ctx.service.save_settings(session.chat, Settings { login_kind, ..settings }).await
}

async fn edit(ctx: &Ctx, session: &LoginSession, reply: Reply) {
    if session.message == NOT_SENT {
        return;
    }
    let Reply { html, buttons } = reply;
    tell(ctx.sender.edit_caption(session.chat, session.message, &html, buttons).await);
}

/// A picture that its person deleted, or a blocked bot, ends nothing: the login goes on.
fn tell(sent: Result<(), SendError>) {
    match sent {
        Ok(()) => {}
        Err(error @ (SendError::Blocked(_) | SendError::NotFound)) => {
            tracing::debug!(%error, "nobody is there to be told about a login");
        }
        Err(error) => tracing::warn!(%error, "the state of a login could not be shown"),
    }
}

//! `/login`: the picture, another picture, no picture.

use std::sync::Arc;

use bytes::Bytes;
use chrono::Duration;
use teloxide::types::ChatAction;

use super::follow;
use crate::model::{LoginKind, LoginQr};
use crate::picture;
use crate::service::{self, LoginSession};
use crate::telegram::callback::Way;
use crate::telegram::handlers::Conversation;
use crate::telegram::render::Reply;
use crate::telegram::render::login::{self as render, Stage};
use crate::telegram::{Ctx, Media, SendError};

/// The message of a login whose picture is on its way; no message has this number.
pub(super) const NOT_SENT: i32 = 0;

/// Where a picture goes.
#[derive(Clone, Copy)]
enum Spot {
    /// Into a new message.
    New,
    /// In place of the picture in this message.
    Message(i32),
}

/// `/login [qq|wechat|app]`: shows a picture at once, of the named kind or of the person's [`usual`].
pub(in crate::telegram) async fn command(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    args: &str,
) -> anyhow::Result<()> {
    let named = named(args);
    if named.is_none() && !args.is_empty() {
        to.reply(ctx, render::bad_kind(to.language, args)).await?;
        return Ok(());
    }
    let kind = named.unwrap_or_else(|| usual(to));
    begin(ctx, to, Way { kind, beside: false }, Spot::New).await
}

/// A login beside the account that the person uses: shows a picture of their [`usual`] kind.
pub(in crate::telegram) async fn beside(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    begin(ctx, to, Way { kind: usual(to), beside: true }, Spot::New).await
}

/// The kind that nobody names: the last one of the person that gave a login which renews itself. That of the
/// app usually does not; it may be remembered from when that was not looked at.
fn usual(to: &Conversation) -> LoginKind {
    to.settings.login_kind.filter(|kind| *kind != LoginKind::App).unwrap_or(LoginKind::Qq)
}

/// A press on "new picture" or another kind, below a picture: shows one in its place.
pub(in crate::telegram) async fn again(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    way: Way,
) -> anyhow::Result<()> {
    begin(ctx, to, way, Spot::Message(to.message)).await
}

/// Ends the person's login under way and takes its picture away; tells whether there was one.
pub(in crate::telegram) async fn cancel(ctx: &Ctx, to: &Conversation) -> anyhow::Result<bool> {
    let _turn = ctx.logins.turn(to.person).await;
    let Some(session) = ctx.service.login(&to.caller).await? else { return Ok(false) };
    ctx.logins.stop(session.person);
    let ended = ctx.service.end_login(&session).await?;
    close(ctx, to, &session).await;
    Ok(ended)
}

/// A press on "cancel", below a picture.
pub(in crate::telegram) async fn pressed_cancel(
    ctx: &Arc<Ctx>,
    to: &Conversation,
) -> anyhow::Result<()> {
    let _turn = ctx.logins.turn(to.person).await;
    let Some(session) = ctx.service.login(&to.caller).await? else {
        return take_away(ctx, to).await;
    };
    if session.message != to.message {
        return take_away(ctx, to).await;
    }
    ctx.logins.stop(session.person);
    ctx.service.end_login(&session).await?;
    let reply = render::cancelled(to.language, way_of(&session));
    Ok(ctx.sender.edit_caption(session.chat, session.message, &reply.html, reply.buttons).await?)
}

/// A picture that belongs to no login any more.
async fn take_away(ctx: &Ctx, to: &Conversation) -> anyhow::Result<()> {
    Ok(ctx.sender.edit_markup(to.chat(), to.message, None).await?)
}

/// The kind that a word names, as people call them.
fn named(word: &str) -> Option<LoginKind> {
    let word = word.trim().to_lowercase();
    LoginKind::from_name(&word).or(match word.as_str() {
        "微信" | "wx" | "weixin" => Some(LoginKind::Wechat),
        "qq音乐" | "音乐" | "qqmusic" => Some(LoginKind::App),
        _ => None,
    })
}

/// How a login is.
pub(super) fn way_of(session: &LoginSession) -> Way {
    Way { kind: session.ticket.kind, beside: session.beside }
}

async fn begin(ctx: &Arc<Ctx>, to: &Conversation, way: Way, spot: Spot) -> anyhow::Result<()> {
    let work = card(ctx, to, way.kind);
    let drawn = ctx.sender.while_showing(to.place, ChatAction::UploadPhoto, work).await;
    let _turn = ctx.logins.turn(to.person).await;
    match drawn {
        Ok((qr, card)) => show(ctx, to, (spot, way.beside), qr, card).await,
        Err(error) => {
            tracing::warn!(%error, kind = way.kind.name(), "a login could not begin");
            fail(ctx, to, spot, way, &error).await
        }
    }
}

/// A picture of QQ Music, redrawn so that a phone reads it from a screen.
async fn card(ctx: &Ctx, to: &Conversation, kind: LoginKind) -> service::Result<(LoginQr, Bytes)> {
    let mut qr = ctx.service.login_qrcode(&to.caller, kind).await?;
    let image = std::mem::take(&mut qr.image);
    let drawn = tokio::task::spawn_blocking(move || picture::qr_card(&image)).await;
    match drawn {
        Ok(Ok(card)) => Ok((qr, card.into())),
        Ok(Err(error)) => Err(service::Error::Unexpected(Box::new(error))),
        Err(error) => Err(service::Error::Unexpected(Box::new(error))),
    }
}

async fn show(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    (spot, beside): (Spot, bool),
    qr: LoginQr,
    card: Bytes,
) -> anyhow::Result<()> {
    let LoginQr { ticket, expires_in_s, .. } = qr;
    let expires_at = ctx.clock.now() + Duration::seconds(expires_in_s.into());
    let way = Way { kind: ticket.kind, beside };
    let reply = render::picture(to.language, way, Stage::Waiting, i64::from(expires_in_s));
    let photo = Media::Bytes { name: "login.png".to_owned(), bytes: card };
    // The one before edits this message too: it has to stop first.
    ctx.logins.stop(to.person);
    let mut session = LoginSession {
        person: to.person,
        id: uuid::Uuid::new_v4().simple().to_string(),
        chat: to.chat(),
        message: match spot {
            Spot::New => NOT_SENT,
            Spot::Message(message) => message,
        },
        ticket,
        beside,
        expires_at,
        language: Some(to.language),
    };
    // Stored before anybody can scan it: a bot that is killed in between still finds the login.
    let older = ctx.service.begin_login(&session).await?;
    match put(ctx, to, spot, photo, reply).await {
        Ok(message) if message == session.message => {}
        Ok(message) => {
            session.message = message;
            ctx.service.begin_login(&session).await?;
        }
        Err(error) => {
            ctx.service.end_login(&session).await?;
            return Err(error.into());
        }
    }
    if let Some(older) = older.filter(|older| older.message != session.message) {
        close(ctx, to, &older).await;
    }
    follow::spawn(ctx, session, to.language);
    Ok(())
}

/// Puts the picture where it belongs. A message that is gone in the meantime is sent anew.
async fn put(
    ctx: &Ctx,
    to: &Conversation,
    spot: Spot,
    photo: Media,
    reply: Reply,
) -> Result<i32, SendError> {
    let Reply { html, buttons } = reply;
    if let Spot::Message(message) = spot {
        let edited =
            ctx.sender.edit_photo(to.chat(), message, photo.clone(), &html, buttons.clone()).await;
        match edited {
            Ok(_) => return Ok(message),
            Err(SendError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(ctx.sender.photo(to.place, photo, &html, buttons).await?.message.0)
}

/// Tells that no picture could be had; the one that was there before is not valid any more.
async fn fail(
    ctx: &Ctx,
    to: &Conversation,
    spot: Spot,
    way: Way,
    error: &service::Error,
) -> anyhow::Result<()> {
    if let service::Error::RemoteUntold { .. } = error {
        // Here the person says that it is all right; then the picture can be asked for again.
        to.reply(ctx, to.failure(ctx, error)).await?;
        return Ok(());
    }
    let Spot::Message(message) = spot else {
        to.reply(ctx, render::not_begun(to.language, way, error)).await?;
        return Ok(());
    };
    if let Some(session) = ctx.service.login(&to.caller).await?
        && session.message == message
    {
        ctx.logins.stop(session.person);
        ctx.service.end_login(&session).await?;
    }
    let reply = render::failed(to.language, way, error);
    Ok(ctx.sender.edit_caption(to.chat(), message, &reply.html, reply.buttons).await?)
}

/// Takes away the picture of a login that has ended; where it cannot be deleted, its buttons.
async fn close(ctx: &Ctx, to: &Conversation, session: &LoginSession) {
    if session.message == NOT_SENT || ctx.sender.delete(session.chat, session.message).await.is_ok()
    {
        return;
    }
    let reply = render::superseded(to.language);
    let edited = ctx.sender.edit_caption(session.chat, session.message, &reply.html, None).await;
    if let Err(error) = edited {
        tracing::debug!(%error, "an older picture could not be closed");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_named_as_people_call_them() {
        assert_eq!(named("WeChat"), Some(LoginKind::Wechat));
        assert_eq!(named(" 微信 "), Some(LoginKind::Wechat));
        assert_eq!(named("qq"), Some(LoginKind::Qq));
        assert_eq!(named("QQ音乐"), Some(LoginKind::App));
        assert_eq!(named(""), None);
    }
}

//! Links of QQ Music that people paste, alone or within a share text.

use std::sync::Arc;

use teloxide::types::{Message, MessageEntityKind};

use super::{Conversation, card, catalog, listing};
use crate::i18n::t;
use crate::model::{Link, Purpose};
use crate::service::{self, Listing, Target};
use crate::telegram::render::Reply;
use crate::telegram::{Ctx, SendError, group};

/// Whether a message was made by a program: another bot's, or one that came by the inline mode of
/// any bot, this one too. It is never answered, for two bots would talk for ever.
pub(super) fn is_of_a_bot(message: &Message) -> bool {
    let is_bot = message.from.as_ref().is_some_and(|from| from.is_bot);
    // An admin or a channel that writes in its own name comes with a bot's id.
    message.via_bot.is_some() || (is_bot && message.sender_chat.is_none())
}

/// The first link to QQ Music in a message: in its text or caption, or behind words of it.
pub(super) fn in_message(message: &Message) -> Option<Link> {
    let text = message.text().or(message.caption())?;
    Link::find(text).or_else(|| {
        let entities = message.entities().or(message.caption_entities()).unwrap_or_default();
        entities.iter().find_map(|entity| match &entity.kind {
            MessageEntityKind::TextLink { url } => Link::of(url),
            _ => None,
        })
    })
}

/// Opens a link that stands in a message of a group, when the group wants that. What is gone is told
/// in a line; nobody asked, so another failure is not, nor a short link that leads elsewhere.
pub(super) async fn in_group(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    message: &Message,
) -> anyhow::Result<()> {
    if !to.group.links {
        return Ok(());
    }
    let Some(link) = in_message(message) else { return Ok(()) };
    if group::refusal(ctx, to, Purpose::Music).await.is_some() {
        return Ok(());
    }
    let target = match ctx.service.follow(link).await {
        Ok(target) => target,
        Err(error) => return unless_expected(error.into()),
    };
    match show(ctx, to, target).await {
        Err(error) if matches!(error.downcast_ref(), Some(service::Error::NotFound)) => {
            let gone = to.reply(ctx, Reply::text(t!(to.language, "group-link-gone"))).await;
            gone.map(drop).or_else(|error| unless_expected(error.into()))
        }
        shown => shown.or_else(unless_expected),
    }
}

/// A failure that is not ours is not told.
fn unless_expected(error: anyhow::Error) -> anyhow::Result<()> {
    match (error.downcast_ref::<service::Error>(), error.downcast_ref::<SendError>()) {
        (None, None) => Err(error),
        _ => {
            tracing::debug!(%error, "a pasted link could not be answered");
            Ok(())
        }
    }
}

/// Opens a link: a song's card, a playlist's or an album's songs.
pub(super) async fn open(ctx: &Arc<Ctx>, to: &Conversation, link: Link) -> anyhow::Result<()> {
    let target = ctx.service.follow(link).await?;
    show(ctx, to, target).await
}

async fn show(ctx: &Arc<Ctx>, to: &Conversation, target: Target) -> anyhow::Result<()> {
    match target {
        Target::Song(song) => card::show(ctx, to, &song).await,
        Target::Playlist(id) => {
            listing::show(ctx, to, Listing::Playlist { id, num: catalog::MOST_SONGS }).await
        }
        Target::Album(mid) => listing::show(ctx, to, Listing::Album { mid }).await,
        Target::Words(_) => Ok(()),
    }
}

//! The card of a song: its cover with what there is to know and to press.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::Conversation;
use crate::model::{AlbumMid, Song, SongRef};
use crate::service::{FileId, FileKey};
use crate::telegram::render::{Reply, card};
use crate::telegram::{Ctx, Media, SendError};

/// The width of a card's cover in pixels: sharp on a phone, quick to send.
const COVER: u32 = 500;

/// Shows the card of a song.
pub(super) async fn show(ctx: &Arc<Ctx>, to: &Conversation, song: &SongRef) -> anyhow::Result<()> {
    let work = ctx.service.song(&to.caller, song);
    let song = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    send(ctx, to, &song).await
}

async fn send(ctx: &Arc<Ctx>, to: &Conversation, song: &Song) -> anyhow::Result<()> {
    let borrowed = if song.vip { ctx.service.would_borrow(&to.caller).await? } else { None };
    let card = card::card(to.language, song, to.best_quality(), borrowed.as_ref());
    let reply = to.credited(card);
    if let Some(album) = &song.album.mid
        && with_cover(ctx, to, album, &reply).await?
    {
        return Ok(());
    }
    to.reply(ctx, reply).await?;
    Ok(())
}

/// Sends the card below its cover; tells whether there was one.
async fn with_cover(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    album: &AlbumMid,
    reply: &Reply,
) -> anyhow::Result<bool> {
    let key = FileKey::Cover(album.clone());
    if let Some(known) = ctx.service.file_id(&key).await? {
        let photo = Media::FileId(known.id);
        match ctx.sender.photo(to.place, photo, &reply.html, reply.buttons.clone()).await {
            Ok(_) => return Ok(true),
            Err(SendError::WrongFileId) => ctx.service.save_file_id(&key, None).await?,
            // A group may allow text alone.
            Err(SendError::Blocked(why)) if why.contains("photos") => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    let work = ctx.service.cover(album, COVER);
    let bytes = match ctx.sender.while_showing(to.place, ChatAction::UploadPhoto, work).await {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Ok(false),
        Err(error) => {
            tracing::debug!(%error, "a cover could not be had; the card goes without");
            return Ok(false);
        }
    };
    let photo = Media::Bytes { name: "cover.jpg".to_owned(), bytes };
    match ctx.sender.photo(to.place, photo, &reply.html, reply.buttons.clone()).await {
        Ok(sent) => {
            if let Some(id) = sent.file_id {
                let file = FileId { id, restricted: false };
                ctx.service.save_file_id(&key, Some(&file)).await?;
            }
            Ok(true)
        }
        // What QQ Music gave is no picture that Telegram takes.
        Err(SendError::BadRequest(_) | SendError::TooLarge) => Ok(false),
        // A group may allow text alone.
        Err(SendError::Blocked(why)) if why.contains("photos") => Ok(false),
        Err(error) => Err(error.into()),
    }
}

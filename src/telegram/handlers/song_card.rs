//! A song's card as a picture, to be shared: drawn once for each look and language, then sent by the
//! file that Telegram has.

use std::sync::Arc;

use anyhow::Context;
use bytes::Bytes;
use teloxide::types::ChatAction;

use super::Conversation;
use crate::model::{Drawing, Song, SongRef};
use crate::picture;
use crate::service::{FileId, FileKey};
use crate::telegram::queue::{self, Cost};
use crate::telegram::render::{Reply, card};
use crate::telegram::{Ctx, Media, SendError};

/// The button of a song's card.
pub(super) async fn show(ctx: &Arc<Ctx>, to: &Conversation, song: SongRef) -> anyhow::Result<()> {
    let work = ctx.service.song(&to.caller, &song);
    let song = ctx.sender.while_showing(to.place, ChatAction::UploadPhoto, work).await?;
    let theme = ctx.service.theme(to.person, to.caller.now).await?;
    let drawing = Drawing { language: to.language, theme };
    let key = FileKey::SongCard(song.mid.clone(), drawing);
    if again(ctx, to, &song, &key).await? {
        return Ok(());
    }
    let (own, here) = (Arc::clone(ctx), to.clone());
    let work = async move { draw(&own, &here, song, drawing, &key).await };
    queue::begin(ctx, to, Cost::Picture, work).await
}

/// Sends the file that Telegram has; tells whether it has one.
async fn again(ctx: &Ctx, to: &Conversation, song: &Song, key: &FileKey) -> anyhow::Result<bool> {
    let Some(known) = ctx.service.file_id(key).await? else { return Ok(false) };
    let Reply { html, buttons } = card::under_picture(to.language, song);
    match ctx.sender.photo(to.place, Media::FileId(known.id), &html, buttons).await {
        Ok(_) => Ok(true),
        Err(SendError::WrongFileId) => {
            ctx.service.save_file_id(key, None).await?;
            Ok(false)
        }
        Err(error) => Err(error.into()),
    }
}

async fn draw(
    ctx: &Ctx,
    to: &Conversation,
    song: Song,
    drawing: Drawing,
    key: &FileKey,
) -> anyhow::Result<()> {
    // Somebody who waited before may have had it drawn.
    if again(ctx, to, &song, key).await? {
        return Ok(());
    }
    let work = async {
        let cover = ctx.service.song_cover(&song).await;
        let is_whole = cover.is_some();
        let drawn = picture::drawn_song_card(song.clone(), cover, drawing).await;
        drawn.map(|jpeg| (jpeg, is_whole)).context("a song's card could not be drawn")
    };
    let (jpeg, is_whole) =
        ctx.sender.while_showing(to.place, ChatAction::UploadPhoto, work).await?;
    let Reply { html, buttons } = card::under_picture(to.language, &song);
    let photo = Media::Bytes { name: format!("{}.jpg", song.mid), bytes: Bytes::from(jpeg) };
    let sent = ctx.sender.photo(to.place, photo, &html, buttons).await?;
    // One without its cover is drawn anew the next time.
    if let Some(id) = sent.file_id.filter(|_| is_whole) {
        ctx.service.save_file_id(key, Some(&FileId { id, restricted: false })).await?;
    }
    Ok(())
}

//! Audio on its way to a chat: sent again by its file id, or fetched and uploaded in the
//! background, where `/cancel` ends it and a line says so when it takes long.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use teloxide::types::ChatAction;
use tokio_util::sync::CancellationToken;

use super::song::{Wanted, too_large};
use super::{Conversation, log};
use crate::config::Config;
use crate::i18n::t;
use crate::model::{PlayUrl, Quality, Whose};
use crate::picture;
use crate::service::{self, Caller, FileId};
use crate::telegram::queue::{self, Cost};
use crate::telegram::render::{Reply, card as render, html, list, song};
use crate::telegram::upload::{Shape, Upload, UploadError};
use crate::telegram::{Ctx, Html, Media, Place, SendError, group};

/// After this long a line says that the song is being fetched.
const LINE_AFTER: Duration = Duration::from_secs(3);
/// How often a song is fetched anew when Telegram did not begin to take it.
const ATTEMPTS: u32 = 3;
/// The width of the cover from which the thumbnail is made, in pixels.
const COVER: u32 = 300;
/// The longest title and performer in the player, in UTF-16 units.
const NAME: usize = 128;

/// Why a song did not arrive.
#[derive(Debug, thiserror::Error)]
pub(in crate::telegram) enum Failure {
    /// QQ Music or the store failed.
    #[error(transparent)]
    Service(#[from] service::Error),
    /// It did not get to Telegram.
    #[error(transparent)]
    Upload(#[from] UploadError),
    /// The login that was lent for it was taken back while the song waited.
    #[error("the lent login was taken back")]
    TakenBack,
}

/// The largest upload, in bytes.
pub(in crate::telegram) fn most_bytes(config: &Config) -> u64 {
    u64::from(config.telegram.max_upload_mb) * 1024 * 1024
}

/// What the chat shows while a song is on its way.
pub(super) fn action(quality: Quality) -> ChatAction {
    match quality {
        Quality::Mp3_128 | Quality::Mp3_320 => ChatAction::UploadVoice,
        Quality::Flac => ChatAction::UploadDocument,
    }
}

/// Sends a song that Telegram has.
pub(super) async fn again(
    ctx: &Ctx,
    to: &Conversation,
    wanted: &Wanted,
    file_id: String,
) -> Result<(), SendError> {
    let caption = caption(to, wanted);
    match wanted.quality {
        Quality::Mp3_128 | Quality::Mp3_320 => {
            ctx.sender.audio(to.place, file_id, &caption, None).await?;
        }
        Quality::Flac => {
            ctx.sender.document(to.place, Media::FileId(file_id), &caption, None).await?;
        }
    }
    Ok(())
}

/// Has a song fetched and uploaded in the background, when it is the person's turn.
pub(super) async fn begin(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    wanted: Wanted,
    url: PlayUrl,
) -> anyhow::Result<()> {
    let same = Some(wanted.key());
    let (own, here) = (Arc::clone(ctx), to.clone());
    let work = |cancelled: CancellationToken| async move {
        background(&own, &here, &wanted, &url, &cancelled).await;
        Ok(())
    };
    queue::begin_until(ctx, to, Cost::Song, same, work).await
}

async fn background(
    ctx: &Ctx,
    to: &Conversation,
    wanted: &Wanted,
    url: &PlayUrl,
    cancelled: &CancellationToken,
) {
    let work = Box::pin(fetch_and_send(ctx, to, wanted, url));
    let work = with_line(ctx, to, wanted, cancelled.run_until_cancelled(work));
    match ctx.sender.while_showing(to.place, action(wanted.quality), work).await {
        None | Some(Ok(())) => {}
        Some(Err(failure)) => told(ctx, to, wanted, url, failure).await,
    }
}

/// Says that the song is being fetched when it takes long, and takes the line away afterwards.
async fn with_line<T>(
    ctx: &Ctx,
    to: &Conversation,
    wanted: &Wanted,
    work: impl Future<Output = T>,
) -> T {
    let mut work = std::pin::pin!(work);
    tokio::select! {
        biased;
        result = &mut work => return result,
        () = tokio::time::sleep(LINE_AFTER) => {}
    }
    let title = list::song_title(to.language, &wanted.song);
    let text = Html(t!(to.language, "song-fetching", title = title));
    let (line, result) = tokio::join!(ctx.sender.text(to.place, &text, None), work);
    if let Ok(line) = line
        && let Err(error) = ctx.sender.delete(to.chat(), line.0).await
    {
        tracing::debug!(%error, "a progress line could not be taken away");
    }
    result
}

/// Fetches and uploads a song, unless somebody who asked for the same was first.
pub(super) async fn fetch_and_send(
    ctx: &Ctx,
    to: &Conversation,
    wanted: &Wanted,
    url: &PlayUrl,
) -> Result<(), Failure> {
    if !ctx.service.is_still_lent(&to.caller).await? {
        return Err(Failure::TakenBack);
    }
    // Somebody who asked for the same song may have been first.
    if let Some(known) = ctx.service.file_id(&wanted.key()).await? {
        match again(ctx, to, wanted, known.id).await {
            Ok(()) => return Ok(()),
            Err(SendError::WrongFileId) => ctx.service.save_file_id(&wanted.key(), None).await?,
            Err(error) => return Err(UploadError::Send(error).into()),
        }
    }
    uploaded(ctx, &to.caller, to.place, (wanted, url), &caption(to, wanted)).await.map(drop)
}

/// Has a song fetched and uploaded where nobody waits for it; gives the file that Telegram has now.
pub(in crate::telegram) async fn parked(
    ctx: &Ctx,
    caller: &Caller,
    storage: Place,
    (wanted, url): (&Wanted, &PlayUrl),
) -> Result<FileId, Failure> {
    if !ctx.service.is_still_lent(caller).await? {
        return Err(Failure::TakenBack);
    }
    let caption = Html(String::new());
    let file = uploaded(ctx, caller, storage, (wanted, url), &caption).await?;
    let no_file = || UploadError::Send(SendError::BadRequest("a song without a file".to_owned()));
    Ok(file.ok_or_else(no_file)?)
}

/// Fetches a song and uploads it, and remembers the file.
async fn uploaded(
    ctx: &Ctx,
    caller: &Caller,
    place: Place,
    (wanted, url): (&Wanted, &PlayUrl),
    caption: &Html,
) -> Result<Option<FileId>, Failure> {
    let thumbnail = thumbnail(ctx, wanted).await;
    let mut attempt = 1;
    let sent = loop {
        let upload = upload(ctx, wanted, url, thumbnail.clone()).await?;
        match ctx.sender.upload(place, upload, caption, None).await {
            Err(UploadError::Again(_)) if attempt < ATTEMPTS => attempt += 1,
            sent => break sent?,
        }
    };
    let Some(id) = sent.file_id else { return Ok(None) };
    // Above the usual quality also a free song may need a membership.
    let by_nobody = caller.whose() == Some(Whose::Nobody);
    let is_free = wanted.quality == Quality::Mp3_128 || by_nobody;
    let file = FileId { id, restricted: wanted.song.vip || !is_free };
    ctx.service.save_file_id(&wanted.key(), Some(&file)).await?;
    Ok(Some(file))
}

async fn upload(
    ctx: &Ctx,
    wanted: &Wanted,
    url: &PlayUrl,
    thumbnail: Option<Bytes>,
) -> Result<Upload, Failure> {
    let audio = ctx.service.audio(url).await.map_err(|error| match error {
        // The address has ended: to the person that is the same as audio that breaks off.
        service::Error::NotFound => Failure::Upload(UploadError::Broken),
        other => other.into(),
    })?;
    let song = &wanted.song;
    let (shape, mime) = match wanted.quality {
        Quality::Mp3_128 | Quality::Mp3_320 => {
            let title = html::plain(&song.name, NAME);
            let performer = html::plain(&song.singer_names(), NAME);
            (Shape::Audio { title, performer, duration_s: song.interval_s }, "audio/mpeg")
        }
        Quality::Flac => (Shape::Document, "audio/flac"),
    };
    let file_name = song::file_name(song, wanted.quality);
    Ok(Upload { audio, shape, file_name, mime, thumbnail, most: most_bytes(&ctx.config) })
}

/// The cover, small. A song goes without when it cannot be had.
async fn thumbnail(ctx: &Ctx, wanted: &Wanted) -> Option<Bytes> {
    let album = wanted.song.album.mid.as_ref()?;
    let cover = match ctx.service.cover(album, COVER).await {
        Ok(cover) => cover?,
        Err(error) => {
            tracing::debug!(%error, "a cover could not be had; the song goes without");
            return None;
        }
    };
    let made = tokio::task::spawn_blocking(move || picture::thumbnail(&cover)).await;
    made.ok()?.ok().map(Bytes::from)
}

/// A file says what it is; in the player the song says it itself. Both say that a better quality was
/// asked for than the group allows.
fn caption(to: &Conversation, wanted: &Wanted) -> Html {
    let title = match wanted.quality {
        Quality::Mp3_128 | Quality::Mp3_320 => String::new(),
        Quality::Flac => list::song_title(to.language, &wanted.song),
    };
    let capped = wanted.is_capped.then(|| render::capped(to.language, to.best_quality()));
    let lines: Vec<_> = [title].into_iter().filter(|it| !it.is_empty()).chain(capped).collect();
    to.credited(Reply::text(lines.join("\n"))).html
}

async fn told(ctx: &Ctx, to: &Conversation, wanted: &Wanted, url: &PlayUrl, failure: Failure) {
    let text = match failure {
        Failure::Service(error) => {
            log(&error);
            let reply = to.failure(ctx, &error);
            return report(to.reply(ctx, reply).await.map(drop).map_err(Into::into));
        }
        Failure::Upload(UploadError::Send(SendError::TooLarge)) => {
            return report(too_large(ctx, to, wanted, url).await);
        }
        Failure::Upload(UploadError::Send(SendError::Blocked(why))) => {
            return group::unheard(ctx, to, &why).await;
        }
        Failure::TakenBack => t!(to.language, "share-taken-back-song"),
        Failure::Upload(UploadError::Broken) => {
            tracing::warn!("QQ Music's audio broke off");
            t!(to.language, "song-broken")
        }
        Failure::Upload(error) => {
            tracing::warn!(%error, "a song could not be uploaded");
            t!(to.language, "song-not-sent")
        }
    };
    tell(ctx, to, text).await;
}

async fn tell(ctx: &Ctx, to: &Conversation, text: String) {
    report(to.reply(ctx, Reply::text(text)).await.map(drop).map_err(Into::into));
}

fn report(outcome: anyhow::Result<()>) {
    if let Err(error) = outcome {
        tracing::debug!(%error, "what became of a song could not be told");
    }
}

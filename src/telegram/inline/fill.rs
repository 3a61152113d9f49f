//! Audio for a message that somebody sent by way of the bot. Telegram takes no upload there: a song
//! is parked in the storage chat, and edited in by its file id.

use std::sync::Arc;
use std::time::Duration;

use super::Guest;
use super::desk::Busy;
use crate::i18n::t;
use crate::model::{Denied, PlayAnswer, PlayUrl, Quality, SongMid, SongRef};
use crate::service::{self, FileId, FileKey};
use crate::telegram::handlers::{Failure, Wanted, is_known_to_lack, log, most_bytes, parked};
use crate::telegram::queue::{Cost, Full, Job};
use crate::telegram::render::{Reply, inline, queue, share};
use crate::telegram::upload::UploadError;
use crate::telegram::{Ctx, Html, Place, SendError};

/// After this long the message says that its song is being fetched.
const LINE_AFTER: Duration = Duration::from_secs(2);

/// Whether a song can come into such a message: Telegram has it, or it can be parked.
pub(super) async fn can(ctx: &Ctx, song: &SongMid, quality: Quality) -> bool {
    if ctx.config.telegram.storage_chat.is_some() {
        return true;
    }
    let known = ctx.service.file_id(&FileKey::Audio(song.clone(), quality)).await;
    known.is_ok_and(|file| file.is_some())
}

/// How often it is looked whether that has changed.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// What a song is put into a message for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// It was sent, perhaps to a group; nobody knows to which.
    Sent {
        /// Whether it was asked for in a group.
        in_group: bool,
    },
    /// Somebody pressed below it.
    Pressed,
}

/// A message with its song.
struct Filling<'a> {
    ctx: &'a Ctx,
    guest: &'a Guest,
    message: &'a str,
    occasion: Occasion,
    wanted: Wanted,
}

/// Why a song does not come.
enum Refusal {
    Denied(Denied),
    TooLarge,
    Failed(Failure),
    Full(Full),
    TooMany,
    /// By the person.
    Cancelled,
    /// There is nowhere to park it: the card leads to the private chat.
    NoStorage,
}

impl From<service::Error> for Refusal {
    fn from(error: service::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<SendError> for Refusal {
    fn from(error: SendError) -> Self {
        Self::Failed(UploadError::Send(error).into())
    }
}

/// Puts a song's audio in the place of its card, or says there why it does not come.
pub(super) async fn fill(
    ctx: &Arc<Ctx>,
    guest: &Guest,
    (message, occasion): (&str, Occasion),
    song: &SongMid,
    quality: Quality,
) {
    let song = match ctx.service.song(&guest.reader(), &SongRef::Mid(song.clone())).await {
        Ok(song) => song,
        Err(error) => {
            log(&error);
            let reply = inline::lost(guest.language, &ctx.me.username, song, quality, &error);
            return report(ctx.sender.edit_inline_text(message, &reply, None).await);
        }
    };
    let wanted = Wanted { song, quality, is_capped: false };
    let filling = Filling { ctx, guest, message, occasion, wanted };
    if let Err(refusal) = filling.run().await {
        filling.tell(refusal).await;
    }
}

impl Filling<'_> {
    async fn run(&self) -> Result<(), Refusal> {
        let Self { ctx, wanted, .. } = self;
        if is_known_to_lack(wanted) {
            return Err(Refusal::Denied(Denied::NoSuchQuality));
        }
        let known = ctx.service.file_id(&wanted.key()).await?;
        let is_free = known.as_ref().is_some_and(|file| !file.restricted) && !wanted.song.vip;
        // A file that Telegram has must not be a way around the membership.
        let url = if is_free { None } else { Some(self.permission().await?) };
        if let Some(file) = known
            && self.put(&file).await?
        {
            return Ok(());
        }
        let url = match url {
            Some(url) => url,
            None => self.permission().await?,
        };
        let Some(storage) = ctx.config.telegram.storage_chat else {
            return Err(Refusal::NoStorage);
        };
        if wanted.song.files.size(wanted.quality) > most_bytes(&ctx.config) {
            return Err(Refusal::TooLarge);
        }
        ctx.inline.may_fetch(self.guest.person).map_err(|Busy| Refusal::TooMany)?;
        self.fetch(Place::chat(storage), &url).await
    }

    async fn permission(&self) -> Result<PlayUrl, Refusal> {
        let Wanted { song, quality, .. } = &self.wanted;
        match self.ctx.service.song_url(&self.guest.caller, song, *quality).await? {
            PlayAnswer::Url(url) => Ok(url),
            PlayAnswer::Denied(denied) => Err(Refusal::Denied(denied)),
        }
    }

    async fn fetch(&self, storage: Place, url: &PlayUrl) -> Result<(), Refusal> {
        let (ctx, person) = (self.ctx, self.guest.person);
        let job = ctx.queue.take(Cost::Song, person, self.guest.own_chat(), 1);
        let job = job.map_err(Refusal::Full)?;
        let work = async {
            // Somebody who asked for the same song may have been first.
            if let Some(file) = ctx.service.file_id(&self.wanted.key()).await?
                && self.put(&file).await?
            {
                return Ok(());
            }
            let file = parked(ctx, &self.guest.caller, storage, (&self.wanted, url)).await;
            // What was parked a moment ago is taken.
            self.put(&file.map_err(Refusal::Failed)?).await.map(drop)
        };
        let done = self.with_line(&job, job.run(Some(self.wanted.key()), Box::pin(work))).await;
        done.unwrap_or(Err(Refusal::Cancelled))
    }

    /// Says in the card that the song is being fetched, or waits for its turn, when it takes long.
    async fn with_line<T>(&self, job: &Job, work: impl Future<Output = T>) -> T {
        let mut work = std::pin::pin!(work);
        let (cover, mut shown, mut after) = (self.cover(), None, LINE_AFTER);
        loop {
            tokio::select! {
                biased;
                result = &mut work => return result,
                () = tokio::time::sleep(after) => {}
            }
            let place = job.place();
            after = LINE_EVERY;
            if shown == Some(place) {
                continue;
            }
            shown = Some(place);
            let Wanted { song, quality, .. } = &self.wanted;
            let bot = self.ctx.me.username.as_str();
            let line = inline::coming(self.guest.language, bot, song, *quality, place);
            let edit = self.ctx.sender.edit_inline_text(self.message, &line, cover.as_deref());
            // An edit that is on its way must arrive before the next one leaves.
            let mut edit = std::pin::pin!(edit);
            tokio::select! {
                biased;
                result = &mut work => {
                    report(edit.await);
                    return result;
                }
                edited = &mut edit => report(edited),
            }
        }
    }

    /// Puts a file that Telegram has into the message; `false` when it does not have it any more.
    async fn put(&self, file: &FileId) -> Result<bool, Refusal> {
        let Wanted { song, quality, .. } = &self.wanted;
        let (caption, buttons) = (self.caption(), inline::filled(self.guest.language, song));
        let edit = self.ctx.sender.edit_inline_audio(
            self.message,
            *quality,
            &file.id,
            &caption,
            buttons.as_ref(),
        );
        match edit.await {
            Ok(()) => Ok(true),
            Err(SendError::WrongFileId) => {
                self.ctx.service.save_file_id(&self.wanted.key(), None).await?;
                Ok(false)
            }
            Err(error) => Err(error.into()),
        }
    }

    /// What the song is, where its player does not say it, and whose login played it.
    fn caption(&self) -> Html {
        let Guest { language, caller, .. } = self.guest;
        let caption = inline::caption(*language, &self.wanted.song, self.wanted.quality);
        share::credited(*language, caller, Reply { html: caption, buttons: None }).html
    }

    fn cover(&self) -> Option<String> {
        self.wanted.song.album.cover_url(inline::PREVIEW)
    }

    async fn tell(&self, refusal: Refusal) {
        let (language, ctx) = (self.guest.language, self.ctx);
        let Wanted { song, quality, .. } = &self.wanted;
        let bot = ctx.me.username.as_str();
        let about = |sentence: String| {
            inline::not_now(language, bot, song, *quality, Reply::text(sentence), true)
        };
        let reply = match refusal {
            Refusal::Denied(denied) => {
                let may_be_lent = self.occasion == Occasion::Sent { in_group: true };
                let reply = inline::denied(language, bot, (song, *quality), denied, may_be_lent);
                share::credited(language, &self.guest.caller, reply)
            }
            Refusal::Failed(Failure::TakenBack) => about(t!(language, "share-taken-back-song")),
            Refusal::TooLarge
            | Refusal::Failed(Failure::Upload(UploadError::Send(SendError::TooLarge))) => {
                inline::too_large(language, bot, song, *quality, most_bytes(&ctx.config))
            }
            Refusal::Full(full) => about(queue::full(language, full).html.0),
            Refusal::TooMany => about(t!(language, "inline-too-many")),
            Refusal::Cancelled | Refusal::NoStorage => {
                inline::waiting(language, bot, song, *quality)
            }
            // The message is gone, or nobody is there to read it.
            Refusal::Failed(Failure::Upload(UploadError::Send(SendError::NotFound))) => return,
            Refusal::Failed(Failure::Service(error)) => {
                log(&error);
                inline::failure(language, bot, song, *quality, &error)
            }
            Refusal::Failed(Failure::Upload(error)) => {
                tracing::warn!(%error, "a song could not be put into an inline message");
                about(match error {
                    UploadError::Broken => t!(language, "song-broken"),
                    _ => t!(language, "inline-not-sent"),
                })
            }
        };
        let cover = self.cover();
        report(ctx.sender.edit_inline_text(self.message, &reply, cover.as_deref()).await);
    }
}

fn report(outcome: Result<(), SendError>) {
    if let Err(error) = outcome {
        tracing::debug!(%error, "what became of an inline message could not be told");
    }
}

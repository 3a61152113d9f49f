//! A song of many: sent without a word about it; what did not come is told by whoever sends them.

use super::song::{Wanted, nearest};
use super::{Conversation, deliver, log};
use crate::model::{Denied, PlayAnswer, PlayUrl, Quality, Song};
use crate::service::FileKey;
use crate::telegram::render::send_all::Missed;
use crate::telegram::render::settings::DEFAULT_QUALITY;
use crate::telegram::upload::UploadError;
use crate::telegram::{Ctx, SendError};

/// A song in the chosen quality, or in the best below it that Telegram takes.
pub(in crate::telegram) struct Quietly(Wanted);

impl Quietly {
    /// In the quality that the chat chose, but no better than the group allows.
    pub(in crate::telegram) fn of(ctx: &Ctx, to: &Conversation, song: Song) -> Self {
        let usual = to.settings.quality.unwrap_or(DEFAULT_QUALITY).min(to.best_quality());
        let chosen = nearest(&song, usual);
        let most = deliver::most_bytes(&ctx.config);
        let fits = |quality: &Quality| (1..=most).contains(&song.files.size(*quality));
        let below = Quality::ALL.into_iter().rev().filter(|quality| *quality <= chosen).find(fits);
        Self(Wanted { quality: below.unwrap_or(chosen), song, is_capped: false })
    }

    /// What Telegram has of it.
    pub(in crate::telegram) fn key(&self) -> FileKey {
        self.0.key()
    }

    /// The song.
    pub(in crate::telegram) fn into_song(self) -> Song {
        self.0.song
    }

    /// Sends it; tells why it could not be.
    /// Errors: nobody is there to get it.
    pub(in crate::telegram) async fn send(
        &self,
        ctx: &Ctx,
        to: &Conversation,
    ) -> anyhow::Result<Option<Missed>> {
        match self.sent(ctx, to).await {
            Ok(missed) => Ok(missed),
            Err(deliver::Failure::Upload(UploadError::Send(error @ SendError::Blocked(_)))) => {
                Err(error.into())
            }
            Err(deliver::Failure::Upload(UploadError::Send(SendError::TooLarge))) => {
                Ok(Some(Missed::TooLarge))
            }
            Err(deliver::Failure::Service(error)) => {
                log(&error);
                Ok(Some(Missed::Failed))
            }
            Err(failure) => {
                tracing::warn!(error = %failure, "a song of a list could not be sent");
                Ok(Some(Missed::Failed))
            }
        }
    }

    async fn sent(&self, ctx: &Ctx, to: &Conversation) -> Result<Option<Missed>, deliver::Failure> {
        let wanted = &self.0;
        if wanted.quality > to.best_quality() {
            return Ok(Some(Missed::AboveCap));
        }
        let known = ctx.service.file_id(&wanted.key()).await?;
        let is_free = known.as_ref().is_some_and(|file| !file.restricted) && !wanted.song.vip;
        if let (true, Some(file)) = (is_free, known) {
            match deliver::again(ctx, to, wanted, file.id).await {
                Ok(()) => return Ok(None),
                Err(SendError::WrongFileId) => {
                    ctx.service.save_file_id(&wanted.key(), None).await?;
                }
                Err(error) => return Err(UploadError::Send(error).into()),
            }
        }
        // A file that Telegram has must not be a way around the membership.
        let url = match self.permission(ctx, to).await? {
            Ok(url) => url,
            Err(missed) => return Ok(Some(missed)),
        };
        if wanted.song.files.size(wanted.quality) > deliver::most_bytes(&ctx.config) {
            return Ok(Some(Missed::TooLarge));
        }
        deliver::fetch_and_send(ctx, to, wanted, &url).await.map(|()| None)
    }

    async fn permission(
        &self,
        ctx: &Ctx,
        to: &Conversation,
    ) -> crate::service::Result<Result<PlayUrl, Missed>> {
        let Wanted { song, quality, .. } = &self.0;
        Ok(match ctx.service.song_url(&to.caller, song, *quality).await? {
            PlayAnswer::Url(url) => Ok(url),
            PlayAnswer::Denied(Denied::LoginNeeded) if !song.vip => Err(Missed::Login),
            PlayAnswer::Denied(Denied::LoginNeeded | Denied::VipNeeded) => Err(Missed::Member),
            PlayAnswer::Denied(Denied::NoRight | Denied::NoSuchQuality | Denied::DeviceLimit) => {
                Err(Missed::Right)
            }
        })
    }
}

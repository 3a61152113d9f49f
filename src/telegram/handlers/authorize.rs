//! `/authorize`: another device shows a login code, the person photographs it, and their own
//! account confirms that login. In private only, never from a forwarded photo, and only after the
//! person has seen what it is and said yes.

use std::sync::Arc;

use teloxide::types::{ChatAction, Message};

use super::{Conversation, find};
use crate::i18n::t;
use crate::model::LoginCode;
use crate::picture;
use crate::service::{self, Question};
use crate::telegram::render::{Reply, authorize};
use crate::telegram::{Ctx, SendError};

/// The largest picture that is fetched, in bytes.
const MOST_BYTES: u64 = picture::MAX_PHOTO as u64;

/// A picture that came with a message, or stands in the message it answers.
#[derive(Debug, Clone)]
pub(crate) struct Photo {
    file_id: String,
    size: u64,
    is_forwarded: bool,
}

impl Photo {
    /// The message's own, else that of the message it answers.
    pub(super) fn of(message: &Message) -> Option<Self> {
        let answered = || Self::in_message(message.reply_to_message()?);
        let mut photo = Self::in_message(message).or_else(answered)?;
        photo.is_forwarded |= message.forward_origin().is_some();
        Some(photo)
    }

    fn in_message(message: &Message) -> Option<Self> {
        let largest = |sizes: &[teloxide::types::PhotoSize]| {
            let size =
                sizes.iter().max_by_key(|size| u64::from(size.width) * u64::from(size.height))?;
            Some(size.file.clone())
        };
        let picture = || {
            let document = message.document()?;
            let mime = document.mime_type.as_ref()?;
            (mime.type_() == "image").then(|| document.file.clone())
        };
        let file = message.photo().and_then(largest).or_else(picture)?;
        Some(Self {
            file_id: file.id.to_string(),
            size: u64::from(file.size),
            is_forwarded: message.forward_origin().is_some(),
        })
    }
}

/// `/authorize` with a photo, in reply to one, or alone, which asks for it.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let language = to.language;
    if to.photo.as_ref().is_some_and(|photo| photo.is_forwarded) {
        return say(ctx, to, t!(language, "authorize-forwarded")).await;
    }
    // without an account there is nothing to confirm with, whatever the photo shows
    ctx.service.may_authorize(&to.caller).await?;
    let Some(photo) = &to.photo else {
        let ask = t!(language, "authorize-ask");
        return find::ask(ctx, to, Question::Authorize, ask.clone(), ask).await;
    };
    if photo.size > MOST_BYTES {
        return again(ctx, to, t!(language, "authorize-too-large")).await;
    }
    let work = read(ctx, photo);
    let texts = match ctx.sender.while_showing(to.place, ChatAction::Typing, work).await {
        Ok(texts) => texts,
        Err(Unread::TooLarge) => return again(ctx, to, t!(language, "authorize-too-large")).await,
        Err(Unread::NoPicture) => {
            return again(ctx, to, t!(language, "authorize-no-picture")).await;
        }
        Err(Unread::NotFetched(error)) => {
            tracing::warn!(%error, "a photo could not be fetched");
            return again(ctx, to, t!(language, "authorize-not-fetched")).await;
        }
    };
    match texts.as_slice() {
        [] => again(ctx, to, t!(language, "authorize-no-code")).await,
        [text] => match LoginCode::read(text) {
            Some(code) => ask(ctx, to, code).await,
            None => again(ctx, to, t!(language, "authorize-not-login")).await,
        },
        several => {
            let count = several.len().to_string();
            again(ctx, to, t!(language, "authorize-several", count = count)).await
        }
    }
}

/// Says what is wrong with a photo; in private the next one is the answer.
async fn again(ctx: &Ctx, to: &Conversation, text: String) -> anyhow::Result<()> {
    find::ask(ctx, to, Question::Authorize, text.clone(), text).await
}

/// Shows what would be confirmed, and asks.
async fn ask(ctx: &Arc<Ctx>, to: &Conversation, code: LoginCode) -> anyhow::Result<()> {
    let kind = code.kind();
    let offer = ctx.service.offer_authorize(&to.caller, code).await?;
    to.reply(ctx, authorize::question(to.language, kind, &offer.nick, &offer.id)).await?;
    Ok(())
}

/// The person said yes.
pub(super) async fn confirmed(ctx: &Arc<Ctx>, to: &Conversation, id: &str) -> anyhow::Result<()> {
    // Without buttons first: who presses twice sees that it was heard.
    ctx.sender.edit_markup(to.chat(), to.message, None).await?;
    let work = ctx.service.confirm_authorize(&to.caller, id);
    let text = match ctx.sender.while_showing(to.place, ChatAction::Typing, work).await {
        Ok(true) => t!(to.language, "authorize-done"),
        Ok(false) => t!(to.language, "authorize-over"),
        Err(service::Error::Unsupported(_)) => t!(to.language, "authorize-unsupported"),
        Err(service::Error::NotFound) => t!(to.language, "authorize-expired"),
        Err(error) => return Err(error.into()),
    };
    edit(ctx, to, text).await
}

/// The person said no.
pub(super) async fn declined(ctx: &Arc<Ctx>, to: &Conversation, id: &str) -> anyhow::Result<()> {
    let text = if ctx.service.decline_authorize(&to.caller, id)? {
        t!(to.language, "authorize-declined")
    } else {
        t!(to.language, "authorize-over")
    };
    edit(ctx, to, text).await
}

/// The person was told that their keys go to another server, and agrees.
pub(super) async fn told_remote(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    ctx.service.told_remote(&to.caller).await?;
    edit(ctx, to, t!(to.language, "remote-agreed")).await
}

async fn edit(ctx: &Ctx, to: &Conversation, text: String) -> anyhow::Result<()> {
    let reply = Reply::text(text);
    ctx.sender.edit_text(to.chat(), to.message, &reply.html, reply.buttons).await?;
    Ok(())
}

async fn say(ctx: &Ctx, to: &Conversation, text: String) -> anyhow::Result<()> {
    to.reply(ctx, Reply::text(text)).await?;
    Ok(())
}

enum Unread {
    TooLarge,
    NoPicture,
    NotFetched(SendError),
}

/// What the codes in a photo say.
async fn read(ctx: &Ctx, photo: &Photo) -> Result<Vec<String>, Unread> {
    let bytes =
        ctx.sender.download(&photo.file_id, MOST_BYTES).await.map_err(|error| match error {
            SendError::TooLarge => Unread::TooLarge,
            other => Unread::NotFetched(other),
        })?;
    // what breaks a reader is no picture to us
    picture::read_photo(bytes).await.map_err(|_| Unread::NoPicture)
}

//! `/lyric` and the card's lyrics button.

use std::sync::Arc;

use bytes::Bytes;
use teloxide::types::ChatAction;

use super::{Conversation, find};
use crate::i18n::t;
use crate::model::{Song, SongRef};
use crate::service::Question;
use crate::telegram::render::lyric::{Lyrics, lyric};
use crate::telegram::{Ctx, Media};

/// `/lyric <mid, id, link or words>`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    if args.is_empty() {
        let (private, group) = (t!(to.language, "lyric-ask"), t!(to.language, "lyric-ask-group"));
        return find::ask(ctx, to, Question::Lyric, private, group).await;
    }
    match find::song(ctx, to, args).await? {
        Some(song) => send(ctx, to, &song).await,
        None => Ok(()),
    }
}

/// The lyrics of a song.
pub(super) async fn of(ctx: &Arc<Ctx>, to: &Conversation, song: &SongRef) -> anyhow::Result<()> {
    let work = ctx.service.song(&to.caller, song);
    let song = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    send(ctx, to, &song).await
}

async fn send(ctx: &Ctx, to: &Conversation, song: &Song) -> anyhow::Result<()> {
    let work = ctx.service.lyric(&to.caller, song);
    let found = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    match lyric(to.language, song, &found) {
        Lyrics::Text(reply) => {
            to.reply(ctx, to.credited(reply)).await?;
        }
        Lyrics::File { name, lrc, caption } => {
            let file = Media::Bytes { name, bytes: Bytes::from(lrc) };
            let caption = to.credited(caption);
            ctx.sender.document(to.place, file, &caption.html, caption.buttons).await?;
        }
    }
    Ok(())
}

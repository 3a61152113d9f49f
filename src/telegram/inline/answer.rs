//! The answer to a query: which songs, as cards or at once as audio, and for how long it holds.

use std::collections::HashSet;
use std::time::Duration;

use futures::future::join_all;
use teloxide::types::{ChatType, InlineQuery};

use super::Guest;
use super::find::{Found, find};
use crate::model::Song;
use crate::service::{Error, FileKey};
use crate::telegram::handlers::{log, nearest};
use crate::telegram::render::inline::{self, Answer, Row};
use crate::telegram::render::settings::DEFAULT_QUALITY;
use crate::telegram::{Ctx, SendError};

/// How long the songs are looked for. Telegram takes an answer for about half a minute, a person waits
/// for less.
const WITHIN: Duration = Duration::from_secs(10);

/// The answer for a person.
pub(super) async fn to(ctx: &Ctx, guest: &Guest, query: &InlineQuery) -> Answer {
    let language = guest.language;
    let found = match tokio::time::timeout(WITHIN, find(ctx, guest, query)).await {
        Ok(Ok(found)) => found,
        Ok(Err(Error::NotFound)) => Found::Songs(Vec::new(), None),
        Ok(Err(error)) => {
            log(&error);
            return inline::failed(language, &error);
        }
        Err(_) => return inline::slow(language),
    };
    let bot = ctx.me.username.as_str();
    let in_group = matches!(query.chat_type, Some(ChatType::Group | ChatType::Supergroup));
    match found {
        Found::Nothing => inline::hint(language, bot),
        Found::Daily(songs) => {
            inline::daily(language, bot, &rows(ctx, guest, songs, in_group).await)
        }
        Found::Songs(songs, _) if songs.is_empty() && query.offset.is_empty() => {
            inline::nothing(language)
        }
        Found::Songs(songs, next) => {
            inline::songs(language, bot, &rows(ctx, guest, songs, in_group).await, next)
        }
    }
}

/// Each song once, with the file that may be sent to anybody, if Telegram has it.
async fn rows(ctx: &Ctx, guest: &Guest, songs: Vec<Song>, in_group: bool) -> Vec<Row> {
    let mut seen = HashSet::new();
    let songs = songs.into_iter().filter(|song| seen.insert(song.mid.clone()));
    let has_storage = ctx.config.telegram.storage_chat.is_some();
    let row = async |song: Song| {
        let quality = nearest(&song, guest.settings.quality.unwrap_or(DEFAULT_QUALITY));
        let key = FileKey::Audio(song.mid.clone(), quality);
        let known = ctx.service.file_id(&key).await.unwrap_or_else(|error| {
            log(&error);
            None
        });
        // Whether a person may have a song that is paid for is asked when it was chosen: twenty
        // questions for each letter would be too many.
        let is_known = known.is_some();
        let file = known.filter(|file| !file.restricted && !song.vip).map(|file| file.id);
        Row { song, quality, file, can_come: has_storage || is_known, in_group }
    };
    join_all(songs.map(row)).await
}

/// Sends the answer. One with files that Telegram does not take (any more) is sent again as cards.
pub(super) async fn send(ctx: &Ctx, query: &InlineQuery, answer: Answer) {
    let id = query.id.0.as_str();
    let has_files = answer.has_files();
    match ctx.sender.answer_inline(id, &answer).await {
        Err(SendError::WrongFileId | SendError::BadRequest(_)) if has_files => {
            let cards = answer.without_files();
            report(ctx.sender.answer_inline(id, &cards).await);
        }
        outcome => report(outcome),
    }
}

/// An answer that comes too late harms nobody: the person has typed on.
fn report(outcome: Result<(), SendError>) {
    match outcome {
        Ok(()) => {}
        Err(SendError::BadRequest(why)) if why.contains("query is too old") => {
            tracing::debug!("an inline query was answered too late");
        }
        Err(SendError::BadRequest(why)) => {
            tracing::error!(why, "Telegram refused the results of an inline query");
        }
        Err(error) => tracing::debug!(%error, "an inline query could not be answered"),
    }
}

//! `/song` and the card's audio buttons: which song, which quality, and whether this person may
//! have it. What takes long is done by [`deliver`](super::deliver).

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{Conversation, catalog, deliver, find};
use crate::i18n::t;
use crate::model::{Denied, PlayAnswer, PlayUrl, Quality, Song, SongRef};
use crate::service::{FileKey, Question, Target};
use crate::telegram::command::Command;
use crate::telegram::render::settings::DEFAULT_QUALITY;
use crate::telegram::render::{Reply, card, html, song};
use crate::telegram::{Ctx, SendError};

/// How much of a misspelt quality is repeated, in characters.
const SHOWN: usize = 20;

/// A song in a quality.
#[derive(Debug, Clone)]
pub(in crate::telegram) struct Wanted {
    /// The song.
    pub(in crate::telegram) song: Song,
    /// The quality.
    pub(in crate::telegram) quality: Quality,
    /// Whether a better one was asked for by name, and the group allows none: the answer says so.
    pub(in crate::telegram) is_capped: bool,
}

impl Wanted {
    /// What Telegram has of it.
    pub(in crate::telegram) fn key(&self) -> FileKey {
        FileKey::Audio(self.song.mid.clone(), self.quality)
    }
}

/// `/song <mid, id, link or words> [128|320|flac]`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    let (text, quality) = split(args);
    if text.is_empty() {
        let (private, group) = (t!(to.language, "song-ask"), t!(to.language, "song-ask-group"));
        return find::ask(ctx, to, Question::Song, private, group).await;
    }
    let resolving = ctx.service.resolve(text);
    let hint = match ctx.sender.while_showing(to.place, ChatAction::Typing, resolving).await? {
        Target::Song(song) => return of(ctx, to, &song, quality).await,
        Target::Words(words) => match misspelt_quality(&words) {
            None => return catalog::search(ctx, to, &words).await,
            Some(word) => t!(to.language, "song-bad-quality", text = html::name(word, SHOWN)),
        },
        Target::Playlist(_) => t!(to.language, "song-playlist-link"),
        Target::Album(_) => t!(to.language, "song-album-link"),
    };
    to.reply(ctx, Reply::text(hint)).await?;
    Ok(())
}

/// The word behind an id or mid, where only a quality can stand.
fn misspelt_quality(words: &str) -> Option<&str> {
    let (song, word) = words.rsplit_once(char::is_whitespace)?;
    SongRef::parse(song).is_some().then_some(word)
}

/// The audio of a song, in the quality that was named or else chosen, but no better than the group
/// allows.
pub(super) async fn of(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    song: &SongRef,
    named: Option<Quality>,
) -> anyhow::Result<()> {
    let looking = ctx.service.song(&to.caller, song);
    let song = ctx.sender.while_showing(to.place, ChatAction::Typing, looking).await?;
    let best = to.best_quality();
    let usual = || to.settings.quality.unwrap_or(DEFAULT_QUALITY).min(best);
    let quality = match named {
        Some(named) if named <= best => named,
        Some(_) => nearest(&song, best),
        None => nearest(&song, usual()),
    };
    let is_capped = named.is_some_and(|named| nearest(&song, named) > quality);
    let wanted = Wanted { song, quality, is_capped };
    if is_known_to_lack(&wanted) {
        return deny(ctx, to, &wanted, Denied::NoSuchQuality).await;
    }
    have(ctx, to, wanted).await
}

/// Sends what Telegram has already, else has it uploaded.
async fn have(ctx: &Arc<Ctx>, to: &Conversation, wanted: Wanted) -> anyhow::Result<()> {
    if wanted.quality > to.best_quality() {
        // The song has nothing below it.
        let best = card::quality(to.language, to.best_quality());
        to.reply(ctx, Reply::text(t!(to.language, "song-above-cap", best = best))).await?;
        return Ok(());
    }
    let known = ctx.service.file_id(&wanted.key()).await?;
    let is_free = known.as_ref().is_some_and(|file| !file.restricted) && !wanted.song.vip;
    let mut url = None;
    if !is_free {
        // A file that Telegram has must not be a way around the membership.
        match permission(ctx, to, &wanted).await? {
            PlayAnswer::Url(given) => url = Some(given),
            PlayAnswer::Denied(denied) => return deny(ctx, to, &wanted, denied).await,
        }
    }
    if let Some(file) = known {
        match deliver::again(ctx, to, &wanted, file.id).await {
            Ok(()) => return Ok(()),
            Err(SendError::WrongFileId) => ctx.service.save_file_id(&wanted.key(), None).await?,
            Err(error) => return Err(error.into()),
        }
    }
    let url = match url {
        Some(url) => url,
        None => match permission(ctx, to, &wanted).await? {
            PlayAnswer::Url(given) => given,
            PlayAnswer::Denied(denied) => return deny(ctx, to, &wanted, denied).await,
        },
    };
    if wanted.song.files.size(wanted.quality) > deliver::most_bytes(&ctx.config) {
        return too_large(ctx, to, &wanted, &url).await;
    }
    deliver::begin(ctx, to, wanted, url).await
}

async fn permission(
    ctx: &Ctx,
    to: &Conversation,
    wanted: &Wanted,
) -> crate::service::Result<PlayAnswer> {
    let asking = ctx.service.song_url(&to.caller, &wanted.song, wanted.quality);
    ctx.sender.while_showing(to.place, deliver::action(wanted.quality), asking).await
}

async fn deny(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    wanted: &Wanted,
    denied: Denied,
) -> anyhow::Result<()> {
    let login = t!(to.language, "button-login");
    let door = (denied == Denied::LoginNeeded).then(|| to.door(ctx, &login, Command::Login));
    let mut reply = song::denied(to.language, &wanted.song, wanted.quality, denied, door.flatten());
    if wanted.is_capped {
        let capped = card::capped(to.language, to.best_quality());
        reply.html.0 = format!("{}\n{capped}", reply.html.0);
    }
    to.reply(ctx, to.credited(reply)).await?;
    Ok(())
}

/// Offers what fits instead, and in private the address itself: it holds a token.
pub(super) async fn too_large(
    ctx: &Ctx,
    to: &Conversation,
    wanted: &Wanted,
    url: &PlayUrl,
) -> anyhow::Result<()> {
    let address = to.is_private().then_some(url);
    let most = deliver::most_bytes(&ctx.config);
    let reply = song::too_large(to.language, &wanted.song, wanted.quality, most, address);
    to.reply(ctx, reply).await?;
    Ok(())
}

/// The song and, when the last word is one, the quality.
fn split(args: &str) -> (&str, Option<Quality>) {
    let args = args.trim();
    let Some((text, last)) = args.rsplit_once(char::is_whitespace) else { return (args, None) };
    match Quality::from_name(last) {
        Some(quality) => (text.trim_end(), Some(quality)),
        None => (args, None),
    }
}

/// The chosen quality, else the best below it, else the smallest there is.
pub(in crate::telegram) fn nearest(song: &Song, chosen: Quality) -> Quality {
    let there_is = |quality: &Quality| song.files.size(*quality) > 0;
    let below = Quality::ALL.into_iter().rev().filter(|quality| *quality <= chosen).find(there_is);
    below.or_else(|| Quality::ALL.into_iter().find(there_is)).unwrap_or(chosen)
}

/// Whether the song has files, but none in this quality.
pub(in crate::telegram) fn is_known_to_lack(wanted: &Wanted) -> bool {
    let size = |quality| wanted.song.files.size(quality);
    size(wanted.quality) == 0 && Quality::ALL.into_iter().any(|quality| size(quality) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_may_name_the_quality() {
        assert_eq!(split("97773"), ("97773", None));
        assert_eq!(split("97773 FLAC"), ("97773", Some(Quality::Flac)));
        assert_eq!(split(" 晴天  周杰伦 320 "), ("晴天  周杰伦", Some(Quality::Mp3_320)));
        assert_eq!(split("128"), ("128", None));
        assert_eq!(split(""), ("", None));
    }

    #[test]
    fn a_word_behind_an_id_is_a_misspelt_quality_and_behind_words_is_not() {
        assert_eq!(misspelt_quality("97773 999"), Some("999"));
        assert_eq!(misspelt_quality("0039MnYb0qxYhV hires"), Some("hires"));
        assert_eq!(misspelt_quality("晴天 周杰伦"), None);
        assert_eq!(misspelt_quality("晴天"), None);
    }
}

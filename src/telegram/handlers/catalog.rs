//! `/search`, `/playlist`, `/songlist`.

use std::sync::Arc;

use super::{Conversation, find, listing};
use crate::i18n::t;
use crate::model::{DirId, Link, PlaylistId, SearchKind};
use crate::service::{self, Listing, Question, Target};
use crate::telegram::Ctx;
pub(super) use crate::telegram::render::list::MOST_SONGS;
use crate::telegram::render::{Reply, html};

/// The longest words that are searched for, in characters: longer ones find nothing.
const QUERY: usize = 100;
/// Songs of a playlist when a command names no number.
const PLAYLIST_SONGS: u32 = 30;
/// Songs of a directory when no number is named.
const DIRECTORY_SONGS: u32 = 300;
/// How much of what was not understood is repeated.
const SHOWN: usize = 60;

/// `/search words`.
pub(super) async fn search(ctx: &Arc<Ctx>, to: &Conversation, words: &str) -> anyhow::Result<()> {
    if words.is_empty() {
        let (private, group) = (t!(to.language, "search-ask"), t!(to.language, "search-ask-group"));
        return find::ask(ctx, to, Question::Search, private, group).await;
    }
    if Link::find(words).is_some() {
        return find::open_link(ctx, to, words).await;
    }
    if is_address(words) {
        return say(ctx, to, t!(to.language, "song-bad-link")).await;
    }
    search_for(ctx, to, SearchKind::Song, words).await
}

async fn search_for(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    kind: SearchKind,
    words: &str,
) -> anyhow::Result<()> {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let query = words.chars().take(QUERY).collect();
    listing::show(ctx, to, Listing::Search { kind, query }).await
}

/// `/playlist [id or link] [num]`, `/playlist words`.
pub(super) async fn playlist(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    if args.is_empty() {
        return own_playlists(ctx, to).await;
    }
    let (what, num) = split_number(args);
    let id = match PlaylistId::parse(what) {
        Ok(id) => Some(id),
        Err(_) if Link::find(what).is_some() => match ctx.service.resolve(what).await? {
            Target::Playlist(id) => Some(id),
            Target::Song(_) | Target::Album(_) => {
                return say(ctx, to, t!(to.language, "playlist-other-link")).await;
            }
            Target::Words(_) => None,
        },
        Err(_) => None,
    };
    let Some(id) = id else {
        if is_title(args) {
            return search_for(ctx, to, SearchKind::Playlist, args).await;
        }
        let text = html::name(args, SHOWN);
        return say(ctx, to, t!(to.language, "playlist-bad", text = text)).await;
    };
    match number(num, PLAYLIST_SONGS) {
        Some(num) => listing::show(ctx, to, Listing::Playlist { id, num }).await,
        None => {
            say(ctx, to, t!(to.language, "playlist-bad-num", max = MOST_SONGS.to_string())).await
        }
    }
}

/// The person's own playlists; who has not logged in is told what else the command does.
async fn own_playlists(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let outcome = listing::show(ctx, to, Listing::OwnPlaylists).await;
    let Err(failure) = outcome else { return Ok(()) };
    let Some(error @ service::Error::NotLoggedIn) = failure.downcast_ref() else {
        return Err(failure);
    };
    if to.is_private() {
        ctx.service.ask(&to.caller, to.chat(), Some(Question::Playlist)).await?;
    }
    let about =
        format!("{}\n{}", t!(to.language, "playlist-ask"), t!(to.language, "playlist-ask-own"));
    to.reply(ctx, to.explained(ctx, &about, error)).await?;
    Ok(())
}

/// `/songlist [201|202] [num]`.
pub(super) async fn songlist(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    let mut words = args.split_whitespace();
    let dirid = match words.next() {
        None | Some("202") => Some(DirId::DAILY),
        Some("201") => Some(DirId::FAVOURITES),
        Some(_) => None,
    };
    let num = number(words.next(), DIRECTORY_SONGS);
    let (Some(dirid), None) = (dirid, words.next()) else {
        return say(ctx, to, t!(to.language, "songlist-bad")).await;
    };
    match num {
        Some(num) => listing::show(ctx, to, Listing::SongList { dirid, num }).await,
        None => {
            say(ctx, to, t!(to.language, "songlist-bad-num", max = MOST_SONGS.to_string())).await
        }
    }
}

/// Whether words can be searched for: no address, no id with something behind it, no signs only.
fn is_title(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default();
    let is_id = PlaylistId::parse(first).is_ok() && first != words;
    !is_id && !is_address(words) && words.contains(char::is_alphabetic)
}

/// Whether words are nothing but an address: of what the bot cannot open, for others are links.
pub(super) fn is_address(words: &str) -> bool {
    let begins = ["http://", "https://"].iter().any(|scheme| words.starts_with(scheme));
    begins && !words.contains(char::is_whitespace)
}

async fn say(ctx: &Ctx, to: &Conversation, text: String) -> anyhow::Result<()> {
    to.reply(ctx, Reply::text(text)).await?;
    Ok(())
}

/// What is asked for, and a number behind it.
fn split_number(args: &str) -> (&str, Option<&str>) {
    match args.rsplit_once(char::is_whitespace) {
        Some((what, num)) if num.chars().all(|c| c.is_ascii_digit() || c == '-') => {
            (what.trim_end(), Some(num))
        }
        _ => (args, None),
    }
}

/// A number of songs, if it is one that can be asked for.
fn number(word: Option<&str>, otherwise: u32) -> Option<u32> {
    let Some(word) = word else { return Some(otherwise) };
    word.parse().ok().filter(|number| (1..=MOST_SONGS).contains(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_may_stand_behind_the_playlist() {
        assert_eq!(split_number("8000000001 50"), ("8000000001", Some("50")));
        assert_eq!(split_number("8000000001"), ("8000000001", None));
        assert_eq!(split_number("分享 https://y.qq.com/x"), ("分享 https://y.qq.com/x", None));
    }

    #[test]
    fn what_is_no_id_and_no_address_is_the_title_of_a_playlist() {
        assert!(is_title("民谣") && is_title("90后 怀旧") && is_title("<my> list"));
        for bad in ["8000000001 x", "https://example.com/x", "？！", "-5"] {
            assert!(!is_title(bad), "{bad}");
        }
    }

    #[test]
    fn the_number_of_songs_has_limits() {
        assert_eq!(number(None, 30), Some(30));
        assert_eq!(number(Some("1"), 30), Some(1));
        assert_eq!(number(Some("1000"), 30), Some(1000));
        for bad in ["0", "1001", "-1", "x", ""] {
            assert_eq!(number(Some(bad), 30), None, "{bad}");
        }
    }
}

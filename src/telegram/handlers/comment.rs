//! `/comment`: what to comment on, what to say, a preview, and the yes.

use std::sync::Arc;

use teloxide::types::ChatAction;

use super::{Conversation, find, listing};
use crate::i18n::{folded, t};
use crate::model::{
    AlbumRef, CommentText, Language, Link, PlaylistId, ReplyTo, SearchKind, SongRef, Subject,
    SubjectRef,
};
use crate::service::{self, Draft, Listing, Question, Sent, Target};
use crate::telegram::callback::Callback;
use crate::telegram::render::{Reply, comment, error, html};
use crate::telegram::{Ctx, Place, SendError};

/// How much of what was not understood is repeated.
const SHOWN: usize = 60;
/// The longest words that are searched for, in characters.
const QUERY: usize = 100;

/// `/comment`, `/comment words`, `/comment [song|album|playlist] <id or link> [text]`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    // Told before anybody writes a comment that cannot be sent; and, without words, with what the
    // command is for.
    match ctx.service.writer(&to.caller).await {
        Err(error) if args.is_empty() => {
            let about = t!(to.language, "comment-ask-group");
            to.reply(ctx, to.explained(ctx, &about, &error)).await?;
            return Ok(());
        }
        writer => writer?,
    };
    if args.is_empty() {
        let (private, group) =
            (t!(to.language, "comment-ask"), t!(to.language, "comment-ask-group"));
        return find::ask(ctx, to, Question::Commented, private, group).await;
    }
    let Wanted { kind, what, text } = Wanted::read(args);
    let work = subject_ref(ctx, kind, what);
    match ctx.sender.while_showing(to.place, ChatAction::Typing, work).await? {
        Some(wanted) => on(ctx, to, &wanted, text).await,
        None if kind.is_none() && Kind::from_word(args).is_none() && Link::find(args).is_none() => {
            let words = args.split_whitespace().collect::<Vec<_>>().join(" ");
            let query = words.chars().take(QUERY).collect();
            listing::show(ctx, to, Listing::CommentOn { kind: SearchKind::Song, query }).await
        }
        None => {
            let text = t!(to.language, "comment-bad", text = html::name(args, SHOWN));
            to.reply(ctx, Reply::text(text)).await?;
            Ok(())
        }
    }
}

/// The button of a card, and what was picked from a list for a comment.
pub(super) async fn picked(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    subject: SubjectRef,
) -> anyhow::Result<()> {
    ctx.service.writer(&to.caller).await?;
    on(ctx, to, &subject, "").await
}

/// What a press picks, in a list of what can be commented on.
pub(super) fn subject_of(callback: &Callback) -> Option<SubjectRef> {
    Some(match callback {
        Callback::Pick { song, .. } => SubjectRef::Song(SongRef::Mid(song.clone())),
        Callback::Album { album, .. } => SubjectRef::Album(AlbumRef::Mid(album.clone())),
        Callback::Open { playlist, .. } => SubjectRef::Playlist(*playlist),
        _ => return None,
    })
}

async fn on(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    wanted: &SubjectRef,
    text: &str,
) -> anyhow::Result<()> {
    let work = ctx.service.subject(&to.caller, wanted);
    let subject = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    if !text.is_empty() {
        return written(ctx, to, (subject, None), text).await;
    }
    if !to.is_private() {
        to.reply(ctx, comment::ask_text_group(to.language, &subject)).await?;
        return Ok(());
    }
    let reply = comment::ask_text(to.language, &subject);
    ctx.service.ask(&to.caller, to.chat(), Some(Question::Comment(subject))).await?;
    to.reply(ctx, reply).await?;
    Ok(())
}

/// Asks what an answer to somebody's comment shall say, in private.
pub(in crate::telegram) async fn answer(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    subject: Subject,
    reply_to: ReplyTo,
) -> anyhow::Result<()> {
    ctx.service.writer(&to.caller).await?;
    let reply = comment::ask_answer(to.language, &subject, &reply_to);
    ctx.service.ask(&to.caller, to.chat(), Some(Question::Answer(subject, reply_to))).await?;
    to.reply(ctx, reply).await?;
    Ok(())
}

/// What the comment shall say: shows how it will be and asks.
pub(super) async fn written(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    (subject, reply_to): (Subject, Option<ReplyTo>),
    text: &str,
) -> anyhow::Result<()> {
    let text = match CommentText::new(text) {
        Ok(text) => text,
        Err(bad) => {
            if to.is_private() {
                let again = match reply_to {
                    None => Question::Comment(subject),
                    Some(reply_to) => Question::Answer(subject, reply_to),
                };
                ctx.service.ask(&to.caller, to.chat(), Some(again)).await?;
            }
            to.reply(ctx, comment::bad(to.language, bad)).await?;
            return Ok(());
        }
    };
    let shown = (to.chat(), to.language);
    let (draft, writer) = ctx.service.draft(&to.caller, shown, (subject, reply_to), text).await?;
    to.reply(ctx, comment::preview(to.language, &draft, &writer, to.is_private())).await?;
    Ok(())
}

/// The writer's yes. Done by a task of its own: a request that has left must not be forgotten
/// because its asker says `/cancel`.
pub(super) fn send(ctx: &Arc<Ctx>, to: &Conversation, id: String) {
    let (ctx, to) = (Arc::clone(ctx), to.clone());
    let tasks = ctx.tasks.clone();
    tasks.spawn(async move {
        let outcome = Box::pin(sending(&ctx, &to, &id)).await;
        if let Err(failure) = super::settle(&ctx, &to, outcome).await {
            tracing::error!(
                error = format!("{failure:#}"),
                "what became of a comment could not be told"
            );
        }
    });
}

async fn sending(ctx: &Arc<Ctx>, to: &Conversation, id: &str) -> anyhow::Result<()> {
    let Some(draft) = ctx.service.begin_draft(id, to.message, to.caller.now).await? else {
        // Said twice at once; the other one is on its way.
        return Ok(());
    };
    let language = to.language;
    let work = ctx.service.send_draft(&to.caller, draft.clone());
    let reply = match ctx.sender.while_showing(to.place, ChatAction::Typing, work).await {
        Sent::Done(_) => comment::done(language, &draft),
        Sent::OtherAccount => comment::other_account(language),
        Sent::Unsure(failure) => {
            super::log(&failure);
            comment::unsure(language, &draft)
        }
        Sent::Waits(failure) => {
            super::log(&failure);
            not_sent(ctx, to, &draft, &failure)
        }
    };
    show(ctx, to.place, to.message, reply).await
}

fn not_sent(ctx: &Ctx, to: &Conversation, draft: &Draft, failure: &service::Error) -> Reply {
    let why = match failure {
        service::Error::Refused { code, .. } => comment::refused(*code, to.language),
        other => error(to.language, other).0.0,
    };
    comment::waits(to.language, draft, &why, to.remedy(ctx, failure))
}

/// The writer's no.
pub(super) async fn forget(ctx: &Arc<Ctx>, to: &Conversation, id: &str) -> anyhow::Result<()> {
    if ctx.service.drop_draft(id).await? {
        show(ctx, to.place, to.message, comment::dropped(to.language)).await?;
    }
    Ok(())
}

/// In place of the preview, or below it when it is gone: this must be told.
async fn show(ctx: &Ctx, place: Place, message: i32, reply: Reply) -> anyhow::Result<()> {
    let Reply { html, buttons } = reply;
    match ctx.sender.edit_text(place.chat, message, &html, buttons.clone()).await {
        Err(SendError::NotFound) => {
            ctx.sender.text(place, &html, buttons).await?;
        }
        edited => edited?,
    }
    Ok(())
}

/// Comments that were being sent when the bot ended: they count as sent, and their writers are asked
/// to look.
pub(super) async fn resume(ctx: &Arc<Ctx>) {
    let now = ctx.clock.now();
    let drafts = match ctx.service.interrupted_drafts(now).await {
        Ok(drafts) => drafts,
        Err(error) => {
            tracing::error!(%error, "the comments on their way could not be read");
            return;
        }
    };
    for draft in drafts {
        let reply = comment::interrupted(draft.language, &draft);
        // Telegram puts an answer into the topic of what it answers.
        let place = Place { reply_to: Some(draft.message), ..Place::chat(draft.chat) };
        match show(ctx, place, draft.message, reply).await {
            Ok(()) => {}
            Err(error) if error.downcast_ref().is_some_and(is_gone) => {}
            Err(error) => {
                // Told at the next start.
                tracing::warn!(error = format!("{error:#}"), "a writer could not be told");
                continue;
            }
        }
        if let Err(error) = ctx.service.told_interrupted(draft, now).await {
            tracing::error!(%error, "a comment could not be settled");
        }
    }
}

fn is_gone(error: &SendError) -> bool {
    matches!(error, SendError::Blocked(_) | SendError::BadRequest(_))
}

/// A kind of what can be commented on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Song,
    Album,
    Playlist,
}

impl Kind {
    fn from_word(word: &str) -> Option<Self> {
        Some(match folded(word).as_str() {
            "song" | "歌" | "歌曲" | "单曲" => Self::Song,
            "album" | "专辑" => Self::Album,
            "playlist" | "歌单" => Self::Playlist,
            _ => return None,
        })
    }
}

/// A command, taken apart.
#[derive(Debug, PartialEq, Eq)]
struct Wanted<'a> {
    kind: Option<Kind>,
    /// The id or link, perhaps.
    what: &'a str,
    /// What the comment shall say; perhaps nothing yet.
    text: &'a str,
}

impl<'a> Wanted<'a> {
    fn read(args: &'a str) -> Self {
        let (first, rest) = word(args);
        let kind = Kind::from_word(first).filter(|_| !rest.is_empty());
        let args = if kind.is_some() { rest } else { args };
        let (what, text) = word(args);
        Self { kind, what, text }
    }
}

/// The first word, and what follows it.
fn word(text: &str) -> (&str, &str) {
    let (first, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    (first, rest.trim())
}

/// What an id or a link of this kind names; `None` when it is neither.
async fn subject_ref(
    ctx: &Ctx,
    kind: Option<Kind>,
    what: &str,
) -> service::Result<Option<SubjectRef>> {
    let typed = match kind {
        None | Some(Kind::Song) => SongRef::parse(what).map(SubjectRef::Song),
        Some(Kind::Album) => AlbumRef::parse(what).map(SubjectRef::Album),
        Some(Kind::Playlist) => PlaylistId::parse(what).ok().map(SubjectRef::Playlist),
    };
    if typed.is_some() || Link::find(what).is_none() {
        return Ok(typed);
    }
    let (found, wanted) = match ctx.service.resolve(what).await? {
        Target::Song(song) => (Kind::Song, SubjectRef::Song(song)),
        Target::Album(mid) => (Kind::Album, SubjectRef::Album(AlbumRef::Mid(mid))),
        Target::Playlist(id) => (Kind::Playlist, SubjectRef::Playlist(id)),
        Target::Words(_) => return Ok(None),
    };
    Ok(Some(wanted).filter(|_| kind.is_none_or(|kind| kind == found)))
}

/// The hint for a press on a comment that does not wait; `None` when it does.
pub(super) fn refusal(
    language: Language,
    draft: Option<&Draft>,
    to: &Conversation,
) -> Option<String> {
    use crate::service::DraftState;
    let Some(draft) = draft else { return Some(t!(language, "comment-forgotten")) };
    if draft.owner != to.person {
        return Some(t!(language, "comment-not-yours"));
    }
    match draft.state {
        DraftState::Waiting => None,
        DraftState::Sending => Some(t!(language, "comment-being-sent")),
        DraftState::Sent | DraftState::Unsure => Some(t!(language, "comment-was-sent")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_taken_apart() {
        let read = |args| {
            let Wanted { kind, what, text } = Wanted::read(args);
            (kind, what, text)
        };
        assert_eq!(read("song 97773 好听 啊"), (Some(Kind::Song), "97773", "好听 啊"));
        assert_eq!(
            read("专辑 000MkMni19ClKG  好听\n两行"),
            (Some(Kind::Album), "000MkMni19ClKG", "好听\n两行")
        );
        assert_eq!(read("Playlist 8000000001"), (Some(Kind::Playlist), "8000000001", ""));
        assert_eq!(read("97773 好听"), (None, "97773", "好听"));
        assert_eq!(read("晴天"), (None, "晴天", ""));
        assert_eq!(read("song"), (None, "song", ""), "a song may be called so");
    }
}

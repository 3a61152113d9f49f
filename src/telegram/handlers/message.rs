//! Messages: commands, words, and what is neither.

use std::sync::Arc;

use teloxide::types::{Message, MessageKind};

use super::{
    Conversation, catalog, comment, convert, find, link, lyric, report_key, run, settle, start,
};
use crate::i18n::t;
use crate::model::{ChatId, Link};
use crate::service::Question;
use crate::telegram::command::{self, Command, Spoken};
use crate::telegram::render::{Reply, help};
use crate::telegram::{Ctx, accounts, group, login, schedule, share};

/// Handles a message that a person sent.
pub(super) async fn handle(ctx: &Arc<Ctx>, message: &Message, ended: bool) -> anyhow::Result<()> {
    if let Some(group) = message.migrate_to_chat_id() {
        return Ok(ctx.service.chat_moved(ChatId(message.chat.id.0), ChatId(group.0)).await?);
    }
    if link::is_of_a_bot(message) {
        return Ok(());
    }
    share::left(ctx, message).await?;
    let Some(mut to) = Conversation::of_message(ctx, message).await else { return Ok(()) };
    to.has_ended = ended;
    if !to.is_allowed(ctx) {
        let outcome = match own_data(ctx, message).filter(|_| to.is_private()) {
            Some(command) => run(ctx, &to, command, "").await,
            None => start::stranger(ctx, &to).await,
        };
        return settle(ctx, &to, outcome).await;
    }
    ctx.service.notice(to.chat(), to.caller.now);
    if to.rests {
        // Who writes has not blocked the bot (any more), and can be told what everyone is told.
        ctx.service.unblocked(to.person, to.caller.now).await?;
    }
    group::is_heard_from(ctx, to.chat(), &to.group).await;
    let outcome = match message.text() {
        Some(text) => heard(ctx, &to, message, text).await,
        None => seen(ctx, &to, message).await,
    };
    settle(ctx, &to, outcome).await
}

/// Handles what a person changed of a message: only a key or a cookie in it matters. What was asked in
/// it is not done again.
pub(super) async fn edited(ctx: &Arc<Ctx>, message: &Message) -> anyhow::Result<()> {
    let text = message.text().or(message.caption()).unwrap_or_default();
    let Some(secret) = Secret::find(ctx, text) else { return Ok(()) };
    if link::is_of_a_bot(message) {
        return Ok(());
    }
    let Some(to) = Conversation::of_message(ctx, message).await else { return Ok(()) };
    if !to.is_allowed(ctx) {
        return Ok(());
    }
    let outcome = taken(ctx, &to, secret).await;
    settle(ctx, &to, outcome).await
}

/// Words that must neither be searched for nor shown nor stay in a chat, whatever they were sent for.
enum Secret<'a> {
    /// They hold a key for reports.
    ReportKey(&'a str),
    /// They hold a cookie.
    Cookie(&'a str),
}

impl<'a> Secret<'a> {
    /// What is to be kept secret in a text or a caption.
    fn find(ctx: &Ctx, text: &'a str) -> Option<Self> {
        let words = match command::parse(text, &ctx.me.username) {
            Spoken::Command(_, words) | Spoken::Words(words) => words,
            Spoken::Unknown(_) => text.trim().split_once(char::is_whitespace)?.1,
            Spoken::ForAnother => return None,
        };
        if report_key::holds_key(words) {
            return Some(Self::ReportKey(words));
        }
        login::is_cookie(words).then_some(Self::Cookie(words))
    }
}

/// Takes a secret in private; in a group it is deleted, with a warning.
async fn taken(ctx: &Arc<Ctx>, to: &Conversation, secret: Secret<'_>) -> anyhow::Result<()> {
    match secret {
        Secret::ReportKey(words) => report_key::given(ctx, to, words).await,
        Secret::Cookie(words) => {
            forget_question(ctx, to).await?;
            run(ctx, to, Command::Cookie, words).await
        }
    }
}

/// The command about what is stored of the person, if it is one.
fn own_data(ctx: &Ctx, message: &Message) -> Option<Command> {
    match command::parse(message.text()?, &ctx.me.username) {
        Spoken::Command(command, _) if command.is_about_own_data() => Some(command),
        _ => None,
    }
}

async fn heard(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    message: &Message,
    text: &str,
) -> anyhow::Result<()> {
    if let Some(secret) = Secret::find(ctx, text) {
        return taken(ctx, to, secret).await;
    }
    match command::parse(text, &ctx.me.username) {
        Spoken::Command(command, args) => {
            if command != Command::Cancel {
                forget_question(ctx, to).await?;
            }
            run(ctx, to, command, args).await
        }
        Spoken::Unknown(word) if to.is_private() => {
            to.reply(ctx, help::unknown(to.language, word)).await?;
            Ok(())
        }
        Spoken::Words(words) if to.is_private() && !words.is_empty() => {
            match link::in_message(message) {
                Some(link) if to.question.is_none() => link::open(ctx, to, link).await,
                _ => said(ctx, to, words).await,
            }
        }
        Spoken::Words(_) => link::in_group(ctx, to, message).await,
        // In groups other bots have commands too.
        Spoken::Unknown(_) | Spoken::ForAnother => Ok(()),
    }
}

/// A command ends the question before it: its answer will not come.
async fn forget_question(ctx: &Ctx, to: &Conversation) -> anyhow::Result<()> {
    if to.is_private() && to.question.is_some() {
        ctx.service.ask(&to.caller, to.chat(), None).await?;
    }
    Ok(())
}

/// Plain words in private: the answer to a question, a link, or a search.
async fn said(ctx: &Arc<Ctx>, to: &Conversation, words: &str) -> anyhow::Result<()> {
    if let Some(question) = to.question.clone() {
        ctx.service.ask(&to.caller, to.chat(), None).await?;
        return match question {
            Question::Cookie => run(ctx, to, Command::Cookie, words).await,
            Question::Song => run(ctx, to, Command::Song, words).await,
            Question::Search => catalog::search(ctx, to, words).await,
            Question::Lyric => lyric::command(ctx, to, words).await,
            Question::Convert => convert::command(ctx, to, words).await,
            Question::Playlist => catalog::playlist(ctx, to, words).await,
            // words are no photo: it is asked for once more
            Question::Authorize => run(ctx, to, Command::Authorize, "").await,
            Question::Commented => comment::command(ctx, to, words).await,
            Question::Zone => schedule::zone_said(ctx, to, words).await,
            Question::AccountName(uin) => accounts::named(ctx, to, uin, words).await,
            Question::Comment(subject) => comment::written(ctx, to, (subject, None), words).await,
            Question::Answer(subject, reply_to) => {
                comment::written(ctx, to, (subject, Some(reply_to)), words).await
            }
        };
    }
    if Link::find(words).is_some() {
        return find::open_link(ctx, to, words).await;
    }
    if !words.contains(char::is_alphanumeric) {
        // Emoji and question marks are no song's name.
        to.reply(ctx, Reply::text(t!(to.language, "help-only-text"))).await?;
        return Ok(());
    }
    catalog::search(ctx, to, words).await?;
    if let Some(command) = Command::from_word(words).filter(|it| it.is_offered()) {
        to.reply(ctx, help::meant(to.language, command)).await?;
    }
    Ok(())
}

/// Messages without text: a link below a picture, a hint in private. That a group took the bot in is
/// told by another update.
async fn seen(ctx: &Arc<Ctx>, to: &Conversation, message: &Message) -> anyhow::Result<()> {
    if let Some(secret) = Secret::find(ctx, message.caption().unwrap_or_default()) {
        return taken(ctx, to, secret).await;
    }
    if to.photo.is_some() && is_to_authorize(ctx, to, message.caption()) {
        forget_question(ctx, to).await?;
        return run(ctx, to, Command::Authorize, "").await;
    }
    if !to.is_private() {
        return link::in_group(ctx, to, message).await;
    }
    if let Some(link) = link::in_message(message) {
        return link::open(ctx, to, link).await;
    }
    if matches!(message.kind, MessageKind::Common(_) | MessageKind::Dice(_)) {
        if let Some(album) = message.media_group_id()
            && !ctx.albums.is_first(&album.0).await
        {
            return Ok(());
        }
        to.reply(ctx, Reply::text(t!(to.language, "help-only-text"))).await?;
    }
    Ok(())
}

/// Whether a picture is the command's, by its caption or because it was asked for.
fn is_to_authorize(ctx: &Ctx, to: &Conversation, caption: Option<&str>) -> bool {
    let said = caption.map(|caption| command::parse(caption, &ctx.me.username));
    matches!(said, Some(Spoken::Command(Command::Authorize, _)))
        || (to.is_private() && to.question == Some(Question::Authorize))
}

//! What is done with an update: a message is read as a command or words, a press as its typed
//! value, and both end in one handler a topic.
//!
//! A handler parses, calls the service, renders and sends. Its failure comes back here: what a
//! person can act on becomes one sentence, everything else goes up to the caller, which logs it and
//! calls [`sorry`].

mod accelerate;
mod account;
mod authorize;
mod cancel;
mod card;
mod catalog;
mod comment;
mod conversation;
mod convert;
mod deliver;
mod find;
mod link;
mod listing;
mod lyric;
mod message;
mod press;
mod privacy;
mod quietly;
mod report;
mod report_key;
mod settings;
mod sign;
mod song;
mod song_card;
mod start;
mod stats;

use std::sync::Arc;

use teloxide::types::{Update, UpdateKind};

use super::command::{Audience, Command};
use super::sender::SendError;
use super::{
    Asker, Ctx, accounts, admin, board, discover, group, history, inline, login, menus, profile,
    render, schedule, share, task,
};
use crate::i18n::t;
use crate::service;

pub(super) use comment::answer as answer_comment;
pub(crate) use conversation::Conversation;
pub(super) use conversation::{choose as choose_language, language};
pub(super) use deliver::{Failure, most_bytes, parked};
pub(super) use listing::{show as show_list, show_from as show_list_from};
pub(super) use quietly::Quietly;
pub(super) use settings::language as language_named;
pub(super) use song::{Wanted, is_known_to_lack, nearest};
pub(super) use start::private_only;

/// Handles one update; `ended` tells whether a `/cancel` has ended others already. An error, or a panic, makes the caller call [`sorry`].
pub(super) async fn handle(ctx: Arc<Ctx>, update: Update, ended: bool) -> anyhow::Result<()> {
    match update.kind {
        UpdateKind::Message(message) => Box::pin(message::handle(&ctx, &message, ended)).await,
        UpdateKind::EditedMessage(message) => Box::pin(message::edited(&ctx, &message)).await,
        UpdateKind::CallbackQuery(query) => Box::pin(press::handle(&ctx, &query)).await,
        UpdateKind::InlineQuery(query) => {
            Box::pin(inline::query(&ctx, update.id.0, &query)).await;
            Ok(())
        }
        UpdateKind::ChosenInlineResult(result) => {
            Box::pin(inline::chosen(&ctx, &result)).await;
            Ok(())
        }
        UpdateKind::MyChatMember(update) => {
            share::changed(&ctx, &update).await?;
            group::changed(&ctx, &update).await
        }
        UpdateKind::ChatMember(update) => share::changed(&ctx, &update).await,
        _ => Ok(()),
    }
}

/// Tells a person that something went wrong on our side.
pub(super) async fn sorry(ctx: &Ctx, asker: &Asker) {
    tell(ctx, asker, Excuse::Sorry).await;
}

/// Tells a person that too many of their messages wait already; this one was dropped.
pub(super) async fn too_many(ctx: &Ctx, asker: &Asker) {
    tell(ctx, asker, Excuse::TooMany).await;
}

/// Called once, in the background, when polling begins: sets the menus and the profile, goes on with logins, tells
/// of comments that were being sent.
pub(super) async fn started(ctx: Arc<Ctx>) {
    login::resume(&ctx).await;
    let (own, tasks) = (Arc::clone(&ctx), ctx.tasks.clone());
    tasks.spawn(async move { comment::resume(&own).await });
    let own = Arc::clone(&ctx);
    tasks.spawn(async move { task::resume(&own).await });
    menus::set(&ctx).await;
    profile::set(&ctx).await;
}

enum Excuse {
    Sorry,
    TooMany,
}

async fn tell(ctx: &Ctx, asker: &Asker, excuse: Excuse) {
    let code = asker.language_code.as_deref();
    let language = language(ctx, asker.place.chat, code).await;
    let text = match excuse {
        Excuse::Sorry => t!(language, "error-sorry"),
        Excuse::TooMany => t!(language, "error-too-many"),
    };
    if let Some(callback) = &asker.callback {
        // Below a message that was sent by way of the bot there is nowhere else to tell.
        let alert = Some(text.as_str()).filter(|_| asker.is_inline);
        ctx.sender.answer(callback, alert, asker.is_inline).await;
        if asker.is_inline {
            return;
        }
    }
    let reply = render::Reply::text(text);
    if let Err(error) = ctx.sender.text(asker.place, &reply.html, reply.buttons).await {
        tracing::debug!(%error, "an excuse could not be sent");
    }
}

/// Runs a command, typed or pressed, with the words behind it.
async fn run(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    command: Command,
    args: &str,
) -> anyhow::Result<()> {
    if command.audience() == Audience::Owner {
        return owners(ctx, to, command, args).await;
    }
    if command.audience() == Audience::Private && !to.is_private() {
        return match command {
            Command::Cookie if !args.is_empty() => login::leaked(ctx, to).await,
            _ => private_only(ctx, to, command).await,
        };
    }
    if let Some(sentence) = group::refusal(ctx, to, command.used_for()).await {
        to.reply(ctx, group::closed(ctx, to, sentence, command)).await?;
        return Ok(());
    }
    match command {
        Command::Start => start::start(ctx, to, args).await,
        Command::Help => start::help(ctx, to).await,
        Command::Admin => owners(ctx, to, command, args).await,
        Command::Schedule => schedule::command(ctx, to, args).await,
        Command::History => history::command(ctx, to).await,
        Command::Share => share::command(ctx, to).await,
        Command::Board => board::command(ctx, to).await,
        Command::Discover => discover::command(ctx, to).await,
        Command::Settings => settings::command(ctx, to, args).await,
        Command::Cancel => cancel::command(ctx, to).await,
        Command::Search => catalog::search(ctx, to, args).await,
        Command::Playlist => catalog::playlist(ctx, to, args).await,
        Command::Songlist => catalog::songlist(ctx, to, args).await,
        Command::Lyric => lyric::command(ctx, to, args).await,
        Command::Convert => convert::command(ctx, to, args).await,
        Command::Comment => comment::command(ctx, to, args).await,
        Command::Sign => sign::command(ctx, to).await,
        Command::Stats => stats::command(ctx, to).await,
        Command::User => account::user(ctx, to).await,
        Command::Userinfo => account::userinfo(ctx, to).await,
        Command::Report => report::command(ctx, to, args).await,
        Command::Song => song::command(ctx, to, args).await,
        Command::Login => login::login(ctx, to, args).await,
        Command::Cookie => login::cookie(ctx, to, args).await,
        Command::Check => login::check(ctx, to).await,
        Command::Coin => task::coin(ctx, to).await,
        Command::Coincheck => task::check(ctx, to, args).await,
        Command::Accelerate => accelerate::command(ctx, to, args).await,
        Command::Refresh => login::refresh(ctx, to).await,
        Command::Accounts => accounts::command(ctx, to, args).await,
        Command::Logout => login::logout(ctx, to).await,
        Command::Privacy => privacy::told(ctx, to).await,
        Command::Export => privacy::export(ctx, to).await,
        Command::Forget => privacy::forget(ctx, to).await,
        Command::Authorize => authorize::command(ctx, to).await,
    }
}

/// Runs a command of the bot's owners. Others are answered as if there was none: in private with a
/// hint, in groups not at all.
async fn owners(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    command: Command,
    args: &str,
) -> anyhow::Result<()> {
    match (admin::is_owner(ctx, to.person), to.is_private()) {
        (true, true) => admin::command(ctx, to, args).await,
        (true, false) => private_only(ctx, to, command).await,
        (false, true) => {
            to.reply(ctx, render::help::unknown(to.language, command.name())).await?;
            Ok(())
        }
        (false, false) => Ok(()),
    }
}

/// Turns what a person can act on into one sentence; the rest is the caller's.
pub(super) async fn settle(
    ctx: &Ctx,
    to: &Conversation,
    outcome: anyhow::Result<()>,
) -> anyhow::Result<()> {
    let Err(failure) = outcome else { return Ok(()) };
    match failure.downcast_ref::<SendError>() {
        Some(SendError::Blocked(why)) => {
            group::unheard(ctx, to, why).await;
            return Ok(());
        }
        Some(SendError::NotFound) => {
            tracing::debug!(error = %failure, "what was to be changed is gone");
            return Ok(());
        }
        Some(_) => return Err(failure),
        None => {}
    }
    let Some(error) = failure.downcast_ref::<service::Error>() else { return Err(failure) };
    log(error);
    match to.reply(ctx, to.failure(ctx, error)).await {
        Ok(_) => Ok(()),
        Err(SendError::Blocked(why)) => {
            group::unheard(ctx, to, &why).await;
            Ok(())
        }
        Err(error) => Err(error.into()),
    }
}

/// As [`log`], for what is no request.
pub(super) fn warn(error: &service::Error) {
    log(error);
}

/// One line a failure, where it is handled. What a person did is no fault of ours.
pub(super) fn log(error: &service::Error) {
    let chain = chain(error);
    match error {
        service::Error::Unavailable(_)
        | service::Error::Uncertain(_)
        | service::Error::Unexpected(_)
        | service::Error::Unsupported(_)
        | service::Error::Refused { .. } => tracing::warn!(error = %chain, "QQ Music failed"),
        service::Error::Store(_) => tracing::error!(error = %chain, "the store failed"),
        _ => tracing::debug!(error = %chain, "a request was answered with a failure"),
    }
}

fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

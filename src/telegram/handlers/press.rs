//! Presses on buttons: who may press is checked first, and every press is answered at once.

use std::sync::Arc;

use teloxide::types::CallbackQuery;

use super::{
    Conversation, accelerate, authorize, card, catalog, comment, listing, lyric, privacy, report,
    report_key, run, settings, settle, song, song_card,
};
use crate::i18n::t;
use crate::model::{Language, PlaylistId, SongRef, SubjectRef};
use crate::service::{Error, Listing, View};
use crate::telegram::callback::{Callback, Plan, Presser};
use crate::telegram::{
    Ctx, accounts, admin, board, discover, group, history, inline, login, schedule, share, task,
};

/// Handles a press.
pub(super) async fn handle(ctx: &Arc<Ctx>, query: &CallbackQuery) -> anyhow::Result<()> {
    let id = query.id.0.as_str();
    if let Some(message) = &query.inline_message_id {
        inline::pressed(ctx, query, message).await;
        return Ok(());
    }
    let Some(to) = Conversation::of_press(ctx, query).await else {
        // The message is too old for Telegram to tell what it was.
        let code = query.from.language_code.as_deref();
        let language = code.map_or(ctx.config.telegram.language, Language::negotiate);
        ctx.sender.answer(id, Some(&t!(language, "press-outdated")), false).await;
        return Ok(());
    };
    let data = query.data.as_deref().unwrap_or_default();
    if !to.is_allowed(ctx) {
        let is_own = Callback::decode(data).is_some_and(|callback| callback.is_about_own_data());
        if is_own && to.is_private() {
            let outcome = pressed(ctx, &to, id, data).await;
            return settle(ctx, &to, outcome).await;
        }
        ctx.sender.answer(id, None, false).await;
        return Ok(());
    }
    ctx.service.notice(to.chat(), to.caller.now);
    if to.rests {
        ctx.service.unblocked(to.person, to.caller.now).await?;
    }
    if !to.is_private() {
        ctx.service.is_instance(&query.chat_instance, to.chat()).await?;
    }
    let outcome = pressed(ctx, &to, id, data).await;
    settle(ctx, &to, outcome).await
}

async fn pressed(ctx: &Arc<Ctx>, to: &Conversation, id: &str, data: &str) -> anyhow::Result<()> {
    let allowed = match Callback::decode(data) {
        Some(callback) => permit(ctx, to, callback).await,
        None => Ok(Err(t!(to.language, "press-outdated"))),
    };
    let (callback, view) = match allowed {
        Ok(Ok(allowed)) => allowed,
        Ok(Err(hint)) => {
            ctx.sender.answer(id, Some(&hint), false).await;
            return Ok(());
        }
        Err(error) => {
            ctx.sender.answer(id, None, false).await;
            return Err(error);
        }
    };
    if let Callback::Board(act) = callback {
        // What it did is told to the presser alone, in the answer to the press.
        return board::pressed(ctx, to, id, act).await;
    }
    ctx.sender.answer(id, None, false).await;
    let Some(question) = callback.question() else { return act(ctx, to, callback, view).await };
    if !ctx.answered.is_first(to.chat(), to.message, &question).await {
        return Ok(());
    }
    let outcome = act(ctx, to, callback, view).await;
    if outcome.is_err() {
        ctx.answered.forget(to.chat(), to.message, &question).await;
    }
    outcome
}

/// The press with the view it belongs to, or the hint why it is not done.
async fn permit(
    ctx: &Ctx,
    to: &Conversation,
    callback: Callback,
) -> anyhow::Result<Result<(Callback, Option<View>), String>> {
    let language = to.language;
    if let Some(sentence) = group::refusal(ctx, to, callback.used_for()).await {
        return Ok(Err(sentence));
    }
    if ctx.run_views.has(to.person, to.chat()) {
        match callback {
            Callback::Plan { plan: Plan::Run, .. } => return Ok(Err(t!(language, "run-shown"))),
            Callback::TryAgain { .. } => return Ok(Err(t!(language, "run-first"))),
            _ => {}
        }
    }
    let refusal = match callback.presser() {
        Presser::Anyone => None,
        Presser::Private | Presser::Alone if to.is_private() => None,
        Presser::Alone => Some(t!(language, "discover-private")),
        Presser::Private => Some(t!(language, "group-not-yours")),
        Presser::Admin if to.is_admin(ctx).await => None,
        Presser::Admin => Some(t!(language, "group-admins-only")),
        Presser::Only(person) if person == to.person => None,
        Presser::Only(_) => Some(t!(language, "task-not-yours")),
        Presser::Planner(person) if person == to.person => None,
        Presser::Planner(_) => Some(t!(language, "schedule-not-yours")),
        Presser::Lender(person) | Presser::Asked(person) if person == to.person => None,
        Presser::Lender(person) => Some(share::not_theirs(ctx, to, person).await),
        Presser::Asked(person) => Some(share::not_asked(ctx, to, person).await),
        // To others it is a button that never was.
        Presser::BotOwner if admin::is_owner(ctx, to.person) && to.is_private() => None,
        Presser::BotOwner => Some(t!(language, "press-outdated")),
        Presser::TaskOwner(id) => match ctx.service.task(&to.caller, id).await {
            Ok(_) => None,
            Err(Error::NotFound) => Some(t!(language, "task-not-yours")),
            Err(error) => return Err(error.into()),
        },
        Presser::Owner { view } => match ctx.service.view(view, to.caller.now).await? {
            None => Some(t!(language, "press-forgotten")),
            Some(view) if view.owner == to.person || to.is_admin(ctx).await => {
                return Ok(Ok((callback, Some(view))));
            }
            Some(_) => Some(t!(language, "group-not-yours")),
        },
        Presser::Searcher(owner) if owner == to.person || to.is_admin(ctx).await => None,
        Presser::Searcher(_) => Some(t!(language, "group-not-yours")),
        Presser::Writer { draft } => {
            let draft = ctx.service.find_draft(draft, to.caller.now).await?;
            comment::refusal(language, draft.as_ref(), to)
        }
    };
    Ok(refusal.map_or(Ok((callback, None)), Err))
}

/// Whether a press has something of the day done at once, which one message shows.
async fn act(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    callback: Callback,
    view: Option<View>,
) -> anyhow::Result<()> {
    if let Some(View { listing: Listing::CommentOn { .. }, .. }) = &view
        && let Some(subject) = comment::subject_of(&callback)
    {
        return comment::picked(ctx, to, subject).await;
    }
    match callback {
        Callback::Page { view: id, page } => match view {
            Some(view) => listing::turn(ctx, to, &id, &view, page).await,
            None => Ok(()),
        },
        Callback::Search { owner, kind, page, words } => {
            listing::search(ctx, to, owner, (kind, words.as_str()), page).await
        }
        Callback::Comment { song } => {
            comment::picked(ctx, to, SubjectRef::Song(SongRef::Mid(song))).await
        }
        Callback::CommentSend { draft } => {
            comment::send(ctx, to, draft);
            Ok(())
        }
        Callback::CommentDrop { draft } => comment::forget(ctx, to, &draft).await,
        Callback::Pick { song, .. } => card::show(ctx, to, &SongRef::Mid(song)).await,
        Callback::Open { playlist, .. } => open(ctx, to, playlist).await,
        Callback::Album { album, .. } => {
            listing::show(ctx, to, Listing::Album { mid: album }).await
        }
        Callback::Singer { page, singer, .. } => match view {
            Some(view) => listing::singer(ctx, to, &view, page, &singer).await,
            None => Ok(()),
        },
        Callback::Kind { kind, .. } => match view {
            Some(view) => listing::switch(ctx, to, view, kind).await,
            None => Ok(()),
        },
        Callback::Audio { song, quality } => {
            song::of(ctx, to, &SongRef::Mid(song), Some(quality)).await
        }
        Callback::SongCard { song } => song_card::show(ctx, to, SongRef::Mid(song)).await,
        Callback::Lyric { song } => lyric::of(ctx, to, &SongRef::Mid(song)).await,
        Callback::Discover(wanted) => discover::pressed(ctx, to, wanted, view).await,
        Callback::Do(command) => run(ctx, to, command, "").await,
        Callback::Report(period) => report::pressed(ctx, to, period).await,
        Callback::ReportKeyOff => report_key::remove(ctx, to).await,
        Callback::Language(language) => settings::choose_language(ctx, to, language).await,
        Callback::Quality(quality) => settings::choose_quality(ctx, to, quality).await,
        Callback::Theme(theme) => settings::choose_theme(ctx, to, theme).await,
        Callback::GroupPage(page) => group::settings::open(ctx, to, page).await,
        Callback::GroupChoice(choice) => group::settings::choose(ctx, to, choice).await,
        Callback::TaskCancel(id) => task::cancel_pressed(ctx, to, id).await,
        Callback::AccelerateYes { song, .. } => accelerate::agreed(ctx, to, song).await,
        Callback::AccelerateNo { .. } => accelerate::declined(ctx, to).await,
        Callback::AllowLibrary(allowed) => settings::allow_library(ctx, to, allowed).await,
        Callback::AllowAccelerate(allowed) => settings::allow_accelerate(ctx, to, allowed).await,
        Callback::Login(way) => login::again(ctx, to, way).await,
        Callback::Own(own) => accounts::pressed(ctx, to, own).await,
        Callback::LoginCancel => login::pressed_cancel(ctx, to).await,
        Callback::AuthorizeYes { id } => authorize::confirmed(ctx, to, &id).await,
        Callback::AuthorizeNo { id } => authorize::declined(ctx, to, &id).await,
        Callback::RemoteTold => authorize::told_remote(ctx, to).await,
        Callback::Plan { plan, .. } => schedule::pressed(ctx, to, plan).await,
        Callback::RunDetails { run, .. } => history::details(ctx, to, run).await,
        Callback::RunCard { run, .. } => history::card(ctx, to, run).await,
        Callback::TryAgain { run, chore, .. } => history::again(ctx, to, run, chore).await,
        Callback::Share { act, .. } => share::pressed(ctx, to, act).await,
        Callback::Board(_) => Ok(()),
        Callback::AdminLook => admin::look(ctx, to).await,
        Callback::AdminStop(stop) => admin::stop(ctx, to, stop).await,
        Callback::BroadcastSend { id } => admin::send(ctx, to, &id).await,
        Callback::BroadcastDrop { id } => admin::dropped(ctx, to, &id).await,
        Callback::LogoutYes(uin) => login::logout_confirmed(ctx, to, uin).await,
        Callback::LogoutNo => login::logout_declined(ctx, to).await,
        Callback::ForgetYes { id, ends_pasted } => {
            privacy::confirmed(ctx, to, &id, ends_pasted).await
        }
        Callback::ForgetNo { id } => privacy::declined(ctx, to, &id).await,
    }
}

async fn open(ctx: &Arc<Ctx>, to: &Conversation, id: PlaylistId) -> anyhow::Result<()> {
    listing::show(ctx, to, Listing::Playlist { id, num: catalog::MOST_SONGS }).await
}

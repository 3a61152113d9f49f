//! `/share`: lending one's login, to a group or as the bot's default account, and taking it back.

mod ended;
mod members;

use std::sync::Arc;

use super::callback::ShareAct;
use super::command::Command;
use super::handlers::Conversation;
use super::render::{Reply, share as render};
use super::{Ctx, admin};
use crate::i18n::t;
use crate::model::{DailyCap, Lending, LentTo, PersonId, Settings};
use crate::service::{self, Error, day_of};

pub(super) use members::{Groups, changed, left};

/// `/share`: in a group asks whether to lend to it; in private lists what is lent.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let reply = if to.is_private() {
        overview(ctx, to).await?
    } else if to.is_anonymous_admin() {
        let lenders = ctx.service.lendings(LentTo::Group(to.chat())).await?;
        render::nothing_to_lend(to.language, &t!(to.language, "share-anonymous"), &lenders)
    } else {
        Box::pin(in_group(ctx, to)).await?
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

async fn in_group(ctx: &Ctx, to: &Conversation) -> service::Result<Reply> {
    let place = LentTo::Group(to.chat());
    if let Some(own) = ctx.service.lending(&to.caller, place).await? {
        let dead = ctx.service.dead_among(std::slice::from_ref(&own), to.caller.now).await?;
        if !dead.is_empty() {
            let door = to.door(ctx, &t!(to.language, "button-login"), Command::Login);
            return Ok(render::already_dead(to.language, &own, door));
        }
    }
    let offer = match ctx.service.offer_lend(&to.caller, place, &to.title).await {
        Err(error @ (Error::NotLoggedIn | Error::LoginEnded)) => {
            let lenders = ctx.service.lendings(place).await?;
            let why = match error {
                Error::LoginEnded => t!(to.language, "share-login-ended"),
                _ => t!(to.language, "share-login-first"),
            };
            let reply = render::nothing_to_lend(to.language, &why, &lenders);
            return Ok(Reply { buttons: to.failure(ctx, &error).buttons, ..reply });
        }
        offer => offer?,
    };
    let mut others = ctx.service.lendings(place).await?;
    let own = others.iter().position(|(other, _)| other.lender == to.person);
    if let Some(own) = own.map(|at| others.remove(at).0).filter(|own| own.uin == offer.uin) {
        let uses = ctx.service.uses(&own).await?;
        let (_, used) = uses.on(day_of(to.caller.now), to.person);
        return Ok(render::already(to.language, &own, used));
    }
    Ok(render::question(to.language, &offer, &others))
}

async fn overview(ctx: &Ctx, to: &Conversation) -> service::Result<Reply> {
    let lent = ctx.service.lent_by(&to.caller).await?;
    let is_default = lent.iter().any(|(lending, _)| lending.to == LentTo::Everyone);
    let is_owner = admin::is_owner(ctx, to.person);
    let has_login = match ctx.service.offer_lend(&to.caller, LentTo::Everyone, "").await {
        Ok(_) => true,
        Err(Error::NotLoggedIn | Error::LoginEnded) => false,
        Err(error) => return Err(error),
    };
    let lendings: Vec<_> = lent.iter().map(|(lending, _)| lending.clone()).collect();
    let dead = ctx.service.dead_among(&lendings, to.caller.now).await?;
    let zone = ctx.service.schedule(to.person, to.caller.now).await?.zone;
    let shown = render::Overview {
        lent: &lent,
        dead: &dead,
        door: to.door(ctx, &t!(to.language, "button-login"), Command::Login),
        person: to.person,
        may_be_default: is_owner && has_login && !is_default,
        today: day_of(to.caller.now),
        zone,
    };
    Ok(render::overview(to.language, &shown))
}

/// A press below one of these messages.
pub(super) async fn pressed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    act: ShareAct,
) -> anyhow::Result<()> {
    let reply = match act {
        ShareAct::Lend => lend(ctx, to, LentTo::Group(to.chat())).await?,
        ShareAct::Decline => Reply::text(t!(to.language, "share-declined")),
        ShareAct::TakeBack(place) => take_back(ctx, to, place).await?,
        ShareAct::Caps(place) => caps(ctx, to, place, None).await?,
        ShareAct::Cap(place, cap) => caps(ctx, to, place, Some(cap)).await?,
        ShareAct::Overview => overview(ctx, to).await?,
        ShareAct::AskDefault => {
            let offer = ctx.service.offer_lend(&to.caller, LentTo::Everyone, "").await?;
            render::default_question(to.language, &offer)
        }
        ShareAct::LendToAll => lend(ctx, to, LentTo::Everyone).await?,
    };
    let Reply { html, buttons } = reply;
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

async fn lend(ctx: &Ctx, to: &Conversation, place: LentTo) -> service::Result<Reply> {
    let said = Some(to.message).filter(|_| !to.is_private());
    let before = ctx.service.lending(&to.caller, place).await?;
    let Some(lending) = ctx.service.lend(&to.caller, (place, &to.title), said).await? else {
        return Ok(Reply::text(t!(to.language, "share-full")));
    };
    // The message that is edited when it ends is this one from now on.
    if let Some(older) = before.and_then(|it| it.said).filter(|older| Some(*older) != said)
        && let Err(error) = ctx.sender.delete(to.chat(), older).await
    {
        tracing::debug!(%error, "what said before that a login is lent stays");
    }
    match place {
        LentTo::Group(_) => {
            remember_language(ctx, to).await;
            Ok(render::lent(to.language, &lending))
        }
        LentTo::Everyone => overview(ctx, to).await,
    }
}

/// In which language the group reads that a login is lent: it reads in the same that it no longer is,
/// also when nobody knows any more who lent it.
async fn remember_language(ctx: &Ctx, to: &Conversation) {
    let settings = Settings { app_language: Some(to.language), ..to.settings };
    if settings == to.settings {
        return;
    }
    if let Err(error) = ctx.service.save_settings(to.chat(), settings).await {
        super::handlers::warn(&error);
    }
}

/// What can be chosen for the daily caps, once one of them is chosen; the list where nothing is lent any more.
async fn caps(
    ctx: &Ctx,
    to: &Conversation,
    place: LentTo,
    chosen: Option<DailyCap>,
) -> service::Result<Reply> {
    let before = ctx.service.lending(&to.caller, place).await?;
    let lending = match chosen {
        Some(cap) => ctx.service.cap(&to.caller, place, cap).await?,
        None => before.clone(),
    };
    if let Some(lending) = lending.as_ref().filter(|_| chosen.is_some()) {
        tell_caps(ctx, to, lending).await;
    }
    let followed = before.zip(chosen).and_then(|(before, cap)| before.caps.followed(cap, place));
    match lending {
        Some(lending) => Ok(render::caps(to.language, &lending, followed)),
        None => overview(ctx, to).await,
    }
}

/// Keeps true what the group reads of the caps, where they were chosen elsewhere.
async fn tell_caps(ctx: &Ctx, to: &Conversation, lending: &Lending) {
    let (LentTo::Group(chat), Some(said)) = (lending.to, lending.said) else { return };
    if (to.chat(), to.message) == (chat, said) {
        return;
    }
    let Reply { html, buttons } = render::lent(ended::language(ctx, chat, lending).await, lending);
    if let Err(error) = ctx.sender.edit_text(chat, said, &html, buttons).await {
        tracing::debug!(%error, "a group is not told of other caps");
    }
}

/// The group and the lender are told, wherever the button was. In private the list follows.
async fn take_back(ctx: &Ctx, to: &Conversation, place: LentTo) -> service::Result<Reply> {
    let taken = ctx.service.take_back(&to.caller, place).await?;
    if let Some((lending, uses)) = &taken {
        let shown = (!to.is_private()).then_some(to.message);
        ended::tell_group(ctx, lending, shown).await;
        ended::tell_lender(ctx, lending, uses).await;
    }
    match taken {
        _ if to.is_private() => overview(ctx, to).await,
        Some((lending, _)) => Ok(render::taken_back(to.language, &lending)),
        None => Ok(Reply::text(t!(to.language, "share-gone"))),
    }
}

/// To who presses below what another lends: whose it is. Plain letters, for the answer to a press.
pub(super) async fn not_theirs(ctx: &Ctx, to: &Conversation, lender: PersonId) -> String {
    t!(to.language, "share-not-yours", name = name(ctx, to, lender).await)
}

/// To who presses where another is asked whether to lend.
pub(super) async fn not_asked(ctx: &Ctx, to: &Conversation, asked: PersonId) -> String {
    t!(to.language, "share-not-asked", name = name(ctx, to, asked).await)
}

async fn name(ctx: &Ctx, to: &Conversation, person: PersonId) -> String {
    let known = ctx.sender.member(to.chat(), person).await.ok().flatten();
    render::plain_name(to.language, &known.map(|member| member.name).unwrap_or_default())
}

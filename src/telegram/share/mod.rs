//! `/share`: lending one's login, to a group or as the bot's default account, and taking it back.

mod members;

use std::sync::Arc;

use super::callback::ShareAct;
use super::handlers::Conversation;
use super::render::{Reply, share as render};
use super::{Ctx, admin};
use crate::i18n::t;
use crate::model::{Lending, LentTo};
use crate::service::{self, Error, day_of};

pub(super) use members::{Groups, changed, left};

/// `/share`: in a group asks whether to lend to it; in private lists what is lent.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    let reply = if to.is_private() {
        overview(ctx, to).await?
    } else if to.is_anonymous_admin() {
        Reply::text(t!(to.language, "share-anonymous"))
    } else {
        in_group(ctx, to).await?
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

async fn in_group(ctx: &Ctx, to: &Conversation) -> service::Result<Reply> {
    let place = LentTo::Group(to.chat());
    let offer = ctx.service.offer_lend(&to.caller, place, &to.title).await?;
    let mut others = ctx.service.lendings(place).await?;
    let own = others.iter().position(|other| other.lender == to.person);
    if let Some(own) = own.map(|at| others.remove(at)).filter(|own| own.uin == offer.uin) {
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
    let zone = ctx.service.schedule(to.person, to.caller.now).await?.zone;
    let shown = render::Overview {
        lent: &lent,
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
        ShareAct::TakeBack(place) => {
            let ended = ctx.service.take_back(&to.caller, place).await?;
            taken_back(ctx, to, ended.as_ref()).await?
        }
        ShareAct::Cap(place) => {
            ctx.service.next_caps(&to.caller, place).await?;
            overview(ctx, to).await?
        }
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
    let Some(lending) = ctx.service.lend(&to.caller, place, &to.title).await? else {
        return Ok(Reply::text(t!(to.language, "share-full")));
    };
    match place {
        LentTo::Group(_) => Ok(render::lent(to.language, &lending)),
        LentTo::Everyone => overview(ctx, to).await,
    }
}

/// In a group all are told; in private the list follows.
async fn taken_back(
    ctx: &Ctx,
    to: &Conversation,
    ended: Option<&Lending>,
) -> service::Result<Reply> {
    match ended {
        _ if to.is_private() => overview(ctx, to).await,
        Some(ended) => {
            let name = render::person(to.language, &ended.name);
            Ok(Reply::text(t!(to.language, "share-taken-back", name = name)))
        }
        None => Ok(Reply::text(t!(to.language, "share-gone"))),
    }
}

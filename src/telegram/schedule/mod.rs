//! `/schedule`: what runs every day by itself, when, and where it is told.
//!
//! One message shows it; its buttons turn it into pages and back. The same can be said in words.
//! In a group only the offer to tell it there is made.

mod cities;
mod run;
mod views;
mod watch;
mod words;
mod zones;

use std::sync::Arc;

use chrono::Timelike;

use super::callback::Plan;
use super::command::Command;
use super::handlers::Conversation;
use super::render::schedule::{self as render, View};
use super::render::{Reply, buttons};
use super::{Ctx, Place};
use crate::i18n::t;
use crate::model::{self, Chore, Chores, Schedule};
use crate::service::{Error, Obstacle, Planned, Question};

pub(crate) use run::again;
pub use views::RunViews;
pub(crate) use words::Bad;
pub(crate) use zones::USUAL as USUAL_ZONES;

use words::Wish;

/// What one press switches on: what nearly everybody wants, and no account was ever hurt by.
const USUAL: [Chore; 5] =
    [Chore::Sign, Chore::Coin, Chore::Refresh, Chore::WeeklyReport, Chore::MonthlyReport];

/// `/schedule [words]`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    if !ctx.service.has_login(&to.caller).await? {
        return Err(Error::NotLoggedIn.into());
    }
    let wish = match words::read(args) {
        Ok(wish) => wish,
        Err(bad) => {
            to.reply(ctx, render::bad(view(ctx, to), &bad)).await?;
            return Ok(());
        }
    };
    let mut schedule = ctx.service.schedule(to.person, to.caller.now).await?.schedule;
    match wish {
        Wish::Show => return show(ctx, to).await,
        Wish::Now => return run::now(ctx, to).await,
        Wish::At(at, zone) => {
            schedule.at = at;
            schedule.zone = zone.or(schedule.zone);
        }
        Wish::Zone(zone) => schedule.zone = Some(zone),
        Wish::On(chores) => {
            let wanted = chores.unwrap_or_else(|| USUAL.into_iter().collect());
            let allowed = allowed(ctx, to, wanted).await?;
            schedule.chores = schedule.chores.iter().chain(allowed.iter()).collect();
            if allowed != wanted {
                ctx.service.save_schedule(to.person, schedule, to.caller.now).await?;
                to.reply(ctx, render::agree(view(ctx, to))).await?;
                return Ok(());
            }
        }
        Wish::Off(chores) => {
            let unwanted = chores.unwrap_or(schedule.chores);
            schedule.chores = schedule.chores.iter().filter(|one| !unwanted.has(*one)).collect();
        }
        Wish::Tell(tell) => schedule.tell = tell,
        Wish::Quiet(quiet) => schedule.quiet = quiet,
        Wish::Here(here) => schedule.place = here.then(|| place(to)).flatten(),
    }
    let planned = ctx.service.save_schedule(to.person, schedule, to.caller.now).await?;
    to.reply(ctx, saved(ctx, to, &planned)).await?;
    Ok(())
}

/// What may be switched on at once: reported plays need the owner's leave and the person's consent.
/// Errors: [`Obstacle::Owner`].
async fn allowed(ctx: &Ctx, to: &Conversation, wanted: Chores) -> anyhow::Result<Chores> {
    if !wanted.has(Chore::Accelerate) {
        return Ok(wanted);
    }
    if !ctx.service.allows_accelerate() {
        return Err(Error::NotAllowed(Obstacle::Owner).into());
    }
    let has_agreed = ctx.service.permissions(to.person).await?.accelerate;
    Ok(if has_agreed { wanted } else { wanted.without(Chore::Accelerate) })
}

/// Where a conversation takes place; `None` for a private chat.
fn place(to: &Conversation) -> Option<model::Place> {
    let Place { chat, thread, .. } = to.place;
    (!chat.is_private()).then_some(model::Place { chat, topic: thread })
}

fn view(ctx: &Ctx, to: &Conversation) -> View {
    View {
        language: to.language,
        person: to.person,
        accelerate: ctx.service.allows_accelerate(),
        now: to.caller.now,
    }
}

async fn show(ctx: &Arc<Ctx>, to: &Conversation) -> anyhow::Result<()> {
    // Nobody can press what belongs to Telegram's stand-in for hidden admins.
    if to.is_anonymous_admin() {
        return super::handlers::private_only(ctx, to, Command::Schedule).await;
    }
    let planned = ctx.service.schedule(to.person, to.caller.now).await?;
    to.reply(ctx, overview(ctx, to, &planned)).await?;
    Ok(())
}

/// The schedule in private; the offer to tell it here in a group. That the bot may post there is
/// shown by the offer itself.
fn overview(ctx: &Ctx, to: &Conversation, planned: &Planned) -> Reply {
    if to.is_private() {
        return render::schedule(view(ctx, to), planned);
    }
    let is_here = planned.schedule.place.is_some() && planned.schedule.place == place(to);
    let door = to.door(ctx, &t!(to.language, "button-private"), Command::Schedule);
    render::group(view(ctx, to), planned, is_here, door)
}

/// What a change came to.
fn saved(ctx: &Ctx, to: &Conversation, planned: &Planned) -> Reply {
    let mut reply = overview(ctx, to, planned);
    reply.html.0 = format!("{}\n\n{}", t!(to.language, "settings-saved"), reply.html.0);
    reply
}

/// A button below a schedule.
pub(super) async fn pressed(ctx: &Arc<Ctx>, to: &Conversation, plan: Plan) -> anyhow::Result<()> {
    let planned = ctx.service.schedule(to.person, to.caller.now).await?;
    let view = view(ctx, to);
    let reply = match plan {
        Plan::Overview => overview(ctx, to, &planned),
        Plan::Times => render::times(view, &planned),
        Plan::Zones => render::zones(view, &planned),
        Plan::Telling => render::telling(view, &planned),
        Plan::AskZone => {
            ctx.service.ask(&to.caller, to.chat(), Some(Question::Zone)).await?;
            to.reply(ctx, render::ask_zone(to.language)).await?;
            return Ok(());
        }
        Plan::Run => return run::now(ctx, to).await,
        Plan::Switch(chore, true) if chore == Chore::Accelerate => {
            let wanted = Chores::NONE.with(chore);
            if allowed(ctx, to, wanted).await? == wanted {
                changed(ctx, to, planned.schedule, plan).await?
            } else {
                render::agree(view)
            }
        }
        Plan::Agree => {
            if !ctx.service.allows_accelerate() {
                return Err(Error::NotAllowed(Obstacle::Owner).into());
            }
            let mut permissions = ctx.service.permissions(to.person).await?;
            permissions.accelerate = true;
            ctx.service.save_permissions(to.person, permissions).await?;
            let plan = Plan::Switch(Chore::Accelerate, true);
            changed(ctx, to, planned.schedule, plan).await?
        }
        Plan::Switch(..)
        | Plan::Usual
        | Plan::Hour(_)
        | Plan::Minute(_)
        | Plan::Zone(_)
        | Plan::Tell(_)
        | Plan::Quiet(_)
        | Plan::Here(_) => changed(ctx, to, planned.schedule, plan).await?,
    };
    put(ctx, to, reply).await
}

/// In place of the message whose button was pressed.
async fn put(ctx: &Ctx, to: &Conversation, reply: Reply) -> anyhow::Result<()> {
    let Reply { html, buttons } = reply;
    Ok(ctx.sender.edit_text(to.chat(), to.message, &html, buttons).await?)
}

/// Saves what a press changes, and gives the page it belongs to.
async fn changed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    before: Schedule,
    plan: Plan,
) -> anyhow::Result<Reply> {
    let schedule = with(before, plan, place(to));
    let planned = ctx.service.save_schedule(to.person, schedule, to.caller.now).await?;
    let view = view(ctx, to);
    Ok(match plan {
        Plan::Hour(_) | Plan::Minute(_) => render::times(view, &planned),
        Plan::Tell(_) | Plan::Quiet(_) => render::telling(view, &planned),
        Plan::Here(_) if to.is_private() => render::telling(view, &planned),
        _ => overview(ctx, to, &planned),
    })
}

/// A schedule with what a press changes. `here` is where the button stands, unless that is in
/// private.
fn with(before: Schedule, plan: Plan, here: Option<model::Place>) -> Schedule {
    let Schedule { chores, at, .. } = before;
    match plan {
        Plan::Switch(chore, true) => Schedule { chores: chores.with(chore), ..before },
        Plan::Switch(chore, false) => Schedule { chores: chores.without(chore), ..before },
        Plan::Usual => Schedule { chores: chores.iter().chain(USUAL).collect(), ..before },
        Plan::Hour(hour) => Schedule { at: at.with_hour(hour).unwrap_or(at), ..before },
        Plan::Minute(minute) => Schedule { at: at.with_minute(minute).unwrap_or(at), ..before },
        Plan::Zone(zone) => Schedule { zone: Some(zone), ..before },
        Plan::Tell(tell) => Schedule { tell, ..before },
        Plan::Quiet(quiet) => Schedule { quiet, ..before },
        Plan::Here(true) => Schedule { place: here, ..before },
        Plan::Here(false) => Schedule { place: None, ..before },
        Plan::Overview
        | Plan::Times
        | Plan::Zones
        | Plan::AskZone
        | Plan::Telling
        | Plan::Agree
        | Plan::Run => before,
    }
}

/// The answer to the question for a city.
pub(super) async fn zone_said(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    words: &str,
) -> anyhow::Result<()> {
    let reply = match zones::find(words).as_slice() {
        [zone] => {
            let mut schedule = ctx.service.schedule(to.person, to.caller.now).await?.schedule;
            schedule.zone = Some(*zone);
            let planned = ctx.service.save_schedule(to.person, schedule, to.caller.now).await?;
            saved(ctx, to, &planned)
        }
        [] => {
            // Asked once more: the next words are another try.
            ctx.service.ask(&to.caller, to.chat(), Some(Question::Zone)).await?;
            render::bad(view(ctx, to), &Bad::Zone(words.to_owned()))
        }
        several => render::choose_zone(view(ctx, to), several),
    };
    to.reply(ctx, reply).await?;
    Ok(())
}

/// That there is nothing to do, with the button to the schedule.
fn nothing_on(to: &Conversation) -> Reply {
    let label = t!(to.language, "button-schedule");
    let button = buttons::press(label, &super::callback::Callback::Do(Command::Schedule));
    Reply {
        buttons: buttons::rows([vec![button]]),
        ..Reply::text(t!(to.language, "run-nothing-on"))
    }
}

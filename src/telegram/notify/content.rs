//! What a notice says, in the language of the chat, with its pictures.

use bytes::Bytes;

use super::reports::Reports;
use crate::i18n::t;
use crate::model::{Language, PersonId, ReadingId, Run, Settings, Uin};
use crate::service::{Caller, Labels, News, Notice};
use crate::telegram::callback::{Callback, Own};
use crate::telegram::command::Command;
use crate::telegram::render::{Reply, buttons, html, run as render, share};
use crate::telegram::{Ctx, Html, Media, Place, SendError};

/// The longest caption, in UTF-16 units.
const CAPTION: usize = 1024;
/// Pictures in one album.
const ALBUM: usize = 10;
/// The longest name of a person in a group.
const NAME: usize = 40;

/// Why a person is told in private what they wanted to be told in a group.
#[derive(Debug, Clone, Copy)]
pub(super) enum Moved {
    /// The bot cannot write there any more.
    Gone,
    /// The person is not there any more, or may not use the bot there.
    Left,
}

/// What a notice says besides, because of where it is told.
#[derive(Debug, Default)]
pub(super) struct Besides {
    /// Whose it is: in a group, where others read it.
    pub(super) whose: Option<String>,
    /// Why it is not told where the person wanted it.
    pub(super) moved: Option<Moved>,
}

/// What of a notice was sent.
#[derive(Debug)]
pub(super) enum Sent {
    /// All of it, with these reports.
    With(Vec<ReadingId>),
    /// All but the pictures of the reports, which certainly did not go: what is left to be told.
    WithoutPictures(Box<Run>),
}

impl Sent {
    /// It had no reports.
    fn alone() -> Self {
        Self::With(Vec::new())
    }
}

/// Sends a notice to a place.
pub(super) async fn send(
    ctx: &Ctx,
    notice: &Notice,
    to: Place,
    Besides { whose, moved }: Besides,
) -> Result<Sent, SendError> {
    let language = language(ctx, to).await;
    let mut extra = Vec::new();
    extra.extend(moved.map(|why| match why {
        Moved::Gone => t!(language, "notice-from-group"),
        Moved::Left => t!(language, "notice-left-group"),
    }));
    if notice.tries > 0 {
        extra.push(t!(language, "notice-maybe-again"));
    }
    match &notice.news {
        News::Broadcast(text) => {
            let text = Html(html::escape(text));
            ctx.sender.text(to, &text, None).await?;
            Ok(Sent::alone())
        }
        News::LoginDead(uin) => {
            let labels = labels(ctx, notice.person, to).await;
            let what = Dead { of: labels.of(*uin), idle: is_idle(ctx, notice.person).await };
            let Reply { html, buttons } = login_dead(ctx, language, to, what);
            let lent = lent_too(ctx, language, notice.person, *uin).await;
            let lines = std::iter::once(html.0).chain(lent).chain(extra).collect::<Vec<_>>();
            ctx.sender.text(to, &Html(lines.join("\n")), buttons).await?;
            Ok(Sent::alone())
        }
        News::Run(run) => {
            let of = (notice.person, run.uin);
            let Reports { ids, lines, cards } = Reports::of(ctx, of, to, language).await;
            let labels = labels(ctx, notice.person, to).await;
            let label = labels.of(run.uin).map(str::to_owned);
            // It stands in the message in which the person watched it, or nobody wants to hear it.
            let is_alone = run.outcomes.is_empty() || ctx.shown_runs.has(run.id);
            if !is_alone || !lines.is_empty() {
                let extra = lines.into_iter().chain(extra).collect();
                let person = notice.person;
                let told = Told { language, person, whose, label, run, is_alone, extra };
                // Reports that go alone are in the way of nothing, and not said again and again.
                if !send_run(ctx, &told, to, cards).await? && !is_alone {
                    return Ok(Sent::WithoutPictures(Box::new(run.reports_alone())));
                }
            }
            Ok(Sent::With(ids))
        }
        News::Runs(runs) => {
            let labels = labels(ctx, notice.person, to).await;
            let (mut ids, mut cards, mut told) = (Vec::new(), Vec::new(), Vec::new());
            for (at, run) in runs.iter().enumerate() {
                // An account may have two runs, of yesterday and of today.
                let reports = if runs[..at].iter().any(|other| other.uin == run.uin) {
                    Reports::default()
                } else {
                    Reports::of(ctx, (notice.person, run.uin), to, language).await
                };
                ids.extend(reports.ids);
                cards.extend(reports.cards);
                // One that was removed meanwhile, or the only one that is left.
                let number = || run.uin.map(Uin::end).unwrap_or_default();
                let label = labels.of(run.uin).map_or_else(number, str::to_owned);
                told.push((run, label, reports.lines));
            }
            // What was sent of several is told again when another did not go: at least once.
            for reply in render::told_all(language, notice.person, &told, &extra) {
                let Reply { html, buttons } = of_whom(language, whose.as_deref(), reply);
                ctx.sender.text(to, &html, buttons).await?;
            }
            while !cards.is_empty() {
                let rest = cards.split_off(cards.len().min(ALBUM));
                if !add_pictures(ctx, to, language, std::mem::replace(&mut cards, rest)).await {
                    // They wait for the next message.
                    return Ok(Sent::alone());
                }
            }
            Ok(Sent::With(ids))
        }
    }
}

/// What a person's accounts are called; nothing when that cannot be read.
async fn labels(ctx: &Ctx, person: PersonId, to: Place) -> Labels {
    ctx.service.labels(person, to.chat.is_private()).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the names of accounts could not be read");
        Labels::default()
    })
}

/// With the name of the person it is about, in a group.
fn of_whom(language: Language, whose: Option<&str>, mut reply: Reply) -> Reply {
    if let Some(name) = whose {
        let whose = t!(language, "notice-whose", name = html::name(name, NAME));
        reply.html.0 = format!("{whose}\n{}", reply.html.0);
    }
    reply
}

/// The language that was chosen in the chat; else, in private, that of the person's Telegram when
/// they last spoke here; else the configured one.
async fn language(ctx: &Ctx, to: Place) -> Language {
    let settings = ctx.service.settings(to.chat).await.unwrap_or_else(|error| {
        tracing::error!(%error, "the settings of a chat could not be read");
        Settings::default()
    });
    let spoken = settings.app_language.filter(|_| to.chat.is_private());
    settings.language.or(spoken).unwrap_or(ctx.config.telegram.language)
}

/// A login that died.
struct Dead<'a> {
    /// Whose it is, where the person has several: the rest goes on with the others.
    of: Option<&'a str>,
    /// Whether nothing is done daily for the person.
    idle: bool,
}

async fn is_idle(ctx: &Ctx, person: PersonId) -> bool {
    let planned = ctx.service.schedule(person, ctx.clock.now()).await;
    planned.is_ok_and(|planned| planned.schedule.chores.is_empty())
}

/// To whom else it was of use.
async fn lent_too(
    ctx: &Ctx,
    language: Language,
    person: PersonId,
    uin: Option<Uin>,
) -> Option<String> {
    let caller = Caller::person(person, ctx.clock.now());
    let lent = ctx.service.lent_by(&caller).await.unwrap_or_else(|error| {
        tracing::error!(%error, "what a person lends could not be read");
        Vec::new()
    });
    let of_it = lent.iter().filter(|(lending, _)| uin.is_none_or(|uin| lending.uin == uin));
    let to: Vec<_> =
        of_it.map(|(lending, _)| html::escape(&share::place(language, lending))).collect();
    (!to.is_empty()).then(|| t!(language, "notice-login-dead-lent", to = to.join(" · ")))
}

fn login_dead(ctx: &Ctx, language: Language, to: Place, Dead { of, idle }: Dead<'_>) -> Reply {
    let label = t!(language, "button-login");
    let login = if to.chat.is_private() {
        let login =
            if of.is_some() { Callback::Own(Own::Add) } else { Callback::Do(Command::Login) };
        Some(buttons::press(label, &login))
    } else {
        let address = format!("https://t.me/{}?start=login", ctx.me.username);
        buttons::open(label, &address)
    };
    Reply {
        buttons: buttons::rows([Vec::from_iter(login)]),
        ..Reply::text(match (of.map(|of| html::name(of, NAME)), idle) {
            (Some(who), true) => t!(language, "notice-login-dead-idle-of", who = who),
            (Some(who), false) => t!(language, "notice-login-dead-of", who = who),
            (None, true) => t!(language, "notice-login-dead-idle"),
            (None, false) => t!(language, "notice-login-dead"),
        })
    }
}

/// A run as it is told somewhere.
struct Told<'a> {
    language: Language,
    person: PersonId,
    /// The name that stands before it.
    whose: Option<String>,
    /// What the account is called, of who has several.
    label: Option<String>,
    run: &'a Run,
    /// Whether only what comes with it is told.
    is_alone: bool,
    /// Lines that stand behind it: the reports, and what is said besides.
    extra: Vec<String>,
}

impl Told<'_> {
    /// All of it; `more` stands at the end.
    fn whole(&self, more: Option<String>) -> Reply {
        let lines: Vec<_> = self.extra.iter().cloned().chain(more).collect();
        let mut reply = if self.is_alone {
            Reply::text(lines.join("\n"))
        } else {
            render::told(self.language, self.person, self.run, &lines)
        };
        reply = render::named(reply, self.label.as_deref());
        of_whom(self.language, self.whose.as_deref(), reply)
    }
}

/// How a run went, with the pictures of reports; tells whether these need not be sent again.
async fn send_run(
    ctx: &Ctx,
    told: &Told<'_>,
    to: Place,
    cards: Vec<(String, Bytes)>,
) -> Result<bool, SendError> {
    let reply = told.whole(None);
    // An album has no buttons, and what failed needs its own.
    let needs_buttons = !told.is_alone && told.run.has_failed();
    let is_caption = html::units(&reply.html.0) <= CAPTION && !(cards.len() > 1 && needs_buttons);
    if cards.is_empty() || !is_caption {
        ctx.sender.text(to, &reply.html, reply.buttons).await?;
        return Ok(add_pictures(ctx, to, told.language, cards).await);
    }
    match pictures(ctx, to, cards, reply).await {
        Err(error @ (SendError::TooLarge | SendError::BadRequest(_))) => {
            tracing::warn!(%error, "a report cannot be sent, the message goes without");
            let no_picture = t!(told.language, "notice-no-picture");
            let Reply { html, buttons } = told.whole(Some(no_picture));
            ctx.sender.text(to, &html, buttons).await?;
            Ok(true)
        }
        sent => sent.map(|()| true),
    }
}

/// Sends the pictures after the text, which has gone: whatever becomes of them, it is not repeated.
/// `false` when they certainly did not go and may later.
async fn add_pictures(
    ctx: &Ctx,
    to: Place,
    language: Language,
    cards: Vec<(String, Bytes)>,
) -> bool {
    let Err(error) = pictures(ctx, to, cards, Reply::text("")).await else { return true };
    tracing::warn!(%error, "a report could not be sent after its message");
    match error {
        SendError::NotSent(_) => return false,
        SendError::Unsure(_) => return true, // It may have come.
        _ => {}
    }
    let hint = Html(t!(language, "notice-no-picture"));
    if let Err(error) = ctx.sender.text(to, &hint, None).await {
        tracing::warn!(%error, "nor could it be said that a report is missing");
    }
    true
}

/// One picture with its caption and buttons, or several as an album.
async fn pictures(
    ctx: &Ctx,
    to: Place,
    mut cards: Vec<(String, Bytes)>,
    caption: Reply,
) -> Result<(), SendError> {
    if cards.len() > 1 {
        ctx.sender.album(to, &cards, &caption.html).await?;
    } else if let Some((name, bytes)) = cards.pop() {
        let photo = Media::Bytes { name, bytes };
        ctx.sender.photo(to, photo, &caption.html, caption.buttons).await?;
    }
    Ok(())
}

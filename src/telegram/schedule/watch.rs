//! Following what is done at once: one message tells how far it is for each account, and how it went.

use std::sync::Arc;
use std::time::Duration;

use chrono_tz::Tz;
use futures::future::select_all;
use tokio::time::{Instant, sleep_until};

use crate::i18n::t;
use crate::model::{Run, Tell, Uin};
use crate::service::{Error, KeptLogin, Progress, RunEnd, Watch, Watched};
use crate::telegram::Ctx;
use crate::telegram::callback::{Callback, Own};
use crate::telegram::handlers::Conversation;
use crate::telegram::render::{Reply, buttons, moment, run as render};

/// The progress is edited at most so often, as that of tasks: a group has 20 messages a minute.
const EDIT_EVERY: Duration = Duration::from_secs(4);

/// What is done for a person, as they see it.
pub(super) struct Following {
    ctx: Arc<Ctx>,
    to: Conversation,
    zone: Tz,
    /// What the person wants to be told of what they did not ask for.
    tell: Tell,
    parts: Vec<Part>,
    /// What is said besides at the end.
    besides: Option<String>,
    shown: Reply,
}

/// What is done for an account.
struct Part {
    uin: Uin,
    /// What it is called, of who has several.
    label: Option<String>,
    run: Option<Watched>,
    at: At,
    /// Whether its end was seen, or cannot be.
    is_said: bool,
}

/// How far it is for an account.
enum At {
    /// It has not begun.
    Waits,
    Under(Box<Progress>),
    /// What did it is gone without an end: by a logout, or it is gone on with later.
    Left,
    /// Nothing is done for it.
    Dead,
}

impl Part {
    fn look(&mut self) {
        let Some(watched) = &mut self.run else { return };
        let is_left = watched.has_changed().is_err();
        self.at = match watched.borrow_and_update().clone() {
            Some(progress) if progress.end.is_some() || !is_left => At::Under(Box::new(progress)),
            _ if is_left => At::Left,
            _ => At::Waits,
        };
    }

    fn end(&self) -> Option<RunEnd> {
        match &self.at {
            At::Under(progress) => progress.end,
            _ => None,
        }
    }

    fn is_over(&self) -> bool {
        matches!(self.at, At::Left | At::Dead) || self.end().is_some()
    }
}

impl Following {
    /// What was begun, and what is said besides at the end.
    pub(super) async fn new(
        ctx: &Arc<Ctx>,
        to: &Conversation,
        begun: Vec<Watch>,
        besides: Option<String>,
    ) -> anyhow::Result<Self> {
        let planned = ctx.service.schedule(to.person, to.caller.now).await?;
        let (zone, tell) = (planned.zone, planned.schedule.tell);
        let labels = ctx.service.labels(to.person, to.is_private()).await?;
        let part = |Watch { uin, run }: Watch| Part {
            uin,
            label: labels.of(Some(uin)).map(str::to_owned),
            at: if run.is_some() { At::Waits } else { At::Dead },
            run,
            is_said: false,
        };
        let parts = begun.into_iter().map(part).collect();
        let (ctx, to, shown) = (Arc::clone(ctx), to.clone(), Reply::text(""));
        Ok(Self { ctx, to, zone, tell, parts, besides, shown })
    }

    /// Sends the message; gives its id.
    pub(super) async fn begin(&mut self) -> anyhow::Result<i32> {
        self.parts.iter_mut().for_each(Part::look);
        let first = self.pages().await?.into_iter().next().unwrap_or(Reply::text(""));
        self.shown = first.clone();
        Ok(self.to.reply(&self.ctx, first).await?.0)
    }

    /// Edits the message while it goes on, and once more at the end. What the person cannot see of it is
    /// told.
    pub(super) async fn finish(&mut self, message: i32) {
        if let Err(error) = self.follow(message).await {
            tracing::warn!(%error, "the progress of a run could not be shown");
        }
        for at in 0..self.parts.len() {
            self.parts[at].look();
            self.say(at, false).await;
        }
    }

    async fn follow(&mut self, message: i32) -> anyhow::Result<()> {
        loop {
            let next = Instant::now() + EDIT_EVERY;
            self.parts.iter_mut().for_each(Part::look);
            for part in &self.parts {
                if let At::Under(progress) = &part.at {
                    self.ctx.shown_runs.note(progress.run.id).await;
                }
            }
            self.show(message).await?;
            for at in 0..self.parts.len() {
                if self.parts[at].is_over() {
                    self.say(at, true).await;
                }
            }
            if self.parts.iter().all(Part::is_over) {
                return Ok(());
            }
            let stopping = self.ctx.stopping.clone();
            let open = self.parts.iter_mut().filter(|part| !part.is_over());
            let runs: Vec<_> = open.filter_map(|part| part.run.as_mut()).collect();
            let changed = select_all(runs.into_iter().map(|run| Box::pin(run.changed())));
            tokio::select! {
                () = stopping.cancelled() => return Ok(()),
                _ = changed => {}
            }
            let open = self.parts.iter_mut().filter(|part| !part.is_over());
            let runs: Vec<_> = open.filter_map(|part| part.run.as_mut()).collect();
            let ended = select_all(runs.into_iter().map(|run| Box::pin(run.wait_for(has_ended))));
            tokio::select! {
                () = stopping.cancelled() => return Ok(()),
                // An end is told without a pause.
                _ = ended => {}
                () = sleep_until(next) => {}
            }
        }
    }

    /// Shows all of it. What does not fit into the message comes behind it in the end.
    async fn show(&mut self, message: i32) -> anyhow::Result<()> {
        let (to, mut pages) = (&self.to, self.pages().await?.into_iter());
        let Some(page) = pages.next() else { return Ok(()) };
        if self.shown != page {
            let Reply { html, buttons } = &page;
            self.ctx.sender.edit_text(to.chat(), message, html, buttons.clone()).await?;
            self.shown = page;
        }
        if self.parts.iter().all(Part::is_over) {
            for page in pages {
                to.reply(&self.ctx, page).await?;
            }
        }
        Ok(())
    }

    /// Says of an account's run, once, whether the person saw its end.
    async fn say(&mut self, at: usize, is_seen: bool) {
        let (ctx, part) = (&self.ctx, &mut self.parts[at]);
        if std::mem::replace(&mut part.is_said, true) {
            return;
        }
        let At::Under(progress) = &part.at else { return };
        if !is_seen || progress.end != Some(RunEnd::Finished) {
            ctx.shown_runs.forget(progress.run.id).await;
        }
        if let Some(notice) = &progress.notice
            && let Err(error) = ctx.service.watched(notice, is_seen, ctx.clock.now()).await
        {
            tracing::error!(%error, "that somebody saw how a run ended could not be saved");
        }
    }

    /// How far all of it is, or how it ended: one message, at the end perhaps several.
    async fn pages(&self) -> anyhow::Result<Vec<Reply>> {
        let is_over = self.parts.iter().all(Part::is_over);
        let own = self.ctx.service.accounts(&self.to.caller).await?;
        let mut parts = Vec::new();
        let mut is_behind = false;
        for part in &self.parts {
            let mut said = if is_behind && matches!(part.at, At::Waits) {
                let waits = Reply::text(t!(self.to.language, "run-next"));
                render::named(waits, part.label.as_deref())
            } else {
                self.page(part, &own)
            };
            is_behind |= !part.is_over();
            // What can be done about a run waits for the end of all; a login does not.
            let is_dead = matches!(part.at, At::Dead) || part.end() == Some(RunEnd::LoginDead);
            if !is_over && !is_dead {
                said.buttons = None;
            }
            parts.push(said);
        }
        let besides = self.besides.as_slice();
        Ok(render::together(&parts, if is_over { besides } else { &[] }))
    }

    /// How far it is for an account, or how it ended.
    fn page(&self, part: &Part, own: &[KeptLogin]) -> Reply {
        let (language, label) = (self.to.language, part.label.as_deref());
        let progress = match &part.at {
            At::Under(progress) => progress,
            At::Dead => return self.dead(label),
            At::Left if own.is_empty() => return self.to.failure(&self.ctx, &Error::NotLoggedIn),
            At::Left if !own.iter().any(|own| own.uin == part.uin) => {
                return render::named(Reply::text(t!(language, "run-account-gone")), label);
            }
            At::Left => return render::named(Reply::text(t!(language, "run-later")), label),
            At::Waits => return render::named(render::progress(language, &[], None), label),
        };
        let Progress { run, doing, end, notice: _ } = &**progress;
        let said = match end {
            None => render::progress(language, &run.outcomes, *doing),
            // The rest is said besides.
            Some(RunEnd::Finished) if run.outcomes.is_empty() && self.besides.is_some() => {
                Reply::text(t!(language, "run-nothing-now"))
            }
            Some(RunEnd::Finished) => match label {
                Some(label) => return render::told_of(language, self.to.person, run, label, &[]),
                None => render::told(language, self.to.person, run, &[]),
            },
            Some(RunEnd::Repeats(at)) => {
                let at = moment::when(language, *at, self.zone, self.ctx.clock.now());
                self.more(run, &t!(language, "run-repeats", at = at, end = self.shown_at(run)))
            }
            Some(RunEnd::Waits) => {
                self.more(run, &t!(language, "run-waits", end = self.shown_at(run)))
            }
            Some(RunEnd::Already) => {
                let at = moment::past(language, run.ended_at, self.zone, self.ctx.clock.now());
                render::already(language, self.to.person, run, &at, label)
            }
            Some(RunEnd::LoginDead) => return self.dead(label),
        };
        render::named(said, label)
    }

    /// How far it came, and what comes later.
    fn more(&self, run: &Run, later: &str) -> Reply {
        let mut reply = render::progress(self.to.language, &run.outcomes, None);
        reply.html.0 = format!("{}\n{later}", reply.html.0);
        reply
    }

    /// Where the end of a run will be seen that is not over.
    fn shown_at(&self, run: &Run) -> String {
        let language = self.to.language;
        let is_told = run.by_hand || self.tell == Tell::All;
        if is_told { t!(language, "run-end-told") } else { t!(language, "run-end-kept") }
    }

    /// That a login is dead; of who has several, with the button that logs in to it again.
    fn dead(&self, label: Option<&str>) -> Reply {
        let reply = self.to.failure(&self.ctx, &Error::LoginEnded);
        let Some(label) = label else { return reply };
        let language = self.to.language;
        let login = format!("{} · {label}", t!(language, "button-login"));
        let login = buttons::press(login, &Callback::Own(Own::Add));
        let login = self.to.is_private().then(|| buttons::rows([vec![login]])).flatten();
        let reply = Reply { buttons: login.or(reply.buttons), html: reply.html };
        render::named(reply, Some(label))
    }
}

fn has_ended(progress: &Option<Progress>) -> bool {
    progress.as_ref().is_some_and(|progress| progress.end.is_some())
}

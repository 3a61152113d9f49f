//! All songs of a short list, or the first of a longer one, one after the other, each at its turn in the queue, with one line that
//! tells how far it is and in the end what did not come.

use std::sync::Arc;
use std::time::Duration;

use teloxide::types::{ChatAction, MessageId};
use tokio::time::Instant;

use crate::model::{PlaylistPage, Song};
use crate::service::{self, Caller, Error, Listing, View};
use crate::telegram::Ctx;
use crate::telegram::handlers::{Conversation, Quietly, settle};
use crate::telegram::queue::{Cost, Job, Turn};
use crate::telegram::render::list::MOST_SENT;
use crate::telegram::render::send_all::{self as render, Ended};
use crate::telegram::render::{Reply, queue as full};

/// How often the line is edited at most: the songs come in the same chat.
const EDIT_EVERY: Duration = Duration::from_secs(5);
/// A wait for the next turn that is shorter is not told.
const PLACE_AFTER: Duration = Duration::from_millis(1500);

/// Takes the list into the queue, unless there is too much.
pub(super) async fn begin(ctx: &Arc<Ctx>, to: &Conversation, view: View) -> anyhow::Result<()> {
    let work = songs(ctx, to, &view);
    let (title, songs) = ctx.sender.while_showing(to.place, ChatAction::Typing, work).await?;
    if songs.is_empty() {
        return Err(Error::NotFound.into());
    }
    let job = match ctx.queue.take(Cost::Song, to.person, to.chat(), songs.len()) {
        Ok(job) => job,
        Err(reached) => {
            to.reply(ctx, full::full(to.language, reached)).await?;
            return Ok(());
        }
    };
    let first = render::sending(to.language, &title, (0, songs.len()), None);
    let line = to.reply(ctx, first).await?;
    let sending =
        Sending { ctx: Arc::clone(ctx), to: to.clone(), title, line, shown: Instant::now() };
    let (ctx, to) = (Arc::clone(ctx), to.clone());
    ctx.tasks.clone().spawn(async move {
        let outcome = Box::pin(sending.run(job, songs)).await;
        if let Err(failure) = settle(&ctx, &to, outcome).await {
            tracing::error!(error = format!("{failure:#}"), "a list could not be sent");
        }
    });
    Ok(())
}

/// A list's title and its songs. What is listed is its owner's, with whose login it was listed.
async fn songs(ctx: &Ctx, to: &Conversation, view: &View) -> service::Result<(String, Vec<Song>)> {
    let own;
    let caller = if view.owner == to.person {
        &to.caller
    } else {
        own = Caller::person(view.owner, to.caller.now).alone();
        &own
    };
    let page = |num: u32| PlaylistPage { begin: 0, num: num.min(MOST_SENT) };
    match &view.listing {
        Listing::Playlist { id, num } => {
            let found = ctx.service.playlist(caller, *id, page(*num)).await?;
            Ok((found.title, found.songs))
        }
        Listing::Album { mid } => {
            let found = ctx.service.album_songs(caller, mid, page(MOST_SENT)).await?;
            Ok((found.name, found.songs))
        }
        Listing::SongList { dirid, num } => {
            let found = ctx.service.accelerate_list(caller, *dirid, (*num).min(MOST_SENT)).await?;
            Ok((found.title, found.songs))
        }
        Listing::Search { .. }
        | Listing::Singer { .. }
        | Listing::OwnPlaylists
        | Listing::CommentOn { .. } => Err(Error::NotFound),
    }
}

/// A list that is being sent.
struct Sending {
    ctx: Arc<Ctx>,
    to: Conversation,
    title: String,
    line: MessageId,
    /// When the line was edited last.
    shown: Instant,
}

impl Sending {
    async fn run(mut self, job: Job, songs: Vec<Song>) -> anyhow::Result<()> {
        let total = songs.len();
        let (mut sent, mut missed) = (0, Vec::new());
        let mut ended = Ended::Through;
        for (done, song) in songs.into_iter().enumerate() {
            let wanted = Quietly::of(&self.ctx, &self.to, song);
            let Some(_turn) = self.turn(&job, &wanted, (done, total)).await else {
                let stops = self.ctx.stopping.is_cancelled();
                ended = if stops { Ended::Stopped } else { Ended::Cancelled };
                break;
            };
            // Each song is a request of its own, so that a lent login counts each.
            let to = self.to.anew();
            let sending = Box::pin(wanted.send(&self.ctx, &to));
            match job.unless_cancelled(sending).await {
                None => {
                    ended = Ended::Cancelled;
                    break;
                }
                Some(outcome) => match outcome? {
                    None => sent += 1,
                    Some(why) => missed.push((wanted.into_song(), why)),
                },
            }
            if self.shown.elapsed() >= EDIT_EVERY {
                self.show((done + 1, total), None).await;
            }
        }
        let told = render::sent_all(self.to.language, &self.title, (sent, total), &missed, ended);
        let Reply { html, buttons } = told;
        Ok(self.ctx.sender.edit_text(self.to.chat(), self.line.0, &html, buttons).await?)
    }

    /// Waits for the next turn and tells the place meanwhile; `None` when the person cancelled or the
    /// bot stops.
    async fn turn<'a>(
        &mut self,
        job: &'a Job,
        wanted: &Quietly,
        how_far: (usize, usize),
    ) -> Option<Turn<'a>> {
        if self.ctx.stopping.is_cancelled() {
            return None;
        }
        let mut turn = std::pin::pin!(job.turn(Some(wanted.key())));
        let mut pause = PLACE_AFTER;
        let stopping = self.ctx.stopping.clone();
        loop {
            tokio::select! {
                biased;
                turn = &mut turn => return turn,
                () = stopping.cancelled() => return None,
                () = tokio::time::sleep(pause) => {}
            }
            self.show(how_far, job.place()).await;
            pause = EDIT_EVERY;
        }
    }

    async fn show(&mut self, how_far: (usize, usize), place: Option<usize>) {
        let (ctx, to) = (&self.ctx, &self.to);
        let Reply { html, buttons } = render::sending(to.language, &self.title, how_far, place);
        if let Err(error) = ctx.sender.edit_text(to.chat(), self.line.0, &html, buttons).await {
            tracing::debug!(%error, "how far a list is could not be told");
        }
        self.shown = Instant::now();
    }
}

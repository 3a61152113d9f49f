//! One fair queue for what is costly: audio that is uploaded, pictures that are drawn.
//!
//! People take turns: who asked for thirty songs and who asked for one both have one song sent, then
//! the next. Everything is bounded: what one person, one chat and all together may have in it, and
//! what is done at once. Who really waits is told their place by a line that goes away when it is
//! their turn ([`line`]); `/cancel` takes out what is a person's own. It lives in memory only: what
//! waits when the bot stops is dropped, and its people are told so.
//!
//! A handler calls [`begin`] with the work; what consists of many pieces (a whole list) takes a
//! [`Job`] of as many and a [`Turn`] for each.

mod book;
mod line;
mod work;

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::model::{ChatId, PersonId};
use crate::service::FileKey;

pub(crate) use book::{Cancelled, Cost, Full, Standing};
pub(crate) use work::{begin, begin_until};

use book::{Book, Line, Wish};

/// The queue. Cheap to clone; all clones are one.
#[derive(Clone)]
pub struct Queue(Arc<Inner>);

struct Inner {
    book: Mutex<Book>,
    /// Sent at every change of the book.
    changed: watch::Sender<()>,
}

impl Default for Queue {
    fn default() -> Self {
        Self(Arc::new(Inner { book: Mutex::default(), changed: watch::Sender::new(()) }))
    }
}

impl Queue {
    /// Takes so many costly things of a person in a chat, unless there are too many. What is made
    /// for inline results belongs to the person's own chat.
    /// Errors: whose bound was reached.
    pub(crate) fn take(
        &self,
        cost: Cost,
        person: PersonId,
        chat: ChatId,
        count: usize,
    ) -> Result<Job, Full> {
        let cancelled = CancellationToken::new();
        let wish = Wish { cost, person, chat, count };
        let id = self.book().enter(wish, cancelled.clone())?;
        Ok(Job { queue: self.clone(), id, cancelled })
    }

    /// Ends what a person has in the queue, waiting or under way; tells how much that was.
    pub(crate) fn cancel(&self, person: PersonId) -> Cancelled {
        let cancelled = self.book().cancel(person);
        self.notify();
        cancelled
    }

    /// How a line stands; `None` when nothing waits in it any more, and then nobody watches it.
    fn standing(&self, line: Line) -> Option<Standing> {
        self.book().standing(line)
    }

    /// Drops what waits in a line; tells how much that was.
    fn give_up(&self, line: Line) -> usize {
        let dropped = self.book().give_up(line);
        self.notify();
        dropped
    }

    /// Told whenever something changed.
    fn changes(&self) -> watch::Receiver<()> {
        self.0.changed.subscribe()
    }

    fn notify(&self) {
        self.0.changed.send_replace(());
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        self.0.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Costly things of a person that were taken. What is left of them ends when it is dropped.
pub(crate) struct Job {
    queue: Queue,
    id: u64,
    cancelled: CancellationToken,
}

impl Job {
    /// Waits for the turn of the next thing; `None` when the person cancelled. Of those who ask for
    /// the same file one goes first, so that the others find what it sent.
    pub(crate) async fn turn(&self, same: Option<FileKey>) -> Option<Turn<'_>> {
        // Made first: a wait that is given up leaves the queue too.
        let turn = Turn { job: self };
        let woken = self.queue.book().wait(self.id, same);
        self.queue.notify();
        self.cancelled.run_until_cancelled(woken).await?.ok()?;
        Some(turn)
    }

    /// Does `work` when it is its turn; `None` when the person cancelled it before it was done.
    pub(crate) async fn run<T>(
        &self,
        same: Option<FileKey>,
        work: impl Future<Output = T>,
    ) -> Option<T> {
        let _turn = self.turn(same).await?;
        self.cancelled.run_until_cancelled(work).await
    }

    /// Its person's place while it waits, from 1, for who tells it elsewhere than in a line.
    pub(crate) fn place(&self) -> Option<usize> {
        self.queue.book().place_of(self.id)
    }

    /// Does `work`; `None` when the person cancelled it before it was done.
    pub(crate) async fn unless_cancelled<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        self.cancelled.run_until_cancelled(work).await
    }

    /// Whether nobody tells the person yet how their things stand; it is the caller's from now on.
    fn watch(&self) -> Option<Line> {
        self.queue.book().watch(self.id)
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.queue.book().end(self.id);
        self.queue.notify();
    }
}

/// The turn of one thing. Ends when it is dropped.
pub(crate) struct Turn<'a> {
    job: &'a Job,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.job.queue.book().leave(self.job.id);
        self.job.queue.notify();
    }
}

#[cfg(test)]
mod tests;

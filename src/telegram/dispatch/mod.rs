//! One queue a person: a person's messages are handled in order, and nobody waits for another's.
//!
//! Everything is bounded: what one person has waiting, what runs at once for one group, and what
//! the bot has taken and not yet handled. Button presses do not queue, because they are to be
//! answered at once. `/cancel` does not queue either: it drops what its person has waiting and
//! what runs. An update is handled at most once; what must not be lost is a stored job.

mod asker;
mod lanes;

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use async_trait::async_trait;
use futures::FutureExt;
use teloxide::types::{Update, UpdateKind};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::command::{Command, Spoken, parse};
use crate::model::ChatId;

pub use asker::Asker;

use asker::Key;
use lanes::{Groups, Lanes, Put};

/// Updates that are taken and not yet handled, of all people. When there are more, polling waits
/// and a webhook asks to repeat them: Telegram keeps them for a day, our memory does not.
const TAKEN: usize = 8192;

/// What the queues call.
#[async_trait]
pub(super) trait Handler: Send + Sync + 'static {
    /// Handles an update; `ended` tells whether it is a `/cancel` that ended others of its person.
    /// May fail and may panic.
    async fn handle(&self, update: Update, ended: bool) -> anyhow::Result<()>;
    /// Tells that something went wrong.
    async fn sorry(&self, asker: Asker);
    /// Tells that a person asks faster than can be answered.
    async fn too_many(&self, asker: Asker);
}

/// The queues. Cheap to clone; all clones are one.
#[derive(Clone)]
pub(super) struct Dispatcher(Arc<Inner>);

struct Inner {
    handler: Arc<dyn Handler>,
    username: String,
    room: Arc<Semaphore>,
    lanes: Lanes,
    groups: Groups,
    running: TaskTracker,
    given_up: CancellationToken,
}

/// An update that was taken, with the room it takes until it is handled.
struct Taken {
    update: Box<Update>,
    ended: bool,
    _room: OwnedSemaphorePermit,
}

impl Dispatcher {
    /// For the bot of this name.
    pub(super) fn new(username: String, handler: Arc<dyn Handler>) -> Self {
        Self(Arc::new(Inner {
            handler,
            username,
            room: Arc::new(Semaphore::new(TAKEN)),
            lanes: Lanes::default(),
            groups: Groups::default(),
            running: TaskTracker::new(),
            given_up: CancellationToken::new(),
        }))
    }

    /// Takes an update; waits only when too many are taken already.
    pub(super) async fn dispatch(&self, update: Update) {
        let Some(key) = Key::of(&update) else { return };
        let room = Arc::clone(&self.0.room).acquire_owned().await;
        self.take(key, update, room.expect("the semaphore is never closed"));
    }

    /// Takes an update at once; `false` when too many are taken already.
    pub(super) fn try_dispatch(&self, update: Update) -> bool {
        let Some(key) = Key::of(&update) else { return true };
        let Ok(room) = Arc::clone(&self.0.room).try_acquire_owned() else { return false };
        self.take(key, update, room);
        true
    }

    fn take(&self, key: Key, update: Update, room: OwnedSemaphorePermit) {
        let is_press = matches!(update.kind, UpdateKind::CallbackQuery(_));
        let is_cancel = !is_press && self.0.is_cancel(&update);
        let mut taken = Taken { update: Box::new(update), ended: false, _room: room };
        if asker::is_inline(&taken.update) {
            // Whoever types behind the bot's name waits for nothing else, and holds up nothing.
            self.run_apart(taken);
        } else if is_press {
            self.press(key, taken);
        } else if is_cancel {
            taken.ended = self.0.lanes.cancel(key);
            self.run_apart(taken);
        } else {
            self.queue(key, taken);
        }
    }

    /// Waits until all that was taken is handled.
    pub(super) async fn finish(&self) {
        self.0.running.close();
        self.0.running.wait().await;
    }

    /// Gives up what is still running.
    pub(super) fn abort(&self) {
        self.0.given_up.cancel();
    }

    fn queue(&self, key: Key, taken: Taken) {
        match self.0.lanes.put(key, taken) {
            Put::Queued => {}
            Put::First => {
                let inner = Arc::clone(&self.0);
                self.0.running.spawn(async move { inner.work(key).await });
            }
            Put::Full { taken, told } => {
                if !told && is_addressed(&taken.update) {
                    self.tell_too_many(taken);
                }
            }
        }
    }

    fn press(&self, key: Key, taken: Taken) {
        if !self.0.lanes.begin_press(key) {
            return self.tell_too_many(taken);
        }
        let inner = Arc::clone(&self.0);
        self.0.running.spawn(async move {
            inner.run(taken, inner.given_up.clone()).await;
            inner.lanes.end_press(key);
        });
    }

    fn run_apart(&self, taken: Taken) {
        let inner = Arc::clone(&self.0);
        self.0.running.spawn(async move { inner.run(taken, inner.given_up.clone()).await });
    }

    fn tell_too_many(&self, taken: Taken) {
        let inner = Arc::clone(&self.0);
        self.0.running.spawn(async move {
            if let Some(asker) = Asker::of(&taken.update) {
                inner.guard(inner.handler.too_many(asker)).await;
            }
        });
    }
}

impl Inner {
    /// Handles what a person has waiting, one by one, and ends when there is nothing more.
    async fn work(&self, key: Key) {
        while let Some((taken, cancelled)) = self.lanes.next(key, &self.given_up) {
            let chat = taken.update.chat().map(|chat| ChatId(chat.id.0));
            let _place = match chat.filter(|chat| !chat.is_private()) {
                Some(group) => Some(self.groups.place(group).await),
                None => None,
            };
            self.run(taken, cancelled).await;
        }
    }

    /// Handles one. Whatever happens inside stays inside.
    async fn run(&self, taken: Taken, cancelled: CancellationToken) {
        let Taken { update, ended, _room } = taken;
        let asker = Asker::of(&update);
        let handled = AssertUnwindSafe(self.handler.handle(*update, ended)).catch_unwind();
        match cancelled.run_until_cancelled(handled).await {
            None | Some(Ok(Ok(()))) => return,
            Some(Ok(Err(error))) => {
                let error: Box<dyn std::error::Error + Send + Sync> = error.into();
                tracing::error!(error = super::api::chain(error.as_ref()), "a handler failed");
            }
            Some(Err(_panic)) => tracing::error!("a handler panicked"),
        }
        if let Some(asker) = asker {
            self.guard(self.handler.sorry(asker)).await;
        }
    }

    async fn guard(&self, telling: impl Future<Output = ()> + Send) {
        let telling = AssertUnwindSafe(telling).catch_unwind();
        if let Some(Err(_panic)) = self.given_up.run_until_cancelled(telling).await {
            tracing::error!("telling a person about a fault panicked");
        }
    }

    fn is_cancel(&self, update: &Update) -> bool {
        let UpdateKind::Message(message) = &update.kind else { return false };
        let spoken = message.text().map(|text| parse(text, &self.username));
        matches!(spoken, Some(Spoken::Command(Command::Cancel, _)))
    }
}

/// Whether a message is meant for the bot: others in a group are not told that it is busy.
fn is_addressed(update: &Update) -> bool {
    let UpdateKind::Message(message) = &update.kind else { return false };
    message.chat.is_private() || message.text().is_some_and(|text| text.starts_with('/'))
}

#[cfg(test)]
mod tests;

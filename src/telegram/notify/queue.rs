//! Which notice is told next: many at once, but one a chat.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::task::{Id, JoinSet};

use super::deliver::{self, chat_of};
use crate::model::ChatId;
use crate::service::{Notice, NoticeId};
use crate::telegram::Ctx;

/// Notices that are told at once: enough for Telegram's 30 messages a second, each of which is on
/// its way for a second at most.
const AT_ONCE: usize = 32;
/// Notices in memory: more than are told at once, because those behind another of the same chat
/// wait for that one.
const TAKEN: usize = 128;
/// The queue is looked at again after so long, even if nobody said that something is due.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// What was taken from the store and is not told yet.
#[derive(Default)]
struct Taken {
    waiting: VecDeque<Notice>,
    known: HashSet<NoticeId>,
    /// Of those under way, by their tasks.
    under_way: HashMap<Id, (NoticeId, ChatId)>,
}

impl Taken {
    /// Takes what is new.
    fn take(&mut self, notices: Vec<Notice>) {
        for notice in notices {
            if self.known.insert(notice.id) {
                self.waiting.push_back(notice);
            }
        }
    }

    /// The next whose chat has none under way.
    fn next(&mut self) -> Option<Notice> {
        if self.under_way.len() >= AT_ONCE {
            return None;
        }
        let busy: HashSet<ChatId> = self.under_way.values().map(|(_, chat)| *chat).collect();
        let at = self.waiting.iter().position(|notice| !busy.contains(&chat_of(notice)))?;
        self.waiting.remove(at)
    }

    fn end(&mut self, task: Id) {
        if let Some((id, _)) = self.under_way.remove(&task) {
            self.known.remove(&id);
        }
    }
}

/// Tells what is due, until the bot stops.
pub(super) async fn work(ctx: &Arc<Ctx>) {
    let mut taken = Taken::default();
    let mut tasks = JoinSet::new();
    let mut moves = ctx.clock.moves();
    loop {
        if taken.known.len() < TAKEN / 2 {
            match ctx.service.notices(ctx.clock.now(), TAKEN).await {
                Ok(notices) => taken.take(notices),
                Err(error) => tracing::error!(%error, "what is to be told could not be read"),
            }
        }
        while let Some(notice) = taken.next() {
            let (id, chat) = (notice.id, chat_of(&notice));
            let own = Arc::clone(ctx);
            let task = tasks.spawn(async move { Box::pin(deliver::deliver(&own, notice)).await });
            taken.under_way.insert(task.id(), (id, chat));
        }
        tokio::select! {
            () = ctx.stopping.cancelled() => break,
            Some(ended) = tasks.join_next_with_id() => taken.end(match ended {
                Ok((task, ())) => task,
                Err(error) => {
                    tracing::error!(%error, "a notice could not be told");
                    error.id()
                }
            }),
            () = ctx.service.news() => {}
            () = moves.next() => {}
            () = tokio::time::sleep(LOOK_EVERY) => {}
        }
    }
    while tasks.join_next().await.is_some() {}
}

//! Which notice is told next: many at once, but one a chat.

use std::collections::{HashMap, HashSet, VecDeque};
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;

use futures::FutureExt;
use tokio::task::{Id, JoinSet};

use super::deliver::{self, chat_of};
use crate::model::ChatId;
use crate::service::{self, Notice, NoticeId};
use crate::telegram::Ctx;

/// Notices that are told at once: enough for Telegram's 30 messages a second, each of which is on
/// its way for a second at most.
const AT_ONCE: usize = 32;
/// Notices in memory: more than are told at once, because those behind another of the same chat
/// wait for that one.
const TAKEN: usize = 128;
/// Of them, those of one chat: a busy group, to which they go slowly, leaves room for the others.
const OF_ONE_CHAT: usize = 4;
/// The queue is looked at again after so long, even if nobody said that something is due.
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// What was taken from the store and is not told yet.
#[derive(Default)]
struct Taken {
    waiting: VecDeque<Notice>,
    /// Those that wait and those under way.
    known: HashMap<NoticeId, ChatId>,
    /// Those under way, by their tasks.
    under_way: HashMap<Id, (NoticeId, ChatId)>,
}

impl Taken {
    /// Takes what is new, but not too much of one chat.
    fn take(&mut self, notices: Vec<Notice>) {
        for notice in notices {
            let chat = chat_of(&notice);
            let of_chat = self.known.values().filter(|known| **known == chat).count();
            if of_chat < OF_ONE_CHAT && !self.known.contains_key(&notice.id) {
                self.known.insert(notice.id, chat);
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
        let waiting = self.waiting.iter().enumerate();
        let free = waiting.filter(|(_, notice)| !busy.contains(&chat_of(notice)));
        // What everyone is told waits for what concerns one.
        let (at, _) = free.min_by_key(|(_, notice)| notice.id.broadcast.is_some())?;
        self.waiting.remove(at)
    }

    fn end(&mut self, task: Id) {
        if let Some((id, _)) = self.under_way.remove(&task) {
            self.known.remove(&id);
        }
    }
}

/// Takes from the store until there is enough, also what stands behind much that is left out.
async fn look(ctx: &Ctx, taken: &mut Taken) -> service::Result<()> {
    let now = ctx.clock.now();
    let mut after = None;
    while taken.known.len() < TAKEN / 2 {
        let notices = ctx.service.notices(now, after, TAKEN / 2).await?;
        let Some(last) = notices.last() else { break };
        after = Some(last.id);
        taken.take(notices);
    }
    Ok(())
}

/// Tells a notice; a panic ends in something else, so that the notice is not taken again at once.
async fn or_after_panic(telling: impl Future<Output = ()>, after: impl Future<Output = ()>) {
    if AssertUnwindSafe(telling).catch_unwind().await.is_err() {
        tracing::error!("telling a notice panicked");
        after.await;
    }
}

/// Tells what is due, until the bot stops.
pub(super) async fn work(ctx: &Arc<Ctx>) {
    let mut taken = Taken::default();
    let mut tasks = JoinSet::new();
    let mut moves = ctx.clock.moves();
    loop {
        if let Err(error) = look(ctx, &mut taken).await {
            tracing::error!(%error, "what is to be told could not be read");
        }
        while let Some(notice) = taken.next() {
            let (id, chat) = (notice.id, chat_of(&notice));
            let own = Arc::clone(ctx);
            let task = tasks.spawn(async move {
                let telling = Box::pin(deliver::deliver(&own, notice.clone()));
                or_after_panic(telling, deliver::after_panic(&own, &notice)).await;
            });
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

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::model::{PersonId, Place};
    use crate::service::{BroadcastId, News};

    fn notice(number: u64, place: Option<Place>) -> Notice {
        let id = NoticeId { broadcast: None, not_before: DateTime::UNIX_EPOCH, number };
        Notice { id, person: PersonId(number), place, news: News::LoginDead(None), tries: 0 }
    }

    #[test]
    fn a_busy_group_leaves_room_for_the_others() {
        let group = Some(Place { chat: ChatId(-1), topic: None });
        let mut taken = Taken::default();
        taken.take((0..1000).map(|number| notice(number, group)).collect());
        taken.take(vec![notice(1000, None), notice(1000, None)]);
        let chats: Vec<_> = taken.waiting.iter().map(chat_of).collect();
        let [group, own] = [ChatId(-1), ChatId(1000)];
        assert_eq!(chats, [group, group, group, group, own]);
    }

    #[tokio::test]
    async fn a_notice_whose_telling_panics_is_put_off() {
        let (mut after_good, mut after_bad) = (false, false);
        or_after_panic(async {}, async { after_good = true }).await;
        or_after_panic(async { panic!("a bug") }, async { after_bad = true }).await;
        assert!(!after_good && after_bad);
    }

    #[test]
    fn what_concerns_a_person_goes_before_what_everyone_is_told() {
        let everyone = |number| {
            let id =
                NoticeId { broadcast: Some(BroadcastId::default()), ..notice(number, None).id };
            Notice { id, ..notice(number, None) }
        };
        let mut taken = Taken::default();
        taken.take(vec![everyone(1), everyone(2)]);
        taken.take(vec![notice(3, None)]);
        let next = std::iter::from_fn(|| taken.next()).map(|notice| notice.person.0);
        assert_eq!(next.collect::<Vec<_>>(), [3, 1, 2]);
    }
}

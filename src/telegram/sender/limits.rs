//! Telegram's limits: 30 messages a second in all, one a second in a chat, 20 a minute in a
//! group, and the flood waits it hands out.
//!
//! Within a chat requests take turns in the order in which they came. A turn that is its chat's
//! takes a slot of the chat and then one of the whole bot, so that a chat which waits for its own
//! limit never holds up another.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Notify, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use tokio::time::Instant;

use super::retry::wait_until;
use super::window::{Ready, Window};
use super::{ChatId, Failure, SendError};
use crate::service::Metrics;

/// Messages and edits in one chat: one a second.
const PER_CHAT: (usize, Duration) = (1, Duration::from_secs(1));
/// Messages and edits in one group: twenty a minute.
const PER_GROUP: (usize, Duration) = (20, Duration::from_secs(60));
/// The stretch for which `messages_per_second` holds.
const SECOND: Duration = Duration::from_secs(1);
/// Messages under way at once, so that a burst does not open a connection for each. More than
/// Telegram's 30 a second ever needs; it counts only when `messages_per_second` is raised.
const UNDER_WAY: usize = 64;
/// Below so many remembered chats nothing is tidied up.
const PRUNE_FROM: usize = 1024;

/// All limits of one bot.
pub(super) struct Limits {
    shared: Shared,
    chats: Mutex<Chats>,
    metrics: Arc<Metrics>,
}

/// What all chats share.
#[derive(Clone)]
struct Shared {
    all: Arc<Turnstile>,
    connections: Arc<Semaphore>,
}

struct Chats {
    known: HashMap<ChatId, Arc<Chat>>,
    prune_at: usize,
}

/// What is remembered of a chat while its limits last.
struct Chat {
    turn: Arc<tokio::sync::Mutex<()>>,
    gates: Vec<Arc<Turnstile>>,
    flood: Mutex<Option<Instant>>,
}

/// One's turn in a chat; others of the chat wait until it is dropped.
pub(super) struct Turn {
    chat: Arc<Chat>,
    shared: Shared,
    _order: OwnedMutexGuard<()>,
}

/// The way into one chat's limits.
pub(in crate::telegram) struct Gate {
    chat: Arc<Chat>,
    shared: Shared,
}

/// A turn and a slot: the right to send one message now, until it is dropped.
pub(in crate::telegram) struct Occupied {
    _slot: Slot,
    _turn: Turn,
}

/// The right to send one message now. Its places are free a while after it is dropped.
pub(super) struct Slot {
    _passes: Vec<Pass>,
    _connection: OwnedSemaphorePermit,
}

impl Limits {
    /// With so many messages a second in all.
    pub(super) fn new(messages_per_second: u32) -> Self {
        let most = usize::try_from(messages_per_second).unwrap_or(usize::MAX);
        Self {
            shared: Shared {
                all: Turnstile::new(most, SECOND),
                connections: Arc::new(Semaphore::new(UNDER_WAY)),
            },
            chats: Mutex::new(Chats { known: HashMap::new(), prune_at: PRUNE_FROM }),
            metrics: Arc::default(),
        }
    }

    /// Tells flood waits to these metrics.
    pub(super) fn measured_by(self, metrics: Arc<Metrics>) -> Self {
        Self { metrics, ..self }
    }

    /// Waits until all that came before in this chat is done.
    pub(super) async fn turn(&self, chat: ChatId) -> Turn {
        self.gate(chat).turn().await
    }

    /// The way into a chat's limits.
    pub(super) fn gate(&self, chat: ChatId) -> Gate {
        Gate { chat: self.chat(chat), shared: self.shared.clone() }
    }

    /// Until when nothing may be sent to a chat.
    pub(super) fn flood_wait(&self, chat: ChatId) -> Option<Instant> {
        let known = lock(&self.chats).known.get(&chat).cloned()?;
        known.flood_wait()
    }

    /// Remembers the flood wait that a failure brings, if it does.
    pub(super) fn note(&self, chat: ChatId, failure: &Failure) {
        if let Failure::Refused { retry_after: Some(wait), .. } = failure {
            tracing::warn!(wait_s = wait.as_secs(), "Telegram asks to wait before this chat");
            self.metrics.told_to_wait(*wait);
            let until = Instant::now() + *wait;
            let chat = self.chat(chat);
            let mut flood = lock(&chat.flood);
            *flood = Some(flood.map_or(until, |before| before.max(until)));
        }
    }

    fn chat(&self, chat: ChatId) -> Arc<Chat> {
        let mut chats = lock(&self.chats);
        if chats.known.len() >= chats.prune_at {
            let now = Instant::now();
            chats.known.retain(|_, known| Arc::strong_count(known) > 1 || !known.is_fresh(now));
            chats.prune_at = (chats.known.len() * 2).max(PRUNE_FROM);
        }
        Arc::clone(chats.known.entry(chat).or_insert_with(|| Arc::new(Chat::new(chat))))
    }
}

impl Chat {
    fn new(chat: ChatId) -> Self {
        let mut gates = vec![Turnstile::new(PER_CHAT.0, PER_CHAT.1)];
        if !chat.is_private() {
            gates.push(Turnstile::new(PER_GROUP.0, PER_GROUP.1));
        }
        Self { turn: Arc::default(), gates, flood: Mutex::new(None) }
    }

    fn flood_wait(&self) -> Option<Instant> {
        let mut flood = lock(&self.flood);
        if flood.is_some_and(|until| until <= Instant::now()) {
            *flood = None;
        }
        *flood
    }

    fn is_fresh(&self, now: Instant) -> bool {
        self.flood_wait().is_none() && self.gates.iter().all(|gate| gate.window().is_fresh(now))
    }
}

impl Gate {
    async fn turn(&self) -> Turn {
        let order = Arc::clone(&self.chat.turn).lock_owned().await;
        Turn { chat: Arc::clone(&self.chat), shared: self.shared.clone(), _order: order }
    }

    /// Waits for a turn and a slot.
    pub(in crate::telegram) async fn enter(&self) -> Result<Occupied, SendError> {
        let turn = self.turn().await;
        Ok(Occupied { _slot: turn.slot().await?, _turn: turn })
    }
}

impl Turn {
    /// Waits for the chat's flood wait and for a place in every window.
    pub(super) async fn slot(&self) -> Result<Slot, SendError> {
        let mut passes = Vec::with_capacity(self.chat.gates.len() + 1);
        for gate in &self.chat.gates {
            passes.push(gate.pass().await);
        }
        loop {
            if let Some(until) = self.chat.flood_wait() {
                wait_until(until).await?;
            }
            let connection = Arc::clone(&self.shared.connections).acquire_owned().await;
            let connection = connection.expect("the semaphore is never closed");
            let all = self.shared.all.pass().await;
            // A deletion may have met a flood wait in the meantime.
            if self.chat.flood_wait().is_none() {
                passes.push(all);
                return Ok(Slot { _passes: passes, _connection: connection });
            }
        }
    }
}

/// A window with a queue in front of it, first come first served.
struct Turnstile {
    queue: tokio::sync::Mutex<()>,
    window: Mutex<Window>,
    one_ended: Notify,
}

/// A place in a window.
struct Pass(Arc<Turnstile>);

impl Turnstile {
    fn new(most: usize, period: Duration) -> Arc<Self> {
        Arc::new(Self {
            queue: tokio::sync::Mutex::default(),
            window: Mutex::new(Window::new(most, period)),
            one_ended: Notify::new(),
        })
    }

    fn window(&self) -> MutexGuard<'_, Window> {
        lock(&self.window)
    }

    async fn pass(self: &Arc<Self>) -> Pass {
        let _first = self.queue.lock().await;
        loop {
            let ready = {
                let mut window = self.window();
                let ready = window.ready(Instant::now());
                if ready == Ready::Now {
                    window.start();
                }
                ready
            };
            match ready {
                Ready::Now => return Pass(Arc::clone(self)),
                Ready::At(time) => tokio::time::sleep_until(time).await,
                Ready::AfterOneEnds => self.one_ended.notified().await,
            }
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        self.0.window().end(Instant::now());
        self.0.one_ended.notify_one();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use futures::future::join_all;

    use super::*;

    const CALL: Duration = Duration::from_millis(80);

    /// Sends as the sender does; gives when the request would arrive at Telegram, somewhere
    /// between its start and its end.
    async fn send(limits: &Limits, chat: i64, nth: u64) -> Instant {
        let turn = limits.turn(ChatId(chat)).await;
        let _slot = turn.slot().await.expect("no flood wait");
        let way = CALL * u32::try_from(nth * 37 % 10).expect("small") / 10;
        tokio::time::sleep(way).await;
        let arrived = Instant::now();
        tokio::time::sleep(CALL.saturating_sub(way)).await;
        arrived
    }

    /// The most arrivals in any stretch of `period`.
    fn most_within(period: Duration, mut arrivals: Vec<Instant>) -> usize {
        arrivals.sort_unstable();
        let within = |from: &Instant| {
            arrivals.iter().filter(|at| *at >= from && **at < *from + period).count()
        };
        arrivals.iter().map(within).max().unwrap_or_default()
    }

    #[tokio::test(start_paused = true)]
    async fn no_stretch_of_a_second_has_more_than_is_configured() {
        let limits = Limits::new(30);
        let begin = Instant::now();
        let all = (1..=100).map(|chat| send(&limits, chat, chat.unsigned_abs()));
        let arrivals = join_all(all).await;
        assert_eq!(most_within(SECOND, arrivals), 30);
        assert!(begin.elapsed() < Duration::from_secs(5), "{:?}", begin.elapsed());
    }

    #[tokio::test(start_paused = true)]
    async fn a_chat_gets_one_a_second_in_the_order_of_asking() {
        let limits = Limits::new(30);
        let arrivals = join_all((0..10).map(|nth| send(&limits, 7, nth))).await;
        assert!(arrivals.is_sorted());
        assert_eq!(most_within(SECOND, arrivals), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn a_group_gets_twenty_a_minute() {
        let limits = Limits::new(30);
        let arrivals = join_all((0..50).map(|nth| send(&limits, -7, nth))).await;
        assert_eq!(most_within(Duration::from_secs(60), arrivals), 20);
    }

    #[tokio::test(start_paused = true)]
    async fn a_busy_chat_or_a_flood_wait_holds_up_nobody_else() {
        let limits = Limits::new(30);
        let begin = Instant::now();
        let refusal = Failure::Refused {
            code: 429,
            description: String::new(),
            retry_after: Some(Duration::from_secs(7)),
            migrate_to: None,
        };
        limits.note(ChatId(1), &refusal);
        let flooded = async { send(&limits, 1, 0).await.duration_since(begin) };
        let busy = join_all((0..40).map(|nth| send(&limits, 2, nth)));
        let quick = async { send(&limits, 3, 0).await.duration_since(begin) };
        let (flooded, _, quick) = tokio::join!(flooded, busy, quick);
        assert_eq!(flooded, Duration::from_secs(7));
        assert_eq!(quick, Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn a_flood_wait_of_an_hour_is_not_waited_for() {
        let limits = Limits::new(30);
        let refusal = Failure::Refused {
            code: 429,
            description: String::new(),
            retry_after: Some(Duration::from_secs(3600)),
            migrate_to: None,
        };
        limits.note(ChatId(1), &refusal);
        let turn = limits.turn(ChatId(1)).await;
        assert!(matches!(turn.slot().await, Err(SendError::NotSent(_))));
    }

    #[tokio::test(start_paused = true)]
    async fn chats_that_are_quiet_again_are_forgotten() {
        let limits = Limits::new(1_000_000);
        for chat in 1..=100_000 {
            let turn = limits.turn(ChatId(chat)).await;
            drop(turn.slot().await);
            if chat % 1000 == 0 {
                tokio::time::sleep(SECOND).await;
            }
        }
        let remembered = lock(&limits.chats).known.len();
        assert!(remembered < 4 * PRUNE_FROM, "{remembered}");
    }
}

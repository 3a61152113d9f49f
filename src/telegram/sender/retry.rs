//! What is repeated after which failure.

use std::time::Duration;

use serde::de::DeserializeOwned;
use tokio::time::Instant;

use super::{Api, ChatId, Failure, Request, SendError, Sender};

/// How often one request is repeated after flood waits before it is given up.
const FLOOD_REPEATS: u32 = 5;
/// The longest flood wait that is waited for. A longer one fails at once: nobody waits for an
/// answer that long, and waiting requests hold memory.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(300);
/// The pauses before a request is repeated after a fault of the network.
const FAULT_PAUSES: [Duration; 2] = [Duration::from_millis(300), Duration::from_secs(1)];

/// What may be repeated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Policy {
    /// Only what certainly was not done: a message must not be sent twice.
    Once,
    /// Anything: doing it twice is doing it once.
    Repeatable,
}

/// Counts what one request has been through.
struct Attempts {
    policy: Policy,
    floods: u32,
    faults: usize,
}

impl Attempts {
    fn new(policy: Policy) -> Self {
        Self { policy, floods: 0, faults: 0 }
    }

    /// How long to wait before the request is repeated; `None` to give up.
    fn pause(&mut self, failure: &Failure) -> Option<Duration> {
        match failure {
            Failure::Refused { retry_after: Some(wait), .. } => {
                self.floods += 1;
                (self.floods <= FLOOD_REPEATS && *wait <= LONGEST_WAIT).then_some(*wait)
            }
            Failure::Refused { .. } => None,
            Failure::Unknown(_) if self.policy == Policy::Once => None,
            Failure::NotSent(_) | Failure::Unknown(_) => {
                self.faults += 1;
                FAULT_PAUSES.get(self.faults - 1).copied()
            }
        }
    }
}

/// Calls something that belongs to no chat and may be repeated.
pub(super) async fn repeatable<T: DeserializeOwned>(
    api: &Api,
    request: impl Fn() -> Request + Send + Sync,
) -> Result<T, SendError> {
    let mut attempts = Attempts::new(Policy::Repeatable);
    loop {
        let failure = match api.call(request()).await {
            Ok(answer) => return Ok(answer),
            Err(failure) => failure,
        };
        match attempts.pause(&failure) {
            Some(pause) => tokio::time::sleep(pause).await,
            None => return Err(failure.into()),
        }
    }
}

impl Sender {
    /// Calls something that counts as a message: in order within its chat and within the limits.
    pub(super) async fn message<T: DeserializeOwned>(
        &self,
        chat: ChatId,
        policy: Policy,
        request: impl Fn() -> Request + Send + Sync,
    ) -> Result<T, SendError> {
        let turn = self.0.limits.turn(chat).await;
        let mut attempts = Attempts::new(policy);
        let mut moved_to = None;
        loop {
            let failure = {
                let _slot = turn.slot().await?;
                let request = request().maybe("chat_id", moved_to);
                match self.0.api.call(request).await {
                    Ok(answer) => return Ok(answer),
                    Err(failure) => failure,
                }
            };
            // What is edited has another id in the new group.
            let is_new = policy == Policy::Once;
            if self.has_moved(chat, &failure, &mut moved_to) && is_new {
                continue;
            }
            self.0.limits.note(chat, &failure);
            match attempts.pause(&failure) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(failure.into()),
            }
        }
    }

    /// Takes note that a group has another id now; once a call.
    fn has_moved(&self, chat: ChatId, failure: &Failure, moved_to: &mut Option<i64>) -> bool {
        let Failure::Refused { migrate_to: Some(group), .. } = failure else { return false };
        if moved_to.replace(*group).is_some() {
            return false;
        }
        self.0.moved.send_modify(|moved| moved.push((chat, ChatId(*group))));
        true
    }

    /// Calls something of a chat that does not count as a message and may be repeated. Waits only
    /// for the chat's flood wait.
    pub(super) async fn unlimited<T: DeserializeOwned>(
        &self,
        chat: ChatId,
        request: impl Fn() -> Request + Send + Sync,
    ) -> Result<T, SendError> {
        let mut attempts = Attempts::new(Policy::Repeatable);
        let mut moved_to = None;
        loop {
            if let Some(until) = self.0.limits.flood_wait(chat) {
                wait_until(until).await?;
            }
            let failure = match self.0.api.call(request().maybe("chat_id", moved_to)).await {
                Ok(answer) => return Ok(answer),
                Err(failure) => failure,
            };
            if self.has_moved(chat, &failure, &mut moved_to) {
                continue;
            }
            self.0.limits.note(chat, &failure);
            match attempts.pause(&failure) {
                Some(pause) => tokio::time::sleep(pause).await,
                None => return Err(failure.into()),
            }
        }
    }
}

/// Waits for the end of a flood wait, unless that is too far away.
pub(super) async fn wait_until(until: Instant) -> Result<(), SendError> {
    if until.duration_since(Instant::now()) > LONGEST_WAIT {
        return Err(SendError::NotSent("a flood wait is too long to wait for".to_owned()));
    }
    tokio::time::sleep_until(until).await;
    Ok(())
}

//! Taking what is brought: only from Telegram, each update once, and nothing while the bot stops.

use std::collections::{HashSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use hyper::StatusCode;
use hyper::header::HeaderValue;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use subtle::ConstantTimeEq;
use tokio_util::sync::CancellationToken;

use super::super::dispatch::Dispatcher;
use super::super::updates;

/// Ids of updates that are remembered. Telegram repeats one when our answer was lost, most often
/// within a minute; as many as can be taken and not yet handled.
const REMEMBERED: usize = 8192;

/// Takes updates into the queues.
pub(super) struct Intake {
    dispatcher: Dispatcher,
    secret: SecretString,
    stopping: CancellationToken,
    taken: Mutex<Taken>,
}

/// The ids of the last updates that were taken.
#[derive(Default)]
struct Taken {
    ids: HashSet<i64>,
    order: VecDeque<i64>,
}

/// The part of an update that every one has.
#[derive(Deserialize)]
struct Id {
    update_id: i64,
}

impl Intake {
    /// Into these queues, from whoever knows the secret, until `stopping`.
    pub(super) fn new(
        dispatcher: Dispatcher,
        secret: SecretString,
        stopping: CancellationToken,
    ) -> Self {
        Self { dispatcher, secret, stopping, taken: Mutex::default() }
    }

    /// Whether a request with this header is Telegram's. Takes the same time for every wrong secret
    /// of the right length.
    pub(super) fn is_known(&self, header: Option<&HeaderValue>) -> bool {
        let secret = self.secret.expose_secret().as_bytes();
        header.is_some_and(|header| header.as_bytes().ct_eq(secret).into())
    }

    /// Takes an update of which Telegram sent this. 200 when it need not come again; 503 when it
    /// must, because the bot stops or has too many; 400 when it is no update.
    pub(super) fn take(&self, json: &[u8]) -> StatusCode {
        let Ok(Id { update_id }) = serde_json::from_slice(json) else {
            return StatusCode::BAD_REQUEST;
        };
        // As when it is polled: one that cannot be read is skipped and must not come again.
        let update = updates::one(json);
        let mut taken = self.lock();
        if self.stopping.is_cancelled() {
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        if taken.ids.contains(&update_id) {
            return StatusCode::OK;
        }
        if update.is_some_and(|update| !self.dispatcher.try_dispatch(update)) {
            return StatusCode::SERVICE_UNAVAILABLE;
        }
        taken.remember(update_id);
        StatusCode::OK
    }

    /// Takes nothing any more when this has returned.
    pub(super) fn close(&self) {
        let _nothing_is_being_taken = self.lock();
        self.stopping.cancel();
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Taken {
    fn remember(&mut self, id: i64) {
        self.ids.insert(id);
        self.order.push_back(id);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.ids.remove(&oldest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_ids_are_forgotten() {
        let mut taken = Taken::default();
        (0..=REMEMBERED as i64).for_each(|id| taken.remember(id));
        assert!(!taken.ids.contains(&0) && taken.ids.contains(&1));
        assert_eq!(taken.ids.len(), REMEMBERED);
    }
}

//! One at a time for an account.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OwnedMutexGuard;

use crate::model::Uin;

/// Locks by account, as long as somebody holds or awaits them.
#[derive(Default)]
pub(super) struct Turns(Mutex<HashMap<Uin, Arc<tokio::sync::Mutex<()>>>>);

impl Turns {
    /// Waits until nobody else has the account's turn.
    pub(super) async fn turn(&self, uin: Uin) -> OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| Arc::strong_count(lock) > 1);
            Arc::clone(locks.entry(uin).or_default())
        };
        lock.lock_owned().await
    }
}

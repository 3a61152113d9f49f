//! For whom something is being done in this process, so that it can be ended for one of them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio_util::sync::CancellationToken;

use crate::model::PersonId;

/// What is being done, by person; of one whose lease ended there may be more than one.
#[derive(Clone, Default)]
pub(super) struct Attended(Arc<Mutex<HashMap<PersonId, Vec<Ends>>>>);

/// How one of them is ended, and seen to have ended.
#[derive(Clone, Default)]
struct Ends {
    stop: CancellationToken,
    ended: CancellationToken,
}

impl Attended {
    /// Something begins for a person; it ends when the answer is dropped.
    pub(super) fn begin(&self, person: PersonId) -> Here {
        let ends = Ends::default();
        self.lock().entry(person).or_default().push(ends.clone());
        Here { all: self.clone(), person, ends }
    }

    /// Ends what is being done for a person, wherever it is; returns when nothing is.
    pub(super) async fn stop(&self, person: PersonId) {
        let all = self.lock().get(&person).cloned().unwrap_or_default();
        all.iter().for_each(|ends| ends.stop.cancel());
        for ends in all {
            ends.ended.cancelled().await;
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PersonId, Vec<Ends>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Something that is being done for a person.
pub(super) struct Here {
    all: Attended,
    person: PersonId,
    ends: Ends,
}

impl Here {
    /// Returns when it is to end.
    pub(super) async fn stopped(&self) {
        self.ends.stop.cancelled().await;
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        let mut all = self.all.lock();
        if let Some(own) = all.get_mut(&self.person) {
            own.retain(|ends| ends.stop != self.ends.stop);
            if own.is_empty() {
                all.remove(&self.person);
            }
        }
        self.ends.ended.cancel();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_done_for_one_ends_and_is_waited_for() {
        let attended = Attended::default();
        let (one, other) = (attended.begin(PersonId(1)), attended.begin(PersonId(2)));
        let ending = attended.stop(PersonId(1));
        let doing = async move {
            one.stopped().await;
            tokio::task::yield_now().await;
            drop(one);
        };
        tokio::join!(ending, doing);
        assert!(!other.ends.stop.is_cancelled());
        attended.stop(PersonId(1)).await;
        assert_eq!(attended.lock().len(), 1);
    }
}

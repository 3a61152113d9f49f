//! Which tasks are shown, and how often their messages are edited.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::model::TaskId;

/// A progress is edited at most so often: a step takes longer, and a group has 20 messages a minute.
const EDIT_EVERY: Duration = Duration::from_secs(4);
/// The progresses of all tasks together are edited at most so often a second: a part of Telegram's
/// 30 messages a second, so that many tasks at once never keep an answer waiting.
const EDITS_PER_SECOND: u32 = 5;

/// The tasks whose progress is shown, each in one message.
#[derive(Debug, Default)]
pub struct TaskViews(Mutex<HashMap<TaskId, (i32, CancellationToken)>>);

impl TaskViews {
    /// Begins to show a task in a message; one that showed it before is left.
    pub(super) fn begin(&self, id: TaskId, message: i32) -> CancellationToken {
        let left = CancellationToken::new();
        if let Some((_, older)) = self.lock().insert(id, (message, left.clone())) {
            older.cancel();
        }
        left
    }

    /// Forgets a message that shows its task no longer, unless a newer one took its place.
    pub(super) fn end(&self, id: TaskId, message: i32) {
        let mut all = self.lock();
        if all.get(&id).is_some_and(|(shown, _)| *shown == message) {
            all.remove(&id);
        }
    }

    /// The pause between two edits of a progress: longer when there are many.
    pub(super) fn pause(&self) -> Duration {
        let many = u32::try_from(self.lock().len()).unwrap_or(u32::MAX);
        EDIT_EVERY.max(Duration::from_secs(1) * (many / EDITS_PER_SECOND))
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<TaskId, (i32, CancellationToken)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u32) -> TaskId {
        TaskId::parse(&format!("{number:032x}")).expect("valid")
    }

    #[test]
    fn a_newer_message_takes_the_place_of_the_older() {
        let views = TaskViews::default();
        let older = views.begin(id(1), 10);
        let newer = views.begin(id(1), 11);
        assert!(older.is_cancelled() && !newer.is_cancelled());
        views.end(id(1), 10);
        let newest = views.begin(id(1), 12);
        assert!(newer.is_cancelled() && !newest.is_cancelled());
    }

    #[test]
    fn a_thousand_progresses_are_edited_five_times_a_second_in_all() {
        let views = TaskViews::default();
        assert_eq!(views.pause(), EDIT_EVERY);
        for number in 0..1000 {
            views.begin(id(number), 1);
        }
        assert_eq!(views.pause(), Duration::from_secs(200));
    }
}

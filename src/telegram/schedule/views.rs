//! Which messages show what is done at once, so that one who asks again is led to it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::model::{ChatId, PersonId};

/// By person and chat: the message, when it was sent.
type Shown = HashMap<(PersonId, ChatId), Option<i32>>;

/// The messages that show people's runs, one a person and chat.
#[derive(Debug, Clone, Default)]
pub struct RunViews(Arc<Mutex<Shown>>);

impl RunViews {
    /// Begins to show a person's run in a chat, until the answer is dropped. When that is done already: the
    /// message that does it, if it was sent.
    pub(super) fn begin(&self, person: PersonId, chat: ChatId) -> Result<RunView, Option<i32>> {
        let mut all = self.lock();
        if let Some(message) = all.get(&(person, chat)) {
            return Err(*message);
        }
        all.insert((person, chat), None);
        Ok(RunView { views: self.clone(), of: (person, chat) })
    }

    /// Whether a person's run is shown in a chat.
    pub(in crate::telegram) fn has(&self, person: PersonId, chat: ChatId) -> bool {
        self.lock().contains_key(&(person, chat))
    }

    fn lock(&self) -> MutexGuard<'_, Shown> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A message that shows a person's run, or is about to.
#[derive(Debug)]
pub(super) struct RunView {
    views: RunViews,
    of: (PersonId, ChatId),
}

impl RunView {
    /// It was sent.
    pub(super) fn is_in(&self, message: i32) {
        self.views.lock().insert(self.of, Some(message));
    }
}

impl Drop for RunView {
    fn drop(&mut self) {
        self.views.lock().remove(&self.of);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_has_one_message_a_chat_as_long_as_it_is_shown() {
        let views = RunViews::default();
        let (ann, here, there) = (PersonId(1), ChatId(1), ChatId(-2));
        let view = views.begin(ann, here).expect("the first");
        assert_eq!(views.begin(ann, here).err(), Some(None));
        view.is_in(7);
        assert_eq!(views.begin(ann, here).err(), Some(Some(7)));
        assert!(!views.has(ann, there) && views.begin(ann, there).is_ok());
        drop(view);
        assert!(!views.has(ann, here) && views.begin(ann, here).is_ok());
    }
}

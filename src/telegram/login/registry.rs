//! Which logins are being followed.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::OwnedMutexGuard;
use tokio_util::sync::CancellationToken;

use crate::model::PersonId;
use crate::telegram::render::login::Stage;

/// How often a picture's time left is shown anew.
const CLOCK: Duration = Duration::from_secs(15);
/// Clocks of all pictures together move at most so often a second: a part of Telegram's 30
/// messages a second, so that a thousand logins at once never keep an answer waiting.
const CLOCKS_PER_SECOND: u32 = 5;

/// The logins that are being followed, one a person.
#[derive(Debug, Default)]
pub struct Logins {
    followed: Mutex<HashMap<PersonId, Followed>>,
    turns: Mutex<HashMap<PersonId, Arc<tokio::sync::Mutex<()>>>>,
}

#[derive(Debug)]
struct Followed {
    id: String,
    stage: Stage,
    stop: CancellationToken,
}

impl Logins {
    /// Begins to follow a person's login; one that was followed before is stopped.
    pub(super) fn begin(&self, person: PersonId, id: &str) -> CancellationToken {
        let stop = CancellationToken::new();
        let followed = Followed { id: id.to_owned(), stage: Stage::Waiting, stop: stop.clone() };
        if let Some(older) = self.lock().insert(person, followed) {
            older.stop.cancel();
        }
        stop
    }

    /// Stops following a person's login.
    pub(super) fn stop(&self, person: PersonId) {
        if let Some(followed) = self.lock().remove(&person) {
            followed.stop.cancel();
        }
    }

    /// Forgets a login that has ended, unless a newer one took its place.
    pub(super) fn end(&self, person: PersonId, id: &str) {
        let mut all = self.lock();
        if all.get(&person).is_some_and(|followed| followed.id == id) {
            all.remove(&person);
        }
    }

    /// Notes that a login's picture was scanned.
    pub(super) fn scanned(&self, person: PersonId, id: &str) {
        if let Some(followed) = self.lock().get_mut(&person).filter(|known| known.id == id) {
            followed.stage = Stage::Scanned;
        }
    }

    /// How far a person's login is.
    pub(super) fn stage(&self, person: PersonId) -> Stage {
        self.lock().get(&person).map_or(Stage::Waiting, |followed| followed.stage)
    }

    /// How long a picture's clock stands still: longer when there are many.
    pub(super) fn clock(&self) -> Duration {
        let many = u32::try_from(self.lock().len()).unwrap_or(u32::MAX);
        CLOCK.max(Duration::from_secs(1) * (many / CLOCKS_PER_SECOND))
    }

    /// One's turn to change which login a person has. Presses do not queue behind a person's
    /// messages: without it, a cancellation could meet a picture that is half shown.
    pub(super) async fn turn(&self, person: PersonId) -> OwnedMutexGuard<()> {
        let turn = {
            let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
            turns.retain(|_, turn| Arc::strong_count(turn) > 1);
            Arc::clone(turns.entry(person).or_default())
        };
        turn.lock_owned().await
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PersonId, Followed>> {
        self.followed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PERSON: PersonId = PersonId(1);

    #[test]
    fn a_newer_login_stops_the_older_and_outlives_its_end() {
        let logins = Logins::default();
        let older = logins.begin(PERSON, "older");
        let newer = logins.begin(PERSON, "newer");
        assert!(older.is_cancelled() && !newer.is_cancelled());
        logins.scanned(PERSON, "older");
        assert_eq!(logins.stage(PERSON), Stage::Waiting);
        logins.end(PERSON, "older");
        logins.scanned(PERSON, "newer");
        assert_eq!(logins.stage(PERSON), Stage::Scanned);
        logins.stop(PERSON);
        assert!(newer.is_cancelled());
    }

    #[test]
    fn a_thousand_clocks_move_five_times_a_second_in_all() {
        let logins = Logins::default();
        assert_eq!(logins.clock(), CLOCK);
        for person in 1..=1000 {
            logins.begin(PersonId(person), "id");
        }
        assert_eq!(logins.clock(), Duration::from_secs(200));
    }
}

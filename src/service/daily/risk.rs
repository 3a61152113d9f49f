//! Signs that QQ Music watches an account: they end the day of everything that is done by itself.

use chrono::NaiveDate;

use super::attend::{Attendance, Going, Halt};
use crate::model::{Chore, Note, Outcome, StepState, TaskKind, Uin};
use crate::service::Error;
use crate::service::counters::day_of;
use crate::service::task::note_of;

impl Attendance<'_> {
    /// Why nothing more is asked for an account on a date: QQ Music showed that it watches, in what
    /// is written of the date or in a task that ended on it.
    pub(super) async fn risk_on(&self, uin: Uin, date: NaiveDate) -> Going<Option<Note>> {
        let store = &self.service.store;
        let ledger = store.ledger(uin, date).await?;
        if let Some(note) = ledger.iter().filter_map(Outcome::reason).find(|note| is_risk(note)) {
            return Ok(Some(note.clone()));
        }
        for kind in [TaskKind::Coins, TaskKind::Accelerate] {
            let newest = store.latest_task(uin, kind).await?.map(|job| job.task);
            let ended = newest.filter(|task| task.ended_at.map(day_of) == Some(date));
            let note = ended.as_ref().and_then(|task| task.note.as_ref()?.reason());
            if let Some(note) = note.filter(|note| is_risk(note)) {
                return Ok(Some(note.clone()));
            }
        }
        Ok(None)
    }

    /// What an answer means that something of the background got which is in no run: the login may
    /// have died, and a sign of risk is written down for the account's day.
    pub(super) async fn failed(&self, uin: Uin, chore: Chore, error: Error) -> Going {
        match error {
            Error::LoginEnded if self.is_dead().await? => return Err(Halt::LoginDead),
            Error::NotLoggedIn => return Err(Halt::Gone),
            Error::Store(error) => return Err(error.into()),
            _ => tracing::info!(chore = chore.name(), %error, "a chore failed quietly"),
        }
        let note = note_of(&error);
        if is_risk(&note) {
            let (state, note) = (StepState::Failed, Some(note));
            let outcome = Outcome { state, note, tries: 1, ..Outcome::todo(chore) };
            self.service.store.settle_chore(uin, day_of(self.now()), &outcome).await?;
        }
        Ok(())
    }
}

fn is_risk(note: &Note) -> bool {
    matches!(note, Note::Risk | Note::Verification)
}

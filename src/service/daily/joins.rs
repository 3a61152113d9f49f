//! What is done daily of an account from its login on.

use chrono::{DateTime, NaiveTime, Utc};

use super::schedule::none;
use crate::model::{Chore, Chores, PersonId};
use crate::service::counters::day_of;
use crate::service::{Result, Service};
use crate::store::Account;

/// What is done of an account that logged in, because its person has it done daily.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Joins {
    /// What is done, without what cannot be done for this login.
    pub chores: Chores,
    /// At which time of the person's clock the daily run begins; `None` when nothing of it is daily.
    pub at: Option<NaiveTime>,
    /// Whether today's run begins at once, because its time has passed.
    pub is_now: bool,
    /// Whether the owner has stopped everything that runs by itself.
    pub stopped: bool,
}

impl Service {
    /// What is done of an account that its person logs in to, asked before that is planned; `None` when
    /// they have nothing done daily.
    pub(in crate::service) async fn joins(
        &self,
        person: PersonId,
        account: &Account,
        now: DateTime<Utc>,
    ) -> Result<Option<Joins>> {
        let uin = account.credential.uin;
        let mut agenda = self.store.agenda(person).await?.unwrap_or_else(none);
        agenda.front(uin);
        let is_renewed = account.credential.is_refreshable();
        let is_done = |chore: &Chore| *chore != Chore::Refresh || is_renewed;
        let chores: Chores = agenda.schedule.chores.iter().filter(is_done).collect();
        if chores.is_empty() {
            return Ok(None);
        }
        let is_daily = chores.iter().any(Chore::is_daily);
        let is_left = agenda.run.as_ref().is_some_and(|run| run.date == day_of(now));
        let is_due = is_daily && self.next_run(person, uin, &agenda, now).await? <= now;
        Ok(Some(Joins {
            chores,
            at: is_daily.then_some(agenda.schedule.at),
            is_now: is_left || is_due,
            stopped: self.store.is_stopped().await?,
        }))
    }
}

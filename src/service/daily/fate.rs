//! What is to become of a notice whose time has come: much may have changed since it was queued.

use chrono::{DateTime, Utc};

use crate::model::{Pause, Place, Tell};
use crate::service::{Result, Service};
use crate::store::{News, Notice};

/// What is to become of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is told: where the person wants it now; `None` is their private chat.
    Tell(Option<Place>),
    /// It is told when the person's quiet hours are over.
    Later(DateTime<Utc>),
    /// It is not told at all: its person blocked the bot, may not use it any more, has logged out,
    /// wants to be told nothing, or has logged in again and need not hear that they must.
    Drop,
}

impl Service {
    /// What is to become of a notice at this time, by what the person wishes now. What they asked for
    /// themselves is told whatever they wish, also in quiet hours.
    pub async fn fate(&self, notice: &Notice, now: DateTime<Utc>) -> Result<Fate> {
        if !self.access.allows_person(notice.person) {
            return Ok(Fate::Drop);
        }
        let agenda = self.store.agenda(notice.person).await?;
        let schedule = agenda.as_ref().map(|agenda| agenda.schedule);
        let pause = agenda.as_ref().and_then(|agenda| agenda.pause);
        let by_hand = matches!(&notice.news, News::Run(run) if run.by_hand);
        let is_unwanted = match &notice.news {
            News::Run(run) => !run.by_hand && schedule.is_some_and(|it| it.tell == Tell::Nothing),
            News::Runs(_) => schedule.is_some_and(|it| it.tell == Tell::Nothing),
            News::LoginDead(Some(uin)) => agenda.as_ref().is_none_or(|it| !it.is_dead(*uin)),
            News::LoginDead(None) => pause != Some(Pause::LoginDead),
            News::Broadcast(_) => false,
        };
        let is_of_login = !by_hand && !matches!(notice.news, News::Broadcast(_));
        let place = match notice.news {
            News::Run(_) | News::Runs(_) => schedule.and_then(|schedule| schedule.place),
            News::LoginDead(_) | News::Broadcast(_) => notice.place,
        };
        let is_unheard = place.is_none() && pause == Some(Pause::Blocked);
        let of_account = match &notice.news {
            News::Run(run) => run.uin,
            News::LoginDead(uin) => *uin,
            News::Runs(_) | News::Broadcast(_) => None,
        };
        let account = match of_account {
            Some(uin) => self.store.account_among(notice.person, uin).await?,
            None => self.store.account(notice.person).await?,
        };
        if is_unwanted || is_unheard || is_of_login && account.is_none() {
            return Ok(Fate::Drop);
        }
        let quiet = agenda.filter(|_| !by_hand);
        let until = quiet.map(|agenda| self.quiet_end(&agenda.schedule, now));
        Ok(until.filter(|until| *until > now).map_or(Fate::Tell(place), Fate::Later))
    }
}

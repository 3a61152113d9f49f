//! What is to become of a notice whose time has come: much may have changed since it was queued.

use chrono::{DateTime, Utc};

use crate::model::Pause;
use crate::service::{Result, Service};
use crate::store::{News, Notice};

/// What is to become of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It is told.
    Tell,
    /// It is told when the person's quiet hours are over.
    Later(DateTime<Utc>),
    /// It is not told at all: its person blocked the bot, may not use it any more, or has logged in
    /// again and need not hear that they must.
    Drop,
}

impl Service {
    /// What is to become of a notice at this time. What a person asked for themselves is told also in
    /// quiet hours.
    pub async fn fate(&self, notice: &Notice, now: DateTime<Utc>) -> Result<Fate> {
        if !self.access.allows_person(notice.person) {
            return Ok(Fate::Drop);
        }
        let agenda = self.store.agenda(notice.person).await?;
        let pause = agenda.as_ref().and_then(|agenda| agenda.pause);
        let is_untrue = notice.news == News::LoginDead && pause != Some(Pause::LoginDead);
        let is_unheard = notice.place.is_none() && pause == Some(Pause::Blocked);
        if is_untrue || is_unheard {
            return Ok(Fate::Drop);
        }
        let by_hand = matches!(&notice.news, News::Run(run) if run.by_hand);
        let quiet = agenda.filter(|_| !by_hand);
        let until = quiet.map(|agenda| self.quiet_end(&agenda.schedule, now));
        Ok(until.filter(|until| *until > now).map_or(Fate::Tell, Fate::Later))
    }
}

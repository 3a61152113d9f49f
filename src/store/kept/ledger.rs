//! What became of an account's chores and coins on a date: one record a date.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};

use super::{Kept, Kind, Result};
use crate::model::{Chore, CoinDay, Outcome, StepState, Uin};
use crate::store::record::{Expiring, Ledger};

/// Days for which a date is kept: far longer than anything of it is repeated.
const KEEP_DAYS: u64 = 14;

impl Kept {
    /// See [`Agendas::ledger`](crate::store::Agendas::ledger).
    pub(in crate::store) fn ledger(&self, uin: Uin, date: NaiveDate) -> Result<Vec<Outcome>> {
        Ok(self.day(uin, date)?.outcomes)
    }

    /// See [`Agendas::coin_day`](crate::store::Agendas::coin_day).
    pub(in crate::store) fn coin_day(&self, uin: Uin, date: NaiveDate) -> Result<CoinDay> {
        Ok(self.day(uin, date)?.coins)
    }

    /// See [`Agendas::earn`](crate::store::Agendas::earn).
    pub(in crate::store) fn earn(&self, uin: Uin, date: NaiveDate, more: CoinDay) -> Result<()> {
        // Of one that was forgotten meanwhile nothing is noted any more.
        if self.engine.get(&self.account_name(uin))?.is_none() {
            return Ok(());
        }
        let mut day = self.day(uin, date)?;
        day.coins.earned = day.coins.earned.saturating_add(more.earned);
        day.coins.streak = more.streak.or(day.coins.streak);
        self.write_day(uin, date, day)
    }

    fn day(&self, uin: Uin, date: NaiveDate) -> Result<Ledger> {
        let found: Option<Expiring<Ledger>> = self.read(&self.ledger_name(uin, date))?;
        Ok(found.map(|found| found.value).unwrap_or_default())
    }

    fn write_day(&self, uin: Uin, date: NaiveDate, day: Ledger) -> Result<()> {
        let value = Expiring { value: day, expires_at: end_of(date, KEEP_DAYS) };
        self.replace(self.ledger_name(uin, date), Some(&value))
    }

    /// See [`Agendas::begin_chore`](crate::store::Agendas::begin_chore).
    pub(in crate::store) fn begin_chore(
        &self,
        uin: Uin,
        date: NaiveDate,
        chore: Chore,
    ) -> Result<Option<Outcome>> {
        let written = self.day(uin, date)?;
        let before = written.outcomes.iter().find(|outcome| outcome.chore == chore).cloned();
        if before.as_ref().is_none_or(|before| before.state != StepState::Done) {
            let begun = before.clone().unwrap_or_else(|| Outcome::todo(chore));
            let tries = begun.tries.saturating_add(1);
            let begun = Outcome { state: StepState::Doing, note: None, tries, ..begun };
            self.write_outcome(uin, date, written, begun)?;
        }
        Ok(before)
    }

    /// See [`Agendas::settle_chore`](crate::store::Agendas::settle_chore).
    pub(in crate::store) fn settle_chore(
        &self,
        uin: Uin,
        date: NaiveDate,
        outcome: &Outcome,
    ) -> Result<()> {
        let written = self.day(uin, date)?;
        self.write_outcome(uin, date, written, outcome.clone())
    }

    fn write_outcome(
        &self,
        uin: Uin,
        date: NaiveDate,
        mut written: Ledger,
        outcome: Outcome,
    ) -> Result<()> {
        match written.outcomes.iter_mut().find(|older| older.chore == outcome.chore) {
            Some(older) => *older = outcome,
            None => written.outcomes.push(outcome),
        }
        self.write_day(uin, date, written)
    }

    pub(super) fn ledger_name(&self, uin: Uin, date: NaiveDate) -> Vec<u8> {
        let date = date.to_epoch_days().to_be_bytes();
        self.vault.name(Kind::Ledger, &[&uin.value().to_be_bytes(), &date])
    }
}

/// The end of a date that many days later.
pub(super) fn end_of(date: NaiveDate, days: u64) -> DateTime<Utc> {
    let day = date.checked_add_days(Days::new(days + 1)).unwrap_or(NaiveDate::MAX);
    day.and_time(NaiveTime::MIN).and_utc()
}

//! What was sampled of an account's listening: one record, forgotten when nothing was added for
//! as long as days are kept.

use chrono::NaiveDate;

use super::ledger::end_of;
use super::{Kept, Kind, Result};
use crate::model::{Listened, Uin};
use crate::store::record::Expiring;

/// Days kept one by one: a year can be compared with the one before at its edges.
const KEEP_DAYS: usize = 400;

impl Kept {
    /// See [`Agendas::listened`](crate::store::Agendas::listened).
    pub(in crate::store) fn listened(&self, uin: Uin) -> Result<Listened> {
        let found: Option<Expiring<Listened>> = self.read(&self.listened_name(uin))?;
        Ok(found.map(|found| found.value).unwrap_or_default())
    }

    /// See [`Agendas::sample`](crate::store::Agendas::sample).
    pub(in crate::store) fn sample(&self, uin: Uin, date: NaiveDate, seconds: u32) -> Result<()> {
        let mut listened = self.listened(uin)?;
        let days = &mut listened.days;
        let place = days.binary_search_by_key(&date, |(day, _)| *day);
        let more = match place {
            Ok(at) => {
                let more = seconds.saturating_sub(days[at].1);
                days[at].1 += more;
                more
            }
            // Whether it is in the total already, nobody knows any more.
            Err(0) if days.len() >= KEEP_DAYS => return Ok(()),
            Err(at) => {
                days.insert(at, (date, seconds));
                seconds
            }
        };
        days.drain(..days.len().saturating_sub(KEEP_DAYS));
        let newest = days.last().map_or(date, |(day, _)| *day);
        listened.since = Some(listened.since.map_or(date, |since| since.min(date)));
        listened.total_s = listened.total_s.saturating_add(more.into());
        let expires_at = end_of(newest, KEEP_DAYS as u64);
        self.replace(self.listened_name(uin), Some(&Expiring { value: listened, expires_at }))
    }

    pub(super) fn listened_name(&self, uin: Uin) -> Vec<u8> {
        self.vault.name(Kind::Listened, &[&uin.value().to_be_bytes()])
    }
}

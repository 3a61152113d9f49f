//! Reports that were read for a person and not told yet: one record, of each period the newest.

use super::expiring::put_expiring;
use super::ledger::end_of;
use super::{Batch, Kept, Kind, Result};
use crate::model::{PersonId, Reading, ReadingId, Uin};
use crate::store::NoticeId;
use crate::store::record::{Expiring, Readings};

/// Days for which a report waits to be told: then the next of a week is there.
const KEEP_DAYS: u64 = 7;

impl Kept {
    /// See [`Agendas::readings`](crate::store::Agendas::readings).
    pub(in crate::store) fn readings(&self, person: PersonId) -> Result<Vec<Reading>> {
        let found: Option<Expiring<Readings>> = self.read(&self.readings_name(person))?;
        Ok(found.map(|found| found.value.0).unwrap_or_default())
    }

    /// See [`Agendas::save_readings`](crate::store::Agendas::save_readings).
    pub(in crate::store) fn save_readings(
        &self,
        person: PersonId,
        newer: Vec<Reading>,
    ) -> Result<()> {
        let mut readings = self.readings(person)?;
        for reading in newer {
            let (period, until) = (reading.report.period, reading.report.until);
            let is_older =
                |older: &&mut Reading| older.uin == reading.uin && older.report.period == period;
            match readings.iter_mut().find(is_older) {
                None => readings.push(reading),
                Some(older) if older.report.until < until => {
                    *older = reading;
                }
                Some(older) if older.report.until == until && !older.report.is_known() => {
                    *older = reading;
                }
                Some(_) => {}
            }
        }
        readings.sort_by_key(|reading| reading.report.period as u8);
        let mut batch = Batch::default();
        self.put_readings(&mut batch, person, readings)?;
        self.engine.apply(batch)
    }

    /// See [`Agendas::forget_past`](crate::store::Agendas::forget_past).
    pub(in crate::store) fn forget_past(&self, person: PersonId, uin: Uin) -> Result<()> {
        let mut left = self.readings(person)?;
        left.retain(|reading| reading.uin != uin);
        let mut batch = Batch::default();
        self.put_readings(&mut batch, person, left)?;
        self.put_runs_without(&mut batch, person, uin)?;
        self.engine.apply(batch)
    }

    /// See [`Agendas::drop_told`](crate::store::Agendas::drop_told).
    pub(in crate::store) fn drop_told(
        &self,
        notice: NoticeId,
        person: PersonId,
        told: &[ReadingId],
    ) -> Result<()> {
        let mut batch = Batch::default();
        self.remove_notice(&mut batch, notice)?;
        let readings = self.readings(person)?;
        let left: Vec<_> =
            readings.iter().filter(|one| !told.contains(&one.id())).cloned().collect();
        if left.len() < readings.len() {
            self.put_readings(&mut batch, person, left)?;
        }
        self.engine.apply(batch)
    }

    /// Puts these in place of those that were there; none takes the record away.
    pub(super) fn put_readings(
        &self,
        batch: &mut Batch,
        person: PersonId,
        readings: Vec<Reading>,
    ) -> Result<()> {
        let newest = readings.iter().map(|reading| reading.report.until).max();
        let value = newest.map(|newest| Expiring {
            value: Readings(readings),
            expires_at: end_of(newest, KEEP_DAYS),
        });
        put_expiring(self, batch, self.readings_name(person), value.as_ref())
    }

    pub(super) fn readings_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Readings, &[&person.0.to_be_bytes()])
    }
}

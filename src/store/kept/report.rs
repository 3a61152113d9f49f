//! Keys for the report gateway.

use super::{Batch, Kept, Kind, Result};
use crate::model::PersonId;
use crate::store::KeptReportKey;

impl Kept {
    /// See [`Store::report_key`](crate::store::Store::report_key).
    pub(in crate::store) fn report_key(&self, person: PersonId) -> Result<Option<KeptReportKey>> {
        self.read(&self.report_key_name(person))
    }

    /// See [`Store::save_report_key`](crate::store::Store::save_report_key).
    pub(in crate::store) fn save_report_key(
        &self,
        person: PersonId,
        key: Option<&KeptReportKey>,
    ) -> Result<()> {
        let name = self.report_key_name(person);
        let mut batch = Batch::default();
        match key {
            Some(key) => self.put(&mut batch, name, key),
            None => batch.remove(name),
        }
        self.engine.apply(batch)
    }

    pub(super) fn report_key_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::ReportKey, &[&person.0.to_be_bytes()])
    }
}

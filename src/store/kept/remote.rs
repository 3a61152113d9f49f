//! Which other server a person was told of.

use super::{Batch, Kept, Kind, Result};
use crate::model::PersonId;
use crate::store::record::ToldRemote;

impl Kept {
    /// See [`Store::told_remote`](crate::store::Store::told_remote).
    pub(in crate::store) fn told_remote(&self, person: PersonId) -> Result<Option<String>> {
        let told: Option<ToldRemote> = self.read(&self.told_remote_name(person))?;
        Ok(told.map(|told| told.0))
    }

    /// See [`Store::save_told_remote`](crate::store::Store::save_told_remote).
    pub(in crate::store) fn save_told_remote(&self, person: PersonId, name: &str) -> Result<()> {
        let mut batch = Batch::default();
        self.put(&mut batch, self.told_remote_name(person), &ToldRemote(name.to_owned()));
        self.engine.apply(batch)
    }

    pub(super) fn told_remote_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::ToldRemote, &[&person.0.to_be_bytes()])
    }
}

//! The newest runs of a person: one record.

use super::{Batch, Kept, Kind, Result};
use crate::model::{PersonId, Run, Uin};
use crate::store::record::Runs;

/// Runs kept of an account of a person: two weeks of days.
const KEEP: usize = 14;

impl Kept {
    /// See [`Agendas::runs`](crate::store::Agendas::runs).
    pub(in crate::store) fn runs(&self, person: PersonId) -> Result<Vec<Run>> {
        let runs: Option<Runs> = self.read(&self.runs_name(person))?;
        Ok(runs.unwrap_or_default().0)
    }

    /// See [`Agendas::save_run`](crate::store::Agendas::save_run).
    pub(in crate::store) fn save_run(&self, person: PersonId, run: &Run) -> Result<()> {
        let mut batch = Batch::default();
        if self.runs(person)?.iter().any(|kept| kept.id == run.id) {
            self.put_run(&mut batch, person, run)?;
        }
        self.engine.apply(batch)
    }

    /// Puts a run in place of the one with its id, or before all others.
    pub(super) fn put_run(&self, batch: &mut Batch, person: PersonId, run: &Run) -> Result<()> {
        let mut runs = self.runs(person)?;
        match runs.iter_mut().find(|kept| kept.id == run.id) {
            Some(kept) => *kept = run.clone(),
            None => runs.insert(0, run.clone()),
        }
        let mut counts = std::collections::BTreeMap::new();
        runs.retain(|run| {
            let count = counts.entry(run.uin).or_insert(0);
            *count += 1;
            *count <= KEEP
        });
        self.put(batch, self.runs_name(person), &Runs(runs));
        Ok(())
    }

    /// Removes the runs of one of a person's accounts.
    pub(super) fn put_runs_without(
        &self,
        batch: &mut Batch,
        person: PersonId,
        uin: Uin,
    ) -> Result<()> {
        let mut runs = self.runs(person)?;
        let before = runs.len();
        runs.retain(|run| run.uin != Some(uin));
        match runs.len() {
            left if left == before => {}
            0 => batch.remove(self.runs_name(person)),
            _ => self.put(batch, self.runs_name(person), &Runs(runs)),
        }
        Ok(())
    }

    pub(super) fn runs_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Runs, &[&person.0.to_be_bytes()])
    }
}

//! Agendas and claims on them.

use chrono::{DateTime, Utc};

use super::due::claim;
use super::{Batch, Error, Kept, Kind, Result};
use crate::model::{PersonId, Run};
use crate::store::record::{Lease, Slot};
use crate::store::{Agenda, Claim, Notice};

/// That everything that runs by itself is stopped; there or not.
const STOPPED: &[u8] = b"v1/automation/stopped";

/// Agendas opened at once while looking for people.
const PAGE: usize = 256;

impl Kept {
    /// See [`Agendas::agenda`](crate::store::Agendas::agenda).
    pub(in crate::store) fn agenda(&self, person: PersonId) -> Result<Option<Agenda>> {
        Ok(self.slot(person)?.map(|slot| slot.agenda))
    }

    /// See [`Agendas::save_agenda`](crate::store::Agendas::save_agenda).
    pub(in crate::store) fn save_agenda(&self, person: PersonId, agenda: &Agenda) -> Result<bool> {
        let before = self.slot(person)?;
        let version = before.as_ref().map_or(0, |before| before.agenda.version);
        if version != agenda.version {
            return Ok(false);
        }
        let lease = before.as_ref().and_then(|before| before.lease);
        let slot = Slot { person, agenda: changed(agenda), lease };
        let mut batch = Batch::default();
        self.put_slot(&mut batch, before.as_ref(), &slot);
        self.engine.apply(batch)?;
        Ok(true)
    }

    /// See [`Agendas::remove_agenda`](crate::store::Agendas::remove_agenda).
    pub(in crate::store) fn remove_agenda(&self, person: PersonId) -> Result<()> {
        let Some(slot) = self.slot(person)? else { return Ok(()) };
        let name = self.agenda_name(person);
        let mut batch = Batch::default();
        Self::remove_mark(&mut batch, &name, &slot);
        batch.remove(name);
        batch.remove(self.runs_name(person));
        self.put_readings(&mut batch, person, Vec::new())?;
        self.engine.apply(batch)
    }

    /// See [`Agendas::claim_person`](crate::store::Agendas::claim_person).
    pub(in crate::store) fn claim_person(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> Result<Option<Claim>> {
        let Some(before) = self.slot(person)? else { return Ok(None) };
        if before.lease.is_some_and(|lease| now < lease.until) {
            return Ok(None);
        }
        let lease = Lease { token: rand::random(), until: lease_until };
        let slot = self.put_lease(&before, Some(lease))?;
        Ok(Some(claim(slot, lease)))
    }

    /// See [`Agendas::extend`](crate::store::Agendas::extend).
    pub(in crate::store) fn extend(
        &self,
        person: PersonId,
        token: u64,
        lease_until: DateTime<Utc>,
    ) -> Result<bool> {
        let Some(before) = self.claimed(person, token)? else { return Ok(false) };
        self.put_lease(&before, Some(Lease { token, until: lease_until }))?;
        Ok(true)
    }

    /// See [`Agendas::release`](crate::store::Agendas::release).
    pub(in crate::store) fn release(&self, person: PersonId, token: u64) -> Result<()> {
        if let Some(before) = self.claimed(person, token)? {
            self.put_lease(&before, None)?;
        }
        Ok(())
    }

    /// See [`Agendas::settle`](crate::store::Agendas::settle).
    pub(in crate::store) fn settle(
        &self,
        person: PersonId,
        token: u64,
        agenda: &Agenda,
        run: Option<&Run>,
        notice: Option<&Notice>,
    ) -> Result<bool> {
        let Some(before) = self.claimed(person, token)? else { return Ok(false) };
        if before.agenda.version != agenda.version {
            return Ok(false);
        }
        let slot = Slot { person, agenda: changed(agenda), lease: None };
        let mut batch = Batch::default();
        self.put_slot(&mut batch, Some(&before), &slot);
        if let Some(run) = run {
            self.put_run(&mut batch, person, run)?;
        }
        if let Some(notice) = notice {
            self.put_notice(&mut batch, notice);
        }
        self.engine.apply(batch)?;
        Ok(true)
    }

    /// People with an agenda, a page of them: those behind `after` in the order of their names' hashes.
    pub(super) fn people(&self, after: Option<PersonId>, limit: usize) -> Result<Vec<PersonId>> {
        let mut people = Vec::new();
        let mut after = after.map(|person| self.agenda_name(person));
        while people.len() < limit {
            let wanted = (limit - people.len()).min(PAGE);
            let page = self.engine.page(Kind::Agenda.prefix(), after.as_deref(), wanted)?;
            let Some((last, _)) = page.last() else { break };
            after = Some(last.clone());
            for (name, sealed) in page {
                match self.vault.open::<Slot>(&name, &sealed) {
                    Ok(slot) => people.push(slot.person),
                    // One that cannot be read is not in the way of the others.
                    Err(Error::Corrupt(_)) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(people)
    }

    /// The person whose agenda stands before somebody's in the order of their names' hashes; looks at all
    /// before it.
    pub(super) fn person_before(&self, person: PersonId) -> Result<Option<PersonId>> {
        let (name, mut last) = (self.agenda_name(person), None);
        loop {
            let page = self.people(last, PAGE)?;
            let before = page.iter().filter(|it| self.agenda_name(**it) < name).count();
            last = page[..before].last().copied().or(last);
            if before < page.len() || page.is_empty() {
                return Ok(last);
            }
        }
    }

    /// See [`Agendas::is_stopped`](crate::store::Agendas::is_stopped).
    pub(in crate::store) fn is_stopped(&self) -> Result<bool> {
        Ok(self.engine.get(STOPPED)?.is_some())
    }

    /// See [`Agendas::save_stopped`](crate::store::Agendas::save_stopped).
    pub(in crate::store) fn save_stopped(&self, stopped: bool) -> Result<()> {
        let mut batch = Batch::default();
        if stopped {
            batch.put(STOPPED.to_vec(), self.vault.seal_bytes(STOPPED, &[]));
        } else {
            batch.remove(STOPPED.to_vec());
        }
        self.engine.apply(batch)
    }

    /// An agenda with who has a claim on it.
    pub(super) fn slot(&self, person: PersonId) -> Result<Option<Slot>> {
        self.read(&self.agenda_name(person))
    }

    /// The agenda, if the claim has not ended: nobody settled it, gave it back, or got another one
    /// after its lease.
    fn claimed(&self, person: PersonId, token: u64) -> Result<Option<Slot>> {
        let slot = self.slot(person)?;
        Ok(slot.filter(|slot| slot.lease.is_some_and(|lease| lease.token == token)))
    }

    fn put_lease(&self, before: &Slot, lease: Option<Lease>) -> Result<Slot> {
        let slot = Slot { lease, ..before.clone() };
        let mut batch = Batch::default();
        self.put_slot(&mut batch, Some(before), &slot);
        self.engine.apply(batch)?;
        Ok(slot)
    }

    pub(super) fn agenda_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Agenda, &[&person.0.to_be_bytes()])
    }
}

/// With its version counted up.
pub(super) fn changed(agenda: &Agenda) -> Agenda {
    Agenda { version: agenda.version + 1, ..agenda.clone() }
}

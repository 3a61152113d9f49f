//! Comments on their way.

use chrono::{DateTime, Utc};

use super::{Kept, Kind, Result, visit};
use crate::store::record::Expiring;
use crate::store::{Draft, DraftState};

impl Kept {
    /// See [`Store::save_draft`](crate::store::Store::save_draft).
    pub(in crate::store) fn save_draft(
        &self,
        draft: &Draft,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        let value = Expiring { value: draft.clone(), expires_at };
        self.replace(self.draft_name(&draft.id), Some(&value))
    }

    /// See [`Store::draft`](crate::store::Store::draft).
    pub(in crate::store) fn draft(&self, id: &str, now: DateTime<Utc>) -> Result<Option<Draft>> {
        self.unexpired(&self.draft_name(id), now)
    }

    /// See [`Store::begin_draft`](crate::store::Store::begin_draft).
    pub(in crate::store) fn begin_draft(
        &self,
        id: &str,
        message: i32,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<Option<Draft>> {
        let waiting = self.draft(id, now)?.filter(|draft| draft.state == DraftState::Waiting);
        let Some(draft) = waiting else { return Ok(None) };
        let draft = Draft { state: DraftState::Sending, message, ..draft };
        self.save_draft(&draft, expires_at)?;
        Ok(Some(draft))
    }

    /// See [`Store::end_draft`](crate::store::Store::end_draft).
    pub(in crate::store) fn end_draft(
        &self,
        draft: &Draft,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        match self.engine.get(&self.draft_name(&draft.id))? {
            Some(_) => self.save_draft(draft, expires_at),
            None => Ok(()),
        }
    }

    /// See [`Store::drop_draft`](crate::store::Store::drop_draft).
    pub(in crate::store) fn drop_draft(&self, id: &str) -> Result<bool> {
        let name = self.draft_name(id);
        let found: Option<Expiring<Draft>> = self.read(&name)?;
        let waits = found.is_some_and(|found| found.value.state == DraftState::Waiting);
        if waits {
            self.replace::<Draft>(name, None)?;
        }
        Ok(waits)
    }

    /// See [`Store::drafts_being_sent`](crate::store::Store::drafts_being_sent).
    pub(in crate::store) fn drafts_being_sent(&self) -> Result<Vec<Draft>> {
        let mut sending = Vec::new();
        visit(self.engine(), Kind::Draft.prefix(), |(name, sealed)| {
            let found: Expiring<Draft> = self.vault.open(&name, &sealed)?;
            if found.value.state == DraftState::Sending {
                sending.push(found.value);
            }
            Ok(())
        })?;
        Ok(sending)
    }

    pub(super) fn draft_name(&self, id: &str) -> Vec<u8> {
        self.vault.name(Kind::Draft, &[id.as_bytes()])
    }
}

//! What is forgotten at a time: views, questions, comments on their way, and what belongs to tasks.
//!
//! Beside each record stands a mark whose name begins with the time, so that purging reads
//! only what has expired. Record and mark change in one batch.

use chrono::{DateTime, Utc};

use super::{Batch, Kept, Kind, Record, Result};
use crate::model::{ChatId, PersonId};
use crate::store::record::{Expiring, expiry_of};
use crate::store::{Question, View};

const MARKS: &[u8] = b"v1/expiry/";

/// Marks that are removed in one batch.
const PURGE_BATCH: usize = 256;

impl Kept {
    /// See [`Store::save_view`](crate::store::Store::save_view).
    pub(in crate::store) fn save_view(
        &self,
        id: &str,
        view: &View,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        let value = Expiring { value: view.clone(), expires_at };
        self.replace(self.view_name(id), Some(&value))
    }

    /// See [`Store::view`](crate::store::Store::view).
    pub(in crate::store) fn view(&self, id: &str, now: DateTime<Utc>) -> Result<Option<View>> {
        self.unexpired(&self.view_name(id), now)
    }

    /// See [`Store::save_question`](crate::store::Store::save_question).
    pub(in crate::store) fn save_question(
        &self,
        chat: ChatId,
        person: PersonId,
        question: Option<Question>,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        let value = question.map(|value| Expiring { value, expires_at });
        self.replace(self.question_name(chat, person), value.as_ref())
    }

    /// The question of [`Store::recall`](crate::store::Store::recall).
    pub(in crate::store) fn question(
        &self,
        chat: ChatId,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Option<Question>> {
        self.unexpired(&self.question_name(chat, person), now)
    }

    /// Removes what has expired; gives how many records.
    pub(in crate::store) fn purge_expired(&self, now: DateTime<Utc>) -> Result<u64> {
        let mut purged = 0;
        loop {
            let page = self.engine.page(MARKS, None, PURGE_BATCH)?;
            let marks = page.len();
            let mut batch = Batch::default();
            for (mark, _) in page.into_iter().take_while(|(mark, _)| mark_is_due(mark, now)) {
                batch.remove(mark[MARKS.len() + 8..].to_vec());
                batch.remove(mark);
                purged += 1;
            }
            let due = batch.changes.len() / 2;
            self.engine.apply(batch)?;
            if due < marks || due == 0 {
                return Ok(purged);
            }
        }
    }

    pub(super) fn replace<R: Record>(
        &self,
        name: Vec<u8>,
        value: Option<&Expiring<R>>,
    ) -> Result<()> {
        let mut batch = Batch::default();
        put_expiring(self, &mut batch, name, value)?;
        self.engine.apply(batch)
    }

    /// Takes a record and its mark away, whatever it holds. Of one that cannot be read the mark is left, which
    /// a purge removes.
    pub(super) fn remove_expiring(&self, batch: &mut Batch, name: Vec<u8>) -> Result<()> {
        let Some(sealed) = self.engine.get(&name)? else { return Ok(()) };
        let opened = self.vault.open_bytes(&name, &sealed).and_then(|bytes| expiry_of(&bytes));
        if let Ok(expires_at) = opened {
            batch.remove(mark(&name, expires_at));
        }
        batch.remove(name);
        Ok(())
    }

    pub(super) fn unexpired<R: Record>(
        &self,
        name: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Option<R>> {
        let found: Option<Expiring<R>> = self.read(name)?;
        Ok(found.filter(|found| now < found.expires_at).map(|found| found.value))
    }

    fn view_name(&self, id: &str) -> Vec<u8> {
        self.vault.name(Kind::View, &[id.as_bytes()])
    }

    pub(super) fn question_name(&self, chat: ChatId, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Question, &[&chat.0.to_be_bytes(), &person.0.to_be_bytes()])
    }
}

/// Puts a record with its mark in place of the older one, or takes both away.
pub(super) fn put_expiring<R: Record>(
    kept: &Kept,
    batch: &mut Batch,
    name: Vec<u8>,
    value: Option<&Expiring<R>>,
) -> Result<()> {
    let before: Option<Expiring<R>> = kept.read(&name)?;
    if let Some(before) = &before {
        batch.remove(mark(&name, before.expires_at));
    }
    match value {
        Some(value) => {
            batch.put(mark(&name, value.expires_at), Vec::new());
            kept.put(batch, name, value);
        }
        None if before.is_some() => batch.remove(name),
        None => {}
    }
    Ok(())
}

/// Seconds since 1970, in the order of bytes; the time of expiry rounded up.
fn mark(name: &[u8], expires_at: DateTime<Utc>) -> Vec<u8> {
    let at = expires_at.timestamp().saturating_add(1).max(0);
    [MARKS, &at.to_be_bytes(), name].concat()
}

fn mark_is_due(mark: &[u8], now: DateTime<Utc>) -> bool {
    let at = mark.get(MARKS.len()..).and_then(|rest| rest.first_chunk());
    at.is_some_and(|at| i64::from_be_bytes(*at) <= now.timestamp())
}

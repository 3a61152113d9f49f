//! What the owner tells everyone: the words once, a small notice a person that leads to them, and how
//! far these notices are.

use chrono::{DateTime, SubsecRound, Utc};

use super::notices::line_prefix;
use super::{Batch, Error, Kept, Result};
use crate::model::PersonId;
use crate::store::record::{Spread, Words};
use crate::store::{BroadcastId, News, Notice, NoticeId};

const WORDS: &[u8] = b"v1/broadcast/";
const SPREADING: &[u8] = b"v1/spreading/";

/// Broadcasts that are looked at: more than anybody writes while one is being told.
const MOST: usize = 1024;

impl Kept {
    /// See [`Agendas::begin_broadcast`](crate::store::Agendas::begin_broadcast).
    pub(in crate::store) fn begin_broadcast(&self, text: &str, now: DateTime<Utc>) -> Result<()> {
        let newest = self.broadcasts()?.pop();
        let id = now.timestamp_micros().unsigned_abs();
        let id = BroadcastId(newest.map_or(id, |newest| id.max(newest.0 + 1)));
        let mut batch = Batch::default();
        self.put(&mut batch, name(WORDS, id), &Words(text.to_owned()));
        self.put(&mut batch, name(SPREADING, id), &Spread(None));
        self.engine.apply(batch)
    }

    /// Whether a broadcast has not become notices for everyone yet.
    pub(in crate::store) fn is_spreading(&self) -> Result<bool> {
        Ok(!self.engine.page(SPREADING, None, 1)?.is_empty())
    }

    /// See [`Agendas::spread`](crate::store::Agendas::spread).
    pub(in crate::store) fn spread(&self, now: DateTime<Utc>, limit: usize) -> Result<bool> {
        let Some((spreading, sealed)) = self.engine.page(SPREADING, None, 1)?.pop() else {
            return Ok(false);
        };
        let mut batch = Batch::default();
        let found =
            id_of(SPREADING, &spreading).map(|id| (id, self.vault.open(&spreading, &sealed)));
        let (id, Spread(after)) = match found {
            Some((id, Ok(spread))) => (id, spread),
            // To begin anew would tell people twice.
            None | Some((_, Err(Error::Corrupt(_)))) => {
                tracing::error!("how far a broadcast is cannot be read; no more people are told");
                batch.remove(spreading);
                self.engine.apply(batch)?;
                return Ok(true);
            }
            Some((_, Err(error))) => return Err(error),
        };
        let people = self.people(after, limit)?;
        for person in &people {
            let id = NoticeId {
                broadcast: Some(id),
                not_before: now.trunc_subsecs(0),
                number: rand::random(),
            };
            let news = News::Broadcast(String::new());
            let notice = Notice { id, person: *person, place: None, news, tries: 0 };
            self.put_notice(&mut batch, &notice);
        }
        if let Some(last) = people.last() {
            self.put(&mut batch, spreading, &Spread(Some(*last)));
        } else {
            batch.remove(spreading);
            self.forget_words(&mut batch, id, 0)?;
        }
        self.engine.apply(batch)?;
        Ok(true)
    }

    /// Puts into a batch that no broadcast's progress names a person: the one before them in the order
    /// of agendas stands for the same.
    pub(super) fn unname_in_broadcasts(&self, batch: &mut Batch, person: PersonId) -> Result<()> {
        for (name, sealed) in self.engine.page(SPREADING, None, MOST)? {
            let Ok(Spread(Some(after))) = self.vault.open(&name, &sealed) else { continue };
            if after == person {
                let before = self.person_before(person)?;
                self.put(batch, name, &Spread(before));
            }
        }
        Ok(())
    }

    /// The broadcasts that are kept, in the order in which they began.
    pub(super) fn broadcasts(&self) -> Result<Vec<BroadcastId>> {
        let page = self.engine.page(WORDS, None, MOST)?;
        Ok(page.into_iter().filter_map(|(name, _)| id_of(WORDS, &name)).collect())
    }

    /// What a broadcast says.
    pub(super) fn words(&self, id: BroadcastId) -> Result<Option<String>> {
        let words: Option<Words> = self.read(&name(WORDS, id))?;
        Ok(words.map(|words| words.0))
    }

    /// Puts into a batch, which takes `leaving` notices of a broadcast away, that its words are
    /// forgotten when no others lead to them.
    pub(super) fn forget_words(
        &self,
        batch: &mut Batch,
        id: BroadcastId,
        leaving: usize,
    ) -> Result<()> {
        let is_spread = self.engine.get(&name(SPREADING, id))?.is_none() || leaving == 0;
        let waiting = self.engine.page(&line_prefix(Some(id)), None, leaving + 1)?;
        if is_spread && waiting.len() <= leaving {
            batch.remove(name(WORDS, id));
        }
        Ok(())
    }
}

fn name(prefix: &[u8], BroadcastId(id): BroadcastId) -> Vec<u8> {
    [prefix, &id.to_be_bytes()].concat()
}

fn id_of(prefix: &[u8], name: &[u8]) -> Option<BroadcastId> {
    let id = name.get(prefix.len()..)?.try_into().ok()?;
    Some(BroadcastId(u64::from_be_bytes(id)))
}

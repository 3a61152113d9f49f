//! What waits to be told: one record each, whose name begins with its line and the time.

use chrono::{DateTime, Utc};

use super::{Batch, Error, Kept, Result, visit};
use crate::model::PersonId;
use crate::store::record::Waiting;
use crate::store::{BroadcastId, News, Notice, NoticeId};

const NOTICES: &[u8] = b"v1/notice/";
/// Those of broadcasts: a line of its own each, behind which nothing else waits.
const TO_EVERYONE: &[u8] = b"v1/notice-to-everyone/";

/// Notices read at once; one is at most as long as a message.
const PAGE: usize = 128;

impl Kept {
    /// See [`Agendas::queue`](crate::store::Agendas::queue).
    pub(in crate::store) fn queue(&self, notices: &[Notice]) -> Result<()> {
        let mut batch = Batch::default();
        notices.iter().for_each(|notice| self.put_notice(&mut batch, notice));
        self.engine.apply(batch)
    }

    /// See [`Agendas::notices`](crate::store::Agendas::notices).
    pub(in crate::store) fn notices(
        &self,
        now: DateTime<Utc>,
        after: Option<NoticeId>,
        limit: usize,
    ) -> Result<Vec<Notice>> {
        let mut notices = Vec::new();
        if after.is_none_or(|after| after.broadcast.is_none()) {
            self.due_in(None, now, after, limit, &mut notices)?;
        }
        if notices.len() >= limit {
            return Ok(notices);
        }
        for id in self.broadcasts()? {
            let behind = after.filter(|after| after.broadcast == Some(id));
            if behind.is_some() || after.is_none_or(|after| after.broadcast < Some(id)) {
                let first = notices.len();
                self.due_in(Some(id), now, behind, limit, &mut notices)?;
                self.put_words(id, &mut notices[first..])?;
            }
        }
        Ok(notices)
    }

    /// Adds what may be told of a line, until there are as many as `limit`.
    fn due_in(
        &self,
        line: Option<BroadcastId>,
        now: DateTime<Utc>,
        after: Option<NoticeId>,
        limit: usize,
        notices: &mut Vec<Notice>,
    ) -> Result<()> {
        let prefix = line_prefix(line);
        let mut after = after.map(name_of);
        while notices.len() < limit {
            let wanted = (limit - notices.len()).min(PAGE);
            let page = self.engine.page(&prefix, after.as_deref(), wanted)?;
            let Some((last, _)) = page.last() else { break };
            after = Some(last.clone());
            for (name, sealed) in page {
                let Some(id) = id_of(line, &name).filter(|id| id.not_before <= now) else {
                    return Ok(());
                };
                notices.extend(self.open_notice(id, &name, &sealed)?);
            }
        }
        Ok(())
    }

    /// Puts the words of a broadcast into its notices.
    fn put_words(&self, id: BroadcastId, notices: &mut [Notice]) -> Result<()> {
        if notices.is_empty() {
            return Ok(());
        }
        let words = self.words(id)?.unwrap_or_default();
        notices.iter_mut().for_each(|notice| notice.news = News::Broadcast(words.clone()));
        Ok(())
    }

    /// See [`Agendas::drop_notice`](crate::store::Agendas::drop_notice).
    pub(in crate::store) fn drop_notice(&self, id: NoticeId) -> Result<()> {
        let mut batch = Batch::default();
        self.remove_notice(&mut batch, id)?;
        self.engine.apply(batch)
    }

    /// Takes a notice out of the queue.
    pub(super) fn remove_notice(&self, batch: &mut Batch, id: NoticeId) -> Result<()> {
        let name = name_of(id);
        if let Some(broadcast) = id.broadcast
            && self.engine.get(&name)?.is_some()
        {
            self.forget_words(batch, broadcast, 1)?;
        }
        batch.remove(name);
        Ok(())
    }

    /// See [`Agendas::postpone_notice`](crate::store::Agendas::postpone_notice).
    pub(in crate::store) fn postpone_notice(&self, id: NoticeId, later: &Notice) -> Result<()> {
        let mut batch = Batch::default();
        if self.engine.get(&name_of(id))?.is_some() {
            batch.remove(name_of(id));
            self.put_notice(&mut batch, later);
        }
        self.engine.apply(batch)
    }

    /// How many notices wait; looks at each.
    pub(super) fn waiting(&self) -> Result<u64> {
        let mut count = 0;
        for prefix in [NOTICES, TO_EVERYONE] {
            visit(self.engine(), prefix, |_| {
                count += 1;
                Ok(())
            })?;
        }
        Ok(count)
    }

    /// Visits every notice that waits and names a place; what everyone is told is told in private.
    pub(super) fn visit_notices(&self, mut each: impl FnMut(Notice)) -> Result<()> {
        visit(self.engine(), NOTICES, |(name, sealed)| {
            let notice = id_of(None, &name).map(|id| self.open_notice(id, &name, &sealed));
            notice.transpose()?.flatten().into_iter().for_each(&mut each);
            Ok(())
        })
    }

    /// What waits to be told to a person, in every line; looks at each notice.
    pub(super) fn notices_of(&self, person: PersonId) -> Result<Vec<Notice>> {
        let mut found = Vec::new();
        for line in std::iter::once(None).chain(self.broadcasts()?.into_iter().map(Some)) {
            let first = found.len();
            visit(self.engine(), &line_prefix(line), |(name, sealed)| {
                let notice = id_of(line, &name).map(|id| self.open_notice(id, &name, &sealed));
                let notice = notice.transpose()?.flatten();
                found.extend(notice.filter(|notice| notice.person == person));
                Ok(())
            })?;
            if let Some(id) = line {
                self.put_words(id, &mut found[first..])?;
            }
        }
        Ok(found)
    }

    /// The notice with an id.
    pub(super) fn notice(&self, id: NoticeId) -> Result<Option<Notice>> {
        let waiting: Option<Waiting> = self.read(&name_of(id))?;
        Ok(waiting.map(|waiting| waiting.with(id)))
    }

    /// Puts a notice into the queue, in place of one with its id.
    pub(super) fn put_notice(&self, batch: &mut Batch, notice: &Notice) {
        self.put(batch, name_of(notice.id), &Waiting::from(notice));
    }

    /// One that cannot be read is left out: it must not be in the way of the others.
    fn open_notice(&self, id: NoticeId, name: &[u8], sealed: &[u8]) -> Result<Option<Notice>> {
        match self.vault.open::<Waiting>(name, sealed) {
            Ok(waiting) => Ok(Some(waiting.with(id))),
            Err(Error::Corrupt(why)) => {
                tracing::error!(why, "a notice cannot be read and is not told");
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }
}

/// What the names of a line's notices begin with.
pub(super) fn line_prefix(line: Option<BroadcastId>) -> Vec<u8> {
    match line {
        None => NOTICES.to_vec(),
        Some(BroadcastId(id)) => [TO_EVERYONE, &id.to_be_bytes()].concat(),
    }
}

/// The line, seconds since 1970 and the number, in the order of bytes.
fn name_of(NoticeId { broadcast, not_before, number }: NoticeId) -> Vec<u8> {
    let at = not_before.timestamp().max(0);
    [&line_prefix(broadcast)[..], &at.to_be_bytes(), &number.to_be_bytes()].concat()
}

fn id_of(line: Option<BroadcastId>, name: &[u8]) -> Option<NoticeId> {
    let (at, number) = name.get(line_prefix(line).len()..)?.split_first_chunk()?;
    let not_before = DateTime::from_timestamp(i64::from_be_bytes(*at), 0)?;
    let number = u64::from_be_bytes(*number.first_chunk()?);
    Some(NoticeId { broadcast: line, not_before, number })
}

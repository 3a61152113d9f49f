//! What waits to be told: one record each, whose name begins with the time.

use chrono::{DateTime, Utc};

use super::{Batch, Error, Kept, Result, visit};
use crate::store::record::Waiting;
use crate::store::{Notice, NoticeId};

const NOTICES: &[u8] = b"v1/notice/";

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
        let mut after = after.map(name_of);
        while notices.len() < limit {
            let wanted = (limit - notices.len()).min(PAGE);
            let page = self.engine.page(NOTICES, after.as_deref(), wanted)?;
            let Some((last, _)) = page.last() else { break };
            after = Some(last.clone());
            for (name, sealed) in page {
                let Some(id) = id_of(&name).filter(|id| id.not_before <= now) else {
                    return Ok(notices);
                };
                notices.extend(self.open_notice(id, &name, &sealed)?);
            }
        }
        Ok(notices)
    }

    /// See [`Agendas::drop_notice`](crate::store::Agendas::drop_notice).
    pub(in crate::store) fn drop_notice(&self, id: NoticeId) -> Result<()> {
        let mut batch = Batch::default();
        batch.remove(name_of(id));
        self.engine.apply(batch)
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
        visit(self.engine(), NOTICES, |_| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    /// Visits every notice that waits.
    pub(super) fn visit_notices(&self, mut each: impl FnMut(Notice)) -> Result<()> {
        visit(self.engine(), NOTICES, |(name, sealed)| {
            let notice = id_of(&name).map(|id| self.open_notice(id, &name, &sealed));
            notice.transpose()?.flatten().into_iter().for_each(&mut each);
            Ok(())
        })
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

/// Seconds since 1970 and the number, in the order of bytes.
fn name_of(NoticeId { not_before, number }: NoticeId) -> Vec<u8> {
    let at = not_before.timestamp().max(0);
    [NOTICES, &at.to_be_bytes(), &number.to_be_bytes()].concat()
}

fn id_of(name: &[u8]) -> Option<NoticeId> {
    let (at, number) = name.get(NOTICES.len()..)?.split_first_chunk()?;
    let not_before = DateTime::from_timestamp(i64::from_be_bytes(*at), 0)?;
    Some(NoticeId { not_before, number: u64::from_be_bytes(*number.first_chunk()?) })
}

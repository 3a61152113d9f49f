//! When people were forgotten, and that nothing of them is on the disk any more.

use chrono::{DateTime, Utc};

use super::{Batch, Kept, Result};
use crate::store::Forgotten;

const FORGOTTEN: &[u8] = b"v1/forgotten";

impl Kept {
    /// See [`Privacy::forgotten`](crate::store::Privacy::forgotten).
    pub(in crate::store) fn forgotten(&self) -> Result<Option<Forgotten>> {
        self.readable(FORGOTTEN)
    }

    /// Notes that somebody was forgotten.
    pub(super) fn put_forgotten(&self, batch: &mut Batch, now: DateTime<Utc>) -> Result<()> {
        let since = self.forgotten()?.and_then(|forgotten| forgotten.since);
        let forgotten = Forgotten { since: since.or(Some(now)), last: now };
        self.put(batch, FORGOTTEN.to_vec(), &forgotten);
        Ok(())
    }

    /// See [`Privacy::rewrite`](crate::store::Privacy::rewrite).
    pub(in crate::store) fn rewrite(&self) -> Result<()> {
        self.engine.rewrite()?;
        let Some(forgotten) = self.forgotten()? else { return Ok(()) };
        let mut batch = Batch::default();
        self.put(&mut batch, FORGOTTEN.to_vec(), &Forgotten { since: None, ..forgotten });
        self.engine.apply(batch)
    }
}

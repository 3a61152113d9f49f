//! In how many chats the bot is asked something. Names are keyed hashes, so nobody can be found in
//! what is kept; only counted.

use chrono::NaiveDate;

use super::{Batch, Kept, Kind, Result, visit};
use crate::model::ChatId;
use crate::store::Audience;
use crate::store::record::Seen;

impl Kept {
    /// See [`Store::saw`](crate::store::Store::saw).
    pub(in crate::store) fn saw(&self, chats: &[ChatId], day: NaiveDate) -> Result<()> {
        let mut batch = Batch::default();
        for chat in chats {
            let kind = if chat.is_private() { Kind::SeenPerson } else { Kind::SeenGroup };
            self.put(&mut batch, self.vault.name(kind, &[&chat.0.to_be_bytes()]), &Seen(day));
        }
        self.engine.apply(batch)
    }

    /// See [`Store::audience`](crate::store::Store::audience).
    pub(in crate::store) fn audience(&self, since: NaiveDate) -> Result<Audience> {
        let (people, recent_people) = self.seen(Kind::SeenPerson, since)?;
        let (groups, recent_groups) = self.seen(Kind::SeenGroup, since)?;
        Ok(Audience { people, groups, recent_people, recent_groups })
    }

    fn seen(&self, kind: Kind, since: NaiveDate) -> Result<(u64, u64)> {
        let (mut all, mut recent) = (0, 0);
        visit(self.engine(), kind.prefix(), |(name, sealed)| {
            let Seen(day) = self.vault.open(&name, &sealed)?;
            all += 1;
            recent += u64::from(day >= since);
            Ok(())
        })?;
        Ok((all, recent))
    }
}

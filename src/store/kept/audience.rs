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
            self.put(&mut batch, self.seen_name(*chat), &Seen(day));
        }
        self.engine.apply(batch)
    }

    /// On which day the bot was asked something in a chat last.
    pub(super) fn seen_on(&self, chat: ChatId) -> Result<Option<NaiveDate>> {
        let seen: Option<Seen> = self.readable(&self.seen_name(chat))?;
        Ok(seen.map(|Seen(day)| day))
    }

    pub(super) fn seen_name(&self, chat: ChatId) -> Vec<u8> {
        let kind = if chat.is_private() { Kind::SeenPerson } else { Kind::SeenGroup };
        self.vault.name(kind, &[&chat.0.to_be_bytes()])
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

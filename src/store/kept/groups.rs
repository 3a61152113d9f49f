//! What groups decided, and messages that leave them: one record each, whose name begins with the
//! time, so that looking reads only what is due.

use chrono::{DateTime, Utc};

use super::{Batch, Error, Kept, Kind, Result};
use crate::model::{ChatId, Group, Standing};
use crate::store::record::{Faded, FadingCount, InstanceOf};
use crate::store::{Fading, FadingId, GroupChange};

const FADING: &[u8] = b"v1/fading/";
/// How many there are, changed in the same batch.
const COUNT: &[u8] = b"v1/fading-count";

/// Messages that wait to be deleted, of all groups. Each is due after a day at most: more than this
/// a bot does not send into quiet groups in a day but to be filled on purpose.
const MOST_FADING: u64 = 100_000;

impl Kept {
    /// See [`Groups::group`](crate::store::Groups::group).
    pub(in crate::store) fn group(&self, chat: ChatId) -> Result<Group> {
        Ok(self.read(&self.group_name(chat))?.unwrap_or_default())
    }

    /// See [`Groups::change_group`](crate::store::Groups::change_group).
    pub(in crate::store) fn change_group(
        &self,
        chat: ChatId,
        change: GroupChange,
    ) -> Result<Group> {
        let before = self.group(chat)?;
        let mut group = before;
        change(&mut group);
        if group != before {
            let mut batch = Batch::default();
            self.put_group(&mut batch, chat, &group);
            self.engine.apply(batch)?;
        }
        Ok(group)
    }

    /// A group became a supergroup: what it decided goes along, unless the new one decided
    /// something already. How the bot stands there is told of each.
    pub(super) fn move_group(&self, batch: &mut Batch, from: ChatId, to: ChatId) -> Result<()> {
        let (old, new) = (self.group(from)?, self.group(to)?);
        let undecided = Group { standing: new.standing, ..Group::default() };
        if new == undecided && old != Group::default() {
            let standing = match new.standing {
                // What was told of the group before is worth as much, but that the bot is gone
                // from the one that is no more.
                Standing::Writes if old.standing == Standing::Muted => Standing::Muted,
                standing => standing,
            };
            self.put_group(batch, to, &Group { standing, ..old });
        }
        batch.remove(self.group_name(from));
        Ok(())
    }

    fn put_group(&self, batch: &mut Batch, chat: ChatId, group: &Group) {
        let name = self.group_name(chat);
        if *group == Group::default() {
            batch.remove(name);
        } else {
            self.put(batch, name, group);
        }
    }

    /// See [`Groups::group_by_instance`](crate::store::Groups::group_by_instance).
    pub(in crate::store) fn group_by_instance(&self, instance: &str) -> Result<Option<ChatId>> {
        let found: Option<InstanceOf> = self.read(&self.instance_name(instance))?;
        Ok(found.map(|InstanceOf(chat)| chat))
    }

    /// See [`Groups::save_instance`](crate::store::Groups::save_instance).
    pub(in crate::store) fn save_instance(&self, instance: &str, chat: ChatId) -> Result<()> {
        let mut batch = Batch::default();
        self.put(&mut batch, self.instance_name(instance), &InstanceOf(chat));
        self.engine.apply(batch)
    }

    /// See [`Groups::fade`](crate::store::Groups::fade).
    pub(in crate::store) fn fade(&self, fading: &Fading) -> Result<bool> {
        let count = self.fading_count()?;
        if count >= MOST_FADING {
            return Ok(false);
        }
        let mut batch = Batch::default();
        self.put_fading(&mut batch, fading);
        self.put(&mut batch, COUNT.to_vec(), &FadingCount(count + 1));
        self.engine.apply(batch)?;
        Ok(true)
    }

    /// See [`Groups::fading`](crate::store::Groups::fading).
    pub(in crate::store) fn fading(&self, now: DateTime<Utc>, limit: usize) -> Result<Vec<Fading>> {
        let mut due = Vec::new();
        for (name, sealed) in self.engine.page(FADING, None, limit)? {
            let Some(id) = id_of(&name).filter(|id| id.at <= now) else { break };
            let Faded { chat, message } = match self.vault.open(&name, &sealed) {
                Ok(faded) => faded,
                // It must not be in the way of the others: a chat that there is not is forgotten.
                Err(Error::Corrupt(_)) => Faded { chat: ChatId(0), message: 0 },
                Err(error) => return Err(error),
            };
            due.push(Fading { id, chat, message });
        }
        Ok(due)
    }

    /// See [`Groups::forget_fading`](crate::store::Groups::forget_fading).
    pub(in crate::store) fn forget_fading(&self, gone: &[FadingId]) -> Result<()> {
        let mut batch = Batch::default();
        let mut count = self.fading_count()?;
        for id in gone {
            let name = name_of(*id);
            if self.engine.get(&name)?.is_some() {
                batch.remove(name);
                count = count.saturating_sub(1);
            }
        }
        self.put(&mut batch, COUNT.to_vec(), &FadingCount(count));
        self.engine.apply(batch)
    }

    /// See [`Groups::postpone_fading`](crate::store::Groups::postpone_fading).
    pub(in crate::store) fn postpone_fading(
        &self,
        later: &[Fading],
        until: DateTime<Utc>,
    ) -> Result<()> {
        let mut batch = Batch::default();
        for fading in later {
            let name = name_of(fading.id);
            if self.engine.get(&name)?.is_some() {
                batch.remove(name);
                let id = FadingId { at: until, ..fading.id };
                self.put_fading(&mut batch, &Fading { id, ..*fading });
            }
        }
        self.engine.apply(batch)
    }

    fn put_fading(&self, batch: &mut Batch, fading: &Fading) {
        let Fading { id, chat, message } = *fading;
        self.put(batch, name_of(id), &Faded { chat, message });
    }

    fn fading_count(&self) -> Result<u64> {
        let count: Option<FadingCount> = self.readable(COUNT)?;
        Ok(count.map_or(0, |count| count.0))
    }

    fn instance_name(&self, instance: &str) -> Vec<u8> {
        self.vault.name(Kind::Instance, &[instance.as_bytes()])
    }

    fn group_name(&self, chat: ChatId) -> Vec<u8> {
        self.vault.name(Kind::Group, &[&chat.0.to_be_bytes()])
    }
}

/// Seconds since 1970 and the number, in the order of bytes.
fn name_of(FadingId { at, number }: FadingId) -> Vec<u8> {
    [FADING, &at.timestamp().max(0).to_be_bytes(), &number.to_be_bytes()].concat()
}

fn id_of(name: &[u8]) -> Option<FadingId> {
    let (at, number) = name.get(FADING.len()..)?.split_first_chunk()?;
    let at = DateTime::from_timestamp(i64::from_be_bytes(*at), 0)?;
    Some(FadingId { at, number: u64::from_be_bytes(*number.first_chunk()?) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::KeyRing;
    use crate::store::memory::Memory;

    fn fading(at: i64, number: u64) -> Fading {
        let at = DateTime::from_timestamp(at, 0).expect("in range");
        Fading { id: FadingId { at, number }, chat: ChatId(-7), message: 5 }
    }

    #[test]
    fn what_waits_to_be_deleted_has_a_bound() {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        let mut batch = Batch::default();
        kept.put(&mut batch, COUNT.to_vec(), &FadingCount(MOST_FADING - 1));
        kept.engine.apply(batch).expect("memory");
        assert!(kept.fade(&fading(10, 1)).expect("writes"));
        assert!(!kept.fade(&fading(10, 2)).expect("writes"), "one more is too many");
        kept.forget_fading(&[fading(10, 1).id, fading(10, 2).id]).expect("writes");
        assert!(kept.fade(&fading(10, 3)).expect("writes"), "there is room again");
    }

    #[test]
    fn one_that_cannot_be_read_is_in_nobodys_way() {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        let (bad, good) = (fading(10, 1), fading(11, 2));
        assert!(kept.fade(&bad).expect("writes") && kept.fade(&good).expect("writes"));
        let mut batch = Batch::default();
        batch.put(name_of(bad.id), b"damaged".to_vec());
        kept.engine.apply(batch).expect("memory");
        let due = kept.fading(good.id.at, 9).expect("goes on");
        assert_eq!(due, [Fading { chat: ChatId(0), message: 0, ..bad }, good]);
    }
}

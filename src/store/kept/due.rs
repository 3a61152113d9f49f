//! Who is due: one mark a person, whose name begins with the time, so that looking reads only what
//! is due. Record and mark change in one batch.
//!
//! While somebody has a claim, the mark stands at the end of its lease. Who rests has a mark at the
//! end of all times, to be counted.

use chrono::{DateTime, Utc};

use super::{Batch, Error, Kept, Kind, Result, visit};
use crate::store::record::{Lease, Slot};
use crate::store::{Claim, Load};

const MARKS: &[u8] = b"v1/due/";

/// Where the marks stand of those who rest.
const RESTING: i64 = i64::MAX;

/// Marks read at once.
const PAGE: usize = 256;

impl Kept {
    /// Whether a mark is due; reads one.
    pub(in crate::store) fn is_due(&self, now: DateTime<Utc>) -> Result<bool> {
        let first = self.engine.page(MARKS, None, 1)?;
        Ok(first.iter().any(|(mark, _)| at(mark).is_some_and(|at| at <= now.timestamp())))
    }

    /// See [`Agendas::claim`](crate::store::Agendas::claim).
    pub(in crate::store) fn claim(
        &self,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
        limit: usize,
    ) -> Result<Vec<Claim>> {
        let mut claims = Vec::new();
        let mut batch = Batch::default();
        let mut after = None;
        while claims.len() < limit {
            let wanted = (limit - claims.len()).min(PAGE);
            let page = self.engine.page(MARKS, after.as_deref(), wanted)?;
            let marks = page.len();
            for (mark, _) in page {
                if at(&mark).is_none_or(|at| at > now.timestamp()) {
                    self.engine.apply(batch)?;
                    return Ok(claims);
                }
                claims.extend(self.claim_marked(&mut batch, &mark, now, lease_until)?);
                after = Some(mark);
            }
            if marks < wanted {
                break;
            }
        }
        self.engine.apply(batch)?;
        Ok(claims)
    }

    /// Claims whom a mark stands for. A mark that is not where it belongs is put there.
    fn claim_marked(
        &self,
        batch: &mut Batch,
        mark: &[u8],
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> Result<Option<Claim>> {
        let name = &mark[MARKS.len() + size_of::<i64>()..];
        batch.remove(mark.to_vec());
        let before: Slot = match self.read(name) {
            Ok(Some(before)) => before,
            Ok(None) => return Ok(None),
            // It must not be in everybody's way.
            Err(Error::Corrupt(why)) => {
                tracing::error!(why, "an agenda cannot be read; nothing runs for its person");
                batch.put(mark_at(name, RESTING), Vec::new());
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let held = before.lease.filter(|lease| now < lease.until);
        let is_due = before.agenda.due_at().is_some_and(|at| at <= now);
        let lease = match held {
            None if is_due => Some(Lease { token: rand::random(), until: lease_until }),
            held => held,
        };
        let slot = Slot { lease, ..before.clone() };
        self.put_slot(batch, Some(&before), &slot);
        let claimed = lease.filter(|_| held.is_none());
        Ok(claimed.map(|lease| claim(slot, lease)))
    }

    /// Puts an agenda with its mark in place of the older one.
    pub(super) fn put_slot(&self, batch: &mut Batch, before: Option<&Slot>, slot: &Slot) {
        let name = self.agenda_name(slot.person);
        if let Some(before) = before {
            Self::remove_mark(batch, &name, before);
        }
        if let Some(at) = due_second(slot) {
            batch.put(mark_at(&name, at), Vec::new());
        }
        self.put(batch, name, slot);
    }

    /// Takes the mark of an agenda away.
    pub(super) fn remove_mark(batch: &mut Batch, name: &[u8], slot: &Slot) {
        if let Some(at) = due_second(slot) {
            batch.remove(mark_at(name, at));
        }
    }

    /// See [`Agendas::load`](crate::store::Agendas::load).
    pub(in crate::store) fn load(&self, now: DateTime<Utc>) -> Result<Load> {
        let (known, notices) = (self.count_of(Kind::Agenda)?, self.waiting()?);
        let mut load = Load { known, notices, ..Load::default() };
        visit(self.engine(), MARKS, |(mark, _)| {
            let at = at(&mark);
            load.people += 1;
            load.due += u64::from(at.is_some_and(|at| at <= now.timestamp()));
            load.paused += u64::from(at == Some(RESTING));
            Ok(())
        })?;
        Ok(load)
    }
}

/// The claim that a lease stands for.
pub(super) fn claim(slot: Slot, lease: Lease) -> Claim {
    let Slot { person, agenda, .. } = slot;
    Claim { person, agenda, token: lease.token }
}

/// The second of the mark; `None` when nothing is ever due.
fn due_second(slot: &Slot) -> Option<i64> {
    let due = slot.lease.map(|lease| lease.until).or_else(|| slot.agenda.due_at());
    let rests = slot.agenda.pause.is_some() && !slot.agenda.schedule.chores.is_empty();
    due.map(rounded_up).or(rests.then_some(RESTING))
}

/// Seconds since 1970. Rounded up, so that what a mark stands for is due when the mark is; from
/// the microseconds that are kept, so that the mark is found again.
fn rounded_up(time: DateTime<Utc>) -> i64 {
    -(-time.timestamp_micros()).div_euclid(1_000_000)
}

fn mark_at(name: &[u8], at: i64) -> Vec<u8> {
    [MARKS, &at.max(0).to_be_bytes(), name].concat()
}

fn at(mark: &[u8]) -> Option<i64> {
    mark.get(MARKS.len()..)?.first_chunk().map(|at| i64::from_be_bytes(*at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{PersonId, Schedule};
    use crate::store::memory::Memory;
    use crate::store::{Agenda, KeyRing};

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).expect("in range")
    }

    fn due_at(seconds: i64) -> Agenda {
        Agenda {
            schedule: Schedule::default(),
            uin: None,
            run_at: Some(at(seconds) - chrono::TimeDelta::nanoseconds(1)),
            refresh_at: None,
            sample_at: None,
            run: None,
            finished: None,
            pause: None,
            others: Vec::new(),
            untold: Vec::new(),
            version: 0,
        }
    }

    #[test]
    fn an_agenda_that_cannot_be_read_is_in_nobodys_way() {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        for (person, due) in [(1, 10), (2, 20), (3, 30)] {
            assert!(kept.save_agenda(PersonId(person), &due_at(due)).expect("saves"));
        }
        let mut batch = Batch::default();
        batch.put(kept.agenda_name(PersonId(1)), b"damaged".to_vec());
        kept.engine.apply(batch).expect("memory");
        let claims = kept.claim(at(20), at(25), 1).expect("goes on");
        assert_eq!(claims.iter().map(|claim| claim.person).collect::<Vec<_>>(), [PersonId(2)]);
        assert!(!kept.is_due(at(20)).expect("reads"), "it is not looked at again");
        assert_eq!(kept.load(at(20)).expect("reads").paused, 1);
        let mut people = kept.people(None, 9).expect("goes on");
        people.sort();
        assert_eq!(people, [PersonId(2), PersonId(3)]);
    }

    #[test]
    fn every_mark_goes_with_its_agenda() {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        let person = PersonId(1);
        assert!(kept.save_agenda(person, &due_at(10)).expect("saves"));
        assert!(!kept.is_due(at(9)).expect("reads"), "a part of a second counts up");
        let claim = kept.claim(at(10), at(30), 9).expect("claims").pop().expect("one is due");
        assert!(kept.extend(person, claim.token, at(40)).expect("extends"));
        let next = Agenda { version: 1, ..due_at(50) };
        assert!(kept.save_agenda(person, &next).expect("saves"));
        kept.release(person, claim.token).expect("releases");
        let marks = kept.engine.page(MARKS, None, 9).expect("reads");
        assert_eq!(marks.len(), 1, "one a person");
        kept.remove_agenda(person).expect("removes");
        assert_eq!(kept.engine.page(MARKS, None, 9).expect("reads").len(), 0);
        assert_eq!(kept.count_of(Kind::Agenda).expect("reads"), 0);
    }
}

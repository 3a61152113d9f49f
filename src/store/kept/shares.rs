//! Logins that are lent: one record for each to whom, in the order of lending; which these are, one
//! for each lender; and how each lent login was used.

use chrono::{NaiveDate, TimeDelta};

use super::{Batch, Kept, Kind, Result, visit};
use crate::model::{ChatId, DailyCap, Lending, LentTo, PersonId, Taken, Uin, Use, Uses};
use crate::store::record::{Lendings, LentBy, place};

/// People who lend to one group: more than share a membership.
const MOST_LENDERS: usize = 10;
/// Groups to which one person lends.
const MOST_GROUPS: usize = 20;
/// Requests that are shown to the lender.
const MOST_LATELY: usize = 30;
/// For how long they are.
const LATELY: TimeDelta = TimeDelta::days(14);
/// As whose the uses of somebody forgotten are counted until the day is over.
const NOBODY: PersonId = PersonId(0);

impl Kept {
    /// See [`Shares::lendings`](crate::store::Shares::lendings).
    pub(in crate::store) fn lendings(&self, to: LentTo) -> Result<Vec<Lending>> {
        let found: Option<Lendings> = self.read(&self.lendings_name(to))?;
        Ok(found.unwrap_or_default().0)
    }

    /// See [`Shares::lent_by`](crate::store::Shares::lent_by).
    pub(in crate::store) fn lent_by(&self, lender: PersonId) -> Result<Vec<Lending>> {
        let mut all = Vec::new();
        for to in self.lent_to(lender)? {
            let own = self.lendings(to)?.into_iter().filter(|lending| lending.lender == lender);
            all.extend(own);
        }
        Ok(all)
    }

    /// See [`Shares::lend`](crate::store::Shares::lend).
    pub(in crate::store) fn lend(&self, lending: &Lending) -> Result<bool> {
        let mut all = self.lendings(lending.to)?;
        let is_full = all.len() >= MOST_LENDERS;
        match all.iter_mut().find(|older| older.lender == lending.lender) {
            Some(older) => *older = Lending { since: older.since, ..lending.clone() },
            None if is_full => return Ok(false),
            None => all.push(lending.clone()),
        }
        let mut to = self.lent_to(lending.lender)?;
        if !to.contains(&lending.to) {
            if to.len() >= MOST_GROUPS {
                return Ok(false);
            }
            to.push(lending.to);
        }
        let mut batch = Batch::default();
        self.put(&mut batch, self.lendings_name(lending.to), &Lendings(all));
        self.put(&mut batch, self.lent_by_name(lending.lender), &LentBy(to));
        self.engine.apply(batch)?;
        Ok(true)
    }

    /// See [`Shares::cap`](crate::store::Shares::cap).
    pub(in crate::store) fn cap(
        &self,
        lender: PersonId,
        to: LentTo,
        cap: DailyCap,
    ) -> Result<Option<Lending>> {
        let mut all = self.lendings(to)?;
        let Some(lending) = all.iter_mut().find(|lending| lending.lender == lender) else {
            return Ok(None);
        };
        lending.caps = lending.caps.with(cap, to);
        let capped = lending.clone();
        let mut batch = Batch::default();
        self.put(&mut batch, self.lendings_name(to), &Lendings(all));
        self.engine.apply(batch)?;
        Ok(Some(capped))
    }

    /// See [`Shares::take_back`](crate::store::Shares::take_back).
    pub(in crate::store) fn take_back(
        &self,
        lender: PersonId,
        to: Option<LentTo>,
        uin: Option<Uin>,
    ) -> Result<Vec<(Lending, Uses)>> {
        let mut ended = self.lent_by(lender)?;
        ended.retain(|lending| {
            to.is_none_or(|to| to == lending.to) && uin.is_none_or(|uin| uin == lending.uin)
        });
        let mut batch = Batch::default();
        self.end_lendings(&mut batch, lender, &ended)?;
        let with_uses = |lending: Lending| {
            let uses = self.uses(lending.to, lender)?;
            Ok((lending, uses))
        };
        let ended = ended.into_iter().map(with_uses).collect::<Result<_>>()?;
        self.engine.apply(batch)?;
        Ok(ended)
    }

    /// Ends these of a person's lendings.
    pub(super) fn end_lendings(
        &self,
        batch: &mut Batch,
        lender: PersonId,
        ended: &[Lending],
    ) -> Result<()> {
        if ended.is_empty() {
            return Ok(());
        }
        for Lending { to, .. } in ended {
            let mut others = self.lendings(*to)?;
            others.retain(|other| other.lender != lender);
            self.put_or_remove(batch, self.lendings_name(*to), &Lendings(others), |it| &it.0);
            batch.remove(self.uses_name(*to, lender));
        }
        let mut left = self.lent_to(lender)?;
        left.retain(|to| ended.iter().all(|lending| lending.to != *to));
        self.put_or_remove(batch, self.lent_by_name(lender), &LentBy(left), |it| &it.0);
        Ok(())
    }

    /// See [`Shares::take_use`](crate::store::Shares::take_use).
    pub(in crate::store) fn take_use(
        &self,
        to: LentTo,
        lender: PersonId,
        used: Use,
        day: NaiveDate,
    ) -> Result<Taken> {
        let all = self.lendings(to)?;
        let Some(lending) = all.into_iter().find(|lending| lending.lender == lender) else {
            return Ok(Taken::Gone);
        };
        let mut uses = self.uses(to, lender)?;
        if let Some(older) = uses.lately.iter_mut().find(|older| is_same(older, &used)) {
            *older = used;
        } else {
            let (own, total) = uses.on(day, used.member);
            if own >= lending.caps.member {
                return Ok(Taken::MemberSpent);
            }
            if total >= lending.caps.total {
                return Ok(Taken::Spent);
            }
            if uses.day != day {
                (uses.day, uses.counts) = (day, Vec::new());
            }
            match uses.counts.iter_mut().find(|(member, _)| *member == used.member) {
                Some((_, times)) => *times += 1,
                None => uses.counts.push((used.member, 1)),
            }
            uses.lately.retain(|older| used.at - older.at < LATELY);
            uses.lately.insert(0, used);
            uses.lately.truncate(MOST_LATELY);
        }
        let mut batch = Batch::default();
        self.put(&mut batch, self.uses_name(to, lender), &uses);
        self.engine.apply(batch)?;
        Ok(Taken::Yes)
    }

    /// See [`Shares::give_back`](crate::store::Shares::give_back).
    pub(in crate::store) fn give_back(
        &self,
        to: LentTo,
        lender: PersonId,
        (used, before): (&Use, Option<Use>),
        day: NaiveDate,
    ) -> Result<()> {
        let mut uses = self.uses(to, lender)?;
        let Some(at) = uses.lately.iter().position(|older| is_same(older, used)) else {
            return Ok(());
        };
        if let Some(before) = before {
            uses.lately[at] = before;
        } else {
            uses.lately.remove(at);
            let counts = uses.counts.iter_mut().filter(|_| uses.day == day);
            for (_, times) in counts.filter(|(member, _)| *member == used.member) {
                *times = times.saturating_sub(1);
            }
            uses.counts.retain(|(_, times)| *times > 0);
        }
        let mut batch = Batch::default();
        self.put(&mut batch, self.uses_name(to, lender), &uses);
        self.engine.apply(batch)?;
        Ok(())
    }

    /// See [`Shares::uses`](crate::store::Shares::uses).
    pub(in crate::store) fn uses(&self, to: LentTo, lender: PersonId) -> Result<Uses> {
        Ok(self.readable(&self.uses_name(to, lender))?.unwrap_or_default())
    }

    /// How a person used what others lend, with the names of the records; looks at every one.
    pub(super) fn used_by(&self, person: PersonId) -> Result<Vec<(Vec<u8>, Uses)>> {
        let mut found = Vec::new();
        visit(self.engine(), Kind::LentUses.prefix(), |(name, sealed)| {
            // One that cannot be read is not in the way of the others.
            let Ok(uses) = self.vault.open::<Uses>(&name, &sealed) else { return Ok(()) };
            let is_theirs = uses.lately.iter().any(|used| used.member == person)
                || uses.counts.iter().any(|(member, _)| *member == person);
            found.extend(is_theirs.then_some((name, uses)));
            Ok(())
        })?;
        Ok(found)
    }

    /// Takes a person out of how lent logins were used. How often they did so counts on for all together,
    /// as nobody's: a lent login is not used more often because somebody was forgotten.
    pub(super) fn forget_uses(
        &self,
        batch: &mut Batch,
        person: PersonId,
        used: &[(Vec<u8>, Uses)],
    ) -> Result<()> {
        for (name, _) in used {
            // Read once more: it may have changed, or ended, since it was looked for.
            let Some(mut uses) = self.readable::<Uses>(name)? else { continue };
            uses.lately.retain(|used| used.member != person);
            for (member, _) in &mut uses.counts {
                if *member == person {
                    *member = NOBODY;
                }
            }
            self.put(batch, name.clone(), &uses);
        }
        Ok(())
    }

    /// A group became a supergroup: what is lent to it is lent to that.
    pub(super) fn move_lendings(&self, batch: &mut Batch, from: ChatId, to: ChatId) -> Result<()> {
        let (from, to) = (LentTo::Group(from), LentTo::Group(to));
        let moved = self.lendings(from)?;
        if moved.is_empty() {
            return Ok(());
        }
        let mut all = self.lendings(to)?;
        for lending in moved {
            let lender = lending.lender;
            let mut places = self.lent_to(lender)?;
            places.retain(|place| *place != from && *place != to);
            places.push(to);
            self.put(batch, self.lent_by_name(lender), &LentBy(places));
            if let Some(uses) = self.readable::<Uses>(&self.uses_name(from, lender))? {
                self.put(batch, self.uses_name(to, lender), &uses);
            }
            batch.remove(self.uses_name(from, lender));
            if all.iter().all(|other| other.lender != lender) {
                // Messages have other ids there.
                all.push(Lending { to, said: None, ..lending });
            }
        }
        self.put(batch, self.lendings_name(to), &Lendings(all));
        batch.remove(self.lendings_name(from));
        Ok(())
    }

    fn lent_to(&self, lender: PersonId) -> Result<Vec<LentTo>> {
        let found: Option<LentBy> = self.readable(&self.lent_by_name(lender))?;
        Ok(found.unwrap_or_default().0)
    }

    fn put_or_remove<R: super::Record, T>(
        &self,
        batch: &mut Batch,
        name: Vec<u8>,
        value: &R,
        items: impl Fn(&R) -> &Vec<T>,
    ) {
        if items(value).is_empty() {
            batch.remove(name);
        } else {
            self.put(batch, name, value);
        }
    }

    fn lendings_name(&self, to: LentTo) -> Vec<u8> {
        self.vault.name(Kind::Lendings, &[&place(to).to_be_bytes()])
    }

    fn lent_by_name(&self, lender: PersonId) -> Vec<u8> {
        self.vault.name(Kind::LentBy, &[&lender.0.to_be_bytes()])
    }

    fn uses_name(&self, to: LentTo, lender: PersonId) -> Vec<u8> {
        self.vault.name(Kind::LentUses, &[&place(to).to_be_bytes(), &lender.0.to_be_bytes()])
    }
}

/// Whether both are of one request.
fn is_same(one: &Use, other: &Use) -> bool {
    (one.request, one.member) == (other.request, other.member)
}

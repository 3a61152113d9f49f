//! Accounts and who points to them.

use secrecy::{ExposeSecret, SecretString};

use super::{Batch, Kept, Kind, Result, visit};
use crate::model::{PersonId, Uin};
use crate::store::record::{Had, Own, Owned};
use crate::store::{Account, MOST_ACCOUNTS, OwnAccount};

/// Accounts remembered of a person, the newest: more than anybody has.
const MOST_HAD: usize = 256;

impl Kept {
    /// See [`Accounts::account`](crate::store::Accounts::account).
    pub(in crate::store) fn account(&self, person: PersonId) -> Result<Option<Account>> {
        match self.read::<Uin>(&self.pointer_name(person))? {
            Some(uin) => self.account_of(uin),
            None => Ok(None),
        }
    }

    /// See [`Accounts::accounts`](crate::store::Accounts::accounts).
    pub(in crate::store) fn accounts(&self, person: PersonId) -> Result<Vec<OwnAccount>> {
        let current = self.pointed_to(person)?;
        let mut accounts = Vec::new();
        for Own { uin, name } in self.owned(person)? {
            let account = self.account_of(uin)?;
            let is_current = current == Some(uin);
            accounts.extend(account.map(|account| OwnAccount { account, name, is_current }));
        }
        Ok(accounts)
    }

    /// See [`Accounts::account_among`](crate::store::Accounts::account_among).
    pub(in crate::store) fn account_among(
        &self,
        person: PersonId,
        uin: Uin,
    ) -> Result<Option<Account>> {
        if self.owns(person, uin)? { self.account_of(uin) } else { Ok(None) }
    }

    /// Whether a person has an account.
    pub(in crate::store) fn has_login(&self, person: PersonId) -> Result<bool> {
        Ok(self.engine.get(&self.pointer_name(person))?.is_some())
    }

    /// See [`Accounts::account_of`](crate::store::Accounts::account_of).
    pub(in crate::store) fn account_of(&self, uin: Uin) -> Result<Option<Account>> {
        self.read(&self.account_name(uin))
    }

    /// See [`Accounts::link`](crate::store::Accounts::link); `is_used`: from now on.
    pub(in crate::store) fn link(
        &self,
        person: PersonId,
        account: &Account,
        is_used: bool,
    ) -> Result<bool> {
        let uin = account.credential.uin;
        let mut owned = self.owned(person)?;
        if owned.iter().all(|own| own.uin != uin) {
            if owned.len() >= MOST_ACCOUNTS {
                return Ok(false);
            }
            owned.push(Own { uin, name: None });
        }
        let mut batch = Batch::default();
        self.put_had(&mut batch, person, uin)?;
        self.put(&mut batch, self.owned_name(person), &Owned(owned));
        self.put(&mut batch, self.account_name(uin), account);
        if is_used || !self.has_login(person)? {
            self.put(&mut batch, self.pointer_name(person), &uin);
        }
        let reference = self.reference_name(person, uin);
        let mark = self.vault.seal_bytes(&reference, &person.0.to_be_bytes());
        batch.put(reference, mark);
        self.engine.apply(batch)?;
        Ok(true)
    }

    /// See [`Accounts::use_account`](crate::store::Accounts::use_account).
    pub(in crate::store) fn use_account(&self, person: PersonId, uin: Uin) -> Result<bool> {
        let is_own = self.account_among(person, uin)?.is_some();
        if is_own {
            let mut batch = Batch::default();
            self.put(&mut batch, self.pointer_name(person), &uin);
            self.engine.apply(batch)?;
        }
        Ok(is_own)
    }

    /// See [`Accounts::name_account`](crate::store::Accounts::name_account).
    pub(in crate::store) fn name_account(
        &self,
        person: PersonId,
        uin: Uin,
        name: Option<String>,
    ) -> Result<bool> {
        let mut owned = self.owned(person)?;
        let Some(own) = owned.iter_mut().find(|own| own.uin == uin) else { return Ok(false) };
        own.name = name;
        let mut batch = Batch::default();
        self.put(&mut batch, self.owned_name(person), &Owned(owned));
        self.engine.apply(batch)?;
        Ok(true)
    }

    /// See [`Accounts::people_of`](crate::store::Accounts::people_of).
    pub(in crate::store) fn people_of(&self, uin: Uin) -> Result<Vec<PersonId>> {
        let all = self.vault.reference(&uin.value().to_be_bytes(), None);
        let mut people = Vec::new();
        visit(self.engine(), &all, |(name, sealed)| {
            // A reference of an older version says nothing, until its person logs in anew.
            let person = self.vault.open_bytes(&name, &sealed)?;
            people.extend(person.first_chunk().map(|id| PersonId(u64::from_be_bytes(*id))));
            Ok(())
        })?;
        Ok(people)
    }

    /// See [`Accounts::update_account`](crate::store::Accounts::update_account).
    pub(in crate::store) fn update_account(
        &self,
        account: &Account,
        over: &SecretString,
    ) -> Result<bool> {
        let uin = account.credential.uin;
        let is_it = self.account_of(uin)?.is_some_and(|stored| {
            stored.credential.musickey.expose_secret() == over.expose_secret()
        });
        if is_it {
            let mut batch = Batch::default();
            self.put(&mut batch, self.account_name(uin), account);
            self.engine.apply(batch)?;
        }
        Ok(is_it)
    }

    /// See [`Accounts::unlink_account`](crate::store::Accounts::unlink_account); `None` is the one
    /// that they use.
    pub(in crate::store) fn unlink(
        &self,
        person: PersonId,
        uin: Option<Uin>,
    ) -> Result<Option<(Account, bool)>> {
        let current = self.pointed_to(person)?;
        let mut owned = self.owned(person)?;
        let is_it = |own: &Own| Some(own.uin) == uin.or(current);
        let Some(at) = owned.iter().position(is_it) else { return Ok(None) };
        let uin = owned.remove(at).uin;
        let account = self.account_of(uin)?;
        let mut batch = Batch::default();
        self.put_had(&mut batch, person, uin)?;
        let last = self.let_go(&mut batch, person, uin)?;
        if current == Some(uin) {
            match self.next_of(&owned)? {
                Some(next) => self.put(&mut batch, self.pointer_name(person), &next),
                None => batch.remove(self.pointer_name(person)),
            }
        }
        if owned.is_empty() {
            batch.remove(self.owned_name(person));
        } else {
            self.put(&mut batch, self.owned_name(person), &Owned(owned));
        }
        self.engine.apply(batch)?;
        Ok(account.map(|account| (account, last)))
    }

    /// The first of these that lives, else the first.
    fn next_of(&self, owned: &[Own]) -> Result<Option<Uin>> {
        for Own { uin, .. } in owned {
            if self.readable_account(*uin)?.is_some_and(|account| !account.dead) {
                return Ok(Some(*uin));
            }
        }
        Ok(owned.first().map(|own| own.uin))
    }

    /// Removes a reference, and the account when it was the last; tells whether it was.
    pub(super) fn let_go(&self, batch: &mut Batch, person: PersonId, uin: Uin) -> Result<bool> {
        let last = !self.has_others(person, uin)?;
        batch.remove(self.reference_name(person, uin));
        if last {
            batch.remove(self.account_name(uin));
        }
        Ok(last)
    }

    /// Whether somebody else points to an account.
    pub(super) fn has_others(&self, person: PersonId, uin: Uin) -> Result<bool> {
        let reference = self.reference_name(person, uin);
        let all = self.vault.reference(&uin.value().to_be_bytes(), None);
        let two = self.engine.page(&all, None, 2)?;
        Ok(two.iter().any(|(name, _)| *name != reference))
    }

    /// The accounts a person has, in the order in which they came. There was one a person once, and
    /// only the pointer told it.
    pub(super) fn owned(&self, person: PersonId) -> Result<Vec<Own>> {
        let Owned(mut owned) = self.readable(&self.owned_name(person))?.unwrap_or_default();
        if let Some(uin) = self.pointed_to(person)?
            && owned.iter().all(|own| own.uin != uin)
        {
            owned.push(Own { uin, name: None });
        }
        let mut present = Vec::new();
        for own in owned {
            // An older program takes accounts away without knowing of this record.
            present.extend(self.owns(person, own.uin)?.then_some(own));
        }
        Ok(present)
    }

    /// Whether an account is one of a person's.
    fn owns(&self, person: PersonId, uin: Uin) -> Result<bool> {
        Ok(self.engine.get(&self.reference_name(person, uin))?.is_some())
    }

    /// The account a person uses.
    pub(super) fn pointed_to(&self, person: PersonId) -> Result<Option<Uin>> {
        self.readable(&self.pointer_name(person))
    }

    /// The accounts a person has had, with the present ones. What is kept of an account can only be found
    /// by its number.
    pub(super) fn had(&self, person: PersonId) -> Result<Vec<Uin>> {
        let Had(mut had) = self.readable(&self.had_name(person))?.unwrap_or_default();
        for Own { uin, .. } in self.owned(person)? {
            if !had.contains(&uin) {
                had.push(uin);
            }
        }
        Ok(had)
    }

    /// Remembers that a person has an account.
    fn put_had(&self, batch: &mut Batch, person: PersonId, uin: Uin) -> Result<()> {
        let mut had = self.had(person)?;
        had.retain(|older| *older != uin);
        had.push(uin);
        had.drain(..had.len().saturating_sub(MOST_HAD));
        self.put(batch, self.had_name(person), &Had(had));
        Ok(())
    }

    pub(super) fn had_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Had, &[&person.0.to_be_bytes()])
    }

    pub(super) fn owned_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Owned, &[&person.0.to_be_bytes()])
    }

    pub(super) fn account_name(&self, uin: Uin) -> Vec<u8> {
        self.vault.name(Kind::Account, &[&uin.value().to_be_bytes()])
    }

    pub(super) fn pointer_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Pointer, &[&person.0.to_be_bytes()])
    }

    fn reference_name(&self, person: PersonId, uin: Uin) -> Vec<u8> {
        self.vault.reference(&uin.value().to_be_bytes(), Some(&person.0.to_be_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};

    use super::*;
    use crate::model::Credential;
    use crate::store::memory::Memory;
    use crate::store::{KeyRing, Origin};

    const PERSON: PersonId = PersonId(7);

    fn account(number: u64) -> Account {
        let uin = Uin::new(number).expect("not zero");
        let credential = Credential::bare(uin, "invented".into());
        let updated_at = DateTime::<Utc>::UNIX_EPOCH;
        let (origin, nick) = (Origin::Scanned(None), "小林".into());
        Account { credential, nick, origin, updated_at, refreshed_at: None, dead: false }
    }

    fn own(kept: &Kept) -> Vec<(u64, bool)> {
        let own = kept.accounts(PERSON).expect("reads");
        own.iter().map(|own| (own.account.credential.uin.value(), own.is_current)).collect()
    }

    /// As it was written when a person had one account, told by the pointer only.
    fn of_before(number: u64) -> Kept {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        assert!(kept.link(PERSON, &account(number), true).expect("links"));
        let mut batch = Batch::default();
        batch.remove(kept.owned_name(PERSON));
        kept.engine.apply(batch).expect("memory");
        kept
    }

    #[test]
    fn who_came_when_a_person_had_one_account_has_it_still() {
        let kept = of_before(1);
        assert_eq!(own(&kept), [(1, true)]);
        assert!(kept.link(PERSON, &account(2), true).expect("links"));
        assert_eq!(own(&kept), [(1, false), (2, true)]);
        let kept = of_before(1);
        assert!(kept.name_account(PERSON, account(1).credential.uin, None).expect("names"));
        let (_, last) = kept.unlink(PERSON, None).expect("works").expect("was linked");
        assert!(last && own(&kept).is_empty() && !kept.has_login(PERSON).expect("reads"));
    }

    #[test]
    fn what_an_older_program_took_away_is_not_theirs() {
        let kept = of_before(1);
        assert!(kept.link(PERSON, &account(2), true).expect("links"));
        // It knows of the pointer and the references only.
        let mut batch = Batch::default();
        kept.let_go(&mut batch, PERSON, account(2).credential.uin).expect("works");
        let three = account(3);
        kept.put(&mut batch, kept.account_name(three.credential.uin), &three);
        kept.put(&mut batch, kept.pointer_name(PERSON), &three.credential.uin);
        let reference = kept.reference_name(PERSON, three.credential.uin);
        let mark = kept.vault.seal_bytes(&reference, &PERSON.0.to_be_bytes());
        batch.put(reference, mark);
        kept.engine.apply(batch).expect("memory");
        assert_eq!(own(&kept), [(1, false), (3, true)]);
    }
}

//! Accounts and who points to them.

use secrecy::{ExposeSecret, SecretString};

use super::{Batch, Kept, Kind, Result, visit};
use crate::model::{PersonId, Uin};
use crate::store::Account;
use crate::store::record::Had;

/// Accounts remembered of a person, the newest: more than anybody has.
const MOST_HAD: usize = 256;

impl Kept {
    /// See [`Store::account`](crate::store::Store::account).
    pub(in crate::store) fn account(&self, person: PersonId) -> Result<Option<Account>> {
        match self.read::<Uin>(&self.pointer_name(person))? {
            Some(uin) => self.account_of(uin),
            None => Ok(None),
        }
    }

    /// Whether a person points to an account.
    pub(in crate::store) fn has_login(&self, person: PersonId) -> Result<bool> {
        Ok(self.engine.get(&self.pointer_name(person))?.is_some())
    }

    /// See [`Store::account_of`](crate::store::Store::account_of).
    pub(in crate::store) fn account_of(&self, uin: Uin) -> Result<Option<Account>> {
        self.read(&self.account_name(uin))
    }

    /// See [`Store::link`](crate::store::Store::link).
    pub(in crate::store) fn link(&self, person: PersonId, account: &Account) -> Result<()> {
        let uin = account.credential.uin;
        let pointer = self.pointer_name(person);
        let mut batch = Batch::default();
        self.put_had(&mut batch, person, uin)?;
        match self.read::<Uin>(&pointer)? {
            Some(before) if before != uin => {
                self.let_go(&mut batch, person, before)?;
            }
            _ => {}
        }
        self.put(&mut batch, self.account_name(uin), account);
        self.put(&mut batch, pointer, &uin);
        let reference = self.reference_name(person, uin);
        let mark = self.vault.seal_bytes(&reference, &person.0.to_be_bytes());
        batch.put(reference, mark);
        self.engine.apply(batch)
    }

    /// See [`Store::people_of`](crate::store::Store::people_of).
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

    /// See [`Store::update_account`](crate::store::Store::update_account).
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

    /// See [`Store::unlink`](crate::store::Store::unlink).
    pub(in crate::store) fn unlink(&self, person: PersonId) -> Result<Option<(Account, bool)>> {
        let pointer = self.pointer_name(person);
        let Some(uin) = self.read::<Uin>(&pointer)? else { return Ok(None) };
        let account = self.account_of(uin)?;
        let mut batch = Batch::default();
        self.put_had(&mut batch, person, uin)?;
        let last = self.let_go(&mut batch, person, uin)?;
        batch.remove(pointer);
        self.engine.apply(batch)?;
        Ok(account.map(|account| (account, last)))
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

    /// The account a person points to.
    pub(super) fn pointed_to(&self, person: PersonId) -> Result<Option<Uin>> {
        self.readable(&self.pointer_name(person))
    }

    /// The accounts a person has had, with the present one. What is kept of an account can only be found
    /// by its number.
    pub(super) fn had(&self, person: PersonId) -> Result<Vec<Uin>> {
        let Had(mut had) = self.readable(&self.had_name(person))?.unwrap_or_default();
        let present = self.pointed_to(person)?.filter(|uin| !had.contains(uin));
        had.extend(present);
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

    fn account_name(&self, uin: Uin) -> Vec<u8> {
        self.vault.name(Kind::Account, &[&uin.value().to_be_bytes()])
    }

    pub(super) fn pointer_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Pointer, &[&person.0.to_be_bytes()])
    }

    fn reference_name(&self, person: PersonId, uin: Uin) -> Vec<u8> {
        self.vault.reference(&uin.value().to_be_bytes(), Some(&person.0.to_be_bytes()))
    }
}

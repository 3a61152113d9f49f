//! Logins under way.

use super::{Batch, Kept, Kind, Result, visit};
use crate::model::PersonId;
use crate::store::LoginSession;

impl Kept {
    /// See [`Store::begin_login`](crate::store::Store::begin_login).
    pub(in crate::store) fn begin_login(
        &self,
        session: &LoginSession,
    ) -> Result<Option<LoginSession>> {
        let before = self.login(session.person)?;
        let mut batch = Batch::default();
        self.put(&mut batch, self.login_name(session.person), session);
        self.engine.apply(batch)?;
        Ok(before)
    }

    /// See [`Store::login`](crate::store::Store::login).
    pub(in crate::store) fn login(&self, person: PersonId) -> Result<Option<LoginSession>> {
        self.read(&self.login_name(person))
    }

    /// See [`Store::end_login`](crate::store::Store::end_login).
    pub(in crate::store) fn end_login(&self, person: PersonId, id: &str) -> Result<bool> {
        let is_it = self.login(person)?.is_some_and(|session| session.id == id);
        if is_it {
            let mut batch = Batch::default();
            batch.remove(self.login_name(person));
            self.engine.apply(batch)?;
        }
        Ok(is_it)
    }

    /// See [`Store::logins`](crate::store::Store::logins).
    pub(in crate::store) fn logins(&self) -> Result<Vec<LoginSession>> {
        let mut all = Vec::new();
        visit(self.engine(), Kind::Login.prefix(), |(name, sealed)| {
            all.push(self.vault.open(&name, &sealed)?);
            Ok(())
        })?;
        Ok(all)
    }

    pub(super) fn login_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Login, &[&person.0.to_be_bytes()])
    }
}

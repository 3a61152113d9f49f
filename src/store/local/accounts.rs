//! [`Accounts`] over an engine of this process.

use async_trait::async_trait;
use secrecy::SecretString;

use super::Local;
use crate::model::{PersonId, Uin};
use crate::store::{Account, Accounts, OwnAccount, Result};

#[async_trait]
impl Accounts for Local {
    async fn account(&self, person: PersonId) -> Result<Option<Account>> {
        self.read(move |kept| kept.account(person)).await
    }

    async fn accounts(&self, person: PersonId) -> Result<Vec<OwnAccount>> {
        self.read(move |kept| kept.accounts(person)).await
    }

    async fn account_among(&self, person: PersonId, uin: Uin) -> Result<Option<Account>> {
        self.read(move |kept| kept.account_among(person, uin)).await
    }

    async fn account_of(&self, uin: Uin) -> Result<Option<Account>> {
        self.read(move |kept| kept.account_of(uin)).await
    }

    async fn people_of(&self, uin: Uin) -> Result<Vec<PersonId>> {
        self.read(move |kept| kept.people_of(uin)).await
    }

    async fn link(&self, person: PersonId, account: &Account) -> Result<bool> {
        let account = account.clone();
        self.durable(move |kept| kept.link(person, &account, true)).await
    }

    async fn link_beside(&self, person: PersonId, account: &Account) -> Result<bool> {
        let account = account.clone();
        self.durable(move |kept| kept.link(person, &account, false)).await
    }

    async fn update_account(&self, account: &Account, over: &SecretString) -> Result<bool> {
        let (account, over) = (account.clone(), over.clone());
        self.durable(move |kept| kept.update_account(&account, &over)).await
    }

    async fn use_account(&self, person: PersonId, uin: Uin) -> Result<bool> {
        self.durable(move |kept| kept.use_account(person, uin)).await
    }

    async fn name_account(&self, person: PersonId, uin: Uin, name: Option<&str>) -> Result<bool> {
        let name = name.map(str::to_owned);
        self.durable(move |kept| kept.name_account(person, uin, name)).await
    }

    async fn unlink(&self, person: PersonId) -> Result<Option<(Account, bool)>> {
        self.durable(move |kept| kept.unlink(person, None)).await
    }

    async fn unlink_account(&self, person: PersonId, uin: Uin) -> Result<Option<(Account, bool)>> {
        self.durable(move |kept| kept.unlink(person, Some(uin))).await
    }
}

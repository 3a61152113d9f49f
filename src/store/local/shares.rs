//! [`Shares`] over an engine of this process.

use async_trait::async_trait;
use chrono::NaiveDate;

use super::Local;
use crate::model::{DailyCap, Lending, LentTo, PersonId, Taken, Uin, Use, Uses};
use crate::store::{Result, Shares};

#[async_trait]
impl Shares for Local {
    async fn lendings(&self, to: LentTo) -> Result<Vec<Lending>> {
        self.read(move |kept| kept.lendings(to)).await
    }

    async fn lent_by(&self, lender: PersonId) -> Result<Vec<Lending>> {
        self.read(move |kept| kept.lent_by(lender)).await
    }

    async fn lend(&self, lending: &Lending) -> Result<bool> {
        let lending = lending.clone();
        self.durable(move |kept| kept.lend(&lending)).await
    }

    async fn cap(&self, lender: PersonId, to: LentTo, cap: DailyCap) -> Result<Option<Lending>> {
        self.durable(move |kept| kept.cap(lender, to, cap)).await
    }

    async fn take_back(
        &self,
        lender: PersonId,
        to: Option<LentTo>,
        uin: Option<Uin>,
    ) -> Result<Vec<(Lending, Uses)>> {
        self.durable(move |kept| kept.take_back(lender, to, uin)).await
    }

    async fn take_use(
        &self,
        to: LentTo,
        lender: PersonId,
        used: &Use,
        day: NaiveDate,
    ) -> Result<Taken> {
        let used = used.clone();
        self.write(move |kept| kept.take_use(to, lender, used, day)).await
    }

    async fn give_back(
        &self,
        to: LentTo,
        lender: PersonId,
        (used, before): (&Use, Option<Use>),
        day: NaiveDate,
    ) -> Result<()> {
        let used = used.clone();
        self.write(move |kept| kept.give_back(to, lender, (&used, before), day)).await
    }

    async fn uses(&self, to: LentTo, lender: PersonId) -> Result<Uses> {
        self.read(move |kept| kept.uses(to, lender)).await
    }
}

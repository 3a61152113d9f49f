//! Logins that are lent.

use async_trait::async_trait;
use chrono::NaiveDate;

use super::Result;
use crate::model::{DailyCap, Lending, LentTo, PersonId, Taken, Uin, Use, Uses};

/// The part of the store that deals with lent logins. Errors as those of [`Store`](super::Store).
#[async_trait]
pub trait Shares: Send + Sync {
    /// What is lent to somebody, who lent first first.
    async fn lendings(&self, to: LentTo) -> Result<Vec<Lending>>;

    /// What a person lends, in the order in which they did.
    async fn lent_by(&self, lender: PersonId) -> Result<Vec<Lending>>;

    /// Lends a login, or changes what was lent to the same before, whose place in the order and
    /// count stay. `false`, and nothing is changed, when the group has too many lenders already, or the
    /// lender lends to too many. Durable, all or nothing.
    async fn lend(&self, lending: &Lending) -> Result<bool>;

    /// Changes how often what a person lends to somebody may be used a day, as
    /// [`Caps::with`](crate::model::Caps::with); gives it. `None`, and nothing is changed, when they do not
    /// lend it (any more). Durable.
    async fn cap(&self, lender: PersonId, to: LentTo, cap: DailyCap) -> Result<Option<Lending>>;

    /// Ends what a person lends to somebody, or all of it; of one account, where it is named. What is
    /// known of its use is removed with it. Gives what was ended, with its use. Durable, all or nothing.
    async fn take_back(
        &self,
        lender: PersonId,
        to: Option<LentTo>,
        uin: Option<Uin>,
    ) -> Result<Vec<(Lending, Uses)>>;

    /// Takes one use of a lent login on a day, if its caps allow; a request that took one before takes
    /// no other, and what it is told to be for is changed. Of several who ask at once for the last
    /// one, one gets it.
    async fn take_use(
        &self,
        to: LentTo,
        lender: PersonId,
        used: &Use,
        day: NaiveDate,
    ) -> Result<Taken>;

    /// Gives back the use that a request took for nothing. It keeps it where it got something `before`, which
    /// is what it was for then.
    async fn give_back(
        &self,
        to: LentTo,
        lender: PersonId,
        (used, before): (&Use, Option<Use>),
        day: NaiveDate,
    ) -> Result<()>;

    /// How a lent login was used.
    async fn uses(&self, to: LentTo, lender: PersonId) -> Result<Uses>;
}

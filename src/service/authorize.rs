//! Confirming another device's login with one's own account. What a person is asked to confirm is
//! kept in memory only: the code is a secret that lives a few minutes, and after a restart it is
//! sent anew. Confirming takes it out, so it can be confirmed once.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Duration, Utc};

use super::{Caller, Result, Service};
use crate::model::{LoginCode, Operation, PersonId, Uin};

/// How long a person has to confirm. QQ Music's codes live two to five minutes.
const CONFIRM_WITHIN: Duration = Duration::minutes(3);

/// A question that a person is to answer.
#[derive(Debug, Clone)]
pub struct AuthorizeOffer {
    /// Names the question.
    pub id: String,
    /// The nickname of the account that would confirm; may be empty.
    pub nick: String,
}

/// What people are asked to confirm, one a person: a newer code takes the older one's place.
#[derive(Default)]
pub(super) struct Offers(Mutex<HashMap<PersonId, Offer>>);

struct Offer {
    id: String,
    code: LoginCode,
    /// By which account.
    uin: Uin,
    until: DateTime<Utc>,
}

impl Service {
    /// Operation `authorize`: confirms the login that another device asks for by `code`.
    /// Errors: [`Error::Unsupported`](super::Error::Unsupported) where the backend has no way.
    pub async fn authorize(&self, caller: &Caller, code: &LoginCode) -> Result<()> {
        self.may_ask_remote(caller).await?;
        let work = self.with_login(caller, |credential| async move {
            self.backend.authorize(&credential, code).await
        });
        self.measured(Operation::Authorize, caller.now, work).await
    }

    /// Whether the person has an account that could confirm a login: asked before a photo is read.
    /// Errors: those of [`offer_authorize`](Self::offer_authorize).
    pub async fn may_authorize(&self, caller: &Caller) -> Result<()> {
        self.live_account(caller).await?;
        self.may_ask_remote(caller).await
    }

    /// Keeps a code until the person confirms it.
    /// Errors: without a login that lives there is nothing to confirm with.
    pub async fn offer_authorize(
        &self,
        caller: &Caller,
        code: LoginCode,
    ) -> Result<AuthorizeOffer> {
        let account = self.live_account(caller).await?;
        // told before the question, so that a confirmation is not lost to it
        self.may_ask_remote(caller).await?;
        let id = uuid::Uuid::new_v4().simple().to_string()[..16].to_owned();
        let (uin, until) = (account.credential.uin, caller.now + CONFIRM_WITHIN);
        let offer = Offer { id: id.clone(), code, uin, until };
        let mut offers = self.offers.0.lock().unwrap_or_else(PoisonError::into_inner);
        offers.retain(|_, offer| offer.until > caller.now);
        offers.insert(caller.stored()?, offer);
        Ok(AuthorizeOffer { id, nick: account.nick })
    }

    /// Confirms what was asked, once; `false` when the question is answered already, replaced by a
    /// newer one, or older than three minutes.
    pub async fn confirm_authorize(&self, caller: &Caller, id: &str) -> Result<bool> {
        match self.take_offer(caller, id)? {
            // By the account that was shown, whichever is used now.
            Some(Offer { code, uin, .. }) => {
                let caller = Caller::account(caller.stored()?, uin, caller.now);
                self.authorize(&caller, &code).await.map(|()| true)
            }
            None => Ok(false),
        }
    }

    /// Forgets what was asked; tells whether it still was open.
    pub fn decline_authorize(&self, caller: &Caller, id: &str) -> Result<bool> {
        Ok(self.take_offer(caller, id)?.is_some())
    }

    /// Forgets what a person was asked to confirm.
    pub(super) fn forget_offer(&self, person: PersonId) {
        self.offers.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&person);
    }

    fn take_offer(&self, caller: &Caller, id: &str) -> Result<Option<Offer>> {
        let person = caller.stored()?;
        let mut offers = self.offers.0.lock().unwrap_or_else(PoisonError::into_inner);
        if offers.get(&person).is_none_or(|offer| offer.id != id) {
            return Ok(None);
        }
        Ok(offers.remove(&person).filter(|offer| offer.until > caller.now))
    }
}

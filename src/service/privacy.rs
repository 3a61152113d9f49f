//! What is stored about a person: shown to them, and forgotten when they want it.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Duration, Utc};

use super::{Belongings, Caller, Error, KeptLogin, RemoteServer, Result, Service};
use crate::backend;
use crate::model::{Note, PersonId};
use crate::store::{Account, Origin};

/// How long a person has to say that they want to be forgotten.
const CONFIRM_WITHIN: Duration = Duration::minutes(10);

/// What is going on about privacy in this process.
#[derive(Default)]
pub(super) struct Privacy {
    /// Who was asked whether they want to be forgotten, and until when they may say so; one a person.
    asked: Mutex<HashMap<PersonId, (String, DateTime<Utc>)>>,
    /// One look at everything at a time, however many ask.
    looking: tokio::sync::Mutex<()>,
}

impl Privacy {
    fn asked(&self) -> MutexGuard<'_, HashMap<PersonId, (String, DateTime<Utc>)>> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The question whether somebody wants to be forgotten.
#[derive(Debug, Clone)]
pub struct ForgetOffer {
    /// Names the question; good for this person only, once, for ten minutes.
    pub id: String,
    /// What would be forgotten.
    pub kept: Belongings,
    /// What would become of each of their logins at QQ Music.
    pub logins: Vec<(KeptLogin, LoginFate)>,
}

/// What becomes of a login at QQ Music when its person is forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginFate {
    /// It was made by this bot, and is ended.
    Ends,
    /// It was pasted, and other programs may use it: the person says whether it is ended.
    Chosen,
    /// Somebody else here uses the account, and keeps it.
    Shared,
}

/// What became of forgetting somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForgetDone {
    /// Nothing is stored about them any more.
    Forgotten {
        /// What became of their logins at QQ Music.
        logins: Vec<ForgottenLogin>,
        /// Whether another server may go on with a task that was stopped here.
        left_elsewhere: bool,
    },
    /// A background task of theirs is in the middle of something that cannot be broken off. It will end;
    /// nothing was forgotten.
    Busy,
}

/// A login that was forgotten.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForgottenLogin {
    /// What it was [called](KeptLogin::label).
    pub label: String,
    /// What became of it at QQ Music.
    pub end: LoginEnd,
}

/// What became of a login at QQ Music when its person was forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoginEnd {
    /// It was ended.
    Ended,
    /// It was left as it is: it was pasted, and the person did not want it ended.
    Left,
    /// Somebody else here uses the account.
    Shared,
    /// QQ Music could not be reached, or did not want to: it may live on.
    NotEnded,
}

impl Service {
    /// The other server that people's keys go to, for telling them.
    pub fn remote(&self) -> Option<&RemoteServer> {
        self.remote.as_ref()
    }

    /// Everything that is stored about a person.
    pub async fn belongings(&self, caller: &Caller) -> Result<Belongings> {
        let _one = self.privacy.looking.lock().await;
        Ok(self.store.belongings(caller.stored()?, caller.now).await?)
    }

    /// Asks whether a person wants to be forgotten. A newer question takes the older one's place.
    pub async fn offer_forget(&self, caller: &Caller) -> Result<ForgetOffer> {
        let person = caller.stored()?;
        let kept = self.belongings(caller).await?;
        let fate = |login: &KeptLogin| {
            let account = kept.accounts.iter().find(|account| account.uin == login.uin);
            match (account.is_some_and(|account| account.is_shared), login.origin) {
                (true, _) => LoginFate::Shared,
                (false, Origin::Scanned(_)) => LoginFate::Ends,
                (false, Origin::Pasted) => LoginFate::Chosen,
            }
        };
        let logins = kept.logins.iter().map(|login| (login.clone(), fate(login))).collect();
        let id = uuid::Uuid::new_v4().simple().to_string()[..16].to_owned();
        let mut asked = self.privacy.asked();
        asked.retain(|_, (_, until)| *until > caller.now);
        asked.insert(person, (id.clone(), caller.now + CONFIRM_WITHIN));
        Ok(ForgetOffer { id, kept, logins })
    }

    /// The person's answer to a question: takes it, once; tells whether it still was open.
    pub fn answer_forget(&self, caller: &Caller, id: &str) -> Result<bool> {
        let person = caller.stored()?;
        let mut asked = self.privacy.asked();
        if asked.get(&person).is_none_or(|(asked, _)| asked.as_str() != id) {
            return Ok(false);
        }
        Ok(asked.remove(&person).is_some_and(|(_, until)| until > caller.now))
    }

    /// Forgets a person who said so: ends what is being done for them, removes everything that is stored, and
    /// ends the login at QQ Music where this bot made it, or the person wants a pasted one ended. The
    /// door has ended a login under way before. Must not be broken off.
    pub async fn forget(&self, caller: &Caller, ends_pasted: bool) -> Result<ForgetDone> {
        let person = caller.stored()?;
        // First, for the end of a task would have a run gone on with.
        self.stop_daily_of(person, caller.now).await;
        let Some(left_elsewhere) = self.stop_tasks_of(caller).await? else {
            return Ok(ForgetDone::Busy);
        };
        // New keys that are on their way are waited for: they are what is ended at QQ Music.
        let own = self.accounts(caller).await.unwrap_or_default();
        let mut numbers: Vec<_> = own.iter().map(|own| own.uin).collect();
        // Always in this order, so that two who share accounts do not wait for each other for ever.
        numbers.sort_unstable();
        let mut renewals = Vec::new();
        for uin in numbers {
            renewals.push(self.refresh_turn(uin).await);
        }
        let unseen = self.unsee(person.chat()).await;
        let lent = self.store.lent_by(person).await.unwrap_or_default();
        let gone = self.store.forget(person, caller.now).await?;
        drop((renewals, unseen));
        self.lent_by_nobody(lent).await;
        // What had just been claimed for them finds nothing to do; what it holds is dropped.
        self.stop_daily_running(person).await;
        self.forget_offer(person);
        tracing::info!("a person was forgotten");
        let mut logins = Vec::new();
        for (account, is_last) in gone {
            let end = match account.origin {
                _ if !is_last => LoginEnd::Shared,
                Origin::Pasted if !ends_pasted => LoginEnd::Left,
                Origin::Pasted | Origin::Scanned(_) => self.end_at_music(&account).await,
            };
            let known = own.iter().find(|own| own.uin == account.credential.uin);
            let label = known.map_or_else(|| account.credential.uin.to_string(), KeptLogin::label);
            logins.push(ForgottenLogin { label, end });
        }
        Ok(ForgetDone::Forgotten { logins, left_elsewhere })
    }

    /// Ends a person's background tasks; tells whether another server may go on with one. `None` when one
    /// has not ended yet.
    async fn stop_tasks_of(&self, caller: &Caller) -> Result<Option<bool>> {
        let mut is_left = false;
        for task in self.belongings(caller).await?.tasks {
            if task.state.is_final() {
                continue;
            }
            let ended = match self.cancel_task(caller, task.id).await {
                Ok(ended) => ended,
                // Of an account they had before: it ends when it finds itself gone.
                Err(Error::NotFound) => continue,
                Err(error) => return Err(error),
            };
            if !ended.state.is_final() {
                return Ok(None);
            }
            is_left |= ended.note == Some(Note::LeftElsewhere);
        }
        Ok(Some(is_left))
    }

    /// Ends a login at QQ Music that nobody here uses any more.
    pub(super) async fn end_at_music(&self, account: &Account) -> LoginEnd {
        match self.backend.logout(&account.credential).await {
            Ok(()) | Err(backend::Error::LoginRequired) => LoginEnd::Ended,
            Err(error) => {
                tracing::warn!(%error, "the login could not be ended at QQ Music");
                LoginEnd::NotEnded
            }
        }
    }
}

//! Whose login reads and plays: the person's own; else nobody's, for what QQ Music answers without one; else
//! one that is lent to the group in which they ask, else the bot's default account. The one place where this
//! is decided.
//!
//! So a lent login is neither asked with nor counted where none is needed. One that is dead, that may not be
//! used (any more) today, or that QQ Music does not let play the song is passed over. What was answered for a
//! lent login that was taken back meanwhile is thrown away.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::counters::day_of;
use super::{Caller, Error, Login, Result, Service};
use crate::backend;
use crate::model::{Credential, Lending, LentTo, Operation, PersonId, Taken, Use, Whose};
use crate::store::Account;

/// One request of a person: all it asks for takes one use of a lent login.
#[derive(Debug, Clone)]
pub(super) struct Request(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    number: u64,
    end: Mutex<End>,
}

/// What became of it.
#[derive(Debug, Default)]
struct End {
    whose: Option<Whose>,
    /// Whose lent login that is.
    lending: Option<(LentTo, PersonId)>,
    spent: Option<Spent>,
}

impl Default for Request {
    fn default() -> Self {
        Self(Arc::new(Inner { number: rand::random(), end: Mutex::default() }))
    }
}

impl Request {
    pub(super) fn whose(&self) -> Option<Whose> {
        self.end().whose.clone()
    }

    pub(super) fn spent(&self) -> Option<Spent> {
        self.end().spent.clone()
    }

    fn end(&self) -> MutexGuard<'_, End> {
        self.0.end.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answered(&self, whose: Whose, lending: Option<(LentTo, PersonId)>) {
        let mut end = self.end();
        (end.whose, end.lending) = (Some(whose), lending);
    }
}

/// A cap that is used up for today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    /// Whose login.
    pub whose: Whose,
    /// How often it may be used a day.
    pub cap: u32,
    /// Whether that is by this person; else by all together.
    pub is_members: bool,
}

/// What is asked: an operation, and the song it is about, if it is about one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Errand<'a>(pub(super) Operation, pub(super) &'a str);

impl Service {
    /// Asks with the login that reads and plays for this request, or with none where that is enough.
    pub(super) async fn with_any<T, F, Fut>(
        &self,
        caller: &Caller,
        what: Errand<'_>,
        ask: F,
    ) -> Result<T>
    where
        T: Send,
        F: Fn(Option<Credential>) -> Fut + Send + Sync,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        self.with_enough(caller, what, ask, |_| true).await
    }

    /// As [`with_any`](Self::with_any), where an answer may be not enough: then the next login is asked. When
    /// none is answered enough, the first answer counts.
    pub(super) async fn with_enough<T, F, Fut>(
        &self,
        caller: &Caller,
        what: Errand<'_>,
        ask: F,
        is_enough: impl Fn(&T) -> bool + Send + Sync,
    ) -> Result<T>
    where
        T: Send,
        F: Fn(Option<Credential>) -> Fut + Send + Sync,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        let mut first = None;
        match self.with_login(caller, |credential| ask(Some(credential))).await {
            Err(Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable) => {}
            Ok(answer) if !is_enough(&answer) => first = Some((answer, Whose::Own, None)),
            answer => {
                caller.request.answered(Whose::Own, None);
                return answer;
            }
        }
        let mut without = Err(backend::Error::LoginRequired);
        if first.is_none() {
            without = ask(None).await;
            // That reads are answered without a login need not stay so: when one is asked for, a lent one is next.
            let wants_login = match &without {
                Ok(answer) => !is_enough(answer),
                Err(error) => matches!(error, backend::Error::LoginRequired),
            };
            if !wants_login {
                caller.request.answered(Whose::Nobody, None);
                return Ok(without?);
            }
        }
        for lending in self.borrowable(caller).await? {
            let Some(account) = self.lent_account(&lending, caller).await? else { continue };
            if !self.take_use(caller, &lending, what).await? {
                continue;
            }
            let asked = self.with_account(account, caller.now, |credential| ask(Some(credential)));
            let answer = asked.await;
            if !self.is_lent(&lending).await? {
                continue;
            }
            let (whose, of) = (whose(&lending), Some((lending.to, lending.lender)));
            match answer {
                Ok(answer) if is_enough(&answer) => {
                    caller.request.answered(whose, of);
                    return Ok(answer);
                }
                Ok(answer) => first = first.or(Some((answer, whose, of))),
                Err(Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable) => {
                    self.found_dead(&lending, caller).await;
                }
                Err(error @ Error::Store(_)) => return Err(error),
                // What QQ Music wants of the lender is nothing to tell others, and another login may be
                // answered.
                Err(_) => {}
            }
        }
        if let Some((answer, whose, of)) = first {
            caller.request.answered(whose, of);
            return Ok(answer);
        }
        caller.request.answered(Whose::Nobody, None);
        Ok(without?)
    }

    /// Whether what was answered for a request may still be used: a login that was taken back meanwhile
    /// plays nothing any more.
    pub async fn is_still_lent(&self, caller: &Caller) -> Result<bool> {
        let lending = caller.request.end().lending;
        match lending {
            None => Ok(true),
            Some((to, lender)) => {
                let all = self.store.lendings(to).await?;
                Ok(all.iter().any(|lending| lending.lender == lender))
            }
        }
    }

    /// The logins that others lend to who asks, in the order in which they are used.
    async fn borrowable(&self, caller: &Caller) -> Result<Vec<Lending>> {
        let (true, Login::Of(_)) = (caller.borrows, &caller.login) else { return Ok(Vec::new()) };
        let mut all = match caller.group {
            Some(group) => self.store.lendings(LentTo::Group(group)).await?,
            None => Vec::new(),
        };
        all.extend(self.store.lendings(LentTo::Everyone).await?);
        Ok(all)
    }

    /// The account that is lent, if it can be asked: the lender still has it, it lives, and its keys may go
    /// where they would. What a lender does not have any more, or lends to a group they left, ends here.
    async fn lent_account(&self, lending: &Lending, caller: &Caller) -> Result<Option<Account>> {
        let lender = lending.lender;
        if !self.access.allows_person(lender) {
            return Ok(None);
        }
        let account = self.store.account_among(lender, lending.uin).await?;
        if account.is_none() || self.has_left(lending, caller.now).await {
            self.end_lendings(lender, Some(lending.to), None).await?;
            return Ok(None);
        }
        if self.may_ask(&Caller::person(lender, caller.now)).await.is_err() {
            return Ok(None);
        }
        let Some(mut account) = account.filter(|account| !account.dead) else { return Ok(None) };
        if account.credential.key_ends_at().is_some_and(|at| at <= caller.now.timestamp()) {
            // Asked with it, a use would be taken for nothing where it cannot be renewed.
            match self.refreshed_after(account.clone(), caller.now).await {
                Ok(renewed) => account.credential = renewed,
                Err(error @ Error::Store(_)) => return Err(error),
                Err(Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable) => {
                    self.found_dead(lending, caller).await;
                    return Ok(None);
                }
                Err(_) => return Ok(None),
            }
        }
        Ok(Some(account))
    }

    /// Takes one use; tells whether there was one.
    async fn take_use(
        &self,
        caller: &Caller,
        lending: &Lending,
        Errand(what, about): Errand<'_>,
    ) -> Result<bool> {
        let used = Use {
            request: caller.request.0.number,
            member: caller.stored()?,
            name: caller.name.clone(),
            what,
            about: about.to_owned(),
            at: caller.now,
        };
        let day = day_of(caller.now);
        let (cap, is_members) =
            match self.store.take_use(lending.to, lending.lender, &used, day).await? {
                Taken::Yes => return Ok(true),
                Taken::Gone => return Ok(false),
                Taken::MemberSpent => (lending.caps.member, true),
                Taken::Spent => (lending.caps.total, false),
            };
        caller.request.end().spent = Some(Spent { whose: whose(lending), cap, is_members });
        Ok(false)
    }

    async fn is_lent(&self, lending: &Lending) -> Result<bool> {
        let all = self.store.lendings(lending.to).await?;
        Ok(all.iter().any(|other| (other.lender, other.uin) == (lending.lender, lending.uin)))
    }
}

fn whose(lending: &Lending) -> Whose {
    match lending.to {
        LentTo::Group(_) => Whose::Lent { name: lending.name.clone() },
        LentTo::Everyone => Whose::Default,
    }
}

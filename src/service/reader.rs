//! Whose login reads and plays: the person's own; else nobody's, for what QQ Music answers without one; else
//! one that is lent to the group in which they ask, else the bot's default account. The one place where this
//! is decided.
//!
//! So a lent login is neither asked with nor counted where none is needed. One that is dead, that may not be
//! used (any more) today, or that QQ Music does not let play the song is passed over; it is told which when
//! none answers. Only what was got with a lent login counts: a use is taken before it is asked, so that of two
//! who ask at once for the last one gets it, and given back when nothing came of it. What was answered for a
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
    /// Whose lent login answered, if one did.
    lent: Option<(LentTo, PersonId)>,
    /// What was got with each lent login.
    got: Vec<((LentTo, PersonId), Use)>,
    missed: Option<Missed>,
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

    pub(super) fn missed(&self) -> Option<Missed> {
        self.end().missed.clone()
    }

    fn end(&self) -> MutexGuard<'_, End> {
        self.0.end.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answered(&self, whose: Whose) {
        let mut end = self.end();
        (end.whose, end.lent, end.missed) = (Some(whose), None, None);
    }

    fn got(&self, lending: &Lending, used: Use) {
        self.answered(whose(lending));
        let (of, mut end) = ((lending.to, lending.lender), self.end());
        end.lent = Some(of);
        end.got.retain(|(other, _)| *other != of);
        end.got.push((of, used));
    }

    /// What was got before with this lent login.
    fn got_before(&self, lending: &Lending) -> Option<Use> {
        let end = self.end();
        let of = (lending.to, lending.lender);
        end.got.iter().find(|(other, _)| *other == of).map(|(_, used)| used.clone())
    }
}

/// Why a lent login was no help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missed {
    /// Whose login.
    pub whose: Whose,
    /// Why.
    pub why: Why,
}

/// Why a lent login was no help; of several, the last of these is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// QQ Music does not let it play the song either.
    Refused,
    /// QQ Music did not answer for it, or wants something of its owner.
    Failed,
    /// It is dead.
    Ended,
    /// It was used so often today by all together, as often as it may.
    Spent(u32),
    /// It was used so often today by this person, as often as one may.
    MemberSpent(u32),
}

/// What is asked: an operation, and the song it is about, if it is about one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Errand<'a>(pub(super) Operation, pub(super) &'a str);

/// What an answer of QQ Music is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Worth {
    /// What was asked for.
    Got,
    /// A refusal, for any login.
    Final,
    /// A refusal that tells about the song; another login may be answered otherwise.
    OfSong,
    /// A refusal that tells only about the login that was asked with.
    OfLogin,
}

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
        self.with_best(caller, what, ask, |_| Worth::Got).await
    }

    /// As [`with_any`](Self::with_any), where an answer may be a refusal that another login is not answered:
    /// then the next one is asked. When all are refused, the first refusal counts that tells something to who
    /// asks.
    pub(super) async fn with_best<T, F, Fut>(
        &self,
        caller: &Caller,
        what: Errand<'_>,
        ask: F,
        worth: impl Fn(&T) -> Worth + Send + Sync,
    ) -> Result<T>
    where
        T: Send,
        F: Fn(Option<Credential>) -> Fut + Send + Sync,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        let is_enough = |answer: &T| matches!(worth(answer), Worth::Got | Worth::Final);
        let mut first = None;
        match self.with_login(caller, |credential| ask(Some(credential))).await {
            Err(Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable) => {}
            Ok(answer) if !is_enough(&answer) => first = Some((answer, Whose::Own)),
            answer => {
                caller.request.answered(Whose::Own);
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
                caller.request.answered(Whose::Nobody);
                return Ok(without?);
            }
        }
        let (told, missed) = match Box::pin(self.with_lent(caller, what, &ask, &worth)).await? {
            Borrowing::Answered(answer) => return Ok(answer),
            Borrowing::Missed(told, missed) => (told, missed),
        };
        let (answer, whose) = match first.or(told.map(|answer| (answer, Whose::Nobody))) {
            Some((answer, whose)) => (Ok(answer), whose),
            None => (without, Whose::Nobody),
        };
        caller.request.answered(whose);
        caller.request.end().missed = missed;
        Ok(answer?)
    }

    /// Asks with the logins that are lent, one after the other, until one is answered.
    async fn with_lent<T, F, Fut>(
        &self,
        caller: &Caller,
        what: Errand<'_>,
        ask: &F,
        worth: &(impl Fn(&T) -> Worth + Send + Sync),
    ) -> Result<Borrowing<T>>
    where
        T: Send,
        F: Fn(Option<Credential>) -> Fut + Send + Sync,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        let mut told = None;
        let mut missed: Option<Missed> = None;
        let mut miss = |lending: &Lending, why: Why| {
            if missed.as_ref().is_none_or(|older| older.why < why) {
                missed = Some(Missed { whose: whose(lending), why });
            }
        };
        for lending in self.borrowable(caller).await? {
            let account = match Box::pin(self.lent_account(&lending, caller)).await? {
                Borrowed::Account(account) => account,
                Borrowed::No => continue,
                Borrowed::Missed(why) => {
                    miss(&lending, why);
                    continue;
                }
            };
            let (used, day) = (use_of(caller, what)?, day_of(caller.now));
            match self.store.take_use(lending.to, lending.lender, &used, day).await? {
                Taken::Yes => {}
                Taken::Gone => continue,
                Taken::MemberSpent => {
                    miss(&lending, Why::MemberSpent(lending.caps.member));
                    continue;
                }
                Taken::Spent => {
                    miss(&lending, Why::Spent(lending.caps.total));
                    continue;
                }
            }
            let asked = self.with_account(*account, caller.now, |credential| ask(Some(credential)));
            let answer = Box::pin(asked).await;
            if !self.is_lent(&lending).await? {
                continue;
            }
            if let Ok(answer) = &answer
                && worth(answer) == Worth::Got
            {
                caller.request.got(&lending, used);
            } else {
                let before = caller.request.got_before(&lending);
                self.store.give_back(lending.to, lending.lender, (&used, before), day).await?;
            }
            match answer {
                Ok(answer) => match worth(&answer) {
                    Worth::Got => return Ok(Borrowing::Answered(answer)),
                    Worth::Final => {
                        caller.request.answered(Whose::Nobody);
                        return Ok(Borrowing::Answered(answer));
                    }
                    Worth::OfSong => {
                        miss(&lending, Why::Refused);
                        told = told.or(Some(answer));
                    }
                    Worth::OfLogin => miss(&lending, Why::Failed),
                },
                Err(Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable) => {
                    miss(&lending, Why::Ended);
                    self.found_dead(&lending, caller).await;
                }
                Err(error @ Error::Store(_)) => return Err(error),
                // What QQ Music wants of the lender is nothing to tell others, and another login may be
                // answered.
                Err(_) => miss(&lending, Why::Failed),
            }
        }
        Ok(Borrowing::Missed(told, missed))
    }

    /// Whether what was answered for a request may still be used: a login that was taken back meanwhile
    /// plays nothing any more.
    pub async fn is_still_lent(&self, caller: &Caller) -> Result<bool> {
        let of = caller.request.end().lent;
        match of {
            None => Ok(true),
            Some((to, lender)) => {
                let all = self.store.lendings(to).await?;
                Ok(all.iter().any(|lending| lending.lender == lender))
            }
        }
    }

    /// The logins that others lend to who asks, in the order in which they are used.
    pub(super) async fn borrowable(&self, caller: &Caller) -> Result<Vec<Lending>> {
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
    async fn lent_account(&self, lending: &Lending, caller: &Caller) -> Result<Borrowed> {
        let lender = lending.lender;
        if !self.access.allows_person(lender) {
            return Ok(Borrowed::No);
        }
        let account = self.store.account_among(lender, lending.uin).await?;
        if account.is_none() || self.has_left(lending, caller.now).await {
            self.end_lendings(lender, Some(lending.to), None).await?;
            return Ok(Borrowed::No);
        }
        if self.may_ask(&Caller::person(lender, caller.now)).await.is_err() {
            return Ok(Borrowed::No);
        }
        let Some(mut account) = account.filter(|account| !account.dead) else {
            return Ok(Borrowed::Missed(Why::Ended));
        };
        if account.credential.key_ends_at().is_some_and(|at| at <= caller.now.timestamp()) {
            // Asked with it, a use would be taken for nothing where it cannot be renewed.
            match self.refreshed_after(account.clone(), caller.now).await {
                Ok(renewed) => account.credential = renewed,
                Err(error @ Error::Store(_)) => return Err(error),
                Err(Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable) => {
                    self.found_dead(lending, caller).await;
                    return Ok(Borrowed::Missed(Why::Ended));
                }
                Err(_) => return Ok(Borrowed::Missed(Why::Failed)),
            }
        }
        Ok(Borrowed::Account(Box::new(account)))
    }

    async fn is_lent(&self, lending: &Lending) -> Result<bool> {
        let all = self.store.lendings(lending.to).await?;
        Ok(all.iter().any(|other| (other.lender, other.uin) == (lending.lender, lending.uin)))
    }
}

/// What came of asking with lent logins.
enum Borrowing<T> {
    /// An answer that counts.
    Answered(T),
    /// None: the first refusal that tells something, and why no login was a help.
    Missed(Option<T>, Option<Missed>),
}

/// What can be borrowed of what is lent.
enum Borrowed {
    /// An account that can be asked.
    Account(Box<Account>),
    /// One that cannot be asked now.
    Missed(Why),
    /// Nothing.
    No,
}

/// The use of a lent login that a request takes.
fn use_of(caller: &Caller, Errand(what, about): Errand<'_>) -> Result<Use> {
    Ok(Use {
        request: caller.request.0.number,
        member: caller.stored()?,
        name: caller.name.clone(),
        what,
        about: about.to_owned(),
        at: caller.now,
    })
}

/// What it is called to who borrows it.
pub(super) fn whose(lending: &Lending) -> Whose {
    match lending.to {
        LentTo::Group(_) => Whose::Lent { name: lending.name.clone() },
        LentTo::Everyone => Whose::Default,
    }
}

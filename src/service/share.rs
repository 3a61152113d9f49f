//! Lending a login to a group, or by the bot's owner to everyone, for reading and playing only.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use async_trait::async_trait;
use chrono::{DateTime, TimeDelta, Utc};

use super::counters::day_of;
use super::reader::whose;
use super::{Caller, Error, Result, Service};
use crate::model::{Caps, ChatId, DailyCap, Lending, LentTo, PersonId, Uin, Uses, Whose};

/// For how long it is believed that a lender is in a group.
const SEEN_FOR: TimeDelta = TimeDelta::minutes(10);
/// Lenders whose being there is remembered; more are asked about each time.
const MOST_SEEN: usize = 4096;

/// How often a lent login may be used a day, where the lender says nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LendPolicy {
    /// In a group.
    pub group: Caps,
    /// The bot's default account.
    pub default: Caps,
}

impl Default for LendPolicy {
    fn default() -> Self {
        Self { group: Caps { member: 50, total: 300 }, default: Caps { member: 30, total: 2000 } }
    }
}

/// Who is in a group, asked of the messenger.
#[async_trait]
pub trait Members: Send + Sync {
    /// Whether a person is in a group; `None` when it cannot be known now.
    async fn is_in(&self, group: ChatId, person: PersonId) -> Option<bool>;

    /// A lending ended otherwise than by a press of its lender: the group is told, and the lender,
    /// with how it was used; not a lender who was forgotten, for whom there are no `uses`.
    async fn ended(&self, lending: &Lending, uses: Option<&Uses>);
}

/// What this process knows about lending.
#[derive(Default)]
pub(super) struct Lent {
    policy: LendPolicy,
    /// Without one nobody leaves a group.
    members: OnceLock<Arc<dyn Members>>,
    seen: Mutex<HashMap<(ChatId, PersonId), DateTime<Utc>>>,
}

impl Service {
    /// With other caps.
    pub fn with_lending(mut self, policy: LendPolicy) -> Self {
        self.lent.policy = policy;
        self
    }

    /// From now on groups are asked who is in them. Once.
    pub fn meet(&self, members: Arc<dyn Members>) {
        if self.lent.members.set(members).is_err() {
            tracing::debug!("who is in a group is known already");
        }
    }

    /// What a lending of this kind would be: of the login the person has now.
    /// Errors: [`Error::NotLoggedIn`] and
    /// [`Error::LoginEnded`] when there is none.
    pub async fn offer_lend(&self, caller: &Caller, to: LentTo, title: &str) -> Result<Lending> {
        let account = self.live_account(caller).await?;
        let policy = self.lent.policy;
        Ok(Lending {
            to,
            lender: caller.stored()?,
            uin: account.credential.uin,
            name: caller.name.clone(),
            title: title.to_owned(),
            since: caller.now,
            caps: match to {
                LentTo::Group(_) => policy.group,
                LentTo::Everyone => policy.default,
            },
            said: None,
        })
    }

    /// Lends what was offered, of the login the person has now, and gives what is lent; `said` is the
    /// message that tells the group so. `None` when too many are lent to the group already, or by
    /// the person. Errors: as [`offer_lend`](Self::offer_lend).
    pub async fn lend(
        &self,
        caller: &Caller,
        (to, title): (LentTo, &str),
        said: Option<i32>,
    ) -> Result<Option<Lending>> {
        let lending = Lending { said, ..self.offer_lend(caller, to, title).await? };
        self.may_ask(caller).await?;
        if !self.store.lend(&lending).await? {
            return Ok(None);
        }
        // It is looked at when its keys end.
        if let Err(error) = self.plan_anew(lending.lender, caller.now).await {
            tracing::error!(%error, "when a lent login is looked at could not be planned");
        }
        Ok(Some(lending))
    }

    /// How a lent login was used.
    pub async fn uses(&self, lending: &Lending) -> Result<Uses> {
        Ok(self.store.uses(lending.to, lending.lender).await?)
    }

    /// What the person lends, with how it was used.
    pub async fn lent_by(&self, caller: &Caller) -> Result<Vec<(Lending, Uses)>> {
        let mut all = Vec::new();
        for lending in self.store.lent_by(caller.stored()?).await? {
            let uses = self.store.uses(lending.to, lending.lender).await?;
            all.push((lending, uses));
        }
        Ok(all)
    }

    /// What is lent to somebody, each with whether its login is known to be dead.
    pub async fn lendings(&self, to: LentTo) -> Result<Vec<(Lending, bool)>> {
        let mut all = Vec::new();
        for lending in self.store.lendings(to).await? {
            let account = self.store.account_among(lending.lender, lending.uin).await?;
            all.push((lending, account.is_none_or(|account| account.dead)));
        }
        Ok(all)
    }

    /// Of which accounts that a person lends the login is dead. QQ Music is asked; one of which it does not
    /// tell is not dead.
    pub async fn dead_among(&self, lent: &[Lending], now: DateTime<Utc>) -> Result<Vec<Uin>> {
        let (mut asked, mut dead) = (Vec::new(), Vec::new());
        for Lending { lender, uin, .. } in lent {
            if asked.contains(uin) {
                continue;
            }
            asked.push(*uin);
            match Box::pin(self.is_alive(&Caller::account(*lender, *uin, now))).await {
                Ok(false) | Err(Error::NotLoggedIn) => dead.push(*uin),
                Err(error @ Error::Store(_)) => return Err(error),
                Ok(true) | Err(_) => {}
            }
        }
        Ok(dead)
    }

    /// Whose lent login is used first for somebody, where QQ Music asks for one and their own is not enough:
    /// one that is not known to be dead and not used up for today. Nothing is asked of QQ Music.
    pub async fn would_borrow(&self, caller: &Caller) -> Result<Option<Whose>> {
        let (person, day) = (caller.stored()?, day_of(caller.now));
        for lending in self.borrowable(caller).await? {
            let account = self.store.account_among(lending.lender, lending.uin).await?;
            let (own, total) = self.uses(&lending).await?.on(day, person);
            let is_spent = own >= lending.caps.member || total >= lending.caps.total;
            let is_own = lending.lender == person;
            if account.is_some_and(|account| !account.dead) && !is_spent && !is_own {
                return Ok(Some(whose(&lending)));
            }
        }
        Ok(None)
    }

    /// What the person lends to somebody; `None` when they do not (any more).
    pub async fn lending(&self, caller: &Caller, to: LentTo) -> Result<Option<Lending>> {
        let person = caller.stored()?;
        let all = self.store.lendings(to).await?;
        Ok(all.into_iter().find(|lending| lending.lender == person))
    }

    /// Changes how often what the person lends may be used a day, to what they can choose from; gives it.
    /// `None` when they do not lend it (any more).
    pub async fn cap(&self, caller: &Caller, to: LentTo, cap: DailyCap) -> Result<Option<Lending>> {
        if !cap.is_offered(to) {
            return self.lending(caller, to).await;
        }
        Ok(self.store.cap(caller.stored()?, to, cap).await?)
    }

    /// Takes back what the person lends to somebody, and gives how it was used, which is not kept; `None`
    /// when they do not lend it (any more). From now on nothing is asked with it, also of what is under way.
    pub async fn take_back(&self, caller: &Caller, to: LentTo) -> Result<Option<(Lending, Uses)>> {
        let mut ended = self.store.take_back(caller.stored()?, Some(to), None).await?;
        Ok(ended.pop())
    }

    /// Ends what a person lends to somebody, or of one account; all are told.
    pub(super) async fn end_lendings(
        &self,
        lender: PersonId,
        to: Option<LentTo>,
        uin: Option<Uin>,
    ) -> Result<()> {
        for (lending, uses) in self.store.take_back(lender, to, uin).await? {
            if let Some(members) = self.lent.members.get() {
                members.ended(&lending, Some(&uses)).await;
            }
        }
        Ok(())
    }

    /// What a person lent has ended because they were forgotten: groups are told, without a name.
    pub(super) async fn lent_by_nobody(&self, lent: Vec<Lending>) {
        let Some(members) = self.lent.members.get() else { return };
        for lending in lent {
            members.ended(&Lending { name: String::new(), ..lending }, None).await;
        }
    }

    /// Somebody left a group: what they lend to it ends, and they are on its board no more.
    pub async fn left(&self, group: ChatId, person: PersonId) -> Result<()> {
        self.lent.forget(group, person);
        self.end_lendings(person, Some(LentTo::Group(group)), None).await?;
        let board = self.store.board(group).await?;
        if board.members.iter().any(|member| member.person == person) {
            self.leave_board(group, person).await?;
        }
        Ok(())
    }

    /// The bot is not in a group any more: what was lent to it ends, and its board.
    pub async fn left_by_bot(&self, group: ChatId) -> Result<()> {
        for lending in self.store.lendings(LentTo::Group(group)).await? {
            self.left(group, lending.lender).await?;
        }
        self.end_board(group).await
    }

    /// Whether a lender is known to have left the group they lend to. Asked now and then; while it cannot be
    /// known, they are as who was there when it was known last.
    pub(super) async fn has_left(&self, lending: &Lending, now: DateTime<Utc>) -> bool {
        let (LentTo::Group(group), Some(members)) = (lending.to, self.lent.members.get()) else {
            return false;
        };
        if self.lent.was_seen(group, lending.lender, now) {
            return false;
        }
        match members.is_in(group, lending.lender).await {
            Some(false) => {
                self.lent.forget(group, lending.lender);
                true
            }
            Some(true) => {
                self.lent.see(group, lending.lender, now);
                false
            }
            None => false,
        }
    }

    /// A lent login turned out to be dead: its lender is told as they would be if they had found out.
    pub(super) async fn found_dead(&self, lending: &Lending, caller: &Caller) {
        if let Err(error) = self.look_at_login(lending.lender, lending.uin, caller.now).await {
            tracing::error!(%error, "a lender is told later that their login died");
        }
    }
}

impl Lent {
    fn was_seen(&self, group: ChatId, person: PersonId, now: DateTime<Utc>) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(&(group, person)).is_some_and(|at| now - *at < SEEN_FOR)
    }

    fn see(&self, group: ChatId, person: PersonId, now: DateTime<Utc>) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if seen.len() >= MOST_SEEN {
            seen.retain(|_, at| now - *at < SEEN_FOR);
        }
        if seen.len() < MOST_SEEN {
            seen.insert((group, person), now);
        }
    }

    fn forget(&self, group: ChatId, person: PersonId) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.remove(&(group, person));
    }
}

//! Lending a login, for reading and playing only.

use chrono::{DateTime, NaiveDate, Utc};

use super::{ChatId, Operation, PersonId, Uin};

/// To whom a login is lent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LentTo {
    /// To who asks in this group.
    Group(ChatId),
    /// To everybody, as the bot's default account. Only the bot's owners lend so.
    Everyone,
}

/// How often a lent login is used on one of QQ Music's days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caps {
    /// By one person.
    pub member: u32,
    /// By all together.
    pub total: u32,
}

/// A login that is lent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lending {
    /// To whom.
    pub to: LentTo,
    /// By whom.
    pub lender: PersonId,
    /// Which of their accounts: not another one they log in to later.
    pub uin: Uin,
    /// The lender's name as Telegram shows it; others are told it.
    pub name: String,
    /// The group's title; empty for [`LentTo::Everyone`].
    pub title: String,
    /// Since when.
    pub since: DateTime<Utc>,
    /// How often it may be used a day.
    pub caps: Caps,
    /// The message in the group that says so; `None` where it is not known.
    pub said: Option<i32>,
}

impl Caps {
    /// With one of them changed. One person may not more than all together: the other cap follows, to the
    /// nearest that can be chosen.
    pub fn with(self, cap: DailyCap, to: LentTo) -> Self {
        match cap {
            DailyCap::Member(member) => {
                let fits = DailyCap::total(to).into_iter().find(|total| *total >= member);
                let total = if self.total < member { fits.unwrap_or(member) } else { self.total };
                Self { member, total }
            }
            DailyCap::Total(total) => {
                let fits = DailyCap::MEMBER.into_iter().rev().find(|member| *member <= total);
                let member = if self.member > total { fits.unwrap_or(total) } else { self.member };
                Self { member, total }
            }
        }
    }

    /// The other cap, where it followed when one was changed.
    pub fn followed(self, cap: DailyCap, to: LentTo) -> Option<DailyCap> {
        let Self { member, total } = self.with(cap, to);
        match cap {
            DailyCap::Member(_) => (total != self.total).then_some(DailyCap::Total(total)),
            DailyCap::Total(_) => (member != self.member).then_some(DailyCap::Member(member)),
        }
    }
}

/// A change of how often a lent login may be used a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DailyCap {
    /// By one person.
    Member(u32),
    /// By all together.
    Total(u32),
}

impl DailyCap {
    /// What a lender can choose from for one person.
    pub const MEMBER: [u32; 6] = [10, 20, 30, 50, 100, 200];

    /// What a lender can choose from for all together.
    pub fn total(to: LentTo) -> [u32; 6] {
        match to {
            LentTo::Group(_) => [50, 100, 200, 300, 600, 1200],
            LentTo::Everyone => [200, 500, 1000, 2000, 5000, 10_000],
        }
    }

    /// Whether a lender can choose it.
    pub fn is_offered(self, to: LentTo) -> bool {
        match self {
            Self::Member(times) => Self::MEMBER.contains(&times),
            Self::Total(times) => Self::total(to).contains(&times),
        }
    }
}

/// A request for which a lent login was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// Tells the request from others: all it asks for counts as one use.
    pub request: u64,
    /// Who asked.
    pub member: PersonId,
    /// Their name as Telegram shows it.
    pub name: String,
    /// What for.
    pub what: Operation,
    /// The song, where it was about one; else empty.
    pub about: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// How a lent login was used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Uses {
    /// The QQ Music's day that is counted.
    pub day: NaiveDate,
    /// How often each person used it on that day.
    pub counts: Vec<(PersonId, u32)>,
    /// The last requests, the newest first; a bounded number.
    pub lately: Vec<Use>,
}

impl Uses {
    /// How often it was used on a day, by a person and by all.
    pub fn on(&self, day: NaiveDate, person: PersonId) -> (u32, u32) {
        if day != self.day {
            return (0, 0);
        }
        let own = self.counts.iter().find(|(member, _)| *member == person);
        let total = self.counts.iter().fold(0, |sum: u32, (_, times)| sum.saturating_add(*times));
        (own.map_or(0, |(_, times)| *times), total)
    }
}

/// Whether a lent login may be used for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// Yes; it is counted.
    Yes,
    /// It is not lent (any more).
    Gone,
    /// The person's cap of the day is used up.
    MemberSpent,
    /// The cap of all together is.
    Spent,
}

/// Whose login a request was answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The person's own, or the one that came with the request.
    Own,
    /// One that is lent to the group, under this name.
    Lent {
        /// The lender's name.
        name: String,
    },
    /// The bot's default account.
    Default,
    /// Nobody's.
    Nobody,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_may_never_more_than_all_together() {
        let group = LentTo::Group(ChatId(-7));
        let caps = Caps { member: 50, total: 50 };
        let lifted = caps.with(DailyCap::Member(200), group);
        assert_eq!(lifted, Caps { member: 200, total: 200 });
        assert_eq!(caps.followed(DailyCap::Member(200), group), Some(DailyCap::Total(200)));
        let lowered = lifted.with(DailyCap::Total(50), group);
        assert_eq!(lowered, Caps { member: 50, total: 50 });
        assert_eq!(lifted.followed(DailyCap::Total(50), group), Some(DailyCap::Member(50)));
        assert_eq!(caps.followed(DailyCap::Member(20), group), None);
        assert_eq!(caps.with(DailyCap::Total(300), group), Caps { member: 50, total: 300 });
    }
}

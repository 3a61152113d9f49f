//! Logins that are lent, to whom, and how they were used.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::account::uin;
use super::{Record, date, decode, encode, moment, time};
use crate::model::{Caps, ChatId, Lending, LentTo, Operation, PersonId, Use, Uses};
use crate::store::{Error, Result};

const VERSION: u8 = 1;
/// The version of what is lent that tells the message which says so.
const SAID: u8 = 2;

/// To whom: a group's id, or zero for everyone.
pub(in crate::store) fn place(to: LentTo) -> i64 {
    match to {
        LentTo::Group(group) => group.0,
        LentTo::Everyone => 0,
    }
}

fn to(place: i64) -> LentTo {
    if place == 0 { LentTo::Everyone } else { LentTo::Group(ChatId(place)) }
}

#[derive(Serialize, Deserialize)]
struct LendingV1 {
    to: i64,
    lender: u64,
    uin: u64,
    name: String,
    title: String,
    since: i64,
    member: u32,
    total: u32,
}

#[derive(Serialize, Deserialize)]
struct LendingV2 {
    before: LendingV1,
    said: Option<i32>,
}

/// What is lent to somebody, in the order of lending.
#[derive(Debug, Default)]
pub(in crate::store) struct Lendings(pub(in crate::store) Vec<Lending>);

impl Record for Lendings {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let one = |lending: &Lending| {
            let Lending { to, lender, uin, name, title, since, caps, said } = lending;
            let Caps { member, total } = *caps;
            let (name, title) = (name.clone(), title.clone());
            let (to, lender, uin, since) = (place(*to), lender.0, uin.value(), moment(*since));
            let before = LendingV1 { to, lender, uin, name, title, since, member, total };
            LendingV2 { before, said: *said }
        };
        encode(SAID, &self.0.iter().map(one).collect::<Vec<_>>())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let all: Vec<LendingV2> = match bytes.first() {
            Some(&VERSION) => {
                let all: Vec<LendingV1> = decode(VERSION, bytes)?;
                all.into_iter().map(|before| LendingV2 { before, said: None }).collect()
            }
            _ => decode(SAID, bytes)?,
        };
        let one = |LendingV2 { before: it, said }: LendingV2| -> Result<_> {
            Ok(Lending {
                to: to(it.to),
                lender: PersonId(it.lender),
                uin: uin(it.uin)?,
                name: it.name,
                title: it.title,
                since: time(it.since)?,
                caps: Caps { member: it.member, total: it.total },
                said,
            })
        };
        all.into_iter().map(one).collect::<Result<_>>().map(Self)
    }
}

/// To whom a person lends.
#[derive(Debug, Default)]
pub(in crate::store) struct LentBy(pub(in crate::store) Vec<LentTo>);

impl Record for LentBy {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.0.iter().copied().map(place).collect::<Vec<_>>())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let all: Vec<i64> = decode(VERSION, bytes)?;
        Ok(Self(all.into_iter().map(to).collect()))
    }
}

#[derive(Serialize, Deserialize)]
struct UseV1 {
    request: u64,
    member: u64,
    name: String,
    what: String,
    about: String,
    at: i64,
}

#[derive(Serialize, Deserialize)]
struct UsesV1 {
    day: i32,
    counts: Vec<(u64, u32)>,
    lately: Vec<UseV1>,
}

impl Record for Uses {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { day, counts, lately } = self;
        let one = |used: &Use| {
            let Use { request, member, name, what, about, at } = used;
            let (name, about) = (name.clone(), about.clone());
            let what = what.name().to_owned();
            UseV1 { request: *request, member: member.0, name, what, about, at: moment(*at) }
        };
        let record = UsesV1 {
            day: day.to_epoch_days(),
            counts: counts.iter().map(|(member, times)| (member.0, *times)).collect(),
            lately: lately.iter().map(one).collect(),
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let UsesV1 { day, counts, lately } = decode(VERSION, bytes)?;
        let one = |it: UseV1| -> Result<_> {
            let what = Operation::from_name(&it.what).ok_or(Error::Corrupt("no such operation"))?;
            let UseV1 { request, member, name, about, at, .. } = it;
            Ok(Use { request, member: PersonId(member), name, what, about, at: time(at)? })
        };
        Ok(Self {
            day: date(day)?,
            counts: counts.into_iter().map(|(member, times)| (PersonId(member), times)).collect(),
            lately: lately.into_iter().map(one).collect::<Result<_>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_lent_before_its_message_was_kept_is_read() {
        let name = || "小林".to_owned();
        let older = LendingV1 {
            to: -7,
            lender: 5,
            uin: 9,
            name: name(),
            title: name(),
            since: 0,
            member: 50,
            total: 300,
        };
        let Lendings(all) = Lendings::from_bytes(&encode(VERSION, &vec![older])).expect("reads");
        assert_eq!((all[0].lender, all[0].caps.total, all[0].said), (PersonId(5), 300, None));
        let newer = Lendings(vec![Lending { said: Some(44), ..all[0].clone() }]);
        let Lendings(again) = Lendings::from_bytes(&newer.to_bytes()).expect("reads");
        assert_eq!(again, newer.0);
    }
}

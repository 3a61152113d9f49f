//! A person's agenda, with who has a claim on it.

use chrono::{DateTime, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::run::RunV1;
use super::{Record, date, decode, encode, moment, time};
use crate::model::{ChatId, Chore, Pause, PersonId, Place, QuietHours, Schedule, Tell};
use crate::store::{Agenda, Error, Result};

const VERSION: u8 = 1;

/// An agenda as it is kept.
#[derive(Debug, Clone)]
pub(in crate::store) struct Slot {
    /// Whose it is; the name of the record does not tell.
    pub(in crate::store) person: PersonId,
    /// The agenda.
    pub(in crate::store) agenda: Agenda,
    /// Who has a claim, or had one and did not end it.
    pub(in crate::store) lease: Option<Lease>,
}

/// A claim on an agenda.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Lease {
    /// Tells the claim from others.
    pub(in crate::store) token: u64,
    /// When somebody else may have it.
    pub(in crate::store) until: DateTime<Utc>,
}

/// Chores and zones stand by their names, so that neither order nor number matters.
#[derive(Serialize, Deserialize)]
struct ScheduleV1<'a> {
    #[serde(borrow)]
    chores: Vec<&'a str>,
    at: u32,
    zone: Option<&'a str>,
    tell: &'a str,
    quiet: Option<(u32, u32)>,
    place: Option<PlaceV1>,
}

/// A [`Place`], inside other records.
#[derive(Serialize, Deserialize)]
pub(super) struct PlaceV1 {
    chat: i64,
    topic: Option<i32>,
}

#[derive(Serialize, Deserialize)]
struct SlotV1<'a> {
    person: u64,
    #[serde(borrow)]
    schedule: ScheduleV1<'a>,
    run_at: Option<i64>,
    refresh_at: Option<i64>,
    sample_at: Option<i64>,
    run: Option<RunV1>,
    finished: Option<i32>,
    pause: Option<&'a str>,
    version: u64,
    lease: Option<(u64, i64)>,
}

impl From<Place> for PlaceV1 {
    fn from(Place { chat, topic }: Place) -> Self {
        Self { chat: chat.0, topic }
    }
}

impl From<PlaceV1> for Place {
    fn from(PlaceV1 { chat, topic }: PlaceV1) -> Self {
        Self { chat: ChatId(chat), topic }
    }
}

impl Record for Slot {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { person, agenda, lease } = self;
        let Agenda { schedule, run_at, refresh_at, sample_at, run, finished, pause, version } =
            agenda;
        let record = SlotV1 {
            person: person.0,
            schedule: schedule_to(schedule),
            run_at: run_at.map(moment),
            refresh_at: refresh_at.map(moment),
            sample_at: sample_at.map(moment),
            run: run.as_ref().map(RunV1::from),
            finished: finished.map(|day| day.to_epoch_days()),
            pause: pause.map(Pause::name),
            version: *version,
            lease: lease.map(|Lease { token, until }| (token, moment(until))),
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let record: SlotV1<'_> = decode(VERSION, bytes)?;
        let pause = |name| Pause::from_name(name).ok_or(Error::Corrupt("an unknown pause"));
        let agenda = Agenda {
            schedule: schedule_of(record.schedule)?,
            run_at: record.run_at.map(time).transpose()?,
            refresh_at: record.refresh_at.map(time).transpose()?,
            sample_at: record.sample_at.map(time).transpose()?,
            run: record.run.map(RunV1::read).transpose()?,
            finished: record.finished.map(date).transpose()?,
            pause: record.pause.map(pause).transpose()?,
            version: record.version,
        };
        let lease = |(token, until)| -> Result<_> { Ok(Lease { token, until: time(until)? }) };
        let lease = record.lease.map(lease).transpose()?;
        Ok(Self { person: PersonId(record.person), agenda, lease })
    }
}

fn schedule_to(schedule: &Schedule) -> ScheduleV1<'_> {
    let Schedule { chores, at, zone, tell, quiet, place } = schedule;
    let seconds = NaiveTime::num_seconds_from_midnight;
    ScheduleV1 {
        chores: chores.iter().map(Chore::name).collect(),
        at: seconds(at),
        zone: zone.as_ref().map(|zone| zone.name()),
        tell: tell.name(),
        quiet: quiet.map(|QuietHours { from, until }| (seconds(&from), seconds(&until))),
        place: place.map(PlaceV1::from),
    }
}

/// A chore, a zone or a choice that no longer exists counts as not chosen.
fn schedule_of(record: ScheduleV1<'_>) -> Result<Schedule> {
    let clock = |seconds| {
        NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)
            .ok_or(Error::Corrupt("no time of a day"))
    };
    let quiet = |(from, until)| -> Result<_> {
        Ok(QuietHours { from: clock(from)?, until: clock(until)? })
    };
    Ok(Schedule {
        chores: record.chores.into_iter().filter_map(Chore::from_name).collect(),
        at: clock(record.at)?,
        zone: record.zone.and_then(|zone| zone.parse().ok()),
        tell: Tell::from_name(record.tell).unwrap_or_default(),
        quiet: record.quiet.map(quiet).transpose()?,
        place: record.place.map(Place::from),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_longer_exists_counts_as_not_chosen() {
        let record = ScheduleV1 {
            chores: vec!["sign", "cook", "history"],
            at: 60,
            zone: Some("Mars/Olympus_Mons"),
            tell: "shout",
            quiet: None,
            place: None,
        };
        let schedule = schedule_of(record).expect("is read");
        assert_eq!(schedule.chores, [Chore::Sign, Chore::History].into_iter().collect());
        assert_eq!((schedule.zone, schedule.tell), (None, Tell::All));
    }
}

//! A person's agenda, with who has a claim on it.

use chrono::{DateTime, NaiveTime, Timelike, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::account::uin;
use super::run::{OwnRunV1, RunV1, own_run_of, own_run_to};
use super::{Record, date, decode, encode, moment, time};
use crate::model::{ChatId, Chore, Pause, PersonId, Place, QuietHours, Run, Schedule, Tell, Uin};
use crate::store::{Agenda, Day, Error, Result};

const VERSION: u8 = 1;
/// The version with a day for each account.
const OF_ACCOUNTS: u8 = 2;

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

#[derive(Serialize, Deserialize)]
struct DayV1 {
    uin: u64,
    run_at: Option<i64>,
    refresh_at: Option<i64>,
    sample_at: Option<i64>,
    run: Option<RunV1>,
    finished: Option<i32>,
    is_dead: bool,
}

#[derive(Serialize, Deserialize)]
struct SlotV2<'a> {
    #[serde(borrow)]
    before: SlotV1<'a>,
    uin: Option<u64>,
    others: Vec<DayV1>,
    untold: Vec<OwnRunV1>,
}

impl From<&Day> for DayV1 {
    fn from(day: &Day) -> Self {
        let Day { uin, run_at, refresh_at, sample_at, run, finished, is_dead } = day;
        Self {
            uin: uin.value(),
            run_at: run_at.map(moment),
            refresh_at: refresh_at.map(moment),
            sample_at: sample_at.map(moment),
            run: run.as_ref().map(RunV1::from),
            finished: finished.map(|day| day.to_epoch_days()),
            is_dead: *is_dead,
        }
    }
}

impl DayV1 {
    fn read(self) -> Result<Day> {
        let uin = uin(self.uin)?;
        let run = self.run.map(RunV1::read).transpose()?;
        Ok(Day {
            uin,
            run_at: self.run_at.map(time).transpose()?,
            refresh_at: self.refresh_at.map(time).transpose()?,
            sample_at: self.sample_at.map(time).transpose()?,
            run: run.map(|run| Run { uin: Some(uin), ..run }),
            finished: self.finished.map(date).transpose()?,
            is_dead: self.is_dead,
        })
    }
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
        let Agenda {
            schedule,
            uin,
            run_at,
            refresh_at,
            sample_at,
            run,
            finished,
            pause,
            others,
            untold,
            version,
        } = agenda;
        let before = SlotV1 {
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
        let record = SlotV2 {
            before,
            uin: uin.map(Uin::value),
            others: others.iter().map(DayV1::from).collect(),
            untold: untold.iter().map(own_run_to).collect(),
        };
        encode(OF_ACCOUNTS, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let SlotV2 { before: record, uin: number, others, untold } = match bytes.first() {
            Some(&VERSION) => SlotV2 {
                before: decode(VERSION, bytes)?,
                uin: None,
                others: Vec::new(),
                untold: Vec::new(),
            },
            _ => decode(OF_ACCOUNTS, bytes)?,
        };
        let front = number.map(uin).transpose()?;
        let run = record.run.map(RunV1::read).transpose()?;
        let pause = |name| Pause::from_name(name).ok_or(Error::Corrupt("an unknown pause"));
        let agenda = Agenda {
            schedule: schedule_of(record.schedule)?,
            uin: front,
            run_at: record.run_at.map(time).transpose()?,
            refresh_at: record.refresh_at.map(time).transpose()?,
            sample_at: record.sample_at.map(time).transpose()?,
            run: run.map(|run| Run { uin: front, ..run }),
            finished: record.finished.map(date).transpose()?,
            pause: record.pause.map(pause).transpose()?,
            others: others.into_iter().map(DayV1::read).collect::<Result<_>>()?,
            untold: untold.into_iter().map(own_run_of).collect::<Result<_>>()?,
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

    #[test]
    fn an_agenda_of_when_a_person_had_one_account_is_read() {
        let bytes = encode(
            VERSION,
            &SlotV1 {
                person: 7,
                schedule: schedule_to(&Schedule::default()),
                run_at: Some(1_000_000),
                refresh_at: None,
                sample_at: Some(2_000_000),
                run: None,
                finished: Some(20_000),
                pause: Some("login-dead"),
                version: 5,
                lease: Some((9, 3_000_000)),
            },
        );
        let Slot { person, agenda, lease } = Slot::from_bytes(&bytes).expect("is read");
        assert_eq!((person, agenda.version, agenda.uin), (PersonId(7), 5, None));
        assert_eq!(agenda.run_at.map(|at| at.timestamp()), Some(1));
        assert!(agenda.others.is_empty() && agenda.untold.is_empty() && lease.is_some());
        let own = uin(1_000_000_077).expect("a number");
        let mut fronted = agenda.clone();
        fronted.front(own);
        assert_eq!(fronted, Agenda { uin: Some(own), ..agenda }, "it is the first account's");
    }
}

//! A task.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::account::{CredentialV1, uin};
use super::note::{AddedV1, NoteV1, added_of, added_to, note_of, note_to};
use super::{Record, decode, encode, moment, time};
use crate::model::{
    CoinTaskKind, FavouriteKind, PersonId, SongId, SongMid, Step, StepState, Task, TaskId,
    TaskKind, TaskSong, TaskState,
};
use crate::store::{Asking, Behalf, CoinWork, Error, Job, Order, Result};

const VERSION: u8 = 1;
/// That of tasks before they knew what was put among the favourites.
const WITHOUT_FAVOURITES: u8 = 2;
/// That of tasks: version 1 did not know what was claimed, nor the day of the work.
const JOB_VERSION: u8 = 3;

#[derive(Serialize, Deserialize)]
struct StepV1 {
    name: String,
    state: String,
    note: Option<NoteV1>,
}

#[derive(Serialize, Deserialize)]
enum BehalfV1<'a> {
    Person(u64),
    Given {
        #[serde(borrow)]
        credential: Option<CredentialV1<'a>>,
        print: [u8; 32],
    },
}

#[derive(Serialize, Deserialize)]
enum OrderV1 {
    Coins { library: bool },
    Accelerate { id: u64, mid: String, name: String, singer: [String; 2], length_s: u32 },
}

#[derive(Serialize, Deserialize)]
enum CoinTaskKindV1 {
    Click,
    /// Once all that changes the library.
    InApp,
    Timer,
    FavouriteSong,
    FavouritePlaylist,
}

#[derive(Serialize, Deserialize)]
enum AskingV1 {
    Report,
    Claim,
    Favour,
}

#[derive(Serialize, Deserialize)]
struct CoinWorkV1 {
    activity: String,
    id: String,
    kind: CoinTaskKindV1,
    prize: u64,
    asking: Option<AskingV1>,
    finished: u32,
    claims: u32,
    awarded: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct CoinWorkV2 {
    work: CoinWorkV1,
    claimed: Option<u32>,
}

#[derive(Serialize, Deserialize)]
struct CoinWorkV3 {
    work: CoinWorkV2,
    added: Vec<AddedV1>,
    added_at: Option<u32>,
}

/// What all versions have in common; `W` is how they keep the works.
#[derive(Serialize, Deserialize)]
struct JobV1<'a, W> {
    id: &'a str,
    kind: &'a str,
    uin: u64,
    state: &'a str,
    note: Option<NoteV1>,
    steps: Vec<StepV1>,
    before: Option<u64>,
    after: Option<u64>,
    earned: u64,
    created_at: i64,
    ended_at: Option<i64>,
    #[serde(borrow)]
    behalf: BehalfV1<'a>,
    order: OrderV1,
    works: Vec<W>,
    elsewhere: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(bound(deserialize = "W: Deserialize<'de>"))]
struct JobV2<'a, W> {
    #[serde(borrow)]
    job: JobV1<'a, W>,
    /// Days since 0001-01-01.
    planned_on: Option<i32>,
}

impl Record for Job {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { task, behalf, order, works, elsewhere, planned_on } = self;
        let Task { id, kind, uin, state, note, steps, before, after, earned, created_at, ended_at } =
            task;
        let job = JobV1 {
            id: &id.to_string(),
            kind: kind.name(),
            uin: uin.value(),
            state: state.name(),
            note: note.as_ref().map(note_to),
            steps: steps.iter().map(step_to).collect(),
            before: *before,
            after: *after,
            earned: *earned,
            created_at: moment(*created_at),
            ended_at: ended_at.map(moment),
            behalf: match behalf {
                Behalf::Person(person) => BehalfV1::Person(person.0),
                Behalf::Given { credential, print } => BehalfV1::Given {
                    credential: credential.as_deref().map(CredentialV1::from),
                    print: *print,
                },
            },
            order: order_to(order),
            works: works.iter().map(work_to).collect(),
            elsewhere: elsewhere.clone(),
        };
        let planned_on = planned_on.map(|day| day.num_days_from_ce());
        encode(JOB_VERSION, &JobV2 { job, planned_on })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        if bytes.first() == Some(&VERSION) {
            let record: JobV1<'_, CoinWorkV1> = decode(VERSION, bytes)?;
            return job_of(record, work_of_v1, None);
        }
        let day = |days: Option<i32>| days.and_then(NaiveDate::from_num_days_from_ce_opt);
        if bytes.first() == Some(&WITHOUT_FAVOURITES) {
            let JobV2 { job, planned_on } = decode(WITHOUT_FAVOURITES, bytes)?;
            return job_of(job, work_of_v2, day(planned_on));
        }
        let JobV2 { job, planned_on } = decode(JOB_VERSION, bytes)?;
        job_of(job, work_of, day(planned_on))
    }
}

fn job_of<W>(
    record: JobV1<'_, W>,
    work_of: fn(W) -> CoinWork,
    planned_on: Option<NaiveDate>,
) -> Result<Job> {
    let task = Task {
        id: task_id(record.id)?,
        kind: TaskKind::from_name(record.kind).ok_or(UNKNOWN)?,
        uin: uin(record.uin)?,
        state: TaskState::from_name(record.state).ok_or(UNKNOWN)?,
        note: record.note.map(note_of),
        steps: record.steps.into_iter().map(step_of).collect::<Result<_>>()?,
        before: record.before,
        after: record.after,
        earned: record.earned,
        created_at: time(record.created_at)?,
        ended_at: record.ended_at.map(time).transpose()?,
    };
    let behalf = match record.behalf {
        BehalfV1::Person(person) => Behalf::Person(PersonId(person)),
        BehalfV1::Given { credential, print } => {
            let credential = credential.map(TryInto::try_into).transpose()?.map(Box::new);
            Behalf::Given { credential, print }
        }
    };
    Ok(Job {
        task,
        behalf,
        order: order_of(record.order)?,
        works: record.works.into_iter().map(work_of).collect(),
        elsewhere: record.elsewhere,
        planned_on,
    })
}

const UNKNOWN: Error = Error::Corrupt("a task of an unknown kind or state");

pub(super) fn task_id(text: &str) -> Result<TaskId> {
    TaskId::parse(text).map_err(|_| Error::Corrupt("a task without an id"))
}

fn step_to(step: &Step) -> StepV1 {
    let Step { name, state, note } = step;
    StepV1 { name: name.clone(), state: state.name().to_owned(), note: note.as_ref().map(note_to) }
}

fn step_of(record: StepV1) -> Result<Step> {
    let StepV1 { name, state, note } = record;
    let state = StepState::from_name(&state).ok_or(UNKNOWN)?;
    Ok(Step { name, state, note: note.map(note_of) })
}

fn order_to(order: &Order) -> OrderV1 {
    match order {
        Order::Coins { library } => OrderV1::Coins { library: *library },
        Order::Accelerate { song } => {
            let TaskSong { id, mid, name, singer, singer_mid, length_s } = song.clone();
            OrderV1::Accelerate {
                id: id.value(),
                mid: mid.to_string(),
                name,
                singer: [singer, singer_mid],
                length_s,
            }
        }
    }
}

fn order_of(record: OrderV1) -> Result<Order> {
    let no_song = |_| Error::Corrupt("a task without a song");
    Ok(match record {
        OrderV1::Coins { library } => Order::Coins { library },
        OrderV1::Accelerate { id, mid, name, singer: [singer, singer_mid], length_s } => {
            let id = SongId::new(id).map_err(no_song)?;
            let mid = SongMid::new(mid).map_err(no_song)?;
            let song = TaskSong { id, mid, name, singer, singer_mid, length_s };
            Order::Accelerate { song }
        }
    })
}

fn work_to(work: &CoinWork) -> CoinWorkV3 {
    let CoinWork {
        activity,
        id,
        kind,
        prize,
        asking,
        finished,
        claims,
        claimed,
        awarded,
        added,
        added_at,
    } = work;
    let work = CoinWorkV1 {
        activity: activity.clone(),
        id: id.clone(),
        kind: match kind {
            CoinTaskKind::Click => CoinTaskKindV1::Click,
            CoinTaskKind::InApp => CoinTaskKindV1::InApp,
            CoinTaskKind::Favourite(FavouriteKind::Song) => CoinTaskKindV1::FavouriteSong,
            CoinTaskKind::Favourite(FavouriteKind::Playlist) => CoinTaskKindV1::FavouritePlaylist,
            CoinTaskKind::Timer => CoinTaskKindV1::Timer,
        },
        prize: *prize,
        asking: asking.map(|asking| match asking {
            Asking::Report => AskingV1::Report,
            Asking::Claim => AskingV1::Claim,
            Asking::Favour => AskingV1::Favour,
        }),
        finished: *finished,
        claims: *claims,
        awarded: *awarded,
    };
    let work = CoinWorkV2 { work, claimed: *claimed };
    CoinWorkV3 { work, added: added.iter().map(added_to).collect(), added_at: *added_at }
}

fn work_of(record: CoinWorkV3) -> CoinWork {
    let CoinWorkV3 { work, added, added_at } = record;
    let added = added.into_iter().filter_map(added_of).collect();
    CoinWork { added, added_at, ..work_of_v2(work) }
}

fn work_of_v2(record: CoinWorkV2) -> CoinWork {
    CoinWork { claimed: record.claimed, ..work_of_v1(record.work) }
}

fn work_of_v1(record: CoinWorkV1) -> CoinWork {
    let CoinWorkV1 { activity, id, kind, prize, asking, finished, claims, awarded } = record;
    CoinWork {
        activity,
        id,
        kind: match kind {
            CoinTaskKindV1::Click => CoinTaskKind::Click,
            CoinTaskKindV1::InApp => CoinTaskKind::InApp,
            CoinTaskKindV1::FavouriteSong => CoinTaskKind::Favourite(FavouriteKind::Song),
            CoinTaskKindV1::FavouritePlaylist => CoinTaskKind::Favourite(FavouriteKind::Playlist),
            CoinTaskKindV1::Timer => CoinTaskKind::Timer,
        },
        prize,
        asking: asking.map(|asking| match asking {
            AskingV1::Report => Asking::Report,
            AskingV1::Claim => Asking::Claim,
            AskingV1::Favour => Asking::Favour,
        }),
        finished,
        claims,
        claimed: None,
        awarded,
        added: Vec::new(),
        added_at: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job<W>(works: Vec<W>) -> JobV1<'static, W> {
        JobV1 {
            id: "0f8fad5bd9cb469fa16570867728950e",
            kind: "coins",
            uin: 1_000_000_077,
            state: "running",
            note: Some(NoteV1::Told("so".into())),
            steps: vec![StepV1 { name: "S".into(), state: "doing".into(), note: None }],
            before: Some(7),
            after: None,
            earned: 3,
            created_at: 5,
            ended_at: None,
            behalf: BehalfV1::Person(10_001),
            order: OrderV1::Coins { library: true },
            works,
            elsewhere: None,
        }
    }

    fn work() -> CoinWorkV1 {
        CoinWorkV1 {
            activity: "act".into(),
            id: "t".into(),
            kind: CoinTaskKindV1::InApp,
            prize: 5,
            asking: Some(AskingV1::Claim),
            finished: 1,
            claims: 2,
            awarded: Some(7),
        }
    }

    #[test]
    fn a_task_of_an_older_version_is_read_and_written_as_the_newest() {
        let first = encode(VERSION, &job(vec![work()]));
        let works = vec![CoinWorkV2 { work: work(), claimed: Some(1) }];
        let second = JobV2 { job: job(works), planned_on: Some(738_000) };
        let second = encode(WITHOUT_FAVOURITES, &second);
        for (bytes, claimed) in [(first, None), (second, Some(1))] {
            let read = Job::from_bytes(&bytes).expect("readable");
            assert_eq!(
                (read.planned_on.is_some(), read.works[0].claimed),
                (claimed.is_some(), claimed)
            );
            assert_eq!((read.works[0].claims, read.works[0].asking), (2, Some(Asking::Claim)));
            assert!(read.works[0].added.is_empty());
            let bytes = read.to_bytes();
            assert_eq!(bytes[0], JOB_VERSION);
            let again = Job::from_bytes(&bytes).expect("readable");
            assert_eq!((again.task, again.works), (read.task, read.works));
        }
    }
}

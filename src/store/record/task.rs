//! A task, its message, the day's play reports, and what a person allowed.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::account::{CredentialV1, uin};
use super::note::{NoteV1, note_of, note_to};
use super::{Record, decode, encode, moment, time};
use crate::model::{
    ChatId, CoinTaskKind, Language, Permissions, PersonId, SongId, SongMid, Step, StepState, Task,
    TaskId, TaskKind, TaskSong, TaskState,
};
use crate::store::{Asking, Behalf, CoinWork, Error, Job, Order, Plays, Result, TaskMessage};

const VERSION: u8 = 1;

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
    Library,
    Timer,
}

#[derive(Serialize, Deserialize)]
enum AskingV1 {
    Report,
    Claim,
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
struct JobV1<'a> {
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
    works: Vec<CoinWorkV1>,
    elsewhere: Option<String>,
}

impl Record for Job {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { task, behalf, order, works, elsewhere } = self;
        let Task { id, kind, uin, state, note, steps, before, after, earned, created_at, ended_at } =
            task;
        let record = JobV1 {
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
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let record: JobV1<'_> = decode(VERSION, bytes)?;
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
        Ok(Self {
            task,
            behalf,
            order: order_of(record.order)?,
            works: record.works.into_iter().map(work_of).collect(),
            elsewhere: record.elsewhere,
        })
    }
}

/// A pointer to a task.
impl Record for TaskId {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.to_string())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        task_id(decode(VERSION, bytes)?)
    }
}

#[derive(Serialize, Deserialize)]
struct TaskMessageV1<'a> {
    task: &'a str,
    chat: i64,
    message: i32,
    language: &'a str,
}

impl Record for TaskMessage {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { task, chat, message, language } = self;
        let task = task.to_string();
        let record = TaskMessageV1 {
            task: &task,
            chat: chat.0,
            message: *message,
            language: language.code(),
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let record: TaskMessageV1<'_> = decode(VERSION, bytes)?;
        Ok(Self {
            task: task_id(record.task)?,
            chat: ChatId(record.chat),
            message: record.message,
            language: Language::from_code(record.language).unwrap_or(Language::En),
        })
    }
}

#[derive(Serialize, Deserialize)]
struct PlaysV1 {
    seconds: u32,
    reports: u32,
    stopped: bool,
}

impl Record for Plays {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { seconds, reports, stopped } = *self;
        encode(VERSION, &PlaysV1 { seconds, reports, stopped })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let PlaysV1 { seconds, reports, stopped } = decode(VERSION, bytes)?;
        Ok(Self { seconds, reports, stopped })
    }
}

#[derive(Serialize, Deserialize)]
struct PermissionsV1 {
    library: bool,
    accelerate: bool,
}

impl Record for Permissions {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { library, accelerate } = *self;
        encode(VERSION, &PermissionsV1 { library, accelerate })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let PermissionsV1 { library, accelerate } = decode(VERSION, bytes)?;
        Ok(Self { library, accelerate })
    }
}

const UNKNOWN: Error = Error::Corrupt("a task of an unknown kind or state");

fn task_id(text: &str) -> Result<TaskId> {
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

fn work_to(work: &CoinWork) -> CoinWorkV1 {
    let CoinWork { activity, id, kind, prize, asking, finished, claims, awarded } = work;
    CoinWorkV1 {
        activity: activity.clone(),
        id: id.clone(),
        kind: match kind {
            CoinTaskKind::Click => CoinTaskKindV1::Click,
            CoinTaskKind::Library => CoinTaskKindV1::Library,
            CoinTaskKind::Timer => CoinTaskKindV1::Timer,
        },
        prize: *prize,
        asking: asking.map(|asking| match asking {
            Asking::Report => AskingV1::Report,
            Asking::Claim => AskingV1::Claim,
        }),
        finished: *finished,
        claims: *claims,
        awarded: *awarded,
    }
}

fn work_of(record: CoinWorkV1) -> CoinWork {
    let CoinWorkV1 { activity, id, kind, prize, asking, finished, claims, awarded } = record;
    CoinWork {
        activity,
        id,
        kind: match kind {
            CoinTaskKindV1::Click => CoinTaskKind::Click,
            CoinTaskKindV1::Library => CoinTaskKind::Library,
            CoinTaskKindV1::Timer => CoinTaskKind::Timer,
        },
        prize,
        asking: asking.map(|asking| match asking {
            AskingV1::Report => Asking::Report,
            AskingV1::Claim => Asking::Claim,
        }),
        finished,
        claims,
        awarded,
    }
}

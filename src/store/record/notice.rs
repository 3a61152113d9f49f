//! What waits to be told.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::account::uin;
use super::agenda::PlaceV1;
use super::run::{OwnRunV1, RunV1, own_run_of, own_run_to};
use super::{Record, decode, encode};
use crate::model::{PersonId, Place, Run};
use crate::store::{News, Notice, NoticeId, Result};

const VERSION: u8 = 1;

/// A [`Notice`] without its id, which is the name of the record; of a broadcast without the words, which
/// stand in a record of their own.
#[derive(Debug, Clone)]
pub(in crate::store) struct Waiting {
    person: PersonId,
    place: Option<Place>,
    news: News,
    /// Whether the name leads to the words.
    is_of_broadcast: bool,
    tries: u8,
}

/// The order of the variants is part of the format: new ones go to the end.
#[derive(Serialize, Deserialize)]
enum NewsV1 {
    Run(Box<RunV1>),
    LoginDead,
    /// With its words, as earlier programs kept it.
    Broadcast(String),
    /// Its name leads to the words.
    BroadcastOf,
    /// Of one account or several, which are named.
    RunsOf(Vec<OwnRunV1>),
    LoginDeadOf(u64),
}

#[derive(Serialize, Deserialize)]
struct NoticeV1 {
    person: u64,
    place: Option<PlaceV1>,
    news: NewsV1,
    tries: u8,
}

impl From<&Notice> for Waiting {
    fn from(Notice { id, person, place, news, tries }: &Notice) -> Self {
        let is_of_broadcast = id.broadcast.is_some();
        Self { person: *person, place: *place, news: news.clone(), is_of_broadcast, tries: *tries }
    }
}

impl Waiting {
    /// The notice with this id.
    pub(in crate::store) fn with(self, id: NoticeId) -> Notice {
        let Self { person, place, news, is_of_broadcast: _, tries } = self;
        Notice { id, person, place, news, tries }
    }
}

impl Record for Waiting {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { person, place, news, is_of_broadcast, tries } = self;
        let record = NoticeV1 {
            person: person.0,
            place: place.map(PlaceV1::from),
            news: match news {
                News::Run(run) if run.uin.is_some() => NewsV1::RunsOf(vec![own_run_to(run)]),
                News::Run(run) => NewsV1::Run(Box::new(RunV1::from(run.as_ref()))),
                News::Runs(runs) => NewsV1::RunsOf(runs.iter().map(own_run_to).collect()),
                News::LoginDead(Some(uin)) => NewsV1::LoginDeadOf(uin.value()),
                News::LoginDead(None) => NewsV1::LoginDead,
                News::Broadcast(_) if *is_of_broadcast => NewsV1::BroadcastOf,
                News::Broadcast(text) => NewsV1::Broadcast(text.clone()),
            },
            tries: *tries,
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let NoticeV1 { person, place, news, tries } = decode(VERSION, bytes)?;
        let is_of_broadcast = matches!(news, NewsV1::BroadcastOf);
        Ok(Self {
            person: PersonId(person),
            place: place.map(Place::from),
            news: match news {
                NewsV1::Run(run) => News::Run(Box::new(run.read()?)),
                NewsV1::LoginDead => News::LoginDead(None),
                NewsV1::LoginDeadOf(number) => News::LoginDead(Some(uin(number)?)),
                NewsV1::RunsOf(runs) => {
                    let runs = runs.into_iter().map(own_run_of).collect::<Result<Vec<_>>>()?;
                    match <[Run; 1]>::try_from(runs) {
                        Ok([run]) => News::Run(Box::new(run)),
                        Err(runs) => News::Runs(runs),
                    }
                }
                NewsV1::Broadcast(text) => News::Broadcast(text),
                NewsV1::BroadcastOf => News::Broadcast(String::new()),
            },
            is_of_broadcast,
            tries,
        })
    }
}

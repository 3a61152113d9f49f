//! Invented people with their agendas.

use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, TryStreamExt, stream};
use qqmusic_bot::model::{Chore, Outcome, PersonId, Run, RunId, Schedule, StepState};
use qqmusic_bot::store::{Agenda, KeyRing, News, Notice, NoticeId, open_sled};
use tempfile::TempDir;

/// Agendas written at once; they share flushes.
const AT_ONCE: usize = 512;

/// The key of the invented store.
pub(crate) fn keys() -> anyhow::Result<KeyRing> {
    Ok(KeyRing::parse(&"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=".into())?)
}

/// The minute in which those who are due are.
pub(crate) fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap_or_default()
}

/// A store with people, some of them due now, the others within the day that follows.
pub(crate) async fn fill(later: u64, due: u64) -> anyhow::Result<TempDir> {
    let folder = tempfile::tempdir()?;
    let store = open_sled(folder.path(), &keys()?).await?;
    stream::iter(0..later + due)
        .map(async |number| {
            let within_the_day = i64::try_from(number % 86_000)? + 60;
            let wait = if number < due { 0 } else { within_the_day };
            let saved = store.save_agenda(PersonId(number + 1), &agenda(wait)).await?;
            anyhow::ensure!(saved, "there is none yet");
            Ok(())
        })
        .buffer_unordered(AT_ONCE)
        .try_collect::<()>()
        .await?;
    store.flush().await?;
    Ok(folder)
}

fn agenda(wait: i64) -> Agenda {
    let chores = [Chore::Sign, Chore::Coin, Chore::Refresh, Chore::DailyReport];
    let zone = Some(chrono_tz::Asia::Shanghai);
    Agenda {
        schedule: Schedule { chores: chores.into_iter().collect(), zone, ..Schedule::default() },
        uin: None,
        run_at: Some(now() + TimeDelta::seconds(wait)),
        refresh_at: Some(now() + TimeDelta::days(5)),
        sample_at: None,
        run: None,
        finished: None,
        pause: None,
        others: Vec::new(),
        untold: Vec::new(),
        version: 0,
    }
}

/// How a person's run went.
pub(crate) fn run(person: PersonId, now: DateTime<Utc>) -> Run {
    let outcome =
        |chore| Outcome { chore, state: StepState::Done, note: None, gained: Some(30), tries: 1 };
    Run {
        id: RunId(person.0),
        uin: None,
        date: now.date_naive(),
        began_at: now,
        ended_at: now,
        by_hand: false,
        outcomes: [Chore::Sign, Chore::Coin, Chore::DailyReport].map(outcome).into(),
        coins_before: Some(100),
        coins_after: Some(160),
        streak: Some(7),
        reports: Vec::new(),
    }
}

/// What the person is told of it.
pub(crate) fn notice(person: PersonId, now: DateTime<Utc>, run: Run) -> Notice {
    let id = NoticeId { broadcast: None, not_before: now, number: person.0 };
    Notice { id, person, place: None, news: News::Run(Box::new(run)), tries: 0 }
}

//! What it costs to look who is due, and to do and tell what is, by the number of people.
//!
//! `cargo bench --bench daily` fills a store in a temporary folder with more and more people and
//! measures in a process of its own, so that memory of the filling is not counted. With `year` it
//! simulates a year of days instead.
//! `benches/README.md` records the results and says how to read them.

mod people;
#[path = "../../tests/it/daily/simulation.rs"]
mod simulation;
mod usage;
mod year;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use futures::{StreamExt, TryStreamExt, stream};
use qqmusic_bot::store::{Claim, Store, open_sled};

use usage::Usage;

/// People in the store.
const STORED: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// People due among those of the third size.
const DUE: [u64; 3] = [100, 1_000, 10_000];
/// People due in the same minute.
const SAME_MINUTE: u64 = 100_000;
/// Sweeps that find nothing, of which the median is printed.
const SWEEPS: usize = 1_001;
/// People claimed at once, and settled at once.
const AT_ONCE: usize = 64;

/// Stands before the arguments of a process that measures.
const MEASURE: &str = "--measure";

#[tokio::main]
#[expect(clippy::print_stdout, reason = "a benchmark prints its results")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|it| it == MEASURE) {
        let [what, folder] = &arguments[at + 1..] else { anyhow::bail!("what, and where") };
        return measure(what, Path::new(folder)).await;
    }
    if let Some(at) = arguments.iter().position(|it| it == "year") {
        // It has runtimes of its own, which are killed.
        let year = std::thread::spawn(move || year::run(&arguments[at + 1..]));
        return year.join().map_err(|_| anyhow::anyhow!("a rule was broken"))?;
    }
    let named: Vec<_> = arguments.iter().skip(1).filter(|it| !it.starts_with('-')).collect();
    let wanted = |name: &str| named.is_empty() || named.iter().any(|it| *it == name);
    if wanted("sweep") {
        sweep().await?;
    }
    if wanted("minute") {
        let folder = people::fill(0, SAME_MINUTE).await?;
        println!(
            "{SAME_MINUTE} people due in the same minute: {}",
            in_process("due", folder.path())?
        );
    }
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a benchmark prints its results")]
async fn sweep() -> anyhow::Result<()> {
    for stored in STORED {
        let folder = people::fill(stored, 0).await?;
        println!("{stored} people stored, nobody due: {}", in_process("empty", folder.path())?);
    }
    for due in DUE {
        let folder = people::fill(STORED[2] - due, due).await?;
        println!("{} people stored, {due} due: {}", STORED[2], in_process("due", folder.path())?);
    }
    Ok(())
}

fn in_process(what: &str, folder: &Path) -> anyhow::Result<String> {
    let output =
        Command::new(std::env::current_exe()?).arg(MEASURE).arg(what).arg(folder).output()?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

#[expect(clippy::print_stdout, reason = "what the other process reads")]
async fn measure(what: &str, folder: &Path) -> anyhow::Result<()> {
    let store = open_sled(folder, &people::keys()?).await?;
    let now = people::now();
    let mut sweeps = Vec::with_capacity(SWEEPS);
    for _ in 0..SWEEPS {
        let started = Instant::now();
        let claims = store.claim(now - TimeDelta::days(1), now, AT_ONCE).await?;
        sweeps.push(started.elapsed().as_secs_f64() * 1e6);
        anyhow::ensure!(claims.is_empty(), "nobody is due so early");
    }
    sweeps.sort_by(f64::total_cmp);
    print!("a sweep that finds nothing {:.0} µs (median)", sweeps[SWEEPS / 2]);
    if what == "due" {
        let before = Usage::begin()?;
        let started = Instant::now();
        let done = drain(&store, now).await?;
        let settled = before.since()?;
        print!(
            "; {done} claimed and settled in {:.1} s, {settled}",
            started.elapsed().as_secs_f64()
        );
        let before = Usage::begin()?;
        let started = Instant::now();
        let told = tell(&store, now).await?;
        let told_with = before.since()?;
        print!(
            "; {told} notices read and dropped in {:.1} s, {told_with}",
            started.elapsed().as_secs_f64()
        );
        anyhow::ensure!(told == done, "one message a person");
    }
    Ok(())
}

/// As the sweep does it: some are claimed when others are settled, until nobody is due.
async fn drain(store: &Arc<dyn Store>, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let mut done = 0;
    loop {
        let claims = store.claim(now, now + TimeDelta::minutes(10), AT_ONCE).await?;
        if claims.is_empty() {
            return Ok(done);
        }
        done += u64::try_from(claims.len())?;
        stream::iter(claims)
            .map(async |claim| settle(store, &claim, now).await)
            .buffer_unordered(AT_ONCE)
            .try_collect::<()>()
            .await?;
    }
}

/// What a run writes of a person's agenda, without the runs' own ledger.
async fn settle(store: &Arc<dyn Store>, claim: &Claim, now: DateTime<Utc>) -> anyhow::Result<()> {
    let mut next = claim.agenda.clone();
    next.run_at = next.run_at.map(|at| at + TimeDelta::days(1));
    let run = people::run(claim.person, now);
    let notice = people::notice(claim.person, now, run.clone());
    let settled = store.settle(claim, &next, Some(&run), Some(&notice)).await?;
    anyhow::ensure!(settled, "nobody else claims");
    Ok(())
}

async fn tell(store: &Arc<dyn Store>, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let mut told = 0;
    loop {
        let notices = store.notices(now, None, AT_ONCE).await?;
        if notices.is_empty() {
            return Ok(told);
        }
        told += u64::try_from(notices.len())?;
        stream::iter(notices)
            .map(|notice| store.drop_notice(notice.id))
            .buffer_unordered(AT_ONCE)
            .try_collect::<()>()
            .await
            .context("a notice is dropped")?;
    }
}

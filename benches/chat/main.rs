//! Speed and size of the bot beside a bare teloxide echo bot, in the same run.
//!
//! `cargo bench --bench chat` starts a Telegram and a QQ Music that answer at once, and runs the
//! echo bot and the bot as processes of their own, in turn. It prints medians and ratios; it does
//! not judge. `benches/README.md` records the results and says how to read them.

mod bots;
mod doubles;
mod measure;

use std::time::Duration;

use bots::Bot;
use doubles::{Music, Telegram};

/// How often each measurement is taken of each bot.
const RUNS: usize = 5;
/// People who write at once.
const PEOPLE: u64 = 3_000;
/// Updates a second, and for how long, where the delay is measured.
const PACE: (u64, Duration) = (100, Duration::from_secs(10));
/// People in the store where the start is measured with a full one.
const STORED: u64 = 100_000;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(url) = bots::echo_url(&arguments) {
        return bots::run_echo(url);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let telegram = Telegram::start().await?;
        let music = Music::start().await?;
        let wanted = |name: &str| {
            let named: Vec<_> =
                arguments.iter().skip(1).filter(|it| !it.starts_with('-')).collect();
            named.is_empty() || named.iter().any(|it| it.as_str() == name)
        };
        if wanted("start") {
            start_and_size(&telegram, &music).await?;
        }
        for (name, text) in [("help", "/help"), ("search", "/search 晴天")] {
            if wanted(name) {
                throughput(&telegram, &music, name, text).await?;
            }
        }
        if wanted("delay") {
            delay(&telegram, &music).await?;
        }
        Ok(())
    })
}

/// Time to the first poll and resident memory, with an empty and with a full store.
#[expect(clippy::print_stdout, reason = "a benchmark prints its results")]
async fn start_and_size(telegram: &Telegram, music: &Music) -> anyhow::Result<()> {
    for people in [0, STORED] {
        let folder = tempfile::tempdir()?;
        if people > 0 {
            bots::fill_store(folder.path(), people).await?;
        }
        let (mut polls, mut sizes) = (Vec::new(), Vec::new());
        for _ in 0..RUNS {
            let bot = Bot::ours(telegram, music, folder.path())?;
            polls.push(telegram.first_poll(bot.started).await?.as_secs_f64() * 1e3);
            tokio::time::sleep(Duration::from_secs(3)).await;
            sizes.push(bot.resident_mib()?);
            bot.stop().await?;
        }
        println!(
            "start, {people} people stored: first poll after {:.0} ms, resident {:.1} MiB (medians of {RUNS})",
            measure::median(&mut polls),
            measure::median(&mut sizes)
        );
    }
    Ok(())
}

/// Updates a second when everybody writes at once.
#[expect(clippy::print_stdout, reason = "a benchmark prints its results")]
async fn throughput(
    telegram: &Telegram,
    music: &Music,
    name: &str,
    text: &str,
) -> anyhow::Result<()> {
    let (mut echo, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let folder = tempfile::tempdir()?;
        let bot = Bot::echo(telegram)?;
        let theirs = telegram.burst(&bot, PEOPLE, text).await?;
        bot.stop().await?;
        let bot = Bot::ours(telegram, music, folder.path())?;
        let mine = telegram.burst(&bot, PEOPLE, text).await?;
        bot.stop().await?;
        echo.push(theirs);
        ours.push(mine);
        ratios.push(mine / theirs);
    }
    println!(
        "/{name}, {PEOPLE} people at once: echo bot {:.0}/s, this bot {:.0}/s, ratio {:.2} (medians of {RUNS})",
        measure::median(&mut echo),
        measure::median(&mut ours),
        measure::median(&mut ratios)
    );
    Ok(())
}

/// The 99th percentile of the time from an update to its answer.
#[expect(clippy::print_stdout, reason = "a benchmark prints its results")]
async fn delay(telegram: &Telegram, music: &Music) -> anyhow::Result<()> {
    let (mut echo, mut ours, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let folder = tempfile::tempdir()?;
        let bot = Bot::echo(telegram)?;
        let theirs = measure::percentile(telegram.paced(&bot, PACE, "/help").await?, 99);
        bot.stop().await?;
        let bot = Bot::ours(telegram, music, folder.path())?;
        let mine = measure::percentile(telegram.paced(&bot, PACE, "/help").await?, 99);
        bot.stop().await?;
        echo.push(theirs);
        ours.push(mine);
        ratios.push(mine / theirs);
    }
    println!(
        "/help at {} updates/s: 99th percentile echo bot {:.1} ms, this bot {:.1} ms, ratio {:.2} (medians of {RUNS})",
        PACE.0,
        measure::median(&mut echo),
        measure::median(&mut ours),
        measure::median(&mut ratios)
    );
    Ok(())
}

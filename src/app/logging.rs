//! Logs: to the standard error output, as text or one JSON object a line.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::IsTerminal;
use std::panic::PanicHookInfo;

use anyhow::Context;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::config::Log;

/// Libraries that write whole requests into their more talkative logs. Requests hold tokens and
/// keys, so these never say more than this, whatever the filter asks for.
const CAPPED: [&str; 11] = [
    "h2",
    "hyper",
    "hyper_util",
    "reqwest",
    "rustls",
    "rumqttc",
    "tungstenite",
    "tokio_tungstenite",
    "async_tungstenite",
    "reqwest_websocket",
    "teloxide_core",
];
/// Libraries whose everyday is nothing to a reader.
const QUIET: [&str; 2] = ["sled", "tokio_cron_scheduler"];

/// Begins to log, once a process. `RUST_LOG` wins over the configured filter.
/// Errors: a filter that is not understood.
pub fn init(log: &Log) -> anyhow::Result<()> {
    let filter = match std::env::var("RUST_LOG") {
        Ok(text) if !text.is_empty() => filter(&text).context("RUST_LOG is not a filter"),
        _ => filter(&log.filter).context("log.filter is not a filter"),
    }?;
    let builder = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let capped = capped(&filter);
    let builder = builder.with_env_filter(filter);
    let begun = if log.json {
        builder.json().finish().with(capped).try_init()
    } else {
        builder.finish().with(capped).try_init()
    };
    begun.map_err(|_| anyhow::anyhow!("logging was begun twice"))?;
    std::panic::set_hook(Box::new(log_panic));
    Ok(())
}

/// The filter of a text in the syntax of `RUST_LOG`.
fn filter(text: &str) -> anyhow::Result<EnvFilter> {
    const EXAMPLE: &str = "write it as info, or qqmusic_bot=debug,info";
    // A word that is no level would be a module's name, of which alone everything is logged.
    let words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
    let mut bare = words.filter(|word| !word.contains(['=', '[']));
    anyhow::ensure!(bare.all(|word| word.parse::<LevelFilter>().is_ok()), EXAMPLE);
    let builder = EnvFilter::builder().with_default_directive(LevelFilter::INFO.into());
    // The parser's own error repeats the text, which may be anything; it is not shown.
    builder.parse(text).map_err(|_| anyhow::anyhow!(EXAMPLE))
}

/// A filter of its own beside the one that is asked for, so that no directive, however exact its
/// target, says more about a capped library.
fn capped(asked: &EnvFilter) -> Targets {
    let rest = asked.max_level_hint().unwrap_or(LevelFilter::TRACE);
    let caps = CAPPED.map(|library| (library, LevelFilter::INFO));
    let quiet = QUIET.map(|library| (library, LevelFilter::WARN));
    Targets::new().with_default(rest).with_targets(caps).with_targets(quiet)
}

/// Where it happened. A message that was put together at run time may hold anything, a key
/// too, so it stays out; one that stands in the source is shown.
fn log_panic(panic: &PanicHookInfo<'_>) {
    let message = panic.payload().downcast_ref::<&'static str>().copied();
    let location = panic.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current();
    let backtrace = Backtrace::capture();
    let backtrace =
        (backtrace.status() == BacktraceStatus::Captured).then(|| backtrace.to_string());
    tracing::error!(message, location, thread = thread.name(), backtrace, "a panic");
}

#[cfg(test)]
mod tests {
    use tracing::Level;

    use super::*;

    #[test]
    fn libraries_that_log_requests_stay_capped_whatever_is_asked_for() {
        let capped = capped(&filter("trace,hyper::proto=trace").expect("a filter"));
        for target in ["hyper", "hyper::proto::h1::io", "h2::codec", "reqwest::connect"] {
            assert!(!capped.would_enable(target, &Level::DEBUG), "{target}");
            assert!(capped.would_enable(target, &Level::INFO), "{target}");
        }
        assert!(capped.would_enable("qqmusic_bot::app", &Level::TRACE));
    }

    #[test]
    fn a_filter_that_is_not_understood_is_refused_without_repeating_it() {
        let error = filter("qqmusic_bot=sesame=x").expect_err("no filter");
        assert!(!format!("{error:#} {error:?}").contains("sesame"));
        // Taken for a module's name, it would silence everything else.
        assert!(filter("inof").is_err() && filter("info,verbose").is_err());
        assert!(filter("").is_ok() && filter("qqmusic_bot=debug, INFO").is_ok());
    }
}

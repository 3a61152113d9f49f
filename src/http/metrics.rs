//! `GET /metrics`: the process in Prometheus' text. No label names a person, an address or a word
//! that somebody typed. What looks at everyone is counted once a minute.

use std::fmt::Write;
use std::sync::Arc;

use axum::extract::State as Shared;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::State;
use crate::model::{Chore, Operation};
use crate::service::{CLASSES_MS, Census, DailyMetrics, Exports, Metrics};

/// The text.
pub(super) async fn text(Shared(state): Shared<Arc<State>>) -> Response {
    let service = &state.ctx.service;
    let mut text = process(service.metrics());
    if let Ok(Census { load, size }) = service.census(state.ctx.clock.now()).await {
        let running = service.daily_running();
        for (name, help, value) in [
            ("store_accounts", "QQ accounts in the store", size.accounts),
            ("store_bytes", "Bytes of the store on disk", size.bytes),
            ("daily_known", "People whom a broadcast reaches", load.known),
            ("daily_people", "People for whom something is done by itself", load.people),
            ("daily_due", "People for whom something is due", load.due),
            ("daily_paused", "People whose daily things rest", load.paused),
            ("daily_running", "People for whom something is being done", running),
            ("daily_notices_waiting", "Messages that wait to be told", load.notices),
        ] {
            gauge(&mut text, name, help, value);
        }
    }
    let mime = "text/plain; version=0.0.4; charset=utf-8";
    ([(header::CONTENT_TYPE, mime)], text).into_response()
}

fn process(metrics: &Metrics) -> String {
    let mut text = String::new();
    head(&mut text, "operation_seconds", "How long calls took, by operation", "histogram");
    for operation in Operation::ALL {
        let (name, latency) = (operation.name(), metrics.latency(operation));
        let mut within = 0;
        for (end, count) in CLASSES_MS.into_iter().zip(latency.classes) {
            within += count;
            let end = format!("{}.{:03}", end / 1000, end % 1000);
            line(
                &mut text,
                &format!("operation_seconds_bucket{{operation=\"{name}\",le=\"{end}\"}}"),
                within,
            );
        }
        let labels = format!("{{operation=\"{name}\"}}");
        let all = format!("operation_seconds_bucket{{operation=\"{name}\",le=\"+Inf\"}}");
        line(&mut text, &all, latency.ended);
        let seconds =
            format!("{}.{:06}", latency.total_us / 1_000_000, latency.total_us % 1_000_000);
        line(&mut text, &format!("operation_seconds_sum{labels}"), seconds);
        line(&mut text, &format!("operation_seconds_count{labels}"), latency.ended);
    }
    head(
        &mut text,
        "operation_failures_total",
        "Calls that failed, by operation and kind",
        "counter",
    );
    for ((operation, kind), count) in metrics.failures() {
        let labels = format!("{{operation=\"{}\",kind=\"{kind}\"}}", operation.name());
        line(&mut text, &format!("operation_failures_total{labels}"), count);
    }
    let (waits, waited_ms) = metrics.waits();
    counter(&mut text, "telegram_updates_total", "Updates of the chat handled", metrics.updates());
    counter(&mut text, "telegram_waits_total", "Times Telegram asked to wait", waits);
    let seconds = format!("{}.{:03}", waited_ms / 1000, waited_ms % 1000);
    counter(&mut text, "telegram_wait_seconds_total", "How long Telegram asked to wait", seconds);
    if let Some(Exports { newest, failing }) = metrics.exports() {
        let at = newest.and_then(|at| u64::try_from(at.timestamp()).ok()).unwrap_or_default();
        let name = "export_newest_timestamp_seconds";
        gauge(&mut text, name, "When the newest hourly export was made; 0: there is none", at);
        let help = "Whether the next hourly export could not be made";
        gauge(&mut text, "export_failing", help, failing.into());
    }
    daily(&mut text, &metrics.daily);
    text
}

fn daily(text: &mut String, metrics: &DailyMetrics) {
    let (sweeps, us, begun) = metrics.sweeps();
    head(text, "daily_sweep_seconds", "How long looking who is due took", "summary");
    let seconds = format!("{}.{:06}", us / 1_000_000, us % 1_000_000);
    line(text, "daily_sweep_seconds_sum", seconds);
    line(text, "daily_sweep_seconds_count", sweeps);
    counter(text, "daily_begun_total", "People for whom something was begun", begun);
    results(text, ("daily_runs_total", "Daily runs that ended", ""), metrics.runs());
    head(text, "daily_chores_total", "Attempts at daily things, by thing and result", "counter");
    for chore in Chore::ALL {
        let label = format!("chore=\"{}\",", chore.name());
        result_lines(text, "daily_chores_total", &label, metrics.chore(chore));
    }
    let notices = ("daily_notices_total", "Messages told, or given up", "");
    results(text, notices, metrics.notices());
}

fn results(text: &mut String, (name, help, label): (&str, &str, &str), counted: (u64, u64)) {
    head(text, name, help, "counter");
    result_lines(text, name, label, counted);
}

fn result_lines(text: &mut String, name: &str, label: &str, (well, badly): (u64, u64)) {
    for (result, count) in [("ok", well), ("failed", badly)] {
        line(text, &format!("{name}{{{label}result=\"{result}\"}}"), count);
    }
}

fn head(text: &mut String, name: &str, help: &str, kind: &str) {
    let _ = writeln!(text, "# HELP qqmusic_bot_{name} {help}.\n# TYPE qqmusic_bot_{name} {kind}");
}

fn line(text: &mut String, name: &str, value: impl std::fmt::Display) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "qqmusic_bot_{name} {value}");
}

fn counter(text: &mut String, name: &str, help: &str, value: impl std::fmt::Display) {
    head(text, name, help, "counter");
    line(text, name, value);
}

fn gauge(text: &mut String, name: &str, help: &str, value: u64) {
    head(text, name, help, "gauge");
    line(text, name, value);
}

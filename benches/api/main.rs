//! Requests a second of `GET /api/search` beside a bare axum and reqwest relay, and beside a Python
//! server, over a QQ Music that answers at once.
//!
//! `cargo bench --bench api` runs each as a process of its own, in turn, and prints medians and
//! ratios; it does not judge. `benches/README.md` records the results.

mod servers;

use std::time::{Duration, Instant};

use servers::Server;

/// How often each is measured.
const RUNS: usize = 5;
/// How long each measurement lasts.
const LASTS: Duration = Duration::from_secs(4);
/// Before it, so that connections are open and nothing is cold.
const WARM: Duration = Duration::from_millis(500);
/// Clients that ask at once, each as soon as it has its answer.
const CLIENTS: usize = 64;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    if let Some(upstream) = arguments.iter().find_map(|it| it.strip_prefix(servers::RELAY)) {
        return runtime.block_on(servers::relay(upstream));
    }
    runtime.block_on(compare())
}

#[expect(clippy::print_stdout, reason = "a benchmark prints its results")]
async fn compare() -> anyhow::Result<()> {
    let music = servers::music().await?;
    let (mut ours, mut relay, mut python) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..RUNS {
        relay.push(measured(Server::relay(&music).await?).await?);
        ours.push(measured(Server::ours(&music).await?).await?);
        if let Some(server) = Server::python(&music).await? {
            python.push(measured(server).await?);
        }
    }
    let ratio = |others: &[f64]| median(ours.iter().zip(others).map(|(a, b)| a / b).collect());
    let per_relay = ratio(&relay);
    println!(
        "GET /api/search, {CLIENTS} clients: this server {:.0}/s, bare relay {:.0}/s, ratio {per_relay:.2}",
        median(ours.clone()),
        median(relay)
    );
    if python.is_empty() {
        println!("no Python server: python3 with aiohttp is not installed");
    } else {
        let per_python = ratio(&python);
        println!(
            "Python server {:.0}/s, ratio {per_python:.1} (medians of {RUNS})",
            median(python)
        );
    }
    Ok(())
}

/// Requests a second, after a look at an answer.
async fn measured(server: Server) -> anyhow::Result<f64> {
    let url = format!("{}/api/search?query=%E6%99%B4%E5%A4%A9&page=1&page_size=10", server.url);
    let client = reqwest::Client::builder().pool_max_idle_per_host(CLIENTS).build()?;
    let first = client.get(&url).send().await?.error_for_status()?.text().await?;
    anyhow::ensure!(first.contains("Invented song 9"), "not what was asked for: {first}");
    asked(&client, &url, WARM).await?;
    let began = Instant::now();
    let answers = asked(&client, &url, LASTS).await?;
    Ok(f64::from(answers) / began.elapsed().as_secs_f64())
}

async fn asked(client: &reqwest::Client, url: &str, lasts: Duration) -> anyhow::Result<u32> {
    let until = Instant::now() + lasts;
    let clients = (0..CLIENTS).map(|_| {
        let (client, url) = (client.clone(), url.to_owned());
        tokio::spawn(async move {
            let mut answers = 0;
            while Instant::now() < until {
                client.get(&url).send().await?.error_for_status()?.bytes().await?;
                answers += 1;
            }
            anyhow::Ok(answers)
        })
    });
    let mut all = 0;
    for client in clients.collect::<Vec<_>>() {
        all += client.await??;
    }
    Ok(all)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

//! A year of days: whether anything is done twice, left out or not told, by QQ Music's own ledger.

use std::path::Path;

use crate::simulation::{Plan, Summary, simulate};

/// People, unless it is said otherwise.
const PEOPLE: u64 = 50;

/// `year [people] [seed]`: simulates it and says what happened. Panics when a rule was broken.
#[expect(clippy::print_stdout, reason = "a benchmark prints its results")]
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    let number = |at: usize| arguments.get(at).map(|text| text.parse::<u64>()).transpose();
    let people = number(0)?.unwrap_or(PEOPLE);
    let seed = number(1)?.unwrap_or_else(rand::random);
    println!("a year of {people} people, seed {seed}");
    let plan =
        Plan { people, days: 365, coins_each: 4, seed, faults: 0.05, kills: 0.01, on_disk: true };
    let Summary { sign_ins, claims, given_up, told, logins, kills, faults, requests, took } =
        simulate(&plan);
    println!(
        "every account has one sign-in a day, nothing was claimed twice, everybody was told once"
    );
    println!("sign-ins {sign_ins}, given up after four tries and told {given_up}, claims {claims}");
    println!("messages {told}, logins anew {logins}, kills {kills}");
    println!("requests {requests}, of them failed {faults}");
    println!("{:.0} s, peak memory {}", took.as_secs_f64(), peak(Path::new("/proc/self/status")));
    Ok(())
}

/// The most memory this process had, with QQ Music in it, as Linux tells it.
fn peak(status: &Path) -> String {
    let told = std::fs::read_to_string(status).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |peak| peak.trim().to_owned())
}

//! A killed process loses nothing that it reported as saved.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use qqmusic_bot::model::PersonId;
use qqmusic_bot::store::{Error, KeyRing, open_sled};

use super::values::{account, key_of};

/// Set for the process that is going to be killed: where it saves.
const FOLDER: &str = "QQMUSIC_BOT_TEST_CRASH_FOLDER";
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

/// After how many reports the process is killed; what it does at that moment is up to chance.
const KILL_AFTER: [usize; 8] = [1, 2, 3, 5, 8, 21, 55, 144];

fn keys() -> KeyRing {
    KeyRing::parse(&KEY.into()).expect("a key")
}

#[tokio::test]
async fn a_killed_process_loses_nothing_it_reported_as_saved() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return save_until_killed(Path::new(&folder)).await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut fastest = Duration::MAX;
    for kill_after in KILL_AFTER {
        let mut child = spawn(folder.path());
        let mut reports = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut saved = Vec::new();
        while saved.len() < kill_after {
            let line = reports.next().expect("goes on until killed").expect("reads");
            saved.extend(line.strip_prefix("saved ").map(str::to_owned));
        }
        let second = open_sled(folder.path(), &keys()).await;
        assert!(matches!(second.err(), Some(Error::InUse(_))), "another process has it");
        child.kill().expect("kills");
        child.wait().expect("ends");
        let rest = reports.map_while(Result::ok);
        saved.extend(rest.filter_map(|line| line.strip_prefix("saved ").map(str::to_owned)));
        fastest = fastest.min(everything_is_there(folder.path(), &saved).await);
    }
    // Of several: a single one tells as much of what else the machine does.
    assert!(fastest < Duration::from_secs(1), "it starts again in under a second: {fastest:?}");
}

fn spawn(folder: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", "store::crash::a_killed_process_loses_nothing_it_reported_as_saved"])
        .arg("--nocapture")
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts")
}

async fn save_until_killed(folder: &Path) {
    let store = open_sled(folder, &keys()).await.expect("opens");
    let first = store.size().await.expect("reads").accounts + 1;
    for number in first.. {
        let person = PersonId(number);
        store.link(person, &account(number, "first")).await.expect("links");
        report(number, "first");
        let newer = account(number, "newer");
        assert!(store.update_account(&newer, &"first".into()).await.expect("updates"));
        report(number, "newer");
    }
}

fn report(number: u64, key: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsaved {number} {key}").expect("writes");
    out.flush().expect("writes");
}

/// Gives how long the opening took.
async fn everything_is_there(folder: &Path, saved: &[String]) -> Duration {
    let started = Instant::now();
    let store = open_sled(folder, &keys()).await.expect("opens after the kill");
    let opened = started.elapsed();
    for report in saved {
        let (number, key) = report.split_once(' ').expect("number and key");
        let person = PersonId(number.parse().expect("a number"));
        let found = key_of(store.account(person).await.expect("reads"));
        assert!(found.as_deref() == Some("newer") || found.as_deref() == Some(key), "{report}");
    }
    opened
}

//! A killed process loses nothing that it reported as saved.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use qqmusic_bot::model::PersonId;
use qqmusic_bot::store::{Agenda, Error, KeyRing, open_sled};

use super::agendas::{agenda, notice, run};
use super::values::{account, at, key_of};

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
        let me = "a_killed_process_loses_nothing_it_reported_as_saved";
        let saved = killed_after(kill_after, me, folder.path()).await;
        fastest = fastest.min(everything_is_there(folder.path(), &saved).await);
    }
    // Of several: a single one tells as much of what else the machine does.
    assert!(fastest < Duration::from_secs(1), "it starts again in under a second: {fastest:?}");
}

#[tokio::test]
async fn a_run_of_a_killed_process_is_settled_as_a_whole_or_due_again() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return settle_until_killed(Path::new(&folder)).await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for kill_after in [1, 4, 40] {
        let me = "a_run_of_a_killed_process_is_settled_as_a_whole_or_due_again";
        let settled = killed_after(kill_after, me, folder.path()).await;
        let store = open_sled(folder.path(), &keys()).await.expect("opens after the kill");
        let notices = store.notices(at(10), None, 100_000).await.expect("reads");
        let mut open = Vec::new();
        for number in 1.. {
            let person = PersonId(number);
            let Some(agenda) = store.agenda(person).await.expect("reads") else { break };
            let is_settled = agenda.version == 2;
            let runs = store.runs(person).await.expect("reads");
            assert_eq!(runs.len(), usize::from(is_settled), "{number}");
            let told = notices.iter().any(|notice| notice.id.number == number);
            assert_eq!(told, is_settled, "{number}");
            open.extend((!is_settled).then_some(person));
            assert!(is_settled || !settled.contains(&number.to_string()), "{number} was reported");
        }
        let claims = store.claim(at(60), at(90), 9).await.expect("claims");
        assert_eq!(claims.iter().map(|claim| claim.person).collect::<Vec<_>>(), open);
        for claim in claims {
            let next = Agenda { run_at: None, ..claim.agenda.clone() };
            let notice = notice(5, claim.person.0);
            let settled = store.settle(&claim, &next, Some(&run(1)), Some(&notice)).await;
            assert!(settled.expect("settles"));
        }
    }
}

/// The only time of these agendas at which something is due.
fn due_once() -> Agenda {
    Agenda { refresh_at: None, sample_at: None, ..agenda(10) }
}

async fn settle_until_killed(folder: &Path) {
    let store = open_sled(folder, &keys()).await.expect("opens");
    let first = store.load(at(0)).await.expect("reads").known + 1;
    for number in first.. {
        let person = PersonId(number);
        assert!(store.save_agenda(person, &due_once()).await.expect("saves"));
        let mut claims = store.claim(at(10), at(50), 9).await.expect("claims");
        let claim = claims.pop().expect("one is due");
        let next = Agenda { run_at: None, ..claim.agenda.clone() };
        let notice = notice(5, number);
        let settled = store.settle(&claim, &next, Some(&run(1)), Some(&notice)).await;
        assert!(settled.expect("settles"));
        report(&number.to_string());
    }
}

/// What a process reported as saved until it was killed, some time after that many reports.
async fn killed_after(reports: usize, test: &str, folder: &Path) -> Vec<String> {
    let mut child = spawn(test, folder);
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut saved = Vec::new();
    while saved.len() < reports {
        let line = lines.next().expect("goes on until killed").expect("reads");
        saved.extend(line.strip_prefix("saved ").map(str::to_owned));
    }
    let second = open_sled(folder, &keys()).await;
    assert!(matches!(second.err(), Some(Error::InUse(_))), "another process has it");
    child.kill().expect("kills");
    child.wait().expect("ends");
    let rest = lines.map_while(Result::ok);
    saved.extend(rest.filter_map(|line| line.strip_prefix("saved ").map(str::to_owned)));
    saved
}

fn spawn(test: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", &format!("store::crash::{test}"), "--nocapture"])
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
        report(&format!("{number} first"));
        let newer = account(number, "newer");
        assert!(store.update_account(&newer, &"first".into()).await.expect("updates"));
        report(&format!("{number} newer"));
    }
}

fn report(what: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsaved {what}").expect("writes");
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

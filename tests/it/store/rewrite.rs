//! What was forgotten leaves the disk when it is written anew, and no moment at which the process may be
//! killed costs anything.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use qqmusic_bot::model::{Permissions, PersonId};
use qqmusic_bot::store::{Error, KeyRing, Store, backup, open_sled};

use super::agendas::agenda;
use super::forget::{everything, records};
use super::privacy::all_bytes;
use super::values::{ANN, BEN, account, at, key_of};

const NUMBER: u64 = 1_000_000_001;

/// How many of these stand somewhere in the bytes.
fn found(bytes: &[u8], parts: &[Vec<u8>]) -> usize {
    let is_there = |part: &Vec<u8>| {
        let (head, length) = (part[0], part.len());
        let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == head);
        starts.into_iter().any(|(at, _)| bytes.get(at..at + length) == Some(part))
    };
    parts.iter().filter(|part| is_there(part)).count()
}

/// What tells of a person: the sealed values of their records, and the keyed hashes in their names.
fn traces(before: &BTreeMap<Vec<u8>, Vec<u8>>, with: &BTreeMap<Vec<u8>, Vec<u8>>) -> Vec<Vec<u8>> {
    let theirs = with.iter().filter(|(name, _)| !before.contains_key(*name));
    let parts = theirs.flat_map(|(name, value)| {
        let hash = name[name.len().saturating_sub(16)..].to_vec();
        [value.clone(), hash]
    });
    parts.filter(|part| part.len() >= 16).collect()
}

#[tokio::test]
async fn no_byte_of_somebody_forgotten_is_left_on_the_disk_or_in_a_new_backup() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let store = open_sled(&data, &KeyRing::generate()).await.expect("opens");
    everything(store.as_ref(), BEN, 1_000_000_002).await;
    let before = records(store.as_ref(), folder.path()).await;
    everything(store.as_ref(), ANN, NUMBER).await;
    let with = records(store.as_ref(), folder.path()).await;
    let traces = traces(&before, &with);
    assert!(traces.len() > 50, "{}", traces.len());
    store.flush().await.expect("flushes");
    store.forget(ANN, at(100)).await.expect("forgets");
    store.flush().await.expect("flushes");
    assert!(found(&all_bytes(&data), &traces) > 20, "the log still has it, so the search works");

    store.rewrite().await.expect("writes anew");
    assert_eq!(found(&all_bytes(&data), &traces), 0, "while the store is open");
    let file = folder.path().join("new.bak");
    store.export(&file).await.expect("exports");
    assert_eq!(found(&fs::read(&file).expect("reads"), &traces), 0);
    assert_eq!(records(store.as_ref(), folder.path()).await, before, "all of Ben's is there");
    store.link(ANN, &account(NUMBER, "anew")).await.expect("goes on");
    drop(store);
    let names: Vec<_> = fs::read_dir(&data).expect("lists").flatten().collect();
    assert_eq!(names.len(), 2, "the folder and its lock: {names:?}");
}

#[tokio::test]
async fn people_read_and_write_while_the_disk_is_written_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = KeyRing::generate();
    let store = open_sled(folder.path(), &keys).await.expect("opens");
    for number in 1..=50 {
        store.link(PersonId(number), &account(number, "first")).await.expect("links");
    }
    let busy = (1..=200_u64).map(|number| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            store.link(PersonId(number), &account(number, "second")).await.expect("links");
            assert!(store.account(PersonId(number)).await.expect("reads").is_some());
            store.logins().await.expect("reads").len()
        })
    });
    let busy: Vec<_> = busy.collect();
    for _ in 0..3 {
        store.rewrite().await.expect("writes anew");
    }
    for one in futures::future::join_all(busy).await {
        assert_eq!(one.expect("no panic"), 0);
    }
    drop(store);
    let store = open_sled(folder.path(), &keys).await.expect("opens");
    for number in 1..=200 {
        let found = key_of(store.account(PersonId(number)).await.expect("reads"));
        assert_eq!(found.as_deref(), Some("second"), "{number}");
    }
}

/// A store in which Ann is known, and beside it a copy in which Ben is.
async fn two(folder: &Path, keys: &KeyRing) -> (PathBuf, PathBuf) {
    let (data, other) = (folder.join("data"), folder.join("other"));
    let store = open_sled(&data, keys).await.expect("opens");
    store.link(ANN, &account(NUMBER, "old")).await.expect("links");
    let file = folder.join("copy.bak");
    store.export(&file).await.expect("exports");
    drop(store);
    backup::restore(&file, &other, keys).await.expect("restores");
    let store = open_sled(&other, keys).await.expect("opens");
    store.forget(ANN, at(1)).await.expect("forgets");
    store.link(BEN, &account(NUMBER, "new")).await.expect("links");
    drop(store);
    // Both are closed when they can be opened again.
    for folder in [&data, &other] {
        drop(open_sled(folder, keys).await.expect("opens"));
    }
    (data, other)
}

async fn who(data: &Path, keys: &KeyRing) -> (bool, bool) {
    let store = open_sled(data, keys).await.expect("opens");
    for aside in ["rewriting", "rewritten"] {
        assert!(!data.join(aside).exists(), "{aside} is left");
    }
    let is_there = async |person| store.account(person).await.expect("reads").is_some();
    (is_there(ANN).await, is_there(BEN).await)
}

#[tokio::test]
async fn a_copy_that_was_not_whole_counts_for_nothing() {
    let (folder, keys) = (tempfile::tempdir().expect("a folder"), KeyRing::generate());
    let (data, other) = two(folder.path(), &keys).await;
    fs::create_dir(data.join("rewriting")).expect("makes");
    fs::rename(other.join("sled"), data.join("rewriting/sled")).expect("moves");
    assert_eq!(who(&data, &keys).await, (true, false));
}

#[tokio::test]
async fn a_whole_copy_takes_the_place_of_the_older_one_however_far_that_was() {
    for at_which in ["nothing was removed", "some was removed", "all was removed", "it was moved"] {
        let (folder, keys) = (tempfile::tempdir().expect("a folder"), KeyRing::generate());
        let (data, other) = two(folder.path(), &keys).await;
        let copy = data.join("rewritten");
        fs::create_dir(&copy).expect("makes");
        fs::rename(other.join("sled"), copy.join("sled")).expect("moves");
        match at_which {
            "nothing was removed" => {}
            "some was removed" => fs::remove_file(data.join("sled/db")).expect("removes"),
            _ => fs::remove_dir_all(data.join("sled")).expect("removes"),
        }
        let missing = KeyRing::load_or_create(&folder.path().join("no.key"), &data);
        assert!(matches!(missing.err(), Some(Error::WrongKey(_))), "there is data: {at_which}");
        if at_which == "it was moved" {
            fs::rename(copy.join("sled"), data.join("sled")).expect("moves");
        }
        assert_eq!(who(&data, &keys).await, (false, true), "{at_which}");
    }
}

/// Set for the process that is going to be killed: where it saves.
const FOLDER: &str = "QQMUSIC_BOT_TEST_FORGET_FOLDER";
const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

#[tokio::test]
async fn somebody_whom_a_killed_process_was_forgetting_is_there_as_a_whole_or_not_at_all() {
    let keys = KeyRing::parse(&KEY.into()).expect("a key");
    if let Some(folder) = std::env::var_os(FOLDER) {
        return forget_until_killed(Path::new(&folder), &keys).await;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut saved: Vec<String> = Vec::new();
    for reports in [1, 2, 3, 5, 8, 13, 40] {
        saved.extend(killed_after(reports, folder.path()));
        let store = open_sled(folder.path(), &keys).await.expect("opens after the kill");
        for report in &saved {
            let (what, number) = report.split_once(' ').expect("two words");
            let person = PersonId(number.parse().expect("a number"));
            let parts = parts(store.as_ref(), person).await;
            let is_forgotten = saved.contains(&format!("forgotten {number}"));
            match (person.0 % 2, is_forgotten) {
                (1, _) => assert_eq!(parts, [true; 3], "{report}"),
                (_, true) => assert_eq!(parts, [false; 3], "{report}"),
                (_, false) => {
                    assert!(parts == [true; 3] || parts == [false; 3], "{what} {parts:?}")
                }
            }
        }
    }
}

async fn parts(store: &dyn Store, person: PersonId) -> [bool; 3] {
    [
        store.account(person).await.expect("reads").is_some(),
        store.agenda(person).await.expect("reads").is_some(),
        store.permissions(person).await.expect("reads").library,
    ]
}

async fn forget_until_killed(folder: &Path, keys: &KeyRing) {
    let store = open_sled(folder, keys).await.expect("opens");
    // Those with odd numbers stay.
    let mut first = 1;
    while parts(store.as_ref(), PersonId(first)).await[0] {
        first += 2;
    }
    for number in first.. {
        let person = PersonId(number);
        store.forget(person, at(1)).await.expect("forgets what a kill left");
        store.link(person, &account(number, "k")).await.expect("links");
        let allowed = Permissions { library: true, accelerate: false };
        store.save_permissions(person, allowed).await.expect("saves");
        assert!(store.save_agenda(person, &agenda(10)).await.expect("saves"));
        report(&format!("known {number}"));
        if number % 2 == 0 {
            store.forget(person, at(1)).await.expect("forgets");
            report(&format!("forgotten {number}"));
        }
        if number % 3 == 0 {
            store.rewrite().await.expect("writes anew");
        }
    }
}

fn report(what: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\nsaved {what}").expect("writes");
    out.flush().expect("writes");
}

/// What a process reported until it was killed, some time after that many reports.
fn killed_after(reports: usize, folder: &Path) -> Vec<String> {
    let me = "somebody_whom_a_killed_process_was_forgetting_is_there_as_a_whole_or_not_at_all";
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["--exact", &format!("store::rewrite::{me}"), "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut saved = Vec::new();
    while saved.len() < reports {
        let line = lines.next().expect("goes on until killed").expect("reads");
        saved.extend(line.strip_prefix("saved ").map(str::to_owned));
    }
    child.kill().expect("kills");
    child.wait().expect("ends");
    let rest = lines.map_while(Result::ok);
    saved.extend(rest.filter_map(|line| line.strip_prefix("saved ").map(str::to_owned)));
    saved
}

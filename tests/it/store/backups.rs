//! Backups: complete or refused, restored as they were.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use qqmusic_bot::model::{ChatId, Language, Operation, PersonId, Settings};
use qqmusic_bot::store::{Error, KeyRing, Store, backup, open_sled};

use super::values::{ANN, BEN, account, at, day, key_of, login, uin};

async fn filled(data: &Path, keys: &KeyRing) -> Arc<dyn Store> {
    let store = open_sled(data, keys).await.expect("opens");
    store.link(ANN, &account(1_000_000_001, "one")).await.expect("links");
    store.begin_login(&login(BEN, "under way")).await.expect("begins");
    let settings = Settings { language: Some(Language::En), ..Settings::default() };
    store.save_settings(ChatId(-5), settings).await.expect("saves");
    store.count(day(1), &BTreeMap::from([(Operation::SongUrl, 4)])).await.expect("counts");
    store
}

#[tokio::test]
async fn a_backup_brings_everything_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = KeyRing::generate();
    let file = folder.path().join("backups").join(backup::file_name(at(0)));
    let store = filled(&folder.path().join("old"), &keys).await;
    store.export(&file).await.expect("exports");
    let mode = fs::metadata(&file).expect("is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "only its owner reads it");

    let data = folder.path().join("new");
    backup::restore(&file, &data, &keys).await.expect("restores");
    let store = open_sled(&data, &keys).await.expect("opens");
    assert_eq!(key_of(store.account(ANN).await.expect("reads")).as_deref(), Some("one"));
    assert!(store.account_of(uin(1_000_000_001)).await.expect("reads").is_some());
    assert_eq!(store.login(BEN).await.expect("reads").expect("is there").id, "under way");
    let settings = store.settings(ChatId(-5)).await.expect("reads");
    assert_eq!(settings.language, Some(Language::En));
    let counters = store.counters(day(1)).await.expect("reads");
    assert_eq!(counters.total, BTreeMap::from([(Operation::SongUrl, 4)]));
    assert!(store.unlink(ANN).await.expect("works").expect("was linked").1, "and counted right");
    let left: Vec<_> = fs::read_dir(&data).expect("lists").flatten().collect();
    assert_eq!(left.len(), 2, "nothing half done is left: {left:?}");
}

#[tokio::test]
async fn a_restore_never_touches_data_that_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = KeyRing::generate();
    let (file, data) = (folder.path().join("a.bak"), folder.path().join("data"));
    let store = filled(&data, &keys).await;
    store.export(&file).await.expect("exports");
    store.unlink(ANN).await.expect("works");
    drop(store);
    let error = backup::restore(&file, &data, &keys).await.expect_err("refuses");
    assert!(matches!(error, Error::NotEmpty(_)), "{error}");
    let store = open_sled(&data, &keys).await.expect("opens");
    assert!(store.account(ANN).await.expect("reads").is_none());
}

#[tokio::test]
async fn a_damaged_or_foreign_backup_is_refused_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = KeyRing::generate();
    let (file, data) = (folder.path().join("a.bak"), folder.path().join("data"));
    filled(&folder.path().join("old"), &keys).await.export(&file).await.expect("exports");
    let whole = fs::read(&file).expect("reads");

    let bad = folder.path().join("bad.bak");
    let positions = (0..whole.len()).step_by(whole.len() / 60);
    let cut = positions.clone().map(|at| whole[..at].to_vec());
    let changed = positions.map(|at| {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x40;
        bytes
    });
    for bytes in cut.chain(changed) {
        fs::write(&bad, bytes).expect("writes");
        let error = backup::restore(&bad, &data, &keys).await.expect_err("refuses");
        assert!(matches!(error, Error::BadBackup(_)), "{error}");
    }
    let error = backup::restore(&file, &data, &KeyRing::generate()).await.expect_err("refuses");
    assert!(matches!(error, Error::WrongKey(_)), "{error}");
    assert!(!data.join("sled").exists());
    backup::restore(&file, &data, &keys).await.expect("the whole one still works");
}

#[tokio::test]
async fn a_backup_made_while_people_log_in_and_out_is_consistent() {
    let folder = tempfile::tempdir().expect("a folder");
    let keys = KeyRing::generate();
    let (file, data) = (folder.path().join("a.bak"), folder.path().join("data"));
    let store = open_sled(&folder.path().join("old"), &keys).await.expect("opens");
    let people = || (1..=60).map(PersonId);
    let busy = people().map(|person| {
        let store = Arc::clone(&store);
        async move {
            store.link(person, &account(person.0 % 7 + 1, "x")).await.expect("links");
            store.link(person, &account(person.0 % 5 + 1, "x")).await.expect("links");
        }
    });
    let (_, exported) = tokio::join!(futures::future::join_all(busy), store.export(&file));
    exported.expect("exports");
    backup::restore(&file, &data, &keys).await.expect("restores");
    let store = open_sled(&data, &keys).await.expect("opens");
    for person in people() {
        while store.unlink(person).await.expect("works").is_some() {}
    }
    assert_eq!(store.size().await.expect("reads").accounts, 0, "every account had its people");
}

#[tokio::test]
async fn only_the_newest_backups_stay_and_other_files_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let names: Vec<_> = (0..30).map(|hour| backup::file_name(at(hour * 3600))).collect();
    let others = ["notes.txt", "qqmusic-bot-mine.bak", "qqmusic-bot-20270115-080000.bak.part"];
    // Made while the clock was wrong: of an unknown age.
    let future = backup::file_name(at(400 * 86_400));
    for name in names.iter().map(String::as_str).chain(others).chain([future.as_str()]) {
        fs::write(folder.path().join(name), "x").expect("writes");
    }
    assert_eq!(names[0], "qqmusic-bot-20270115-080000.bak");
    let now = at(29 * 3600);
    assert_eq!(backup::keep_latest(folder.path(), 24, now).await.expect("prunes"), 7);
    assert_eq!(backup::keep_latest(folder.path(), 24, now).await.expect("prunes"), 0);
    let left = |name: &str| folder.path().join(name).exists();
    assert!(names[..6].iter().all(|name| !left(name)), "the oldest went");
    assert!(names[6..].iter().all(|name| left(name)), "the newest stayed");
    assert!(others.into_iter().all(left) && !left(&future));
}

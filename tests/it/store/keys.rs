//! The master key: made, kept, lost, replaced, rotated.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use qqmusic_bot::store::{Error, KeyRing, backup, open_sled, rotate};

use super::values::{ANN, BEN, account, key_of};

const OLD: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
const NEW: &str = "/wECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

fn ring(text: &str) -> KeyRing {
    KeyRing::parse(&text.into()).expect("keys")
}

async fn save_and_close(data: &Path, keys: &KeyRing) {
    let store = open_sled(data, keys).await.expect("opens");
    store.link(ANN, &account(1_000_000_001, "kept")).await.expect("links");
}

async fn key_of_ann(data: &Path, keys: &KeyRing) -> Result<Option<String>, Error> {
    Ok(key_of(open_sled(data, keys).await?.account(ANN).await?))
}

#[tokio::test]
async fn the_key_file_is_made_once_for_its_owner_only() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let file = data.join("master.key");
    let keys = KeyRing::load_or_create(&file, &data).expect("makes one");
    let mode = fs::metadata(&file).expect("is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    save_and_close(&data, &keys).await;
    let again = KeyRing::load_or_create(&file, &data).expect("reads it");
    assert_eq!(key_of_ann(&data, &again).await.expect("opens").as_deref(), Some("kept"));
    let left = fs::read_dir(&data).expect("lists").map(|entry| entry.expect("lists").file_name());
    assert!(left.into_iter().all(|name| name == "master.key" || name == "sled" || name == "lock"));
}

#[test]
fn a_key_file_that_others_may_read_is_refused_with_the_command_that_helps() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("master.key");
    KeyRing::load_or_create(&file, folder.path()).expect("makes one");
    for mode in [0o640, 0o604, 0o620] {
        fs::set_permissions(&file, Permissions::from_mode(mode)).expect("changes");
        let error = KeyRing::load_or_create(&file, folder.path()).expect_err("refuses");
        assert!(error.to_string().contains(&format!("chmod 600 {}", file.display())), "{error}");
    }
}

#[tokio::test]
async fn data_without_its_key_file_is_refused_and_no_new_key_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("master.key");
    save_and_close(folder.path(), &ring(OLD)).await;
    let error = KeyRing::load_or_create(&file, folder.path()).expect_err("refuses");
    assert!(matches!(error, Error::WrongKey(_)), "{error}");
    assert!(error.to_string().contains("store.key_file"), "{error}");
    assert!(!file.exists());
}

#[tokio::test]
async fn another_key_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    save_and_close(folder.path(), &ring(OLD)).await;
    let error = key_of_ann(folder.path(), &ring(NEW)).await.expect_err("refuses");
    assert!(matches!(error, Error::WrongKey(_)), "{error}");
    assert!(error.to_string().contains("put back the key"), "{error}");
    let found = key_of_ann(folder.path(), &ring(OLD)).await.expect("opens as before");
    assert_eq!(found.as_deref(), Some("kept"));
}

#[tokio::test]
async fn a_new_key_before_the_old_takes_over() {
    let folder = tempfile::tempdir().expect("a folder");
    save_and_close(folder.path(), &ring(OLD)).await;
    let both = ring(&format!("{NEW},{OLD}"));
    assert_eq!(key_of_ann(folder.path(), &both).await.expect("opens").as_deref(), Some("kept"));
    let found = key_of_ann(folder.path(), &ring(NEW)).await.expect("opens with the new alone");
    assert_eq!(found.as_deref(), Some("kept"));
    assert!(matches!(key_of_ann(folder.path(), &ring(OLD)).await, Err(Error::WrongKey(_))));
}

#[tokio::test]
async fn rotation_rewrites_everything_and_old_backups_still_restore() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("master.key"));
    let old_backup = folder.path().join("old.bak");
    let old = KeyRing::load_or_create(&file, &data).expect("makes one");
    let store = open_sled(&data, &old).await.expect("opens");
    for number in 1..=600 {
        let person = qqmusic_bot::model::PersonId(number);
        store.link(person, &account(number, "kept")).await.expect("links");
    }
    store.link(ANN, &account(1_000_000_001, "kept")).await.expect("links");
    store.export(&old_backup).await.expect("exports");
    assert!(matches!(rotate(&data, &file).await, Err(Error::InUse(_))), "not beside a bot");
    drop(store);

    let rewritten = rotate(&data, &file).await.expect("rotates");
    assert_eq!(rewritten, 601 * 5, "account, pointer, list, reference and what each has had");
    assert!(matches!(key_of_ann(&data, &old).await, Err(Error::WrongKey(_))));
    let keys = KeyRing::load_or_create(&file, &data).expect("reads both");
    assert_eq!(key_of_ann(&data, &keys).await.expect("opens").as_deref(), Some("kept"));
    assert_eq!(rotate(&data, &file).await.expect("rotates again"), 601 * 5);

    let keys = KeyRing::load_or_create(&file, &data).expect("reads three");
    let restored = folder.path().join("restored");
    backup::restore(&old_backup, &restored, &keys).await.expect("restores");
    assert_eq!(key_of_ann(&restored, &keys).await.expect("opens").as_deref(), Some("kept"));
}

#[tokio::test]
async fn a_second_opening_gets_one_clear_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = open_sled(folder.path(), &ring(OLD)).await.expect("opens");
    let error = open_sled(folder.path(), &ring(OLD)).await.err().expect("is refused");
    let expected = format!(
        "the store in {} is in use by another process; only one may run on it",
        folder.path().display()
    );
    assert_eq!(error.to_string(), expected);
    first.link(BEN, &account(1_000_000_002, "unharmed")).await.expect("the first goes on");
    drop(first);
    open_sled(folder.path(), &ring(OLD)).await.expect("opens when the first is closed");
}

//! What the disk tells about people: nothing.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use qqmusic_bot::model::{ChatId, Chore, PersonId, ReportKey, SearchKind, Settings, TaskKind};
use qqmusic_bot::store::{
    KeptReportKey, KeyRing, Listing, News, Notice, Question, Store, View, open_memory, open_sled,
};

use super::agendas::{agenda, notice, run};
use super::values::{account, at, day, login, uin};

const PERSON: PersonId = PersonId(7_123_456_789);
const UIN: u64 = 1_987_654_321;

/// Every form in which something about the person could stand on disk.
fn secrets() -> Vec<(&'static str, Vec<u8>)> {
    let mut all = vec![
        ("key", b"Q_H_L_planted".to_vec()),
        ("refresh key", b"refresh-key-1".to_vec()),
        ("openid", b"openid-4".to_vec()),
        ("encrypted uin", b"oKinvented6".to_vec()),
        ("nick", "小明 <b>".as_bytes().to_vec()),
        ("ticket", b"ticket of planted".to_vec()),
        ("words", "雨天的歌".as_bytes().to_vec()),
        ("report key", b"qmk-planted-key".to_vec()),
        ("zone", b"Lord_Howe".to_vec()),
        ("chore", b"accelerate".to_vec()),
    ];
    for number in [PERSON.0, UIN] {
        all.push(("number in digits", number.to_string().into_bytes()));
        all.push(("number, big end first", number.to_be_bytes()[3..].to_vec()));
        all.push(("number, small end first", number.to_le_bytes()[..5].to_vec()));
        all.push(("number as postcard has it", postcard::to_stdvec(&number).expect("encodes")));
    }
    all
}

fn contains(bytes: &[u8], secret: &[u8]) -> bool {
    bytes.windows(secret.len()).any(|window| window == secret)
}

/// Every byte of a folder, the names of its files too.
pub(super) fn all_bytes(folder: &Path) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(folder).expect("lists").flatten() {
        bytes.extend(entry.file_name().into_encoded_bytes());
        let path = entry.path();
        bytes.extend(if path.is_dir() { all_bytes(&path) } else { fs::read(path).expect("reads") });
    }
    bytes
}

#[test]
fn the_search_for_secrets_finds_them_when_they_are_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let db = sled::open(folder.path()).expect("opens");
    for (number, (_, secret)) in secrets().into_iter().enumerate() {
        db.insert([number.try_into().expect("few")], secret).expect("inserts");
    }
    db.flush().expect("flushes");
    drop(db);
    let bytes = all_bytes(folder.path());
    for (what, secret) in secrets() {
        assert!(contains(&bytes, &secret), "{what} in clear is not found");
    }
}

#[tokio::test]
async fn neither_the_folder_nor_a_backup_tells_anything_about_a_person() {
    let folder = tempfile::tempdir().expect("a folder");
    let (data, file) = (folder.path().join("data"), folder.path().join("a.bak"));
    let store = open_sled(&data, &KeyRing::generate()).await.expect("opens");
    let chat = ChatId(PERSON.0.try_into().expect("fits"));
    let view = View {
        owner: PERSON,
        listing: Listing::Search { kind: SearchKind::Song, query: "雨天的歌".into() },
        back: None,
    };
    store.link(PERSON, &account(UIN, "Q_H_L_planted")).await.expect("links");
    store.begin_login(&login(PERSON, "planted")).await.expect("begins");
    store.save_settings(chat, Settings::default()).await.expect("saves");
    let key = ReportKey::parse("qmk-planted-key").expect("a key");
    let key = KeptReportKey { key, uin: Some(uin(UIN)) };
    store.save_report_key(PERSON, Some(&key)).await.expect("saves");
    store.save_view("a view", &view, at(10)).await.expect("saves");
    store.save_question(chat, PERSON, Some(Question::Cookie), at(10)).await.expect("saves");
    let job = super::tasks::job(1, TaskKind::Accelerate);
    store.begin_task(&job, at(10)).await.expect("begins");
    what_runs_by_itself(store.as_ref()).await;
    store.export(&file).await.expect("exports");
    drop(store);
    let (folder, backup) = (all_bytes(&data), fs::read(&file).expect("reads"));
    assert!(contains(&backup, b"v1/account/"), "the backup holds records");
    for (what, secret) in secrets() {
        assert!(!contains(&folder, &secret), "{what} stands in the folder");
        assert!(!contains(&backup, &secret), "{what} stands in the backup");
    }
}

async fn what_runs_by_itself(store: &dyn Store) {
    assert!(store.save_agenda(PERSON, &agenda(10)).await.expect("saves"));
    let claim = store.claim_person(PERSON, at(1), at(2)).await.expect("claims").expect("is free");
    let told = Notice { person: PERSON, ..notice(5, 1) };
    let settled = store.settle(&claim, &claim.agenda, Some(&run(1)), Some(&told)).await;
    assert!(settled.expect("settles"));
    let words = Notice { news: News::Broadcast("雨天的歌".into()), ..notice(5, 2) };
    store.queue(&[words]).await.expect("queues");
    store.begin_broadcast("雨天的歌", at(5)).await.expect("saves");
    while store.spread(at(5), 9).await.expect("queues") {}
    store.begin_chore(uin(UIN), day(1), Chore::Accelerate).await.expect("writes");
    store.sample(uin(UIN), day(1), 77).await.expect("saves");
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Link(u64, u64),
    Beside(u64, u64),
    Use(u64, u64),
    Unlink(u64, u64),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (1..4_u64, 1..4_u64).prop_map(|(person, account)| Step::Link(person, account)),
        (1..4_u64, 1..4_u64).prop_map(|(person, account)| Step::Beside(person, account)),
        (1..4_u64, 1..4_u64).prop_map(|(person, account)| Step::Use(person, account)),
        (1..4_u64, 1..4_u64).prop_map(|(person, account)| Step::Unlink(person, account)),
    ]
}

/// How much a backup holds; equal sizes mean equal numbers of records of each kind.
async fn weight(store: &dyn Store, folder: &Path) -> u64 {
    let file = folder.join("weight.bak");
    store.export(&file).await.expect("exports");
    fs::metadata(&file).expect("is there").len()
}

async fn walk(steps: Vec<Step>) {
    let folder = tempfile::tempdir().expect("a folder");
    let store = open_memory().expect("opens");
    // That somebody was forgotten is remembered.
    store.link(PersonId(9), &account(9, "k")).await.expect("links");
    store.forget(PersonId(9), at(1)).await.expect("forgets");
    let empty = weight(store.as_ref(), folder.path()).await;
    // The accounts of each, and at the front the one in use.
    let mut all: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    for step in steps {
        match step {
            Step::Link(person, number) => {
                store.link(PersonId(person), &account(number, "k")).await.expect("links");
                let own = all.entry(person).or_default();
                own.retain(|other| *other != number);
                own.insert(0, number);
            }
            Step::Beside(person, number) => {
                store.link_beside(PersonId(person), &account(number, "k")).await.expect("links");
                let own = all.entry(person).or_default();
                if !own.contains(&number) {
                    own.push(number);
                }
            }
            Step::Use(person, number) => {
                let is_own = store.use_account(PersonId(person), uin(number)).await.expect("works");
                let own = all.entry(person).or_default();
                let at = own.iter().position(|other| *other == number);
                assert_eq!(is_own, at.is_some());
                at.into_iter().for_each(|at| own.swap(0, at));
            }
            Step::Unlink(person, number) => {
                let (person, number) = (PersonId(person), uin(number));
                let gone = store.unlink_account(person, number).await.expect("works");
                let own = all.entry(person.0).or_default();
                let before = own.len();
                own.retain(|other| *other != number.value());
                assert_eq!(gone.is_some(), own.len() < before);
                let others = all.values().flatten().any(|other| *other == number.value());
                assert!(gone.is_none_or(|(_, last)| last != others));
                // Which of several comes next is said elsewhere.
                let used = store.account(person).await.expect("reads");
                let used = used.map(|account| account.credential.uin.value());
                let own = all.entry(person.0).or_default();
                assert_eq!(used.is_some(), !own.is_empty());
                own.sort_by_key(|number| Some(*number) != used);
            }
        }
        for number in 1..4 {
            let found = store.account(PersonId(number)).await.expect("reads");
            let found = found.map(|account| account.credential.uin.value());
            let own = all.get(&number).cloned().unwrap_or_default();
            assert_eq!(found, own.first().copied());
            assert_eq!(store.accounts(PersonId(number)).await.expect("reads").len(), own.len());
            let kept = store.account_of(uin(number)).await.expect("reads").is_some();
            assert_eq!(kept, all.values().flatten().any(|other| *other == number));
        }
    }
    for person in 1..4 {
        // With the accounts they have had.
        store.forget(PersonId(person), at(1)).await.expect("forgets");
    }
    assert_eq!(weight(store.as_ref(), folder.path()).await, empty, "something is left behind");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    #[test]
    fn nothing_of_anyone_is_left_when_all_are_forgotten(
        steps in proptest::collection::vec(step(), 0..24),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(walk(steps));
    }
}

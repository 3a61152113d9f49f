//! What every store promises about the accounts of a person.

use qqmusic_bot::model::PersonId;
use qqmusic_bot::store::{Account, MOST_ACCOUNTS, Store};

use super::values::{ANN, BEN, account, key_of, uin};

const FIRST: u64 = 1_000_000_001;
const SECOND: u64 = 1_000_000_002;
const THIRD: u64 = 1_000_000_003;

/// Numbers, names, and which one is used.
async fn own(store: &dyn Store, person: PersonId) -> Vec<(u64, Option<String>, bool)> {
    let own = store.accounts(person).await.expect("reads");
    own.into_iter()
        .map(|own| (own.account.credential.uin.value(), own.name, own.is_current))
        .collect()
}

fn alive(number: u64) -> Account {
    Account { dead: false, ..account(number, "alive") }
}

pub(super) async fn a_person_has_several_and_uses_one(store: &dyn Store) {
    assert!(store.link(ANN, &account(FIRST, "a")).await.expect("links"));
    assert!(store.link(ANN, &account(SECOND, "b")).await.expect("links"));
    assert_eq!(key_of(store.account(ANN).await.expect("reads")).as_deref(), Some("b"));
    assert!(store.link_beside(ANN, &alive(THIRD)).await.expect("links"));
    assert!(store.link_beside(ANN, &account(FIRST, "anew")).await.expect("renews"));
    let all = [(FIRST, None, false), (SECOND, None, true), (THIRD, None, false)];
    assert_eq!(own(store, ANN).await, all, "in the order in which they came, each once");
    let first = store.account_among(ANN, uin(FIRST)).await.expect("reads");
    assert_eq!(key_of(first).as_deref(), Some("anew"));
    assert!(store.account_among(BEN, uin(FIRST)).await.expect("reads").is_none(), "not Ben's");
    for number in [FIRST, SECOND, THIRD] {
        assert_eq!(store.people_of(uin(number)).await.expect("reads"), [ANN]);
    }

    assert!(store.name_account(ANN, uin(FIRST), Some("小号")).await.expect("names"));
    assert!(!store.name_account(BEN, uin(FIRST), Some("mine")).await.expect("works"));
    assert!(store.use_account(ANN, uin(FIRST)).await.expect("switches"));
    assert!(!store.use_account(ANN, uin(9)).await.expect("works"));
    assert!(!store.use_account(BEN, uin(FIRST)).await.expect("works"));
    assert!(store.account(BEN).await.expect("reads").is_none());
    let all = [(FIRST, Some("小号".into()), true), (SECOND, None, false), (THIRD, None, false)];
    assert_eq!(own(store, ANN).await, all);

    store.link_beside(BEN, &account(SECOND, "b")).await.expect("links");
    assert_eq!(own(store, BEN).await, [(SECOND, None, true)], "the first is used at once");
    let (gone, last) =
        store.unlink_account(ANN, uin(SECOND)).await.expect("works").expect("was hers");
    assert_eq!((gone.credential.uin, last), (uin(SECOND), false), "Ben has it");
    assert!(store.unlink_account(ANN, uin(SECOND)).await.expect("works").is_none());
    assert_eq!(
        store.account(ANN).await.expect("reads").map(|it| it.credential.uin),
        Some(uin(FIRST))
    );
    let (_, last) = store.unlink(ANN).await.expect("works").expect("was used");
    assert!(last);
    assert_eq!(own(store, ANN).await, [(THIRD, None, true)], "another one of hers is used");
    assert!(store.unlink(ANN).await.expect("works").expect("was used").1);
    assert_eq!(own(store, ANN).await, []);
    assert!(store.unlink(BEN).await.expect("works").expect("was linked").1);
    assert_eq!(store.size().await.expect("reads").accounts, 0);

    store.link(ANN, &account(FIRST, "used")).await.expect("links");
    store.link_beside(ANN, &account(SECOND, "dead")).await.expect("links");
    store.link_beside(ANN, &alive(THIRD)).await.expect("links");
    store.unlink(ANN).await.expect("works").expect("was used");
    assert_eq!(key_of(store.account(ANN).await.expect("reads")).as_deref(), Some("alive"));
    while store.unlink(ANN).await.expect("works").is_some() {}
}

pub(super) async fn nobody_has_too_many(store: &dyn Store) {
    let most = u64::try_from(MOST_ACCOUNTS).expect("few");
    for number in 0..most {
        assert!(store.link(ANN, &account(FIRST + number, "k")).await.expect("links"));
    }
    assert!(!store.link(ANN, &account(FIRST + most, "k")).await.expect("works"));
    assert!(!store.link_beside(ANN, &account(FIRST + most, "k")).await.expect("works"));
    assert!(store.account_of(uin(FIRST + most)).await.expect("reads").is_none(), "nothing is kept");
    assert!(store.link(ANN, &account(FIRST, "anew")).await.expect("a known one is renewed"));
    assert_eq!(own(store, ANN).await.len(), MOST_ACCOUNTS);
    while store.unlink(ANN).await.expect("works").is_some() {}
}

//! What every store promises about logins that are lent.

use std::sync::Arc;

use qqmusic_bot::model::{Caps, ChatId, Lending, LentTo, Operation, PersonId, Taken, Use, Uses};
use qqmusic_bot::store::{Store, open_memory};

use super::values::{ANN, BEN, at, day, uin};

const GROUP: LentTo = LentTo::Group(ChatId(-7));
const EVE: PersonId = PersonId(7_100_000_003);

/// A login that is lent, twice a day to one and three times to all.
pub(super) fn lending(to: LentTo, lender: PersonId, number: u64) -> Lending {
    Lending {
        to,
        lender,
        uin: uin(number),
        name: "小林".into(),
        title: "听歌群".into(),
        since: at(1),
        caps: Caps { member: 2, total: 3 },
        said: Some(40),
    }
}

/// A request of somebody.
pub(super) fn used(request: u64, member: PersonId) -> Use {
    let (name, about) = ("Eve".into(), "晴天".into());
    Use { request, member, name, what: Operation::SongUrl, about, at: at(2) }
}

fn store() -> Arc<dyn Store> {
    open_memory().expect("opens")
}

async fn take(store: &dyn Store, request: u64, member: PersonId) -> Taken {
    store.take_use(GROUP, ANN, &used(request, member), day(1)).await.expect("takes")
}

#[tokio::test]
async fn a_cap_is_used_up_at_its_edge_and_there_again_the_next_day() {
    let store = store();
    assert_eq!(take(&*store, 1, BEN).await, Taken::Gone);
    assert!(store.lend(&lending(GROUP, ANN, 1)).await.expect("lends"));
    assert_eq!(take(&*store, 1, BEN).await, Taken::Yes);
    assert_eq!(take(&*store, 1, BEN).await, Taken::Yes, "one request is one use");
    assert_eq!(take(&*store, 2, BEN).await, Taken::Yes);
    assert_eq!(take(&*store, 3, BEN).await, Taken::MemberSpent);
    assert_eq!(take(&*store, 1, BEN).await, Taken::Yes, "it has its use");
    assert_eq!(take(&*store, 4, EVE).await, Taken::Yes);
    assert_eq!(take(&*store, 5, EVE).await, Taken::Spent);
    let uses = store.uses(GROUP, ANN).await.expect("reads");
    assert_eq!((uses.on(day(1), BEN), uses.on(day(1), EVE)), ((2, 3), (1, 3)));
    let tomorrow = store.take_use(GROUP, ANN, &used(5, EVE), day(2)).await;
    assert_eq!(tomorrow.expect("takes"), Taken::Yes);
    assert_eq!(store.uses(GROUP, ANN).await.expect("reads").on(day(2), EVE), (1, 1));
}

#[tokio::test]
async fn a_use_that_got_nothing_is_given_back_and_one_that_got_something_before_stays() {
    let store = store();
    store.lend(&lending(GROUP, ANN, 1)).await.expect("lends");
    let (one, other) = (used(1, BEN), Use { what: Operation::Lyric, ..used(1, BEN) });
    take(&*store, 1, BEN).await;
    store.give_back(GROUP, ANN, (&one, None), day(1)).await.expect("gives back");
    store.give_back(GROUP, ANN, (&one, None), day(1)).await.expect("has nothing to give back");
    let uses = store.uses(GROUP, ANN).await.expect("reads");
    assert_eq!((uses.on(day(1), BEN), uses.lately), ((0, 0), Vec::new()));
    take(&*store, 1, BEN).await;
    let again = store.take_use(GROUP, ANN, &other, day(1)).await.expect("takes");
    assert_eq!(again, Taken::Yes);
    let before = Some(one.clone());
    store.give_back(GROUP, ANN, (&other, before), day(1)).await.expect("gives back");
    let uses = store.uses(GROUP, ANN).await.expect("reads");
    assert_eq!((uses.on(day(1), BEN), uses.lately), ((1, 1), vec![one]));
}

#[tokio::test]
async fn of_several_who_ask_at_once_one_gets_the_last_use() {
    let store = store();
    store.lend(&lending(GROUP, ANN, 1)).await.expect("lends");
    let all = (0..8).map(|number| take(&*store, number, PersonId(9_000 + number)));
    let taken = futures::future::join_all(all).await;
    assert_eq!(taken.iter().filter(|taken| **taken == Taken::Yes).count(), 3);
}

#[tokio::test]
async fn what_is_lent_stands_in_the_order_of_lending_and_is_taken_back_apart() {
    let store = store();
    for (to, lender) in [(GROUP, ANN), (GROUP, BEN), (LentTo::Everyone, ANN)] {
        assert!(store.lend(&lending(to, lender, lender.0)).await.expect("lends"));
    }
    let changed = Caps { member: 9, total: 90 };
    let again = Lending { caps: changed, since: at(50), ..lending(GROUP, ANN, ANN.0) };
    assert!(store.lend(&again).await.expect("changes"));
    let all = store.lendings(GROUP).await.expect("reads");
    assert_eq!(all[0], Lending { since: at(1), ..again });
    assert_eq!(all[1].lender, BEN);
    take(&*store, 1, BEN).await;
    let other = store.take_back(ANN, None, Some(uin(77))).await.expect("ends");
    assert_eq!(other, [], "of another account nothing is lent");
    let ended = store.take_back(ANN, Some(GROUP), None).await.expect("ends");
    assert_eq!(ended.len(), 1);
    assert_eq!(ended[0].1.on(day(1), BEN), (1, 1), "how it was used is given once more");
    assert_eq!(take(&*store, 1, BEN).await, Taken::Gone);
    assert_eq!(store.uses(GROUP, ANN).await.expect("reads"), Uses::default());
    assert_eq!(store.lendings(GROUP).await.expect("reads").len(), 1);
    assert_eq!(store.lent_by(ANN).await.expect("reads").len(), 1);
}

#[tokio::test]
async fn lenders_and_groups_have_a_bound() {
    let store = store();
    for number in 1..=10 {
        let one = lending(GROUP, PersonId(number), number);
        assert!(store.lend(&one).await.expect("lends"));
    }
    assert!(!store.lend(&lending(GROUP, ANN, 1)).await.expect("asks"));
    assert_eq!(store.lent_by(ANN).await.expect("reads"), []);
    for group in 1..=20 {
        let to = LentTo::Group(ChatId(-100 - group));
        assert!(store.lend(&lending(to, BEN, 1)).await.expect("lends"));
    }
    let one_more = lending(LentTo::Group(ChatId(-500)), BEN, 1);
    assert!(!store.lend(&one_more).await.expect("asks"));
    assert_eq!(store.lent_by(BEN).await.expect("reads").len(), 20);
}

#[tokio::test]
async fn what_is_lent_to_a_group_moves_with_it() {
    let store = store();
    store.lend(&lending(GROUP, ANN, 1)).await.expect("lends");
    take(&*store, 1, BEN).await;
    let new = LentTo::Group(ChatId(-1_000_000_007));
    store.move_chat(ChatId(-7), ChatId(-1_000_000_007)).await.expect("moves");
    assert_eq!(store.lendings(GROUP).await.expect("reads"), []);
    let moved = [Lending { said: None, ..lending(new, ANN, 1) }];
    assert_eq!(store.lendings(new).await.expect("reads"), moved);
    assert_eq!(store.lent_by(ANN).await.expect("reads"), moved);
    assert_eq!(store.uses(new, ANN).await.expect("reads").on(day(1), BEN), (1, 1));
}

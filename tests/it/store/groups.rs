//! What groups decided, and messages that are to be deleted, in every engine.

use chrono::{DateTime, Utc};
use qqmusic_bot::model::{Answers, ChatId, Group, Open, Quiet, Standing};
use qqmusic_bot::store::{Fading, FadingId, KeyRing, Store, open_memory, open_sled};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + seconds, 0).expect("in range")
}

fn fading(seconds: i64, message: i32) -> Fading {
    let number = u64::from(message.unsigned_abs());
    Fading { id: FadingId { at: at(seconds), number }, chat: ChatId(-7), message }
}

async fn what_is_decided_is_kept_and_moves(store: &dyn Store) {
    let (old, new) = (ChatId(-7), ChatId(-1_000_000_000_007));
    assert_eq!(store.group(old).await.expect("reads"), Group::default());
    let change = |group: &mut Group| {
        group.links = true;
        group.open = Open::Listening;
        group.answers = Answers::Topic(Some(3));
        group.quiet = Quiet::Hour;
    };
    let decided = store.change_group(old, Box::new(change)).await.expect("changes");
    assert_eq!(store.group(old).await.expect("reads"), decided);
    // Telegram may tell that the bot is gone from the older one before it tells that it moved.
    let gone = |group: &mut Group| group.standing = Standing::Gone;
    store.change_group(old, Box::new(gone)).await.expect("changes");
    for _ in 0..2 {
        store.move_chat(old, new).await.expect("moves; twice is once");
        assert_eq!(store.group(new).await.expect("reads"), decided);
        assert_eq!(store.group(old).await.expect("reads"), Group::default());
    }
}

async fn messages_are_due_in_order(store: &dyn Store) {
    for one in [fading(20, 2), fading(10, 1), fading(30, 3)] {
        assert!(store.fade(&one).await.expect("notes"));
    }
    let due = |now| async move { store.fading(at(now), 9).await.expect("reads") };
    assert_eq!(due(9).await, []);
    assert_eq!(due(20).await, [fading(10, 1), fading(20, 2)]);
    store.postpone_fading(&[fading(10, 1)], at(25)).await.expect("postpones");
    assert_eq!(due(20).await, [fading(20, 2)]);
    store.forget_fading(&[fading(20, 2).id]).await.expect("forgets");
    assert_eq!(due(99).await, [fading(25, 1), fading(30, 3)]);
}

async fn all(store: &dyn Store) {
    what_is_decided_is_kept_and_moves(store).await;
    messages_are_due_in_order(store).await;
}

#[tokio::test]
async fn the_store_in_memory_keeps_what_groups_decided() {
    all(open_memory().expect("opens").as_ref()).await;
}

#[tokio::test]
async fn the_store_on_disk_keeps_what_groups_decided() {
    let data = tempfile::tempdir().expect("a temporary folder");
    let store = open_sled(data.path(), &KeyRing::generate()).await.expect("opens");
    all(store.as_ref()).await;
}

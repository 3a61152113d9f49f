//! What every store promises about background tasks.

use qqmusic_bot::model::{
    Added, ChatId, CoinTaskKind, Favourite, FavouriteId, FavouriteKind, Language, Note,
    Permissions, PlaylistId, SongId, SongMid, Step, StepState, Task, TaskId, TaskKind, TaskSong,
    TaskState,
};
use qqmusic_bot::store::{Asking, Behalf, CoinWork, Job, Order, Plays, Store, TaskMessage};

use super::values::{ANN, BEN, account, at, day, uin};

fn id(number: u128) -> TaskId {
    TaskId::parse(&format!("{number:032x}")).expect("valid")
}

fn added() -> Added {
    let id = FavouriteId::Playlist(PlaylistId::new(7).expect("not zero"));
    Added { what: Favourite { id, name: "雨天".into() }, is_sure: true }
}

/// A job with every field set, so that none can get lost unseen.
pub(super) fn job(number: u128, kind: TaskKind) -> Job {
    let step = |state, note| Step { name: "逛一逛".into(), state, note };
    let work = CoinWork {
        activity: "act".into(),
        id: "\"t1\"".into(),
        kind: CoinTaskKind::Favourite(FavouriteKind::Song),
        prize: 5,
        asking: Some(Asking::Favour),
        finished: 1,
        claims: 2,
        claimed: Some(1),
        awarded: Some(7),
        added: vec![added()],
        added_at: Some(1),
    };
    let song = TaskSong {
        id: SongId::new(97773).expect("not zero"),
        mid: SongMid::new("0039MnYb0qxYhV").expect("valid"),
        name: "晴天".into(),
        singer: "周杰伦".into(),
        singer_mid: "0025NhlN2yWrP4".into(),
        length_s: 269,
    };
    let (order, behalf) = match kind {
        TaskKind::Coins => (Order::Coins { library: true }, Behalf::Person(ANN)),
        TaskKind::Accelerate => {
            let credential = Some(Box::new(account(1_000_000_031, "planted").credential));
            (Order::Accelerate { song }, Behalf::Given { credential, print: [7; 32] })
        }
    };
    Job {
        task: Task {
            id: id(number),
            kind,
            uin: uin(1_000_000_031),
            state: TaskState::Running,
            note: Some(Note::Told("所以".into())),
            steps: vec![
                step(StepState::Done, Note::with_added(vec![added()], Some(Note::Risk))),
                step(StepState::Failed, Some(Note::Refused(-7))),
                step(StepState::Doing, Some(Note::CounterStill)),
            ],
            before: Some(1),
            after: Some(2),
            earned: 3,
            created_at: at(1),
            ended_at: Some(at(2)),
        },
        behalf,
        order,
        works: vec![work],
        elsewhere: Some("there".into()),
        planned_on: Some(day(1)),
    }
}

pub(super) async fn an_account_has_one_task_of_a_kind(store: &dyn Store) {
    assert!(store.task(id(1)).await.expect("reads").is_none());
    let (coins, plays) = (job(1, TaskKind::Coins), job(2, TaskKind::Accelerate));
    assert!(store.begin_task(&coins, at(100)).await.expect("begins").is_none());
    assert!(store.begin_task(&plays, at(100)).await.expect("begins").is_none(), "another kind");
    for one in [&coins, &plays] {
        let found = store.task(one.task.id).await.expect("reads").expect("is there");
        assert_eq!(found.task, one.task);
        assert_eq!((&found.order, &found.works), (&one.order, &one.works));
        assert_eq!((found.elsewhere, found.planned_on), (one.elsewhere.clone(), one.planned_on));
        let newest = store.latest_task(one.task.uin, one.task.kind).await.expect("reads");
        assert_eq!(newest.map(|job| job.task.id), Some(one.task.id));
    }
    let found = store.task(id(2)).await.expect("reads").expect("is there");
    let Behalf::Given { credential: Some(kept), print } = found.behalf else { panic!("changed") };
    assert_eq!(print, [7; 32]);
    let kept = qqmusic_bot::store::Account { credential: *kept, ..account(1, "") };
    assert_eq!(
        super::values::shown(&kept),
        super::values::shown(&account(1_000_000_031, "planted"))
    );

    let second = store.begin_task(&job(3, TaskKind::Coins), at(100)).await.expect("works");
    assert_eq!(second.map(|job| job.task.id), Some(id(1)), "the first is under way");
    assert!(store.task(id(3)).await.expect("reads").is_none(), "nothing was begun");
    let mut unfinished = store.unfinished_tasks().await.expect("reads");
    unfinished.sort();
    assert_eq!(unfinished, [id(1), id(2)]);

    let mut ended = coins;
    ended.task.state = TaskState::Done;
    store.save_task(&ended, at(200)).await.expect("saves");
    assert_eq!(store.unfinished_tasks().await.expect("reads"), [id(2)]);
    let next = store.begin_task(&job(3, TaskKind::Coins), at(150)).await.expect("begins");
    assert!(next.is_none(), "the first has ended");
    store.save_task(&ended, at(300)).await.expect("saves");
    let newest = store.latest_task(ended.task.uin, TaskKind::Coins).await.expect("reads");
    assert_eq!(newest.map(|job| job.task.id), Some(id(3)), "an older one does not come back");

    store.purge(at(250)).await.expect("purges");
    assert!(store.task(id(1)).await.expect("reads").is_some(), "it was kept longer");
    assert!(store.task(id(3)).await.expect("reads").is_none());
    assert!(store.latest_task(ended.task.uin, TaskKind::Coins).await.expect("reads").is_none());
    assert!(store.unfinished_tasks().await.expect("reads").is_empty());
    store.purge(at(400)).await.expect("purges");
    assert!(store.task(id(1)).await.expect("reads").is_none());
}

pub(super) async fn what_belongs_to_tasks_is_kept_and_forgotten(store: &dyn Store) {
    let (task, chat, thread, language) = (id(1), ChatId(-5), Some(3), Language::En);
    let message = |message| TaskMessage { task, chat, thread, message, language };
    assert_eq!(store.task_message(id(1)).await.expect("reads"), None);
    assert_eq!(store.save_task_message(&message(1), at(10)).await.expect("saves"), None);
    let before = store.save_task_message(&message(2), at(10)).await.expect("saves");
    assert_eq!(before, Some(message(1)));
    store.forget_task_message(id(1), 1).await.expect("works");
    assert_eq!(store.task_message(id(1)).await.expect("reads"), Some(message(2)), "a newer one");
    assert_eq!(store.task_messages().await.expect("reads"), [message(2)]);
    store.forget_task_message(id(1), 2).await.expect("works");
    assert!(store.task_messages().await.expect("reads").is_empty());

    let plays = Plays { seconds: 100, reports: 2, stopped: true };
    let account = uin(1_000_000_032);
    assert_eq!(store.plays(account, day(1)).await.expect("reads"), Plays::default());
    store.save_plays(account, day(1), plays, at(10)).await.expect("saves");
    assert_eq!(store.plays(account, day(1)).await.expect("reads"), plays);
    assert_eq!(store.plays(account, day(2)).await.expect("reads"), Plays::default());
    assert_eq!(store.plays(uin(1_000_000_033), day(1)).await.expect("reads"), Plays::default());
    assert_eq!(store.purge(at(20)).await.expect("purges"), 1);
    assert_eq!(store.plays(account, day(1)).await.expect("reads"), Plays::default());

    let allowed = Permissions { library: true, accelerate: false };
    store.save_permissions(ANN, allowed).await.expect("saves");
    assert_eq!(store.permissions(ANN).await.expect("reads"), allowed);
    assert_eq!(store.permissions(BEN).await.expect("reads"), Permissions::default());
    store.save_permissions(ANN, Permissions::default()).await.expect("saves");
    assert_eq!(store.permissions(ANN).await.expect("reads"), Permissions::default());
    assert_eq!(store.purge(at(1000)).await.expect("purges"), 0, "nothing was left behind");
}

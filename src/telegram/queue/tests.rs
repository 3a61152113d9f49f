use std::time::Duration;

use futures::FutureExt;
use tokio::task::JoinSet;

use super::book::{
    AT_ONCE_OF_CHAT, AT_ONCE_OF_PERSON, MOST, MOST_OF_CHAT, MOST_OF_PERSON, PICTURES_AT_ONCE,
    SONGS_AT_ONCE,
};
use super::*;
use crate::model::{Quality, SongMid};

const GROUP: ChatId = ChatId(-1);

fn own(person: u64) -> (PersonId, ChatId) {
    (PersonId(person), ChatId(i64::try_from(person).expect("small")))
}

fn take(queue: &Queue, person: u64, count: usize) -> Result<Job, Full> {
    let (person, chat) = own(person);
    queue.take(Cost::Song, person, chat, count)
}

fn song(mid: &str) -> FileKey {
    FileKey::Audio(SongMid::new(mid).expect("a mid"), Quality::Mp3_128)
}

/// Does each of these people's things, a second each, and gives who had the turns, in order.
async fn turns(queue: &Queue, wishes: &[(u64, usize)]) -> Vec<u64> {
    let done = Arc::new(Mutex::new(Vec::new()));
    let mut all = JoinSet::new();
    for &(person, count) in wishes {
        for _ in 0..count {
            let (job, done) = (take(queue, person, 1).expect("room"), Arc::clone(&done));
            all.spawn(async move {
                let turn = job.turn(None).await.expect("nobody cancels");
                done.lock().expect("no panic").push(person);
                tokio::time::sleep(Duration::from_secs(1)).await;
                drop(turn);
            });
        }
        // They come one after another.
        tokio::task::yield_now().await;
    }
    all.join_all().await;
    let done = done.lock().expect("no panic").clone();
    assert!(queue.book().is_empty());
    done
}

#[tokio::test(start_paused = true)]
async fn people_take_turns_however_much_each_wants() {
    // Everything is taken for a second by others, then it goes round.
    let mut wishes: Vec<_> = (101..101 + SONGS_AT_ONCE as u64).map(|person| (person, 1)).collect();
    wishes.extend([(1, 12), (2, 1), (3, 3)]);
    let order = turns(&Queue::default(), &wishes).await;
    let order: Vec<_> = order.into_iter().filter(|person| *person < 100).collect();
    assert_eq!(order[..6], [1, 2, 3, 1, 3, 1], "one each, then again: {order:?}");
    assert_eq!(order.len(), 16);
}

#[tokio::test(start_paused = true)]
async fn so_much_is_done_at_once_in_all_for_a_person_and_for_a_chat() {
    for (cost, most) in [(Cost::Song, SONGS_AT_ONCE), (Cost::Picture, PICTURES_AT_ONCE)] {
        let queue = Queue::default();
        let jobs: Vec<_> = (1..=most as u64 + 1)
            .map(|person| queue.take(cost, own(person).0, own(person).1, 1).expect("room"))
            .collect();
        let now: Vec<_> = jobs.iter().map(|job| job.turn(None).now_or_never().flatten()).collect();
        assert_eq!(now.iter().filter(|turn| turn.is_some()).count(), most);
    }
    let queue = Queue::default();
    let jobs: Vec<_> = (0..=AT_ONCE_OF_PERSON).map(|_| take(&queue, 1, 1).expect("room")).collect();
    let now: Vec<_> = jobs.iter().map(|job| job.turn(None).now_or_never().flatten()).collect();
    assert_eq!(now.iter().filter(|turn| turn.is_some()).count(), AT_ONCE_OF_PERSON);
    let queue = Queue::default();
    let of_group = |person| queue.take(Cost::Song, PersonId(person), GROUP, 1).expect("room");
    let jobs: Vec<_> = (0..=AT_ONCE_OF_CHAT as u64).map(of_group).collect();
    let now: Vec<_> = jobs.iter().map(|job| job.turn(None).now_or_never().flatten()).collect();
    assert_eq!(now.iter().filter(|turn| turn.is_some()).count(), AT_ONCE_OF_CHAT);
}

#[test]
fn a_person_a_chat_and_everybody_have_a_bound() {
    let queue = Queue::default();
    let list = take(&queue, 1, MOST_OF_PERSON - 1).expect("room");
    let last = take(&queue, 1, 1).expect("room for one more");
    assert_eq!(take(&queue, 1, 1).err(), Some(Full::Person));
    drop(last);
    assert!(take(&queue, 1, 1).is_ok());
    drop(list);

    let mut all = Vec::new();
    for person in 0..MOST_OF_CHAT as u64 {
        all.push(queue.take(Cost::Song, PersonId(person), GROUP, 1).expect("room"));
    }
    let one_more = queue.take(Cost::Picture, PersonId(1000), GROUP, 1);
    assert_eq!(one_more.err(), Some(Full::Chat));

    for person in 2000.. {
        let left = MOST - all.len();
        match take(&queue, person, 1) {
            Ok(job) => all.push(job),
            Err(full) => {
                assert_eq!((full, left), (Full::Everybody, 0));
                break;
            }
        }
    }
    drop(all);
    assert!(queue.book().is_empty());
}

#[test]
fn a_person_has_one_list_at_a_time() {
    let queue = Queue::default();
    let list = take(&queue, 1, 12).expect("room");
    assert_eq!(take(&queue, 1, 12).err(), Some(Full::List));
    assert!(take(&queue, 1, 1).is_ok(), "a song beside it");
    assert!(take(&queue, 2, 12).is_ok(), "another's list");
    // One that is cancelled does not hold up the next, also while it still ends.
    queue.cancel(PersonId(1));
    let next = take(&queue, 1, 2).expect("room");
    drop((list, next));
    assert!(take(&queue, 1, 12).is_ok());
}

#[tokio::test(start_paused = true)]
async fn cancel_takes_out_ones_own_and_says_how_much() {
    let queue = Queue::default();
    let (list, one, yours) = (take(&queue, 1, 5), take(&queue, 1, 1), take(&queue, 2, 1));
    let picture = queue.take(Cost::Picture, PersonId(1), GROUP, 1).expect("room");
    let (list, one, yours) = (list.expect("room"), one.expect("room"), yours.expect("room"));
    drop(list.turn(None).await.expect("there is room"));
    let _running = one.turn(None).await.expect("there is room");
    assert_eq!(queue.cancel(PersonId(1)), Cancelled { songs: 5, pictures: 1 });
    assert_eq!(queue.cancel(PersonId(1)), Cancelled::default());
    assert!(list.turn(None).await.is_none());
    assert!(picture.turn(None).await.is_none());
    assert!(one.unless_cancelled(std::future::pending::<()>()).await.is_none());
    assert!(yours.turn(None).await.is_some());
    // What is cancelled and not gone yet takes nobody's place.
    assert!(take(&queue, 1, MOST_OF_PERSON).is_ok());
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_is_given_up_leaves_the_queue() {
    let queue = Queue::default();
    let jobs: Vec<_> = (1..=3).map(|_| take(&queue, 1, 1).expect("room")).collect();
    let first = jobs[0].turn(None).await.expect("room");
    let _second = jobs[1].turn(None).await.expect("room");
    let third = jobs[2].turn(None);
    let waiting = tokio::time::timeout(Duration::from_secs(1), third);
    assert!(waiting.await.is_err());
    drop(first);
    let after = take(&queue, 1, 1).expect("room");
    assert!(after.turn(None).now_or_never().flatten().is_some(), "nobody waits before it");
}

#[tokio::test(start_paused = true)]
async fn the_same_file_is_made_by_one_after_the_other() {
    let queue = Queue::default();
    let begin = tokio::time::Instant::now();
    let all = (1..=3).map(|person| {
        let job = take(&queue, person, 1).expect("room");
        async move {
            let turn = job.turn(Some(song("a"))).await.expect("nobody cancels");
            tokio::time::sleep(Duration::from_secs(5)).await;
            drop(turn);
            begin.elapsed().as_secs()
        }
    });
    let other = async {
        let job = take(&queue, 4, 1).expect("room");
        let _turn = job.turn(Some(song("b"))).await.expect("nobody cancels");
        begin.elapsed().as_secs()
    };
    let (all, other) = tokio::join!(futures::future::join_all(all), other);
    assert_eq!((all, other), (vec![5, 10, 15], 0));
}

#[tokio::test(start_paused = true)]
async fn the_place_counts_the_people_before_and_a_line_is_watched_once() {
    let queue = Queue::default();
    let others: Vec<_> =
        (101..101 + SONGS_AT_ONCE as u64).map(|it| take(&queue, it, 1).expect("room")).collect();
    let mut running = Vec::new();
    for job in &others {
        running.push(job.turn(None).await.expect("room"));
    }
    let jobs = [take(&queue, 1, 1), take(&queue, 1, 1), take(&queue, 2, 1)];
    let jobs = jobs.map(|job| job.expect("room"));
    let mut waiting: Vec<_> = jobs.iter().map(|job| Box::pin(job.turn(None))).collect();
    for turn in &mut waiting {
        assert!(turn.now_or_never().is_none());
    }
    let lines = [0, 1, 2].map(|at: usize| jobs[at].watch());
    let [Some(mine), None, Some(yours)] = lines else { panic!("one line a person: {lines:?}") };
    assert_eq!(queue.standing(mine), Some(Standing { place: 1, own: 2 }));
    assert_eq!(queue.standing(yours), Some(Standing { place: 2, own: 1 }));
    assert_eq!(jobs[2].place(), Some(2));
    drop(running.pop());
    assert_eq!(queue.standing(mine), Some(Standing { place: 2, own: 1 }));
    assert_eq!(queue.standing(yours), Some(Standing { place: 1, own: 1 }));
    assert_eq!(queue.give_up(yours), 1);
    assert_eq!(queue.standing(yours), None);
    drop(running.pop());
    assert_eq!(queue.standing(mine), None);
    assert!(jobs[1].watch().is_none(), "it does not wait");
}

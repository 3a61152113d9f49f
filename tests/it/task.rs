//! Background tasks as the service does them: whose they are, whose keys they hold, and what is left
//! of them when nobody runs them.

use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use futures::StreamExt;
use qqmusic_bot::model::{
    ChatId, Clock, Credential, LoginKind, Note, Pace, Permissions, PersonId, SongId, SongRef, Task,
    TaskId, TaskState, Uin,
};
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::{Crediting, Deed, Habits, Limits, ScanState};
use qqmusic_bot::playground::{Options, Playground};
use qqmusic_bot::service::{
    Caller, Error, Login, LoginProgress, LoginSession, Obstacle, Service, TaskPolicy,
};
use qqmusic_bot::store::{Behalf, Store, open_memory};
use secrecy::ExposeSecret;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::direct::upstream::direct;
use crate::wait::ANSWER_HELD;
use crate::world::away_from_midnight;

const UIN: u64 = 1_000_000_077;
const ANN: PersonId = PersonId(10_001);
const BEN: PersonId = PersonId(10_002);
const DAY_S: i64 = 86_400;

struct World {
    playground: Playground,
    service: Arc<Service>,
    store: Arc<dyn Store>,
    stopping: CancellationToken,
}

impl World {
    /// 小林's login in a store, and nobody who runs tasks yet.
    async fn start() -> Self {
        away_from_midnight().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let playground = Playground::start(listener, Options::default()).expect("serves");
        let limits = Limits { poll_hold_ms: 300, ..playground.qqmusic().limits() };
        playground.qqmusic().set_limits(limits);
        let store = open_memory().expect("a store");
        let stopping = CancellationToken::new();
        let service = Self::service(&playground, &store, true);
        let world = Self { playground, service, store, stopping };
        world.log_in(ANN).await;
        world
    }

    fn service(
        playground: &Playground,
        store: &Arc<dyn Store>,
        allow_accelerate: bool,
    ) -> Arc<Service> {
        let backend = direct(Some(playground.gateway_url()), crate::wait::PATIENCE, 0);
        let policy = TaskPolicy { pace: Pace::Fixed(Duration::ZERO), allow_accelerate };
        let service = Service::new(Arc::new(backend), Arc::clone(store));
        Arc::new(service.with_tasks(policy))
    }

    /// Runs the tasks, as a program does.
    fn run(&self) {
        self.run_by(&Clock::new());
    }

    /// As [`run`](Self::run), by another clock.
    fn run_by(&self, clock: &Clock) {
        tokio::spawn(Arc::clone(&self.service).run_tasks(clock.clone(), self.stopping.clone()));
    }

    async fn log_in(&self, person: PersonId) {
        let caller = Caller::person(person, Utc::now());
        let qr = self.service.login_qrcode(&caller, LoginKind::Qq).await.expect("shown");
        let session = LoginSession {
            beside: false,
            language: None,
            person,
            id: "a login".into(),
            chat: ChatId(10_001),
            message: 1,
            ticket: qr.ticket.clone(),
            expires_at: Utc::now() + TimeDelta::minutes(2),
        };
        self.service.begin_login(&session).await.expect("saved");
        let key = qr.ticket.key.expose_secret();
        self.playground.qqmusic().scan(key, UIN, ScanState::Confirmed).expect("under way");
        let progress = self.service.login_check(session, Clock::new());
        let done = progress.any(|it| async move { matches!(it, LoginProgress::Confirmed(_)) });
        assert!(done.await);
    }

    /// Waits until the account has asked for something so often.
    async fn until_asked(&self, deed: Deed, times: usize) {
        crate::wait::until("it is asked for", async || {
            self.playground.qqmusic().ledger(UIN).asked(deed).len() >= times
        })
        .await;
    }

    async fn credential(&self) -> Credential {
        self.store.account(ANN).await.expect("reads").expect("is there").credential
    }

    async fn ended(&self, id: TaskId) -> Task {
        let (task, shown) = self.service.follow_task(id).await.expect("is there");
        let Some(mut shown) = shown else { return task };
        let over = shown.wait_for(|task| task.as_ref().is_some_and(|it| it.state.is_final()));
        let over = crate::wait::in_time("it ends", over).await;
        over.expect("its run tells").clone().expect("a task")
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.stopping.cancel();
    }
}

fn person(person: PersonId) -> Caller {
    Caller::person(person, Utc::now())
}

fn given(credential: Credential) -> Caller {
    Caller::new(Login::Given(Box::new(credential)), Utc::now())
}

/// The same account with another key.
fn stranger() -> Caller {
    given(Credential::bare(Uin::new(UIN).expect("not zero"), "Q_H_L_made-up".into()))
}

#[tokio::test]
async fn keys_that_came_with_a_request_stay_until_the_task_ends_and_open_it_afterwards() {
    let world = World::start().await;
    let own = given(world.credential().await);
    let task = world.service.coin_task(&own).await.expect("begins");
    assert_eq!(task.state, TaskState::Queued);
    let held = async || {
        let job = world.store.task(task.id).await.expect("reads").expect("is there");
        matches!(job.behalf, Behalf::Given { credential: Some(_), .. })
    };
    assert!(held().await);
    world.run();
    let ended = world.ended(task.id).await;
    assert_eq!(ended.state, TaskState::Done, "{ended:?}");
    assert!(ended.earned > 0 && !held().await);

    let told = |caller: Caller| {
        let service = Arc::clone(&world.service);
        async move { service.coin_check(&caller, task.id).await }
    };
    assert_eq!(told(own).await.expect("the same keys").steps, ended.steps);
    assert_eq!(told(person(ANN)).await.expect("the same account").earned, ended.earned);
    assert!(matches!(told(stranger()).await, Err(Error::NotFound)), "a number proves nothing");
    assert!(matches!(told(person(BEN)).await, Err(Error::NotFound)), "somebody else");
}

#[tokio::test]
async fn a_number_alone_begins_nothing() {
    let world = World::start().await;
    let refused = world.service.coin_task(&stranger()).await;
    assert!(matches!(refused, Err(Error::LoginEnded)), "{refused:?}");
    assert!(world.service.tasks_to_resume().await.expect("reads").is_empty());
}

#[tokio::test]
async fn a_task_that_nobody_runs_waits_for_the_next_start_and_can_be_ended() {
    let world = World::start().await;
    let first = world.service.coin_task(&person(ANN)).await.expect("begins");
    let again = world.service.coin_task(&person(ANN)).await.expect("is under way");
    assert_eq!(again.id, first.id);
    assert_eq!(world.service.tasks_to_resume().await.expect("reads"), [first.id]);
    let ended = world.service.cancel_task(&person(ANN), first.id).await.expect("ends");
    assert_eq!(ended.state, TaskState::Cancelled);
    let second = world.service.coin_task(&person(ANN)).await.expect("begins");
    assert_ne!(second.id, first.id);
    world.run();
    assert_eq!(world.ended(second.id).await.state, TaskState::Done);
    let same = world.service.cancel_task(&person(ANN), first.id).await.expect("has ended");
    assert_eq!(same.state, TaskState::Cancelled);
    assert!(world.service.tasks_to_resume().await.expect("reads").is_empty());
}

#[tokio::test]
async fn a_login_that_is_gone_ends_the_task_with_a_reason() {
    let world = World::start().await;
    let task = world.service.coin_task(&person(ANN)).await.expect("begins");
    world.store.unlink(ANN).await.expect("logs out").expect("was logged in");
    world.run();
    let ended = world.ended(task.id).await;
    assert_eq!(ended.state, TaskState::Failed);
    assert_eq!(ended.note, Some(Note::LoginEnded));
    let ledger = world.playground.qqmusic().ledger(UIN);
    assert!(ledger.asked(Deed::TaskReport).is_empty(), "{ledger:?}");
}

#[tokio::test]
async fn plays_are_reported_only_where_owner_and_person_allow_it() {
    let world = World::start().await;
    let song = SongRef::Id(SongId::new(97773).expect("not zero"));
    let refused = world.service.accelerate(&person(ANN), &song).await;
    assert!(matches!(refused, Err(Error::NotAllowed(Obstacle::Consent))), "{refused:?}");
    let strict = World::service(&world.playground, &world.store, false);
    let own = given(world.credential().await);
    let refused = strict.accelerate(&own, &song).await;
    assert!(matches!(refused, Err(Error::NotAllowed(Obstacle::Owner))), "{refused:?}");
    let begun = world.service.accelerate(&own, &song).await.expect("its own consent");
    let ledger = world.playground.qqmusic().ledger(UIN);
    assert!(ledger.asked(Deed::PlayReport).is_empty(), "nobody runs it yet");
    let again = world.service.accelerate(&own, &song).await.expect("is under way");
    assert_eq!(again.id, begun.id);
}

#[tokio::test]
async fn plays_end_with_the_day_and_the_next_one_begins_anew() {
    const REPORT: &str = "qqmusic:stat6.y.qq.com/android/fcgi-bin/imusic_tj";
    let clock = Clock::new();
    let world = World::start().await;
    let qqmusic = world.playground.qqmusic();
    qqmusic.set_play_crediting(UIN, Crediting::AtOnce);
    qqmusic.set_habits(Habits { repeats_count: true, ..qqmusic.habits() });
    world.playground.faults().at(REPORT, Fault::Delay(1), Some(2));
    world.playground.faults().at(REPORT, ANSWER_HELD, Some(1));
    let allowed = Permissions { accelerate: true, ..Permissions::default() };
    world.store.save_permissions(ANN, allowed).await.expect("saved");
    let song = SongRef::Id(SongId::new(97773).expect("not zero"));
    world.run_by(&clock);
    let task = world.service.accelerate(&person(ANN), &song).await.expect("begins");
    world.until_asked(Deed::PlayReport, 3).await;
    clock.advance(DAY_S);
    world.playground.faults().clear();
    let ended = world.ended(task.id).await;
    assert_eq!((ended.state, ended.note.clone()), (TaskState::Done, Some(Note::DayEnded)));
    assert_eq!(ended.done(), 3, "{ended:?}");
    assert_eq!(ended.earned, 2 * 269, "what was seen before midnight");
    let tomorrow = Caller::person(ANN, clock.now());
    let next = world.service.accelerate(&tomorrow, &song).await.expect("a day of its own");
    let ended = world.ended(next.id).await;
    assert_eq!((ended.state, ended.note.clone()), (TaskState::Done, None), "{ended:?}");
    assert_eq!(ended.done(), 26, "the whole allowance of the new day");
}

#[tokio::test]
async fn coin_tasks_end_with_the_day_whose_list_they_follow() {
    const CLAIM: &str = "qqmusic:music.activeCenter.ActTaskNewSvr/AwardTaskPrize";
    let clock = Clock::new();
    let world = World::start().await;
    world.playground.faults().at(CLAIM, ANSWER_HELD, Some(1));
    world.run_by(&clock);
    let task = world.service.coin_task(&person(ANN)).await.expect("begins");
    world.until_asked(Deed::TaskClaim, 1).await;
    clock.advance(DAY_S);
    world.playground.faults().clear();
    let ended = world.ended(task.id).await;
    assert_eq!((ended.state, ended.note.clone()), (TaskState::Done, Some(Note::DayEnded)));
    assert_eq!(ended.earned, 6, "what was claimed counts: {ended:?}");
    assert_eq!(world.playground.qqmusic().ledger(UIN).asked(Deed::TaskClaim).len(), 1);
    let tomorrow = Caller::person(ANN, clock.now());
    let next = world.service.coin_task(&tomorrow).await.expect("begins");
    let ended = world.ended(next.id).await;
    assert_eq!((ended.state, ended.note.clone(), ended.earned), (TaskState::Done, None, 20));
}

#[tokio::test]
async fn a_claim_is_not_repeated_when_the_list_lags_behind_it() {
    for stale_lists in [1, 2, 1000] {
        let world = World::start().await;
        let qqmusic = world.playground.qqmusic();
        qqmusic.set_habits(Habits { stale_lists, ..qqmusic.habits() });
        world.run();
        let task = world.service.coin_task(&person(ANN)).await.expect("begins");
        let ended = world.ended(task.id).await;
        let ledger = qqmusic.ledger(UIN);
        let refused: Vec<_> =
            ledger.asked(Deed::TaskClaim).into_iter().filter(|it| it.code != 0).collect();
        assert!(refused.is_empty(), "{stale_lists}: {refused:?}");
        assert_eq!(ended.earned, ledger.coins(), "{stale_lists}");
        // One that can be claimed three times is left after the first when nothing is seen of it.
        assert_eq!(ended.earned, if stale_lists == 1000 { 18 } else { 26 }, "{ended:?}");
    }
}

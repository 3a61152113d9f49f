//! Background tasks over any backend, and over another server that behaves badly.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use qqmusic_bot::backend::MusicBackend;
use qqmusic_bot::backend::remote::Remote;
use qqmusic_bot::model::{
    Clock, Credential, Note, Pace, Permissions, PersonId, SongId, SongRef, StepState, Task, TaskId,
    TaskState,
};
use qqmusic_bot::playground::Playground;
use qqmusic_bot::playground::qqmusic::{Crediting, Deed, Habits};
use qqmusic_bot::service::{Caller, Error, Obstacle, Service, TaskPolicy};
use qqmusic_bot::store::{Account, Origin, Plays, Store, open_memory};
use serde_json::{Value, json};
use tokio_util::sync::{CancellationToken, DropGuard};

use super::server::Server;
use super::{UIN, credential};
use crate::world::away_from_midnight;

const ANN: PersonId = PersonId(10_001);
/// 《晴天》, of which a day has room for 26 plays.
const SONG: u64 = 97_773;
const LENGTH_S: u64 = 269;

/// A service over a backend, with Ann's login and everything allowed.
struct Here {
    service: Arc<Service>,
    store: Arc<dyn Store>,
    stopping: CancellationToken,
    _stop: DropGuard,
}

impl Here {
    async fn start(backend: Arc<dyn MusicBackend>, credential: Credential) -> Self {
        let store: Arc<dyn Store> = open_memory().expect("a store");
        let account = Account {
            credential,
            nick: "N".into(),
            origin: Origin::Scanned(None),
            updated_at: Utc::now(),
            refreshed_at: None,
            dead: false,
        };
        store.link(ANN, &account).await.expect("linked");
        let allowed = Permissions { accelerate: true, ..Permissions::default() };
        store.save_permissions(ANN, allowed).await.expect("saved");
        let policy =
            TaskPolicy { pace: Pace::Fixed(Duration::from_millis(5)), allow_accelerate: true };
        let service = Arc::new(Service::new(backend, Arc::clone(&store)).with_tasks(policy));
        let stopping = CancellationToken::new();
        Self { service, store, stopping: stopping.clone(), _stop: stopping.drop_guard() }
    }

    fn run(&self) {
        tokio::spawn(Arc::clone(&self.service).run_tasks(Clock::new(), self.stopping.clone()));
    }

    async fn ended(&self, id: TaskId) -> Task {
        let (task, shown) = self.service.follow_task(id).await.expect("is there");
        let Some(mut shown) = shown else { return task };
        let over = shown.wait_for(|task| task.as_ref().is_some_and(|it| it.state.is_final()));
        let over = crate::wait::in_time("it ends", over).await;
        over.expect("its run tells").clone().expect("a task")
    }

    async fn used(&self) -> Plays {
        let shanghai = Utc::now() + TimeDelta::hours(8);
        self.store.plays(credential().uin, shanghai.date_naive()).await.expect("reads")
    }
}

fn ann() -> Caller {
    Caller::person(ANN, Utc::now())
}

fn song() -> SongRef {
    SongRef::Id(SongId::new(SONG).expect("not zero"))
}

pub(super) async fn coins_are_done_once(
    playground: &Playground,
    backend: Arc<dyn MusicBackend>,
    me: Credential,
) {
    let here = Here::start(backend, me).await;
    here.run();
    let before = playground.qqmusic().coins(UIN);
    let task = here.service.coin_task(&ann()).await.expect("begins");
    let ended = here.ended(task.id).await;
    assert_eq!((ended.state, &ended.note), (TaskState::Done, &None), "{ended:?}");
    assert_eq!((ended.before, ended.after), (Some(before), Some(before + 26)));
    assert_eq!(ended.earned, 26);
    let step = |name: &str| {
        let step = ended.steps.iter().find(|step| step.name == name).expect("listed");
        (step.state, step.note.clone())
    };
    assert_eq!(step("浏览福利页"), (StepState::Done, None));
    assert_eq!(step("宝箱"), (StepState::Skipped, Some(Note::NotYet)));
    assert_eq!(step("会员专享金币"), (StepState::Skipped, Some(Note::MembersOnly)));
    let ledger = playground.qqmusic().ledger(UIN);
    assert_eq!(ledger.coins(), 26);
    assert!(ledger.asked(Deed::TaskClaim).iter().all(|entry| entry.code == 0), "{ledger:?}");

    let again = here.service.coin_task(&ann()).await.expect("begins");
    let again = here.ended(again.id).await;
    assert_eq!((again.state, again.earned), (TaskState::Done, 0));
    assert_eq!(again.note, Some(Note::NothingToDo));
    assert_eq!(playground.qqmusic().ledger(UIN).coins(), 26);
}

pub(super) async fn plays_are_reported_once(
    playground: &Playground,
    backend: Arc<dyn MusicBackend>,
    me: Credential,
) {
    let qqmusic = playground.qqmusic();
    qqmusic.set_play_crediting(UIN, Crediting::AtOnce);
    qqmusic.set_habits(Habits { repeats_count: true, ..qqmusic.habits() });
    let here = Here::start(backend, me).await;
    here.run();
    let before = qqmusic.heard_today(UIN);
    let task = here.service.accelerate(&ann(), &song()).await.expect("begins");
    let ended = here.ended(task.id).await;
    assert_eq!((ended.state, &ended.note), (TaskState::Done, &None), "{ended:?}");
    assert_eq!(qqmusic.ledger(UIN).done(Deed::PlayReport).len(), 26);
    assert_eq!(ended.steps.len(), 26);
    assert!(ended.steps.iter().all(|step| step.state == StepState::Done && step.name == "晴天"));
    assert_eq!(ended.earned, 26 * LENGTH_S);
    assert_eq!((ended.before, ended.after), (Some(before), Some(before + 26 * LENGTH_S)));
    let refused = here.service.accelerate(&ann(), &song()).await;
    assert!(matches!(refused, Err(Error::NotAllowed(Obstacle::DayUsed))), "{refused:?}");
    assert_eq!(qqmusic.ledger(UIN).asked(Deed::PlayReport).len(), 26);
}

/// A server written by hand, and a service that asks it; nobody runs its tasks yet.
async fn by_hand() -> (Server, Here) {
    away_from_midnight().await;
    let (server, remote): (Server, Remote) = Server::start().await;
    server.on("GET /api/accelerate/userinfo", data(&json!({"nick": "N", "todayLT": 60})));
    server.on(
        "GET /api/convert",
        data(&json!({"id": SONG, "mid": "0039MnYb0qxYhV", "name": "晴天"})),
    );
    server.on("GET /api/search", data(&json!({"songs": []})));
    let here = Here::start(Arc::new(remote), credential()).await;
    (server, here)
}

fn data(data: &Value) -> Value {
    json!({"code": 0, "data": data})
}

fn times(server: &Server, path: &str) -> usize {
    server.asked().iter().filter(|asked| asked.path == path).count()
}

/// The answers of a server where a coin task is begun.
fn begins_coins(server: &Server) {
    server.on("GET /api/user", data(&json!({"nick": "N", "coins": 10})));
    server.on("POST /api/coin/task", data(&json!({"taskId": "t-1", "state": "queued"})));
}

const CHECK: &str = "GET /api/coin/task/check";

#[tokio::test]
async fn a_server_that_wants_to_be_asked_less_or_fails_for_a_while_is_asked_again() {
    let (server, here) = by_hand().await;
    server.on("GET /api/user", data(&json!({"nick": "N", "coins": 10})));
    server.on("GET /api/user", data(&json!({"nick": "N", "coins": 18})));
    server.on_status("POST /api/coin/task", 429, "");
    server.on("POST /api/coin/task", data(&json!({"taskId": "t-1"})));
    server.on_status(CHECK, 429, "");
    server.on_status(CHECK, 502, "<html>");
    server.on_status(CHECK, 503, "");
    server.on(CHECK, "<html>");
    server.on(CHECK, data(&json!({"state": "running", "earned": 3})));
    server.on_status(CHECK, 502, "");
    server.on(
        CHECK,
        data(&json!({"state": "done", "earned": "8",
        "steps": [{"name": "S", "state": "done"}]})),
    );
    here.run();
    let task = here.service.coin_task(&ann()).await.expect("begins");
    let ended = here.ended(task.id).await;
    assert_eq!((ended.state, ended.earned, ended.note), (TaskState::Done, 8, None));
    assert_eq!((ended.before, ended.after), (Some(10), Some(18)));
    assert_eq!(times(&server, "/api/coin/task"), 2);
}

#[tokio::test]
async fn a_server_that_never_answers_again_leaves_a_task_that_is_unsure() {
    let (server, here) = by_hand().await;
    begins_coins(&server);
    server
        .on(CHECK, data(&json!({"state": "running", "steps": [{"name": "S", "state": "doing"}]})));
    server.on_status(CHECK, 502, "");
    here.run();
    let task = here.service.coin_task(&ann()).await.expect("begins");
    let ended = here.ended(task.id).await;
    assert_eq!((ended.state, ended.note), (TaskState::Failed, Some(Note::LostSight)));
    assert_eq!(ended.steps[0].state, StepState::Unsure);
    let asked = times(&server, "/api/coin/task/check");
    assert!((5..20).contains(&asked), "{asked}");
}

#[tokio::test]
async fn a_task_that_never_ends_elsewhere_is_left_after_hours() {
    let (server, here) = by_hand().await;
    begins_coins(&server);
    server.on(CHECK, data(&json!({"state": "running"})));
    here.run();
    let long_ago: DateTime<Utc> = Utc::now() - TimeDelta::hours(7);
    let task = here.service.coin_task(&Caller::person(ANN, long_ago)).await.expect("begins");
    let ended = here.ended(task.id).await;
    assert_eq!((ended.state, ended.note), (TaskState::Failed, Some(Note::LostSight)));
}

#[tokio::test]
async fn who_stops_a_task_elsewhere_only_looks_no_longer() {
    let (server, here) = by_hand().await;
    begins_coins(&server);
    server.on(CHECK, data(&json!({"state": "running", "earned": 3})));
    here.run();
    let task = here.service.coin_task(&ann()).await.expect("begins");
    let (_, shown) = here.service.follow_task(task.id).await.expect("is there");
    let mut shown = shown.expect("under way");
    let seen = shown.wait_for(|task| task.as_ref().is_some_and(|task| task.earned == 3));
    crate::wait::in_time("in time", seen).await.expect("told");
    let ended = here.service.cancel_task(&ann(), task.id).await.expect("stops");
    assert_eq!((ended.state, ended.note), (TaskState::Cancelled, Some(Note::LeftElsewhere)));
}

#[tokio::test]
async fn a_day_of_plays_is_booked_before_they_are_begun_elsewhere() {
    let (server, here) = by_hand().await;
    // What became of it is not known.
    server.on_status("POST /api/accelerate/song", 500, "");
    here.run();
    let task = here.service.accelerate(&ann(), &song()).await.expect("begins");
    let ended = here.ended(task.id).await;
    assert_eq!((ended.state, ended.note), (TaskState::Failed, Some(Note::AnswerLost)));
    assert_eq!(ended.steps[0].state, StepState::Unsure);
    assert_eq!(times(&server, "/api/accelerate/song"), 1, "plays are not begun twice");
    let refused = here.service.accelerate(&ann(), &song()).await;
    assert!(matches!(refused, Err(Error::NotAllowed(Obstacle::DayUsed))), "{refused:?}");
    let sent = server.asked().into_iter().find(|asked| asked.path == "/api/accelerate/song");
    let info = sent.expect("asked").body["songInfo"].clone();
    assert_eq!(info, json!({"songName": "晴天", "songId": SONG, "songMid": "0039MnYb0qxYhV"}));
}

#[tokio::test]
async fn plays_that_were_clearly_not_begun_leave_the_day_free() {
    let (server, here) = by_hand().await;
    server.on_status("POST /api/accelerate/song", 403, "");
    here.run();
    let task = here.service.accelerate(&ann(), &song()).await.expect("begins");
    assert_eq!(here.ended(task.id).await.state, TaskState::Failed);
    assert_eq!(here.used().await, Plays::default());
}

#[tokio::test]
async fn a_consent_that_is_taken_back_before_the_beginning_begins_nothing() {
    let (server, here) = by_hand().await;
    let task = here.service.accelerate(&ann(), &song()).await.expect("is stored");
    here.store.save_permissions(ANN, Permissions::default()).await.expect("saved");
    here.run();
    let ended = here.ended(task.id).await;
    assert_eq!((ended.state, ended.note), (TaskState::Failed, Some(Note::NotAllowed)));
    assert_eq!(times(&server, "/api/accelerate/song"), 0);
    assert_eq!(here.used().await, Plays::default());
}

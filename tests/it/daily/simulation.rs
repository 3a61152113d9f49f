//! Many days for several people, with a clock that is moved, a QQ Music of which some answers fail,
//! and a process that is killed at random moments and started again on what it stored.
//!
//! Every evening QQ Music's own ledger is looked at: each account has exactly one sign-in of the
//! day, nothing was asked twice, and each person was told once. Used by a test and by
//! `cargo bench --bench daily -- year`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::{America, Asia, Australia, Europe, Tz};
use futures::StreamExt;
use qqmusic_bot::backend::direct::Direct;
use qqmusic_bot::model::{
    ChatId, Chore, Clock, LoginKind, Pace, PersonId, Run, Schedule, StepState, Uin,
};
use qqmusic_bot::playground::faults::Faults;
use qqmusic_bot::playground::qqmusic::{Deed, Limits, QqMusic, ScanState};
use qqmusic_bot::qqmusic::{Activities, Client, Settings};
use qqmusic_bot::service::{
    Caller, DailyPolicy, LoginProgress, LoginSession, News, Service, TaskPolicy,
};
use qqmusic_bot::store::{KeyRing, Store, open_memory, open_sled};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use secrecy::ExposeSecret;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;
use url::Url;

/// The first account; the others follow.
const UIN: u64 = 1_000_000_000;
/// The client's pause before a further try; real ones would make up most of the time.
const RETRY_PAUSE: Duration = Duration::from_millis(1);
/// Where people live.
const ZONES: [Tz; 5] =
    [Asia::Shanghai, Europe::London, America::New_York, Asia::Kathmandu, Australia::Lord_Howe];
/// Nothing is begun so shortly before the end of a date by a process that was down: what fails then
/// cannot be repeated on that date.
const REPEATS_TAKE: TimeDelta = TimeDelta::minutes(110);

/// What is simulated.
pub(crate) struct Plan {
    /// People; each tenth has the account of the one before.
    pub(crate) people: u64,
    /// Days.
    pub(crate) days: u32,
    /// Every so manieth does coin tasks too; zero: nobody. They are most of the requests.
    pub(crate) coins_each: u64,
    /// What all chances follow from. What is asked at the same time may still come in another order.
    pub(crate) seed: u64,
    /// The share of QQ Music's answers that fail.
    pub(crate) faults: f64,
    /// How likely the process is killed when somebody is due.
    pub(crate) kills: f64,
    /// Whether what is stored is on a disk, in a temporary folder; else in memory that outlives the
    /// process.
    pub(crate) on_disk: bool,
}

/// What happened.
#[derive(Debug, Default)]
pub(crate) struct Summary {
    /// Sign-ins that QQ Music did.
    pub(crate) sign_ins: u64,
    /// Coins of tasks that were claimed.
    pub(crate) claims: u64,
    /// Dates of accounts on which a sign-in was tried until the last repeat, and told as failed.
    pub(crate) given_up: u64,
    /// Messages about runs of the dates that were simulated.
    pub(crate) told: u64,
    /// Logins after the first ones: a renewal whose answer is lost costs a login.
    pub(crate) logins: u64,
    /// How often the process was killed.
    pub(crate) kills: u64,
    /// Answers that failed.
    pub(crate) faults: u64,
    /// Requests to QQ Music.
    pub(crate) requests: u64,
    /// How long it took.
    pub(crate) took: Duration,
}

/// QQ Music, with faults.
struct Outside {
    qqmusic: QqMusic,
    gateway: Url,
    failing: Arc<AtomicBool>,
    faults: Arc<AtomicU64>,
    requests: Arc<AtomicU64>,
}

/// A process: its tasks live in a runtime of their own and die with it.
struct Life {
    runtime: Runtime,
    service: Arc<Service>,
}

struct Simulation<'a> {
    plan: &'a Plan,
    rng: StdRng,
    clock: Clock,
    outside: Outside,
    /// Where QQ Music lives, and what waits outside of any process.
    world: Runtime,
    folder: tempfile::TempDir,
    keys: KeyRing,
    store: Arc<dyn Store>,
    told: BTreeMap<(PersonId, u64, NaiveDate), u64>,
    given_up: BTreeSet<(u64, NaiveDate)>,
    summary: Summary,
}

/// Runs it. Panics, naming the seed, when something was done twice, left out or not told.
pub(crate) fn simulate(plan: &Plan) -> Summary {
    let began = Instant::now();
    let start = NaiveDate::from_ymd_opt(2026, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
    // Midnight in Shanghai.
    let start = start.expect("a time").and_utc() - TimeDelta::hours(8);
    let world = runtime();
    let clock = Clock::standing_at(start);
    let rng = StdRng::seed_from_u64(plan.seed);
    let outside = world.block_on(outside(&clock, plan));
    let keys = KeyRing::generate();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = world.block_on(open(plan, folder.path().to_owned(), &keys));
    let (told, given_up, summary) = (BTreeMap::new(), BTreeSet::new(), Summary::default());
    let mut simulation = Simulation {
        plan,
        rng,
        clock,
        outside,
        world,
        folder,
        keys,
        store,
        told,
        given_up,
        summary,
    };
    simulation.live(start);
    let Simulation { outside, mut summary, given_up, .. } = simulation;
    summary.given_up = given_up.len() as u64;
    summary.faults = outside.faults.load(Ordering::Relaxed);
    summary.requests = outside.requests.load(Ordering::Relaxed);
    summary.took = began.elapsed();
    summary
}

fn runtime() -> Runtime {
    let mut builder = tokio::runtime::Builder::new_multi_thread();
    builder.worker_threads(2).enable_all().build().expect("a runtime")
}

async fn open(plan: &Plan, folder: PathBuf, keys: &KeyRing) -> Arc<dyn Store> {
    if plan.on_disk {
        return open_sled(&folder, keys).await.expect("the store opens again");
    }
    open_memory().expect("a store")
}

/// Serves QQ Music, of which a share of the answers fails while that is wanted.
async fn outside(clock: &Clock, plan: &Plan) -> Outside {
    let qqmusic = QqMusic::new(clock.clone(), Faults::new());
    let limits = Limits { poll_hold_ms: 300, ..qqmusic.limits() };
    qqmusic.set_limits(limits);
    let (failing, faults, requests) =
        <(Arc<AtomicBool>, Arc<AtomicU64>, Arc<AtomicU64>)>::default();
    let chances = Arc::new(Mutex::new(StdRng::seed_from_u64(plan.seed ^ 0x5eed)));
    let share = plan.faults;
    let (wanted, struck, asked) = (failing.clone(), faults.clone(), requests.clone());
    let layer = from_fn(move |request: Request, next: Next| {
        asked.fetch_add(1, Ordering::Relaxed);
        let mut chances = chances.lock().unwrap_or_else(PoisonError::into_inner);
        let strikes = wanted.load(Ordering::Relaxed) && chances.random_bool(share);
        let kind = strikes.then(|| chances.random_range(0..4));
        struck.fetch_add(u64::from(strikes), Ordering::Relaxed);
        drop(chances);
        faulty(kind, request, next)
    });
    let app = Router::new().nest("/qqmusic", qqmusic.router()).layer(layer);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    let gateway = Url::parse(&format!("http://{address}/qqmusic")).expect("an address");
    tokio::spawn(async move { axum::serve(listener, app).await });
    Outside { qqmusic, gateway, failing, faults, requests }
}

/// An answer that fails in one of four ways: before anything is done, or after it was.
async fn faulty(kind: Option<u32>, request: Request, next: Next) -> Response {
    match kind {
        None => next.run(request).await,
        Some(0) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Some(1) => "<html>try again later</html>".into_response(),
        Some(2) => broken(),
        Some(_) => {
            let _lost = next.run(request).await;
            broken()
        }
    }
}

fn broken() -> Response {
    let parts = [Ok("{"), Err(std::io::Error::from(std::io::ErrorKind::ConnectionReset))];
    Body::from_stream(futures::stream::iter(parts)).into_response()
}

impl Simulation<'_> {
    fn live(&mut self, start: DateTime<Utc>) {
        let mut life = self.start();
        self.arrive(&life);
        self.outside.failing.store(true, Ordering::Relaxed);
        let mut date = day_of(start);
        let end = start + TimeDelta::days(self.plan.days.into());
        while self.clock.now() < end {
            let minutes = self.rng.random_range(3..20);
            self.clock.advance(minutes * 60);
            let is_due =
                life.runtime.block_on(self.store.load(self.clock.now())).expect("read").due > 0;
            if is_due && self.rng.random_bool(self.plan.kills) {
                life = self.kill(life);
            }
            self.sweep(&life);
            let today = day_of(self.clock.now());
            if today != date {
                assert_eq!(date.succ_opt(), Some(today), "no downtime is longer than a day");
                self.look_at(&life, date);
                date = today;
            }
        }
        life.runtime.shutdown_timeout(Duration::from_secs(10));
    }

    fn start(&self) -> Life {
        let runtime = runtime();
        let timeout = Duration::from_secs(20);
        let settings = Settings {
            gateway: Some(self.outside.gateway.clone()),
            proxy: None,
            requests_per_second: 0,
            timeout,
            activities: Activities::default(),
        };
        let backend = Arc::new(Direct::new(
            Client::new(settings).expect("a client").with_retry_pause(RETRY_PAUSE),
        ));
        let tasks = TaskPolicy { pace: Pace::Fixed(Duration::ZERO), allow_accelerate: false };
        let daily = DailyPolicy { at_once: 64, ..DailyPolicy::default() };
        let service = Service::new(backend, Arc::clone(&self.store));
        let service = Arc::new(service.with_tasks(tasks).with_daily(daily));
        let tasks = Arc::clone(&service).run_tasks(self.clock.clone(), CancellationToken::new());
        runtime.spawn(tasks);
        Life { runtime, service }
    }

    /// Ends the process wherever it is, and starts the next one after a while.
    fn kill(&mut self, life: Life) -> Life {
        self.summary.kills += 1;
        let (service, clock) = (Arc::clone(&life.service), self.clock.clone());
        life.runtime.spawn(async move { service.sweep(&clock).await });
        std::thread::sleep(Duration::from_millis(self.rng.random_range(0..120)));
        let Life { runtime, service } = life;
        // Every task is dropped where it waits.
        runtime.shutdown_timeout(Duration::from_secs(10));
        drop(service);
        let down = TimeDelta::minutes(self.rng.random_range(0..300));
        let last = end_of_day(day_of(self.clock.now())) - REPEATS_TAKE;
        let until = (self.clock.now() + down).min(last.max(self.clock.now()));
        if self.plan.on_disk {
            // The engine is open once only.
            self.store = open_memory().expect("a store");
            let folder = self.folder.path().to_owned();
            self.store = self.world.block_on(open(self.plan, folder, &self.keys));
        }
        self.clock.advance_to(until);
        self.start()
    }

    /// Everybody logs in and says what they wish.
    fn arrive(&mut self, life: &Life) {
        for person in 0..self.plan.people {
            let person = PersonId(person);
            let wish = self.wish(person);
            accounts_of(person).into_iter().for_each(|uin| self.log_in(life, person, uin));
            let saved = life.service.save_schedule(person, wish, self.clock.now());
            life.runtime.block_on(saved).expect("saved");
        }
    }

    fn wish(&mut self, person: PersonId) -> Schedule {
        let zone = ZONES[usize::try_from(person.0).expect("few") % ZONES.len()];
        // At a time at which Shanghai's day has hours to go, also after a change of clocks.
        let hour = self.rng.random_range(1..20);
        let shown = NaiveTime::from_hms_opt(hour, self.rng.random_range(0..60), 0);
        let day = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a date");
        let moment = day.and_time(shown.expect("a time")).and_local_timezone(Asia::Shanghai);
        let at = moment.single().expect("no change of clocks").with_timezone(&zone).time();
        let mut chores = vec![Chore::Sign];
        let coins = (self.plan.coins_each, Chore::Coin);
        for (share, chore) in [(2, Chore::Refresh), (3, Chore::History), coins] {
            if share > 0 && person.0.is_multiple_of(share) {
                chores.push(chore);
            }
        }
        let chores = chores.into_iter().collect();
        Schedule { chores, at, zone: Some(zone), ..Schedule::default() }
    }

    fn log_in(&self, life: &Life, person: PersonId, uin: u64) {
        let failing = self.outside.failing.swap(false, Ordering::Relaxed);
        let now = self.clock.now();
        life.runtime.block_on(async {
            let caller = Caller::person(person, now);
            let qr = life.service.login_qrcode(&caller, LoginKind::Qq).await.expect("shown");
            let session = LoginSession {
                beside: false,
                language: None,
                person,
                id: format!("at {now}"),
                chat: ChatId(1),
                message: 1,
                ticket: qr.ticket.clone(),
                expires_at: now + TimeDelta::minutes(2),
            };
            life.service.begin_login(&session).await.expect("saved");
            let key = qr.ticket.key.expose_secret();
            self.outside.qqmusic.scan(key, uin, ScanState::Confirmed).expect("under way");
            let progress = life.service.login_check(session, self.clock.clone());
            let done = progress.any(|it| async move { matches!(it, LoginProgress::Confirmed(_)) });
            assert!(done.await, "the login is confirmed");
        });
        self.outside.failing.store(failing, Ordering::Relaxed);
    }

    /// Does what is due to its end, and tells it, until nothing is left of either.
    fn sweep(&mut self, life: &Life) {
        loop {
            life.runtime.block_on(async {
                while life.service.sweep(&self.clock).await.expect("sweeps") > 0 {
                    life.service.daily_done().await;
                }
            });
            let notices = life.service.notices(self.clock.now(), None, usize::MAX);
            let notices = life.runtime.block_on(notices).expect("read");
            if notices.is_empty() {
                return;
            }
            for notice in notices {
                life.runtime.block_on(life.service.told(notice.id)).expect("forgotten");
                self.tell(life, notice.person, &notice.news);
            }
        }
    }

    fn tell(&mut self, life: &Life, person: PersonId, news: &News) {
        match news {
            News::Run(run) => self.tell_run(person, run),
            News::Runs(runs) => runs.iter().for_each(|run| self.tell_run(person, run)),
            News::LoginDead(uin) => {
                self.summary.logins += 1;
                self.log_in(life, person, uin.expect("is named").value());
            }
            News::Broadcast(_) => unreachable!("nobody says anything to all"),
        }
    }

    fn tell_run(&mut self, person: PersonId, run: &Run) {
        let uin = run.uin.expect("is named").value();
        *self.told.entry((person, uin, run.date)).or_default() += 1;
    }

    /// Compares a date that is over with what QQ Music knows of it.
    fn look_at(&mut self, life: &Life, date: NaiveDate) {
        let seed = self.plan.seed;
        let people = (0..self.plan.people).map(PersonId);
        for (person, uin) in
            people.flat_map(|it| accounts_of(it).into_iter().map(move |uin| (it, uin)))
        {
            let told = self.told.remove(&(person, uin, date)).unwrap_or_default();
            assert!(told <= 1, "seed {seed}: {person:?} was told {told} times of {date}");
            let runs = life.runtime.block_on(life.service.runs(person)).expect("read");
            let is_own = |run: &&Run| run.uin.map(Uin::value) == Some(uin);
            let run = runs.iter().filter(is_own).find(|run| run.date == date);
            let signed = run.and_then(|run| run.outcomes.iter().find(|it| it.chore == Chore::Sign));
            let ledger = self.outside.qqmusic.ledger(uin);
            let on: Vec<_> = ledger.on(date).iter().collect();
            let asked = |deed| on.iter().filter(move |entry| entry.deed == deed);
            for deed in [Deed::SignIn, Deed::SignAward, Deed::TaskClaim] {
                // 200002 and 100004: it was done before.
                let twice = asked(deed).find(|entry| [200_002, 100_004].contains(&entry.code));
                assert!(twice.is_none(), "seed {seed}: {person:?} on {date}: {twice:?}");
            }
            let done = asked(Deed::SignIn).filter(|entry| entry.code == 0).count();
            match (done, signed) {
                (1, _) => {}
                (0, Some(outcome)) if outcome.state == StepState::Failed && outcome.tries >= 4 => {
                    self.given_up.insert((uin, date));
                }
                _ => panic!("seed {seed}: {person:?} has {done} sign-ins on {date}: {run:#?}"),
            }
            assert_eq!(told, 1, "seed {seed}: {person:?} on {date}: {run:#?}");
            self.summary.told += told;
            if !is_second(person) {
                self.summary.sign_ins += done as u64;
                let claims = asked(Deed::TaskClaim).filter(|entry| entry.code == 0).count();
                self.summary.claims += claims as u64;
            }
        }
    }
}

/// Whether a person has the account of the one before.
fn is_second(person: PersonId) -> bool {
    person.0 % 10 == 9
}

/// Some have an account of their own, which is all theirs, beside the first.
fn accounts_of(person: PersonId) -> Vec<u64> {
    let second = (person.0 % 10 == 4).then_some(UIN + 1_000_000 + person.0);
    std::iter::once(uin_of(person)).chain(second).collect()
}

fn uin_of(person: PersonId) -> u64 {
    UIN + person.0 - u64::from(is_second(person))
}

fn day_of(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Asia::Shanghai).date_naive()
}

fn end_of_day(date: NaiveDate) -> DateTime<Utc> {
    let next = date.succ_opt().unwrap_or(date).and_time(NaiveTime::MIN);
    next.and_utc() - TimeDelta::hours(8)
}

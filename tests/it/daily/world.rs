//! People with a QQ Music of the playground and a clock that stands until a test moves it.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Asia::Shanghai;
use futures::StreamExt;
use qqmusic_bot::model::{
    ChatId, Chore, Clock, LoginKind, Note, Pace, PersonId, Run, Schedule, StepState, Uin,
};
use qqmusic_bot::playground::faults::{Fault, Faults};
use qqmusic_bot::playground::qqmusic::{Deed, Limits, QqMusic, ScanState};
use qqmusic_bot::playground::{Options, Playground};
use qqmusic_bot::service::{
    Caller, DailyPolicy, LoginProgress, LoginSession, News, Notice, Service, TaskPolicy,
};
use qqmusic_bot::store::{Store, open_memory};
use secrecy::ExposeSecret;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::direct::upstream::direct;

pub(super) const ANN: PersonId = PersonId(10_001);
pub(super) const BEN: PersonId = PersonId(10_002);
pub(super) const UIN: u64 = 1_000_000_077;

/// The number of [`UIN`].
pub(super) fn number() -> Uin {
    Uin::new(UIN).expect("not zero")
}
pub(super) const OTHER_UIN: u64 = 1_000_000_078;
/// What `SignIn` is called at QQ Music.
pub(super) const SIGN_IN: &str = "qqmusic:music.actCenter.ActCenterSignNewSvr/SignIn";
/// What the list of coin tasks is called there.
pub(super) const COIN_TASKS: &str = "qqmusic:music.activeCenter.FloorManagerSvr/GetFloors";
pub(super) const SUMMARY: &str = "qqmusic:music.actCenter.ActCenterSignNewSvr/GetSignInSummary";

pub(super) struct World {
    pub(super) playground: Playground,
    pub(super) service: Arc<Service>,
    pub(super) store: Arc<dyn Store>,
    pub(super) clock: Clock,
    tasks: CancellationToken,
}

/// A time by the clock of Shanghai, in November 2026.
pub(super) fn at(day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    let date = NaiveDate::from_ymd_opt(2026, 11, day).expect("a date");
    let time = date.and_hms_opt(hour, minute, 0).expect("a time");
    time.and_local_timezone(Shanghai).single().expect("no change of clocks").to_utc()
}

pub(super) fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a date")
}

pub(super) fn wish(chores: &[Chore], hour: u32, minute: u32) -> Schedule {
    Schedule {
        chores: chores.iter().copied().collect(),
        at: NaiveTime::from_hms_opt(hour, minute, 0).expect("a time"),
        ..Schedule::default()
    }
}

impl World {
    /// Monday, 23 November, six in the morning in Shanghai; 小林 is logged in and wants these at 8:30.
    pub(super) async fn with(chores: &[Chore]) -> Self {
        let world = Self::start(at(23, 6, 0)).await;
        world.log_in(ANN, UIN).await;
        world.wants(ANN, wish(chores, 8, 30)).await;
        world
    }

    /// Nobody yet.
    pub(super) async fn start(now: DateTime<Utc>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let clock = Clock::standing_at(now);
        let options = Options { clock: clock.clone(), ..Options::default() };
        let playground = Playground::start(listener, options).expect("serves");
        let limits = Limits { poll_hold_ms: 300, ..playground.qqmusic().limits() };
        playground.qqmusic().set_limits(limits);
        let store = open_memory().expect("a store");
        let service = Self::service(&playground, &store);
        let world = Self { playground, service, store, clock, tasks: CancellationToken::new() };
        world.run_tasks(&world.service);
        world
    }

    fn service(playground: &Playground, store: &Arc<dyn Store>) -> Arc<Service> {
        let backend = direct(Some(playground.gateway_url()), crate::wait::PATIENCE, 0);
        let policy = TaskPolicy { pace: Pace::Fixed(Duration::ZERO), allow_accelerate: true };
        let daily =
            DailyPolicy { zone: Shanghai, jitter_s: 0, at_once: 4, ..DailyPolicy::default() };
        let service = Service::new(Arc::new(backend), Arc::clone(store));
        Arc::new(service.with_tasks(policy).with_daily(daily))
    }

    fn run_tasks(&self, service: &Arc<Service>) {
        let tasks = Arc::clone(service).run_tasks(self.clock.clone(), self.tasks.clone());
        tokio::spawn(tasks);
    }

    /// Another process on the same store.
    pub(super) fn another(&self) -> Arc<Service> {
        Self::service(&self.playground, &self.store)
    }

    /// What a process that was killed leaves, in the hands of the next: its tasks are dropped, what
    /// it had stored is there.
    pub(super) fn restarted(&mut self) {
        self.tasks.cancel();
        self.tasks = CancellationToken::new();
        self.service = self.another();
        let service = Arc::clone(&self.service);
        self.run_tasks(&service);
    }

    pub(super) fn qqmusic(&self) -> &QqMusic {
        self.playground.qqmusic()
    }

    pub(super) fn faults(&self) -> &Faults {
        self.playground.faults()
    }

    pub(super) async fn log_in(&self, person: PersonId, uin: u64) {
        log_in(&self.service, self.qqmusic(), &self.clock, person, uin).await;
    }

    /// Out of the account that they use.
    pub(super) async fn log_out(&self, person: PersonId) {
        let used = self.store.account(person).await.expect("read").expect("logged in");
        let caller = Caller::person(person, self.clock.now());
        self.service.logout(&caller, used.credential.uin).await.expect("logged out");
    }

    pub(super) async fn wants(&self, person: PersonId, schedule: Schedule) {
        self.service.save_schedule(person, schedule, self.clock.now()).await.expect("saved");
    }

    /// Moves the clock there, and does what is due then.
    pub(super) async fn comes(&self, now: DateTime<Utc>) {
        self.clock.advance_to(now);
        self.sweep().await;
    }

    /// Moves the clock there, and begins one run that is left to its task.
    pub(super) async fn begins(&self, now: DateTime<Utc>) {
        self.clock.advance_to(now);
        assert_eq!(self.service.sweep(&self.clock).await.expect("sweeps"), 1);
        // It is in the history when it is left.
        crate::wait::until("it is left in time", async || {
            self.runs(ANN).await.first().is_some_and(Run::is_waiting)
        })
        .await;
    }

    /// Does what is due, to its end.
    pub(super) async fn sweep(&self) {
        while self.service.sweep(&self.clock).await.expect("sweeps") > 0 {
            self.service.daily_done().await;
        }
    }

    pub(super) async fn runs(&self, person: PersonId) -> Vec<Run> {
        self.service.runs(person).await.expect("read")
    }

    /// What a run came to, in the newest.
    pub(super) async fn outcome(&self, chore: Chore) -> (StepState, Option<Note>) {
        let runs = self.runs(ANN).await;
        let outcomes = &runs.first().expect("a run").outcomes;
        let found = outcomes.iter().find(|outcome| outcome.chore == chore).expect("was wanted");
        (found.state, found.note.clone())
    }

    /// What waits to be told, now or later.
    pub(super) async fn notices(&self) -> Vec<Notice> {
        let far = self.clock.now() + TimeDelta::days(30);
        self.store.notices(far, None, 1000).await.expect("read")
    }

    /// Waits until something is so that happens outside of this task.
    pub(super) async fn until(&self, is_so: impl Fn() -> bool) {
        crate::wait::until("it comes in time", async || is_so()).await;
    }

    /// The runs among them, and forgets all.
    pub(super) async fn told_runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        for notice in self.notices().await {
            self.service.told(notice.id).await.expect("forgotten");
            match notice.news {
                News::Run(run) => runs.push(*run),
                News::Runs(all) => runs.extend(all),
                News::LoginDead(_) | News::Broadcast(_) => {}
            }
        }
        runs
    }

    /// How many sign-ins QQ Music did for an account on a day.
    pub(super) fn sign_ins(&self, uin: u64, day: u32) -> usize {
        let ledger = self.qqmusic().ledger(uin);
        let on = ledger.on(date(day)).iter();
        on.filter(|entry| entry.deed == Deed::SignIn && entry.code == 0).count()
    }

    /// How many sign-ins QQ Music was asked for, done or refused.
    pub(super) fn sign_ins_asked(&self, uin: u64) -> usize {
        self.qqmusic().ledger(uin).asked(Deed::SignIn).len()
    }

    /// Lets something go wrong, `times` times.
    pub(super) fn fails(&self, target: &str, fault: Fault, times: u32) {
        self.faults().at(target, fault, Some(times));
    }
}

impl Drop for World {
    fn drop(&mut self) {
        self.tasks.cancel();
    }
}

/// A person scans a code with their phone.
pub(super) async fn log_in(
    service: &Arc<Service>,
    qqmusic: &QqMusic,
    clock: &Clock,
    person: PersonId,
    uin: u64,
) {
    let caller = Caller::person(person, clock.now());
    let qr = service.login_qrcode(&caller, LoginKind::Qq).await.expect("shown");
    let session = LoginSession {
        beside: false,
        language: None,
        person,
        id: format!("a login of {}", person.0),
        chat: ChatId(10_001),
        message: 1,
        ticket: qr.ticket.clone(),
        expires_at: clock.now() + TimeDelta::minutes(2),
    };
    service.begin_login(&session).await.expect("saved");
    qqmusic.scan(qr.ticket.key.expose_secret(), uin, ScanState::Confirmed).expect("under way");
    let progress = service.login_check(session, clock.clone());
    let done = progress.any(|it| async move { matches!(it, LoginProgress::Confirmed(_)) });
    assert!(done.await, "the login is confirmed");
}

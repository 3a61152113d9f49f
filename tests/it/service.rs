//! The service over the direct backend and the playground's QQ Music: whose keys are used, when
//! they are refreshed, and what becomes of a login that died.

use std::sync::Arc;

use chrono::Utc;
use futures::StreamExt;
use qqmusic_bot::model::{ChatId, Clock, LoginCode, LoginKind, PersonId};
use qqmusic_bot::playground::qqmusic::{Limits, ScanState, Standing};
use qqmusic_bot::playground::{Options, Playground};
use qqmusic_bot::service::{Caller, Error, LoginProgress, LoginSession, Service};
use qqmusic_bot::store::{Store, open_memory};
use secrecy::ExposeSecret;
use tokio::net::TcpListener;

use crate::direct::upstream::direct;
use crate::wait::HELD;

const UIN: u64 = 1_000_000_077;
const ANN: PersonId = PersonId(10_001);
const BEN: PersonId = PersonId(10_002);
const REFRESH: &str = "music.login.LoginServer/Login";

struct World {
    playground: Playground,
    service: Arc<Service>,
    store: Arc<dyn Store>,
}

fn caller(person: PersonId) -> Caller {
    Caller::person(person, Utc::now())
}

impl World {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let playground = Playground::start(listener, Options::default()).expect("serves");
        let limits = Limits { poll_hold_ms: 300, ..playground.qqmusic().limits() };
        playground.qqmusic().set_limits(limits);
        let backend = direct(Some(playground.gateway_url()), crate::wait::PATIENCE, 0);
        let store = open_memory().expect("a store");
        let service = Arc::new(Service::new(Arc::new(backend), Arc::clone(&store)));
        Self { playground, service, store }
    }

    async fn log_in(&self, person: PersonId) {
        let qr = self.service.login_qrcode(&caller(person), LoginKind::Qq).await.expect("shown");
        let session = LoginSession {
            beside: false,
            language: None,
            person,
            id: format!("login of {}", person.0),
            chat: ChatId(10_001),
            message: 1,
            ticket: qr.ticket.clone(),
            expires_at: Utc::now() + chrono::TimeDelta::minutes(2),
        };
        self.service.begin_login(&session).await.expect("saved");
        let key = qr.ticket.key.expose_secret();
        self.playground.qqmusic().scan(key, UIN, ScanState::Confirmed).expect("under way");
        let mut progress = self.service.login_check(session, Clock::new());
        while let Some(state) = progress.next().await {
            if let LoginProgress::Confirmed(_) = state {
                return;
            }
        }
        panic!("the login was not confirmed");
    }

    fn refreshes(&self) -> u64 {
        self.playground.qqmusic().stats().count(REFRESH)
    }

    /// Returns when the only fault, which strikes once, has begun to.
    async fn fault_struck(&self) {
        crate::wait::until("it is asked for", async || self.playground.faults().list().is_empty())
            .await;
    }

    async fn key(&self, person: PersonId) -> String {
        let account = self.store.account(person).await.expect("reads").expect("is there");
        account.credential.musickey.expose_secret().to_owned()
    }
}

#[tokio::test]
async fn twenty_requests_with_an_expired_key_refresh_it_once() {
    let world = World::start().await;
    world.log_in(ANN).await;
    let expired = world.key(ANN).await;
    world.playground.qqmusic().expire_key(UIN);
    let caller = caller(ANN);
    let asked = (0..20).map(|_| world.service.user(&caller));
    for answer in futures::future::join_all(asked).await {
        assert_eq!(answer.expect("answered").uin.value(), UIN);
    }
    assert_eq!(world.refreshes(), 1);
    assert_ne!(world.key(ANN).await, expired);
}

#[tokio::test]
async fn people_who_share_an_account_share_its_newest_key() {
    let world = World::start().await;
    world.log_in(ANN).await;
    world.log_in(BEN).await;
    assert_eq!(world.key(ANN).await, world.key(BEN).await);
    world.playground.qqmusic().expire_key(UIN);
    world.service.user(&caller(ANN)).await.expect("refreshed");
    world.service.user(&caller(BEN)).await.expect("uses what Ann's request got");
    assert_eq!(world.refreshes(), 1);
    assert_eq!(world.key(ANN).await, world.key(BEN).await);
}

#[tokio::test]
async fn a_revoked_key_is_tried_once_and_the_login_is_dead() {
    let world = World::start().await;
    world.log_in(ANN).await;
    world.playground.qqmusic().revoke_key(UIN);
    for _ in 0..3 {
        let answer = world.service.user(&caller(ANN)).await;
        assert!(matches!(answer, Err(Error::LoginEnded)), "{answer:?}");
    }
    assert_eq!(world.refreshes(), 1, "a dead login is not refreshed again");
    world.log_in(ANN).await;
    world.service.user(&caller(ANN)).await.expect("a new login lives");
}

#[tokio::test]
async fn a_refresh_that_is_refused_for_good_is_not_asked_again() {
    let world = World::start().await;
    world.log_in(ANN).await;
    world.playground.qqmusic().expire_key(UIN);
    world.playground.qqmusic().set_standing(UIN, Standing::Banned);
    let banned = world.service.user(&caller(ANN)).await;
    assert!(matches!(banned, Err(Error::LoginEnded)), "{banned:?}");
    let again = world.service.user(&caller(ANN)).await;
    assert!(matches!(again, Err(Error::LoginEnded)), "{again:?}");
    assert_eq!(world.refreshes(), 1);
}

#[tokio::test]
async fn a_refresh_outlives_the_one_who_asked_for_it() {
    let world = World::start().await;
    world.log_in(ANN).await;
    let expired = world.key(ANN).await;
    world.playground.qqmusic().expire_key(UIN);
    world.playground.faults().at(&format!("qqmusic:{REFRESH}"), HELD, Some(1));
    {
        let caller = caller(ANN);
        let mut asking = Box::pin(world.service.user(&caller));
        tokio::select! {
            answer = &mut asking => panic!("the refresh is late, yet: {answer:?}"),
            () = world.fault_struck() => {}
        }
    }
    world.playground.faults().clear();
    world.service.settle().await;
    assert_ne!(world.key(ANN).await, expired, "the new key is stored");
    world.service.user(&caller(ANN)).await.expect("it lives");
    assert_eq!(world.refreshes(), 1);
}

#[tokio::test]
async fn a_refresh_that_fails_late_does_not_end_a_newer_login() {
    let world = World::start().await;
    world.log_in(ANN).await;
    world.playground.qqmusic().revoke_key(UIN);
    world.playground.faults().at(&format!("qqmusic:{REFRESH}"), HELD, Some(1));
    let late = {
        let service = Arc::clone(&world.service);
        tokio::spawn(async move { service.user(&caller(ANN)).await })
    };
    world.fault_struck().await;
    world.log_in(ANN).await;
    let newer = world.key(ANN).await;
    world.playground.faults().clear();
    late.await.expect("no panic").expect("answered with the newer login");
    assert_eq!(world.key(ANN).await, newer);
    let account = world.store.account(ANN).await.expect("reads").expect("is there");
    assert!(!account.dead);
}

#[tokio::test]
async fn a_cookie_without_refresh_key_leaves_the_one_that_is_known() {
    let world = World::start().await;
    world.log_in(ANN).await;
    let cookie = format!("uin={UIN}; qm_keyst={}", world.key(ANN).await);
    world.service.login_by_cookie(&caller(BEN), &cookie).await.expect("accepted");
    world.playground.qqmusic().expire_key(UIN);
    world.service.user(&caller(ANN)).await.expect("can still be refreshed");
    assert_eq!(world.refreshes(), 1);
}

#[tokio::test]
async fn what_a_person_is_asked_to_confirm_is_confirmed_once_and_ends_after_minutes() {
    let world = World::start().await;
    let code = || LoginCode::read("https://y.qq.com/m/login/qrcode.html?id=1").expect("a code");
    let early = world.service.offer_authorize(&caller(ANN), code()).await;
    assert!(matches!(early, Err(Error::NotLoggedIn)), "{early:?}");
    world.log_in(ANN).await;
    let ann = caller(ANN);
    let offer = world.service.offer_authorize(&ann, code()).await.expect("asked");
    let other = world.service.confirm_authorize(&caller(BEN), &offer.id).await;
    assert!(matches!(other, Ok(false)), "another person's question: {other:?}");
    let first = world.service.confirm_authorize(&ann, &offer.id).await;
    assert!(matches!(first, Err(Error::Unsupported(_))), "it was tried: {first:?}");
    let again = world.service.confirm_authorize(&ann, &offer.id).await;
    assert!(matches!(again, Ok(false)), "{again:?}");
    let older = world.service.offer_authorize(&ann, code()).await.expect("asked");
    let newer = world.service.offer_authorize(&ann, code()).await.expect("asked");
    assert!(!world.service.decline_authorize(&ann, &older.id).expect("answered"), "replaced");
    let late = Caller::person(ANN, ann.now + chrono::TimeDelta::minutes(3));
    let late = world.service.confirm_authorize(&late, &newer.id).await;
    assert!(matches!(late, Ok(false)), "{late:?}");
}

//! Where keys go, and after what.

use std::sync::Arc;

use chrono::Utc;
use qqmusic_bot::backend::layered::Layered;
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{LoginCode, PersonId, SearchQuery, Uin};
use qqmusic_bot::service::{self, Caller, Login, RemoteServer, RemoteUse, Service};
use qqmusic_bot::store::{Account, Origin, Store, open_memory};
use serde_json::json;

use super::server::Server;
use super::{UIN, credential};
use crate::direct::upstream::direct;

const ANN: PersonId = PersonId(10_001);

#[tokio::test]
async fn keys_go_in_headers_and_what_a_refresh_needs_only_with_a_refresh() {
    let (server, remote) = Server::start().await;
    server.on("GET /api/user", json!({"code": 0, "data": {"nick": "N"}}));
    server.on(
        "POST /api/accelerate/refreshkey",
        json!({"code": 0, "data": {"cookies": {"qm_keyst": "Q_H_L_new"}, "expires_in_s": 1}}),
    );
    server.on("GET /api/search", json!({"code": 0, "data": {"songs": []}}));
    remote.user(&credential()).await.expect("read");
    let fresh = remote.refresh(&credential()).await.expect("refreshed");
    assert!(fresh.refresh_key.is_some() && fresh.uin == Uin::new(UIN).expect("not zero"));
    remote.search(&SearchQuery::songs("x", 1, 10), None).await.expect("read");
    let asked = server.asked();
    assert_eq!(
        (asked[0].header("uin"), asked[0].header("qm-keyst")),
        ("1000000077", "Q_H_L_invented")
    );
    assert!(asked[0].header("cookie").contains("qm_keyst=Q_H_L_invented"));
    assert!(!asked[0].header("cookie").contains("RK_invented"));
    assert!(asked[1].header("cookie").contains("refresh_key=RK_invented"));
    assert!(asked[2].header("cookie").is_empty() && asked[2].header("qm-keyst").is_empty());
}

#[tokio::test]
async fn a_redirect_is_not_followed_with_keys() {
    let (server, remote) = Server::start().await;
    server.on_status("GET /api/user", 302, "");
    let error = remote.user(&credential()).await;
    assert!(matches!(error, Err(Error::Unexpected(_))), "{error:?}");
}

async fn world(used_for: RemoteUse) -> (Server, Service) {
    let (server, remote) = Server::start().await;
    // nobody listens there: what is asked of QQ Music itself fails
    let nobody = url::Url::parse("http://127.0.0.1:9").expect("an address");
    let direct = Arc::new(direct(Some(nobody), std::time::Duration::from_secs(2), 0));
    let backend: Arc<dyn MusicBackend> = match used_for {
        RemoteUse::Everything => Arc::new(Layered::new(Arc::new(remote), direct)),
        RemoteUse::TheRest => Arc::new(Layered::new(direct, Arc::new(remote))),
    };
    let store = open_memory().expect("a store");
    let account = Account {
        credential: credential(),
        nick: "N".into(),
        origin: Origin::Scanned(None),
        updated_at: Utc::now(),
        refreshed_at: None,
        dead: false,
    };
    store.link(ANN, &account).await.expect("linked");
    let name = "music.example".to_owned();
    let service = Service::new(backend, Arc::clone(&store) as Arc<dyn Store>);
    (server, service.with_remote(Some(RemoteServer { name, used_for })))
}

#[tokio::test]
async fn keys_leave_only_after_the_person_was_told_where_to() {
    let (server, service) = world(RemoteUse::Everything).await;
    server.on("GET /api/user", json!({"code": 0, "data": {"nick": "N"}}));
    server.on("GET /api/search", json!({"code": 0, "data": {"songs": []}}));
    let ann = Caller::person(ANN, Utc::now());
    let untold = service.user(&ann).await;
    assert!(
        matches!(&untold, Err(service::Error::RemoteUntold { name }) if name == "music.example"),
        "{untold:?}"
    );
    let query = SearchQuery::songs("x", 1, 10);
    assert!(service.search(&ann, &query).await.is_err(), "a search would carry the keys too");
    assert!(server.asked().is_empty(), "nothing was sent");
    let without = Caller::new(Login::Without, Utc::now());
    service.search(&without, &query).await.expect("no keys, nothing to tell");
    service.told_remote(&ann).await.expect("remembered");
    assert_eq!(service.user(&ann).await.expect("answered").nick, "N");
}

#[tokio::test]
async fn where_qq_music_is_asked_directly_only_the_rest_goes_elsewhere() {
    let (server, service) = world(RemoteUse::TheRest).await;
    server.on("POST /api/login/qrcode", json!({"code": 0, "data": {"state": "authorized"}}));
    let ann = Caller::person(ANN, Utc::now());
    let direct = service.user(&ann).await;
    assert!(matches!(direct, Err(service::Error::Unavailable(_))), "{direct:?}");
    assert!(server.asked().is_empty(), "a fault is not passed on");
    let code = || LoginCode::read("https://y.qq.com/m/login/qrcode.html?id=1").expect("a code");
    let untold = service.authorize(&ann, &code()).await;
    assert!(matches!(untold, Err(service::Error::RemoteUntold { .. })), "{untold:?}");
    assert!(matches!(
        service.offer_authorize(&ann, code()).await,
        Err(service::Error::RemoteUntold { .. })
    ));
    service.told_remote(&ann).await.expect("remembered");
    let offer = service.offer_authorize(&ann, code()).await.expect("asked");
    assert!(service.confirm_authorize(&ann, &offer.id).await.expect("confirmed"));
    assert!(!service.confirm_authorize(&ann, &offer.id).await.expect("once"));
    assert_eq!(server.asked().len(), 1);
}

//! QR logins over HTTP.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use qqmusic_bot::playground::qqmusic::ScanState;

use super::World;

#[tokio::test]
async fn a_login_is_followed_and_gives_its_cookies_once() {
    let world = World::start().await;
    for kind in ["qq", "wechat", "app"] {
        let begun = world.get(&format!("/api/login/qrcode?type={kind}")).await.data();
        assert_eq!(begun["type"], kind);
        assert!(begun["expires_in_s"].as_u64() > Some(60));
        let key = begun["key"].as_str().expect("a key");
        assert!(world.state(key, "waiting").await.get("cookies").is_none());
        world.scan(&begun, ScanState::Scanned);
        world.state(key, "scanned").await;
        world.scan(&begun, ScanState::Confirmed);
        let confirmed = world.state(key, "confirmed").await;
        for name in ["uin", "qm_keyst", "qqmusic_key"] {
            assert!(confirmed["cookies"][name].is_string(), "{kind}: {name}");
        }
        let again = world.get(&format!("/api/login/check?key={key}")).await;
        assert_eq!(again.failure(), (404, 40_403));
        assert!(!again.body.to_string().contains("qm_keyst"));
    }
}

#[tokio::test]
async fn refused_and_expired_are_states_that_stay_for_a_while() {
    let world = World::start().await;
    for (scan, state) in [(ScanState::Refused, "refused"), (ScanState::Expired, "expired")] {
        let begun = world.get("/api/login/qrcode").await.data();
        let key = begun["key"].as_str().expect("a key");
        world.scan(&begun, scan);
        world.state(key, state).await;
        assert_eq!(world.state(key, state).await["state"], state);
    }
}

#[tokio::test]
async fn keys_cannot_be_guessed_and_a_wrong_one_says_nothing() {
    let world = World::start().await;
    let mut keys = BTreeSet::new();
    for _ in 0..5 {
        let begun = world.get("/api/login/qrcode").await.data();
        let key = begun["key"].as_str().expect("a key").to_owned();
        assert!(key.len() == 32 && key.bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
        keys.insert(key);
    }
    assert_eq!(keys.len(), 5);
    let answer = world.get("/api/login/check?key=00000000000000000000000000000000").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_login_that_qq_music_breaks_off_is_told_as_a_failure() {
    let world = World::start().await;
    let fault = qqmusic_bot::playground::faults::Fault::Code(20450);
    let begun = world.get("/api/login/qrcode").await.data();
    world.playground.faults().at("qqmusic:*", fault, None);
    world.scan(&begun, ScanState::Confirmed);
    let key = begun["key"].as_str().expect("a key");
    let looking = async {
        loop {
            let answer = world.get(&format!("/api/login/check?key={key}")).await;
            if answer.status != StatusCode::OK {
                return answer;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    let answer = crate::wait::in_time("it ends", looking).await;
    assert!([403, 502, 503].contains(&answer.failure().0), "{answer:?}");
}

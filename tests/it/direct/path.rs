//! The one call path.

use std::time::{Duration, Instant};

use axum::response::IntoResponse as _;
use futures::StreamExt as _;
use qqmusic_bot::backend::{Error, MusicBackend};
use serde_json::json;
use url::Url;

use super::upstream::{Upstream, With, answers, data, direct, status};
use super::{credential, found, query};

#[tokio::test]
async fn a_read_is_repeated_after_faults_and_then_answered() {
    let upstream = Upstream::new(|_, before| match before {
        0 | 1 => status(502),
        _ => data(found()),
    })
    .await;
    let page = upstream.direct.search(&query(), None).await.expect("answered");
    assert_eq!(page.found.len(), 1);
    assert_eq!(upstream.seen().len(), 3);
}

#[tokio::test]
async fn a_fault_that_stays_is_unavailable_after_three_tries() {
    let upstream = Upstream::new(|_, _| status(500)).await;
    let error = upstream.direct.search(&query(), None).await.expect_err("a fault");
    assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
    assert_eq!(upstream.seen().len(), 3);
}

#[tokio::test]
async fn a_refresh_and_a_logout_are_sent_once() {
    let upstream = Upstream::new(|_, _| status(500)).await;
    let error = upstream.direct.refresh(&credential()).await.expect_err("a fault");
    assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
    assert!(upstream.direct.logout(&credential()).await.is_err());
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn asked_to_slow_down_is_told_and_not_repeated() {
    let upstream = Upstream::new(|_, _| {
        let mut answer = status(429);
        answer.headers_mut().insert("retry-after", "7".parse().expect("valid"));
        answer
    })
    .await;
    let error = upstream.direct.search(&query(), None).await.expect_err("a refusal");
    let wait = Some(Duration::from_secs(7));
    assert!(matches!(error, Error::RateLimited { retry_after } if retry_after == wait));
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn silence_is_unavailable_within_twice_the_timeout() {
    let timeout = Duration::from_millis(400);
    let with = With { timeout, delay: Duration::from_secs(60), ..With::default() };
    let upstream = Upstream::with(with, |_, _| data(found())).await;
    let started = Instant::now();
    let error = upstream.direct.search(&query(), None).await.expect_err("silence");
    assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
    assert!(started.elapsed() < timeout * 10, "{:?}", started.elapsed());
    assert!(upstream.seen().len() <= 2, "no third try fits into twice the timeout");
}

#[tokio::test]
async fn nobody_listening_is_unavailable() {
    let gateway = Url::parse("http://127.0.0.1:9/").expect("valid");
    let direct = direct(Some(gateway), Duration::from_secs(5), 0);
    let error = direct.ping().await.expect_err("nobody is there");
    assert!(matches!(error, Error::Unavailable(_)), "{error:?}");
}

#[tokio::test]
async fn garbage_is_unexpected_and_not_repeated() {
    for garbage in ["", "<html>sorry</html>", "[1]", "{}", r#"{"code":0,"req_0":7}"#] {
        let upstream = Upstream::new(move |_, _| garbage.to_owned().into_response()).await;
        let error = upstream.direct.search(&query(), None).await.expect_err(garbage);
        assert!(matches!(error, Error::Unexpected(_)), "{garbage}: {error:?}");
        assert_eq!(upstream.seen().len(), 1);
    }
}

#[tokio::test]
async fn an_answer_without_end_is_cut_off() {
    let upstream = Upstream::new(|_, _| {
        let part = bytes::Bytes::from(vec![b' '; 1 << 16]);
        let endless = futures::stream::repeat(part).map(Ok::<_, std::io::Error>);
        axum::body::Body::from_stream(endless).into_response()
    })
    .await;
    let error = upstream.direct.search(&query(), None).await.expect_err("too much");
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
}

#[tokio::test]
async fn a_call_that_wants_a_signature_is_repeated_signed() {
    let upstream = Upstream::new(|seen, _| match seen.address.split('?').next() {
        Some("u.y.qq.com/cgi-bin/musicu.fcg") => answers(&[(2000, json!({}))]),
        _ => data(json!({"info": {"nick": "Invented", "logo": ""}})),
    })
    .await;
    upstream.direct.is_alive(&credential()).await.expect("alive");
    let [unsigned, signed] = upstream.seen().try_into().ok().expect("two requests");
    assert!(!unsigned.address.contains("sign="));
    assert!(signed.address.starts_with("u6.y.qq.com/cgi-bin/musics.fcg?_webcgikey="));
    assert!(signed.address.contains("&sign=zzc"), "{}", signed.address);
    assert_eq!(signed.json()["comm"]["platform"], "h5");
    let cookie = signed.headers["cookie"].to_str().expect("text");
    assert!(cookie.contains("uin=o1000000077") && cookie.contains("qm_keyst=Q_H_L_planted-key"));
}

#[tokio::test]
async fn a_signature_that_does_not_help_means_the_login() {
    let upstream = Upstream::new(|_, _| answers(&[(2000, json!(null))])).await;
    let error = upstream.direct.is_alive(&credential()).await.expect_err("refused");
    assert!(matches!(error, Error::LoginRequired), "{error:?}");
    assert_eq!(upstream.seen().len(), 2);
}

#[tokio::test]
async fn many_requests_at_once_have_few_connections() {
    let with = With { delay: Duration::from_millis(5), ..With::default() };
    let upstream = Upstream::with(with, |_, _| data(found())).await;
    let query = query();
    let asked = (0..300).map(|_| upstream.direct.search(&query, None));
    let answered = futures::future::join_all(asked).await;
    assert!(answered.iter().all(Result::is_ok));
    assert!((2..=32).contains(&upstream.peak()), "{}", upstream.peak());
}

#[tokio::test]
async fn the_pace_of_the_settings_is_kept() {
    let with = With { requests_per_second: 20, ..With::default() };
    let upstream = Upstream::with(with, |_, _| data(found())).await;
    let (query, started) = (query(), Instant::now());
    let asked = (0..15).map(|_| upstream.direct.search(&query, None));
    futures::future::join_all(asked).await;
    // five leave at once, ten follow at twenty a second
    assert!(started.elapsed() >= Duration::from_millis(450), "{:?}", started.elapsed());
}

#[tokio::test]
async fn no_failure_tells_a_key_a_body_or_a_query() {
    let answer = |code: i64| {
        move |_: &super::upstream::Seen, _| {
            answers(&[(code, json!({"msg": "planted-in-body", "cookie": "Q_H_L_planted-key"}))])
        }
    };
    let mut shown = String::new();
    for code in [1000, 2001, 20276, 20279, 40000, 99] {
        let upstream = Upstream::new(answer(code)).await;
        let error = upstream.direct.refresh(&credential()).await.expect_err("refused");
        shown += &format!("{error} {error:?}\n");
    }
    let upstream = Upstream::new(|_, _| status(500)).await;
    let error = upstream.direct.user(&credential()).await.expect_err("a fault");
    shown += &format!("{error} {error:?}\n");
    let refused = direct(Url::parse("http://127.0.0.1:9/").ok(), Duration::from_secs(1), 0);
    let error = refused.userinfo(&credential()).await.expect_err("nobody is there");
    shown += &format!("{error} {error:?}\n");
    assert!(!shown.contains("planted"), "{shown}");
    assert!(!shown.contains("sign="), "{shown}");
}

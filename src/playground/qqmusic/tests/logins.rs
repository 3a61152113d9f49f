//! The ways to log in, step by step.

use std::time::Duration;

use super::super::session::Kind;
use super::super::{Limits, ScanError};
use super::*;

#[tokio::test]
async fn a_login_by_qq_shows_every_state() {
    let client = Client::new();
    let qrsig = client.show().await;
    assert!(client.poll(&qrsig).await.starts_with("ptuiCB('66','0','','0','二维码未失效。'"));
    client.qq.scan(&qrsig, UIN, ScanState::Scanned).expect("under way");
    assert!(client.poll(&qrsig).await.starts_with("ptuiCB('67'"));
    client.qq.scan(&qrsig, UIN, ScanState::Refused).expect("under way");
    assert!(client.poll(&qrsig).await.starts_with("ptuiCB('68'"));
    assert_eq!(client.qq.scan(&qrsig, UIN, ScanState::Confirmed), Err(ScanError::Over));
    assert_eq!(client.qq.scan("none", UIN, ScanState::Confirmed), Err(ScanError::Unknown));
    let qrsig = client.show().await;
    client.clock.advance(151);
    assert!(client.poll(&qrsig).await.starts_with("ptuiCB('65'"));
}

#[tokio::test]
async fn a_poll_wants_cookie_token_and_referer() {
    let client = Client::new();
    let qrsig = client.show().await;
    let right = hash33(&qrsig, 0);
    assert_eq!(client.poll_with(&qrsig, right).await.status(), StatusCode::OK);
    assert_eq!(client.poll_with(&qrsig, right + 1).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(client.poll_with("", 0).await.status(), StatusCode::FORBIDDEN);
    let unknown = client.poll_with("unknown", hash33("unknown", 0)).await;
    assert_eq!(unknown.status(), StatusCode::FORBIDDEN);
    let path = format!(
        "/ssl.ptlogin2.qq.com/ptqrlogin?ptqrtoken={right}&aid=716027609&daid=383&pt_3rd_aid=100497308"
    );
    let cookie = format!("qrsig={qrsig}");
    let no_referer = client.get(&path, &[(header::COOKIE, cookie.as_str())]).await;
    assert_eq!(no_referer.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_signature_is_checked_and_good_for_one_time() {
    let client = Client::new();
    let qrsig = client.show().await;
    client.qq.scan(&qrsig, UIN, ScanState::Confirmed).expect("under way");
    let url = field(&client.poll(&qrsig).await, 2);
    let path = url.strip_prefix("https:/").expect("https").to_owned();
    let forged = path.replace(&UIN.to_string(), "1000000078");
    assert_eq!(client.get(&forged, &[]).await.status(), StatusCode::FORBIDDEN);
    assert_eq!(client.get(&path, &[]).await.status(), StatusCode::FOUND);
    assert_eq!(client.get(&path, &[]).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn authorize_gives_no_code_without_the_right_cookie_and_token() {
    let client = Client::new();
    let response = client.authorize("made-up", "made-up").await;
    let location = response.headers()[header::LOCATION].to_str().expect("text");
    assert!(!location.contains("code="), "{location}");
}

#[tokio::test]
async fn the_whole_credential_is_given() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    assert!(credential["musickey"].as_str().expect("text").starts_with("Q_H_L_"));
    assert_eq!(credential["musicid"], UIN);
    assert_eq!(credential["keyExpiresIn"], 259_200);
    assert_eq!(credential["loginType"], 2);
    for name in ["openid", "refresh_token", "access_token", "unionid", "refresh_key", "encryptUin"]
    {
        assert!(!credential[name].as_str().expect(name).is_empty(), "{name}");
    }
}

#[tokio::test]
async fn a_login_by_wechat_shows_every_state() {
    let client = Client::new();
    client.qq.set_limits(Limits { poll_hold_ms: 0, ..Limits::default() });
    let uuid = client.wechat_uuid().await;
    let picture = client.get(&format!("/open.weixin.qq.com/connect/qrcode/{uuid}"), &[]).await;
    let picture = image::load_from_memory(&bytes(picture).await).expect("a JPEG").into_luma8();
    assert_eq!(picture.dimensions(), (470, 470));
    let read = rqrr::PreparedImage::prepare(picture).detect_grids()[0].decode().expect("a QR").1;
    assert!(read.ends_with(&uuid));
    assert!(client.wechat_poll(&uuid, "").await.contains("wx_errcode=408;"));
    client.qq.scan(&read, UIN, ScanState::Scanned).expect("by the picture's text");
    assert!(client.wechat_poll(&uuid, "").await.contains("wx_errcode=404;"));
    assert!(client.wechat_poll(&uuid, "&last=404").await.contains("wx_errcode=408;"));
    client.qq.scan(&uuid, UIN, ScanState::Refused).expect("under way");
    assert!(client.wechat_poll(&uuid, "&last=404").await.contains("wx_errcode=403;"));
    let uuid = client.wechat_uuid().await;
    client.clock.advance(301);
    assert!(client.wechat_poll(&uuid, "").await.contains("wx_errcode=402;"));
    let credential = client.log_in_by_wechat(UIN).await;
    assert!(credential["musickey"].as_str().expect("text").starts_with("W_X_"));
    assert_eq!(credential["loginType"], 1);
}

#[tokio::test]
async fn a_held_poll_answers_as_soon_as_something_changes() {
    let client = Client::new();
    let uuid = client.wechat_uuid().await;
    let scan = async {
        tokio::task::yield_now().await;
        client.qq.scan(&uuid, UIN, ScanState::Scanned).expect("under way");
    };
    let (said, ()) = tokio::join!(client.wechat_poll(&uuid, ""), scan);
    assert!(said.contains("wx_errcode=404;"), "{said}");
}

#[tokio::test]
async fn a_login_by_app_gives_a_key_that_cannot_be_refreshed() {
    let client = Client::new();
    let param = json!({"tmeAppID": "qqmusic", "ct": 11, "cv": 14_090_008});
    let comm = json!({"ct": 23, "cv": 0});
    let made = client.call(comm, "music.login.LoginServer", "CreateQRCode", param).await;
    let id = made["data"]["qrcodeID"].as_str().expect("an id");
    assert_eq!(id.len(), 91);
    assert!(made["data"]["qrcode"].as_str().expect("text").starts_with("data:image/png;base64,"));
    client.qq.scan(id, UIN, ScanState::Confirmed).expect("under way");
    let exchange = |token: String| {
        let comm = json!({"ct": 11, "cv": 14_090_008, "tmeLoginType": 6});
        let param = json!({"musicid": UIN, "qrCodeID": id, "token": token});
        client.call(comm, "music.login.LoginServer", "Login", param)
    };
    assert_eq!(code_of(&exchange("made-up".to_owned()).await), 1000);
    let token = {
        let state = client.qq.inner.state();
        let session = state.sessions.find(Kind::App, id);
        session.expect("under way").proof.clone()
    };
    let credential = exchange(token.clone()).await;
    assert_eq!(code_of(&credential), 0);
    assert_eq!(credential["data"]["refresh_key"], "");
    assert_eq!(code_of(&exchange(token).await), 1000);
}

#[tokio::test(start_paused = true)]
async fn a_picture_that_nobody_follows_any_more_is_not_one_to_scan() {
    let client = Client::new();
    let qrsig = client.show().await;
    let text = {
        let state = client.qq.inner.state();
        state.sessions.find(Kind::Qq, &qrsig).expect("under way").text.clone()
    };
    tokio::time::advance(Duration::from_secs(9)).await;
    assert!(client.qq.is_open_login(&text));
    client.poll(&qrsig).await;
    tokio::time::advance(Duration::from_secs(9)).await;
    assert!(client.qq.is_open_login(&text));
    tokio::time::advance(Duration::from_secs(2)).await;
    assert!(!client.qq.is_open_login(&text));
    client.poll(&qrsig).await;
    assert!(client.qq.is_open_login(&text));
    client.qq.scan(&qrsig, UIN, ScanState::Refused).expect("under way");
    assert!(!client.qq.is_open_login(&text) && !client.qq.is_open_login("another text"));
}

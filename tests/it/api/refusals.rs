//! Every failure is JSON with a fitting status, a stable code and a sentence.

use axum::body::Body;
use axum::http::Request;
use qqmusic_bot::playground::faults::Fault;
use serde_json::json;

use super::{World, headers};

#[tokio::test]
async fn a_query_that_makes_no_sense_is_refused_by_what_is_wrong() {
    let world = World::start().await;
    for (address, expected) in [
        ("/api/search", (400, 40_002)),
        ("/api/search?query=", (400, 40_002)),
        ("/api/search?query=a&query=b", (400, 40_001)),
        ("/api/search?query=%ff", (400, 40_001)),
        ("/api/search?query=%E6%9", (400, 40_001)),
        ("/api/search?query=a&page=one", (400, 40_003)),
        ("/api/search?query=a&page=0", (422, 42_201)),
        ("/api/search?query=a&page_size=31", (422, 42_201)),
        ("/api/search?query=+", (422, 42_201)),
        ("/api/playlist?id=7000000001&num=1001", (422, 42_201)),
        ("/api/playlist?id=abc", (422, 42_201)),
        ("/api/musicurl?songmid=0039MnYb0qxYhV&fileType=ape", (422, 42_201)),
        ("/api/lyric?mid=%E6%99%B4", (422, 42_201)),
        ("/api/convert?id=999999999", (404, 40_402)),
        ("/api/convert?id=000invented0mid", (404, 40_402)),
        ("/api/playlist?id=1", (404, 40_402)),
        ("/api/login/qrcode?type=phone", (422, 42_201)),
        ("/api/login/check", (400, 40_002)),
        ("/api/login/check?key=invented", (404, 40_403)),
        ("/api/nothing", (404, 40_401)),
        ("/nothing", (404, 40_401)),
        ("/api/page/nothing.js", (404, 40_401)),
        ("/api/search/", (404, 40_401)),
        ("/api/user", (401, 40_101)),
        ("/api/accelerate/userinfo", (401, 40_101)),
    ] {
        let answer = world.get(address).await;
        assert_eq!(answer.failure(), expected, "{address}: {answer:?}");
    }
}

#[tokio::test]
async fn a_body_that_makes_no_sense_is_refused_by_what_is_wrong() {
    let world = World::start().await;
    let keys = [("uin", "1000000077"), ("qm-keyst", "Q_H_L_invented")];
    let send = async |kind: Option<&str>, body: Vec<u8>| {
        let mut request = Request::post("/api/sign").header(keys[0].0, keys[0].1);
        request = request.header(keys[1].0, keys[1].1);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        world.send(request.body(Body::from(body)).expect("a request")).await.failure()
    };
    let json = Some("application/json");
    for bad in [&b"{"[..], b"[]", b"null", b"1", b"\"x\"", b"\xff\xfe", b"{\"a\":1} x"] {
        assert_eq!(send(json, bad.to_vec()).await, (400, 40_004), "{bad:?}");
    }
    assert_eq!(send(json, "[".repeat(100_000).into_bytes()).await, (413, 41_301));
    assert_eq!(send(json, "[".repeat(10_000).into_bytes()).await, (400, 40_004));
    for kind in [None, Some("text/plain"), Some("application/x-www-form-urlencoded")] {
        assert_eq!(send(kind, b"{}".to_vec()).await, (415, 41_501), "{kind:?}");
    }
    assert_eq!(send(json, br#"{"type":1}"#.to_vec()).await, (400, 40_003));
    assert_eq!(send(json, br#"{"type":"weekly"}"#.to_vec()).await, (422, 42_201));

    let comment = |field: &str, value| {
        let mut body = json!({"content": "c", "bizid": "1", "biztype": 1});
        body[field] = value;
        body
    };
    for (body, expected) in [
        (comment("biztype", json!(4)), (422, 42_201)),
        (comment("biztype", json!("1")), (400, 40_003)),
        (comment("content", json!("")), (422, 42_201)),
        (comment("content", json!(["a"])), (400, 40_003)),
        (comment("bizid", json!({})), (400, 40_003)),
        (comment("bizid", json!(null)), (400, 40_002)),
        (comment("repliedcmid", json!(true)), (400, 40_003)),
    ] {
        assert_eq!(world.post("/api/addcomment", &keys, &body).await.failure(), expected, "{body}");
    }
    let song = json!({"songInfo": {"songName": "x"}});
    assert_eq!(world.post("/api/accelerate/song", &keys, &song).await.failure(), (400, 40_002));
    let song = json!({"songInfo": "x"});
    assert_eq!(world.post("/api/accelerate/song", &keys, &song).await.failure(), (400, 40_003));
}

#[tokio::test]
async fn a_picture_to_authorize_says_what_is_wrong_with_it() {
    let world = World::start().await;
    let keys = [("uin", "1000000077"), ("qm-keyst", "Q_H_L_invented")];
    let begun = world.get("/api/login/qrcode").await.data();
    let code = begun["image"].as_str().expect("a picture").to_owned();
    let bare = code.split_once(',').expect("a prefix").1.to_owned();
    // One white pixel.
    let blank = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/58BAwAI/AL+hc2rNAAAAABJRU5ErkJggg";
    for (picture, expected) in [
        ("!!!", (422, 42_201)),
        ("data:image/png;base64,", (422, 42_201)),
        ("aGVsbG8=", (422, 42_201)),
        (blank, (422, 42_201)),
        // Direct has no way to confirm it, and says so.
        (&code, (501, 50_101)),
        (&bare, (501, 50_101)),
    ] {
        let answer = world.post("/api/login/qrcode", &keys, &json!({"base64": picture})).await;
        assert_eq!(answer.failure(), expected, "{answer:?}");
    }
}

#[tokio::test]
async fn other_methods_are_told_which_ones_there_are() {
    let world = World::start().await;
    for (method, address, allowed) in [
        ("POST", "/api/search?query=a", "GET"),
        ("GET", "/api/sign", "POST"),
        ("PUT", "/api/login/qrcode", "GET, POST"),
        ("HEAD", "/api/login/qrcode", "GET, POST"),
        ("OPTIONS", "/api/user", "GET"),
        ("DELETE", "/healthz", "GET, HEAD"),
        ("POST", "/", "GET, HEAD"),
        ("ODD", "/api/stats", "GET"),
    ] {
        let request = Request::builder().method(method).uri(address);
        let answer = world.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(answer.status, 405, "{method} {address}");
        assert!(method == "HEAD" || answer.failure() == (405, 40_501), "{method} {address}");
        assert_eq!(answer.header("allow"), Some(allowed), "{method} {address}");
        assert_eq!(answer.header("access-control-allow-origin"), None);
    }
    assert_eq!(world.playground.qqmusic().stats().count("ssl.ptlogin2.qq.com/ptqrshow"), 0);
}

#[tokio::test]
async fn what_qq_music_does_becomes_a_status() {
    let world = World::start().await;
    let search = "qqmusic:music.search.SearchCgiService/DoSearchForQQMusicMobile";
    let faults = world.playground.faults();
    for (fault, expected) in [
        (Fault::Status(500), (503, 50_301)),
        (Fault::Drop, (503, 50_301)),
        (Fault::Garbage, (502, 50_201)),
        (Fault::Code(2001), (429, 42_902)),
        (Fault::Code(20450), (403, 40_301)),
        (Fault::Code(109_999), (403, 40_302)),
        (Fault::Code(500_003), (502, 50_201)),
    ] {
        faults.at(search, fault, None);
        let answer = world.get("/api/search?query=a").await;
        assert_eq!(answer.failure(), expected, "{fault:?}");
        if [429, 503].contains(&expected.0) {
            assert!(answer.header("retry-after").is_some(), "{answer:?}");
        }
        faults.clear();
    }
}

#[tokio::test]
async fn keys_that_ended_are_told_from_keys_that_are_missing() {
    let world = World::start().await;
    let cookies = world.log_in("qq").await;
    world.playground.qqmusic().revoke_key(super::UIN);
    let named = headers(&cookies);
    let named = named.each_ref().map(|(name, value)| (*name, value.as_str()));
    assert_eq!(world.get_with("/api/user", &named).await.failure(), (401, 40_103));
    assert_eq!(world.get_with("/api/user", &named[..1]).await.failure(), (401, 40_102));
    assert_eq!(world.get_with("/api/search?query=a", &named[1..]).await.failure(), (401, 40_102));
    let answer = world.get_with("/api/search?query=a", &named).await;
    assert!(!answer.data()["songs"].as_array().expect("rows").is_empty(), "answered without");
}

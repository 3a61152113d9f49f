//! What each endpoint answers.

use axum::http::StatusCode;
use qqmusic_bot::playground::faults::Fault;
use serde_json::{Value, json};

use super::{UIN, World, cookie, headers};

#[tokio::test]
async fn what_needs_no_keys_is_answered_without() {
    let world = World::start().await;
    let found = world.get("/api/search?query=%E6%99%B4%E5%A4%A9&page_size=2").await.data();
    let song = &found["songs"][0];
    assert_eq!((&found["page"], &found["page_size"]), (&json!(1), &json!(2)));
    assert!(found["songs"].as_array().expect("rows").len() <= 2);
    let (id, mid) = (song["id"].as_u64().expect("an id"), song["mid"].as_str().expect("a mid"));
    assert!(song["singers"][0]["name"].is_string() && song["album"]["name"].is_string());
    assert!(song["interval_s"].is_u64() && song["vip"].is_boolean());

    for named in
        [id.to_string(), mid.to_owned(), format!("https://y.qq.com/n/ryqq/songDetail/{mid}")]
    {
        let both = world.get(&format!("/api/convert?id={named}")).await.data();
        assert_eq!((&both["id"], &both["mid"]), (&json!(id), &json!(mid)), "{named}");
    }
    let lyric = world.get(&format!("/api/lyric?mid={id}")).await.data();
    assert_eq!(lyric["mid"], mid);
    assert!(lyric["lyric"].as_str().expect("text").contains("[0") && lyric["trans"].is_string());

    let playlist = world.get("/api/playlist?id=7000000001&num=3").await.data();
    assert_eq!(playlist["songs"].as_array().expect("rows").len(), 3, "{playlist}");
    assert!(playlist["total"].as_u64() > Some(3) && playlist["title"].is_string());
}

#[tokio::test]
async fn a_free_play_address_is_given_and_others_say_what_is_needed() {
    let world = World::start().await;
    let rows = world.get("/api/search?query=%E5%A4%9C&page_size=30").await.data();
    let rows = rows["songs"].as_array().expect("rows").clone();
    let (mut given, mut refused) = (0, 0);
    for song in &rows {
        let mid = song["mid"].as_str().expect("a mid");
        let answer = world.get(&format!("/api/musicurl?songmid={mid}")).await;
        if answer.status == StatusCode::OK {
            let data = answer.data();
            assert!(data["url"].as_str().expect("text").starts_with("http"), "{data}");
            assert_eq!((&data["mid"], &data["quality"]), (&json!(mid), &json!("128")));
            given += 1;
        } else {
            assert!([401, 403, 404].contains(&answer.failure().0), "{answer:?}");
            refused += 1;
        }
    }
    assert!(given > 0 && refused > 0, "{given} given, {refused} refused");
}

#[tokio::test]
async fn an_account_is_read_by_each_way_of_giving_keys() {
    let world = World::start().await;
    let cookies = world.log_in("qq").await;
    let (uin, named) = (UIN.to_string(), headers(&cookies));
    let by_header = named.each_ref().map(|(name, value)| (*name, value.as_str()));
    let user = world.get_with("/api/user", &by_header).await.data();
    assert_eq!(user["uin"], uin);
    assert!(user["nick"].is_string() && user.get("coins").is_some());

    let other_name = format!("uin=o{uin}; qqmusic_key={}", named[1].1);
    for cookies in [cookie(&cookies), other_name] {
        let info = world.get_with("/api/accelerate/userinfo", &[("cookie", &cookies)]).await.data();
        assert_eq!(info["uin"], uin);
        assert!(info.get("level").is_some() && info.get("today_listened_s").is_some());
    }

    let list = world.get_with("/api/accelerate/songlist?num=5", &by_header).await.data();
    assert_eq!(list["dirid"], 202);
    assert!(!list["songs"].as_array().expect("rows").is_empty());

    let mut whole = cookies.clone();
    whole["musicid"] = whole["uin"].take();
    whole["musickey"] = whole["qm_keyst"].take();
    world.playground.qqmusic().expire_key(UIN);
    let fresh = world.post("/api/accelerate/refreshkey", &[], &whole).await.data();
    assert_eq!(fresh["cookies"]["uin"], uin);
    assert_ne!(fresh["cookies"]["qm_keyst"], cookies["qm_keyst"]);
}

#[tokio::test]
async fn what_a_login_gives_is_what_a_refresh_takes_and_gives_again() {
    let world = World::start().await;
    for kind in ["qq", "wechat"] {
        let mut cookies = world.log_in(kind).await;
        for _ in 0..2 {
            let sent = cookie(&cookies);
            world.playground.qqmusic().expire_key(UIN);
            let answer =
                world.post("/api/accelerate/refreshkey", &[("cookie", &sent)], &json!({})).await;
            let fresh = answer.data();
            assert!(fresh["expires_in_s"].as_u64() > Some(3600), "{kind}: {fresh}");
            assert_ne!(fresh["cookies"]["qm_keyst"], cookies["qm_keyst"]);
            let names = |cookies: &Value| -> Vec<String> {
                cookies.as_object().expect("an object").keys().cloned().collect()
            };
            assert_eq!(names(&fresh["cookies"]), names(&cookies), "{kind} loses nothing");
            cookies = fresh["cookies"].clone();
        }
        let bare = headers(&cookies);
        let bare = bare.each_ref().map(|(name, value)| (*name, value.as_str()));
        let answer = world.post("/api/accelerate/refreshkey", &bare, &json!({})).await;
        assert_eq!(answer.failure(), (422, 42_202));
        assert!(answer.body["message"].as_str().expect("text").contains("refresh_key"));
    }
    // A login through the app gives nothing to refresh with.
    let sent = cookie(&world.log_in("app").await);
    let answer = world.post("/api/accelerate/refreshkey", &[("cookie", &sent)], &json!({})).await;
    assert_eq!(answer.failure(), (422, 42_202));
}

#[tokio::test]
async fn what_became_of_a_report_key_is_told() {
    let world = World::start().await;
    let cookies = headers(&world.log_in("qq").await);
    let keys = cookies.each_ref().map(|(name, value)| (*name, value.as_str()));
    let own = world.playground.qqmusic().report_key(UIN);
    for (key, told) in [("qmk-made-up-by-somebody", "refused"), (own.as_str(), "used")] {
        let sent = [keys[0], keys[1], ("qm-report-key", key)];
        let report = world.get_with("/api/listenreport", &sent).await.data();
        assert_eq!(report["report_key"], told);
        assert!(report["week"]["image"].is_string() && report["week"]["listened_s"].is_u64());
    }
}

#[tokio::test]
async fn the_pictures_of_a_report_are_light_or_dark_as_asked() {
    let world = World::start().await;
    let cookies = headers(&world.log_in("qq").await);
    let keys = cookies.each_ref().map(|(name, value)| (*name, value.as_str()));
    for (address, dark) in [("", false), ("?theme=light", false), ("?theme=dark", true)] {
        let report = world.get_with(&format!("/api/listenreport{address}"), &keys).await.data();
        let image = report["today"]["image"].as_str().expect("a picture");
        let png = image.strip_prefix("data:image/png;base64,").expect("a data address");
        let png = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, png);
        let png = png.expect("base64");
        let picture = image::load_from_memory(&png).expect("a picture").to_luma8();
        assert_eq!(picture.get_pixel(4, picture.height() - 4).0[0] < 128, dark, "{address}");
    }
    let refused = world.get_with("/api/listenreport?theme=pink", &keys).await;
    assert_eq!(refused.failure().0, 422);
    assert!(refused.body["message"].as_str().expect("a sentence").contains("theme"));
}

#[tokio::test]
async fn an_official_report_that_cannot_be_reached_is_told_and_never_as_a_wrong_key() {
    const OFFICIAL: &str = "qqmusic:a.y.qq.com/me/report";
    let world = World::start().await;
    let cookies = headers(&world.log_in("qq").await);
    let keys = cookies.each_ref().map(|(name, value)| (*name, value.as_str()));
    let own = world.playground.qqmusic().report_key(UIN);
    for fault in [Fault::Drop, Fault::Status(503), Fault::Garbage] {
        world.playground.faults().clear();
        world.playground.faults().at(OFFICIAL, fault, None);
        // The other sources are asked all the same, and what became of the key is told.
        let sent = [keys[0], keys[1], ("qm-report-key", own.as_str())];
        let report = world.get_with("/api/listenreport", &sent).await.data();
        assert_eq!(report["report_key"], "unreachable", "{fault:?}");
        assert!(report["week"]["listened_s"].is_u64() && report["week"]["source"] != "official");
    }
}

#[tokio::test]
async fn calls_are_counted_and_looking_at_the_page_is_not() {
    let world = World::start().await;
    world.get("/api/search?query=a").await.data();
    world.get("/api/search?query=a").await.data();
    world.get("/api/search").await.failure();
    let stats = world.get("/api/stats").await.data();
    assert_eq!(stats["operations"]["search"], json!({"total": 2, "today": 2}));
    assert_eq!(stats["operations"]["lyric"], json!({"total": 0, "today": 0}));
    assert_eq!(stats["operations"].as_object().expect("an object").len(), 19);
    let before = world.get("/api/page/counts").await.data();
    assert_eq!(world.get("/api/page/counts").await.data(), before);
    assert_eq!(before["operations"]["stats"]["total"], 1);
}

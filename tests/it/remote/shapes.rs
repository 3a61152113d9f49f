//! Answers of several shapes, none of them made by our own server.

use futures::StreamExt;
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{
    CommentTarget, CommentText, DirId, Drawing, Found, Language, LoginCode, LoginKind, LoginState,
    NewComment, Note, PlayAnswer, PlaylistId, PlaylistPage, Quality, SearchKind, SearchQuery,
    SongId, SongRef, StepState, TaskState, Theme, Vip,
};
use qqmusic_bot::picture;
use secrecy::ExposeSecret;
use serde_json::{Value, json};

use super::server::Server;
use super::{UIN, credential};

const MID: &str = "0039MnYb0qxYhV";

/// The song as QQ Music writes it.
fn native() -> Value {
    json!({"id": 97773, "mid": MID, "title": "晴天", "interval": 269, "pay": {"pay_play": 0},
           "singer": [{"mid": "0025NhlN2yWrP4", "name": "周杰伦"}], "album": {"mid": "", "name": "A"}})
}

/// The song as older programs write it, without its number.
fn flat() -> Value {
    json!({"songmid": MID, "songname": "晴天", "singer": "周杰伦", "interval": "269"})
}

#[tokio::test]
async fn searches_of_every_shape_find_the_song() {
    for answer in [
        json!({"code": 0, "data": {"songs": [native()], "total": 31, "has_more": true}}),
        json!({"code": 200, "result": {"list": [native()], "total": "31"}}),
        json!({"success": true, "data": [native()]}),
        json!({"data": {"song": {"list": [native()], "totalnum": 31}}}),
        json!([native()]),
        json!({"code": 0, "data": {"body": {"item_song": [native()]}, "meta": {"sum": 31}}}),
        json!({"code": "0", "data": {"list": [flat()], "total": 31}}),
    ] {
        let (server, remote) = Server::start().await;
        server.on("GET /api/search", &answer);
        server.on("GET /api/convert", json!({"code": 0, "data": {"id": "97773", "mid": MID}}));
        let page = remote.search(&SearchQuery::songs("晴天", 1, 1), None).await;
        let page = page.unwrap_or_else(|error| panic!("{error}: {answer}"));
        assert!(page.has_more, "{answer}");
        let song = page.found.into_songs().remove(0);
        assert_eq!(song.id, SongId::new(97773).expect("not zero"), "{answer}");
        assert_eq!((song.name.as_str(), song.singer_names().as_str()), ("晴天", "周杰伦"));
        assert_eq!((song.interval_s, song.vip), (269, false), "{answer}");
        assert!(server.asked()[0].query.contains("page=1&page_size=1"));
    }
}

#[tokio::test]
async fn other_kinds_are_searched_for_where_the_server_knows_them() {
    let (server, remote) = Server::start().await;
    server.on(
        "GET /api/search",
        json!({"code": 0, "data": {"singers": [{"mid": "0025NhlN2yWrP4", "name": "周杰伦"}]}}),
    );
    server.on("GET /api/search", json!({"code": 0, "data": {"songs": []}}));
    let query = |kind| SearchQuery { kind, ..SearchQuery::songs("周杰伦", 1, 10) };
    let page = remote.search(&query(SearchKind::Singer), None).await.expect("answered");
    let Found::Singers(singers) = page.found else { panic!("singers") };
    assert_eq!(singers[0].name, "周杰伦");
    assert!(server.asked()[0].query.contains("type=singer"));
    let albums = remote.search(&query(SearchKind::Album), None).await;
    assert!(matches!(albums, Err(Error::Unsupported(_))), "{albums:?}");
}

#[tokio::test]
async fn playlists_of_every_shape_are_cut_to_the_page() {
    let songs: Vec<_> = (1..=5)
        .map(|id| json!({"id": id, "mid": format!("00000000000{id:03}"), "name": "N"}))
        .collect();
    for answer in [
        json!({"code": 0, "data": {"title": "T", "creator": "C", "total": 9, "songs": songs}}),
        json!({"code": 0, "result": {"dirinfo": {"title": "T", "creator": {"nick": "C"}, "songnum": 9},
               "songlist": songs}}),
        json!({"cdlist": [{"dissname": "T", "nick": "C", "songnum": "9", "songlist": songs}]}),
    ] {
        let (server, remote) = Server::start().await;
        server.on("GET /api/playlist", &answer);
        let id = PlaylistId::new(7).expect("not zero");
        let page = PlaylistPage { begin: 2, num: 2 };
        let list = remote.playlist(id, page, None).await.expect("readable");
        assert_eq!((list.title.as_str(), list.creator.as_str(), list.total), ("T", "C", 9));
        let ids: Vec<_> = list.songs.iter().map(|song| song.id.value()).collect();
        assert_eq!(ids, [3, 4], "{answer}");
        assert!(server.asked()[0].query.contains("num=4"));
    }
}

#[tokio::test]
async fn play_addresses_lyrics_and_ids_are_read() {
    let (server, remote) = Server::start().await;
    server.on(
        "GET /api/convert",
        json!({"code": 0, "data": {"id": 97773, "mid": MID, "name": "晴天"}}),
    );
    server.on("GET /api/search", json!({"code": 0, "data": {"songs": [native()]}}));
    server
        .on("GET /api/musicurl", json!({"code": 0, "data": {"url": "https://cdn.invalid/a.mp3"}}));
    server.on("GET /api/musicurl", json!({"code": 0, "data": "https://cdn.invalid/b.mp3"}));
    server.on("GET /api/musicurl", json!({"code": 0, "data": {"url": ""}}));
    server.on("GET /api/lyric", json!({"code": 0, "data": {"lyric": "[00:01.00]词", "trans": ""}}));
    let id = SongRef::Id(SongId::new(97773).expect("not zero"));
    let song = remote.convert(&id, None).await.expect("known");
    assert_eq!(song.singer_names(), "周杰伦", "the rest is looked for");
    for ending in ["a.mp3", "b.mp3"] {
        let answer = remote.song_url(&song, Quality::Mp3_320, None).await.expect("answered");
        let PlayAnswer::Url(url) = answer else { panic!("{answer:?}") };
        assert!(url.url.expose_secret().ends_with(ending));
    }
    let none = remote.song_url(&song, Quality::Flac, None).await.expect("answered");
    assert!(matches!(none, PlayAnswer::Denied(_)), "{none:?}");
    assert_eq!(remote.lyric(&song, None).await.expect("known").lrc, "[00:01.00]词");
    let asked = server.asked();
    assert!(asked.iter().any(|asked| asked.query == format!("songmid={MID}&fileType=320")));
}

#[tokio::test]
async fn an_account_its_sign_in_and_a_comment_are_read() {
    let (server, remote) = Server::start().await;
    let me = credential();
    server.on(
        "GET /api/user",
        json!({"success": true, "data": {"nickname": "小林", "isVip": 1, "coin": "12"}}),
    );
    server.on(
        "GET /api/accelerate/userinfo",
        json!({"code": 0, "data": {"nick": "小林",
        "powerInfo": {"level": "7", "levelName": "L"}, "todayLT": 61}}),
    );
    server.on(
        "POST /api/sign",
        json!({"code": 0, "data": {"signed": true, "already": false,
        "coins_before": 10, "coins_after": 15, "streak": 3, "credited": 99}}),
    );
    server.on("POST /api/addcomment", json!({"code": 0, "data": {"commentId": "1!abc"}}));
    server.on(
        "GET /api/accelerate/songlist",
        json!({"code": 0, "data": {"songlist": [native(), native()]}}),
    );
    let user = remote.user(&me).await.expect("read");
    assert_eq!((user.nick.as_str(), user.vip, user.coins), ("小林", Some(Vip::Green), Some(12)));
    assert_eq!(user.streak, None, "what is not told is not zero");
    let info = remote.userinfo(&me).await.expect("read");
    assert_eq!((info.level, info.today_listened_s), (Some(7), Some(61)));
    let done = remote.sign(&me).await.expect("signed");
    assert_eq!((done.streak, done.credited), (Some(3), Some(5)), "by the two counters only");
    let comment = NewComment {
        target: CommentTarget::from_biz(1, 97773).expect("a song"),
        text: CommentText::new("好听").expect("a text"),
        reply_to: None,
    };
    assert_eq!(remote.comment(&comment, &me).await.expect("written").id.as_deref(), Some("1!abc"));
    let sent = server.asked().pop().expect("asked").body;
    assert_eq!(
        sent,
        json!({"content": "好听", "bizid": "97773", "biztype": 1, "repliedcmid": null})
    );
    let list = remote.accelerate_list(DirId::DAILY, 1, &me).await.expect("read");
    assert_eq!(list.songs.len(), 1);
}

#[tokio::test]
async fn a_whole_task_is_begun_and_followed_by_its_id() {
    let (server, remote) = Server::start().await;
    let me = credential();
    server.on(
        "POST /api/coin/task",
        json!({"code": 0, "data": {"taskId": "t-1", "state": "queued"}}),
    );
    server.on("GET /api/coin/task/check", json!({"code": 0, "data": {"status": "processing"}}));
    server.on("GET /api/coin/task/check", json!({"code": 0, "data": {"state": "completed", "earned": "8",
        "steps": [{"name": "S", "state": "skipped", "note": "no"}, {"name": "T", "state": "what"}]}}));
    let id = remote.begin_task(None, &me).await.expect("begun");
    let report = remote.check_task(&id, &me).await.expect("told");
    assert_eq!((report.state, report.steps.len()), (TaskState::Running, 0));
    let report = remote.check_task(&id, &me).await.expect("told");
    assert_eq!((report.state, report.earned), (TaskState::Done, Some(8)));
    assert_eq!(report.steps[0].note, Some(Note::Told("no".into())));
    assert_eq!(report.steps[1].state, StepState::Unsure);
    let asked = server.asked().remove(1);
    assert_eq!((asked.path.as_str(), asked.query.as_str()), ("/api/coin/task/check", "taskId=t-1"));
}

#[tokio::test]
async fn a_report_passes_pictures_on_as_they_came() {
    use base64::Engine;
    let bytes = b"\x89PNG\r\n\x1a\nas it came".to_vec();
    let image = base64::engine::general_purpose::STANDARD.encode(&bytes);
    let (server, remote) = Server::start().await;
    server.on(
        "GET /api/listenreport",
        json!({"code": 0, "data": {
        "total": {"image": format!("data:image/png;base64,{image}"), "listened_s": 60},
        "today": image, "week": null, "month": {"image": null, "plays": 3}}}),
    );
    let drawing = Drawing { language: Language::En, theme: Theme::Dark };
    let reports = remote.report(Some(&credential()), None, chrono::Utc::now(), drawing).await;
    let reports = reports.expect("read");
    assert_eq!(
        server.asked()[0].query,
        "lang=en&theme=dark",
        "pictures are as the person wants them"
    );
    assert_eq!(reports.total.picture.as_ref(), Some(&bytes));
    assert_eq!(
        (reports.total.listened_s, reports.today.picture.as_ref()),
        (Some(60), Some(&bytes))
    );
    assert!(reports.week.picture.is_none() && reports.week.sources.is_empty());
    assert_eq!((reports.month.plays, reports.month.is_known()), (Some(3), true));
}

#[tokio::test]
async fn a_login_is_followed_to_its_keys() {
    let (server, remote) = Server::start().await;
    let picture = "iVBORw0KGgo=";
    server.on("GET /api/login/qrcode", json!({"code": 0, "data": {"key": "k", "qrcode": picture}}));
    server.on("GET /api/login/check", json!({"code": 0, "data": {"state": "waiting"}}));
    server.on(
        "GET /api/login/check",
        json!({"code": 0, "data": {"state": "confirmed",
        "cookies": format!("uin=o{UIN}; qm_keyst=Q_H_L_x; refresh_key=RK")}}),
    );
    let qr = remote.login_qrcode(LoginKind::Qq).await.expect("a picture");
    let states: Vec<_> = remote.login_check(qr.ticket).collect().await;
    let [Ok(LoginState::Waiting), Ok(LoginState::Confirmed(keys))] = &states[..] else {
        panic!("{states:?}")
    };
    assert_eq!((keys.uin.value(), keys.refresh_key.is_some()), (UIN, true));
}

#[tokio::test]
async fn a_code_is_sent_as_a_picture_that_says_the_same() {
    let (server, remote) = Server::start().await;
    server.on("POST /api/login/qrcode", json!({"code": 0, "data": {"state": "authorized"}}));
    let text = "https://y.qq.com/m/login/qrcode.html?id=1";
    let code = LoginCode::read(text).expect("a code");
    remote.authorize(&credential(), &code).await.expect("confirmed");
    use base64::Engine;
    let sent = server.asked().remove(0).body;
    let data = sent["base64"].as_str().and_then(|data| data.split_once(";base64,")).expect("a url");
    let png = base64::engine::general_purpose::STANDARD.decode(data.1).expect("base64");
    assert_eq!(picture::read_qr(&png).expect("a picture"), [text]);
}

#[tokio::test]
async fn what_cannot_be_read_is_one_clear_error() {
    for answer in ["<html>", "", "\"text\"", "{\"code\":0,\"data\":{\"list\":[{\"x\":1}]}}", "{}"] {
        let (server, remote) = Server::start().await;
        server.on("GET /api/search", answer);
        let error = remote.search(&SearchQuery::songs("x", 1, 10), None).await;
        assert!(matches!(error, Err(Error::Unexpected(_))), "{answer}: {error:?}");
    }
    let (server, remote) = Server::start().await;
    server.on_status("GET /api/search", 502, "SECRET upstream body");
    let error = remote.search(&SearchQuery::songs("x", 1, 10), None).await.expect_err("a fault");
    assert!(!format!("{error:?}").contains("SECRET"));
}

#[tokio::test]
async fn what_may_have_happened_is_not_sent_again() {
    let (server, remote) = Server::start().await;
    server.on_status("POST /api/addcomment", 500, json!({"code": 50_001, "message": "x"}));
    let comment = NewComment {
        target: CommentTarget::from_biz(1, 97773).expect("a song"),
        text: CommentText::new("好听").expect("a text"),
        reply_to: None,
    };
    let error = remote.comment(&comment, &credential()).await;
    assert!(matches!(error, Err(Error::Uncertain(_))), "{error:?}");
    assert_eq!(server.asked().len(), 1);
    server.on_status("GET /api/search", 500, "");
    server.on("GET /api/search", json!({"code": 0, "data": {"songs": []}}));
    let page = remote.search(&SearchQuery::songs("x", 1, 10), None).await;
    assert!(page.expect("a read is repeated").found.is_empty());
}

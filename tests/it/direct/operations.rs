//! Operations: what is asked, and what the answers mean.

use axum::response::{IntoResponse, Response};
use futures::TryStreamExt;
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{
    AlbumMid, Artwork, Denied, DirId, ImageUrl, Link, PlayAnswer, PlaylistId, PlaylistPage,
    Quality, SongId, SongMid, SongRef, Vip,
};
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use url::Url;

use super::upstream::{Seen, Upstream, answers, data, status};
use super::{credential, found, query, row, song};

/// A playlist of `total` songs that gives at most 400 at once.
fn playlist_of(total: u64) -> impl Fn(&Seen, usize) -> Response {
    move |seen, _| {
        let param = seen.param();
        let begin = param["song_begin"].as_u64().expect("a number");
        let num = param["song_num"].as_u64().expect("a number").min(400);
        let rows: Vec<Value> = (begin + 1..=total.min(begin + num)).map(row).collect();
        data(json!({
            "code": 0, "dirinfo": {"id": 8_000_000_001_u64, "title": "Mine", "host_nick": "Maker"},
            "songlist": rows, "total_song_num": total, "hasmore": u8::from(begin + num < total),
        }))
    }
}

fn id() -> PlaylistId {
    PlaylistId::new(8_000_000_001).expect("not zero")
}

#[tokio::test]
async fn a_search_sends_the_key_only_when_there_is_one() {
    let upstream = Upstream::new(|_, _| data(found())).await;
    upstream.direct.search(&query(), None).await.expect("answered");
    upstream.direct.search(&query(), Some(&credential())).await.expect("answered");
    let seen = upstream.seen();
    assert_eq!(seen[0].json()["comm"].get("authst"), None);
    assert_eq!(seen[1].json()["comm"]["authst"], "Q_H_L_planted-key");
    let param = seen[0].param();
    assert_eq!((&param["query"], &param["page_num"]), (&json!("晴天"), &json!(1)));
    assert!(param["searchid"].is_string());
}

#[tokio::test]
async fn a_long_playlist_is_read_to_its_end_in_order() {
    let upstream = Upstream::new(playlist_of(1203)).await;
    let page = PlaylistPage { begin: 0, num: 5000 };
    let playlist = upstream.direct.playlist(id(), page, None).await.expect("there");
    let ids: Vec<_> = playlist.songs.iter().map(|song| song.id.value()).collect();
    assert_eq!(ids, (1..=1203).collect::<Vec<_>>());
    assert_eq!((playlist.total, playlist.creator.as_str()), (1203, "Maker"));
    assert_eq!(upstream.seen().len(), 4);
}

#[tokio::test]
async fn a_part_of_a_playlist_is_no_more_than_that() {
    let upstream = Upstream::new(playlist_of(1203)).await;
    let page = PlaylistPage { begin: 390, num: 30 };
    let playlist = upstream.direct.playlist(id(), page, None).await.expect("there");
    let ids: Vec<_> = playlist.songs.iter().map(|song| song.id.value()).collect();
    assert_eq!(ids, (391..=420).collect::<Vec<_>>());
    assert_eq!(upstream.seen().len(), 1);
    let past = PlaylistPage { begin: 5000, num: 30 };
    let playlist = upstream.direct.playlist(id(), past, None).await.expect("there");
    assert!(playlist.songs.is_empty());
}

#[tokio::test]
async fn a_playlist_that_is_gone_is_not_found() {
    for gone in [json!({"code": 4711, "msg": "planted"}), json!({"dirinfo": null}), json!(null)] {
        let upstream = Upstream::new(move |_, _| data(gone.clone())).await;
        let page = PlaylistPage { begin: 0, num: 30 };
        let error = upstream.direct.playlist(id(), page, None).await.expect_err("gone");
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
}

#[tokio::test]
async fn an_own_directory_is_asked_by_dirid_and_may_not_exist() {
    let upstream = Upstream::new(|seen, before| match before {
        0 => playlist_of(3)(seen, 0),
        _ => answers(&[(10004, Value::Null)]),
    })
    .await;
    let list = upstream.direct.accelerate_list(DirId::DAILY, 30, &credential()).await;
    assert_eq!(list.expect("there").songs.len(), 3);
    let param = upstream.seen()[0].param();
    assert_eq!((&param["dirid"], &param["disstid"]), (&json!(202), &json!(0)));
    let error = upstream.direct.accelerate_list(DirId(204), 30, &credential()).await;
    assert!(matches!(error, Err(Error::NotFound)));
}

#[tokio::test]
async fn songs_come_in_the_order_asked_and_missing_ones_are_none() {
    let upstream = Upstream::new(|seen, _| {
        assert_eq!(seen.methods(), ["CgiGetTrackInfo", "CgiGetTrackInfo"]);
        let by_id = json!({"tracks": [row(2), {"id": 0, "mid": ""}]});
        answers(&[(0, by_id), (0, json!({"tracks": [row(3)]}))])
    })
    .await;
    let mid = |id: u64| SongRef::Mid(SongMid::new(format!("{id:014}")).expect("valid"));
    let number = |id| SongRef::Id(SongId::new(id).expect("not zero"));
    let asked = [number(1), mid(3), number(2), mid(4)];
    let songs = upstream.direct.songs(&asked, None).await.expect("answered");
    let ids: Vec<_> = songs.iter().map(|song| song.as_ref().map(|song| song.id.value())).collect();
    assert_eq!(ids, [None, Some(3), Some(2), None]);
    assert_eq!(upstream.seen().len(), 1, "both directions share a request");
}

#[tokio::test]
async fn an_unknown_song_is_not_found_in_either_form() {
    for unknown in [json!({"tracks": []}), json!({"tracks": [{"id": 0, "mid": ""}]}), json!(null)] {
        let upstream = Upstream::new(move |_, _| data(unknown.clone())).await;
        let song = SongRef::Id(SongId::new(5).expect("not zero"));
        let error = upstream.direct.convert(&song, None).await.expect_err("unknown");
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
    let upstream = Upstream::new(|_, _| data(json!({"songID": 0, "lyric": ""}))).await;
    let error = upstream.direct.lyric(&song(), None).await.expect_err("unknown");
    assert!(matches!(error, Error::NotFound), "{error:?}");
}

fn vkey(purl: &str, result: i64) -> Value {
    json!({"sip": [], "midurlinfo": [{"purl": purl, "result": result}], "expiration": "3600"})
}

#[tokio::test]
async fn audio_is_streamed_from_the_address_through_the_gateway() {
    let upstream = Upstream::new(|seen, _| match seen.address.as_str() {
        "isure.stream.qqmusic.qq.com/M800song.mp3?vkey=planted" => "tone".into_response(),
        "u.y.qq.com/cgi-bin/musicu.fcg" => data(vkey("M800song.mp3?vkey=planted", 0)),
        other => panic!("asked {other}"),
    })
    .await;
    let answer = upstream.direct.song_url(&song(), Quality::Mp3_320, None).await.expect("asked");
    let PlayAnswer::Url(url) = answer else { panic!("{answer:?}") };
    assert_eq!(url.expires_in_s, 3600);
    assert!(url.url.expose_secret().starts_with("https://isure.stream.qqmusic.qq.com/M800"));
    let audio = upstream.direct.audio(&url).await.expect("opened");
    assert_eq!(audio.size, Some(4));
    let bytes: Vec<bytes::Bytes> = audio.bytes.try_collect().await.expect("received");
    assert_eq!(bytes.concat(), b"tone");
    let filename = &upstream.seen()[0].param()["filename"][0];
    assert_eq!(filename, "M8000039MnYb0qxYhV0039MnYb0qxYhV.mp3");
}

#[tokio::test]
async fn an_address_that_has_ended_is_not_found_and_a_page_is_no_audio() {
    let upstream = Upstream::new(|seen, before| match before {
        _ if seen.address.starts_with("u.y.qq.com") => data(vkey("M500song.mp3?vkey=planted", 0)),
        1 => status(403),
        _ => axum::response::Html("sorry").into_response(),
    })
    .await;
    let answer = upstream.direct.song_url(&song(), Quality::Mp3_128, None).await.expect("asked");
    let PlayAnswer::Url(url) = answer else { panic!("{answer:?}") };
    assert!(matches!(upstream.direct.audio(&url).await.err(), Some(Error::NotFound)));
    assert!(matches!(upstream.direct.audio(&url).await.err(), Some(Error::Unexpected(_))));
}

#[tokio::test]
async fn why_a_song_cannot_be_played_is_told_apart() {
    let alive = |seen: &Seen, _| match seen.methods()[0].as_str() {
        "UrlGetVkey" => data(vkey("", 104_003)),
        _ => data(json!({"info": {"nick": "Invented"}})),
    };
    let upstream = Upstream::new(alive).await;
    let direct = &upstream.direct;
    let mut free = song();
    free.vip = false;
    let login = credential();
    for (song, quality, login, expected) in [
        (song(), Quality::Flac, Some(&login), Denied::NoSuchQuality),
        (song(), Quality::Mp3_128, None, Denied::LoginNeeded),
        (song(), Quality::Mp3_128, Some(&login), Denied::VipNeeded),
        (free, Quality::Mp3_128, Some(&login), Denied::NoRight),
    ] {
        match direct.song_url(&song, quality, login).await.expect("answered") {
            PlayAnswer::Denied(denied) => assert_eq!(denied, expected),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_dead_key_is_not_a_missing_right() {
    let dead = |seen: &Seen, _| match seen.methods()[0].as_str() {
        "UrlGetVkey" => data(vkey("", 104_003)),
        _ => answers(&[(1000, Value::Null)]),
    };
    let upstream = Upstream::new(dead).await;
    let answer = upstream.direct.song_url(&song(), Quality::Mp3_128, Some(&credential())).await;
    assert!(matches!(answer, Err(Error::LoginRequired)), "{answer:?}");
}

#[tokio::test]
async fn a_cover_may_be_missing() {
    let upstream = Upstream::new(|seen, _| match seen.address.as_str() {
        "y.gtimg.cn/music/photo_new/T002R500x500M000invented.jpg" => "jpeg".into_response(),
        _ => status(404),
    })
    .await;
    let cover = |mid: &str, size| {
        let mid = AlbumMid::new(mid).expect("valid");
        let direct = upstream.direct.clone();
        async move { direct.picture(&Artwork::Album(mid), size).await.expect("answered") }
    };
    assert_eq!(cover("invented", 320).await.as_deref(), Some(b"jpeg".as_slice()));
    assert_eq!(cover("missing", 300).await, None);
}

#[tokio::test]
async fn a_picture_is_bounded_and_never_followed_elsewhere() {
    let upstream = Upstream::new(|seen, _| match seen.address.as_str() {
        "thirdqq.qlogo.cn/away" => {
            (axum::http::StatusCode::FOUND, [("location", "https://y.gtimg.cn/here")], "")
                .into_response()
        }
        "thirdqq.qlogo.cn/large" => vec![7; (1 << 20) + 1].into_response(),
        _ => "jpeg".into_response(),
    })
    .await;
    let picture = |address: &str| {
        let of = Artwork::At(ImageUrl::parse(address).expect("an own host"));
        let direct = upstream.direct.clone();
        async move { direct.picture(&of, 150).await }
    };
    let own = picture("http://thirdqq.qlogo.cn/g").await.expect("answered");
    assert_eq!(own.as_deref(), Some(b"jpeg".as_slice()));
    assert!(picture("https://thirdqq.qlogo.cn/away").await.is_err());
    assert!(picture("https://thirdqq.qlogo.cn/large").await.is_err());
}

#[tokio::test]
async fn an_account_is_shown_with_the_parts_that_could_be_read() {
    let upstream = Upstream::new(|seen, _| {
        if seen.address.starts_with("i2.y.qq.com/") {
            return r#"<script>__ssrFirstPageData__="{\"coin\":88}"</script>"#.into_response();
        }
        match seen.methods()[0].as_str() {
            "GetLoginUserInfo" => answers(&[
                (0, json!({"info": {"nick": "Invented", "logo": "https://y.qq.com/a.jpg"}})),
                (0, json!({"identity": {"vip": 1, "HugeVip": "0"}})),
            ]),
            _ => status(500),
        }
    })
    .await;
    let user = upstream.direct.user(&credential()).await.expect("answered");
    assert_eq!(
        (user.nick.as_str(), user.vip, user.coins),
        ("Invented", Some(Vip::Green), Some(88))
    );
    assert_eq!((user.signed_today, user.streak), (None, None));
}

#[tokio::test]
async fn a_dead_login_has_no_account() {
    let upstream = Upstream::new(|seen, _| match seen.address.starts_with("u.y.qq.com") {
        true => answers(&[(1000, Value::Null), (1000, Value::Null)]),
        false => status(404),
    })
    .await;
    let login = credential();
    assert!(matches!(upstream.direct.user(&login).await, Err(Error::LoginRequired)));
    assert!(matches!(upstream.direct.userinfo(&login).await, Err(Error::LoginRequired)));
    assert!(matches!(upstream.direct.is_alive(&login).await, Err(Error::LoginRequired)));
    assert!(upstream.direct.logout(&login).await.is_ok(), "dead is what was wanted");
}

#[tokio::test]
async fn listening_power_is_asked_again_signed_when_it_must_be() {
    let upstream = Upstream::new(|seen, _| match seen.address.starts_with("u.y.qq.com") {
        true => answers(&[(0, json!({"info": {"nick": "Invented"}})), (500_031, Value::Null)]),
        false => data(json!({
            "powerInfo": {"level": "5", "name": "Five", "currentValue": 10, "nextValue": 20},
            "todayLT": 61, "medalNum": 2, "headPic": "https://y.qq.com/b.jpg",
        })),
    })
    .await;
    let info = upstream.direct.userinfo(&credential()).await.expect("answered");
    assert_eq!((info.level, info.value, info.next_value), (Some(5), Some(10), Some(20)));
    assert_eq!((info.nick.as_str(), info.today_listened_s), ("Invented", Some(61)));
    let seen = upstream.seen();
    assert_eq!(seen.len(), 2);
    assert_eq!(seen[1].methods(), ["QueryLevelDetailPage"]);
}

#[tokio::test]
async fn a_refresh_keeps_what_the_answer_does_not_repeat() {
    let upstream = Upstream::new(|_, _| data(json!({"musickey": "Q_H_L_new"}))).await;
    let fresh = upstream.direct.refresh(&credential()).await.expect("refreshed");
    assert_eq!(fresh.musickey.expose_secret(), "Q_H_L_new");
    assert_eq!(fresh.refresh_key.expect("kept").expose_secret(), "planted-refresh");
    let seen = upstream.seen();
    assert_eq!(seen[0].param()["loginMode"], 2);
    assert_eq!(seen[0].json()["comm"]["tmeLoginType"], "2");
    let mut bare = credential();
    bare.refresh_key = None;
    assert!(matches!(upstream.direct.refresh(&bare).await, Err(Error::Unsupported(_))));
    assert_eq!(upstream.seen().len(), 1, "nothing to refresh with is not asked");
}

fn redirect(to: &str) -> Response {
    let mut answer = status(302);
    answer.headers_mut().insert("location", to.parse().expect("valid"));
    answer
}

#[tokio::test]
async fn a_short_link_is_followed_three_hops_and_no_further() {
    let short = Url::parse("https://c6.y.qq.com/base/fcgi-bin/u?__=AbC").expect("valid");
    let after = |hops: usize| {
        move |_: &Seen, before: usize| match before + 1 {
            now if now == hops => {
                redirect("https://i.y.qq.com/v8/playsong.html?songmid=0039MnYb0qxYhV")
            }
            now => redirect(&format!("/base/fcgi-bin/u?__=hop{now}")),
        }
    };
    let upstream = Upstream::new(after(3)).await;
    let link = upstream.direct.follow(&short).await.expect("understood");
    assert!(matches!(link, Link::Song(SongRef::Mid(_))), "{link:?}");
    let upstream = Upstream::new(after(4)).await;
    assert!(matches!(upstream.direct.follow(&short).await, Err(Error::NotFound)));
    assert_eq!(upstream.seen().len(), 3);
}

#[tokio::test]
async fn a_short_link_is_not_followed_to_strangers() {
    let upstream = Upstream::new(|_, _| redirect("https://evil.example/n/ryqq/playlist/7")).await;
    let short = Url::parse("https://c6.y.qq.com/base/fcgi-bin/u?__=AbC").expect("valid");
    assert!(matches!(upstream.direct.follow(&short).await, Err(Error::NotFound)));
    assert_eq!(upstream.seen().len(), 1);
    let stranger = Url::parse("http://127.0.0.1:1/").expect("valid");
    assert!(matches!(upstream.direct.follow(&stranger).await, Err(Error::NotFound)));
    assert_eq!(upstream.seen().len(), 1);
}

#[tokio::test]
async fn anything_that_answers_is_reachable() {
    let upstream = Upstream::new(|_, _| answers(&[(1000, Value::Null)])).await;
    upstream.direct.ping().await.expect("reachable");
}

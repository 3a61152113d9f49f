//! The direct backend against the playground's QQ Music, which was built without knowing it.

use std::time::Duration;

use futures::{StreamExt, TryStreamExt};
use qqmusic_bot::backend::direct::Direct;
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{
    Artwork, Credential, Denied, DirId, Link, LoginKind, LoginState, PlayAnswer, PlaylistId,
    PlaylistPage, Quality, SearchQuery, Song, SongId, SongMid, SongRef, Vip,
};
use qqmusic_bot::playground::qqmusic::{Limits, ScanState};
use qqmusic_bot::playground::{Options, Playground};
use secrecy::ExposeSecret;
use url::Url;

use super::upstream::direct;

const UIN: u64 = 1_000_000_077;

pub(super) async fn world() -> (Playground, Direct) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let playground = Playground::start(listener, Options::default()).expect("serves");
    let limits = Limits { poll_hold_ms: 300, ..playground.qqmusic().limits() };
    playground.qqmusic().set_limits(limits);
    let direct = direct(Some(playground.gateway_url()), Duration::from_secs(20), 0);
    (playground, direct)
}

pub(super) async fn log_in(
    playground: &Playground,
    direct: &Direct,
    kind: LoginKind,
) -> Credential {
    let qr = direct.login_qrcode(kind).await.expect("a picture");
    let mut states = direct.login_check(qr.ticket.clone());
    let scan = |state| playground.qqmusic().scan(qr.ticket.key.expose_secret(), UIN, state);
    let mut confirmed = false;
    while let Some(state) = states.next().await {
        match state.expect("no fault") {
            LoginState::Confirmed(credential) => return *credential,
            _ if !confirmed => {
                scan(ScanState::Confirmed).expect("under way");
                confirmed = true;
            }
            other => assert!(!other.is_final(), "{other:?}"),
        }
    }
    panic!("the login ended without an answer");
}

async fn find(direct: &Direct, text: &str) -> Song {
    let query = SearchQuery::songs(text, 1, 10);
    let page = direct.search(&query, None).await.expect("answered");
    page.found.into_songs().into_iter().next().expect("found")
}

#[tokio::test]
async fn a_song_is_found_converted_and_read_both_ways() {
    let (_playground, direct) = world().await;
    let song = find(&direct, "晴天").await;
    assert_eq!(song.id, SongId::new(97773).expect("not zero"));
    let by_id = direct.convert(&SongRef::Id(song.id), None).await.expect("known");
    let by_mid = direct.convert(&SongRef::Mid(song.mid.clone()), None).await.expect("known");
    assert_eq!((&by_id, &by_id.mid), (&by_mid, &song.mid));
    let lyric = direct.lyric(&song, None).await.expect("known");
    assert!(lyric.lrc.contains("[00:00.00]晴天"), "{}", lyric.lrc);
    let unknown = SongRef::Mid(SongMid::new("00000000000000").expect("valid"));
    assert!(matches!(direct.convert(&unknown, None).await, Err(Error::NotFound)));
    let nowhere = Song { id: SongId::new(1).expect("not zero"), ..song };
    assert!(matches!(direct.lyric(&nowhere, None).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn pages_of_a_search_follow_one_another_to_the_last() {
    let (_playground, direct) = world().await;
    let mut query = SearchQuery::songs("灯塔日志 第", 1, 30);
    let mut seen = std::collections::HashSet::new();
    loop {
        let page = direct.search(&query, None).await.expect("answered");
        let songs = page.found.into_songs();
        assert!(songs.iter().all(|song| seen.insert(song.id)), "a song came twice");
        assert!(songs.iter().all(|song| !song.name.contains("<em>")), "no marks");
        if !page.has_more {
            break;
        }
        query.page += 1;
    }
    assert_eq!((seen.len(), query.page), (1234, 42));
}

#[tokio::test]
async fn playlists_are_read_whole_and_hidden_ones_are_not_found() {
    let (_playground, direct) = world().await;
    let read = |id: u64| {
        let id = PlaylistId::new(id).expect("not zero");
        let direct = direct.clone();
        async move { direct.playlist(id, PlaylistPage { begin: 0, num: 2000 }, None).await }
    };
    let long = read(7_000_000_001).await.expect("public");
    assert_eq!((long.songs.len(), long.total), (1234, 1234));
    let ids: std::collections::HashSet<_> = long.songs.iter().map(|song| song.id).collect();
    assert_eq!(ids.len(), 1234);
    let empty = read(7_000_000_004).await.expect("public");
    assert!(empty.songs.is_empty() && !empty.title.is_empty());
    for hidden in [7_000_000_005, 7_000_000_006, 7] {
        assert!(matches!(read(hidden).await, Err(Error::NotFound)), "{hidden}");
    }
}

#[tokio::test]
async fn every_way_of_logging_in_leads_to_a_living_key() {
    for kind in LoginKind::ALL {
        let (playground, direct) = world().await;
        let credential = log_in(&playground, &direct, kind).await;
        assert_eq!(credential.uin.value(), UIN, "{kind:?}");
        direct.is_alive(&credential).await.expect("alive");
        let user = direct.user(&credential).await.expect("answered");
        assert!(!user.nick.is_empty() && !user.avatar.is_empty());
        assert_eq!(user.vip, Some(Vip::No));
        assert!(user.coins.is_some() && user.signed_today.is_some() && user.streak.is_some());
        let info = direct.userinfo(&credential).await.expect("answered");
        assert!(info.level.is_some() && info.level_name.is_some() && info.value.is_some());
        direct.logout(&credential).await.expect("ended");
        assert!(matches!(direct.is_alive(&credential).await, Err(Error::LoginRequired)));
        direct.logout(&credential).await.expect("ended already is fine");
    }
}

#[tokio::test]
async fn an_expired_key_is_refreshed_and_a_revoked_one_is_not() {
    for kind in [LoginKind::Qq, LoginKind::Wechat] {
        let (playground, direct) = world().await;
        let old = log_in(&playground, &direct, kind).await;
        let fresh = direct.refresh(&old).await;
        assert!(matches!(fresh, Err(Error::Refused { code: 20279, .. })), "{fresh:?}");
        playground.clock().advance(300_000);
        assert!(matches!(direct.userinfo(&old).await, Err(Error::LoginRequired)));
        let fresh = direct.refresh(&old).await.expect("refreshed");
        direct.is_alive(&fresh).await.expect("alive");
        assert_eq!((fresh.uin, fresh.login_type), (old.uin, old.login_type));
        assert!(fresh.is_refreshable());
        playground.qqmusic().revoke_key(UIN);
        playground.clock().advance(3600);
        let refused = direct.refresh(&fresh).await;
        assert!(matches!(refused, Err(Error::LoginRequired)), "{refused:?}");
    }
}

#[tokio::test]
async fn songs_play_as_far_as_the_account_may() {
    let (playground, direct) = world().await;
    let login = log_in(&playground, &direct, LoginKind::Qq).await;
    let query = SearchQuery::songs("海", 1, 30);
    let songs = direct.search(&query, None).await.expect("answered").found.into_songs();
    let free = songs.iter().find(|song| !song.vip).expect("a free song");
    let vip = find(&direct, "晴天").await;
    let ask = |song: &Song, login: Option<&Credential>| {
        let (direct, song, login) = (direct.clone(), song.clone(), login.cloned());
        async move { direct.song_url(&song, Quality::Mp3_128, login.as_ref()).await }
    };
    let answer = ask(free, Some(&login)).await.expect("answered");
    let PlayAnswer::Url(url) = answer else { panic!("{answer:?}") };
    let audio = direct.audio(&url).await.expect("opens");
    let size = audio.size.expect("told");
    let bytes: Vec<_> = audio.bytes.try_collect::<Vec<_>>().await.expect("received").concat();
    assert_eq!((bytes.len() as u64, size), (size, free.files.size_128));
    playground.clock().advance(8000);
    assert!(matches!(direct.audio(&url).await.err(), Some(Error::NotFound)));
    if vip.vip {
        let denied = |answer| match answer {
            PlayAnswer::Denied(denied) => denied,
            PlayAnswer::Url(url) => panic!("{url:?}"),
        };
        assert_eq!(denied(ask(&vip, None).await.expect("answered")), Denied::LoginNeeded);
        assert_eq!(denied(ask(&vip, Some(&login)).await.expect("answered")), Denied::VipNeeded);
        playground.qqmusic().set_vip(UIN, true);
        let answer = ask(&vip, Some(&login)).await.expect("answered");
        assert!(matches!(answer, PlayAnswer::Url(_)), "{answer:?}");
    }
    playground.qqmusic().expire_key(UIN);
    assert!(matches!(ask(&vip, Some(&login)).await, Err(Error::LoginRequired)));
}

#[tokio::test]
async fn covers_links_and_own_lists_are_read() {
    let (playground, direct) = world().await;
    let song = find(&direct, "晴天").await;
    if let Some(album) = &song.album.mid {
        let cover = direct
            .picture(&Artwork::Album(album.clone()), 300)
            .await
            .expect("answered")
            .expect("a picture");
        assert!(cover.starts_with(&[0xff, 0xd8]), "a JPEG");
    }
    let follow = |code: &str| {
        let url = Url::parse(&format!("https://c6.y.qq.com/base/fcgi-bin/u?__={code}"));
        let direct = direct.clone();
        async move { direct.follow(&url.expect("valid")).await }
    };
    let link = follow("s97773").await.expect("a song");
    assert!(matches!(link, Link::Song(SongRef::Mid(mid)) if mid == song.mid));
    for nowhere in ["x", "o", "?"] {
        assert!(matches!(follow(nowhere).await, Err(Error::NotFound)), "{nowhere}");
    }
    let login = log_in(&playground, &direct, LoginKind::Qq).await;
    let own = direct.own_playlists(&login).await.expect("answered");
    assert!(!own.is_empty());
    let daily = direct.accelerate_list(DirId::DAILY, 300, &login).await.expect("there");
    assert_eq!((daily.songs.len(), daily.title.is_empty()), (30, false));
    let favourites = direct.accelerate_list(DirId::FAVOURITES, 5, &login).await.expect("there");
    assert!((1..=5).contains(&favourites.songs.len()));
    let missing = direct.accelerate_list(DirId(207), 5, &login).await;
    assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
}

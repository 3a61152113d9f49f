//! What every backend promises, over `direct`, and over `remote` that asks our own server on a
//! socket: the same assertions.

use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use futures::StreamExt;
use qqmusic_bot::backend::remote::Remote;
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{
    CommentTarget, CommentText, Covers, Credential, Denied, DirId, Drawing, Language, LoginKind,
    LoginState, NewComment, Pace, Period, PlayAnswer, PlaylistId, PlaylistPage, Quality, Report,
    SearchKind, SearchQuery, Song, SongId, SongMid, SongRef, Theme,
};
use qqmusic_bot::picture::{self, Style};
use qqmusic_bot::playground::qqmusic::{Limits, Listener, ScanState};
use qqmusic_bot::playground::{Options, Playground};
use secrecy::ExposeSecret;
use tokio::net::TcpListener;

use super::UIN;
use super::other::OtherServer;
use super::tasks;
use crate::direct::upstream::direct;
use crate::world::away_from_midnight;

/// Which backend keeps the promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Which {
    Direct,
    Remote,
}

struct World {
    playground: Playground,
    backend: Arc<dyn MusicBackend>,
    /// The one that asks QQ Music itself, whichever is tested.
    direct: Arc<dyn MusicBackend>,
    _server: Option<OtherServer>,
}

impl World {
    async fn start(which: Which) -> Self {
        away_from_midnight().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let playground = Playground::start(listener, Options::default()).expect("serves");
        let limits = Limits { poll_hold_ms: 300, ..playground.qqmusic().limits() };
        playground.qqmusic().set_limits(limits);
        let direct: Arc<dyn MusicBackend> =
            Arc::new(direct(Some(playground.gateway_url()), Duration::from_secs(20), 0));
        let mut server = None;
        let backend: Arc<dyn MusicBackend> = match which {
            Which::Direct => Arc::clone(&direct),
            Which::Remote => {
                let other = OtherServer::start(&playground, Pace::Fixed(Duration::ZERO)).await;
                let base = other.url.clone();
                server = Some(other);
                Arc::new(Remote::new(base, Duration::from_secs(20)).expect("a client"))
            }
        };
        Self { playground, backend, direct, _server: server }
    }

    async fn log_in(&self, kind: LoginKind) -> Credential {
        let qr = self.backend.login_qrcode(kind).await.expect("a picture");
        let text = picture::read_qr(&qr.image).expect("a picture").remove(0);
        let mut states = self.backend.login_check(qr.ticket);
        let mut confirmed = false;
        while let Some(state) = states.next().await {
            match state.expect("no fault") {
                LoginState::Confirmed(credential) => return *credential,
                _ if !confirmed => {
                    let scan = self.playground.qqmusic().scan(&text, UIN, ScanState::Confirmed);
                    scan.expect("under way");
                    confirmed = true;
                }
                other => assert!(!other.is_final(), "{other:?}"),
            }
        }
        panic!("the login ended without an answer");
    }

    async fn find(&self, words: &str) -> Song {
        let page = self.backend.search(&SearchQuery::songs(words, 1, 10), None).await;
        page.expect("answered").found.into_songs().remove(0)
    }
}

async fn what_is_public_is_read_without_a_login(which: Which) {
    let world = World::start(which).await;
    let backend = &world.backend;
    let song = world.find("晴天").await;
    assert_eq!((song.id.value(), song.mid.as_str()), (97_773, "0039MnYb0qxYhV"));
    assert_eq!((song.singer_names().as_str(), song.interval_s, song.vip), ("周杰伦", 269, false));
    for (kind, words) in [
        (SearchKind::Singer, "周杰伦"),
        (SearchKind::Album, "Symbols"),
        (SearchKind::Playlist, "夜"),
    ] {
        let query = SearchQuery { kind, ..SearchQuery::songs(words, 1, 5) };
        let page = backend.search(&query, None).await.expect("answered");
        assert!(!page.found.is_empty(), "{kind:?}");
    }
    let page = backend.search(&SearchQuery::songs("灯塔日志 第", 42, 30), None).await;
    let page = page.expect("answered");
    assert_eq!((page.found.len(), page.total, page.has_more), (4, 1234, false));
    for song_ref in [SongRef::Id(song.id), SongRef::Mid(song.mid.clone())] {
        let known = backend.convert(&song_ref, None).await.expect("known");
        assert_eq!((known.id, &known.mid, &known.name), (song.id, &song.mid, &song.name));
        assert_eq!(known.singer_names(), "周杰伦");
    }
    let unknown = SongRef::Mid(SongMid::new("000inventedmid").expect("valid"));
    assert!(matches!(backend.convert(&unknown, None).await, Err(Error::NotFound)));
    let both = backend.songs(&[SongRef::Id(song.id), unknown], None).await.expect("answered");
    assert!(both[0].is_some() && both[1].is_none());
    assert!(backend.lyric(&song, None).await.expect("known").lrc.contains("[00:00.00]晴天"));
    let answer = backend.song_url(&song, Quality::Mp3_128, None).await.expect("answered");
    let PlayAnswer::Url(url) = answer else { panic!("{answer:?}") };
    assert!(url.url.expose_secret().starts_with("http") && url.expires_in_s > 0);
    let list = |id| {
        let page = PlaylistPage { begin: 10, num: 20 };
        backend.playlist(PlaylistId::new(id).expect("not zero"), page, None)
    };
    let playlist = list(7_000_000_001).await.expect("public");
    assert_eq!((playlist.songs.len(), playlist.total), (20, 1234));
    assert!(playlist.songs[0].name.contains("第 11 夜"), "{}", playlist.songs[0].name);
    assert!(matches!(list(7).await, Err(Error::NotFound)));
}

async fn what_is_ones_own_needs_keys_that_live(which: Which) {
    let world = World::start(which).await;
    let backend = &world.backend;
    let me = world.log_in(LoginKind::Qq).await;
    assert_eq!(me.uin.value(), UIN);
    backend.is_alive(&me).await.expect("alive");
    let user = backend.user(&me).await.expect("answered");
    assert!(!user.nick.is_empty() && user.vip.is_some() && user.coins.is_some());
    assert_eq!(backend.coins(&me).await.expect("answered"), user.coins);
    let info = backend.userinfo(&me).await.expect("answered");
    assert!(info.level.is_some() && info.nick == user.nick);
    let list = backend.accelerate_list(DirId::DAILY, 5, &me).await.expect("there");
    assert_eq!((list.dirid, list.songs.len()), (DirId::DAILY, 5));
    let signed = backend.sign(&me).await.expect("signed");
    let again = backend.sign(&me).await.expect("a success too");
    assert_eq!((signed.already, again.already), (false, true));
    assert_eq!(signed.credited, signed.coins_after.zip(signed.coins_before).map(|(a, b)| a - b));
    let comment = NewComment {
        target: CommentTarget::Song(SongId::new(97_773).expect("not zero")),
        text: CommentText::new("好听").expect("a text"),
        reply_to: None,
    };
    assert!(backend.comment(&comment, &me).await.expect("written").id.is_some());
    let early = backend.refresh(&me).await;
    assert!(
        matches!(early, Err(Error::Refused { code: 20279, .. })),
        "the key is fresh: {early:?}"
    );
    world.playground.qqmusic().expire_key(UIN);
    assert!(matches!(backend.user(&me).await, Err(Error::LoginRequired)));
    assert!(matches!(backend.sign(&me).await, Err(Error::LoginRequired)));
    let fresh = backend.refresh(&me).await.expect("refreshed");
    assert_ne!(fresh.musickey.expose_secret(), me.musickey.expose_secret());
    backend.is_alive(&fresh).await.expect("alive");
    let song = world.find("晴天").await;
    let vip = Song { vip: true, ..song };
    let denied = backend.song_url(&vip, Quality::Flac, None).await.expect("answered");
    assert!(
        matches!(
            denied,
            PlayAnswer::Denied(Denied::LoginNeeded | Denied::VipNeeded) | PlayAnswer::Url(_)
        ),
        "{denied:?}"
    );
}

async fn a_report_tells_the_same_numbers_and_has_pictures(which: Which) {
    let world = World::start(which).await;
    let me = world.log_in(LoginKind::Qq).await;
    for listener in [Listener::Rich, Listener::Empty] {
        world.playground.qqmusic().set_listener(UIN, listener);
        let now = Utc::now();
        let drawing = Drawing { language: Language::En, theme: Theme::Light };
        let asked = world.backend.report(Some(&me), None, now, drawing).await;
        let reports = asked.expect("answered");
        let asked = world.direct.report(Some(&me), None, now, drawing).await;
        let expected = asked.expect("answered");
        assert_eq!(reports.nick, expected.nick);
        for period in Period::ALL {
            let (told, expected) = (reports.of(period), expected.of(period));
            assert_eq!(told.is_known(), expected.is_known(), "{period:?}: {told:?}");
            let numbers =
                |report: &Report| Report { sources: Vec::new(), picture: None, ..report.clone() };
            assert_eq!(numbers(told), numbers(expected), "{period:?}");
            let passed_on = which == Which::Remote && expected.is_known();
            assert_eq!(told.picture.is_some(), passed_on, "{period:?}");
        }
        if listener == Listener::Rich {
            let total = reports.total.listened_s.expect("told");
            assert!(reports.week.listened_s.expect("told") <= total);
            assert!(!reports.month.songs.is_empty() && !reports.month.charts.is_empty());
        }
        // Drawing all of them is slow in tests.
        let today = reports.today.until;
        let style = Style { language: Language::En, theme: Theme::Light, today };
        let cards =
            picture::report_cards(Arc::new(reports), &[Period::Today], Covers::default(), style);
        let cards = cards.await;
        assert!(cards.expect("drawn")[0].1.starts_with(b"\x89PNG"));
    }
}

async fn every_kind_of_login_gives_keys_that_can_be_refreshed(which: Which) {
    for kind in LoginKind::ALL {
        let world = World::start(which).await;
        let keys = world.log_in(kind).await;
        world.backend.is_alive(&keys).await.expect("alive");
    }
}

async fn coin_tasks_are_done_once_and_told_as_they_went(which: Which) {
    let world = World::start(which).await;
    let me = world.log_in(LoginKind::Qq).await;
    tasks::coins_are_done_once(&world.playground, Arc::clone(&world.backend), me).await;
}

async fn plays_are_reported_once_up_to_the_days_cap(which: Which) {
    let world = World::start(which).await;
    let me = world.log_in(LoginKind::Qq).await;
    tasks::plays_are_reported_once(&world.playground, Arc::clone(&world.backend), me).await;
}

macro_rules! contract {
    ($($name:ident)*) => {
        mod over_direct {
            $(#[tokio::test] async fn $name() { super::$name(super::Which::Direct).await })*
        }
        mod over_remote {
            $(#[tokio::test] async fn $name() { super::$name(super::Which::Remote).await })*
        }
    };
}

contract! {
    what_is_public_is_read_without_a_login
    what_is_ones_own_needs_keys_that_live
    a_report_tells_the_same_numbers_and_has_pictures
    every_kind_of_login_gives_keys_that_can_be_refreshed
    coin_tasks_are_done_once_and_told_as_they_went
    plays_are_reported_once_up_to_the_days_cap
}

//! A defect costs one answer: it is JSON with the status 500, and the server lives on.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use futures::stream::BoxStream;
use qqmusic_bot::backend::{AudioStream, MusicBackend, Result, Tasking};
use qqmusic_bot::http::router;
use qqmusic_bot::model::{
    AlbumInfo, AlbumMid, AlbumRef, AlbumSongs, Artwork, Category, CoinClaim, CoinTask, CommentDone,
    CommentTarget, Credential, DirId, Drawing, Favoured, Favourite, FavouriteId, FavouriteKind,
    HotComments, Link, LoginCode, LoginKind, LoginQr, LoginState, LoginTicket, Lyric, NewComment,
    OwnPlaylist, Period, Play, PlayAnswer, PlayUrl, Playlist, PlaylistId, PlaylistPage,
    PlaylistRows, Quality, Report, ReportKey, Reports, SearchPage, SearchQuery, SignDone, Song,
    SongId, SongList, SongRef, TaskReport, TaskSong, User, UserInfo,
};
use qqmusic_bot::service::Service;
use qqmusic_bot::store::open_memory;
use serde_json::json;

use super::World;

#[tokio::test]
async fn a_panic_costs_one_answer_and_the_server_lives_on() {
    let mut world = World::start().await;
    let store = open_memory().expect("a store");
    world.ctx.service = Arc::new(Service::new(Arc::new(Broken), store));
    world.router = router(world.ctx.clone());
    let keys = [("uin", "1000000077"), ("qm-keyst", "Q_H_L_invented")];
    for _ in 0..2 {
        for answer in [
            world.get("/api/search?query=planted-words").await,
            world.post("/api/sign", &keys, &json!({})).await,
        ] {
            assert_eq!(answer.failure(), (500, 50_001));
            assert!(!answer.body.to_string().contains("planted"), "{answer:?}");
            assert!(answer.header("x-request-id").is_some());
        }
    }
    world.get("/healthz").await.data();
    world.get("/api/stats").await.data();
}

/// A backend that is nothing but defects.
struct Broken;

fn broken() -> ! {
    panic!("planted: a defect")
}

#[async_trait]
impl MusicBackend for Broken {
    async fn login_qrcode(&self, _kind: LoginKind) -> Result<LoginQr> {
        broken()
    }

    fn login_check(&self, _ticket: LoginTicket) -> BoxStream<'static, Result<LoginState>> {
        broken()
    }

    async fn search(
        &self,
        _query: &SearchQuery,
        _credential: Option<&Credential>,
    ) -> Result<SearchPage> {
        broken()
    }

    async fn album_songs(
        &self,
        _mid: &AlbumMid,
        _page: PlaylistPage,
        _credential: Option<&Credential>,
    ) -> Result<AlbumSongs> {
        broken()
    }

    async fn playlist(
        &self,
        _id: PlaylistId,
        _page: PlaylistPage,
        _credential: Option<&Credential>,
    ) -> Result<Playlist> {
        broken()
    }

    async fn authorize(&self, _credential: &Credential, _code: &LoginCode) -> Result<()> {
        broken()
    }

    async fn own_playlists(&self, _credential: &Credential) -> Result<Vec<OwnPlaylist>> {
        broken()
    }

    async fn user(&self, _credential: &Credential) -> Result<User> {
        broken()
    }

    async fn songs(
        &self,
        _songs: &[SongRef],
        _credential: Option<&Credential>,
    ) -> Result<Vec<Option<Song>>> {
        broken()
    }

    async fn song_url(
        &self,
        _song: &Song,
        _quality: Quality,
        _credential: Option<&Credential>,
    ) -> Result<PlayAnswer> {
        broken()
    }

    async fn audio(&self, _url: &PlayUrl) -> Result<AudioStream> {
        broken()
    }

    async fn picture(&self, _of: &Artwork, _size: u32) -> Result<Option<Bytes>> {
        broken()
    }

    async fn lyric(&self, _song: &Song, _credential: Option<&Credential>) -> Result<Lyric> {
        broken()
    }

    async fn convert(&self, _song: &SongRef, _credential: Option<&Credential>) -> Result<Song> {
        broken()
    }

    async fn accelerate_list(
        &self,
        _dirid: DirId,
        _num: u32,
        _credential: &Credential,
    ) -> Result<SongList> {
        broken()
    }

    async fn sign(&self, _credential: &Credential) -> Result<SignDone> {
        broken()
    }

    async fn comment(
        &self,
        _comment: &NewComment,
        _credential: &Credential,
    ) -> Result<CommentDone> {
        broken()
    }

    async fn album(
        &self,
        _album: &AlbumRef,
        _credential: Option<&Credential>,
    ) -> Result<AlbumInfo> {
        broken()
    }

    fn tasking(&self) -> Tasking {
        broken()
    }

    async fn coins(&self, _credential: &Credential) -> Result<Option<u64>> {
        broken()
    }

    async fn coin_tasks(&self, _credential: &Credential) -> Result<Vec<CoinTask>> {
        broken()
    }

    async fn coin_report(&self, _task: &CoinTask, _credential: &Credential) -> Result<()> {
        broken()
    }

    async fn coin_claim(&self, _task: &CoinTask, _credential: &Credential) -> Result<CoinClaim> {
        broken()
    }

    async fn favourites(
        &self,
        _kind: FavouriteKind,
        _credential: &Credential,
    ) -> Result<Vec<FavouriteId>> {
        broken()
    }

    async fn recommended(
        &self,
        _kind: FavouriteKind,
        _credential: &Credential,
    ) -> Result<Vec<Favourite>> {
        broken()
    }

    async fn favour(&self, _it: FavouriteId, _credential: &Credential) -> Result<Favoured> {
        broken()
    }

    async fn recommended_playlists(
        &self,
        _page: PlaylistPage,
        _credential: Option<&Credential>,
    ) -> Result<PlaylistRows> {
        broken()
    }

    async fn playlist_categories(&self) -> Result<Vec<Category>> {
        broken()
    }

    async fn category_playlists(
        &self,
        _category: u64,
        _page: PlaylistPage,
    ) -> Result<PlaylistRows> {
        broken()
    }

    async fn hot_comments(
        &self,
        _target: CommentTarget,
        _page: PlaylistPage,
        _credential: Option<&Credential>,
    ) -> Result<HotComments> {
        broken()
    }

    async fn add_song(
        &self,
        _song: SongId,
        _playlist: &OwnPlaylist,
        _credential: &Credential,
    ) -> Result<Favoured> {
        broken()
    }

    async fn report_play(&self, _play: &Play, _credential: &Credential) -> Result<()> {
        broken()
    }

    async fn begin_task(
        &self,
        _song: Option<&TaskSong>,
        _credential: &Credential,
    ) -> Result<String> {
        broken()
    }

    async fn check_task(&self, _id: &str, _credential: &Credential) -> Result<TaskReport> {
        broken()
    }

    async fn refresh(&self, _credential: &Credential) -> Result<Credential> {
        broken()
    }

    async fn userinfo(&self, _credential: &Credential) -> Result<UserInfo> {
        broken()
    }

    async fn report(
        &self,
        _credential: Option<&Credential>,
        _key: Option<&ReportKey>,
        _now: DateTime<Utc>,
        _drawing: Drawing,
    ) -> Result<Reports> {
        broken()
    }

    async fn past_report(&self, _: &ReportKey, _: Period, _: NaiveDate) -> Result<Report> {
        broken()
    }

    async fn check_report_key(&self, _key: &ReportKey, _now: DateTime<Utc>) -> Result<()> {
        broken()
    }

    async fn is_alive(&self, _credential: &Credential) -> Result<()> {
        broken()
    }

    async fn logout(&self, _credential: &Credential) -> Result<()> {
        broken()
    }

    async fn follow(&self, _short: &url::Url) -> Result<Link> {
        broken()
    }

    async fn ping(&self) -> Result<()> {
        broken()
    }
}

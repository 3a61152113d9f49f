//! QQ Music asked directly, by its own protocol.
//!
//! One file per topic translates between the client's answers and the model, and decides what an
//! answer means: not found, not permitted, log in again. `error` is the only place that knows
//! what QQ Music's codes mean. Stateless: nothing is remembered between two calls.

mod accelerate;
mod account;
mod catalog;
mod coin;
mod comment;
mod discover;
mod error;
mod favourite;
mod link;
mod login;
mod lyric;
mod report;
mod search;
mod sign;
mod song;
mod track;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use futures::stream::BoxStream;
use url::Url;

use super::{AudioStream, Error, MusicBackend, Result, Tasking};
use crate::model::{
    AlbumInfo, AlbumMid, AlbumRef, AlbumSongs, Artwork, Category, CoinClaim, CoinTask, CommentDone,
    CommentTarget, Credential, DirId, Drawing, Favoured, Favourite, FavouriteId, FavouriteKind,
    HotComments, Link, LoginCode, LoginKind, LoginQr, LoginState, LoginTicket, Lyric, NewComment,
    OwnPlaylist, Period, Play, PlayAnswer, PlayUrl, Playlist, PlaylistId, PlaylistPage,
    PlaylistRows, Quality, Report, ReportKey, Reports, SearchPage, SearchQuery, SignDone, Song,
    SongId, SongList, SongRef, TaskReport, TaskSong, User, UserInfo,
};
use crate::qqmusic::Client;

/// The backend over QQ Music's own protocol.
#[derive(Clone)]
pub struct Direct {
    client: Client,
}

impl Direct {
    /// Over this client.
    pub fn new(client: Client) -> Self {
        Self { client }
    }
}

#[async_trait]
impl MusicBackend for Direct {
    async fn login_qrcode(&self, kind: LoginKind) -> Result<LoginQr> {
        login::qrcode(&self.client, kind).await
    }

    fn login_check(&self, ticket: LoginTicket) -> BoxStream<'static, Result<LoginState>> {
        login::check(&self.client, ticket)
    }

    async fn search(
        &self,
        query: &SearchQuery,
        credential: Option<&Credential>,
    ) -> Result<SearchPage> {
        search::search(&self.client, query, credential).await
    }

    async fn album_songs(
        &self,
        mid: &AlbumMid,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<AlbumSongs> {
        search::album_songs(&self.client, mid, page, credential).await
    }

    async fn playlist(
        &self,
        id: PlaylistId,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<Playlist> {
        catalog::playlist(&self.client, id, page, credential).await
    }

    async fn authorize(&self, _: &Credential, _: &LoginCode) -> Result<()> {
        Err(Error::Unsupported(
            "QQ Music publishes no way to confirm another device's login; set music.remote_url to a server that can",
        ))
    }

    async fn own_playlists(&self, credential: &Credential) -> Result<Vec<OwnPlaylist>> {
        catalog::own_playlists(&self.client, credential).await
    }

    async fn user(&self, credential: &Credential) -> Result<User> {
        account::user(&self.client, credential).await
    }

    async fn songs(
        &self,
        songs: &[SongRef],
        credential: Option<&Credential>,
    ) -> Result<Vec<Option<Song>>> {
        track::songs(&self.client, songs, credential).await
    }

    async fn song_url(
        &self,
        song: &Song,
        quality: Quality,
        credential: Option<&Credential>,
    ) -> Result<PlayAnswer> {
        song::url(&self.client, song, quality, credential).await
    }

    async fn audio(&self, url: &PlayUrl) -> Result<AudioStream> {
        song::audio(&self.client, url).await
    }

    async fn picture(&self, of: &Artwork, size: u32) -> Result<Option<Bytes>> {
        song::picture(&self.client, of, size).await
    }

    async fn lyric(&self, song: &Song, credential: Option<&Credential>) -> Result<Lyric> {
        lyric::lyric(&self.client, song, credential).await
    }

    async fn convert(&self, song: &SongRef, credential: Option<&Credential>) -> Result<Song> {
        track::convert(&self.client, song, credential).await
    }

    async fn accelerate_list(
        &self,
        dirid: DirId,
        num: u32,
        credential: &Credential,
    ) -> Result<SongList> {
        catalog::accelerate_list(&self.client, dirid, num, credential).await
    }

    async fn sign(&self, credential: &Credential) -> Result<SignDone> {
        sign::sign(&self.client, credential).await
    }

    async fn comment(&self, comment: &NewComment, credential: &Credential) -> Result<CommentDone> {
        comment::comment(&self.client, comment, credential).await
    }

    async fn album(&self, album: &AlbumRef, credential: Option<&Credential>) -> Result<AlbumInfo> {
        comment::album(&self.client, album, credential).await
    }

    fn tasking(&self) -> Tasking {
        Tasking::Steps
    }

    async fn coins(&self, credential: &Credential) -> Result<Option<u64>> {
        Ok(self.client.coins(credential).await?)
    }

    async fn coin_tasks(&self, credential: &Credential) -> Result<Vec<CoinTask>> {
        coin::tasks(&self.client, credential).await
    }

    async fn coin_report(&self, task: &CoinTask, credential: &Credential) -> Result<()> {
        coin::report(&self.client, task, credential).await
    }

    async fn coin_claim(&self, task: &CoinTask, credential: &Credential) -> Result<CoinClaim> {
        coin::claim(&self.client, task, credential).await
    }

    async fn favourites(
        &self,
        kind: FavouriteKind,
        credential: &Credential,
    ) -> Result<Vec<FavouriteId>> {
        favourite::favourites(&self.client, kind, credential).await
    }

    async fn recommended(
        &self,
        kind: FavouriteKind,
        credential: &Credential,
    ) -> Result<Vec<Favourite>> {
        favourite::recommended(&self.client, kind, credential).await
    }

    async fn favour(&self, it: FavouriteId, credential: &Credential) -> Result<Favoured> {
        favourite::favour(&self.client, it, credential).await
    }

    async fn recommended_playlists(
        &self,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<PlaylistRows> {
        discover::recommended(&self.client, page, credential).await
    }

    async fn playlist_categories(&self) -> Result<Vec<Category>> {
        discover::categories(&self.client).await
    }

    async fn category_playlists(&self, category: u64, page: PlaylistPage) -> Result<PlaylistRows> {
        discover::of_category(&self.client, category, page).await
    }

    async fn hot_comments(
        &self,
        target: CommentTarget,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<HotComments> {
        discover::hot_comments(&self.client, target, page, credential).await
    }

    async fn add_song(
        &self,
        song: SongId,
        playlist: &OwnPlaylist,
        credential: &Credential,
    ) -> Result<Favoured> {
        discover::add_song(&self.client, song, playlist, credential).await
    }

    async fn report_play(&self, play: &Play, credential: &Credential) -> Result<()> {
        accelerate::report_play(&self.client, play, credential).await
    }

    async fn begin_task(
        &self,
        _song: Option<&TaskSong>,
        _credential: &Credential,
    ) -> Result<String> {
        Err(Error::Unsupported("QQ Music itself knows no tasks, only their steps"))
    }

    async fn check_task(&self, _id: &str, _credential: &Credential) -> Result<TaskReport> {
        Err(Error::Unsupported("QQ Music itself knows no tasks, only their steps"))
    }

    async fn refresh(&self, credential: &Credential) -> Result<Credential> {
        account::refresh(&self.client, credential).await
    }

    async fn userinfo(&self, credential: &Credential) -> Result<UserInfo> {
        account::userinfo(&self.client, credential).await
    }

    async fn report(
        &self,
        credential: Option<&Credential>,
        key: Option<&ReportKey>,
        now: DateTime<Utc>,
        _: Drawing,
    ) -> Result<Reports> {
        report::report(&self.client, credential, key, now).await
    }

    async fn past_report(
        &self,
        key: &ReportKey,
        period: Period,
        until: NaiveDate,
    ) -> Result<Report> {
        report::past(&self.client, key, period, until).await
    }

    async fn check_report_key(&self, key: &ReportKey, now: DateTime<Utc>) -> Result<()> {
        report::check_key(&self.client, key, now).await
    }

    async fn is_alive(&self, credential: &Credential) -> Result<()> {
        account::is_alive(&self.client, credential).await
    }

    async fn logout(&self, credential: &Credential) -> Result<()> {
        account::logout(&self.client, credential).await
    }

    async fn follow(&self, short: &Url) -> Result<Link> {
        link::follow(&self.client, short).await
    }

    async fn ping(&self) -> Result<()> {
        account::ping(&self.client).await
    }
}

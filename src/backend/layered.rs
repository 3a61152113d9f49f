//! A backend over two others: what the first cannot do is asked of the second.

use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use futures::StreamExt;
use futures::stream::BoxStream;
use url::Url;

use super::{AudioStream, Error, MusicBackend, Result, Tasking};
use crate::model::*;

/// Asks the first, and what that answers with [`Error::Unsupported`] of the second. Every other
/// failure is the answer: nothing is done twice.
#[derive(Clone)]
pub struct Layered {
    first: Arc<dyn MusicBackend>,
    second: Arc<dyn MusicBackend>,
}

impl Layered {
    /// `first`, then `second`.
    pub fn new(first: Arc<dyn MusicBackend>, second: Arc<dyn MusicBackend>) -> Self {
        Self { first, second }
    }
}

macro_rules! either {
    ($self:ident.$method:ident($($argument:expr),*)) => {
        match $self.first.$method($($argument),*).await {
            Err(Error::Unsupported(_)) => $self.second.$method($($argument),*).await,
            answer => answer,
        }
    };
}

#[async_trait]
impl MusicBackend for Layered {
    async fn login_qrcode(&self, kind: LoginKind) -> Result<LoginQr> {
        either!(self.login_qrcode(kind))
    }

    fn login_check(&self, ticket: LoginTicket) -> BoxStream<'static, Result<LoginState>> {
        let (first, second) = (Arc::clone(&self.first), Arc::clone(&self.second));
        let again = ticket.clone();
        let states = first.login_check(ticket);
        // one that the first cannot follow was begun by the second
        let followed = states.flat_map(move |state| match state {
            Err(Error::Unsupported(_)) => second.login_check(again.clone()),
            state => futures::stream::once(std::future::ready(state)).boxed(),
        });
        followed.boxed()
    }

    async fn search(
        &self,
        query: &SearchQuery,
        credential: Option<&Credential>,
    ) -> Result<SearchPage> {
        either!(self.search(query, credential))
    }

    async fn album_songs(
        &self,
        mid: &AlbumMid,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<AlbumSongs> {
        either!(self.album_songs(mid, page, credential))
    }

    async fn playlist(
        &self,
        id: PlaylistId,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<Playlist> {
        either!(self.playlist(id, page, credential))
    }

    async fn authorize(&self, credential: &Credential, code: &LoginCode) -> Result<()> {
        either!(self.authorize(credential, code))
    }

    async fn own_playlists(&self, credential: &Credential) -> Result<Vec<OwnPlaylist>> {
        either!(self.own_playlists(credential))
    }

    async fn user(&self, credential: &Credential) -> Result<User> {
        either!(self.user(credential))
    }

    async fn songs(
        &self,
        songs: &[SongRef],
        credential: Option<&Credential>,
    ) -> Result<Vec<Option<Song>>> {
        either!(self.songs(songs, credential))
    }

    async fn song_url(
        &self,
        song: &Song,
        quality: Quality,
        credential: Option<&Credential>,
    ) -> Result<PlayAnswer> {
        either!(self.song_url(song, quality, credential))
    }

    async fn audio(&self, url: &PlayUrl) -> Result<AudioStream> {
        either!(self.audio(url))
    }

    async fn picture(&self, of: &Artwork, size: u32) -> Result<Option<Bytes>> {
        either!(self.picture(of, size))
    }

    async fn lyric(&self, song: &Song, credential: Option<&Credential>) -> Result<Lyric> {
        either!(self.lyric(song, credential))
    }

    async fn convert(&self, song: &SongRef, credential: Option<&Credential>) -> Result<Song> {
        either!(self.convert(song, credential))
    }

    async fn accelerate_list(
        &self,
        dirid: DirId,
        num: u32,
        credential: &Credential,
    ) -> Result<SongList> {
        either!(self.accelerate_list(dirid, num, credential))
    }

    async fn sign(&self, credential: &Credential) -> Result<SignDone> {
        either!(self.sign(credential))
    }

    async fn comment(&self, comment: &NewComment, credential: &Credential) -> Result<CommentDone> {
        either!(self.comment(comment, credential))
    }

    async fn album(&self, album: &AlbumRef, credential: Option<&Credential>) -> Result<AlbumInfo> {
        either!(self.album(album, credential))
    }

    fn tasking(&self) -> Tasking {
        self.first.tasking()
    }

    async fn coins(&self, credential: &Credential) -> Result<Option<u64>> {
        either!(self.coins(credential))
    }

    async fn coin_tasks(&self, credential: &Credential) -> Result<Vec<CoinTask>> {
        either!(self.coin_tasks(credential))
    }

    async fn coin_report(&self, task: &CoinTask, credential: &Credential) -> Result<()> {
        either!(self.coin_report(task, credential))
    }

    async fn coin_claim(&self, task: &CoinTask, credential: &Credential) -> Result<CoinClaim> {
        either!(self.coin_claim(task, credential))
    }

    async fn favourites(
        &self,
        kind: FavouriteKind,
        credential: &Credential,
    ) -> Result<Vec<FavouriteId>> {
        either!(self.favourites(kind, credential))
    }

    async fn recommended(
        &self,
        kind: FavouriteKind,
        credential: &Credential,
    ) -> Result<Vec<Favourite>> {
        either!(self.recommended(kind, credential))
    }

    async fn favour(&self, it: FavouriteId, credential: &Credential) -> Result<Favoured> {
        either!(self.favour(it, credential))
    }

    async fn recommended_playlists(
        &self,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<PlaylistRows> {
        either!(self.recommended_playlists(page, credential))
    }

    async fn playlist_categories(&self) -> Result<Vec<Category>> {
        either!(self.playlist_categories())
    }

    async fn category_playlists(&self, category: u64, page: PlaylistPage) -> Result<PlaylistRows> {
        either!(self.category_playlists(category, page))
    }

    async fn hot_comments(
        &self,
        target: CommentTarget,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<HotComments> {
        either!(self.hot_comments(target, page, credential))
    }

    async fn add_song(
        &self,
        song: SongId,
        playlist: &OwnPlaylist,
        credential: &Credential,
    ) -> Result<Favoured> {
        either!(self.add_song(song, playlist, credential))
    }

    async fn report_play(&self, play: &Play, credential: &Credential) -> Result<()> {
        either!(self.report_play(play, credential))
    }

    async fn begin_task(&self, song: Option<&TaskSong>, credential: &Credential) -> Result<String> {
        either!(self.begin_task(song, credential))
    }

    async fn check_task(&self, id: &str, credential: &Credential) -> Result<TaskReport> {
        either!(self.check_task(id, credential))
    }

    async fn refresh(&self, credential: &Credential) -> Result<Credential> {
        match self.first.refresh(credential).await {
            // it is the keys that cannot, not the backend
            Err(Error::Unsupported(what)) if !credential.is_refreshable() => {
                Err(Error::Unsupported(what))
            }
            Err(Error::Unsupported(_)) => self.second.refresh(credential).await,
            answer => answer,
        }
    }

    async fn userinfo(&self, credential: &Credential) -> Result<UserInfo> {
        either!(self.userinfo(credential))
    }

    async fn report(
        &self,
        credential: Option<&Credential>,
        key: Option<&ReportKey>,
        now: DateTime<Utc>,
        drawing: Drawing,
    ) -> Result<Reports> {
        either!(self.report(credential, key, now, drawing))
    }

    async fn past_report(
        &self,
        key: &ReportKey,
        period: Period,
        until: NaiveDate,
    ) -> Result<Report> {
        either!(self.past_report(key, period, until))
    }

    async fn check_report_key(&self, key: &ReportKey, now: DateTime<Utc>) -> Result<()> {
        either!(self.check_report_key(key, now))
    }

    async fn is_alive(&self, credential: &Credential) -> Result<()> {
        either!(self.is_alive(credential))
    }

    async fn logout(&self, credential: &Credential) -> Result<()> {
        either!(self.logout(credential))
    }

    async fn follow(&self, short: &Url) -> Result<Link> {
        either!(self.follow(short))
    }

    async fn ping(&self) -> Result<()> {
        either!(self.ping())
    }
}

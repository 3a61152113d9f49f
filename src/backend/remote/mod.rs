//! Another server that speaks the product's HTTP API, ours or one of the kind that inspired it.
//!
//! Those servers do not document their answers, so they are read tolerantly: envelopes and songs of
//! several shapes, numbers as text; what cannot be read is one clear error. What the API has no
//! endpoint for is [`Error::Unsupported`] here, and [`Layered`](super::layered::Layered) asks elsewhere.
//! Keys go out in headers only, over https or to this machine, and are never redirected.

mod account;
mod call;
mod catalog;
mod login;
mod read;
mod report;
mod song;
mod task;

use std::time::Duration;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use futures::stream::BoxStream;
use url::Url;

use super::{AudioStream, Error, MusicBackend, Result, Tasking};
use crate::model::*;
use call::{Ask, Server};

/// The backend over another server.
#[derive(Clone)]
pub struct Remote {
    server: Server,
}

impl Remote {
    /// The server at `base` (https, or on this machine). `timeout` is what QQ Music itself is given
    /// for an answer; this server, which asks QQ Music in its turn, is given three times as long.
    /// Errors: when no client can be made.
    pub fn new(base: Url, timeout: Duration) -> std::result::Result<Self, super::Source> {
        Ok(Self { server: Server::new(base, timeout)? })
    }
}

fn elsewhere<T>() -> Result<T> {
    Err(Error::Unsupported("the HTTP API of other servers has no endpoint for this"))
}

#[async_trait]
impl MusicBackend for Remote {
    async fn login_qrcode(&self, kind: LoginKind) -> Result<LoginQr> {
        login::qrcode(&self.server, kind).await
    }

    fn login_check(&self, ticket: LoginTicket) -> BoxStream<'static, Result<LoginState>> {
        login::check(&self.server, ticket)
    }

    async fn search(
        &self,
        query: &SearchQuery,
        credential: Option<&Credential>,
    ) -> Result<SearchPage> {
        catalog::search(&self.server, query, credential).await
    }

    async fn album_songs(
        &self,
        _: &AlbumMid,
        _: PlaylistPage,
        _: Option<&Credential>,
    ) -> Result<AlbumSongs> {
        elsewhere()
    }

    async fn playlist(
        &self,
        id: PlaylistId,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<Playlist> {
        catalog::playlist(&self.server, id, page, credential).await
    }

    async fn authorize(&self, credential: &Credential, code: &LoginCode) -> Result<()> {
        login::authorize(&self.server, credential, code).await
    }

    async fn own_playlists(&self, _: &Credential) -> Result<Vec<OwnPlaylist>> {
        elsewhere()
    }

    async fn user(&self, credential: &Credential) -> Result<User> {
        account::user(&self.server, credential).await
    }

    async fn songs(
        &self,
        songs: &[SongRef],
        credential: Option<&Credential>,
    ) -> Result<Vec<Option<Song>>> {
        catalog::details(&self.server, songs, credential).await
    }

    async fn song_url(
        &self,
        song: &Song,
        quality: Quality,
        credential: Option<&Credential>,
    ) -> Result<PlayAnswer> {
        song::url(&self.server, song, quality, credential).await
    }

    async fn audio(&self, _: &PlayUrl) -> Result<AudioStream> {
        elsewhere()
    }

    async fn picture(&self, _: &Artwork, _: u32) -> Result<Option<Bytes>> {
        elsewhere()
    }

    async fn lyric(&self, song: &Song, credential: Option<&Credential>) -> Result<Lyric> {
        song::lyric(&self.server, song, credential).await
    }

    async fn convert(&self, song: &SongRef, credential: Option<&Credential>) -> Result<Song> {
        catalog::convert(&self.server, song, credential).await
    }

    async fn accelerate_list(
        &self,
        dirid: DirId,
        num: u32,
        credential: &Credential,
    ) -> Result<SongList> {
        catalog::accelerate_list(&self.server, dirid, num, credential).await
    }

    async fn sign(&self, credential: &Credential) -> Result<SignDone> {
        account::sign(&self.server, credential).await
    }

    async fn comment(&self, comment: &NewComment, credential: &Credential) -> Result<CommentDone> {
        account::comment(&self.server, comment, credential).await
    }

    async fn album(&self, _: &AlbumRef, _: Option<&Credential>) -> Result<AlbumInfo> {
        elsewhere()
    }

    fn tasking(&self) -> Tasking {
        Tasking::Whole
    }

    async fn coins(&self, credential: &Credential) -> Result<Option<u64>> {
        match account::user(&self.server, credential).await?.coins {
            // Where the two are layered, QQ Music is asked.
            None => Err(Error::Unsupported("the other server does not tell the coins")),
            coins => Ok(coins),
        }
    }

    async fn coin_tasks(&self, _: &Credential) -> Result<Vec<CoinTask>> {
        elsewhere()
    }

    async fn coin_report(&self, _: &CoinTask, _: &Credential) -> Result<()> {
        elsewhere()
    }

    async fn coin_claim(&self, _: &CoinTask, _: &Credential) -> Result<CoinClaim> {
        elsewhere()
    }

    async fn favourites(&self, _: FavouriteKind, _: &Credential) -> Result<Vec<FavouriteId>> {
        elsewhere()
    }

    async fn recommended(&self, _: FavouriteKind, _: &Credential) -> Result<Vec<Favourite>> {
        elsewhere()
    }

    async fn favour(&self, _: FavouriteId, _: &Credential) -> Result<Favoured> {
        elsewhere()
    }

    async fn recommended_playlists(
        &self,
        _: PlaylistPage,
        _: Option<&Credential>,
    ) -> Result<PlaylistRows> {
        elsewhere()
    }

    async fn playlist_categories(&self) -> Result<Vec<Category>> {
        elsewhere()
    }

    async fn category_playlists(&self, _: u64, _: PlaylistPage) -> Result<PlaylistRows> {
        elsewhere()
    }

    async fn hot_comments(
        &self,
        _: CommentTarget,
        _: PlaylistPage,
        _: Option<&Credential>,
    ) -> Result<HotComments> {
        elsewhere()
    }

    async fn add_song(&self, _: SongId, _: &OwnPlaylist, _: &Credential) -> Result<Favoured> {
        elsewhere()
    }

    async fn report_play(&self, _: &Play, _: &Credential) -> Result<()> {
        elsewhere()
    }

    async fn begin_task(&self, song: Option<&TaskSong>, credential: &Credential) -> Result<String> {
        task::begin(&self.server, song, credential).await
    }

    async fn check_task(&self, id: &str, credential: &Credential) -> Result<TaskReport> {
        task::check(&self.server, id, credential).await
    }

    async fn refresh(&self, credential: &Credential) -> Result<Credential> {
        account::refresh(&self.server, credential).await
    }

    async fn userinfo(&self, credential: &Credential) -> Result<UserInfo> {
        account::userinfo(&self.server, credential).await
    }

    async fn report(
        &self,
        credential: Option<&Credential>,
        _: Option<&ReportKey>,
        now: DateTime<Utc>,
        drawing: Drawing,
    ) -> Result<Reports> {
        match credential {
            Some(credential) => report::report(&self.server, credential, now, drawing).await,
            None => elsewhere(),
        }
    }

    async fn past_report(&self, _: &ReportKey, _: Period, _: NaiveDate) -> Result<Report> {
        elsewhere()
    }

    async fn check_report_key(&self, _: &ReportKey, _: DateTime<Utc>) -> Result<()> {
        elsewhere()
    }

    async fn is_alive(&self, credential: &Credential) -> Result<()> {
        account::userinfo(&self.server, credential).await.map(|_| ())
    }

    async fn logout(&self, _: &Credential) -> Result<()> {
        elsewhere()
    }

    async fn follow(&self, _: &Url) -> Result<Link> {
        elsewhere()
    }

    async fn ping(&self) -> Result<()> {
        self.server.ask(Ask::get("api/stats", Vec::new())).await.map(|_| ())
    }
}

//! The port toward QQ Music: what the product needs, in its own words.
//!
//! A backend is stateless: the credential is an argument, so one backend serves any number of
//! accounts. It deliberately does not look up, store or refresh credentials; the service does.

pub mod direct;
mod error;
pub mod layered;
pub mod remote;

use async_trait::async_trait;
use bytes::Bytes;
use chrono::{DateTime, NaiveDate, Utc};
use futures::stream::BoxStream;

use crate::model::{
    AlbumInfo, AlbumMid, AlbumRef, AlbumSongs, Artwork, Category, CoinClaim, CoinTask, CommentDone,
    CommentTarget, Credential, DirId, Drawing, Favoured, Favourite, FavouriteId, FavouriteKind,
    HotComments, Link, LoginCode, LoginKind, LoginQr, LoginState, LoginTicket, Lyric, NewComment,
    OwnPlaylist, Period, Play, PlayAnswer, PlayUrl, Playlist, PlaylistId, PlaylistPage,
    PlaylistRows, Quality, Report, ReportKey, Reports, SearchPage, SearchQuery, SignDone, Song,
    SongId, SongList, SongRef, TaskReport, TaskSong, User, UserInfo,
};

pub use error::{Error, Source};

/// What a backend answers.
pub type Result<T> = std::result::Result<T, Error>;

/// The audio of a song while it is being received.
pub struct AudioStream {
    /// The size in bytes, when the server tells it.
    pub size: Option<u64>,
    /// The bytes as they arrive. An error ends the stream.
    pub bytes: BoxStream<'static, std::io::Result<Bytes>>,
}

/// How a backend does tasks that take long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tasking {
    /// In steps, which the service puts together: lists, reports, claims.
    Steps,
    /// As a whole: another server does it, and tells how far it is.
    Whole,
}

/// One method per operation, named like it, and what the operations need besides.
///
/// Every method may answer [`Error::Unavailable`] (transient, worth trying again later),
/// [`Error::RateLimited`], [`Error::Refused`] and [`Error::Unexpected`]; those that take a
/// credential answer [`Error::LoginRequired`] when it is missing where needed, expired or revoked.
#[async_trait]
pub trait MusicBackend: Send + Sync {
    /// Starts a QR login and gives the picture to show.
    /// Source: `ssl.ptlogin2.qq.com/ptqrshow`, `open.weixin.qq.com/connect/qrconnect`,
    /// `music.login.LoginServer/CreateQRCode`.
    async fn login_qrcode(&self, kind: LoginKind) -> Result<LoginQr>;

    /// Follows a login: yields every change of its state and ends after a final one. Transient
    /// faults are retried inside; an error that is yielded ends the stream. Dropping the stream
    /// gives up following, the login itself lives on.
    /// Source: `ssl.ptlogin2.qq.com/ptqrlogin`, `lp.open.weixin.qq.com/connect/l/qrconnect`,
    /// `mu.y.qq.com/ws/handshake`, then `music.login.LoginServer/Login`.
    fn login_check(&self, ticket: LoginTicket) -> BoxStream<'static, Result<LoginState>>;

    /// Finds songs, singers, albums or playlists. Unknown words give an empty page, not an error.
    /// Source: `music.search.SearchCgiService/DoSearchForQQMusicMobile`.
    async fn search(
        &self,
        query: &SearchQuery,
        credential: Option<&Credential>,
    ) -> Result<SearchPage>;

    /// An album and `page` of its songs, in as many calls as that takes.
    /// Errors: [`Error::NotFound`] for one that does not exist.
    /// Source: `music.musichallAlbum.AlbumSongList/GetAlbumSongList` and
    /// `music.musichallAlbum.AlbumInfoServer/GetAlbumDetail`.
    async fn album_songs(
        &self,
        mid: &AlbumMid,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<AlbumSongs>;

    /// A playlist and `page` of its songs, in as many calls as that takes.
    /// Errors: [`Error::NotFound`] for one that is deleted or private.
    /// Source: `music.srfDissInfo.DissInfo/CgiGetDiss`.
    async fn playlist(
        &self,
        id: PlaylistId,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<Playlist>;

    /// Confirms, with this account, the login that another device asks for by a QR code.
    /// Errors: [`Error::Unsupported`] where there is no way; [`Error::NotFound`] for a code that
    /// has expired. Never repeated by itself.
    /// Source: none is public; see `remote`.
    async fn authorize(&self, credential: &Credential, code: &LoginCode) -> Result<()>;

    /// The account's own playlists, without songs.
    /// Source: `music.musicasset.PlaylistBaseRead/GetPlaylistByUin`.
    async fn own_playlists(&self, credential: &Credential) -> Result<Vec<OwnPlaylist>>;

    /// Nickname, membership, coins and sign-in state, asked in one round trip where possible. A
    /// part that cannot be read is `None`; only a dead login is an error.
    /// Source: `music.UserInfo.userInfoServer/GetLoginUserInfo`,
    /// `VipLogin.VipLoginInter/vip_login_base`,
    /// `music.actCenter.ActCenterSignNewSvr/GetSignInSummary`, and the coin centre's page for coins.
    async fn user(&self, credential: &Credential) -> Result<User>;

    /// Details of songs, in the order of `songs`; `None` for one that does not exist.
    /// Source: `music.trackInfo.UniformRuleCtrl/CgiGetTrackInfo`.
    async fn songs(
        &self,
        songs: &[SongRef],
        credential: Option<&Credential>,
    ) -> Result<Vec<Option<Song>>>;

    /// The play address of a song in a quality, or why there is none.
    /// Source: `music.vkey.GetVkey/UrlGetVkey`.
    async fn song_url(
        &self,
        song: &Song,
        quality: Quality,
        credential: Option<&Credential>,
    ) -> Result<PlayAnswer>;

    /// Opens the audio behind a play address.
    /// Errors: [`Error::NotFound`] when the address has ended.
    async fn audio(&self, url: &PlayUrl) -> Result<AudioStream>;

    /// A picture, mostly a JPEG; covers and singers `size` (150, 300, 500 or 800) pixels wide, others
    /// as they are. `None` when there is none. At most a megabyte.
    /// Source: `y.gtimg.cn/music/photo_new`, and the address of an avatar.
    async fn picture(&self, of: &Artwork, size: u32) -> Result<Option<Bytes>>;

    /// Lyrics and translation, decrypted. A song without lyrics has empty ones.
    /// Errors: [`Error::NotFound`] for an unknown song.
    /// Source: `music.musichallSong.PlayLyricInfo/GetPlayLyricInfo`.
    async fn lyric(&self, song: &Song, credential: Option<&Credential>) -> Result<Lyric>;

    /// Id, mid and the rest of one song, by either.
    /// Errors: [`Error::NotFound`] for an unknown song.
    /// Source: `music.trackInfo.UniformRuleCtrl/CgiGetTrackInfo`.
    async fn convert(&self, song: &SongRef, credential: Option<&Credential>) -> Result<Song>;

    /// One of the account's own directories with at most `num` songs.
    /// Errors: [`Error::NotFound`] when it does not exist (code 10004).
    /// Source: `music.srfDissInfo.DissInfo/CgiGetDiss` with `disstid` 0.
    async fn accelerate_list(
        &self,
        dirid: DirId,
        num: u32,
        credential: &Credential,
    ) -> Result<SongList>;

    /// The daily sign-in of the consecutive-day type, and what became claimable by it. Signed in
    /// already is an answer, not an error. May be asked again: it begins with reading the state.
    /// Errors: [`Error::Refused`] when the sign-in was not accepted, [`Error::Unavailable`] when it is
    /// not known to be done.
    /// Source: `music.actCenter.ActCenterSignNewSvr/GetSignInSummary`, `SignIn`, `GetSignInTaskList`,
    /// `AwardPrize`, and the coin centre's page for the coins before and after.
    async fn sign(&self, credential: &Credential) -> Result<SignDone>;

    /// Writes a comment. Sent once, never again.
    /// Errors: [`Error::VerificationRequired`] with the address of a captcha; [`Error::Uncertain`]
    /// when it may have been written; every other error means that it was not.
    /// Source: `music.globalComment.CommentWriteServer/AddComment`.
    async fn comment(&self, comment: &NewComment, credential: &Credential) -> Result<CommentDone>;

    /// An album by either id, without its songs.
    /// Errors: [`Error::NotFound`] for an unknown one.
    /// Source: `music.musichallAlbum.AlbumInfoServer/GetAlbumDetail`.
    async fn album(&self, album: &AlbumRef, credential: Option<&Credential>) -> Result<AlbumInfo>;

    /// How this backend does tasks: what the service calls for them.
    fn tasking(&self) -> Tasking;

    /// The account's coins; `None` when they cannot be read.
    /// Source: the coin centre's page at `i2.y.qq.com`.
    async fn coins(&self, credential: &Credential) -> Result<Option<u64>>;

    /// The coin tasks as QQ Music lists them now.
    /// Source: `music.activeCenter.FloorManagerSvr/GetFloors`,
    /// `music.activeCenter.ActTaskNewSvr/GetTaskModules`.
    async fn coin_tasks(&self, credential: &Credential) -> Result<Vec<CoinTask>>;

    /// Tells QQ Music that a coin task was done. Sent once, never again.
    /// Errors: [`Error::Uncertain`] when it may have been heard; every other error means that it
    /// was not.
    /// Source: `music.activeCenter.ActTaskNewSvr/TaskActDataReport`.
    async fn coin_report(&self, task: &CoinTask, credential: &Credential) -> Result<()>;

    /// Claims the coins of a task. Sent once, never again.
    /// Errors: as [`coin_report`](Self::coin_report).
    /// Source: `music.activeCenter.ActTaskNewSvr/AwardTaskPrize`.
    async fn coin_claim(&self, task: &CoinTask, credential: &Credential) -> Result<CoinClaim>;

    /// The account's favourites of a kind, at least the first thousand of them.
    /// Errors: [`Error::NotFound`] when the account's encrypted number, which playlists want, is not
    /// known and cannot be found.
    /// Source: `music.srfDissInfo.DissInfo/CgiGetDiss` with `dirid` 201,
    /// `music.musicasset.PlaylistFavRead/CgiGetPlaylistFavInfo`.
    async fn favourites(
        &self,
        kind: FavouriteKind,
        credential: &Credential,
    ) -> Result<Vec<FavouriteId>>;

    /// What QQ Music recommends to the account today, in its order; some may be favourites already.
    /// Source: `music.srfDissInfo.DissInfo/CgiGetDiss` with `dirid` 202,
    /// `music.playlist.PlaylistSquare/GetRecommendFeed`.
    async fn recommended(
        &self,
        kind: FavouriteKind,
        credential: &Credential,
    ) -> Result<Vec<Favourite>>;

    /// Puts something among the account's favourites. Sent once, never again.
    /// Errors: as [`coin_report`](Self::coin_report).
    /// Source: `music.musicasset.PlaylistDetailWrite/AddSonglist`,
    /// `music.musicasset.PlaylistFavWrite/FavPlaylist`.
    async fn favour(&self, it: FavouriteId, credential: &Credential) -> Result<Favoured>;

    /// Playlists that QQ Music recommends, to the account or to everybody.
    /// Source: `music.playlist.PlaylistSquare/GetRecommendFeed`.
    async fn recommended_playlists(
        &self,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<PlaylistRows>;

    /// The categories of playlists.
    /// Source: `c.y.qq.com/splcloud/fcgi-bin/fcg_get_diss_tag_conf.fcg`.
    async fn playlist_categories(&self) -> Result<Vec<Category>>;

    /// Playlists of a category. An unknown one has none.
    /// Source: `c.y.qq.com/splcloud/fcgi-bin/fcg_get_diss_by_tag.fcg`.
    async fn category_playlists(&self, category: u64, page: PlaylistPage) -> Result<PlaylistRows>;

    /// Comments that people like, the most liked first. `page` begins at a multiple of its number.
    /// Errors: [`Error::Refused`] where comments are closed.
    /// Source: `music.globalComment.CommentRead/GetHotCommentList`.
    async fn hot_comments(
        &self,
        target: CommentTarget,
        page: PlaylistPage,
        credential: Option<&Credential>,
    ) -> Result<HotComments>;

    /// Puts a song into one of the account's own playlists. Sent once, never again.
    /// Errors: as [`coin_report`](Self::coin_report).
    /// Source: `music.musicasset.PlaylistDetailWrite/AddSonglist`.
    async fn add_song(
        &self,
        song: SongId,
        playlist: &OwnPlaylist,
        credential: &Credential,
    ) -> Result<Favoured>;

    /// Reports a play. Sent once, never again. An accepted report is no proof of credited time.
    /// Errors: as [`coin_report`](Self::coin_report).
    /// Source: `stat6.y.qq.com/android/fcgi-bin/imusic_tj`.
    async fn report_play(&self, play: &Play, credential: &Credential) -> Result<()>;

    /// Has another server begin a whole task (plays of a song, or coin tasks without one) and gives
    /// its id there. That server answers with the task under way when there is one.
    /// Errors: [`Error::Unsupported`] where tasks are done in steps.
    async fn begin_task(&self, song: Option<&TaskSong>, credential: &Credential) -> Result<String>;

    /// How far a task at another server is.
    /// Errors: [`Error::NotFound`] when it is not known there, [`Error::Unsupported`] as above.
    async fn check_task(&self, id: &str, credential: &Credential) -> Result<TaskReport>;

    /// A new key by the refresh key. The answer is merged over `credential`, so nothing is lost.
    /// Errors: [`Error::LoginRequired`] when the person must log in again; [`Error::Unsupported`]
    /// when the credential holds nothing to refresh with; [`Error::Refused`] with 20279 when there
    /// are too many devices or the key is still fresh.
    /// Source: `music.login.LoginServer/Login` with `loginMode` 2.
    async fn refresh(&self, credential: &Credential) -> Result<Credential>;

    /// Nickname, avatar and listening power. Doubles as "is the key alive": a dead key answers
    /// [`Error::LoginRequired`], a part that cannot be read is `None`.
    /// Source: `music.UserInfo.userInfoServer/GetLoginUserInfo` and
    /// `music.soundPower.SoundPowerSvr/QueryLevelDetailPage`.
    async fn userinfo(&self, credential: &Credential) -> Result<UserInfo>;

    /// The listening report of total, today, this week and this month, composed from whatever the
    /// sources tell; a period that none tells is unknown. Without a credential only `key`, the
    /// person's own for the official gateway, is used. A key that is refused is no error but told
    /// in [`Reports::key`]. `now` decides which day, week and month it is; `language` is that of the
    /// pictures, where a source gives pictures.
    /// Errors: [`Error::LoginRequired`] when the credential is dead, or there is neither.
    /// Source: `a.y.qq.com/me/report`, `music.individuation.ListenReportSvr/GetBar`, `GetRank` and
    /// `GetDetail`, `music.soundPower.SoundPowerSvr/QueryLevelDetailPage`,
    /// `music.activeCenter.FriendRankSvr/GetRank`,
    /// `music.recommend.UserProfileSettingSvr/GetProfileReport`.
    async fn report(
        &self,
        credential: Option<&Credential>,
        key: Option<&ReportKey>,
        now: DateTime<Utc>,
        drawing: Drawing,
    ) -> Result<Reports>;

    /// The report of a day or a week that is over, by its last day, from the official gateway: the one
    /// source that takes a date. That it keeps to it is what its documents say; its answers name none.
    /// Errors: [`Error::LoginRequired`] for a key that is not accepted, [`Error::Unsupported`] for
    /// other periods.
    /// Source: `a.y.qq.com/me/report`.
    async fn past_report(
        &self,
        key: &ReportKey,
        period: Period,
        until: NaiveDate,
    ) -> Result<Report>;

    /// Whether the official gateway accepts a key.
    /// Errors: [`Error::LoginRequired`] when it does not.
    /// Source: `a.y.qq.com/me/report`.
    async fn check_report_key(&self, key: &ReportKey, now: DateTime<Utc>) -> Result<()>;

    /// Whether the key is alive, at the price of one small call.
    /// Errors: [`Error::LoginRequired`] when it is dead.
    /// Source: `music.UserInfo.userInfoServer/GetLoginUserInfo`.
    async fn is_alive(&self, credential: &Credential) -> Result<()>;

    /// Ends the login at QQ Music. A key that is dead already is not an error.
    /// Source: `music.login.LoginServer/Logout`.
    async fn logout(&self, credential: &Credential) -> Result<()>;

    /// Follows a short link, at most three hops and only on QQ Music's own hosts.
    /// Errors: [`Error::NotFound`] when it leads to nothing that is understood.
    async fn follow(&self, short: &url::Url) -> Result<Link>;

    /// Whether QQ Music can be reached at all; for `check`.
    async fn ping(&self) -> Result<()>;
}

//! The operations of the product.

/// One feature: one command, one endpoint, one row of the statistics. Its name is the same noun at
/// every layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operation {
    /// Start a QR login.
    LoginQrcode,
    /// Follow a QR login to its end.
    LoginCheck,
    /// Confirm another device's QR login with one's own account.
    Authorize,
    /// Find songs, singers, albums and playlists by words.
    Search,
    /// A playlist with its songs.
    Playlist,
    /// Nickname, membership, coins, sign-in state.
    User,
    /// The daily sign-in.
    Sign,
    /// A comment on a song, an album or a playlist.
    Comment,
    /// Do the coin tasks, in the background.
    CoinTask,
    /// How far a background task is.
    CoinCheck,
    /// The play address in a quality.
    SongUrl,
    /// Lyrics with translation.
    Lyric,
    /// Id to mid and back.
    Convert,
    /// The listening report.
    Report,
    /// Report plays of a song, in the background.
    Accelerate,
    /// One of the account's own directories.
    AccelerateList,
    /// A new music key by the refresh key.
    Refresh,
    /// Listening power.
    Userinfo,
    /// How often each operation was called.
    Stats,
}

impl Operation {
    /// Every operation, in the order of the product's table.
    pub const ALL: [Self; 19] = [
        Self::LoginQrcode,
        Self::LoginCheck,
        Self::Authorize,
        Self::Search,
        Self::Playlist,
        Self::User,
        Self::Sign,
        Self::Comment,
        Self::CoinTask,
        Self::CoinCheck,
        Self::SongUrl,
        Self::Lyric,
        Self::Convert,
        Self::Report,
        Self::Accelerate,
        Self::AccelerateList,
        Self::Refresh,
        Self::Userinfo,
        Self::Stats,
    ];

    /// Its stable name, used in the store, in statistics and in metrics.
    pub fn name(self) -> &'static str {
        match self {
            Self::LoginQrcode => "login_qrcode",
            Self::LoginCheck => "login_check",
            Self::Authorize => "authorize",
            Self::Search => "search",
            Self::Playlist => "playlist",
            Self::User => "user",
            Self::Sign => "sign",
            Self::Comment => "comment",
            Self::CoinTask => "coin_task",
            Self::CoinCheck => "coin_check",
            Self::SongUrl => "song_url",
            Self::Lyric => "lyric",
            Self::Convert => "convert",
            Self::Report => "report",
            Self::Accelerate => "accelerate",
            Self::AccelerateList => "accelerate_list",
            Self::Refresh => "refresh",
            Self::Userinfo => "userinfo",
            Self::Stats => "stats",
        }
    }

    /// The operation with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }
}

//! The operations of the product.

/// One feature: one command, one endpoint, one row of the statistics. Its name is the same noun at
/// every layer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operation {
    /// Start a QR login.
    LoginQrcode,
    /// Follow a QR login to its end.
    LoginCheck,
    /// Find songs by words.
    Search,
    /// A playlist with its songs.
    Playlist,
    /// Nickname, membership, coins, sign-in state.
    User,
    /// The play address in a quality.
    SongUrl,
    /// Lyrics with translation.
    Lyric,
    /// Id to mid and back.
    Convert,
    /// One of the account's own directories.
    AccelerateList,
    /// A new music key by the refresh key.
    Refresh,
    /// Listening power.
    Userinfo,
}

impl Operation {
    /// Every operation, in the order of the product's table.
    pub const ALL: [Self; 11] = [
        Self::LoginQrcode,
        Self::LoginCheck,
        Self::Search,
        Self::Playlist,
        Self::User,
        Self::SongUrl,
        Self::Lyric,
        Self::Convert,
        Self::AccelerateList,
        Self::Refresh,
        Self::Userinfo,
    ];

    /// Its stable name, used in the store and in statistics.
    pub fn name(self) -> &'static str {
        match self {
            Self::LoginQrcode => "login_qrcode",
            Self::LoginCheck => "login_check",
            Self::Search => "search",
            Self::Playlist => "playlist",
            Self::User => "user",
            Self::SongUrl => "song_url",
            Self::Lyric => "lyric",
            Self::Convert => "convert",
            Self::AccelerateList => "accelerate_list",
            Self::Refresh => "refresh",
            Self::Userinfo => "userinfo",
        }
    }

    /// The operation with this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|operation| operation.name() == name)
    }
}

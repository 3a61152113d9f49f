//! Every endpoint.

use super::{Endpoint, Keys, Kind, Method, Need, Param};
use crate::model::{CommentText, Language, Operation, Theme};

/// The largest body, but for pictures.
const BODY: usize = 64 << 10;
/// A photo of 8 MiB in base64, and what stands around it.
const PHOTO_BODY: usize = 11 << 20;
/// Characters of an id or a link.
const ID: Kind = Kind::Id(512);

const fn param(
    name: &'static str,
    kind: Kind,
    need: Need,
    about: &'static str,
    example: &'static str,
) -> Param {
    Param { name, kind, need, about, example }
}

const fn get(
    operation: Operation,
    path: &'static str,
    keys: Keys,
    params: &'static [Param],
    about: &'static str,
) -> Endpoint {
    Endpoint {
        operation,
        method: Method::Get,
        path,
        keys,
        params,
        report_key: false,
        about,
        body: 0,
    }
}

const fn post(
    operation: Operation,
    path: &'static str,
    keys: Keys,
    params: &'static [Param],
    about: &'static str,
) -> Endpoint {
    Endpoint {
        operation,
        method: Method::Post,
        path,
        keys,
        params,
        report_key: false,
        about,
        body: BODY,
    }
}

/// Every endpoint, in the order of the product's table.
pub const ALL: [Endpoint; Operation::ALL.len()] = [
    get(
        Operation::LoginQrcode,
        "/api/login/qrcode",
        Keys::Unused,
        &[param(
            "type",
            Kind::Choice(&["qq", "wechat", "app"]),
            Need::Default("qq"),
            "Which app confirms it: QQ, WeChat or the QQ Music app.",
            "qq",
        )],
        "Starts a QR login and gives the picture and a session key.",
    ),
    get(
        Operation::LoginCheck,
        "/api/login/check",
        Keys::Unused,
        &[param(
            "key",
            Kind::Text(64),
            Need::Required,
            "The session key that /api/login/qrcode gave.",
            "",
        )],
        "The state of a QR login. A confirmed one gives its cookies once; after that, and after it \
         has expired for a while, the session is gone (404).",
    ),
    Endpoint {
        body: PHOTO_BODY,
        ..post(
            Operation::Authorize,
            "/api/login/qrcode",
            Keys::Required,
            &[param(
                "base64",
                Kind::Text(11 << 20),
                Need::Required,
                "A picture of the code (PNG or JPEG) in base64, with or without the prefix \
                 data:image/…;base64,",
                "data:image/png;base64,…",
            )],
            "Another device shows a QQ Music login code; the account of the given keys confirms it.",
        )
    },
    get(
        Operation::Search,
        "/api/search",
        Keys::Optional,
        &[
            param("query", Kind::Text(200), Need::Required, "What to look for.", "晴天"),
            param("page", Kind::Number(1, 1000), Need::Default("1"), "The page, from 1.", "1"),
            param("page_size", Kind::Number(1, 30), Need::Default("15"), "Rows a page.", "15"),
            param(
                "type",
                Kind::Choice(&["song", "singer", "album", "playlist"]),
                Need::Default("song"),
                "What to look for.",
                "song",
            ),
        ],
        "Songs, singers, albums or playlists by keyword, paged; the list is under songs, singers, \
         albums or playlists.",
    ),
    get(
        Operation::Playlist,
        "/api/playlist",
        Keys::Optional,
        &[
            param(
                "id",
                ID,
                Need::Required,
                "The playlist's number, or a link to it.",
                "7000000001",
            ),
            param(
                "num",
                Kind::Number(1, 1000),
                Need::Default("30"),
                "How many of its songs.",
                "30",
            ),
        ],
        "A playlist with its songs.",
    ),
    get(
        Operation::User,
        "/api/user",
        Keys::Required,
        &[],
        "Nickname, membership, coins and sign-in state of the account.",
    ),
    post(
        Operation::Sign,
        "/api/sign",
        Keys::Required,
        &[param(
            "type",
            Kind::Choice(&["continue"]),
            Need::Default("continue"),
            "The kind of sign-in.",
            "continue",
        )],
        "The daily sign-in for coins. Signed already is a success that says so.",
    ),
    post(
        Operation::Comment,
        "/api/addcomment",
        Keys::Required,
        &[
            param(
                "content",
                Kind::Text(CommentText::MOST),
                Need::Required,
                "The comment.",
                "好听！",
            ),
            param("bizid", ID, Need::Required, "The id of the song, album or playlist.", "97773"),
            param(
                "biztype",
                Kind::Number(1, 3),
                Need::Required,
                "1 a song, 2 an album, 3 a playlist.",
                "1",
            ),
            param(
                "repliedcmid",
                Kind::Id(128),
                Need::Optional,
                "The comment that it replies to.",
                "",
            ),
        ],
        "Comments on a song, an album or a playlist. Not repeated by this server, whatever happens.",
    ),
    post(
        Operation::CoinTask,
        "/api/coin/task",
        Keys::Required,
        &[],
        "Submits a coin task, which runs by itself in the background. While one of the account \
         runs, its id is given. What would change the account's favourites is left out.",
    ),
    get(
        Operation::CoinCheck,
        "/api/coin/task/check",
        Keys::Required,
        &[param(
            "taskId",
            Kind::Text(64),
            Need::Required,
            "The id that /api/coin/task or /api/accelerate/song gave.",
            "",
        )],
        "How far a task is, and what it earned.",
    ),
    get(
        Operation::SongUrl,
        "/api/musicurl",
        Keys::Optional,
        &[
            param("songmid", ID, Need::Required, "The song's mid, id or link.", "0039MnYb0qxYhV"),
            param(
                "fileType",
                Kind::Choice(&["128", "320", "flac"]),
                Need::Default("128"),
                "The quality.",
                "128",
            ),
        ],
        "The play address of a song in a quality.",
    ),
    get(
        Operation::Lyric,
        "/api/lyric",
        Keys::Optional,
        &[param("mid", ID, Need::Required, "The song's mid, id or link.", "0039MnYb0qxYhV")],
        "Lyrics with translation.",
    ),
    get(
        Operation::Convert,
        "/api/convert",
        Keys::Optional,
        &[param("id", ID, Need::Required, "The song's id, mid or link.", "97773")],
        "Id and mid of a song, both ways.",
    ),
    Endpoint {
        report_key: true,
        ..get(
            Operation::Report,
            "/api/listenreport",
            Keys::Required,
            &[
                param(
                    "lang",
                    Kind::Choice(&Language::CODES),
                    Need::Default("zh"),
                    "The language of the pictures.",
                    "zh",
                ),
                param(
                    "theme",
                    Kind::Choice(&Theme::NAMES),
                    Need::Default("light"),
                    "Whether the pictures are light or dark.",
                    "dark",
                ),
            ],
            "The listening report as pictures and numbers: total, today, this week, this month. A key of the \
         official report gateway may be given as the header Qm-report-key; report_key says what \
         became of it.",
        )
    },
    post(
        Operation::Accelerate,
        "/api/accelerate/song",
        Keys::Required,
        &[param(
            "songInfo",
            Kind::Object(&[
                param("songName", Kind::Text(300), Need::Optional, "The song's name.", "晴天"),
                param("singer", Kind::Text(300), Need::Optional, "Who sings it.", "周杰伦"),
                param("singerId", ID, Need::Optional, "The singer's id.", "4558"),
                param("songId", ID, Need::Required, "The song's id or mid.", "97773"),
            ]),
            Need::Required,
            "The song.",
            "",
        )],
        "Reports plays of a song to add listening time, in the background.",
    ),
    get(
        Operation::AccelerateList,
        "/api/accelerate/songlist",
        Keys::Required,
        &[
            param(
                "dirid",
                Kind::Number(1, 999_999),
                Need::Default("202"),
                "Which of the account's own lists: 201 favourites, 202 today's recommendation.",
                "202",
            ),
            param(
                "num",
                Kind::Number(1, 1000),
                Need::Default("300"),
                "How many of its songs.",
                "30",
            ),
        ],
        "One of the account's own lists, to accelerate songs of.",
    ),
    post(
        Operation::Refresh,
        "/api/accelerate/refreshkey",
        Keys::Required,
        &[],
        "Logs in anew with the refresh key and gives the new keys. Takes the cookies that a login \
         gave.",
    ),
    get(
        Operation::Userinfo,
        "/api/accelerate/userinfo",
        Keys::Required,
        &[],
        "Nickname, avatar, listening power (音响力) and what was listened to today.",
    ),
    get(Operation::Stats, "/api/stats", Keys::Unused, &[], "How often each operation was called."),
];

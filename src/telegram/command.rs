//! The commands of the chat, and reading them from a message. No I/O.
//!
//! One table gives everything that depends on a command: its names, its line in the menu and in
//! the help (a text that must exist in `locales/`), its topic and whether it is for private chats
//! only. A new row does not compile until the help knows it.

use crate::i18n::{folded, t};
use crate::model::{Language, Purpose};

/// Under which heading the help lists a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Finding and hearing music.
    Music,
    /// The person's QQ Music account.
    Account,
    /// What one does every day, and what came of it.
    Daily,
    /// What members of a group share.
    Group,
    /// The bot itself.
    Bot,
}

impl Topic {
    /// In the order of the help.
    pub(crate) const ALL: [Self; 5] =
        [Self::Music, Self::Account, Self::Daily, Self::Group, Self::Bot];
}

/// Where a command may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Audience {
    /// In private and in groups.
    Everywhere,
    /// In private only: it deals with keys. A group gets a button into the private chat.
    Private,
    /// For the bot's owners, in private. To others there is no such command.
    Owner,
}

macro_rules! commands {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $aliases:tt, $topic:ident, $audience:ident, $summary:tt;)*) => {
        /// What a person can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Command {
            $($(#[$doc])* $variant,)*
        }

        impl Command {
            /// Every command, in the order of menu and help.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word after the slash.
            pub(crate) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// Other words that mean the same. They work when typed and are not in the menu,
            /// where Telegram allows Latin words only.
            pub(crate) fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &$aliases,)* }
            }

            /// Its heading in the help.
            pub(crate) fn topic(self) -> Topic {
                match self { $(Self::$variant => Topic::$topic,)* }
            }

            /// Where it may be used.
            pub(crate) fn audience(self) -> Audience {
                match self { $(Self::$variant => Audience::$audience,)* }
            }

            /// What it does, in a few words: its line in the menu and in the help.
            pub(crate) fn summary(self, language: Language) -> String {
                match self { $(Self::$variant => t!(language, $summary),)* }
            }
        }
    };
}

commands! {
    /// Songs by words.
    Search = "search", ["s", "find", "搜索", "搜寻", "搜歌", "搜", "検索"], Music, Everywhere, "command-search";
    /// A song's audio.
    Song = "song", ["play", "歌曲", "点歌", "听"], Music, Everywhere, "command-song";
    /// A song's lyrics.
    Lyric = "lyric", ["lyrics", "歌词"], Music, Everywhere, "command-lyric";
    /// A playlist, or one's own playlists.
    Playlist = "playlist", ["playlists", "歌单", "プレイリスト"], Music, Everywhere, "command-playlist";
    /// Playlists for everybody.
    Discover = "discover", ["explore", "发现", "逛逛", "推荐", "発見"], Music, Everywhere, "command-discover";
    /// Favourites and the daily recommendation.
    Songlist = "songlist", ["favorites", "favourites", "我喜欢"], Music, Everywhere, "command-songlist";
    /// A comment on a song, an album or a playlist.
    Comment = "comment", ["评论", "留言", "コメント"], Music, Everywhere, "command-comment";
    /// A song's id and mid.
    Convert = "convert", ["id", "转换"], Music, Everywhere, "command-convert";
    /// Log in by QR.
    Login = "login", ["登录", "登陆", "登入", "扫码", "ログイン"], Account, Private, "command-login";
    /// Several accounts of one person.
    Accounts = "accounts", ["account", "账号", "多账号", "切换", "アカウント"], Account, Private, "command-accounts";
    /// How healthy the login is.
    Check = "check", ["status", "状态"], Account, Everywhere, "command-check";
    /// Nickname, membership, coins.
    User = "user", ["me", "我的"], Account, Everywhere, "command-user";
    /// Listening power.
    Userinfo = "userinfo", ["level", "音响力"], Account, Everywhere, "command-userinfo";
    /// A new key by the refresh key.
    Refresh = "refresh", ["刷新"], Account, Private, "command-refresh";
    /// Log out.
    Logout = "logout", ["退出", "登出", "ログアウト"], Account, Private, "command-logout";
    /// Log in by a pasted cookie.
    Cookie = "cookie", ["cookies"], Account, Private, "command-cookie";
    /// Confirm another device's login.
    Authorize = "authorize", ["授权"], Account, Private, "command-authorize";
    /// The daily sign-in.
    Sign = "sign", ["checkin", "签到", "チェックイン"], Daily, Everywhere, "command-sign";
    /// Coin tasks, in the background.
    Coin = "coin", ["coins", "金币", "金币任务", "コイン"], Daily, Everywhere, "command-coin";
    /// How far a background task is.
    Coincheck = "coincheck", ["task", "进度"], Daily, Everywhere, "command-coincheck";
    /// What is done every day by itself.
    Schedule = "schedule", ["daily", "auto", "计划", "定时", "每日", "自动"], Daily, Everywhere, "command-schedule";
    /// What was done by itself lately.
    History = "history", ["runs", "记录", "纪录", "历史"], Daily, Private, "command-history";
    /// The listening report as pictures.
    Report = "report", ["听歌报告", "报告", "レポート"], Daily, Everywhere, "command-report";
    /// Plays that are reported, in the background.
    Accelerate = "accelerate", ["加速", "刷时长"], Daily, Everywhere, "command-accelerate";
    /// One's login, lent to a group for reading and playing.
    Share = "share", ["lend", "借出", "共享"], Group, Everywhere, "command-share";
    /// A group's weekly board of listening time.
    Board = "board", ["周榜", "榜单", "ランキング"], Group, Everywhere, "command-board";
    /// Language and quality.
    Settings = "settings", ["setting", "set", "设置", "设定"], Bot, Everywhere, "command-settings";
    /// What is stored about one, and what for.
    Privacy = "privacy", ["隐私"], Bot, Private, "command-privacy";
    /// All that is stored about one, as a file.
    Export = "export", ["导出", "汇出"], Bot, Private, "command-export";
    /// Deletes all of that.
    Forget = "forget", ["forgetme", "忘记我", "注销", "忘れて"], Bot, Private, "command-forget";
    /// How often the bot is used.
    Stats = "stats", ["统计"], Bot, Everywhere, "command-stats";
    /// End what is going on.
    Cancel = "cancel", ["stop", "取消", "キャンセル"], Bot, Everywhere, "command-cancel";
    /// What there is.
    Help = "help", ["帮助", "说明", "ヘルプ"], Bot, Everywhere, "command-help";
    /// The greeting.
    Start = "start", ["开始"], Bot, Everywhere, "command-start";
    /// How the bot is doing, and what its owner can do.
    Admin = "admin", [], Bot, Owner, "command-admin";
}

impl Command {
    /// Every command that everybody may know of.
    pub(crate) fn offered() -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|command| command.is_offered())
    }

    /// Whether everybody may know of it.
    pub(crate) fn is_offered(self) -> bool {
        self.audience() != Audience::Owner
    }

    /// Whether it is about what is stored of the person: who may not use the bot (any more) may still ask
    /// for that, in private.
    pub(crate) fn is_about_own_data(self) -> bool {
        matches!(self, Self::Privacy | Self::Export | Self::Forget)
    }

    /// What it is, to a group that does not let its members use everything.
    pub(crate) fn used_for(self) -> Purpose {
        match self {
            Self::Search
            | Self::Song
            | Self::Lyric
            | Self::Playlist
            | Self::Songlist
            | Self::Convert
            | Self::Stats
            | Self::Help
            | Self::Discover
            | Self::Start => Purpose::Music,
            Self::Comment
            | Self::Sign
            | Self::Check
            | Self::User
            | Self::Userinfo
            | Self::Coin
            | Self::Coincheck
            | Self::Accelerate
            | Self::Report
            | Self::Share
            | Self::Board
            | Self::Schedule => Purpose::Other,
            // It asks for itself who may.
            Self::Settings | Self::Cancel => Purpose::Always,
            // A group gets the way into the private chat.
            Self::Login
            | Self::Refresh
            | Self::Cookie
            | Self::Authorize
            | Self::Accounts
            | Self::Logout
            | Self::History
            | Self::Privacy
            | Self::Export
            | Self::Forget
            | Self::Admin => Purpose::Always,
        }
    }

    /// The command with this name or alias, in either case and either kind of Chinese letters.
    pub(crate) fn from_word(word: &str) -> Option<Self> {
        let word = folded(word);
        Self::ALL
            .iter()
            .copied()
            .find(|command| command.name() == word || command.aliases().contains(&word.as_str()))
    }

    /// The command whose name is nearest to a mistyped word, if any is near enough.
    pub(crate) fn nearest(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let near = |command: &Self| (distance(&word, command.name()), *command);
        let (distance, command) =
            Self::offered().map(|command| near(&command)).min_by_key(|(distance, _)| *distance)?;
        let allowed = 1 + command.name().len() / 4;
        (distance <= allowed).then_some(command)
    }
}

/// What a message's text is to the bot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Spoken<'a> {
    /// A command with the words behind it, trimmed.
    Command(Command, &'a str),
    /// A command that does not exist: its word.
    Unknown(&'a str),
    /// A command for another bot.
    ForAnother,
    /// Words, trimmed; perhaps none.
    Words(&'a str),
}

/// Reads a message's text. `me` is the bot's username: `/help@me` is ours, `/help@other` is not.
pub(crate) fn parse<'a>(text: &'a str, me: &str) -> Spoken<'a> {
    let text = text.trim();
    let Some(rest) = text.strip_prefix('/') else {
        return Spoken::Words(text);
    };
    let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let (head, args) = rest.split_at(end);
    let word = match head.split_once('@') {
        Some((word, bot)) if bot.eq_ignore_ascii_case(me) => word,
        Some(_) => return Spoken::ForAnother,
        None => head,
    };
    match Command::from_word(word) {
        Some(command) => Spoken::Command(command, args.trim()),
        None => Spoken::Unknown(word),
    }
}

/// How many letters must be changed, added or taken away (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().take(MAX_COMPARED).enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, target) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *target);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

/// Letters of a mistyped word that are looked at: more than any command has.
const MAX_COMPARED: usize = 32;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn commands_are_read_with_their_words() {
        assert_eq!(parse("/search 晴天", "me_bot"), Spoken::Command(Command::Search, "晴天"));
        assert_eq!(parse("/HELP", "me_bot"), Spoken::Command(Command::Help, ""));
        assert_eq!(parse(" /s\n晴天 ", "me_bot"), Spoken::Command(Command::Search, "晴天"));
        assert_eq!(parse("/搜歌 晴天", "me_bot"), Spoken::Command(Command::Search, "晴天"));
        assert_eq!(parse("晴天", "me_bot"), Spoken::Words("晴天"));
    }

    #[test]
    fn a_command_for_another_bot_is_not_ours() {
        assert_eq!(parse("/help@Me_Bot", "me_bot"), Spoken::Command(Command::Help, ""));
        assert_eq!(parse("/help@other_bot", "me_bot"), Spoken::ForAnother);
    }

    #[test]
    fn a_mistyped_command_has_a_nearest_one() {
        assert_eq!(parse("/serach x", "me_bot"), Spoken::Unknown("serach"));
        assert_eq!(Command::nearest("serach"), Some(Command::Search));
        assert_eq!(Command::nearest("lyrik"), Some(Command::Lyric));
        assert_eq!(Command::nearest("weather"), None);
        assert_eq!(Command::nearest("admin"), None, "it is for the owners only");
    }

    #[test]
    fn no_word_means_two_commands() {
        let mut words: Vec<&str> = Command::ALL
            .iter()
            .flat_map(|command| command.aliases().iter().copied().chain([command.name()]))
            .collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
    }

    #[test]
    fn names_and_summaries_are_what_telegram_allows_in_a_menu() {
        for command in Command::ALL {
            let name = command.name();
            assert!(
                (1..=32).contains(&name.len())
                    && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'))
            );
            for language in Language::ALL {
                let summary = command.summary(language).chars().count();
                assert!((1..=256).contains(&summary), "{name}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in ".{0,200}") {
            if let Spoken::Unknown(word) = parse(&text, "me_bot") {
                let _ = Command::nearest(word);
            }
        }
    }
}

//! Every renderer, held to what Telegram accepts.

mod drafts;
mod privacy;

use proptest::prelude::*;
use teloxide::types::{InlineKeyboardButtonKind, InlineKeyboardMarkup};

use super::list::Page;
use super::{
    Remedy, Reply, account, card, error, found, group, help, html, inline, list, lyric, report,
    report_key, settings,
};
use crate::i18n::t;
use crate::model::*;
use crate::service::Error;
use crate::telegram::callback::{Anchor, GroupRow};
use crate::telegram::command::Command;

mod rows;

use rows::found_of;

/// The limit of a message's text, in UTF-16 units after the markup is taken away.
pub(super) const TEXT: usize = 4096;
/// The limit of a caption.
const CAPTION: usize = 1024;
/// The limit of a button's data, in bytes.
const DATA: usize = 64;

/// Reads Telegram's HTML as the Bot API does and gives the text that is left; an error is what
/// the Bot API would refuse.
fn parsed(html: &str) -> Result<String, String> {
    let mut open = Vec::new();
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let end_of = |mark| rest.find(mark).ok_or_else(|| format!("unclosed: {rest}"));
        if rest.starts_with('&') {
            let end = end_of(';')?;
            text.push(match &rest[..=end] {
                "&amp;" => '&',
                "&lt;" => '<',
                "&gt;" => '>',
                "&quot;" => '"',
                other => return Err(format!("entity {other}")),
            });
            rest = &rest[end + 1..];
            continue;
        }
        let end = end_of('>')?;
        let tag = &rest[1..end];
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            Some(name) => return Err(format!("</{name}> closes nothing")),
            None if matches!(tag, "b" | "i" | "code" | "blockquote") => open.push(tag),
            None => return Err(format!("tag <{tag}>")),
        }
        rest = &rest[end + 1..];
    }
    text.push_str(rest);
    if open.is_empty() { Ok(text) } else { Err(format!("unclosed {open:?}")) }
}

pub(super) fn check(reply: &Reply, limit: usize) -> String {
    let text = parsed(&reply.html.0).unwrap_or_else(|error| panic!("{error} in {}", reply.html.0));
    assert!(!text.trim().is_empty(), "an empty message");
    assert!(html::units(&text) <= limit, "{} units", html::units(&text));
    if let Some(buttons) = &reply.buttons {
        check_buttons(buttons);
    }
    text
}

fn check_buttons(markup: &InlineKeyboardMarkup) {
    assert!(markup.inline_keyboard.iter().all(|row| (1..=8).contains(&row.len())));
    assert!(markup.inline_keyboard.iter().flatten().count() <= 100);
    for button in markup.inline_keyboard.iter().flatten() {
        assert!(!button.text.trim().is_empty(), "a button without words");
        if let InlineKeyboardButtonKind::CallbackData(data) = &button.kind {
            assert!((1..=DATA).contains(&data.len()), "{data}");
        }
    }
}

/// Names as they come: markup, emoji, right to left, line breaks, nothing, far too long.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        "[<>&_*\\[\\]`\"'\\\\/b]{0,40}",
        "(👩‍👩‍👧|🎵|🇨🇳|晴天){0,400}",
        "[\u{0590}-\u{05FF}\u{202A}-\u{202E} \n\t]{0,80}",
        ".{0,2000}",
        Just(String::new()),
        Just("</b><a href=\"x\">".repeat(300)),
    ]
}

prop_compose! {
    fn song()(
        id in 1..u64::MAX,
        mid in "[0-9A-Za-z]{1,32}",
        name in name(),
        singers in prop::collection::vec(name(), 0..6),
        album in name(),
        interval_s in any::<u32>(),
        vip in any::<bool>(),
        sizes in any::<[u64; 3]>(),
    ) -> Song {
        Song {
            id: SongId::new(id).expect("not zero"),
            mid: SongMid::new(mid).expect("valid"),
            name,
            singers: singers.into_iter().map(|name| Singer { mid: None, name }).collect(),
            album: Album { mid: None, name: album },
            interval_s,
            vip,
            files: SongFiles { media_mid: None, size_128: sizes[0], size_320: sizes[1], size_flac: sizes[2] },
        }
    }
}

fn language() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

const VIEW: &str = "0123456789abcdef";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn lists_of_any_songs_are_sendable(
        language in language(),
        query in name(),
        songs in prop::collection::vec(song(), 0..14),
        number in 1..u32::MAX,
        total in any::<u64>(),
        has_more in any::<bool>(),
    ) {
        let anchor = Anchor::Stored(VIEW.to_owned());
        let page = Page { anchor: &anchor, number: number / 10 + 1, has_more };
        for found in found_of(&query, &songs, total) {
            let found = SearchPage { found, page: number, page_size: 10, total, has_more };
            check(&found::search(language, &query, &found, page), TEXT);
        }
        let album = AlbumSongs {
            mid: AlbumMid::new("000MkMni19ClKG").expect("valid"), id: None, name: query.clone(),
            singers: vec![Singer { mid: None, name: query.clone() }], published: query.clone(), total,
            songs: songs.clone(),
        };
        check(&found::album(language, &album, page), TEXT);
        let id = PlaylistId::new(1).expect("not zero");
        let playlist = Playlist { id, title: query.clone(), creator: query.clone(), total, songs: songs.clone() };
        check(&list::playlist(language, &playlist, 30, page), TEXT);
        let own: Vec<_> = (0..13).map(|_| OwnPlaylist { id, dirid: DirId::FAVOURITES, title: query.clone(), total }).collect();
        check(&list::own_playlists(language, &own, Page { number: 1, ..page }), TEXT);
        let directory = SongList { dirid: DirId(number), title: query, songs: songs.clone() };
        check(&list::songlist(language, (&directory, false), 30, &songs, page), TEXT);
    }

    #[test]
    fn a_card_of_any_song_fits_below_its_cover(language in language(), song in song()) {
        check(&card::card(language, &song, Quality::Flac, None), CAPTION);
    }

    #[test]
    fn inline_cards_and_results_of_any_song_are_sendable(
        language in language(), song in song(), place in prop::option::of(1..999_usize),
    ) {
        for quality in Quality::ALL {
            check(&inline::coming(language, "a_bot", &song, quality, place), TEXT);
            check(&inline::too_large(language, "a_bot", &song, quality, 50 << 20), TEXT);
            for denied in [Denied::NoSuchQuality, Denied::LoginNeeded, Denied::VipNeeded] {
                check(&inline::denied(language, "a_bot", (&song, quality), denied, true), TEXT);
            }
            for (file, can_come) in [(None, false), (None, true), (Some("file".to_owned()), true)] {
                let row = inline::Row { song: song.clone(), quality, file, can_come, in_group: true };
                let answer = inline::songs(language, "a_bot", &[row], Some(2));
                let result = serde_json::to_value(answer.results()[0]).expect("JSON");
                let id = result["id"].as_str().expect("an id");
                prop_assert!((1..=64).contains(&id.len()), "{id}");
                prop_assert!(result["title"].as_str().is_none_or(|title| !title.trim().is_empty()));
                let text = &result["input_message_content"]["message_text"];
                let text = text.as_str().map(|text| parsed(text).expect("markup"));
                prop_assert!(text.is_none_or(|text| html::units(&text) <= TEXT));
            }
        }
    }

    #[test]
    fn any_lyrics_are_sendable(language in language(), song in song(), lrc in name(), trans in name()) {
        for lrc in [lrc.clone(), format!("[00:01.00]{lrc}"), lrc.repeat(5)] {
            let lyrics = Lyric { mid: song.mid.clone(), lrc, trans: trans.clone() };
            match lyric::lyric(language, &song, &lyrics) {
                lyric::Lyrics::Text(reply) => { check(&reply, TEXT); }
                lyric::Lyrics::File { name, caption, .. } => {
                    check(&caption, CAPTION);
                    prop_assert!(name.ends_with(".lrc") && !name.contains('/') && name.len() > 4);
                }
            }
        }
    }

    #[test]
    fn any_account_is_sendable(
        language in language(),
        nick in name(),
        level_name in prop::option::of(name()),
        numbers in any::<[Option<u64>; 4]>(),
        small in any::<Option<u32>>(),
    ) {
        let uin = Uin::new(1_000_000_077).expect("not zero");
        let user = User {
            uin, nick: nick.clone(), avatar: String::new(), vip: None,
            coins: numbers[0], signed_today: numbers[1].map(|n| n % 2 == 0), streak: small,
        };
        check(&account::user(language, &user, true), TEXT);
        let info = UserInfo {
            uin, nick, avatar: String::new(), level: small, level_name,
            value: numbers[0], next_value: numbers[1], today_listened_s: numbers[2], medals: small,
        };
        check(&account::userinfo(language, &info, false), TEXT);
    }

    #[test]
    fn any_unknown_command_gets_a_sendable_hint(language in language(), word in name()) {
        check(&help::unknown(language, &word), TEXT);
    }

    #[test]
    fn a_name_is_shown_as_it_is(text in "[<>&_*\\[\\]`\"'\\\\a-z晴天🎵]{1,30}") {
        prop_assert_eq!(parsed(&html::name(&text, 60)), Ok(text));
    }
}

#[test]
fn lyrics_become_a_file_at_the_edge_of_a_message() {
    let song = Song {
        id: SongId::new(97_773).expect("not zero"),
        mid: SongMid::new("0039MnYb0qxYhV").expect("valid"),
        name: "a/b".into(),
        singers: vec![],
        album: Album { mid: None, name: String::new() },
        interval_s: 0,
        vip: false,
        files: SongFiles::default(),
    };
    let of = |units: usize| {
        let lrc = format!("[00:01.00]{}", "&".repeat(units));
        let lyrics = Lyric { mid: song.mid.clone(), lrc, trans: String::new() };
        lyric::lyric(Language::En, &song, &lyrics)
    };
    assert!(matches!(of(3500), lyric::Lyrics::Text(_)));
    let lyric::Lyrics::File { name, lrc, .. } = of(3501) else { panic!("not a file") };
    assert_eq!(name, "a_b.lrc");
    assert!(lrc.starts_with("[00:01.00]&&"));
}

#[test]
fn the_fixed_messages_are_sendable_in_every_language() {
    for language in Language::ALL {
        check(&help::greeting(language), TEXT);
        check(&help::group_greeting(language, "playground_bot"), TEXT);
        check(&help::group_help(language, Some("a_bot"), |_| true, None), TEXT);
        let text = check(&help::help(language, Some("a_bot"), |_| true), TEXT);
        let itself = [Command::Help, Command::Start];
        for command in Command::ALL.iter().filter(|command| !itself.contains(command)) {
            assert!(text.contains(&format!("/{} ", command.name())), "{command:?}");
        }
        let every = Permissions { library: true, accelerate: true };
        let none = Permissions::default();
        for (permissions, has_report_key) in [(every, true), (none, false)] {
            let own = settings::Own { permissions, has_report_key };
            check(&settings::settings(language, Settings::default(), own), TEXT);
        }
        for (links, answers) in [(true, Answers::Topic(None)), (false, Answers::WhereAsked)] {
            let group = Group { links, answers, quiet: Quiet::Day, ..Group::default() };
            let (settings, topic) = (Settings::default(), Some(Some(7)));
            let chosen = group::Chosen { settings, group, topic, sees_links: !links };
            check(&group::settings(language, &chosen, None), TEXT);
            for row in GroupRow::ALL {
                check(&group::settings(language, &chosen, Some(row)), TEXT);
            }
        }
        check(&report::choose(language), TEXT);
        check(&report_key::how(language), TEXT);
        for flag in [true, false] {
            check(&report_key::leaked(language, flag), TEXT);
            check(&report_key::removed(language, flag), TEXT);
            check(&report_key::taken(language, None, flag), TEXT);
            check(&report_key::taken(language, Some(&Error::ReportKeyRefused), flag), TEXT);
        }
    }
}

#[test]
fn what_could_not_be_read_is_unknown_and_not_zero() {
    let uin = Uin::new(1_000_000_077).expect("not zero");
    let user = User {
        uin,
        nick: "小明".into(),
        avatar: String::new(),
        vip: None,
        coins: None,
        signed_today: None,
        streak: None,
    };
    let text = check(&account::user(Language::Zh, &user, true), TEXT);
    assert_eq!(text.matches("未知").count(), 4);
    let known = User { coins: Some(0), ..user };
    assert!(check(&account::user(Language::Zh, &known, true), TEXT).contains("金币：0"));
}

/// One of every kind of failure.
fn failures() -> Vec<Error> {
    let cause = || -> crate::service::Source { "a cause <for> the log".into() };
    let refused = |code| Error::Refused { code, message: "<not for people>".into() };
    vec![
        Error::NotLoggedIn,
        Error::LoginEnded,
        Error::NotRefreshable,
        Error::BadCookie { missing: "qm_keyst" },
        Error::NotFound,
        refused(20279),
        refused(20450),
        refused(-1),
        Error::RateLimited { retry_after: None },
        Error::RateLimited { retry_after: Some(std::time::Duration::from_secs(7)) },
        Error::VerificationRequired { url: None },
        Error::VerificationRequired { url: Some("https://y.qq.com/verify".into()) },
        Error::Unsupported("for the log"),
        Error::Unavailable(cause()),
        Error::Uncertain(cause()),
        Error::Unexpected(cause()),
    ]
}

#[test]
fn every_failure_is_one_sentence_of_its_own_without_inner_words() {
    for language in Language::ALL {
        let mut sentences: Vec<_> = failures()
            .iter()
            .map(|failure| {
                let (html, _) = error(language, failure);
                let text = check(&Reply { html, buttons: None }, TEXT);
                assert!(!text.contains("log") || language == Language::En, "{text}");
                assert!(!text.contains("not for people") && !text.contains("a cause"), "{text}");
                text
            })
            .collect();
        let all = sentences.len();
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), all);
    }
}

#[test]
fn a_missing_login_offers_the_login() {
    for failure in [Error::NotLoggedIn, Error::LoginEnded, Error::NotRefreshable] {
        assert_eq!(error(Language::Zh, &failure).1, Some(Remedy::Login));
    }
    assert_eq!(error(Language::Zh, &Error::NotFound).1, None);
}

#[test]
fn the_checker_refuses_what_telegram_refuses() {
    for bad in ["<b>x", "x</b>", "<x>y</x>", "a & b", "a < b", "<b><i>x</b></i>"] {
        assert!(parsed(bad).is_err(), "{bad}");
    }
    assert_eq!(parsed("<b>a</b>&lt;"), Ok("a<".to_owned()));
    assert!(t!(Language::Zh, "error-sorry").len() > 3);
}

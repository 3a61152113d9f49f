//! What a login looks like: the caption under its picture, how healthy it is, how it ended.

use chrono::{DateTime, Utc};
use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::{Html, Reply, html};
use crate::i18n::t;
use crate::model::{Language, LoginKind, LoginType};
use crate::service::{Error, Health, LoginDone, LogoutDone};
use crate::telegram::callback::Callback;
use crate::telegram::command::Command;

/// The longest nickname.
const NICK: usize = 60;
/// The time left is shown in steps of this, so that it never looks like a stopped clock.
const STEP_S: i64 = 15;
/// Codes with a sentence of their own in [`super::error`]: devices, and restricted accounts.
const TOLD_ELSEWHERE: [i64; 6] = [20272, 20274, 20277, 20278, 20279, 20450];

/// How far a login is, as its picture tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// To be scanned.
    Waiting,
    /// To be confirmed on the phone.
    Scanned,
}

/// That there is no such kind of login.
pub(crate) fn bad_kind(language: Language, word: &str) -> Reply {
    Reply::text(t!(language, "login-bad-kind", kind = html::name(word, 40)))
}

/// What a kind of login is called.
pub(crate) fn kind_name(language: Language, kind: LoginKind) -> String {
    match kind {
        LoginKind::Qq => t!(language, "login-kind-qq"),
        LoginKind::Wechat => t!(language, "login-kind-wechat"),
        LoginKind::App => t!(language, "login-kind-app"),
    }
}

/// The caption of a picture that can be scanned, and its buttons.
pub(crate) fn picture(language: Language, kind: LoginKind, stage: Stage, left_s: i64) -> Reply {
    let how = match kind {
        LoginKind::Qq => t!(language, "login-how-qq"),
        LoginKind::Wechat => t!(language, "login-how-wechat"),
        LoginKind::App => t!(language, "login-how-app"),
    };
    let state = match stage {
        Stage::Waiting => t!(language, "login-waiting"),
        Stage::Scanned => t!(language, "login-scanned"),
    };
    let lines = [
        t!(language, "login-title", kind = kind_name(language, kind)),
        how,
        String::new(),
        t!(language, "login-state", state = state, left = left(language, left_s)),
        String::new(),
        t!(language, "login-same-phone"),
    ];
    let others = LoginKind::ALL.into_iter().filter(|other| *other != kind);
    let others = others.map(|other| begin(kind_name(language, other), other)).collect();
    let buttons = rows([
        others,
        vec![
            begin(t!(language, "login-button-new"), kind),
            press(t!(language, "login-button-cancel"), &Callback::LoginCancel),
        ],
    ]);
    Reply { html: Html(lines.join("\n")), buttons }
}

/// How long a picture is expected to live, in words.
fn left(language: Language, left_s: i64) -> String {
    let left = (left_s + STEP_S - 1) / STEP_S * STEP_S;
    let (minutes, seconds) = ((left / 60).to_string(), (left % 60).to_string());
    match left {
        ..=0 => t!(language, "login-left-little"),
        1..60 => t!(language, "login-left-seconds", seconds = seconds),
        _ if left % 60 == 0 => t!(language, "login-left-minutes", minutes = minutes),
        _ => t!(language, "login-left-both", minutes = minutes, seconds = seconds),
    }
}

fn begin(label: impl AsRef<str>, kind: LoginKind) -> InlineKeyboardButton {
    press(label, &Callback::Login(kind))
}

fn only_new(language: Language, kind: LoginKind, text: String) -> Reply {
    let buttons = rows([vec![begin(t!(language, "login-button-new"), kind)]]);
    Reply { html: Html(text), buttons }
}

/// A picture that lived too long.
pub(crate) fn expired(language: Language, kind: LoginKind) -> Reply {
    only_new(language, kind, t!(language, "login-expired"))
}

/// A login that was refused on the phone.
pub(crate) fn refused(language: Language, kind: LoginKind) -> Reply {
    only_new(language, kind, t!(language, "login-refused"))
}

/// A picture that could not be followed over a restart of the bot.
pub(crate) fn interrupted(language: Language, kind: LoginKind) -> Reply {
    only_new(language, kind, t!(language, "login-interrupted"))
}

/// A login that was cancelled.
pub(crate) fn cancelled(language: Language, kind: LoginKind) -> Reply {
    only_new(language, kind, t!(language, "login-cancelled"))
}

/// A picture whose place a newer one took.
pub(crate) fn superseded(language: Language) -> Reply {
    Reply::text(t!(language, "login-superseded"))
}

/// A login that could not go on, below its picture, with every way to try again.
pub(crate) fn failed(language: Language, kind: LoginKind, error: &Error) -> Reply {
    let others = LoginKind::ALL.into_iter().filter(|other| *other != kind);
    let buttons = rows([
        vec![begin(t!(language, "login-button-new"), kind)],
        others.map(|other| begin(kind_name(language, other), other)).collect(),
    ]);
    Reply { html: failure(language, error), buttons }
}

/// A login that could not begin: there is no picture to put another one in place of.
pub(crate) fn not_begun(language: Language, error: &Error) -> Reply {
    let again = press(t!(language, "login-button-again"), &Callback::Do(Command::Login));
    Reply { html: failure(language, error), buttons: rows([vec![again]]) }
}

fn failure(language: Language, error: &Error) -> Html {
    match error {
        Error::Refused { code, .. } if !TOLD_ELSEWHERE.contains(code) => {
            Html(t!(language, "login-failed-refused"))
        }
        Error::Unexpected(_) => Html(t!(language, "login-failed-unexpected")),
        Error::Unavailable(_) => Html(t!(language, "login-failed-unavailable")),
        // Not a login that died, but one that never came to be.
        Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable => {
            Html(t!(language, "login-failed-refused"))
        }
        other => super::error(language, other).0,
    }
}

/// The greeting of who has just logged in.
pub(crate) fn welcome(language: Language, done: &LoginDone) -> Reply {
    Reply::text(t!(language, "login-done", nick = nick(language, &done.nick)))
}

fn nick(language: Language, nick: &str) -> String {
    let nick = html::name(nick, NICK);
    if nick.is_empty() { t!(language, "user-nameless") } else { nick }
}

/// What `/check` tells of a stored login. `private` is whether only its owner reads it.
pub(crate) fn health(
    language: Language,
    health: &Health,
    now: DateTime<Utc>,
    private: bool,
) -> Reply {
    let Health { uin, nick: name, login_type, alive, key_ends_at, refreshable } = health;
    let mut lines = vec![t!(language, "check-title", nick = nick(language, name))];
    if private {
        lines.push(t!(language, "user-uin", uin = uin.to_string()));
    }
    if !alive {
        lines.push(t!(language, "check-dead"));
        return Reply::text(lines.join("\n"));
    }
    lines.push(t!(language, "check-alive"));
    lines.push(t!(language, "check-by", way = way(language, *login_type)));
    lines.extend(ends(language, *key_ends_at, now));
    lines.push(if *refreshable {
        t!(language, "check-refreshable")
    } else {
        t!(language, "check-not-refreshable")
    });
    Reply::text(lines.join("\n"))
}

/// The kind of login that gave a key.
fn kind_of(login_type: LoginType) -> LoginKind {
    match login_type {
        LoginType::Wechat => LoginKind::Wechat,
        LoginType::App => LoginKind::App,
        LoginType::Qq | LoginType::Phone => LoginKind::Qq,
    }
}

fn way(language: Language, login_type: LoginType) -> String {
    match login_type {
        LoginType::Phone => t!(language, "check-way-phone"),
        other => kind_name(language, kind_of(other)),
    }
}

/// When the key ends, in words; nothing when QQ Music did not say.
fn ends(language: Language, key_ends_at: Option<i64>, now: DateTime<Utc>) -> Option<String> {
    let left_s = key_ends_at?.saturating_sub(now.timestamp());
    let (days, hours, minutes) = (left_s / 86_400, left_s / 3600 % 24, (left_s / 60 % 60).max(1));
    Some(match left_s {
        ..=0 => t!(language, "check-key-ended"),
        1..3600 => t!(language, "check-key-minutes", minutes = minutes),
        3600..86_400 => t!(language, "check-key-hours", hours = hours),
        _ => t!(language, "check-key-days", days = days, hours = hours),
    })
}

/// A login under way, as `/check` tells it.
pub(crate) fn under_way(language: Language, stage: Stage, left_s: i64) -> String {
    let state = match stage {
        Stage::Waiting => t!(language, "login-waiting"),
        Stage::Scanned => t!(language, "login-scanned"),
    };
    t!(language, "check-under-way", state = state, left = left(language, left_s))
}

/// What became of a `/refresh`.
pub(crate) fn refreshed(language: Language, ends_at: Option<i64>, now: DateTime<Utc>) -> Reply {
    let mut lines = vec![t!(language, "refresh-done")];
    lines.extend(ends(language, ends_at, now));
    Reply::text(lines.join("\n"))
}

/// The question before a log-out.
pub(crate) fn logout_question(language: Language) -> Reply {
    let buttons = rows([vec![
        press(t!(language, "logout-yes"), &Callback::LogoutYes),
        press(t!(language, "logout-no"), &Callback::LogoutNo),
    ]]);
    Reply { html: Html(t!(language, "logout-question")), buttons }
}

/// What became of a log-out.
pub(crate) fn logged_out(language: Language, done: LogoutDone) -> Reply {
    Reply::text(match done {
        LogoutDone::Ended => t!(language, "logout-ended"),
        LogoutDone::Forgotten => t!(language, "logout-forgotten"),
    })
}

/// The answer to "stay logged in".
pub(crate) fn stayed(language: Language) -> Reply {
    Reply::text(t!(language, "logout-stayed"))
}

/// How to get a cookie, and the request for it.
pub(crate) fn cookie_question(language: Language) -> Reply {
    Reply::text(t!(language, "cookie-ask"))
}

/// Whether the message that held a cookie is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Held {
    /// It was deleted.
    Deleted,
    /// It stands there still: its owner must delete it.
    Stays,
}

impl Held {
    fn sentence(self, language: Language) -> String {
        match self {
            Self::Deleted => t!(language, "cookie-deleted"),
            Self::Stays => t!(language, "cookie-stays"),
        }
    }
}

/// The answer to a cookie that QQ Music accepted.
pub(crate) fn cookie_done(language: Language, done: &LoginDone, held: Held) -> Reply {
    let done = t!(language, "login-done", nick = nick(language, &done.nick));
    Reply::text(format!("{done}\n\n{}", held.sentence(language)))
}

/// The answer to a cookie that could not be used.
pub(crate) fn cookie_failed(language: Language, error: &Error, held: Held) -> Reply {
    let failure = match error {
        Error::LoginEnded | Error::NotLoggedIn => t!(language, "cookie-dead"),
        other => super::error(language, other).0.0,
    };
    Reply::text(format!("{failure}\n\n{}", held.sentence(language)))
}

/// The warning after a cookie was posted in a group.
pub(crate) fn cookie_leaked(language: Language, held: Held) -> Reply {
    Reply::text(match held {
        Held::Deleted => t!(language, "cookie-leaked-deleted"),
        Held::Stays => t!(language, "cookie-leaked-stays"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Uin;

    const CAPTION: usize = 1024;

    fn shown(language: Language, kind: LoginKind, stage: Stage, left_s: i64) -> String {
        picture(language, kind, stage, left_s).html.0
    }

    #[test]
    fn a_caption_says_which_app_what_state_and_how_long() {
        let text = shown(Language::Zh, LoginKind::Wechat, Stage::Waiting, 300);
        assert!(
            text.contains("微信") && text.contains("5 分钟") && text.contains("/cookie"),
            "{text}"
        );
        let text = shown(Language::En, LoginKind::Qq, Stage::Scanned, 31);
        assert!(text.contains("QQ") && text.contains("45 s") && text.contains("onfirm"), "{text}");
    }

    #[test]
    fn every_caption_fits_and_offers_the_other_ways() {
        for language in Language::ALL {
            for kind in LoginKind::ALL {
                for (stage, left_s) in [(Stage::Waiting, 150), (Stage::Scanned, -900)] {
                    let reply = picture(language, kind, stage, left_s);
                    assert!(html::units(&reply.html.0) <= CAPTION);
                    let buttons = reply.buttons.expect("some").inline_keyboard;
                    assert_eq!(buttons.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
                }
            }
        }
    }

    #[test]
    fn the_time_left_moves_in_steps_and_never_below_nothing() {
        let left = |seconds| left(Language::Zh, seconds);
        assert_eq!(left(61), left(75));
        assert_ne!(left(60), left(61));
        assert_eq!(left(0), left(-5));
    }

    #[test]
    fn an_ended_picture_has_one_button() {
        for reply in [
            expired(Language::Zh, LoginKind::Qq),
            refused(Language::Zh, LoginKind::Qq),
            interrupted(Language::Zh, LoginKind::App),
            cancelled(Language::Zh, LoginKind::App),
        ] {
            let buttons = reply.buttons.expect("one").inline_keyboard;
            assert_eq!(buttons.iter().map(Vec::len).sum::<usize>(), 1);
        }
    }

    #[test]
    fn a_name_that_looks_like_markup_stays_a_name() {
        let uin = Uin::new(1_000_000_077).expect("not zero");
        let done = LoginDone { uin, nick: "<b>&".to_owned() };
        assert!(welcome(Language::En, &done).html.0.contains("&lt;b&gt;&amp;"));
    }

    fn healthy(key_ends_at: Option<i64>, alive: bool) -> Health {
        Health {
            uin: Uin::new(1_000_000_077).expect("not zero"),
            nick: "某人".to_owned(),
            login_type: LoginType::Qq,
            alive,
            key_ends_at,
            refreshable: true,
        }
    }

    #[test]
    fn health_tells_the_end_of_the_key_in_words() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("valid");
        let told = |left_s: i64| {
            let health_now = healthy(Some(1_800_000_000 + left_s), true);
            health(Language::En, &health_now, now, true).html.0
        };
        assert!(told(2 * 86_400 + 5 * 3600).contains("2 days 5 h"), "{}", told(190_800));
        assert!(told(2 * 86_400 + 60).contains("2 days more"), "{}", told(172_860));
        assert!(told(7300).contains("2 hours"), "{}", told(7300));
        assert!(told(90).contains("1 minute"), "{}", told(90));
        assert_ne!(told(-1), told(1));
    }

    #[test]
    fn a_group_is_not_told_the_number_of_an_account() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("valid");
        for alive in [true, false] {
            let told = |private| health(Language::Zh, &healthy(None, alive), now, private).html.0;
            assert!(told(true).contains("1000000077"));
            assert!(!told(false).contains("1000000077"));
        }
    }
}

//! What a login looks like: the caption under its picture, and how it ended.

use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::{Html, Reply, html, moment, run};
use crate::i18n::t;
use crate::model::{Language, LoginKind};
use crate::service::{Error, Joins, LoginDone};
use crate::telegram::callback::{Callback, Own, Way};
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
pub(crate) fn picture(language: Language, way: Way, stage: Stage, left_s: i64) -> Reply {
    let Way { kind, beside } = way;
    let how = match kind {
        LoginKind::Qq => t!(language, "login-how-qq"),
        LoginKind::Wechat => t!(language, "login-how-wechat"),
        LoginKind::App => t!(language, "login-how-app"),
    };
    let state = match stage {
        Stage::Waiting => t!(language, "login-waiting"),
        Stage::Scanned => t!(language, "login-scanned"),
    };
    let mut lines = vec![t!(language, "login-title", kind = kind_name(language, kind)), how];
    lines.extend((kind == LoginKind::App).then(|| t!(language, "login-app-ends")));
    lines.extend(beside.then(|| t!(language, "login-beside")));
    lines.extend([
        String::new(),
        t!(language, "login-state", state = state, left = left(language, left_s)),
        String::new(),
        t!(language, "login-same-phone"),
    ]);
    let buttons = rows([
        others(language, way),
        vec![
            begin(t!(language, "login-button-new"), way),
            press(t!(language, "login-button-cancel"), &Callback::LoginCancel),
        ],
    ]);
    Reply { html: Html(lines.join("\n")), buttons }
}

/// How long a picture is expected to live, in words.
pub(super) fn left(language: Language, left_s: i64) -> String {
    let left = (left_s + STEP_S - 1) / STEP_S * STEP_S;
    let (minutes, seconds) = ((left / 60).to_string(), (left % 60).to_string());
    match left {
        ..=0 => t!(language, "login-left-little"),
        1..60 => t!(language, "login-left-seconds", seconds = seconds),
        _ if left % 60 == 0 => t!(language, "login-left-minutes", minutes = minutes),
        _ => t!(language, "login-left-both", minutes = minutes, seconds = seconds),
    }
}

/// The other kinds of the same login.
fn others(language: Language, way: Way) -> Vec<InlineKeyboardButton> {
    let others = LoginKind::ALL.into_iter().filter(|other| *other != way.kind);
    let button = |kind| {
        let label = match kind {
            LoginKind::Qq => t!(language, "login-button-qq"),
            LoginKind::Wechat => t!(language, "login-button-wechat"),
            LoginKind::App => t!(language, "login-button-app"),
        };
        begin(label, Way { kind, ..way })
    };
    others.map(button).collect()
}

fn begin(label: impl AsRef<str>, way: Way) -> InlineKeyboardButton {
    press(label, &Callback::Login(way))
}

fn only_new(language: Language, way: Way, text: String) -> Reply {
    let buttons = rows([vec![begin(t!(language, "login-button-new"), way)]]);
    Reply { html: Html(text), buttons }
}

/// A picture that lived too long.
pub(crate) fn expired(language: Language, way: Way) -> Reply {
    only_new(language, way, t!(language, "login-expired"))
}

/// A login that was refused on the phone.
pub(crate) fn refused(language: Language, way: Way) -> Reply {
    only_new(language, way, t!(language, "login-refused"))
}

/// A picture that could not be followed over a restart of the bot.
pub(crate) fn interrupted(language: Language, way: Way) -> Reply {
    only_new(language, way, t!(language, "login-interrupted"))
}

/// A login that was cancelled.
pub(crate) fn cancelled(language: Language, way: Way) -> Reply {
    only_new(language, way, t!(language, "login-cancelled"))
}

/// A picture whose place a newer one took.
pub(crate) fn superseded(language: Language) -> Reply {
    Reply::text(t!(language, "login-superseded"))
}

/// A login that could not go on, below its picture, with every way to try again.
pub(crate) fn failed(language: Language, way: Way, error: &Error) -> Reply {
    if let Error::TooManyAccounts = error {
        return too_many(language, error);
    }
    let again = vec![begin(t!(language, "login-button-new"), way)];
    let buttons = rows([again, others(language, way)]);
    Reply { html: failure(language, error), buttons }
}

/// A login that could not begin: there is no picture to put another one in place of.
pub(crate) fn not_begun(language: Language, way: Way, error: &Error) -> Reply {
    let again = if way.beside { Callback::Own(Own::Add) } else { Callback::Do(Command::Login) };
    let again = press(t!(language, "login-button-again"), &again);
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

/// An account that is one too many: what helps is among the others.
fn too_many(language: Language, error: &Error) -> Reply {
    let list = press(t!(language, "accounts-button"), &Callback::Own(Own::List));
    Reply { html: super::error(language, error).0, buttons: rows([vec![list]]) }
}

/// The greeting of who has just logged in. Who has several accounts learns which one they use, and
/// how to use the other.
pub(crate) fn welcome(language: Language, done: &LoginDone) -> Reply {
    let LoginDone { uin, nick: name, other, is_used, refreshable, joins } = done;
    let nick = nick(language, name);
    let schedule = press(t!(language, "button-schedule"), &Callback::Do(Command::Schedule));
    // The same login once more, by the kind that is offered first.
    let anew = if *is_used { Callback::Do(Command::Login) } else { Callback::Own(Own::Add) };
    let anew = press(t!(language, "login-button-renewing"), &anew);
    let anew = Vec::from_iter((!refreshable).then_some(anew));
    let hint = (!refreshable).then(|| format!("\n\n{}", t!(language, "login-not-renewing")));
    let hint = hint.unwrap_or_default();
    let daily = match joins {
        Some(joins) => self::joins(language, *joins),
        None => t!(language, "login-daily-offer"),
    };
    let Some(other) = other else {
        let text = t!(language, "login-done", nick = nick);
        let buttons = rows([anew, vec![schedule]]);
        return Reply { html: Html(format!("{text}\n{daily}{hint}")), buttons };
    };
    let who = html::name(&other.label(), NICK);
    let list = press(t!(language, "accounts-button"), &Callback::Own(Own::List));
    let (text, label, next) = if *is_used {
        let greeting = t!(language, "login-done", nick = nick);
        let used = if other.dead {
            t!(language, "login-now-used-dead", who = who)
        } else {
            t!(language, "login-now-used", who = who)
        };
        let text = format!("{greeting}\n{daily}\n\n{used}");
        (text, t!(language, "login-button-back", who = other.label()), other.uin)
    } else {
        let name = if name.trim().is_empty() { uin.end() } else { name.clone() };
        let greeting = t!(language, "login-still-used", nick = nick, who = who);
        let daily = joins.map(|_| format!("\n{daily}")).unwrap_or_default();
        (format!("{greeting}{daily}"), t!(language, "login-button-use", who = name), *uin)
    };
    // One that is dead is of no use.
    let switch = press(label, &Callback::Own(Own::Use(next)));
    let switch = if other.dead { Vec::new() } else { vec![switch] };
    let has_schedule = *is_used || joins.is_some();
    let last = std::iter::once(list).chain(has_schedule.then_some(schedule)).collect();
    Reply { html: Html(format!("{text}{hint}")), buttons: rows([anew, switch, last]) }
}

/// What is done of the account from now on, for who has something done daily.
fn joins(language: Language, joins: Joins) -> String {
    let names = joins.chores.iter().map(|chore| run::chore(language, chore));
    let names = names.collect::<Vec<_>>().join(&t!(language, "list-and"));
    let time = joins.at.map(moment::time);
    match time {
        _ if joins.stopped => {
            let daily = t!(language, "login-daily", chores = names);
            format!("{daily}\n{}", t!(language, "schedule-stopped"))
        }
        None => t!(language, "login-daily", chores = names),
        Some(time) if joins.is_now => t!(language, "login-daily-now", chores = names, time = time),
        Some(time) => t!(language, "login-daily-at", chores = names, time = time),
    }
}

pub(super) fn nick(language: Language, nick: &str) -> String {
    let nick = html::name(nick, NICK);
    if nick.is_empty() { t!(language, "user-nameless") } else { nick }
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
    let mut reply = welcome(language, done);
    reply.html.0 = format!("{}\n\n{}", reply.html.0, held.sentence(language));
    reply
}

/// The answer to a cookie that could not be used.
pub(crate) fn cookie_failed(language: Language, error: &Error, held: Held) -> Reply {
    let failure = match error {
        Error::LoginEnded | Error::NotLoggedIn => t!(language, "cookie-dead"),
        Error::TooManyAccounts => {
            let Reply { html, buttons } = too_many(language, error);
            let text = format!("{}\n\n{}", html.0, held.sentence(language));
            return Reply { html: Html(text), buttons };
        }
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
        picture(language, by(kind), stage, left_s).html.0
    }

    fn by(kind: LoginKind) -> Way {
        Way { kind, beside: true }
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
                    let reply = picture(language, by(kind), stage, left_s);
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
            expired(Language::Zh, by(LoginKind::Qq)),
            refused(Language::Zh, by(LoginKind::Qq)),
            interrupted(Language::Zh, by(LoginKind::App)),
            cancelled(Language::Zh, by(LoginKind::App)),
        ] {
            let buttons = reply.buttons.expect("one").inline_keyboard;
            assert_eq!(buttons.iter().map(Vec::len).sum::<usize>(), 1);
        }
    }

    #[test]
    fn a_name_that_looks_like_markup_stays_a_name() {
        let uin = Uin::new(1_000_000_077).expect("not zero");
        let done = LoginDone {
            uin,
            nick: "<b>&".to_owned(),
            other: None,
            is_used: true,
            refreshable: true,
            joins: None,
        };
        assert!(welcome(Language::En, &done).html.0.contains("&lt;b&gt;&amp;"));
    }
}

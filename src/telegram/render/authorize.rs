//! The question before another device's login is confirmed.

use super::buttons::{press, rows};
use super::{Reply, html, login};
use crate::i18n::t;
use crate::model::{Language, LoginKind};
use crate::telegram::callback::Callback;

/// The longest nickname.
const NICK: usize = 60;

/// What would be confirmed, with whose account, and a warning; yes or no.
pub(crate) fn question(language: Language, kind: LoginKind, nick: &str, id: &str) -> Reply {
    let nick = html::name(nick, NICK);
    let nick = if nick.is_empty() { t!(language, "user-nameless") } else { nick };
    let mut lines = vec![
        t!(language, "authorize-title"),
        t!(language, "authorize-kind", kind = login::kind_name(language, kind)),
        t!(language, "authorize-account", nick = nick),
        String::new(),
        t!(language, "authorize-warning"),
    ];
    if kind != LoginKind::App {
        lines.push(t!(language, "authorize-other-app", kind = login::kind_name(language, kind)));
    }
    let yes = press(t!(language, "authorize-yes"), &Callback::AuthorizeYes { id: id.to_owned() });
    let no = press(t!(language, "authorize-no"), &Callback::AuthorizeNo { id: id.to_owned() });
    Reply { buttons: rows([vec![no, yes]]), ..Reply::text(lines.join("\n")) }
}

//! What is stored about a person, in words, and forgetting it.

use super::buttons::{press, rows};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::Language;
use crate::service::{
    Belongings, ForgetDone, ForgetOffer, KeptLogin, LoginEnd, LoginFate, RemoteServer, RemoteUse,
};
use crate::telegram::callback::Callback;
use crate::telegram::command::Command;

/// The longest nickname.
const NICK: usize = 60;

/// What is stored, why, how long, who sees it, and how to get and delete it.
pub(crate) fn told(language: Language, remote: Option<&RemoteServer>) -> Reply {
    let remote = remote.map(|remote| {
        let name = html::escape(&remote.name);
        match remote.used_for {
            RemoteUse::Everything => t!(language, "privacy-remote-all", name = name),
            RemoteUse::TheRest => t!(language, "privacy-remote-rest", name = name),
        }
    });
    let sees = t!(language, "privacy-sees");
    let sees = std::iter::once(sees).chain(remote).collect::<Vec<_>>().join("\n");
    let parts = [
        t!(language, "privacy-title"),
        t!(language, "privacy-stored"),
        t!(language, "privacy-why"),
        t!(language, "privacy-how-long"),
        sees,
        t!(language, "privacy-yours"),
    ];
    let export = press(t!(language, "privacy-export"), &Callback::Do(Command::Export));
    let forget = press(t!(language, "privacy-forget"), &Callback::Do(Command::Forget));
    Reply { buttons: rows([vec![export, forget]]), ..Reply::text(parts.join("\n\n")) }
}

/// Below the file with everything.
pub(crate) fn exported(language: Language) -> Reply {
    let forget = press(t!(language, "privacy-forget"), &Callback::Do(Command::Forget));
    Reply { buttons: rows([vec![forget]]), ..Reply::text(t!(language, "export-caption")) }
}

/// Shall everything be forgotten? What goes, and what cannot be taken back.
pub(crate) fn question(language: Language, offer: &ForgetOffer) -> Reply {
    let ForgetOffer { id, kept, login } = offer;
    let mut lines = vec![t!(language, "forget-title"), goes(language, kept, *login)];
    lines.extend(match login {
        LoginFate::None => None,
        LoginFate::Ends => Some(t!(language, "forget-login-ends")),
        LoginFate::Chosen => Some(t!(language, "forget-login-chosen")),
        LoginFate::Shared => Some(t!(language, "forget-login-shared")),
    });
    lines.push(t!(language, "forget-gone"));
    let yes = |label: String, ends_pasted| {
        vec![press(label, &Callback::ForgetYes { id: id.clone(), ends_pasted })]
    };
    let mut buttons = vec![yes(t!(language, "forget-yes"), false)];
    if *login == LoginFate::Chosen {
        buttons.push(yes(t!(language, "forget-yes-end"), true));
    }
    buttons.push(vec![press(t!(language, "forget-no"), &Callback::ForgetNo { id: id.clone() })]);
    Reply { buttons: rows(buttons), ..Reply::text(lines.join("\n\n")) }
}

/// The list of what goes.
fn goes(language: Language, kept: &Belongings, login: LoginFate) -> String {
    let mut lines = vec![t!(language, "forget-goes")];
    lines.extend(kept.login.as_ref().map(|KeptLogin { nick, uin, .. }| {
        let nick = html::name(nick, NICK);
        let who = if nick.is_empty() { uin.to_string() } else { nick };
        t!(language, "forget-goes-login", who = who)
    }));
    if kept.agenda.is_some() || !kept.runs.is_empty() {
        lines.push(t!(language, "forget-goes-schedule", runs = kept.runs.len()));
    }
    let own = kept.accounts.iter().filter(|account| !account.is_shared);
    let days: usize = own.map(|account| account.listened.days.len()).sum();
    if days > 0 {
        lines.push(t!(language, "forget-goes-listening", days = days));
    }
    if !kept.tasks.is_empty() {
        lines.push(t!(language, "forget-goes-tasks", tasks = kept.tasks.len()));
    }
    if kept.has_report_key {
        lines.push(t!(language, "forget-goes-report-key"));
    }
    lines.push(match login {
        LoginFate::None => t!(language, "forget-goes-rest"),
        _ => t!(language, "forget-goes-rest-login"),
    });
    lines.join("\n")
}

/// What became of it.
pub(crate) fn done(language: Language, done: ForgetDone) -> Reply {
    let ForgetDone::Forgotten { login, left_elsewhere } = done else {
        return Reply::text(t!(language, "forget-busy"));
    };
    let mut lines = vec![t!(language, "forget-done")];
    lines.extend(match login {
        LoginEnd::None => None,
        LoginEnd::Ended => Some(t!(language, "forget-done-ended")),
        LoginEnd::Left => Some(t!(language, "forget-done-left")),
        LoginEnd::Shared => Some(t!(language, "forget-done-shared")),
        LoginEnd::NotEnded => Some(t!(language, "forget-done-not-ended")),
    });
    lines.extend(left_elsewhere.then(|| t!(language, "forget-done-elsewhere")));
    lines.push(t!(language, "forget-done-disk"));
    Reply::text(lines.join("\n"))
}

//! What is stored about a person, in words, and forgetting it.

use super::buttons::{press, rows};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::Language;
use crate::service::{
    Belongings, ForgetDone, ForgetOffer, ForgottenLogin, KeptLogin, LoginEnd, LoginFate,
    RemoteServer, RemoteUse,
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
    let ForgetOffer { id, kept, logins } = offer;
    let mut lines = vec![t!(language, "forget-title"), goes(language, kept)];
    lines.extend(fates(language, logins));
    lines.push(t!(language, "forget-gone"));
    let yes = |label: String, ends_pasted| {
        vec![press(label, &Callback::ForgetYes { id: id.clone(), ends_pasted })]
    };
    let mut buttons = vec![yes(t!(language, "forget-yes"), false)];
    if logins.iter().any(|(_, fate)| *fate == LoginFate::Chosen) {
        buttons.push(yes(t!(language, "forget-yes-end"), true));
    }
    buttons.push(vec![press(t!(language, "forget-no"), &Callback::ForgetNo { id: id.clone() })]);
    Reply { buttons: rows(buttons), ..Reply::text(lines.join("\n\n")) }
}

/// What becomes of the logins at QQ Music: of several, by name.
fn fates(language: Language, logins: &[(KeptLogin, LoginFate)]) -> Vec<String> {
    if let [(_, fate)] = logins {
        return vec![match fate {
            LoginFate::Ends => t!(language, "forget-login-ends"),
            LoginFate::Chosen => t!(language, "forget-login-chosen"),
            LoginFate::Shared => t!(language, "forget-login-shared"),
        }];
    }
    let fates = [LoginFate::Ends, LoginFate::Chosen, LoginFate::Shared];
    let told = fates.into_iter().filter_map(|fate| {
        let those = logins.iter().filter(|(_, its)| *its == fate);
        let names: Vec<_> = those.map(|(login, _)| html::name(&login.label(), NICK)).collect();
        let who = names.join(" · ");
        Some(match fate {
            _ if names.is_empty() => return None,
            LoginFate::Ends => t!(language, "forget-logins-end", who = who),
            LoginFate::Chosen => t!(language, "forget-logins-chosen", who = who),
            LoginFate::Shared => t!(language, "forget-logins-shared", who = who),
        })
    });
    told.collect()
}

/// The list of what goes.
fn goes(language: Language, kept: &Belongings) -> String {
    let mut lines = vec![t!(language, "forget-goes")];
    lines.extend(kept.logins.iter().map(|login| {
        let who = html::name(&login.label(), NICK);
        t!(language, "forget-goes-login", who = who)
    }));
    if !kept.runs.is_empty() {
        lines.push(t!(language, "forget-goes-schedule", runs = kept.runs.len()));
    } else if kept.agenda.as_ref().is_some_and(|agenda| !agenda.schedule.chores.is_empty()) {
        lines.push(t!(language, "forget-goes-plan"));
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
    if !kept.lent.is_empty() {
        lines.push(t!(language, "forget-goes-lent", places = kept.lent.len()));
    }
    if !kept.boards.is_empty() {
        lines.push(t!(language, "forget-goes-boards", groups = kept.boards.len()));
    }
    lines.push(match kept.logins.is_empty() {
        true => t!(language, "forget-goes-rest"),
        false => t!(language, "forget-goes-rest-login"),
    });
    lines.join("\n")
}

/// What became of it.
pub(crate) fn done(language: Language, done: ForgetDone) -> Reply {
    let ForgetDone::Forgotten { logins, left_elsewhere } = done else {
        return Reply::text(t!(language, "forget-busy"));
    };
    let mut lines = vec![t!(language, "forget-done")];
    let is_one = logins.len() == 1;
    lines.extend(logins.iter().map(|ForgottenLogin { label, end }| {
        let who = html::name(label, NICK);
        match end {
            LoginEnd::Ended if is_one => t!(language, "forget-done-ended"),
            LoginEnd::Left if is_one => t!(language, "forget-done-left"),
            LoginEnd::Shared if is_one => t!(language, "forget-done-shared"),
            LoginEnd::NotEnded if is_one => t!(language, "forget-done-not-ended"),
            LoginEnd::Ended => t!(language, "forget-done-of-ended", who = who),
            LoginEnd::Left => t!(language, "forget-done-of-left", who = who),
            LoginEnd::Shared => t!(language, "forget-done-of-shared", who = who),
            LoginEnd::NotEnded => t!(language, "forget-done-of-not-ended", who = who),
        }
    }));
    lines.extend(left_elsewhere.then(|| t!(language, "forget-done-elsewhere")));
    lines.push(t!(language, "forget-done-disk"));
    Reply::text(lines.join("\n"))
}

//! The accounts of a person, and taking one away.

use super::buttons::{press, rows};
use super::{Html, Reply, html, share};
use crate::i18n::t;
use crate::model::{Language, Lending, Uin, Uses};
use crate::service::{KeptLogin, LONGEST_NAME, LogoutDone, MOST_ACCOUNTS};
use crate::telegram::callback::{Callback, Own};

/// The longest name of an account.
const NAME: usize = 40;

fn who(own: &KeptLogin) -> String {
    html::name(&own.label(), NAME)
}

fn state(language: Language, own: &KeptLogin) -> String {
    match own.dead {
        false => t!(language, "accounts-alive"),
        true => t!(language, "accounts-dead"),
    }
}

/// All of them, with a button each; `news` stands before.
pub(crate) fn list(language: Language, own: &[KeptLogin], news: Option<String>) -> Reply {
    let mut lines: Vec<_> = news.into_iter().map(|news| format!("{news}\n")).collect();
    let add = press(t!(language, "accounts-add"), &Callback::Own(Own::Add));
    if own.is_empty() {
        lines.push(t!(language, "accounts-none"));
        return Reply { html: Html(lines.join("\n")), buttons: rows([vec![add]]) };
    }
    lines.push(t!(language, "accounts-title"));
    lines.extend(own.iter().zip(1_usize..).map(|(own, place)| {
        let line = format!("{place}. <b>{}</b> · {}", who(own), state(language, own));
        if own.is_current { format!("{line} · {}", t!(language, "accounts-in-use")) } else { line }
    }));
    lines.push(String::new());
    lines.push(match own.len() {
        1 => t!(language, "accounts-hint-one"),
        MOST_ACCOUNTS.. => t!(language, "accounts-hint-full", most = MOST_ACCOUNTS),
        _ => t!(language, "accounts-hint"),
    });
    let mut buttons: Vec<_> = own
        .iter()
        .map(|own| {
            let mark = if own.is_current { "👉 " } else { "" };
            vec![press(format!("{mark}{}", own.label()), &Callback::Own(Own::Look(own.uin)))]
        })
        .collect();
    buttons.extend((own.len() < MOST_ACCOUNTS).then(|| vec![add]));
    Reply { html: Html(lines.join("\n")), buttons: rows(buttons) }
}

/// That there is no room for another one.
pub(crate) fn full(language: Language, own: &[KeptLogin]) -> Reply {
    list(language, own, Some(t!(language, "accounts-full", most = MOST_ACCOUNTS)))
}

/// One of them, with what can be done.
pub(crate) fn one(language: Language, own: &KeptLogin) -> Reply {
    let mut lines = vec![format!("👤 <b>{}</b>", who(own))];
    if own.name.is_some() && !own.nick.is_empty() {
        lines.push(t!(language, "accounts-nick", nick = html::name(&own.nick, NAME)));
    }
    lines.push(t!(language, "user-uin", uin = own.uin.to_string()));
    lines.push(state(language, own));
    lines.extend(own.is_current.then(|| t!(language, "accounts-is-used")));
    let button = |label, own| press(label, &Callback::Own(own));
    let mut first = Vec::new();
    if !own.is_current {
        first.push(button(t!(language, "accounts-use"), Own::Use(own.uin)));
    }
    if own.dead {
        first.push(button(t!(language, "accounts-login"), Own::Add));
    }
    let second = vec![
        button(t!(language, "accounts-name"), Own::Name(own.uin)),
        button(t!(language, "accounts-remove"), Own::Remove(own.uin)),
    ];
    let back = vec![button(t!(language, "accounts-back"), Own::List)];
    Reply { html: Html(lines.join("\n")), buttons: rows([first, second, back]) }
}

/// That another one is used from now on.
pub(crate) fn used(language: Language, own: &KeptLogin) -> String {
    t!(language, "accounts-used", who = who(own))
}

/// What shall it be called?
pub(crate) fn name_question(language: Language, own: &KeptLogin) -> Reply {
    Reply::text(t!(language, "accounts-name-ask", who = who(own), most = LONGEST_NAME))
}

/// That another one is called so.
pub(crate) fn name_taken(language: Language, name: &str) -> Reply {
    Reply::text(t!(language, "accounts-name-taken", name = html::name(name, NAME)))
}

/// What it is called from now on.
pub(crate) fn named(language: Language, own: &KeptLogin) -> String {
    match own.name {
        Some(_) => t!(language, "accounts-named", who = who(own)),
        None => t!(language, "accounts-unnamed", who = who(own)),
    }
}

/// What else ends with an account: to whom it is lent.
fn lent_too(language: Language, uin: Uin, lent: &[(Lending, Uses)]) -> String {
    let those = lent.iter().filter(|(lending, _)| lending.uin == uin);
    let to: Vec<_> =
        those.map(|(lending, _)| html::escape(&share::place(language, lending))).collect();
    if to.is_empty() {
        return String::new();
    }
    format!("\n\n{}", t!(language, "accounts-lent", to = to.join(" · ")))
}

/// Shall it be removed?
pub(crate) fn remove_question(
    language: Language,
    own: &KeptLogin,
    lent: &[(Lending, Uses)],
) -> Reply {
    let buttons = rows([vec![
        press(t!(language, "accounts-remove-yes"), &Callback::Own(Own::RemoveYes(own.uin))),
        press(t!(language, "accounts-remove-no"), &Callback::Own(Own::List)),
    ]]);
    let text = t!(language, "accounts-remove-question", who = who(own));
    Reply { html: Html(text + &lent_too(language, own.uin, lent)), buttons }
}

/// That it was removed, and whether it was ended at QQ Music too.
pub(crate) fn removed(language: Language, own: &KeptLogin, ended: bool) -> String {
    match ended {
        true => t!(language, "accounts-removed-ended", who = who(own)),
        false => t!(language, "accounts-removed", who = who(own)),
    }
}

/// That an account is not there any more.
pub(crate) fn gone(language: Language) -> String {
    t!(language, "accounts-gone")
}

/// That no account is called so.
pub(crate) fn unknown(language: Language, word: &str, own: &[KeptLogin]) -> Reply {
    list(language, own, Some(t!(language, "accounts-unknown", word = html::name(word, NAME))))
}

/// The question before a log-out; of who has several accounts, which one is meant.
pub(crate) fn logout_question(
    language: Language,
    current: &KeptLogin,
    of: usize,
    lent: &[(Lending, Uses)],
) -> Reply {
    let lent = lent_too(language, current.uin, lent);
    let yes = press(t!(language, "logout-yes"), &Callback::LogoutYes(current.uin));
    let no = press(t!(language, "logout-no"), &Callback::LogoutNo);
    if of < 2 {
        let buttons = rows([vec![yes, no]]);
        return Reply { html: Html(t!(language, "logout-question") + &lent), buttons };
    }
    let others = press(t!(language, "logout-others"), &Callback::Own(Own::List));
    let text = t!(language, "logout-question-of", who = who(current));
    Reply { html: Html(text + &lent), buttons: rows([vec![yes, no], vec![others]]) }
}

/// What became of a log-out.
pub(crate) fn logged_out(language: Language, done: &LogoutDone) -> Reply {
    let mut lines = vec![match done.ended {
        true => t!(language, "logout-ended"),
        false => t!(language, "logout-forgotten"),
    }];
    lines.extend(done.now_used.as_ref().map(|own| used(language, own)));
    let list = press(t!(language, "accounts-button"), &Callback::Own(Own::List));
    let buttons = done.now_used.as_ref().and_then(|_| rows([vec![list]]));
    Reply { html: Html(lines.join("\n")), buttons }
}

/// The answer to "stay logged in".
pub(crate) fn stayed(language: Language) -> Reply {
    Reply::text(t!(language, "logout-stayed"))
}

//! What is said of several accounts of a person in one message, each below its name.

use super::super::buttons::rows;
use super::super::{Html, Reply, html};
use super::{NAME, told, with_buttons};
use crate::model::{Language, PersonId, Run};

/// The longest message about several accounts, which leaves room below Telegram's 4,096 for what is said
/// besides.
const MOST_TOGETHER: usize = 3500;

/// What is said of an account, with its name before it where the person has several.
pub(crate) fn named(reply: Reply, label: Option<&str>) -> Reply {
    let Some(label) = label else { return reply };
    let header = format!("👤 <b>{}</b>", html::name(label, NAME));
    Reply { html: Html(format!("{header}\n{}", reply.html.0)), ..reply }
}

/// How the run of an account went that is called so, with lines of its own behind it and its name on its
/// buttons.
pub(crate) fn told_of(
    language: Language,
    person: PersonId,
    run: &Run,
    label: &str,
    lines: &[String],
) -> Reply {
    let Reply { html, .. } = told(language, person, run, lines);
    let buttons = rows(with_buttons(language, person, run, Some(label)));
    named(Reply { html, buttons }, Some(label))
}

/// An account's run, with what the account is called and lines of its own.
pub(crate) type Named<'a> = (&'a Run, String, Vec<String>);

/// How the runs of several accounts went, to be told once.
pub(crate) fn told_all(
    language: Language,
    person: PersonId,
    runs: &[Named<'_>],
    extra: &[String],
) -> Vec<Reply> {
    let part = |(run, label, lines): &Named<'_>| told_of(language, person, run, label, lines);
    together(&runs.iter().map(part).collect::<Vec<_>>(), extra)
}

/// What is said of each account with all its buttons, and `extra` at the end: one message, or as many as it
/// takes where much is to be said.
pub(crate) fn together(parts: &[Reply], extra: &[String]) -> Vec<Reply> {
    let mut replies = Vec::new();
    let mut rest = parts;
    while !rest.is_empty() {
        let fits = |count: &usize| html::units(&one(&rest[..*count], &[]).html.0) <= MOST_TOGETHER;
        let (these, others) = rest.split_at((1..=rest.len()).rev().find(fits).unwrap_or(1));
        replies.push(one(these, if others.is_empty() { extra } else { &[] }));
        rest = others;
    }
    replies
}

fn one(parts: &[Reply], extra: &[String]) -> Reply {
    let said = parts.iter().map(|part| part.html.0.clone());
    let extra = (!extra.is_empty()).then(|| extra.join("\n"));
    let all = parts.iter().filter_map(|part| part.buttons.clone());
    Reply {
        html: Html(said.chain(extra).collect::<Vec<_>>().join("\n\n")),
        buttons: rows(all.flat_map(|markup| markup.inline_keyboard)),
    }
}

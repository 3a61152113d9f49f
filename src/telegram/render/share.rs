//! Lending a login: whose login gave an answer, and what is lent to whom.

use super::{Reply, html};
use crate::i18n::t;
use crate::model::{Language, Whose};
use crate::service::{Caller, Spent};

/// The longest name of a person in a text, in UTF-16 units.
pub(crate) const NAME: usize = 32;

/// An answer with a line that says whose login gave it where that is not the person's own, or why nobody's did.
pub(crate) fn credited(language: Language, caller: &Caller, reply: Reply) -> Reply {
    let Some(line) = credit(language, caller) else { return reply };
    let gap = if reply.html.0.is_empty() { "" } else { "\n\n" };
    Reply { html: crate::telegram::Html(format!("{}{gap}{line}", reply.html.0)), ..reply }
}

fn credit(language: Language, caller: &Caller) -> Option<String> {
    match caller.whose()? {
        Whose::Own => None,
        Whose::Lent { name } => {
            Some(t!(language, "share-credit-lent", name = person(language, &name)))
        }
        Whose::Default => Some(t!(language, "share-credit-default")),
        Whose::Nobody => caller.spent().map(|spent| used_up(language, &spent)),
    }
}

/// That a cap is used up for today, and what to do.
fn used_up(language: Language, spent: &Spent) -> String {
    let cap = spent.cap;
    match (&spent.whose, spent.is_members) {
        (Whose::Lent { name }, true) => {
            t!(language, "share-spent-member", name = person(language, name), cap = cap)
        }
        (Whose::Lent { name }, false) => {
            t!(language, "share-spent", name = person(language, name), cap = cap)
        }
        (_, true) => t!(language, "share-spent-default-member", cap = cap),
        (_, false) => t!(language, "share-spent-default"),
    }
}

/// A person's name, escaped and short.
pub(crate) fn person(language: Language, name: &str) -> String {
    let shown = html::name(name, NAME);
    if shown.is_empty() { t!(language, "share-somebody") } else { shown }
}

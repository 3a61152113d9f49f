//! Lending a login: whose login gave an answer, and what is lent to whom.

use chrono::NaiveDate;
use chrono_tz::Tz;
use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::settings::marked;
use super::{Reply, html, moment};
use crate::i18n::t;
use crate::model::{
    Caps, DailyCap, Language, Lending, LentTo, Operation, PersonId, Uin, Use, Uses, Whose,
};
use crate::service::{Caller, Missed, Why};
use crate::telegram::callback::{Callback, ShareAct};

/// The longest name of a person in a text, in UTF-16 units.
const NAME: usize = 32;
/// Requests that are shown for all of a person's lendings together: the list stays one message.
const SHOWN_USES: usize = 20;
/// The longest title of a group, and of a song.
const TITLE: usize = 32;
/// Of a title, on a button beside another.
const BUTTON: usize = 16;
/// Choices of a cap beside each other.
const BESIDE: usize = 3;

/// An answer with a line that says whose login gave it where that is not the person's own, or why no lent one did.
pub(crate) fn credited(language: Language, caller: &Caller, reply: Reply) -> Reply {
    if caller.missed().is_some() {
        return with_missed(language, caller, reply);
    }
    match caller.whose() {
        Some(Whose::Lent { name }) => {
            let line = t!(language, "share-credit-lent", name = person(language, &name));
            below(reply, &line)
        }
        Some(Whose::Default) => below(reply, &t!(language, "share-credit-default")),
        Some(Whose::Own | Whose::Nobody) | None => reply,
    }
}

/// A refusal with a line that says why no lent login helped, and what does; as it was where none is lent.
pub(crate) fn with_missed(language: Language, caller: &Caller, reply: Reply) -> Reply {
    match caller.missed() {
        Some(missed) => {
            let mut line = why(language, &missed);
            // Who is logged in already would gain nothing by that, and a button needs no words.
            let helps = caller.whose() != Some(Whose::Own) && missed.why != Why::Refused;
            if helps && reply.buttons.is_none() {
                line = format!("{line}\n{}", t!(language, "share-own-login"));
            }
            below(reply, &line)
        }
        None => reply,
    }
}

fn below(reply: Reply, line: &str) -> Reply {
    let gap = if reply.html.0.is_empty() { "" } else { "\n\n" };
    Reply { html: crate::telegram::Html(format!("{}{gap}{line}", reply.html.0)), ..reply }
}

fn why(language: Language, Missed { whose, why }: &Missed) -> String {
    let name = match whose {
        Whose::Lent { name } => Some(person(language, name)),
        _ => None,
    };
    match (*why, name) {
        (Why::MemberSpent(cap), Some(name)) => {
            t!(language, "share-spent-member", name = name, cap = cap)
        }
        (Why::MemberSpent(cap), None) => t!(language, "share-spent-default-member", cap = cap),
        (Why::Spent(cap), Some(name)) => t!(language, "share-spent", name = name, cap = cap),
        (Why::Spent(_), None) => t!(language, "share-spent-default"),
        (Why::Ended, Some(name)) => t!(language, "share-dead", name = name),
        (Why::Ended, None) => t!(language, "share-dead-default"),
        (Why::Failed, _) => t!(language, "share-failed", whose = login_of(language, whose)),
        (Why::Refused, _) => t!(language, "share-refused", whose = login_of(language, whose)),
    }
}

/// A lent login, within a sentence or at its beginning.
pub(crate) fn login_of(language: Language, whose: &Whose) -> String {
    match whose {
        Whose::Lent { name } => t!(language, "share-of", name = person(language, name)),
        _ => t!(language, "share-list-default"),
    }
}

/// A person's name, escaped and short.
pub(crate) fn person(language: Language, name: &str) -> String {
    let shown = html::name(name, NAME);
    if shown.is_empty() { t!(language, "share-somebody") } else { shown }
}

/// A person's name in plain letters, short.
pub(crate) fn plain_name(language: Language, name: &str) -> String {
    let shown = html::plain(name, NAME);
    if shown.is_empty() { t!(language, "share-somebody") } else { shown }
}

/// Why who asks cannot lend to the group now, and who does; each with whether their login is known to be dead.
pub(crate) fn nothing_to_lend(language: Language, why: &str, lenders: &[(Lending, bool)]) -> Reply {
    let who = if lenders.is_empty() {
        t!(language, "share-lenders-none")
    } else {
        t!(language, "share-lenders", names = names(language, lenders))
    };
    Reply::text(format!("{why}\n\n{who}"))
}

fn names(language: Language, lenders: &[(Lending, bool)]) -> String {
    let named = |(lending, is_dead): &(Lending, bool)| {
        let name = person(language, &lending.name);
        if *is_dead { t!(language, "share-lender-dead", name = name) } else { name }
    };
    let names: Vec<_> = lenders.iter().map(named).collect();
    names.join(&t!(language, "list-and"))
}

/// Asks whether a login is to be lent to a group, and says what that means.
pub(crate) fn question(language: Language, lending: &Lending, others: &[(Lending, bool)]) -> Reply {
    let Caps { member, total } = lending.caps;
    let name = person(language, &lending.name);
    let mut lines = vec![t!(language, "share-ask", name = name, member = member, total = total)];
    if !others.is_empty() {
        lines.push(t!(language, "share-ask-others", names = names(language, others)));
    }
    let press_to =
        |label: String, act| press(label, &Callback::Share { person: lending.lender, act });
    let yes = press_to(t!(language, "share-yes"), ShareAct::Lend);
    let no = press_to(t!(language, "share-no"), ShareAct::Decline);
    Reply { buttons: rows([vec![yes, no]]), ..Reply::text(lines.join("\n\n")) }
}

/// That a login is lent to the group, for all to see.
pub(crate) fn lent(language: Language, lending: &Lending) -> Reply {
    let Caps { member, total } = lending.caps;
    let name = person(language, &lending.name);
    let text = t!(language, "share-lent", name = name, member = member, total = total);
    Reply { buttons: rows([vec![take_back(language, lending)]]), ..Reply::text(text) }
}

/// That the person lends to the group already.
pub(crate) fn already(language: Language, lending: &Lending, used: u32) -> Reply {
    let Caps { member, total } = lending.caps;
    let text = t!(language, "share-already", used = used, member = member, total = total);
    Reply { buttons: rows([vec![take_back(language, lending)]]), ..Reply::text(text) }
}

/// That the person lends to the group already, but a login that is dead. `door` opens the login.
pub(crate) fn already_dead(
    language: Language,
    lending: &Lending,
    door: Option<InlineKeyboardButton>,
) -> Reply {
    let buttons = [Vec::from_iter(door), vec![take_back(language, lending)]];
    Reply { buttons: rows(buttons), ..Reply::text(t!(language, "share-already-dead")) }
}

/// That a login is lent to the group no more.
pub(crate) fn taken_back(language: Language, lending: &Lending) -> Reply {
    if lending.name.trim().is_empty() {
        return Reply::text(t!(language, "share-taken-back-nameless"));
    }
    Reply::text(t!(language, "share-taken-back", name = person(language, &lending.name)))
}

fn take_back(language: Language, lending: &Lending) -> InlineKeyboardButton {
    let act = ShareAct::TakeBack(lending.to);
    press(t!(language, "share-take-back"), &Callback::Share { person: lending.lender, act })
}

/// What a person lends, and how it was used.
pub(crate) struct Overview<'a> {
    /// Each lending with its use.
    pub(crate) lent: &'a [(Lending, Uses)],
    /// Of these accounts the login is dead.
    pub(crate) dead: &'a [Uin],
    /// What opens the login.
    pub(crate) door: Option<InlineKeyboardButton>,
    /// Who asks.
    pub(crate) person: PersonId,
    /// Whether they may lend to everyone, and could now.
    pub(crate) may_be_default: bool,
    /// QQ Music's day.
    pub(crate) today: NaiveDate,
    /// Their clock.
    pub(crate) zone: Tz,
}

/// The list of what a person lends, with buttons to take it back.
pub(crate) fn overview(language: Language, shown: &Overview<'_>) -> Reply {
    let mut parts = vec![t!(language, "share-list-title")];
    let mut buttons = Vec::new();
    if shown.lent.is_empty() {
        parts.push(t!(language, "share-list-none"));
    }
    let most = (SHOWN_USES / shown.lent.len().max(1)).max(1);
    for (lending, uses) in shown.lent {
        parts.push(entry(language, shown, lending, uses, most));
        let title = place(language, lending);
        let act = |act| Callback::Share { person: shown.person, act };
        let back = t!(language, "share-take-back-of", title = html::plain(&title, BUTTON));
        buttons.push(vec![
            press(back, &act(ShareAct::TakeBack(lending.to))),
            press(t!(language, "share-caps-button"), &act(ShareAct::Caps(lending.to))),
        ]);
    }
    if !shown.dead.is_empty() {
        buttons.extend(shown.door.clone().map(|door| vec![door]));
    }
    if shown.may_be_default {
        parts.push(t!(language, "share-default-about"));
        let act = ShareAct::AskDefault;
        let label = t!(language, "share-default-button");
        buttons.push(vec![press(label, &Callback::Share { person: shown.person, act })]);
    }
    Reply { buttons: rows(buttons), ..Reply::text(parts.join("\n\n")) }
}

fn entry(
    language: Language,
    shown: &Overview<'_>,
    lending: &Lending,
    uses: &Uses,
    most: usize,
) -> String {
    let (_, used) = uses.on(shown.today, shown.person);
    let Caps { member, total } = lending.caps;
    let title = html::escape(&place(language, lending));
    let head =
        t!(language, "share-list-row", title = title, used = used, member = member, total = total);
    let is_dead = shown.dead.contains(&lending.uin);
    let dead = is_dead.then(|| t!(language, "share-list-dead"));
    [vec![head], Vec::from_iter(dead), used_by(language, uses, shown.zone, most)]
        .concat()
        .join("\n")
}

/// A line for each of the last uses.
fn used_by(language: Language, uses: &Uses, zone: Tz, most: usize) -> Vec<String> {
    if uses.lately.is_empty() {
        return vec![t!(language, "share-list-unused")];
    }
    let line = |used: &Use| {
        let at = used.at.with_timezone(&zone);
        let day = moment::date(language, at.date_naive());
        let (time, name) = (moment::time(at.time()), member(language, used));
        let what = what(language, used);
        t!(language, "share-use", day = day, time = time, name = name, what = what)
    };
    uses.lately.iter().take(most).map(line).collect()
}

/// Who asked; of an admin who writes in the group's name nobody knows who it is.
fn member(language: Language, used: &Use) -> String {
    if used.member == PersonId::ANONYMOUS_ADMIN {
        t!(language, "share-anonymous-admin")
    } else {
        person(language, &used.name)
    }
}

/// To its lender: that a login is lent no more, and who used it lately.
pub(crate) fn ended(language: Language, lending: &Lending, uses: &Uses, zone: Tz) -> Reply {
    let head = match lending.to {
        LentTo::Everyone => t!(language, "share-ended-default"),
        LentTo::Group(_) => {
            t!(language, "share-ended", title = html::escape(&place(language, lending)))
        }
    };
    let lately = (!uses.lately.is_empty()).then(|| t!(language, "share-used-lately"));
    let lines = used_by(language, uses, zone, SHOWN_USES);
    let lines: Vec<_> = [head].into_iter().chain(lately).chain(lines).collect();
    Reply::text(lines.join("\n"))
}

/// The daily caps of what a person lends, with the choices there are. Where one of them was just chosen, and
/// the other followed, it is said.
pub(crate) fn caps(language: Language, lending: &Lending, followed: Option<DailyCap>) -> Reply {
    let Caps { member, total } = lending.caps;
    let title = html::escape(&place(language, lending));
    let mut text = t!(language, "share-caps", title = title, member = member, total = total);
    if let Some(followed) = followed {
        let line = match followed {
            DailyCap::Total(times) => t!(language, "share-caps-lifted", times = times),
            DailyCap::Member(times) => t!(language, "share-caps-lowered", times = times),
        };
        text = format!("{text}\n{line}");
    }
    let act = |act| Callback::Share { person: lending.lender, act };
    let choice = |label: String, cap, is_chosen| {
        press(marked(label, is_chosen), &act(ShareAct::Cap(lending.to, cap)))
    };
    let of_one = DailyCap::MEMBER.map(|times| {
        let label = t!(language, "share-cap-member", times = times);
        choice(label, DailyCap::Member(times), times == member)
    });
    let of_all = DailyCap::total(lending.to).map(|times| {
        let label = t!(language, "share-cap-total", times = times);
        choice(label, DailyCap::Total(times), times == total)
    });
    let back = vec![press(t!(language, "button-up"), &act(ShareAct::Overview))];
    let choices = of_one.chunks(BESIDE).chain(of_all.chunks(BESIDE)).map(<[_]>::to_vec);
    Reply { buttons: rows(choices.chain([back])), ..Reply::text(text) }
}

/// To whom it is lent, in plain letters.
pub(crate) fn place(language: Language, lending: &Lending) -> String {
    match lending.to {
        LentTo::Everyone => t!(language, "share-list-default"),
        LentTo::Group(_) => {
            let title = html::plain(&lending.title, TITLE);
            if title.is_empty() { t!(language, "share-list-group") } else { title }
        }
    }
}

fn what(language: Language, used: &Use) -> String {
    let song = html::name(&used.about, TITLE);
    match used.what {
        Operation::SongUrl => t!(language, "share-use-play", song = song),
        Operation::Lyric => t!(language, "share-use-lyric", song = song),
        Operation::Search => t!(language, "share-use-search"),
        Operation::Playlist => t!(language, "share-use-playlist"),
        _ => t!(language, "share-use-song"),
    }
}

/// Asks the bot's owner whether their login is to be the bot's default account.
pub(crate) fn default_question(language: Language, lending: &Lending) -> Reply {
    let Caps { member, total } = lending.caps;
    let act = |act| Callback::Share { person: lending.lender, act };
    let yes = press(t!(language, "share-default-yes"), &act(ShareAct::LendToAll));
    let no = press(t!(language, "share-no"), &act(ShareAct::Overview));
    let text = t!(language, "share-default-ask", member = member, total = total);
    Reply { buttons: rows([vec![yes, no]]), ..Reply::text(text) }
}

//! Greeting, help, and hints for what was not understood.

use teloxide::types::InlineKeyboardButton;

use super::buttons::{open, press, rows};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::Language;
use crate::telegram::callback::Callback;
use crate::telegram::command::{Audience, Command, Topic};

/// How much of a mistyped command is repeated.
const WORD: usize = 32;

/// The first words in a private chat.
pub(crate) fn greeting(language: Language) -> Reply {
    let search = press(t!(language, "button-search"), &Callback::Do(Command::Search));
    let login = press(t!(language, "button-login"), &Callback::Do(Command::Login));
    let lists = t!(language, "button-own-playlists");
    let lists = press(lists, &Callback::Do(Command::Playlist));
    let help = press(t!(language, "button-help"), &Callback::Do(Command::Help));
    let settings = press(t!(language, "button-settings"), &Callback::Do(Command::Settings));
    Reply {
        buttons: rows([vec![search, login], vec![lists, settings], vec![help]]),
        ..Reply::text(t!(language, "start-greeting"))
    }
}

/// The first words in a group. `me` is the bot's username: a button opens the private chat.
pub(crate) fn group_greeting(language: Language, me: &str) -> Reply {
    let address = format!("https://t.me/{me}?start={}", Command::Start.name());
    let private = open(t!(language, "button-private"), &address);
    Reply { buttons: rows([Vec::from_iter(private)]), ..Reply::text(t!(language, "start-group")) }
}

/// Every command that whoever asks `may` use, with what it does, by topic. `inline` is the bot's name
/// where it can be asked in any chat.
pub(crate) fn help(
    language: Language,
    inline: Option<&str>,
    may: impl Fn(Command) -> bool,
) -> Reply {
    let mut parts = vec![t!(language, "help-title")];
    parts.extend(Topic::ALL.map(|topic| chapter(language, topic, |command| may(*command))));
    let mut foot = vec![t!(language, "help-foot")];
    foot.extend(inline.map(|bot| t!(language, "help-inline", bot = bot)));
    parts.push(foot.join("\n"));
    Reply::text(parts.join("\n\n"))
}

/// What works in a group, of what `may` be used there by who asks: what groups are for with what it does,
/// the rest by its names, and `door`, the way to everything else.
pub(crate) fn group_help(
    language: Language,
    inline: Option<&str>,
    may: impl Fn(Command) -> bool,
    door: Option<InlineKeyboardButton>,
) -> Reply {
    let works = |command: &Command| command.audience() == Audience::Everywhere && may(*command);
    let topics = [Topic::Music, Topic::Group];
    let shown = topics.into_iter().filter(|topic| of(*topic).any(|command| works(&command)));
    let mut parts = vec![t!(language, "help-title-group")];
    parts.extend(shown.map(|topic| chapter(language, topic, works)));
    let others = Topic::ALL.into_iter().filter(|topic| !topics.contains(topic)).flat_map(of);
    let names: Vec<_> =
        others.filter(works).map(|command| format!("/{}", command.name())).collect();
    let mut foot = vec![t!(language, "help-more", commands = names.join(" "))];
    foot.extend(inline.map(|bot| t!(language, "help-inline", bot = bot)));
    foot.push(t!(language, "help-foot-group"));
    parts.push(foot.join("\n"));
    Reply { buttons: rows([Vec::from_iter(door)]), ..Reply::text(parts.join("\n\n")) }
}

/// The commands of a topic that a help is worth telling of: not the help itself.
fn of(topic: Topic) -> impl Iterator<Item = Command> {
    let is_told = |command: &Command| !matches!(command, Command::Help | Command::Start);
    let all = Command::ALL.iter().copied().filter(is_told);
    all.filter(move |command| command.topic() == topic)
}

fn chapter(language: Language, topic: Topic, is_shown: impl Fn(&Command) -> bool) -> String {
    let line = |command: Command| format!("/{} {}", command.name(), command.summary(language));
    let mut lines = vec![topic_title(language, topic)];
    lines.extend(of(topic).filter(is_shown).map(line));
    lines.join("\n")
}

fn topic_title(language: Language, topic: Topic) -> String {
    match topic {
        Topic::Music => t!(language, "help-topic-music"),
        Topic::Account => t!(language, "help-topic-account"),
        Topic::Daily => t!(language, "help-topic-daily"),
        Topic::Group => t!(language, "help-topic-group"),
        Topic::Bot => t!(language, "help-topic-bot"),
    }
}

/// For a command's word without its slash, which also was searched for.
pub(crate) fn meant(language: Language, command: Command) -> Reply {
    Reply::text(t!(language, "help-meant", command = command.name()))
}

/// For a command that does not exist.
pub(crate) fn unknown(language: Language, word: &str) -> Reply {
    let shown = html::name(word, WORD);
    Reply::text(match Command::nearest(word) {
        Some(near) => t!(language, "help-unknown-nearest", word = shown, nearest = near.name()),
        None => t!(language, "help-unknown", word = shown),
    })
}

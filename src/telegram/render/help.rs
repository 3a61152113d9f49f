//! Greeting, help, and hints for what was not understood.

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

/// Every command with what it does, by topic. Only an owner is told of those for owners. `inline` is the
/// bot's name where it can be asked in any chat.
pub(crate) fn help(language: Language, is_owner: bool, inline: Option<&str>) -> Reply {
    let mut parts = vec![t!(language, "help-title")];
    for topic in Topic::ALL {
        let mut lines = vec![topic_title(language, topic)];
        let commands = Command::ALL.iter().copied().filter(|command| {
            command.topic() == topic && (is_owner || command.audience() != Audience::Owner)
        });
        lines.extend(commands.map(|command| line(language, command)));
        parts.push(lines.join("\n"));
    }
    let mut foot = vec![t!(language, "help-foot")];
    foot.extend(inline.map(|bot| t!(language, "help-inline", bot = bot)));
    parts.push(foot.join("\n"));
    Reply::text(parts.join("\n\n"))
}

fn line(language: Language, command: Command) -> String {
    let mark = match command.audience() {
        Audience::Everywhere => String::new(),
        Audience::Private | Audience::Owner => t!(language, "help-private-mark"),
    };
    format!("/{} {}{mark}", command.name(), command.summary(language))
}

fn topic_title(language: Language, topic: Topic) -> String {
    match topic {
        Topic::Music => t!(language, "help-topic-music"),
        Topic::Account => t!(language, "help-topic-account"),
        Topic::Bot => t!(language, "help-topic-bot"),
    }
}

/// For a command that does not exist.
pub(crate) fn unknown(language: Language, word: &str) -> Reply {
    let shown = html::name(word, WORD);
    Reply::text(match Command::nearest(word) {
        Some(near) => t!(language, "help-unknown-nearest", word = shown, nearest = near.name()),
        None => t!(language, "help-unknown", word = shown),
    })
}

//! A group's settings: the first page tells what holds, a page a row has the choices.

use teloxide::types::InlineKeyboardButton;

use super::buttons::{press, rows};
use super::settings::{DEFAULT_QUALITY, languages, marked, name};
use super::{Reply, card};
use crate::i18n::t;
use crate::model::{Answers, Group, Language, Open, Quality, Quiet, Settings};
use crate::telegram::callback::{Callback, GroupChoice, GroupRow};

/// Rows of the first page beside each other.
const BESIDE: usize = 2;

/// What holds in a group.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen {
    /// Language and usual quality.
    pub(crate) settings: Settings,
    /// The rest.
    pub(crate) group: Group,
    /// In a group with topics: in which the settings stand; within, `None` is the general one.
    pub(crate) topic: Option<Option<i32>>,
    /// Whether Telegram shows the bot messages that are not meant for it.
    pub(crate) sees_links: bool,
}

impl Chosen {
    /// The quality of audio when nobody named one.
    fn usual(&self) -> Quality {
        self.settings.quality.unwrap_or(DEFAULT_QUALITY).min(self.group.cap.0)
    }

    fn rows(&self) -> impl Iterator<Item = GroupRow> {
        let has_topics = self.topic.is_some() || self.group.answers != Answers::WhereAsked;
        GroupRow::ALL.into_iter().filter(move |row| *row != GroupRow::Answers || has_topics)
    }
}

/// A page of a group's settings; `None` is the first.
pub(crate) fn settings(language: Language, chosen: &Chosen, page: Option<GroupRow>) -> Reply {
    let Some(row) = page else { return first(language, chosen) };
    let mut text = vec![line(language, chosen, row), String::new()];
    text.push(explanation(language, row));
    if row == GroupRow::Links {
        text.push(seen(language, chosen.sees_links));
    }
    let back = vec![press(t!(language, "settings-back"), &Callback::GroupPage(None))];
    Reply {
        buttons: rows(choices(language, chosen, row).into_iter().chain([back])),
        ..Reply::text(text.join("\n"))
    }
}

fn first(language: Language, chosen: &Chosen) -> Reply {
    let mut text = vec![t!(language, "settings-title-group")];
    text.extend(chosen.rows().map(|row| line(language, chosen, row)));
    if chosen.group.links && !chosen.sees_links {
        text.push(seen(language, false));
    }
    text.push(t!(language, "settings-hint-group"));
    let buttons: Vec<_> = chosen
        .rows()
        .map(|row| press(title(language, row), &Callback::GroupPage(Some(row))))
        .collect();
    let buttons = buttons.chunks(BESIDE).map(<[_]>::to_vec);
    Reply { buttons: rows(buttons), ..Reply::text(text.join("\n")) }
}

/// A row's button.
fn title(language: Language, row: GroupRow) -> String {
    match row {
        GroupRow::Language => t!(language, "settings-row-language"),
        GroupRow::Quality => t!(language, "settings-row-quality"),
        GroupRow::Links => t!(language, "settings-row-links"),
        GroupRow::Open => t!(language, "settings-row-open"),
        GroupRow::Answers => t!(language, "settings-row-answers"),
        GroupRow::Quiet => t!(language, "settings-row-quiet"),
    }
}

/// What holds in a row.
fn line(language: Language, chosen: &Chosen, row: GroupRow) -> String {
    let Chosen { settings, group, .. } = chosen;
    match row {
        GroupRow::Language => {
            let spoken = match settings.language {
                Some(language) => name(language),
                None => t!(language, "settings-language-each"),
            };
            t!(language, "settings-language", language = spoken)
        }
        GroupRow::Quality => {
            let (usual, best) =
                (card::quality(language, chosen.usual()), card::quality(language, group.cap.0));
            t!(language, "settings-quality-group", usual = usual, best = best)
        }
        GroupRow::Links if group.links => t!(language, "settings-links-on"),
        GroupRow::Links => t!(language, "settings-links-off"),
        GroupRow::Open => match group.open {
            Open::Everything => t!(language, "settings-open-all"),
            Open::Listening => t!(language, "settings-open-music"),
            Open::Admins => t!(language, "settings-open-admins"),
        },
        GroupRow::Answers => match group.answers {
            Answers::WhereAsked => t!(language, "settings-answers-asked"),
            Answers::Topic(topic) if chosen.topic == Some(topic) => {
                t!(language, "settings-answers-here")
            }
            Answers::Topic(_) => t!(language, "settings-answers-topic"),
        },
        GroupRow::Quiet => match group.quiet {
            Quiet::Off => t!(language, "settings-quiet-off"),
            Quiet::TenMinutes | Quiet::Hour | Quiet::Day => {
                t!(language, "settings-quiet-on", time = quiet(language, group.quiet))
            }
        },
    }
}

fn explanation(language: Language, row: GroupRow) -> String {
    match row {
        GroupRow::Language => t!(language, "settings-about-language"),
        GroupRow::Quality => t!(language, "settings-about-quality"),
        GroupRow::Links => t!(language, "settings-about-links"),
        GroupRow::Open => t!(language, "settings-about-open"),
        GroupRow::Answers => t!(language, "settings-about-answers"),
        GroupRow::Quiet => t!(language, "settings-about-quiet"),
    }
}

/// Whether the bot sees pasted links, and if not, what helps.
fn seen(language: Language, sees_links: bool) -> String {
    if sees_links {
        t!(language, "settings-links-seen")
    } else {
        t!(language, "settings-links-unseen")
    }
}

fn choices(language: Language, chosen: &Chosen, row: GroupRow) -> Vec<Vec<InlineKeyboardButton>> {
    let Chosen { settings, group, topic, .. } = *chosen;
    let button = |label: String, choice, is_chosen| {
        press(marked(label, is_chosen), &Callback::GroupChoice(choice))
    };
    match row {
        GroupRow::Language => {
            let label = t!(language, "settings-language-each-button");
            let each = marked(label, settings.language.is_none());
            let each = press(each, &Callback::Language(None));
            [vec![each]].into_iter().chain(languages(settings.language)).collect()
        }
        GroupRow::Quality => {
            let usual = Quality::ALL.into_iter().filter(|one| *one <= group.cap.0).map(|one| {
                let label =
                    t!(language, "settings-quality-usual", quality = card::quality(language, one));
                vec![press(marked(label, chosen.usual() == one), &Callback::Quality(one))]
            });
            let best = Quality::ALL.into_iter().map(|one| {
                let quality = card::quality(language, one);
                let label = t!(language, "settings-quality-best", quality = quality);
                vec![button(label, GroupChoice::Cap(one), group.cap.0 == one)]
            });
            usual.chain(best).collect()
        }
        GroupRow::Links => vec![vec![
            button(t!(language, "settings-on"), GroupChoice::Links(true), group.links),
            button(t!(language, "settings-off"), GroupChoice::Links(false), !group.links),
        ]],
        GroupRow::Open => Open::ALL
            .map(|open| {
                let label = match open {
                    Open::Everything => t!(language, "settings-open-all-button"),
                    Open::Listening => t!(language, "settings-open-music-button"),
                    Open::Admins => t!(language, "settings-open-admins-button"),
                };
                vec![button(label, GroupChoice::Open(open), group.open == open)]
            })
            .into(),
        GroupRow::Answers => {
            let asked = group.answers == Answers::WhereAsked;
            let here = topic.is_some_and(|topic| group.answers == Answers::Topic(topic));
            let mut choices = vec![button(
                t!(language, "settings-answers-asked-button"),
                GroupChoice::Here(false),
                asked,
            )];
            if topic.is_some() {
                let label = t!(language, "settings-answers-here-button");
                choices.push(button(label, GroupChoice::Here(true), here));
            }
            vec![choices]
        }
        GroupRow::Quiet => {
            let choices = Quiet::ALL.map(|one| {
                button(quiet(language, one), GroupChoice::Quiet(one), group.quiet == one)
            });
            choices.chunks(BESIDE).map(<[_]>::to_vec).collect()
        }
    }
}

/// How long answers stay, as a button says it.
fn quiet(language: Language, quiet: Quiet) -> String {
    match quiet {
        Quiet::Off => t!(language, "settings-quiet-never"),
        Quiet::TenMinutes => t!(language, "settings-quiet-10m"),
        Quiet::Hour => t!(language, "settings-quiet-1h"),
        Quiet::Day => t!(language, "settings-quiet-1d"),
    }
}

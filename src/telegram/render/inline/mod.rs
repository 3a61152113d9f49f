//! Inline mode: the results of a query, and the card that is sent for one (`card`).

mod card;

use teloxide::types::{
    FileId, InlineKeyboardButton, InlineKeyboardButtonKind, InlineQueryResult,
    InlineQueryResultArticle, InlineQueryResultCachedAudio, InlineQueryResultCachedDocument,
    InlineQueryResultsButton, InlineQueryResultsButtonKind, InputMessageContent,
    InputMessageContentText, LinkPreviewOptions, ParseMode,
};

use super::buttons::rows;
use super::{Reply, error, html};
use crate::i18n::t;
use crate::model::{Language, Quality, Song, SongMid};
use crate::service::Error;

pub(crate) use card::{
    caption, coming, denied, door, failure, filled, lost, not_now, started, too_large, waiting,
};

use card::{card, elsewhere, title};

/// How long songs that were found hold: what QQ Music answers changes little.
const FOUND_S: u32 = 300;
/// How long "type a name" and today's recommendation hold: somebody may log in meanwhile.
const HINT_S: u32 = 30;
/// How long a failure holds: not asked again with each letter, and soon anew.
const FAILURE_S: u32 = 3;
/// The width of a result's cover in pixels.
const THUMBNAIL: u32 = 150;
/// The width of a card's cover in pixels.
pub(crate) const PREVIEW: u32 = 500;
/// The longest name in a result or a card, in UTF-16 units.
const NAME: usize = 100;
/// The longest names below a result's title: the album stands on the same line.
const FACT: usize = 40;

/// A result that a person sent, as its id says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pick {
    /// The song.
    pub(crate) song: SongMid,
    /// The quality in which it is to come.
    pub(crate) quality: Quality,
    /// Whether it was asked for in a group; which one, nobody knows.
    pub(crate) in_group: bool,
}

impl Pick {
    /// The result's id.
    fn encode(&self) -> String {
        let place = if self.in_group { "g" } else { "s" };
        format!("{place}:{}:{}", self.quality.name(), self.song)
    }

    /// Reads a result's id; `None` for one that has nothing to come.
    pub(crate) fn decode(id: &str) -> Option<Self> {
        let (place, rest) = id.split_once(':')?;
        let in_group = match place {
            "g" => true,
            "s" => false,
            _ => return None,
        };
        let (quality, song) = rest.split_once(':')?;
        let quality = Quality::from_name(quality)?;
        Some(Self { song: SongMid::new(song).ok()?, quality, in_group })
    }
}

/// A song that was found.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The song.
    pub(crate) song: Song,
    /// The quality in which this person gets it.
    pub(crate) quality: Quality,
    /// The file that Telegram has, if this person may have it at once.
    pub(crate) file: Option<String>,
    /// Whether its audio can come into the message that is sent.
    pub(crate) can_come: bool,
    /// Whether it is asked for in a group.
    pub(crate) in_group: bool,
}

/// The answer to a query.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// Cards, each with the file that is better, if there is one.
    cards: Vec<(InlineQueryResult, Option<InlineQueryResult>)>,
    /// What the next query begins with; empty when nothing follows.
    pub(crate) next_offset: String,
    /// For how many seconds Telegram may give it again.
    pub(crate) holds_s: u32,
    /// A line above the results, which opens the private chat.
    pub(crate) button: Option<InlineQueryResultsButton>,
}

impl Answer {
    /// What is shown.
    pub(crate) fn results(&self) -> Vec<&InlineQueryResult> {
        self.cards.iter().map(|(card, file)| file.as_ref().unwrap_or(card)).collect()
    }

    /// Whether there are files among the results.
    pub(crate) fn has_files(&self) -> bool {
        self.cards.iter().any(|(_, file)| file.is_some())
    }

    /// The same with cards only.
    pub(crate) fn without_files(self) -> Self {
        let cards = self.cards.into_iter().map(|(card, _)| (card, None)).collect();
        Self { cards, ..self }
    }

    /// No results, and a line that says why.
    fn line(text: &str, start: &str, holds_s: u32) -> Self {
        let button = Some(line(text, start));
        Self { cards: Vec::new(), next_offset: String::new(), holds_s, button }
    }
}

fn line(text: &str, start: &str) -> InlineQueryResultsButton {
    let kind = InlineQueryResultsButtonKind::StartParameter(start.to_owned());
    InlineQueryResultsButton { text: text.to_owned(), kind }
}

/// What `/start` is given by lines that only tell something: the greeting.
const GREETING: &str = "inline";

/// A page of songs.
pub(crate) fn songs(language: Language, bot: &str, found: &[Row], next: Option<u32>) -> Answer {
    Answer {
        cards: found.iter().map(|row| result(language, bot, row)).collect(),
        next_offset: next.map(|page| page.to_string()).unwrap_or_default(),
        holds_s: FOUND_S,
        button: None,
    }
}

/// Nothing was typed yet: today's recommendation.
pub(crate) fn daily(language: Language, bot: &str, found: &[Row]) -> Answer {
    let button = Some(line(&t!(language, "inline-daily"), GREETING));
    Answer { button, holds_s: HINT_S, ..songs(language, bot, found, None) }
}

/// Nothing was typed yet: what to type.
pub(crate) fn hint(language: Language, bot: &str) -> Answer {
    let text = content(&t!(language, "inline-hint-message", bot = bot), None);
    let title = t!(language, "inline-hint-title");
    let try_it = InlineKeyboardButton::new(
        t!(language, "inline-hint-button"),
        InlineKeyboardButtonKind::SwitchInlineQueryCurrentChat(String::new()),
    );
    let mut article = InlineQueryResultArticle::new("hint", title, text)
        .description(t!(language, "inline-hint-text"));
    article.reply_markup = rows([vec![try_it]]);
    let cards = vec![(InlineQueryResult::Article(article), None)];
    Answer { cards, next_offset: String::new(), holds_s: HINT_S, button: None }
}

/// Nothing was found.
pub(crate) fn nothing(language: Language) -> Answer {
    Answer::line(&t!(language, "inline-nothing"), GREETING, FOUND_S)
}

/// The person may not use the bot.
pub(crate) fn stranger(language: Language) -> Answer {
    Answer::line(&t!(language, "inline-stranger"), GREETING, HINT_S)
}

/// The person asks too much.
pub(crate) fn too_fast(language: Language) -> Answer {
    Answer::line(&t!(language, "inline-too-fast"), GREETING, FAILURE_S)
}

/// QQ Music takes too long.
pub(crate) fn slow(language: Language) -> Answer {
    Answer::line(&t!(language, "inline-slow"), GREETING, FAILURE_S)
}

/// The search failed.
pub(crate) fn failed(language: Language, failure: &Error) -> Answer {
    match error(language, failure).1 {
        // In private there is a button that helps.
        Some(_) => Answer::line(&t!(language, "inline-confirm"), "check", FAILURE_S),
        None => Answer::line(&t!(language, "inline-failed"), GREETING, FAILURE_S),
    }
}

fn result(
    language: Language,
    bot: &str,
    row: &Row,
) -> (InlineQueryResult, Option<InlineQueryResult>) {
    let Row { song, quality, .. } = row;
    let pick = Pick { song: song.mid.clone(), quality: *quality, in_group: row.in_group };
    let reply = if row.can_come {
        waiting(language, bot, song, *quality)
    } else {
        Reply { buttons: elsewhere(language, bot, song), ..card(language, song) }
    };
    let cover = song.album.cover_url(PREVIEW);
    let text = content(&reply.html.0, cover.as_deref());
    let mut article = InlineQueryResultArticle::new(pick.encode(), title(language, song), text)
        .description(facts(song));
    article.reply_markup = reply.buttons;
    let thumbnail = song.album.cover_url(THUMBNAIL).and_then(|address| address.parse().ok());
    if let Some(address) = thumbnail {
        article =
            article.thumbnail_url(address).thumbnail_width(THUMBNAIL).thumbnail_height(THUMBNAIL);
    }
    let file = row.file.as_ref().map(|file| at_once(language, row, file));
    (InlineQueryResult::Article(article), file)
}

/// The audio itself.
fn at_once(language: Language, row: &Row, file: &str) -> InlineQueryResult {
    let Row { song, quality, .. } = row;
    let id = format!("a:{}:{}", quality.name(), song.mid);
    let (file, buttons) = (FileId(file.to_owned()), filled(language, song));
    match quality {
        Quality::Mp3_128 | Quality::Mp3_320 => {
            let mut audio = InlineQueryResultCachedAudio::new(id, file);
            audio.reply_markup = buttons;
            InlineQueryResult::CachedAudio(audio)
        }
        Quality::Flac => {
            let title = title(language, song);
            let mut document = InlineQueryResultCachedDocument::new(id, title, file)
                .description(facts(song))
                .caption(caption(language, song, *quality).0)
                .parse_mode(ParseMode::Html);
            document.reply_markup = buttons;
            InlineQueryResult::CachedDocument(document)
        }
    }
}

/// Who sings it, the album, the length.
fn facts(song: &Song) -> String {
    let mut facts = vec![html::plain(&song.singer_names(), FACT)];
    facts.push(html::plain(&song.album.name, FACT));
    if song.interval_s > 0 {
        facts.push(html::clock(song.interval_s));
    }
    facts.retain(|fact| !fact.is_empty());
    facts.join(" · ")
}

fn content(html: &str, picture: Option<&str>) -> InputMessageContent {
    let text = InputMessageContentText::new(html).parse_mode(ParseMode::Html);
    InputMessageContent::Text(text.link_preview_options(preview(picture)))
}

/// How links are shown below a text: as this picture above it, or not at all.
pub(crate) fn preview(picture: Option<&str>) -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: picture.is_none(),
        url: picture.map(str::to_owned),
        prefer_small_media: false,
        prefer_large_media: picture.is_some(),
        show_above_text: picture.is_some(),
    }
}

//! The card of a listening report: one period as a picture, 1080 pixels wide.
//!
//! From above: who and when, how much, a row of numbers, a chart over time, songs, singers, genres.
//! What a report does not know is left out; a period that nobody tells is a card that says so.

mod board;
mod chart;
mod head;
mod ranks;
pub(super) mod words;

use std::sync::Arc;

use chrono::NaiveDate;

use super::Error;
use super::art::Placeholder;
use super::canvas::{Align, Area, Canvas};
use super::fonts::Font;
use super::look::{Look, Tone};
use super::turn;
use crate::i18n::t;
use crate::model::{Chart, Covers, Language, Period, Report, Reports, Theme};

pub use board::{board_card, drawn_board};

/// The width of a card in pixels: a phone's screen.
const WIDTH: u32 = 1080;
/// The space on either side.
const MARGIN: f32 = 40.0;
/// The space between panels.
const GAP: f32 = 20.0;
/// The space within a panel.
const PAD: f32 = 36.0;
/// How round panels are.
const ROUND: f32 = 32.0;
/// The height of the last lines.
const FOOT: f32 = 62.0;

/// How a card looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// The language of its words.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// The date of QQ Music's day on which it is shown: a report of an earlier day, week or month
    /// says so.
    pub today: NaiveDate,
}

/// Draws the cards of periods, one after another. Errors: as [`drawn_card`].
pub async fn report_cards(
    reports: Arc<Reports>,
    periods: &[Period],
    covers: Covers,
    style: Style,
) -> Result<Vec<(Period, Vec<u8>)>, Error> {
    let covers = Arc::new(covers);
    let mut cards = Vec::with_capacity(periods.len());
    for period in periods.iter().copied() {
        let (report, nick) = (reports.of(period).clone(), reports.nick.clone());
        let card = drawn_card(report, nick, Arc::clone(&covers), style);
        cards.push((period, card.await?));
    }
    Ok(cards)
}

/// Draws the card of a report on a thread for blocking work; whoever comes meanwhile waits for their
/// turn. A report that came with a picture keeps that one.
/// Errors: as [`report_card`]; [`Error::Broken`] when drawing panicked.
pub async fn drawn_card(
    report: Report,
    nick: String,
    covers: Arc<Covers>,
    style: Style,
) -> Result<Vec<u8>, Error> {
    if let Some(picture) = report.picture {
        return Ok(picture);
    }
    turn::drawn(move || report_card(&report, &nick, &covers, style)).await
}

/// Draws the card of a report: a PNG 1080 pixels wide and 500 to 2,500 high. Takes tens of
/// milliseconds of processor time.
/// Errors: [`Error::Encode`].
pub fn report_card(
    report: &Report,
    nick: &str,
    covers: &Covers,
    style: Style,
) -> Result<Vec<u8>, Error> {
    let look = Look::of(tone(report.period), style.theme);
    let parts = parts(report);
    let heights: f32 = parts.iter().map(|part| part.height(report) + GAP).sum();
    let head = head::height(report);
    let height = head + GAP + heights + FOOT;
    // The height is a sum of a few constants below ten thousand.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let size = (WIDTH, height.ceil() as u32);
    let mut canvas = Canvas::new(size, look.ground, style.language)?;
    let Style { language, today, .. } = style;
    let mut page = Page { canvas: &mut canvas, look, language, today, covers };
    head::draw(&mut page, report, nick, head);
    let mut y = head + GAP;
    for part in &parts {
        let area = Area::new(MARGIN, y, page.width() - 2.0 * MARGIN, part.height(report));
        page.canvas.fill(area, ROUND, look.panel);
        part.draw(&mut page, report, area);
        y += area.h + GAP;
    }
    foot(&mut page, report, height);
    canvas.png()
}

fn tone(period: Period) -> Tone {
    match period {
        Period::Total => Tone::Violet,
        Period::Today => Tone::Green,
        Period::Week => Tone::Blue,
        Period::Month => Tone::Orange,
    }
}

/// What is drawn on, how, and in which language.
struct Page<'a> {
    canvas: &'a mut Canvas,
    look: Look,
    language: Language,
    today: NaiveDate,
    covers: &'a Covers,
}

impl Page<'_> {
    #[expect(clippy::unused_self, reason = "the page knows how wide it is")]
    fn width(&self) -> f32 {
        1080.0
    }

    /// What stands for a picture that is missing.
    fn placeholder<'n>(&self, name: &'n str) -> Placeholder<'n> {
        Placeholder { name, ground: self.look.tint, ink: self.look.accent }
    }

    /// A panel's title, with a remark at its right.
    fn title(&mut self, area: Area, title: &str, remark: &str) {
        let line = area.y + PAD + 26.0;
        let (font, small) = (Font::bold(36.0), Font::regular(30.0));
        let remark = small.fit(remark, area.w / 2.0 - PAD);
        let room = area.w - 2.0 * PAD - small.width(&remark) - GAP;
        let title = font.fit(title, room);
        self.canvas.text(&title, font, (area.x + PAD, line), Align::Left, self.look.ink);
        let at = (area.right() - PAD, line);
        self.canvas.text(&remark, small, at, Align::Right, self.look.muted);
    }
}

/// A panel.
enum Part<'a> {
    /// That nothing is known.
    Unknown,
    /// Listening over time.
    Chart(&'a Chart),
    /// The songs.
    Songs,
    /// The singers.
    Singers,
    /// The genres.
    Genres,
}

fn parts(report: &Report) -> Vec<Part<'_>> {
    if !report.is_known() {
        return vec![Part::Unknown];
    }
    let mut parts: Vec<_> = chart::telling(report).into_iter().map(Part::Chart).collect();
    for (part, rows) in [
        (Part::Songs, &report.songs),
        (Part::Singers, &report.singers),
        (Part::Genres, &report.genres),
    ] {
        if !rows.is_empty() {
            parts.push(part);
        }
    }
    parts
}

impl Part<'_> {
    fn height(&self, report: &Report) -> f32 {
        match self {
            Self::Unknown => 420.0,
            Self::Chart(_) => chart::HEIGHT,
            Self::Songs => ranks::songs_height(report),
            Self::Singers => ranks::SINGERS,
            Self::Genres => ranks::GENRES,
        }
    }

    fn draw(&self, page: &mut Page<'_>, report: &Report, area: Area) {
        match self {
            Self::Unknown => unknown(page, report.period, area),
            Self::Chart(chart) => chart::draw(page, chart, area),
            Self::Songs => ranks::songs(page, report, area),
            Self::Singers => ranks::singers(page, report, area),
            Self::Genres => ranks::genres(page, report, area),
        }
    }
}

fn unknown(page: &mut Page<'_>, period: Period, area: Area) {
    let language = page.language;
    let middle = area.x + area.w / 2.0;
    let look = page.look;
    page.canvas.disc(middle, area.y + 118.0, 58.0, look.track);
    page.canvas.text("♪", Font::bold(64.0), (middle, area.y + 142.0), Align::Middle, look.accent);
    // The official report, which a key opens, has no total.
    let hint = match period {
        Period::Total => String::new(),
        Period::Today | Period::Week | Period::Month => t!(language, "report-card-unknown-hint"),
    };
    let lines = [
        (t!(language, "report-card-unknown"), Font::bold(40.0), look.ink, 240.0),
        (words::unknown(language, period), Font::regular(32.0), look.muted, 300.0),
        (hint, Font::regular(32.0), look.muted, 350.0),
    ];
    for (text, font, ink, y) in lines {
        let text = font.fit(&text, area.w - 2.0 * PAD);
        page.canvas.text(&text, font, (middle, area.y + y), Align::Middle, ink);
    }
}

fn foot(page: &mut Page<'_>, report: &Report, height: f32) {
    let font = Font::regular(26.0);
    let line = height - 32.0;
    let source = words::source(page.language, report);
    let width = page.width();
    let name = t!(page.language, "report-card-foot");
    let ink = page.look.muted;
    let taken = page.canvas.text(&name, font, (width - MARGIN - 8.0, line), Align::Right, ink);
    let source = font.fit(&source, width - 2.0 * MARGIN - taken - 40.0);
    page.canvas.text(&source, font, (MARGIN + 8.0, line), Align::Left, ink);
}

#[cfg(test)]
mod tests;

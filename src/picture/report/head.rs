//! The head of a card: who, when, how much, and a row of numbers.

use chrono::NaiveDate;

use super::super::art::{self, Placeholder};
use super::super::canvas::{Align, Area, Ink};
use super::super::fonts::{Font, drawable};
use super::super::look::{GLASS, PALE, WHITE};
use super::words::{self, Piece};
use super::{MARGIN, PAD, Page};
use crate::i18n::{grouped, t};
use crate::model::{Language, Report};

/// Down to the line with the name.
const NAME: f32 = 224.0;
/// The large number with the line above it.
const NUMBER: f32 = 206.0;
/// The row of small numbers.
const TILES: f32 = 164.0;
/// Below the last of them.
const END: f32 = 28.0;
/// The avatar's width.
const AVATAR: f32 = 84.0;
/// Numbers side by side.
const MOST_TILES: usize = 4;

/// How high the head is.
pub(super) fn height(report: &Report) -> f32 {
    let number = if main(Language::En, report, report.until).is_some() { NUMBER } else { 0.0 };
    let row = if tiles(Language::En, report).is_empty() { 0.0 } else { TILES };
    NAME + number + row + END
}

/// Draws it over the whole width.
pub(super) fn draw(page: &mut Page<'_>, report: &Report, nick: &str, height: f32) {
    let (look, language, width) = (page.look, page.language, page.width());
    // The corners above are beyond the sheet.
    let all = Area::new(0.0, -80.0, width, height + 80.0);
    page.canvas.fill_gradient(all, 56.0, look.from, look.to);
    record(page, width, height);

    let font = Font::bold(34.0);
    let name = words::period(language, report, page.today);
    let chip = Area::new(MARGIN, 56.0, font.width(&name) + 56.0, 64.0);
    page.canvas.fill(chip, 32.0, GLASS);
    page.canvas.text(&name, font, (chip.x + 28.0, chip.y + 44.0), Align::Left, WHITE);
    let range = words::range(language, report);
    let at = (width - MARGIN, chip.y + 43.0);
    page.canvas.text(&range, Font::regular(32.0), at, Align::Right, PALE);

    let has_face = page.covers.avatar.is_some() || !drawable(nick).is_empty();
    let left = if has_face { avatar(page, nick) } else { MARGIN };
    let font = Font::bold(46.0);
    let most = width - left - MARGIN;
    let title = if drawable(nick).is_empty() {
        t!(language, "report-card-title-nameless")
    } else {
        let around = font.width(&t!(language, "report-card-title", nick = ""));
        t!(language, "report-card-title", nick = font.fit(nick, most - around))
    };
    page.canvas.text(&font.fit(&title, most), font, (left, 196.0), Align::Left, WHITE);

    let mut y = NAME;
    if let Some((label, pieces)) = main(language, report, page.today) {
        let ink = PALE;
        page.canvas.text(&label, Font::regular(34.0), (MARGIN, y + 44.0), Align::Left, ink);
        large(page, &pieces, y + 176.0);
        y += NUMBER;
    }
    row(page, &tiles(language, report), y + 16.0);
}

/// The person's avatar beside their name; gives where the name begins.
fn avatar(page: &mut Page<'_>, nick: &str) -> f32 {
    let area = Area::new(MARGIN, 138.0, AVATAR, AVATAR);
    let placeholder = Placeholder { name: nick, ground: GLASS, ink: WHITE };
    let picture = page.covers.avatar.as_deref();
    art::square(page.canvas, picture, (area, AVATAR / 2.0), placeholder);
    page.canvas.ring(
        area.x + AVATAR / 2.0,
        area.y + AVATAR / 2.0,
        AVATAR / 2.0,
        3.0,
        WHITE.with_alpha(150),
    );
    area.right() + 22.0
}

/// A record that turns at the edge.
fn record(page: &mut Page<'_>, width: f32, height: f32) {
    // It ends within the head, whatever its height.
    let (x, y, most) = (width - 60.0, height * 0.42, height * 0.49);
    for (part, alpha) in [(1.0, 16), (0.73, 18), (0.46, 20)] {
        page.canvas.disc(x, y, most * part, Ink::rgb(0).with_alpha(alpha));
    }
    for part in [0.865, 0.595] {
        page.canvas.ring(x, y, most * part, 2.0, WHITE.with_alpha(26));
    }
}

/// The number that says most, with the line above it.
fn main(language: Language, report: &Report, today: NaiveDate) -> Option<(String, Vec<Piece>)> {
    if let Some(seconds) = report.listened_s {
        let label = words::listened(language, report, today);
        return Some((label, words::large(language, seconds)));
    }
    if let Some(seconds) = report.daily_average_s {
        let label = t!(language, "report-card-average");
        return Some((label, words::large(language, seconds)));
    }
    let plays = report.plays?;
    Some((t!(language, "report-card-plays"), words::large_plays(language, plays)))
}

/// The other numbers: value and name.
fn tiles(language: Language, report: &Report) -> Vec<(String, String)> {
    let mut tiles = Vec::new();
    if let (Some(_), Some(seconds)) = (report.listened_s, report.daily_average_s) {
        tiles.push((words::short(language, seconds), t!(language, "report-card-average")));
    }
    let has_time = report.listened_s.is_some() || report.daily_average_s.is_some();
    if let Some(plays) = report.plays.filter(|_| has_time) {
        tiles.push((grouped(plays), t!(language, "report-card-plays")));
    }
    if let Some(days) = report.streak_days {
        let value = t!(language, "report-card-days", days = days);
        tiles.push((value, t!(language, "report-card-streak")));
    }
    if let Some(hour) = report.favourite_hour {
        tiles.push((format!("{hour:02}:00"), t!(language, "report-card-hour")));
    }
    if let Some(songs) = report.new_songs {
        tiles.push((grouped(songs), t!(language, "report-card-new")));
    }
    tiles.truncate(MOST_TILES);
    tiles
}

fn large(page: &mut Page<'_>, pieces: &[Piece], line: f32) {
    let font = |piece: &Piece| if piece.is_number { Font::bold(124.0) } else { Font::bold(46.0) };
    let gap = |piece: &Piece| if piece.is_number { 12.0 } else { 22.0 };
    let wide: f32 = pieces.iter().map(|it| font(it).width(&it.text) + gap(it)).sum();
    let part = ((page.width() - 2.0 * MARGIN) / wide).min(1.0);
    let mut x = MARGIN - 4.0;
    for piece in pieces {
        let font = Font::bold(font(piece).size * part);
        x += page.canvas.text(&piece.text, font, (x, line), Align::Left, WHITE);
        x += gap(piece) * part;
    }
}

fn row(page: &mut Page<'_>, tiles: &[(String, String)], y: f32) {
    // One or two do not fill the row.
    let many: f32 = tiles.iter().map(|_| 1.0).sum::<f32>().max(3.0);
    let gap = 18.0;
    let width = (page.width() - 2.0 * MARGIN - gap * (many - 1.0)) / many;
    let mut x = MARGIN;
    for (value, name) in tiles {
        let area = Area::new(x, y, width, TILES - 28.0);
        page.canvas.fill(area, 26.0, GLASS);
        let room = width - 1.2 * PAD;
        let middle = x + width / 2.0;
        let font = Font::bold(shrink(value, room));
        page.canvas.text(value, font, (middle, y + 68.0), Align::Middle, WHITE);
        let small = Font::regular(28.0);
        let name = small.fit(name, room);
        let ink = PALE;
        page.canvas.text(&name, small, (middle, y + 112.0), Align::Middle, ink);
        x += width + gap;
    }
}

/// The size at which a value fits.
fn shrink(value: &str, room: f32) -> f32 {
    let wide = Font::bold(46.0).width(value);
    if wide > room { 46.0 * room / wide } else { 46.0 }
}

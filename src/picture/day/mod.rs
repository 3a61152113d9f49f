//! The card of a daily message: what was gained, the streak, the balance before and after, what was
//! done and what was not. A PNG 1080 pixels wide.

use chrono::{Datelike, NaiveDate};

use super::canvas::{Align, Area, Canvas};
use super::fonts::Font;
use super::look::{GLASS, Look, PALE, Tone, WHITE};
use super::report::words;
use super::{Error, turn};
use crate::i18n::{grouped, t};
use crate::model::{Drawing, Language, StepState};

/// The width of a card in pixels.
const WIDTH: f32 = 1080.0;
/// The space on either side.
const MARGIN: f32 = 40.0;
/// The space within a panel.
const PAD: f32 = 36.0;
/// The head, with the row of small numbers and without.
const HEAD: [f32; 2] = [556.0, 392.0];
/// A row of what was done, and each line of why below it.
const ROW: f32 = 74.0;
const WHY: f32 = 40.0;
/// The most lines of why, and the most rows.
const LINES: usize = 2;
const ROWS: usize = 10;
/// The panel of the last days.
const DAYS: f32 = 226.0;
/// The last line.
const FOOT: f32 = 62.0;

/// What a daily message tells, in plain words of its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The date of QQ Music's day.
    pub date: NaiveDate,
    /// Coins that were gained; `None` where nobody knows.
    pub gained: Option<u64>,
    /// Coins before; `None` where unknown.
    pub before: Option<u64>,
    /// Coins after; `None` where unknown.
    pub after: Option<u64>,
    /// Days signed in without a gap.
    pub streak: Option<u32>,
    /// Seconds listened on that date, where they were sampled.
    pub listened_s: Option<u64>,
    /// What was done, in its order.
    pub rows: Vec<DayRow>,
    /// The days before and this one, the oldest first, and whether one signed in; `None` where nobody
    /// knows. Empty for who does not sign in.
    pub days: Vec<(NaiveDate, Option<bool>)>,
}

/// One thing that was done, or was not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRow {
    /// What it is called.
    pub name: String,
    /// How it went.
    pub mark: Mark,
    /// What it gave; may be empty.
    pub gain: String,
    /// Why it is so; may be empty.
    pub why: String,
}

/// How something went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// It worked.
    Done,
    /// It did not, or nobody knows, or something should be known about it.
    Failed,
    /// There was nothing to do, or it is not ended.
    Open,
}

impl Mark {
    /// Of a state; `has_failed` when something should be known about it.
    pub fn of(state: StepState, has_failed: bool) -> Self {
        match state {
            StepState::Done => Self::Done,
            StepState::Todo | StepState::Doing => Self::Open,
            _ if has_failed => Self::Failed,
            StepState::Failed | StepState::Unsure => Self::Failed,
            StepState::Skipped => Self::Open,
        }
    }
}

/// Draws the card of a day on a thread for blocking work; whoever comes meanwhile waits for their
/// turn. Errors: as [`day_card`]; [`Error::Broken`] when drawing panicked.
pub async fn drawn_day_card(day: Day, drawing: Drawing) -> Result<Vec<u8>, Error> {
    turn::drawn(move || day_card(&day, drawing)).await
}

/// Draws the card of a day: a PNG 1080 pixels wide and at most 2,500 high. Takes tens of milliseconds
/// of processor time. Errors: [`Error::Encode`].
pub fn day_card(day: &Day, drawing: Drawing) -> Result<Vec<u8>, Error> {
    let Drawing { language, theme } = drawing;
    let look = Look::of(Tone::Green, theme);
    let tiles = tiles(language, day);
    let head = HEAD[usize::from(tiles.is_empty())];
    let rows: Vec<_> = day.rows.iter().take(ROWS).map(|row| (row, why(row))).collect();
    let list = rows.iter().map(|(_, why)| height(why)).sum::<f32>();
    let list = if rows.is_empty() { 0.0 } else { list + PAD };
    let days = if day.days.is_empty() { 0.0 } else { DAYS + 20.0 };
    let height = head + 20.0 + list + 20.0 + days + FOOT;
    // A sum of a few constants below ten thousand.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let size = (WIDTH as u32, height.ceil() as u32);
    let mut canvas = Canvas::new(size, look.ground, language)?;
    let mut page = Page { canvas: &mut canvas, look, language };
    page.head(day, &tiles, head);
    let mut area = Area::new(MARGIN, head + 20.0, WIDTH - 2.0 * MARGIN, list);
    page.rows(&rows, area);
    area = Area { y: area.bottom() + 20.0, h: DAYS, ..area };
    if !day.days.is_empty() {
        page.days(day, area);
    }
    let end = (WIDTH - MARGIN - 8.0, height - 32.0);
    let name = t!(language, "report-card-foot");
    page.canvas.text(&name, Font::regular(26.0), end, Align::Right, look.muted);
    canvas.png()
}

struct Page<'a> {
    canvas: &'a mut Canvas,
    look: Look,
    language: Language,
}

impl Page<'_> {
    fn head(&mut self, day: &Day, tiles: &[(String, String)], height: f32) {
        let (look, language) = (self.look, self.language);
        let all = Area::new(0.0, -80.0, WIDTH, height + 80.0);
        self.canvas.fill_gradient(all, 56.0, look.from, look.to);
        let font = Font::bold(34.0);
        let name = words::date(language, day.date);
        let chip = Area::new(MARGIN, 56.0, font.width(&name) + 56.0, 64.0);
        self.canvas.fill(chip, 32.0, GLASS);
        self.canvas.text(&name, font, (chip.x + 28.0, chip.y + 44.0), Align::Left, WHITE);
        let room = WIDTH - 2.0 * MARGIN - 300.0;
        let label = match day.gained {
            Some(0) => t!(language, "day-card-nothing-gained"),
            _ => t!(language, "day-card-gained"),
        };
        let label = Font::regular(36.0).fit(&label, room);
        self.canvas.text(&label, Font::regular(36.0), (MARGIN, 192.0), Align::Left, PALE);
        let number =
            day.gained.map_or_else(|| "–".to_owned(), |coins| format!("+{}", grouped(coins)));
        let word = t!(language, "day-card-coins");
        let (large, small) = (Font::bold(132.0), Font::bold(46.0));
        let wide = large.width(&number) + 22.0 + small.width(&word);
        let part = (room / wide).min(1.0);
        let (large, small) = (Font::bold(large.size * part), Font::bold(small.size * part));
        let line = 332.0;
        let taken = self.canvas.text(&number, large, (MARGIN - 4.0, line), Align::Left, WHITE);
        self.canvas.text(&word, small, (MARGIN + taken + 18.0, line), Align::Left, WHITE);
        self.ring(day, (WIDTH - MARGIN - 130.0, 216.0));
        let many: f32 = tiles.iter().map(|_| 1.0).sum::<f32>().max(2.0);
        let width = (WIDTH - 2.0 * MARGIN - 18.0 * (many - 1.0)) / many;
        let mut x = MARGIN;
        for (value, name) in tiles {
            let area = Area::new(x, HEAD[1], width, 136.0);
            self.canvas.fill(area, 26.0, GLASS);
            let (room, middle) = (width - PAD, x + width / 2.0);
            let font = Font::bold((44.0 * room / Font::bold(44.0).width(value)).min(44.0));
            self.canvas.text(value, font, (middle, area.y + 66.0), Align::Middle, WHITE);
            let small = Font::regular(28.0);
            let name = small.fit(name, room);
            self.canvas.text(&name, small, (middle, area.y + 110.0), Align::Middle, PALE);
            x += width + 18.0;
        }
    }

    /// How many of all were done.
    fn ring(&mut self, day: &Day, (x, y): (f32, f32)) {
        let all = day.rows.len();
        let done = day.rows.iter().filter(|row| row.mark == Mark::Done).count();
        let part = match (u16::try_from(done), u16::try_from(all)) {
            (Ok(done), Ok(all)) if all > 0 => f32::from(done) / f32::from(all),
            _ => 0.0,
        };
        self.canvas.ring(x, y, 106.0, 22.0, GLASS);
        if part > 0.0 {
            self.canvas.arc((x, y), 106.0, 22.0, part, WHITE);
        }
        let count = format!("{done}/{all}");
        self.canvas.text(&count, Font::bold(60.0), (x, y + 10.0), Align::Middle, WHITE);
        let label = Font::regular(28.0).fit(&t!(self.language, "day-card-done"), 160.0);
        self.canvas.text(&label, Font::regular(28.0), (x, y + 52.0), Align::Middle, PALE);
    }

    fn rows(&mut self, rows: &[(&DayRow, Vec<String>)], area: Area) {
        let look = self.look;
        self.canvas.fill(area, 32.0, look.panel);
        let (font, small) = (Font::regular(36.0), Font::regular(28.0));
        let (left, right) = (area.x + PAD + 68.0, area.right() - PAD);
        let mut y = area.y + PAD / 2.0;
        for (row, why) in rows {
            let middle = y + 37.0;
            let (ink, sign) = match row.mark {
                Mark::Done => (look.accent, ""),
                Mark::Failed => (look.alarm, "!"),
                Mark::Open => (look.muted, "–"),
            };
            let x = area.x + PAD + 22.0;
            self.canvas.disc(x, middle, 22.0, ink);
            if row.mark == Mark::Done {
                self.canvas.tick((x, middle), 26.0, look.panel);
            }
            self.canvas.text(sign, Font::bold(30.0), (x, middle + 11.0), Align::Middle, look.panel);
            let gain = Font::bold(34.0).fit(&row.gain, 420.0);
            let taken = self.canvas.text(
                &gain,
                Font::bold(34.0),
                (right, middle + 13.0),
                Align::Right,
                ink,
            );
            let name = font.fit(&row.name, right - left - taken - 20.0);
            self.canvas.text(&name, font, (left, middle + 13.0), Align::Left, look.ink);
            let mut line = y + ROW + 22.0;
            for text in why {
                self.canvas.text(text, small, (left, line), Align::Left, look.muted);
                line += WHY;
            }
            y += height(why);
        }
    }

    /// The last days: signed in or not.
    fn days(&mut self, day: &Day, area: Area) {
        let (look, language) = (self.look, self.language);
        self.canvas.fill(area, 32.0, look.panel);
        let title = Font::bold(36.0).fit(&t!(language, "day-card-days"), area.w - 2.0 * PAD);
        let at = (area.x + PAD, area.y + PAD + 26.0);
        self.canvas.text(&title, Font::bold(36.0), at, Align::Left, look.ink);
        let many: f32 = day.days.iter().map(|_| 1.0).sum();
        let step = (area.w - 2.0 * PAD) / many;
        let mut x = area.x + PAD + step / 2.0;
        let y = area.y + 126.0;
        for (date, signed) in &day.days {
            match signed {
                Some(true) => {
                    self.canvas.disc(x, y, 30.0, look.accent);
                    self.canvas.tick((x, y), 34.0, look.panel);
                }
                Some(false) => self.canvas.ring(x, y, 28.0, 4.0, look.alarm),
                None => self.canvas.disc(x, y, 30.0, look.track),
            }
            let weekday =
                usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
            let ink = if *date == day.date { look.ink } else { look.muted };
            let name = words::weekday(language, weekday);
            self.canvas.text(&name, Font::regular(28.0), (x, y + 72.0), Align::Middle, ink);
            x += step;
        }
    }
}

fn height(why: &[String]) -> f32 {
    let lines: f32 = why.iter().map(|_| WHY).sum();
    ROW + if why.is_empty() { 0.0 } else { lines + 4.0 }
}

fn why(row: &DayRow) -> Vec<String> {
    Font::regular(28.0).wrap(&row.why, WIDTH - 2.0 * (MARGIN + PAD) - 68.0, LINES)
}

/// Small numbers: value and name.
fn tiles(language: Language, day: &Day) -> Vec<(String, String)> {
    let mut tiles = Vec::new();
    if let Some(days) = day.streak {
        let value = t!(language, "report-card-days", days = days);
        tiles.push((value, t!(language, "day-card-streak")));
    }
    match (day.before, day.after) {
        (Some(before), Some(after)) if before != after => {
            let value = format!("{} → {}", grouped(before), grouped(after));
            tiles.push((value, t!(language, "day-card-balance")));
        }
        (_, Some(after)) => tiles.push((grouped(after), t!(language, "day-card-balance"))),
        _ => {}
    }
    if let Some(seconds) = day.listened_s {
        tiles.push((words::short(language, seconds), t!(language, "day-card-listened")));
    }
    tiles
}

#[cfg(test)]
mod tests;

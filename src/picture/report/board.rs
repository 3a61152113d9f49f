//! A group's board of a week: a row for each who joined and listened.

use chrono::{Days, NaiveDate};
use tokio::sync::Semaphore;

use super::super::Error;
use super::super::canvas::{Align, Area, Canvas};
use super::super::fonts::{Font, drawable};
use super::super::look::{GLASS, Look, PALE, Tone, WHITE};
use super::chart::share;
use super::{FOOT, GAP, MARGIN, PAD, ROUND, Style, WIDTH, words};
use crate::i18n::t;
use crate::model::{BoardRow, Language};

/// Rows of a picture: what a phone shows without scrolling far.
const MOST: usize = 20;
/// The head.
const HEAD: f32 = 232.0;
/// A row.
const ROW: f32 = 92.0;
/// Where there are more than fit.
const MORE: f32 = 56.0;

/// Pictures drawn at once: one, as of reports.
static DRAWING: Semaphore = Semaphore::const_new(1);

/// Draws a board on a thread for blocking work.
/// Errors: as [`board_card`]; [`Error::Broken`] when drawing panicked.
pub async fn drawn_board(
    title: String,
    week: NaiveDate,
    rows: Vec<BoardRow>,
    style: Style,
) -> Result<Vec<u8>, Error> {
    let _turn = DRAWING.acquire().await.map_err(|_| Error::Broken)?;
    let drawing = tokio::task::spawn_blocking(move || board_card(&title, week, &rows, style));
    drawing.await.map_err(|_| Error::Broken)?
}

/// Draws the board of a group with this title and of the week that begins on this Monday: a PNG 1080
/// pixels wide. Errors: [`Error::Encode`].
pub fn board_card(
    title: &str,
    week: NaiveDate,
    rows: &[BoardRow],
    style: Style,
) -> Result<Vec<u8>, Error> {
    let look = Look::of(Tone::Blue, style.theme);
    let language = style.language;
    let shown = &rows[..rows.len().min(MOST)];
    let more = if rows.len() > shown.len() { MORE } else { 0.0 };
    let list: f32 = shown.iter().map(|_| ROW).sum::<f32>() + PAD + more;
    let height = HEAD + GAP + list + FOOT;
    // The height is a sum of a few constants below ten thousand.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let size = (WIDTH, height.ceil() as u32);
    let mut canvas = Canvas::new(size, look.ground, language)?;
    head(&mut canvas, look, language, title, week);
    let area = Area::new(MARGIN, HEAD + GAP, 1080.0 - 2.0 * MARGIN, list);
    canvas.fill(area, ROUND, look.panel);
    let most = shown.first().map_or(1, |row| row.seconds.max(1));
    let mut y = area.y + PAD / 2.0;
    for row in shown {
        draw(&mut canvas, look, language, row, most, Area { y, h: ROW, ..area });
        y += ROW;
    }
    let hidden = rows.len() - shown.len();
    if hidden > 0 {
        let text = t!(language, "board-card-more", people = hidden);
        let at = (area.x + area.w / 2.0, y + 34.0);
        canvas.text(&text, Font::regular(30.0), at, Align::Middle, look.muted);
    }
    let font = Font::regular(26.0);
    let line = height - 32.0;
    let name = t!(language, "report-card-foot");
    canvas.text(&name, font, (1080.0 - MARGIN - 8.0, line), Align::Right, look.muted);
    let how = t!(language, "board-card-foot");
    canvas.text(&how, font, (MARGIN + 8.0, line), Align::Left, look.muted);
    canvas.png()
}

fn head(canvas: &mut Canvas, look: Look, language: Language, title: &str, week: NaiveDate) {
    let width = 1080.0;
    // The corners above are beyond the sheet.
    canvas.fill_gradient(Area::new(0.0, -80.0, width, HEAD + 80.0), 56.0, look.from, look.to);
    // A record at the edge, within the head.
    for (radius, alpha) in [(118.0, 16), (86.0, 18), (54.0, 20)] {
        canvas.disc(width - 60.0, 106.0, radius, WHITE.with_alpha(alpha));
    }
    let font = Font::bold(34.0);
    let name = t!(language, "board-card-title");
    let chip = Area::new(MARGIN, 56.0, font.width(&name) + 56.0, 64.0);
    canvas.fill(chip, 32.0, GLASS);
    canvas.text(&name, font, (chip.x + 28.0, chip.y + 44.0), Align::Left, WHITE);
    let sunday = week.checked_add_days(Days::new(6)).unwrap_or(week);
    let range = words::days(language, week, sunday);
    let at = (width - MARGIN, chip.y + 43.0);
    canvas.text(&range, Font::regular(32.0), at, Align::Right, PALE);
    let font = Font::bold(46.0);
    let title = font.fit(&plain(title), width - 2.0 * MARGIN);
    let title = if title.is_empty() { t!(language, "board-card-group") } else { title };
    canvas.text(&title, font, (MARGIN, 192.0), Align::Left, WHITE);
}

/// A row: the place, the name, a line as long as they listened, and how long that is.
fn draw(
    canvas: &mut Canvas,
    look: Look,
    language: Language,
    row: &BoardRow,
    most: u64,
    area: Area,
) {
    let is_top = row.place <= 3;
    let (left, right) = (area.x + PAD + 84.0, area.right() - PAD);
    let line = area.y + 50.0;
    let middle = area.x + PAD + 28.0;
    if is_top {
        canvas.disc(middle, line - 13.0, 30.0, look.tint);
    }
    let ink = if is_top { look.accent } else { look.muted };
    let place = row.place.to_string();
    canvas.text(&place, Font::bold(36.0), (middle, line), Align::Middle, ink);
    let time = words::short(language, row.seconds);
    let taken = canvas.text(&time, Font::regular(30.0), (right, line), Align::Right, look.muted);
    let font = Font::bold(36.0);
    let name = font.fit(&plain(&row.name), right - left - taken - 28.0);
    let name = if drawable(&name).is_empty() { t!(language, "board-card-nameless") } else { name };
    canvas.text(&name, font, (left, line), Align::Left, look.ink);
    let track = Area::new(left, area.y + 70.0, right - left, 8.0);
    canvas.fill(track, 4.0, look.track);
    let bar = Area { w: (track.w * share(row.seconds, most)).max(8.0), ..track };
    canvas.fill(bar, 4.0, look.accent.with_alpha(if is_top { 255 } else { 150 }));
}

/// A name with usual letters and digits in place of the styled ones of mathematics (`𝓐`, `𝟏`), in which
/// people like to write theirs, and which no font here has.
fn plain(name: &str) -> String {
    let usual = |c: char| {
        let code = u32::from(c);
        let (first, offset) = match code {
            0x1_D400..=0x1_D6A3 => match (code - 0x1_D400) % 52 {
                capital @ 0..26 => ('A', capital),
                small => ('a', small - 26),
            },
            0x1_D7CE..=0x1_D7FF => ('0', (code - 0x1_D7CE) % 10),
            _ => return c,
        };
        char::from_u32(u32::from(first) + offset).unwrap_or(c)
    };
    name.chars().map(usual).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styled_letters_are_read_as_usual_ones() {
        assert_eq!(plain("𝓐𝓵𝓲𝓬𝓮 🌸 小林 𝟙𝟗"), "Alice 🌸 小林 19");
    }
}

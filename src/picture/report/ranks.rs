//! Songs, singers and genres.

use super::super::art;
use super::super::canvas::{Align, Area};
use super::super::fonts::{Font, drawable};
use super::chart::share;
use super::{PAD, Page, words};
use crate::i18n::t;
use crate::model::{Language, Ranked, Report};

/// Rows of songs, and singers side by side.
const MOST: usize = Report::ROWS;
/// From the panel's top to the first row.
const TOP: f32 = 86.0;
/// A song's row.
const ROW: f32 = 92.0;
/// A song's cover.
const COVER: f32 = 68.0;
/// A singer's photo.
const PHOTO: f32 = 124.0;
/// The height of the singers' panel.
pub(super) const SINGERS: f32 = 304.0;
/// The height of the genres' panel.
pub(super) const GENRES: f32 = 194.0;

/// The height of the songs' panel.
pub(super) fn songs_height(report: &Report) -> f32 {
    let rows: f32 = report.songs.iter().take(MOST).map(|_| ROW).sum();
    TOP + rows + 2.0
}

/// Songs, a row each, with a line as long as they were heard.
pub(super) fn songs(page: &mut Page<'_>, report: &Report, area: Area) {
    let (look, language) = (page.look, page.language);
    page.title(area, &t!(language, "report-card-songs"), "");
    let (name_font, small) = (Font::regular(36.0), Font::regular(28.0));
    let (left, right) = (area.x + PAD + 50.0 + COVER + 22.0, area.right() - PAD);
    let most = report.songs.iter().filter_map(value).max();
    let mut y = area.y + TOP;
    for (place, song) in (1_u32..).zip(report.songs.iter().take(MOST)) {
        let line = y + 36.0;
        let cover = Area::new(area.x + PAD + 50.0, y, COVER, COVER);
        let (picture, placeholder) =
            (page.covers.of(song.mid.as_deref()), page.placeholder(&song.name));
        art::square(page.canvas, picture.map(|bytes| bytes.as_ref()), (cover, 14.0), placeholder);
        let ink = if place <= 3 { look.accent } else { look.muted };
        page.canvas.text(
            &place.to_string(),
            Font::bold(40.0),
            (area.x + PAD + 17.0, y + 49.0),
            Align::Middle,
            ink,
        );
        let amount = song.amount.map(|amount| words::amount(language, amount)).unwrap_or_default();
        let taken = page.canvas.text(&amount, small, (right, line), Align::Right, look.muted);
        let room = right - left - taken - 28.0;
        // The name goes first; the singers get what it leaves, a quarter at least.
        let singer_wide = small.width(&song.singer).min(room * 0.3);
        let name = name_font.fit(&name(language, song), room - singer_wide - 18.0);
        let wide = page.canvas.text(&name, name_font, (left, line), Align::Left, look.ink);
        let singer = small.fit(&song.singer, room - wide - 18.0);
        page.canvas.text(&singer, small, (left + wide + 18.0, line), Align::Left, look.muted);
        let track = Area::new(left, y + 56.0, right - left, 8.0);
        if most.is_some() {
            page.canvas.fill(track, 4.0, look.track);
        }
        if let (Some(value), Some(most)) = (value(song), most) {
            let bar = Area { w: (track.w * share(value, most)).max(8.0), ..track };
            page.canvas.fill(bar, 4.0, look.accent.with_alpha(if place <= 3 { 255 } else { 150 }));
        }
        y += ROW;
    }
}

/// Singers side by side, each a disc with the first letter.
pub(super) fn singers(page: &mut Page<'_>, report: &Report, area: Area) {
    let (look, language) = (page.look, page.language);
    page.title(area, &t!(language, "report-card-singers"), "");
    let (name_font, small) = (Font::regular(30.0), Font::regular(26.0));
    let step = (area.w - PAD) / 5.0;
    let mut middle = area.x + PAD / 2.0 + step / 2.0;
    for singer in report.singers.iter().take(MOST) {
        let y = area.y + 148.0;
        let photo = Area::new(middle - PHOTO / 2.0, y - PHOTO / 2.0, PHOTO, PHOTO);
        let (picture, placeholder) =
            (page.covers.of(singer.mid.as_deref()), page.placeholder(&singer.name));
        let round = PHOTO / 2.0;
        art::square(page.canvas, picture.map(|bytes| bytes.as_ref()), (photo, round), placeholder);
        let name = name_font.fit(&name(language, singer), step - 14.0);
        page.canvas.text(&name, name_font, (middle, y + 100.0), Align::Middle, look.ink);
        if let Some(amount) = singer.amount {
            let amount = small.fit(&words::amount(language, amount), step - 8.0);
            page.canvas.text(&amount, small, (middle, y + 136.0), Align::Middle, look.muted);
        }
        middle += step;
    }
}

/// Genres as parts of one line, with their names below.
pub(super) fn genres(page: &mut Page<'_>, report: &Report, area: Area) {
    let (look, language) = (page.look, page.language);
    page.title(area, &t!(language, "report-card-genres"), "");
    let rows = &report.genres[..report.genres.len().min(MOST)];
    // Of all that is known, also of what is not named here.
    let all: u64 = report.genres.iter().filter_map(value).sum();
    let line = Area::new(area.x + PAD, area.y + 90.0, area.w - 2.0 * PAD, 28.0);
    page.canvas.fill(line, 14.0, look.track);
    let inks: Vec<_> = (0_u8..5).map(|place| look.accent.with_alpha(255 - place * 44)).collect();
    if all > 0 {
        // From the last to the first, each over the next, so that only the ends are round.
        let ends = rows.iter().scan(0, |sum, row| {
            *sum += value(row).unwrap_or_default();
            Some(*sum)
        });
        let ends: Vec<u64> = ends.collect();
        for (end, ink) in ends.into_iter().zip(&inks).rev() {
            let bar = Area { w: (line.w * share(end, all)).max(28.0), ..line };
            page.canvas.fill(bar, 14.0, look.panel);
            page.canvas.fill(bar, 14.0, *ink);
        }
    }
    let font = Font::regular(28.0);
    let mut x = line.x;
    for (row, ink) in rows.iter().zip(&inks) {
        let label = match value(row) {
            Some(value) if all > 0 => {
                let percent = (share(value, all) * 100.0).round().to_string();
                t!(language, "report-card-genre", name = name(language, row), percent = percent)
            }
            _ => name(language, row),
        };
        let label = font.fit(&label, 300.0);
        if x + 28.0 + font.width(&label) > line.right() {
            break;
        }
        page.canvas.disc(x + 9.0, line.bottom() + 42.0, 9.0, *ink);
        x += 28.0
            + page.canvas.text(
                &label,
                font,
                (x + 28.0, line.bottom() + 52.0),
                Align::Left,
                look.ink,
            );
        x += 34.0;
    }
}

/// What of a name can be drawn, or that nothing of it can.
fn name(language: Language, row: &Ranked) -> String {
    let name = drawable(&row.name);
    if name.is_empty() { t!(language, "report-card-undrawable") } else { name }
}

fn value(row: &Ranked) -> Option<u64> {
    row.amount.map(|amount| amount.value)
}

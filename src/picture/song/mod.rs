//! The card of a song, to be shared: its cover, large, with name, singers, album and length, in the
//! cover's own colour. A JPEG 1080 pixels wide.

use super::art::{self, Art, Placeholder};
use super::canvas::{Align, Area, Canvas, Ink};
use super::fonts::{Font, drawable};
use super::look::{Look, Tone, WHITE};
use super::{Error, turn};
use crate::i18n::t;
use crate::model::{Drawing, Language, Song, Theme};

/// The width of a card in pixels: a phone's screen.
const WIDTH: f32 = 1080.0;
/// The space around what is on it.
const MARGIN: f32 = 80.0;
/// The cover's side.
const COVER: f32 = WIDTH - 2.0 * MARGIN;
/// How round the cover is.
const ROUND: f32 = 44.0;
/// The size of a name that fits one line, and of one that takes two.
const NAME: [f32; 2] = [68.0, 56.0];
/// Lines of the name, and of the singers, at most.
const LINES: usize = 2;
/// Sheets of the cover's shadow.
const SHADOW: u8 = 18;
/// Below the last line.
const FOOT: f32 = 116.0;

/// Draws the card of a song on a thread for blocking work; whoever comes meanwhile waits for their
/// turn. Errors: as [`song_card`]; [`Error::Broken`] when drawing panicked.
pub async fn drawn_song_card(
    song: Song,
    cover: Option<bytes::Bytes>,
    drawing: Drawing,
) -> Result<Vec<u8>, Error> {
    turn::drawn(move || song_card(&song, cover.as_deref(), drawing)).await
}

/// Draws the card of a song with its cover (a PNG or JPEG, or what a server gave as one): a JPEG 1080
/// pixels wide and 1,200 to 1,600 high. Takes tens of milliseconds of processor time.
/// Errors: [`Error::Encode`].
pub fn song_card(song: &Song, cover: Option<&[u8]>, drawing: Drawing) -> Result<Vec<u8>, Error> {
    let Drawing { language, theme } = drawing;
    let area = Area::new(MARGIN, MARGIN, COVER, COVER);
    let art = cover.and_then(|bytes| Art::read(bytes, art::side(area)));
    let paper = Paper::of(art.as_ref().and_then(Art::tint), theme);
    let lines = lines(language, song, paper);
    let height =
        area.bottom() + lines.iter().map(|line| line.above + line.below).sum::<f32>() + FOOT;
    // A sum of a few constants below ten thousand.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "see above")]
    let size = (WIDTH as u32, height.ceil() as u32);
    let mut canvas = Canvas::new(size, paper.ground, language)?;
    canvas.fill_gradient(Area::new(0.0, 0.0, WIDTH, height), 0.0, paper.from, paper.ground);
    // A soft shadow: many sheets of hardly any colour, each a little larger than the next.
    for far in (0..SHADOW).rev().map(|far| f32::from(far) * 2.0) {
        let below =
            Area::new(area.x - far, area.y - far + 10.0, area.w + 2.0 * far, area.h + 2.0 * far);
        canvas.fill(below, ROUND + far, Ink::rgb(0).with_alpha(paper.shadow));
    }
    match &art {
        Some(art) => {
            canvas.fill(area, ROUND, paper.tint);
            canvas.art(art, area, ROUND);
        }
        None => {
            canvas.fill_gradient(area, ROUND, paper.tint, paper.deep);
            let placeholder = Placeholder { name: &song.name, ground: paper.tint, ink: WHITE };
            art::letter(&mut canvas, area, placeholder);
        }
    }
    let mut y = area.bottom();
    for line in &lines {
        y += line.above;
        let taken = canvas.text(&line.text, line.font, (MARGIN, y), Align::Left, line.ink);
        if line.is_marked {
            mark(&mut canvas, (MARGIN + taken + 24.0, y), paper);
        }
        y += line.below;
    }
    let font = Font::regular(30.0);
    let name = t!(language, "report-card-foot");
    let end = (WIDTH - MARGIN, height - 46.0);
    canvas.text(&name, font, end, Align::Right, paper.muted);
    canvas.text("♪", Font::bold(34.0), (MARGIN, height - 46.0), Align::Left, paper.accent);
    canvas.jpeg()
}

/// The colours of a song's card, from its cover.
#[derive(Debug, Clone, Copy)]
struct Paper {
    /// The upper left corner.
    from: Ink,
    /// The rest.
    ground: Ink,
    /// Letters.
    ink: Ink,
    /// Letters that matter less.
    muted: Ink,
    /// The cover's colour, for letters.
    accent: Ink,
    /// The cover's colour, for shapes with white letters.
    tint: Ink,
    /// The same, darker.
    deep: Ink,
    /// How dark each sheet of the shadow is.
    shadow: u8,
}

impl Paper {
    /// A cover without a colour, or none at all, has the look of the other cards.
    fn of(tint: Option<Ink>, theme: Theme) -> Self {
        let look = Look::of(Tone::Violet, theme);
        let tint = tint.unwrap_or(look.from);
        let (paint, strong, faint, shadow) = match theme {
            Theme::Light => (tint, 80, 36, 2),
            // A bright cover does not make a dark card grey.
            Theme::Dark => (tint.standing_out(WHITE, 4.5), 110, 52, 5),
        };
        let (from, ground) =
            (paint.with_alpha(strong).over(look.panel), paint.with_alpha(faint).over(look.ground));
        // Letters stand on either end of the slope.
        let standing = |ink: Ink, least| {
            let on_ground = ink.standing_out(ground, least);
            if on_ground.contrast(from) < least {
                on_ground.standing_out(from, least)
            } else {
                on_ground
            }
        };
        let white = |ink: Ink| ink.standing_out(WHITE, 4.5);
        Self {
            from,
            ground,
            ink: standing(look.ink, 7.0),
            muted: standing(look.muted, 4.5),
            accent: standing(tint, 4.5),
            tint: white(tint),
            deep: Ink::rgb(0).with_alpha(70).over(white(tint)),
            shadow,
        }
    }
}

/// A line of text.
struct Line {
    text: String,
    font: Font,
    ink: Ink,
    /// From what is above down to the line.
    above: f32,
    /// From the line down to what is below.
    below: f32,
    /// Whether the mark of VIP songs stands behind it.
    is_marked: bool,
}

fn lines(language: Language, song: &Song, paper: Paper) -> Vec<Line> {
    let room = WIDTH - 2.0 * MARGIN;
    let line = |text: String, font: Font, ink, above| Line {
        text,
        font,
        ink,
        above,
        below: font.size * 0.22,
        is_marked: false,
    };
    let name = drawable(&song.name);
    let name = if name.is_empty() { t!(language, "report-card-undrawable") } else { name };
    let one = Font::bold(NAME[0]);
    let is_short = one.width(&name) <= room;
    let font = if is_short { one } else { Font::bold(NAME[1]) };
    let mut lines = Vec::new();
    for (at, text) in font.wrap(&name, room, LINES).into_iter().enumerate() {
        let above = if at == 0 { font.size + 52.0 } else { font.size * 1.08 };
        lines.push(line(text, font, paper.ink, above));
    }
    let font = Font::regular(42.0);
    let singers = drawable(&song.singer_names());
    for (at, text) in font.wrap(&singers, room, LINES).into_iter().enumerate() {
        let above = if at == 0 { 58.0 } else { 46.0 };
        lines.push(line(text, font, paper.accent, above));
    }
    let length = match song.interval_s {
        0 => String::new(),
        seconds => format!("{}:{:02}", seconds / 60, seconds % 60),
    };
    let font = Font::regular(36.0);
    let album = drawable(&song.album.name);
    let taken = font.width(&length) + if song.vip { 150.0 } else { 0.0 } + 60.0;
    let album = font.fit(&album, room - taken);
    let parts: Vec<_> = [album, length].into_iter().filter(|part| !part.is_empty()).collect();
    let text = parts.join(" · ");
    if !text.is_empty() || song.vip {
        lines.push(Line { is_marked: song.vip, ..line(text, font, paper.muted, 52.0) });
    }
    lines
}

/// The mark of VIP songs, on the line at `y`.
fn mark(canvas: &mut Canvas, (x, y): (f32, f32), paper: Paper) {
    let font = Font::bold(28.0);
    let x = if x < MARGIN + 30.0 { MARGIN } else { x };
    let area = Area::new(x, y - 34.0, font.width("VIP") + 32.0, 44.0);
    canvas.fill(area, 14.0, paper.tint);
    canvas.text("VIP", font, (area.x + 16.0, y - 2.0), Align::Left, WHITE);
}

#[cfg(test)]
mod tests;

//! Covers and avatars as they are put on a card: decoded within narrow bounds, cut to a square, and the
//! placeholder of what has none.

use image::imageops::{self, FilterType};
use tiny_skia::{ColorU8, Pixmap};

use super::canvas::{Align, Area, Canvas, Ink};
use super::fonts::{Font, drawable};
use super::read;

/// The widest and highest cover that is decoded: QQ Music's largest are 800 pixels.
const MAX_SIDE: u32 = 1_600;
/// The most memory decoding one may take.
const MAX_MEMORY: u64 = 16 * 1024 * 1024;
/// A picture is this wide when its colour is looked for, in pixels.
const SAMPLE: u32 = 24;

/// A square picture.
pub(super) struct Art {
    pixels: Pixmap,
    tint: Option<Ink>,
}

impl Art {
    /// The middle of a PNG or JPEG, so many pixels wide; `None` when it cannot be decoded, as what a
    /// server gives may be anything.
    pub(super) fn read(bytes: &[u8], side: u32) -> Option<Self> {
        let picture = read::decode_within(bytes, MAX_SIDE, MAX_MEMORY).ok()?;
        let short = picture.width().min(picture.height());
        let (left, top) = ((picture.width() - short) / 2, (picture.height() - short) / 2);
        let middle = picture.crop_imm(left, top, short, short).to_rgba8();
        let fitting = if short > side {
            imageops::thumbnail(&middle, side, side)
        } else {
            imageops::resize(&middle, side, side, FilterType::Triangle)
        };
        let mut pixels = Pixmap::new(side, side)?;
        for (to, from) in pixels.pixels_mut().iter_mut().zip(fitting.pixels()) {
            let [red, green, blue, alpha] = from.0;
            *to = ColorU8::from_rgba(red, green, blue, alpha).premultiply();
        }
        let tint = tint(&imageops::thumbnail(&fitting, SAMPLE, SAMPLE));
        Some(Self { pixels, tint })
    }

    /// The colour that stands out in it; `None` for one that is all grey.
    pub(super) fn tint(&self) -> Option<Ink> {
        self.tint
    }

    /// The picture itself.
    pub(super) fn pixels(&self) -> &Pixmap {
        &self.pixels
    }
}

/// Kinds of colours that are told apart.
const HUES: usize = 12;

/// The mean of the colours of a picture's strongest kind: a mean of all would be grey.
fn tint(picture: &image::RgbaImage) -> Option<Ink> {
    let mut kinds = [([0.0_f32; 3], 0.0_f32); HUES];
    for pixel in picture.pixels() {
        let [red, green, blue, alpha] = pixel.0;
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        // Neither grey nor nearly black or white says what colour a cover is.
        let weight = f32::from(most - least).powi(2) * f32::from(alpha);
        let (sum, weights) = &mut kinds[hue(red, green, blue)];
        for (sum, part) in sum.iter_mut().zip([red, green, blue]) {
            *sum += f32::from(part) * weight;
        }
        *weights += weight;
    }
    let (sum, weights) = kinds.into_iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
    // Less than a twentieth of full saturation in most of it.
    let least = 13.0_f32.powi(2) * 255.0 * f32::from(u16::try_from(SAMPLE * SAMPLE).ok()?) / 2.0;
    (weights > least).then(|| {
        let part = |at: usize| to_byte(sum[at] / weights);
        Ink::of(part(0), part(1), part(2))
    })
}

/// The kind of a colour, from red over green and blue to red.
fn hue(red: u8, green: u8, blue: u8) -> usize {
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let range = i32::from(most - least).max(1);
    let (red, green, blue) = (i32::from(red), i32::from(green), i32::from(blue));
    let most = i32::from(most);
    // Sixths of the circle, in hundredths.
    let angle = if most == red {
        (green - blue) * 100 / range
    } else if most == green {
        200 + (blue - red) * 100 / range
    } else {
        400 + (red - green) * 100 / range
    };
    usize::try_from((angle + 25).rem_euclid(600) / 50).unwrap_or_default() % HUES
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
fn to_byte(value: f32) -> u8 {
    value.round().clamp(0.0, 255.0) as u8
}

/// What stands where there is no picture.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placeholder<'a> {
    /// Whose first letter it is.
    pub(super) name: &'a str,
    /// Behind the letter.
    pub(super) ground: Ink,
    /// The letter.
    pub(super) ink: Ink,
}

/// Puts a picture, or the first letter of a name, on a square with round corners.
pub(super) fn square(
    canvas: &mut Canvas,
    picture: Option<&[u8]>,
    (area, round): (Area, f32),
    placeholder: Placeholder<'_>,
) {
    let art = picture.and_then(|bytes| Art::read(bytes, side(area)));
    if let Some(art) = art {
        // What is transparent of it shows what is behind a placeholder.
        canvas.fill(area, round, placeholder.ground);
        canvas.art(&art, area, round);
    } else {
        canvas.fill(area, round, placeholder.ground);
        letter(canvas, area, placeholder);
    }
}

/// The side of a square in whole pixels.
pub(super) fn side(area: Area) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a part of a card")]
    let side = area.w.round().max(1.0) as u32;
    side
}

/// The first letter of a name in the middle of a square; a note where it has none.
pub(super) fn letter(canvas: &mut Canvas, area: Area, placeholder: Placeholder<'_>) {
    let first = drawable(placeholder.name).chars().find(|letter| letter.is_alphanumeric());
    let first = first.unwrap_or('♪').to_uppercase().to_string();
    let font = Font::bold(area.w * 0.44);
    let at = (area.x + area.w / 2.0, area.y + area.h / 2.0 + font.size * 0.36);
    canvas.text(&first, font, at, Align::Middle, placeholder.ink);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_covers_colour_is_its_strongest_one_and_grey_has_none() {
        let picture = |one: [u8; 3], other: [u8; 3]| {
            image::RgbaImage::from_fn(30, 30, |x, _| {
                let [red, green, blue] = if x < 20 { one } else { other };
                image::Rgba([red, green, blue, 255])
            })
        };
        let blue = tint(&picture([30, 60, 160], [240, 200, 60]));
        assert_eq!(blue, Some(Ink::of(30, 60, 160)));
        assert_eq!(tint(&picture([220, 30, 40], [128, 128, 128])), Some(Ink::of(220, 30, 40)));
        assert_eq!(tint(&picture([250, 250, 250], [10, 10, 10])), None);
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_none() {
        assert!(Art::read(b"<html>", 10).is_none());
        let mut wide = std::io::Cursor::new(Vec::new());
        let picture = image::DynamicImage::new_rgb8(MAX_SIDE + 1, 2);
        picture.write_to(&mut wide, image::ImageFormat::Png).expect("in memory");
        assert!(Art::read(wide.get_ref(), 10).is_none());
    }
}

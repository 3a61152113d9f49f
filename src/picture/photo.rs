//! Finding a code in a person's photo: dark, blurred, turned, seen from the side, small, inverted.
//!
//! The photo is looked at in several ways, the cheap ones first, and by two readers: one that finds
//! several codes at once, and a second that reads some that the first does not. The first way that
//! gives a code ends the search. Nothing is read out of nothing: a code that is read has passed its own error
//! correction.

use image::imageops::{self, FilterType};
use image::{GrayImage, Luma};

use super::read::{self, MARGIN};

/// The widest photo that is looked at in every way; larger ones are made smaller. A code that fills
/// a fifth of the photo still has five pixels a module.
const SIDE: u32 = 1200;
/// Photos up to this wide are also looked at twice as large.
const SMALL: u32 = 700;
/// Thresholds are taken against the light around a pixel, in a square of this part of the photo.
const NEIGHBOURHOOD: u32 = 12;
/// How much darker than its neighbourhood a pixel must be to count as dark, in percent.
const DARKER: u64 = 7;
/// Pixels at each end of the brightness, in thousandths, that are not asked when it is stretched.
const OUTLIERS: u32 = 20;
/// Blur that takes away the noise of a dark photo and the pattern of a photographed screen.
const SMOOTH: f32 = 1.2;

/// A way to look at a photo.
type Look = fn(&GrayImage) -> Option<GrayImage>;

/// From cheap and likely to costly and rare.
const LOOKS: [Look; 9] = [
    |photo| Some(photo.clone()),
    |photo| Some(stretched(photo)),
    |photo| Some(thresholded(photo)),
    |photo| Some(stretched(&imageops::blur(photo, SMOOTH))),
    |photo| Some(sharpened(photo)),
    |photo| (photo.width().max(photo.height()) <= SMALL).then(|| doubled(photo)),
    |photo| (photo.width().max(photo.height()) <= SMALL).then(|| sharpened(&doubled(photo))),
    |photo| Some(thresholded(&halved(photo))),
    |photo| Some(thresholded(&imageops::blur(photo, SMOOTH))),
];

/// The bytes of every code that the first successful look gives; none when no look does.
pub(super) fn codes(photo: &GrayImage) -> Vec<Vec<u8>> {
    let photo = read::framed(&read::within(photo, SIDE), MARGIN);
    for look in LOOKS {
        let Some(seen) = look(&photo) else { continue };
        let found = read_both(&seen);
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// As it is, and as its negative: a code may be light on dark.
fn read_both(seen: &GrayImage) -> Vec<Vec<u8>> {
    let found = read::scan(seen.clone());
    if !found.is_empty() {
        return found;
    }
    if let Some(text) = second_reader(seen) {
        return vec![text];
    }
    let mut negative = seen.clone();
    imageops::invert(&mut negative);
    read::scan(negative)
}

/// Reads one code, also of a negative.
fn second_reader(seen: &GrayImage) -> Option<Vec<u8>> {
    let mut hints = rxing::DecodeHints {
        TryHarder: Some(true),
        AlsoInverted: Some(true),
        ..rxing::DecodeHints::default()
    };
    let format = Some(rxing::BarcodeFormat::QR_CODE);
    let (width, height) = seen.dimensions();
    let read =
        rxing::helpers::detect_in_luma_slice_with_hints(seen, width, height, format, &mut hints);
    read.ok().map(|code| code.getText().as_bytes().to_vec()).filter(|text| !text.is_empty())
}

/// The darkest pixels as black, the brightest as white.
fn stretched(photo: &GrayImage) -> GrayImage {
    let mut histogram = [0_u32; 256];
    for pixel in photo.pixels() {
        histogram[usize::from(pixel.0[0])] += 1;
    }
    let cut = photo.width() * photo.height() / 1000 * OUTLIERS;
    let end = |mut levels: Box<dyn Iterator<Item = (usize, &u32)> + '_>| {
        let mut seen = 0;
        let level = levels.find(|(_, count)| {
            seen += **count;
            seen > cut
        });
        level.map_or(0, |(level, _)| level)
    };
    let dark = end(Box::new(histogram.iter().enumerate()));
    // the white frame is not the photo's brightness
    let light = end(Box::new(histogram[..250].iter().enumerate().rev()));
    let range = light.saturating_sub(dark).max(1);
    let level = |value: u8| {
        let stretched = usize::from(value).saturating_sub(dark) * 255 / range;
        u8::try_from(stretched).unwrap_or(u8::MAX)
    };
    GrayImage::from_fn(photo.width(), photo.height(), |x, y| {
        Luma([level(photo.get_pixel(x, y).0[0])])
    })
}

/// Black where a pixel is darker than its neighbourhood, else white (Bradley and Roth's method):
/// shadows and gradients do not matter.
fn thresholded(photo: &GrayImage) -> GrayImage {
    let (width, height) = photo.dimensions();
    let stride = width as usize + 1;
    let mut sums = vec![0_u64; stride * (height as usize + 1)];
    for (y, row) in photo.rows().enumerate() {
        let mut sum = 0;
        for (x, pixel) in row.enumerate() {
            sum += u64::from(pixel.0[0]);
            sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + sum;
        }
    }
    let half = (width.max(height) / NEIGHBOURHOOD / 2).max(4);
    GrayImage::from_fn(width, height, |x, y| {
        let (left, top) = (x.saturating_sub(half), y.saturating_sub(half));
        let (right, bottom) = ((x + half + 1).min(width), (y + half + 1).min(height));
        let at = |x: u32, y: u32| sums[y as usize * stride + x as usize];
        let sum = at(right, bottom) + at(left, top) - at(right, top) - at(left, bottom);
        let count = u64::from(right - left) * u64::from(bottom - top);
        let is_dark = u64::from(photo.get_pixel(x, y).0[0]) * count * 100 < sum * (100 - DARKER);
        Luma([if is_dark { 0 } else { 255 }])
    })
}

/// Edges made steeper, against blur.
fn sharpened(photo: &GrayImage) -> GrayImage {
    stretched(&imageops::unsharpen(photo, 3.0, 0))
}

fn doubled(photo: &GrayImage) -> GrayImage {
    imageops::resize(photo, photo.width() * 2, photo.height() * 2, FilterType::CatmullRom)
}

fn halved(photo: &GrayImage) -> GrayImage {
    let (width, height) = ((photo.width() / 2).max(1), (photo.height() / 2).max(1));
    imageops::resize(photo, width, height, FilterType::Triangle)
}

#[cfg(test)]
mod tests;

//! Photos as phones take them, made from a code: small enough to be looked at in an instant.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops;
use image::{DynamicImage, GrayImage, ImageFormat, Luma};

use crate::picture::{Error, read_qr};

const TEXT: &str = "https://example.com/login?qrcodeID=0123456789abcdef0123456789abcdef0123456789";

/// A code on white paper, `side` pixels wide with its quiet zone.
fn code(text: &str, side: u32) -> GrayImage {
    let code = qrcode::QrCode::new(text).expect("short text");
    let drawn = code.render::<Luma<u8>>().module_dimensions(8, 8).build();
    imageops::resize(&drawn, side, side, imageops::FilterType::Triangle)
}

/// The code on a grey table, seen as `place` says: from a pixel of the photo to one of the code,
/// both from -1 to 1.
fn seen(code: &GrayImage, side: u32, place: impl Fn(f32, f32) -> (f32, f32)) -> GrayImage {
    let half = side as f32 / 2.0;
    let size = code.width() as f32;
    let pixel = |x: f32, y: f32| {
        let (x, y) = ((x + 1.0) * size / 2.0, (y + 1.0) * size / 2.0);
        let inside = x >= 0.0 && y >= 0.0 && x < size - 1.0 && y < size - 1.0;
        if !inside {
            return 170.0;
        }
        let (left, top, across, down) = (x as u32, y as u32, x.fract(), y.fract());
        let at = |x, y| f32::from(code.get_pixel(x, y).0[0]);
        let above = at(left, top) * (1.0 - across) + at(left + 1, top) * across;
        let below = at(left, top + 1) * (1.0 - across) + at(left + 1, top + 1) * across;
        above * (1.0 - down) + below * down
    };
    GrayImage::from_fn(side, side, |x, y| {
        let (x, y) = place((x as f32 - half) / half, (y as f32 - half) / half);
        Luma([pixel(x, y) as u8])
    })
}

fn turned(degrees: f32, larger: f32) -> impl Fn(f32, f32) -> (f32, f32) {
    let (sin, cos) = degrees.to_radians().sin_cos();
    move |x, y| ((x * cos + y * sin) * larger, (y * cos - x * sin) * larger)
}

/// Seen from the side: the further right, the smaller.
fn skewed(x: f32, y: f32) -> (f32, f32) {
    let distance = 1.0 + 0.28 * x;
    (x * 1.35 * distance + 0.1 * y, y * 1.4 * distance)
}

fn levels(mut photo: GrayImage, level: impl Fn(u32, u32, f32) -> f32) -> GrayImage {
    for (x, y, pixel) in photo.enumerate_pixels_mut() {
        pixel.0[0] = level(x, y, f32::from(pixel.0[0])).clamp(0.0, 255.0) as u8;
    }
    photo
}

/// Noise that is the same each time.
fn noisy(photo: GrayImage, strength: f32) -> GrayImage {
    let mut state = 0x2545_F491_u32;
    let mut photo = photo;
    for pixel in photo.pixels_mut() {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let noise = ((state >> 16) as f32 / 32_768.0 - 1.0) * strength;
        pixel.0[0] = (f32::from(pixel.0[0]) + noise).clamp(0.0, 255.0) as u8;
    }
    photo
}

fn jpeg(photo: GrayImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut out, quality);
    DynamicImage::from(photo).write_with_encoder(encoder).expect("in memory");
    out
}

fn png(photo: GrayImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(photo).write_to(&mut out, ImageFormat::Png).expect("in memory");
    out.into_inner()
}

fn assert_read(name: &str, picture: &[u8]) {
    assert_eq!(read_qr(picture).expect("a picture"), [TEXT], "{name}");
}

#[test]
fn a_code_that_is_turned_is_read() {
    for degrees in [20.0, -33.0, 90.0, 135.0, 180.0] {
        let photo = seen(&code(TEXT, 300), 420, turned(degrees, 1.5));
        assert_read(&format!("{degrees}°"), &jpeg(photo, 85));
    }
}

#[test]
fn a_code_seen_from_the_side_is_read() {
    assert_read("skewed", &jpeg(seen(&code(TEXT, 360), 480, skewed), 80));
    let both = seen(&code(TEXT, 360), 480, |x, y| {
        let (x, y) = turned(12.0, 1.0)(x, y);
        skewed(x, y)
    });
    assert_read("skewed and turned", &jpeg(both, 80));
}

#[test]
fn a_blurred_code_is_read() {
    for sigma in [1.5, 2.5] {
        let photo = imageops::blur(&seen(&code(TEXT, 300), 400, turned(8.0, 1.3)), sigma);
        assert_read(&format!("blurred by {sigma}"), &jpeg(photo, 80));
    }
}

#[test]
fn a_dark_or_pale_code_is_read() {
    let photo = || seen(&code(TEXT, 300), 400, turned(5.0, 1.3));
    let dark = levels(photo(), |_, _, level| 6.0 + level * 0.12);
    assert_read("dark", &jpeg(noisy(dark, 3.0), 80));
    let pale = levels(photo(), |_, _, level| 140.0 + level * 0.12);
    assert_read("pale", &jpeg(pale, 80));
    let shadow = levels(photo(), |x, _, level| if x < 190 { level * 0.3 } else { level });
    assert_read("half in a shadow", &jpeg(shadow, 75));
    let lamp = levels(photo(), |x, y, level| level * (0.25 + 0.0018 * (x + y) as f32));
    assert_read("beside a lamp", &jpeg(lamp, 75));
}

#[test]
fn a_small_photo_that_is_turned_blurred_and_pale_is_read() {
    let photo = seen(&code(TEXT, 300), 300, turned(20.0, 1.42));
    let photo = imageops::blur(&photo, 0.9);
    let photo = levels(photo, |_, _, level| 90.0 + level * 0.25);
    assert_read("as the phone took it", &jpeg(noisy(photo, 4.0), 60));
}

#[test]
fn a_code_with_the_marks_of_strong_compression_is_read() {
    let photo = seen(&code(TEXT, 300), 400, turned(3.0, 1.2));
    assert_read("compressed", &jpeg(noisy(photo, 12.0), 18));
}

#[test]
fn a_code_that_is_light_on_dark_is_read() {
    let mut photo = seen(&code(TEXT, 300), 400, turned(10.0, 1.3));
    imageops::invert(&mut photo);
    assert_read("inverted", &png(photo));
}

#[test]
fn several_codes_are_all_given() {
    let mut table = GrayImage::from_pixel(640, 330, Luma([200]));
    imageops::replace(&mut table, &code("one", 280), 20, 25);
    imageops::replace(&mut table, &code("two", 280), 340, 25);
    let mut texts = read_qr(&jpeg(table, 80)).expect("a picture");
    texts.sort();
    assert_eq!(texts, ["one", "two"]);
}

#[test]
fn a_photo_without_a_code_has_none() {
    let photo = levels(GrayImage::new(160, 120), |x, y, _| ((x * 7 + y * 13) % 200) as f32);
    assert!(read_qr(&jpeg(noisy(photo, 30.0), 70)).expect("a picture").is_empty());
    assert!(matches!(read_qr(b"not a picture"), Err(Error::Unreadable(_))));
}

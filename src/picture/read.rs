//! Decoding what others drew.

use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::{DynamicImage, GrayImage, ImageReader, Limits, Luma};
use tokio::sync::Semaphore;

use super::{Error, photo};

/// The widest and highest picture that is decoded: a photo of a large phone camera.
const MAX_SIDE: u32 = 10_000;
/// The most memory decoding may take: 10,000 by 6,000 pixels in colour.
const MAX_MEMORY: u64 = 180 * 1024 * 1024;
/// Larger pictures are made smaller before a code is looked for; a code that fills a tenth of the
/// picture is still read at this size, and the search takes a tenth of the time.
const SEARCH_SIDE: u32 = 1600;
/// Smaller pictures are enlarged: the finder works on three pixels a module or more.
const SMALL_SIDE: u32 = 400;
/// White that is put around the picture: servers crop codes to their edge, where no finder sees them.
pub(super) const MARGIN: u32 = 40;

/// The texts of every QR code in a PNG or JPEG picture, each once and in no order; empty when there
/// is none. A photo in which none is seen at once is looked at in more ways, which takes up to a second.
/// Errors: [`Error::Unreadable`].
pub fn read_qr(picture: &[u8]) -> Result<Vec<String>, Error> {
    let picture = decode(picture)?;
    let is_large = picture.width().max(picture.height()) > SEARCH_SIDE;
    // Before anything else is made of it: a small file may hold a hundred million pixels.
    let picture = if is_large { picture.thumbnail(SEARCH_SIDE, SEARCH_SIDE) } else { picture };
    let picture = grey(&picture);
    let mut texts = codes(&picture);
    if texts.is_empty() {
        texts = photo::codes(&picture);
    }
    let mut texts: Vec<_> =
        texts.into_iter().filter_map(|text| String::from_utf8(text).ok()).collect();
    texts.sort_unstable();
    texts.dedup();
    Ok(texts)
}

/// The most bytes of a photo that is worth fetching or taking in: what Telegram gives bots at most.
pub const MAX_PHOTO: usize = 20 << 20;
/// Photos read at once in the process: each takes a core for a moment, and memory for its pixels.
static READING: Semaphore = Semaphore::const_new(2);

/// [`read_qr`] for the doors: in its turn, of all that wait, and on a blocking thread.
/// Errors: [`Error::Unreadable`], and [`Error::TooLarge`] above [`MAX_PHOTO`] bytes.
pub async fn read_photo(photo: impl AsRef<[u8]> + Send + 'static) -> Result<Vec<String>, Error> {
    if photo.as_ref().len() > MAX_PHOTO {
        return Err(Error::TooLarge);
    }
    let turn = READING.acquire().await.map_err(|_| Error::Broken)?;
    let reading = tokio::task::spawn_blocking(move || {
        // Held until it is read, also when nobody waits for it any more.
        let _turn = turn;
        read_qr(photo.as_ref())
    });
    reading.await.map_err(|_| Error::Broken)?
}

/// Decodes a PNG or JPEG within the limits of a photo.
pub(super) fn decode(picture: &[u8]) -> Result<DynamicImage, Error> {
    decode_within(picture, MAX_SIDE, MAX_MEMORY)
}

/// Decodes a PNG or JPEG of at most so many pixels a side, with so many bytes of memory.
pub(super) fn decode_within(picture: &[u8], side: u32, memory: u64) -> Result<DynamicImage, Error> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(side);
    limits.max_image_height = Some(side);
    limits.max_alloc = Some(memory);
    let mut reader = ImageReader::new(Cursor::new(picture))
        .with_guessed_format()
        .map_err(|error| Error::Unreadable(error.into()))?;
    reader.limits(limits);
    reader.decode().map_err(Error::Unreadable)
}

/// Shades of grey, with what is transparent as white.
pub(super) fn grey(picture: &DynamicImage) -> GrayImage {
    let pixels = picture.to_luma_alpha8();
    GrayImage::from_fn(pixels.width(), pixels.height(), |x, y| {
        let [light, alpha] = pixels.get_pixel(x, y).0.map(u32::from);
        let on_white = (light * alpha + 255 * (255 - alpha)) / 255;
        Luma([u8::try_from(on_white).unwrap_or(u8::MAX)])
    })
}

/// The bytes of every code that can be read, trying more the less is found.
pub(super) fn codes(picture: &GrayImage) -> Vec<Vec<u8>> {
    let picture = sized(picture);
    let found = scan(picture.clone());
    if found.is_empty() { scan(framed(&picture, MARGIN)) } else { found }
}

/// The bytes of every code that is seen in the picture as it is.
pub(super) fn scan(picture: GrayImage) -> Vec<Vec<u8>> {
    let mut prepared = rqrr::PreparedImage::prepare(picture);
    let read = |grid: rqrr::Grid<_>| {
        let mut text = Vec::new();
        grid.decode_to(&mut text).ok().map(|_| text)
    };
    prepared.detect_grids().into_iter().filter_map(read).collect()
}

fn sized(picture: &GrayImage) -> GrayImage {
    let side = picture.width().max(picture.height());
    if side > SEARCH_SIDE {
        return within(picture, SEARCH_SIDE);
    }
    enlarged(picture, SMALL_SIDE.div_ceil(side.max(1)))
}

/// The picture, made smaller where it is wider or higher than `most`.
pub(super) fn within(picture: &GrayImage, most: u32) -> GrayImage {
    let side = picture.width().max(picture.height());
    if side <= most {
        return picture.clone();
    }
    let scaled = |length: u32| (length * most / side).max(1);
    let (width, height) = (scaled(picture.width()), scaled(picture.height()));
    imageops::resize(picture, width, height, FilterType::Triangle)
}

/// Every pixel as a square of `factor` pixels.
pub(super) fn enlarged(picture: &GrayImage, factor: u32) -> GrayImage {
    let (width, height) = (picture.width() * factor, picture.height() * factor);
    imageops::resize(picture, width, height, FilterType::Nearest)
}

/// The picture with a white frame.
pub(super) fn framed(picture: &GrayImage, margin: u32) -> GrayImage {
    let (width, height) = (picture.width() + 2 * margin, picture.height() + 2 * margin);
    let mut frame = GrayImage::from_pixel(width, height, Luma([255]));
    imageops::replace(&mut frame, picture, i64::from(margin), i64::from(margin));
    frame
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn code(text: &str, module: u32) -> GrayImage {
        qrcode::QrCode::new(text)
            .expect("short text")
            .render::<Luma<u8>>()
            .quiet_zone(false)
            .module_dimensions(module, module)
            .build()
    }

    fn bytes(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        picture.into().write_to(&mut out, format).expect("in memory");
        out.into_inner()
    }

    #[test]
    fn a_code_without_any_white_around_it_is_read() {
        let picture = bytes(code("https://example.com/qr?k=1", 3), ImageFormat::Png);
        assert_eq!(read_qr(&picture).expect("a png"), ["https://example.com/qr?k=1"]);
    }

    #[test]
    fn a_code_of_one_pixel_a_module_is_read() {
        let picture = bytes(code("tiny", 1), ImageFormat::Png);
        assert_eq!(read_qr(&picture).expect("a png"), ["tiny"]);
    }

    #[test]
    fn a_code_in_a_large_jpeg_photo_is_read() {
        let mut photo = GrayImage::from_pixel(1700, 1300, Luma([190]));
        imageops::replace(&mut photo, &framed(&code("photo", 20), 100), 700, 300);
        assert_eq!(read_qr(&bytes(photo, ImageFormat::Jpeg)).expect("a jpeg"), ["photo"]);
    }

    #[test]
    fn what_is_transparent_counts_as_white() {
        let drawn = framed(&code("glass", 6), 30);
        let picture = RgbaImage::from_fn(drawn.width(), drawn.height(), |x, y| {
            Rgba([0, 0, 0, 255 - drawn.get_pixel(x, y).0[0]])
        });
        assert_eq!(read_qr(&bytes(picture, ImageFormat::Png)).expect("a png"), ["glass"]);
    }

    #[test]
    fn a_picture_without_a_code_has_no_texts() {
        let picture = GrayImage::from_pixel(300, 200, Luma([255]));
        assert!(read_qr(&bytes(picture, ImageFormat::Png)).expect("a png").is_empty());
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for junk in [&b""[..], b"<html>", b"\x89PNG\r\n\x1a\n"] {
            assert!(matches!(read_qr(junk), Err(Error::Unreadable(_))));
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_huge_is_refused_before_it_is_decoded() {
        let wide = bytes(GrayImage::new(MAX_SIDE + 1, 1), ImageFormat::Png);
        assert!(matches!(read_qr(&wide), Err(Error::Unreadable(image::ImageError::Limits(_)))));
    }
}

//! Thumbnails of covers.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;

use super::{Error, read};

/// The largest side Telegram takes for a thumbnail, in pixels.
const SIDE: u32 = 320;
/// The most bytes Telegram takes for a thumbnail; 200 kB there, decimal to be on the safe side.
const BYTES: usize = 200_000;
/// Qualities that are tried until the result is small enough; the first nearly always is.
const QUALITIES: [u8; 3] = [85, 60, 30];

/// A JPEG of at most 320 pixels a side and 200 kB, as Telegram wants thumbnails. A picture that
/// is small already keeps its size.
/// Errors: [`Error::Unreadable`] when it is no PNG or JPEG.
pub fn thumbnail(picture: &[u8]) -> Result<Vec<u8>, Error> {
    let decoded = read::decode(picture)?;
    let fits = decoded.width() <= SIDE && decoded.height() <= SIDE;
    let small = if fits { decoded } else { decoded.thumbnail(SIDE, SIDE) }.to_rgb8();
    for quality in QUALITIES {
        let mut out = Cursor::new(Vec::new());
        small
            .write_with_encoder(JpegEncoder::new_with_quality(&mut out, quality))
            .map_err(Error::Encode)?;
        if out.get_ref().len() < BYTES {
            return Ok(out.into_inner());
        }
    }
    Err(Error::TooLarge)
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, ImageFormat, Rgb, RgbImage};

    use super::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        // Noise, which compresses worst.
        let mut seed = 1_u32;
        let picture = RgbImage::from_fn(width, height, |_, _| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let [a, b, c, _] = seed.to_be_bytes();
            Rgb([a, b, c])
        });
        let mut out = Cursor::new(Vec::new());
        DynamicImage::from(picture).write_to(&mut out, ImageFormat::Jpeg).expect("in memory");
        out.into_inner()
    }

    #[test]
    fn a_large_cover_fits_into_telegrams_limits_and_keeps_its_shape() {
        let small = thumbnail(&jpeg(800, 400)).expect("a jpeg");
        assert!(small.len() < BYTES, "{} bytes", small.len());
        let decoded = image::load_from_memory_with_format(&small, ImageFormat::Jpeg);
        let decoded = decoded.expect("a jpeg");
        assert_eq!((decoded.width(), decoded.height()), (320, 160));
    }

    #[test]
    fn a_small_cover_is_not_enlarged() {
        let same = image::load_from_memory(&thumbnail(&jpeg(150, 150)).expect("a jpeg"));
        assert_eq!(same.expect("a jpeg").width(), 150);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(matches!(thumbnail(b"not found"), Err(Error::Unreadable(_))));
    }
}

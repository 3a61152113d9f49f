//! The QR card: a login code that a phone reads from a screen.

use std::io::Cursor;

use image::{DynamicImage, GrayImage, ImageFormat, Luma};
use qrcode::{EcLevel, QrCode};

use super::{Error, read};

/// The card is as large as whole modules allow within this many pixels: it fills a phone's
/// screen, and Telegram does not scale it.
const CARD_SIDE: u32 = 800;
/// White modules around the code, as the QR standard asks.
const QUIET_ZONE: u32 = 4;

/// Redraws a login's QR code, large, black on white, with a quiet zone; gives a PNG of 600 to
/// 800 pixels. What cannot be read as a code (it may still be one to a phone) is enlarged as it
/// is and framed in white.
/// Errors: [`Error::Unreadable`] when it is no PNG or JPEG.
pub fn qr_card(upstream_image: &[u8]) -> Result<Vec<u8>, Error> {
    let picture = read::grey(&read::decode(upstream_image)?);
    let drawn = match read::codes(&picture).as_slice() {
        [text] => draw(text),
        _ => None,
    };
    png(drawn.unwrap_or_else(|| enlarge(&picture)))
}

/// `None` for a text that fits in no code.
fn draw(text: &[u8]) -> Option<GrayImage> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let modules = u32::try_from(code.width()).ok()?;
    let size = CARD_SIDE / (modules + 2 * QUIET_ZONE);
    let drawn = code.render::<Luma<u8>>().quiet_zone(false).module_dimensions(size, size).build();
    Some(read::framed(&drawn, QUIET_ZONE * size))
}

fn enlarge(picture: &GrayImage) -> GrayImage {
    let side = picture.width().max(picture.height()).max(1);
    let factor = (CARD_SIDE * 4 / 5 / side).max(1);
    // A tenth on each side is more than four modules of any code a server draws.
    read::framed(&read::enlarged(picture, factor), side * factor / 10)
}

fn png(picture: GrayImage) -> Result<Vec<u8>, Error> {
    let mut out = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut out, ImageFormat::Png).map_err(Error::Encode)?;
    Ok(out.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::read_qr;

    fn small(text: &str) -> Vec<u8> {
        let code = QrCode::new(text).expect("short text");
        png(code.render::<Luma<u8>>().quiet_zone(false).module_dimensions(3, 3).build())
            .expect("in memory")
    }

    #[test]
    fn the_card_says_what_the_small_code_said() {
        for text in ["x", "https://example.com/login?k=abc", &"long ".repeat(60)] {
            let card = qr_card(&small(text)).expect("a code");
            assert_eq!(read_qr(&card).expect("a png"), [text]);
        }
    }

    #[test]
    fn the_card_is_large_and_framed_in_white() {
        for text in ["x", &"long ".repeat(60)] {
            let card = image::load_from_memory(&qr_card(&small(text)).expect("a code"))
                .expect("a png")
                .to_luma8();
            assert!((600..=CARD_SIDE).contains(&card.width()), "{}", card.width());
            assert_eq!(card.width(), card.height());
            // The quiet zone is four modules, so eight pixels are white at any module size here.
            assert!(
                card.enumerate_pixels().all(|(x, y, pixel)| (x >= 8 && y >= 8) || pixel.0 == [255])
            );
        }
    }

    #[test]
    fn what_cannot_be_read_is_enlarged_and_framed() {
        let grey = png(GrayImage::from_pixel(111, 111, Luma([40]))).expect("in memory");
        let card =
            image::load_from_memory(&qr_card(&grey).expect("a png")).expect("a png").to_luma8();
        assert_eq!(card.width(), 111 * 5 + 2 * 55);
        assert_eq!(card.get_pixel(54, 54).0, [255]);
        assert_eq!(card.get_pixel(55, 55).0, [40]);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert!(matches!(qr_card(b"{\"code\":1}"), Err(Error::Unreadable(_))));
    }
}

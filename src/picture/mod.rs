//! Pictures: the QR card of a login, the text of a photographed QR code, thumbnails, report cards.
//!
//! Pure functions from bytes to bytes, without network, files or clock. They take tens of
//! milliseconds of processor time: call them from a blocking thread. What comes in is untrusted
//! (it is a photo of a person or an answer of a server): sizes are limited before anything is decoded.

mod art;
mod canvas;
mod day;
mod error;
mod fonts;
mod look;
mod photo;
mod qr;
mod read;
mod report;
mod song;
mod thumbnail;
mod turn;

pub use day::{Day, DayRow, Mark, day_card, drawn_day_card};
pub use error::Error;
pub use fonts::check_fonts;
pub use qr::qr_card;
pub use read::{MAX_PHOTO, read_photo, read_qr};
pub use report::{Style, board_card, drawn_board, drawn_card, report_card, report_cards};
pub use song::{drawn_song_card, song_card};
pub use thumbnail::thumbnail;

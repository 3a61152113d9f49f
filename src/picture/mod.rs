//! Pictures: the QR card of a login, the text of a photographed QR code, thumbnails.
//!
//! Pure functions from bytes to bytes, without network, files or clock. They take tens of
//! milliseconds of processor time: call them from a blocking thread. What comes in is untrusted
//! (it is a photo of a person or an answer of a server): sizes are limited before anything is decoded.

mod error;
mod photo;
mod qr;
mod read;
mod thumbnail;

pub use error::Error;
pub use qr::qr_card;
pub use read::read_qr;
pub use thumbnail::thumbnail;

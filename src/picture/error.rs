//! What can be wrong with a picture.

/// Why a picture could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Neither PNG nor JPEG, damaged, or larger than is decoded.
    #[error("the picture cannot be decoded")]
    Unreadable(#[source] image::ImageError),
    /// The result could not be written.
    #[error("the picture cannot be encoded")]
    Encode(#[source] image::ImageError),
    /// A font inside the binary is damaged: which.
    #[error("the font \"{0}\" inside the program is damaged; build or download the program again")]
    Font(&'static str),
    /// A picture without an area.
    #[error("the picture has no size")]
    Size,
    /// Drawing or reading ended without a result.
    #[error("the picture could not be drawn or read")]
    Broken,
    /// Over the limit; of a result: even at the lowest quality.
    #[error("the picture is too large")]
    TooLarge,
}

//! Albums.

use super::{AlbumId, AlbumMid};

/// An album named by either of its ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlbumRef {
    /// By number.
    Id(AlbumId),
    /// By mid.
    Mid(AlbumMid),
}

impl AlbumRef {
    /// Reads what a person typed: digits are an id, 14 letters and digits a mid.
    pub fn parse(text: &str) -> Option<Self> {
        const MID_LENGTH: usize = 14;
        let text = text.trim();
        if let Ok(id) = AlbumId::parse(text) {
            return Some(Self::Id(id));
        }
        if text.len() != MID_LENGTH || text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        AlbumMid::new(text).ok().map(Self::Mid)
    }
}

/// What is known of an album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlbumInfo {
    /// Its number.
    pub id: AlbumId,
    /// Its mid, where QQ Music tells it.
    pub mid: Option<AlbumMid>,
    /// Its name; may be empty.
    pub name: String,
    /// Who made it, in order; may be empty.
    pub singers: Vec<String>,
}

//! Plays that are reported to add listening time.

use chrono::{DateTime, Utc};

use super::{SongId, SongMid};

/// A song as a task of play reports needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSong {
    /// Its number.
    pub id: SongId,
    /// Its mid.
    pub mid: SongMid,
    /// Its name.
    pub name: String,
    /// Its first singer's name; may be empty.
    pub singer: String,
    /// Its first singer's mid; may be empty.
    pub singer_mid: String,
    /// Its length in seconds, at least 1.
    pub length_s: u32,
}

/// A play that is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Play {
    /// The song.
    pub song: SongId,
    /// Seconds heard.
    pub seconds: u32,
    /// When it ended.
    pub ended_at: DateTime<Utc>,
}

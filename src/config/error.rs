//! Why a configuration is refused: always one sentence that names the key, never a value.

use std::path::PathBuf;

/// Why a configuration is refused. Values are never repeated: one of them may be a token that
/// stands at the wrong place.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file that was named, or `bot.toml` where it exists, cannot be read.
    #[error("{} cannot be read", .0.display())]
    File(PathBuf, #[source] std::io::Error),
    /// The file is not TOML.
    #[error("{file} is not valid TOML, see line {line}")]
    Syntax {
        /// Which file.
        file: String,
        /// The line, from 1.
        line: usize,
    },
    /// A key must be set and is not.
    #[error("{key} is missing: {hint}")]
    Missing {
        /// The key, with its section.
        key: &'static str,
        /// How to set it.
        hint: &'static str,
    },
    /// A key nobody asks for, most often misspelled.
    #[error("{key} is not a known key{hint}")]
    Unknown {
        /// The key, with its section, or the environment variable.
        key: String,
        /// What may have been meant; empty, or begins with a separator.
        hint: String,
    },
    /// A value that does not fit its key.
    #[error("{key} must be {expected}")]
    Bad {
        /// The key, with its section.
        key: &'static str,
        /// What is accepted.
        expected: String,
    },
    /// A value or a combination that cannot work.
    #[error("{key} {reason}")]
    Impossible {
        /// The key to change, with its section.
        key: &'static str,
        /// Why not, and what to do.
        reason: &'static str,
    },
}

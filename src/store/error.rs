//! Store errors, by what the caller can do.

use std::path::PathBuf;

/// Why the store could not answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process has the folder open.
    #[error("the store in {} is in use by another process; only one may run on it", .0.display())]
    InUse(PathBuf),
    /// The master key is lost or is another one: nothing can be read with it, nothing was changed.
    #[error("the data cannot be read with this master key: {0}")]
    WrongKey(&'static str),
    /// The master key itself cannot be had from where it is configured.
    #[error("no usable master key: {0}")]
    KeyUnusable(String),
    /// A newer version of the program wrote the data.
    #[error(
        "the data has format {found}, this program reads up to {known}; run the newer version again"
    )]
    Newer {
        /// The format found.
        found: u32,
        /// The newest format this program knows.
        known: u32,
    },
    /// A restore wants an empty folder.
    #[error("{} already holds data; move it away, then restore again", .0.display())]
    NotEmpty(PathBuf),
    /// A backup is cut short, changed, or none at all.
    #[error("this is not a whole backup: {0}")]
    BadBackup(&'static str),
    /// A record cannot be read.
    #[error("a stored record cannot be read: {0}")]
    Corrupt(&'static str),
    /// The disk or the engine failed.
    #[error("the store's engine failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Engine(Box::new(error))
    }
}

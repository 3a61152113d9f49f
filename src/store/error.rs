//! Store errors, by what the caller can do.

use std::io;
use std::path::{Path, PathBuf};

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
    /// A file or folder of the store belongs to somebody else.
    #[error("{} may not be used: it and all that is in it must belong to who runs the bot", .0.display())]
    NotOurs(PathBuf),
    /// The data cannot be opened because its files are damaged.
    #[error(
        "the data in {} is damaged: move that folder away and restore the newest backup", .0.display()
    )]
    Damaged(PathBuf),
    /// The disk or the engine failed.
    #[error("the disk or the store's engine failed")]
    Engine(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// The same at a place on the disk, which is named where it may not be used.
    pub(super) fn at(self, place: &Path) -> Self {
        let Self::Engine(source) = &self else { return self };
        let kind = source.downcast_ref::<io::Error>().map(io::Error::kind);
        if kind == Some(io::ErrorKind::PermissionDenied) {
            return Self::NotOurs(place.to_owned());
        }
        self
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Engine(Box::new(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_to_another_user_is_named() {
        let error = Error::from(io::Error::from(io::ErrorKind::PermissionDenied));
        let said = error.at(Path::new("/srv/data")).to_string();
        assert!(said.starts_with("/srv/data may not be used"), "{said}");
        let full = Error::from(io::Error::from(io::ErrorKind::StorageFull));
        assert!(matches!(full.at(Path::new("/srv/data")), Error::Engine(_)));
    }
}

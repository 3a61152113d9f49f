//! The engine on disk: sled, one tree.
//!
//! sled's own flush hands the log to the disk by `sync_file_range`, which keeps neither the
//! length of the file nor the disk's own cache; `flush` here therefore ends with `fdatasync` on
//! the same file. A timed flush follows at least every [`FLUSH_EVERY_MS`].

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::engine::{Batch, Engine, Entry};
use super::{Error, Result, files};

/// sled's default of 1 GiB would be most of a small machine; the hot part of 100,000 people fits.
const CACHE_BYTES: u64 = 16 << 20;

/// What is not promised to be durable may be lost for so long, in milliseconds.
const FLUSH_EVERY_MS: u64 = 500;

/// How long a store that was just closed in this process may take to let go of its file.
const CLOSING: Duration = Duration::from_secs(2);

/// How long a lock may still seem taken after its holder let go: a child that this process is just
/// starting holds everything that is open until it becomes another program.
const GRACE: Duration = Duration::from_millis(500);

/// An open folder.
pub(super) struct Sled {
    db: ::sled::Db,
    /// The log, for `fdatasync`.
    log: File,
    /// Held as long as the store is open; dropped last.
    _lock: File,
}

impl Sled {
    /// Opens the folder, or makes it. Answers [`Error::InUse`] when somebody has it open.
    pub(super) fn open(data: &Path) -> Result<Self> {
        let folder = files::engine_folder(data);
        let lock = lock(data)?;
        files::make_folder(&folder)?;
        let db = open_db(&folder).map_err(|error| in_words(error, data))?;
        let log = File::open(folder.join("db"))?;
        files::sync_folder_of(&folder)?;
        files::sync_folder_of(&folder.join("db"))?;
        Ok(Self { db, log, _lock: lock })
    }

    /// Waits until a folder that this process has just closed is left alone: sled's threads end
    /// a little after the store is dropped.
    pub(super) fn wait_until_closed(data: &Path) -> Result<()> {
        File::open(files::engine_folder(data).join("db"))?.lock()?;
        Ok(())
    }
}

/// A lock of our own beside sled's: taken before anything is touched, and told apart from
/// failures without reading sled's sentences.
fn lock(data: &Path) -> Result<File> {
    files::make_folder(data)?;
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true).mode(0o600);
    let file = options.open(data.join("lock"))?;
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if started.elapsed() < GRACE => {
                std::thread::sleep(Duration::from_millis(5));
            }
            Err(TryLockError::WouldBlock) => return Err(Error::InUse(data.to_owned())),
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
    }
}

/// Opens sled; a store of this process that is being dropped may hold its file a moment longer.
fn open_db(folder: &Path) -> ::sled::Result<::sled::Db> {
    let config = ::sled::Config::new()
        .path(folder)
        .cache_capacity(CACHE_BYTES)
        .flush_every_ms(Some(FLUSH_EVERY_MS))
        .mode(::sled::Mode::LowSpace);
    let started = Instant::now();
    loop {
        match config.open() {
            Err(error) if is_locked(&error) && started.elapsed() < CLOSING => {
                std::thread::sleep(Duration::from_millis(5));
            }
            opened => return opened,
        }
    }
}

fn is_locked(error: &::sled::Error) -> bool {
    matches!(error, ::sled::Error::Io(io) if io.to_string().contains("could not acquire lock"))
}

fn in_words(error: ::sled::Error, data: &Path) -> Error {
    if is_locked(&error) { Error::InUse(PathBuf::from(data)) } else { error.into() }
}

impl From<::sled::Error> for Error {
    fn from(error: ::sled::Error) -> Self {
        Self::Engine(Box::new(error))
    }
}

impl Engine for Sled {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        Ok(self.db.get(key)?.map(|value| value.to_vec()))
    }

    fn apply(&self, batch: Batch) -> Result<()> {
        let mut changes = ::sled::Batch::default();
        for (key, value) in batch.changes {
            match value {
                Some(value) => changes.insert(key, value),
                None => changes.remove(key),
            }
        }
        Ok(self.db.apply_batch(changes)?)
    }

    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>> {
        // The smallest key behind `after` is `after` with a zero byte.
        let start = after.map_or_else(|| prefix.to_vec(), |after| [after, &[0]].concat());
        let mut entries = Vec::new();
        for entry in self.db.range(start..).take(limit) {
            let (key, value) = entry?;
            if !key.starts_with(prefix) {
                break;
            }
            entries.push((key.to_vec(), value.to_vec()));
        }
        Ok(entries)
    }

    fn flush(&self) -> Result<()> {
        self.db.flush()?;
        self.log.sync_data()?;
        Ok(())
    }

    fn bytes(&self) -> Result<u64> {
        Ok(self.db.size_on_disk()?)
    }

    fn blocks(&self) -> bool {
        true
    }
}

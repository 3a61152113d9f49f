//! The engine on disk: sled, one tree.
//!
//! sled's own flush hands the log to the disk by `sync_file_range`, which keeps neither the
//! length of the file nor the disk's own cache; `flush` here therefore ends with `fdatasync` on
//! the same file. A timed flush follows at least every [`FLUSH_EVERY_MS`].

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, Instant};

use super::engine::{Batch, Engine, Entry, visit};
use super::{Error, Result, files, rewrite};

/// sled's default of 1 GiB would be most of a small machine; the hot part of 100,000 people fits.
const CACHE_BYTES: u64 = 16 << 20;

/// What is not promised to be durable may be lost for so long, in milliseconds.
const FLUSH_EVERY_MS: u64 = 500;

/// How long a store that was just closed in this process may take to let go of its file.
const CLOSING: Duration = Duration::from_secs(2);

/// How long a lock may still seem taken after its holder let go: a child that this process is just
/// starting holds everything that is open until it becomes another program.
const GRACE: Duration = Duration::from_millis(500);

/// Records written in one batch when everything is written anew.
const COPY_BATCH: usize = 512;

/// An open folder.
pub(super) struct Sled {
    data: PathBuf,
    /// `None` when a copy was to take its place and could not: what is on the disk then is whole, and
    /// the next start opens it.
    open: RwLock<Option<Open>>,
    /// Held as long as the store is open; dropped last.
    _lock: File,
}

/// What is open of it.
struct Open {
    db: ::sled::Db,
    /// The log, for `fdatasync`.
    log: File,
}

impl Open {
    fn at(folder: &Path) -> ::sled::Result<Self> {
        let db = open_db(folder)?;
        let log = File::open(folder.join("db"))?;
        Ok(Self { db, log })
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

    fn flush(&self) -> Result<()> {
        self.db.flush()?;
        self.log.sync_data()?;
        Ok(())
    }
}

impl Sled {
    /// Opens the folder, or makes it. Answers [`Error::InUse`] when somebody has it open,
    /// [`Error::NotOurs`] when it belongs to another user, [`Error::Damaged`].
    pub(super) fn open(data: &Path) -> Result<Self> {
        Self::begin(data).map_err(|error| error.at(data))
    }

    fn begin(data: &Path) -> Result<Self> {
        let folder = files::engine_folder(data);
        let lock = lock(data)?;
        rewrite::finish(data)?;
        files::make_folder(&folder)?;
        let open = Open::at(&folder).map_err(|error| in_words(error, data))?;
        files::sync_folder_of(&folder)?;
        files::sync_folder_of(&folder.join("db"))?;
        Ok(Self { data: data.to_owned(), open: RwLock::new(Some(open)), _lock: lock })
    }

    fn with<T>(&self, work: impl FnOnce(&Open) -> Result<T>) -> Result<T> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        work(open.as_ref().ok_or_else(closed)?)
    }

    /// Writes everything into a folder where nothing is.
    fn copy_to(&self, folder: &Path) -> Result<()> {
        let copy = Open::at(folder)?;
        let mut batch = Batch::default();
        visit(self, &[], |(name, value)| {
            batch.put(name, value);
            if batch.changes.len() < COPY_BATCH {
                return Ok(());
            }
            copy.apply(std::mem::take(&mut batch))
        })?;
        copy.apply(batch)?;
        copy.flush()?;
        files::sync_folder_of(&folder.join("db"))
    }

    /// Waits until a folder that this process has just closed is left alone: sled's threads end
    /// a little after the store is dropped.
    pub(super) fn wait_until_closed(data: &Path) -> Result<()> {
        wait_until_left(&files::engine_folder(data))
    }
}

/// Waits until sled has let go of a folder.
fn wait_until_left(folder: &Path) -> Result<()> {
    File::open(folder.join("db"))?.lock()?;
    Ok(())
}

fn closed() -> Error {
    Error::Engine("its place on the disk could not be taken; start the program again".into())
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
    match error {
        error if is_locked(&error) => Error::InUse(data.to_owned()),
        ::sled::Error::Corruption { .. } => Error::Damaged(files::engine_folder(data)),
        error => error.into(),
    }
}

impl From<::sled::Error> for Error {
    fn from(error: ::sled::Error) -> Self {
        match error {
            ::sled::Error::Io(error) => error.into(),
            error => Self::Engine(Box::new(error)),
        }
    }
}

impl Engine for Sled {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>> {
        self.with(|open| Ok(open.db.get(key)?.map(|value| value.to_vec())))
    }

    fn apply(&self, batch: Batch) -> Result<()> {
        self.with(|open| open.apply(batch))
    }

    fn page(&self, prefix: &[u8], after: Option<&[u8]>, limit: usize) -> Result<Vec<Entry>> {
        // The smallest key behind `after` is `after` with a zero byte.
        let start = after.map_or_else(|| prefix.to_vec(), |after| [after, &[0]].concat());
        self.with(|open| {
            let mut entries = Vec::new();
            for entry in open.db.range(start..).take(limit) {
                let (key, value) = entry?;
                if !key.starts_with(prefix) {
                    break;
                }
                entries.push((key.to_vec(), value.to_vec()));
            }
            Ok(entries)
        })
    }

    fn flush(&self) -> Result<()> {
        self.with(Open::flush)
    }

    fn rewrite(&self) -> Result<()> {
        let aside = rewrite::begin(&self.data)?;
        self.copy_to(&aside)?;
        wait_until_left(&aside)?;
        // Readers have ended, others wait.
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        rewrite::is_whole(&self.data)?;
        // It must not be written any more, whatever happens.
        drop(open.take());
        wait_until_left(&files::engine_folder(&self.data))?;
        rewrite::finish(&self.data)?;
        *open = Some(Open::at(&files::engine_folder(&self.data))?);
        Ok(())
    }

    fn bytes(&self) -> Result<u64> {
        self.with(|open| Ok(open.db.size_on_disk()?))
    }

    fn blocks(&self) -> bool {
        true
    }
}

//! Backups: one file with everything as the engine holds it, sealed, without the master key.
//!
//! Format: `MAGIC`, then for each record two lengths of four bytes (big endian), name and value,
//! then `END` and the SHA-256 of all bytes before the hash. A file that is cut short or
//! changed anywhere is refused.

use std::fs::{self, File, OpenOptions};
use std::io::{BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use chrono::{DateTime, NaiveDateTime, Utc};
use sha2::{Digest, Sha256};

use super::engine::{Batch, Engine, Entry, visit};
use super::kept::{FORMAT_KEY, Kept, check_format};
use super::local::off_thread;
use super::sled::Sled;
use super::vault::{KEYS, Vault};
use super::{Error, KeyRing, Result, files};

/// What a backup begins with; the number is its format.
const MAGIC: &[u8] = b"qqmusic-bot backup 1\n";

/// Stands where a length would; no name is so long.
const END: u32 = u32::MAX;

/// No name or value is longer; what claims to be is damaged.
const LONGEST: u32 = 1 << 24;

/// Records restored in one batch.
const RESTORE_BATCH: usize = 512;

const CUT: Error = Error::BadBackup("it ends too early");

/// The name of a backup, by when it was made.
const NAME: &str = "qqmusic-bot-%Y%m%d-%H%M%S.bak";

/// The name of a backup made at a time: `qqmusic-bot-YYYYMMDD-HHMMSS.bak`, UTC.
pub fn file_name(now: DateTime<Utc>) -> String {
    now.format(NAME).to_string()
}

/// When the backup of this name was made; `None` for any other file.
pub fn made_at(name: &str) -> Option<DateTime<Utc>> {
    let time = NaiveDateTime::parse_from_str(name, NAME).ok()?.and_utc();
    // Parsing forgives missing zeros; a name that is not ours is left alone.
    (file_name(time) == name).then_some(time)
}

/// Removes all backups in a folder but the newest `keep`, going by their names; gives how
/// many. One whose name lies in the future was made while the clock was wrong, nobody knows when: it counts as
/// older than all others. Other files are never touched.
pub async fn keep_latest(folder: &Path, keep: usize, now: DateTime<Utc>) -> Result<usize> {
    let folder = folder.to_owned();
    off_thread(move || {
        let mut backups = Vec::new();
        for entry in fs::read_dir(&folder)? {
            let name = entry?.file_name();
            if let Some(made) = name.to_str().and_then(made_at) {
                backups.push((made <= now, name));
            }
        }
        backups.sort_unstable();
        let surplus = backups.len().saturating_sub(keep);
        for (_, name) in &backups[..surplus] {
            fs::remove_file(folder.join(name))?;
        }
        Ok(surplus)
    })
    .await
}

/// Removes the backups in a folder that were made until a time, going by their names, and those after `from`,
/// which were made while the clock was wrong; gives how many.
pub async fn drop_until(
    folder: &Path,
    until: DateTime<Utc>,
    from: Option<DateTime<Utc>>,
) -> Result<usize> {
    let folder = folder.to_owned();
    off_thread(move || {
        let is_meant = |made| made <= until || from.is_some_and(|from| made > from);
        let mut dropped = 0;
        for entry in fs::read_dir(&folder)? {
            let name = entry?.file_name();
            if name.to_str().and_then(made_at).is_some_and(is_meant) {
                fs::remove_file(folder.join(name))?;
                dropped += 1;
            }
        }
        Ok(dropped)
    })
    .await
}

/// Puts a backup into a folder that holds no data.
///
/// The whole file is read and every record opened with the keys before anything is written, and
/// the data appears complete or not at all. Answers [`Error::NotEmpty`], [`Error::BadBackup`],
/// [`Error::WrongKey`], [`Error::Newer`]. Gives how many records there were.
pub async fn restore(file: &Path, data: &Path, keys: &KeyRing) -> Result<u64> {
    let (file, data, keys) = (file.to_owned(), data.to_owned(), keys.clone());
    off_thread(move || restore_blocking(&file, &data, &keys)).await
}

fn restore_blocking(file: &Path, data: &Path, keys: &KeyRing) -> Result<u64> {
    if files::holds_data(data)? {
        return Err(Error::NotEmpty(data.to_owned()));
    }
    // The whole file is proven before its content is looked at.
    read(file, |_| Ok(()))?;
    verify(file, keys)?;
    // In a folder of its own beside the place, so that one rename makes it appear.
    let aside = data.join("restoring");
    files::remove_folder(&aside)?;
    let written = fill(file, &aside, keys);
    if written.is_ok() {
        Sled::wait_until_closed(&aside)?;
        fs::rename(files::engine_folder(&aside), files::engine_folder(data))?;
        files::sync_folder_of(&files::engine_folder(data))?;
    }
    files::remove_folder(&aside)?;
    written
}

/// Opens every record; nothing is written.
fn verify(file: &Path, keys: &KeyRing) -> Result<()> {
    let mut vault = None;
    let mut format = false;
    read(file, |(name, value)| {
        match (name.as_slice(), &vault) {
            (FORMAT_KEY, _) => {
                check_format(&value)?;
                format = true;
            }
            (KEYS, _) => vault = Some(Vault::unlock(&value, keys)?.0),
            (_, _) if value.is_empty() => {}
            (name, Some(vault)) => drop(vault.open_bytes(name, &value)?),
            (_, None) => return Err(Error::BadBackup("its keys are missing")),
        }
        Ok(())
    })?;
    if format && vault.is_some() { Ok(()) } else { Err(Error::BadBackup("its keys are missing")) }
}

fn fill(file: &Path, aside: &Path, keys: &KeyRing) -> Result<u64> {
    let engine = Sled::open(aside)?;
    let mut batch = Batch::default();
    let count = read(file, |(name, value)| {
        batch.put(name, value);
        if batch.changes.len() < RESTORE_BATCH {
            return Ok(());
        }
        engine.apply(std::mem::take(&mut batch))
    })?;
    engine.apply(batch)?;
    engine.flush()?;
    Kept::open(Box::new(engine), keys)?;
    Ok(count)
}

/// Writes everything the engine holds; the file appears when it is complete and on disk. Writers
/// wait meanwhile so that it shows one moment: about a second for 100,000 people.
pub(super) fn write(engine: &dyn Engine, file: &Path) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = files::with_suffix(file, ".part");
    files::remove_if_there(&part)?;
    let written = write_part(engine, &part);
    if written.is_err() {
        files::remove_if_there(&part)?;
        return written;
    }
    fs::rename(&part, file)?;
    files::sync_folder_of(file)
}

fn write_part(engine: &dyn Engine, part: &Path) -> Result<()> {
    let opened = OpenOptions::new().write(true).create_new(true).mode(0o600).open(part)?;
    let mut out = Hashed { inner: BufWriter::new(opened), hash: Sha256::new() };
    out.write_all(MAGIC)?;
    visit(engine, &[], |(name, value)| {
        out.write_all(&length(&name).to_be_bytes())?;
        out.write_all(&length(&value).to_be_bytes())?;
        out.write_all(&name)?;
        Ok(out.write_all(&value)?)
    })?;
    out.write_all(&END.to_be_bytes())?;
    let Hashed { mut inner, hash } = out;
    inner.write_all(&hash.finalize())?;
    inner.flush()?;
    inner.get_ref().sync_all()?;
    Ok(())
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).expect("records are small")
}

/// Reads a backup from its beginning to its proven end; gives how many records there were.
/// Only when it returns without an error may what was read be trusted.
fn read(file: &Path, mut each: impl FnMut(Entry) -> Result<()>) -> Result<u64> {
    let mut from = Hashed { inner: BufReader::new(File::open(file)?), hash: Sha256::new() };
    if from.bytes(MAGIC.len())? != MAGIC {
        return Err(Error::BadBackup("it does not begin like a backup of this version"));
    }
    let mut count = 0;
    loop {
        let name = from.number()?;
        if name == END {
            break;
        }
        let value = from.number()?;
        if name > LONGEST || value > LONGEST {
            return Err(Error::BadBackup("it was changed"));
        }
        each((from.bytes(name as usize)?, from.bytes(value as usize)?))?;
        count += 1;
    }
    let expected = std::mem::take(&mut from.hash).finalize();
    let found = from.bytes(expected.len())?;
    if found != expected.as_slice() {
        return Err(Error::BadBackup("it was changed"));
    }
    Ok(count)
}

/// Hashes what passes.
struct Hashed<I> {
    inner: I,
    hash: Sha256,
}

impl<W: Write> Hashed<W> {
    fn write_all(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.hash.update(bytes);
        self.inner.write_all(bytes)
    }
}

impl<R: Read> Hashed<R> {
    fn bytes(&mut self, count: usize) -> Result<Vec<u8>> {
        let mut bytes = vec![0; count];
        self.inner.read_exact(&mut bytes).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => CUT,
            _ => error.into(),
        })?;
        self.hash.update(&bytes);
        Ok(bytes)
    }

    fn number(&mut self) -> Result<u32> {
        let bytes = self.bytes(4)?;
        Ok(u32::from_be_bytes(bytes.try_into().expect("four bytes were read")))
    }
}

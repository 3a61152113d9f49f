//! A new master key and a new data key, while no bot runs on the folder.

use std::path::Path;

use super::engine::{Batch, visit};
use super::kept::Kept;
use super::local::off_thread;
use super::sled::Sled;
use super::{KeyRing, Result};

/// Values rewritten in one batch.
const BATCH: usize = 256;

/// Puts a new master key into the key file before the others, seals the store's keys with it,
/// and rewrites every value with a new data key; gives how many were rewritten.
///
/// The older master keys stay in the file because backups made before need them. May be killed at
/// any moment: the data stays readable with the file, and the next call finishes. Errors as
/// [`open_sled`](super::open_sled) and [`KeyRing::load_or_create`].
pub async fn rotate(data: &Path, key_file: &Path) -> Result<u64> {
    let (data, key_file) = (data.to_owned(), key_file.to_owned());
    off_thread(move || rotate_blocking(&data, &key_file)).await
}

fn rotate_blocking(data: &Path, key_file: &Path) -> Result<u64> {
    let ring = KeyRing::load_or_create(key_file, data)?;
    // Opened first: a key that does not fit must not push others down the file.
    let mut kept = Kept::open(Box::new(Sled::open(data)?), &ring)?;
    let ring = ring.add_new_key(key_file)?;
    kept.vault_mut().add_data_key();
    kept.seal_keys(&ring)?;
    let rewritten = rewrite(&kept)?;
    kept.vault_mut().drop_old_data_keys();
    kept.seal_keys(&ring)?;
    Ok(rewritten)
}

fn rewrite(kept: &Kept) -> Result<u64> {
    let mut rewritten = 0;
    let mut batch = Batch::default();
    visit(kept.engine(), b"v1/", |(name, sealed)| {
        if sealed.is_empty() || kept.vault().is_newest(&sealed) {
            return Ok(());
        }
        let plain = kept.vault().open_bytes(&name, &sealed)?;
        let sealed = kept.vault().seal_bytes(&name, &plain);
        batch.put(name, sealed);
        rewritten += 1;
        if batch.changes.len() < BATCH {
            return Ok(());
        }
        kept.engine().apply(std::mem::take(&mut batch))
    })?;
    kept.engine().apply(batch)?;
    kept.engine().flush()?;
    Ok(rewritten)
}

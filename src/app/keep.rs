//! Opening what is kept, and what an owner does with it from the command line.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, bail};

use crate::config::{self, Config, StoreKind};
use crate::store::{self, KeyRing, Store};

/// Opens the configured store.
/// Errors: one sentence each for a folder in use, a key that does not fit, a key that is gone.
pub(super) async fn open(config: &config::Store) -> anyhow::Result<Arc<dyn Store>> {
    match config.kind {
        StoreKind::Memory => Ok(store::open_memory()?),
        StoreKind::Sled => Ok(store::open_sled(&config.path, &keys(config).await?).await?),
    }
}

/// Whether the store's path is a folder, or may become one. Asked first: what is wrong with it
/// would be blamed on the key file that lies in it.
fn is_folder(path: &Path) -> anyhow::Result<()> {
    match std::fs::metadata(path) {
        Ok(found) if !found.is_dir() => {
            bail!("store.path ({}) is not a folder: name one, or a new name", path.display())
        }
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("store.path ({}) cannot be used", path.display()))
        }
        _ => Ok(()),
    }
}

/// The master keys: from the environment, else from the key file, which is made for a new store.
async fn keys(config: &config::Store) -> anyhow::Result<KeyRing> {
    is_folder(&config.path)?;
    if let Some(key) = &config.key {
        return KeyRing::parse(key).context("store.key (QQMUSIC_BOT_STORE__KEY) cannot be used");
    }
    let (file, data) = (config.key_file.clone(), config.path.clone());
    let loading = tokio::task::spawn_blocking(move || KeyRing::load_or_create(&file, &data));
    let name = config.key_file.display();
    loading.await?.with_context(|| format!("the key file {name} cannot be used"))
}

/// Writes everything that is stored to one file, encrypted as it is, without the master key.
/// Errors: a store that a running bot has open, a file that exists or cannot be written.
pub async fn backup(config: &Config, file: &Path) -> anyhow::Result<()> {
    on_disk(config)?;
    let exists = file.try_exists();
    if exists.with_context(|| format!("{} cannot be written", file.display()))? {
        bail!("{} exists already: name a new file", file.display());
    }
    let store = open(&config.store).await.map_err(|error| match error.downcast_ref() {
        Some(store::Error::InUse(_)) => error.context(
            "a backup from the command line needs the bot stopped (a running bot writes one to \
                 store.backup_dir every hour)",
        ),
        _ => error,
    })?;
    store.export(file).await.with_context(|| format!("{} cannot be written", file.display()))
}

/// Puts a backup into a store that is empty; gives the number of records.
/// Errors: a file that is not there, a store that holds data, a file that is damaged or needs
/// another master key; in this order.
pub async fn restore(config: &Config, file: &Path) -> anyhow::Result<u64> {
    on_disk(config)?;
    std::fs::File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    // Unlike at a start, a key that is missing is not made: a new one could not open any backup.
    let by_file = config.store.key.is_none();
    if by_file && !config.store.key_file.try_exists()? {
        bail!(
            "the master key of the backup is needed: put it at store.key_file ({}) or into \
             QQMUSIC_BOT_STORE__KEY",
            config.store.key_file.display()
        );
    }
    let keys = keys(&config.store).await?;
    let restored = store::backup::restore(file, &config.store.path, &keys).await;
    restored.with_context(|| format!("{} was not restored", file.display()))
}

/// Makes a new master key and rewrites everything with it; gives the number of records.
/// Errors: a store that a running bot has open, a key that comes from the environment.
pub async fn rotate_key(config: &Config) -> anyhow::Result<u64> {
    on_disk(config)?;
    if config.store.key.is_some() {
        bail!(
            "the master key is in the environment: put a new key before it, separated by a \
             comma, and start the bot once"
        );
    }
    Ok(store::rotate(&config.store.path, &config.store.key_file).await?)
}

fn on_disk(config: &Config) -> anyhow::Result<()> {
    if config.store.kind == StoreKind::Memory {
        bail!("store.kind is \"memory\": there is nothing on disk");
    }
    Ok(())
}

//! The store's decisions, once for every engine: names, sealing, batches. Blocking, no async.
//!
//! Every method that changes something reads first and then writes one batch; the caller lets
//! one of them run at a time.

mod accounts;
mod agendas;
mod audience;
mod belongings;
mod boards;
mod broadcasts;
mod counters;
mod drafts;
mod due;
mod expiring;
mod forget;
mod groups;
mod ledger;
mod listened;
mod logins;
mod moved;
mod notices;
mod readings;
mod remote;
mod report;
mod rewritten;
mod runs;
mod shares;
mod tasks;

use super::engine::{Batch, Engine, visit};
use super::record::Record;
use super::vault::{KEYS, Kind, Vault};
use super::{Error, KeyRing, Result};
use crate::model::{ChatId, Drawing, Settings};
use crate::store::{FileId, FileKey};

/// The newest format of the data this program knows; `v1/` in the names is the same number.
const FORMAT: u32 = 1;

/// Where the format's number stands, in clear and the same in every version.
pub(super) const FORMAT_KEY: &[u8] = b"format";

/// An opened store.
pub(super) struct Kept {
    engine: Box<dyn Engine>,
    vault: Vault,
}

impl Kept {
    /// Opens what the engine holds, or begins a new store in an empty one.
    ///
    /// Answers [`Error::WrongKey`] and [`Error::Newer`], and changes nothing then. A store that
    /// was sealed by an older key of the ring is sealed anew by the newest.
    pub(super) fn open(engine: Box<dyn Engine>, ring: &KeyRing) -> Result<Self> {
        match engine.get(FORMAT_KEY)? {
            Some(format) => check_format(&format)?,
            None if engine.page(&[], None, 1)?.is_empty() => return Self::begin(engine, ring),
            None => return Err(Error::Corrupt("there is data, but no format number")),
        }
        let sealed = engine.get(KEYS)?.ok_or(Error::Corrupt("the store's keys are missing"))?;
        let (vault, by_newest) = Vault::unlock(&sealed, ring)?;
        let kept = Self { engine, vault };
        if !by_newest {
            kept.seal_keys(ring)?;
            tracing::info!(
                "the store is encrypted with the newest master key now; older keys are needed for older \
                 backups only"
            );
        }
        Ok(kept)
    }

    fn begin(engine: Box<dyn Engine>, ring: &KeyRing) -> Result<Self> {
        let vault = Vault::new();
        let mut batch = Batch::default();
        batch.put(FORMAT_KEY.to_vec(), FORMAT.to_be_bytes().to_vec());
        batch.put(KEYS.to_vec(), vault.locked(ring));
        engine.apply(batch)?;
        engine.flush()?;
        Ok(Self { engine, vault })
    }

    /// Saves the store's keys, sealed by the ring's newest key. Durable.
    pub(super) fn seal_keys(&self, ring: &KeyRing) -> Result<()> {
        let mut batch = Batch::default();
        batch.put(KEYS.to_vec(), self.vault.locked(ring));
        self.engine.apply(batch)?;
        self.engine.flush()
    }

    /// The engine below.
    pub(super) fn engine(&self) -> &dyn Engine {
        self.engine.as_ref()
    }

    /// The store's keys.
    pub(super) fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The store's keys, for changing them; [`seal_keys`](Self::seal_keys) saves them.
    pub(super) fn vault_mut(&mut self) -> &mut Vault {
        &mut self.vault
    }

    /// See [`Store::settings`](super::Store::settings).
    pub(super) fn settings(&self, chat: ChatId) -> Result<Settings> {
        Ok(self.read(&self.settings_name(chat))?.unwrap_or_default())
    }

    /// See [`Store::save_settings`](super::Store::save_settings).
    pub(super) fn save_settings(&self, chat: ChatId, settings: Settings) -> Result<()> {
        let name = self.settings_name(chat);
        let mut batch = Batch::default();
        if settings == Settings::default() {
            batch.remove(name);
        } else {
            self.put(&mut batch, name, &settings);
        }
        self.engine.apply(batch)
    }

    /// See [`Store::file_id`](super::Store::file_id).
    pub(super) fn file_id(&self, key: &FileKey) -> Result<Option<FileId>> {
        self.read(&self.file_name(key))
    }

    /// See [`Store::save_file_id`](super::Store::save_file_id).
    pub(super) fn save_file_id(&self, key: &FileKey, file: Option<&FileId>) -> Result<()> {
        let name = self.file_name(key);
        let mut batch = Batch::default();
        match file {
            Some(file) => self.put(&mut batch, name, file),
            None => batch.remove(name),
        }
        self.engine.apply(batch)
    }

    /// How many records of a kind there are; looks at each.
    pub(super) fn count_of(&self, kind: Kind) -> Result<u64> {
        let mut count = 0;
        visit(self.engine(), kind.prefix(), |_| {
            count += 1;
            Ok(())
        })?;
        Ok(count)
    }

    fn settings_name(&self, chat: ChatId) -> Vec<u8> {
        self.vault.name(Kind::Settings, &[&chat.0.to_be_bytes()])
    }

    fn file_name(&self, key: &FileKey) -> Vec<u8> {
        match key {
            FileKey::Audio(mid, quality) => self
                .vault
                .name(Kind::File, &[b"audio", mid.as_str().as_bytes(), quality.name().as_bytes()]),
            FileKey::SongCard(mid, Drawing { language, theme }) => {
                let (language, theme) = (language.code().as_bytes(), theme.name().as_bytes());
                let parts = [b"song-card", mid.as_str().as_bytes(), language, theme];
                self.vault.name(Kind::File, &parts)
            }
            FileKey::Cover(mid) => {
                self.vault.name(Kind::File, &[b"cover", mid.as_str().as_bytes()])
            }
        }
    }

    fn read<R: Record>(&self, name: &[u8]) -> Result<Option<R>> {
        let sealed = self.engine.get(name)?;
        sealed.map(|sealed| self.vault.open(name, &sealed)).transpose()
    }

    /// As [`read`](Self::read); a record that cannot be read is as none, where it must not be in the way.
    fn readable<R: Record>(&self, name: &[u8]) -> Result<Option<R>> {
        match self.read(name) {
            Err(Error::Corrupt(why)) => {
                tracing::error!(why, "a record cannot be read and is passed over");
                Ok(None)
            }
            other => other,
        }
    }

    fn put<R: Record>(&self, batch: &mut Batch, name: Vec<u8>, value: &R) {
        let sealed = self.vault.seal(&name, value);
        batch.put(name, sealed);
    }
}

/// Refuses data of a newer program.
pub(super) fn check_format(value: &[u8]) -> Result<()> {
    let bytes = value.try_into().map_err(|_| Error::Corrupt("the format number"))?;
    match u32::from_be_bytes(bytes) {
        FORMAT => Ok(()),
        found => Err(Error::Newer { found, known: FORMAT }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::memory::Memory;
    use super::*;
    use crate::model::Language;

    fn engine_with(format: &[u8]) -> Box<Memory> {
        let engine = Box::<Memory>::default();
        let mut batch = Batch::default();
        batch.put(FORMAT_KEY.to_vec(), format.to_vec());
        engine.apply(batch).expect("memory");
        engine
    }

    #[test]
    fn data_of_a_newer_program_is_refused() {
        let opened = Kept::open(engine_with(&[0, 0, 0, 2]), &KeyRing::generate());
        assert!(matches!(opened.err(), Some(Error::Newer { found: 2, known: 1 })));
    }

    #[test]
    fn data_that_makes_no_sense_is_refused_and_not_begun_anew() {
        for format in [&[0, 0, 0, 1][..], b"?"] {
            let opened = Kept::open(engine_with(format), &KeyRing::generate());
            assert!(matches!(opened.err(), Some(Error::Corrupt(_))));
        }
    }

    #[test]
    fn a_value_moved_to_another_name_does_not_open() {
        let kept = Kept::open(Box::<Memory>::default(), &KeyRing::generate()).expect("opens");
        let (here, there) = (kept.settings_name(ChatId(1)), kept.settings_name(ChatId(2)));
        let chosen = Settings { language: Some(Language::En), ..Settings::default() };
        kept.save_settings(ChatId(1), chosen).expect("saves");
        let sealed = kept.engine.get(&here).expect("reads").expect("is there");
        let mut batch = Batch::default();
        batch.put(there, sealed);
        kept.engine.apply(batch).expect("memory");
        assert!(kept.settings(ChatId(1)).is_ok());
        assert!(matches!(kept.settings(ChatId(2)), Err(Error::Corrupt(_))));
    }
}

//! The master keys: from the environment, or from a file that is made on the first start.
//!
//! The newest key comes first and is the only one that seals; older ones only open what was
//! sealed with them. The master key seals nothing but the store's own keys (see `vault`).

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use super::cipher::{KEY_BYTES, SecretKey};
use super::{Error, Result, files};

/// Only the owner reads and writes.
const OWNER_ONLY: u32 = 0o600;

const HEADER: &str = "\
# The master key of qqmusic-bot, the newest first. Whoever has it and the data can read\n\
# everything; without it nobody can. Keep a copy apart from the data and its backups.\n";

/// The master keys, newest first; never empty.
#[derive(Debug, Clone)]
pub struct KeyRing(Vec<SecretKey>);

impl KeyRing {
    /// One new random key.
    pub fn generate() -> Self {
        Self(vec![SecretKey::random()])
    }

    /// Reads keys of 32 bytes in base64, newest first, separated by commas or lines; lines
    /// that begin with `#` are remarks. Answers [`Error::KeyUnusable`] for anything else.
    pub fn parse(text: &SecretString) -> Result<Self> {
        let lines = text.expose_secret().lines().filter(|line| !line.starts_with('#'));
        let words = lines.flat_map(|line| line.split(',')).map(str::trim);
        let keys: Vec<_> =
            words.filter(|word| !word.is_empty()).map(decode).collect::<Option<_>>().ok_or_else(
                || Error::KeyUnusable("a master key is 32 bytes in base64, 44 characters".into()),
            )?;
        if keys.is_empty() {
            return Err(Error::KeyUnusable("there is no key in it".into()));
        }
        Ok(Self(keys))
    }

    /// Reads the key file, or makes it with a new key when neither it nor data exist.
    ///
    /// `data` is the folder of the store. Answers [`Error::KeyUnusable`] when others than the
    /// owner may read the file, and [`Error::WrongKey`] when there is data but no file.
    pub fn load_or_create(file: &Path, data: &Path) -> Result<Self> {
        match Self::load(file) {
            Err(Error::Engine(error)) if is_missing(error.as_ref()) => {}
            loaded => return loaded,
        }
        if files::holds_data(data)? {
            return Err(Error::WrongKey(
                "the key file is gone; put it back (store.key_file or QQMUSIC_BOT_STORE__KEY), \
                 or move the data folder away to begin anew",
            ));
        }
        Self::generate().create(file).map_err(|error| error.at(file))
    }

    /// Reads the key file; answers [`Error::Engine`] when it is not there, [`Error::NotOurs`] when it belongs
    /// to another user.
    pub(super) fn load(file: &Path) -> Result<Self> {
        let mut opened = File::open(file).map_err(|error| Error::from(error).at(file))?;
        let (shown, found) = (file.display(), opened.metadata()?);
        if !found.is_file() {
            return Err(Error::KeyUnusable(format!("{shown} is not a file")));
        }
        if found.permissions().mode() & 0o077 != 0 {
            return Err(Error::KeyUnusable(format!(
                "others than its owner may read {shown}; run: chmod 600 {shown}"
            )));
        }
        let mut text = Zeroizing::new(String::new());
        opened.read_to_string(&mut text)?;
        Self::parse(&SecretString::from(text.as_str())).map_err(|error| match error {
            Error::KeyUnusable(why) => {
                Error::KeyUnusable(format!("{} is damaged: {why}", file.display()))
            }
            other => other,
        })
    }

    /// Puts a new key before the others and saves the file, complete or not at all.
    pub(super) fn add_new_key(mut self, file: &Path) -> Result<Self> {
        self.0.insert(0, SecretKey::random());
        let part = files::with_suffix(file, ".new");
        files::remove_if_there(&part)?;
        self.write_new(&part)?;
        fs::rename(&part, file)?;
        files::sync_folder_of(file)?;
        Ok(self)
    }

    /// The key that seals.
    pub(super) fn newest(&self) -> &SecretKey {
        self.0.first().expect("a ring is never empty")
    }

    /// All keys, newest first.
    pub(super) fn iter(&self) -> impl Iterator<Item = &SecretKey> {
        self.0.iter()
    }

    /// Makes the file, or gives what another process made at the same moment.
    fn create(self, file: &Path) -> Result<Self> {
        if let Some(folder) = file.parent() {
            files::make_folder(folder)?;
        }
        // A hard link appears complete or not at all, and never replaces a key that is there.
        let part = files::with_suffix(file, &format!(".new-{}", std::process::id()));
        files::remove_if_there(&part)?;
        self.write_new(&part)?;
        let linked = fs::hard_link(&part, file);
        fs::remove_file(&part)?;
        match linked {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Self::load(file),
            other => other?,
        }
        files::sync_folder_of(file)?;
        Ok(self)
    }

    fn write_new(&self, file: &Path) -> Result<()> {
        let mut text = Zeroizing::new(String::with_capacity(4096));
        text.push_str(HEADER);
        for key in &self.0 {
            text.push_str(&Zeroizing::new(STANDARD.encode(key.expose())));
            text.push('\n');
        }
        let mut opened =
            OpenOptions::new().write(true).create_new(true).mode(OWNER_ONLY).open(file)?;
        opened.write_all(text.as_bytes())?;
        opened.sync_all()?;
        Ok(())
    }
}

fn decode(word: &str) -> Option<SecretKey> {
    let bytes = Zeroizing::new(STANDARD.decode(word).ok()?);
    let bytes: &[u8; KEY_BYTES] = bytes.as_slice().try_into().ok()?;
    Some(SecretKey::from_bytes(bytes))
}

fn is_missing(error: &(dyn std::error::Error + 'static)) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::NotFound)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    #[test]
    fn keys_are_separated_by_commas_or_lines() {
        let text = format!("# remark\n{ONE}, {ONE}\n{ONE}\n");
        assert_eq!(KeyRing::parse(&text.into()).expect("three keys").0.len(), 3);
    }

    #[test]
    fn what_is_no_key_is_refused_and_not_shown() {
        for bad in ["", "# only a remark", "c2hvcnQtc2VjcmV0", "not base64 !!", &ONE[1..]] {
            let error = KeyRing::parse(&bad.into()).expect_err(bad);
            assert!(bad.is_empty() || !error.to_string().contains(bad), "{error}");
        }
    }

    #[test]
    fn a_ring_shows_no_key() {
        let shown = format!("{:?}", KeyRing::parse(&ONE.into()).expect("a key"));
        assert!(!shown.contains("AAEC") && !shown.contains("31"), "{shown}");
    }
}

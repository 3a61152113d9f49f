//! The store's own keys: random, made with the store, sealed by the master key in one record.
//!
//! Values are sealed by a data key as `version | data key id | nonce | ciphertext`, bound to the
//! record's key, so that a value moved elsewhere does not open. Names of records are keyed hashes:
//! who has only the disk cannot tell whose record one is, nor try numbers. Changing the master key
//! re-seals this one record; changing the data key rewrites the values. The key of the names
//! never changes, for nothing could be found any more.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::cipher::{KEY_BYTES, SecretKey};
use super::record::{self, Record};
use super::{Error, KeyRing, Result};

/// The record with the store's keys; in a backup it comes before everything it opens.
pub(super) const KEYS: &[u8] = b"keys";

/// How much of the keyed hash stands in a name, in bytes: enough that no two ever meet.
const HASH_BYTES: usize = 16;

const SEAL_VERSION: u8 = 1;

/// What the key is for that is derived from the master key.
const PURPOSE: &str = "qqmusic-bot: seals the keys of the store";

const WRONG_KEY: &str = "put back the key that was used before (store.key_file or \
                         QQMUSIC_BOT_STORE__KEY, older keys behind a comma); nothing was changed";

/// The kinds of records. Each has names of its own.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    /// A QQ account, by its number.
    Account,
    /// Which account a person uses, by person.
    Pointer,
    /// The accounts that a person has, by person.
    Owned,
    /// Which person points to an account, by account, then both.
    Reference,
    /// Which accounts a person has had, by person.
    Had,
    /// Settings, by chat.
    Settings,
    /// A login under way, by person.
    Login,
    /// What a message's buttons stand for, by its id.
    View,
    /// What a person was asked, by chat and person.
    Question,
    /// A file Telegram has.
    File,
    /// A person's key for the report gateway, by person.
    ReportKey,
    /// Which other server a person was told of, by person.
    ToldRemote,
    /// A task, by its id.
    Task,
    /// Which task of a kind is an account's newest, by account and kind.
    NewestTask,
    /// The message that shows a task, by its id.
    TaskMessage,
    /// What of a day's play reports is used, by account and day.
    Plays,
    /// What a person allowed, by person.
    Permissions,
    /// A comment on its way, by its id.
    Draft,
    /// That a person wrote to the bot, and when last, by chat.
    SeenPerson,
    /// That a group asked the bot, and when last, by chat.
    SeenGroup,
    /// What a person wants done by itself, by person.
    Agenda,
    /// A person's newest runs, by person.
    Runs,
    /// What became of an account's chores on a date, by account and date.
    Ledger,
    /// What was sampled of an account's listening, by account.
    Listened,
    /// Reports that were read for a person and not told yet, by person.
    Readings,
    /// The logins that are lent to a group, or to everyone, by it.
    Lendings,
    /// A group's board, by group.
    Board,
    /// To whom a person lends, by person.
    LentBy,
    /// How a lent login was used, by group and lender.
    LentUses,
    /// What a group decided, by chat.
    Group,
    /// Which group a chat instance is, by it.
    Instance,
}

impl Kind {
    /// What the names of all records of this kind begin with.
    pub(super) fn prefix(self) -> &'static [u8] {
        match self {
            Self::Account => b"v1/account/",
            Self::Pointer => b"v1/person/",
            Self::Owned => b"v1/owned/",
            Self::Reference => b"v1/reference/",
            Self::Had => b"v1/had/",
            Self::Settings => b"v1/settings/",
            Self::Login => b"v1/login/",
            Self::View => b"v1/view/",
            Self::Question => b"v1/question/",
            Self::File => b"v1/file/",
            Self::ReportKey => b"v1/reportkey/",
            Self::ToldRemote => b"v1/toldremote/",
            Self::Task => b"v1/task/",
            Self::NewestTask => b"v1/newest-task/",
            Self::TaskMessage => b"v1/task-message/",
            Self::Plays => b"v1/plays/",
            Self::Permissions => b"v1/permissions/",
            Self::Draft => b"v1/draft/",
            Self::SeenPerson => b"v1/seen/person/",
            Self::SeenGroup => b"v1/seen/group/",
            Self::Agenda => b"v1/agenda/",
            Self::Runs => b"v1/runs/",
            Self::Ledger => b"v1/ledger/",
            Self::Listened => b"v1/listened/",
            Self::Readings => b"v1/readings/",
            Self::Lendings => b"v1/lendings/",
            Self::Board => b"v1/board/",
            Self::LentBy => b"v1/lent-by/",
            Self::LentUses => b"v1/lent-uses/",
            Self::Group => b"v1/group/",
            Self::Instance => b"v1/instance/",
        }
    }
}

struct DataKey {
    id: u32,
    key: SecretKey,
}

/// Seals values and makes names.
pub(super) struct Vault {
    names: SecretKey,
    /// The newest first; older ones only while values are being rewritten.
    data: Vec<DataKey>,
}

#[derive(Serialize, Deserialize)]
struct KeysRecord {
    names: [u8; KEY_BYTES],
    data: Vec<(u32, [u8; KEY_BYTES])>,
}

impl Drop for KeysRecord {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.names);
        self.data.iter_mut().for_each(|(_, key)| zeroize::Zeroize::zeroize(key));
    }
}

impl Vault {
    /// New keys for a new store.
    pub(super) fn new() -> Self {
        Self { names: SecretKey::random(), data: vec![DataKey { id: 1, key: SecretKey::random() }] }
    }

    /// Opens the keys' record; tells whether it was sealed by the newest master key.
    pub(super) fn unlock(sealed: &[u8], ring: &KeyRing) -> Result<(Self, bool)> {
        let opened = ring
            .iter()
            .enumerate()
            .find_map(|(at, master)| Some((at, master.derive(PURPOSE).open(KEYS, sealed)?)));
        let (at, plain) = opened.ok_or(Error::WrongKey(WRONG_KEY))?;
        let found: KeysRecord = record::decode(1, &plain)?;
        let keep = |(id, key): &(u32, [u8; KEY_BYTES])| DataKey {
            id: *id,
            key: SecretKey::from_bytes(key),
        };
        let data: Vec<_> = found.data.iter().map(keep).collect();
        if data.is_empty() {
            return Err(Error::Corrupt("the store's keys are missing"));
        }
        Ok((Self { names: SecretKey::from_bytes(&found.names), data }, at == 0))
    }

    /// The keys' record, sealed by the newest master key.
    pub(super) fn locked(&self, ring: &KeyRing) -> Vec<u8> {
        let record = KeysRecord {
            names: *self.names.expose(),
            data: self.data.iter().map(|data| (data.id, *data.key.expose())).collect(),
        };
        ring.newest().derive(PURPOSE).seal(KEYS, &record::encode(1, &record))
    }

    /// Puts a new data key before the others.
    pub(super) fn add_data_key(&mut self) {
        let id = self.newest().id.wrapping_add(1);
        self.data.insert(0, DataKey { id, key: SecretKey::random() });
    }

    /// Forgets all data keys but the newest.
    pub(super) fn drop_old_data_keys(&mut self) {
        self.data.truncate(1);
    }

    /// The name of a record. The parts tell it from others of its kind.
    pub(super) fn name(&self, kind: Kind, parts: &[&[u8]]) -> Vec<u8> {
        [kind.prefix(), &self.hash(kind, parts)].concat()
    }

    /// The name under which all references to an account stand.
    pub(super) fn reference(&self, account: &[u8], person: Option<&[u8]>) -> Vec<u8> {
        let mut name = self.name(Kind::Reference, &[account]);
        if let Some(person) = person {
            name.extend(self.hash(Kind::Reference, &[account, person]));
        }
        name
    }

    fn hash(&self, kind: Kind, parts: &[&[u8]]) -> [u8; HASH_BYTES] {
        let prefix = kind.prefix();
        let all: Vec<&[u8]> = std::iter::once(prefix).chain(parts.iter().copied()).collect();
        let hash = self.names.hash(&all);
        *hash.first_chunk().expect("a SHA-256 is longer")
    }

    /// Seals a record under its name.
    pub(super) fn seal<R: Record>(&self, name: &[u8], value: &R) -> Vec<u8> {
        self.seal_bytes(name, &value.to_bytes())
    }

    /// Opens a record that stood under this name.
    pub(super) fn open<R: Record>(&self, name: &[u8], sealed: &[u8]) -> Result<R> {
        R::from_bytes(&self.open_bytes(name, sealed)?)
    }

    /// Seals bytes under a name.
    pub(super) fn seal_bytes(&self, name: &[u8], plain: &[u8]) -> Vec<u8> {
        let newest = self.newest();
        let mut sealed = vec![SEAL_VERSION];
        sealed.extend(newest.id.to_be_bytes());
        sealed.extend(newest.key.seal(name, plain));
        sealed
    }

    /// Opens bytes that stood under this name.
    pub(super) fn open_bytes(&self, name: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>> {
        let (head, body) = sealed.split_first_chunk::<5>().ok_or(Error::Corrupt("too short"))?;
        let [version, id @ ..] = *head;
        if version != SEAL_VERSION {
            return Err(Error::Corrupt("sealed in an unknown way"));
        }
        let id = u32::from_be_bytes(id);
        let data = self.data.iter().find(|data| data.id == id);
        let data = data.ok_or(Error::Corrupt("sealed with a data key that is gone"))?;
        data.key.open(name, body).ok_or(Error::Corrupt("changed since it was written"))
    }

    /// Whether a value is sealed with the newest data key.
    pub(super) fn is_newest(&self, sealed: &[u8]) -> bool {
        sealed.get(1..5) == Some(self.newest().id.to_be_bytes().as_slice())
    }

    fn newest(&self) -> &DataKey {
        self.data.first().expect("a vault has a data key")
    }
}

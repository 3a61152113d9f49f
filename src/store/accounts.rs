//! QQ accounts, and the people who have them.

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use secrecy::SecretString;

use super::Result;
use crate::model::{Credential, LoginKind, PersonId, Uin};

/// Accounts of one person: a few of one's own or of the family. Each of them is asked every day.
pub const MOST_ACCOUNTS: usize = 5;

/// A QQ account as it is kept: one record, however many people have it.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its newest keys.
    pub credential: Credential,
    /// Its nickname, for greeting; may be empty.
    pub nick: String,
    /// How the keys came here.
    pub origin: Origin,
    /// When the keys were obtained or refreshed last.
    pub updated_at: DateTime<Utc>,
    /// When a refresh was tried last, successful or not.
    pub refreshed_at: Option<DateTime<Utc>>,
    /// Set when QQ Music said the login is dead and a refresh did not help.
    pub dead: bool,
}

/// How an account's keys came here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// By a QR login of this bot, of this kind: ours to end. The kind is not known of what was stored
    /// before it was kept; QQ Music calls a key of its app one of QQ.
    Scanned(Option<LoginKind>),
    /// By a pasted cookie: a login that other programs use too.
    Pasted,
}

/// An account as one of the people who have it sees it.
#[derive(Debug, Clone)]
pub struct OwnAccount {
    /// The account.
    pub account: Account,
    /// What this person calls it, if they gave it a name.
    pub name: Option<String>,
    /// Whether it is the one that they use now.
    pub is_current: bool,
}

/// The part of the store that keeps accounts and who has them. Errors as those of
/// [`Store`](super::Store).
///
/// A person has up to [`MOST_ACCOUNTS`] and uses one of them.
#[async_trait]
pub trait Accounts: Send + Sync {
    /// The account that a person uses now.
    async fn account(&self, person: PersonId) -> Result<Option<Account>>;

    /// The accounts a person has, in the order in which they came.
    async fn accounts(&self, person: PersonId) -> Result<Vec<OwnAccount>>;

    /// One of a person's accounts.
    async fn account_among(&self, person: PersonId, uin: Uin) -> Result<Option<Account>>;

    /// The account with this number, whoever has it.
    async fn account_of(&self, uin: Uin) -> Result<Option<Account>>;

    /// The people who have an account.
    async fn people_of(&self, uin: Uin) -> Result<Vec<PersonId>>;

    /// Saves an account as one of the person's, which they use from now on. `false`, and nothing is
    /// changed, when it would be one too many. Durable, all or nothing.
    async fn link(&self, person: PersonId, account: &Account) -> Result<bool>;

    /// As [`link`](Self::link), but the one they use stays, if there is one.
    async fn link_beside(&self, person: PersonId, account: &Account) -> Result<bool>;

    /// Saves newer keys or a newer state of an account whose stored music key still is `over`, and
    /// tells whether it was so; without effect when the account is gone or has newer keys. Durable.
    async fn update_account(&self, account: &Account, over: &SecretString) -> Result<bool>;

    /// Has the person use another of their accounts; tells whether it is theirs. Durable.
    async fn use_account(&self, person: PersonId, uin: Uin) -> Result<bool>;

    /// Gives one of the person's accounts a name, or takes it away; tells whether it is theirs.
    /// Durable.
    async fn name_account(&self, person: PersonId, uin: Uin, name: Option<&str>) -> Result<bool>;

    /// Takes the account that a person uses away from them, as [`unlink_account`](Self::unlink_account).
    async fn unlink(&self, person: PersonId) -> Result<Option<(Account, bool)>>;

    /// Takes one of their accounts away from a person; gives it, and whether nobody has it any more,
    /// in which case it is removed. Who used it uses another of theirs then, one that lives if there is
    /// one. Durable, all or nothing.
    async fn unlink_account(&self, person: PersonId, uin: Uin) -> Result<Option<(Account, bool)>>;
}

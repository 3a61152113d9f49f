//! What is stored about one person: all of it to be shown, and to be forgotten.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::{
    Account, Agenda, Draft, Notice, Origin, OwnAccount, Plays, Question, Result, TaskMessage, View,
};
use crate::model::{
    ChatId, CoinDay, Lending, Listened, LoginKind, LoginType, Outcome, Permissions, PersonId,
    Reading, Run, Settings, Task, Uin, Use, Uses,
};

/// Everything that is stored about a person. No key, cookie or token is in it, by its types.
#[derive(Debug, Clone, Default)]
pub struct Belongings {
    /// The logins to QQ Music, in the order in which they came.
    pub logins: Vec<KeptLogin>,
    /// What is kept of each account the person has had.
    pub accounts: Vec<KeptAccount>,
    /// What they chose.
    pub settings: Settings,
    /// What they allowed.
    pub permissions: Permissions,
    /// Whether a key for the report gateway is stored.
    pub has_report_key: bool,
    /// The other server they were told of.
    pub told_remote: Option<String>,
    /// The login under way: its kind, and when its picture ends.
    pub login_under_way: Option<(LoginKind, DateTime<Utc>)>,
    /// What the bot asked them in private and waits for.
    pub question: Option<Question>,
    /// What they want done by itself.
    pub agenda: Option<Agenda>,
    /// What was done by itself, the newest first.
    pub runs: Vec<Run>,
    /// Reports that wait to be told.
    pub readings: Vec<Reading>,
    /// Messages that wait to be told.
    pub notices: Vec<Notice>,
    /// Background tasks.
    pub tasks: Vec<Task>,
    /// The messages that show background tasks.
    pub task_messages: Vec<TaskMessage>,
    /// Comments on their way.
    pub drafts: Vec<Draft>,
    /// Lists whose buttons still work.
    pub views: Vec<View>,
    /// The logins they lend, and how these were used.
    pub lent: Vec<(Lending, Uses)>,
    /// For what they used what others lend, as far as it is shown to these.
    pub borrowed: Vec<Use>,
    /// How often they used what others lend, on which of QQ Music's days, as it is counted for the caps;
    /// one for each lent login.
    pub borrowed_on: Vec<(NaiveDate, u32)>,
    /// The weekly boards they joined: groups and their titles.
    pub boards: Vec<(ChatId, String)>,
    /// The day on which they wrote to the bot in private last.
    pub seen: Option<NaiveDate>,
}

/// A stored login without its keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptLogin {
    /// The account.
    pub uin: Uin,
    /// Its nickname; may be empty.
    pub nick: String,
    /// What the person calls it.
    pub name: Option<String>,
    /// Whether it is the one that they use now.
    pub is_current: bool,
    /// How it logged in at QQ Music.
    pub login_type: LoginType,
    /// How its keys came here.
    pub origin: Origin,
    /// When they were obtained or renewed last.
    pub updated_at: DateTime<Utc>,
    /// When a renewal was tried last.
    pub refreshed_at: Option<DateTime<Utc>>,
    /// When they end, seconds since 1970, as far as is known.
    pub key_ends_at: Option<i64>,
    /// Whether QQ Music said that it is dead.
    pub dead: bool,
    /// Whether its keys can be renewed at all.
    pub refreshable: bool,
    /// What is stored to renew it, by name, never by value.
    pub holds: Vec<&'static str>,
}

impl KeptLogin {
    /// What it is called: by its person, else by its nickname, else by the end of its number, which also
    /// may be read in a group.
    pub fn label(&self) -> String {
        let named = self.name.clone().unwrap_or_else(|| self.nick.clone());
        if named.trim().is_empty() { self.uin.end() } else { named }
    }
}

impl From<&OwnAccount> for KeptLogin {
    fn from(own: &OwnAccount) -> Self {
        let OwnAccount { account, name, is_current } = own;
        let Account { credential, nick, origin, updated_at, refreshed_at, dead } = account;
        let holds = [
            ("music key", true),
            ("refresh key", credential.refresh_key.is_some()),
            ("refresh token", credential.refresh_token.is_some()),
            ("access token", credential.access_token.is_some()),
            ("openid", credential.openid.is_some()),
            ("unionid", credential.unionid.is_some()),
            ("encrypted QQ number", credential.encrypt_uin.is_some()),
        ];
        Self {
            uin: credential.uin,
            nick: nick.clone(),
            name: name.clone(),
            is_current: *is_current,
            login_type: credential.login_type,
            origin: *origin,
            updated_at: *updated_at,
            refreshed_at: *refreshed_at,
            key_ends_at: credential.key_ends_at(),
            refreshable: credential.is_refreshable(),
            dead: *dead,
            holds: holds
                .into_iter()
                .filter_map(|(name, is_held)| is_held.then_some(name))
                .collect(),
        }
    }
}

/// What is kept of an account beside its login.
#[derive(Debug, Clone)]
pub struct KeptAccount {
    /// Its number.
    pub uin: Uin,
    /// Whether somebody else here uses it too: then it stays when one of them is forgotten.
    pub is_shared: bool,
    /// What was sampled of its listening.
    pub listened: Listened,
    /// What became of its chores, by date.
    pub chores: Vec<(NaiveDate, Vec<Outcome>)>,
    /// What came of its coins, by date.
    pub coins: Vec<(NaiveDate, CoinDay)>,
    /// What was used of its play reports, by day.
    pub plays: Vec<(NaiveDate, Plays)>,
}

/// When people were forgotten; who they were is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forgotten {
    /// The first time after the disk was written anew last; `None` when nothing of anybody forgotten is
    /// on it.
    pub since: Option<DateTime<Utc>>,
    /// The last time: older backups hold somebody who is forgotten.
    pub last: DateTime<Utc>,
}

/// The part of the store that deals with a person as a whole. Errors as those of
/// [`Store`](super::Store).
#[async_trait]
pub trait Privacy: Send + Sync {
    /// Everything that is stored about a person. Looks at every task, comment, list and notice.
    async fn belongings(&self, person: PersonId, now: DateTime<Utc>) -> Result<Belongings>;

    /// Forgets a person: everything that [`belongings`](Self::belongings) tells, and the keys. What is kept
    /// of an account goes unless somebody else has it. Gives the accounts they had, each with whether
    /// nobody has it any more. A group's settings are the group's. Looks as `belongings` does.
    /// Durable, all or nothing; a second time changes nothing.
    ///
    /// What was removed can stand on the disk until [`rewrite`](Self::rewrite).
    async fn forget(&self, person: PersonId, now: DateTime<Utc>) -> Result<Vec<(Account, bool)>>;

    /// When people were forgotten; `None` when nobody ever was.
    async fn forgotten(&self) -> Result<Option<Forgotten>>;

    /// Writes everything anew on the disk, so that nothing is left there of what was removed. May be
    /// killed at any moment. Writers wait meanwhile, about twice as long as for an export; readers wait
    /// for a moment at its end.
    async fn rewrite(&self) -> Result<()>;
}

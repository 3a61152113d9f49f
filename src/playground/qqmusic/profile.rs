//! An account: who it is, what it has, what it did.

use std::collections::{BTreeSet, HashMap, VecDeque};

use chrono::NaiveDate;

use super::catalog::KEPT_FROM_THE_START;
use super::credit::{Crediting, Credits};
use super::day::day;
use super::errands::{Errands, Keeps};
use super::hash::{mid_of, token};
use super::ledger::Ledger;
use super::listener::{Listener, Taste};
use super::refusal::{Code, Refusal};
use super::sign::{ACTIVITIES, SignIns};

/// Seconds until a play report counts, unless it is set otherwise.
const PLAYS_CREDITED_S: i64 = 1200;

/// Whether QQ Music lets an account log in, and if not, why.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is wrong.
    #[default]
    Good,
    /// Banned: 20450.
    Banned,
    /// Restricted: 20277.
    Restricted,
    /// Restricted by its owner's choice or for safety: 20278.
    Frozen,
    /// Its binding is abnormal: 20272.
    BindAbnormal,
    /// It is bound to nothing: 20274.
    BindMissing,
}

impl Standing {
    pub(super) fn check(self) -> Result<(), Refusal> {
        let code = match self {
            Self::Good => return Ok(()),
            Self::Banned => Code::BANNED,
            Self::Restricted => Code::RESTRICTED,
            Self::Frozen => Code::FROZEN,
            Self::BindAbnormal => Code::BIND_ABNORMAL,
            Self::BindMissing => Code::BIND_MISSING,
        };
        Err(code.into())
    }
}

/// An account.
#[derive(Debug)]
pub(super) struct Account {
    pub(super) uin: u64,
    pub(super) nick: String,
    pub(super) euin: String,
    pub(super) vip: bool,
    pub(super) standing: Standing,
    /// How many live keys it may have.
    pub(super) device_limit: usize,
    /// How many devices (`guid`s) may ask for play addresses; none: any number.
    pub(super) player_limit: Option<usize>,
    pub(super) players: BTreeSet<String>,
    pub(super) logins: VecDeque<i64>,
    /// Coins that were earned; what it had to begin with follows from its number.
    pub(super) purse: Credits,
    pub(super) ledger: Ledger,
    pub(super) errands: Errands,
    /// What play reports earned, in seconds.
    pub(super) played: Credits,
    /// What was reported as played and counted: the day and the song.
    pub(super) heard_songs: BTreeSet<String>,
    /// Risk control looks at it: every call is refused (2001).
    pub(super) at_risk: bool,
    /// The kind of listener, when it does not follow from the number.
    pub(super) listener: Option<Listener>,
    /// Opens the official listening report.
    pub(super) report_key: String,
    /// Playlists, singers and books.
    pub(super) kept: BTreeSet<String>,
    sign_ins: HashMap<String, SignIns>,
}

impl Account {
    pub(super) fn new(uin: u64) -> Self {
        const NICKS: [&str; 6] = ["听雨的人", "小鹿", "Lantern", "夜班司机", "海盐汽水", "阿棠"];
        Self {
            uin,
            nick: format!("{}{}", NICKS[(uin % 6) as usize], uin % 1000),
            euin: format!("oK{}**", &mid_of(9, uin)[2..12]),
            vip: false,
            standing: Standing::Good,
            device_limit: 100,
            player_limit: None,
            players: BTreeSet::new(),
            logins: VecDeque::new(),
            purse: Credits::new(Crediting::AtOnce),
            ledger: Ledger::default(),
            errands: Errands::default(),
            played: Credits::new(Crediting::After(PLAYS_CREDITED_S)),
            heard_songs: BTreeSet::new(),
            at_risk: false,
            listener: None,
            report_key: format!("qmk-{}", token(40)),
            kept: BTreeSet::from([Keeps::Playlist.named(KEPT_FROM_THE_START)]),
            sign_ins: HashMap::new(),
        }
    }

    /// The balance of coins.
    pub(super) fn coins(&self, now: i64) -> u64 {
        120 + self.uin % 400 + self.purse.total(now)
    }

    pub(super) fn taste(&self) -> Taste {
        let listener = self.listener.unwrap_or_else(|| Listener::of(self.uin));
        Taste { listener, uin: self.uin }
    }

    /// Seconds heard on a day, as far as they are credited.
    pub(super) fn heard(&self, date: NaiveDate, now: i64) -> u64 {
        let own = if date > day(now) { 0 } else { self.taste().seconds(date) };
        own + self.played.on(date, now)
    }

    /// Its sign-ins in an activity: in the coin centre's, a run of up to five days until the day
    /// before it is first looked at.
    pub(super) fn sign_ins(&mut self, activity: &str, today: NaiveDate) -> &mut SignIns {
        let run = if activity == ACTIVITIES[0] { self.uin % 6 } else { 0 };
        let begin = || SignIns::with_run(run, today);
        self.sign_ins.entry(activity.to_owned()).or_insert_with(begin)
    }
}

//! What is to be done by itself, and when: agendas, claims, the ledger, runs, and what waits to be
//! told.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::{Day, Result};
use crate::model::{
    ChatId, Chore, CoinDay, Listened, Outcome, Pause, PersonId, Place, Reading, ReadingId, Run,
    RunId, Schedule, Uin,
};

/// A person's schedule with the times at which something is due. The account at the front is any of
/// the person's; each has a day of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agenda {
    /// What the person wants.
    pub schedule: Schedule,
    /// The account at the front, whose are the fields from `run_at` to `finished`. `None` without one,
    /// and of before, when a person had one.
    pub uin: Option<Uin>,
    /// The next daily run; of the one under way, the next repeat of what failed, or the next look at
    /// the task that it waits for. `None` when nothing runs daily.
    pub run_at: Option<DateTime<Utc>>,
    /// When the keys are renewed next.
    pub refresh_at: Option<DateTime<Utc>>,
    /// When the day's listening is sampled, and reports are read, next.
    pub sample_at: Option<DateTime<Utc>>,
    /// The run under way: begun, with something left to repeat, or a task to wait for.
    pub run: Option<Run>,
    /// The date of QQ Music's day whose run was finished last.
    pub finished: Option<NaiveDate>,
    /// Why nothing runs at present; [`Pause::LoginDead`] is of the account at the front only.
    pub pause: Option<Pause>,
    /// The days of the person's other accounts.
    pub others: Vec<Day>,
    /// Runs that are over, and are told with those of the other accounts on their date.
    pub untold: Vec<Run>,
    /// Counts the changes, so that nobody overwrites one they have not seen.
    pub version: u64,
}

/// The right to do what is due for a person, until the lease ends. Only [`Agendas::claim`] makes it.
#[derive(Debug)]
pub struct Claim {
    /// The person.
    pub person: PersonId,
    /// Their agenda at that time.
    pub agenda: Agenda,
    /// Tells this claim from others.
    pub(super) token: u64,
}

/// Something that waits to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its place in the queue.
    pub id: NoticeId,
    /// Whom it is for.
    pub person: PersonId,
    /// Where; `None` is the person's private chat.
    pub place: Option<Place>,
    /// What.
    pub news: News,
    /// How often telling it failed.
    pub tries: u8,
}

/// A notice's place in the queue: its line, when it may be told, and sixteen hex digits against
/// doubles. What concerns a person stands before what everyone is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NoticeId {
    /// The broadcast whose line it stands in; `None` is the line of what concerns a person.
    pub broadcast: Option<BroadcastId>,
    /// Not before; whole seconds.
    pub not_before: DateTime<Utc>,
    /// Random.
    pub number: u64,
}

/// Something the owner tells everyone; the later one has the greater id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BroadcastId(pub(super) u64);

/// What a notice says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// How a run went.
    Run(Box<Run>),
    /// How the runs of several accounts of the person went, on one date.
    Runs(Vec<Run>),
    /// The login of an account is dead, and nothing runs for it until there is a new one; `None` as it was
    /// written when a person had one.
    LoginDead(Option<Uin>),
    /// What the owner tells everyone.
    Broadcast(String),
}

/// How much there is; for the owner. For whom something is being done counts as due when their lease
/// ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// People who have an agenda: whom a broadcast reaches.
    pub known: u64,
    /// People for whom something is due at some time, or rests.
    pub people: u64,
    /// Of them, those for whom something is due now.
    pub due: u64,
    /// Of them, those whose chores rest.
    pub paused: u64,
    /// Notices that wait.
    pub notices: u64,
}

/// The part of the store that the daily runs use. Errors as those of [`Store`](super::Store).
///
/// A time-ordered index holds one mark a person, at [`Agenda::due_at`], or while somebody has a
/// claim at the end of its lease: looking who is due costs what is due, however many people there
/// are. A process that dies with claims leaves marks that become due when the leases end.
#[async_trait]
pub trait Agendas: Send + Sync {
    /// A person's agenda.
    async fn agenda(&self, person: PersonId) -> Result<Option<Agenda>>;

    /// Saves a person's agenda if the stored one still has `agenda.version` (0: there is none yet),
    /// counts the version up, and tells whether it was so. A claim that somebody has stays. Durable.
    async fn save_agenda(&self, person: PersonId, agenda: &Agenda) -> Result<bool>;

    /// Removes a person's agenda, their history and the reports that were read; notices that wait
    /// stay. Durable.
    async fn remove_agenda(&self, person: PersonId) -> Result<()>;

    /// Claims up to `limit` people for whom something is due at `now`, the longest due first, until
    /// `lease_until`. Of several who ask at once, each gets others. Durable.
    async fn claim(
        &self,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
        limit: usize,
    ) -> Result<Vec<Claim>>;

    /// Claims one person, due or not, unless somebody has a claim that has not ended. Durable.
    async fn claim_person(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> Result<Option<Claim>>;

    /// Moves the end of a claim's lease; tells whether the claim still held. Durable.
    async fn extend(&self, claim: &Claim, lease_until: DateTime<Utc>) -> Result<bool>;

    /// Ends a claim: saves the agenda (as [`save_agenda`](Self::save_agenda) does, by its version),
    /// adds the run to the person's history in place of one with the same id, and queues a notice,
    /// all or nothing. `false`, and nothing is changed, when the agenda has another version or the
    /// claim has ended: it was settled or given back, or somebody else got one after its lease.
    /// Durable.
    async fn settle(
        &self,
        claim: &Claim,
        agenda: &Agenda,
        run: Option<&Run>,
        notice: Option<&Notice>,
    ) -> Result<bool>;

    /// Gives a claim back without a change: what was due is due again. Durable.
    async fn release(&self, claim: &Claim) -> Result<()>;

    /// What is written of an account's chores on a date.
    async fn ledger(&self, uin: Uin, date: NaiveDate) -> Result<Vec<Outcome>>;

    /// Marks a chore as [`Doing`](crate::model::StepState::Doing) with one more try, and gives what
    /// was written before; what is [`Done`](crate::model::StepState::Done) stays. Durable.
    async fn begin_chore(&self, uin: Uin, date: NaiveDate, chore: Chore)
    -> Result<Option<Outcome>>;

    /// Writes what became of a chore. Kept two weeks. Durable.
    async fn settle_chore(&self, uin: Uin, date: NaiveDate, outcome: &Outcome) -> Result<()>;

    /// What came of an account's coins on a date.
    async fn coin_day(&self, uin: Uin, date: NaiveDate) -> Result<CoinDay>;

    /// Adds what came of an account's coins on a date: coins are summed, the newest streak stands. Kept
    /// two weeks. Durable.
    async fn earn(&self, uin: Uin, date: NaiveDate, more: CoinDay) -> Result<()>;

    /// A person's newest 14 runs, the newest first.
    async fn runs(&self, person: PersonId) -> Result<Vec<Run>>;

    /// Replaces a run of the history, e.g. when it is not followed any more; without effect when it
    /// is not there any more. Durable.
    async fn save_run(&self, person: PersonId, run: &Run) -> Result<()>;

    /// A run of a person.
    async fn run(&self, person: PersonId, id: RunId) -> Result<Option<Run>>;

    /// Begins to tell everyone who has an agenda something: keeps the words, once.
    /// [`spread`](Self::spread) makes the notices. They are forgotten with the last of these. Durable.
    async fn begin_broadcast(&self, text: &str, now: DateTime<Utc>) -> Result<()>;

    /// Makes the notices of a broadcast for up to `limit` more people, and remembers how far it is, all
    /// or nothing; `false` when there is none to be made. Durable.
    async fn spread(&self, now: DateTime<Utc>, limit: usize) -> Result<bool>;

    /// Queues notices, all or none. Durable.
    async fn queue(&self, notices: &[Notice]) -> Result<()>;

    /// Notices that may be told at `now`, the oldest first, broadcasts behind all others, those behind
    /// `after`. They stay until they are [told](Self::drop_notice).
    async fn notices(
        &self,
        now: DateTime<Utc>,
        after: Option<NoticeId>,
        limit: usize,
    ) -> Result<Vec<Notice>>;

    /// Removes a notice that was told, or cannot be. Durable.
    async fn drop_notice(&self, id: NoticeId) -> Result<()>;

    /// Puts a notice later into the queue in place of the one with the id; without effect when that
    /// is not there any more. Durable.
    async fn postpone_notice(&self, id: NoticeId, later: &Notice) -> Result<()>;

    /// Keeps reports that were read for a person to be told later, a week long, of each period the
    /// newest: one that is as new stays if it is known. Durable.
    async fn save_readings(&self, person: PersonId, readings: &[Reading]) -> Result<()>;

    /// The reports that were read for a person and not told yet, in the order of their periods.
    async fn readings(&self, person: PersonId) -> Result<Vec<Reading>>;

    /// Forgets what was done and read for one of a person's accounts: its runs in the history, and the
    /// reports that were not told. Durable, all or nothing.
    async fn forget_past(&self, person: PersonId, uin: Uin) -> Result<()>;

    /// Removes a notice that was told, with the reports that were told with it; one that was told as
    /// missed and has been read since stays. Durable, all or nothing.
    async fn drop_told(&self, notice: &Notice, readings: &[ReadingId]) -> Result<()>;

    /// What the bot has sampled of an account's listening.
    async fn listened(&self, uin: Uin) -> Result<Listened>;

    /// Adds a day's sample, or replaces it by a larger one of the same day; of the days beyond the
    /// newest 400 only the total tells. Everything is forgotten when no day was added for as
    /// long. Durable.
    async fn sample(&self, uin: Uin, date: NaiveDate, seconds: u32) -> Result<()>;

    /// A group became a supergroup: what names its old id gets the new one (settings, what the
    /// group decided, agendas' places, queued notices); settings and decisions that the new id has
    /// already stay. Looks at every agenda and notice. Durable.
    async fn move_chat(&self, from: ChatId, to: ChatId) -> Result<()>;

    /// Whether the owner has stopped everything that runs by itself.
    async fn is_stopped(&self) -> Result<bool>;

    /// Stops, or lets go on, everything that runs by itself. Durable.
    async fn save_stopped(&self, stopped: bool) -> Result<()>;

    /// How much there is. Looks at every mark and notice: for the owner, not for a sweep.
    async fn load(&self, now: DateTime<Utc>) -> Result<Load>;
}

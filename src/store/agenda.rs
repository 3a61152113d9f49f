//! What is to be done by itself, and when: agendas, claims, the ledger, runs, and what waits to be
//! told.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::Result;
use crate::model::{
    ChatId, Chore, Listened, Outcome, Pause, PersonId, Place, Reading, ReadingId, Run, RunId,
    Schedule, Uin,
};

/// What is due, and under way, for one account of a person; as in [`Agenda`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// The account.
    pub uin: Uin,
    /// See [`Agenda::run_at`].
    pub run_at: Option<DateTime<Utc>>,
    /// See [`Agenda::refresh_at`].
    pub refresh_at: Option<DateTime<Utc>>,
    /// See [`Agenda::sample_at`].
    pub sample_at: Option<DateTime<Utc>>,
    /// See [`Agenda::run`].
    pub run: Option<Run>,
    /// See [`Agenda::finished`].
    pub finished: Option<NaiveDate>,
    /// Whether it rests because its login is dead.
    pub is_dead: bool,
}

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

impl Agenda {
    /// The earliest time at which something is due; `None` when nothing is, or while it rests.
    pub fn due_at(&self) -> Option<DateTime<Utc>> {
        if matches!(self.pause, Some(Pause::Blocked | Pause::NotAllowed)) {
            return None;
        }
        let front = [self.run_at, self.refresh_at, self.sample_at];
        let front = front.into_iter().flatten().filter(|_| self.pause.is_none());
        let others = self.others.iter().filter_map(Day::due_at);
        let untold = self.may_tell().then_some(DateTime::UNIX_EPOCH);
        front.chain(others).chain(untold).min()
    }

    /// Puts an account to the front. One that had no day has an empty one; that of an agenda of before,
    /// which names no account, is its.
    pub fn front(&mut self, uin: Uin) {
        if self.uin == Some(uin) {
            return;
        }
        if let Some(before) = self.uin {
            let is_dead = self.pause == Some(Pause::LoginDead);
            self.others.push(Day {
                uin: before,
                run_at: self.run_at.take(),
                refresh_at: self.refresh_at.take(),
                sample_at: self.sample_at.take(),
                run: self.run.take(),
                finished: self.finished.take(),
                is_dead,
            });
            self.pause = self.pause.filter(|_| !is_dead);
        }
        self.uin = Some(uin);
        let Some(at) = self.others.iter().position(|day| day.uin == uin) else { return };
        let Day { run_at, refresh_at, sample_at, run, finished, is_dead, .. } =
            self.others.remove(at);
        (self.run_at, self.refresh_at, self.sample_at) = (run_at, refresh_at, sample_at);
        (self.run, self.finished) = (run, finished);
        self.pause = self.pause.or(is_dead.then_some(Pause::LoginDead));
    }

    /// Forgets the days of all accounts but these; gives the runs that were under way.
    pub fn keep_only(&mut self, own: &[Uin]) -> Vec<Run> {
        let mut lost = Vec::new();
        if self.uin.is_some_and(|uin| !own.contains(&uin)) || own.is_empty() {
            lost.extend(self.run.take());
            (self.uin, self.run_at, self.refresh_at) = (None, None, None);
            (self.sample_at, self.finished) = (None, None);
            self.pause = self.pause.filter(|pause| *pause != Pause::LoginDead);
        }
        self.others.retain_mut(|day| {
            let is_own = own.contains(&day.uin);
            lost.extend(day.run.take_if(|_| !is_own));
            is_own
        });
        self.untold.retain(|run| run.uin.is_some_and(|uin| own.contains(&uin)));
        lost
    }

    /// The run of an account that is under way.
    pub fn run_of(&self, uin: Uin) -> Option<&Run> {
        self.runs_under_way().find(|(of, _)| of.is_none_or(|of| of == uin)).map(|(_, run)| run)
    }

    /// Every run under way, with its account.
    pub fn runs_under_way(&self) -> impl Iterator<Item = (Option<Uin>, &Run)> {
        let front = self.run.as_ref().map(|run| (self.uin, run));
        let of_day = |day: &'_ Day| Some(day.uin);
        front
            .into_iter()
            .chain(self.others.iter().filter_map(move |day| Some((of_day(day), day.run.as_ref()?))))
    }

    /// Whether an account rests because its login is dead.
    pub fn is_dead(&self, uin: Uin) -> bool {
        match self.others.iter().find(|day| day.uin == uin) {
            Some(day) => day.is_dead,
            None => self.pause == Some(Pause::LoginDead),
        }
    }

    /// The account for which something is due.
    pub fn due_account(&self, now: DateTime<Utc>) -> Option<Uin> {
        let is_due = |at: Option<DateTime<Utc>>| at.is_some_and(|at| at <= now);
        let front = [self.run_at, self.refresh_at, self.sample_at].into_iter().any(is_due);
        let front = self.uin.filter(|_| front && self.pause.is_none());
        front.or_else(|| self.others.iter().find(|day| is_due(day.due_at())).map(|day| day.uin))
    }

    /// Whether another account than the one at the front still has its run of a date to do.
    pub fn waits_for_others(&self, date: NaiveDate) -> bool {
        self.others.iter().any(|day| day.is_open_on(date))
    }

    /// Whether there is something untold, and nothing to wait for.
    pub fn may_tell(&self) -> bool {
        self.untold.first().is_some_and(|run| {
            let front = self.uin.map(|uin| Day {
                uin,
                run_at: self.run_at,
                refresh_at: None,
                sample_at: None,
                run: self.run.clone(),
                finished: self.finished,
                is_dead: self.pause.is_some(),
            });
            !self.waits_for_others(run.date) && !front.is_some_and(|day| day.is_open_on(run.date))
        })
    }
}

impl Day {
    fn due_at(&self) -> Option<DateTime<Utc>> {
        let times = [self.run_at, self.refresh_at, self.sample_at];
        times.into_iter().flatten().min().filter(|_| !self.is_dead)
    }

    /// Whether its run of a date is under way, or to come on that date by QQ Music's clock.
    fn is_open_on(&self, date: NaiveDate) -> bool {
        let is_to_come = || {
            let comes = self.run_at.is_some_and(|at| day_of(at) <= date);
            comes && self.finished.is_none_or(|finished| finished < date)
        };
        match &self.run {
            _ if self.is_dead => false,
            Some(run) => run.date == date,
            None => is_to_come(),
        }
    }
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

    /// Forgets the reports of an account that were read for a person. Durable.
    async fn forget_readings(&self, person: PersonId, uin: Uin) -> Result<()>;

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

/// QQ Music's date.
fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&chrono_tz::Asia::Shanghai).date_naive()
}

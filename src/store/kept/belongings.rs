//! Everything that is stored about a person, wherever it stands.
//!
//! Most records are found by the person's or the account's name. Of some only the value tells whose
//! they are: these are looked for among all of their kind.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{Error, Kept, Kind, Record, Result, visit};
use crate::model::{Board, ChatId, Listened, PersonId, Uin, Uses};
use crate::store::record::{Expiring, Ledger, Own, Readings, Runs, Slot, ToldRemote};
use crate::store::{
    Account, Behalf, Belongings, Draft, Job, KeptAccount, KeptLogin, LoginSession, Notice,
    OwnAccount, Plays, Question, TaskMessage, View,
};

/// Days around the present one for which something may be kept of an account: longer than the ledger and
/// the play reports are.
const DAYS_BACK: u64 = 40;
/// A clock may have been ahead.
const DAYS_AHEAD: u64 = 2;

/// What tells of a person in its value only.
#[derive(Default)]
pub(in crate::store) struct Scattered {
    pub(super) jobs: Vec<Job>,
    pub(super) task_messages: Vec<TaskMessage>,
    pub(super) drafts: Vec<Draft>,
    /// With the names of their records.
    pub(super) views: Vec<(Vec<u8>, View)>,
    pub(super) notices: Vec<Notice>,
    /// How they used what others lend, with the names of the records.
    pub(super) uses: Vec<(Vec<u8>, Uses)>,
    /// The boards they joined.
    pub(super) boards: Vec<(ChatId, Board)>,
}

impl Kept {
    /// See [`Privacy::belongings`](crate::store::Privacy::belongings).
    pub(in crate::store) fn belongings(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
    ) -> Result<Belongings> {
        let Scattered { jobs, task_messages, drafts, views, notices, uses, boards } =
            self.scattered(person)?;
        let mut lent = Vec::new();
        for lending in self.lent_by(person)? {
            let uses = self.uses(lending.to, person)?;
            lent.push((lending, uses));
        }
        let (current, owned) = (self.pointed_to(person)?, self.owned(person)?);
        let mut logins = Vec::new();
        for Own { uin, name } in owned.iter().cloned() {
            let account = self.readable_account(uin)?;
            let is_current = current == Some(uin);
            let own = account.map(|account| OwnAccount { account, name, is_current });
            logins.extend(own.as_ref().map(KeptLogin::from));
        }
        let mut accounts = Vec::new();
        for uin in self.had(person)? {
            let is_shared = self.has_others(person, uin)?;
            // What was theirs and is somebody else's now is not told.
            if !is_shared || owned.iter().any(|own| own.uin == uin) {
                accounts.push(self.kept_account(uin, is_shared, now)?);
            }
        }
        let (chat, settings) = (person.chat(), self.settings_name(person.chat()));
        let login: Option<LoginSession> = self.readable(&self.login_name(person))?;
        let slot: Option<Slot> = self.readable(&self.agenda_name(person))?;
        let runs: Option<Runs> = self.readable(&self.runs_name(person))?;
        let readings: Option<Expiring<Readings>> = self.readable(&self.readings_name(person))?;
        let told: Option<ToldRemote> = self.readable(&self.told_remote_name(person))?;
        let question: Option<Expiring<Question>> =
            self.readable(&self.question_name(chat, person))?;
        Ok(Belongings {
            logins,
            accounts,
            settings: self.readable(&settings)?.unwrap_or_default(),
            permissions: self.readable(&self.permissions_name(person))?.unwrap_or_default(),
            has_report_key: self.engine.get(&self.report_key_name(person))?.is_some(),
            told_remote: told.map(|ToldRemote(name)| name),
            login_under_way: login.map(|login| (login.ticket.kind, login.expires_at)),
            question: question.filter(|it| now < it.expires_at).map(|it| it.value),
            agenda: slot.map(|slot| slot.agenda),
            runs: runs.unwrap_or_default().0,
            readings: readings.map(|it| it.value.0).unwrap_or_default(),
            notices,
            tasks: jobs.into_iter().map(|job| job.task).collect(),
            task_messages,
            drafts,
            views: views.into_iter().map(|(_, view)| view).collect(),
            seen: self.seen_on(chat)?,
            lent,
            boards: boards.into_iter().map(|(chat, board)| (chat, board.title)).collect(),
            borrowed_on: uses
                .iter()
                .map(|(_, uses)| (uses.day, uses.on(uses.day, person).0))
                .filter(|(_, times)| *times > 0)
                .collect(),
            borrowed: uses
                .into_iter()
                .flat_map(|(_, uses)| uses.lately)
                .filter(|used| used.member == person)
                .collect(),
        })
    }

    fn kept_account(&self, uin: Uin, is_shared: bool, now: DateTime<Utc>) -> Result<KeptAccount> {
        let (mut chores, mut coins, mut plays) = (Vec::new(), Vec::new(), Vec::new());
        for date in days_around(now) {
            let ledger: Option<Expiring<Ledger>> = self.readable(&self.ledger_name(uin, date))?;
            if let Some(Expiring { value: Ledger { outcomes, coins: of_day }, .. }) = ledger {
                chores.push((date, outcomes));
                coins.push((date, of_day));
            }
            let used: Option<Expiring<Plays>> = self.readable(&self.plays_name(uin, date))?;
            plays.extend(used.map(|found| (date, found.value)));
        }
        let listened: Option<Expiring<Listened>> = self.readable(&self.listened_name(uin))?;
        let listened = listened.map(|found| found.value).unwrap_or_default();
        Ok(KeptAccount { uin, is_shared, listened, chores, coins, plays })
    }

    /// An account, unless it is gone or cannot be read.
    pub(super) fn readable_account(&self, uin: Uin) -> Result<Option<Account>> {
        match self.account_of(uin) {
            Err(Error::Corrupt(_)) => Ok(None),
            other => other,
        }
    }

    /// Looks for what tells of a person in its value only; at every task, comment, list and notice.
    pub(in crate::store) fn scattered(&self, person: PersonId) -> Result<Scattered> {
        let mut own = Vec::new();
        for uin in self.had(person)? {
            own.extend((!self.has_others(person, uin)?).then_some(uin));
        }
        let mut found = Scattered {
            notices: self.notices_of(person)?,
            uses: self.used_by(person)?,
            boards: self.boards_with(person)?,
            ..Scattered::default()
        };
        self.visit_readable(Kind::Task, |_, Expiring::<Job> { value: job, .. }| {
            let is_theirs = matches!(&job.behalf, Behalf::Person(owner) if *owner == person);
            if is_theirs || own.contains(&job.task.uin) {
                found.jobs.push(job);
            }
        })?;
        let tasks: Vec<_> = found.jobs.iter().map(|job| job.task.id).collect();
        self.visit_readable(Kind::TaskMessage, |_, Expiring::<TaskMessage> { value, .. }| {
            if value.chat == person.chat() || tasks.contains(&value.task) {
                found.task_messages.push(value);
            }
        })?;
        self.visit_readable(Kind::Draft, |_, Expiring::<Draft> { value, .. }| {
            found.drafts.extend((value.owner == person).then_some(value));
        })?;
        self.visit_readable(Kind::View, |name, Expiring::<View> { value, .. }| {
            found.views.extend((value.owner == person).then_some((name, value)));
        })?;
        Ok(found)
    }

    /// Visits every record of a kind; one that cannot be read is not in the way of the others.
    fn visit_readable<R: Record>(
        &self,
        kind: Kind,
        mut each: impl FnMut(Vec<u8>, R),
    ) -> Result<()> {
        visit(self.engine(), kind.prefix(), |(name, sealed)| {
            match self.vault.open::<R>(&name, &sealed) {
                Ok(value) => each(name, value),
                Err(Error::Corrupt(_)) => {}
                Err(error) => return Err(error),
            }
            Ok(())
        })
    }
}

/// The days for which something may be kept of an account.
pub(super) fn days_around(now: DateTime<Utc>) -> impl Iterator<Item = NaiveDate> {
    let today = now.date_naive();
    let first = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
    first.iter_days().take(usize::try_from(DAYS_BACK + DAYS_AHEAD + 1).expect("a few weeks"))
}

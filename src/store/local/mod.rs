//! [`Store`] over an engine of this process: keeps blocking work off the async threads, lets one
//! writer in at a time, and joins flushes.

mod accounts;
mod agendas;
mod boards;
mod groups;
mod privacy;
mod shares;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::kept::Kept;
use super::memory::Memory;
use super::sled::Sled;
use super::vault::Kind;
use super::worker::Worker;
use super::{
    Audience, Counters, Draft, Error, FileId, FileKey, Job, KeptReportKey, KeyRing, LoginSession,
    Plays, Question, Recalled, Result, Size, Store, TaskMessage, View, backup,
};
use crate::model::{
    ChatId, Group, Operation, Permissions, PersonId, Settings, TaskId, TaskKind, Uin,
};

/// A new store that is gone with the process, sealed with a key nobody ever sees.
pub fn open_memory() -> Result<Arc<dyn Store>> {
    Ok(Arc::new(Local::over(Kept::open(Box::<Memory>::default(), &KeyRing::generate())?)?))
}

/// The store in a folder, which is made when it is not there.
///
/// Answers [`Error::InUse`] when somebody has it open, [`Error::WrongKey`] when no key of the
/// ring opens it, [`Error::Newer`] when a newer program wrote it; nothing is changed then. Data
/// sealed by an older key of the ring is sealed anew by the newest.
pub async fn open_sled(data: &Path, keys: &KeyRing) -> Result<Arc<dyn Store>> {
    let (data, keys) = (data.to_owned(), keys.clone());
    off_thread(move || {
        let kept = Kept::open(Box::new(Sled::open(&data)?), &keys)?;
        let store: Arc<dyn Store> = Arc::new(Local::over(kept)?);
        Ok(store)
    })
    .await
}

/// Runs blocking work on a thread made for it.
pub(super) async fn off_thread<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(Error::Engine(Box::new(error))))
}

struct Local {
    kept: Arc<Kept>,
    /// None where nothing waits for a disk.
    threads: Option<Threads>,
    /// Lets one writer in at a time where there are no threads.
    turn: Mutex<()>,
}

/// Short reads do not wait for writes; writes are done one after the other.
struct Threads {
    reader: Worker,
    writer: Worker,
}

impl Local {
    fn over(kept: Kept) -> Result<Self> {
        let kept = Arc::new(kept);
        let start = |name| Worker::start(Arc::clone(&kept), name);
        let threads = match kept.engine().blocks() {
            true => {
                Some(Threads { reader: start("store reader")?, writer: start("store writer")? })
            }
            false => None,
        };
        Ok(Self { kept, threads, turn: Mutex::default() })
    }

    /// For reads of a few records; those that look at many use [`look`](Self::look).
    async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match &self.threads {
            Some(threads) => threads.reader.read(work).await,
            None => work(&self.kept),
        }
    }

    /// For reads that take long; others go on meanwhile.
    async fn look<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        if self.threads.is_none() {
            return work(&self.kept);
        }
        let kept = Arc::clone(&self.kept);
        off_thread(move || work(&kept)).await
    }

    /// Written when it returns, on disk within the timed flush.
    async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match &self.threads {
            Some(threads) => threads.writer.write(work).await,
            None => self.in_turn(work),
        }
    }

    /// On disk when it returns.
    async fn durable<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Kept) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        match &self.threads {
            Some(threads) => threads.writer.durable(work).await,
            None => self.in_turn(work),
        }
    }

    fn in_turn<T>(&self, work: impl FnOnce(&Kept) -> Result<T>) -> Result<T> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        work(&self.kept)
    }
}

#[async_trait]
impl Store for Local {
    async fn settings(&self, chat: ChatId) -> Result<Settings> {
        self.read(move |kept| kept.settings(chat)).await
    }

    async fn save_settings(&self, chat: ChatId, settings: Settings) -> Result<()> {
        self.durable(move |kept| kept.save_settings(chat, settings)).await
    }

    async fn told_remote(&self, person: PersonId) -> Result<Option<String>> {
        self.read(move |kept| kept.told_remote(person)).await
    }

    async fn save_told_remote(&self, person: PersonId, name: &str) -> Result<()> {
        let name = name.to_owned();
        self.durable(move |kept| kept.save_told_remote(person, &name)).await
    }

    async fn report_key(&self, person: PersonId) -> Result<Option<KeptReportKey>> {
        self.read(move |kept| kept.report_key(person)).await
    }

    async fn save_report_key(&self, person: PersonId, key: Option<&KeptReportKey>) -> Result<()> {
        let key = key.cloned();
        self.durable(move |kept| kept.save_report_key(person, key.as_ref())).await
    }

    async fn begin_login(&self, session: &LoginSession) -> Result<Option<LoginSession>> {
        let session = session.clone();
        self.durable(move |kept| kept.begin_login(&session)).await
    }

    async fn login(&self, person: PersonId) -> Result<Option<LoginSession>> {
        self.read(move |kept| kept.login(person)).await
    }

    async fn end_login(&self, person: PersonId, id: &str) -> Result<bool> {
        let id = id.to_owned();
        self.durable(move |kept| kept.end_login(person, &id)).await
    }

    async fn logins(&self) -> Result<Vec<LoginSession>> {
        self.look(Kept::logins).await
    }

    async fn save_view(&self, id: &str, view: &View, expires_at: DateTime<Utc>) -> Result<()> {
        let (id, view) = (id.to_owned(), view.clone());
        self.write(move |kept| kept.save_view(&id, &view, expires_at)).await
    }

    async fn view(&self, id: &str, now: DateTime<Utc>) -> Result<Option<View>> {
        let id = id.to_owned();
        self.read(move |kept| kept.view(&id, now)).await
    }

    async fn save_question(
        &self,
        chat: ChatId,
        person: PersonId,
        question: Option<Question>,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        self.write(move |kept| kept.save_question(chat, person, question, expires_at)).await
    }

    async fn recall(&self, chat: ChatId, person: PersonId, now: DateTime<Utc>) -> Result<Recalled> {
        self.read(move |kept| {
            let settings = kept.settings(chat)?;
            let group = if chat.is_private() { Group::default() } else { kept.group(chat)? };
            let question = kept.question(chat, person, now)?;
            let agenda = if chat.is_private() { kept.agenda(person)? } else { None };
            let has_agenda = agenda.is_some();
            let pause = agenda.and_then(|agenda| agenda.pause);
            let unplanned = chat.is_private() && !has_agenda && kept.has_login(person)?;
            Ok(Recalled { settings, group, question, has_agenda, pause, unplanned })
        })
        .await
    }

    async fn save_draft(&self, draft: &Draft, expires_at: DateTime<Utc>) -> Result<()> {
        let draft = draft.clone();
        self.durable(move |kept| kept.save_draft(&draft, expires_at)).await
    }

    async fn draft(&self, id: &str, now: DateTime<Utc>) -> Result<Option<Draft>> {
        let id = id.to_owned();
        self.read(move |kept| kept.draft(&id, now)).await
    }

    async fn begin_draft(
        &self,
        id: &str,
        message: i32,
        now: DateTime<Utc>,
        expires_at: DateTime<Utc>,
    ) -> Result<Option<Draft>> {
        let id = id.to_owned();
        self.durable(move |kept| kept.begin_draft(&id, message, now, expires_at)).await
    }

    async fn end_draft(&self, draft: &Draft, expires_at: DateTime<Utc>) -> Result<()> {
        let draft = draft.clone();
        self.durable(move |kept| kept.end_draft(&draft, expires_at)).await
    }

    async fn drop_draft(&self, id: &str) -> Result<bool> {
        let id = id.to_owned();
        self.durable(move |kept| kept.drop_draft(&id)).await
    }

    async fn drafts_being_sent(&self) -> Result<Vec<Draft>> {
        self.look(Kept::drafts_being_sent).await
    }

    async fn file_id(&self, key: &FileKey) -> Result<Option<FileId>> {
        let key = key.clone();
        self.read(move |kept| kept.file_id(&key)).await
    }

    async fn save_file_id(&self, key: &FileKey, file: Option<&FileId>) -> Result<()> {
        let (key, file) = (key.clone(), file.cloned());
        self.write(move |kept| kept.save_file_id(&key, file.as_ref())).await
    }

    async fn begin_task(&self, job: &Job, expires_at: DateTime<Utc>) -> Result<Option<Job>> {
        let job = job.clone();
        self.durable(move |kept| kept.begin_task(&job, expires_at)).await
    }

    async fn save_task(&self, job: &Job, expires_at: DateTime<Utc>) -> Result<()> {
        let job = job.clone();
        self.durable(move |kept| kept.save_task(&job, expires_at)).await
    }

    async fn task(&self, id: TaskId) -> Result<Option<Job>> {
        self.read(move |kept| kept.task(id)).await
    }

    async fn latest_task(&self, uin: Uin, kind: TaskKind) -> Result<Option<Job>> {
        self.read(move |kept| kept.latest_task(uin, kind)).await
    }

    async fn unfinished_tasks(&self) -> Result<Vec<TaskId>> {
        self.look(Kept::unfinished_tasks).await
    }

    async fn save_task_message(
        &self,
        message: &TaskMessage,
        expires_at: DateTime<Utc>,
    ) -> Result<Option<TaskMessage>> {
        let message = *message;
        self.durable(move |kept| kept.save_task_message(&message, expires_at)).await
    }

    async fn task_message(&self, id: TaskId) -> Result<Option<TaskMessage>> {
        self.read(move |kept| kept.task_message(id)).await
    }

    async fn task_messages(&self) -> Result<Vec<TaskMessage>> {
        self.look(Kept::task_messages).await
    }

    async fn forget_task_message(&self, id: TaskId, message: i32) -> Result<()> {
        self.durable(move |kept| kept.forget_task_message(id, message)).await
    }

    async fn plays(&self, uin: Uin, day: NaiveDate) -> Result<Plays> {
        self.read(move |kept| kept.plays(uin, day)).await
    }

    async fn save_plays(
        &self,
        uin: Uin,
        day: NaiveDate,
        plays: Plays,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        self.durable(move |kept| kept.save_plays(uin, day, plays, expires_at)).await
    }

    async fn permissions(&self, person: PersonId) -> Result<Permissions> {
        self.read(move |kept| kept.permissions(person)).await
    }

    async fn save_permissions(&self, person: PersonId, permissions: Permissions) -> Result<()> {
        self.durable(move |kept| kept.save_permissions(person, permissions)).await
    }

    async fn count(&self, day: NaiveDate, calls: &BTreeMap<Operation, u64>) -> Result<()> {
        let calls = calls.clone();
        self.write(move |kept| kept.count(day, &calls)).await
    }

    async fn counters(&self, day: NaiveDate) -> Result<Counters> {
        self.read(move |kept| kept.counters(day)).await
    }

    async fn saw(&self, chats: &[ChatId], day: NaiveDate) -> Result<()> {
        let chats = chats.to_vec();
        self.write(move |kept| kept.saw(&chats, day)).await
    }

    async fn audience(&self, since: NaiveDate) -> Result<Audience> {
        self.look(move |kept| kept.audience(since)).await
    }

    async fn purge(&self, now: DateTime<Utc>) -> Result<u64> {
        let expired = self.write(move |kept| kept.purge_expired(now)).await?;
        let days = self.write(move |kept| kept.purge_days(now)).await?;
        Ok(expired + days)
    }

    async fn size(&self) -> Result<Size> {
        self.look(|kept| {
            Ok(Size { accounts: kept.count_of(Kind::Account)?, bytes: kept.engine().bytes()? })
        })
        .await
    }

    async fn flush(&self) -> Result<()> {
        self.durable(|_| Ok(())).await
    }

    async fn export(&self, file: &Path) -> Result<()> {
        let file = file.to_owned();
        self.write(move |kept| backup::write(kept.engine(), &file)).await
    }
}

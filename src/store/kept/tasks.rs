//! Tasks: one record each, and a pointer from an account to its newest of a kind. All of it
//! expires, and is purged, like views; a task that is under way is saved again and again.

use chrono::{DateTime, NaiveDate, Utc};

use super::expiring::put_expiring;
use super::{Batch, Kept, Kind, Result, visit};
use crate::model::{Permissions, PersonId, TaskId, TaskKind, Uin};
use crate::store::record::Expiring;
use crate::store::{Job, Plays, TaskMessage};

impl Kept {
    /// See [`Store::begin_task`](crate::store::Store::begin_task).
    pub(in crate::store) fn begin_task(
        &self,
        job: &Job,
        expires_at: DateTime<Utc>,
    ) -> Result<Option<Job>> {
        let task = &job.task;
        if let Some(running) = self.latest_task(task.uin, task.kind)?
            && !running.task.state.is_final()
        {
            return Ok(Some(running));
        }
        let mut batch = Batch::default();
        let pointer = Expiring { value: task.id, expires_at };
        put_expiring(self, &mut batch, self.newest_name(task.uin, task.kind), Some(&pointer))?;
        let value = Expiring { value: job.clone(), expires_at };
        put_expiring(self, &mut batch, self.task_name(task.id), Some(&value))?;
        self.engine.apply(batch)?;
        Ok(None)
    }

    /// See [`Store::save_task`](crate::store::Store::save_task).
    pub(in crate::store) fn save_task(&self, job: &Job, expires_at: DateTime<Utc>) -> Result<()> {
        let task = &job.task;
        if self.engine.get(&self.task_name(task.id))?.is_none() {
            return Ok(());
        }
        let mut batch = Batch::default();
        let value = Expiring { value: job.clone(), expires_at };
        put_expiring(self, &mut batch, self.task_name(task.id), Some(&value))?;
        let newest = self.newest_name(task.uin, task.kind);
        let pointer: Option<Expiring<TaskId>> = self.read(&newest)?;
        if pointer.is_some_and(|pointer| pointer.value == task.id) {
            let pointer = Expiring { value: task.id, expires_at };
            put_expiring(self, &mut batch, newest, Some(&pointer))?;
        }
        self.engine.apply(batch)
    }

    /// See [`Store::task`](crate::store::Store::task).
    pub(in crate::store) fn task(&self, id: TaskId) -> Result<Option<Job>> {
        let found: Option<Expiring<Job>> = self.read(&self.task_name(id))?;
        Ok(found.map(|found| found.value))
    }

    /// See [`Store::latest_task`](crate::store::Store::latest_task).
    pub(in crate::store) fn latest_task(&self, uin: Uin, kind: TaskKind) -> Result<Option<Job>> {
        let pointer: Option<Expiring<TaskId>> = self.read(&self.newest_name(uin, kind))?;
        pointer.map_or(Ok(None), |pointer| self.task(pointer.value))
    }

    /// See [`Store::unfinished_tasks`](crate::store::Store::unfinished_tasks).
    pub(in crate::store) fn unfinished_tasks(&self) -> Result<Vec<TaskId>> {
        let mut all = Vec::new();
        visit(self.engine(), Kind::NewestTask.prefix(), |(name, sealed)| {
            let pointer: Expiring<TaskId> = self.vault.open(&name, &sealed)?;
            let job = self.task(pointer.value)?;
            all.extend(job.filter(|job| !job.task.state.is_final()).map(|job| job.task.id));
            Ok(())
        })?;
        Ok(all)
    }

    /// See [`Store::save_task_message`](crate::store::Store::save_task_message).
    pub(in crate::store) fn save_task_message(
        &self,
        message: &TaskMessage,
        expires_at: DateTime<Utc>,
    ) -> Result<Option<TaskMessage>> {
        let name = self.task_message_name(message.task);
        let before: Option<Expiring<TaskMessage>> = self.read(&name)?;
        let mut batch = Batch::default();
        let value = Expiring { value: *message, expires_at };
        put_expiring(self, &mut batch, name, Some(&value))?;
        self.engine.apply(batch)?;
        Ok(before.map(|before| before.value))
    }

    /// See [`Store::task_message`](crate::store::Store::task_message).
    pub(in crate::store) fn task_message(&self, id: TaskId) -> Result<Option<TaskMessage>> {
        let found: Option<Expiring<TaskMessage>> = self.read(&self.task_message_name(id))?;
        Ok(found.map(|found| found.value))
    }

    /// See [`Store::task_messages`](crate::store::Store::task_messages).
    pub(in crate::store) fn task_messages(&self) -> Result<Vec<TaskMessage>> {
        let mut all = Vec::new();
        visit(self.engine(), Kind::TaskMessage.prefix(), |(name, sealed)| {
            let found: Expiring<TaskMessage> = self.vault.open(&name, &sealed)?;
            all.push(found.value);
            Ok(())
        })?;
        Ok(all)
    }

    /// See [`Store::forget_task_message`](crate::store::Store::forget_task_message).
    pub(in crate::store) fn forget_task_message(&self, id: TaskId, message: i32) -> Result<()> {
        let name = self.task_message_name(id);
        let found: Option<Expiring<TaskMessage>> = self.read(&name)?;
        let mut batch = Batch::default();
        if found.is_some_and(|found| found.value.message == message) {
            put_expiring::<TaskMessage>(self, &mut batch, name, None)?;
        }
        self.engine.apply(batch)
    }

    /// See [`Store::plays`](crate::store::Store::plays).
    pub(in crate::store) fn plays(&self, uin: Uin, day: NaiveDate) -> Result<Plays> {
        let found: Option<Expiring<Plays>> = self.read(&self.plays_name(uin, day))?;
        Ok(found.map(|found| found.value).unwrap_or_default())
    }

    /// See [`Store::save_plays`](crate::store::Store::save_plays).
    pub(in crate::store) fn save_plays(
        &self,
        uin: Uin,
        day: NaiveDate,
        plays: Plays,
        expires_at: DateTime<Utc>,
    ) -> Result<()> {
        let mut batch = Batch::default();
        let value = Expiring { value: plays, expires_at };
        put_expiring(self, &mut batch, self.plays_name(uin, day), Some(&value))?;
        self.engine.apply(batch)
    }

    /// See [`Store::permissions`](crate::store::Store::permissions).
    pub(in crate::store) fn permissions(&self, person: PersonId) -> Result<Permissions> {
        Ok(self.read(&self.permissions_name(person))?.unwrap_or_default())
    }

    /// See [`Store::save_permissions`](crate::store::Store::save_permissions).
    pub(in crate::store) fn save_permissions(
        &self,
        person: PersonId,
        permissions: Permissions,
    ) -> Result<()> {
        let name = self.permissions_name(person);
        let mut batch = Batch::default();
        if permissions == Permissions::default() {
            batch.remove(name);
        } else {
            self.put(&mut batch, name, &permissions);
        }
        self.engine.apply(batch)
    }

    pub(super) fn task_name(&self, id: TaskId) -> Vec<u8> {
        self.vault.name(Kind::Task, &[id.bytes()])
    }

    pub(super) fn newest_name(&self, uin: Uin, kind: TaskKind) -> Vec<u8> {
        let uin = uin.value().to_be_bytes();
        self.vault.name(Kind::NewestTask, &[&uin, kind.name().as_bytes()])
    }

    pub(super) fn task_message_name(&self, id: TaskId) -> Vec<u8> {
        self.vault.name(Kind::TaskMessage, &[id.bytes()])
    }

    pub(super) fn plays_name(&self, uin: Uin, day: NaiveDate) -> Vec<u8> {
        let day = day.format("%Y-%m-%d").to_string();
        self.vault.name(Kind::Plays, &[&uin.value().to_be_bytes(), day.as_bytes()])
    }

    pub(super) fn permissions_name(&self, person: PersonId) -> Vec<u8> {
        self.vault.name(Kind::Permissions, &[&person.0.to_be_bytes()])
    }
}

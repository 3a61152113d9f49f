//! Forgetting a person.

use chrono::{DateTime, Utc};

use super::belongings::{Scattered, days_around};
use super::{Batch, Kept, Result};
use crate::model::{PersonId, TaskId, TaskKind, Uin};
use crate::store::Account;
use crate::store::record::{Expiring, Own, Slot};

impl Kept {
    /// See [`Privacy::forget`](crate::store::Privacy::forget). What is scattered was looked for before.
    pub(in crate::store) fn forget(
        &self,
        person: PersonId,
        scattered: &Scattered,
        now: DateTime<Utc>,
    ) -> Result<Vec<(Account, bool)>> {
        let mut batch = Batch::default();
        let mut logins = Vec::new();
        for Own { uin, .. } in self.owned(person)? {
            let account = self.readable_account(uin)?;
            let is_last = self.let_go(&mut batch, person, uin)?;
            logins.extend(account.map(|account| (account, is_last)));
        }
        for uin in self.had(person)? {
            if !self.has_others(person, uin)? {
                self.forget_account(&mut batch, uin, now)?;
            }
        }
        self.forget_named(&mut batch, person)?;
        self.forget_scattered(&mut batch, scattered)?;
        self.unname_in_broadcasts(&mut batch, person)?;
        self.leave_boards(&mut batch, person, &scattered.boards)?;
        self.forget_uses(&mut batch, person, &scattered.uses)?;
        self.end_lendings(&mut batch, person, &self.lent_by(person)?)?;
        if !batch.changes.is_empty() {
            self.put_forgotten(&mut batch, now)?;
        }
        self.engine.apply(batch)?;
        Ok(logins)
    }

    /// What is kept of an account beside its login.
    fn forget_account(&self, batch: &mut Batch, uin: Uin, now: DateTime<Utc>) -> Result<()> {
        self.remove_expiring(batch, self.listened_name(uin))?;
        for date in days_around(now) {
            self.remove_expiring(batch, self.ledger_name(uin, date))?;
            self.remove_expiring(batch, self.plays_name(uin, date))?;
        }
        TaskKind::ALL
            .into_iter()
            .try_for_each(|kind| self.remove_expiring(batch, self.newest_name(uin, kind)))
    }

    /// What is found by the person's name.
    fn forget_named(&self, batch: &mut Batch, person: PersonId) -> Result<()> {
        let agenda = self.agenda_name(person);
        if let Some(slot) = self.readable::<Slot>(&agenda)? {
            Self::remove_mark(batch, &agenda, &slot);
        }
        let names = [
            agenda,
            self.runs_name(person),
            self.pointer_name(person),
            self.owned_name(person),
            self.had_name(person),
            self.settings_name(person.chat()),
            self.login_name(person),
            self.report_key_name(person),
            self.told_remote_name(person),
            self.permissions_name(person),
            self.seen_name(person.chat()),
        ];
        for name in names {
            if self.engine.get(&name)?.is_some() {
                batch.remove(name);
            }
        }
        self.remove_expiring(batch, self.readings_name(person))?;
        self.remove_expiring(batch, self.question_name(person.chat(), person))
    }

    fn forget_scattered(&self, batch: &mut Batch, scattered: &Scattered) -> Result<()> {
        let Scattered { jobs, task_messages, drafts, views, notices, uses: _, boards: _ } =
            scattered;
        for job in jobs {
            let (id, newest) = (job.task.id, self.newest_name(job.task.uin, job.task.kind));
            let pointer: Option<Expiring<TaskId>> = self.readable(&newest)?;
            if pointer.is_some_and(|pointer| pointer.value == id) {
                self.remove_expiring(batch, newest)?;
            }
            self.remove_expiring(batch, self.task_name(id))?;
        }
        for message in task_messages {
            self.remove_expiring(batch, self.task_message_name(message.task))?;
        }
        for draft in drafts {
            self.remove_expiring(batch, self.draft_name(&draft.id))?;
        }
        for (name, _) in views {
            self.remove_expiring(batch, name.clone())?;
        }
        notices.iter().try_for_each(|notice| self.remove_notice(batch, notice.id))
    }
}

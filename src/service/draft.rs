//! Comments between their writer's words and their writer's yes, and that none is sent twice.
//!
//! A draft is marked as being sent, on the disk, before anything leaves. Only a clear no of QQ Music
//! makes it wait again; what is marked when the process ends counts as sent.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Duration, Utc};

use super::{Caller, Draft, DraftState, Error, Result, Service};
use crate::model::{ChatId, CommentDone, CommentText, Language, NewComment, ReplyTo, Subject, Uin};

/// How long a comment waits for its writer's yes.
const WAITS: Duration = Duration::days(1);
/// How long it is remembered what became of one, for a late press and for a bot that was down.
const REMEMBERED: Duration = Duration::days(7);

/// By whose account a person writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The account.
    pub uin: Uin,
    /// Its nickname; may be empty.
    pub nick: String,
}

/// What became of a comment whose writer said yes.
#[derive(Debug)]
pub enum Sent {
    /// It is written.
    Done(CommentDone),
    /// The person is logged in to another account than the one that was shown: nothing was sent,
    /// the comment is dropped.
    OtherAccount,
    /// It may be written: no clear answer came. It is not sent again.
    Unsure(Error),
    /// It is not written. It waits: the person may say yes again.
    Waits(Error),
}

impl Service {
    /// By whose account the person would write.
    /// Errors: [`Error::NotLoggedIn`] and [`Error::LoginEnded`] when by none.
    pub async fn writer(&self, caller: &Caller) -> Result<Writer> {
        let account = self.live_account(caller).await?;
        Ok(Writer { uin: account.credential.uin, nick: account.nick })
    }

    /// Keeps a comment until its writer says yes, and gives what stands in its buttons.
    pub async fn draft(
        &self,
        caller: &Caller,
        (chat, language): (ChatId, Language),
        (subject, reply_to): (Subject, Option<ReplyTo>),
        text: CommentText,
    ) -> Result<(Draft, Writer)> {
        let owner = caller.stored()?;
        let writer = self.writer(caller).await?;
        let draft = Draft {
            id: uuid::Uuid::new_v4().simple().to_string()[..16].to_owned(),
            owner,
            uin: writer.uin,
            language,
            chat,
            message: 0,
            subject,
            reply_to,
            text,
            state: DraftState::Waiting,
        };
        self.store.save_draft(&draft, caller.now + WAITS).await?;
        Ok((draft, writer))
    }

    /// A comment on its way; `None` when it was forgotten.
    pub async fn find_draft(&self, id: &str, now: DateTime<Utc>) -> Result<Option<Draft>> {
        Ok(self.store.draft(id, now).await?)
    }

    /// Forgets a comment that waits; tells whether it did.
    pub async fn drop_draft(&self, id: &str) -> Result<bool> {
        Ok(self.store.drop_draft(id).await?)
    }

    /// The writer's yes, said at `message`: the draft, which only the one who got it may send now.
    /// `None` when it does not wait.
    pub async fn begin_draft(
        &self,
        id: &str,
        message: i32,
        now: DateTime<Utc>,
    ) -> Result<Option<Draft>> {
        self.sending.add(id);
        let begun = self.store.begin_draft(id, message, now, now + REMEMBERED).await;
        if !matches!(begun, Ok(Some(_))) {
            self.sending.remove(id);
        }
        Ok(begun?)
    }

    /// Sends a comment that [`begin_draft`](Self::begin_draft) gave, as its owner. Must not be broken
    /// off: what became of it would not be known.
    pub async fn send_draft(&self, caller: &Caller, mut draft: Draft) -> Sent {
        let sent = self.send(caller, &draft).await;
        let expires_at = match &sent {
            Sent::Done(_) | Sent::OtherAccount => {
                draft.state = DraftState::Sent;
                caller.now + REMEMBERED
            }
            Sent::Unsure(_) => {
                draft.state = DraftState::Unsure;
                caller.now + REMEMBERED
            }
            Sent::Waits(_) => {
                draft.state = DraftState::Waiting;
                caller.now + WAITS
            }
        };
        if let Err(error) = self.store.end_draft(&draft, expires_at).await {
            // It stays marked as being sent, which is never sent again.
            tracing::error!(%error, "what became of a comment could not be saved");
        }
        self.sending.remove(&draft.id);
        sent
    }

    async fn send(&self, caller: &Caller, draft: &Draft) -> Sent {
        match self.uin(caller).await {
            Ok(uin) if uin != draft.uin => return Sent::OtherAccount,
            Ok(_) => {}
            Err(error) => return Sent::Waits(error),
        }
        let comment = NewComment {
            target: draft.subject.target,
            text: draft.text.clone(),
            reply_to: draft.reply_to.as_ref().map(|replied| replied.id.clone()),
        };
        // With that account, also when the person uses another one from this moment on.
        let caller = &Caller::account(draft.owner, draft.uin, caller.now);
        match self.comment(caller, &comment).await {
            Ok(done) => Sent::Done(done),
            Err(error @ Error::Uncertain(_)) => Sent::Unsure(error),
            Err(error) => Sent::Waits(error),
        }
    }

    /// Comments that were being sent when another process ended. They are never sent again; what
    /// became of them is for their writers to look, and
    /// [`told_interrupted`](Self::told_interrupted) says that they know.
    pub async fn interrupted_drafts(&self, now: DateTime<Utc>) -> Result<Vec<Draft>> {
        let mut interrupted = Vec::new();
        for draft in self.store.drafts_being_sent().await? {
            if self.sending.has(&draft.id) {
                continue;
            }
            // One of this process may have ended since it was listed.
            let newest = self.store.draft(&draft.id, now).await?;
            interrupted.extend(newest.filter(|draft| draft.state == DraftState::Sending));
        }
        Ok(interrupted)
    }

    /// The writer of an interrupted comment knows that it may be written.
    pub async fn told_interrupted(&self, mut draft: Draft, now: DateTime<Utc>) -> Result<()> {
        draft.state = DraftState::Unsure;
        Ok(self.store.end_draft(&draft, now + REMEMBERED).await?)
    }
}

/// The comments that this process is sending, and how often each: a second yes at the same moment
/// must not take the mark of the first away.
#[derive(Default)]
pub(super) struct Sending(Mutex<HashMap<String, u32>>);

impl Sending {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, u32>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self, id: &str) {
        *self.lock().entry(id.to_owned()).or_default() += 1;
    }

    fn remove(&self, id: &str) {
        let mut all = self.lock();
        if let Some(times) = all.get_mut(id) {
            *times -= 1;
            if *times == 0 {
                all.remove(id);
            }
        }
    }

    fn has(&self, id: &str) -> bool {
        self.lock().contains_key(id)
    }
}

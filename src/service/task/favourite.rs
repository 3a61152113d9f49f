//! Coin tasks that want something among the person's favourites, done when the person allows it.
//!
//! Chosen is what QQ Music recommends today and what is no favourite yet: somebody might have chosen
//! it too. It is written as being added before it is, once; when the answer is lost, or the process
//! dies, the favourites tell whether it is there. If they do not, it may be there all the same: the
//! person is told to look, and it is not added again. Whatever was added stands in the step's note,
//! however the step ends, so that the person can undo it.

use super::run::{Going, Run};
use crate::model::{Added, CoinTask, Favoured, Favourite, FavouriteKind, Note, StepState};
use crate::service::Error;
use crate::store::{Asking, CoinWork};

/// Things put among the favourites for one coin task: a day's task wants one, and a person should
/// be able to undo them by hand.
const MOST_FAVOURITES: usize = 3;
/// How often it is tried to add one thing for a coin task: what is tried may turn out to be a
/// favourite already, or something else is being written.
const TRIES: usize = 3;

impl Run<'_> {
    /// Whether something was added for a coin task as it is now.
    pub(super) fn is_favoured(&self, at: usize, task: &CoinTask) -> bool {
        self.job.works[at].added_at.is_some_and(|added_at| task.finished <= added_at)
    }

    /// Adds one thing that is no favourite yet, or settles the step.
    pub(super) async fn favour(
        &mut self,
        at: usize,
        task: &CoinTask,
        kind: FavouriteKind,
    ) -> Going {
        if !self.may_favour().await? {
            return self.done(at, Note::ChangesLibrary).await;
        }
        if self.job.works[at].added.len() >= MOST_FAVOURITES {
            return self.done(at, Note::OnlyInApp).await;
        }
        let mut choices = self.choices(kind).await?.into_iter();
        let mut choice = choices.next();
        for _ in 0..TRIES {
            let Some(one) = choice.clone() else { break };
            self.pause().await?;
            self.about_to_favour(at, task.finished, one.clone()).await?;
            let backend = &self.service.backend;
            let asked =
                self.ask(|credential| async move { backend.favour(one.id, &credential).await });
            match Box::pin(asked).await? {
                Ok(Favoured::Added) => return self.favoured(at).await,
                Ok(Favoured::Existed) => {
                    self.not_favoured(at).await?;
                    choice = choices.next();
                }
                Ok(Favoured::Busy) => self.not_favoured(at).await?,
                Err(Error::Uncertain(_)) => {
                    return self.look_for_favourite(at, Note::AnswerLost).await;
                }
                Err(error) => {
                    self.not_favoured(at).await?;
                    return self.refused(at, &error).await;
                }
            }
        }
        self.done(at, Note::OnlyInApp).await
    }

    /// Whether the person still allows it.
    async fn may_favour(&self) -> Going<bool> {
        Ok(match self.caller()?.person_stored() {
            Some(person) => self.service.store.permissions(person).await?.library,
            None => false,
        })
    }

    /// What is recommended and no favourite yet; nothing when that cannot be told.
    async fn choices(&self, kind: FavouriteKind) -> Going<Vec<Favourite>> {
        let backend = &self.service.backend;
        let asked =
            self.ask(|credential| async move { backend.favourites(kind, &credential).await });
        let Some(there) = self.part(Box::pin(asked).await?.map(Some))? else {
            return Ok(Vec::new());
        };
        self.pause().await?;
        let asked =
            self.ask(|credential| async move { backend.recommended(kind, &credential).await });
        let mut choices = self.part(Box::pin(asked).await?.map(Some))?.unwrap_or_default();
        choices.retain(|choice| !choice.name.is_empty() && !there.contains(&choice.id));
        Ok(choices)
    }

    /// Writes what is added next, before it is.
    async fn about_to_favour(&mut self, at: usize, finished: u32, what: Favourite) -> Going {
        // Nothing is said to be added where nothing is asked.
        self.own_caller().await?;
        self.same_day()?;
        self.job.task.steps[at].state = StepState::Doing;
        let work = &mut self.job.works[at];
        work.asking = Some(Asking::Favour);
        work.finished = finished;
        work.added.push(Added { what, is_sure: false });
        work.added_at = Some(finished);
        self.save().await
    }

    /// It is there now: shown at once, and kept whatever becomes of the step.
    async fn favoured(&mut self, at: usize) -> Going {
        let work = &mut self.job.works[at];
        work.asking = None;
        if let Some(last) = work.added.last_mut() {
            last.is_sure = true;
        }
        self.job.task.steps[at].note = noted(self.job.works.get(at), None);
        self.save().await
    }

    /// Nothing changed.
    async fn not_favoured(&mut self, at: usize) -> Going {
        let work = &mut self.job.works[at];
        work.asking = None;
        work.added.pop();
        work.added_at = None;
        self.save().await
    }

    /// Looks whether what was being added is there. The favourites prove it; that the coin task
    /// moved allows only to go on. If neither is seen, the step is settled with `otherwise`.
    pub(super) async fn look_for_favourite(&mut self, at: usize, otherwise: Note) -> Going {
        self.pause().await?;
        let last = self.job.works[at].added.last().map(|added| added.what.id);
        if let Some(id) = last {
            let backend = &self.service.backend;
            let asked = self
                .ask(|credential| async move { backend.favourites(id.kind(), &credential).await });
            let there = self.part(Box::pin(asked).await?.map(Some))?;
            self.same_day()?;
            if there.is_some_and(|there| there.contains(&id)) {
                return self.favoured(at).await;
            }
        }
        self.read_back(at, Asking::Favour, otherwise).await
    }
}

/// What is said of a step: what was added for it, and why it is as it is.
pub(super) fn noted(work: Option<&CoinWork>, note: Option<Note>) -> Option<Note> {
    let added = work.map(|work| work.added.clone()).unwrap_or_default();
    Note::with_added(added, note)
}

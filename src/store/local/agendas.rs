//! [`Agendas`] over an engine of this process.

use async_trait::async_trait;
use chrono::{DateTime, NaiveDate, Utc};

use super::Local;
use crate::model::{
    ChatId, Chore, CoinDay, Listened, Outcome, PersonId, Reading, ReadingId, Run, RunId, Uin,
};
use crate::store::kept::Kept;
use crate::store::{Agenda, Agendas, Claim, Load, Notice, NoticeId, Result};

#[async_trait]
impl Agendas for Local {
    async fn agenda(&self, person: PersonId) -> Result<Option<Agenda>> {
        self.read(move |kept| kept.agenda(person)).await
    }

    async fn save_agenda(&self, person: PersonId, agenda: &Agenda) -> Result<bool> {
        let agenda = agenda.clone();
        self.durable(move |kept| kept.save_agenda(person, &agenda)).await
    }

    async fn remove_agenda(&self, person: PersonId) -> Result<()> {
        self.durable(move |kept| kept.remove_agenda(person)).await
    }

    async fn claim(
        &self,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
        limit: usize,
    ) -> Result<Vec<Claim>> {
        // Most sweeps find nothing; they neither wait for writers nor flush.
        if !self.read(move |kept| kept.is_due(now)).await? {
            return Ok(Vec::new());
        }
        self.durable(move |kept| kept.claim(now, lease_until, limit)).await
    }

    async fn claim_person(
        &self,
        person: PersonId,
        now: DateTime<Utc>,
        lease_until: DateTime<Utc>,
    ) -> Result<Option<Claim>> {
        self.durable(move |kept| kept.claim_person(person, now, lease_until)).await
    }

    async fn extend(&self, claim: &Claim, lease_until: DateTime<Utc>) -> Result<bool> {
        let (person, token) = (claim.person, claim.token);
        self.durable(move |kept| kept.extend(person, token, lease_until)).await
    }

    async fn settle(
        &self,
        claim: &Claim,
        agenda: &Agenda,
        run: Option<&Run>,
        notice: Option<&Notice>,
    ) -> Result<bool> {
        let (person, token, agenda) = (claim.person, claim.token, agenda.clone());
        let (run, notice) = (run.cloned(), notice.cloned());
        self.durable(move |kept| kept.settle(person, token, &agenda, run.as_ref(), notice.as_ref()))
            .await
    }

    async fn release(&self, claim: &Claim) -> Result<()> {
        let (person, token) = (claim.person, claim.token);
        self.durable(move |kept| kept.release(person, token)).await
    }

    async fn ledger(&self, uin: Uin, date: NaiveDate) -> Result<Vec<Outcome>> {
        self.read(move |kept| kept.ledger(uin, date)).await
    }

    async fn begin_chore(
        &self,
        uin: Uin,
        date: NaiveDate,
        chore: Chore,
    ) -> Result<Option<Outcome>> {
        self.durable(move |kept| kept.begin_chore(uin, date, chore)).await
    }

    async fn settle_chore(&self, uin: Uin, date: NaiveDate, outcome: &Outcome) -> Result<()> {
        let outcome = outcome.clone();
        self.durable(move |kept| kept.settle_chore(uin, date, &outcome)).await
    }

    async fn coin_day(&self, uin: Uin, date: NaiveDate) -> Result<CoinDay> {
        self.read(move |kept| kept.coin_day(uin, date)).await
    }

    async fn earn(&self, uin: Uin, date: NaiveDate, more: CoinDay) -> Result<()> {
        self.durable(move |kept| kept.earn(uin, date, more)).await
    }

    async fn runs(&self, person: PersonId) -> Result<Vec<Run>> {
        self.read(move |kept| kept.runs(person)).await
    }

    async fn save_run(&self, person: PersonId, run: &Run) -> Result<()> {
        let run = run.clone();
        self.durable(move |kept| kept.save_run(person, &run)).await
    }

    async fn run(&self, person: PersonId, id: RunId) -> Result<Option<Run>> {
        let runs = Agendas::runs(self, person).await?;
        Ok(runs.into_iter().find(|run| run.id == id))
    }

    async fn begin_broadcast(&self, text: &str, now: DateTime<Utc>) -> Result<()> {
        let text = text.to_owned();
        self.durable(move |kept| kept.begin_broadcast(&text, now)).await
    }

    async fn spread(&self, now: DateTime<Utc>, limit: usize) -> Result<bool> {
        // It is asked often; usually there is nothing to tell everyone.
        if !self.read(Kept::is_spreading).await? {
            return Ok(false);
        }
        self.durable(move |kept| kept.spread(now, limit)).await
    }

    async fn queue(&self, notices: &[Notice]) -> Result<()> {
        let notices = notices.to_vec();
        self.durable(move |kept| kept.queue(&notices)).await
    }

    async fn notices(
        &self,
        now: DateTime<Utc>,
        after: Option<NoticeId>,
        limit: usize,
    ) -> Result<Vec<Notice>> {
        self.read(move |kept| kept.notices(now, after, limit)).await
    }

    async fn drop_notice(&self, id: NoticeId) -> Result<()> {
        self.durable(move |kept| kept.drop_notice(id)).await
    }

    async fn postpone_notice(&self, id: NoticeId, later: &Notice) -> Result<()> {
        let later = later.clone();
        self.durable(move |kept| kept.postpone_notice(id, &later)).await
    }

    async fn save_readings(&self, person: PersonId, readings: &[Reading]) -> Result<()> {
        let readings = readings.to_vec();
        self.durable(move |kept| kept.save_readings(person, readings)).await
    }

    async fn readings(&self, person: PersonId) -> Result<Vec<Reading>> {
        self.read(move |kept| kept.readings(person)).await
    }

    async fn forget_past(&self, person: PersonId, uin: Uin) -> Result<()> {
        self.durable(move |kept| kept.forget_past(person, uin)).await
    }

    async fn drop_told(&self, notice: &Notice, readings: &[ReadingId]) -> Result<()> {
        let (id, person, readings) = (notice.id, notice.person, readings.to_vec());
        self.durable(move |kept| kept.drop_told(id, person, &readings)).await
    }

    async fn listened(&self, uin: Uin) -> Result<Listened> {
        self.read(move |kept| kept.listened(uin)).await
    }

    async fn sample(&self, uin: Uin, date: NaiveDate, seconds: u32) -> Result<()> {
        self.durable(move |kept| kept.sample(uin, date, seconds)).await
    }

    async fn move_chat(&self, from: ChatId, to: ChatId) -> Result<()> {
        // Looking takes long when there are many people, and writers go on meanwhile.
        let named = self.look(move |kept| kept.named(from)).await?;
        self.durable(move |kept| kept.move_chat(&named, from, to)).await
    }

    async fn is_stopped(&self) -> Result<bool> {
        self.read(Kept::is_stopped).await
    }

    async fn save_stopped(&self, stopped: bool) -> Result<()> {
        self.durable(move |kept| kept.save_stopped(stopped)).await
    }

    async fn load(&self, now: DateTime<Utc>) -> Result<Load> {
        self.look(move |kept| kept.load(now)).await
    }
}

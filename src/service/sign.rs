//! The daily sign-in, and what came of an account's coins day by day.

use chrono::{DateTime, NaiveDate, Utc};

use super::counters::day_of;
use super::{Caller, Result, Service};
use crate::model::{CoinDay, Operation, SignDone, Uin};

impl Service {
    /// Operation `sign`: the daily sign-in and its prizes. One at a time for an account, so that two
    /// who ask at once do not count each other's coins; the second is told that it was done.
    pub async fn sign(&self, caller: &Caller) -> Result<SignDone> {
        let work = async {
            let uin = self.uin(caller).await?;
            let _one_at_a_time = self.signing.turn(uin).await;
            let sign = |credential| async move { self.backend.sign(&credential).await };
            let done = self.with_login(caller, sign).await?;
            if caller.stored().is_ok() {
                let earned = done.credited.unwrap_or_default();
                self.earned(uin, CoinDay { earned, streak: done.streak }, caller.now).await;
            }
            Ok(done)
        };
        self.measured(Operation::Sign, caller.now, work).await
    }

    /// Notes what came of an account's coins now, for the card of the day. Nothing fails for want of it.
    pub(super) async fn earned(&self, uin: Uin, more: CoinDay, now: DateTime<Utc>) {
        if more == CoinDay::default() {
            return;
        }
        if let Err(error) = self.store.earn(uin, day_of(now), more).await {
            tracing::error!(%error, "what a day gave could not be saved");
        }
    }

    /// What came of an account's coins on a date, whoever asked for it; dates of the last two weeks.
    pub async fn coin_day(&self, uin: Uin, date: NaiveDate) -> Result<CoinDay> {
        Ok(self.store.coin_day(uin, date).await?)
    }
}

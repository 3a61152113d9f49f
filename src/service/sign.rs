//! The daily sign-in.

use super::{Caller, Result, Service};
use crate::model::{Operation, SignDone};

impl Service {
    /// Operation `sign`: the daily sign-in and its prizes. One at a time for an account, so that two
    /// who ask at once do not count each other's coins; the second is told that it was done.
    pub async fn sign(&self, caller: &Caller) -> Result<SignDone> {
        let work = async {
            let _one_at_a_time = self.signing.turn(self.uin(caller).await?).await;
            let sign = |credential| async move { self.backend.sign(&credential).await };
            self.with_login(caller, sign).await
        };
        self.measured(Operation::Sign, caller.now, work).await
    }
}

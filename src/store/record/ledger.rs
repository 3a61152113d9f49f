//! What became of an account's chores on a date.

use zeroize::Zeroizing;

use super::run::OutcomeV1;
use super::{Record, decode, encode};
use crate::model::Outcome;
use crate::store::Result;

const VERSION: u8 = 1;

/// What is written of the chores of one account and date.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Ledger(pub(in crate::store) Vec<Outcome>);

impl Record for Ledger {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let outcomes: Vec<OutcomeV1> = self.0.iter().map(OutcomeV1::from).collect();
        encode(VERSION, &outcomes)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let outcomes: Vec<OutcomeV1> = decode(VERSION, bytes)?;
        Ok(Self(outcomes.into_iter().filter_map(OutcomeV1::read).collect()))
    }
}

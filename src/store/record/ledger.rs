//! What became of an account's chores on a date, and of its coins.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::run::OutcomeV1;
use super::{Record, decode, encode};
use crate::model::{CoinDay, Outcome};
use crate::store::Result;

/// The version without coins.
const OF_CHORES: u8 = 1;
const VERSION: u8 = 2;

/// What is written of one account and date.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Ledger {
    /// Its chores.
    pub(in crate::store) outcomes: Vec<Outcome>,
    /// Its coins.
    pub(in crate::store) coins: CoinDay,
}

#[derive(Serialize, Deserialize)]
struct LedgerV2 {
    outcomes: Vec<OutcomeV1>,
    earned: u64,
    streak: Option<u32>,
}

impl Record for Ledger {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let CoinDay { earned, streak } = self.coins;
        let outcomes = self.outcomes.iter().map(OutcomeV1::from).collect();
        encode(VERSION, &LedgerV2 { outcomes, earned, streak })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let (outcomes, coins) = if bytes.first() == Some(&OF_CHORES) {
            (decode::<Vec<OutcomeV1>>(OF_CHORES, bytes)?, CoinDay::default())
        } else {
            let LedgerV2 { outcomes, earned, streak } = decode(VERSION, bytes)?;
            (outcomes, CoinDay { earned, streak })
        };
        Ok(Self { outcomes: outcomes.into_iter().filter_map(OutcomeV1::read).collect(), coins })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Chore;

    #[test]
    fn a_ledger_of_before_is_read_and_knows_no_coins() {
        let outcomes = vec![Outcome::todo(Chore::Coin)];
        let of_before: Vec<_> = outcomes.iter().map(OutcomeV1::from).collect();
        let read = Ledger::from_bytes(&encode(OF_CHORES, &of_before)).expect("read");
        assert_eq!((&read.outcomes, read.coins), (&outcomes, CoinDay::default()));
        let coins = CoinDay { earned: 7, streak: Some(3) };
        let read = Ledger::from_bytes(&Ledger { coins, ..read }.to_bytes()).expect("read");
        assert_eq!((read.outcomes, read.coins), (outcomes, coins));
    }
}

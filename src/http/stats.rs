//! How often each operation was called.

use std::collections::BTreeMap;

use super::State;
use super::api::{Answer, Asked, answer};
use crate::model::Operation;
use crate::service::Counters;
use crate::wire;

pub(super) async fn stats(state: &State, asked: &Asked) -> Answer {
    answer(of(&state.ctx.service.stats(asked.caller.now).await?))
}

/// As it is told, with every operation in it.
pub(super) fn of(counters: &Counters) -> wire::Stats {
    let Counters { since, total, today } = counters;
    let calls = |operation: &Operation| wire::Calls {
        total: total.get(operation).copied().unwrap_or_default(),
        today: today.get(operation).copied().unwrap_or_default(),
    };
    let operations: BTreeMap<_, _> =
        Operation::ALL.iter().map(|operation| (operation.name(), calls(operation))).collect();
    wire::Stats {
        since: since.map(|day| day.to_string()),
        total: operations.values().map(|calls| calls.total).sum(),
        today: operations.values().map(|calls| calls.today).sum(),
        operations,
    }
}

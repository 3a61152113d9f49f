//! The listening report, as pictures and numbers.

use super::State;
use super::api::{Answer, Asked, answer};
use super::catalog::odd;
use crate::model::{Language, Report, Reports};
use crate::wire;

pub(super) async fn report(state: &State, asked: &Asked) -> Answer {
    Language::from_code(asked.input.text("lang")).ok_or_else(|| odd("lang", "zh or en"))?;
    let reports =
        Box::pin(state.ctx.service.report(&asked.caller, asked.report_key.clone())).await?;
    let card = |report: Report| {
        let picture = report.picture.clone();
        wire::Report::new(report, picture.as_deref())
    };
    let Reports { nick, key: _, total, today, week, month } = reports;
    answer(wire::Reports {
        nick,
        total: card(total),
        today: card(today),
        week: card(week),
        month: card(month),
    })
}

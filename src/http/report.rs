//! The listening report, as pictures and numbers.

use std::sync::Arc;

use super::State;
use super::api::{Answer, Asked, answer};
use super::catalog::odd;
use crate::model::{Drawing, Language, Period, Reports, Theme};
use crate::picture::{self, Style};
use crate::wire;

pub(super) async fn report(state: &State, asked: &Asked) -> Answer {
    let language = Language::from_code(asked.input.text("lang"))
        .ok_or_else(|| odd("lang", &format!("one of {}", Language::CODES.join(", "))))?;
    let theme = Theme::from_name(asked.input.text("theme"))
        .ok_or_else(|| odd("theme", &format!("one of {}", Theme::NAMES.join(", "))))?;
    let drawing = Drawing { language, theme };
    let key = asked.report_key.clone();
    let reports = Box::pin(state.ctx.service.report(&asked.caller, key, drawing)).await?;
    let reports = Arc::new(reports);
    let today = reports.today.until;
    let style = Style { language, theme, today };
    let all = Period::ALL.map(|period| reports.of(period));
    let now = asked.caller.now;
    let covers = state.ctx.service.covers(reports.avatar.as_ref(), all, now).await;
    let cards = picture::report_cards(Arc::clone(&reports), &Period::ALL, covers, style).await;
    // The numbers are worth something without their pictures.
    let cards = cards.unwrap_or_else(|error| {
        tracing::error!(%error, "a report could not be drawn");
        Vec::new()
    });
    let Reports { nick, avatar: _, key, total, today, week, month } = Arc::unwrap_or_clone(reports);
    let image = |period| cards.iter().find(|(of, _)| *of == period).map(|(_, png)| png.as_slice());
    answer(wire::Reports {
        nick,
        report_key: key.name(),
        total: wire::Report::new(total, image(Period::Total)),
        today: wire::Report::new(today, image(Period::Today)),
        week: wire::Report::new(week, image(Period::Week)),
        month: wire::Report::new(month, image(Period::Month)),
    })
}

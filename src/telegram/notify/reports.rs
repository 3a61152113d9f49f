//! The reports that were read for a person near the end of a day: told with their next message.

use std::sync::Arc;

use bytes::Bytes;

use crate::i18n::t;
use crate::model::{Language, PersonId, Reading, ReadingId, Theme, Uin};
use crate::picture::{self, Style};
use crate::service::{Caller, day_of};
use crate::telegram::render::report as render;
use crate::telegram::{Ctx, Place};

/// What is told of them.
#[derive(Default)]
pub(super) struct Reports {
    /// Which they are.
    pub(super) ids: Vec<ReadingId>,
    /// What they say in short, a line each.
    pub(super) lines: Vec<String>,
    /// Their pictures with the files' names; of those that were missed there is none.
    pub(super) cards: Vec<(String, Bytes)>,
}

impl Reports {
    /// Those that wait for one of a person's accounts, as they are told at a place; `None` is the one
    /// they use.
    pub(super) async fn of(
        ctx: &Ctx,
        (person, uin): (PersonId, Option<Uin>),
        to: Place,
        language: Language,
    ) -> Self {
        let now = ctx.clock.now();
        let readings = ctx.service.readings(person, uin, now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "reports that wait could not be read, and wait on");
            Vec::new()
        });
        if readings.is_empty() {
            return Self::default();
        }
        let has_key = ctx.service.has_report_key(&Caller::person(person, now)).await;
        let offers_key = to.chat.is_private() && !has_key.unwrap_or(true);
        let lines = render::readings(language, &readings, day_of(now), offers_key);
        let ids = readings.iter().map(Reading::id).collect();
        let mut reports = Self { ids, lines, cards: Vec::new() };
        let theme = ctx.service.theme(person, now).await.unwrap_or_else(|error| {
            tracing::error!(%error, "how a person's pictures look could not be read");
            Theme::default()
        });
        let style = Style { language, theme, today: day_of(now) };
        for Reading { nick, avatar, report, .. } in readings {
            if !report.is_known() {
                continue;
            }
            let covers = Arc::new(ctx.service.covers(avatar.as_ref(), [&report], now).await);
            let name = format!("report-{}-{}.png", report.period.name(), report.until);
            match picture::drawn_card(report, nick, covers, style).await {
                Ok(png) => reports.cards.push((name, Bytes::from(png))),
                Err(error) => {
                    tracing::error!(%error, "a report could not be drawn");
                    reports.lines.push(t!(language, "notice-no-picture"));
                    break;
                }
            }
        }
        reports
    }
}

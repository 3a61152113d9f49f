//! Listening over time, as bars.

use super::super::canvas::{Align, Area};
use super::super::fonts::Font;
use super::{PAD, Page, words};
use crate::i18n::t;
use crate::model::{Amount, Bars, Chart, Language, Report};

/// The height of a chart's panel.
pub(super) const HEIGHT: f32 = 344.0;
/// From the panel's top to the highest bar.
const TOP: f32 = 122.0;
/// From the bars to the panel's end: their names.
const BELOW: f32 = 66.0;
/// How round bars are at most: rounder ones would make small values look alike.
const ROUND: f32 = 14.0;
/// The lowest bar that is still seen.
const LEAST: f32 = 8.0;
/// Charts on one card.
const MOST: usize = 2;

/// The charts that show something, time before hours of the day.
pub(super) fn telling(report: &Report) -> Vec<&Chart> {
    let shows = |chart: &&Chart| chart.values.iter().any(|value| *value > 0);
    let mut charts: Vec<_> = report.charts.iter().filter(shows).collect();
    charts.sort_by_key(|chart| chart.bars == Bars::Hours);
    charts.truncate(MOST);
    charts
}

pub(super) fn draw(page: &mut Page<'_>, chart: &Chart, area: Area) {
    let (look, language) = (page.look, page.language);
    let most = chart.values.iter().copied().max().unwrap_or_default().max(1);
    let top = chart.values.iter().position(|value| *value == most);
    page.title(area, &title(language, chart.bars), "");

    let many: f32 = chart.values.iter().map(|_| 1.0).sum();
    let inner = area.w - 2.0 * PAD;
    let step = inner / many;
    let width = (step * 0.62).min(64.0);
    let (ceiling, floor) = (area.y + TOP, area.bottom() - BELOW);
    let font = Font::regular(if chart.values.len() > 7 { 26.0 } else { 30.0 });
    let mut middle = area.x + PAD + step / 2.0;
    for (at, value) in chart.values.iter().enumerate() {
        let is_top = Some(at) == top;
        let whole = Area::new(middle - width / 2.0, ceiling, width, floor - ceiling);
        let round = (width / 2.0).min(ROUND);
        page.canvas.fill(whole, round, look.track);
        if *value > 0 {
            let height = height(*value, most, whole.h);
            let bar = Area::new(whole.x, floor - height, width, height);
            let ink = if is_top { look.accent } else { look.accent.with_alpha(140) };
            page.canvas.fill(bar, round, ink);
        }
        if let Some(name) = name(language, chart.bars, at) {
            let ink = if is_top { look.ink } else { look.muted };
            page.canvas.text(&name, font, (middle, floor + 40.0), Align::Middle, ink);
        }
        if is_top {
            let amount = words::amount(language, Amount { value: most, unit: chart.unit });
            let font = Font::bold(28.0);
            let half = font.width(&amount) / 2.0;
            let x = middle.clamp(area.x + PAD + half, area.right() - PAD - half);
            page.canvas.text(&amount, font, (x, ceiling - 16.0), Align::Middle, look.accent);
        }
        middle += step;
    }
}

/// How high a bar is: by its value, so that twice as much is twice as high.
fn height(value: u64, most: u64, whole: f32) -> f32 {
    (share(value, most) * whole).max(LEAST)
}

fn title(language: Language, bars: Bars) -> String {
    match bars {
        Bars::Hours => t!(language, "report-card-chart-hours"),
        Bars::Weekdays => t!(language, "report-card-chart-week"),
        Bars::Days { .. } => t!(language, "report-card-chart-days"),
        Bars::Months { .. } => t!(language, "report-card-chart-months"),
    }
}

/// The name below a bar, for those that have one.
fn name(language: Language, bars: Bars, at: usize) -> Option<String> {
    match bars {
        Bars::Hours => at.is_multiple_of(3).then(|| at.to_string()),
        Bars::Weekdays => Some(words::weekday(language, at)),
        Bars::Days { .. } => {
            matches!(at + 1, 1 | 5 | 10 | 15 | 20 | 25 | 30).then(|| (at + 1).to_string())
        }
        Bars::Months { .. } => Some((at + 1).to_string()),
    }
}

/// A part of a whole, from 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "a bar's height needs three digits")]
pub(super) fn share(value: u64, whole: u64) -> f32 {
    (value as f64 / whole.max(1) as f64) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_high_as_their_values_say() {
        let of = |value| height(value, 100, 156.0);
        assert_eq!((of(100), of(50), of(20), of(10)), (156.0, 78.0, 31.2, 15.6));
        assert_eq!(of(1), LEAST, "what was heard is seen");
    }
}

//! `/report`: the listening report as pictures.
//!
//! In private all four periods come as an album. In a group only what was named is shown: without a
//! name the group gets buttons, and whoever presses one sees their own report of that period.

use std::sync::Arc;

use anyhow::Context;
use bytes::Bytes;
use teloxide::types::ChatAction;

use super::Conversation;
use crate::model::{Drawing, Period, Reports, Theme};
use crate::picture::{self, Style};
use crate::service::{Caller, day_of};
use crate::telegram::queue::{self, Cost};
use crate::telegram::render::report;
use crate::telegram::{Ctx, Media};

/// `/report [total|today|week|month] [light|dark]`.
pub(super) async fn command(ctx: &Arc<Ctx>, to: &Conversation, args: &str) -> anyhow::Result<()> {
    let Some(Wanted { periods, theme }) = Wanted::read(args) else {
        to.reply(ctx, report::bad(to.language, args)).await?;
        return Ok(());
    };
    match (periods.as_slice(), to.is_private()) {
        ([], true) => show(ctx, to, &Period::ALL, theme).await,
        ([], false) => {
            to.reply(ctx, report::choose(to.language)).await?;
            Ok(())
        }
        (named, _) => show(ctx, to, named, theme).await,
    }
}

/// The button of a period: the presser's own report.
pub(super) async fn pressed(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    period: Period,
) -> anyhow::Result<()> {
    show(ctx, to, &[period], None).await
}

async fn show(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    periods: &[Period],
    theme: Option<Theme>,
) -> anyhow::Result<()> {
    let (own, here, periods) = (Arc::clone(ctx), to.clone(), periods.to_vec());
    let work = async move { draw(&own, &here, &periods, theme).await };
    queue::begin(ctx, to, Cost::Picture, work).await
}

async fn draw(
    ctx: &Arc<Ctx>,
    to: &Conversation,
    periods: &[Period],
    theme: Option<Theme>,
) -> anyhow::Result<()> {
    let theme = match theme {
        Some(theme) => theme,
        None => ctx.service.theme(to.person, to.caller.now).await?,
    };
    let style = Style { language: to.language, theme, today: day_of(to.caller.now) };
    let work = Box::pin(cards(ctx, &to.caller, periods, style));
    let (reports, mut cards) =
        ctx.sender.while_showing(to.place, ChatAction::UploadPhoto, work).await?;
    let caption = report::caption(to.language, &reports, periods, to.is_private());
    if cards.len() > 1 {
        ctx.sender.album(to.place, &cards, &caption.html).await?;
    } else if let Some((name, bytes)) = cards.pop() {
        let photo = Media::Bytes { name, bytes };
        ctx.sender.photo(to.place, photo, &caption.html, caption.buttons).await?;
    }
    Ok(())
}

/// The reports, and the cards of the periods with their files' names.
async fn cards(
    ctx: &Ctx,
    caller: &Caller,
    periods: &[Period],
    style: Style,
) -> anyhow::Result<(Arc<Reports>, Vec<(String, Bytes)>)> {
    let Style { language, theme, .. } = style;
    let drawing = Drawing { language, theme };
    let reports = Arc::new(ctx.service.report(caller, None, drawing).await?);
    let shown = periods.iter().map(|period| reports.of(*period));
    let covers = ctx.service.covers(reports.avatar.as_ref(), shown, caller.now).await;
    let cards = picture::report_cards(Arc::clone(&reports), periods, covers, style);
    let cards = cards.await.context("a report could not be drawn")?;
    let named = |(period, png): (Period, Vec<u8>)| {
        (format!("report-{}.png", period.name()), Bytes::from(png))
    };
    Ok((reports, cards.into_iter().map(named).collect()))
}

/// What the words behind the command ask for.
#[derive(Debug, PartialEq, Eq)]
struct Wanted {
    periods: Vec<Period>,
    /// Else as the person chose.
    theme: Option<Theme>,
}

impl Wanted {
    fn read(args: &str) -> Option<Self> {
        let mut wanted = Self { periods: Vec::new(), theme: None };
        for word in args.split_whitespace() {
            match word.to_lowercase().as_str() {
                "dark" | "深色" | "ダーク" => wanted.theme = Some(Theme::Dark),
                "light" | "浅色" | "淺色" | "ライト" => wanted.theme = Some(Theme::Light),
                "all" | "全部" => wanted.periods.extend(Period::ALL),
                word => wanted.periods.push(period(word)?),
            }
        }
        let mut seen = Vec::new();
        wanted.periods.retain(|period| {
            let is_new = !seen.contains(period);
            seen.push(*period);
            is_new
        });
        Some(wanted)
    }
}

fn period(word: &str) -> Option<Period> {
    Period::from_name(word).or(match word {
        "总" | "总计" | "累计" => Some(Period::Total),
        "今天" | "今日" | "day" => Some(Period::Today),
        "本周" | "这周" | "周" => Some(Period::Week),
        "本月" | "这个月" | "月" => Some(Period::Month),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_and_the_theme_are_read_from_words() {
        let read = |args| Wanted::read(args).map(|wanted| (wanted.periods, wanted.theme));
        assert_eq!(read(""), Some((Vec::new(), None)));
        assert_eq!(read("Week dark week"), Some((vec![Period::Week], Some(Theme::Dark))));
        assert_eq!(read("今天 本月"), Some((vec![Period::Today, Period::Month], None)));
        assert_eq!(read("all"), Some((Period::ALL.to_vec(), None)));
        assert_eq!(read("yesterday"), None);
    }
}

//! Operation `report`: the four periods, composed from whatever the sources tell.
//!
//! For each period the official report goes first, the report's page fills what it left open, and
//! the profile the rest. "Total" is no period of any documented source: it is what `GetDetail` and
//! the profile call a total, and else unknown; this year's months stand beside it as a chart. The
//! fields of page and profile are not documented; a number counts only when it was recognised.

mod days;
mod fill;

use chrono::{DateTime, NaiveDate, Utc};

use super::super::{Error, Result};
use crate::model::{
    Credential, ImageUrl, KeyUse, Period, Report, ReportKey, ReportSource, Reports,
};
use crate::qqmusic::{self, Client, Heard, PageType, ProfileReport, TimeKey};

use days::Days;
use fill::fill;

/// What the official gateway told of day, week and month.
#[derive(Default)]
struct Official {
    day: Option<Heard>,
    week: Option<Heard>,
    month: Option<Heard>,
}

/// What the report's page told.
#[derive(Default)]
struct Pages {
    day: Option<Heard>,
    week: Option<Heard>,
    month: Option<Heard>,
    year: Option<Heard>,
    detail: Option<Heard>,
}

pub(super) async fn report(
    client: &Client,
    credential: Option<&Credential>,
    key: Option<&ReportKey>,
    now: DateTime<Utc>,
) -> Result<Reports> {
    let days = Days::at(now);
    let ((official, key), profile, pages) = tokio::join!(
        Box::pin(official(client, key, &days)),
        Box::pin(profile(client, credential)),
        Box::pin(pages(client, credential)),
    );
    let profile = match profile {
        // The key's own report needs nobody's login.
        Err(Error::LoginRequired) if credential.is_none() && key == KeyUse::Used => None,
        Err(Error::LoginRequired) if credential.is_none() && key == KeyUse::Unreachable => {
            return Err(Error::Unavailable("the official report could not be reached".into()));
        }
        Err(Error::LoginRequired) => return Err(Error::LoginRequired),
        Err(error) if official.is_empty() && pages.is_empty() => return Err(error),
        Err(error) => {
            tracing::debug!(%error, "the profile's part of a report is missing");
            None
        }
        Ok(profile) => Some(profile),
    };
    Ok(compose(&official, key, &pages, profile.unwrap_or_default(), &days))
}

/// Asks for the smallest report with the key.
pub(super) async fn check_key(client: &Client, key: &ReportKey, now: DateTime<Utc>) -> Result<()> {
    let start = Days::at(now).start_of_today();
    match client.official_report(key, TimeKey::Day, start).await {
        Ok(_) => Ok(()),
        Err(error) if is_refusal(&error) => Err(Error::LoginRequired),
        Err(error) => Err(error.into()),
    }
}

/// A day or a week that is over, as the official report tells it.
pub(super) async fn past(
    client: &Client,
    key: &ReportKey,
    period: Period,
    until: NaiveDate,
) -> Result<Report> {
    let days = Days { today: until };
    let (time, start) = match period {
        Period::Today => (TimeKey::Day, days.start_of_today()),
        Period::Week => (TimeKey::Week, days.start_of_week()),
        Period::Total | Period::Month => {
            return Err(Error::Unsupported("the official report of another month"));
        }
    };
    match client.official_report(key, time, start).await {
        Ok(heard) => {
            let mut report = Report::unknown(period, period.since(until), until);
            fill(&mut report, &heard, ReportSource::Official, &days);
            fill::derive(&mut report);
            Ok(report)
        }
        Err(error) if is_refusal(&error) => Err(Error::LoginRequired),
        Err(error) => Err(error.into()),
    }
}

impl Official {
    fn is_empty(&self) -> bool {
        self.day.is_none() && self.week.is_none() && self.month.is_none()
    }
}

impl Pages {
    fn is_empty(&self) -> bool {
        [&self.day, &self.week, &self.month, &self.year, &self.detail]
            .iter()
            .all(|page| page.is_none())
    }
}

async fn official(client: &Client, key: Option<&ReportKey>, days: &Days) -> (Official, KeyUse) {
    let Some(key) = key else { return (Official::default(), KeyUse::Absent) };
    let (day, week, month) = tokio::join!(
        Box::pin(client.official_report(key, TimeKey::Day, days.start_of_today())),
        Box::pin(client.official_report(key, TimeKey::Week, days.start_of_week())),
        Box::pin(client.official_report(key, TimeKey::Month, days.start_of_month())),
    );
    let outcome = if [&day, &week, &month].iter().any(|answer| answer.is_ok()) {
        KeyUse::Used
    } else if [&day, &week, &month].iter().any(|answer| answer.as_ref().is_err_and(is_refusal)) {
        KeyUse::Refused
    } else {
        KeyUse::Unreachable
    };
    let part = |answer| part("official report", answer);
    (Official { day: part(day), week: part(week), month: part(month) }, outcome)
}

/// Whether the gateway said no to the key itself. Which codes it has is not documented: every one
/// counts, but those that ask for patience.
fn is_refusal(error: &qqmusic::Error) -> bool {
    match error {
        qqmusic::Error::Status { status, .. } => matches!(status, 401 | 403),
        qqmusic::Error::Code { code, .. } => !matches!(code, 2001 | 100_001 | 104_604),
        _ => false,
    }
}

async fn profile(client: &Client, credential: Option<&Credential>) -> Result<ProfileReport> {
    let credential = credential.ok_or(Error::LoginRequired)?;
    Ok(client.profile_report(credential).await?)
}

async fn pages(client: &Client, credential: Option<&Credential>) -> Pages {
    let Some(credential) = credential else { return Pages::default() };
    let page = |kind| Box::pin(client.report_page(credential, kind));
    let (day, week, month, year, detail) = tokio::join!(
        page(PageType::Day),
        page(PageType::Week),
        page(PageType::Month),
        page(PageType::Year),
        Box::pin(client.report_detail(credential)),
    );
    let part = |answer| part("report page", answer);
    Pages {
        day: part(day),
        week: part(week),
        month: part(month),
        year: part(year),
        detail: part(detail),
    }
}

/// A part that may be missing.
fn part(what: &'static str, asked: qqmusic::Result<Heard>) -> Option<Heard> {
    asked.inspect_err(|error| tracing::debug!(what, %error, "a part of a report is missing")).ok()
}

fn compose(
    official: &Official,
    key: KeyUse,
    pages: &Pages,
    profile: ProfileReport,
    days: &Days,
) -> Reports {
    let ProfileReport { user, today_s, named } = profile;
    let listened = |listened_s| Heard { listened_s, ..Heard::default() };
    let today_alone = listened(today_s);
    let profiled = |period| {
        let row = named.iter().find(|(of, _)| *of == period);
        listened(row.map(|(_, seconds)| *seconds))
    };
    let mut today = Report::unknown(Period::Today, Some(days.today), days.today);
    let mut week = Report::unknown(Period::Week, Some(days.monday()), days.today);
    let mut month = Report::unknown(Period::Month, Some(days.first()), days.today);
    let mut total = Report::unknown(Period::Total, None, days.today);

    let dated = days.dated([&pages.day, &pages.week, &pages.month, &pages.year]);
    let add = |report: &mut Report, heard: Option<&Heard>, source| {
        if let Some(heard) = heard {
            fill(report, heard, source, days);
        }
    };
    for (report, official, page) in [
        (&mut today, &official.day, &pages.day),
        (&mut week, &official.week, &pages.week),
        (&mut month, &official.month, &pages.month),
    ] {
        add(report, official.as_ref(), ReportSource::Official);
        add(report, page.as_ref(), ReportSource::Page);
        fill::from_days(report, &dated, days);
        let period = report.period;
        if period == Period::Today {
            add(report, Some(&today_alone), ReportSource::Profile);
        }
        add(report, Some(&profiled(period)), ReportSource::Profile);
    }
    add(&mut total, pages.detail.as_ref(), ReportSource::Page);
    add(&mut total, Some(&profiled(Period::Total)), ReportSource::Profile);
    if total.is_known() {
        // Of the other periods nothing is a total. The official month lists the plays of the months
        // before it too.
        let year = |page: &Heard| Heard {
            bars: page.bars.clone(),
            play_bars: page.play_bars.clone(),
            ..Heard::default()
        };
        add(&mut total, pages.year.as_ref().map(year).as_ref(), ReportSource::Page);
        add(&mut total, official.month.as_ref().map(year).as_ref(), ReportSource::Official);
    }
    for report in [&mut total, &mut today, &mut week, &mut month] {
        fill::derive(report);
    }
    let avatar = ImageUrl::parse(&user.logo);
    Reports { nick: user.nick, avatar, key, total, today, week, month }
}

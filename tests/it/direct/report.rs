//! The listening report over the playground: which source tells what, and what a key changes.

use chrono::Utc;
use qqmusic_bot::backend::direct::Direct;
use qqmusic_bot::backend::{Error, MusicBackend};
use qqmusic_bot::model::{
    Bars, Credential, Drawing, KeyUse, Language, LoginKind, Period, ReportKey, ReportSource,
    Reports, Theme,
};
use qqmusic_bot::playground::Playground;
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::qqmusic::{Habits, Listener};

use super::playground::{log_in, world};

/// How another server would be asked to draw.
const DRAWING: Drawing = Drawing { language: Language::Zh, theme: Theme::Light };

const UIN: u64 = 1_000_000_077;
const PAGES: &str = "qqmusic:music.individuation.ListenReportSvr/*";

async fn listening(listener: Listener) -> (Playground, Direct, Credential, ReportKey) {
    let (playground, direct) = world().await;
    let credential = log_in(&playground, &direct, LoginKind::Qq).await;
    playground.qqmusic().set_listener(UIN, listener);
    let key = ReportKey::parse(&playground.qqmusic().report_key(UIN)).expect("a key");
    (playground, direct, credential, key)
}

fn charts(reports: &Reports, period: Period) -> Vec<Bars> {
    reports.of(period).charts.iter().map(|chart| chart.bars).collect()
}

#[tokio::test]
async fn with_a_key_every_period_is_told_by_the_official_report_first() {
    let (playground, direct, credential, key) = listening(Listener::Rich).await;
    let now = Utc::now();
    let reports =
        direct.report(Some(&credential), Some(&key), now, DRAWING).await.expect("answered");
    assert_eq!(reports.key, KeyUse::Used);
    assert!(!reports.nick.is_empty());
    for period in [Period::Today, Period::Week, Period::Month] {
        let report = reports.of(period);
        assert_eq!(report.sources.first(), Some(&ReportSource::Official), "{period:?}");
        assert!(report.listened_s.is_some() && !report.songs.is_empty(), "{report:?}");
        assert!(!report.singers.is_empty() && !report.charts.is_empty(), "{report:?}");
    }
    assert_eq!(reports.today.listened_s, Some(playground.qqmusic().heard_today(UIN)));
    assert!(charts(&reports, Period::Week).contains(&Bars::Weekdays));
    assert!(charts(&reports, Period::Month).contains(&Bars::Hours));
    assert!(reports.month.streak_days.is_some() && !reports.month.genres.is_empty());
    assert!(reports.total.is_known() && reports.total.listened_s >= reports.month.listened_s);
}

#[tokio::test]
async fn without_a_key_the_pages_tell_and_without_pages_the_profile() {
    let (playground, direct, credential, _) = listening(Listener::Rich).await;
    let reports =
        direct.report(Some(&credential), None, Utc::now(), DRAWING).await.expect("answered");
    assert_eq!((reports.key, &reports.week.sources), (KeyUse::Absent, &vec![ReportSource::Page]));
    assert!(reports.week.listened_s.is_some() && !reports.week.songs.is_empty());

    let detail = "qqmusic:music.individuation.ListenReportSvr/GetDetail";
    playground.faults().at(detail, Fault::Code(500_003), None);
    let reports =
        direct.report(Some(&credential), None, Utc::now(), DRAWING).await.expect("answered");
    let (week, total) = (&reports.week, &reports.total);
    assert!(week.listened_s.is_some() && !total.is_known(), "a year is no total: {total:?}");

    playground.faults().at(PAGES, Fault::Code(500_003), None);
    let reports =
        direct.report(Some(&credential), None, Utc::now(), DRAWING).await.expect("answered");
    assert_eq!(reports.today.sources, [ReportSource::Profile]);
    assert!(reports.today.listened_s.is_some());
    assert!(!reports.month.is_known() && !reports.total.is_known(), "and no zero is made up");
}

#[tokio::test]
async fn who_never_listened_has_true_zeros_and_no_rankings() {
    let (_playground, direct, credential, key) = listening(Listener::Empty).await;
    let reports =
        direct.report(Some(&credential), Some(&key), Utc::now(), DRAWING).await.expect("answered");
    assert_eq!(reports.today.listened_s, Some(0));
    for period in Period::ALL {
        let report = reports.of(period);
        assert!(report.songs.is_empty() && report.charts.is_empty(), "{report:?}");
    }
}

#[tokio::test]
async fn a_key_that_is_refused_is_told_and_the_rest_goes_on() {
    let (playground, direct, credential, key) = listening(Listener::Rich).await;
    let wrong = ReportKey::parse("qmk-made-up-by-somebody").expect("a key");
    for is_401 in [false, true] {
        let habits = playground.qqmusic().habits();
        playground.qqmusic().set_habits(Habits { bad_report_key_is_401: is_401, ..habits });
        let now = Utc::now();
        let checked = direct.check_report_key(&wrong, now).await;
        assert!(matches!(checked, Err(Error::LoginRequired)), "{checked:?}");
        direct.check_report_key(&key, now).await.expect("accepted");
        let reports =
            direct.report(Some(&credential), Some(&wrong), now, DRAWING).await.expect("answered");
        assert_eq!(reports.key, KeyUse::Refused);
        assert!(reports.week.is_known());
        let alone = direct.report(None, Some(&wrong), now, DRAWING).await;
        assert!(matches!(alone, Err(Error::LoginRequired)), "{alone:?}");
    }
    let alone =
        direct.report(None, Some(&key), Utc::now(), DRAWING).await.expect("a key is enough");
    assert_eq!((alone.key, alone.today.is_known()), (KeyUse::Used, true));
    let neither = direct.report(None, None, Utc::now(), DRAWING).await;
    assert!(matches!(neither, Err(Error::LoginRequired)), "{neither:?}");
}

#[tokio::test]
async fn a_dead_login_is_told_so_that_it_can_be_refreshed() {
    let (playground, direct, credential, key) = listening(Listener::Rich).await;
    playground.qqmusic().revoke_key(UIN);
    let dead = direct.report(Some(&credential), Some(&key), Utc::now(), DRAWING).await;
    assert!(matches!(dead, Err(Error::LoginRequired)), "{dead:?}");
}

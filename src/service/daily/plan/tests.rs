use chrono_tz::{America::New_York, Asia::Kathmandu, Australia::Lord_Howe, Europe::London};
use proptest::prelude::*;
use secrecy::SecretString;

use super::*;
use crate::model::{Credential, Uin};
use crate::store::Origin;

fn utc(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).expect("a time").to_utc()
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn time(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").expect("a time of day")
}

/// The runs of the dates from `first` to `last`, each as the bot would do them: it looks when the
/// next is due, does it then, and looks again.
fn runs(at: &str, zone: Tz, first: &str, last: &str) -> Vec<(NaiveDate, DateTime<Utc>)> {
    let (first, last) = (date(first), date(last));
    let (mut finished, mut now) = (first.pred_opt(), start_of_day(first));
    let mut all = Vec::new();
    loop {
        let due = next_run(time(at), zone, TimeDelta::zero(), finished, now);
        if day_of(due) > last {
            return all;
        }
        all.push((day_of(due), due));
        (finished, now) = (Some(day_of(due)), due);
    }
}

#[test]
fn people_everywhere_get_their_run_once_a_date_at_their_time() {
    // Ten days around a change of the clocks in each place, and in Shanghai and Kathmandu anyhow.
    let places = [
        (Shanghai, "2026-03-24", "2026-04-02"),
        (London, "2026-03-24", "2026-04-02"),
        (London, "2026-10-20", "2026-10-29"),
        (New_York, "2026-03-03", "2026-03-12"),
        (New_York, "2026-10-27", "2026-11-05"),
        (Kathmandu, "2026-03-24", "2026-04-02"),
        (Lord_Howe, "2026-03-31", "2026-04-09"),
        (Lord_Howe, "2026-09-29", "2026-10-08"),
    ];
    for (zone, first, last) in places {
        let all = runs("08:30", zone, first, last);
        let dates: Vec<_> = all.iter().map(|(date, _)| *date).collect();
        let wanted: Vec<_> = date(first).iter_days().take(10).collect();
        assert_eq!(dates, wanted, "{zone}");
        for (date, run) in all {
            assert_eq!(run.with_timezone(&zone).time(), time("08:30"), "{zone} {date}");
        }
    }
}

#[test]
fn a_date_that_a_change_of_clocks_would_leave_out_gets_a_run_before_its_end() {
    // Half past four in London is before midnight in Shanghai in summer, and after it in winter.
    let all = runs("16:30", London, "2026-10-23", "2026-10-27");
    let times: Vec<_> = all.iter().map(|(_, run)| run.to_rfc3339()).collect();
    assert_eq!(
        times,
        [
            "2026-10-23T15:30:00+00:00",
            "2026-10-24T15:30:00+00:00",
            // Put in: the clock in London shows half past three.
            "2026-10-25T15:30:00+00:00",
            "2026-10-25T16:30:00+00:00",
            "2026-10-26T16:30:00+00:00",
        ]
    );
}

#[test]
fn a_date_with_two_such_moments_runs_once() {
    let all = runs("16:30", London, "2026-03-27", "2026-03-31");
    let times: Vec<_> = all.iter().map(|(_, run)| run.to_rfc3339()).collect();
    assert_eq!(
        times,
        [
            "2026-03-26T16:30:00+00:00",
            "2026-03-27T16:30:00+00:00",
            "2026-03-28T16:30:00+00:00",
            "2026-03-30T15:30:00+00:00",
            "2026-03-31T15:30:00+00:00",
        ]
    );
}

#[test]
fn a_time_that_does_not_exist_is_the_next_that_does_and_one_that_is_twice_is_the_first() {
    let shown = |zone: Tz, text: &str| {
        let shown = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a time");
        moment(zone, shown).to_rfc3339()
    };
    assert_eq!(shown(London, "2026-03-29 01:30"), "2026-03-29T01:00:00+00:00");
    assert_eq!(shown(London, "2026-10-25 01:30"), "2026-10-25T00:30:00+00:00");
    // Half an hour only.
    assert_eq!(shown(Lord_Howe, "2026-10-04 02:15"), "2026-10-03T15:30:00+00:00");
    assert_eq!(shown(Lord_Howe, "2026-04-05 01:45"), "2026-04-04T14:45:00+00:00");
}

#[test]
fn what_was_missed_today_is_due_at_once_and_what_is_done_is_due_tomorrow() {
    let now = utc("2026-05-10T04:00:00Z");
    let due = |finished| next_run(time("08:30"), Shanghai, TimeDelta::zero(), finished, now);
    assert_eq!(due(None), now);
    assert_eq!(due(Some(date("2026-05-02"))), now, "three days of rest are made up once");
    assert_eq!(due(Some(date("2026-05-10"))), utc("2026-05-11T00:30:00Z"));
    assert_eq!(due(Some(date("2031-01-01"))), now, "a clock was wrong");
}

#[test]
fn a_person_is_always_moved_by_the_same_amount_and_many_are_spread() {
    let all: Vec<_> = (1..=10_000).map(|id| jitter(PersonId(id), 600).num_seconds()).collect();
    assert_eq!(jitter(PersonId(7), 600), jitter(PersonId(7), 600));
    assert!(all.iter().all(|seconds| (0..=600).contains(seconds)));
    for minute in 0..10 {
        let within = all.iter().filter(|seconds| **seconds / 60 == minute).count();
        assert!((850..1150).contains(&within), "{within} in minute {minute}");
    }
    assert_eq!(jitter(PersonId(7), 0), TimeDelta::zero());
}

#[test]
fn listening_is_sampled_once_a_date_shortly_before_its_end() {
    let sampled = date("2026-05-10");
    let now = utc("2026-05-10T04:00:00Z");
    for id in 1..=200 {
        let today = sample_at(PersonId(id), None, now);
        assert!(today >= utc("2026-05-10T15:35:00Z") && today <= utc("2026-05-10T15:50:00Z"));
        let next = sample_at(PersonId(id), Some(sampled), today);
        assert_eq!(next - today, TimeDelta::days(1));
    }
}

fn account(created: Option<&str>, life: Option<i64>, tried: Option<&str>) -> Account {
    let uin = Uin::new(10_001).expect("a number");
    let mut credential = Credential::bare(uin, SecretString::from("Q_H_L_invented"));
    credential.refresh_key = Some(SecretString::from("invented"));
    credential.refresh_token = Some(SecretString::from("invented"));
    credential.openid = Some(SecretString::from("invented"));
    credential.created_at = created.map(|at| utc(at).timestamp());
    credential.key_expires_in = life;
    Account {
        credential,
        nick: String::new(),
        origin: Origin::Scanned(None),
        updated_at: utc("2026-05-01T00:00:00Z"),
        refreshed_at: tried.map(utc),
        dead: false,
    }
}

#[test]
fn keys_are_renewed_at_half_of_their_life_and_not_soon_after_the_last_try() {
    let now = utc("2026-05-02T00:00:00Z");
    let due = |account: &Account| refresh_at(account, now).map(|at| at.to_rfc3339());
    let told = account(Some("2026-05-01T06:00:00Z"), Some(259_200), None);
    assert_eq!(due(&told).as_deref(), Some("2026-05-02T18:00:00+00:00"));
    let silent = account(None, None, None);
    assert_eq!(due(&silent).as_deref(), Some("2026-05-02T12:00:00+00:00"));
    let odd = account(Some("2036-01-01T00:00:00Z"), Some(-5), None);
    assert_eq!(due(&odd), due(&silent));
    let tried = account(Some("2026-05-01T06:00:00Z"), Some(3600), Some("2026-05-01T23:00:00Z"));
    assert_eq!(due(&tried).as_deref(), Some("2026-05-02T03:00:00+00:00"));
    assert_eq!(due(&Account { dead: true, ..silent }), None);
    let mut bare = account(None, None, None);
    bare.credential = Credential::bare(bare.credential.uin, SecretString::from("Q_H_L_invented"));
    assert_eq!(due(&bare), None);
}

#[test]
fn what_failed_is_repeated_three_times_but_not_on_the_next_date() {
    let (day, now) = (date("2026-05-10"), utc("2026-05-10T04:00:00Z"));
    let after = |repeats| repeat_at(repeats, day, now).map(|at| (at - now).num_minutes());
    assert_eq!([after(0), after(1), after(2), after(3)], [Some(5), Some(20), Some(60), None]);
    assert_eq!(repeat_at(2, day, utc("2026-05-10T15:01:00Z")), None);
}

#[test]
fn the_week_is_reported_on_sundays_and_the_month_on_its_last_day() {
    let all: Chores = Chore::ALL.into_iter().collect();
    let due = |day| reports_due(all, date(day));
    assert_eq!(due("2026-05-29"), [Period::Today]);
    assert_eq!(due("2026-05-31"), [Period::Today, Period::Week, Period::Month]);
    assert_eq!(due("2028-02-29"), [Period::Today, Period::Month]);
    assert_eq!(reports_due(Chores::NONE.with(Chore::WeeklyReport), date("2026-05-30")), []);
}

#[test]
fn in_quiet_hours_one_waits_for_their_end() {
    let night = QuietHours { from: time("23:00"), until: time("07:30") };
    let until = |now| quiet_until(night, Shanghai, utc(now)).map(|at| at.to_rfc3339());
    assert_eq!(until("2026-05-10T14:59:00Z"), None);
    assert_eq!(until("2026-05-10T15:00:00Z").as_deref(), Some("2026-05-10T23:30:00+00:00"));
    assert_eq!(until("2026-05-10T23:29:59Z").as_deref(), Some("2026-05-10T23:30:00+00:00"));
    assert_eq!(until("2026-05-10T23:30:00Z"), None);
    let noon = QuietHours { from: time("12:00"), until: time("14:00") };
    let now = utc("2026-05-10T05:00:00Z");
    assert_eq!(quiet_until(noon, Shanghai, now), Some(utc("2026-05-10T06:00:00Z")));
    let never = QuietHours { from: time("12:00"), until: time("12:00") };
    assert_eq!(quiet_until(never, Shanghai, now), None);
}

proptest! {
    #[test]
    fn every_date_gets_exactly_one_run_within_it(
        zone in 0..chrono_tz::TZ_VARIANTS.len(),
        minute in 0_u32..24 * 60,
        jitter in 0_i64..=3600,
        first in 0_u64..365,
    ) {
        let zone = chrono_tz::TZ_VARIANTS[zone];
        let at = NaiveTime::from_num_seconds_from_midnight_opt(minute * 60, 0).expect("a time");
        let first = date("2026-01-01") + Days::new(first);
        let (mut finished, mut now) = (first.pred_opt(), start_of_day(first));
        for day in first.iter_days().take(40) {
            let due = next_run(at, zone, TimeDelta::seconds(jitter), finished, now);
            prop_assert_eq!(day_of(due), day, "{} {}", zone, at);
            (finished, now) = (Some(day), due);
        }
    }
}

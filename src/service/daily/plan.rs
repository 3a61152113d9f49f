//! When things are due. Pure: times and dates in, times out.
//!
//! Runs belong to dates of QQ Music's day (Asia/Shanghai), wishes to the clocks of people. Every date
//! gets one run: at the first moment of it at which the person's clock shows their time. Where a
//! date has no such moment, because clocks were changed, the run is put as near to it as the date
//! allows.

use chrono::{
    DateTime, Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
    Weekday,
};
use chrono_tz::{Asia::Shanghai, Tz};

use crate::model::{Chore, Chores, Period, PersonId, QuietHours, Schedule, Tell};
use crate::service::counters::day_of;
use crate::store::Account;

/// A run that is put into a date begins so long before its end: a run takes minutes, and what it
/// does after midnight would count for the next date.
const LAST_START: TimeDelta = TimeDelta::minutes(30);
/// How long after a run what failed is repeated. As many repeats as there are.
const REPEATS: [TimeDelta; 3] =
    [TimeDelta::minutes(5), TimeDelta::minutes(20), TimeDelta::minutes(60)];
/// The day's listening is sampled so long before its end, each person at a moment of their own
/// within [`SAMPLE_SPREAD`]. What is heard after it is missing from the sample.
const SAMPLE_BEFORE_END: TimeDelta = TimeDelta::minutes(25);
/// See [`SAMPLE_BEFORE_END`]; the rest leaves time for those who wait.
const SAMPLE_SPREAD: u32 = 15 * 60;
/// How long keys live when QQ Music did not say; what it was seen to say.
const USUAL_LIFE: TimeDelta = TimeDelta::days(3);
/// No keys are believed to live longer.
const LONGEST_LIFE: TimeDelta = TimeDelta::days(90);
/// Days of the longest month.
const LONGEST_MONTH: usize = 31;
/// Renewals of an account are at least so far apart.
const RENEWALS_APART: TimeDelta = TimeDelta::hours(4);

/// How much later than wished a person's run begins: always the same, from nothing to `within`
/// seconds, so that many who wish the same minute are spread.
pub(super) fn jitter(person: PersonId, within: u32) -> TimeDelta {
    TimeDelta::seconds(i64::try_from(mix(person.0) % (u64::from(within) + 1)).unwrap_or(0))
}

/// When the next daily run is due: that of today's date, or of tomorrow's when today's is
/// `finished`. A time that has passed today is due at once, so that no date is left out when the bot
/// was down, or when the person changed their time or zone.
pub(super) fn next_run(
    at: NaiveTime,
    zone: Tz,
    jitter: TimeDelta,
    finished: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> DateTime<Utc> {
    let date = open_date(finished, now);
    let (start, end) = (start_of_day(date), end_of_day(date));
    let first = start.with_timezone(&zone).date_naive() - Days::new(2);
    let wishes: Vec<_> =
        first.iter_days().take(6).map(|day| moment(zone, day.and_time(at)) + jitter).collect();
    let within = wishes.iter().copied().find(|wish| (start..end).contains(wish));
    let due = within.unwrap_or_else(|| {
        let apart = |wish: &DateTime<Utc>| (start - *wish).max(*wish - end);
        // Of two that are as near, the later: it is further from the run of the date before.
        let nearest = wishes.iter().rev().copied().min_by_key(apart).unwrap_or(start);
        // Not all at the same moment: the jitter spreads these too.
        let spread = TimeDelta::seconds(jitter.num_seconds() % (LAST_START.num_seconds() / 2));
        nearest.clamp(start, end - LAST_START) + spread
    });
    due.max(now)
}

/// When the day's listening is sampled next, given the date that was sampled last.
pub(super) fn sample_at(
    person: PersonId,
    sampled: Option<NaiveDate>,
    now: DateTime<Utc>,
) -> DateTime<Utc> {
    let end = end_of_day(open_date(sampled, now));
    (end - SAMPLE_BEFORE_END + jitter(person, SAMPLE_SPREAD)).max(now)
}

/// When something begins that rests for today: early on the next of QQ Music's days.
pub(super) fn next_day(person: PersonId, now: DateTime<Utc>) -> DateTime<Utc> {
    end_of_day(day_of(now)) + jitter(person, SAMPLE_SPREAD)
}

/// When an account's keys are renewed ahead of their end: at half of their life, but never soon
/// after the last time it was tried. `None` for keys that cannot be renewed.
pub(super) fn refresh_at(account: &Account, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    if account.dead || !account.credential.is_refreshable() {
        return None;
    }
    let told = account.credential.key_expires_in.filter(|life| *life > 0);
    let life = told.and_then(TimeDelta::try_seconds).unwrap_or(USUAL_LIFE).min(LONGEST_LIFE);
    let told = account.credential.created_at.and_then(|at| DateTime::from_timestamp(at, 0));
    // A birth that has not been yet, or before the login came here, says nothing of these keys.
    let born = told.filter(|at| *at <= now).unwrap_or(account.updated_at);
    let half = born + life / 2;
    let apart = account.refreshed_at.map(|tried| tried + RENEWALS_APART);
    Some(apart.map_or(half, |apart| half.max(apart)))
}

/// When the keys of a login that lives end, as far as QQ Music said.
pub(super) fn ends_at(account: &Account) -> Option<DateTime<Utc>> {
    let ends_at = account.credential.key_ends_at().filter(|_| !account.dead)?;
    DateTime::from_timestamp(ends_at, 0)
}

/// When what failed for a while is repeated, after so many repeats; `None` when there is no further
/// one, or when it would not be on that date any more.
pub(super) fn repeat_at(
    repeats: usize,
    date: NaiveDate,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let again = now + *REPEATS.get(repeats)?;
    (again < end_of_day(date)).then_some(again)
}

/// Whether anything is read near the end of the day.
pub(super) fn has_evening(schedule: &Schedule) -> bool {
    told_chores(schedule).iter().any(|chore| chore == Chore::History || chore.is_report())
}

/// The chores without the reports that nobody would be told.
pub(super) fn told_chores(schedule: &Schedule) -> Chores {
    match schedule.tell {
        Tell::All | Tell::Failures => schedule.chores,
        Tell::Nothing => schedule.chores.iter().filter(|chore| !chore.is_report()).collect(),
    }
}

/// The reports that end with a date: the day's every day, the week's on Sundays, the month's on its
/// last day.
pub(super) fn reports_due(chores: Chores, date: NaiveDate) -> Vec<Period> {
    let is_last_of_month = date.succ_opt().is_none_or(|next| next.month() != date.month());
    let all = [
        (Chore::DailyReport, Period::Today, true),
        (Chore::WeeklyReport, Period::Week, date.weekday() == Weekday::Sun),
        (Chore::MonthlyReport, Period::Month, is_last_of_month),
    ];
    let due = all.into_iter().filter(|(chore, _, today)| *today && chores.has(*chore));
    due.map(|(_, period, _)| period).collect()
}

/// The newest report of each period that ended from one day to another.
pub(super) fn reports_ended(
    chores: Chores,
    from: NaiveDate,
    until: NaiveDate,
) -> Vec<(Period, NaiveDate)> {
    // Every period ends once in so many days.
    let back = std::iter::successors(Some(until), NaiveDate::pred_opt);
    let days = back.take(LONGEST_MONTH).take_while(|day| *day >= from);
    let mut ended: Vec<(Period, NaiveDate)> = Vec::new();
    for day in days {
        for period in reports_due(chores, day) {
            if ended.iter().all(|(newer, _)| *newer != period) {
                ended.push((period, day));
            }
        }
    }
    ended
}

/// The end of the quiet hours, when it is quiet now.
pub(super) fn quiet_until(
    quiet: QuietHours,
    zone: Tz,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let QuietHours { from, until } = quiet;
    let local = now.with_timezone(&zone).naive_local();
    let time = local.time();
    let is_quiet =
        if from <= until { (from..until).contains(&time) } else { time >= from || time < until };
    let day = if time < until { local.date() } else { local.date() + Days::new(1) };
    // Where clocks go back within the quiet hours their end may have passed already.
    is_quiet.then(|| moment(zone, day.and_time(until))).filter(|end| *end > now)
}

/// The first moment of a date of QQ Music's day.
pub(super) fn start_of_day(date: NaiveDate) -> DateTime<Utc> {
    moment(Shanghai, date.and_time(NaiveTime::MIN))
}

/// The first moment after a date of QQ Music's day.
pub(super) fn end_of_day(date: NaiveDate) -> DateTime<Utc> {
    start_of_day(date.succ_opt().unwrap_or(date))
}

/// The date that is still to be done: today's, or tomorrow's after today's is done. A date that is
/// not yet was written by a clock that was wrong, and says nothing.
fn open_date(done: Option<NaiveDate>, now: DateTime<Utc>) -> NaiveDate {
    let today = day_of(now);
    if done == Some(today) { today.succ_opt().unwrap_or(today) } else { today }
}

/// When a clock shows this: the first time where it does so twice, the next moment that exists
/// where it never does.
fn moment(zone: Tz, shown: NaiveDateTime) -> DateTime<Utc> {
    // Clocks jump by whole minutes and at most over a whole day.
    const LONGEST_GAP: i64 = 25 * 60;
    let later = (0..=LONGEST_GAP).map(|minutes| shown + TimeDelta::minutes(minutes));
    let found = later.filter_map(|shown| zone.from_local_datetime(&shown).earliest()).next();
    found.map_or_else(|| shown.and_utc(), |found| found.to_utc())
}

/// The finaliser of splitmix64: neighbours get values far apart.
fn mix(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests;

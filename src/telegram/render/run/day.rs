//! What stands on the card of a day.

use chrono::{Days, NaiveDate};

use super::{chore, gain, why};
use crate::model::{Chore, CoinDay, Language, Listened, Note, Outcome, Run, StepState};
use crate::picture::{Day, DayRow, Mark};
use crate::telegram::render::html;

/// What of a run stands on its card: in plain words, the failures like everything else. `runs` are
/// the person's lately, `coins` what the account's day gave whoever asked for it.
pub(crate) fn on_card(
    language: Language,
    run: &Run,
    runs: &[Run],
    coins: CoinDay,
    listened: Option<&Listened>,
) -> Day {
    let row = |outcome: &Outcome| DayRow {
        name: chore(language, outcome.chore),
        mark: Mark::of(outcome.state, outcome.has_failed()),
        gain: gain(language, outcome).unwrap_or_default(),
        why: html::without_marks(&why(language, outcome).unwrap_or_default()),
    };
    let sampled = |listened: &Listened| {
        let day = listened.days.iter().find(|(date, _)| *date == run.date);
        day.map(|(_, seconds)| u64::from(*seconds))
    };
    let streak = run.streak.max(coins.streak);
    Day {
        date: run.date,
        gained: gained(run, coins),
        before: run.coins_before,
        after: run.coins_after,
        streak,
        listened_s: listened.and_then(sampled),
        rows: run.outcomes.iter().map(row).collect(),
        days: signed_days(run, runs, coins.streak),
    }
}

/// What the day gave. Of what was done before this run came to it, elsewhere and not here, nobody knows
/// what it gave.
fn gained(run: &Run, coins: CoinDay) -> Option<u64> {
    let of_coins = |it: &&Outcome| matches!(it.chore, Chore::Sign | Chore::Coin);
    let outcomes = || run.outcomes.iter().filter(of_coins);
    let told = outcomes().filter_map(|it| it.gained).reduce(u64::saturating_add);
    let is_from_elsewhere = outcomes().any(|it| it.reason() == Some(&Note::AlreadyDone));
    match told.unwrap_or_default().max(coins.earned) {
        0 => told.filter(|_| !is_from_elsewhere),
        known => Some(known),
    }
}

/// The week that ends with a run, and whether one signed in, by QQ Music's own streaks where they are
/// known; empty when that is not switched on.
fn signed_days(
    run: &Run,
    runs: &[Run],
    streak_here: Option<u32>,
) -> Vec<(NaiveDate, Option<bool>)> {
    let sign = |run: &Run| {
        let mut outcomes = run.outcomes.iter();
        let done = outcomes.find(|outcome| outcome.chore == Chore::Sign)?;
        Some(done.state == StepState::Done)
    };
    if sign(run).is_none() {
        return Vec::new();
    }
    let own: Vec<_> = runs.iter().filter(|other| other.uin == run.uin).chain([run]).collect();
    let streaks = own.iter().filter_map(|own| Some((own.date, own.streak?)));
    let streaks: Vec<_> = streaks.chain(streak_here.map(|days| (run.date, days))).collect();
    let is_within = |date: NaiveDate| {
        let mut streaks = streaks.iter();
        streaks.any(|(end, days)| (0..i64::from(*days)).contains(&(*end - date).num_days()))
    };
    let on = |date: NaiveDate| {
        let that = own.iter().filter(|own| own.date == date).filter_map(|own| sign(own));
        let done = that.reduce(|one, other| one || other);
        (date, if is_within(date) { Some(true) } else { done })
    };
    let first = run.date.checked_sub_days(Days::new(6)).unwrap_or(run.date);
    first.iter_days().take_while(|date| *date <= run.date).map(on).collect()
}

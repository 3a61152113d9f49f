//! A month of days; `cargo bench --bench daily -- year` does a year, for more people.

use super::simulation::{Plan, Summary, simulate};

const MONTH: Plan = Plan {
    people: 10,
    days: 31,
    coins_each: 0,
    seed: 7,
    faults: 0.05,
    kills: 0.05,
    on_disk: false,
};

#[test]
fn in_a_month_of_faults_and_kills_each_account_is_signed_in_once_a_day() {
    let Summary { sign_ins, told, given_up, kills, faults, .. } = simulate(&MONTH);
    // The tenth has the account of the ninth, and the fifth has two.
    assert_eq!(sign_ins + given_up, 10 * 31);
    assert_eq!(told, 11 * 31);
    assert!(given_up <= 2, "four tries at 5 % rarely fail: {given_up}");
    assert!(kills > 0 && faults > 50, "{kills} kills, {faults} faults");
}

#[test]
fn in_days_of_faults_and_kills_no_coin_task_is_claimed_twice() {
    let plan = Plan { people: 1, days: 4, coins_each: 1, kills: 0.5, on_disk: true, ..MONTH };
    let Summary { claims, kills, faults, told, .. } = simulate(&plan);
    assert_eq!(told, 4);
    assert!(
        claims > 8 && kills > 0 && faults > 2,
        "{claims} claims, {kills} kills, {faults} faults"
    );
}

//! A month of days; `cargo bench --bench daily -- year` does a year.

use super::simulation::{Plan, Summary, simulate};

#[test]
fn in_a_month_of_faults_and_kills_each_account_is_signed_in_once_a_day() {
    let plan = Plan { people: 4, days: 31, seed: 7, faults: 0.05, kills: 0.1, on_disk: false };
    let Summary { sign_ins, told, given_up, kills, faults, claims, .. } = simulate(&plan);
    assert_eq!(sign_ins + given_up, 4 * 31, "each day that is over");
    assert_eq!(told, 4 * 31);
    assert!(given_up <= 2, "four tries at 5 % rarely fail: {given_up}");
    assert!(kills > 0 && faults > 50 && claims > 0, "{kills} {faults} {claims}");
}

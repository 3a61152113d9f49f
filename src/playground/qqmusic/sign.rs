//! The coin centre's daily sign-in: a run of days, and a prize for each day of a week of it.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Map, Value, json};

use super::call::{Answer, Call, text};
use super::day::day;
use super::gateway::Module;
use super::habits::Habits;
use super::ledger::Deed;
use super::profile::Account;
use super::refusal::{Code, Refusal};

/// The coin centre's and the lottery page's activities.
pub(super) const ACTIVITIES: [&str; 2] = ["Z25hHGi", "Z156KEu"];
/// The days of a round: the id of a day's task and its prize in coins.
const ROUND: [(&str, u64); 7] = [
    ("Zd1kQa", 5),
    ("Zd2mTe", 8),
    ("Zd3pWi", 10),
    ("Zd4rYo", 12),
    ("Zd5sBu", 15),
    ("Zd6vCa", 20),
    ("Zd7xDe", 60),
];
/// The kind of prize that is coins.
pub(super) const COINS: u64 = 12;

const OPEN: u8 = 1;
const CLAIMABLE: u8 = 2;
const CLAIMED: u8 = 3;

const AWARDED: i64 = 100_004;
const NOT_YET: i64 = 20_100;
/// For an activity or a task that there is not: the double's own choice, not documented.
pub(super) const UNKNOWN: i64 = 20_001;

/// The sign-ins of an account in an activity.
#[derive(Debug, Default)]
pub(super) struct SignIns {
    signed: BTreeSet<NaiveDate>,
    awarded: BTreeSet<NaiveDate>,
}

impl SignIns {
    /// With a run of some days until yesterday, all prizes taken.
    pub(super) fn with_run(days: u64, today: NaiveDate) -> Self {
        let signed: BTreeSet<_> =
            (1..=days).filter_map(|ago| today.checked_sub_days(Days::new(ago))).collect();
        Self { awarded: signed.clone(), signed }
    }

    pub(super) fn is_signed(&self, today: NaiveDate) -> bool {
        self.signed.contains(&today)
    }

    /// The days of the run that is going on, oldest first; a day without a sign-in ends it.
    fn run(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let last = if self.is_signed(today) { Some(today) } else { today.pred_opt() };
        let back = std::iter::successors(last, NaiveDate::pred_opt);
        let mut days: Vec<_> = back.take_while(|day| self.signed.contains(day)).collect();
        days.reverse();
        days
    }

    /// How many days in a row, today included once it is signed.
    pub(super) fn streak(&self, today: NaiveDate) -> usize {
        self.run(today).len()
    }

    /// The days of the round that is going on: it ends with its seventh, and shows it that day.
    fn round(&self, today: NaiveDate) -> Vec<NaiveDate> {
        let run = self.run(today);
        let whole = run.len() / ROUND.len() * ROUND.len();
        let shown = if whole == run.len() && whole > 0 && self.is_signed(today) {
            whole - ROUND.len()
        } else {
            whole
        };
        run.get(shown..).unwrap_or_default().to_vec()
    }

    fn states(&self, today: NaiveDate) -> [u8; ROUND.len()] {
        let round = self.round(today);
        std::array::from_fn(|at| match round.get(at) {
            None => OPEN,
            Some(day) if self.awarded.contains(day) => CLAIMED,
            Some(_) => CLAIMABLE,
        })
    }

    fn info(&self, today: NaiveDate) -> Value {
        let same_month =
            |day: &&NaiveDate| (day.year(), day.month()) == (today.year(), today.month());
        json!({
            "IsSignIn": self.is_signed(today), "ContinueSignInCount": self.streak(today),
            "MonthSignInCount": self.signed.iter().filter(same_month).count(),
            "TotalSignInCount": self.signed.len(),
        })
    }
}

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.actCenter.ActCenterSignNewSvr" => |call, method| match method {
            "GetSignInSummary" => Some(summary(call)),
            "GetSignInTaskList" => Some(task_list(call)),
            "SignIn" => Some(sign_in(call)),
            "AwardPrize" => Some(award(call)),
            _ => None,
        },
        _ => return None,
    })
}

/// Pages inside the app get activities through the signed gateway only; the mini-program and the
/// app itself need no sign.
pub(super) fn admit(call: &Call<'_>) -> Result<(), Refusal> {
    const H5: i64 = 23;
    if call.ct() == Some(H5) && !call.signed { Err(Code::SIGNED_ONLY.into()) } else { Ok(()) }
}

/// The first of these parameters that is there.
pub(super) fn named(call: &Call<'_>, names: [&str; 2]) -> String {
    names
        .into_iter()
        .map(|name| text(&call.param[name]))
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

/// What a known activity answers, about the caller's account on the day that it is.
fn within(
    call: &Call<'_>,
    answer: impl FnOnce(&mut Account, &str, NaiveDate, i64) -> Value,
) -> Answer {
    admit(call)?;
    let key = call.login()?;
    let activity = named(call, ["ActID", "actID"]);
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let account = state.accounts.named(key.uin);
    if !ACTIVITIES.contains(&activity.as_str()) {
        return Ok(json!({"retCode": UNKNOWN, "msg": "activity not found", "Info": null}));
    }
    let today = day(now);
    Ok(answer(account, &activity, today, now))
}

fn summary(call: &Call<'_>) -> Answer {
    within(
        call,
        |account, activity, today, _| json!({"retCode": 0, "msg": "", "Info": account.sign_ins(activity, today).info(today)}),
    )
}

fn prizes(coins: u64) -> Value {
    json!([{"Name": format!("{coins}金币"), "Value": coins, "Type": COINS}])
}

fn task_list(call: &Call<'_>) -> Answer {
    within(call, |account, activity, today, _| {
        let sign_ins = account.sign_ins(activity, today);
        let states = sign_ins.states(today);
        let task = |(at, (id, coins)): (usize, (&str, u64))| {
            let number = at + 1;
            let task = json!({"ID": id, "Name": format!("第{number}天"), "State": states[at],
                              "PrizeList": prizes(coins)});
            (number.to_string(), task)
        };
        let tasks: Map<_, _> = ROUND.into_iter().enumerate().map(task).collect();
        json!({
            "retCode": 0, "msg": "", "Info": sign_ins.info(today),
            "TaskListInfo": {"TaskList": {"ContinueTaskList": tasks, "TotalTaskList": {}}},
        })
    })
}

fn sign_in(call: &Call<'_>) -> Answer {
    let habits = call.world.state().habits;
    within(call, |account, activity, today, now| {
        let fresh = account.sign_ins(activity, today).signed.insert(today);
        let code = if fresh { 0 } else { habits.already_signed };
        // An answer that says 0 to a second sign-in has not signed in twice either.
        let noted = if fresh { 0 } else { Habits::ALREADY_SIGNED };
        let coins = if fresh { habits.coins_at_sign_in } else { 0 };
        account.ledger.note(now, Deed::SignIn, activity, noted, coins);
        account.purse.earn(coins, now);
        let info = account.sign_ins(activity, today).info(today);
        let message = if fresh { "" } else { "already signed" };
        json!({"retCode": code, "msg": message, "Info": info})
    })
}

fn award(call: &Call<'_>) -> Answer {
    let id = named(call, ["TaskID", "taskID"]);
    within(call, |account, activity, today, now| {
        let sign_ins = account.sign_ins(activity, today);
        let Some(at) = ROUND.iter().position(|(task, _)| *task == id) else {
            account.ledger.note(now, Deed::SignAward, &id, UNKNOWN, 0);
            return json!({"retCode": UNKNOWN, "msg": "task not found"});
        };
        let (code, message) = match sign_ins.states(today)[at] {
            CLAIMABLE => (0, ""),
            CLAIMED => (AWARDED, "already awarded"),
            _ => (NOT_YET, "not claim time"),
        };
        let coins = if code == 0 { ROUND[at].1 } else { 0 };
        if code == 0 {
            let date = sign_ins.round(today)[at];
            sign_ins.awarded.insert(date);
            account.purse.earn(coins, now);
        }
        account.ledger.note(now, Deed::SignAward, &id, code, coins);
        let list = if code == 0 { prizes(coins) } else { json!([]) };
        json!({"retCode": code, "msg": message, "PrizeList": list})
    })
}

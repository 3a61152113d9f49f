//! Coin tasks: what there is to do in a day, what counts as done, and the coins for it.

use chrono::{NaiveDate, Timelike};
use serde_json::{Value, json};

use super::call::{Answer, Call, number};
use super::day::{day, local_time};
use super::errands::{Errand, How, Progress, find};
use super::gateway::Module;
use super::ledger::Deed;
use super::profile::Account;
use super::sign::{COINS, UNKNOWN, admit, named};

/// The activity of coin tasks.
const ACTIVITY: &str = "Z1NRf2o";
/// Listening power's tasks, of which there are none.
const POWER: &str = "1nsAQf";
/// The pages with tasks, and the floor of each.
const MAIN: (&str, i64) = ("18NtBy", 193);
const SECOND: (&str, i64) = ("songpopup", 85);
/// The module of the tasks that only take time.
const TIMERS: &str = "ZGp4ja";

const AWARDED: i64 = 100_004;
const NOT_YET: i64 = 20_100;
/// The next three are the double's own choice: how the real one refuses them is not documented.
const OVER: i64 = 20_101;
const NOT_REPORTABLE: i64 = 20_102;
const VIP_ONLY: i64 = 20_103;

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.activeCenter.FloorManagerSvr" => |call, method| match method {
            "GetFloors" => Some(floors(call)),
            _ => None,
        },
        "music.activeCenter.ActTaskNewSvr" => |call, method| match method {
            "GetTaskModules" => Some(modules(call)),
            "TaskActDataReport" => Some(report(call)),
            "AwardTaskPrize" => Some(claim(call)),
            _ => None,
        },
        _ => return None,
    })
}

/// Does something with the caller's account on the day that it is.
fn with_account(
    call: &Call<'_>,
    answer: impl FnOnce(&mut Account, NaiveDate, i64) -> Value,
) -> Answer {
    admit(call)?;
    let key = call.login()?;
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    Ok(answer(state.accounts.named(key.uin), day(now), now))
}

/// A task as it is shown, with its state on this day.
fn shown(errand: &Errand, progress: &Progress, now: i64) -> Value {
    let (target, reached) = match errand.how {
        How::Wait(seconds) => (seconds, (now - progress.since).clamp(0, seconds)),
        _ => (1, i64::from(progress.ready)),
    };
    json!({
        "ID": errand.id, "Name": errand.name, "Type": errand.kind, "TaskActTypID": errand.id_of_kind,
        "State": progress.state(errand, now), "TaskMaxTimes": errand.times, "TaskFinishTime": progress.claimed,
        "TargetNum": target, "Progress": reached,
        "PrizeList": [{"Type": errand.prize, "Value": errand.value, "Name": errand.prize_name()}],
    })
}

/// A task as a list shows it, which may lag behind its last claim.
fn listed(errand: &Errand, progress: &mut Progress, now: i64) -> Value {
    let mut row = shown(errand, progress, now);
    if progress.stale > 0 {
        progress.stale -= 1;
        row["State"] = Progress::CLAIMABLE.into();
        row["TaskFinishTime"] = progress.claimed.saturating_sub(1).into();
    }
    row
}

/// `GetFloors`: the tasks are in a text of JSON; other items of a floor have no tasks.
fn floors(call: &Call<'_>) -> Answer {
    let main_floor = call.world.state().habits.main_floor;
    let page = call.text("PageID");
    let wanted = call.param["FloorIDs"].as_array().cloned().unwrap_or_default();
    let asks = |(name, floor): (&str, i64)| {
        page == name && wanted.iter().any(|id| number(id) == Some(floor))
    };
    with_account(call, |account, today, now| {
        let (floor, count) = match () {
            () if asks(MAIN) && main_floor => (MAIN.1, usize::MAX),
            () if asks(SECOND) => (SECOND.1, 2),
            () => return json!({"RetCode": 0, "Msg": "", "Floors": []}),
        };
        let errands = Errand::on_floor().take(count);
        let tasks: Vec<_> = errands
            .map(|errand| listed(errand, account.errands.progress(errand.id, today, now), now))
            .collect();
        let conf =
            json!({"ActID": ACTIVITY, "ActTaskModule": {"ModuleID": "Zm0dLe", "TaskList": tasks}});
        let banner = json!({"Pic": "", "JumpUrl": "https://i2.y.qq.com/"});
        let item =
            |id: u64, conf: String| json!({"ItemID": id, "ItemType": 1, "ResourceConf": conf});
        let items =
            [item(1, banner.to_string()), item(2, conf.to_string()), item(3, String::new())];
        json!({"RetCode": 0, "Msg": "", "Floors": [{"FloorID": floor, "ItemList": items}]})
    })
}

/// `GetTaskModules`: the timer tasks, in a map by module or in a list.
fn modules(call: &Call<'_>) -> Answer {
    let as_list = call.world.state().habits.modules_as_list;
    let activity = named(call, ["actID", "ActID"]);
    let wanted = call.param["taskModuleIDs"].as_array().cloned().unwrap_or_default();
    with_account(call, |account, today, now| {
        if activity == POWER {
            return json!({"retCode": 0, "msg": "", "taskModules": null});
        }
        if activity != ACTIVITY || !wanted.iter().any(|id| id == TIMERS) {
            return json!({"retCode": UNKNOWN, "msg": "activity not found", "taskModules": null});
        }
        let tasks: Vec<_> = Errand::timers()
            .map(|errand| listed(errand, account.errands.progress(errand.id, today, now), now))
            .collect();
        let module = json!({"ModuleID": TIMERS, "Name": "宝箱", "TaskList": tasks});
        let modules = if as_list { json!([module]) } else { json!({TIMERS: module}) };
        json!({"retCode": 0, "msg": "", "taskModules": modules})
    })
}

/// `TaskActDataReport`: says that a task of the clicking kind was done.
fn report(call: &Call<'_>) -> Answer {
    let (activity, id) = (named(call, ["actID", "ActID"]), named(call, ["taskID", "TaskID"]));
    with_account(call, |account, today, now| {
        let vip = account.vip;
        let (code, message) = match find(&id).filter(|_| activity == ACTIVITY) {
            None => (UNKNOWN, "task not found"),
            Some(errand) => {
                let progress = account.errands.progress(errand.id, today, now);
                match errand.how {
                    How::Wait(_) | How::Library(_) => (NOT_REPORTABLE, "task not reportable"),
                    How::Vip if !vip => (VIP_ONLY, "vip only"),
                    _ if progress.claimed >= errand.times => (OVER, "task is over"),
                    How::Click | How::Vip => {
                        progress.ready = true;
                        (0, "")
                    }
                }
            }
        };
        account.ledger.note(now, Deed::TaskReport, &id, code, 0);
        json!({"retCode": code, "msg": message})
    })
}

/// `AwardTaskPrize`.
fn claim(call: &Call<'_>) -> Answer {
    let habits = call.world.state().habits;
    let from_hour = habits.claims_from_hour;
    let (activity, id) = (named(call, ["actID", "ActID"]), named(call, ["TaskID", "taskID"]));
    with_account(call, |account, today, now| {
        let Some(errand) = find(&id).filter(|_| activity == ACTIVITY) else {
            account.ledger.note(now, Deed::TaskClaim, &id, UNKNOWN, 0);
            return json!({"retCode": UNKNOWN, "msg": "task not found", "awardValue": 0});
        };
        let too_early = local_time(now).hour() < from_hour;
        let progress = account.errands.progress(errand.id, today, now);
        let (code, message) = match progress.state(errand, now) {
            Progress::CLAIMED => (AWARDED, "already awarded"),
            Progress::CLAIMABLE if !too_early => (0, ""),
            _ => (NOT_YET, "not claim time"),
        };
        if code == 0 {
            progress.claimed += 1;
            progress.ready = false;
            progress.since = now;
            progress.stale = habits.stale_lists;
        }
        let status = shown(errand, progress, now);
        let value = if code == 0 { errand.value } else { 0 };
        let coins = if errand.prize == COINS { value } else { 0 };
        account.purse.earn(coins, now);
        account.ledger.note(now, Deed::TaskClaim, &id, code, coins);
        json!({"retCode": code, "msg": message, "awardValue": value, "taskStatusInfo": status})
    })
}

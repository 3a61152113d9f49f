//! Changes of the account's favourites, as far as their refusals matter.

use serde_json::json;

use super::call::{Answer, Call, number};
use super::day::day;
use super::errands::Keeps;
use super::ledger::Deed;
use super::refusal::{Code, Refusal};

/// `AddSonglist` and `DelSonglist`: only the favourites can be changed.
///
/// 80092 for a directory that does not exist or cannot be written; `retCode` 10006 while another
/// write of the same account is not a second old.
pub(super) fn change(call: &Call<'_>, method: &str) -> Answer {
    let key = call.login()?;
    if call.int("dirId", 0) != 201 {
        return Err(Code::WRITE_FAILED.into());
    }
    let songs = call.param["v_songInfo"].as_array().cloned().unwrap_or_default();
    let ids: Vec<_> = songs.iter().filter_map(|song| number(&song["songId"])).collect();
    let known =
        |id: &i64| u64::try_from(*id).is_ok_and(|id| call.world.catalog.by_id(id).is_some());
    let add = method == "AddSonglist";
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let right = !ids.is_empty() && ids.iter().all(known);
    let code = match () {
        () if !right => Code::WRITE_FAILED.0,
        () if !state.lock_write(key.uin, now) => Code::WRITE_LOCK.0,
        () => 0,
    };
    let deed = if add { Deed::Favour } else { Deed::Unfavour };
    for id in &ids {
        let ledger = &mut state.accounts.named(key.uin).ledger;
        ledger.note(now, deed, &format!("song/{id}"), code, 0);
    }
    if !right {
        return Err(Code::WRITE_FAILED.into());
    }
    if code != 0 {
        return Ok(json!({"retCode": code, "msg": "busy"}));
    }
    let mut rows = Vec::new();
    for id in ids {
        let id = u64::try_from(id).map_err(|_| Refusal::from(Code::WRITE_FAILED))?;
        let existed = state.favour(key.uin, id, add, &call.world.catalog);
        if add && !existed {
            state.accounts.named(key.uin).errands.kept(Keeps::Song, day(now), now);
        }
        rows.push(json!({"songId": id, "songType": 0, "existed": i32::from(existed)}));
    }
    if state.habits.silent_writes {
        return Ok(json!({"msg": ""}));
    }
    Ok(json!({"retCode": 0, "msg": "", "result": {"dirId": 201, "songlist": rows}}))
}

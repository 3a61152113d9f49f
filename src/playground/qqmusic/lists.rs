//! Changes of the account's favourites, as far as their refusals matter.

use serde_json::json;

use super::call::{Answer, Call, number};
use super::day::day;
use super::errands::Keeps;
use super::ledger::Deed;
use super::playlist::{FAVOURITES, is_own_list};
use super::refusal::{Code, Refusal};

/// `AddSonglist` and `DelSonglist`: the favourites, and own playlists by directory and number.
///
/// 80092 for a directory that does not exist, is not the caller's or cannot be written; `retCode` 10006 while another
/// write of the same account is not a second old.
pub(super) fn change(call: &Call<'_>, method: &str) -> Answer {
    let key = call.login()?;
    let dirid = call.int("dirId", 0);
    let tid = u64::try_from(call.int("tid", 0)).unwrap_or(u64::MAX);
    if dirid != FAVOURITES && !is_own_list(key.uin, dirid, tid) {
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
        ledger.note(
            now,
            deed,
            &match dirid {
                FAVOURITES => format!("song/{id}"),
                dirid => format!("list/{dirid} song/{id}"),
            },
            code,
            0,
        );
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
        let existed = match dirid {
            FAVOURITES => state.favour(key.uin, id, add, &call.world.catalog),
            dirid => state.relist(key.uin, dirid, id, add, &call.world.catalog),
        };
        if add && !existed && dirid == FAVOURITES {
            state.accounts.named(key.uin).errands.kept(Keeps::Song, day(now), now);
        }
        rows.push(json!({"songId": id, "songType": 0, "existed": i32::from(existed)}));
    }
    if state.habits.silent_writes {
        return Ok(json!({"msg": ""}));
    }
    Ok(json!({"retCode": 0, "msg": "", "result": {"dirId": dirid, "songlist": rows}}))
}

//! Playlists, singers and books that an account keeps, as far as they count for its tasks.

use serde_json::{Value, json};

use super::call::{Answer, Call, text};
use super::catalog::{Playlist, Visibility};
use super::day::day;
use super::errands::Keeps;
use super::gateway::Module;
use super::ledger::Deed;
use super::refusal::Code;

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.musicasset.PlaylistFavWrite" => |call, method| match method {
            "FavPlaylist" => Some(keep(call, Keeps::Playlist, &call.param["v_playlistId"], true)),
            "CancelFavPlaylist" => {
                Some(keep(call, Keeps::Playlist, &call.param["v_playlistId"], false))
            }
            _ => None,
        },
        "music.concern.ConcernSystem" => |call, method| match method {
            "cgi_concern_user_v2" => {
                let singer = json!([call.param["userinfo"]["userid"]]);
                Some(keep(call, Keeps::Singer, &singer, call.int("opertype", 0) == 0))
            }
            _ => None,
        },
        "music.favorSystemWrite.FavorSystem" => |call, method| match method {
            "do_favor" => {
                Some(keep(call, Keeps::Book, &call.param["vec_id"], call.int("reqtype", 1) == 1))
            }
            _ => None,
        },
        _ => return None,
    })
}

/// Keeps things, or no longer keeps them; what was kept already counts for no task.
///
/// 80092 when there is no such playlist or singer, or it is not public; any book is taken.
fn keep(call: &Call<'_>, what: Keeps, ids: &Value, add: bool) -> Answer {
    let key = call.login()?;
    let catalog = &call.world.catalog;
    let is_open = |list: &Playlist| list.visibility == Visibility::Public;
    let ids: Vec<_> = ids.as_array().into_iter().flatten().map(text).collect();
    let known = |id: &String| match what {
        Keeps::Playlist => {
            catalog.playlists.iter().any(|list| list.id.to_string() == *id && is_open(list))
        }
        Keeps::Singer => catalog.singers.iter().any(|singer| singer.mid == *id),
        Keeps::Song | Keeps::Book => !id.is_empty(),
    };
    let right = !ids.is_empty() && ids.iter().all(known);
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let silent = state.habits.silent_writes;
    let account = state.accounts.named(key.uin);
    if what == Keeps::Playlist {
        let deed = if add { Deed::Favour } else { Deed::Unfavour };
        let code = if right { 0 } else { Code::WRITE_FAILED.0 };
        for id in &ids {
            account.ledger.note(now, deed, &format!("playlist/{id}"), code, 0);
        }
    }
    if !right {
        return Err(Code::WRITE_FAILED.into());
    }
    for id in ids {
        let name = what.named(id);
        if !add {
            account.kept.remove(&name);
        } else if account.kept.insert(name) {
            account.errands.kept(what, day(now), now);
        }
    }
    if silent {
        return Ok(json!({"msg": "", "v_failedPlaylistId": []}));
    }
    Ok(json!({"retCode": 0, "code": 0, "result": 0, "msg": "", "v_failedPlaylistId": []}))
}

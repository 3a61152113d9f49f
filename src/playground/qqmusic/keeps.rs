//! Playlists, singers and books that an account keeps, as far as they count for its tasks.

use serde_json::{Value, json};

use super::call::{Answer, Call, text};
use super::day::day;
use super::errands::Keeps;
use super::gateway::Module;
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
/// 80092 when there is no such playlist or singer; any book is taken.
fn keep(call: &Call<'_>, what: Keeps, ids: &Value, add: bool) -> Answer {
    let key = call.login()?;
    let catalog = &call.world.catalog;
    let ids: Vec<_> = ids.as_array().into_iter().flatten().map(text).collect();
    let known = |id: &String| match what {
        Keeps::Playlist => catalog.playlists.iter().any(|list| list.id.to_string() == *id),
        Keeps::Singer => catalog.singers.iter().any(|singer| singer.mid == *id),
        Keeps::Song | Keeps::Book => !id.is_empty(),
    };
    if ids.is_empty() || !ids.iter().all(known) {
        return Err(Code::WRITE_FAILED.into());
    }
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let account = state.accounts.named(key.uin);
    for id in ids {
        let name = format!("{what:?}/{id}");
        if !add {
            account.kept.remove(&name);
        } else if account.kept.insert(name) {
            account.errands.kept(what, day(now), now);
        }
    }
    Ok(json!({"retCode": 0, "code": 0, "result": 0, "msg": "", "v_failedPlaylistId": []}))
}

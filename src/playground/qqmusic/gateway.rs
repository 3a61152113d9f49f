//! `musicu.fcg` and `musics.fcg`: batches of calls, answered with HTTP 200 whatever their codes.

use axum::response::{IntoResponse, Response};
use axum::{Json, http::Method, http::StatusCode};
use serde_json::{Map, Value, json};

use super::call::{Answer, Call, Http};
use super::refusal::{Code, Refusal};
use super::{
    Inner, accelerate, coin, comment, keeps, lists, login, lyric, playlist, report, search, sign,
    song, square, user,
};
use crate::playground::faults::{Fault, Strike};

/// Items that one request may hold. The real limit is not documented; clients hold to this one.
pub(super) const MAX_ITEMS: usize = 20;
/// The code of a request that is no batch at all (the double's own choice, not documented).
const NOT_A_BATCH: i64 = 500_001;

/// Answers a request to either gateway.
pub(super) async fn answer(world: &Inner, http: &Http, wants_sign: bool) -> Response {
    if http.method != Method::POST {
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let batch = match serde_json::from_slice(&http.body) {
        Ok(Value::Object(batch)) => batch,
        _ => return whole(world, NOT_A_BATCH, Map::new()),
    };
    let items = batch.iter().filter(|(name, _)| *name != "comm");
    if items.clone().count() > MAX_ITEMS || items.clone().next().is_none() {
        return whole(world, NOT_A_BATCH, Map::new());
    }
    let signed = wants_sign && http.query("sign") == super::hash::zzc(&http.body);
    let comm = batch.get("comm").cloned().unwrap_or_default();
    let mut answers = Map::new();
    let mut later = None;
    for (name, item) in items {
        let call = Call { world, http, comm: &comm, param: &item["param"], signed };
        let module = item["module"].as_str().unwrap_or_default();
        let method = item["method"].as_str().unwrap_or_default();
        let mut strike = world.faults.take(&format!("qqmusic:{module}/{method}"));
        if let Some(strike) = &mut strike
            && let Some(broken) = strike.happen().await
        {
            return broken;
        }
        let answer = match strike.as_ref().map(|strike| strike.fault) {
            Some(Fault::Code(code)) => Err(Code(code).into()),
            _ if wants_sign && !signed => Err(Code::BAD_SIGN.into()),
            _ => admit(&call).and_then(|()| dispatch(&call, module, method)),
        };
        answers.insert(name.clone(), shown(answer));
        later = later.or(strike);
    }
    Strike::after(later, whole(world, 0, answers)).await
}

fn shown(answer: Answer) -> Value {
    match answer {
        Ok(data) => json!({"code": 0, "data": data}),
        Err(Refusal { code, data }) => json!({"code": code.0, "data": data}),
    }
}

fn whole(world: &Inner, code: i64, mut answers: Map<String, Value>) -> Response {
    let ms = world.clock.now().timestamp_millis();
    answers.insert("code".to_owned(), code.into());
    answers.insert("ts".to_owned(), ms.into());
    answers.insert("start_ts".to_owned(), ms.into());
    answers.insert("traceid".to_owned(), super::hash::hex_token(16).to_lowercase().into());
    Json(Value::Object(answers)).into_response()
}

/// Risk control: who asks too often is told so, who goes on gets a slider captcha. An account that
/// it looks at is refused whatever it asks.
fn admit(call: &Call<'_>) -> Result<(), Refusal> {
    let limit = call.world.limits().requests_per_10_s;
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let caller = call.claimed_uin();
    if caller.and_then(|uin| state.accounts.find(uin)).is_some_and(|account| account.at_risk) {
        return Err(Code::RISK.into());
    }
    let asked = state.traffic.count(caller, now);
    match asked {
        asked if asked > 2 * limit => Err(Code::SLIDER.into()),
        asked if asked > limit => Err(Code::RISK.into()),
        _ => Ok(()),
    }
}

fn dispatch(call: &Call<'_>, module: &str, method: &str) -> Answer {
    let Some(methods) = module_of(module) else {
        return Err(Code::NO_MODULE.into());
    };
    match methods(call, method) {
        Some(answer) => {
            call.world.count(format!("{module}/{method}"));
            answer
        }
        None => Err(Code::NO_METHOD.into()),
    }
}

/// A module: the answer of a method, or `None` when it has no such method.
pub(super) type Module = fn(&Call<'_>, &str) -> Option<Answer>;

fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "QQConnectLogin.LoginServer" => |call, method| match method {
            "QQLogin" => Some(login::qq_login(call)),
            _ => None,
        },
        "music.login.LoginServer" => |call, method| match method {
            "Login" => Some(login::login(call)),
            "CreateQRCode" => Some(login::create_qr_code(call)),
            "SendPhoneAuthCode" => Some(login::send_phone_code(call)),
            "Logout" => Some(login::logout(call)),
            _ => None,
        },
        "music.getSession.session" => |call, method| match method {
            "GetSession" => Some(login::session(call)),
            _ => None,
        },
        "music.search.SearchCgiService" => |call, method| match method {
            "DoSearchForQQMusicMobile" => Some(search::mobile(call)),
            "DoSearchForQQMusicDesktop" => Some(search::desktop(call)),
            _ => None,
        },
        "music.musichallAlbum.AlbumSongList" => |call, method| match method {
            "GetAlbumSongList" => Some(super::album::songs(call)),
            _ => None,
        },
        "music.musichallAlbum.AlbumInfoServer" => |call, method| match method {
            "GetAlbumDetail" => Some(super::album::detail(call)),
            _ => None,
        },
        "music.srfDissInfo.DissInfo" => |call, method| match method {
            "CgiGetDiss" => Some(playlist::detail(call)),
            _ => None,
        },
        "music.musicasset.PlaylistBaseRead" => |call, method| match method {
            "GetPlaylistByUin" => Some(playlist::of_account(call)),
            _ => None,
        },
        "music.musicasset.PlaylistFavRead" => |call, method| match method {
            "CgiGetPlaylistFavInfo" => Some(playlist::favourite_lists(call)),
            _ => None,
        },
        "music.musicasset.PlaylistDetailWrite" => |call, method| match method {
            "AddSonglist" | "DelSonglist" => Some(lists::change(call, method)),
            _ => None,
        },
        "music.trackInfo.UniformRuleCtrl" => |call, method| match method {
            "CgiGetTrackInfo" => Some(song::track_info(call)),
            _ => None,
        },
        "music.pf_song_detail_svr" => |call, method| match method {
            "get_song_detail_yqq" => Some(song::detail(call)),
            _ => None,
        },
        "music.vkey.GetVkey" => |call, method| match method {
            "UrlGetVkey" => Some(song::play_addresses(call)),
            _ => None,
        },
        "music.audioCdnDispatch.cdnDispatch" => |call, method| match method {
            "GetCdnDispatch" => Some(song::hosts(call)),
            _ => None,
        },
        "music.musichallSong.PlayLyricInfo" => |call, method| match method {
            "GetPlayLyricInfo" => Some(lyric::lyric(call)),
            _ => None,
        },
        _ => {
            let others = [
                user::module_of,
                sign::module_of,
                coin::module_of,
                keeps::module_of,
                comment::module_of,
                report::module_of,
                accelerate::module_of,
                square::module_of,
            ];
            return others.into_iter().find_map(|module_of| module_of(name));
        }
    })
}

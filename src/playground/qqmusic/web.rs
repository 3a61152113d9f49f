//! Pages and small services around the music service.

use axum::Json;
use axum::http::{Method, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use serde_json::json;

use super::call::{Http, uin};
use super::user::avatar;
use super::{Inner, comment, square};

pub(super) fn answer(world: &Inner, http: &Http) -> Response {
    match (http.host.as_str(), http.path.as_str()) {
        ("c6.y.qq.com" | "c.y.qq.com", "/base/fcgi-bin/u") => short_link(world, http),
        ("c6.y.qq.com" | "c.y.qq.com", "/rsc/fcgi-bin/fcg_get_profile_homepage.fcg") => {
            profile(world, http)
        }
        ("c6.y.qq.com" | "c.y.qq.com", "/splcloud/fcgi-bin/fcg_get_diss_tag_conf.fcg") => {
            square::categories()
        }
        ("c6.y.qq.com" | "c.y.qq.com", "/splcloud/fcgi-bin/fcg_get_diss_by_tag.fcg") => {
            square::of_category(world, http)
        }
        ("i2.y.qq.com", path) if path.starts_with("/n3/coin_center/") => coins(world, http),
        ("api.tencentmusic.com", "/tme/trpc/proxy") => device_ids(http),
        ("y.qq.com" | "i.y.qq.com" | "i2.y.qq.com" | "graph.qq.com", _) => {
            if let Some(page) = comment::verified(world, http) {
                return page;
            }
            Html("<!DOCTYPE html><title>QQ音乐</title>").into_response()
        }
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

/// `u?__=<code>`: the code is `s` and a song's id, `p` and a playlist's, `a` and an album's mid,
/// `x` for a link that leads away, `o` for one that leads to itself.
fn short_link(world: &Inner, http: &Http) -> Response {
    let code = http.query("__");
    let rest = code.get(1..).unwrap_or_default();
    let number = rest.parse().unwrap_or(0);
    let target = match code.get(..1) {
        Some("s") => world.catalog.by_id(number).map(|song| {
            format!("https://i.y.qq.com/v8/playsong.html?songmid={}&ADTAG=share", song.mid)
        }),
        Some("p") => Some(format!(
            "https://i.y.qq.com/n2/m/share/details/taoge.html?id={number}&ADTAG=share"
        )),
        Some("a") => Some(format!("https://y.qq.com/n/ryqq/albumDetail/{rest}")),
        Some("x") => Some("https://elsewhere.invalid/".to_owned()),
        Some("o") => Some(format!("https://c6.y.qq.com/base/fcgi-bin/u?__={code}")),
        _ => None,
    };
    match target {
        Some(target) => (StatusCode::FOUND, [(header::LOCATION, target)]).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The account that the request's cookies prove.
fn logged_in(world: &Inner, http: &Http) -> Option<u64> {
    let key = ["qm_keyst", "qqmusic_key"].into_iter().map(|name| http.cookie(name));
    let key = key.into_iter().find(|key| !key.is_empty())?;
    let claimed = uin(&http.cookie("uin")).or_else(|| uin(&http.cookie("qqmusic_uin")));
    let now = world.clock.seconds();
    world.state().accounts.check(&key, claimed, now).ok().map(|key| key.uin)
}

/// `fcg_get_profile_homepage.fcg`: a page by the plain number; a dead or missing key is code 1000.
fn profile(world: &Inner, http: &Http) -> Response {
    if logged_in(world, http).is_none() {
        return Json(json!({"code": 1000, "subcode": 1000, "message": "need login"}))
            .into_response();
    }
    let state = world.state();
    match uin(http.query("userid")).and_then(|uin| state.accounts.find(uin)) {
        Some(account) => Json(json!({
            "code": 0, "subcode": 0, "message": "",
            "data": {"creator": {"nick": account.nick, "headpic": avatar(account.uin), "uin": account.uin,
                                 "encrypt_uin": account.euin, "hostname": account.nick}},
        }))
        .into_response(),
        None => Json(json!({"code": 80_030, "subcode": 80_030, "message": "illegal uin"})).into_response(),
    }
}

/// The coin centre's page, with its first data as escaped JSON.
fn coins(world: &Inner, http: &Http) -> Response {
    let (found, now) = (logged_in(world, http), world.clock.seconds());
    let data = match found {
        Some(uin) => json!({"isLogin": true, "coin": world.state().accounts.named(uin).coins(now)}),
        None => json!({"isLogin": false}),
    };
    let escaped = serde_json::Value::String(data.to_string());
    Html(format!(
        "<!DOCTYPE html><html><head><title>金币中心</title></head><body><div id=\"app\"></div>\n\
         <script>window.__ssrFirstPageData__={escaped}</script></body></html>"
    ))
    .into_response()
}

/// QIMEI: ids of a device. The encrypted parameters are not read; any device gets ids.
fn device_ids(http: &Http) -> Response {
    let right = http.method == Method::POST
        && http.header("method") == "GetQimei"
        && http.header("service") == "trpc.tme_datasvr.qimeiproxy.QimeiProxy"
        && http.header("sign").len() == 32
        && !http.header("timestamp").is_empty();
    let body: serde_json::Value = serde_json::from_slice(&http.body).unwrap_or_default();
    if !right || body["qimeiParams"]["key"].as_str().is_none_or(str::is_empty) {
        return Json(json!({"code": 1, "msg": "bad request", "data": ""})).into_response();
    }
    let id = |length| super::hash::hex_token(length).to_lowercase();
    let inner = json!({"code": 0, "msg": "", "data": {"q16": id(32), "q36": id(36)}});
    Json(json!({"code": 0, "msg": "ok", "data": inner.to_string()})).into_response()
}

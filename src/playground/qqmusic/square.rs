//! Playlists for everybody: recommended ones, and those of a category on the old web pages.

use axum::Json;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::Inner;
use super::call::{Answer, Call, Http};
use super::catalog::{Catalog, Playlist, Visibility};
use super::gateway::Module;

/// Categories of the old pages: number and name.
const CATEGORIES: [(u64, &str); 3] = [(10_000_000, "全部"), (165, "国语"), (167, "英语")];

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.playlist.PlaylistSquare" => |call, method| match method {
            "GetRecommendFeed" => Some(recommended(call)),
            _ => None,
        },
        _ => return None,
    })
}

fn public(catalog: &Catalog) -> impl Iterator<Item = &Playlist> {
    catalog.playlists.iter().filter(|list| list.visibility == Visibility::Public)
}

fn index(number: i64) -> usize {
    usize::try_from(number.max(0)).unwrap_or(usize::MAX)
}

/// `GetRecommendFeed`; no login needed.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every method")]
fn recommended(call: &Call<'_>) -> Answer {
    let catalog = &call.world.catalog;
    let (from, size) = (index(call.int("From", 0)), index(call.int("Size", 10)));
    let row = |list: &Playlist| {
        json!({"Playlist": {"basic": {
            "tid": list.id, "title": list.title, "cover": {"default_url": ""}, "desc": list.desc,
            "song_cnt": list.songs.len(), "play_cnt": 1200, "creator": {"nick": list.owner_nick},
        }, "content": {}}, "WhereFrom": ""})
    };
    let rows: Vec<Value> = public(catalog).skip(from).take(size).map(row).collect();
    let end = from.saturating_add(rows.len());
    let more = end < public(catalog).count();
    Ok(json!({"List": rows, "HasMore": i32::from(more), "FromLimit": end, "Msg": "", "Ret": 0}))
}

/// `fcg_get_diss_tag_conf.fcg`
pub(super) fn categories() -> Response {
    let items =
        CATEGORIES.map(|(id, name)| json!({"categoryId": id, "categoryName": name, "usable": 1}));
    let groups = json!([{"categoryGroupName": "语种", "usable": 1, "items": items}]);
    Json(json!({"code": 0, "subcode": 0, "message": "", "data": {"categories": groups}}))
        .into_response()
}

/// `fcg_get_diss_by_tag.fcg`: rows `sin` to `ein` of a category, both counted.
pub(super) fn of_category(world: &Inner, http: &Http) -> Response {
    let number = |name: &str, default: i64| http.query(name).parse().unwrap_or(default);
    let (from, to) = (index(number("sin", 0)), index(number("ein", 29)));
    let known = CATEGORIES.iter().any(|(id, _)| id.to_string() == http.query("categoryId"));
    let row = |list: &Playlist| {
        json!({"dissid": list.id.to_string(), "dissname": list.title, "imgurl": "", "listennum": 1200,
               "creator": {"name": list.owner_nick, "qq": list.owner}})
    };
    let found = public(&world.catalog).filter(|_| known);
    let count = (to.saturating_add(1)).saturating_sub(from);
    let rows: Vec<Value> = found.skip(from).take(count).map(row).collect();
    let sum = if known { public(&world.catalog).count() } else { 0 };
    Json(json!({"code": 0, "subcode": 0, "message": "", "data": {"sum": sum, "sin": from, "ein": to, "list": rows}}))
        .into_response()
}

//! Writing, deleting, reading and counting comments.
//!
//! Of the `SubCode`s only 0 is documented, and of the codes 10009 for a captcha: the others are the
//! double's own choice.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde_json::{Value, json};

use super::Inner;
use super::board::{Comment, LONGEST, Target, target};
use super::call::{Answer, Call, Http, number, text};
use super::gateway::Module;
use super::ledger::Deed;
use super::refusal::{Code, Refusal};
use super::user::avatar;

/// Where a captcha is solved.
const VERIFY: &str = "/m/client/verify/index.html";
const MAX_ROWS: i64 = 50;

const EMPTY: i64 = 10_001;
const TOO_LONG: i64 = 10_002;
const NO_TARGET: i64 = 10_003;
const NO_PARENT: i64 = 10_004;
const MUTED: i64 = 10_005;
const FORBIDDEN_WORDS: i64 = 10_006;
const NOT_OWN: i64 = 10_007;
const CLOSED: i64 = 10_008;

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.globalComment.CommentWriteServer" => |call, method| match method {
            "AddComment" => Some(add(call)),
            "DelComment" => Some(delete(call)),
            _ => None,
        },
        "music.globalComment.CommentRead" => |call, method| match method {
            "GetHotCommentList" => Some(list(call, Order::Hot)),
            "GetNewCommentList" => Some(list(call, Order::New)),
            "GetRecCommentList" => Some(list(call, Order::Recommended)),
            _ => None,
        },
        "music.globalComment.CommentCountSrv" => |call, method| match method {
            "GetCmCount" => Some(count(call)),
            _ => None,
        },
        _ => return None,
    })
}

fn answer(code: i64, message: &str, id: &str, parent: &str, floor: usize) -> Value {
    json!({"SubCode": code, "Msg": message, "AddedCmId": id, "ParentCmId": parent,
           "Floor": {"Num": floor}, "VerifyUrl": ""})
}

/// Why a text is not taken; zero and no words when it is.
fn judge(content: &str) -> (i64, &'static str) {
    match content.trim() {
        "" => (EMPTY, "评论内容不能为空"),
        words if words.chars().count() > LONGEST => (TOO_LONG, "评论内容过长"),
        words if words.contains("://") => (FORBIDDEN_WORDS, "评论内容包含违规信息"),
        _ => (0, ""),
    }
}

/// `AddComment`. An account that wrote too often must solve a captcha first.
fn add(call: &Call<'_>) -> Answer {
    let key = call.login()?;
    let (kind, id) = (call.int("BizType", 0), call.text("BizId"));
    let (content, parent) = (call.text("Content"), call.text("RepliedCmId"));
    let now = call.world.clock.seconds();
    let what = format!("{kind}/{id} {content}");
    let mut state = call.world.state();
    let state = &mut *state;
    let found = target(&call.world.catalog, kind, &id);
    let writer = state.board.writers.entry(key.uin).or_default();
    let (muted, captcha) = (writer.muted, writer.suspect(now));
    let (unfit, why) = judge(&content);
    let is_closed = found.is_some_and(|target| state.board.closed.contains(&target));
    let mut note = |code| {
        state.accounts.named(key.uin).ledger.note(now, Deed::Comment, &what, code, 0);
        code
    };
    let Some(target) = found else {
        return Ok(answer(note(NO_TARGET), "评论对象不存在", "", "", 0));
    };
    if is_closed {
        return Ok(answer(note(CLOSED), "评论已关闭", "", "", 0));
    }
    if unfit != 0 {
        return Ok(answer(note(unfit), why, "", "", 0));
    }
    if muted {
        return Ok(answer(note(MUTED), "你已被禁言", "", "", 0));
    }
    if let Some(ticket) = captcha {
        note(Code::COMMENT_CAPTCHA.0);
        let url = format!("https://y.qq.com{VERIFY}?ticket={ticket}");
        let data = json!({"SubCode": 0, "Msg": "请完成验证", "AddedCmId": "", "ParentCmId": "",
                          "Floor": {"Num": 0}, "VerifyUrl": url});
        return Err(Refusal::with(Code::COMMENT_CAPTCHA, data));
    }
    if !parent.is_empty() && !state.board.has(target, &parent, now) {
        return Ok(answer(note(NO_PARENT), "回复的评论不存在", "", "", 0));
    }
    note(0);
    let comment = Comment {
        id: String::new(),
        uin: key.uin,
        content: content.trim().to_owned(),
        at: now,
        praises: 0,
        parent: parent.clone(),
    };
    let (id, floor) = state.board.add(target, comment);
    Ok(answer(0, "发表成功", &id, &parent, floor))
}

/// `DelComment`: also fine for one that is gone.
fn delete(call: &Call<'_>) -> Answer {
    let key = call.login()?;
    let id = call.text("CommentId");
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let own = state.board.remove(&id, key.uin).unwrap_or(true);
    let (code, message) = if own { (0, "") } else { (NOT_OWN, "只能删除自己的评论") };
    state.accounts.named(key.uin).ledger.note(now, Deed::CommentDeletion, &id, code, 0);
    Ok(json!({"SubCode": code, "Msg": message}))
}

#[derive(Clone, Copy)]
enum Order {
    Hot,
    New,
    Recommended,
}

fn about(call: &Call<'_>, kind: &Value, id: &Value) -> Option<Target> {
    target(&call.world.catalog, number(kind)?, &text(id))
}

/// The three lists; no login needed. Nothing stands below what does not exist.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every method")]
fn list(call: &Call<'_>, order: Order) -> Answer {
    let found = about(call, &call.param["BizType"], &call.param["BizId"]);
    let caller = call.login().ok().map(|key| key.uin);
    let size = call.int("PageSize", 25).clamp(1, MAX_ROWS);
    let skip = call.int("PageNum", 0).max(0).saturating_mul(size);
    let (size, skip) =
        (usize::try_from(size).unwrap_or(1), usize::try_from(skip).unwrap_or(usize::MAX));
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let state = &mut *state;
    if found.is_some_and(|target| state.board.closed.contains(&target)) {
        return Ok(json!({
            "CommentList": {"Comments": [], "CommentIds": [], "HasMore": 0, "NextOffset": 0, "Total": 0},
            "TotalCmNum": 0, "SubCode": CLOSED, "Msg": "评论已关闭",
        }));
    }
    let mut all = found.map(|target| state.board.on(target, now).clone()).unwrap_or_default();
    match order {
        Order::Hot => all.sort_by_key(|comment| std::cmp::Reverse(comment.praises)),
        Order::New => all.sort_by_key(|comment| std::cmp::Reverse(comment.at)),
        Order::Recommended => all.sort_by_key(|comment| comment.praises % 7),
    }
    let total = all.len();
    let page: Vec<_> = all.into_iter().skip(skip).take(size).collect();
    let ids: Vec<_> = page.iter().map(|comment| comment.id.clone()).collect();
    let end = skip.saturating_add(page.len()).min(total);
    let song = found.filter(|(kind, _)| *kind == 1).map_or(0, |(_, id)| id);
    let rows: Vec<_> = page
        .into_iter()
        .map(|comment| {
            let account = state.accounts.named(comment.uin);
            json!({
                "CmId": comment.id, "SeqNo": "", "Nick": account.nick, "Avatar": avatar(comment.uin),
                "EncryptUin": account.euin, "Content": comment.content, "PubTime": comment.at,
                "PraiseNum": comment.praises, "ReplyCnt": 0, "IsPraised": 0,
                "IsSelf": i32::from(caller == Some(comment.uin)), "State": 0, "HotScore": "", "RecScore": "",
                "SongId": song, "SongName": "", "SingerNames": "", "SongTsElems": [], "HashTagList": [],
                "LittleTails": [], "IconList": [], "VipUI": {}, "SubComments": [], "ParentCmId": comment.parent,
            })
        })
        .collect();
    Ok(json!({
        "CommentList": {"Comments": rows, "CommentIds": ids, "HasMore": i32::from(end < total),
                        "NextOffset": end, "Total": total},
        "TotalCmNum": total, "CommentTip": "", "CommentH5Page": "", "HasTsCm": 0, "ShareCnt": 0,
        "SubCode": 0, "Msg": "",
    }))
}

#[expect(clippy::unnecessary_wraps, reason = "the shape of every method")]
fn count(call: &Call<'_>) -> Answer {
    let asked = &call.param["request"];
    let found = about(call, &asked["biz_type"], &asked["biz_id"]);
    let now = call.world.clock.seconds();
    let count = found.map_or(0, |target| call.world.state().board.on(target, now).len());
    Ok(json!({
        "response": {"biz_type": number(&asked["biz_type"]).unwrap_or(0), "biz_id": text(&asked["biz_id"]),
                     "biz_sub_type": number(&asked["biz_sub_type"]).unwrap_or(0), "count": count,
                     "count_ver": "", "count_view": count.to_string(), "related_id": "", "tip": "",
                     "icon_list": []},
        "cmTabType": 0,
    }))
}

/// The page of a captcha: whoever opens it has solved it. `None` when it is another page.
pub(super) fn verified(world: &Inner, http: &Http) -> Option<Response> {
    if http.path != VERIFY {
        return None;
    }
    let ticket = http.query("ticket");
    let mut state = world.state();
    let mut writers = state.board.writers.values_mut();
    let writer = writers.find(|writer| writer.captcha.as_deref() == Some(ticket));
    Some(match writer {
        Some(writer) => {
            writer.solve();
            Html("<!DOCTYPE html><title>验证成功</title>").into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    })
}

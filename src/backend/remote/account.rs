//! Operations `user`, `userinfo`, `refresh`, `sign` and `comment`.

use serde_json::{Value, json};

use super::super::{Error, Result};
use super::call::{Ask, Server, unexpected};
use super::read;
use crate::model::{CommentDone, Credential, NewComment, SignDone, User, UserInfo, Vip};

const NICK: &[&str] = &["nick", "nickname", "name", "nickName"];
const AVATAR: &[&str] = &["avatar", "headpic", "headPic", "logo", "avatarUrl"];

/// An object that may be wrapped once more.
fn object<'a>(data: &'a Value, names: &[&str], what: &'static str) -> Result<&'a Value> {
    let inner = read::field(data, names).filter(|inner| inner.is_object()).unwrap_or(data);
    if inner.is_object() { Ok(inner) } else { Err(unexpected(what)) }
}

pub(super) async fn user(server: &Server, credential: &Credential) -> Result<User> {
    let data = server.ask(Ask::get("api/user", Vec::new()).with(Some(credential))).await?;
    let user = object(&data, &["user", "info"], "the other server's user cannot be read")?;
    let number = |names| read::number(user, names).or_else(|| read::number(&data, names));
    Ok(User {
        uin: credential.uin,
        nick: read::text(user, NICK),
        avatar: read::text(user, AVATAR),
        vip: read::field(user, &["vip", "isVip", "is_vip", "vipType"]).and_then(vip),
        coins: number(&["coins", "coin", "coinNum"]),
        signed_today: read::flag(user, &["signed_today", "signed", "isSignIn", "IsSignIn"]),
        streak: number(&["streak", "continueDays", "ContinueSignInCount"])
            .and_then(|days| days.try_into().ok()),
    })
}

fn vip(value: &Value) -> Option<Vip> {
    match value {
        Value::String(word) => match word.to_lowercase().as_str() {
            "none" | "no" | "false" | "0" => Some(Vip::No),
            "green" | "vip" | "true" | "1" => Some(Vip::Green),
            "super" | "svip" | "hugevip" | "2" => Some(Vip::Super),
            _ => None,
        },
        other => match read::integer_of(other).or_else(|| read::flag_of(other).map(i64::from))? {
            0 => Some(Vip::No),
            1 => Some(Vip::Green),
            2 => Some(Vip::Super),
            _ => None,
        },
    }
}

pub(super) async fn userinfo(server: &Server, credential: &Credential) -> Result<UserInfo> {
    let ask = Ask::get("api/accelerate/userinfo", Vec::new()).with(Some(credential));
    let data = server.ask(ask).await?;
    let info = object(&data, &["user", "info"], "the other server's user cannot be read")?;
    let power = read::field(info, &["powerInfo", "power"]).unwrap_or(info);
    let small = |names| read::number(power, names).and_then(|number| number.try_into().ok());
    let name = read::text(power, &["level_name", "levelName"]);
    Ok(UserInfo {
        uin: credential.uin,
        nick: read::text(info, NICK),
        avatar: read::text(info, AVATAR),
        level: small(&["level"]),
        level_name: Some(name).filter(|name| !name.is_empty()),
        value: read::number(power, &["value", "currentValue"]),
        next_value: read::number(power, &["next_value", "nextValue"]),
        today_listened_s: read::number(info, &["today_listened_s", "todayLT"]),
        medals: read::number(info, &["medals", "medalNum"]).and_then(|n| n.try_into().ok()),
    })
}

pub(super) async fn refresh(server: &Server, credential: &Credential) -> Result<Credential> {
    let ask = Ask::post("api/accelerate/refreshkey", json!({})).with_whole(credential);
    let data = server.ask(ask).await?;
    let cookies = read::field(&data, &["cookies", "cookie", "credential"]).unwrap_or(&data);
    let mut fresh = match cookies {
        // an answer may leave out the number, which does not change
        Value::Object(fields) if read::text(cookies, &["uin", "musicid"]).is_empty() => {
            let mut fields = fields.clone();
            fields.insert("uin".to_owned(), credential.uin.to_string().into());
            read::credential(&Value::Object(fields))?
        }
        cookies => read::credential(cookies)?,
    };
    if fresh.uin != credential.uin {
        return Err(unexpected("the other server gave the keys of another account"));
    }
    fresh.login_type = credential.login_type;
    Ok(credential.clone().merged(fresh))
}

pub(super) async fn sign(server: &Server, credential: &Credential) -> Result<SignDone> {
    let ask = Ask::post("api/sign", json!({"type": "continue"})).with(Some(credential));
    let data = server.ask(ask).await?;
    if read::flag(&data, &["signed", "isSignIn"]) == Some(false) {
        let message = "the other server did not sign in".to_owned();
        return Err(Error::Refused { code: -1, message });
    }
    let number = |names| read::number(&data, names);
    let (before, after) = (number(&["coins_before"]), number(&["coins_after"]));
    Ok(SignDone {
        already: read::flag(&data, &["already", "alreadySigned"]).unwrap_or(false),
        streak: number(&["streak", "continueDays", "ContinueSignInCount"])
            .and_then(|days| days.try_into().ok()),
        coins_before: before,
        coins_after: after,
        // what was credited is the difference of two counters, or not known
        credited: before.zip(after).and_then(|(before, after)| after.checked_sub(before)),
        // the other server does not tell
        warned: None,
    })
}

pub(super) async fn comment(
    server: &Server,
    comment: &NewComment,
    credential: &Credential,
) -> Result<CommentDone> {
    let body = json!({
        "content": comment.text.as_str(),
        "bizid": comment.target.biz_id().to_string(),
        "biztype": comment.target.biz_type(),
        "repliedcmid": comment.reply_to,
    });
    let data = server.ask(Ask::post("api/addcomment", body).with(Some(credential))).await?;
    let id = match &data {
        Value::String(id) => id.clone(),
        object => read::text(object, &["comment_id", "commentId", "AddedCmId", "cmid", "id"]),
    };
    Ok(CommentDone { id: Some(id).filter(|id| !id.is_empty()) })
}

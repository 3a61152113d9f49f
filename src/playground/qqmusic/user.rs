//! What an account is and has.

use serde_json::{Value, json};

use super::account::{Key, Way};
use super::call::{Answer, Call, uin};
use super::day::day;
use super::gateway::Module;
use super::refusal::Code;

/// Names of the listening-power levels, from 1.
const LEVELS: [&str; 6] = ["初听", "入耳", "常听", "深听", "知音", "余音"];
/// Points of one level.
const POINTS: u64 = 500;

pub(super) fn module_of(name: &str) -> Option<Module> {
    Some(match name {
        "music.UserInfo.userInfoServer" => |call, method| match method {
            "GetLoginUserInfo" => Some(login_info(call)),
            _ => None,
        },
        "VipLogin.VipLoginInter" => |call, method| match method {
            "vip_login_base" => Some(vip(call)),
            _ => None,
        },
        "music.UnifiedHomepage.UnifiedHomepageSrv" => |call, method| match method {
            "GetHomepageHeader" => Some(homepage(call)),
            _ => None,
        },
        "music.soundPower.SoundPowerSvr" => |call, method| match method {
            "QueryLevelDetailPage" => Some(level(call)),
            "QueryHugevipLevelRule" => Some(level_rule(call)),
            _ => None,
        },
        "music.activeCenter.FriendRankSvr" => |call, method| match method {
            "GetRank" => Some(friend_rank(call)),
            _ => None,
        },
        _ => return None,
    })
}

/// The address of an account's avatar.
pub(super) fn avatar(uin: u64) -> String {
    format!(
        "https://y.gtimg.cn/music/photo_new/T001R150x150M000{}.jpg",
        super::hash::mid_of(8, uin)
    )
}

fn login_info(call: &Call<'_>) -> Answer {
    let key = call.login()?;
    let mut state = call.world.state();
    let account = state.accounts.named(key.uin);
    let info = json!({"nick": account.nick, "logo": avatar(key.uin), "gender": 0, "bgPic": "",
                      "birthday": "", "country": "", "province": "", "city": "", "desc": ""});
    Ok(json!({"info": info, "retcode": 0}))
}

/// Answers without a login too, with zeros.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every method")]
fn vip(call: &Call<'_>) -> Answer {
    let vip = call.login().is_ok_and(|key| call.world.state().accounts.named(key.uin).vip);
    let flag = i32::from(vip);
    let end = if vip { "2099-12-31 23:59:59" } else { "" };
    Ok(json!({
        "identity": {
            "vip": flag, "HugeVip": flag, "HugeVipStart": "", "HugeVipEnd": end, "level": flag * 3,
            "icon": "", "overdate": end, "eight": 0, "eightEnd": "", "yearflag": 0, "LMFlag": 0,
            "nextlevel": flag * 4, "yearFlag": 0, "twelve": 0, "twelveEnd": "", "YearStart": "", "YearEnd": "",
        },
        "svip": flag, "star": 0, "music_lev_hq": flag, "music_lev_sq": flag, "music_lev_hires": flag,
        "music_lev_dolby": flag, "maxdirnum": 1000, "maxsongnum": 10000,
        "userinfo": {"score": 0, "music_level": flag, "expire": 0, "vecIcon": []},
    }))
}

/// A page of anyone, by the encrypted number; no login needed.
fn homepage(call: &Call<'_>) -> Answer {
    let named = call.text("uin");
    if uin(&named).is_some() {
        return Err(Code::RAW_UIN.into());
    }
    let state = call.world.state();
    let account = state.accounts.find_euin(&named).ok_or(Code::ILLEGAL_UIN)?;
    Ok(json!({
        "Info": {
            "BaseInfo": {"EncryptedUin": account.euin, "Name": account.nick, "Avatar": avatar(account.uin),
                         "BackgroundImage": "", "UserType": 0, "BigAvatar": "", "IsVip": account.vip},
            "Singer": {"SingerID": 0, "SingerMid": ""}, "IsFollowed": 0, "IsHost": 0,
            "VisitorNum": {"Num": 3}, "FansNum": {"Num": 12}, "FollowNum": {"Num": 7}, "FriendsNum": {"Num": 2},
        },
        "TabDetail": {"TabID": "", "IntroductionTab": {"List": []}}, "Prompt": {}, "Code": 0,
    }))
}

/// Points that follow from the account and from its day.
fn points(key: &Key) -> u64 {
    key.uin % (POINTS * 5) + 40
}

fn level(call: &Call<'_>) -> Answer {
    let key = call.login()?;
    let now = call.world.clock.seconds();
    let mut state = call.world.state();
    let account = state.accounts.named(key.uin);
    let value = points(&key);
    let level = (value / POINTS) as usize;
    let top = level + 1 >= LEVELS.len();
    Ok(json!({
        "powerInfo": {
            "level": level + 1, "value": value, "name": LEVELS[level.min(LEVELS.len() - 1)], "icon": "",
            "currentValue": value, "nextValue": (level as u64 + 1) * POINTS, "reachMaxLevel": top,
            "isHugeVip": account.vip, "nextLevelNums": 0, "nextLevelIcon": "",
        },
        "medalNum": key.uin % 9, "nick": account.nick, "headPic": avatar(key.uin),
        "todayLT": account.heard(day(now), now), "equityText": "", "equities": [], "isHugevip": account.vip,
        "hugevipPowerInfo": {}, "medalInfo": {},
    }))
}

/// Web pages get this only through the signed gateway; the app needs no sign.
fn level_rule(call: &Call<'_>) -> Answer {
    if !call.signed && call.ct() != Some(11) {
        return Err(Code::SIGNED_ONLY.into());
    }
    call.login()?;
    let rule = |(at, name): (usize, &&str)| json!({"level": at + 1, "name": name, "icon": "", "needDuration": at * 600, "percent": "10%"});
    let rules: Vec<Value> = LEVELS.iter().enumerate().map(rule).collect();
    Ok(json!({"currentDuration": 30, "nextLevelDuration": 600, "rules": rules}))
}

/// Accounts of WeChat have no chain of friends.
fn friend_rank(call: &Call<'_>) -> Answer {
    let key = call.login()?;
    if key.way == Way::Wechat {
        return Err(Code::NO_FRIENDS.into());
    }
    let now = call.world.clock.seconds();
    let heard = call.world.state().accounts.named(key.uin).heard(day(now), now);
    Ok(json!({"ranks": [], "my_rank_no": 1, "my_play_time": heard, "my_like_num": 0,
              "has_more": 0, "rankno": 0}))
}

//! What an account has.

use serde::Serialize;

use crate::model;

/// `data` of `user`; what could not be read is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct User {
    /// The account's number, as text: WeChat accounts have numbers beyond those of JavaScript.
    pub uin: String,
    /// Its nickname.
    pub nick: String,
    /// Address of its avatar; may be empty.
    pub avatar: String,
    /// `none`, `green` (绿钻) or `super` (超级会员).
    pub vip: Option<&'static str>,
    /// Music coins.
    pub coins: Option<u64>,
    /// Whether it signed in today, in QQ Music's day.
    pub signed_today: Option<bool>,
    /// Days signed in without a gap.
    pub streak: Option<u32>,
}

impl From<model::User> for User {
    fn from(user: model::User) -> Self {
        let model::User { uin, nick, avatar, vip, coins, signed_today, streak } = user;
        let vip = vip.map(|vip| match vip {
            model::Vip::No => "none",
            model::Vip::Green => "green",
            model::Vip::Super => "super",
        });
        Self { uin: uin.to_string(), nick, avatar, vip, coins, signed_today, streak }
    }
}

/// `data` of `userinfo`; what could not be read is null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UserInfo {
    /// The account's number, as text.
    pub uin: String,
    /// Its nickname.
    pub nick: String,
    /// Address of its avatar; may be empty.
    pub avatar: String,
    /// Listening-power level (音响力).
    pub level: Option<u32>,
    /// The level's name.
    pub level_name: Option<String>,
    /// Points now.
    pub value: Option<u64>,
    /// Points at which the next level begins; null at the top.
    pub next_value: Option<u64>,
    /// Seconds listened today.
    pub today_listened_s: Option<u64>,
    /// Medals won.
    pub medals: Option<u32>,
}

impl From<model::UserInfo> for UserInfo {
    fn from(info: model::UserInfo) -> Self {
        let model::UserInfo {
            uin,
            nick,
            avatar,
            level,
            level_name,
            value,
            next_value,
            today_listened_s,
            medals,
        } = info;
        Self {
            uin: uin.to_string(),
            nick,
            avatar,
            level,
            level_name,
            value,
            next_value,
            today_listened_s,
            medals,
        }
    }
}

//! What QQ Music tells about an account.

use super::Uin;

/// The account's membership.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vip {
    /// None.
    No,
    /// 绿钻 (green diamond).
    Green,
    /// 超级会员 (super member).
    Super,
}

/// Operation `user`: what one account has. A number that could not be read is `None`, never zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    /// The account's number.
    pub uin: Uin,
    /// Its nickname.
    pub nick: String,
    /// Address of its avatar; may be empty.
    pub avatar: String,
    /// Its membership.
    pub vip: Option<Vip>,
    /// Music coins (金币).
    pub coins: Option<u64>,
    /// Whether it signed in today, in QQ Music's day.
    pub signed_today: Option<bool>,
    /// Days signed in without a gap.
    pub streak: Option<u32>,
}

/// Operation `userinfo`: listening power (音响力) and listening time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserInfo {
    /// The account's number.
    pub uin: Uin,
    /// Its nickname.
    pub nick: String,
    /// Address of its avatar; may be empty.
    pub avatar: String,
    /// Listening-power level.
    pub level: Option<u32>,
    /// The level's name.
    pub level_name: Option<String>,
    /// Points now.
    pub value: Option<u64>,
    /// Points at which the next level begins; `None` at the top.
    pub next_value: Option<u64>,
    /// Seconds listened today.
    pub today_listened_s: Option<u64>,
    /// Medals won.
    pub medals: Option<u32>,
}

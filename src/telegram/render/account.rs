//! What a person's QQ Music account has. What could not be read is "unknown", never zero.

use super::{Reply, html};
use crate::i18n::t;
use crate::model::{Language, User, UserInfo, Vip};

/// The longest nickname or level name.
const NAME: usize = 60;

/// Operation `user`.
pub(crate) fn user(language: Language, user: &User) -> Reply {
    let unknown = || t!(language, "user-unknown");
    let vip = user.vip.map_or_else(unknown, |vip| match vip {
        Vip::No => t!(language, "user-vip-none"),
        Vip::Green => t!(language, "user-vip-green"),
        Vip::Super => t!(language, "user-vip-super"),
    });
    let signed = user.signed_today.map_or_else(unknown, |signed| {
        if signed { t!(language, "user-signed-yes") } else { t!(language, "user-signed-no") }
    });
    let streak = user.streak.map_or_else(unknown, |days| t!(language, "user-days", days = days));
    Reply::text(
        [
            title(language, &user.nick),
            t!(language, "user-uin", uin = user.uin.to_string()),
            t!(language, "user-vip", vip = vip),
            t!(language, "user-coins", coins = number(language, user.coins)),
            t!(language, "user-signed", signed = signed),
            t!(language, "user-streak", streak = streak),
        ]
        .join("\n"),
    )
}

/// Operation `userinfo`.
pub(crate) fn userinfo(language: Language, info: &UserInfo) -> Reply {
    let medals = info.medals.map_or_else(
        || t!(language, "user-unknown"),
        |medals| t!(language, "userinfo-medals-number", number = medals.to_string()),
    );
    let today = info
        .today_listened_s
        .map_or_else(|| t!(language, "user-unknown"), |seconds| listened(language, seconds));
    Reply::text(
        [
            title(language, &info.nick),
            t!(language, "user-uin", uin = info.uin.to_string()),
            t!(language, "userinfo-level", level = level(language, info)),
            t!(language, "userinfo-value", value = value(language, info)),
            t!(language, "userinfo-today", time = today),
            t!(language, "userinfo-medals", medals = medals),
        ]
        .join("\n"),
    )
}

fn title(language: Language, nick: &str) -> String {
    let nick = html::name(nick, NAME);
    let nick = if nick.is_empty() { t!(language, "user-nameless") } else { nick };
    t!(language, "user-title", nick = nick)
}

fn number(language: Language, number: Option<u64>) -> String {
    number.map_or_else(|| t!(language, "user-unknown"), |number| number.to_string())
}

fn level(language: Language, info: &UserInfo) -> String {
    let Some(level) = info.level.map(|level| level.to_string()) else {
        return t!(language, "user-unknown");
    };
    match info.level_name.as_deref().map(|name| html::name(name, NAME)) {
        Some(name) if !name.is_empty() => {
            t!(language, "userinfo-level-named", level = level, name = name)
        }
        _ => t!(language, "userinfo-level-plain", level = level),
    }
}

fn value(language: Language, info: &UserInfo) -> String {
    let value = number(language, info.value);
    match (info.value, info.next_value) {
        (Some(_), Some(next)) => {
            t!(language, "userinfo-value-next", value = value, next = next.to_string())
        }
        _ => value,
    }
}

/// A time of listening: hours and minutes.
pub(super) fn listened(language: Language, seconds: u64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let minutes = minutes.to_string();
    if hours == 0 {
        t!(language, "userinfo-minutes", minutes = minutes)
    } else {
        t!(language, "userinfo-hours", hours = hours.to_string(), minutes = minutes)
    }
}

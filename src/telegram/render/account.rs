//! What a person's QQ Music account has. What could not be read is "unknown", never zero.

use super::{Reply, html};
use crate::i18n::{grouped, t};
use crate::model::{Language, Uin, User, UserInfo, Vip};

/// The longest nickname or level name.
const NAME: usize = 60;

/// Operation `user`. The account's number is for its owner: it is shown in `private` only.
pub(crate) fn user(language: Language, user: &User, private: bool) -> Reply {
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
    let head = head(language, &user.nick, user.uin, private);
    let lines = [
        t!(language, "user-vip", vip = vip),
        t!(language, "user-coins", coins = number(language, user.coins)),
        t!(language, "user-signed", signed = signed),
        t!(language, "user-streak", streak = streak),
    ];
    Reply::text(head.into_iter().chain(lines).collect::<Vec<_>>().join("\n"))
}

/// Operation `userinfo`. The account's number is shown in `private` only.
pub(crate) fn userinfo(language: Language, info: &UserInfo, private: bool) -> Reply {
    let medals = info.medals.map_or_else(
        || t!(language, "user-unknown"),
        |medals| t!(language, "userinfo-medals-number", number = medals),
    );
    let today = info
        .today_listened_s
        .map_or_else(|| t!(language, "user-unknown"), |seconds| listened(language, seconds));
    let head = head(language, &info.nick, info.uin, private);
    let lines = [
        t!(language, "userinfo-level", level = level(language, info)),
        t!(language, "userinfo-value", value = value(language, info)),
        t!(language, "userinfo-today", time = today),
        t!(language, "userinfo-medals", medals = medals),
    ];
    Reply::text(head.into_iter().chain(lines).collect::<Vec<_>>().join("\n"))
}

/// Whose account it is.
fn head(language: Language, nick: &str, uin: Uin, private: bool) -> Vec<String> {
    let nick = html::name(nick, NAME);
    let nick = if nick.is_empty() { t!(language, "user-nameless") } else { nick };
    let number = private.then(|| t!(language, "user-uin", uin = uin.to_string()));
    [t!(language, "user-title", nick = nick)].into_iter().chain(number).collect()
}

fn number(language: Language, number: Option<u64>) -> String {
    number.map_or_else(|| t!(language, "user-unknown"), grouped)
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
            t!(language, "userinfo-value-next", value = value, next = next)
        }
        _ => value,
    }
}

/// A time of listening: hours and minutes.
pub(super) fn listened(language: Language, seconds: u64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    if hours == 0 {
        t!(language, "userinfo-minutes", minutes = minutes)
    } else {
        t!(language, "userinfo-hours", hours = hours, minutes = minutes)
    }
}

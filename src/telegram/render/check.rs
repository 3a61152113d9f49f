//! How healthy a login is, and what became of its renewal.

use chrono::{DateTime, Utc};

use super::login::{Stage, kind_name, left, nick};
use super::{Reply, html};
use crate::i18n::t;
use crate::model::{Language, LoginKind, LoginType};
use crate::service::{Health, KeptLogin, Origin};

/// The longest name of an account.
const NAME: usize = 60;

/// What `/check` tells of a stored login. `private` is whether only its owner reads it.
pub(crate) fn health(
    language: Language,
    health: &Health,
    now: DateTime<Utc>,
    private: bool,
) -> Reply {
    let Health { uin, nick: name, origin, login_type, alive, key_ends_at, refreshable } = health;
    let mut lines = vec![t!(language, "check-title", nick = nick(language, name))];
    if private {
        lines.push(t!(language, "user-uin", uin = uin.to_string()));
    }
    if !alive {
        lines.push(t!(language, "check-dead"));
        return Reply::text(lines.join("\n"));
    }
    lines.push(t!(language, "check-alive"));
    lines.push(t!(language, "check-by", way = way(language, *origin, *login_type)));
    lines.extend(ends(language, *key_ends_at, now));
    lines.push(if *refreshable {
        t!(language, "check-refreshable")
    } else {
        t!(language, "login-not-renewing")
    });
    Reply::text(lines.join("\n"))
}

/// What was scanned, as far as that is known; else what QQ Music calls it.
fn way(language: Language, origin: Origin, login_type: LoginType) -> String {
    match (origin, login_type) {
        (Origin::Pasted, _) => t!(language, "check-way-cookie"),
        (Origin::Scanned(Some(kind)), _) => kind_name(language, kind),
        (Origin::Scanned(None), LoginType::Phone) => t!(language, "check-way-phone"),
        (Origin::Scanned(None), LoginType::Wechat) => kind_name(language, LoginKind::Wechat),
        (Origin::Scanned(None), LoginType::App) => kind_name(language, LoginKind::App),
        (Origin::Scanned(None), LoginType::Qq) => kind_name(language, LoginKind::Qq),
    }
}

/// When the key ends, in words; nothing when QQ Music did not say.
fn ends(language: Language, key_ends_at: Option<i64>, now: DateTime<Utc>) -> Option<String> {
    let left_s = key_ends_at?.saturating_sub(now.timestamp());
    let (days, hours, minutes) = (left_s / 86_400, left_s / 3600 % 24, (left_s / 60 % 60).max(1));
    Some(match left_s {
        ..=0 => t!(language, "check-key-ended"),
        1..3600 => t!(language, "check-key-minutes", minutes = minutes),
        3600..86_400 => t!(language, "check-key-hours", hours = hours),
        _ => t!(language, "check-key-days", days = days, hours = hours),
    })
}

/// A login under way, as `/check` tells it.
pub(crate) fn under_way(language: Language, stage: Stage, left_s: i64) -> String {
    let state = match stage {
        Stage::Waiting => t!(language, "login-waiting"),
        Stage::Scanned => t!(language, "login-scanned"),
    };
    t!(language, "check-under-way", state = state, left = left(language, left_s))
}

/// What became of a `/refresh`.
pub(crate) fn refreshed(language: Language, ends_at: Option<i64>, now: DateTime<Utc>) -> Reply {
    let mut lines = vec![t!(language, "refresh-done")];
    lines.extend(ends(language, ends_at, now));
    Reply::text(lines.join("\n"))
}

/// The other accounts of who has several, by what is known of them.
pub(crate) fn others(language: Language, own: &[KeptLogin]) -> Option<String> {
    let others: Vec<_> = own.iter().filter(|own| !own.is_current).collect();
    let line = |own: &&KeptLogin| {
        let who = html::name(&own.label(), NAME);
        match own.dead {
            false => t!(language, "check-other-alive", who = who),
            true => t!(language, "check-other-dead", who = who),
        }
    };
    let lines: Vec<_> = others.iter().map(line).collect();
    (!lines.is_empty()).then(|| format!("{}\n{}", t!(language, "check-others"), lines.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Uin;

    fn healthy(key_ends_at: Option<i64>, alive: bool) -> Health {
        Health {
            uin: Uin::new(1_000_000_077).expect("not zero"),
            nick: "某人".to_owned(),
            origin: Origin::Scanned(Some(LoginKind::Qq)),
            login_type: LoginType::Qq,
            alive,
            key_ends_at,
            refreshable: true,
        }
    }

    #[test]
    fn health_tells_the_end_of_the_key_in_words() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("valid");
        let told = |left_s: i64| {
            let health_now = healthy(Some(1_800_000_000 + left_s), true);
            health(Language::En, &health_now, now, true).html.0
        };
        assert!(told(2 * 86_400 + 5 * 3600).contains("2 days 5 h"), "{}", told(190_800));
        assert!(told(2 * 86_400 + 60).contains("2 days more"), "{}", told(172_860));
        assert!(told(7300).contains("2 hours"), "{}", told(7300));
        assert!(told(90).contains("1 minute"), "{}", told(90));
        assert_ne!(told(-1), told(1));
    }

    #[test]
    fn a_group_is_not_told_the_number_of_an_account() {
        let now = DateTime::from_timestamp(1_800_000_000, 0).expect("valid");
        for alive in [true, false] {
            let told = |private| health(Language::Zh, &healthy(None, alive), now, private).html.0;
            assert!(told(true).contains("1000000077"));
            assert!(!told(false).contains("1000000077"));
        }
    }
}

//! How often each operation was called, and by how many.

use super::{Reply, moment};
use crate::i18n::t;
use crate::model::{Language, Operation};
use crate::service::{Audience, Counters};

/// Operation `stats`. Operations that were never called are left out.
pub(crate) fn stats(language: Language, counters: &Counters, audience: Option<Audience>) -> Reply {
    let Counters { since, total, today } = counters;
    let of = |calls: &std::collections::BTreeMap<Operation, u64>, operation| {
        calls.get(&operation).copied().unwrap_or_default()
    };
    let mut head = vec![t!(language, "stats-title")];
    if let Some(since) = since {
        head.push(t!(language, "stats-since", day = moment::full(language, *since)));
    }
    let sum = |calls: &std::collections::BTreeMap<Operation, u64>| {
        calls.values().fold(0_u64, |sum, calls| sum.saturating_add(*calls))
    };
    head.push(t!(language, "stats-all", today = sum(today), total = sum(total)));
    let rows = Operation::ALL.into_iter().filter(|operation| of(total, *operation) > 0);
    let row = |operation| {
        t!(
            language,
            "stats-row",
            name = name(language, operation),
            today = of(today, operation),
            total = of(total, operation)
        )
    };
    let mut parts = vec![head.join("\n"), rows.map(row).collect::<Vec<_>>().join("\n")];
    if let Some(Audience { people, groups, recent_people, recent_groups }) = audience {
        let people = t!(language, "stats-people", people = people, recent = recent_people);
        let groups = t!(language, "stats-groups", groups = groups, recent = recent_groups);
        parts.push(format!("{people}\n{groups}"));
    }
    parts.retain(|part| !part.is_empty());
    Reply::text(parts.join("\n\n"))
}

/// An operation in a person's words.
fn name(language: Language, operation: Operation) -> String {
    match operation {
        Operation::LoginQrcode => t!(language, "operation-login-qrcode"),
        Operation::LoginCheck => t!(language, "operation-login-check"),
        Operation::Authorize => t!(language, "operation-authorize"),
        Operation::Search => t!(language, "operation-search"),
        Operation::Playlist => t!(language, "operation-playlist"),
        Operation::User => t!(language, "operation-user"),
        Operation::Sign => t!(language, "operation-sign"),
        Operation::Comment => t!(language, "operation-comment"),
        Operation::CoinTask => t!(language, "operation-coin-task"),
        Operation::CoinCheck => t!(language, "operation-coin-check"),
        Operation::SongUrl => t!(language, "operation-song-url"),
        Operation::Lyric => t!(language, "operation-lyric"),
        Operation::Convert => t!(language, "operation-convert"),
        Operation::Report => t!(language, "operation-report"),
        Operation::Accelerate => t!(language, "operation-accelerate"),
        Operation::AccelerateList => t!(language, "operation-accelerate-list"),
        Operation::Refresh => t!(language, "operation-refresh"),
        Operation::Userinfo => t!(language, "operation-userinfo"),
        Operation::Stats => t!(language, "operation-stats"),
    }
}

//! What a daily sign-in came to. Only what the counter shows is told as gained.

use super::Reply;
use crate::i18n::t;
use crate::model::{Language, SignDone};

/// Operation `sign`.
pub(crate) fn sign(language: Language, done: &SignDone) -> Reply {
    let head = if done.already { t!(language, "sign-already") } else { t!(language, "sign-done") };
    let mut lines = vec![head];
    if let Some(days) = done.streak {
        lines.push(t!(language, "sign-streak", days = days));
    }
    lines.push(coins(language, done));
    Reply::text(lines.join("\n"))
}

fn coins(language: Language, done: &SignDone) -> String {
    let SignDone { already, coins_before, coins_after, credited, .. } = *done;
    match (credited, coins_after) {
        (Some(0), Some(now)) if already => t!(language, "sign-coins", coins = now),
        (Some(0), Some(now)) => t!(language, "sign-not-moved", coins = now),
        (Some(more), Some(now)) => {
            t!(language, "sign-credited", more = more, coins = now)
        }
        (_, Some(now)) if coins_before.is_none() => {
            t!(language, "sign-before-unread", coins = now)
        }
        (_, Some(now)) => t!(language, "sign-fewer", coins = now),
        (_, None) => t!(language, "sign-unread"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(already: bool, coins_before: Option<u64>, coins_after: Option<u64>) -> String {
        let credited = coins_before.zip(coins_after).and_then(|(a, b)| b.checked_sub(a));
        let (streak, warned) = (Some(3), None);
        let done = SignDone { already, streak, coins_before, coins_after, credited, warned };
        sign(Language::Zh, &done).html.0
    }

    #[test]
    fn only_what_the_counter_shows_is_told_as_gained() {
        assert!(told(false, Some(100), Some(105)).contains("+5"));
        assert!(told(true, Some(100), Some(105)).contains("+5"));
        for (already, before, after) in [
            (false, Some(100), Some(100)),
            (true, Some(100), Some(100)),
            (false, None, Some(105)),
            (false, Some(100), None),
            (false, None, None),
            (false, Some(100), Some(90)),
        ] {
            let text = told(already, before, after);
            assert!(!text.contains('+') && text.contains("金币"), "{text}");
        }
    }

    #[test]
    fn each_outcome_has_words_of_its_own() {
        let mut all = vec![
            told(false, Some(7), Some(7)),
            told(true, Some(7), Some(7)),
            told(false, None, Some(7)),
            told(false, Some(7), None),
            told(false, Some(8), Some(7)),
            told(false, Some(6), Some(7)),
        ];
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 6);
    }
}

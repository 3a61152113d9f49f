//! What is said behind `/accounts`. No I/O.

use crate::i18n::folded;
use crate::service::KeptLogin;

/// What somebody wants of their accounts. Which one is the word they said: its place in the list, or
/// what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish<'a> {
    /// To see them.
    List,
    /// One more.
    Add,
    /// To use another one.
    Use(&'a str),
    /// Another name for one; empty when they did not say which.
    Name(&'a str, &'a str),
    /// One less.
    Remove(&'a str),
}

/// Reads the words.
pub(super) fn read(args: &str) -> Wish<'_> {
    let (first, rest) = split(args);
    match folded(first).as_str() {
        "" => Wish::List,
        "add" | "new" | "添加" | "新增" | "加" | "追加" if rest.is_empty() => Wish::Add,
        "name" | "rename" | "改名" | "命名" | "名前" if !rest.is_empty() => {
            let (which, name) = split(rest);
            Wish::Name(which, name)
        }
        "remove" | "delete" | "移除" | "删除" | "删" | "削除" if !rest.is_empty() => {
            Wish::Remove(rest)
        }
        "use" | "switch" | "切换" | "用" | "切替" if !rest.is_empty() => Wish::Use(rest),
        _ => Wish::Use(args.trim()),
    }
}

/// The account that a word means: its place in the list from 1, what it is called, or its number.
pub(super) fn pick<'a>(own: &'a [KeptLogin], word: &str) -> Option<&'a KeptLogin> {
    let place = word.parse::<usize>().ok().and_then(|place| place.checked_sub(1));
    let called = folded(word);
    own.iter().find(|own| folded(&own.label()) == called).or_else(|| {
        let by_place = place.and_then(|place| own.get(place));
        by_place.or_else(|| own.iter().find(|own| own.uin.to_string() == word))
    })
}

/// Whether an answer means that there shall be no name.
pub(super) fn is_none(name: &str) -> bool {
    matches!(name.trim(), "-" | "－" | "—")
}

fn split(words: &str) -> (&str, &str) {
    let words = words.trim();
    let (first, rest) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
    (first, rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_people_say_them() {
        assert_eq!(read(" "), Wish::List);
        assert_eq!(read("2"), Wish::Use("2"));
        assert_eq!(read("小号"), Wish::Use("小号"));
        assert_eq!(read("ADD"), Wish::Add);
        assert_eq!(read("添加"), Wish::Add);
        assert_eq!(read("name 2 小 号"), Wish::Name("2", "小 号"));
        assert_eq!(read("改名 2"), Wish::Name("2", ""));
        assert_eq!(read("移除 小号"), Wish::Remove("小号"));
        assert_eq!(read("remove"), Wish::Use("remove"), "of which is not said");
        assert_eq!(read("切换 2"), Wish::Use("2"));
    }

    #[test]
    fn no_name_is_said_with_a_dash() {
        assert!(is_none(" - ") && !is_none("a-b"));
    }
}

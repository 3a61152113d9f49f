use std::collections::{BTreeMap, BTreeSet};

use super::*;

#[test]
fn each_language_answers_in_itself() {
    assert_eq!(t!(Language::Zh, "settings-language-name"), "中文");
    assert_eq!(t!(Language::En, "settings-language-name"), "English");
}

#[test]
fn arguments_carry_no_invisible_marks() {
    let text = t!(Language::Zh, "search-title", query = "晴天");
    assert_eq!(text, "🔍 <b>晴天</b>");
}

#[test]
fn english_counts_with_plurals() {
    assert_eq!(t!(Language::En, "playlist-songs", total = 1), "1 song");
    assert_eq!(t!(Language::En, "playlist-songs", total = 30), "30 songs");
}

/// The keys of a language with the arguments each takes.
fn messages(language: Language) -> BTreeMap<String, (BTreeSet<String>, String)> {
    let file = Locales::get(&format!("{}/{DOMAIN}.ftl", language.code())).expect("embedded");
    let text = String::from_utf8(file.data.into_owned()).expect("UTF-8");
    let mut messages = BTreeMap::<String, (BTreeSet<String>, String)>::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        let words = match line.split_once(" =") {
            Some((name, words)) if !line.starts_with([' ', '*', '[', '}']) => {
                key = name.to_owned();
                assert!(!messages.contains_key(&key), "{key} stands twice in {}", language.code());
                words
            }
            _ => line,
        };
        let message = messages.entry(key.clone()).or_default();
        message.1.push_str(words.trim());
        let arguments = words.split('$').skip(1);
        message.0.extend(arguments.map(|rest| {
            rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect()
        }));
    }
    messages
}

#[test]
fn every_language_has_the_same_keys_and_arguments() {
    let english = messages(Language::En);
    for language in Language::ALL {
        let other = messages(language);
        let keys = |of: &BTreeMap<String, _>| of.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&other), keys(&english), "{}", language.code());
        for (key, (arguments, _)) in &english {
            assert_eq!(&other[key].0, arguments, "{key} in {}", language.code());
        }
    }
}

/// Texts that are the same in every language: figures and names.
const SAME: &[&str] = &[
    "search-title",
    "search-kind-shown",
    "playlist-title",
    "album-title",
    "user-title",
    "lyric-title",
    "card-audio-button",
    "report-card-genre",
];

#[test]
fn chinese_is_not_left_in_english() {
    let english = messages(Language::En);
    let same: Vec<_> = messages(Language::Zh)
        .into_iter()
        .filter(|(key, message)| english[key].1 == message.1)
        .map(|(key, _)| key)
        .filter(|key| !SAME.contains(&key.as_str()))
        .collect();
    assert_eq!(same, Vec::<String>::new());
}

#[test]
fn every_key_is_used() {
    let mut sources = String::new();
    gather(std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut sources);
    let unused: Vec<_> = messages(Language::En)
        .into_keys()
        .filter(|key| !sources.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

fn gather(folder: &std::path::Path, sources: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            gather(&path, sources);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            sources.push_str(&std::fs::read_to_string(path).expect("UTF-8"));
        }
    }
}

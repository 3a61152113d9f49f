use std::collections::{BTreeMap, BTreeSet};

use super::*;

#[test]
fn each_language_answers_in_itself() {
    let names = Language::ALL.map(|language| t!(language, "settings-language-name"));
    assert_eq!(names, ["简体中文", "繁體中文", "English", "日本語"]);
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

#[test]
fn numbers_have_their_thousands_apart_and_words_are_left_alone() {
    let songs = |language, total: u64| t!(language, "playlist-songs", total = total);
    let shown = Language::ALL.map(|language| songs(language, 1_234_567));
    assert_eq!(shown, ["共 1,234,567 首", "共 1,234,567 首", "1,234,567 songs", "全 1,234,567 曲"]);
    assert_eq!(
        t!(Language::En, "convert-answer", title = "a", id = "97773", mid = "m").lines().nth(1),
        Some("id: <code>97773</code>")
    );
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

/// Texts that may be the same in any two languages: figures and names.
const SAME: &[&str] = &[
    "search-title",
    "search-kind-shown",
    "share-use",
    "playlist-title",
    "album-title",
    "user-title",
    "lyric-title",
    "login-button-wechat",
    "login-kind-wechat",
    "card-audio-button",
    "discover-likes",
    "discover-singer-title",
    "report-card-genre",
    "api-scan-wechat",
    "api-scan-app",
];

/// Texts that two of the languages with Chinese characters may share, being written alike.
const ALIKE: &[&str] = &[
    "accelerate-declined",
    "admin-pause",
    "api-param-singerId",
    "api-param-songId",
    "board-members",
    "command-cancel",
    "command-convert",
    "discover-add-declined",
    "discover-which-singer",
    "operation-convert",
    "report-card-average",
    "report-card-months",
    "report-card-weekdays",
    "run-done",
    "share-list-row",
    "share-use-song",
];

/// Up to so many letters are one word, which those languages often write alike: `歌手`, `今天`.
const ONE_WORD: usize = 3;

/// The letters of a text without its arguments and tags.
fn letters(text: &str) -> usize {
    let is_inside = |depth: &mut i32, c: char| {
        match c {
            '{' | '<' => *depth += 1,
            '}' | '>' => *depth -= 1,
            _ => {}
        }
        Some((*depth > 0, c))
    };
    text.chars().scan(0, is_inside).filter(|(inside, c)| !inside && c.is_alphabetic()).count()
}

#[test]
fn no_text_is_left_in_another_language() {
    let has_characters =
        |language| matches!(language, Language::Zh | Language::ZhHant | Language::Ja);
    let all = Language::ALL.map(|language| (language, messages(language)));
    let mut same = BTreeSet::new();
    for (at, (one, texts)) in all.iter().enumerate() {
        for (other, others) in &all[at + 1..] {
            let are_alike = has_characters(*one) && has_characters(*other);
            let equal = texts.iter().filter(|(key, message)| others[*key].1 == message.1);
            let odd = equal.filter(|(_, (_, text))| !are_alike || letters(text) > ONE_WORD);
            same.extend(odd.map(|(key, _)| key.clone()));
        }
    }
    let listed: BTreeSet<_> = SAME.iter().chain(ALIKE).map(|key| (*key).to_owned()).collect();
    assert_eq!(same, listed, "left: what is equal; right: what may be, SAME and ALIKE");
    let english = &all.iter().find(|(language, _)| *language == Language::En).expect("English").1;
    for (_, texts) in all.iter().filter(|(language, _)| *language != Language::En) {
        for key in ALIKE {
            assert_ne!(texts[*key].1, english[*key].1, "{key} is left in English");
        }
    }
}

/// Characters of names that Japanese shows as they are on the screen of an app.
const QUOTED: &[char] = &['扫'];

#[test]
fn traditional_and_japanese_have_only_characters_of_their_own() {
    for (language, encoding) in
        [(Language::ZhHant, encoding_rs::BIG5), (Language::Ja, encoding_rs::SHIFT_JIS)]
    {
        for (key, (_, text)) in messages(language) {
            let odd = |c: &char| {
                let is_han = ('\u{3400}'..='\u{9fff}').contains(c);
                is_han && !QUOTED.contains(c) && encoding.encode(&c.to_string()).2
            };
            let odd: String = text.chars().filter(odd).collect();
            assert_eq!(odd, "", "{key} in {}", language.code());
        }
    }
}

/// What is sent as it is: commands with their words, tags, arguments in `<code>`.
fn fixed(text: &str) -> Vec<&str> {
    let mut found: Vec<_> = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '/')
        .filter(|word| word.len() > 1 && word.starts_with('/') && !word[1..].contains('/'))
        .chain(["<b>", "</b>", "<code>", "</code>"].iter().flat_map(|tag| text.matches(*tag)))
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn commands_and_tags_are_the_same_in_both_kinds_of_chinese_and_in_japanese() {
    let chinese = messages(Language::Zh);
    for language in [Language::ZhHant, Language::Ja] {
        for (key, (_, text)) in messages(language) {
            assert_eq!(fixed(&text), fixed(&chinese[&key].1), "{key} in {}", language.code());
        }
    }
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

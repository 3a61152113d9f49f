//! Just enough of Rust's grammar to see which paths a file names.

/// The code with comments and the inside of texts blanked out.
pub(crate) fn without_comments_and_texts(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let skip = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            'r' if rest.starts_with("r\"") || rest.starts_with("r#") => raw_text(rest),
            '"' => text(rest),
            '\'' => character(rest),
            _ => 0,
        };
        if skip == 0 {
            code.push(first);
            rest = &rest[first.len_utf8()..];
        } else {
            code.push(' ');
            rest = &rest[skip..];
        }
    }
    code
}

fn text(rest: &str) -> usize {
    let mut escaped = false;
    for (at, char) in rest.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of `r"…"` or `r#"…"#`; zero for a raw identifier.
fn raw_text(rest: &str) -> usize {
    let hashes = rest[1..].bytes().take_while(|byte| *byte == b'#').count();
    let Some(inside) = rest[1 + hashes..].strip_prefix('"') else { return 0 };
    let end = format!("\"{}", "#".repeat(hashes));
    inside.find(&end).map_or(rest.len(), |at| 2 + hashes + at + end.len())
}

/// The length of a character literal; zero for a lifetime.
fn character(rest: &str) -> usize {
    if let Some(escape) = rest.strip_prefix("'\\") {
        return escape.char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 3);
    }
    let mut chars = rest.char_indices().skip(2);
    chars.next().filter(|(_, char)| *char == '\'').map_or(0, |(at, _)| at + 1)
}

/// Every path below `crate::`, at most two names of each: `store`, `backend::direct`.
pub(crate) fn own_paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_') {
            continue;
        }
        let rest = code[at + "crate::".len()..].trim_start();
        for branch in branches(rest) {
            let mut names = branch.split("::").map(|name| name.trim());
            let head = word_at(names.next().unwrap_or_default());
            let Some(next) = names.next() else {
                found.push(head.to_owned());
                continue;
            };
            found.push(head.to_owned());
            let below = branches(next);
            found.extend(below.into_iter().map(|name| format!("{head}::{}", word_at(name))));
        }
    }
    found
}

/// The branches of `{a, b::{c, d}}`; of anything else, itself.
fn branches(rest: &str) -> Vec<&str> {
    let Some(inside) = rest.strip_prefix('{') else { return vec![rest] };
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (at, char) in inside.char_indices() {
        match char {
            '{' => depth += 1,
            ',' if depth == 0 => {
                found.push(inside[start..at].trim());
                start = at + 1;
            }
            '}' if depth == 0 => {
                found.push(inside[start..at].trim());
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    found.retain(|branch| !branch.is_empty());
    found
}

fn word_at(text: &str) -> &str {
    let end = text.find(|char: char| !char.is_alphanumeric() && char != '_');
    &text[..end.unwrap_or(text.len())]
}

/// Names that begin a path or stand in a `use`, such as `serde_json` of `serde_json::Value`.
pub(crate) fn words(code: &str) -> impl Iterator<Item = &str> {
    let is_name = |char: char| char.is_alphanumeric() || char == '_';
    code.split_inclusive(move |char: char| !is_name(char) && char != ':').filter_map(move |piece| {
        let name = word_at(piece);
        let after = &piece[name.len()..];
        (!name.is_empty() && (after.starts_with("::") || after.starts_with(';'))).then_some(name)
    })
}

/// How many `super` follow each other at most. Inside an inline module, which is indented, the
/// first leads only out of that module.
pub(crate) fn deepest_super(code: &str) -> usize {
    let supers = |line: &str| {
        let indented = usize::from(line.starts_with(' ') && code.contains("\nmod tests {"));
        let longest = (1..9).take_while(|n| line.contains(&"super::".repeat(*n))).count();
        longest.saturating_sub(indented)
    };
    code.lines().map(supers).max().unwrap_or_default()
}

#[test]
fn texts_comments_and_characters_are_blanked_out() {
    let source = "a(\"crate::x \\\" y\", 'c', '\"', '\\'', r#\"q\"w\"#) // crate::z\nb<'a>()";
    let code = without_comments_and_texts(source);
    assert!(!code.contains("crate") && !code.contains('q') && !code.contains('"'), "{code}");
    assert!(code.contains("b<'a>()"), "{code}");
}

#[test]
fn paths_are_found_in_groups_too() {
    let code = "use crate::{store::{Store, Error}, model}; crate::backend::direct::Direct::new()";
    let found = own_paths(code);
    for path in ["store", "store::Store", "store::Error", "model", "backend::direct"] {
        assert!(found.contains(&path.to_owned()), "{path} in {found:?}");
    }
    assert!(own_paths("my_crate::store").is_empty());
}

#[test]
fn outside_crates_are_found_where_they_begin_a_path() {
    let found: Vec<_> = words("use serde_json; let x: reqwest::Url = axum_like();").collect();
    assert_eq!(found, ["serde_json", "reqwest"]);
}

#[test]
fn the_way_up_is_measured() {
    assert_eq!(deepest_super("use super::super::x;"), 2);
    assert_eq!(deepest_super("x\nmod tests {\n    use super::super::x;"), 1);
}

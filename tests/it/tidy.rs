//! The rules of the house that a compiler does not know: who imports whom, how long a file may
//! be, and that the documents tell the truth.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::source;

/// No file of the program may be longer.
const MAX_LINES: usize = 400;
/// Longer files are listed, as candidates for a split.
const LONG_LINES: usize = 250;

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every `.rs` file under a folder.
pub(crate) fn sources(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the repository") {
            let path = entry.expect("an entry of a folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    assert!(!files.is_empty());
    files
}

/// What a row of the table in `ARCHITECTURE.md` allows and forbids.
struct Rule {
    may_import: BTreeSet<String>,
    never: BTreeSet<String>,
}

/// The table of `ARCHITECTURE.md`, by folder.
fn table() -> BTreeMap<String, Rule> {
    let text = read("ARCHITECTURE.md");
    let rows = text.lines().skip_while(|line| !line.starts_with("| folder |")).skip(2);
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').collect();
        let [folder, may_import, never] = cells.as_slice() else { panic!("three cells: {line}") };
        let names = |cell: &str| quoted(cell).into_iter().collect();
        let folder = quoted(folder).remove(0);
        (folder, Rule { may_import: names(may_import), never: names(never) })
    };
    rows.take_while(|line| line.starts_with('|')).map(row).collect()
}

/// What stands between backticks.
pub(crate) fn quoted(text: &str) -> Vec<String> {
    text.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The folder of `src/` a file belongs to, and how many modules it lies below that folder's own.
fn place(file: &Path) -> Option<(String, usize)> {
    let inside = file.strip_prefix(root().join("src")).expect("a file of the program");
    let parts: Vec<&str> = inside.iter().filter_map(|part| part.to_str()).collect();
    let (last, folders) = parts.split_last().expect("a path has an end");
    let folder = (*folders.first()?).to_owned();
    Some((folder, folders.len() - usize::from(*last == "mod.rs")))
}

#[test]
fn every_folder_has_a_row_in_the_import_table_and_every_row_a_folder() {
    let folders: BTreeSet<String> =
        sources("src").iter().filter_map(|file| place(file)).map(|(folder, _)| folder).collect();
    assert_eq!(folders, table().into_keys().collect());
}

#[test]
fn folders_import_only_what_the_table_allows() {
    let table = table();
    let mut violations = Vec::new();
    for file in sources("src") {
        let Some((folder, depth)) = place(&file) else { continue };
        let rule = &table[&folder];
        let code = source::without_comments_and_texts(&read(&file));
        let mut blame = |what: &str| violations.push(format!("{}: {what}", file.display()));
        for path in source::own_paths(&code) {
            let head = path.split("::").next().unwrap_or_default();
            let allowed = head == folder || rule.may_import.contains(head);
            if !rule.may_import.contains("everything") && !allowed {
                blame(&format!("crate::{path}"));
            }
            if rule.never.contains(&path) {
                blame(&format!("crate::{path} is an adapter"));
            }
        }
        for name in source::words(&code).filter(|word| rule.never.contains(*word)) {
            blame(name);
        }
        if source::deepest_super(&code) > depth {
            blame("super:: leaves the folder");
        }
    }
    assert!(violations.is_empty(), "not allowed by ARCHITECTURE.md:\n{}", violations.join("\n"));
}

#[test]
fn no_file_is_too_long_to_read() {
    let lengths = sources("src").into_iter().map(|file| (read(&file).lines().count(), file));
    let (too_long, rest): (Vec<_>, Vec<_>) = lengths.partition(|(lines, _)| *lines > MAX_LINES);
    for (lines, file) in rest.iter().filter(|(lines, _)| *lines > LONG_LINES) {
        let advice = format!("{lines} lines, think of splitting: {}", file.display());
        writeln!(std::io::stderr(), "{advice}").expect("the output is open");
    }
    assert!(too_long.is_empty(), "over {MAX_LINES} lines: {too_long:?}");
}

#[test]
fn code_for_tests_only_is_in_test_modules_only() {
    for file in sources("src") {
        let text = read(&file);
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for pair in lines.windows(2).filter(|pair| pair[0].starts_with("#[cfg(test)]")) {
            let is_module = pair[1].starts_with("mod ") && pair[1].contains("tests");
            assert!(is_module, "{}: #[cfg(test)] before {}", file.display(), pair[1]);
        }
    }
}

/// The lines of every `sh` block, without comments.
pub(crate) fn commands(document: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in document.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside {
            let command = line.split(" #").next().unwrap_or_default().trim();
            found.extend((!command.is_empty()).then(|| command.to_owned()));
        }
    }
    found
}

#[test]
fn the_readme_begins_with_the_two_commands_and_both_languages_have_the_same() {
    let english = commands(&read("README.md"));
    assert_eq!(english[..2], ["cargo run --release -- playground", "cargo test"]);
    assert_eq!(english, commands(&read("README.zh.md")));
}

#[test]
fn the_continuous_integration_runs_the_test_command_of_the_readme() {
    let script = read(".ci/run");
    assert!(script.lines().any(|line| line.trim() == "run cargo test"), "{script}");
    assert!(read(".github/workflows/ci.yml").contains(".ci/run"));
}

#[test]
fn every_command_of_the_readme_is_one_the_program_knows() {
    for line in commands(&read("README.md")) {
        let Some(rest) = line.strip_prefix("qqmusic-bot") else { continue };
        let arguments = rest.split_whitespace().chain(["--help"]);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_qqmusic-bot"))
            .args(arguments)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn the_example_configuration_is_accepted_and_holds_every_default() {
    let text = read("bot.toml.example");
    let example = qqmusic_bot::config::parse("bot.toml.example", &text, []).expect("it is valid");
    let token = "telegram.token = \"123456:REPLACE-ME\"";
    let default = qqmusic_bot::config::parse("", token, []).expect("a token is enough");
    assert_eq!(comparable(&example), comparable(&default));
}

fn comparable(
    config: &qqmusic_bot::config::Config,
) -> (String, u32, u32, String, bool, u32, std::time::Duration, bool, String) {
    let (telegram, music) = (&config.telegram, &config.music);
    (
        format!("{config:?}"),
        telegram.messages_per_second,
        telegram.max_upload_mb,
        telegram.language.code().to_owned(),
        telegram.profile,
        music.requests_per_second,
        music.timeout,
        music.allow_accelerate,
        format!("{:?}", music.activities),
    )
}

#[test]
fn the_example_configuration_holds_exactly_the_known_keys() {
    let mut section = String::new();
    let mut found = BTreeSet::new();
    for line in read("bot.toml.example").lines() {
        if let Some(name) = line.strip_prefix('[') {
            section = name.trim_end_matches(']').to_owned();
            continue;
        }
        // "#key = value" is a key that is off by default, "# text" is a comment.
        let setting = line.strip_prefix('#').unwrap_or(line);
        if let Some((key, _)) = setting.split_once(" = ").filter(|_| !setting.starts_with(' ')) {
            found.insert(format!("{section}.{key}"));
        }
    }
    let mut known: BTreeSet<String> =
        qqmusic_bot::config::keys().into_iter().map(str::to_owned).collect();
    assert!(known.remove("store.key"), "the key never stands in a file");
    assert_eq!(found, known);
}

//! What owners are given tells the truth: the pages in `docs/`, the image and the service.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use qqmusic_bot::config;

use crate::tidy::{commands, quoted, read, root, sources};

const LANGUAGES: [&str; 2] = ["zh", "en"];
const PAGES: [&str; 5] = ["backup", "deploy", "move", "trouble", "upgrade"];
const READMES: [(&str, &str); 2] = [("zh", "README.zh.md"), ("en", "README.md")];
/// What starts the program or says how it is set.
const SHIPPED: [&str; 5] = [
    "Dockerfile",
    "docker-compose.yml",
    ".env.example",
    "packaging/systemd/qqmusic-bot.service",
    "packaging/systemd/qqmusic-botctl",
];
/// How the pages call the program.
const CALLS: [&str; 2] = ["docker compose run --rm bot ", "sudo qqmusic-botctl "];
/// What the page about trouble quotes of others than the program.
const OF_OTHERS: [&str; 2] = ["Permission denied", "docker compose ps"];

fn page(language: &str, name: &str) -> String {
    format!("docs/{language}/{name}.md")
}

/// Everything that owners read.
fn documents() -> Vec<String> {
    let pages = LANGUAGES.iter().flat_map(|language| PAGES.map(|name| page(language, name)));
    pages.chain(READMES.map(|(_, name)| name.to_owned())).collect()
}

#[test]
fn owners_have_the_same_pages_and_commands_in_both_languages() {
    for (language, readme) in READMES {
        let folder = std::fs::read_dir(root().join("docs").join(language)).expect("a folder");
        let found: BTreeSet<_> =
            folder.map(|entry| entry.expect("an entry").file_name().into_string()).collect();
        assert_eq!(found, PAGES.map(|name| Ok(format!("{name}.md"))).into());
        for name in PAGES {
            let link = format!("({})", page(language, name));
            assert!(read(readme).contains(&link), "{readme} does not name {link}");
        }
    }
    for name in PAGES {
        let [zh, en] = LANGUAGES.map(|language| commands(&read(page(language, name))));
        assert!(!zh.is_empty(), "{name}");
        assert_eq!(zh, en, "{name}");
    }
}

#[test]
fn every_link_of_the_documents_leads_to_a_file() {
    for document in documents() {
        let folder = root().join(Path::new(&document).parent().expect("a folder"));
        let text = read(&document);
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        for (target, _) in targets.filter(|(target, _)| !target.contains("://")) {
            let file = target.split('#').next().unwrap_or_default();
            assert!(folder.join(file).exists(), "{document}: {target}");
        }
    }
}

#[test]
fn every_command_that_owners_are_told_is_one_the_program_knows() {
    let lines = documents().into_iter().flat_map(|document| commands(&read(document)));
    let told: BTreeSet<String> = lines
        .filter_map(|line| CALLS.iter().find_map(|call| line.strip_prefix(call).map(str::to_owned)))
        .filter_map(|rest| rest.split_whitespace().next().map(str::to_owned))
        .collect();
    assert_eq!(told, ["backup", "check", "restore", "rotate-key"].map(str::to_owned).into());
    for command in told {
        let program = env!("CARGO_BIN_EXE_qqmusic-bot");
        let output = Command::new(program).args([&command, "--help"]).output();
        assert!(output.expect("the program runs").status.success(), "{command}");
    }
}

#[test]
fn every_key_that_owners_are_told_exists() {
    let keys = config::keys();
    let sections: BTreeSet<&str> =
        keys.iter().filter_map(|key| Some(key.rsplit_once('.')?.0)).collect();
    let mut told = BTreeSet::new();
    for file in documents().into_iter().chain(SHIPPED.map(str::to_owned)) {
        let text = read(&file);
        let variables = text.split("QQMUSIC_BOT_").skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_uppercase() && c != '_');
            rest[..end.unwrap_or(rest.len())].to_ascii_lowercase().replace("__", ".")
        });
        let named = quoted(&text).into_iter().filter(|name| {
            let section = name.rsplit_once('.').map_or("", |(section, _)| section);
            let is_no_key = sections.contains(name.as_str()) || name.contains(' ');
            sections.contains(section) && !is_no_key
        });
        for key in variables.chain(named).filter(|key| !key.is_empty()) {
            assert!(keys.contains(key.as_str()), "{file}: {key}");
            told.insert(key);
        }
    }
    assert!(told.contains("telegram.token") && told.contains("music.proxy"), "{told:?}");
}

#[test]
fn the_log_says_what_the_page_about_trouble_says_it_does() {
    // A sentence that is broken into lines is one again.
    let joined = |text: String| {
        let mut lines = text.split("\\\n");
        let first = lines.next().unwrap_or_default().to_owned();
        lines.fold(first, |all, line| all + line.trim_start())
    };
    let program: String = sources("src").into_iter().map(|file| joined(read(file))).collect();
    for language in LANGUAGES {
        let text = read(page(language, "trouble"));
        let rows = text.lines().filter(|line| line.starts_with("| `"));
        let cells = rows.filter_map(|row| row.split('|').nth(1));
        let said: Vec<String> = cells.flat_map(quoted).collect();
        assert!(said.len() > 10, "{said:?}");
        for sentence in said.iter().filter(|sentence| !OF_OTHERS.contains(&sentence.as_str())) {
            assert!(program.contains(sentence.as_str()), "{language}: {sentence}");
        }
    }
}

#[test]
fn the_example_settings_are_accepted_with_everything_switched_on() {
    let text = read(".env.example");
    let lines = text.lines().map(|line| line.strip_prefix('#').unwrap_or(line));
    let variables = lines
        .filter_map(|line| line.split_once('='))
        .filter(|(name, _)| name.starts_with("QQMUSIC_BOT_"))
        .chain([("QQMUSIC_BOT_TELEGRAM__TOKEN", "1:a")])
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let config = config::parse(".env", "", variables).expect("it is accepted");
    assert_eq!(config.telegram.max_upload_mb, 2000);
    assert!(config.telegram.proxy.is_some() && config.music.proxy.is_some());
}

#[test]
fn the_image_is_built_with_the_pinned_rust_from_what_the_build_reads() {
    let toolchain = read("rust-toolchain.toml");
    let channel = toolchain.lines().find_map(|line| line.strip_prefix("channel = "));
    let channel = channel.expect("a channel").trim_matches('"');
    assert!(read("Dockerfile").contains(&format!("\nFROM rust:{channel}-")), "{channel}");
    let ignored = read(".dockerignore");
    let mut rules = ignored.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(rules.next(), Some("*"), "nothing gets in by oversight");
    for rule in rules {
        let kept = rule.strip_prefix('!').expect("only exceptions follow");
        assert!(root().join(kept).exists(), "{kept}");
    }
}

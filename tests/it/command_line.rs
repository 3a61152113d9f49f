//! The program as an owner runs it: exit codes, signals, and what is kept.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use qqmusic_bot::model::Pace;
use qqmusic_bot::playground::{Options, Playground, telegram};
use tokio::net::{TcpListener, TcpSocket};
use tokio::sync::oneshot;

use crate::remote::other::OtherServer;
use crate::world::{World, XIAOLIN};

/// The program with only these variables, in an own folder.
fn program(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_qqmusic-bot"));
    command.current_dir(folder).env_clear().args(arguments).stdin(Stdio::null());
    command.envs(variables.iter().copied());
    command
}

async fn output(mut command: Command) -> Output {
    let done = tokio::task::spawn_blocking(move || command.output());
    crate::wait::in_time("it ends in time", done)
        .await
        .expect("the thread lives")
        .expect("the program runs")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

async fn world() -> Playground {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    Playground::start(listener, Options::default()).expect("a playground")
}

/// What points the program at a playground.
fn pointed_at(world: &Playground) -> Vec<(&'static str, String)> {
    vec![
        ("QQMUSIC_BOT_TELEGRAM__TOKEN", "424242:command-line".to_owned()),
        ("QQMUSIC_BOT_TELEGRAM__API_URL", world.telegram_url().to_string()),
        ("QQMUSIC_BOT_MUSIC__GATEWAY", world.gateway_url().to_string()),
    ]
}

fn borrowed<'a>(variables: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    variables.iter().map(|(name, value)| (*name, value.as_str())).collect()
}

/// Starts the bot and waits until it speaks to Telegram.
async fn running(folder: &Path, variables: &[(&str, &str)]) -> Child {
    let mut command = program(folder, &[], variables);
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the program runs");
    let log = BufReader::new(child.stderr.take().expect("it is piped"));
    let (tell, told) = oneshot::channel();
    // Reads to the end, so that the bot never waits for a full pipe.
    std::thread::spawn(move || {
        let mut lines = log.lines().map_while(Result::ok);
        let known = lines.any(|line| line.contains("the bot is known to Telegram"));
        tell.send(known).ok();
        lines.for_each(drop);
    });
    let known = crate::wait::in_time("it starts in time", told).await;
    assert!(known.expect("the reader tells"), "it ended before it was known to Telegram");
    child
}

async fn terminated(mut child: Child) -> Option<i32> {
    let id = child.id().to_string();
    let sent = Command::new("kill").args(["-TERM", &id]).status().expect("kill runs");
    assert!(sent.success());
    let ended = tokio::task::spawn_blocking(move || child.wait());
    let ended = crate::wait::in_time("it ends in time", ended).await;
    ended.expect("the thread lives").expect("it has ended").code()
}

#[tokio::test]
async fn a_missing_token_is_one_sentence_and_code_1() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [&[][..], &["run"], &["check"], &["backup", "x"]] {
        let output = output(program(folder.path(), arguments, &[])).await;
        assert_eq!(output.status.code(), Some(1));
        let sentence = text(&output.stderr);
        assert!(sentence.starts_with("qqmusic-bot: telegram.token is missing: "), "{sentence}");
        assert_eq!(sentence.lines().count(), 1);
    }
}

#[tokio::test]
async fn a_configuration_file_that_is_not_there_is_named_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = output(program(folder.path(), &["--config", "none.toml"], &[])).await;
    assert_eq!(output.status.code(), Some(1));
    let expected =
        "qqmusic-bot: none.toml cannot be read: No such file or directory (os error 2)\n";
    assert_eq!(text(&output.stderr), expected);
}

#[tokio::test]
async fn what_stands_where_the_store_or_its_key_should_be_is_named() {
    let (folder, world) = (tempfile::tempdir().expect("a folder"), world().await);
    std::fs::write(folder.path().join("a-file"), "x").expect("writes");
    std::fs::create_dir(folder.path().join("a-folder")).expect("a folder");
    for (key, value, expected) in [
        ("QQMUSIC_BOT_STORE__PATH", "a-file", "store.path (a-file) is not a folder"),
        ("QQMUSIC_BOT_STORE__PATH", "a-file/data", "store.path (a-file/data) cannot be used"),
        ("QQMUSIC_BOT_STORE__KEY_FILE", "a-folder", "a-folder is not a file"),
    ] {
        let mut variables = pointed_at(&world);
        variables.push((key, value.to_owned()));
        let output = output(program(folder.path(), &["check"], &borrowed(&variables))).await;
        let said = text(&output.stdout);
        let line = said.lines().find(|line| line.contains("NOT usable")).expect("a finding");
        assert!(line.starts_with("store ") && line.contains(expected), "{line}");
        assert!(!line.contains("chmod"), "{line}");
        assert_eq!(line.contains("key file"), key.ends_with("KEY_FILE"), "{line}");
    }
}

#[tokio::test]
async fn arguments_that_make_no_sense_are_code_2() {
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [&["dance"][..], &["backup"], &["playground", "--listen", "here"]] {
        let output = output(program(folder.path(), arguments, &[])).await;
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}

#[tokio::test]
async fn a_running_bot_ends_with_code_0_on_sigterm() {
    let (folder, world) = (tempfile::tempdir().expect("a folder"), world().await);
    let variables = pointed_at(&world);
    let bot = running(folder.path(), &borrowed(&variables)).await;
    assert_eq!(terminated(bot).await, Some(0));
}

#[tokio::test]
async fn a_second_bot_on_the_same_folder_gets_one_clear_sentence() {
    let (folder, world) = (tempfile::tempdir().expect("a folder"), world().await);
    let variables = pointed_at(&world);
    let first = running(folder.path(), &borrowed(&variables)).await;
    let second = output(program(folder.path(), &["run"], &borrowed(&variables))).await;
    assert_eq!(second.status.code(), Some(1));
    let said = text(&second.stderr);
    assert!(said.contains("in use by another process"), "{said}");
    assert_eq!(terminated(first).await, Some(0));
}

#[tokio::test]
async fn check_says_of_each_part_whether_it_can_be_used() {
    let (folder, world) = (tempfile::tempdir().expect("a folder"), world().await);
    let mut variables = pointed_at(&world);
    let output_of = async |variables: &[(&'static str, String)]| {
        output(program(folder.path(), &["check"], &borrowed(variables))).await
    };
    let good = output_of(&variables).await;
    let lines = text(&good.stdout);
    assert_eq!(lines.lines().filter(|line| line.contains(" ok: ")).count(), 5, "{lines}");
    let line = lines.lines().find(|line| line.starts_with("inline mode ")).expect("a line");
    assert!(line.contains("it is on") && line.contains("/setinlinefeedback"), "{line}");
    assert!(line.contains("telegram.storage_chat is not set"), "{line}");
    assert_eq!(good.status.code(), Some(0));
    // Another server has a line of its own, where one is configured.
    let other = OtherServer::start(&world, Pace::Human).await;
    let mut with_other = variables.clone();
    with_other.push(("QQMUSIC_BOT_MUSIC__REMOTE_URL", other.url.to_string()));
    let good = output_of(&with_other).await;
    let lines = text(&good.stdout);
    let name =
        format!("{}:{}", other.url.host_str().expect("a host"), other.url.port().expect("a port"));
    let line = lines.lines().find(|line| line.starts_with("remote ")).expect("a line");
    assert!(line.ends_with(&format!(" ok: {name} answers")), "{line}");
    assert_eq!(good.status.code(), Some(0));
    // A port of our own at which nobody listens; a closed one could be another test's by now.
    let silent = TcpSocket::new_v4().expect("a socket");
    silent.bind("127.0.0.1:0".parse().expect("an address")).expect("a free port");
    let gone = format!("http://{}", silent.local_addr().expect("an address"));
    with_other[3].1.clone_from(&gone);
    let bad = output_of(&with_other).await;
    let lines = text(&bad.stdout);
    let line = lines.lines().find(|line| line.starts_with("remote ")).expect("a line");
    assert!(line.contains("NOT usable: ") && line.contains("music.remote_url"), "{line}");
    assert_eq!(lines.lines().filter(|line| line.contains(" ok: ")).count(), 5, "{lines}");
    assert_eq!(bad.status.code(), Some(1));
    variables[1].1.clone_from(&gone);
    variables[2].1 = gone;
    let bad = output_of(&variables).await;
    let lines = text(&bad.stdout);
    assert_eq!(lines.lines().filter(|line| line.contains("NOT usable: ")).count(), 2, "{lines}");
    assert!(lines.contains("telegram.api_url") && lines.contains("music.gateway"), "{lines}");
    assert_eq!(bad.status.code(), Some(1));
}

#[tokio::test]
async fn check_says_whether_songs_can_be_parked_for_inline_mode() {
    const STORAGE: i64 = -1_001_000_020_003;
    let folder = tempfile::tempdir().expect("a folder");
    let world = World::without_bot(telegram::Options::default()).await;
    let line_of = async |chat: &str, part: &str| {
        let mut variables = pointed_at(world.playground());
        variables.push(("QQMUSIC_BOT_TELEGRAM__STORAGE_CHAT", chat.to_owned()));
        let said = output(program(folder.path(), &["check"], &borrowed(&variables))).await;
        let lines = text(&said.stdout).to_owned();
        let line = lines.lines().find(|line| line.starts_with(part));
        line.unwrap_or_else(|| panic!("no line: {lines}")).to_owned()
    };
    let line = line_of(&STORAGE.to_string(), "storage chat").await;
    assert!(line.ends_with(" ok: files are parked in 歌曲仓库"), "{line}");
    let line = line_of("-7", "storage chat").await;
    assert!(
        line.contains("NOT usable: telegram.storage_chat is no chat that the bot knows"),
        "{line}"
    );
    let muted = serde_json::json!({"chat": STORAGE, "user": XIAOLIN, "status": "restricted"});
    world.change("bot", muted).await;
    let line = line_of(&STORAGE.to_string(), "storage chat").await;
    assert!(
        line.contains("NOT usable: ") && line.contains("let it send music and files"),
        "{line}"
    );
    let line = line_of(&XIAOLIN.to_string(), "storage chat").await;
    assert!(line.contains("NOT usable: ") && line.contains("/start"), "{line}");
    world.change("botfather", serde_json::json!({"inline": false})).await;
    let line = line_of(&STORAGE.to_string(), "inline mode").await;
    assert!(line.contains("it is off") && line.contains("/setinline"), "{line}");
}

#[tokio::test]
async fn a_backup_is_restored_into_an_empty_store_and_the_key_is_rotated() {
    let (folder, world) = (tempfile::tempdir().expect("a folder"), world().await);
    let variables = pointed_at(&world);
    let bot = running(folder.path(), &borrowed(&variables)).await;
    let run = async |arguments: &[&str]| {
        let output = output(program(folder.path(), arguments, &borrowed(&variables))).await;
        (output.status.code(), text(&output.stdout) + &text(&output.stderr))
    };
    let (code, said) = run(&["backup", "one.bak"]).await;
    assert!(code == Some(1) && said.contains("needs the bot stopped"), "{said}");
    assert_eq!(terminated(bot).await, Some(0));
    assert_eq!(run(&["backup", "one.bak"]).await.0, Some(0));
    let (code, said) = run(&["backup", "one.bak"]).await;
    assert!(code == Some(1) && said.contains("exists already"), "{said}");
    let (code, said) = run(&["restore", "one.bak"]).await;
    assert!(code == Some(1) && said.contains("already holds data"), "{said}");
    let (code, said) = run(&["restore", "missing.bak"]).await;
    assert!(code == Some(1) && said.contains("missing.bak cannot be read: No such file"), "{said}");
    // The key file stands beside the data and stays where it is.
    let data = folder.path().join("data");
    let key = std::fs::read(data.join("master.key")).expect("a key");
    std::fs::rename(&data, folder.path().join("old")).expect("it is moved");
    let (code, said) = run(&["restore", "one.bak"]).await;
    assert!(code == Some(1) && said.contains("master key"), "{said}");
    std::fs::create_dir(&data).expect("a folder");
    std::fs::copy(folder.path().join("old/master.key"), data.join("master.key")).expect("a copy");
    let (code, said) = run(&["restore", "one.bak"]).await;
    assert!(code == Some(0) && said.contains("records restored"), "{said}");
    let (code, said) = run(&["rotate-key"]).await;
    assert!(code == Some(0) && said.contains("master.key"), "{said}");
    assert_ne!(std::fs::read(data.join("master.key")).expect("a key"), key);
    let bot = running(folder.path(), &borrowed(&variables)).await;
    assert_eq!(terminated(bot).await, Some(0));
}

#[tokio::test]
async fn a_playground_on_a_taken_port_says_how_to_choose_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let taken = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = taken.local_addr().expect("an address").to_string();
    let output = output(program(folder.path(), &["playground", "--listen", &address], &[])).await;
    assert_eq!(output.status.code(), Some(1));
    let said = text(&output.stderr);
    assert!(said.contains(&address) && said.contains("--listen"), "{said}");
}

#[tokio::test]
async fn serve_needs_no_token_says_no_secret_and_ends_with_code_0_on_sigterm() {
    let (folder, world) = (tempfile::tempdir().expect("a folder"), world().await);
    let log = folder.path().join("log.txt");
    let file = std::fs::File::create(&log).expect("a file");
    // A port that is free now: this listener is closed again at once.
    let port = TcpListener::bind("127.0.0.1:0").await.expect("a free port").local_addr();
    let address = port.expect("an address").to_string();
    let gateway = world.gateway_url().to_string();
    let variables = [
        ("QQMUSIC_BOT_API__LISTEN", address.as_str()),
        ("QQMUSIC_BOT_MUSIC__GATEWAY", &gateway),
        ("RUST_LOG", "trace"),
    ];
    let mut command = program(folder.path(), &["serve"], &variables);
    let child = command.stderr(file).spawn().expect("the program runs");
    let get = async |path: &str| {
        let client = reqwest::Client::new().get(format!("http://{address}{path}"));
        let answer = client.header("Uin", "1000000077").header("Qm-keyst", "Q_H_L_planted").send();
        answer.await.map(|answer| answer.status().as_u16())
    };
    crate::wait::until("it serves in time", async || get("/healthz").await.is_ok()).await;
    assert_eq!(get("/api/user").await.expect("answered"), 401);
    assert_eq!(get("/api/search?query=planted-words").await.expect("answered"), 200);
    assert_eq!(get("/api/login/check?key=planted-session").await.expect("answered"), 404);
    assert_eq!(terminated(child).await, Some(0));
    let log = std::fs::read_to_string(log).expect("a log");
    assert!(log.contains("route=\"/api/user\"") && log.contains("status=401"), "{log}");
    for secret in ["planted", "1000000077"] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret} is in the log");
    }
}

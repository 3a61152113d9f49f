//! No secret is ever formatted: the program runs at trace level through logins, failures, a panic
//! and wrong configurations, and everything that it wrote, stored and said is searched.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::IntoResponse;
use qqmusic_bot::app::logging;
use qqmusic_bot::config::Log;
use qqmusic_bot::playground::faults::Fault;
use qqmusic_bot::playground::telegram;
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::world::{ALICE, World, XIAOLIN};

const TOKEN: &str = "424242:planted-token-of-the-bot";
const PASSWORD: &str = "planted-password-of-a-proxy";
const WRONG_KEY: &str = "Q_H_L_planted_in_a_wrong_cookie";
const PANIC: &str = "planted-in-a-panic";
const PANICS: &str = "QQMUSIC_TEST_SECRET_PANICS";

/// A folder for the program, and a file for all that it writes.
struct Place {
    folder: TempDir,
    log: TempDir,
}

/// The running bot; killed when a test fails.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Place {
    fn new() -> Self {
        let folder = || tempfile::tempdir().expect("a folder");
        Self { folder: folder(), log: folder() }
    }

    fn log(&self) -> PathBuf {
        self.log.path().join("log.txt")
    }

    fn start(&self, program: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Running {
        let log = File::options().create(true).append(true).open(self.log()).expect("a file");
        let mut command = Command::new(program);
        command.current_dir(self.folder.path()).env_clear().args(arguments);
        command
            .env("RUST_LOG", "trace,hyper::proto=trace,h2::codec=trace")
            .env("RUST_BACKTRACE", "1");
        command.envs(variables.iter().copied()).stdin(Stdio::null());
        command.stdout(log.try_clone().expect("a file")).stderr(log);
        Running(command.spawn().expect("it starts"))
    }

    fn bot(&self, world: &World, gateway: &str, more: &[(&str, &str)]) -> Running {
        let telegram = world.playground().telegram_url().to_string();
        let mut variables = vec![
            ("QQMUSIC_BOT_TELEGRAM__TOKEN", TOKEN),
            ("QQMUSIC_BOT_TELEGRAM__API_URL", &telegram),
            ("QQMUSIC_BOT_MUSIC__GATEWAY", gateway),
        ];
        variables.extend_from_slice(more);
        self.start(Path::new(env!("CARGO_BIN_EXE_qqmusic-bot")), &[], &variables)
    }

    fn master_key(&self) -> PathBuf {
        self.folder.path().join("data/master.key")
    }

    /// Everything that was written and stored, but the file of the master key.
    fn written(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        for folder in [&self.folder, &self.log] {
            collect(folder.path(), &mut files);
        }
        files.retain(|(path, _)| *path != self.master_key());
        files
    }
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            let bytes = fs::read(&path).expect("a file");
            files.push((path, String::from_utf8_lossy(&bytes).into_owned()));
        }
    }
}

async fn ended(mut running: Running) -> Option<i32> {
    let ended = tokio::task::spawn_blocking(move || running.0.wait().expect("it ends").code());
    crate::wait::in_time("it ends in time", ended).await.expect("no panic")
}

async fn terminated(running: Running) {
    let id = running.0.id().to_string();
    assert!(Command::new("kill").args(["-TERM", &id]).status().expect("kill runs").success());
    assert_eq!(ended(running).await, Some(0));
}

/// How a secret may look: as it is, percent-encoded, or as the `Debug` of its bytes.
fn shapes(secret: &str) -> [String; 3] {
    let encoded: String = url::form_urlencoded::byte_serialize(secret.as_bytes()).collect();
    let bytes = format!("{:?}", secret.as_bytes());
    let bytes = bytes.trim_matches(['[', ']']).to_owned();
    [secret.to_owned(), encoded, bytes]
}

/// Where which secret stands; the secrets themselves stay out of the test's own output.
fn leaks(files: &[(PathBuf, String)], secrets: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for secret in secrets {
        for shape in shapes(secret) {
            for (path, text) in files {
                if let Some(at) = text.find(&shape) {
                    let line = text[..at].lines().next_back().unwrap_or_default();
                    found.push(format!("{}…: {}: {line}", &secret[..6], path.display()));
                }
            }
        }
    }
    found
}

/// A QQ Music that answers whatever it was sent, cookies and keys included.
async fn echo() -> String {
    let answer = async |uri: Uri, headers: HeaderMap, body: Bytes| {
        let cookie = headers.get(header::COOKIE).and_then(|cookie| cookie.to_str().ok());
        let cookie = cookie.unwrap_or_default().to_owned();
        let body = String::from_utf8_lossy(&body).into_owned();
        let said = format!("{uri} {cookie} {body}");
        let status = match said.len() % 3 {
            0 => StatusCode::OK,
            1 => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::FORBIDDEN,
        };
        let sets = [(header::SET_COOKIE, format!("echo={}", cookie.replace(';', ",")))];
        let json =
            serde_json::json!({"code": 0, "req_0": {"code": 40000, "data": said, "msg": said}});
        (status, sets, json.to_string()).into_response()
    };
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    format!("http://{address}")
}

async fn log_in(world: &World, person: i64, kind: &str, uin: u64) {
    world.say(person, &format!("/login {kind}")).await;
    let picture = world.expect(person, |message| message.has("photo")).await;
    if kind == "app" {
        subscribed(world).await;
    }
    world.scan_latest_qr(person, uin, "scanned").await;
    world.scan_latest_qr(person, uin, "confirmed").await;
    world.expect_gone(person, picture.id()).await;
    world.expect(person, |message| message.id() > picture.id() && !message.text().is_empty()).await;
}

/// Returns when the bot hears of the app's events; nobody is told of those before.
async fn subscribed(world: &World) {
    crate::wait::until("it subscribes", async || {
        world.playground().qqmusic().stats().sockets_open > 0
    })
    .await;
}

/// Says it and waits for the answer, whatever it is.
async fn ask(world: &World, person: i64, text: &str) {
    let said = world.say(person, text).await;
    world.expect(person, |message| message.id() > said && !message.text().is_empty()).await;
}

async fn a_whole_life(world: &World, place: &Place) -> BTreeSet<String> {
    const THIRD: i64 = 10_003;
    let qqmusic = world.playground().qqmusic();
    let gateway = world.playground().gateway_url().to_string();
    let mut secrets = BTreeSet::from([TOKEN, PASSWORD, WRONG_KEY, PANIC].map(str::to_owned));

    let bot = place.bot(world, &gateway, &[]);
    log_in(world, XIAOLIN, "qq", 314_159_265).await;
    log_in(world, ALICE, "wechat", 271_828_182).await;
    log_in(world, THIRD, "app", 161_803_398).await;
    world.say(XIAOLIN, "/song 0039MnYb0qxYhV 128").await;
    world.expect(XIAOLIN, |message| message.has("audio")).await;
    secrets.extend(qqmusic.secrets());
    qqmusic.expire_key(271_828_182);
    ask(world, ALICE, "/userinfo").await;
    qqmusic.revoke_key(314_159_265);
    ask(world, XIAOLIN, "/userinfo").await;
    world.faults().at("qqmusic:music.login.LoginServer/Login", Fault::Garbage, Some(1));
    ask(world, ALICE, "/refresh").await;
    ask(world, ALICE, &format!("/cookie uin=o0271828182; qm_keyst={WRONG_KEY}")).await;
    secrets.extend(qqmusic.secrets());
    terminated(bot).await;

    let bot = place.bot(world, &echo().await, &[("QQMUSIC_BOT_LOG__JSON", "true")]);
    for text in ["/userinfo", "/user", "/search 晴天", "/lyric 97773", "/refresh", "/login qq"] {
        ask(world, ALICE, text).await;
    }
    terminated(bot).await;

    let proxy = format!("ftp://somebody:{PASSWORD}@127.0.0.1:1");
    for wrong in [
        ("QQMUSIC_BOT_MUSIC__PROXY", proxy.as_str()),
        ("QQMUSIC_BOT_STORE__KEY", PASSWORD),
        ("QQMUSIC_BOT_TELEGRAM__TOKEN", PASSWORD),
        ("QQMUSIC_BOT_API__LISTEN", PASSWORD),
        ("RUST_LOG", "planted-password-of-a-proxy=x=y"),
    ] {
        assert_eq!(ended(place.bot(world, &gateway, &[wrong])).await, Some(1), "{}", wrong.0);
    }
    let me = std::env::current_exe().expect("a path");
    let arguments = ["--exact", "secrets::a_panic_with_a_secret", "--nocapture"];
    ended(place.start(&me, &arguments, &[(PANICS, "1")])).await;
    let key = fs::read_to_string(place.master_key()).expect("a key");
    secrets.extend(key.split_whitespace().filter(|word| word.len() >= 32).map(str::to_owned));
    secrets
}

#[tokio::test]
async fn no_secret_is_written_stored_or_said() {
    let (world, place) = (World::without_bot(telegram::Options::default()).await, Place::new());
    let secrets = a_whole_life(&world, &place).await;
    assert!(secrets.len() > 20, "{} secrets are known", secrets.len());

    let log = fs::read_to_string(place.log()).expect("a log");
    for line in ["asked QQ Music", "a login was refreshed", "a panic", "must be"] {
        assert!(log.contains(line), "{line} did not happen, so nothing is proved");
    }
    assert!(!log.contains("vkey="), "a play address is in the log");
    for number in ["314159265", "161803398"] {
        assert!(!log.contains(number), "a QQ number is in the log: /privacy says that none is");
    }

    // The search finds what is there, in each shape.
    let key = secrets.iter().find(|secret| secret.starts_with("W_X_")).expect("a key");
    for shape in shapes(key) {
        let planted = place.folder.path().join("data/planted");
        fs::write(&planted, format!("a line\nkey={shape} end")).expect("writes");
        assert!(!leaks(&place.written(), &secrets).is_empty());
        fs::remove_file(planted).expect("it is there");
    }

    let mut files = place.written();
    for chat in [XIAOLIN, ALICE, 10_003] {
        let by_bot = world.messages(chat).into_iter().filter(|message| message.is_by_bot());
        files.extend(by_bot.map(|message| ("chat".into(), message.json().to_string())));
    }
    let found = leaks(&files, &secrets);
    assert!(found.is_empty(), "{found:#?}");
}

/// Not a test by itself: the test above runs it in a process of its own.
#[tokio::test]
async fn a_panic_with_a_secret() {
    if std::env::var_os(PANICS).is_none() {
        return;
    }
    logging::init(&Log::default()).expect("logs");
    let panicked = tokio::spawn(async { panic!("the key is {}", PANIC.to_owned()) }).await;
    assert!(panicked.is_err());
}

#[tokio::test]
async fn the_secret_of_a_webhook_is_told_to_telegram_only() {
    let place = Place::new();
    let world = World::without_bot(telegram::Options::default()).await;
    let (url, listen) = (world.hook_url(), world.hook().to_string());
    let gateway = world.playground().gateway_url().to_string();
    let more = [
        ("QQMUSIC_BOT_TELEGRAM__MODE", "webhook"),
        ("QQMUSIC_BOT_TELEGRAM__WEBHOOK__URL", url.as_str()),
        ("QQMUSIC_BOT_TELEGRAM__WEBHOOK__LISTEN", listen.as_str()),
    ];
    let running = place.bot(&world, &gateway, &more);
    world.say(ALICE, "/help").await;
    world.expect_text(ALICE, "What I can do").await;
    let secret = world.playground().telegram().webhook_secret(424_242).expect("it is set");
    let wrong = reqwest::Client::new().post(&url).header("X-Telegram-Bot-Api-Secret-Token", "x");
    assert_eq!(wrong.send().await.expect("an answer").status(), StatusCode::UNAUTHORIZED);
    terminated(running).await;
    let secrets = BTreeSet::from([secret, TOKEN.to_owned()]);
    assert_eq!(leaks(&place.written(), &secrets), Vec::<String>::new());
}

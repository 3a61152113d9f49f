//! TLS by the bot itself, with a certificate that it shows to Telegram, and what `check` says.

use std::path::{Path, PathBuf};

use qqmusic_bot::app;
use qqmusic_bot::config::{self, Config, Mode, Webhook};

use crate::world::{ALICE, Way, World};

/// Of this machine, by nobody but itself.
const CERTIFICATE: &str = "certificate.pem";
const KEY: &str = "key.pem";

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/webhook").join(name)
}

/// Serves TLS with these files at an address for which the certificate is.
fn served(config: &mut Config, certificate: &Path, private_key: &Path) {
    // Below the ports that the system gives away, and a test's own.
    let port = 20_000 + std::process::id() % 12_000;
    let url = format!("https://localhost:{port}/updates").parse().expect("an address");
    let listen = format!("127.0.0.1:{port}").parse().expect("an address");
    let (certificate, private_key) = (certificate.to_owned(), private_key.to_owned());
    let certificate = Some(config::Certificate { certificate, private_key });
    config.telegram.mode = Mode::Webhook(Webhook { url, listen, certificate });
}

#[tokio::test]
async fn a_certificate_of_ones_own_is_shown_to_telegram_and_conversed_over() {
    let mut world = World::without_bot(Default::default()).await;
    // The key in the same file stays here.
    let folder = tempfile::tempdir().expect("a folder");
    let both = folder.path().join("both.pem");
    let read = |name| std::fs::read_to_string(file(name)).expect("a file");
    std::fs::write(&both, read(KEY) + &read(CERTIFICATE)).expect("writes");
    world.start_bot_with(move |config| served(config, &both, &both));
    let info = world.expect_webhook(|info| info["url"] != "").await;
    assert_eq!(info["has_custom_certificate"], true);
    world.say(ALICE, "/help").await;
    world.expect_text(ALICE, "What I can do").await;
    let info = world.webhook_info().await;
    assert_eq!(info.get("last_error_message"), None, "{info}");
    world.assert_no_rule_broken(&[]);
}

/// Why a bot does not start with these files.
async fn refusal(certificate: &Path, private_key: &Path) -> String {
    let mut world = World::without_bot(Default::default()).await;
    let (certificate, private_key) = (certificate.to_owned(), private_key.to_owned());
    world.start_bot_with(move |config| served(config, &certificate, &private_key));
    format!("{:#}", world.take_bot().stop().await.expect_err("it does not start"))
}

#[tokio::test]
async fn files_that_are_none_stop_the_start_with_a_sentence_that_names_the_key() {
    let (certificate, key) = (file(CERTIFICATE), file(KEY));
    let missing = refusal(&file("nothing.pem"), &key).await;
    assert!(missing.starts_with("telegram.webhook.certificate ("), "{missing}");
    assert!(missing.contains("cannot be read: No such file"), "{missing}");
    let swapped = refusal(&key, &certificate).await;
    assert!(swapped.starts_with("telegram.webhook.certificate (") && swapped.contains("PEM"));
    let keyless = refusal(&certificate, &certificate).await;
    assert!(keyless.starts_with("telegram.webhook.private_key (") && keyless.contains("PEM"));
}

#[tokio::test]
async fn an_address_that_is_taken_stops_the_start() {
    let mut world = World::without_bot(Default::default()).await;
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let listen = taken.local_addr().expect("an address");
    world.start_bot_with(move |config| {
        let url = format!("http://{listen}/").parse().expect("an address");
        config.telegram.mode = Mode::Webhook(Webhook { url, listen, certificate: None });
    });
    let refused = format!("{:#}", world.take_bot().stop().await.expect_err("it is taken"));
    assert!(refused.starts_with("telegram.webhook.listen (127.0.0.1:"), "{refused}");
}

/// What `check` says of a part.
async fn finding(config: &Config, part: &str) -> Option<String> {
    let findings = app::check(config).await;
    let line = findings.iter().find(|finding| finding.part == part);
    line.map(ToString::to_string)
}

#[tokio::test]
async fn check_tells_what_telegram_says_about_the_webhook() {
    let mut world = World::without_bot(Default::default()).await;
    let polling = app::config_for(world.playground(), None).expect("it is right");
    let mut brought = polling.clone();
    let url = world.hook_url().parse().expect("an address");
    let listen = "127.0.0.1:1".parse().expect("an address");
    brought.telegram.mode = Mode::Webhook(Webhook { url, listen, certificate: None });
    assert_eq!(finding(&polling, "webhook").await, None);
    let line = finding(&brought, "webhook").await.expect("a line");
    assert!(line.contains("ok: it is not set yet"), "{line}");
    world.start_bot_by(Way::Webhook);
    world.expect_webhook(|info| info["url"] != "").await;
    world.take_bot().stop().await.expect("the bot ends well");
    world.say(ALICE, "/help").await;
    world.expect_webhook(|info| info["last_error_message"] == "Connection refused").await;
    let line = finding(&brought, "webhook").await.expect("a line");
    assert!(line.contains("ok: it is set to telegram.webhook.url; 1 update waits; at "), "{line}");
    assert!(line.ends_with("UTC Telegram could not bring one: Connection refused"), "{line}");
    let line = finding(&polling, "Telegram").await.expect("a line");
    assert!(
        line.ends_with("a webhook is set, which the start removes: telegram.mode is \"polling\"")
    );
    let (certificate, key) = (file(CERTIFICATE), file("nothing.pem"));
    served(&mut brought, &certificate, &key);
    let line = finding(&brought, "webhook").await.expect("a line");
    assert!(line.contains("NOT usable: telegram.webhook.private_key ("), "{line}");
}

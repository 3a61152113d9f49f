//! The playground's page and the API's page in a real browser. Needs Chromium and Node; `.ci/run` turns it on.

use std::path::Path;
use std::process::Command;

use qqmusic_bot::app::{Bot, config_for};
use qqmusic_bot::playground::{Options, Playground};

/// Names the browser to use; pictures of the page go to the folder that
/// `QQMUSIC_TEST_PICTURES` names, if any.
const BROWSER: &str = "QQMUSIC_TEST_BROWSER";

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and Node: run `.ci/run`, or see CONTRIBUTING.md"]
async fn a_newcomer_uses_the_page() {
    let browser = std::env::var(BROWSER).expect("QQMUSIC_TEST_BROWSER names a Chromium");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let playground = Playground::start(listener, Options::default()).expect("a playground");
    let config = config_for(&playground, None).expect("a configuration");
    let bot = Bot::start(config, playground.clock().clone());

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let mut node = Command::new("node");
    node.current_dir(folder).args(["page.mjs", &format!("{}/", playground.base()), &browser]);
    node.args(std::env::var("QQMUSIC_TEST_PICTURES").ok());
    let passed = tokio::task::spawn_blocking(move || node.status()).await.expect("no panic");

    bot.stop().await.expect("the bot stops");
    assert!(passed.expect("Node runs").success(), "see what the script printed");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "needs Chromium and Node: run `.ci/run`, or see CONTRIBUTING.md"]
async fn a_person_tries_the_api_on_its_page() {
    let browser = std::env::var(BROWSER).expect("QQMUSIC_TEST_BROWSER names a Chromium");
    let world = crate::api::World::start().await;
    world.mount();

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser");
    let base = world.playground.base();
    let mut node = Command::new("node");
    node.current_dir(folder).args(["api.mjs", &format!("{base}/api"), &base, &browser]);
    node.args(std::env::var("QQMUSIC_TEST_PICTURES").ok());
    let passed = tokio::task::spawn_blocking(move || node.status()).await.expect("no panic");
    assert!(passed.expect("Node runs").success(), "see what the script printed");
}

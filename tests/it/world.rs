//! A world for conversation tests: the playground with the real bot in it.
//!
//! A test speaks as people do and waits for what they would see. Every wait has a deadline and
//! ends at the moment the awaited thing happens. Each test has a world of its own.

use std::cell::Cell;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU16, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use qqmusic_bot::app::{self, Bot};
use qqmusic_bot::config::{Config, Mode, Webhook};
use qqmusic_bot::playground::faults::Faults;
use qqmusic_bot::playground::telegram;
use qqmusic_bot::playground::{Options, Playground};
use qqmusic_bot::store::{KeyRing, Store, open_sled};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;

/// 小林, whose app is Chinese.
pub(crate) const XIAOLIN: i64 = 10_001;
/// Alice, whose app is English.
pub(crate) const ALICE: i64 = 10_002;
/// A basic group of all three people.
pub(crate) const GROUP: i64 = -20_001;

/// A message as the Bot API shows it.
#[derive(Debug, Clone)]
pub(crate) struct Message(Value);

impl Message {
    pub(crate) fn id(&self) -> i64 {
        self.0["message_id"].as_i64().expect("every message has an id")
    }

    /// The text, or the caption.
    pub(crate) fn text(&self) -> &str {
        self.0["text"].as_str().or_else(|| self.0["caption"].as_str()).unwrap_or_default()
    }

    pub(crate) fn is_by_bot(&self) -> bool {
        self.0["from"]["is_bot"] == true
    }

    /// Whether it holds a `photo`, an `audio` or a `document`.
    pub(crate) fn has(&self, media: &str) -> bool {
        self.0.get(media).is_some()
    }

    /// The buttons, row after row.
    pub(crate) fn buttons(&self) -> Vec<&Value> {
        let rows = self.0["reply_markup"]["inline_keyboard"].as_array();
        rows.into_iter().flatten().filter_map(Value::as_array).flatten().collect()
    }

    /// Everything there is.
    pub(crate) fn json(&self) -> &Value {
        &self.0
    }
}

/// How updates come to the bots of a test's worlds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    Polling,
    Webhook,
}

thread_local! {
    static WAY: Cell<Option<Way>> = const { Cell::new(None) };
}

/// Runs a test whose worlds begin with webhooks.
pub(crate) fn by_webhook(test: impl FnOnce()) {
    /// Tests may share a thread, also after one that failed.
    struct Back;
    impl Drop for Back {
        fn drop(&mut self) {
            WAY.set(None);
        }
    }
    let _back = Back;
    WAY.set(Some(Way::Webhook));
    test();
}

/// What the test was begun with, or what the environment asks for: QQMUSIC_TEST_WAY=webhook.
fn way() -> Way {
    let asked = || std::env::var("QQMUSIC_TEST_WAY").is_ok_and(|way| way == "webhook");
    WAY.get().unwrap_or_else(|| if asked() { Way::Webhook } else { Way::Polling })
}

/// An address of this machine that is nobody else's: no other test's, and no port that the system
/// gives away, so that a bot finds it free again after a restart.
fn own_address() -> SocketAddr {
    static PORTS: AtomicU16 = AtomicU16::new(10_000);
    let [_, a, b, c] = std::process::id().to_be_bytes();
    // 127.0.0.1 is left to the others.
    let ip = Ipv4Addr::new(127, 64 | (a & 63), b, c);
    SocketAddr::from((ip, PORTS.fetch_add(1, Ordering::Relaxed)))
}

/// The playground and the bot.
pub(crate) struct World {
    playground: Playground,
    bot: Option<Bot>,
    way: Way,
    /// Where the bot takes updates when they are brought.
    hook: SocketAddr,
    /// What the bot's configuration has of its own.
    change: Box<dyn Fn(&mut Config)>,
    data: TempDir,
    http: reqwest::Client,
}

/// Returns at once but in the last minute before midnight in Shanghai, where the day of QQ Music
/// changes: no conversation runs over it.
pub(crate) async fn away_from_midnight() {
    const DAY: Duration = Duration::from_secs(86_400);
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).expect("a clock that is right");
    let into_day = (since_1970.as_secs() + 8 * 3600) % DAY.as_secs();
    let left = DAY - Duration::from_secs(into_day);
    if left < Duration::from_secs(60) {
        tokio::time::sleep(left).await;
    }
}

impl World {
    /// A playground that behaves as the real services do, and the bot with an empty store.
    pub(crate) async fn start() -> Self {
        Self::with(telegram::Options::default()).await
    }

    /// As [`start`](Self::start), with another Telegram.
    pub(crate) async fn with(telegram: telegram::Options) -> Self {
        let mut world = Self::without_bot(telegram).await;
        world.start_bot();
        world
    }

    /// As [`start`](Self::start), with a bot whose configuration is changed by this.
    pub(crate) async fn configured(change: impl Fn(&mut Config) + 'static) -> Self {
        let mut world = Self::without_bot(telegram::Options::default()).await;
        world.change = Box::new(change);
        world.start_bot();
        world
    }

    /// The playground only, for a bot that runs elsewhere.
    pub(crate) async fn without_bot(telegram: telegram::Options) -> Self {
        away_from_midnight().await;
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let playground = Playground::start(listener, Options { telegram, ..Options::default() })
            .expect("a playground");
        let data = tempfile::tempdir().expect("a temporary folder");
        let change = Box::new(|_: &mut Config| {});
        let (way, hook, http) = (way(), own_address(), reqwest::Client::new());
        Self { playground, bot: None, way, hook, change, data, http }
    }

    /// Starts the bot, on the same store as any before it.
    pub(crate) fn start_bot(&mut self) {
        let mut config =
            app::config_for(&self.playground, Some(self.data.path())).expect("it is right");
        if self.way == Way::Webhook {
            let url = self.hook_url().parse().expect("an address");
            let webhook = Webhook { url, listen: self.hook, certificate: None };
            config.telegram.mode = Mode::Webhook(webhook);
        }
        // A call that a test holds up is not given up by itself.
        config.music.timeout = crate::wait::PATIENCE;
        (self.change)(&mut config);
        self.bot = Some(Bot::start(config, self.playground.clock().clone()));
    }

    /// As [`start_bot`](Self::start_bot), with a configuration that is changed by this.
    pub(crate) fn start_bot_with(&mut self, change: impl Fn(&mut Config) + 'static) {
        self.change = Box::new(change);
        self.start_bot();
    }

    /// As [`start_bot`](Self::start_bot), with updates that come this way from now on.
    pub(crate) fn start_bot_by(&mut self, way: Way) {
        self.way = way;
        self.start_bot();
    }

    /// Where Telegram brings updates.
    pub(crate) fn hook_url(&self) -> String {
        format!("http://{}/updates", self.hook)
    }

    /// Where the bot listens for them.
    pub(crate) fn hook(&self) -> SocketAddr {
        self.hook
    }

    /// What the Bot API says about the bot's webhook.
    pub(crate) async fn webhook_info(&self) -> Value {
        let telegram = self.playground.telegram_url();
        let url = format!("{telegram}/bot424242:playground/getWebhookInfo");
        let asked = self.http.post(url).send().await.expect("an answer");
        asked.json::<Value>().await.expect("JSON")["result"].take()
    }

    /// Waits until the Bot API says this about the bot's webhook.
    pub(crate) async fn expect_webhook(&self, is_so: impl Fn(&Value) -> bool) -> Value {
        let found = async {
            loop {
                let info = self.webhook_info().await;
                if is_so(&info) {
                    return info;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        crate::wait::in_time("it becomes so", found).await
    }

    /// The running bot, for ending it while something else happens.
    pub(crate) fn take_bot(&mut self) -> Bot {
        self.bot.take().expect("it was started")
    }

    /// Ends the bot as SIGTERM would and starts it again on the same store.
    pub(crate) async fn restart_bot(&mut self) {
        if let Some(bot) = self.bot.take() {
            bot.stop().await.expect("the bot ends well");
        }
        self.start_bot();
    }

    /// Ends the bot and opens its store, until [`start_bot`](Self::start_bot).
    pub(crate) async fn store(&mut self) -> Arc<dyn Store> {
        self.take_bot().stop().await.expect("the bot ends well");
        let data = self.data.path();
        let keys = KeyRing::load_or_create(&data.join("master.key"), &data.join("store"));
        open_sled(&data.join("store"), &keys.expect("a key")).await.expect("opens")
    }

    /// Kills the bot wherever it is and starts it again on the same store.
    pub(crate) async fn kill_and_restart_bot(&mut self) {
        if let Some(bot) = self.bot.take() {
            bot.kill().await;
        }
        self.start_bot();
    }

    /// The folder of the bot's store, key and exports.
    pub(crate) fn data(&self) -> &Path {
        self.data.path()
    }

    /// The playground itself.
    pub(crate) fn playground(&self) -> &Playground {
        &self.playground
    }

    /// Moves the time of Telegram, QQ Music and the bot.
    pub(crate) fn advance_clock(&self, by: Duration) {
        let seconds = i64::try_from(by.as_secs()).expect("a duration of a test");
        self.playground.clock().advance(seconds);
    }

    pub(crate) fn faults(&self) -> &Faults {
        self.playground.faults()
    }

    async fn control(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/control/{path}", self.playground.base());
        let answer = self.http.post(url).json(&body).send().await.expect("an answer");
        let status = answer.status();
        let answer: Value = answer.json().await.expect("JSON");
        assert!(status.is_success(), "{path} {body}: {answer}");
        answer
    }

    /// A person writes to the bot. Answers the message's id.
    pub(crate) async fn say(&self, user: i64, text: &str) -> i64 {
        self.say_in(user, user, text).await
    }

    /// A person writes in a chat. Answers the message's id.
    pub(crate) async fn say_in(&self, chat: i64, user: i64, text: &str) -> i64 {
        let said = self.control("say", json!({"chat": chat, "user": user, "text": text})).await;
        said["message_id"].as_i64().expect("an id")
    }

    /// A person presses the button whose label holds these words. Answers the press's id.
    pub(crate) async fn press(&self, user: i64, message: &Message, label: &str) -> String {
        let button = message
            .buttons()
            .into_iter()
            .find(|button| button["text"].as_str().is_some_and(|text| text.contains(label)))
            .unwrap_or_else(|| panic!("no button {label}: {}", message.json()));
        let body = json!({
            "chat": message.json()["chat"]["id"], "user": user,
            "message_id": message.id(), "data": button["callback_data"],
        });
        let pressed = self.control("press", body).await;
        pressed["callback_query_id"].as_str().expect("an id").to_owned()
    }

    /// What the bot showed at a press: `{text, show_alert, url}`.
    pub(crate) async fn answer_to(&self, press: &str) -> Value {
        let url = format!("{}/control/answers", self.playground.base());
        let mut changes = self.playground.telegram().changes();
        let found = async {
            loop {
                changes.borrow_and_update();
                let all = self.http.get(&url).send().await.expect("an answer");
                let all: Vec<Value> = all.json().await.expect("JSON");
                let this = all.into_iter().find(|one| one["callback_query_id"] == press);
                match this.filter(|one| one["answer"].is_object()) {
                    Some(mut one) => return one["answer"].take(),
                    None => changes.changed().await.expect("the playground lives"),
                }
            }
        };
        crate::wait::in_time("the press is answered", found).await
    }

    /// Changes something of the playground's world: `/control/<path>`.
    pub(crate) async fn change(&self, path: &str, body: Value) -> Value {
        self.control(path, body).await
    }

    /// Moves the time on to the next moment at which it is this o'clock in Shanghai.
    pub(crate) fn advance_to_hour(&self, hour: i64) {
        let into_day = (self.playground.clock().seconds() + 8 * 3600).rem_euclid(86_400);
        let left = (hour * 3600 - into_day).rem_euclid(86_400);
        self.playground.clock().advance(left);
    }

    /// The messages of a chat, oldest first.
    pub(crate) fn messages(&self, chat: i64) -> Vec<Message> {
        self.playground.telegram().messages(chat).into_iter().map(Message).collect()
    }

    /// Waits for a message of the bot in a chat, sent or edited, of which this is true.
    pub(crate) async fn expect(&self, chat: i64, is_it: impl Fn(&Message) -> bool) -> Message {
        let mut changes = self.playground.telegram().changes();
        let found = async {
            loop {
                changes.borrow_and_update();
                let messages = self.messages(chat);
                let newest_first = messages.into_iter().rev();
                match newest_first.filter(Message::is_by_bot).find(|message| is_it(message)) {
                    Some(message) => return message,
                    None => changes.changed().await.expect("the playground lives"),
                }
            }
        };
        match tokio::time::timeout(crate::wait::PATIENCE, found).await {
            Ok(message) => message,
            Err(_) => panic!(
                "it did not come; there is {:#?}\nrefused: {:#?}",
                self.messages(chat).iter().map(Message::json).collect::<Vec<_>>(),
                self.playground.telegram().refused()
            ),
        }
    }

    /// Waits for a message of the bot that holds these words.
    pub(crate) async fn expect_text(&self, chat: i64, words: &str) -> Message {
        self.expect(chat, |message| message.text().contains(words)).await
    }

    /// Waits until a message is no longer there.
    pub(crate) async fn expect_gone(&self, chat: i64, id: i64) {
        let mut changes = self.playground.telegram().changes();
        let gone =
            changes.wait_for(|_| self.messages(chat).iter().all(|message| message.id() != id));
        crate::wait::in_time("it is deleted in time", gone).await.expect("the playground lives");
    }

    /// A phone with this QQ number acts on the newest code in a person's chat.
    pub(crate) async fn scan_latest_qr(&self, user: i64, uin: u64, state: &str) {
        let message = self.expect(user, |message| message.has("photo")).await;
        let body = json!({
            "chat": user, "message_id": message.id(), "uin": uin.to_string(), "state": state,
        });
        self.control("scan", body).await;
    }

    /// The content of a file that was sent, as a person's app gets it.
    pub(crate) async fn file(&self, id: &Value) -> Bytes {
        let telegram = self.playground.telegram_url();
        let url = format!("{telegram}/bot424242:playground/getFile");
        let asked = self.http.post(url).json(&json!({"file_id": id})).send().await;
        let file: Value = asked.expect("an answer").json().await.expect("JSON");
        let path = file["result"]["file_path"].as_str().expect("a path");
        let url = format!("{telegram}/file/bot424242:playground/{path}");
        self.http.get(url).send().await.expect("a file").bytes().await.expect("its bytes")
    }

    /// Nothing that the bot asked was refused, other than with one of these descriptions.
    pub(crate) fn assert_no_rule_broken(&self, expected: &[&str]) {
        let telegram = self.playground.telegram();
        let broken: Vec<_> = telegram
            .refused()
            .into_iter()
            .filter(|refused| !expected.iter().any(|words| refused.description.contains(words)))
            .collect();
        assert!(broken.is_empty(), "refused: {broken:#?}");
    }
}

//! A Telegram and a QQ Music that answer at once and check nothing.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use axum::{Json, Router, body::Bytes, routing::any};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use tokio::sync::Notify;

use crate::bots::Bot;

/// An invented token.
pub(crate) const TOKEN: &str = "100000001:AAF7-benchmark-benchmark-benchmark0";
/// The longest a measurement may take.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(Default)]
struct Desk {
    next_update: i64,
    waiting: VecDeque<Value>,
    first_poll: Option<Instant>,
    asked_at: HashMap<i64, Instant>,
    delays: Vec<f64>,
    last_answer: Option<Instant>,
}

#[derive(Default)]
struct Shared {
    desk: Mutex<Desk>,
    changed: Notify,
}

impl Shared {
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The Telegram.
pub(crate) struct Telegram {
    /// For `telegram.api_url`.
    pub(crate) url: String,
    shared: Arc<Shared>,
}

impl Telegram {
    pub(crate) async fn start() -> anyhow::Result<Self> {
        let shared = Arc::new(Shared::default());
        let router = Router::new()
            .route("/{bot}/{method}", any(telegram_method))
            .with_state(Arc::clone(&shared));
        Ok(Self { url: serve(router).await?, shared })
    }

    /// Forgets everything but the numbering, before another bot is started.
    pub(crate) fn reset(&self) {
        let mut desk = self.shared.desk();
        *desk = Desk { next_update: desk.next_update, ..Desk::default() };
    }

    /// How long after `started` the first poll came.
    pub(crate) async fn first_poll(&self, started: Instant) -> anyhow::Result<Duration> {
        self.until(|desk| desk.first_poll.map(|at| at - started)).await
    }

    /// Everybody writes `text` at once; gives answers a second.
    pub(crate) async fn burst(&self, bot: &Bot, people: u64, text: &str) -> anyhow::Result<f64> {
        self.first_poll(bot.started).await?;
        let begin = Instant::now();
        for person in 0..people {
            self.write(person, text);
        }
        self.shared.changed.notify_waiters();
        let wanted = usize::try_from(people)?;
        let end =
            self.until(|desk| desk.last_answer.filter(|_| desk.delays.len() >= wanted)).await?;
        #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
        let answers = people as f64;
        Ok(answers / (end - begin).as_secs_f64())
    }

    /// People write at a steady pace; gives the delays of the answers in milliseconds.
    pub(crate) async fn paced(
        &self,
        bot: &Bot,
        (per_second, time): (u64, Duration),
        text: &str,
    ) -> anyhow::Result<Vec<f64>> {
        self.first_poll(bot.started).await?;
        let people = per_second * time.as_secs();
        let mut tick = tokio::time::interval(Duration::from_secs(1) / u32::try_from(per_second)?);
        for person in 0..people {
            tick.tick().await;
            self.write(person, text);
            self.shared.changed.notify_waiters();
        }
        let wanted = usize::try_from(people)?;
        self.until(|desk| (desk.delays.len() >= wanted).then(|| desk.delays.clone())).await
    }

    fn write(&self, person: u64, text: &str) {
        let id = 1_000_000 + i64::try_from(person).unwrap_or_default();
        let mut desk = self.shared.desk();
        desk.next_update += 1;
        let length = text.split(' ').next().unwrap_or_default().len();
        let update = json!({
            "update_id": desk.next_update,
            "message": {
                "message_id": 1, "date": 1_700_000_000, "text": text,
                "chat": {"id": id, "type": "private", "first_name": "Somebody"},
                "from": {"id": id, "is_bot": false, "first_name": "Somebody", "language_code": "en"},
                "entities": [{"type": "bot_command", "offset": 0, "length": length}],
            },
        });
        desk.waiting.push_back(update);
        desk.asked_at.insert(id, Instant::now());
    }

    async fn until<T>(&self, look: impl Fn(&Desk) -> Option<T>) -> anyhow::Result<T> {
        let found = async {
            loop {
                let changed = self.shared.changed.notified();
                if let Some(found) = look(&self.shared.desk()) {
                    return found;
                }
                // The timer is for changes that came between the look and the wait.
                let _ = tokio::time::timeout(Duration::from_millis(50), changed).await;
            }
        };
        tokio::time::timeout(PATIENCE, found).await.context("the bot did not answer in time")
    }
}

/// Of what a bot sends, what the answer depends on. The rest, as a keyboard, is not taken apart: what
/// the double costs would be taken for the bot's.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Arguments<'a> {
    offset: i64,
    timeout: u64,
    chat_id: i64,
    #[serde(borrow)]
    text: Cow<'a, str>,
}

async fn telegram_method(
    State(shared): State<Arc<Shared>>,
    Path((_, method)): Path<(String, String)>,
    body: Bytes,
) -> Json<Value> {
    let arguments: Arguments<'_> = serde_json::from_slice(&body).unwrap_or_default();
    let result = match method.to_ascii_lowercase().as_str() {
        "getme" => json!({
            "id": 100_000_001, "is_bot": true, "first_name": "Bench", "username": "bench_bot",
            "can_join_groups": true, "can_read_all_group_messages": false,
            "supports_inline_queries": false, "can_connect_to_business": false, "has_main_web_app": false,
        }),
        "getupdates" => updates(&shared, &arguments).await,
        "sendmessage" => sent(&shared, &arguments),
        _ => json!(true),
    };
    Json(json!({"ok": true, "result": result}))
}

async fn updates(shared: &Shared, arguments: &Arguments<'_>) -> Value {
    let offset = arguments.offset;
    let patience = Duration::from_secs(arguments.timeout);
    let deadline = tokio::time::Instant::now() + patience;
    loop {
        let changed = shared.changed.notified();
        {
            let mut desk = shared.desk();
            if desk.first_poll.is_none() {
                desk.first_poll = Some(Instant::now());
                shared.changed.notify_waiters();
            }
            while desk.waiting.front().is_some_and(|it| it["update_id"].as_i64() < Some(offset)) {
                desk.waiting.pop_front();
            }
            if !desk.waiting.is_empty() {
                return desk.waiting.iter().take(100).cloned().collect();
            }
        }
        if tokio::time::timeout_at(deadline, changed).await.is_err() {
            return json!([]);
        }
    }
}

fn sent(shared: &Shared, arguments: &Arguments<'_>) -> Value {
    let now = Instant::now();
    let chat = arguments.chat_id;
    let mut desk = shared.desk();
    if let Some(asked) = desk.asked_at.remove(&chat) {
        desk.delays.push((now - asked).as_secs_f64() * 1e3);
    }
    desk.last_answer = Some(now);
    drop(desk);
    shared.changed.notify_waiters();
    json!({
        "message_id": 2, "date": 1_700_000_000, "text": arguments.text,
        "chat": {"id": chat, "type": "private", "first_name": "Somebody"},
        "from": {"id": 100_000_001, "is_bot": true, "first_name": "Bench", "username": "bench_bot"},
    })
}

/// The QQ Music: any request of a search finds the same ten songs.
pub(crate) struct Music {
    /// For `music.gateway`.
    pub(crate) url: String,
}

impl Music {
    pub(crate) async fn start() -> anyhow::Result<Self> {
        let found: Arc<str> = found().to_string().into();
        Ok(Self { url: serve(Router::new().fallback(music).with_state(found)).await? })
    }
}

/// Answers from text that was made once: what the double costs would be taken for the bot's.
async fn music(State(found): State<Arc<str>>, body: Bytes) -> impl IntoResponse {
    let asked: HashMap<&str, IgnoredAny> = serde_json::from_slice(&body).unwrap_or_default();
    let mut answer = String::from(r#"{"code":0,"ts":1,"start_ts":1,"traceid":"bench""#);
    for name in asked.keys().filter(|name| **name != "comm") {
        answer.push_str(&format!(r#","{name}":{found}"#));
    }
    answer.push('}');
    ([(header::CONTENT_TYPE, "application/json")], answer)
}

fn found() -> Value {
    let songs: Vec<Value> = (0..10).map(song).collect();
    json!({"code": 0, "data": {
        "code": 0,
        "body": {"item_song": songs, "singer": [], "item_album": [], "item_songlist": [],
            "item_user": [], "item_audio": [], "item_mv": []},
        "meta": {"sum": 30, "estimate_sum": 30, "nextpage": 2, "perpage": 10, "searchid": "1"},
    }})
}

fn song(number: u64) -> Value {
    json!({
        "id": 1000 + number, "mid": format!("00Bench{number:07}"), "name": format!("Invented song {number}"),
        "title": format!("Invented song {number}"), "interval": 200, "type": 0,
        "singer": [{"id": 1, "mid": "001Singer000001", "name": "Nobody"}],
        "album": {"id": 1, "mid": "001Album0000001", "name": "Nothing"},
        "file": {"media_mid": format!("00Media{number:07}"), "size_128mp3": 3_200_000, "size_320mp3": 8_000_000, "size_flac": 20_000_000},
        "pay": {"pay_play": 0},
    })
}

async fn serve(router: Router) -> anyhow::Result<String> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(url)
}

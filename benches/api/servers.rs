//! The servers that are compared, each a process of its own, and the QQ Music they ask.

use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::routing::get;
use serde_json::{Value, json};

/// The argument that makes this program the relay.
pub(crate) const RELAY: &str = "--relay=";
/// How long a server may take to answer for the first time.
const START_WITHIN: Duration = Duration::from_secs(20);

/// A server under measurement; it ends when it is dropped.
pub(crate) struct Server {
    process: Child,
    /// Where it is.
    pub(crate) url: String,
    _folder: tempfile::TempDir,
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Server {
    /// This program's `serve`, with its store on disk and without limits toward either side.
    pub(crate) async fn ours(music: &str) -> anyhow::Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qqmusic-bot"));
        command
            .arg("serve")
            .env("QQMUSIC_BOT_API__REQUESTS_PER_MINUTE", "0")
            .env("QQMUSIC_BOT_MUSIC__GATEWAY", music)
            .env("QQMUSIC_BOT_MUSIC__REQUESTS_PER_SECOND", "1000000");
        Self::start(command, "QQMUSIC_BOT_API__LISTEN").await
    }

    /// The bare relay: a query in, QQ Music's own answer out.
    pub(crate) async fn relay(music: &str) -> anyhow::Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(format!("{RELAY}{music}"));
        Self::start(command, "LISTEN").await
    }

    /// The Python server; `None` where aiohttp is not installed.
    pub(crate) async fn python(music: &str) -> anyhow::Result<Option<Self>> {
        let there = Command::new("python3")
            .args(["-c", "import aiohttp"])
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
        if !there {
            return Ok(None);
        }
        let mut command = Command::new("python3");
        command.args([concat!(env!("CARGO_MANIFEST_DIR"), "/benches/api/server.py"), music]);
        Self::start(command, "LISTEN").await.map(Some)
    }

    /// Starts a server on a free port, named to it by a variable, and waits for its first answer.
    async fn start(mut command: Command, variable: &str) -> anyhow::Result<Self> {
        let free = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let folder = tempfile::tempdir()?;
        command.current_dir(folder.path()).env(variable, free.to_string());
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let server = Self { process, url: format!("http://{free}"), _folder: folder };
        let began = Instant::now();
        while reqwest::get(format!("{}/api/search?query=a", server.url)).await.is_err() {
            anyhow::ensure!(began.elapsed() < START_WITHIN, "a server does not start");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(server)
    }
}

/// Runs the relay until the process is ended.
pub(crate) async fn relay(music: &str) -> anyhow::Result<()> {
    let url = format!("{music}/u.y.qq.com/cgi-bin/musicu.fcg");
    let state = (reqwest::Client::new(), url);
    let router = Router::new().route("/api/search", get(relayed)).with_state(state);
    let listener = tokio::net::TcpListener::bind(std::env::var("LISTEN")?).await?;
    axum::serve(listener, router).await?;
    Ok(())
}

async fn relayed(
    State((client, url)): State<(reqwest::Client, String)>,
    axum::extract::Query(query): axum::extract::Query<std::collections::HashMap<String, String>>,
) -> Result<Bytes, axum::http::StatusCode> {
    let wanted = query.get("query").cloned().unwrap_or_default();
    let body = json!({"req_0": {"module": "music.search.SearchCgiService",
        "method": "DoSearchForQQMusicMobile", "param": {"query": wanted, "num_per_page": 10}}});
    let bad = |_| axum::http::StatusCode::BAD_GATEWAY;
    client.post(url).json(&body).send().await.map_err(bad)?.bytes().await.map_err(bad)
}

/// A QQ Music that finds the same ten songs for every search, at once; gives its address.
pub(crate) async fn music() -> anyhow::Result<String> {
    let songs: Vec<Value> = (0..10).map(song).collect();
    let data = json!({"code": 0, "data": {
        "code": 0,
        "body": {"item_song": songs},
        "meta": {"sum": 30, "estimate_sum": 30, "nextpage": 2, "perpage": 10},
    }});
    let answer = json!({"code": 0, "ts": 1, "start_ts": 1, "traceid": "bench", "req_0": data});
    let answer = Bytes::from(serde_json::to_vec(&answer)?);
    let mime = (axum::http::header::CONTENT_TYPE, "application/json");
    let router = Router::new().fallback(move || async move { ([mime], answer) });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(url)
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

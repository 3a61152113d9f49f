//! Over a Bot API that answers as it is told and remembers what it was asked.

use std::collections::VecDeque;
use std::sync::Mutex;

use bytes::Bytes;
use futures::StreamExt;
use futures::stream::iter;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::model::Language;
use crate::service::AudioStream;
use crate::telegram::upload::{Shape, Upload, UploadError};

const TOKEN: &str = "424242:a-secret-of-the-test";
const SENT: &str = r#"{"ok":true,"result":{"message_id":9,"audio":{"file_id":"F"}}}"#;
const FLOOD: &str = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}"#;
const LONG_FLOOD: &str = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 240","parameters":{"retry_after":240}}"#;
const MOVED: &str = r#"{"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat","parameters":{"migrate_to_chat_id":-1007}}"#;

#[derive(Debug, Clone)]
struct Asked {
    path: String,
    length: Option<usize>,
    body: Bytes,
}

#[derive(Clone, Default)]
struct World {
    asked: Arc<Mutex<Vec<Asked>>>,
    answers: Arc<Mutex<VecDeque<(u16, &'static str)>>>,
}

impl World {
    fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("not poisoned").clone()
    }
}

/// Reads one request and answers it, closing the connection. A request that breaks off is not
/// remembered.
async fn answer(stream: TcpStream, world: World) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut line = String::new();
    stream.read_line(&mut line).await?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut length = None;
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let Some((name, value)) = line.trim().split_once(": ") else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.parse().ok();
        }
    }
    let mut body = vec![0; length.unwrap_or_default()];
    match length {
        Some(_) => stream.read_exact(&mut body).await?,
        // A stream without a length, which breaks off in these tests.
        None => stream.read_to_end(&mut body).await?,
    };
    let asked = Asked { path, length, body: body.into() };
    world.asked.lock().expect("not poisoned").push(asked);
    let answer = world.answers.lock().expect("not poisoned").pop_front();
    let (status, text) = answer.unwrap_or((200, SENT));
    let head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n", text.len());
    let answer = format!("{head}connection: close\r\n\r\n{text}");
    stream.write_all(answer.as_bytes()).await?;
    stream.shutdown().await
}

/// A sender to a Bot API that gives these answers and then only good ones.
async fn set_up(answers: &[(u16, &'static str)]) -> (Sender, World) {
    let world = World::default();
    world.answers.lock().expect("not poisoned").extend(answers);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let served = world.clone();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream, served.clone()));
        }
    });
    (sender(&format!("http://{address}/under/a/path")), world)
}

fn sender(api_url: &str) -> Sender {
    let config = config::Telegram {
        token: TOKEN.into(),
        mode: config::Mode::Polling,
        api_url: api_url.parse().expect("an address"),
        admins: Vec::new(),
        messages_per_second: 30,
        proxy: None,
        storage_chat: None,
        max_upload_mb: 50,
        language: Language::En,
        profile: true,
    };
    let api = Arc::new(Api::new(&config).expect("a client"));
    Sender::new(api, &config, TaskTracker::new(), Arc::default())
}

fn html(text: &str) -> Html {
    Html(text.to_owned())
}

const HERE: Place = Place { chat: ChatId(7), thread: None, reply_to: None, lives: None };

fn song(size: Option<u64>, pieces: Vec<std::io::Result<Bytes>>) -> Upload {
    Upload {
        audio: AudioStream { size, bytes: iter(pieces).boxed() },
        shape: Shape::Audio {
            title: "纸船".to_owned(),
            performer: "林间".to_owned(),
            duration_s: 200,
        },
        file_name: "林间 - 纸船.mp3".to_owned(),
        mime: "audio/mpeg",
        thumbnail: Some(Bytes::from_static(b"jpeg")),
        most: 1000,
    }
}

fn piece(length: usize) -> std::io::Result<Bytes> {
    Ok(Bytes::from(vec![b'a'; length]))
}

#[tokio::test]
async fn a_flood_wait_is_kept_and_the_message_repeated() {
    let (sender, world) = set_up(&[(429, FLOOD)]).await;
    let begin = std::time::Instant::now();
    let sent = sender.text(HERE, &html("hello"), None).await;
    assert_eq!(sent.expect("sent"), MessageId(9));
    assert!(begin.elapsed() >= Duration::from_secs(1));
    let asked = world.asked();
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[0].path, format!("/under/a/path/bot{TOKEN}/sendMessage"));
    assert_eq!(asked[0].body, asked[1].body);
}

#[tokio::test]
async fn a_flood_wait_is_kept_by_deletions_too() {
    let (sender, world) = set_up(&[(429, FLOOD)]).await;
    let begin = std::time::Instant::now();
    sender.delete(ChatId(7), 1).await.expect("deleted");
    assert!(begin.elapsed() >= Duration::from_secs(1));
    assert_eq!(world.asked().len(), 2);
}

#[tokio::test]
async fn a_flood_wait_holds_up_its_own_chat_only() {
    let (sender, world) = set_up(&[(429, LONG_FLOOD)]).await;
    let flooded = sender.delete(ChatId(7), 1);
    let other = async {
        while sender.0.limits.flood_wait(ChatId(7)).is_none() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        sender.text(Place::chat(ChatId(8)), &html("other"), None).await.expect("sent");
    };
    tokio::select! {
        deleted = flooded => panic!("minutes too early: {deleted:?}"),
        () = other => {}
    }
    assert_eq!(world.asked().len(), 2);
}

#[tokio::test]
async fn what_may_have_been_sent_is_not_sent_again_but_an_edit_is() {
    let (sender, world) = set_up(&[(502, "bad gateway")]).await;
    let sent = sender.text(HERE, &html("hello"), None).await;
    assert!(matches!(sent, Err(SendError::Unsure(_))), "{sent:?}");
    assert_eq!(world.asked().len(), 1);

    let (sender, world) = set_up(&[(502, "bad gateway")]).await;
    sender.edit_text(ChatId(7), 1, &html("hello"), None).await.expect("edited");
    assert_eq!(world.asked().len(), 2);
}

#[tokio::test]
async fn a_group_that_moved_is_written_to_where_it_is_now() {
    let (sender, world) = set_up(&[(400, MOVED)]).await;
    sender.text(Place::chat(ChatId(-7)), &html("hello"), None).await.expect("sent");
    let body = world.asked().pop().expect("asked").body;
    let body: Value = serde_json::from_slice(&body).expect("json");
    assert_eq!(body["chat_id"], -1007);
}

#[tokio::test]
async fn the_token_is_in_no_error() {
    // Port 1 refuses connections.
    let sender = sender("http://127.0.0.1:1");
    let failed = sender.text(HERE, &html("hello"), None).await.expect_err("nobody listens");
    let shown = format!("{failed} {failed:?} {:?}", sender.0.api);
    assert!(shown.contains("not sent"), "{shown}");
    assert!(!shown.contains("a-secret"), "{shown}");
}

#[tokio::test]
async fn audio_is_streamed_with_its_exact_length() {
    let (sender, world) = set_up(&[]).await;
    let pieces = vec![piece(100), piece(0), piece(200), piece(1)];
    let sent = sender.upload(HERE, song(Some(301), pieces), &html(""), None).await;
    assert_eq!(sent.expect("sent").file_id.as_deref(), Some("F"));
    let asked = world.asked().pop().expect("asked");
    assert!(asked.path.ends_with("/sendAudio"));
    assert_eq!(asked.length, Some(asked.body.len()));
    let text = String::from_utf8_lossy(&asked.body);
    assert!(text.contains("filename=\"林间 - 纸船.mp3\""));
    assert!(text.contains(&"a".repeat(301)));
}

#[tokio::test]
async fn audio_that_breaks_off_is_told_from_a_telegram_that_fails() {
    let broken = || Err(std::io::Error::other("reset"));
    for (size, pieces) in [
        (Some(300), vec![piece(100), broken()]),
        (Some(300), vec![piece(100)]),
        (Some(300), vec![piece(100), piece(300)]),
        (None, vec![piece(100), broken()]),
    ] {
        let (sender, _world) = set_up(&[]).await;
        let sent = sender.upload(HERE, song(size, pieces), &html(""), None).await;
        assert!(matches!(sent, Err(UploadError::Broken)), "{sent:?}");
    }
    let (sender, _world) = set_up(&[(502, "bad gateway")]).await;
    let sent = sender.upload(HERE, song(Some(1), vec![piece(1)]), &html(""), None).await;
    assert!(matches!(sent, Err(UploadError::Send(SendError::Unsure(_)))), "{sent:?}");
    let (sender, _world) = set_up(&[(429, FLOOD)]).await;
    let sent = sender.upload(HERE, song(Some(1), vec![piece(1)]), &html(""), None).await;
    assert!(matches!(sent, Err(UploadError::Again(_))), "{sent:?}");
}

#[tokio::test]
async fn audio_that_is_too_large_is_not_sent() {
    for size in [Some(2000), None] {
        let (sender, _world) = set_up(&[]).await;
        let pieces = (0..20).map(|_| piece(100)).collect();
        let sent = sender.upload(HERE, song(size, pieces), &html(""), None).await;
        assert!(matches!(sent, Err(UploadError::Send(SendError::TooLarge))), "{sent:?}");
    }
}

#[tokio::test]
async fn a_rush_of_chat_actions_leaves_room_for_answers() {
    let (sender, world) = set_up(&[]).await;
    let background = &sender.0.background;
    background.close();
    for chat in 0..100 {
        sender.action(Place::chat(ChatId(chat)), ChatAction::Typing).await;
    }
    background.wait().await;
    assert_eq!(world.asked().len(), ACTIONS);
    sender.action(HERE, ChatAction::Typing).await;
    background.wait().await;
    assert_eq!(world.asked().len(), ACTIONS + 1);
}

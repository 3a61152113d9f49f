//! The playground's Telegram: what bots are refused, with the real codes and texts, by state.

mod edits;
mod inline;
mod limits;
mod people;
mod sends;
mod start;
mod webhook;

use qqmusic_bot::playground::telegram::Limits;
use qqmusic_bot::playground::{Options, Playground};
use serde_json::{Value, json};
use tokio::net::TcpListener;

const TOKEN: &str = "4242:double";
/// Speaks Chinese; has opened the chat with the bot.
const XIAOLIN: i64 = 10_001;
/// Has not opened the chat with the bot.
const ALICE: i64 = 10_002;
const GROUP: i64 = -20_001;
const FORUM: i64 = -1_001_000_020_002;

/// A playground and a bot's client.
struct Double {
    playground: Playground,
    http: reqwest::Client,
}

impl Double {
    /// Without flood control, and with a chat that 小林 has opened.
    async fn start() -> Self {
        Self::with(None).await
    }

    async fn with(limits: Option<Limits>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let mut options = Options::default();
        options.telegram.limits = limits;
        let playground = Playground::start(listener, options).expect("starts");
        let double = Self { playground, http: reqwest::Client::new() };
        double.ok("getMe", json!({})).await;
        double.say(XIAOLIN, XIAOLIN, "/start").await;
        double.ok("getUpdates", json!({"offset": -1})).await;
        double
    }

    fn url(&self, method: &str) -> String {
        format!("{}/bot{TOKEN}/{method}", self.playground.telegram_url())
    }

    async fn answer(&self, request: reqwest::RequestBuilder) -> (u16, Value) {
        let response = request.send().await.expect("an answer");
        let status = response.status().as_u16();
        (status, response.json().await.expect("JSON"))
    }

    /// A method with JSON parameters: the status and the whole body.
    async fn call(&self, method: &str, params: Value) -> (u16, Value) {
        self.answer(self.http.post(self.url(method)).json(&params)).await
    }

    /// The result of a method that must succeed.
    async fn ok(&self, method: &str, params: Value) -> Value {
        let (status, mut body) = self.call(method, params).await;
        assert_eq!(status, 200, "{method}: {body}");
        body["result"].take()
    }

    /// The code and description of a method that must be refused.
    async fn refused(&self, method: &str, params: Value) -> (i64, String) {
        let (status, body) = self.call(method, params).await;
        assert_eq!(body["ok"], false, "{method} was let through: {body}");
        assert_eq!(body["error_code"], status);
        let description = body["description"].as_str().expect("a description");
        (i64::from(status), description.to_owned())
    }

    /// Expects 400 with these words after `Bad Request: `.
    async fn bad(&self, method: &str, params: Value, words: &str) {
        let shown = params.to_string();
        let got = self.refused(method, params).await;
        assert_eq!(got, (400, format!("Bad Request: {words}")), "{method} {shown}");
    }

    /// The page's side.
    async fn control(&self, path: &str, body: Value) -> (u16, Value) {
        let url = format!("{}/control/{path}", self.playground.base());
        self.answer(self.http.post(url).json(&body)).await
    }

    async fn control_ok(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.control(path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    async fn look(&self, path: &str) -> Value {
        let url = format!("{}/control/{path}", self.playground.base());
        self.answer(self.http.get(url)).await.1
    }

    /// Somebody says something; the id of the message.
    async fn say(&self, chat: i64, user: i64, text: &str) -> i64 {
        let body = json!({"chat": chat, "user": user, "text": text});
        self.control_ok("say", body).await["message_id"].as_i64().expect("an id")
    }

    /// The bot says something; the id of the message.
    async fn send(&self, chat: i64, text: &str) -> i64 {
        let message = self.ok("sendMessage", json!({"chat_id": chat, "text": text})).await;
        message["message_id"].as_i64().expect("an id")
    }

    /// A multipart request with one file.
    async fn upload(
        &self,
        method: &str,
        field: &'static str,
        name: &'static str,
        bytes: Vec<u8>,
    ) -> (u16, Value) {
        let part = reqwest::multipart::Part::bytes(bytes).file_name(name);
        let form =
            reqwest::multipart::Form::new().text("chat_id", XIAOLIN.to_string()).part(field, part);
        self.answer(self.http.post(self.url(method)).multipart(form)).await
    }

    async fn updates(&self) -> Vec<Value> {
        let updates = self.ok("getUpdates", json!({})).await;
        let updates = updates.as_array().expect("a list").clone();
        if let Some(last) = updates.last() {
            let next = last["update_id"].as_i64().expect("an id") + 1;
            self.ok("getUpdates", json!({"offset": next})).await;
        }
        updates
    }
}

/// A picture of this size.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::GrayImage::new(width, height)
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("a PNG");
    bytes.into_inner()
}

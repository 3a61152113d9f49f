//! Conversations on the playground, a topic a file.

mod accelerate;
mod access;
mod account;
mod accounts;
mod admin;
mod arguments;
mod authorize;
mod board;
mod broadcast;
mod button;
mod coin;
mod comment;
mod daily;
mod discover;
pub(crate) mod edited;
mod errors;
mod favourite;
mod groups;
mod history;
pub(crate) mod inline;
mod language;
mod lyric;
mod notify;
mod playlist;
mod privacy;
mod queue;
mod remote;
mod report;
mod reports;
mod schedule;
pub(crate) mod search;
pub(crate) mod settings;
mod share;
mod sign;
mod song;
pub(crate) mod start;
mod stats;
mod task;

use crate::world::{Message, World};

/// The words on a message's buttons.
fn labels(message: &Message) -> Vec<&str> {
    message.buttons().into_iter().filter_map(|button| button["text"].as_str()).collect()
}

/// Whether a message has a button with these words on it.
fn has_button(message: &Message, words: &str) -> bool {
    labels(message).iter().any(|label| label.contains(words))
}

/// A song's card with the rest of its buttons.
async fn with_more(world: &World, person: i64, card: &Message) -> Message {
    let (id, chat) = (card.id(), card.json()["chat"]["id"].as_i64().expect("a chat"));
    world.press(person, card, "⋯").await;
    world.expect(chat, |it| it.id() == id && !has_button(it, "⋯")).await
}

/// A person sends a photo to the bot, perhaps one of an album.
async fn send_photo(world: &World, user: i64, base64: &str, album: Option<&str>) {
    let url = format!("{}/control/photo", world.playground().base());
    let body = serde_json::json!({ "chat": user, "user": user, "base64": base64, "album": album });
    let answer = reqwest::Client::new().post(url).json(&body).send().await.expect("an answer");
    assert!(answer.status().is_success());
}

/// A person logs in to an account by scanning.
async fn log_in(world: &World, person: i64, uin: u64) {
    world.say(person, "/login").await;
    world.scan_latest_qr(person, uin, "confirmed").await;
    world.expect_text(person, "🎉").await;
}

//! Updates that Telegram brings: the same conversations again, and what only this way has.

mod again;
mod once;
mod own;

use serde_json::Value;

use crate::world::{Way, World};

/// The bot of every world.
const BOT: i64 = 424_242;

/// A world whose bot gets its updates by a webhook.
async fn world() -> World {
    let mut world = World::without_bot(Default::default()).await;
    world.start_bot_by(Way::Webhook);
    world.expect_webhook(|info| info["url"] == world.hook_url()).await;
    world
}

/// Brings something to a world's bot as Telegram would, with the secret or another; the status.
async fn bring(world: &World, secret: Option<&str>, update: &Value) -> u16 {
    let request = reqwest::Client::new().post(world.hook_url()).json(update);
    let request = match secret {
        Some(secret) => request.header("X-Telegram-Bot-Api-Secret-Token", secret),
        None => request,
    };
    request.send().await.expect("an answer").status().as_u16()
}

/// The secret that the bot told Telegram.
fn secret(world: &World) -> String {
    world.playground().telegram().webhook_secret(BOT).expect("it is set")
}

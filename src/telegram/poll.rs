//! Long polling. One instance only may poll: Telegram answers a second one with 409.
//!
//! Nothing that happens here stops the bot, except that Telegram does not know its token: faults
//! are waited out, and an update that cannot be read is skipped.

use std::time::Duration;

use serde::de::IgnoredAny;
use serde_json::{Value, json};
use teloxide::types::Update;
use tokio_util::sync::CancellationToken;

use super::api::{Api, Failure, LONG_POLL, Request, read};
use super::dispatch::Dispatcher;
use super::updates::{KINDS, Me, Pauses, SILENT, UNKNOWN_TOKEN, insist, is_known, one};

/// How long the last word to Telegram may take when the bot stops.
const LAST_WORD: Duration = Duration::from_secs(1);

/// Asks Telegram who the bot is, until it answers, and makes sure that updates are polled.
/// `None` when the bot is to stop before that. Errors: Telegram does not know the token.
pub(super) async fn introduce(
    api: &Api,
    shutdown: &CancellationToken,
) -> anyhow::Result<Option<Me>> {
    insist(shutdown, SILENT, async || {
        // Both at once: the first poll should not wait for two round trips.
        let (me, webhook) = tokio::join!(
            api.call::<Me>(Request::new("getMe")),
            api.call::<IgnoredAny>(Request::new("deleteWebhook")),
        );
        let me = me?;
        match webhook {
            Ok(_) => Ok(me),
            Err(Failure::Refused { description, retry_after: None, .. }) => {
                tracing::warn!(description, "an old webhook stays; polling may not work");
                Ok(me)
            }
            // While it is set no poll is answered.
            Err(failure) => Err(failure),
        }
    })
    .await
}

/// Polls until `shutdown` and hands every update on.
pub(super) async fn run(api: &Api, shutdown: &CancellationToken, dispatcher: &Dispatcher) {
    let mut offset = None;
    let mut pauses = Pauses::new();
    loop {
        let polled = shutdown.run_until_cancelled(poll(api, offset, LONG_POLL)).await;
        let pause = match polled {
            None => return,
            Some(Ok(batch)) => {
                pauses = Pauses::new();
                let news = batch.last_id.is_some();
                offset = batch.last_id.map(|id| id + 1).or(offset);
                for update in batch.updates {
                    dispatcher.dispatch(update).await;
                }
                if news && shutdown.is_cancelled() {
                    confirm(api, offset).await;
                    return;
                }
                continue;
            }
            Some(Err(failure)) => {
                tell(&failure);
                failure.retry_after().unwrap_or_else(|| pauses.next())
            }
        };
        if shutdown.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
            return;
        }
    }
}

fn tell(failure: &Failure) {
    match failure {
        Failure::Refused { code: 409, .. } => tracing::error!(
            "another program polls with this bot's token (or a webhook is set); \
             only one may. Trying again until it stops"
        ),
        // As a start would say; it may also be a mistake of Telegram's that passes.
        Failure::Refused { code: 401 | 404, .. } => {
            tracing::error!("{UNKNOWN_TOKEN}; trying again");
        }
        _ => tracing::warn!(error = %failure, "updates could not be polled; trying again"),
    }
}

/// Tells Telegram that the last batch has been taken, so that it is not given again to the next
/// start.
async fn confirm(api: &Api, offset: Option<i64>) {
    let last = tokio::time::timeout(LAST_WORD, poll(api, offset, Duration::ZERO)).await;
    if !matches!(last, Ok(Ok(_))) {
        tracing::warn!("the last updates could not be confirmed; they may come again");
    }
}

struct Batch {
    updates: Vec<Update>,
    last_id: Option<i64>,
}

async fn poll(api: &Api, offset: Option<i64>, timeout: Duration) -> Result<Batch, Failure> {
    let request = Request::new("getUpdates")
        .maybe("offset", offset)
        .with("timeout", timeout.as_secs())
        .with("allowed_updates", json!(KINDS));
    parse(&api.poll(request).await?)
}

/// Reads a batch; in one go where possible, else each update by itself so that one that cannot be
/// read costs only itself.
fn parse(text: &str) -> Result<Batch, Failure> {
    if let Ok(updates) = read::<Vec<Update>>(text) {
        let last_id = updates.iter().map(|update| i64::from(update.id.0)).max();
        let updates = updates.into_iter().filter(is_known).collect();
        return Ok(Batch { updates, last_id });
    }
    let values: Vec<Value> = read(text)?;
    let last_id = values.iter().filter_map(|value| value["update_id"].as_i64()).max();
    let updates = values.iter().filter_map(|value| one(value.to_string().as_bytes())).collect();
    Ok(Batch { updates, last_id })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{"update_id":7,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private","first_name":"Lin"},"from":{"id":5,"is_bot":false,"first_name":"Lin"},"text":"hello"}}"#;

    #[test]
    fn an_update_that_cannot_be_read_costs_only_itself() {
        for bad in [
            r#"{"update_id":6,"unheard_of":{"a":1}}"#,
            r#"{"update_id":6,"message":{"message_id":"x"}}"#,
            r#"{"update_id":"six"}"#,
            "null",
            "[1]",
        ] {
            let text = format!(r#"{{"ok":true,"result":[{bad},{GOOD}]}}"#);
            let batch = parse(&text).expect("the batch is read");
            assert_eq!(batch.updates.len(), 1, "{bad}");
            assert_eq!(batch.last_id, Some(7), "{bad}");
        }
    }
}

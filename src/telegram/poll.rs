//! Long polling. One instance only may poll: Telegram answers a second one with 409.
//!
//! Nothing that happens here stops the bot, except that Telegram does not know its token: faults
//! are waited out, and an update that cannot be read is skipped.

use std::time::Duration;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use teloxide::types::{Update, UpdateKind};
use tokio_util::sync::CancellationToken;

use super::api::{Api, Failure, LONG_POLL, Request, read};
use super::dispatch::Dispatcher;

/// The first pause after a fault; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// The longest pause after a fault: how late the bot notices that Telegram is back.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// The updates that have a handler.
const ALLOWED_UPDATES: [&str; 2] = ["message", "callback_query"];
/// How long the last word to Telegram may take when the bot stops.
const LAST_WORD: Duration = Duration::from_secs(1);

/// Who the bot is.
#[derive(Debug, Clone, Deserialize)]
pub struct Me {
    /// Its id.
    pub id: u64,
    /// Its name in links and commands, without `@`.
    #[serde(default)]
    pub username: String,
    /// Its name as people see it.
    #[serde(default)]
    pub first_name: String,
}

/// Pauses that grow while faults go on.
struct Pauses(Duration);

impl Pauses {
    fn new() -> Self {
        Self(FIRST_PAUSE)
    }

    fn next(&mut self) -> Duration {
        let pause = self.0;
        self.0 = (pause * 2).min(LONGEST_PAUSE);
        pause
    }
}

/// Asks Telegram once who the bot is.
pub(super) async fn name(api: &Api) -> Result<String, Failure> {
    Ok(api.call::<Me>(Request::new("getMe")).await?.username)
}

/// Asks Telegram who the bot is, until it answers, and makes sure that updates are polled.
/// `None` when the bot is to stop before that.
pub(super) async fn introduce(
    api: &Api,
    shutdown: &CancellationToken,
) -> anyhow::Result<Option<Me>> {
    let mut pauses = Pauses::new();
    loop {
        // Both at once: the first poll should not wait for two round trips.
        let both = async {
            tokio::join!(
                api.call::<Me>(Request::new("getMe")),
                api.call::<IgnoredAny>(Request::new("deleteWebhook")),
            )
        };
        let Some((me, webhook)) = shutdown.run_until_cancelled(both).await else {
            return Ok(None);
        };
        if let (Ok(_), Err(error)) = (&me, &webhook) {
            tracing::warn!(%error, "an old webhook could not be removed; polling may not work");
        }
        let failure = match me {
            Ok(me) => return Ok(Some(me)),
            Err(Failure::Refused { code: 401 | 404, .. }) => anyhow::bail!(
                "Telegram does not know the bot's token: check telegram.token and telegram.api_url"
            ),
            Err(failure) => failure,
        };
        let pause = failure.retry_after().unwrap_or_else(|| pauses.next());
        tracing::warn!(error = %failure, "Telegram does not answer yet; trying again");
        if shutdown.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
            return Ok(None);
        }
    }
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
    if let Failure::Refused { code: 409, .. } = failure {
        tracing::error!(
            "another program polls with this bot's token (or a webhook is set); \
             only one may. Trying again until it stops"
        );
    } else {
        tracing::warn!(error = %failure, "updates could not be polled; trying again");
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
        .with("allowed_updates", json!(ALLOWED_UPDATES));
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
    let known = |value: Value| {
        // From text and not from the value: teloxide reads fewer updates from values.
        let update = serde_json::from_str::<Update>(&value.to_string());
        update.ok().filter(is_known)
    };
    let updates: Vec<_> = values.into_iter().filter_map(known).collect();
    Ok(Batch { updates, last_id })
}

fn is_known(update: &Update) -> bool {
    let known = !matches!(update.kind, UpdateKind::Error(_));
    if !known {
        tracing::warn!(update_id = update.id.0, "an update of an unknown kind is skipped");
    }
    known
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

    #[test]
    fn pauses_grow_to_a_bound() {
        let mut pauses = Pauses::new();
        let all: Vec<_> = (0..12).map(|_| pauses.next()).collect();
        assert_eq!(all[0], FIRST_PAUSE);
        assert_eq!(all[1], FIRST_PAUSE * 2);
        assert_eq!(all[11], LONGEST_PAUSE);
    }
}

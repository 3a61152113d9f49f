//! What is the same whichever way updates come: their kinds, how one is read, who the bot is, and
//! how a Telegram that does not answer is waited for.

use std::time::Duration;

use serde::Deserialize;
use teloxide::types::{Update, UpdateKind};
use tokio_util::sync::CancellationToken;

use super::api::{Api, Failure, Request};

/// The updates that have a handler.
pub(super) const KINDS: [&str; 7] = [
    "message",
    "edited_message",
    "callback_query",
    "inline_query",
    "chosen_inline_result",
    "my_chat_member",
    "chat_member",
];
/// The first pause after a fault; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// The longest pause after a fault: how late the bot notices that Telegram is back.
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// What the log says while the bot cannot begin.
pub(super) const SILENT: &str = "Telegram does not answer yet";

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
    /// Whether @BotFather was told that people may ask it in any chat.
    #[serde(default)]
    pub supports_inline_queries: bool,
    /// Whether Telegram shows it everything that is written in groups. Where it does not, only
    /// commands and answers to the bot, but in groups that it is an admin of.
    #[serde(default, rename = "can_read_all_group_messages")]
    pub reads_groups: bool,
}

/// Pauses that grow while faults go on.
pub(super) struct Pauses(Duration);

impl Pauses {
    /// Beginning with the shortest.
    pub(super) fn new() -> Self {
        Self(FIRST_PAUSE)
    }

    /// The next one.
    pub(super) fn next(&mut self) -> Duration {
        let pause = self.0;
        self.0 = (pause * 2).min(LONGEST_PAUSE);
        pause
    }
}

/// Asks Telegram once who the bot is.
pub(super) async fn me(api: &Api) -> Result<Me, Failure> {
    api.call(Request::new("getMe")).await
}

/// Asks Telegram who the bot is, until it answers. `None` when the bot is to stop before that.
/// Errors: Telegram does not know the token.
pub(super) async fn introduce(
    api: &Api,
    shutdown: &CancellationToken,
) -> anyhow::Result<Option<Me>> {
    insist(shutdown, SILENT, async || me(api).await).await
}

/// What is wrong when Telegram answers 401 or 404.
pub(super) const UNKNOWN_TOKEN: &str =
    "Telegram does not know the bot's token: check telegram.token and telegram.api_url";

/// Calls until Telegram does it; `fault` is what the log says when it does not. `None` when the bot
/// is to stop before that. Errors: Telegram does not know the token.
pub(super) async fn insist<T>(
    shutdown: &CancellationToken,
    fault: &'static str,
    call: impl AsyncFn() -> Result<T, Failure>,
) -> anyhow::Result<Option<T>> {
    let mut pauses = Pauses::new();
    loop {
        let failure = match shutdown.run_until_cancelled(call()).await {
            None => return Ok(None),
            Some(Ok(answer)) => return Ok(Some(answer)),
            Some(Err(Failure::Refused { code: 401 | 404, .. })) => anyhow::bail!(UNKNOWN_TOKEN),
            Some(Err(failure)) => failure,
        };
        let pause = failure.retry_after().unwrap_or_else(|| pauses.next());
        tracing::warn!(error = %failure, "{fault}; trying again");
        if shutdown.run_until_cancelled(tokio::time::sleep(pause)).await.is_none() {
            return Ok(None);
        }
    }
}

/// Reads one update; `None` for one that cannot be read, or of a kind that is not known.
pub(super) fn one(json: &[u8]) -> Option<Update> {
    // From text and not from a value: teloxide reads fewer updates from values.
    serde_json::from_slice(json).ok().filter(is_known)
}

/// Whether an update is of a kind that is known; otherwise it is skipped, and the log says so.
pub(super) fn is_known(update: &Update) -> bool {
    let known = !matches!(update.kind, UpdateKind::Error(_));
    if !known {
        tracing::warn!(update_id = update.id.0, "an update of an unknown kind is skipped");
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_a_bound() {
        let mut pauses = Pauses::new();
        let all: Vec<_> = (0..12).map(|_| pauses.next()).collect();
        assert_eq!(all[0], FIRST_PAUSE);
        assert_eq!(all[1], FIRST_PAUSE * 2);
        assert_eq!(all[11], LONGEST_PAUSE);
    }
}

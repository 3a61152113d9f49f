//! What Telegram says about the webhook.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use url::Url;

use super::super::api::{Api, Failure, Request};
use super::tls;
use crate::config::{self, Mode};

/// Telegram tries again within so long, in seconds: a fault that is older is over.
const LATELY_S: i64 = 600;

/// What stands in Telegram's words when the certificate or the name of the address is at fault.
const ADDRESS_FAULTS: [&str; 2] = ["SSL", "resolve host"];

/// `WebhookInfo` of the Bot API.
#[derive(Deserialize)]
struct Info {
    #[serde(default)]
    url: String,
    #[serde(default)]
    pending_update_count: u64,
    last_error_date: Option<i64>,
    #[serde(default)]
    last_error_message: String,
}

/// How the webhook is.
pub(in crate::telegram) struct State {
    /// Where updates are brought; empty: nowhere.
    pub(super) url: String,
    /// Updates that wait.
    waiting: u64,
    /// The last delivery that failed.
    pub(super) last_error: Option<LastError>,
}

/// A delivery that failed.
pub(super) struct LastError {
    /// Unix time in seconds.
    pub(super) at: i64,
    /// Telegram's words.
    pub(super) words: String,
}

/// Asks Telegram.
pub(in crate::telegram) async fn now(api: &Api) -> Result<State, Failure> {
    let info: Info = api.call(Request::new("getWebhookInfo")).await?;
    let Info { url, pending_update_count: waiting, last_error_date, last_error_message } = info;
    let last_error = last_error_date.map(|at| LastError { at, words: last_error_message });
    Ok(State { url, waiting, last_error })
}

/// Whether Telegram's word for the address is ours, however it is spelled.
pub(super) fn is_same(told: &str, own: &Url) -> bool {
    Url::parse(told).is_ok_and(|told| told == *own)
}

impl State {
    /// Whether updates are brought somewhere.
    pub(in crate::telegram) fn is_set(&self) -> bool {
        !self.url.is_empty()
    }

    /// Whether updates wait of which Telegram could not bring one a moment ago, for a reason that a start does not
    /// mend: while this is asked the bot is stopped, so that of course nobody answers.
    fn is_failing(&self, own: &Url, now: DateTime<Utc>) -> bool {
        self.waiting > 0
            && is_same(&self.url, own)
            && self.last_error.as_ref().is_some_and(|error| {
                let is_of_the_address = ADDRESS_FAULTS.iter().any(|it| error.words.contains(it));
                now.timestamp() - error.at < LATELY_S && is_of_the_address
            })
    }

    /// In a line, for the owner. No address: that of another program may hold a secret.
    fn line(&self, own: &Url) -> String {
        let whose = match () {
            () if is_same(&self.url, own) => "it is set to telegram.webhook.url",
            () if self.is_set() => "it is set to another address, which the start changes",
            () => "it is not set yet, which the start does",
        };
        let waiting = match self.waiting {
            1 => "1 update waits".to_owned(),
            many => format!("{many} updates wait"),
        };
        let error = self.last_error.as_ref().map_or_else(String::new, |error| {
            let at = DateTime::from_timestamp(error.at, 0).unwrap_or_default();
            format!("; at {} UTC Telegram could not bring one: {}", at.format("%F %R"), error.words)
        });
        format!("{whose}; {waiting}{error}")
    }
}

/// Tells the owner how the webhook of the configuration is; `None` when the bot polls.
/// Errors: one sentence about what cannot be used, or what Telegram answered.
pub(in crate::telegram) async fn look(config: &config::Telegram) -> Option<anyhow::Result<String>> {
    let Mode::Webhook(webhook) = &config.mode else { return None };
    let looked = async {
        tls::own(webhook).await?;
        let state = now(&Api::new(config)?).await?;
        let line = state.line(&webhook.url);
        anyhow::ensure!(!state.is_failing(&webhook.url, Utc::now()), line);
        Ok(line)
    };
    Some(looked.await)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(url: &str, waiting: u64, error: Option<(i64, &str)>) -> State {
        let last_error = error.map(|(at, words)| LastError { at, words: words.to_owned() });
        State { url: url.to_owned(), waiting, last_error }
    }

    #[test]
    fn updates_that_wait_behind_a_fresh_fault_are_a_fault() {
        let now = DateTime::from_timestamp(1_790_000_000, 0).expect("a time");
        let own: Url = "https://x.example".parse().expect("an address");
        let other: Url = "https://y.example".parse().expect("an address");
        let failing = |own: &Url, waiting, ago: i64, words| {
            state("https://x.example", waiting, Some((now.timestamp() - ago, words)))
                .is_failing(own, now)
        };
        let is_failing = |waiting, ago, words| failing(&own, waiting, ago, words);
        let certificate = "SSL error {337047686, certificate verify failed}";
        assert!(is_failing(1, 60, certificate));
        assert!(!failing(&other, 1, 60, certificate), "the start sets another address");
        assert!(!is_failing(0, 60, certificate), "they came since");
        assert!(!is_failing(1, 3600, certificate), "it is over");
        assert!(!is_failing(1, 60, "Connection refused"), "the bot is stopped");
    }

    #[test]
    fn an_owner_reads_whether_it_is_set_what_waits_and_what_failed() {
        let own: Url = "https://bot.example/updates".parse().expect("an address");
        assert_eq!(
            state("", 0, None).line(&own),
            "it is not set yet, which the start does; 0 updates wait"
        );
        assert_eq!(
            state("https://bot.example:443/updates", 1, None).line(&own),
            "it is set to telegram.webhook.url; 1 update waits"
        );
        let other = state("https://x.example/sesame", 2, Some((0, "Connection refused")));
        assert_eq!(
            other.line(&own),
            "it is set to another address, which the start changes; 2 updates wait; at \
             1970-01-01 00:00 UTC Telegram could not bring one: Connection refused"
        );
    }
}

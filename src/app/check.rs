//! `check`: says of each part whether it can be used, and what to do if not.

use std::fmt;

use super::{keep, run};
use crate::config::Config;
use crate::telegram;

/// One line of the answer.
pub struct Finding {
    /// Which part.
    pub part: &'static str,
    /// Details, or what is wrong and what to do.
    pub result: Result<String, String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.result {
            Ok(details) => write!(f, "{:<14} ok: {details}", self.part),
            Err(reason) => write!(f, "{:<14} NOT usable: {reason}", self.part),
        }
    }
}

/// Tries the store, Telegram and QQ Music of a valid configuration. Starts no bot and changes
/// nothing, but a new store and its key are made where there are none.
pub async fn check(config: &Config) -> Vec<Finding> {
    let (store, telegram, inline, storage, webhook, music, remote) = tokio::join!(
        check_store(config),
        check_telegram(config),
        telegram::check_inline(config),
        telegram::check_storage(config),
        check_webhook(config),
        check_music(config),
        check_remote(config)
    );
    let remote = remote.map(|result| Finding { part: "remote", result });
    // What Telegram itself does not answer is said once.
    let inline = inline
        .ok()
        .filter(|_| telegram.is_ok())
        .map(|line| Finding { part: "inline mode", result: Ok(line) });
    let storage = storage.filter(|_| telegram.is_ok()).map(|result| Finding {
        part: "storage chat",
        result: result.map_err(|error| format!("{error:#}")),
    });
    let findings = vec![
        Finding { part: "configuration", result: Ok("every key is known and fits".to_owned()) },
        Finding { part: "store", result: store },
        Finding { part: "Telegram", result: telegram },
        Finding { part: "QQ Music", result: music },
    ];
    let webhook = webhook.map(|result| Finding { part: "webhook", result });
    findings.into_iter().chain(inline).chain(storage).chain(webhook).chain(remote).collect()
}

async fn check_store(config: &Config) -> Result<String, String> {
    let store = keep::open(&config.store).await.map_err(|error| format!("{error:#}"))?;
    let size = store.size().await.map_err(|error| error.to_string())?;
    Ok(format!("{} QQ accounts, {} bytes", size.accounts, size.bytes))
}

async fn check_telegram(config: &Config) -> Result<String, String> {
    let name = telegram::check(config).await;
    name.map_err(|error| {
        format!("{error:#}; compare telegram.token, telegram.api_url and telegram.proxy")
    })
}

async fn check_music(config: &Config) -> Result<String, String> {
    let direct = run::direct(&config.music).map_err(|error| format!("{error:#}"))?;
    direct.ping().await.map(|()| "it answers".to_owned()).map_err(|error| {
        format!("{error}; compare music.gateway and music.proxy, or try again later")
    })
}

/// `None` when the bot polls.
async fn check_webhook(config: &Config) -> Option<Result<String, String>> {
    let state = telegram::check_webhook(config).await?;
    Some(state.map_err(|error| format!("{error:#}")))
}

/// `None` where no other server is configured.
async fn check_remote(config: &Config) -> Option<Result<String, String>> {
    let remote = match run::remote(&config.music).transpose()? {
        Ok(remote) => remote,
        Err(error) => return Some(Err(format!("{error:#}"))),
    };
    let name = run::remote_server(&config.music).map(|server| server.name).unwrap_or_default();
    let answer = remote.ping().await.map(|()| format!("{name} answers"));
    Some(answer.map_err(|error| format!("{error}; compare music.remote_url, or try again later")))
}

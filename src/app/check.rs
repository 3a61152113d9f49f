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
    let (store, telegram, music) =
        tokio::join!(check_store(config), check_telegram(config), check_music(config));
    vec![
        Finding { part: "configuration", result: Ok("every key is known and fits".to_owned()) },
        Finding { part: "store", result: store },
        Finding { part: "Telegram", result: telegram },
        Finding { part: "QQ Music", result: music },
    ]
}

async fn check_store(config: &Config) -> Result<String, String> {
    let store = keep::open(&config.store).await.map_err(|error| format!("{error:#}"))?;
    let size = store.size().await.map_err(|error| error.to_string())?;
    Ok(format!("{} QQ accounts, {} bytes", size.accounts, size.bytes))
}

async fn check_telegram(config: &Config) -> Result<String, String> {
    let name = telegram::check(config).await;
    name.map(|name| format!("this is @{name}")).map_err(|error| {
        format!("{error:#}; compare telegram.token, telegram.api_url and telegram.proxy")
    })
}

async fn check_music(config: &Config) -> Result<String, String> {
    let backend = run::backend(&config.music).map_err(|error| format!("{error:#}"))?;
    backend.ping().await.map(|()| "it answers".to_owned()).map_err(|error| {
        format!("{error}; compare music.gateway and music.proxy, or try again later")
    })
}

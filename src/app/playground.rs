//! The bot, unchanged, between a Telegram and a QQ Music that live in this process.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use super::run;
use crate::config::{self, Config};
use crate::http;
use crate::playground::{Options, Playground};

/// The playground's Telegram takes any token.
const TOKEN: &str = "424242:playground";
/// The group of the playground that is there for parking files.
const STORAGE_CHAT: &str = "-1001000020003";

/// Serves the playground on `listen` and runs the bot in it until `shutdown`. What people do is
/// kept in `data`; without it, in memory. `announce` is told where the page is.
/// Errors: an address that is taken, and those of [`run`].
pub async fn playground(
    listen: SocketAddr,
    data: Option<PathBuf>,
    shutdown: CancellationToken,
    announce: impl FnOnce(String),
) -> anyhow::Result<()> {
    let listener = TcpListener::bind(listen)
        .await
        .with_context(|| format!("{listen} is taken or not ours, choose another by --listen"))?;
    let playground = Playground::start(listener, Options::default())?;
    let config = config_for(&playground, data.as_deref())?;
    announce(format!("The playground is at {}/ (Ctrl-C ends it)", playground.base()));
    let clock = playground.clock().clone();
    let lend = |ctx| playground.mount(http::router(ctx));
    let ended = Box::pin(run::with_api(config, clock, shutdown, lend)).await;
    playground.stop().await;
    ended
}

/// A bot's configuration in which only the two outside worlds are other ones. The environment is
/// left out: a real token or store that is set there has no place in a playground.
pub fn config_for(playground: &Playground, data: Option<&Path>) -> anyhow::Result<Config> {
    let mut keys = vec![
        ("TELEGRAM__TOKEN", TOKEN.to_owned()),
        ("TELEGRAM__API_URL", playground.telegram_url().to_string()),
        ("TELEGRAM__STORAGE_CHAT", STORAGE_CHAT.to_owned()),
        ("MUSIC__GATEWAY", playground.gateway_url().to_string()),
        // Whoever tries the API here may try it a thousand times.
        ("API__REQUESTS_PER_MINUTE", "0".to_owned()),
    ];
    if let Some(data) = data {
        let inside = |name: &str| {
            let path = data.join(name).into_os_string().into_string();
            path.map_err(|_| anyhow::anyhow!("the name of the data folder is not Unicode"))
        };
        keys.push(("STORE__PATH", inside("store")?));
        keys.push(("STORE__KEY_FILE", inside("master.key")?));
        keys.push(("STORE__BACKUP_DIR", inside("backups")?));
    } else {
        keys.push(("STORE__KIND", "memory".to_owned()));
    }
    let named = keys.into_iter().map(|(key, value)| (format!("QQMUSIC_BOT_{key}"), value));
    Ok(config::parse("the playground", "", named)?)
}

//! The two bots, each a process of its own.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context;
use teloxide::dispatching::UpdateFilterExt;
use teloxide::prelude::{Bot as TeloxideBot, Dispatcher, Message, Requester, Update};

use crate::doubles::{Music, TOKEN, Telegram};
use qqmusic_bot::model::{Credential, PersonId, Uin};
use qqmusic_bot::store::{Account, KeyRing, Origin};

/// The argument that makes this program the echo bot.
const ECHO: &str = "--echo-bot=";

/// A bot under measurement.
pub(crate) struct Bot {
    process: Child,
    /// When it was started.
    pub(crate) started: Instant,
}

impl Bot {
    /// The bare teloxide echo bot.
    pub(crate) fn echo(telegram: &Telegram) -> anyhow::Result<Self> {
        telegram.reset();
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(format!("{ECHO}{}", telegram.url));
        Self::start(command)
    }

    /// This bot, with its data in `folder`.
    pub(crate) fn ours(telegram: &Telegram, music: &Music, folder: &Path) -> anyhow::Result<Self> {
        telegram.reset();
        let mut command = Command::new(env!("CARGO_BIN_EXE_qqmusic-bot"));
        command
            .current_dir(folder)
            .env("QQMUSIC_BOT_TELEGRAM__TOKEN", TOKEN)
            .env("QQMUSIC_BOT_TELEGRAM__API_URL", &telegram.url)
            .env("QQMUSIC_BOT_TELEGRAM__MESSAGES_PER_SECOND", "1000000")
            .env("QQMUSIC_BOT_MUSIC__GATEWAY", &music.url)
            .env("QQMUSIC_BOT_MUSIC__REQUESTS_PER_SECOND", "1000000");
        Self::start(command)
    }

    fn start(mut command: Command) -> anyhow::Result<Self> {
        let started = Instant::now();
        let process = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        Ok(Self { process, started })
    }

    /// Resident memory in MiB.
    pub(crate) fn resident_mib(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.process.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("no VmRSS")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no value")?.parse()?;
        Ok(kib / 1024.0)
    }

    /// Asks the process to end and waits for it.
    pub(crate) async fn stop(mut self) -> anyhow::Result<()> {
        Command::new("kill").arg(self.process.id().to_string()).status()?;
        let deadline = Instant::now() + Duration::from_secs(20);
        while self.process.try_wait()?.is_none() {
            anyhow::ensure!(Instant::now() < deadline, "the bot does not stop");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        // Already gone after `stop`; otherwise a failed measurement must not leave it behind.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address for the echo bot, when this process is to be it.
pub(crate) fn echo_url(arguments: &[String]) -> Option<&str> {
    arguments.iter().find_map(|argument| argument.strip_prefix(ECHO))
}

/// Runs the echo bot: what teloxide's own example does, nothing else.
pub(crate) fn run_echo(url: &str) -> anyhow::Result<()> {
    let bot = TeloxideBot::new(TOKEN).set_api_url(url.parse()?);
    let handler =
        Update::filter_message().endpoint(|bot: TeloxideBot, message: Message| async move {
            if let Some(text) = message.text() {
                bot.send_message(message.chat.id, text).await?;
            }
            Ok::<(), teloxide::RequestError>(())
        });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(Dispatcher::builder(bot, handler).build().dispatch());
    Ok(())
}

/// Fills the store that [`Bot::ours`] opens in `folder` with people who are logged in.
pub(crate) async fn fill_store(folder: &Path, people: u64) -> anyhow::Result<()> {
    let data = folder.join("data");
    let keys = KeyRing::load_or_create(&data.join("master.key"), &data)?;
    let store = qqmusic_bot::store::open_sled(&data, &keys).await?;
    for number in 1..=people {
        let credential = Credential::bare(Uin::new(1_000_000_000 + number)?, "Q_H_L_bench".into());
        let account = Account {
            credential,
            nick: "Somebody".to_owned(),
            origin: Origin::Scanned(None),
            updated_at: chrono::DateTime::UNIX_EPOCH,
            refreshed_at: None,
            dead: false,
        };
        store.link(PersonId(1_000_000 + number), &account).await?;
    }
    store.flush().await?;
    Ok(())
}

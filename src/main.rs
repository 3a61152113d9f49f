//! The command line: arguments, signals, exit codes. The work is in [`qqmusic_bot::app`].

use std::fmt::Display;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::{Parser, Subcommand};
use qqmusic_bot::app;
use qqmusic_bot::config::{self, Config};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

/// How long blocking work may hold up the end of the process after everything is saved.
const LINGER: Duration = Duration::from_secs(2);

/// A Telegram bot for QQ Music.
#[derive(Parser)]
#[command(version, about)]
struct Cli {
    /// The configuration file; without it, bot.toml where it exists.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Default)]
enum Command {
    /// Run the bot; the same as no command.
    #[default]
    Run,
    /// Serve the HTTP API only; needs no Telegram token.
    Serve,
    /// Try the bot in the browser: no token, no network, invented music.
    Playground {
        /// Where the page is.
        #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
        listen: SocketAddr,
        /// Where data is kept; without it, in memory.
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
    },
    /// Say whether configuration, store, Telegram and QQ Music can be used.
    Check,
    /// Write everything that is stored to a file, encrypted, without the master key.
    Backup {
        /// A file that does not exist yet.
        file: PathBuf,
    },
    /// Put a backup into an empty store.
    Restore {
        /// What `backup` or the running bot wrote.
        file: PathBuf,
    },
    /// Make a new master key and encrypt everything with it.
    RotateKey,
}

fn main() -> ExitCode {
    let Cli { config, command } = Cli::parse();
    match command.unwrap_or_default().execute(config.as_deref()) {
        Ok(code) => code,
        Err(error) => {
            // The standard error output may be closed; there is nobody left to tell.
            let _ = writeln!(std::io::stderr(), "qqmusic-bot: {error:#}");
            ExitCode::FAILURE
        }
    }
}

impl Command {
    fn execute(self, file: Option<&Path>) -> anyhow::Result<ExitCode> {
        match self {
            Self::Run => {
                let config = configured(file)?;
                in_runtime(async { app::run(config, shutdown()?).await })?;
            }
            Self::Serve => {
                let config = config::load_api(file)?;
                app::logging::init(&config.log)?;
                in_runtime(async { app::serve(config, shutdown()?).await })?;
            }
            Self::Playground { listen, data } => {
                app::logging::init(&config::Log::default())?;
                in_runtime(async { app::playground(listen, data, shutdown()?, say).await })?;
            }
            Self::Check => {
                let config = configured(file)?;
                let findings = in_runtime(async { Ok(app::check(&config).await) })?;
                findings.iter().for_each(say);
                let usable = findings.iter().all(|finding| finding.result.is_ok());
                return Ok(if usable { ExitCode::SUCCESS } else { ExitCode::FAILURE });
            }
            Self::Backup { file: target } => {
                let config = configured(file)?;
                in_runtime(async { app::backup(&config, &target).await })?;
                say(format!("everything is in {}; the master key is not", target.display()));
            }
            Self::Restore { file: source } => {
                let config = configured(file)?;
                let records = in_runtime(async { app::restore(&config, &source).await })?;
                say(format!("{records} records restored"));
            }
            Self::RotateKey => {
                let config = configured(file)?;
                let records = in_runtime(async { app::rotate_key(&config).await })?;
                say(format!(
                    "{records} records are encrypted with a new master key, which is now the \
                     first in {}: copy that file to where you keep its copy",
                    config.store.key_file.display()
                ));
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Loads the configuration and begins to log as it says.
fn configured(file: Option<&Path>) -> anyhow::Result<Config> {
    let config = config::load(file)?;
    app::logging::init(&config.log)?;
    Ok(config)
}

fn in_runtime<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let result = runtime.block_on(work);
    runtime.shutdown_timeout(LINGER);
    result
}

/// Cancelled by the first Ctrl-C or SIGTERM; the second ends the process at once. Both are heard
/// from the moment this returns.
fn shutdown() -> anyhow::Result<CancellationToken> {
    let mut signals = signals()?;
    let token = CancellationToken::new();
    let stopping = token.clone();
    tokio::spawn(async move {
        signals.recv().await;
        tracing::info!("stopping; once more ends at once");
        stopping.cancel();
        signals.recv().await;
        std::process::exit(1);
    });
    Ok(token)
}

/// The signals that ask the process to end, as they come.
fn signals() -> std::io::Result<mpsc::Receiver<()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (tell, told) = mpsc::channel(2);
    for kind in [SignalKind::terminate(), SignalKind::interrupt()] {
        let (mut heard, tell) = (signal(kind)?, tell.clone());
        tokio::spawn(async move {
            while heard.recv().await.is_some() && tell.send(()).await.is_ok() {}
        });
    }
    Ok(told)
}

/// Answers on the standard output, which may be closed.
fn say(line: impl Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

//! A bot with a runtime of its own, for programs and tests that start and end several.

use std::thread;
use std::time::Duration;

use tokio::sync::oneshot;
use tokio_util::sync::CancellationToken;

use super::run;
use crate::config::Config;
use crate::model::Clock;

/// How long a killed bot's blocking work is waited for.
const KILL_WITHIN: Duration = Duration::from_secs(5);

/// A running bot. Dropping it kills it.
pub struct Bot {
    shutdown: CancellationToken,
    killed: CancellationToken,
    ended: oneshot::Receiver<anyhow::Result<()>>,
}

impl Bot {
    /// Starts a bot that goes by this clock on a thread of its own and returns at once. Whether it could be started is
    /// told by [`stop`](Self::stop), and by the Telegram it speaks to.
    pub fn start(config: Config, clock: Clock) -> Self {
        let (shutdown, killed) = (CancellationToken::new(), CancellationToken::new());
        let (end, ended) = oneshot::channel();
        let tokens = (shutdown.clone(), killed.clone());
        thread::spawn(move || {
            // Nobody may be interested in the end any more.
            let _ = end.send(live(config, clock, tokens.0, &tokens.1));
        });
        Self { shutdown, killed, ended }
    }

    /// Ends it as SIGTERM would: running handlers finish, everything is put on disk.
    /// Errors: those of the start and of the end.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        self.shutdown.cancel();
        (&mut self.ended).await?
    }

    /// Ends it in the middle of whatever it does: every task is dropped where it waits, no call
    /// is saved, nothing is flushed on purpose. Returns when the store can be opened again.
    pub async fn kill(mut self) {
        self.killed.cancel();
        // The result of a run that was cut off says nothing.
        let _ = (&mut self.ended).await;
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.killed.cancel();
    }
}

fn live(
    config: Config,
    clock: Clock,
    shutdown: CancellationToken,
    killed: &CancellationToken,
) -> anyhow::Result<()> {
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let living = killed.run_until_cancelled(run::with_api(config, clock, shutdown, drop));
    let result = runtime.block_on(living).unwrap_or(Ok(()));
    // Tasks hold the store; they are gone when this returns.
    runtime.shutdown_timeout(KILL_WITHIN);
    result
}

//! Telegram calls: updates come to an address that Telegram was told, beside the way of `poll`.
//!
//! They are taken into the same queues. Who calls proves to be Telegram by a secret that is made
//! anew at each start and that only Telegram is told. The webhook stays set when the bot stops:
//! Telegram keeps the updates and brings them to the next start.

mod door;
mod intake;
mod state;
mod tls;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use reqwest::multipart::Part;
use secrecy::{ExposeSecret, SecretString};
use serde::de::IgnoredAny;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::api::{Api, Failure, Request};
use super::dispatch::Dispatcher;
use super::updates::{KINDS, insist};
use crate::config;

pub(super) use state::{look, now};

use intake::Intake;
use state::State;
use tls::Own;

/// Connections that Telegram opens at once, its own default: each of ours is answered as soon as its
/// update is in a queue.
const CONNECTIONS: u8 = 40;
/// Random bytes of the secret; in base64 they are 43 of the 256 characters that it may have.
const SECRET: usize = 32;
/// How often it is looked whether the webhook is still set and whether updates get through.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How long answers may still be written when everything that was taken is handled.
const LAST_ANSWERS: Duration = Duration::from_millis(500);

/// A webhook whose address is ours and whose certificate can be used. Takes nothing yet.
pub(super) struct Webhook {
    config: config::Webhook,
    listener: TcpListener,
    own: Option<Own>,
}

impl Webhook {
    /// Reads the certificate and takes the address.
    /// Errors: what cannot be used, one sentence that names the key.
    pub(super) async fn open(config: &config::Webhook) -> anyhow::Result<Self> {
        let own = tls::own(config).await?;
        let listener = TcpListener::bind(config.listen).await.with_context(|| {
            let address = config.listen;
            format!("telegram.webhook.listen ({address}) is taken or not ours, set another")
        })?;
        Ok(Self { config: config.clone(), listener, own })
    }

    /// Begins to take updates, until `shutdown`; from then on each is refused, for the next start.
    pub(super) fn serve(self, shutdown: &CancellationToken, dispatcher: Dispatcher) -> Open {
        let Self { config, listener, own } = self;
        let (certificate, acceptor) = match own {
            Some(Own { shown, acceptor }) => (shown, Some(acceptor)),
            None => (None, None),
        };
        let secret =
            SecretString::from(BASE64_URL_SAFE_NO_PAD.encode(rand::random::<[u8; SECRET]>()));
        let intake = Arc::new(Intake::new(dispatcher, secret.clone(), shutdown.child_token()));
        let closing = CancellationToken::new();
        let door = door::serve(listener, acceptor, Arc::clone(&intake), closing.clone());
        Open { config, certificate, secret, intake, closing, door: tokio::spawn(door) }
    }
}

/// A webhook that is being served.
pub(super) struct Open {
    config: config::Webhook,
    /// The certificate in PEM, where Telegram must be shown it.
    certificate: Option<String>,
    secret: SecretString,
    intake: Arc<Intake>,
    closing: CancellationToken,
    door: JoinHandle<()>,
}

impl Open {
    /// Tells Telegram the address and sees to it that it stays set, until `shutdown`. When this
    /// returns nothing is taken any more. Of deliveries that failed it logs those behind `since`,
    /// in Unix seconds. Errors: Telegram does not know the token.
    pub(super) async fn keep(
        &self,
        api: &Api,
        since: i64,
        shutdown: &CancellationToken,
    ) -> anyhow::Result<()> {
        let ended = self.kept(api, since, shutdown).await;
        self.intake.close();
        ended
    }

    /// Ends the serving, when what was taken is handled.
    pub(super) async fn end(self) {
        self.closing.cancel();
        // A door that panicked is shut, too.
        let _ = tokio::time::timeout(LAST_ANSWERS, self.door).await;
    }

    async fn kept(
        &self,
        api: &Api,
        mut told: i64,
        shutdown: &CancellationToken,
    ) -> anyhow::Result<()> {
        loop {
            let fault = "the webhook could not be set";
            let set = insist(shutdown, fault, async || self.set(api).await).await?;
            if set.is_none() {
                return Ok(());
            }
            tracing::info!("Telegram brings updates to the webhook");
            loop {
                let looked = async {
                    tokio::time::sleep(LOOK_EVERY).await;
                    self.is_set(api, &mut told).await
                };
                match shutdown.run_until_cancelled(looked).await {
                    None => return Ok(()),
                    Some(true) => {}
                    Some(false) => break,
                }
            }
            tracing::warn!("another program removed or changed the webhook; setting it again");
        }
    }

    async fn set(&self, api: &Api) -> Result<IgnoredAny, Failure> {
        let request = Request::new("setWebhook")
            .with("url", self.config.url.as_str())
            .with("secret_token", self.secret.expose_secret())
            .with("max_connections", CONNECTIONS)
            .with("allowed_updates", KINDS);
        let request = match &self.certificate {
            Some(pem) => {
                let part = Part::text(pem.clone()).file_name("certificate.pem");
                request.file("certificate", part)
            }
            None => request,
        };
        api.call(request).await
    }

    /// Whether the webhook is set, as far as Telegram tells. A failed delivery is logged once;
    /// `told` is when the last such was.
    async fn is_set(&self, api: &Api, told: &mut i64) -> bool {
        let State { url, last_error, .. } = match now(api).await {
            Ok(state) => state,
            Err(error) => {
                tracing::debug!(%error, "Telegram does not tell how the webhook is");
                return true;
            }
        };
        if let Some(error) = last_error
            && *told < error.at
        {
            tracing::warn!(
                error = error.words,
                "Telegram could not bring an update; it will again"
            );
            *told = error.at;
        }
        state::is_same(&url, &self.config.url)
    }
}

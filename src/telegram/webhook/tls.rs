//! TLS with a certificate of one's own, where no proxy serves it.

use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use zeroize::Zeroizing;

use crate::config;

/// Characters in a line of PEM.
const LINE: usize = 64;

/// What is needed to serve TLS.
pub(super) struct Own {
    /// Greets who connects.
    pub(super) acceptor: TlsAcceptor,
    /// The certificate in PEM, when nobody else vouches for it: Telegram must be shown it.
    pub(super) shown: Option<String>,
}

/// Reads the certificate and its key; `None` where none are configured.
/// Errors: what cannot be used, one sentence that names the key of the configuration.
pub(super) async fn own(config: &config::Webhook) -> anyhow::Result<Option<Own>> {
    let Some(config::Certificate { certificate, private_key }) = &config.certificate else {
        return Ok(None);
    };
    let pem = read("telegram.webhook.certificate", certificate).await?;
    let chain = CertificateDer::pem_slice_iter(&pem).collect::<Result<Vec<_>, _>>();
    let chain = chain.ok().filter(|chain| !chain.is_empty()).with_context(|| {
        let path = certificate.display();
        format!("telegram.webhook.certificate ({path}) is no certificate in PEM")
    })?;
    let shown = shown(&chain);
    let pem = read("telegram.webhook.private_key", private_key).await?;
    // The errors of both are left out: what stands behind them is a key.
    let key = PrivateKeyDer::from_pem_slice(&pem).ok().with_context(|| {
        let path = private_key.display();
        format!("telegram.webhook.private_key ({path}) is no private key in PEM")
    })?;
    let served = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .context("TLS cannot be served")?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .ok()
        .with_context(|| {
            let path = private_key.display();
            format!("telegram.webhook.private_key ({path}) is not that of the certificate")
        })?;
    Ok(Some(Own { acceptor: TlsAcceptor::from(Arc::new(served)), shown }))
}

async fn read(key: &str, path: &Path) -> anyhow::Result<Zeroizing<Vec<u8>>> {
    let text = tokio::fs::read(path).await;
    text.map(Zeroizing::new).with_context(|| format!("{key} ({}) cannot be read", path.display()))
}

/// A certificate that stands alone in its file has signed itself; one of an authority comes with
/// the chain that leads there, and Telegram knows the authority. Written anew from what was read,
/// because the file may hold the private key too.
fn shown(chain: &[CertificateDer<'_>]) -> Option<String> {
    let [alone] = chain else { return None };
    let text = BASE64_STANDARD.encode(alone);
    let lines = text.as_bytes().chunks(LINE).map(String::from_utf8_lossy);
    let lines: Vec<_> = lines.collect();
    Some(format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n")))
}

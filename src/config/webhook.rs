//! `telegram.mode` and `[telegram.webhook]`.

use std::net::SocketAddr;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::load::{Result, WEB, has_person, is_loopback, listen, path_of};
use super::reader::{Reader, bad};
use super::{Certificate, Error, Mode, Telegram, Webhook};

const URL: &str = "telegram.webhook.url";
const LISTEN: &str = "telegram.webhook.listen";
const CERTIFICATE: &str = "telegram.webhook.certificate";
const PRIVATE_KEY: &str = "telegram.webhook.private_key";

/// Where updates are taken when nothing else is said: this machine only, for a proxy.
const LISTEN_BY_DEFAULT: ([u8; 4], u16) = ([127, 0, 0, 1], 8443);
/// A token's part behind the colon is longer; shorter ones are inventions of tests.
const SECRET_LENGTH: usize = 16;
/// The host of Telegram's own servers, which call only these ports.
const TELEGRAM: (&str, [u16; 4]) = ("api.telegram.org", [443, 80, 88, 8443]);

/// Reads how updates come, for a bot with this token whose Bot API is at `api_url`.
pub(super) fn mode(reader: &mut Reader, api_url: &Url, token: &SecretString) -> Result<Mode> {
    let modes = "\"polling\" or \"webhook\"";
    let mode = reader.text("telegram.mode", modes)?;
    let url = url(reader, api_url, token)?;
    let listen = listen(reader, LISTEN)?.unwrap_or_else(|| LISTEN_BY_DEFAULT.into());
    let certificate = certificate(reader)?;
    match mode.as_deref() {
        None | Some("polling") => return Ok(Mode::Polling),
        Some("webhook") => {}
        Some(_) => return Err(bad("telegram.mode", modes)),
    }
    let url = url.ok_or(Error::Missing {
        key: URL,
        hint: "telegram.mode is \"webhook\", so say at which https address Telegram reaches the bot",
    })?;
    if certificate.is_some() && url.scheme() == "http" {
        return Err(Error::Impossible {
            key: CERTIFICATE,
            reason: "makes the bot serve https, but telegram.webhook.url is http",
        });
    }
    Ok(Mode::Webhook(Webhook { url, listen, certificate }))
}

fn url(reader: &mut Reader, api_url: &Url, token: &SecretString) -> Result<Option<Url>> {
    let Some(url) = reader.url(URL, &WEB)? else { return Ok(None) };
    let impossible = |reason| Err(Error::Impossible { key: URL, reason });
    let secret = token.expose_secret();
    let secret = secret.split_once(':').map_or(secret, |(_, secret)| secret);
    let (host, ports) = TELEGRAM;
    let is_telegrams_own = api_url.host_str() == Some(host);
    match () {
        () if has_person(&url) => impossible("must not hold a user name or a password"),
        () if secret.len() >= SECRET_LENGTH && url.path().contains(secret) => {
            impossible("must not hold the bot's token: addresses are written into logs")
        }
        () if url.scheme() == "http" && !is_loopback(&url) => {
            impossible("must be https: what people write goes there")
        }
        () if is_telegrams_own && is_loopback(&url) => {
            impossible("is on this machine, where Telegram's servers cannot reach it")
        }
        () if is_telegrams_own && !ports.contains(&url.port_or_known_default().unwrap_or(443)) => {
            impossible("must have port 443, 80, 88 or 8443: Telegram calls no other")
        }
        () => Ok(Some(url)),
    }
}

fn certificate(reader: &mut Reader) -> Result<Option<Certificate>> {
    let missing = |key, hint| Err(Error::Missing { key, hint });
    match (path_of(reader, CERTIFICATE)?, path_of(reader, PRIVATE_KEY)?) {
        (None, None) => Ok(None),
        (Some(certificate), Some(private_key)) => {
            Ok(Some(Certificate { certificate, private_key }))
        }
        (Some(_), None) => missing(PRIVATE_KEY, "telegram.webhook.certificate needs its key"),
        (None, Some(_)) => {
            missing(CERTIFICATE, "telegram.webhook.private_key is of no use without it")
        }
    }
}

/// Refuses a webhook whose address the HTTP API has, too.
pub(super) fn check_listen(telegram: &Telegram, api: Option<SocketAddr>) -> Result<()> {
    let Mode::Webhook(webhook) = &telegram.mode else { return Ok(()) };
    let own = webhook.listen;
    let is_same = |api: SocketAddr| {
        let any = own.ip().is_unspecified() || api.ip().is_unspecified();
        own.port() == api.port() && (any || own.ip() == api.ip())
    };
    if api.is_some_and(is_same) {
        return Err(Error::Impossible {
            key: LISTEN,
            reason: "is api.listen too: each needs an address of its own",
        });
    }
    Ok(())
}

//! Webhooks: setting one, removing it, telling how it is. `bring` calls it.

use bytes::Bytes;
use serde_json::{Value, json};
use url::{Host, Url};

use super::params::Params;
use super::refusal::{Answer, Refusal};
use super::state::Bot;

/// The ports that are called.
const PORTS: [u16; 4] = [443, 80, 88, 8443];
/// The longest secret, in characters.
const LONGEST_SECRET: usize = 256;
/// Connections at once, where a bot does not say, and the most it may ask for.
const CONNECTIONS: (i64, i64) = (40, 100);

/// Where a bot's updates are brought.
#[derive(Debug, Clone)]
pub(crate) struct Hook {
    pub(crate) url: Url,
    /// As the bot spelled it.
    spelled: String,
    pub(crate) secret: Option<String>,
    /// In PEM.
    pub(crate) certificate: Option<Bytes>,
    /// Connections at once.
    pub(crate) connections: usize,
    /// Which of the bot's webhooks it is.
    pub(crate) number: u64,
    /// Nothing new is brought while the webhook is being changed.
    pub(crate) held: bool,
    /// Unix time in seconds and the words of the last call that failed.
    pub(crate) last_error: Option<(i64, String)>,
}

impl Hook {
    /// Whether it is on this machine. Nothing else is ever called.
    pub(crate) fn is_local(&self) -> bool {
        is_local(&self.url)
    }
}

fn is_local(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

/// `setWebhook`
pub(crate) fn set(bot: &mut Bot, params: &Params) -> Answer {
    let Some(spelled) = params.filled("url") else {
        return Ok(delete(bot, params));
    };
    let bad = |text: &str| Err(Refusal::bad(format!("bad webhook: {text}")));
    let Ok(url) = Url::parse(spelled) else {
        return bad("invalid webhook URL specified");
    };
    // The real server takes neither http nor other ports. On this machine there are no certificates
    // and the ports are whichever are free.
    let is_free = is_local(&url) && matches!(url.scheme(), "http" | "https");
    if !is_free && url.scheme() != "https" {
        return bad("An HTTPS URL must be provided for webhook");
    }
    if !is_free && !PORTS.contains(&url.port_or_known_default().unwrap_or(443)) {
        return bad("Webhook can be set up only on ports 80, 88, 443 or 8443");
    }
    let secret = params.filled("secret_token").map(str::to_owned);
    if let Some(secret) = &secret {
        if secret.len() > LONGEST_SECRET {
            return Err(Refusal::bad("secret token is too long"));
        }
        if !secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)) {
            return Err(Refusal::bad("secret token contains unallowed characters"));
        }
    }
    // Only a file counts; a text is not looked at.
    let certificate = params.file("certificate").map(|file| file.bytes.clone());
    if certificate.as_deref().is_some_and(|pem| reqwest::Certificate::from_pem(pem).is_err()) {
        return bad("the certificate can't be read");
    }
    let (usual, most) = CONNECTIONS;
    let connections = params.number("max_connections").unwrap_or(usual).clamp(1, most);
    drop_pending(bot, params);
    bot.ask_for(params);
    for update in &mut bot.updates {
        (update.under_way, update.refused) = (false, None);
    }
    bot.webhooks += 1;
    bot.webhook = Some(Hook {
        url,
        spelled: spelled.to_owned(),
        secret,
        certificate,
        connections: usize::try_from(connections).unwrap_or(1),
        number: bot.webhooks,
        held: false,
        last_error: None,
    });
    Ok(json!(true))
}

/// `deleteWebhook`
pub(crate) fn delete(bot: &mut Bot, params: &Params) -> Value {
    drop_pending(bot, params);
    bot.webhook = None;
    json!(true)
}

fn drop_pending(bot: &mut Bot, params: &Params) {
    if params.flag("drop_pending_updates") {
        bot.updates.clear();
    }
}

/// `getWebhookInfo`
pub(crate) fn info(bot: &Bot) -> Value {
    let mut info = json!({
        "url": "",
        "has_custom_certificate": false,
        "pending_update_count": bot.updates.len(),
    });
    if let Some(hook) = &bot.webhook {
        info["url"] = json!(hook.spelled);
        info["has_custom_certificate"] = json!(hook.certificate.is_some());
        info["max_connections"] = json!(hook.connections);
        if let Some((at, words)) = &hook.last_error {
            info["last_error_date"] = json!(at);
            info["last_error_message"] = json!(words);
        }
    }
    if let Some(allowed) = &bot.allowed {
        info["allowed_updates"] = json!(allowed);
    }
    info
}

//! Bringing updates to a webhook: in order within a chat, each until it is taken.

use std::collections::HashSet;
use std::sync::{Arc, Weak};
use std::time::Duration;

use reqwest::redirect::Policy;
use serde_json::Value;
use tokio::time::Instant;

use super::params::Params;
use super::refusal::Answer;
use super::state::State;
use super::webhook::Hook;
use super::{Shared, Telegram};
use crate::playground::faults::Fault;

/// The name of the calls for faults. [`Fault::Lost`]: the update is taken, but not known to be.
const FAULTS: &str = "telegram:webhook";
/// The first pause before an update is brought again; it doubles up to [`LONGEST_PAUSE`].
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(60);
/// How long a webhook may take to answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long calls that are under way may hold up a change of the webhook.
const SETTLE_WITHIN: Duration = Duration::from_secs(5);

/// Carries out `setWebhook` or `deleteWebhook` between two calls, so that no update that was just
/// taken is given again.
pub(super) async fn change(telegram: &Telegram, bot: i64, method: &str, params: &Params) -> Answer {
    telegram.hold(bot, true);
    let mut changes = telegram.changes();
    let settled = changes.wait_for(|_| telegram.look(|state| is_settled(state, bot)));
    // One that takes longer is no longer waited for.
    let _ = tokio::time::timeout(SETTLE_WITHIN, settled).await;
    let answer = telegram.run(bot, method, params);
    telegram.hold(bot, false);
    let hook = telegram.look(|state| state.bots.get(&bot)?.webhook.clone());
    if let Some(hook) = hook.filter(|_| method == "setWebhook" && answer.is_ok()) {
        tokio::spawn(bring(Arc::downgrade(&telegram.shared), bot, hook));
    }
    answer
}

fn is_settled(state: &State, bot: i64) -> bool {
    state.bots.get(&bot).is_none_or(|bot| bot.updates.iter().all(|update| !update.under_way))
}

impl Telegram {
    /// Lets nothing new be brought to a bot, or goes on.
    fn hold(&self, bot: i64, held: bool) {
        self.with(|state| {
            if let Some(hook) = state.bots.get_mut(&bot).and_then(|bot| bot.webhook.as_mut()) {
                hook.held = held;
            }
        });
    }

    /// The secret that was set with the webhook of a bot.
    pub fn webhook_secret(&self, bot: i64) -> Option<String> {
        self.look(|state| state.bots.get(&bot)?.webhook.as_ref()?.secret.clone())
    }
}

/// What is to be brought.
#[derive(Default)]
struct Next {
    updates: Vec<(i64, Arc<Value>)>,
    /// When there may be more, if nothing changes before.
    again: Option<Instant>,
}

/// Brings a bot's updates until its webhook is another one, or until the playground is gone.
async fn bring(shared: Weak<Shared>, bot: i64, hook: Hook) {
    let Some(mut changes) = shared.upgrade().map(|shared| shared.changed.subscribe()) else {
        return;
    };
    let client = client(&hook);
    let hook = Arc::new(hook);
    loop {
        changes.borrow_and_update();
        let Some(telegram) = shared.upgrade().map(|shared| Telegram { shared }) else { return };
        let Some(next) = next(&mut telegram.lock(), bot, hook.number) else { return };
        for (id, update) in next.updates {
            let (telegram, client, hook) = (telegram.clone(), client.clone(), Arc::clone(&hook));
            tokio::spawn(async move {
                let brought = call(&telegram, client.as_ref(), &hook, &update).await;
                telegram.settle(bot, hook.number, id, brought);
            });
        }
        drop(telegram);
        let again = next.again.unwrap_or_else(|| Instant::now() + LONGEST_PAUSE);
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            () = tokio::time::sleep_until(again) => {}
        }
    }
}

/// Marks what is brought now as under way: of each chat the oldest, and no more than the bot wants
/// at once. `None` when the webhook is another one.
fn next(state: &mut State, bot: i64, number: u64) -> Option<Next> {
    let bot = state.bots.get_mut(&bot)?;
    let hook = bot.webhook.as_ref().filter(|hook| hook.number == number)?;
    let mut next = Next::default();
    if hook.held {
        return Some(next);
    }
    let under_way = bot.updates.iter().filter(|update| update.under_way).count();
    let mut room = hook.connections.saturating_sub(under_way);
    let (mut seen, now) = (HashSet::new(), Instant::now());
    for update in &mut bot.updates {
        if !seen.insert(place(&update.json)) || update.under_way || room == 0 {
            continue;
        }
        match update.refused {
            Some((_, again)) if again > now => {
                next.again = Some(next.again.map_or(again, |soonest| soonest.min(again)));
            }
            _ => {
                update.under_way = true;
                room -= 1;
                next.updates.push((update.id, Arc::clone(&update.json)));
            }
        }
    }
    Some(next)
}

/// The chat of an update, or its person.
fn place(update: &Value) -> Option<i64> {
    let mut parts = update.as_object()?.iter().filter(|(name, _)| *name != "update_id");
    let (_, content) = parts.next()?;
    content["chat"]["id"].as_i64().or_else(|| content["from"]["id"].as_i64())
}

/// A client that trusts the certificate that was uploaded, and only that. It refuses one that says
/// it is an authority's, which the real server takes.
fn client(hook: &Hook) -> Option<reqwest::Client> {
    let builder = reqwest::Client::builder().no_proxy().redirect(Policy::none()).timeout(PATIENCE);
    let builder = match hook.certificate.as_deref().map(reqwest::Certificate::from_pem) {
        Some(certificate) => {
            builder.tls_built_in_root_certs(false).add_root_certificate(certificate.ok()?)
        }
        None => builder,
    };
    builder.build().ok()
}

/// Calls the webhook; says in Telegram's words why an update was not taken.
async fn call(
    telegram: &Telegram,
    client: Option<&reqwest::Client>,
    hook: &Hook,
    update: &Value,
) -> Result<(), String> {
    // Nothing beyond this machine is called from a playground.
    let Some(client) = client.filter(|_| hook.is_local()) else {
        return Err("Failed to resolve host: Name or service not known".to_owned());
    };
    let mut strike = telegram.shared.faults.take(FAULTS);
    if let Some(strike) = &mut strike {
        match strike.fault {
            Fault::Lost => {}
            Fault::Delay(_) => drop(strike.happen().await),
            _ => return Err("Connection reset by peer".to_owned()),
        }
    }
    let request = client.post(hook.url.clone()).json(update);
    let request = match &hook.secret {
        Some(secret) => request.header("X-Telegram-Bot-Api-Secret-Token", secret),
        None => request,
    };
    let status = request.send().await.map_err(|error| words(&error))?.status();
    if !status.is_success() {
        return Err(format!("Wrong response from the webhook: {status}"));
    }
    match strike.map(|strike| strike.fault) {
        Some(Fault::Lost) => Err("Read timeout expired".to_owned()),
        _ => Ok(()),
    }
}

fn words(error: &reqwest::Error) -> String {
    let mut causes =
        std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    let words = match () {
        () if error.is_timeout() => "Read timeout expired",
        () if causes.any(|cause| cause.to_string().contains("certificate")) => {
            "SSL error {error:0A000086:SSL routines::certificate verify failed}"
        }
        () if error.is_connect() => "Connection refused",
        () => "Connection reset by peer",
    };
    words.to_owned()
}

impl Telegram {
    /// Forgets an update that was taken; has one that was not brought again, later each time.
    fn settle(&self, bot: i64, number: u64, id: i64, brought: Result<(), String>) {
        let (now, at) = (self.shared.clock.seconds(), Instant::now());
        self.with(|state| {
            let Some(bot) = state.bots.get_mut(&bot) else { return };
            let Err(words) = brought else {
                return bot.updates.retain(|update| update.id != id);
            };
            let Some(hook) = bot.webhook.as_mut().filter(|hook| hook.number == number) else {
                return;
            };
            hook.last_error = Some((now, words));
            if let Some(update) = bot.updates.iter_mut().find(|update| update.id == id) {
                let times = update.refused.map_or(0, |(times, _)| times);
                let pause = FIRST_PAUSE.saturating_mul(1 << times.min(6)).min(LONGEST_PAUSE);
                (update.under_way, update.refused) = (false, Some((times + 1, at + pause)));
            }
        });
    }
}

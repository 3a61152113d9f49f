//! The Bot API over HTTP: `/telegram/bot<TOKEN>/<method>` and the files.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Request, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Value, json};

use super::call::Call;
use super::params::Params;
use super::refusal::{Answer, Refusal};
use super::updates::Poll;
use super::{Telegram, bring, methods, rules};
use crate::playground::faults::{Fault, Strike};

/// The paths below `/telegram`; `/bot…` and `/file/bot…` too, for libraries that keep only the host
/// of the address they are given.
pub(crate) fn router(telegram: Telegram) -> Router {
    Router::new()
        .route("/telegram/{*path}", any(enter))
        .fallback(at_root)
        // `Params` counts by itself, and answers as the Bot API does.
        .layer(DefaultBodyLimit::disable())
        .with_state(telegram)
}

async fn enter(
    State(telegram): State<Telegram>,
    Path(path): Path<String>,
    request: Request,
) -> Response {
    if let Some(rest) = path.strip_prefix("file/bot") {
        return match rest.split_once('/') {
            Some((token, path)) => file(&telegram, token, path),
            None => refusal(&Refusal::not_found()),
        };
    }
    match path.strip_prefix("bot").and_then(|rest| rest.split_once('/')) {
        Some((token, method)) => call(&telegram, token, method, request).await,
        None => refusal(&Refusal::not_found()),
    }
}

async fn at_root(telegram: State<Telegram>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    if path.starts_with("bot") || path.starts_with("file/bot") {
        return enter(telegram, Path(path), request).await;
    }
    StatusCode::NOT_FOUND.into_response()
}

fn refusal(refusal: &Refusal) -> Response {
    let status = StatusCode::from_u16(refusal.code).unwrap_or(StatusCode::BAD_REQUEST);
    (status, axum::Json(refusal.body())).into_response()
}

fn answered(telegram: &Telegram, method: &str, answer: Answer) -> Response {
    match answer {
        Ok(result) => axum::Json(json!({"ok": true, "result": result})).into_response(),
        Err(refused) => {
            telegram.note_refusal(method, &refused);
            refusal(&refused)
        }
    }
}

async fn call(telegram: &Telegram, token: &str, method: &str, request: Request) -> Response {
    let known = rules::spelled(method);
    let name = known.unwrap_or(method);
    let bot = match telegram.bot(token) {
        Ok(bot) => bot,
        Err(refused) => return answered(telegram, name, Err(refused)),
    };
    let Some(method) = known else {
        return answered(telegram, name, Err(Refusal::not_found()));
    };
    let params = match Params::read(request, telegram.shared.options.max_upload).await {
        Ok(params) => params,
        Err(refused) => return answered(telegram, method, Err(refused)),
    };
    let mut strike = strike(telegram, method, &params);
    if let Some(strike) = &mut strike {
        if let Fault::Code(code) = strike.fault {
            return answered(telegram, method, Err(coded(code)));
        }
        if let Some(response) = strike.happen().await {
            return response;
        }
    }
    if let Err(refused) = rules::check(method, &params) {
        return answered(telegram, method, Err(refused));
    }
    let answer = match method {
        "getUpdates" => poll(telegram, bot, &params).await,
        "setWebhook" | "deleteWebhook" => bring::change(telegram, bot, method, &params).await,
        _ => telegram.run(bot, method, &params),
    };
    Strike::after(strike, answered(telegram, method, answer)).await
}

fn strike(telegram: &Telegram, method: &str, params: &Params) -> Option<Strike> {
    telegram.shared.faults.take_for(&format!("telegram:{method}"), params.number("chat_id"))
}

/// An injected refusal.
fn coded(code: i64) -> Refusal {
    match code {
        429 => Refusal::too_many(1),
        403 => Refusal::forbidden("bot was blocked by the user"),
        401 => Refusal::unauthorized(),
        400 => Refusal::bad("injected"),
        other => Refusal::raw(u16::try_from(other).unwrap_or(500), "Internal Server Error"),
    }
}

async fn poll(telegram: &Telegram, bot: i64, params: &Params) -> Answer {
    let mut changes = telegram.changes();
    // Through `with`, so that an older poll wakes up and ends; what is there already is given
    // before a newer poll can take over.
    let (poll, mut found) = telegram.with(|state| {
        let bot = state.bots.get_mut(&bot).ok_or_else(Refusal::unauthorized)?;
        let poll = Poll::begin(bot, params)?;
        Ok((poll, poll.look(bot)?))
    })?;
    let deadline = tokio::time::Instant::now() + Duration::from_secs(poll.timeout_s);
    loop {
        if let Some(updates) = found {
            let updates: Vec<&Value> = updates.iter().map(Arc::as_ref).collect();
            return Ok(json!(updates));
        }
        if poll.timeout_s == 0 {
            return Ok(json!([]));
        }
        match tokio::time::timeout_at(deadline, changes.changed()).await {
            Ok(Ok(())) => {}
            _ => return Ok(json!([])),
        }
        found = telegram.look(|state| match state.bots.get(&bot) {
            Some(bot) => poll.look(bot),
            None => Err(Refusal::unauthorized()),
        })?;
    }
}

impl Telegram {
    /// Carries out a checked method.
    pub(super) fn run(&self, bot: i64, method: &str, params: &Params) -> Answer {
        let now = self.shared.clock.seconds();
        let (limits, privacy) = (self.shared.options.limits, self.shared.options.privacy);
        self.with(|state| {
            let at = Instant::now();
            let mut call = Call { state, params, bot, now, at, limits, privacy };
            methods::run(method, &mut call)
        })
    }

    /// The type and content of a stored file.
    pub(crate) fn file(&self, id: &str) -> Option<(String, bytes::Bytes)> {
        self.look(|state| state.files.get(id).map(|file| (file.mime.clone(), file.bytes.clone())))
    }
}

fn file(telegram: &Telegram, token: &str, path: &str) -> Response {
    if let Err(refused) = telegram.bot(token) {
        return refusal(&refused);
    }
    let found = telegram.look(|state| {
        let file = state.files.values().find(|file| file.path == path);
        file.map(|file| (file.mime.clone(), file.bytes.clone()))
    });
    match found {
        Some((mime, bytes)) => ([(header::CONTENT_TYPE, mime)], bytes).into_response(),
        None => refusal(&Refusal::not_found()),
    }
}

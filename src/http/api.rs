//! The way of a request to an endpoint: the client's limit, room, time, the body, keys,
//! parameters, the call, the answer.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method as HttpMethod, header};
use axum::response::{IntoResponse, Response};
use futures::future::BoxFuture;
use serde::Serialize;
use serde_json::{Map, Value};

use super::State;
use super::endpoint::{self, Endpoint, Keys, Method};
use super::failure::{Code, Failure};
use super::input::Input;
use super::keys;
use crate::model::ReportKey;
use crate::service::{Caller, Login};
use crate::wire::Envelope;

/// An answer as it goes out, or a failure.
pub(super) type Answer = Result<Bytes, Failure>;

/// A request that has been read and checked.
pub(super) struct Asked {
    /// With whose keys, and when.
    pub(super) caller: Caller,
    /// The parameters.
    pub(super) input: Input,
    /// The key of the official report gateway, where a report was asked for with one.
    pub(super) report_key: Option<ReportKey>,
    /// The other end of the connection.
    pub(super) client: IpAddr,
}

/// The answer with this `data`.
pub(super) fn answer(data: impl Serialize) -> Answer {
    let body = serde_json::to_vec(&Envelope::ok(data));
    body.map(Bytes::from).map_err(|_| Failure::new(Code::Panic, "the answer cannot be written"))
}

/// The handler of a path, whatever its methods.
pub(super) fn endpoint(
    path: &'static str,
) -> impl Fn(axum::extract::State<Arc<State>>, Request) -> BoxFuture<'static, Response> + Clone {
    move |axum::extract::State(state), request| {
        Box::pin(async move {
            match limited(&state, path, request).await {
                Ok(body) => {
                    let json = HeaderValue::from_static("application/json");
                    ([(header::CONTENT_TYPE, json)], body).into_response()
                }
                Err(failure) => failure.into_response(),
            }
        })
    }
}

/// For paths that nobody knows.
pub(super) async fn unknown(
    axum::extract::State(state): axum::extract::State<Arc<State>>,
    request: Request,
) -> Failure {
    if let Err(failure) = pass(&state, client_of(&request)) {
        return failure;
    }
    Failure::new(Code::NoEndpoint, "there is no such endpoint; /openapi.json has them all")
}

/// For other methods of what can only be read.
pub(super) async fn get_only() -> Failure {
    Failure::method("GET, HEAD")
}

async fn limited(state: &Arc<State>, path: &'static str, request: Request) -> Answer {
    let client = client_of(&request);
    pass(state, client)?;
    let Ok(_room) = state.under_way.try_acquire() else {
        let message = "too many requests are under way: try again in a moment";
        return Err(Failure::new(Code::Busy, message).after(std::time::Duration::from_secs(1)));
    };
    let within = state.ctx.patience.answer;
    let Ok(answer) = tokio::time::timeout(within, asked(state, path, request, client)).await else {
        let message = "it took longer than this server waits; what changes something may have \
                       been done all the same: look before you repeat it";
        return Err(Failure::new(Code::TimeOut, message));
    };
    answer
}

fn pass(state: &State, client: IpAddr) -> Result<(), Failure> {
    state.limit.pass(client, Instant::now()).map_err(|wait| {
        let message = "this server's limit of requests is reached: wait as Retry-After says";
        Failure::new(Code::TooMany, message).after(wait)
    })
}

fn client_of(request: &Request) -> IpAddr {
    let info = request.extensions().get::<ConnectInfo<SocketAddr>>();
    info.map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |info| info.0.ip())
}

async fn asked(state: &Arc<State>, path: &'static str, request: Request, client: IpAddr) -> Answer {
    let (parts, body) = request.into_parts();
    let endpoint = found(path, &parts.method)?;
    let (credential, input) = match endpoint.method {
        Method::Get => {
            let query = parts.uri.query().unwrap_or_default();
            let credential = keys_of(endpoint, &parts.headers, None)?;
            (credential, Input::of_query(query, endpoint.params)?)
        }
        Method::Post => {
            let body = object(state, endpoint, &parts, body).await?;
            let credential = keys_of(endpoint, &parts.headers, Some(&body))?;
            (credential, Input::of_body(&body, endpoint.params)?)
        }
    };
    let report_key = match endpoint.report_key {
        true => keys::report_key(&parts.headers)?,
        false => None,
    };
    let login = credential.map_or(Login::Without, |it| Login::Given(Box::new(it)));
    let caller = Caller::new(login, state.ctx.clock.now());
    let called = super::call(
        Arc::clone(state),
        endpoint.operation,
        Asked { caller, input, report_key, client },
    );
    match endpoint.method {
        Method::Get => called.await,
        // What changes something is not broken off when its client goes away or time is up.
        Method::Post => tokio::spawn(called)
            .await
            .unwrap_or_else(|_| Err(Failure::new(Code::Panic, "this server made a mistake"))),
    }
}

fn found(path: &'static str, method: &HttpMethod) -> Result<&'static Endpoint, Failure> {
    let here = || endpoint::ALL.iter().filter(|endpoint| endpoint.path == path);
    let wanted = here().find(|endpoint| endpoint.method.name() == method.as_str());
    wanted.ok_or_else(|| {
        let get = here().any(|endpoint| endpoint.method == Method::Get);
        let post = here().any(|endpoint| endpoint.method == Method::Post);
        Failure::method(match (get, post) {
            (true, true) => "GET, POST",
            (false, true) => "POST",
            _ => "GET",
        })
    })
}

fn keys_of(
    endpoint: &Endpoint,
    headers: &HeaderMap,
    body: Option<&Map<String, Value>>,
) -> Result<Option<crate::model::Credential>, Failure> {
    match (endpoint.keys, endpoint.keys != Keys::Unused) {
        (_, false) => Ok(None),
        (Keys::Required, _) => match keys::given(headers, body)? {
            None => Err(crate::service::Error::NotLoggedIn.into()),
            some => Ok(some),
        },
        _ => keys::given(headers, body),
    }
}

/// The body's fields; an empty body has none.
async fn object(
    state: &State,
    endpoint: &Endpoint,
    parts: &Parts,
    body: Body,
) -> Result<Map<String, Value>, Failure> {
    let too_large = || {
        let message = format!("the body is larger than {} bytes", endpoint.body);
        Failure::new(Code::TooLarge, message)
    };
    let announced = parts.headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok());
    if announced.and_then(|it| it.parse::<u64>().ok()).is_some_and(|it| it > endpoint.body as u64) {
        return Err(too_large());
    }
    let reading = axum::body::to_bytes(body, endpoint.body + 1);
    let bytes = tokio::time::timeout(state.ctx.patience.body, reading)
        .await
        .map_err(|_| Failure::new(Code::SlowBody, "the body did not arrive in time"))?
        .map_err(|error| match length_limit(&error) {
            true => too_large(),
            false => Failure::new(Code::BadBody, "the body could not be received"),
        })?;
    if bytes.len() > endpoint.body {
        return Err(too_large());
    }
    if bytes.is_empty() {
        return Ok(Map::new());
    }
    if !is_json(&parts.headers) {
        let message = "send the body as JSON, with Content-Type: application/json";
        return Err(Failure::new(Code::MediaType, message));
    }
    // The parser's own error repeats the body, which may hold keys.
    let bad = |_| Failure::new(Code::BadBody, "the body is not a JSON object");
    serde_json::from_slice(&bytes).map_err(bad)
}

fn length_limit(error: &axum::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(error) = source {
        if error.to_string().contains("length limit") {
            return true;
        }
        source = error.source();
    }
    error.to_string().contains("length limit")
}

fn is_json(headers: &HeaderMap) -> bool {
    let text = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = text.and_then(|text| text.split(';').next()).unwrap_or_default().trim();
    let essence = essence.to_ascii_lowercase();
    essence == "application/json"
        || (essence.starts_with("application/") && essence.ends_with("+json"))
}

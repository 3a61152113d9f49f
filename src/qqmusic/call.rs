//! Calls by module and method: one or several in one request, unsigned or signed.

use std::collections::HashMap;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use url::Url;

use super::comm::Comm;
use super::lenient;
use super::request::{Repeat, Request};
use super::{Client, Error, Result, hash};
use crate::model::{Credential, LoginType};

/// Takes calls without a signature.
const UNSIGNED: &str = "https://u.y.qq.com/cgi-bin/musicu.fcg";
/// Takes the same calls with one.
const SIGNED: &str = "https://u6.y.qq.com/cgi-bin/musics.fcg";
/// Codes that mean: only with a signature.
const WANTS_SIGNATURE: [i64; 2] = [2000, ONLY_SIGNED];
const ONLY_SIGNED: i64 = 500_031;

/// One call of QQ Music.
#[derive(Clone)]
pub(crate) struct Call {
    /// `module/method`, as errors and logs name it.
    api: &'static str,
    param: Value,
}

impl Call {
    /// `api` is `module/method`.
    pub(crate) fn new(api: &'static str, param: Value) -> Self {
        Self { api, param }
    }

    fn module(&self) -> &'static str {
        self.api.rsplit_once('/').map_or(self.api, |(module, _)| module)
    }

    fn method(&self) -> &'static str {
        self.api.rsplit_once('/').map_or(self.api, |(_, method)| method)
    }
}

/// Who calls, and as what.
#[derive(Clone, Copy)]
pub(crate) struct As<'a> {
    comm: Comm,
    credential: Option<&'a Credential>,
    login_type: Option<LoginType>,
    /// `comm.mesh_devops` of the signed form.
    mesh: Option<&'static str>,
    repeat: Repeat,
}

impl<'a> As<'a> {
    /// A call that may be repeated.
    pub(crate) fn new(comm: Comm, credential: Option<&'a Credential>) -> Self {
        Self { comm, credential, login_type: None, mesh: None, repeat: Repeat::Safe }
    }

    /// Overrides `comm.tmeLoginType`.
    pub(crate) fn login_type(mut self, login_type: LoginType) -> Self {
        self.login_type = Some(login_type);
        self
    }

    /// Names the part of QQ Music behind the call in `comm.mesh_devops`, which some pages inside the
    /// app do when they sign.
    pub(crate) fn mesh(mut self, mesh: &'static str) -> Self {
        self.mesh = Some(mesh);
        self
    }

    /// A call that is sent once.
    pub(crate) fn once(mut self) -> Self {
        self.repeat = Repeat::Never;
        self
    }
}

/// The answer to one call of a batch, not read yet: only who asked knows what it is to be read as.
#[derive(Debug)]
pub(crate) struct Item {
    api: &'static str,
    code: i64,
    data: Option<Box<RawValue>>,
}

impl Item {
    /// What was answered, read leniently: the default where it cannot be read.
    /// Errors: [`Error::Code`] when the code is not 0.
    pub(crate) fn data<T: DeserializeOwned + Default>(self) -> Result<T> {
        match self.code {
            0 => read(self.data.as_deref()),
            code => Err(refusal(self.api, code, &read(self.data.as_deref())?)),
        }
    }

    fn of(api: &'static str, answer: Option<&RawValue>) -> Result<Self> {
        let item = answer.and_then(|answer| serde_json::from_str::<Fields<'_>>(answer.get()).ok());
        let item = item.ok_or(Error::Garbage("a call was not answered"))?;
        let data = item.get("data").map(|data| (*data).to_owned());
        Ok(Self { api, code: code_of(&item), data })
    }
}

/// An object whose values are still text. Most of an answer is read once, by whoever asked.
type Fields<'a> = HashMap<String, &'a RawValue>;

/// The code; 0 where there is none, for what has no code has nothing to say.
fn code_of(fields: &Fields<'_>) -> i64 {
    let code = fields.get("code").and_then(|code| lenient::integer(*code).ok());
    code.unwrap_or_default()
}

fn read<T: DeserializeOwned + Default>(data: Option<&RawValue>) -> Result<T> {
    let Some(data) = data else { return Ok(T::default()) };
    lenient::read_text(data.get()).map_err(|_| Error::Garbage("the answer is not JSON"))
}

/// A refusal with the address where a verification can be done, when there is one.
pub(crate) fn refusal(api: &'static str, code: i64, data: &Value) -> Error {
    let url = ["VerifyUrl", "securityURL", "feedbackURL"]
        .into_iter()
        .filter_map(|name| data.get(name)?.as_str())
        .find(|url| url.starts_with("https://") || url.starts_with("http://"))
        .map(str::to_owned);
    Error::Code { api, code, url }
}

impl Client {
    /// One call, its answer read leniently: the default where it cannot be read.
    /// Errors: [`Error::Code`] for a code that is not 0, else as [`Client::send`].
    pub(crate) async fn call<T>(&self, who: As<'_>, call: Call) -> Result<T>
    where
        T: DeserializeOwned + Default,
    {
        let mut items = self.batch(who, std::slice::from_ref(&call)).await?;
        items.pop().ok_or(Error::Garbage("a call was not answered"))?.data()
    }

    /// Several calls in one request, answered in their order. Those that are answered "only with a
    /// signature" are asked once more, signed, as a page inside the app.
    pub(crate) async fn batch(&self, who: As<'_>, calls: &[Call]) -> Result<Vec<Item>> {
        let mut items = self.exchange_calls(who, calls, Signature::None).await?;
        let unsigned: Vec<usize> =
            (0..items.len()).filter(|&at| WANTS_SIGNATURE.contains(&items[at].code)).collect();
        if unsigned.is_empty() {
            return Ok(items);
        }
        let again: Vec<Call> = unsigned.iter().map(|&at| calls[at].clone()).collect();
        let page = As { comm: Comm::H5, ..who };
        match self.exchange_calls(page, &again, Signature::Zzc).await {
            Ok(signed) => {
                for (at, item) in unsigned.into_iter().zip(signed) {
                    items[at] = item;
                }
            }
            Err(error) if unsigned.len() == items.len() => return Err(error),
            // the other answers are worth keeping; these stay refused
            Err(error) => {
                tracing::debug!(%error, "the signed repetition failed");
                unsigned.into_iter().for_each(|at| items[at].code = ONLY_SIGNED);
            }
        }
        Ok(items)
    }

    /// As [`batch`](Self::batch), signed from the beginning, as a page inside the app asks.
    pub(crate) async fn signed(&self, who: As<'_>, calls: &[Call]) -> Result<Vec<Item>> {
        self.exchange_calls(who, calls, Signature::Zzc).await
    }

    async fn exchange_calls(
        &self,
        who: As<'_>,
        calls: &[Call],
        signature: Signature,
    ) -> Result<Vec<Item>> {
        let mut comm = who.comm.value(who.credential, who.login_type);
        if let (Signature::Zzc, Some(mesh)) = (signature, who.mesh) {
            comm["mesh_devops"] = json!(mesh);
        }
        let body = body_of(comm, calls);
        let url = match signature {
            Signature::None => fixed(UNSIGNED),
            Signature::Zzc => signed_url(&body, calls),
        };
        let request = Request::post(url, "application/json", body).repeat(who.repeat);
        let request = who.comm.headers(request, who.credential);
        let answer = self.send(request).await?.ok()?;
        let names: Vec<_> = calls.iter().map(|call| call.api).collect();
        items_of(&answer.body, &names)
    }
}

#[derive(Clone, Copy)]
enum Signature {
    None,
    Zzc,
}

fn fixed(address: &'static str) -> Url {
    Url::parse(address).expect("a constant address is valid")
}

/// The compact JSON that is sent and, where wanted, signed.
fn body_of(comm: Value, calls: &[Call]) -> Vec<u8> {
    let mut body = Map::from_iter([("comm".to_owned(), comm)]);
    for (at, call) in calls.iter().enumerate() {
        let request =
            json!({"module": call.module(), "method": call.method(), "param": call.param});
        body.insert(format!("req_{at}"), request);
    }
    Value::Object(body).to_string().into_bytes()
}

fn signed_url(body: &[u8], calls: &[Call]) -> Url {
    let methods: Vec<_> = calls.iter().map(Call::method).collect();
    let mut url = fixed(SIGNED);
    url.query_pairs_mut()
        .append_pair("_webcgikey", &methods.join("_"))
        .append_pair("_", &now_ms().to_string())
        .append_pair("sign", &hash::sign(body));
    url
}

fn items_of(body: &[u8], names: &[&'static str]) -> Result<Vec<Item>> {
    let items: Fields<'_> =
        serde_json::from_slice(body).map_err(|_| Error::Garbage("the answer is no object"))?;
    let code = code_of(&items);
    if code != 0 {
        return Err(refusal(names.first().copied().unwrap_or_default(), code, &Value::Null));
    }
    let item = |(at, name): (usize, &&'static str)| {
        Item::of(name, items.get(&format!("req_{at}")).copied())
    };
    names.iter().enumerate().map(item).collect()
}

/// Milliseconds since 1970. The protocol wants them as a nonce; nothing is decided by them.
pub(crate) fn now_ms() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    since.as_millis().try_into().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const READ: &str = "music.invented.Server/Read";

    #[test]
    fn calls_of_a_batch_are_numbered() {
        let calls = [Call::new(READ, json!({"a": 1})), Call::new("x.Y/Z", json!({}))];
        let body: Value =
            serde_json::from_slice(&body_of(json!({"ct": 11}), &calls)).expect("JSON");
        assert_eq!(body["req_0"]["module"], "music.invented.Server");
        assert_eq!(body["req_0"]["method"], "Read");
        assert_eq!(body["req_1"]["method"], "Z");
        assert_eq!(body["comm"]["ct"], 11);
    }

    #[test]
    fn a_signed_address_carries_the_signature_of_the_body_and_the_methods() {
        let calls = [Call::new(READ, json!({})), Call::new("x.Y/Z", json!({}))];
        let url = signed_url(b"body", &calls);
        let query: Vec<_> = url.query_pairs().collect();
        assert_eq!(query[0], ("_webcgikey".into(), "Read_Z".into()));
        assert_eq!(query[2], ("sign".into(), hash::sign(b"body").into()));
    }

    #[test]
    fn each_level_of_codes_is_heard() {
        let top = items_of(br#"{"code":500001}"#, &[READ]);
        assert!(matches!(top, Err(Error::Code { code: 500_001, .. })));
        let body =
            br#"{"code":0,"req_0":{"code":"10009","data":{"VerifyUrl":"https://y.qq.com/v"}}}"#;
        let item = items_of(body, &[READ]).expect("readable").remove(0);
        match item.data::<Value>() {
            Err(Error::Code { api: READ, code: 10009, url: Some(url) }) => {
                assert_eq!(url, "https://y.qq.com/v");
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn garbage_is_an_error_and_not_a_panic() {
        for body in ["", "<html>", "[]", "null", "{}", r#"{"req_0":[]}"#, r#"{"req_0":null}"#] {
            let answer = items_of(body.as_bytes(), &[READ]);
            assert!(matches!(answer, Err(Error::Garbage(_))), "{body}");
        }
    }
}

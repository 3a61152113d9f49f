//! The service as a client meets it, through its router.

mod accelerate;
mod app;
mod codes;
mod coin;
mod comment;
mod logins;
mod reads;
mod report;
mod sign;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode, header};
use serde_json::{Value, json};
use tower::ServiceExt;

use super::hash::{hash33, zzc};
use super::{QqMusic, ScanState};
use crate::model::Clock;
use crate::playground::faults::{Fault, Faults};

const UIN: u64 = 1_000_000_077;
const MUSICU: &str = "/u.y.qq.com/cgi-bin/musicu.fcg";

/// A service with its clock, and what a client would keep.
struct Client {
    qq: QqMusic,
    clock: Clock,
    faults: Faults,
}

impl Client {
    fn new() -> Self {
        let (clock, faults) = (Clock::new(), Faults::new());
        Self { qq: QqMusic::new(clock.clone(), faults.clone()), clock, faults }
    }

    async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.qq.router().oneshot(request).await.expect("the router answers")
    }

    async fn get(&self, path: &str, headers: &[(header::HeaderName, &str)]) -> Response<Body> {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    async fn post(&self, path: &str, body: String) -> Response<Body> {
        self.send(Request::post(path).body(Body::from(body)).expect("a request")).await
    }

    /// One call through the plain gateway; the item's answer.
    async fn call(&self, comm: Value, module: &str, method: &str, param: Value) -> Value {
        let body =
            json!({"comm": comm, "any": {"module": module, "method": method, "param": param}});
        let response = self.post(MUSICU, body.to_string()).await;
        assert_eq!(response.status(), StatusCode::OK);
        let whole: Value = serde_json::from_slice(&bytes(response).await).expect("JSON");
        assert_eq!(whole["code"], 0);
        whole["any"].clone()
    }

    /// The path of QQ's login up to its code.
    async fn qq_code(&self, uin: u64) -> String {
        let qrsig = self.show().await;
        self.qq.scan(&qrsig, uin, ScanState::Confirmed).expect("a login under way");
        let url = field(&self.poll(&qrsig).await, 2);
        let path = url.strip_prefix("https:/").expect("https");
        let response = self.get(path, &[]).await;
        assert_eq!(response.status(), StatusCode::FOUND);
        let p_skey = cookie(&response, "p_skey");
        let response = self.authorize(&p_skey, &p_skey).await;
        let location = response.headers()[header::LOCATION].to_str().expect("text").to_owned();
        let (_, rest) = location.split_once("code=").expect("a code");
        rest.split_once('&').expect("not at the end").0.to_owned()
    }

    async fn authorize(&self, p_skey: &str, hashed: &str) -> Response<Body> {
        let g_tk = hash33(hashed, 5381);
        let redirect = "https%3A%2F%2Fy.qq.com%2Fportal%2Fwx_redirect.html%3Flogin_type%3D1%26surl%3Dhttps%3A%2F%2Fy.qq.com%2F";
        let form = format!(
            "response_type=code&client_id=100497308&redirect_uri={redirect}&scope=get_user_info&state=state\
             &switch=&from_ptlogin=1&src=1&update_auth=1&openapi=1010_1030&g_tk={g_tk}&auth_time=1&ui=x"
        );
        let request = Request::post("/graph.qq.com/oauth2.0/authorize")
            .header(header::COOKIE, format!("p_skey={p_skey}"))
            .body(Body::from(form));
        self.send(request.expect("a request")).await
    }

    async fn show(&self) -> String {
        let path = "/ssl.ptlogin2.qq.com/ptqrshow?appid=716027609&e=2&l=M&s=3&d=72&v=4&t=0.5&daid=383&pt_3rd_aid=100497308";
        let response = self.get(path, &[(header::REFERER, "https://xui.ptlogin2.qq.com/")]).await;
        assert_eq!(response.status(), StatusCode::OK);
        cookie(&response, "qrsig")
    }

    async fn poll_with(&self, qrsig: &str, token: u64) -> Response<Body> {
        let path = format!(
            "/ssl.ptlogin2.qq.com/ptqrlogin?ptqrtoken={token}&aid=716027609&daid=383&pt_3rd_aid=100497308"
        );
        let cookie = format!("qrsig={qrsig}");
        let headers =
            [(header::REFERER, "https://xui.ptlogin2.qq.com/"), (header::COOKIE, cookie.as_str())];
        self.get(&path, &headers).await
    }

    async fn poll(&self, qrsig: &str) -> String {
        text(self.poll_with(qrsig, hash33(qrsig, 0)).await).await
    }

    /// Logs in by QQ and gives the credential.
    async fn log_in(&self, uin: u64) -> Value {
        let code = self.qq_code(uin).await;
        let answer = self.exchange(&code).await;
        assert_eq!(answer["code"], 0, "{answer}");
        answer["data"].clone()
    }

    async fn exchange(&self, code: &str) -> Value {
        let comm = json!({"ct": "11", "cv": "20090008", "tmeLoginType": "2"});
        self.call(comm, "QQConnectLogin.LoginServer", "QQLogin", json!({"code": code})).await
    }

    /// Logs in by WeChat and gives the credential.
    async fn log_in_by_wechat(&self, uin: u64) -> Value {
        let uuid = self.wechat_uuid().await;
        self.qq.scan(&uuid, uin, ScanState::Confirmed).expect("a login under way");
        let said = self.wechat_poll(&uuid, "").await;
        let code = said.split('\'').nth(1).expect("a code");
        let comm = json!({"ct": 11, "cv": 14_090_008, "tmeLoginType": 1});
        let param = json!({"code": code, "strAppid": "wx48db31d50e334801"});
        let answer = self.call(comm, "music.login.LoginServer", "Login", param).await;
        assert_eq!(answer["code"], 0, "{answer}");
        answer["data"].clone()
    }

    async fn wechat_uuid(&self) -> String {
        let path = "/open.weixin.qq.com/connect/qrconnect?appid=wx48db31d50e334801&redirect_uri=https%3A%2F%2Fy.qq.com%2Fportal\
             &response_type=code&scope=snsapi_login&state=STATE";
        let html = text(self.get(path, &[]).await).await;
        html.split_once("uuid=").expect("a uuid").1.split('"').next().expect("a quote").to_owned()
    }

    async fn wechat_poll(&self, uuid: &str, last: &str) -> String {
        let path = format!("/lp.open.weixin.qq.com/connect/l/qrconnect?uuid={uuid}&_=1{last}");
        text(self.get(&path, &[]).await).await
    }
}

async fn bytes(response: Response<Body>) -> Vec<u8> {
    axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a whole body").to_vec()
}

async fn text(response: Response<Body>) -> String {
    String::from_utf8(bytes(response).await).expect("text")
}

fn cookie(response: &Response<Body>, name: &str) -> String {
    let all = response.headers().get_all(header::SET_COOKIE).iter();
    let mut found = all.filter_map(|line| line.to_str().ok()?.strip_prefix(&format!("{name}=")));
    let line = found.next_back().expect("the cookie");
    assert!(!line.contains("Domain"), "{line}");
    line.split(';').next().expect("a value").to_owned()
}

/// A quoted field of `ptuiCB(…)`.
fn field(said: &str, at: usize) -> String {
    said.split('\'').nth(2 * at + 1).expect("a field").to_owned()
}

/// The `comm` of the Android app with a key.
fn android(credential: &Value) -> Value {
    json!({"ct": "11", "cv": "20090008", "qq": credential["str_musicid"],
           "authst": credential["musickey"], "tmeLoginType": credential["loginType"].to_string()})
}

fn anonymous() -> Value {
    json!({"ct": "11", "cv": "20090008"})
}

fn code_of(answer: &Value) -> i64 {
    answer["code"].as_i64().expect("a code")
}

//! Listening reports: the official one by its key, those of pages, and the counters beside them.

use serde_json::{Value, json};

use super::super::{Deed, Habits, Listener};
use super::sign::start;
use super::*;

const PAGES: &str = "music.individuation.ListenReportSvr";

impl Client {
    async fn ask_report(&self, key: &str, params: Value) -> (StatusCode, Value) {
        let body = json!({"params": params, "comm": {"skill_version": "0.0.3"}});
        let request = Request::post("/a.y.qq.com/me/report")
            .header(header::AUTHORIZATION, format!("Bearer {key}"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(body.to_string()));
        let response = self.send(request.expect("a request")).await;
        let status = response.status();
        (status, serde_json::from_slice(&bytes(response).await).expect("JSON"))
    }

    async fn official(&self, uin: u64, period: &str, start: i64) -> Value {
        let params = json!({"timeKey": period, "startTime": start});
        let (status, answer) = self.ask_report(&self.qq.report_key(uin), params).await;
        assert_eq!(status, StatusCode::OK);
        assert!(answer.get("ret").is_none() && answer["traceid"].is_string(), "{answer}");
        let blocks = ["dayData", "weekData", "monthData"];
        assert_eq!(blocks.iter().filter(|block| answer[**block].is_object()).count(), 1);
        assert!(blocks.iter().all(|block| answer.get(*block).is_some()), "null, not missing");
        answer
    }

    /// A call through the signed gateway, as a page inside the app makes it.
    pub(super) async fn signed(
        &self,
        login: &Value,
        module: &str,
        method: &str,
        param: Value,
    ) -> Value {
        let comm =
            json!({"ct": 23, "cv": 0, "platform": "h5", "uin": login["musicid"], "g_tk": 5381});
        let body =
            json!({"comm": comm, "req_0": {"module": module, "method": method, "param": param}});
        let body = body.to_string();
        let cookie = format!(
            "uin=o{}; qm_keyst={}",
            login["musicid"],
            login["musickey"].as_str().expect("text")
        );
        let path = format!(
            "/u6.y.qq.com/cgi-bin/musics.fcg?_webcgikey={method}&_=1&sign={}",
            zzc(body.as_bytes())
        );
        let request = Request::post(path).header(header::COOKIE, cookie).body(Body::from(body));
        let response = self.send(request.expect("a request")).await;
        let whole: Value = serde_json::from_slice(&bytes(response).await).expect("JSON");
        whole["req_0"].clone()
    }
}

fn length(list: &Value) -> usize {
    list.as_array().expect("a list").len()
}

#[tokio::test]
async fn each_period_has_its_own_block_and_the_month_is_the_default() {
    let (client, _) = start(UIN).await;
    let now = client.clock.seconds();
    let day = &client.official(UIN, "d", now).await["dayData"];
    assert_eq!(day["listenTime"], client.qq.heard_today(UIN));
    assert_eq!(length(&day["averageTime"]), 24);
    assert!(day["averageTime"][12]["currentAverage"]["sum"].is_u64());
    assert!(length(&day["songListen"]) >= 3);
    assert!(
        day["songListen"][0]["songName"].is_string() && day["singerListen"][0]["songName"] == ""
    );
    let week = &client.official(UIN, "w", now).await["weekData"];
    assert!(week["listenTime"].as_u64().expect("seconds") > 0 && week["floatNumber"].is_f64());
    for period in ["m", ""] {
        let month = &client.official(UIN, period, 0).await["monthData"];
        assert_eq!(length(&month["monthDetailList"]), 6);
        assert_eq!(length(&month["preferHour"]["preferInfo"]), 24);
        assert!(month["topDataList"][0]["repeatSong"]["count"].is_u64());
        assert_eq!(month["consDays"]["conDays"], length(&month["consDays"]["conInfoList"]));
    }
    assert_eq!(client.qq.ledger(UIN).done(Deed::ReportRead).len(), 4);
}

#[tokio::test]
async fn listeners_of_every_kind_have_reports() {
    let (client, _) = start(UIN).await;
    let now = client.clock.seconds();
    for (listener, songs) in [(Listener::Rich, 10), (Listener::Longest, 10), (Listener::Empty, 0)] {
        client.qq.set_listener(UIN, listener);
        let month = &client.official(UIN, "m", 0).await["monthData"];
        assert_eq!(length(&month["topSong"]), songs, "{listener:?}");
        assert_eq!(month["topGenre"].is_null(), songs == 0);
        let day = &client.official(UIN, "d", now).await["dayData"];
        assert_eq!(day["listenTime"] == 0, songs == 0);
    }
    client.qq.set_listener(UIN, Listener::Sparse);
    let month = &client.official(UIN, "m", 0).await["monthData"];
    assert!(length(&month["topSong"]) <= 2);
    let kinds = [10, 11, 12, 17].map(Listener::of);
    assert_eq!(kinds, [Listener::Empty, Listener::Sparse, Listener::Longest, Listener::Rich]);
}

#[tokio::test]
async fn a_wrong_key_a_wrong_period_and_a_wrong_body_are_refused() {
    let (client, _) = start(UIN).await;
    let key = client.qq.report_key(UIN);
    assert!(client.qq.secrets().contains(&key));
    let (status, answer) = client.ask_report("qmk-made-up", json!({})).await;
    assert_eq!((status, &answer["ret"]), (StatusCode::OK, &json!(1000)));
    client.qq.set_habits(Habits { bad_report_key_is_401: true, ..Habits::default() });
    assert_eq!(client.ask_report("", json!({})).await.0, StatusCode::UNAUTHORIZED);
    let (_, answer) = client.ask_report(&key, json!({"timeKey": "y"})).await;
    assert_eq!(answer["ret"], 10_001);
    let get = client.get("/a.y.qq.com/me/report", &[]).await;
    assert_eq!(get.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert!(client.qq.ledger(UIN).entries().next().is_none());
}

#[tokio::test]
async fn pages_inside_the_app_get_reports_through_the_signed_gateway_only() {
    let (client, login) = start(UIN).await;
    for (kind, most) in [(1, 1), (2, 7), (3, 31), (4, 366)] {
        let param = json!({"type": kind, "optionType": 1, "uin": "", "version": "v2", "token": ""});
        let bar = client.signed(&login, PAGES, "GetBar", param.clone()).await;
        assert_eq!(bar["code"], 0, "{bar}");
        let dates = length(&bar["data"]["availableDates"]);
        assert!((1..=most).contains(&dates), "{kind}: {dates}");
        assert!(bar["data"]["token"].as_str().is_some_and(|token| !token.is_empty()));
        let rank = client.signed(&login, PAGES, "GetRank", param).await;
        assert!(length(&rank["data"]["songRank"]) > 0);
    }
    let detail = client.signed(&login, PAGES, "GetDetail", json!({"optionType": 1})).await;
    assert_eq!(detail["data"]["userInfo"]["uin"], login["encryptUin"]);
    let unsigned = client.call(android(&login), PAGES, "GetDetail", json!({})).await;
    assert_eq!(code_of(&unsigned), 500_031);
}

#[tokio::test]
async fn the_profile_tells_a_little_of_everybody() {
    let (client, login) = start(UIN).await;
    let module = "music.recommend.UserProfileSettingSvr";
    let ask = |comm: Value, param: Value| client.call(comm, module, "GetProfileReport", param);
    let own = ask(android(&login), json!({})).await;
    assert_eq!(own["data"]["UserInfoCard"]["EncryptionAccount"], login["encryptUin"]);
    assert!(length(&own["data"]["ListeningReport"]["Report"]) > 0);
    assert_eq!(own["data"]["IsVisitAccount"], false);
    let visit = ask(anonymous(), json!({"VisitAccount": login["encryptUin"]})).await;
    assert_eq!((&visit["code"], &visit["data"]["IsVisitAccount"]), (&json!(0), &json!(true)));
    assert_eq!(code_of(&ask(anonymous(), json!({})).await), 1000);
    assert_eq!(code_of(&ask(anonymous(), json!({"VisitAccount": "nobody"})).await), 80_030);
}

//! Play reports: how they travel, what counts, and when the counters move.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use super::super::accelerate::timekey;
use super::super::{Crediting, Deed, Habits};
use super::sign::start;
use super::*;

const PATH: &str = "/stat6.y.qq.com/android/fcgi-bin/imusic_tj";
const SONG: u64 = 97_773;

fn xml(login: &Value, song: &str, seconds: &str, key: Option<&str>) -> String {
    let (optime, uin) = ("1763800000", login["str_musicid"].as_str().expect("text"));
    let right = timekey(optime, seconds, uin);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><root><ct>11</ct><cv>20090008</cv><authst>{}</authst>\
         <item cmd=\"1\" optime=\"{optime}\" QQ=\"{uin}\" time=\"{seconds}\" timekey=\"{}\" songid=\"{song}\" songtype=\"1\"/></root>",
        login["musickey"].as_str().expect("text"),
        key.unwrap_or(&right),
    )
}

fn gzip(text: &str) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(text.as_bytes()).expect("memory takes it");
    packer.finish().expect("memory takes it")
}

impl Client {
    async fn tell(&self, path: &str, body: Vec<u8>) -> i64 {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body));
        let response = self.send(request.expect("a request")).await;
        assert_eq!(response.status(), StatusCode::OK);
        let answer = bytes(response).await;
        let mut json = String::new();
        ZlibDecoder::new(&answer[5..]).read_to_string(&mut json).expect("zlib after five bytes");
        let answer: Value = serde_json::from_str(&json).expect("JSON");
        answer["code"].as_i64().expect("a code")
    }

    /// Reports a play of a song; the code of the answer and the one in the ledger.
    async fn play(&self, login: &Value, song: &str, seconds: &str) -> (i64, i64) {
        let code = self.tell(PATH, gzip(&xml(login, song, seconds, None))).await;
        let noted = self.qq.ledger(UIN).asked(Deed::PlayReport).last().expect("noted").code;
        (code, noted)
    }

    async fn counters(&self, login: &Value) -> (u64, u64) {
        let ask = |module: &'static str, method: &'static str| {
            self.call(android(login), module, method, json!({"rank_type": 1}))
        };
        let power = ask("music.soundPower.SoundPowerSvr", "QueryLevelDetailPage").await;
        let rank = ask("music.activeCenter.FriendRankSvr", "GetRank").await;
        let number = |value: &Value| value.as_u64().expect("seconds");
        (number(&power["data"]["todayLT"]), number(&rank["data"]["my_play_time"]))
    }
}

#[test]
fn the_key_of_a_report_gives_the_known_answer() {
    let key = timekey("1700000000", "240", "1000000077");
    assert_eq!(key, "4938D3E5B91FE68E0D465E1B325EE8A4");
}

#[tokio::test]
async fn a_play_raises_both_counters_after_a_while() {
    let (client, login) = start(UIN).await;
    let before = client.counters(&login).await;
    assert_eq!(before.0, before.1);
    assert_eq!(client.play(&login, "97773", "240").await, (0, 0));
    assert_eq!(client.counters(&login).await, before);
    client.clock.advance(1201);
    assert_eq!(client.counters(&login).await, (before.0 + 240, before.1 + 240));
    assert_eq!(client.qq.heard_today(UIN), before.0 + 240);
}

#[tokio::test]
async fn reports_may_be_packed_or_not_and_go_to_either_host() {
    let (client, login) = start(UIN).await;
    client.qq.set_play_crediting(UIN, Crediting::AtOnce);
    let before = client.qq.heard_today(UIN);
    let song = |at: usize| client.qq.inner.catalog.songs[at].id.to_string();
    let plain = xml(&login, &song(1), "100", None).into_bytes();
    assert_eq!(client.tell(PATH, plain).await, 0);
    let packed = gzip(&xml(&login, &song(2), "100", None));
    assert_eq!(client.tell("/stat.y.qq.com/android/fcgi-bin/imusic_tj", packed).await, 0);
    assert_eq!(client.qq.heard_today(UIN), before + 200);
    assert_ne!(client.tell(PATH, b"neither".to_vec()).await, 0);
    assert_eq!(client.get(PATH, &[]).await.status(), StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn what_does_not_count_is_answered_with_0_all_the_same() {
    let (client, login) = start(UIN).await;
    client.qq.set_play_crediting(UIN, Crediting::AtOnce);
    let before = client.qq.heard_today(UIN);
    assert_eq!(client.play(&login, "97773", "3000").await, (0, 2));
    assert_eq!(client.play(&login, "97773", "0").await, (0, 2));
    assert_eq!(client.play(&login, "5", "240").await, (0, 4));
    let wrong = xml(&login, "97773", "240", Some("00000000000000000000000000000000"));
    assert_eq!(client.tell(PATH, gzip(&wrong)).await, 0);
    assert_eq!(client.qq.heard_today(UIN), before);
    assert_eq!(client.play(&login, "97773", "2999").await, (0, 0));
    assert_eq!(client.play(&login, "97773", "240").await, (0, 3));
    assert_eq!(client.qq.heard_today(UIN), before + 2999);
    client.qq.set_habits(Habits { repeats_count: true, ..Habits::default() });
    assert_eq!(client.play(&login, "97773", "240").await, (0, 0));
    client.qq.revoke_key(UIN);
    assert_eq!(client.play(&login, "97773", "240").await, (0, 1000));
    client.qq.set_habits(Habits {
        plays_without_login: true,
        repeats_count: true,
        ..Habits::default()
    });
    assert_eq!(client.play(&login, "97773", "240").await, (0, 0));
    assert_eq!(client.qq.heard_today(UIN), before + 2999 + 480);
}

#[tokio::test]
async fn plays_may_never_be_credited_and_risk_control_is_told() {
    let (client, login) = start(UIN).await;
    client.qq.set_play_crediting(UIN, Crediting::Never);
    let before = client.counters(&login).await;
    assert_eq!(client.play(&login, "97773", "240").await, (0, 0));
    client.clock.advance(6 * 3600);
    assert_eq!(client.counters(&login).await, before);
    client.qq.set_at_risk(UIN, true);
    assert_eq!(client.play(&login, "97773", "240").await, (2001, 2001));
    let user = ("music.UserInfo.userInfoServer", "GetLoginUserInfo");
    assert_eq!(code_of(&client.call(android(&login), user.0, user.1, json!({})).await), 2001);
    client.qq.set_at_risk(UIN, false);
    assert_eq!(code_of(&client.call(android(&login), user.0, user.1, json!({})).await), 0);
}

#[tokio::test]
async fn the_json_report_counts_once_and_wants_a_sign_and_a_login() {
    let (client, login) = start(UIN).await;
    client.qq.set_play_crediting(UIN, Crediting::AtOnce);
    let before = client.qq.heard_today(UIN);
    let (module, method) = ("music.richFlag.listening", "ListeningMusicReport");
    let param = json!({"pauseFlag": 0, "playList": [], "remainingTime": 0, "songPlayTime": 240, "songid": SONG,
                       "songmid": "0039MnYb0qxYhV", "songtype": 1, "speed": 1});
    for _ in 0..2 {
        let answer = client.signed(&login, module, method, param.clone()).await;
        assert_eq!((&answer["code"], &answer["data"]["retCode"]), (&json!(0), &json!(0)));
    }
    assert_eq!(client.qq.heard_today(UIN), before + 240);
    assert_eq!(
        code_of(&client.call(android(&login), module, method, param.clone()).await),
        500_031
    );
    let nobody = json!({"musicid": 5, "musickey": ""});
    assert_eq!(code_of(&client.signed(&nobody, module, method, param).await), 1000);
}

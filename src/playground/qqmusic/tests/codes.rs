//! Every code with which the music service refuses, each caused by state or by a wrong request.

use serde_json::{Value, json};

use super::super::{Limits, Standing};
use super::*;

const USER: [&str; 2] = ["music.UserInfo.userInfoServer", "GetLoginUserInfo"];
const LOGIN: [&str; 2] = ["music.login.LoginServer", "Login"];

async fn alive(client: &Client, credential: &Value) -> i64 {
    let [module, method] = USER;
    code_of(&client.call(android(credential), module, method, json!({})).await)
}

async fn refresh(client: &Client, credential: &Value) -> Value {
    let [module, method] = LOGIN;
    let mut param = credential.clone();
    param["loginMode"] = 2.into();
    client.call(android(credential), module, method, param).await
}

#[tokio::test]
async fn an_own_thing_without_a_login_is_1000_and_with_one_0() {
    let client = Client::new();
    let [module, method] = USER;
    assert_eq!(code_of(&client.call(anonymous(), module, method, json!({})).await), 1000);
    let credential = client.log_in(UIN).await;
    assert_eq!(alive(&client, &credential).await, 0);
}

#[tokio::test]
async fn a_key_expires_by_the_clock_is_104400_and_is_refreshed() {
    let client = Client::new();
    let old = client.log_in(UIN).await;
    client.clock.advance(259_199);
    assert_eq!(alive(&client, &old).await, 0);
    client.clock.advance(2);
    assert_eq!(alive(&client, &old).await, 104_400);
    let new = refresh(&client, &old).await;
    assert_eq!(code_of(&new), 0, "{new}");
    assert_ne!(new["data"]["musickey"], old["musickey"]);
    assert_eq!(new["data"]["refresh_key"], old["refresh_key"]);
    assert_eq!(alive(&client, &new["data"]).await, 0);
    assert_eq!(alive(&client, &old).await, 104_401);
}

#[tokio::test]
async fn a_key_that_is_unknown_or_anothers_is_104401() {
    let client = Client::new();
    let mut credential = client.log_in(UIN).await;
    credential["str_musicid"] = "1000000078".into();
    assert_eq!(alive(&client, &credential).await, 104_401);
    credential["musickey"] = "Q_H_L_never".into();
    assert_eq!(alive(&client, &credential).await, 104_401);
}

#[tokio::test]
async fn a_revoked_key_cannot_be_refreshed() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    client.qq.revoke_key(UIN);
    assert_eq!(alive(&client, &credential).await, 104_401);
    assert_eq!(code_of(&refresh(&client, &credential).await), 1000);
}

#[tokio::test]
async fn a_logout_ends_the_key() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let logout = client.call(android(&credential), LOGIN[0], "Logout", json!({})).await;
    assert_eq!(code_of(&logout), 0);
    assert_eq!(alive(&client, &credential).await, 104_401);
}

#[tokio::test]
async fn a_fresh_key_is_not_refreshed_20279() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    assert_eq!(code_of(&refresh(&client, &credential).await), 20_279);
    client.clock.advance(61);
    assert_eq!(code_of(&refresh(&client, &credential).await), 0);
}

#[tokio::test]
async fn an_expired_key_is_refreshed_only_with_its_refresh_key_and_login_type() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    client.qq.expire_key(UIN);
    let mut wrong = credential.clone();
    wrong["refresh_key"] = "made-up".into();
    assert_eq!(code_of(&refresh(&client, &wrong).await), 104_401);
    wrong["refresh_key"] = Value::Null;
    wrong["refresh_token"] = Value::Null;
    assert_eq!(code_of(&refresh(&client, &wrong).await), 1000);
    let mut other_type = credential.clone();
    other_type["loginType"] = 1.into();
    assert_eq!(code_of(&refresh(&client, &other_type).await), 104_400);
    wrong["musickey"] = "".into();
    assert_eq!(code_of(&refresh(&client, &wrong).await), 20_261);
    assert_eq!(code_of(&refresh(&client, &credential).await), 0);
}

#[tokio::test]
async fn the_signed_gateway_wants_a_right_sign_2000() {
    let client = Client::new();
    let body = json!({"comm": {"ct": 23, "cv": 0}, "q": {"module": "music.search.SearchCgiService",
        "method": "DoSearchForQQMusicMobile", "param": {"query": "晴天", "num_per_page": 5}}});
    let body = body.to_string();
    for (sign, code) in [(zzc(body.as_bytes()), 0), ("zzcwrong".to_owned(), 2000)] {
        let path = format!("/u6.y.qq.com/cgi-bin/musics.fcg?_=1&sign={sign}");
        let whole: Value =
            serde_json::from_str(&text(client.post(&path, body.clone()).await).await)
                .expect("JSON");
        assert_eq!(whole["q"]["code"], code);
    }
}

#[tokio::test]
async fn a_web_module_without_a_sign_is_500031() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let comm = json!({"ct": 23, "cv": 0, "uin": credential["str_musicid"], "authst": credential["musickey"]});
    let (module, method) = ("music.soundPower.SoundPowerSvr", "QueryHugevipLevelRule");
    assert_eq!(code_of(&client.call(comm, module, method, json!({})).await), 500_031);
    assert_eq!(code_of(&client.call(android(&credential), module, method, json!({})).await), 0);
}

#[tokio::test]
async fn who_asks_too_often_gets_2001_then_a_slider_109999_until_the_window_ends() {
    let client = Client::new();
    client.qq.set_limits(Limits { requests_per_10_s: 2, ..Limits::default() });
    let mut codes = Vec::new();
    for _ in 0..5 {
        let answer =
            client.call(json!({}), "VipLogin.VipLoginInter", "vip_login_base", json!({})).await;
        codes.push(code_of(&answer));
        if codes.len() == 3 {
            assert!(answer["data"]["feedbackURL"].is_string());
        }
    }
    assert_eq!(codes, [0, 0, 2001, 2001, 109_999]);
    client.clock.advance(11);
    let answer =
        client.call(json!({}), "VipLogin.VipLoginInter", "vip_login_base", json!({})).await;
    assert_eq!(code_of(&answer), 0);
}

#[tokio::test]
async fn unknown_modules_and_methods_are_told_apart() {
    let client = Client::new();
    assert_eq!(code_of(&client.call(json!({}), "music.none", "x", json!({})).await), 500_003);
    assert_eq!(code_of(&client.call(json!({}), LOGIN[0], "x", json!({})).await), 40_000);
}

#[tokio::test]
async fn more_than_twenty_items_are_no_batch() {
    let client = Client::new();
    let mut body = json!({"comm": {}});
    for at in 0..21 {
        body[format!("r{at}")] = json!({"module": USER[0], "method": USER[1], "param": {}});
    }
    let whole: Value =
        serde_json::from_str(&text(client.post(MUSICU, body.to_string()).await).await)
            .expect("JSON");
    assert_eq!(whole["code"], 500_001);
    let garbage = text(client.post(MUSICU, "nonsense".to_owned()).await).await;
    assert!(garbage.contains("500001"));
}

#[tokio::test]
async fn a_directory_that_does_not_exist_is_10004() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let get = |dirid: i64| {
        let param = json!({"disstid": 0, "dirid": dirid, "song_begin": 0, "song_num": 50});
        client.call(android(&credential), "music.srfDissInfo.DissInfo", "CgiGetDiss", param)
    };
    assert_eq!(code_of(&get(200).await), 10_004);
    assert_eq!(code_of(&get(204).await), 10_004);
    assert_eq!(get(201).await["data"]["dirinfo"]["title"], "我喜欢");
    assert_eq!(get(202).await["data"]["songlist"].as_array().expect("songs").len(), 30);
}

#[tokio::test]
async fn uins_of_the_wrong_kind_are_80030_and_80050() {
    let client = Client::new();
    let lists = |uin: &str| {
        let param = json!({"uin": uin});
        client.call(anonymous(), "music.musicasset.PlaylistBaseRead", "GetPlaylistByUin", param)
    };
    assert_eq!(code_of(&lists("oKabc**").await), 80_030);
    assert_eq!(code_of(&lists("1000000077").await), 0);
    let home = |uin: String| {
        let param = json!({"uin": uin, "IsQueryTabDetail": 1});
        let module = "music.UnifiedHomepage.UnifiedHomepageSrv";
        client.call(anonymous(), module, "GetHomepageHeader", param)
    };
    assert_eq!(code_of(&home("1000000077".to_owned()).await), 80_050);
    assert_eq!(code_of(&home("oKnobody**".to_owned()).await), 80_030);
    let credential = client.log_in(UIN).await;
    let euin = credential["encryptUin"].as_str().expect("text").to_owned();
    assert_eq!(code_of(&home(euin).await), 0);
}

#[tokio::test]
async fn a_write_that_cannot_be_is_80092_and_a_second_at_once_10006() {
    let client = Client::new();
    let credential = client.log_in(UIN).await;
    let write = |dir: i64, song: i64| {
        let param =
            json!({"dirId": dir, "tid": 0, "v_songInfo": [{"songId": song, "songType": 0}]});
        client.call(
            android(&credential),
            "music.musicasset.PlaylistDetailWrite",
            "AddSonglist",
            param,
        )
    };
    assert_eq!(code_of(&write(999, 97_773).await), 80_092);
    assert_eq!(code_of(&write(201, 1).await), 80_092);
    assert_eq!(write(201, 97_773).await["data"]["retCode"], 0);
    assert_eq!(write(201, 97_773).await["data"]["retCode"], 10_006);
}

#[tokio::test]
async fn old_clients_are_101404() {
    let client = Client::new();
    let old = json!({"ct": 11, "cv": 0});
    let param = json!({"query": "晴天"});
    let (module, method) = ("music.search.SearchCgiService", "DoSearchForQQMusicMobile");
    assert_eq!(code_of(&client.call(old.clone(), module, method, param).await), 101_404);
    let param = json!({"songmid": ["0039MnYb0qxYhV"], "guid": "a", "songtype": [0]});
    let answer = client.call(old, "music.vkey.GetVkey", "UrlGetVkey", param).await;
    assert_eq!(answer["data"]["midurlinfo"][0]["result"], 101_404);
}

#[tokio::test]
async fn an_account_of_wechat_has_no_friends_101010() {
    let client = Client::new();
    let rank = |credential: Value| {
        let param = json!({"rank_type": 1});
        let comm = android(&credential);
        client.call(comm, "music.activeCenter.FriendRankSvr", "GetRank", param)
    };
    assert_eq!(code_of(&rank(client.log_in_by_wechat(UIN).await).await), 101_010);
    assert_eq!(code_of(&rank(client.log_in(UIN).await).await), 0);
}

#[tokio::test]
async fn an_account_that_may_not_log_in_is_told_why() {
    let client = Client::new();
    let standings = [
        (Standing::BindAbnormal, 20_272),
        (Standing::BindMissing, 20_274),
        (Standing::Restricted, 20_277),
        (Standing::Frozen, 20_278),
        (Standing::Banned, 20_450),
    ];
    let credential = client.log_in(UIN).await;
    client.qq.expire_key(UIN);
    for (standing, code) in standings {
        client.qq.set_standing(UIN, standing);
        let login = client.qq_code(UIN).await;
        assert_eq!(code_of(&client.exchange(&login).await), code);
        assert_eq!(code_of(&refresh(&client, &credential).await), code);
    }
    client.qq.set_standing(UIN, Standing::Good);
    assert_eq!(code_of(&refresh(&client, &credential).await), 0);
}

#[tokio::test]
async fn too_many_devices_are_20279_and_too_many_logins_104604() {
    let client = Client::new();
    client.qq.set_device_limit(UIN, 1);
    client.log_in(UIN).await;
    let code = client.qq_code(UIN).await;
    assert_eq!(code_of(&client.exchange(&code).await), 20_279);
    client.qq.set_device_limit(UIN, 100);
    client.qq.set_limits(Limits { logins_per_minute: 1, ..Limits::default() });
    let code = client.qq_code(UIN).await;
    assert_eq!(code_of(&client.exchange(&code).await), 104_604);
    client.clock.advance(61);
    client.log_in(UIN).await;
}

#[tokio::test]
async fn wrong_codes_and_missing_parameters_of_a_login_are_told_apart() {
    let client = Client::new();
    assert_eq!(code_of(&client.exchange("made-up").await), 20_271);
    assert_eq!(code_of(&client.exchange("").await), 20_261);
    let used = client.qq_code(UIN).await;
    assert_eq!(code_of(&client.exchange(&used).await), 0);
    assert_eq!(code_of(&client.exchange(&used).await), 20_271);
    let login = |comm: Value, param: Value| client.call(comm, LOGIN[0], LOGIN[1], param);
    let wechat = json!({"ct": 11, "cv": 14_090_008, "tmeLoginType": 1});
    let app_id = "wx48db31d50e334801";
    let bogus = json!({"code": "bogus", "strAppid": app_id});
    assert_eq!(code_of(&login(wechat.clone(), bogus.clone()).await), 1000);
    assert_eq!(code_of(&login(wechat, json!({"code": "bogus"})).await), 104_400);
    assert_eq!(code_of(&login(anonymous(), bogus).await), 104_400);
    let code = client.qq_code(UIN).await;
    let qq = json!({"ct": 11, "cv": 14_090_008, "tmeLoginType": 2});
    assert_eq!(code_of(&login(qq, json!({"code": code})).await), 104_400);
}

#[tokio::test]
async fn a_phone_needs_a_captcha_then_patience_then_the_right_code() {
    let client = Client::new();
    let send = |number: &str| {
        let param = json!({"tmeAppid": "qqmusic", "areaCode": "86", "phoneNo": number});
        client.call(anonymous(), LOGIN[0], "SendPhoneAuthCode", param)
    };
    let captcha = send("123").await;
    assert_eq!(code_of(&captcha), 20_276);
    assert!(captcha["data"]["securityURL"].is_string());
    assert_eq!(code_of(&send("10000000001").await), 0);
    assert_eq!(code_of(&send("10000000001").await), 100_001);
    let comm = json!({"ct": 11, "cv": 14_090_008, "tmeLoginType": 0});
    let param = json!({"code": "0", "loginMode": 1, "phoneNo": "10000000001"});
    assert_eq!(code_of(&client.call(comm, LOGIN[0], LOGIN[1], param).await), 20_271);
}

#[tokio::test]
async fn faults_strike_one_method_or_the_whole_gateway() {
    let client = Client::new();
    client.faults.at("qqmusic:VipLogin.VipLoginInter/vip_login_base", Fault::Code(2001), Some(1));
    let vip = || client.call(json!({}), "VipLogin.VipLoginInter", "vip_login_base", json!({}));
    assert_eq!(code_of(&vip().await), 2001);
    assert_eq!(code_of(&vip().await), 0);
    client.faults.at("qqmusic:u.y.qq.com/cgi-bin/musicu.fcg", Fault::Status(502), Some(1));
    let response = client.post(MUSICU, "{}".to_owned()).await;
    assert_eq!(response.status(), StatusCode::BAD_GATEWAY);
    assert_eq!(client.qq.stats().count("VipLogin.VipLoginInter/vip_login_base"), 1);
}
